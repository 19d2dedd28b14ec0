package app

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/app/training"
)

// Keys of the law pack that only training reads.
const (
	trainedAgain   = "training_second_unpaid"
	trainingTarget = "training_target"
)

// trainingCeilings are the most that may be spent on a course for one person, by who he is.
var trainingCeilings = []string{"training_disabled", "training_minority", "training_policy", "training_near_poor", "training_other"}

// ClassLine is one class of the list with its numbers.
type ClassLine struct {
	TrainingClass
	Partner                                        string
	Enrolled, Learning, Stopped, Passed, Certified int
}

// Member is one resident of a class: how long, how often, with what result, and who pays.
type Member struct {
	Enrolment
	training.Span
	Resident                       int64
	Code, StayCode, Name           string
	Present, Excused, Missed, Away int     // lessons up to today; Away: on leave that day
	Unpaid                         say.Msg // why the state does not pay; Key "" when it does
}

// ClassView is a class with its people.
type ClassView struct {
	ClassLine
	Members  []Member // live ones, by name as entered
	Warnings []say.Msg
}

func (c *TrainingClass) course() (training.Course, error) {
	t, err := training.ReadTimetable(c.Timetable)
	return training.Course{Class: c.ID, First: c.First, Last: c.Last, Table: t}, err
}

// SaveClass opens a class or changes one (ID not 0); its id is given back.
func (o *Office) SaveClass(c TrainingClass) (int64, error) {
	var p say.Problems
	if strings.TrimSpace(c.Name) == "" {
		p.Add("name", "err.needed")
	}
	if !slices.Contains(Levels, c.Level) {
		p.Add("level", "err.needed")
	}
	if c.Vocational() && c.Occupation == "" {
		p.Add("occupation", "err.training.occupation")
	}
	switch {
	case c.First == 0:
		p.Add("first", "err.needed")
	case c.Last == 0:
		p.Add("last", "err.needed")
	case c.Last < c.First:
		p.Add("last", "err.training.ends_before")
	}
	x, err := c.course()
	if err != nil {
		var more say.Problems
		if more, _ = err.(say.Problems); len(more) == 0 {
			return 0, err
		}
		p = append(p, more...)
	}
	if len(p) > 0 {
		return 0, p
	}
	c.Timetable = x.Table.Text()
	err = o.do(RightTrain, "act.training.class", c.Name, "", func(a *Act) error {
		if err := a.put(&c, c.ID); err != nil {
			return err
		}
		members, err := All[Enrolment](a, "class_id", c.ID)
		for i := range members {
			a.touched[members[i].StayID] = true // the hours may clash now
		}
		return err
	})
	return c.ID, err
}

// VoidClass withdraws a class nobody is enrolled in.
func (o *Office) VoidClass(id int64, why string) error {
	return o.do(RightTrain, "act.training.class_void", "", why, func(a *Act) error {
		c, err := Load[TrainingClass](a, id)
		if err != nil {
			return err
		}
		members, err := All[Enrolment](a, "class_id", id)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(members, func(e Enrolment) bool { return e.Live() }) {
			return &say.Refused{Msg: say.Of("err.training.has_members")}
		}
		a.entry.Label = c.Name
		return a.Withdraw(&c, why)
	})
}

// Classes is every live class that touches a year, the latest first; year 0 is all.
func (o *Office) Classes(year int) (out []ClassLine, err error) {
	err = o.Store.Read(func(tx Tx) error {
		b, err := o.school(tx)
		if err != nil {
			return err
		}
		for i := range b.classes {
			c := &b.classes[i]
			if c.Live() && (year == 0 || c.First.Year() <= year && year <= c.Last.Year()) {
				out = append(out, o.classLine(b, c))
			}
		}
		return nil
	})
	slices.SortStableFunc(out, func(a, b ClassLine) int { return cmp.Or(int(b.First-a.First), strings.Compare(a.Name, b.Name)) })
	return out, err
}

// school is all rows of training, read once.
type school struct {
	classes  []TrainingClass
	class    map[int64]*TrainingClass
	table    map[int64]training.Course
	partners map[int64]Partner
	members  map[int64][]Member // by class, live
	rows     map[int64]*StayRows
	lines    map[int64]*stay.Timeline
}

