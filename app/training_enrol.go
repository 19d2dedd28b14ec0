package app

import (
	"strconv"

	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/app/training"
)

// unpaid says why the state does not pay a course for somebody: the rule of the second time (TT 62/2022/TT-BTC Điều 5.6), or
// what the centre wrote. but is the enrolment in question, 0 before it exists.
func (o *Office) unpaid(b *school, c *TrainingClass, stayID int64, from date.Date, own string, but int64) say.Msg {
	if !c.Vocational() {
		return say.Msg{}
	}
	rule, ok := o.Law.Row(trainedAgain, from)
	if own != "" {
		return say.Of("training.unpaid.own", "why", own, "source", rule.Source)
	}
	if !ok || !o.Law.Bool(trainedAgain, from) || !o.again(b, stayID, from) {
		return say.Msg{}
	}
	if earlier := b.trainedBefore(stayID, from, but); earlier != nil {
		return say.Of("training.unpaid.second", "class", b.class[earlier.ClassID].Name, "day", earlier.Span.To-1, "source", rule.Source)
	}
	return say.Msg{}
}

// whyCost explains who pays, whatever comes out: the rule with its source, and what of the person it was asked of.
func (o *Office) whyCost(b *school, c *TrainingClass, stayID int64, from date.Date, unpaid say.Msg) say.Msg {
	rule, ok := o.Law.Row(trainedAgain, from)
	switch {
	case unpaid.Key != "":
		return unpaid
	case !c.Vocational():
		return say.Of("training.why.general")
	case !ok || !o.Law.Bool(trainedAgain, from):
		return say.Of("training.why.no_rule", "day", from)
	case !o.again(b, stayID, from):
		return say.Of("training.why.first", "source", rule.Source)
	}
	return say.Of("training.why.never", "source", rule.Source)
}

// again reports somebody who is in for the second time or more: by the decision, or by an earlier stay of the book.
func (o *Office) again(b *school, stayID int64, on date.Date) bool {
	r, t := b.rows[stayID], b.lines[stayID]
	if r == nil || t == nil {
		return false
	}
	if d := t.Decision(t.On(max(on, t.Entry().Day)).Decision); d != nil && d.Occurrence > 1 {
		return true
	}
	return b.earlierStay(r, t)
}

func (b *school) earlierStay(r *StayRows, t *stay.Timeline) bool {
	for id, other := range b.rows {
		if id != r.Stay.ID && other.Resident.ID == r.Resident.ID && b.lines[id] != nil && b.lines[id].Entry().Day < t.Entry().Day {
			return true
		}
	}
	return false
}

// trainedBefore is the vocational course somebody finished before a day, nil when none.
func (b *school) trainedBefore(stayID int64, before date.Date, but int64) (out *Member) {
	who := b.rows[stayID].Resident.ID
	for class, list := range b.members {
		if !b.class[class].Vocational() {
			continue
		}
		for i := range list {
			m := &list[i]
			if m.Resident == who && m.ID != but && m.Span.To <= before && (m.Result == Passed || m.CertNumber != "") && (out == nil || m.Span.To > out.Span.To) {
				out = m
			}
		}
	}
	return out
}

// Eligibility is whether one resident can be enrolled, and who pays.
type Eligibility struct {
	Stay        int64
	Code, Name  string
	Refusal     say.Msg     // Key "" when he can
	Unpaid      say.Msg     // Key "" when the state pays
	AskedBefore bool        // in again, and nothing known of training: ask him
	Why         say.Msg     // what was looked at, and what follows for the cost; Key "" when refused
	Ceiling     CostCeiling // the most the course may cost for him; Key "" when refused, not paid, or of general education
}

// Candidates judges everybody on the books for a class on a day, by name of the list of stays; places are not counted.
func (o *Office) Candidates(class int64, from date.Date) (out []Eligibility, err error) {
	lines, err := o.Clocks(max(from, 1))
	if err != nil {
		return nil, err
	}
	stays := make([]int64, len(lines))
	for i := range lines {
		stays[i] = lines[i].Stay.ID
	}
	err = o.Store.Read(func(tx Tx) error { out, err = o.judgeLearners(tx, class, from, stays, false); return err })
	return out, err
}

// Eligible judges a list of residents for a class on a day, in their order; who comes after the last place is refused.
func (o *Office) Eligible(class int64, from date.Date, stays ...int64) (out []Eligibility, err error) {
	err = o.Store.Read(func(tx Tx) error { out, err = o.canLearn(tx, class, from, stays); return err })
	return out, err
}

func (o *Office) canLearn(tx Tx, class int64, from date.Date, stays []int64) ([]Eligibility, error) {
	return o.judgeLearners(tx, class, from, stays, true)
}

// freePlaces is the places of a class that nobody has on a day.
func (b *school) freePlaces(c *TrainingClass, class int64, on date.Date) int {
	free := c.Places
	for i := range b.members[class] {
		free -= truth(b.members[class][i].Has(on))
	}
	return free
}

func (o *Office) judgeLearners(tx Tx, class int64, from date.Date, stays []int64, places bool) ([]Eligibility, error) {
	b, err := o.schoolOf(tx, class, stays...)
	if err != nil {
		return nil, err
	}
	c := b.class[class]
	if c == nil {
		return nil, ErrNotFound
	}
	from = max(from, c.First)
	free := b.freePlaces(c, class, from)
	out := make([]Eligibility, 0, len(stays))
	for _, id := range stays {
		r := b.rows[id]
		if r == nil || r.Stay.ID == 0 {
			return nil, ErrNotFound
		}
		e := Eligibility{Stay: id, Code: r.Resident.Code, Name: r.Resident.Name, Refusal: b.refusal(c, id, from)}
		if e.Refusal.Key == "" && places && c.Places > 0 {
			if free--; free < 0 {
				e.Refusal = say.Of("err.training.full", "n", c.Places)
			}
		}
		if e.Refusal.Key == "" {
			o.whoPays(b, c, &e, from)
		}
		out = append(out, e)
	}
	return out, nil
}

