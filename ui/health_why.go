package ui

import (
	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/why"
	"hoanhap/ui/kit"
)

// healthFigure is a figure of the health desk. Its explanation names nobody.
func (d *Desk) healthFigure(c *app.HealthCount, day date.Date) kit.Figure {
	return d.figure(kit.T("health.count."+c.What), kit.Group(int64(c.N)), func() why.Sum { return c.Why(day) })
}

// whyOrdered explains the dose of a line of the sheet.
func (s *healthScreen) whyOrdered(i int) kit.Figure {
	return kit.Figure{Why: s.d.sumOf(s.doses[i].WhyOrdered)}
}

// whyNext explains the first day on which something is due about somebody.
func (s *healthScreen) whyNext(i int) kit.Figure {
	l := &s.people[i]
	if len(l.Items) == 0 {
		return kit.Figure{}
	}
	it := &l.Items[0]
	return kit.Figure{Name: kit.Say(it.What), Text: it.Day.Text(), Why: s.d.sumOf(func() why.Sum { return it.Sum })}
}
