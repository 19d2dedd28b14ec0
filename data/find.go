package data

import (
	"context"
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

func (f *filter) stands(stayed int, pt point) bool {
	switch {
	case f.open && (stayed < 0 || !states[pt.state].Open()):
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
	var found []match // first who, then their lines: grown step by step the lines would be copied many times over
	order := r.order(q.Sort, t.s.opt.CommuneName)
	n := len(r.who)
	for k := range n {
		if k%stride == 0 && q.Over != nil && q.Over() {
			return app.Found{}, context.Canceled
		}
		i := placed(order, k, n, q.Desc)
		if !r.fits(f, i) {
			continue
		}
		wanted := q.Limit == 0 || len(found) < q.Limit
		if f.dated || wanted {
			l, pt := r.on(i, f.day)
			if !f.stands(l, pt) {
				continue
			}
			if wanted {
				found = append(found, match{int32(i), int32(l), pt})
			}
		}
		out.Total++
	}
	out.Hits = make([]app.Hit, len(found))
	for k, m := range found {
		r.who[m.who].line(&out.Hits[k], int(m.stay), m.pt)
	}
	return out, nil
}

// stride is after how many people a search asks whether it is still wanted.
const stride = 4096

// match is somebody found: the place of the person and of the stay.
type match struct {
	who, stay int32
	pt        point
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
	heaps := make([][]match, max(len(statuses), len(states)))
	for i := range r.who {
		if !r.fits(f, i) {
			continue
		}
		l, pt := r.on(i, f.day)
		if !f.stands(l, pt) {
			continue
		}
		at := pt.state
		if q.Sort == "status" {
			at = pt.status
		}
		if q.Limit == 0 || len(heaps[at]) < q.Limit {
			heaps[at] = append(heaps[at], match{int32(i), int32(l), pt})
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
			out.Hits = append(out.Hits, app.Hit{})
			r.who[x.who].line(&out.Hits[len(out.Hits)-1], int(x.stay), x.pt)
		}
	}
	return out
}

// line writes the line of a person who stands in the stay at a place; a negative place is none.
func (p *person) line(h *app.Hit, stayed int, pt point) {
	*h = p.hit
	if stayed < 0 {
		return
	}
	l := &p.stays[stayed]
	h.Stay, h.StayCode = l.id, l.code
	h.State, h.Away, h.Status = states[pt.state], aways[pt.away], statuses[pt.status]
	if h.State != stay.Absent {
		h.Away = ""
	}
	if h.State == stay.Ended {
		h.Ended = pt.to
	}
}
