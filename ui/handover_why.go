package ui

import (
	"hoanhap/app"
	"hoanhap/app/due"
	"hoanhap/app/handover"
	"hoanhap/app/say"
	"hoanhap/app/why"
	"hoanhap/ui/kit"
)

// whyEnd explains the end of a line: of the term, or the day of the release as it stands in the book.
func (s *handovers) whyEnd(i int) kit.Figure {
	l := &s.shown[i]
	return kit.Figure{Why: func() kit.Why {
		life, err := s.d.Office.Open(l.Resident)
		if err != nil {
			s.d.Fail(err)
			return kit.Why{}
		}
		e, _ := episodeOf(&life, l.Stay)
		if e == nil {
			return kit.Why{}
		}
		w := e.Clock.WhyEnd(e.Timeline, s.d.Office.Law)
		if l.Released {
			w = e.Timeline.WhyReleased()
		}
		return s.d.whySum(&w)
	}}
}

// whyDue explains by when a commune answers, or how late its answer is.
func (s *handovers) whyDue(i int) kit.Figure {
	l := &s.shown[i]
	if l.Due == 0 {
		return kit.Figure{}
	}
	return kit.Figure{Why: func() kit.Why {
		f := s.d.answerFigures(l.Stay, l.Late > 0)
		if len(f) == 0 {
			return kit.Why{}
		}
		return f[0].Why()
	}}
}

// answerFigures are the day of a commune's answer and how far it is, the one that is shown first.
func (d *Desk) answerFigures(stay int64, late bool) []kit.Figure {
	items, err := d.Office.DueOf(stay, d.Office.Today())
	if err != nil {
		d.Fail(err)
	}
	for i := range items {
		if it := &items[i]; it.Code == due.Ack && !it.Expected {
			if late {
				return []kit.Figure{d.dueLeft(it), d.dueDay(it)}
			}
			return []kit.Figure{d.dueDay(it), d.dueLeft(it)}
		}
	}
	return nil
}

// whyPlace explains a number of a commune.
func (s *handovers) whyPlace(what string) func(i int) kit.Figure {
	return func(i int) kit.Figure {
		sum := &s.sums[i]
		return kit.Figure{Why: s.d.sumOf(func() why.Sum { return sum.Why(s.book, what) })}
	}
}

// whyChip explains the count of a chip: the lines the typed words let through.
func (s *handovers) whyChip(state string) func() kit.Why {
	book := s.fitting
	label := say.Of("handover.late")
	if state != "late" {
		label = say.Of("handover.state." + state)
	}
	return s.d.sumOf(func() why.Sum {
		return app.WhyBook(book, label, func(l *app.HandoverLine) bool { return state == string(l.State) || state == "late" && l.Late > 0 })
	})
}

// figures of Bàn giao besides its lists: the after-care of the one in hand, and how many are listed.
func (s *handovers) figures() []kit.Figure {
	if s.view != 0 {
		return nil
	}
	var out []kit.Figure
	if s.side.h.Stay != 0 {
		out = s.side.aftercare()
	}
	label := say.Of("why.fig.book")
	return append(out, s.d.figure(kit.Say(label), kit.Group(int64(len(s.shown))), func() why.Sum {
		return app.WhyBook(s.shown, label, func(*app.HandoverLine) bool { return true })
	}))
}

// figures of one handover: the answer that is waited for, and the end of the after-care.
func (x *handoverSide) figures() []kit.Figure {
	var out []kit.Figure
	h := &x.h
	if h.State == handover.Released || h.State.Open() {
		out = x.d.answerFigures(h.Stay, h.Late > 0)
	}
	return append(out, x.aftercare()...)
}

// aftercare is the last day of it, where that is known.
func (x *handoverSide) aftercare() []kit.Figure {
	end := x.h.AftercareEnd()
	if end == 0 {
		return nil
	}
	return []kit.Figure{x.d.figure(kit.T("handover.after.end"), end.Text(), x.h.WhyAftercareEnd)}
}

// why explains a figure of what communes report.
func (s *communeReports) why(what string) func(i int) kit.Figure {
	return func(i int) kit.Figure {
		first, last := s.months()
		year := s.year
		return kit.Figure{Why: s.d.sumOf(func() why.Sum { return s.d.orFail(s.d.Office.WhyRehab(year, first, last, i, what)) })}
	}
}
