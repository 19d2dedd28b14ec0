package ui

import (
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/ui/kit"
)

// ruleGroups are the chips in the order a clerk asks for them, each with the groups of the pack it holds; the centre and
// the holidays have sections of their own.
var ruleGroups = []struct {
	Key string
	Of  []string
}{{"setting", []string{"setting", "account"}}, {"term", []string{"term", "clock"}}, {"due", []string{"due"}}, {"life", []string{"stage", "visit", "labour"}},
	{"rate", []string{"rate"}}, {"words", []string{"words"}}}

// chipOf is the chip a group stands under, "" for none.
func chipOf(group string) string {
	for _, g := range ruleGroups {
		if slices.Contains(g.Of, group) {
			return g.Key
		}
	}
	return ""
}

// rules is the section Quy tắc: every declared number of the law and every setting, with the value in force, its source
// and how sure it is. The office lays a dated row over it.
type rules struct {
	s     *settings
	all   []law.KeyInfo
	shown []law.KeyInfo
	group string
	typed string
	at    law.KeyInfo
	grid  *kit.Grid
	chips *kit.Chips
	side  *fyne.Container
	form  *kit.Form
	from  date.Date // from when who led here wants the rule asked for; 0: it was not said
}

func (s *settings) rules() section {
	r := &rules{s: s}
	for _, g := range ruleGroups {
		for _, k := range s.d.Office.Law.Keys() {
			if chipOf(k.Group) == g.Key {
				r.all = append(r.all, k)
			}
		}
	}
	r.grid = kit.NewGrid([]kit.Column{{Key: "title", Title: kit.T("settings.rule"), Width: 200, Min: 176, Grow: true, Still: true}, {Key: "value", Title: kit.T("settings.value"), Width: 150, Still: true, Align: fyne.TextAlignTrailing},
		{Key: "source", Title: kit.T("settings.source"), Width: 136, Still: true, Quiet: true}, {Key: "mark", Title: kit.T("settings.sure"), Width: 124, Still: true}}, func() int { return len(r.shown) }, r.row)
	r.grid.OnPick = r.onPick
	r.grid.Empty = kit.Empty{Text: kit.T("settings.rule.none")}
	r.chips = kit.NewChips(r.chipList(), r.onChips)
	search := kit.NewSearchBox(kit.T("settings.search"), func(typed string) { r.typed = typed; r.filter() })
	search.OnDown = r.grid.Focus
	r.grid.OnType = func(c rune) { search.Type(c) }
	r.side = kit.Down(4)
	head := kit.Fixed(0, 40, kit.Inset(16, 6, 16, 6, kit.AcrossMid(10, kit.Fixed(156, 28, search), kit.Grow(r.chips))))
	r.pickFirst()
	return section{content: besidePanel(kit.Down(0, head, kit.Grow(r.grid)), r.side), form: r.form, save: r.save}
}

// pickFirst opens the rule a route names, else the first.
func (r *rules) pickFirst() {
	want, day, _ := strings.Cut(r.s.arg, "@")
	r.from, _ = date.Parse(day) // "" is no day
	if info, ok := r.s.d.Office.Law.Key(want); ok && chipOf(info.Group) != "" {
		r.group = chipOf(info.Group)
		r.chips.Set(r.chipList())
	}
	r.filter()
	for i := range r.shown {
		if r.shown[i].Key == want {
			r.grid.Pick(i)
		}
	}
	r.from = 0 // of that rule alone
}

// begins is what "Từ ngày" is proposed to be: the month that misses the rate; today for what the centre decides by itself. From
// when a number of the law holds stands in its paper: today, taken unread, would split a month.
func (r *rules) begins() string {
	switch {
	case r.from != 0:
		return r.from.Text()
	case chipOf(r.at.Group) == "setting":
		return r.s.d.Office.Today().Text()
	}
	return ""
}

func (r *rules) chipList() []kit.Chip {
	n := map[string]int{}
	for _, k := range r.all {
		n[chipOf(k.Group)]++
	}
	var out []kit.Chip
	for _, g := range ruleGroups {
		out = append(out, kit.Chip{Key: g.Key, Word: kit.T("settings.group." + g.Key), Count: kit.Group(int64(n[g.Key])), On: g.Key == r.group})
	}
	return out
}

func (r *rules) onChips(on map[string]bool) {
	r.group = ""
	for g := range on {
		r.group = g
	}
	r.filter()
}

func (r *rules) filter() {
	r.shown = nil
	for _, k := range r.all {
		if (r.group == "" || chipOf(k.Group) == r.group) && (r.typed == "" || matches(titleOf(k)+" "+explainOf(k)+" "+k.Key, r.typed)) {
			r.shown = append(r.shown, k)
		}
	}
	r.grid.Reload()
	if len(r.shown) > 0 {
		r.grid.Pick(0)
	}
}

func (r *rules) row(i int) []kit.Cell {
	k := r.shown[i]
	row, ok := r.s.d.Office.Law.Row(k.Key, r.s.d.Office.Today())
	if !ok {
		return []kit.Cell{{Text: titleOf(k)}, {Text: kit.T("settings.no_row"), Tone: kit.Unknown}, {}, {}}
	}
	mark := kit.Cell{Text: markText(row.Mark), Tone: kit.Grey}
	if unsure(row.Mark) {
		mark.Tone = kit.Bold
	}
	return []kit.Cell{{Text: titleOf(k)}, {Text: strings.TrimSpace(valueText(k.Key, row.Value, row.Unit) + " " + shortUnit(row.Unit))}, {Text: row.Source}, mark}
}

