package due

import (
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/stay"
)

// left settles an item that lasts as long as the state (or status) that step i began: by the movement that left it.
func (x *reading) left(it *Item, i int) {
	began := x.steps[i].Now
	for j := i + 1; j < len(x.steps); j++ {
		s := &x.steps[j]
		over := s.Now.State != began.State || s.Now.Away != began.Away
		if it.Code == Decision || it.Code == Contract {
			over = s.Kind == stay.ChangeStatus || s.Now.State == stay.Ended
		}
		if over {
			it.State, it.Settled = Done, Settlement{Day: s.Day, Movement: s.ID, Paper: s.Paper}
			return
		}
	}
}

// settle looks for the act, the paper or the mark that settles an item.
func (x *reading) settle(it *Item) {
	if it.Act.Verb == Issue || it.Code == AftercareDecision {
		x.papers(it)
	}
	if it.State == Open {
		x.come(it)
	}
	if it.State != Open {
		return
	}
	for i := range x.f.Marks {
		m := &x.f.Marks[i]
		if m.Key != it.Key || m.Day > x.on || it.Code == Ack && m.Day < it.Anchor {
			continue
		}
		it.State, it.Missing = Done, nil
		if m.Waived {
			it.State = Waived
		}
		it.Settled = Settlement{Day: m.Day, Paper: m.Paper, Mark: m.ID, Note: m.Note}
	}
}

// come settles what the handover brought: nothing is ticked twice.
func (x *reading) come(it *Item) {
	from, _ := x.since(it)
	if it.Code == Ack { // nobody answers for a person before the release, or before he was sent on
		from = it.Anchor
	}
	for i := range x.f.Come {
		c := &x.f.Come[i]
		if c.Code != it.Code || c.Again || c.Day < from || c.Day > x.on {
			continue
		}
		it.State = Done
		if c.Waived {
			it.State = Waived
		}
		it.Settled = Settlement{Day: c.Day, Paper: c.Paper, Step: c.Step, Received: c.Received, Note: c.Note}
	}
}

// papers settles an item when every paper it asks for was issued since the day it hangs on.
func (x *reading) papers(it *Item) {
	if it.Code == AftercareDecision { // the minutes that hand it over say that it was in hand
		if p := x.paper(it, "handover_minutes_paper", "aftercare_decision"); p != nil {
			it.by(p)
		}
		return
	}
	var last *Paper
	for _, kind := range it.Act.What {
		p := x.paper(it, kind, it.To)
		if p == nil {
			it.Missing = append(it.Missing, kind)
		} else if last == nil || p.Day > last.Day {
			last = p
		}
	}
	if len(it.Missing) == 0 && last != nil {
		it.by(last)
	}
}

func (it *Item) by(p *Paper) {
	it.State, it.Settled = Done, Settlement{Day: p.Day, Paper: p.Number, PaperID: p.ID}
}

// paper is the first paper of a kind for an addressee that belongs to an item.
func (x *reading) paper(it *Item, kind, to string) *Paper {
	from, until := x.since(it)
	i := slices.IndexFunc(x.f.Papers, func(p Paper) bool {
		return p.Kind == kind && p.To == to && from <= p.Day && p.Day <= until
	})
	if i < 0 {
		return nil
	}
	return &x.f.Papers[i]
}

// since is the days within which a paper belongs to an item: from the movement it hangs on, or the one that brought the
// decision, to the eve of the next escape for a search decision.
func (x *reading) since(it *Item) (from, to date.Date) {
	from, to = x.steps[0].Day, x.on
	switch {
	case it.Code == EscapeTold:
		from = it.Anchor
		for i := range x.steps {
			if s := &x.steps[i]; s.Kind == stay.Escape && s.Day > it.Anchor {
				return from, min(to, s.Day-1)
			}
		}
	case it.Movement == 0 && x.clock.HasTerm:
		for i := len(x.steps) - 1; i >= 0 && x.steps[i].Now.Decision == x.clock.Decision.ID; i-- {
			from = x.steps[i].Day
		}
	}
	return from, to
}
