package ui

import "hoanhap/ui/kit"

// figures of Ghi biến động: the clock of one person as it would be with the movement.
func (s *movement) figures() []kit.Figure {
	if len(s.found) != 1 || s.found[0].Timeline == nil {
		return nil
	}
	return s.d.clockFigures(s.found[0].Timeline, &s.found[0].Clock)
}

// whyEnd explains the end of the term of one of many as it would be with the movement.
func (s *movement) whyEnd(i int) kit.Figure {
	v := &s.found[i]
	if v.Timeline == nil || !v.Clock.HasTerm {
		return kit.Figure{}
	}
	return s.d.clockFigures(v.Timeline, &v.Clock)[0]
}
