package app

import (
	"encoding/json"
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/stay"
)

// Late is what was entered after a period was frozen and touches a fact effective on or before its last day
// (bổ sung sau khi chốt), and its exact effect on the figures: in all and by person.
type Late struct {
	Entries []Entry                     // oldest first
	Effect  map[stay.Row][stay.Cols]int // live − frozen, only rows that differ
	People  []LatePerson                // with an entry or an effect, in the order of the entries
}

// LatePerson is what the late entries about one resident did to the figures. The effects of all add up to Late.Effect.
type LatePerson struct {
	Resident   int64
	Code, Name string // of the stay; as frozen when it is no longer counted
	Entries    []Entry
	Effect     map[stay.Row][stay.Cols]int
}

// Explained reports that every difference belongs to somebody about whom a late entry was made.
func (l *Late) Explained() bool {
	for i := range l.People {
		if len(l.People[i].Entries) == 0 {
			return false
		}
	}
	return true
}

// LateEntries compares a frozen period with the figures of now, over the same days.
func (o *Office) LateEntries(p *ClosedPeriod) (Late, error) {
	l := Late{}
	c, err := o.census(stay.Period{Year: p.Year, Month: p.Month, First: p.First, Last: p.Last, Whole: p.Last})
	if err != nil {
		return l, err
	}
	frozen, err := p.Cells()
	if err != nil {
		return l, err
	}
	live := map[stay.Row][stay.Cols]int{}
	for _, r := range stay.Rows {
		live[r] = c.row(r)
	}
	l.Effect = minus(live, frozen)
	var people map[int64]*LatePerson
	var now owners
	err = o.Store.Read(func(tx Tx) error {
		if people, now, err = p.effects(tx, c); err != nil {
			return err
		}
		l.Entries, err = lateEntries(tx, p, people, now)
		return err
	})
	if err != nil {
		return l, err
	}
	l.gather(people, now)
	return l, nil
}

// minus is a − b, cell by cell, only rows that differ.
func minus(a, b map[stay.Row][stay.Cols]int) map[stay.Row][stay.Cols]int {
	out := map[stay.Row][stay.Cols]int{}
	for _, r := range stay.Rows {
		x, y := a[r], b[r]
		for col := range x {
			x[col] -= y[col]
		}
		if x != [stay.Cols]int{} {
			out[r] = x
		}
	}
	return out
}

// owners are people whose frozen lines belong to somebody else now: two records of theirs were merged.
type owners map[int64]int64

func (w owners) of(resident int64) int64 {
	if now, ok := w[resident]; ok {
		return now
	}
	return resident
}

// moved finds the residents of frozen lines whose stays went to another record.
func moved(tx Tx, lines []frozenLine) (owners, error) {
	ids := make([]int64, len(lines))
	for i := range lines {
		ids[i] = lines[i].Stay
	}
	stays, err := All[stay.Stay](tx, "id", ids)
	if err != nil {
		return nil, err
	}
	owner := make(map[int64]int64, len(stays))
	for i := range stays {
		owner[stays[i].ID] = stays[i].ResidentID
	}
	out := owners{}
	for i := range lines {
		if now, ok := owner[lines[i].Stay]; ok && now != lines[i].Resident {
			out[lines[i].Resident] = now
		}
	}
	return out, nil
}

// effects is what changed in the lines of each resident who is or was counted in the period.
func (p *ClosedPeriod) effects(tx Tx, c *Census) (map[int64]*LatePerson, owners, error) {
	var lines []frozenLine
	if err := json.Unmarshal([]byte(p.Lines), &lines); err != nil {
		return nil, nil, err
	}
	gone, err := moved(tx, lines)
	if err != nil {
		return nil, nil, err
	}
	people := map[int64]*LatePerson{}
	person := func(id int64, code, name string) {
		if people[id] == nil {
			people[id] = &LatePerson{Resident: id, Code: code, Name: name}
		}
	}
	now, then := map[int64][]stay.Line{}, map[int64][]stay.Line{}
	for _, l := range c.Lines {
		r := c.people[l.Stay]
		person(l.Resident, r.Stay.Code, r.Resident.Name)
		now[l.Resident] = append(now[l.Resident], l)
	}
	for _, l := range lines {
		who := gone.of(l.Resident)
		person(who, l.Code, l.Name)
		then[who] = append(then[who], l.Line)
	}
	for id, who := range people {
		who.Effect = minus(stay.Tally(now[id]), stay.Tally(then[id]))
	}
	return people, gone, nil
}

func lateEntries(tx Tx, p *ClosedPeriod, counted map[int64]*LatePerson, now owners) (out []Entry, err error) {
	es, err := tx.Entries(EntryQuery{AfterID: p.LastAct})
	if err != nil {
		return nil, err
	}
	for i := range es {
		e := &es[i]
		late := e.Tbl == "movement" && e.Effective <= p.Last
		if (e.Tbl == "resident" || e.Tbl == "decision") && counted[now.of(e.Resident)] != nil {
			if late, err = corrects(tx, e); err != nil {
				return nil, err
			}
		}
		if late {
			out = append(out, *e)
		}
	}
	slices.Reverse(out)
	return out, nil
}

