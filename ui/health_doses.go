package ui

import (
	"fyne.io/fyne/v2"

	"hoanhap/app/date"
	"hoanhap/app/health"
	"hoanhap/ui/kit"
)

// sheetAhead are the days to come whose sheet may be looked at and printed.
const sheetAhead = 7

// step goes to the sheet of another day.
func (s *healthScreen) step(days int) {
	if s.who != 0 || s.at != "doses" {
		return
	}
	s.day = min(s.day+date.Date(days), s.d.Office.Today()+sheetAhead)
	s.read()
}

func (s *healthScreen) showDoses() {
	var rows [][]kit.Cell
	for i := range s.doses {
		l := &s.doses[i]
		given, note, tone := "", "", kit.Normal
		switch {
		case l.Dose != nil && l.Dose.Amount > 0:
			given = l.Dose.Amount.Text()
		case l.Dose != nil:
			given = "–"
		}
		for _, m := range l.Notes() {
			note = also(note, kit.Say(m))
		}
		if l.Without > 0 || len(l.Wait) > 0 {
			tone = kit.Bold
		}
		rows = append(rows, []kit.Cell{{Text: l.Code, Tone: kit.Grey}, {Text: l.Name}, {Text: l.Ordered.Text()}, {Text: given}, {Text: note, Tone: tone}})
	}
	s.acts.Objects = []fyne.CanvasObject{kit.Steps(kit.NewText(s.day.Text(), kit.Strong), s.step), kit.NewButton(kit.T("health.print.doses"), "print", "Ctrl+P", s.print),
		kit.NewPrimary(kit.T("health.dose"), "ok", "", func() { s.onDose(s.grid.Cursor()) })}
	s.table([]kit.Column{healthCol("code", 76, false), healthCol("name", 190, false), reckoned(healthCol("ordered", 86, false), s.whyOrdered), healthCol("given", 72, false), healthCol("note", 260, true)}, rows, "health.none.doses", nil)
	s.open = s.onDose
}

// onDose writes the dose of the day of one line of the sheet; a line that is there stands in the form.
func (s *healthScreen) onDose(i int) {
	if i < 0 || i >= len(s.doses) {
		return
	}
	l, o := s.doses[i], s.d.Office
	f := kit.NewForm().OneColumn(180)
	f.About = ofRows(s.day.String(), l.Note)
	f.Add(tenthsField("dose", required), healthWord("time"), countField("take_home", "health.f.take_home", 0, 0, ""), healthWord("why"))
	values := map[string]string{"dose": l.Ordered.Text()}
	switch {
	case l.Dose != nil:
		values = map[string]string{"dose": l.Dose.Amount.Text(), "time": l.Dose.Time, "take_home": countText(l.Dose.Home), "why": l.Dose.Why}
	case s.day == o.Today():
		values["time"] = o.Now().Format("15:04")
	}
	f.SetValues(values)
	s.d.askForm(kit.T("health.dose.of", "day", s.day, "name", l.Name), kit.T("support.save"), f, func() error {
		return o.Dispense(l.Note, health.Dose{Day: s.day, Amount: tenthsIn(f, "dose"), Time: f.Value("time"), Home: countOf(f, "take_home"), Why: f.Value("why")})
	})
}
