package exchange

import (
	"cmp"
	"errors"
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/stay"
)

// span is a stay from its entry to its end.
type span struct {
	person, stay int
	from, to     date.Date
	ref          string // cell of the day of the entry
}

// fold judges every stay as a whole sequence, then that the stays of one person do not overlap.
func (p *parser) fold() {
	var spans []span
	for i, r := range p.read {
		if r.bad {
			continue
		}
		if s, ok := p.sequence(i, r); ok {
			spans = append(spans, s)
		}
	}
	p.overlaps(spans)
}

// sequence folds one stay. The movement that makes it illegal is named at its cell.
func (p *parser) sequence(i int, r *stayRow) (span, bool) {
	s := &p.plan.Stays[i]
	if len(r.moves) == 0 {
		p.fault(s.Ref, "err.exchange.no_moves", "code", s.Code)
		return span{}, false
	}
	moves := make([]stay.Movement, len(r.moves))
	for k, m := range r.moves {
		moves[k] = p.plan.Movements[m].Movement
	}
	stay.Queue(moves)
	t, err := stay.Fold(stay.Stay{Code: s.Code}, s.Decisions, moves, p.law, p.today)
	if err != nil {
		p.illegal(s, moves, err)
		return span{}, false
	}
	first := p.plan.Movements[t.Entry().ID-1]
	v := span{person: s.Person, stay: i, from: t.Entry().Day, to: date.Max, ref: first.Ref}
	if e := t.End(); e != nil {
		v.to = e.Day
	}
	return v, true
}

// illegal finds the first movement at which the sequence fails: the shortest beginning that is refused ends with it.
func (p *parser) illegal(s *Stay, moves []stay.Movement, err error) {
	for n := 1; n <= len(moves); n++ {
		if _, e := stay.Fold(stay.Stay{Code: s.Code}, s.Decisions, moves[:n], p.law, p.today); e != nil {
			p.refused(p.plan.Movements[moves[n-1].ID-1].Ref, e)
			return
		}
	}
	p.refused(s.Ref, err)
}

// refused puts a sentence of the timeline at a cell.
func (p *parser) refused(ref string, err error) {
	var r *say.Refused
	if errors.As(err, &r) {
		p.faults = append(p.faults, say.Problem{Field: ref, Msg: r.Msg})
		return
	}
	p.fault(ref, "err.exchange.illegal", "reason", err.Error())
}

// overlaps: a stay may begin on the day the one before ended, never earlier.
func (p *parser) overlaps(spans []span) {
	slices.SortStableFunc(spans, func(a, b span) int {
		return cmp.Or(cmp.Compare(a.person, b.person), cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
	})
	for i := 1; i < len(spans); i++ {
		a, b := spans[i-1], spans[i]
		if a.person != b.person || a.person < 0 || b.from >= a.to {
			continue
		}
		code := p.plan.Stays[a.stay].Code
		if a.to == date.Max {
			p.fault(b.ref, "err.stay.still_open", "stay", code, "from", a.from, "day", b.from)
			continue
		}
		p.fault(b.ref, "err.stay.overlap", "stay", code, "from", a.from, "to", a.to, "day", b.from)
	}
}
