package ui

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/ui/kit"
)

// merging is the dialog in which two records of one person are laid side by side and become one.
type merging struct {
	d     *Desk
	view  app.MergeView
	lines []mergeLine
	then  func(kept int64)

	grid   *kit.Grid
	form   *kit.Form
	dialog *kit.Dialog
}

// mergeLine is one line of the comparison. Only a line with a key can be chosen.
type mergeLine struct {
	key, word, kept, other string
	other2                 bool // the other record is right
}

const mergeWide = 860

// OpenMerge compares two records; who is kept can be swapped. then is called with the kept one once they are merged.
func (d *Desk) OpenMerge(kept, other int64, then func(kept int64)) {
	view, err := d.Office.CompareRecords(kept, other)
	if err != nil {
		d.Fail(err)
		return
	}
	s := &merging{d: d, view: view, then: then}
	s.read()
	k, x := &view.Kept.Resident, &view.Other.Resident
	s.grid = kit.NewGrid([]kit.Column{{Key: "fact", Title: kit.T("merge.col.fact"), Width: 190, Quiet: true, Still: true},
		{Key: "kept", Title: kit.T("merge.col.kept", "code", k.Code), Width: 260, Grow: true, Draw: kit.DrawMark, Still: true},
		{Key: "other", Title: kit.T("merge.col.other", "code", x.Code), Width: 260, Grow: true, Draw: kit.DrawMark, Still: true}},
		func() int { return len(s.lines) }, s.row)
	s.grid.Margin, s.grid.OnOpen = 8, s.onChoose
	s.form = kit.NewForm().OneColumn(60)
	s.form.Add(&kit.Field{Key: "why", Label: kit.T("merge.why"), Place: kit.T("merge.why.place"), Required: true})
	s.form.OnLast = s.onMerge
	do := kit.NewPrimary(kit.T("merge.yes.do", "code", k.Code), "people", "", s.onMerge)
	most := 11
	if large() { // with both notices the dialog still fits into 768 lines
		most = 8
	}
	parts := []fyne.CanvasObject{kit.NewPara(kit.T("merge.text"), kit.Quiet, mergeWide-32), kit.Fixed(0, float32(24+22*min(len(s.lines), most)+6), s.grid)}
	if s.unlike() {
		parts = append(parts, (&kit.Notice{Ground: kit.OchreGround, Title: kit.T("merge.unlike"), Lines: []string{kit.T("merge.unlike.text")}}).Build(mergeWide-32))
	}
	if view.Clash != nil {
		parts = append(parts, (&kit.Notice{Ground: kit.OchreGround, Title: kit.T("merge.clash"), Lines: errorLines(view.Clash)}).Build(mergeWide-32))
		do.Disable(kit.T("merge.clash"))
	} else {
		parts = append(parts, kit.NewPara(kit.T("merge.after", "kept", k.Code, "other", x.Code), kit.Body, mergeWide-32), s.form)
	}
	swap := kit.NewButton(kit.T("merge.swap", "code", x.Code), "swap", "", func() { s.dialog.Close(); d.OpenMerge(x.ID, k.ID, then) })
	s.dialog = &kit.Dialog{Title: kit.T("merge.title"), Wide: mergeWide, First: s.grid.Focusable(), Content: kit.Down(8, parts...), Default: 0,
		Buttons: []*kit.Button{kit.NewButton(kit.T("kit.cancel"), "", "Esc", func() { s.dialog.Close() }), swap, do}}
	s.form.About = ofRows("resident", k.ID, x.ID)
	s.dialog.Open(d.Window)
	s.grid.Pick(0)
	d.keepDialog(s.dialog.Title, s.form, s.dialog)
}

// unlike reports two people of whom nothing agrees that tells people apart.
func (s *merging) unlike() bool {
	n := 0
	for _, f := range s.view.Facts {
		if f.Key == "name" || f.Key == "birth" || f.Key == "id_number" {
			n++
		}
	}
	return n == 3
}

