package ui

import (
	"strconv"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/ui/kit"
)

// healthActs is what the health desk finds in the menu of the census; nobody else is offered it.
func (s *census) healthActs() []kit.Act {
	if !s.d.Office.Allowed(app.RightHealth) {
		return nil
	}
	return []kit.Act{{Word: kit.T("health.census"), Icon: "health", Do: s.onHealth}}
}

// onHealth shows the figures of the health desk for the last day of the period: figures alone, no names behind them.
func (s *census) onHealth() {
	if s.c == nil {
		return
	}
	o, day := s.d.Office, s.c.Period.Last
	list, err := o.HealthCounts(day)
	if err != nil {
		s.d.Fail(err)
		return
	}
	rows := []fyne.CanvasObject{kit.NewPara(kit.T("health.census.day", "day", day), kit.Quiet, 448)}
	for _, c := range list {
		rows = append(rows, kit.AcrossMid(8, kit.Grow(kit.NewText(kit.T("health.count."+c.What), kit.Body)), kit.NewFigure(strconv.Itoa(c.N), func() kit.Figure { return s.d.healthFigure(&c, day) }, kit.Strong)))
	}
	dlg := &kit.Dialog{Title: kit.T("health.census"), Content: kit.Down(6, rows...)}
	sheet := func(outside bool) func() { return func() { s.d.PrintTable(o.CountTable(day, list, outside)) } }
	dlg.Buttons = []*kit.Button{kit.NewButton(kit.T("kit.close"), "", "Esc", dlg.Close), kit.NewButton(kit.T("health.print.inside"), "print", "", sheet(false)),
		kit.NewPrimary(kit.T("health.print.outside"), "print", "", sheet(true))}
	dlg.Default = 0
	dlg.Open(s.d.Window)
}
