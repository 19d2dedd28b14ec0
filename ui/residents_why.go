package ui

import (
	"hoanhap/app"
	"hoanhap/app/say"
	"hoanhap/app/why"
	"hoanhap/ui/kit"
)

// whyDays explains the days that are left to somebody in the list.
func (s *residents) whyDays(i int) kit.Figure {
	h := &s.shown[i]
	if !h.Left.Known || h.Ended != 0 {
		return kit.Figure{}
	}
	return kit.Figure{Why: func() kit.Why {
		for _, f := range s.clockOf(h) {
			if h.Left.Running || !h.Left.HasTerm || f.Name == kit.T("why.fig.left") || f.Name == kit.T("why.fig.over") {
				return f.Why()
			}
		}
		return kit.Why{}
	}}
}

// clockOf are the figures of the clock of somebody in the list, as of the day of the list.
func (s *residents) clockOf(h *app.Hit) []kit.Figure {
	life, err := s.d.Office.Open(h.Resident)
	if err != nil {
		s.d.Fail(err)
		return nil
	}
	e, _ := episodeOf(&life, h.Stay)
	if e == nil || h.Stay == 0 {
		return nil
	}
	c, ok := e.Timeline.Clock(s.on(), s.d.Office.Law)
	if !ok {
		return nil
	}
	return s.d.clockFigures(e.Timeline, &c)
}

// whyChip explains the count of a chip.
func (s *residents) whyChip(key, label string) func() kit.Why {
	counts := s.counts
	return s.d.sumOf(func() why.Sum { return counts.Why(key, say.Of(label)) })
}

// figures of Học viên besides the list and the chips: the clock of the one in hand, and how many are listed.
func (s *residents) figures() []kit.Figure {
	var out []kit.Figure
	if i := s.grid.Cursor(); i >= 0 && i < len(s.shown) {
		h := &s.shown[i]
		out = append(s.clockOf(h), s.d.ageFigure(h.Birth)...)
	}
	label := say.Of("why.fig.listed", "day", s.on())
	return append(out, s.d.figure(kit.Say(label), kit.Group(int64(len(s.shown))), func() why.Sum { return app.WhyHits(label, s.shown) }))
}