// read makes the lines: what differs first, then what the other alone knows, then the stays of both.
func (s *merging) read() {
	for _, f := range s.view.Facts {
		s.lines = append(s.lines, mergeLine{key: f.Key, word: kit.T("merge.fact." + f.Key), kept: factText(f.Key, f.Kept), other: factText(f.Key, f.Other)})
	}
	for _, f := range s.view.Filled {
		s.lines = append(s.lines, mergeLine{word: kit.T("merge.fact." + f.Key), other: factText(f.Key, f.Other), other2: true})
	}
	a, b := stayTexts(&s.view.Kept), stayTexts(&s.view.Other)
	for i := range max(len(a), len(b)) {
		l := mergeLine{}
		if i == 0 {
			l.word = kit.T("merge.row.stays")
		}
		if i < len(a) {
			l.kept = a[i]
		}
		if i < len(b) {
			l.other = b[i]
		}
		s.lines = append(s.lines, l)
	}
}

// factText words a fact of a record.
func factText(key, v string) string {
	switch {
	case v == "":
		return ""
	case key == "sex" || key == "place_sex":
		return kit.T("part.sex." + v)
	case key == "groups":
		return groupWords(v)
	case key == "no_residence" || key == "unable_to_work":
		return kit.T("merge." + v)
	}
	return v
}

func stayTexts(l *app.Life) (out []string) {
	for i := range l.Stays {
		t := l.Stays[i].Timeline
		to := kit.T("merge.row.now")
		if end := t.End(); end != nil {
			to = end.Day.Text()
		}
		out = append(out, kit.T("merge.row.stay", "from", t.Entry().Day, "to", to))
	}
	if len(out) == 0 {
		out = []string{kit.T("merge.row.none")}
	}
	return out
}

func (s *merging) row(i int) []kit.Cell {
	l := &s.lines[i]
	kept, other := kit.Cell{Text: l.kept}, kit.Cell{Text: l.other}
	switch {
	case l.other2:
		other.Mark, other.Tone, kept.Tone = "ok", kit.Bold, kit.Grey
	case l.key != "":
		kept.Mark, kept.Tone, other.Tone = "ok", kit.Bold, kit.Grey
	}
	return []kit.Cell{{Text: l.word}, kept, other}
}

// onChoose says that the other one of the two is right.
func (s *merging) onChoose(i int) {
	if l := &s.lines[i]; l.key != "" {
		l.other2 = !l.other2
		s.grid.Reload()
	}
}

func (s *merging) onMerge() {
	if s.view.Clash != nil {
		return
	}
	if !s.form.Ready() {
		s.form.Problems([]kit.Wrong{{Field: "why", Say: kit.T("err.why_needed")}})
		return
	}
	m := app.Merge{Kept: s.view.Kept.Resident.ID, Other: s.view.Other.Resident.ID, Why: s.form.Value("why")}
	for _, l := range s.lines {
		if l.key != "" && l.other2 {
			m.Take = append(m.Take, l.key)
		}
	}
	s.d.Grave(func() error { return s.d.Office.Merge(m) }, func(err error) {
		if err != nil {
			s.d.beside(s.form, err)
			return
		}
		s.dialog.Close()
		s.then(m.Kept)
		s.d.Done()
	})
}

// choosing asks which other record is of the same person: those most like it first, or whatever is typed.
type choosing struct {
	d    *Desk
	life *app.Life
	like []app.Hit
	hits []app.Hit
	then func(kept int64)

	search *kit.SearchBox
	grid   *kit.Grid
	dialog *kit.Dialog
}

const chooseMost = 12

// OpenMergeWith looks for the other record of a person.
func (d *Desk) OpenMergeWith(life *app.Life, then func(kept int64)) {
	s := &choosing{d: d, life: life, then: then}
	r := &life.Resident
	list, err := d.Office.Similar(r.Name, r.Birth, r.IDNumber)
	if err != nil {
		d.Fail(err)
		return
	}
	for i := range list {
		if h := list[i].Hit; h.Resident != r.ID {
			h.Stays = len(list[i].Stays)
			s.like = append(s.like, h)
		}
	}
	s.hits = s.like
	s.grid = kit.NewGrid([]kit.Column{{Key: "code", Title: kit.T("merge.col.code"), Width: 90, Quiet: true, Still: true},
		{Key: "name", Title: kit.T("merge.col.name"), Width: 200, Grow: true, Still: true}, {Key: "birth", Title: kit.T("merge.col.birth"), Width: 90, Still: true},
		{Key: "number", Title: kit.T("merge.col.number"), Width: 120, Still: true}, {Key: "stays", Title: kit.T("merge.col.stays"), Width: 80, Still: true}},
		func() int { return len(s.hits) }, func(i int) []kit.Cell {
			h := &s.hits[i]
			return []kit.Cell{{Text: h.Code}, {Text: h.Name}, {Text: h.Birth.Text()}, {Text: h.IDNumber}, {Text: strconv.Itoa(h.Stays)}}
		})
	s.grid.Margin, s.grid.OnOpen = 8, func(int) { s.onChosen() }
	s.grid.Empty = kit.Empty{Title: kit.T("merge.pick.none")}
	s.search = kit.NewSearchBox(kit.T("merge.pick.place"), s.onType)
	s.search.OnEnter, s.search.OnDown = s.onChosen, s.grid.Focus
	s.grid.OnType = s.search.Type
	s.dialog = &kit.Dialog{Title: kit.T("merge.pick", "code", r.Code), Wide: 680, First: s.search.Focusable(), Default: 1,
		Content: kit.Down(8, kit.NewPara(kit.T("merge.pick.text", "name", r.Name), kit.Quiet, 648), s.search, kit.Fixed(0, 24+22*8+6, s.grid)),
		Buttons: []*kit.Button{kit.NewButton(kit.T("kit.cancel"), "", "Esc", func() { s.dialog.Close() }), kit.NewPrimary(kit.T("merge.pick.yes"), "", "Enter", s.onChosen)}}
	s.dialog.Open(d.Window)
	if len(s.hits) > 0 {
		s.grid.Pick(0)
	}
}