// onPick shows the rule: what it does, its time line, and the fields for a new row.
func (r *rules) onPick(i int) {
	r.at = r.shown[i]
	r.s.arg = r.at.Key
	wide := float32(settingsSide - 40)
	out := []fyne.CanvasObject{kit.NewPara(titleOf(r.at), kit.Block, wide)}
	if row, ok := r.s.d.Office.Law.Row(r.at.Key, r.s.d.Office.Today()); ok {
		out = append(out, kit.NewPara(kit.T("settings.now", "value", valueText(r.at.Key, row.Value, row.Unit), "unit", unitText(r.at, row.Unit)), kit.Strong, wide))
		if unsure(row.Mark) {
			n := kit.Notice{Ground: kit.OchreGround, Title: markText(row.Mark), Lines: []string{kit.T("settings.sure." + row.Mark)}}
			out = append(out, n.Build(wide))
		}
	} else {
		out = append(out, kit.NewPara(kit.T("settings.no_row.text"), kit.Quiet, wide))
	}
	if text := explainOf(r.at); text != "" {
		out = append(out, kit.NewPara(text, kit.Body, wide))
	}
	out = append(out, kit.Gap(0, 4), kit.BlockHead(kit.T("settings.line"), ""))
	out = append(out, r.line(wide)...)
	out = append(out, kit.Gap(0, 4), kit.BlockHead(kit.T("settings.add"), ""), r.newForm(), kit.Gap(0, 4),
		kit.AcrossMid(8, r.s.d.bar(kit.NewPrimary(kit.T("settings.save_row"), "save", "Ctrl+S", r.save), app.RightSettings), kit.Space()))
	r.side.Objects = out
	r.side.Refresh()
	if r.s.now.form != nil { // nil while the section is being built
		r.s.now.form = r.form
		r.s.keepForm()
	}
}

// line is every row of the key, newest first; a row of the office can be withdrawn, a withdrawn one stays to be seen.
func (r *rules) line(wide float32) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	mine := r.s.d.officeRows(r.at.Key)
	rows := r.s.d.Office.Law.Rows(r.at.Key)
	slices.Reverse(rows)
	for _, row := range rows {
		head := []fyne.CanvasObject{kit.NewText(inForce(row.From, row.To), kit.Body), kit.Space(), kit.NewText(valueText(row.Key, row.Value, row.Unit), kit.Strong)}
		for i := range mine {
			if m := mine[i]; row.Mark == law.FromOffice && m.Live() && m.From == row.From && scopeOf(&m) == row.Scope {
				head = append(head, r.s.d.bar(kit.NewQuiet(kit.T("settings.void"), "", func() { r.void(m) }), app.RightSettings))
			}
		}
		note := row.Source + " · " + markText(row.Mark)
		if scope := r.s.d.scopeText(row); scope != "" {
			note += " · " + scope
		}
		if row.Note != "" {
			note += " · " + row.Note
		}
		out = append(out, kit.Fixed(0, 24, kit.AcrossMid(8, head...)), kit.NewPara(note, kit.Caption, wide))
	}
	for i := range mine {
		if m := &mine[i]; !m.Live() {
			out = append(out, kit.NewPara(inForce(m.From, m.To)+": "+valueText(m.Key, m.Value, r.at.Units[0]), kit.Quiet.S(), wide),
				kit.NewPara(m.Source+voidText(m), kit.Caption, wide))
		}
	}
	if len(out) == 0 {
		out = append(out, kit.NewPara(kit.T("settings.history.none"), kit.Quiet, wide))
	}
	return out
}

func (r *rules) newForm() *kit.Form {
	d := r.s.d
	f := kit.NewForm().OneColumn(84)
	value := d.valueField(r.at, kit.T("settings.value"))
	value.Required = !r.at.Optional
	if value.Hint = unitText(r.at, r.at.Units[0]); value.Kind == kit.KindChoice || value.Kind == kit.KindSegment {
		value.Hint = ""
	}
	f.Add(value, d.dayField("from", "settings.from_day", required, func(x *kit.Field) { x.Hint = kit.T("settings.from_day.hint") }),
		&kit.Field{Key: "to", Label: kit.T("settings.to_day"), Kind: kit.KindDate, Width: 104, Parse: d.parseDay(true), Hint: kit.T("settings.to_day.hint")},
		d.scopeField(), word("source", "settings.document", required), word("note", "settings.note"))
	f.Set("from", r.begins())
	f.Set("scope", law.Centre)
	f.SetClean()
	f.About = r.at.Key
	r.form = f
	return f
}

// save lays the row over the pack.
func (r *rules) save() {
	f := r.form
	if f == nil || !f.Ready() {
		return
	}
	d := r.s.d
	row := app.LawRow{Key: r.at.Key, From: d.dayOf(f, "from"), To: d.dayOf(f, "to"), Value: d.storedValue(r.at.Units[0], f.Value(r.at.Key)),
		Source: f.Value("source"), Note: f.Value("note"), Scope: storedScope(f.Value("scope"))}
	err := d.Office.SetLaw([]app.LawRow{row}, "")
	var ps say.Problems
	if errors.As(err, &ps) {
		f.Problems(lawProblems(ps, r.at.Key))
		return
	}
	if err != nil {
		d.Fail(err)
		return
	}
	f.SetClean()
	d.Done()
}

func (r *rules) void(m app.LawRow) {
	r.s.d.askWhy(kit.T("settings.void.title", "title", titleOf(r.at)), kit.T("settings.void.text", "value", valueText(m.Key, m.Value, r.at.Units[0]), "days", inForce(m.From, m.To)),
		kit.T("settings.void.yes"), func(why string) error { return r.s.d.Office.VoidLaw(m.ID, why) })
}
