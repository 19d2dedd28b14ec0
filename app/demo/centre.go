// Package demo makes a synthetic centre: invented people, their stays and movements over some years, as legal as those of
// a real one, because every stay is folded by the same timeline. It is pure and has no clock: the same seed and last day
// give the same centre. Proportions are plausible, not measured.
package demo

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"

	"hoanhap/app/date"
	"hoanhap/app/exchange"
	"hoanhap/app/law"
	"hoanhap/app/stay"
)

// Size of what is made.
type Size struct {
	Residents int // present (có mặt) on the last day
	Years     int // of history
	Seed      uint64
	Today     date.Date // the last day
}

// Bounds of a size.
const (
	MaxResidents = 20000
	MaxYears     = 15
)

// Centre is what Make made.
type Centre struct {
	Plan     exchange.Plan
	Settings []Setting
	Signers  []Signer
	First    date.Date // first day of the history: the settings hold from there
}

// Setting is a row of the office in the law pack.
type Setting struct{ Key, Value string }

// Signer is who signs papers.
type Signer struct {
	Name, Title, Prefix, For string
	Standard                 bool
}

// Law is what is asked of the law pack.
type Law = exchange.Law

// ErrSize says that a size is out of bounds.
var ErrSize = errors.New("demo: residents or years out of bounds")

// warmUp is how long before the history people are admitted, so that the first day has an opening balance; months.
const warmUp = 40

// builder is one attempt.
type builder struct {
	*World
	Size
	law    Law
	r      *rand.Rand
	first  date.Date
	people []*person
	pool   []*person // out of the centre and likely to come back
	used   map[string]bool
}

// Make makes a centre. The rate of admissions is found by trying: people stay as long as the law of their day says.
func Make(s Size, w *World, l Law) (*Centre, error) {
	if s.Residents < 1 || s.Residents > MaxResidents || s.Years < 1 || s.Years > MaxYears {
		return nil, ErrSize
	}
	want := float64(s.Residents)
	aim := want + 0.6*math.Sqrt(want) // a few too many: they are taken out again
	rate := want / 12.5               // admissions a month
	var best *builder
	for try := uint64(0); try < 12 || best == nil && try < 100; try++ {
		b := &builder{World: w, Size: s, law: l, used: map[string]bool{},
			r:     rand.New(rand.NewPCG(s.Seed, uint64(s.Today)<<8|try)),
			first: s.Today.AddMonths(-12 * s.Years)}
		if err := b.run(rate); err != nil {
			return nil, err
		}
		n := b.present()
		if n >= s.Residents && (best == nil || n < best.present()) {
			best = b
		}
		if best != nil && float64(best.present()) <= want+2+1.2*math.Sqrt(want) {
			break
		}
		rate *= math.Pow(aim/math.Max(float64(n), 1), 0.7)
	}
	if best == nil {
		return nil, fmt.Errorf("demo: no centre of %d residents came out", s.Residents)
	}
	best.overdue()
	best.absences()
	best.thin()
	return best.centre(), nil
}

// run admits people month by month from the warm-up to the last day.
func (b *builder) run(rate float64) error {
	day := b.first.AddMonths(-warmUp)
	for gap := 0.0; ; {
		gap += b.r.ExpFloat64() * 30.4 / rate
		day += date.Date(gap)
		gap -= math.Floor(gap)
		if day > b.Today {
			return nil
		}
		p := b.comes(day)
		c, err := b.course(p, day)
		if err != nil {
			return err
		}
		p.stays = append(p.stays, c)
		if end := c.end(); end != 0 && c.mayReturn() {
			p.free = end + date.Date(60+b.r.IntN(900))
			b.pool = append(b.pool, p)
		}
	}
}

// comes is a new person, or one who was here before: about one in five.
func (b *builder) comes(day date.Date) *person {
	if len(b.pool) > 0 && b.r.Float64() < 0.35 {
		for range 6 {
			i := b.r.IntN(len(b.pool))
			if p := b.pool[i]; p.free <= day {
				b.pool = slices.Delete(b.pool, i, i+1)
				return p
			}
		}
	}
	p := b.person(day)
	b.people = append(b.people, p)
	return p
}

func (b *builder) present() (n int) {
	for _, p := range b.people {
		if p.here() {
			n++
		}
	}
	return n
}

// here reports a person present on the last day.
func (p *person) here() bool {
	return len(p.stays) > 0 && p.stays[len(p.stays)-1].now.State == stay.Present
}

