package data

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/stay"
)

// people keeps the lines of the search box in memory: with 100,000 people a keystroke must answer within a frame, the
// count of all matches included, and no index of SQLite does that for one letter. It is a cache of what a transaction
// would read: every commit that touches a line raises a counter in the file, and a register is used only by a
// transaction that sees its own count.
type people struct {
	build sync.Mutex
	now   atomic.Pointer[register]
	mu    sync.Mutex
	log   []change // of this process, in order of gen
}

type change struct {
	gen int64
	ids []int64
	all bool
}

// register is all people at one count of changes, in the order of names. It is never changed.
type register struct {
	gen   int64
	folds []string    // beside who, for the scan
	until []date.Date // beside who: from this day on no stay of the person stands open
	last  []standing  // beside who: where the person stood last
	who   []*person
	sorts [3]struct {
		once  sync.Once
		order []int32
	}
}

// standing is the last interval of somebody's last stay: what nearly every search asks for, without going to the person.
type standing struct {
	from, to date.Date // nothing is known here of days outside
	pt       point
	stay     int32 // place in person.stays
}

// person is a line of the search and where the person stood when.
type person struct {
	hit   app.Hit
	key   []byte
	fold  string
	stays []life
}

// life is a stay in brief.
type life struct {
	id     int64
	code   string
	points []point
}

type point struct {
	from, to            date.Date
	state, away, status uint8 // places in the lists below
}

var (
	states   = []stay.State{stay.None, stay.Present, stay.Absent, stay.Escaped, stay.Suspended, stay.Custody, stay.Ended}
	aways    = []stay.Kind{"", stay.Hospital, stay.Mourning, stay.Procedure}
	statuses = append([]stay.Status{""}, stay.Statuses...)
)

func placeIn[T comparable](list []T, v T) uint8 { return uint8(max(0, slices.Index(list, v))) }

// logged remembers, before the commit, what it changes; forget takes it back when the commit fails.
func (p *people) logged(c *touched) {
	if !c.any() {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.log = append(p.log, change{c.gen, keys(c.people), c.all})
	if len(p.log) > 1000 {
		p.log = slices.Clone(p.log[500:])
	}
}

func (p *people) forget(c *touched) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.log = slices.DeleteFunc(p.log, func(x change) bool { return x.gen == c.gen && c.any() })
}

// since lists whom the changes after one count up to another concern; ok is false when that is not known.
func (p *people) since(from, to int64) (ids map[int64]bool, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	ids = map[int64]bool{}
	next := from + 1
	for _, c := range p.log {
		if c.gen < next || c.gen > to {
			continue
		}
		if c.gen != next || c.all {
			return nil, false
		}
		for _, id := range c.ids {
			ids[id] = true
		}
		next++
	}
	return ids, next == to+1 && len(ids) <= many
}

// warm reads the register before it is asked for. An error here will be met again by whoever asks.
func (p *people) warm(ctx context.Context, s *Store) {
	_ = s.Read(func(a app.Tx) error {
		_, err := a.(*tx).register(ctx)
		return err
	})
}

// register is the people as this transaction sees them.
func (t *tx) register(ctx context.Context) (*register, error) {
	gen, err := metaInt(t.q, metaChanges)
	if err != nil {
		return nil, err
	}
	p := &t.s.people
	if r := p.now.Load(); r != nil && r.gen == gen && !t.seen.any() {
		return r, nil
	}
	if t.seen.any() {
		return t.own(ctx, gen)
	}
	p.build.Lock()
	defer p.build.Unlock()
	r := p.now.Load()
	if r != nil && r.gen == gen {
		return r, nil
	}
	next, err := t.catchUp(ctx, r, gen)
	if err == nil && (r == nil || r.gen < gen) {
		p.now.Store(next)
	}
	return next, err
}

// own is the people as a transaction sees them that has changed some: for itself alone, it may yet be taken back.
func (t *tx) own(ctx context.Context, gen int64) (*register, error) {
	r := t.s.people.now.Load()
	if r == nil || r.gen != gen || t.seen.all {
		return t.readAll(ctx, gen)
	}
	if err := t.seen.resolve(t.q); err != nil {
		return nil, err
	}
	return t.patch(ctx, r, gen, t.seen.people)
}

