package ui

import (
	"strconv"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/why"
	"hoanhap/ui/kit"
)

// holidayKinds are what the office may add to the table of a year.
var holidayKinds = []string{law.TetDays, law.NationalNext, law.DayOff, law.DayWorked}

// holidayLine is one line of the table: a day off, or a weekend day that is worked.
type holidayLine struct {
	day    date.Date
	name   string
	made   date.Date // of a make-up day: the holiday it replaces
	sure   bool
	source string
	worked bool
}

// holidays is the section Ngày nghỉ: the days off of a year, which of them are announced, and what the office adds. Terms
// in working days are counted with it.
func (s *settings) holidays() section {
	year := s.d.Office.Today().Year()
	if y, err := strconv.Atoi(s.arg); err == nil {
		year = y
	}
	list := s.holidayLines(year)
	grid := kit.NewGrid([]kit.Column{{Key: "day", Title: kit.T("settings.holiday.day"), Width: 84, Still: true, Why: func(i int) kit.Figure { return s.d.whyHoliday(&list[i]) }}, {Key: "weekday", Title: kit.T("settings.holiday.weekday"), Width: 76, Still: true, Quiet: true},
		{Key: "name", Title: kit.T("settings.holiday.name"), Width: 150, Grow: true, Still: true}, {Key: "sure", Title: kit.T("settings.holiday.sure"), Width: 152, Still: true},
		{Key: "source", Title: kit.T("settings.source"), Width: 180, Still: true, Quiet: true}}, func() int { return len(list) }, func(i int) []kit.Cell { return holidayCells(&list[i]) })
	form := s.holidayForm()
	form.Set("from", date.Of(year, 1, 1).Text())
	save := func() { s.saveHoliday(form) }
	step := func(by int) { s.arg = strconv.Itoa(year + by); s.build() }
	head := kit.Fixed(0, 44, kit.Inset(16, 8, 16, 8, kit.AcrossMid(4, kit.Steps(kit.Fixed(64, 0, kit.NewText(strconv.Itoa(year), kit.Strong).Middle()), step), kit.Gap(8, 0), kit.Grow(kit.NewText(s.holidayNote(list), kit.Quiet).Narrow(100)))))
	rows := []fyne.CanvasObject{kit.BlockHead(kit.T("settings.holiday.add"), ""), form, kit.Gap(0, 4), kit.AcrossMid(8, s.d.bar(kit.NewPrimary(kit.T("settings.save_row"), "save", "Ctrl+S", save), app.RightSettings), kit.Space()),
		kit.Gap(0, 8), kit.BlockHead(kit.T("settings.holiday.mine"), "")}
	rows = append(rows, s.holidayRows()...)
	return section{content: besidePanel(kit.Down(0, head, kit.Grow(grid)), kit.Down(4, rows...)), form: form, save: save}
}

func (s *settings) holidayLines(year int) []holidayLine {
	pack := s.d.Office.Law
	var out []holidayLine
	for _, h := range pack.Holidays(year) {
		out = append(out, holidayLine{day: h.Day, name: h.Name, made: h.For, sure: h.Confirmed, source: h.Source})
	}
	for _, day := range pack.WorkedWeekends(year) {
		out = append(out, holidayLine{day: day, name: kit.T("settings.holiday.worked"), sure: true, worked: true})
	}
	return out
}

func (s *settings) holidayNote(list []holidayLine) string {
	open := 0
	for _, l := range list {
		if !l.sure {
			open++
		}
	}
	if open > 0 {
		return kit.T("settings.holiday.open", "n", len(list), "open", open)
	}
	return kit.T("settings.holiday.all", "n", len(list))
}

func holidayCells(l *holidayLine) []kit.Cell {
	name := l.name
	if l.made != 0 {
		name = kit.T("settings.holiday.made_up", "name", l.name, "day", l.made)
	}
	sure := kit.Cell{Text: kit.T("settings.holiday.announced"), Tone: kit.Grey}
	if !l.sure {
		sure = kit.Cell{Text: kit.T("settings.holiday.expected"), Tone: kit.Bold}
	}
	return []kit.Cell{{Text: l.day.Text()}, {Text: kit.T("weekday." + strconv.Itoa(int(l.day.Weekday())))}, {Text: name}, sure, {Text: l.source}}
}

// whyHoliday explains a day off.
func (d *Desk) whyHoliday(l *holidayLine) kit.Figure {
	return kit.Figure{Name: l.name, Why: d.sumOf(func() why.Sum { return app.WhyHoliday(l.name, l.source, l.made, l.day) })}
}

func (s *settings) holidayForm() *kit.Form {
	f := kit.NewForm().OneColumn(84)
	kinds := make([]kit.Option, len(holidayKinds))
	for i, k := range holidayKinds {
		info, _ := s.d.Office.Law.Key(k)
		kinds[i] = kit.Option{Value: k, Text: titleOf(info)}
	}
	f.Add(&kit.Field{Key: "kind", Label: kit.T("settings.holiday.kind"), Kind: kit.KindChoice, Options: kinds, Required: true}, s.d.dayField("from", "settings.from_day", required),
		&kit.Field{Key: "to", Label: kit.T("settings.to_day"), Kind: kit.KindDate, Width: 104, Parse: s.d.parseDay(true), Hint: kit.T("settings.holiday.one_day")},
		word("name", "settings.holiday.name", required), word("source", "settings.document", required))
	return f
}

func (s *settings) saveHoliday(f *kit.Form) {
	if !f.Ready() {
		return
	}
	row := app.LawRow{Key: f.Value("kind"), From: s.d.dayOf(f, "from"), To: s.d.dayOf(f, "to"), Value: f.Value("name"), Source: f.Value("source")}
	if !s.d.setLaw(f, []app.LawRow{row}, "name") {
		return
	}
	s.arg = strconv.Itoa(row.From.Year())
	s.d.Done()
}

// holidayRows is what the office added, each to be withdrawn with a reason.
func (s *settings) holidayRows() []fyne.CanvasObject {
	wide := float32(settingsSide - 40)
	var out []fyne.CanvasObject
	for _, k := range holidayKinds {
		info, _ := s.d.Office.Law.Key(k)
		for _, m := range s.d.officeRows(k) {
			st := kit.Body
			head := []fyne.CanvasObject{}
			if m.Live() {
				head = append(head, kit.Space(), s.d.bar(kit.NewQuiet(kit.T("settings.void"), "", func() {
					s.d.askWhy(kit.T("settings.void.title", "title", m.Value), kit.T("settings.void.text", "value", m.Value, "days", inForce(m.From, m.To)), kit.T("settings.void.yes"),
						func(why string) error { return s.d.Office.VoidLaw(m.ID, why) })
				}), app.RightSettings))
			} else {
				st = kit.Quiet.S()
			}
			days := m.From.Text()
			if m.To != 0 {
				days = inForce(m.From, m.To)
			}
			out = append(out, kit.Fixed(0, 24, kit.AcrossMid(8, append([]fyne.CanvasObject{kit.NewText(days+" "+m.Value, st).Narrow(290)}, head...)...)),
				kit.NewPara(titleOf(info)+" · "+m.Source+voidText(&m), kit.Caption, wide))
		}
	}
	if len(out) == 0 {
		out = append(out, kit.NewPara(kit.T("settings.history.none"), kit.Quiet, wide))
	}
	return out
}
