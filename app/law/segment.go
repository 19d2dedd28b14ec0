package law

import (
	"slices"

	"hoanhap/app/date"
)

func rank(scope string) int {
	switch scope {
	case Nation:
		return 0
	case Centre:
		return 2
	}
	return 1
}

// span is the days a row can be in force; a province's row has one span for each time the centre stood there.
type span struct {
	from, to date.Date
	row      *Row
	order    int
}

// flatten turns overlapping rows into spans of days with the one row in force.
func flatten(rows []Row, provinces []segment) []segment {
	spans, cuts := spansOf(rows, provinces)
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []segment
	for i, from := range cuts {
		if from > date.Max {
			break
		}
		best := inForce(spans, from)
		if best == nil {
			continue
		}
		to := date.Max
		if i+1 < len(cuts) {
			to = cuts[i+1] - 1
		}
		if n := len(out); n > 0 && out[n-1].row == best.row && out[n-1].to == from-1 {
			out[n-1].to = to
			continue
		}
		out = append(out, segmentOf(from, to, best.row))
	}
	return out
}

func spansOf(rows []Row, provinces []segment) (spans []span, cuts []date.Date) {
	add := func(from, to date.Date, row *Row, i int) {
		if from <= to {
			spans = append(spans, span{from, to, row, i})
			cuts = append(cuts, from, to+1)
		}
	}
	for i := range rows {
		r := &rows[i]
		to := r.To
		if to == 0 {
			to = date.Max
		}
		if rank(r.Scope) != 1 {
			add(r.From, to, r, i)
			continue
		}
		for _, p := range provinces {
			if p.row.Value == r.Scope {
				add(max(r.From, p.from), min(to, p.to), r, i)
			}
		}
	}
	return spans, cuts
}

func inForce(spans []span, day date.Date) *span {
	var best *span
	for i := range spans {
		s := &spans[i]
		if s.from > day || s.to < day {
			continue
		}
		if best == nil || s.beats(best) {
			best = s
		}
	}
	return best
}

func (s *span) beats(o *span) bool {
	if a, b := rank(s.row.Scope), rank(o.row.Scope); a != b {
		return a > b
	}
	if s.row.From != o.row.From {
		return s.row.From > o.row.From
	}
	return s.order > o.order
}

func segmentOf(from, to date.Date, row *Row) segment {
	s := segment{from: from, to: to, row: row, dec: Decimal{0, 1}}
	switch kindOf(row.Unit) {
	case wholeKind:
		if d, ok := parseDecimal(row.Value); ok {
			s.dec, s.n = d, int(d.Num)
		}
	case decimalKind:
		if d, ok := parseDecimal(row.Value); ok {
			s.dec = d
		}
	case boolKind:
		s.yes = row.Value == "yes"
	case dateKind:
		d, _ := date.Parse(row.Value)
		s.n = int(d)
	}
	return s
}