func (t *tx) catchUp(ctx context.Context, r *register, gen int64) (*register, error) {
	if r != nil && r.gen < gen {
		if ids, ok := t.s.people.since(r.gen, gen); ok {
			return t.patch(ctx, r, gen, ids)
		}
	}
	return t.readAll(ctx, gen)
}

func (t *tx) readAll(ctx context.Context, gen int64) (*register, error) {
	who, err := t.readPeople(ctx, nil)
	if err != nil {
		return nil, err
	}
	return newRegister(gen, who), nil
}

func newRegister(gen int64, who []*person) *register {
	r := &register{gen: gen, who: who, folds: make([]string, len(who)), until: make([]date.Date, len(who)), last: make([]standing, len(who))}
	for i, p := range who {
		r.folds[i], r.until[i], r.last[i] = p.fold, p.until(), p.last()
	}
	return r
}

// last is the open interval of the last stay; with none open there is no day it speaks of.
func (p *person) last() (s standing) {
	n := len(p.stays)
	if n == 0 {
		return s
	}
	pts := p.stays[n-1].points
	if pt := pts[len(pts)-1]; states[pt.state].Open() {
		s = standing{pt.from, pt.to, pt, int32(n - 1)}
	}
	return s
}

// on is where somebody stood on a day.
func (r *register) on(i int, day date.Date) (stay int, pt point) {
	if s := &r.last[i]; s.from <= day && day < s.to {
		return int(s.stay), s.pt
	}
	return r.who[i].on(day)
}

// patch is a register with some lines read anew.
func (t *tx) patch(ctx context.Context, r *register, gen int64, ids map[int64]bool) (*register, error) {
	fresh, err := t.readPeople(ctx, keys(ids))
	if err != nil {
		return nil, err
	}
	out := make([]*person, 0, len(r.who)+len(fresh))
	for _, p := range r.who {
		if ids[p.hit.Resident] {
			continue
		}
		for len(fresh) > 0 && byName(fresh[0], p) < 0 {
			out, fresh = append(out, fresh[0]), fresh[1:]
		}
		out = append(out, p)
	}
	return newRegister(gen, append(out, fresh...)), nil
}

func byName(a, b *person) int {
	return cmp.Or(bytes.Compare(a.key, b.key), cmp.Compare(a.hit.Resident, b.hit.Resident))
}