// thin takes out people who are here, one stay only, evenly over the list, until the number is exact. Those who left
// before the history begins go too.
func (b *builder) thin() {
	b.people = slices.DeleteFunc(b.people, func(p *person) bool {
		p.stays = slices.DeleteFunc(p.stays, func(c *course) bool { e := c.end(); return e != 0 && e < b.first })
		return len(p.stays) == 0
	})
	over := b.present() - b.Residents
	for over > 0 {
		i := b.r.IntN(len(b.people))
		if p := b.people[i]; p.here() && (len(p.stays) == 1 || b.Residents < 5) {
			b.people = slices.Delete(b.people, i, i+1)
			over--
		}
	}
}

// overdue keeps a few whose term ended in the last days: their completion has not been recorded yet.
func (b *builder) overdue() {
	left := min(3, b.Residents/60)
	for _, p := range b.people {
		c := p.stays[len(p.stays)-1]
		n := len(c.moves) - 1
		if m := c.moves[n]; left == 0 || m.Kind != stay.Complete || m.Day < b.Today-3 || m.Day >= b.Today {
			continue
		}
		if t, err := stay.Fold(stay.Stay{}, c.decisions, c.moves[:n], b.law, b.Today); err == nil {
			c.moves, c.line, c.now = c.moves[:n], t, t.Last().Now
			left--
		}
	}
}

// absences sees that hospital, mourning leave and procedure all occur on the last day of a centre of some size.
func (b *builder) absences() {
	if b.Residents < 20 {
		return
	}
	for _, k := range []stay.Kind{stay.Hospital, stay.Hospital, stay.Mourning, stay.Procedure, stay.Escape} {
		if b.present() <= b.Residents {
			return
		}
		for range 200 {
			p := b.people[b.r.IntN(len(b.people))]
			if !p.here() {
				continue
			}
			c := p.stays[len(p.stays)-1]
			d := b.Today - date.Date(b.r.IntN(3))
			if c.moves[len(c.moves)-1].Day < d-20 && b.add(c, stay.Movement{Kind: k, Day: d}) == nil {
				break
			}
		}
	}
}

// centre numbers people and stays in the order in which they came.
func (b *builder) centre() *Centre {
	slices.SortStableFunc(b.people, func(x, y *person) int {
		return cmp.Compare(x.stays[0].moves[0].Day, y.stays[0].moves[0].Day)
	})
	out := &Centre{First: b.first, Settings: b.settings(), Signers: b.signers()}
	p := &out.Plan
	for i, q := range b.people {
		number := fmt.Sprintf("%05d", i+1)
		q.Code = "HV" + number
		p.People = append(p.People, q.Person)
		for n, c := range q.stays {
			p.Stays = append(p.Stays, exchange.Stay{Code: "D" + number + "-" + strconv.Itoa(n+1), Person: i, Decisions: c.decisions})
			for _, m := range c.moves {
				p.Movements = append(p.Movements, exchange.Movement{Stay: len(p.Stays) - 1, Movement: m})
			}
		}
	}
	slices.SortStableFunc(p.Movements, func(x, y exchange.Movement) int { return cmp.Compare(x.Day, y.Day) })
	for i := range p.Movements {
		p.Movements[i].ID, p.Movements[i].Rank = int64(i+1), int64(i+1)
	}
	return out
}

func (b *builder) settings() []Setting {
	room := (b.Residents*11/10 + 49) / 50 * 50
	return []Setting{
		{law.CentreKind, "public"}, {law.CentreName, "Cơ sở cai nghiện ma túy số 1 tỉnh " + b.province.Name},
		{law.CentreShort, "Cơ sở cai nghiện số 1 (dữ liệu mẫu)"}, {law.CentreParent, "Công an tỉnh " + b.province.Name},
		{law.CentrePlace, b.province.Name}, {law.CentreAddress, "Xóm Suối Mẫu, " + b.home[0].Kind + " " + b.home[0].Name + ", tỉnh " + b.province.Name},
		{law.CentrePhone, "0210 000 0000"}, {law.CentreHead, b.signers()[0].Name}, {law.CentreSymbol, "CSCN"},
		{law.Capacity, strconv.Itoa(room)}, {law.CentreProvince, b.province.Code},
		{law.DueFrom, (b.Today - 14).String()}, // as if the book had been opened two weeks ago
	}
}

func (b *builder) signers() []Signer {
	return []Signer{
		{Name: "Nguyễn Văn Mẫu", Title: "TRƯỞNG CƠ SỞ", Standard: true},
		{Name: "Trần Thị Ví Dụ", Title: "PHÓ TRƯỞNG CƠ SỞ", Prefix: "KT.", For: "TRƯỞNG CƠ SỞ"},
	}
}
