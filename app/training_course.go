package app

import (
	"slices"
	"strconv"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/app/stay"
)

// SheetLine is one person of a class on one day of lessons.
type SheetLine struct {
	Enrolment      int64
	Resident, Stay int64
	Code, Name     string
	State          string    // present, excused, absent; "" not marked yet
	Away           stay.Kind // on leave that evening: cannot be present
}

// Lessons are the days on which a class has lessons, up to today.
func (o *Office) Lessons(c *TrainingClass) ([]date.Date, error) {
	x, err := c.course()
	var out []date.Date
	for d := c.First; err == nil && d <= min(c.Last, o.Today()); d++ {
		if x.Table.On(d) {
			out = append(out, d)
		}
	}
	return out, err
}

// Sheet is the attendance of a class on a day: who learns in it that day, in the order of enrolment.
func (o *Office) Sheet(class int64, day date.Date) (out []SheetLine, err error) {
	err = o.Store.Read(func(tx Tx) error { out, err = o.sheet(tx, class, day); return err })
	return out, err
}

func (o *Office) sheet(tx Tx, class int64, day date.Date) (out []SheetLine, err error) {
	b, err := o.schoolOf(tx, class)
	if err != nil {
		return nil, err
	}
	var ids []int64
	for i := range b.members[class] {
		m := &b.members[class][i]
		if !m.Has(day) {
			continue
		}
		l := SheetLine{Enrolment: m.ID, Resident: m.Resident, Stay: m.StayID, Code: m.Code, Name: m.Name}
		if p := b.lines[m.StayID].On(day); p.State == stay.Absent {
			l.Away = p.Away
		}
		ids, out = append(ids, m.ID), append(out, l)
	}
	marks, err := All[Attendance](tx, "enrolment_id", ids, "day", day.String())
	for _, x := range marks {
		if i := slices.Index(ids, x.EnrolmentID); i >= 0 && x.Live() {
			out[i].State = x.State
		}
	}
	return out, err
}

// Attend writes the attendance of a day, by enrolment (điểm danh). Who is on leave that day is not marked present; what is
// marked already is changed; an empty state takes a mark back.
func (o *Office) Attend(class int64, day date.Date, states map[int64]string) error {
	if day > o.Today() {
		return say.Problems{{Field: "day", Msg: say.Of("err.future", "today", o.Today())}}
	}
	return o.do(RightTrain, "act.training.attend", "", "", func(a *Act) error {
		c, err := Load[TrainingClass](a, class)
		if err != nil {
			return err
		}
		a.entry.Label = c.Name + ", " + day.Text()
		x, err := c.course()
		if err != nil {
			return err
		}
		if day < c.First || day > c.Last || !x.Table.On(day) {
			return say.Problems{{Field: "day", Msg: say.Of("err.training.no_lesson", "day", day)}}
		}
		lines, err := o.sheet(a, class, day)
		if err != nil {
			return err
		}
		known := 0
		for i := range lines {
			state, given := states[lines[i].Enrolment]
			if !given {
				continue
			}
			known++
			if err := a.attend(&lines[i], day, state); err != nil {
				return err
			}
		}
		if known != len(states) {
			return &say.Refused{Msg: say.Of("err.training.not_member", "day", day)}
		}
		return nil
	})
}

func (a *Act) attend(l *SheetLine, day date.Date, state string) error {
	if !slices.Contains([]string{"", AtLesson, Excused, Missed}, state) {
		return say.Problems{{Field: "state", Msg: say.Of("err.needed")}}
	}
	if l.Away != "" && state == AtLesson {
		return &say.Refused{Msg: say.Of("err.training.away", "name", l.Name, "day", day, "what", l.Away)}
	}
	rows, err := All[Attendance](a, "enrolment_id", l.Enrolment, "day", day.String())
	if err != nil {
		return err
	}
	x := Attendance{EnrolmentID: l.Enrolment, Day: day, State: state}
	for i := range rows {
		if old := &rows[i]; old.Live() && state == "" {
			return a.Withdraw(old, a.office.Words["training.unmarked"])
		} else if old.Live() {
			x.ID, x.Note = old.ID, old.Note
		}
	}
	if state == "" {
		return nil
	}
	return a.put(&x, x.ID)
}