func (s *choosing) onType(typed string) {
	s.hits = s.like
	if typed != "" {
		found, err := s.d.Office.Find(app.Search{Text: typed, Day: s.d.Office.Today(), Limit: chooseMost})
		if err != nil {
			s.d.Fail(err)
			return
		}
		s.hits = slices.DeleteFunc(found.Hits, func(h app.Hit) bool { return h.Resident == s.life.Resident.ID })
	}
	s.grid.Reload()
	if len(s.hits) > 0 {
		s.grid.Pick(0)
	}
}

func (s *choosing) onChosen() {
	i := s.grid.Cursor()
	if i < 0 || i >= len(s.hits) {
		return
	}
	other := s.hits[i].Resident
	s.dialog.Close()
	s.d.OpenMerge(s.life.Resident.ID, other, s.then)
}

// mergePart is the place of merging on the page Thông tin: what was merged into this record, and the way to merge one more.
func (s *record) mergePart() fyne.CanvasObject {
	open := s.d.bar(kit.NewButton(kit.T("merge.open"), "people", "", s.onMerge), app.RightMerge)
	rows := []fyne.CanvasObject{kit.AcrossMid(0, open, kit.Space())}
	merged, err := s.d.Office.MergedInto(s.life.Resident.ID)
	if err != nil {
		s.d.Fail(err)
	}
	for _, m := range merged {
		part := s.d.bar(kit.NewButton(kit.T("merge.part"), "undo", "", func() { s.onPart(m) }), app.RightMerge)
		rows = append(rows, kit.AcrossMid(10, kit.NewText(kit.T("merge.done", "other", m.Resident.Code, "at", when(m.At), "who", m.Who), kit.Body), part, kit.Space()))
	}
	return kit.Down(6, rows...)
}

func (s *record) onMerge() {
	s.d.OpenMergeWith(&s.life, func(kept int64) {
		if s.id = kept; s.d.now.Screen == "resident" {
			s.d.now.ID = kept
		}
	})
}

func (s *record) onPart(m app.Merged) {
	s.d.askWhy(kit.T("merge.part.title", "code", m.Resident.Code), kit.T("merge.part.text", "code", m.Resident.Code), kit.T("merge.part.yes"),
		func(why string) error { return s.d.Office.Undo(m.Act, why) })
}

// mergeActs are the acts of merging for people chosen in a list.
func (d *Desk) mergeActs(hits ...app.Hit) []kit.Act {
	switch {
	case len(hits) == 1:
		id := hits[0].Resident
		return []kit.Act{d.act(kit.Act{Word: kit.T("merge.open"), Icon: "people", Do: func() {
			life, err := d.Office.Open(id)
			if err != nil {
				d.Fail(err)
				return
			}
			d.OpenMergeWith(&life, func(int64) {})
		}}, app.RightMerge)}
	case len(hits) == 2:
		a, b := hits[0].Resident, hits[1].Resident
		return []kit.Act{d.act(kit.Act{Word: kit.T("merge.open_two"), Icon: "people", Do: func() { d.OpenMerge(a, b, func(int64) {}) }}, app.RightMerge)}
	}
	return nil
}