// readPeople reads lines from the file, in the order of names; nil is everybody.
func (t *tx) readPeople(ctx context.Context, ids []int64) ([]*person, error) {
	who, err := t.readLines(ids)
	if err != nil {
		return nil, err
	}
	byID := make(map[int64]*person, len(who))
	for _, p := range who {
		byID[p.hit.Resident] = p
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := t.readStays(ids, byID); err != nil {
		return nil, err
	}
	if err := t.readNumbers(ids, byID); err != nil {
		return nil, err
	}
	for _, p := range who {
		p.settle(t.s.opt.CommuneName)
	}
	slices.SortFunc(who, byName)
	return who, ctx.Err()
}

func among(column string, ids []int64) (string, []any, error) {
	if ids == nil {
		return "", nil, nil
	}
	list, err := idList(ids)
	return " AND " + column + " IN (SELECT value FROM json_each(?))", []any{list}, err
}

func (t *tx) readLines(ids []int64) (out []*person, err error) {
	and, args, err := among(`"id"`, ids)
	if err != nil {
		return nil, err
	}
	var slab []person
	err = rowsOf(t.q, `SELECT "id", "code", "name", "birth", "sex", "id_number", "commune", "commune_list", "address", "fold", "sort_key"
		FROM "resident" WHERE "void_why" = ''`+and+` ORDER BY "sort_key", "id"`, args, func(r *sql.Rows) error {
		if len(slab) == cap(slab) {
			slab = make([]person, 0, 1024)
		}
		slab = append(slab, person{})
		p := &slab[len(slab)-1]
		out = append(out, p)
		h := &p.hit
		return r.Scan(&h.Resident, &h.Code, &h.Name, &h.Birth, &h.Sex, &h.IDNumber, &h.Commune, &h.List, &h.Address, &p.fold, &p.key)
	})
	return out, err
}

func (t *tx) readStays(ids []int64, byID map[int64]*person) error {
	and, args, err := among(`s."resident_id"`, ids)
	if err != nil {
		return err
	}
	return rowsOf(t.q, `SELECT s."resident_id", s."id", s."code", i."from_day", i."to_day", i."state", i."away", i."status"
		FROM "stay" s JOIN "stay_interval" i ON i."stay_id" = s."id" WHERE s."void_why" = ''`+and+` ORDER BY s."id", i."n"`, args,
		func(r *sql.Rows) error {
			var who, id int64
			var code, state, away, status string
			var pt point
			if err := r.Scan(&who, &id, &code, &pt.from, &pt.to, &state, &away, &status); err != nil {
				return err
			}
			p := byID[who]
			if p == nil {
				return nil
			}
			pt.state, pt.away = placeIn(states, stay.State(state)), placeIn(aways, stay.Kind(away))
			pt.status = placeIn(statuses, stay.Status(status))
			if n := len(p.stays); n == 0 || p.stays[n-1].id != id {
				p.stays = append(p.stays, life{id: id, code: code})
			}
			l := &p.stays[len(p.stays)-1]
			l.points = append(l.points, pt)
			return nil
		})
}

// readNumbers adds the older identity numbers, by which people are looked for too.
func (t *tx) readNumbers(ids []int64, byID map[int64]*person) error {
	and, args, err := among(`"resident_id"`, ids)
	if err != nil {
		return err
	}
	return rowsOf(t.q, `SELECT "resident_id", "number" FROM "identity_paper" WHERE "void_why" = '' AND "number" <> ''`+and, args,
		func(r *sql.Rows) error {
			var who int64
			var number string
			err := r.Scan(&who, &number)
			if p := byID[who]; p != nil && number != p.hit.IDNumber {
				p.fold += searchable(number)
			}
			return err
		})
}

// settle completes a line: stays in order of time, their codes and the commune's name among what is searched.
func (p *person) settle(commune func(list, code string) string) {
	slices.SortStableFunc(p.stays, func(a, b life) int {
		return cmp.Or(cmp.Compare(a.points[0].from, b.points[0].from), cmp.Compare(a.id, b.id))
	})
	p.hit.Stays = len(p.stays)
	var b strings.Builder
	b.WriteString(p.fold)
	for i := range p.stays {
		b.WriteString(searchable(p.stays[i].code))
	}
	if p.hit.Commune != "" {
		b.WriteString(searchable(commune(p.hit.List, p.hit.Commune)))
	}
	p.fold = b.String()
}

// until is the day from which on no stay of the person is under way.
func (p *person) until() (last date.Date) {
	for i := range p.stays {
		for _, pt := range p.stays[i].points {
			last = max(last, pt.to)
		}
	}
	return last
}

// on is the place of the stay to show on a day, the open one, else the last that had begun, and where it stood; -1 is none.
func (p *person) on(day date.Date) (stayed int, at point) {
	for i := len(p.stays) - 1; i >= 0; i-- {
		for _, pt := range p.stays[i].points {
			if pt.from <= day && day < pt.to {
				return i, pt
			}
		}
	}
	for i := len(p.stays) - 1; i >= 0; i-- {
		pts := p.stays[i].points
		if pts[0].from > day {
			continue
		}
		last := pts[0]
		for _, pt := range pts {
			if pt.from <= day {
				last = pt
			}
		}
		last.state, last.away = placeIn(states, stay.Ended), 0
		return i, last
	}
	return -1, point{}
}

// orders beside that of names, by place in register.sorts.
var orders = map[string]int{"code": 0, "birth": 1, "commune": 2}
