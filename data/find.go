package data

import (
	"slices"
	"strings"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/stay"
	"hoanhap/app/text"
)

// filter is a search made ready.
type filter struct {
	words    []string // each after a space
	day      date.Date
	dated    bool // depends on where people stand on the day
	open     bool
	statuses []bool // by place in the lists of people.go; nil = any
	states   []bool
}

func newFilter(q app.Search) *filter {
	f := &filter{day: q.Day, open: q.OpenOnly}
	if f.day == 0 {
		f.day = date.Max - 1
	}
	for _, w := range text.Words(text.Near(q.Text)) {
		f.words = append(f.words, " "+w)
	}
	f.statuses = chosen(statuses, q.Statuses)
	f.states = chosen(states, q.States)
	f.dated = f.open || f.statuses != nil || f.states != nil
	return f
}

func chosen[T ~string](list []T, want []string) []bool {
	if len(want) == 0 {
		return nil
	}
	out := make([]bool, len(list))
	for i, v := range list {
		out[i] = slices.Contains(want, string(v))
	}
	return out
}

func (f *filter) text(fold string) bool {
	for _, w := range f.words {
		if !strings.Contains(fold, w) {
			return false
		}
	}
	return true
}

func (f *filter) stands(l *life, pt point) bool {
	switch {
	case f.open && (l == nil || !states[pt.state].Open()):
		return false
	case f.statuses != nil && !f.statuses[pt.status]:
		return false
	}
	return f.states == nil || f.states[pt.state]
}

// Find answers the search box: every typed word begins a word of the line, in any order, without accents.
func (t *tx) Find(q app.Search) (app.Found, error) {
	r, err := t.register(ever)
	if err != nil {
		return app.Found{}, err
	}
	f := newFilter(q)
	if q.Sort == "status" || q.Sort == "state" {
		return r.byPoint(q, f), nil
	}
	var out app.Found
	order := r.order(q.Sort, t.s.opt.CommuneName)
	n := len(r.who)
	if q.Limit == 0 && !f.dated { // the archive: grown step by step it would be copied many times over
		room := n
		if len(f.words) > 0 {
			room = n / 4
		}
		out.Hits = make([]app.Hit, 0, room)
	}
	for k := range n {
		i := placed(order, k, n, q.Desc)
		if !r.fits(f, i) {
			continue
		}
		p := r.who[i]
		wanted := q.Limit == 0 || len(out.Hits) < q.Limit
		if f.dated || wanted {
			l, pt := p.on(f.day)
			if !f.stands(l, pt) {
				continue
			}
			if wanted {
				out.Hits = append(out.Hits, p.line(l, pt))
			}
		}
		out.Total++
	}
	return out, nil
}

// fits reports whether somebody may be an answer, by the line and the last day alone.
func (r *register) fits(f *filter, i int) bool {
	return (!f.open || f.day < r.until[i]) && f.text(r.folds[i])
}

// placed is who stands at place k of n in an order; nil is the order of names.
func placed(order []int32, k, n int, desc bool) int {
	if desc {
		k = n - 1 - k
	}
	if order != nil {
		k = int(order[k])
	}
	return k
}

// byPoint sorts by status or state: they change with the day, so matches are dealt into heaps, each in order of names.
func (r *register) byPoint(q app.Search, f *filter) (out app.Found) {
	type found struct {
		p  *person
		l  *life
		pt point
	}
	heaps := make([][]found, max(len(statuses), len(states)))
	for i, p := range r.who {
		if !r.fits(f, i) {
			continue
		}
		l, pt := p.on(f.day)
		if !f.stands(l, pt) {
			continue
		}
		at := pt.state
		if q.Sort == "status" {
			at = pt.status
		}
		if q.Limit == 0 || len(heaps[at]) < q.Limit {
			heaps[at] = append(heaps[at], found{p, l, pt})
		}
		out.Total++
	}
	// Who was never admitted has neither and stands last.
	heaps = append(heaps[1:], heaps[0])
	if q.Desc {
		slices.Reverse(heaps)
	}
	for _, h := range heaps {
		for _, x := range h {
			if q.Limit > 0 && len(out.Hits) == q.Limit {
				return out
			}
			out.Hits = append(out.Hits, x.p.line(x.l, x.pt))
		}
	}
	return out
}

func (p *person) line(l *life, pt point) app.Hit {
	h := p.hit
	if l == nil {
		return h
	}
	h.Stay, h.StayCode = l.id, l.code
	h.State, h.Away, h.Status = states[pt.state], aways[pt.away], statuses[pt.status]
	if h.State != stay.Absent {
		h.Away = ""
	}
	if h.State == stay.Ended {
		h.Ended = pt.to
	}
	return h
}