// DropOut takes residents out of a class: no lesson from a day on.
func (o *Office) DropOut(day date.Date, why string, enrolments ...int64) error {
	var p say.Problems
	if day == 0 {
		p.Add("day", "err.needed")
	}
	if strings.TrimSpace(why) == "" {
		p.Add("why", "err.why_needed")
	}
	if len(p) > 0 {
		return p
	}
	return o.enrolmentAct("act.training.drop", enrolments, func(_ *Act, m *Member) error {
		if day < m.Span.From || day >= m.Span.To {
			return say.Problems{{Field: "day", Msg: say.Of("err.training.outside", "from", m.Span.From, "to", m.Span.To-1)}}
		}
		if m.Result != "" || m.CertNumber != "" {
			return &say.Refused{Msg: say.Of("err.training.judged", "name", m.Name)}
		}
		m.Enrolment.Dropped, m.DropWhy = day, why
		return nil
	})
}

// Unenrol withdraws an enrolment entered by mistake.
func (o *Office) Unenrol(id int64, why string) error {
	return o.do(RightTrain, "act.training.unenrol", "", why, func(a *Act) error {
		e, err := Load[Enrolment](a, id)
		if err != nil {
			return err
		}
		if e.CertNumber != "" {
			return &say.Refused{Msg: say.Of("err.training.certified", "number", e.CertNumber)}
		}
		return a.Withdraw(&e, why)
	})
}

// enrolmentAct changes enrolments in one act; the label is the class.
func (o *Office) enrolmentAct(name string, ids []int64, f func(*Act, *Member) error) error {
	return o.enrolmentActBy(RightTrain, name, ids, f)
}

func (o *Office) enrolmentActBy(right Right, name string, ids []int64, f func(*Act, *Member) error) error {
	if len(ids) == 0 {
		return say.Problems{{Field: "day", Msg: say.Of("err.nobody")}}
	}
	return o.do(right, name, strconv.Itoa(len(ids))+" người", "", func(a *Act) error {
		rows, err := All[Enrolment](a, "id", ids)
		if err != nil {
			return err
		}
		b, err := o.schoolWith(a, rows, nil)
		if err != nil {
			return err
		}
		for _, id := range ids {
			m := b.member(id)
			if m == nil {
				return ErrNotFound
			}
			a.entry.Label = b.class[m.ClassID].Name
			if err := f(a, m); err != nil {
				return err
			}
			if err := a.Change(&m.Enrolment); err != nil {
				return err
			}
		}
		return nil
	})
}

func (b *school) member(id int64) *Member {
	for class := range b.members {
		for i := range b.members[class] {
			if b.members[class][i].ID == id {
				return &b.members[class][i]
			}
		}
	}
	return nil
}

// Mark is a result of a course: passed or failed, with a mark of ten in tenths.
type Mark struct {
	Enrolment int64
	Result    string
	Tenths    int
}

// JudgeCourse writes results of a course (kết quả). Who left before the end of the class is not judged.
func (o *Office) JudgeCourse(marks ...Mark) error {
	ids, at := make([]int64, len(marks)), map[int64]Mark{}
	for i, m := range marks {
		ids[i], at[m.Enrolment] = m.Enrolment, m
	}
	return o.enrolmentAct("act.training.result", ids, func(_ *Act, m *Member) error {
		k := at[m.ID]
		switch {
		case k.Result != "" && k.Result != Passed && k.Result != Failed:
			return say.Problems{{Field: "result", Msg: say.Of("err.needed")}}
		case k.Tenths < 0 || k.Tenths > 100:
			return say.Problems{{Field: "mark", Msg: say.Of("err.training.mark")}}
		case m.Stop != "" && k.Result == Passed:
			return &say.Refused{Msg: say.Of("err.training.stopped", "name", m.Name, "day", m.Span.To)}
		case m.CertNumber != "" && k.Result != Passed:
			return &say.Refused{Msg: say.Of("err.training.certified", "number", m.CertNumber)}
		}
		m.Result, m.Enrolment.Mark = k.Result, k.Tenths
		return nil
	})
}