// whoPays says of somebody who can be enrolled who pays, by which rule, and how much the course may cost at most.
func (o *Office) whoPays(b *school, c *TrainingClass, e *Eligibility, from date.Date) {
	e.Unpaid = o.unpaid(b, c, e.Stay, from, "", 0)
	e.Why = o.whyCost(b, c, e.Stay, from, e.Unpaid)
	if !c.Vocational() || e.Unpaid.Key != "" {
		return
	}
	e.Ceiling = o.ceilingOf(&b.rows[e.Stay].Resident, c.First)
	e.AskedBefore = o.Law.Bool(trainedAgain, from) && o.again(b, e.Stay, from)
}

// readPeople folds every live stay of some people.
func (o *Office) readPeople(tx Tx, b *school, people []int64) (stays []int64, err error) {
	rows, err := tx.Timelines(StayQuery{Resident: people})
	if err != nil {
		return nil, err
	}
	for i := range rows {
		r := &rows[i]
		if !r.Stay.Live() {
			continue
		}
		stays = append(stays, r.Stay.ID)
		b.rows[r.Stay.ID] = r
		if b.lines[r.Stay.ID], err = r.Fold(o); err != nil {
			return nil, err
		}
	}
	return stays, nil
}

// refusal says why somebody cannot learn in a class from a day on.
func (b *school) refusal(c *TrainingClass, id int64, from date.Date) say.Msg {
	t := b.lines[id]
	if from > c.Last {
		return say.Of("err.training.over", "day", c.Last)
	}
	if t == nil || !t.On(from).State.OnBooks() {
		return say.Of("err.training.not_here", "day", from)
	}
	s := training.Enrolled(b.table[c.ID], from, 0, t.Intervals)
	who := b.rows[id].Resident.ID
	for class, list := range b.members {
		for i := range list {
			m := &list[i]
			if m.Resident != who {
				continue
			}
			if class == c.ID && max(m.Span.From, s.From) < min(m.Span.To, s.To) {
				return say.Of("err.training.already", "day", m.Span.From)
			}
			if day, at, yes := training.Clash(s, m.Span, b.table[c.ID].Table, b.table[class].Table); yes {
				return say.Of("err.training.clash", "class", b.class[class].Name, "slot", at.Text(), "day", day)
			}
		}
	}
	return say.Msg{}
}

// Enrol enrols residents from a day on, all or none. ownCost says for a stay why the state does not pay it, beyond what the
// book knows; it may be nil.
func (o *Office) Enrol(class int64, from date.Date, ownCost map[int64]string, stays ...int64) error {
	if from == 0 {
		return say.Problems{{Field: "day", Msg: say.Of("err.needed")}}
	}
	if len(stays) == 0 {
		return say.Problems{{Field: "day", Msg: say.Of("err.nobody")}}
	}
	return o.do(RightTrain, "act.training.enrol", strconv.Itoa(len(stays))+" người", "", func(a *Act) error {
		judged, err := o.canLearn(a, class, from, stays)
		if err != nil {
			return err
		}
		c, err := Load[TrainingClass](a, class)
		if err != nil {
			return err
		}
		a.entry.Label = c.Name
		for _, e := range judged {
			if e.Refusal.Key != "" {
				return &say.Refused{Msg: say.Of("err.training.of", "name", e.Name, "why", e.Refusal)}
			}
			if err := a.Add(&Enrolment{ClassID: class, StayID: e.Stay, From: max(from, c.First), OwnCost: ownCost[e.Stay]}); err != nil {
				return err
			}
		}
		return nil
	})
}

// oneClassAtATime refuses an act after which one of the stays it touched would sit in two classes at one hour: by a new
// enrolment, by other hours of a class, or because an end was taken back.
func (a *Act) oneClassAtATime(ids []int64, intervals map[int64][]stay.Interval) error {
	rows, err := All[Enrolment](a, "stay_id", ids)
	if err != nil || len(rows) < 2 {
		return err
	}
	type seat struct {
		training.Span
		training.Course
		name string
	}
	seats := map[int64][]seat{}
	for i := range rows {
		e := &rows[i]
		if !e.Live() {
			continue
		}
		c, err := Load[TrainingClass](a, e.ClassID)
		if err != nil {
			return err
		}
		x, err := c.course()
		if err != nil {
			return err
		}
		s := training.Enrolled(x, e.From, e.Dropped, intervals[e.StayID])
		for _, other := range seats[e.StayID] {
			day, at, yes := training.Clash(s, other.Span, x.Table, other.Table)
			if yes {
				return &say.Refused{Msg: say.Of("err.training.two_classes", "class", c.Name, "other", other.name, "slot", at.Text(), "day", day)}
			}
			if e.ClassID == other.Class && max(s.From, other.Span.From) < min(s.To, other.Span.To) {
				return &say.Refused{Msg: say.Of("err.training.already", "day", other.Span.From)}
			}
		}
		seats[e.StayID] = append(seats[e.StayID], seat{s, x, c.Name})
	}
	return nil
}
