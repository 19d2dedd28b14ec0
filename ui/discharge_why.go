package ui

import (
	"hoanhap/app"
	"hoanhap/app/say"
	"hoanhap/app/why"
	"hoanhap/ui/kit"
)

// clockAt is a figure of the clock of a line, by its place in clockFigures.
func (s *discharge) clockAt(i, at int) kit.Figure {
	l := &s.shown[i]
	if !l.Clock.HasTerm {
		return kit.Figure{}
	}
	return kit.Figure{Why: func() kit.Why {
		e, err := s.d.Office.Open(l.Resident.ID)
		if err != nil {
			s.d.Fail(err)
			return kit.Why{}
		}
		if x, _ := episodeOf(&e, l.Stay.ID); x != nil {
			if list := s.d.clockFigures(x.Timeline, &l.Clock); at < len(list) {
				return list[at].Why()
			}
		}
		return kit.Why{}
	}}
}

func (s *discharge) whyEnd(i int) kit.Figure  { return s.clockAt(i, 0) }
func (s *discharge) whyLeft(i int) kit.Figure { return s.clockAt(i, 3) }

// figures of Ra cơ sở besides the list: what is open before the one in hand goes, and how many are listed.
func (s *discharge) figures() []kit.Figure {
	var out []kit.Figure
	if l := s.picked(); l != nil {
		items, err := s.d.Office.OpenBefore(l.Stay.ID, s.d.Office.Today())
		if err != nil {
			s.d.Fail(err)
		}
		for i := range items {
			out = append(out, s.d.dueFigures(&items[i])...)
		}
	}
	label := say.Of("why.fig.leavers")
	return append(out, s.d.figure(kit.Say(label), kit.Group(int64(len(s.shown))), func() why.Sum { return app.WhyLeavers(label, s.shown) }))
}