// gather keeps who has an entry or an effect, those with entries first, in their order.
func (l *Late) gather(people map[int64]*LatePerson, now owners) {
	var order []*LatePerson
	for _, e := range l.Entries {
		id := now.of(e.Resident)
		who := people[id]
		if who == nil { // entered and voided again: counted neither then nor now
			who = &LatePerson{Resident: id, Name: e.Label}
			people[id] = who
		}
		if len(who.Entries) == 0 {
			order = append(order, who)
		}
		who.Entries = append(who.Entries, e)
	}
	var rest []*LatePerson
	for _, who := range people {
		if len(who.Entries) == 0 && len(who.Effect) > 0 {
			rest = append(rest, who)
		}
	}
	slices.SortFunc(rest, func(a, b *LatePerson) int { return int(a.Resident - b.Resident) })
	for _, who := range append(order, rest...) {
		l.People = append(l.People, *who)
	}
}

// corrects reports an entry that corrects a fact which holds for all of a person's time.
func corrects(tx Tx, e *Entry) (bool, error) {
	raw, err := tx.EntryContent(e.ID)
	if err != nil {
		return false, err
	}
	if e.Tbl == "decision" {
		var c struct{ Old, New *stay.Decision }
		err := json.Unmarshal(raw, &c)
		return correctedDecision(c.Old, c.New), err
	}
	var c struct{ Old, New *Resident }
	err = json.Unmarshal(raw, &c)
	return correctedPerson(c.Old, c.New), err
}

// correctedPerson: sex, birth and people do not change, so a new value says that the old one was wrong all the time.
// Address, work and schooling do change: a new one is a fact of today, not a correction of the frozen month.
func correctedPerson(old, now *Resident) bool {
	return old != nil && now != nil && (old.Sex != now.Sex || old.Birth != now.Birth || old.Ethnic != now.Ethnic || old.Void != now.Void)
}

// correctedDecision: the day decides the regime, the occurrence says first or again.
func correctedDecision(old, now *stay.Decision) bool {
	return old != nil && now != nil && (old.Day != now.Day || old.Occurrence != now.Occurrence || old.Void != now.Void)
}

// lastFrozen is the last day of the latest frozen period in force, 0 when none is. It is read from the journal, whose
// lines are short: the frozen lists themselves are long.
func lastFrozen(tx Tx) (date.Date, error) {
	es, err := tx.Entries(EntryQuery{Tbl: ClosedPeriod{}.TableName()})
	if err != nil {
		return 0, err
	}
	var last date.Date
	seen := map[int64]bool{}
	for _, e := range es { // newest first: the first line of a period tells how it stands
		if seen[e.Row] {
			continue
		}
		seen[e.Row] = true
		if e.Name == "act.close_period" {
			last = max(last, e.Effective)
		}
	}
	return last, nil
}

// watch notes an entry that comes after the freeze of the days it touches: such an act needs a reason (rules.md §4).
func (a *Act) watch(e *Entry, old, row any) error {
	if a.entry.Why != "" || a.late != 0 {
		return nil
	}
	if !touches(old, row) {
		return nil
	}
	last, err := a.frozenTo()
	if err != nil || last == 0 {
		return err
	}
	if e.Tbl == "movement" {
		if e.Effective <= last {
			a.late = last
		}
		return nil
	}
	spans, err := a.Spans([]int64{e.Resident})
	if err == nil && len(spans) > 0 && spans[0].From <= last {
		a.late = last
	}
	return err
}

// touches reports a row whose change can change figures of days gone by.
func touches(old, row any) bool {
	switch now := row.(type) {
	case *stay.Movement:
		return true
	case *Resident:
		was, _ := old.(*Resident)
		return correctedPerson(was, now)
	case *stay.Decision:
		was, _ := old.(*stay.Decision)
		return correctedDecision(was, now)
	}
	return false
}

func (a *Act) frozenTo() (date.Date, error) {
	if a.frozen == nil {
		last, err := lastFrozen(a)
		if err != nil {
			return 0, err
		}
		a.frozen = &last
	}
	return *a.frozen, nil
}

// askWhy refuses an act that touches a frozen period and gives no reason.
func (a *Act) askWhy() error {
	if a.late == 0 {
		return nil
	}
	return say.Problems{{Field: "why", Msg: say.Of("err.why_late", "last", a.late)}}
}

// NeedsWhy reports that a movement on this day touches a frozen period, so that the form asks for the reason before it
// is sent; last is the last frozen day.
func (o *Office) NeedsWhy(day date.Date) (last date.Date, needs bool) {
	err := o.Store.Read(func(tx Tx) (err error) { last, err = lastFrozen(tx); return err })
	return last, err == nil && day != 0 && day <= last
}