// certifiable refuses a certificate to who has none to get.
func (o *Office) certifiable(m *Member, day date.Date) error {
	switch {
	case m.CertNumber != "":
		return &say.Refused{Msg: say.Of("err.training.of", "name", m.Name, "why", say.Of("err.training.certified", "number", m.CertNumber))}
	case m.Result != Passed:
		return &say.Refused{Msg: say.Of("err.training.not_passed", "name", m.Name)}
	case m.Stop != "" || day < m.Span.To-1:
		return &say.Refused{Msg: say.Of("err.training.not_over", "name", m.Name, "day", m.Span.To-1)}
	case day > o.Today():
		return say.Problems{{Field: "day", Msg: say.Of("err.future", "today", o.Today())}}
	}
	return nil
}

// Certify writes down the certificates a partner gave, by enrolment.
func (o *Office) Certify(day date.Date, numbers map[int64]string) error {
	ids := make([]int64, 0, len(numbers))
	for id := range numbers {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return o.enrolmentAct("act.training.certify", ids, func(_ *Act, m *Member) error {
		if err := o.certifiable(m, day); err != nil {
			return err
		}
		n := strings.TrimSpace(numbers[m.ID])
		if n == "" {
			return say.Problems{{Field: "number", Msg: say.Of("err.needed")}}
		}
		m.CertNumber, m.CertDay, m.PaperID = n, day, 0
		return nil
	})
}

// IssueCertificates gives the certificates of the centre their numbers and keeps them as they are, for a class it taught.
func (o *Office) IssueCertificates(day date.Date, enrolments ...int64) (out []IssuedPaper, err error) {
	run := newRun()
	err = o.enrolmentAct("act.training.certificates", enrolments, func(a *Act, m *Member) error {
		if err := o.certifiable(m, day); err != nil {
			return err
		}
		c, err := o.courseOf(a, m)
		if err != nil {
			return err
		}
		p, err := o.issue(a, PaperRequest{Stay: m.StayID, Kind: PaperTrained, Day: day, Edit: func(d *paper.Dossier) { d.Course = c }}, run)
		if err != nil {
			return err
		}
		m.CertNumber, m.CertDay, m.PaperID = p.Number, day, p.ID
		out = append(out, *p)
		return nil
	})
	return out, err
}

// courseOf is what a certificate says of a course.
func (o *Office) courseOf(tx Tx, m *Member) (paper.Course, error) {
	c, err := Load[TrainingClass](tx, m.ClassID)
	if err != nil {
		return paper.Course{}, err
	}
	p := paper.Course{Name: c.Name, Occupation: c.Occupation, Level: o.Words["training.level."+c.Level], Teacher: c.Teacher, Hours: c.Hours, From: m.Span.From, To: m.Span.To - 1}
	if m.Enrolment.Mark > 0 {
		p.Mark = MarkText(m.Enrolment.Mark)
	}
	if c.PartnerID != 0 {
		x, err := Load[Partner](tx, c.PartnerID)
		if err != nil {
			return p, err
		}
		p.Partner = x.Name
	}
	return p, nil
}

// MarkText is a mark in tenths as it is written: "8,5".
func MarkText(tenths int) string {
	s := strconv.Itoa(tenths / 10)
	if tenths%10 != 0 {
		s += "," + strconv.Itoa(tenths%10)
	}
	return s
}

// ReadMark reads "8,5" into tenths.
func ReadMark(s string) (tenths int, ok bool) {
	whole, part, found := strings.Cut(strings.Replace(strings.TrimSpace(s), ".", ",", 1), ",")
	n, err := strconv.Atoi(whole)
	if err != nil || n < 0 || n > 10 {
		return 0, false
	}
	if !found {
		return n * 10, true
	}
	k, err := strconv.Atoi(part)
	return n*10 + k, err == nil && len(part) == 1 && n*10+k <= 100
}

// ReturnCertificates notes that certificates were handed to the people (trả văn bằng, chứng chỉ): by who trains, or by who lets
// them go.
func (o *Office) ReturnCertificates(day date.Date, enrolments ...int64) error {
	if day > o.Today() {
		return say.Problems{{Field: "day", Msg: say.Of("err.future", "today", o.Today())}}
	}
	return o.enrolmentActBy(o.either(RightTrain, RightEnd), "act.training.returned", enrolments, func(_ *Act, m *Member) error {
		switch {
		case m.CertNumber == "":
			return &say.Refused{Msg: say.Of("err.training.no_certificate", "name", m.Name)}
		case day < m.CertDay:
			return say.Problems{{Field: "day", Msg: say.Of("err.training.before_certificate", "day", m.CertDay)}}
		}
		m.Returned = day
		return nil
	})
}
