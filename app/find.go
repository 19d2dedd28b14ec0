package app

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/stay"
	"hoanhap/app/text"
)

// Left is the clock of a stay in brief: what a line of a list shows of it. Days are calendar days.
type Left struct {
	Known     bool // the stay is open and has a clock on the day
	HasTerm   bool
	Running   bool // a stretch off the clock is open: the end is not fixed ("chưa xác định")
	End       date.Date
	Counted   int // days of the term already counted
	Skipped   int // days not counted
	Remaining int // negative: overdue
}

// LeftOf is a clock in brief.
func LeftOf(c *stay.Clock) Left {
	return Left{Known: true, HasTerm: c.HasTerm, Running: c.Running, End: c.End, Counted: c.Served, Skipped: c.NotCounted, Remaining: c.Remaining}
}

// rowsInView is how many lines a window shows at once; for no more does Find compute clocks.
const rowsInView = 100

// Find answers the search box. An answer short enough to be seen at once carries the clocks of its open stays; longer
// lists read them for everybody once (Lefts) and not at every keystroke.
func (o *Office) Find(q Search) (f Found, err error) {
	if q.Day == 0 {
		q.Day = o.Today()
	}
	err = o.Store.Read(func(tx Tx) error {
		if f, err = tx.Find(q); err != nil || len(f.Hits) > rowsInView {
			return err
		}
		return o.addClocks(tx, f.Hits, q.Day)
	})
	return f, err
}