// school reads every class with its members and computes their spans.
func (o *Office) school(tx Tx) (*school, error) {
	b := &school{class: map[int64]*TrainingClass{}, table: map[int64]training.Course{}, partners: map[int64]Partner{}, members: map[int64][]Member{},
		rows: map[int64]*StayRows{}, lines: map[int64]*stay.Timeline{}}
	var err error
	if b.classes, err = All[TrainingClass](tx); err != nil {
		return nil, err
	}
	for i := range b.classes {
		c := &b.classes[i]
		b.class[c.ID] = c
		if b.table[c.ID], err = c.course(); err != nil {
			return nil, err
		}
	}
	partners, err := All[Partner](tx)
	for _, p := range partners {
		b.partners[p.ID] = p
	}
	if err != nil {
		return nil, err
	}
	rows, err := All[Enrolment](tx)
	if err != nil {
		return nil, err
	}
	if err := o.readStays(tx, b, rows); err != nil {
		return nil, err
	}
	heads, err := All[PaperHead](tx, "kind", PaperTrained)
	void := map[int64]bool{}
	for _, h := range heads {
		void[h.ID] = !h.Live()
	}
	for i := range rows {
		if rows[i].Live() {
			b.add(rows[i], void)
		}
	}
	return b, err
}

// readStays folds the stays of enrolments.
func (o *Office) readStays(tx Tx, b *school, rows []Enrolment) error {
	var ids []int64
	for i := range rows {
		if id := rows[i].StayID; rows[i].Live() && b.rows[id] == nil {
			b.rows[id] = &StayRows{}
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	stays, err := tx.Timelines(StayQuery{IDs: ids})
	if err != nil {
		return err
	}
	for i := range stays {
		r := &stays[i]
		b.rows[r.Stay.ID] = r
		if !r.Stay.Live() {
			continue
		}
		if b.lines[r.Stay.ID], err = r.Fold(o); err != nil {
			return err
		}
	}
	return nil
}

// add computes what one enrolment amounts to. A certificate whose paper was voided is none.
func (b *school) add(e Enrolment, void map[int64]bool) {
	if e.PaperID != 0 && void[e.PaperID] {
		e.CertNumber, e.CertDay, e.PaperID, e.Returned = "", 0, 0, 0
	}
	r := b.rows[e.StayID]
	m := Member{Enrolment: e, Resident: r.Resident.ID, Code: r.Resident.Code, StayCode: r.Stay.Code, Name: r.Resident.Name}
	m.Span = training.Enrolled(b.table[e.ClassID], e.From, e.Dropped, b.intervals(e.StayID))
	b.members[e.ClassID] = append(b.members[e.ClassID], m)
}

func (b *school) intervals(stayID int64) []stay.Interval {
	if t := b.lines[stayID]; t != nil {
		return t.Intervals
	}
	return nil
}

func (o *Office) classLine(b *school, c *TrainingClass) ClassLine {
	l := ClassLine{TrainingClass: *c, Partner: b.partners[c.PartnerID].Name}
	for i := range b.members[c.ID] {
		m := &b.members[c.ID][i]
		l.Enrolled++
		l.Learning += truth(m.Has(o.Today()))
		l.Stopped += truth(m.Stop != "" && m.Span.To <= o.Today())
		l.Passed += truth(m.Result == Passed)
		l.Certified += truth(m.CertNumber != "")
	}
	return l
}

// ClassOf is one class with its people, their attendance, and what is to be warned of.
func (o *Office) ClassOf(id int64) (v ClassView, err error) {
	err = o.Store.Read(func(tx Tx) error {
		b, err := o.school(tx)
		if err != nil {
			return err
		}
		c := b.class[id]
		if c == nil {
			return ErrNotFound
		}
		v = ClassView{ClassLine: o.classLine(b, c), Members: b.members[id], Warnings: append(o.classWarnings(c), b.contractWarning(c)...)}
		if err := o.countLessons(tx, b, &v); err != nil {
			return err
		}
		for i := range v.Members {
			m := &v.Members[i]
			m.Unpaid = o.unpaid(b, c, m.StayID, m.Span.From, m.OwnCost, m.ID)
		}
		return nil
	})
	return v, err
}

func (o *Office) countLessons(tx Tx, b *school, v *ClassView) error {
	var ids []int64
	at := map[int64]*Member{}
	for i := range v.Members {
		ids = append(ids, v.Members[i].ID)
		at[v.Members[i].ID] = &v.Members[i]
	}
	marks, err := All[Attendance](tx, "enrolment_id", ids)
	for i := range marks {
		x, m := &marks[i], at[marks[i].EnrolmentID]
		switch {
		case !x.Live() || !m.Has(x.Day):
		case b.lines[m.StayID].On(x.Day).State == stay.Absent:
			m.Away++
		case x.State == AtLesson:
			m.Present++
		case x.State == Excused:
			m.Excused++
		default:
			m.Missed++
		}
	}
	return err
}

// classWarnings compares the ceiling of a class with the amounts of the law on its first day.
func (o *Office) classWarnings(c *TrainingClass) (out []say.Msg) {
	if c.Ceiling == 0 || !c.Vocational() {
		return nil
	}
	var most, other law.Row
	best := int64(-1)
	for _, k := range trainingCeilings {
		if r, ok := o.Law.Row(k, c.First); ok {
			if n := int64(o.Law.Int(k, c.First)); n > best {
				best, most = n, r
			}
			other = r // the last is that of everybody else
		}
	}
	switch {
	case best < 0:
	case c.Ceiling > best:
		out = append(out, say.Of("warn.training.ceiling", "most", best, "source", most.Source))
	case c.Ceiling > int64(o.Law.Int(trainingCeilings[4], c.First)):
		out = append(out, say.Of("warn.training.ceiling_some", "most", int64(o.Law.Int(trainingCeilings[4], c.First)), "source", other.Source))
	}
	return out
}

// contractWarning tells of a contract that runs out before the class does.
func (b *school) contractWarning(c *TrainingClass) []say.Msg {
	if p := b.partners[c.PartnerID]; p.ContractEnd != 0 && p.ContractEnd < c.Last {
		return []say.Msg{say.Of("warn.training.contract", "partner", p.Name, "day", p.ContractEnd)}
	}
	return nil
}

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
	Refusal     say.Msg // Key "" when he can
	Unpaid      say.Msg // Key "" when the state pays
	AskedBefore bool    // in again, and nothing known of training: ask him
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

func (o *Office) judgeLearners(tx Tx, class int64, from date.Date, stays []int64, places bool) ([]Eligibility, error) {
	b, err := o.school(tx)
	if err != nil {
		return nil, err
	}
	c := b.class[class]
	if c == nil {
		return nil, ErrNotFound
	}
	if err := o.readCandidates(tx, b, stays); err != nil {
		return nil, err
	}
	from = max(from, c.First)
	free := c.Places
	for i := range b.members[class] {
		free -= truth(b.members[class][i].Has(from))
	}
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
			e.Unpaid = o.unpaid(b, c, id, from, "", 0)
			e.AskedBefore = c.Vocational() && e.Unpaid.Key == "" && o.Law.Bool(trainedAgain, from) && o.again(b, id, from)
		}
		out = append(out, e)
	}
	return out, nil
}

// readCandidates adds the stays asked about and every stay of the same people.
func (o *Office) readCandidates(tx Tx, b *school, stays []int64) error {
	rows, err := tx.Timelines(StayQuery{IDs: stays})
	if err != nil || len(stays) == 0 {
		return err
	}
	people := make([]int64, 0, len(rows))
	for i := range rows {
		people = append(people, rows[i].Resident.ID)
	}
	if rows, err = tx.Timelines(StayQuery{Resident: people}); err != nil {
		return err
	}
	for i := range rows {
		r := &rows[i]
		if !r.Stay.Live() {
			continue
		}
		b.rows[r.Stay.ID] = r
		if b.lines[r.Stay.ID], err = r.Fold(o); err != nil {
			return err
		}
	}
	return nil
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

// PaperTrained is the certificate of a course taught by the centre itself.
const PaperTrained = "training_certificate"
