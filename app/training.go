package app

import (
	"cmp"
	"slices"
	"strings"

	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/app/training"
)

// Keys of the law pack that only training reads.
const (
	trainedAgain   = "training_second_unpaid"
	trainingTarget = "training_target"
)

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
	Present, Excused, Missed, Away int         // lessons up to today; Away: on leave that day
	Unpaid                         say.Msg     // why the state does not pay; Key "" when it does
	Ceiling                        CostCeiling // the most the course may cost for him, with the reason; Key "" for general education
}

// ClassView is a class with its people.
type ClassView struct {
	ClassLine
	Members  []Member // live ones, by name as entered
	Warnings []say.Msg
	Ceilings []CostCeiling // on its first day; none for general education
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
		if err := a.classUsed(&c, id); err != nil {
			return err
		}
		a.entry.Label = c.Name
		return a.Withdraw(&c, why)
	})
}

// Classes is every live class that touches a year, the latest first; year 0 is all.
func (o *Office) Classes(year int) (out []ClassLine, err error) {
	err = o.Store.Read(func(tx Tx) error {
		b, err := o.school(tx)
		if err == nil {
			out = o.classLines(b, year)
		}
		return err
	})
	return out, err
}

func (o *Office) classLines(b *school, year int) (out []ClassLine) {
	for i := range b.classes {
		c := &b.classes[i]
		if c.Live() && (year == 0 || c.First.Year() <= year && year <= c.Last.Year()) {
			out = append(out, o.classLine(b, c))
		}
	}
	slices.SortStableFunc(out, func(a, b ClassLine) int { return cmp.Or(int(b.First-a.First), strings.Compare(a.Name, b.Name)) })
	return out
}

// nobody is a resident there is none of: a school of nobody holds the classes alone.
const nobody = -1

// schoolOf reads the school of the people who are enrolled in a class, and of some more stays: everything about them, also in
// other classes and in earlier stays.
func (o *Office) schoolOf(tx Tx, class int64, stays ...int64) (*school, error) {
	rows, err := All[Enrolment](tx, "class_id", class)
	if err != nil {
		return nil, err
	}
	return o.schoolWith(tx, rows, stays)
}

func (o *Office) schoolWith(tx Tx, rows []Enrolment, stays []int64) (*school, error) {
	ids := slices.Clone(stays)
	for i := range rows {
		if rows[i].Live() {
			ids = append(ids, rows[i].StayID)
		}
	}
	people := []int64{nobody}
	if len(ids) > 0 {
		list, err := All[stay.Stay](tx, "id", ids)
		if err != nil {
			return nil, err
		}
		for i := range list {
			people = append(people, list[i].ResidentID)
		}
		slices.Sort(people)
		people = slices.Compact(people)
	}
	return o.school(tx, people...)
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

// school reads every class with its members and computes their spans; of some people alone, when they are named.
func (o *Office) school(tx Tx, people ...int64) (*school, error) {
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
	var of []any
	if len(people) > 0 {
		stays, err := o.readPeople(tx, b, people)
		if err != nil {
			return nil, err
		}
		of = []any{"stay_id", stays}
	}
	rows, err := All[Enrolment](tx, of...)
	if err != nil {
		return nil, err
	}
	if err := o.readStays(tx, b, rows); err != nil {
		return nil, err
	}
	heads, err := All[PaperHead](tx, append([]any{"kind", PaperTrained}, of...)...)
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
		b, err := o.schoolOf(tx, id)
		if err != nil {
			return err
		}
		c := b.class[id]
		if c == nil {
			return ErrNotFound
		}
		v = ClassView{ClassLine: o.classLine(b, c), Members: b.members[id]}
		if c.Vocational() {
			v.Ceilings = o.Ceilings(c.First)
		}
		if err := o.countLessons(tx, b, &v); err != nil {
			return err
		}
		for i := range v.Members {
			m := &v.Members[i]
			m.Unpaid = o.unpaid(b, c, m.StayID, m.Span.From, m.OwnCost, m.ID)
			if c.Vocational() {
				m.Ceiling = o.ceilingOf(&b.rows[m.StayID].Resident, c.First)
			}
		}
		v.Warnings = append(o.classWarnings(c, v.Members), b.contractWarning(c)...)
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

// contractWarning tells of a contract that runs out before the class does.
func (b *school) contractWarning(c *TrainingClass) []say.Msg {
	if p := b.partners[c.PartnerID]; p.ContractEnd != 0 && p.ContractEnd < c.Last {
		return []say.Msg{say.Of("warn.training.contract", "partner", p.Name, "day", p.ContractEnd)}
	}
	return nil
}

// PaperTrained is the certificate of a course taught by the centre itself.
const PaperTrained = "training_certificate"