func (o *Office) addClocks(tx Tx, hits []Hit, day date.Date) error {
	place := map[int64]int{}
	var ids []int64
	for i := range hits {
		if hits[i].Stay != 0 && hits[i].State.Open() {
			place[hits[i].Stay] = i
			ids = append(ids, hits[i].Stay)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	rows, err := tx.Timelines(StayQuery{IDs: ids})
	if err != nil {
		return err
	}
	for i := range rows {
		t, err := rows[i].Fold(o)
		if err != nil {
			return err
		}
		if c, ok := t.Clock(day, o.Law); ok {
			hits[place[rows[i].Stay.ID]].Left = LeftOf(&c)
		}
	}
	return nil
}

// Group is a chip of the second group of the list: where people stand.
type Group string

// Groups of a list. Off the books (ngoài sổ) are those open but not under management: escaped, suspended, in custody.
const (
	AllGroups    Group = ""
	GroupPresent Group = "present"
	GroupAbsent  Group = "absent"
	GroupOff     Group = "off"
	GroupEscaped Group = "escaped"
	GroupSoon    Group = "soon" // the term ends in fewer than SoonDays
)

// SoonDays is the chip "Còn dưới 30 ngày": a way of looking, no deadline of the law.
const SoonDays = 30

// ChipGroups in the order of the chips.
var ChipGroups = []Group{GroupPresent, GroupAbsent, GroupOff, GroupEscaped, GroupSoon}

// hitKind is what of a hit the chips ask for. There are few kinds however long the list: the chips count kinds, not hits.
type hitKind struct {
	status stay.Status
	state  stay.State
	soon   bool // the term ends in fewer than SoonDays
}

func kindOf(h *Hit) hitKind {
	return hitKind{h.Status, h.State, h.Left.HasTerm && !h.Left.Running && h.Left.Remaining < SoonDays}
}

func (g Group) has(k hitKind) bool {
	switch g {
	case GroupPresent:
		return k.state == stay.Present
	case GroupAbsent:
		return k.state == stay.Absent
	case GroupOff:
		return k.state.Open() && !k.state.OnBooks()
	case GroupEscaped:
		return k.state == stay.Escaped
	case GroupSoon:
		return k.soon
	}
	return true
}

// Chips are the filters chosen over a list: one of each group or none.
type Chips struct {
	Open   bool // open stays only
	Status stay.Status
	Group  Group
}

// ChipCounts is how many lines each chip would show, given what was typed and the chips of the other groups.
type ChipCounts struct {
	Open   int
	Status map[stay.Status]int
	Group  map[Group]int
	parts  map[string]*chipParts // what each count is made of, by the key of the chip
}

// Choose keeps the hits that the chips let through, in their order and in their own slice (an archive is long), and counts
// for every chip what it would show.
func (c Chips) Choose(hits []Hit) ([]Hit, ChipCounts) {
	kinds := map[hitKind]int{}
	out := hits[:0]
	for i := range hits {
		k := kindOf(&hits[i])
		kinds[k]++
		switch {
		case !c.open(k) || !c.status(k) || !c.Group.has(k):
		case len(out) == i: // it stands where it stays
			out = hits[:i+1]
		default:
			out = append(out, hits[i])
		}
	}
	t := ChipCounts{Status: map[stay.Status]int{}, Group: map[Group]int{}, parts: map[string]*chipParts{}}
	for k, n := range kinds {
		c.count(&t, k, n)
	}
	return out, t
}

func (c Chips) open(k hitKind) bool   { return !c.Open || k.state.Open() }
func (c Chips) status(k hitKind) bool { return c.Status == "" || k.status == c.Status }

// count adds n hits of a kind to the chips that would show them.
func (c Chips) count(t *ChipCounts, k hitKind, n int) {
	if c.status(k) && c.Group.has(k) && k.state.Open() {
		t.Open += n
		t.part(chipOpen, k, n)
	}
	if c.open(k) && c.Group.has(k) {
		t.Status[k.status] += n
		t.part(string(k.status), k, n)
	}
	if !c.open(k) || !c.status(k) {
		return
	}
	for _, g := range ChipGroups {
		if g.has(k) {
			t.Group[g] += n
			t.part(string(g), k, n)
		}
	}
}

// CommuneOf is the commune of a hit as a list shows it: "Xã Mường Bi"; an address outside the catalogue as it is written.
func (o *Office) CommuneOf(h *Hit, day date.Date) string {
	n := o.CommuneName(&Resident{Commune: h.Commune, CommuneList: h.List}, day)
	if n == "" {
		return h.Address
	}
	r := []rune(n)
	return strings.ToUpper(string(r[0])) + string(r[1:])
}

// SortHits orders hits that stand in the order of names by another column: code, birth, status, state, days, commune.
// What has no value stands last; equal ones stay in the order of names.
func (o *Office) SortHits(hits []Hit, column string, desc bool, day date.Date) {
	var by func(a, b *Hit) int
	switch column {
	case "code":
		by = func(a, b *Hit) int { return cmp.Or(len(a.Code)-len(b.Code), cmp.Compare(a.Code, b.Code)) }
	case "birth":
		by = func(a, b *Hit) int { return cmp.Compare(a.Birth.First(), b.Birth.First()) }
	case "status":
		by = func(a, b *Hit) int { return rank(stay.Statuses, a.Status) - rank(stay.Statuses, b.Status) }
	case "state":
		by = func(a, b *Hit) int {
			return cmp.Or(rank(states, a.State)-rank(states, b.State), rank(stay.Kinds, a.Away)-rank(stay.Kinds, b.Away))
		}
	case "days":
		by = func(a, b *Hit) int {
			return cmp.Or(a.Left.place()-b.Left.place(), a.Left.Remaining-b.Left.Remaining, int(b.Ended-a.Ended)) // who left last first
		}
	case "commune":
		o.sortByCommune(hits, desc, day)
		return
	default:
		if desc {
			slices.Reverse(hits)
		}
		return
	}
	slices.SortStableFunc(hits, func(a, b Hit) int {
		if desc {
			return by(&b, &a)
		}
		return by(&a, &b)
	})
}

// place keeps days that can be compared before those not fixed and those without a term.
func (l *Left) place() int {
	switch {
	case l.HasTerm && !l.Running:
		return 0
	case l.HasTerm:
		return 1
	case l.Known:
		return 2
	}
	return 3
}

var states = []stay.State{stay.Present, stay.Absent, stay.Escaped, stay.Suspended, stay.Custody, stay.Ended}

// rank is the place of a value in a list, after all when it is not there.
func rank[T comparable](list []T, v T) int {
	if i := slices.Index(list, v); i >= 0 {
		return i
	}
	return len(list)
}

func (o *Office) sortByCommune(hits []Hit, desc bool, day date.Date) {
	type keyed struct {
		key []byte
		hit Hit
	}
	known := map[string][]byte{} // many people share a commune
	rows := make([]keyed, len(hits))
	for i := range hits {
		name := o.CommuneOf(&hits[i], day)
		key, ok := known[name]
		if !ok {
			key = text.WordKey(name)
			known[name] = key
		}
		rows[i] = keyed{key, hits[i]}
	}
	slices.SortStableFunc(rows, func(a, b keyed) int {
		if desc {
			return bytes.Compare(b.key, a.key)
		}
		return bytes.Compare(a.key, b.key)
	})
	for i := range rows {
		hits[i] = rows[i].hit
	}
}
