package ui

import (
	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/due"
	"hoanhap/app/stay"
	"hoanhap/app/why"
	"hoanhap/ui/kit"
)

// figures of the clock: the end of the term, the days counted, not counted and left. The end comes first: it is what is asked for.
func (d *Desk) clockFigures(t *stay.Timeline, c *stay.Clock) []kit.Figure {
	if !c.HasTerm {
		return []kit.Figure{d.figure(kit.T("clock.no_term.head"), "", func() why.Sum { return c.WhyEnd(t, d.Office.Law) })}
	}
	out := []kit.Figure{
		d.figure(kit.T("why.fig.end"), c.End.Text(), func() why.Sum { return c.WhyEnd(t, d.Office.Law) }),
		d.figure(kit.T("why.fig.served"), kit.Group(int64(c.Served)), func() why.Sum { return c.WhyServed(t) }),
		d.figure(kit.T("why.fig.not_counted"), kit.Group(int64(c.NotCounted)), c.WhyNotCounted)}
	if !c.Point.State.Open() {
		return out
	}
	name, n := kit.T("why.fig.left"), c.Remaining
	if n < 0 {
		name, n = kit.T("why.fig.over"), -n
	}
	return append(out, d.figure(name, kit.Group(int64(n)), c.WhyRemaining))
}

// figures of a record in view: those of the clock, then those of the tab.
func (s *record) figures() []kit.Figure {
	if s.e == nil {
		return s.d.ageFigure(s.life.Resident.Birth)
	}
	out := append(s.d.clockFigures(s.e.Timeline, &s.e.Clock), s.d.ageFigure(s.life.Resident.Birth)...)
	if s.tab == "line" {
		out = append(out, s.dueFigures()...)
	}
	if s.tab == "handover" && s.hand != nil && s.hand.h.Stay != 0 {
		out = append(s.hand.figures(), out...)
	}
	return out
}

// dueFigures are the days of the time line that are still to come, or late.
func (s *record) dueFigures() (out []kit.Figure) {
	items, err := s.d.Office.DueOf(s.e.Stay.ID, s.d.Office.Today())
	if err != nil {
		s.d.Fail(err)
	}
	for i := range items {
		if it := &items[i]; it.State == due.Open {
			out = append(out, s.d.dueFigures(it)...)
		}
	}
	return out
}

// ageFigure is how old somebody is today; nothing where the birth is not known.
func (d *Desk) ageFigure(birth date.Partial) []kit.Figure {
	age, today := birth.Age(d.Office.Today()), d.Office.Today()
	if age < 0 {
		return nil
	}
	return []kit.Figure{d.figure(kit.T("why.fig.age"), kit.Group(int64(age)), func() why.Sum { return app.WhyAge(birth, today) })}
}

// figures of an admission: the end of the term as it is typed, and from when the notice of it is due.
func (s *admission) figures() []kit.Figure {
	a := s.admission()
	c, w, ok := s.d.Office.Preview(&a)
	if !ok || s.status == stay.PreCourt {
		return nil
	}
	return []kit.Figure{s.d.figure(kit.T("why.fig.end"), c.End.Text(), func() why.Sum { return w })}
}
