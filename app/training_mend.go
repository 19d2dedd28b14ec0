package app

import (
	"slices"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/say"
)

// Putting right what was written wrongly in training, labour and jobs. Nothing is deleted: a row is changed, or withdrawn with
// its reason, and the journal keeps both.

// EnrolmentMend is what of one enrolment can be put right. A result is judged anew (Office.JudgeCourse).
type EnrolmentMend struct {
	Enrolment  int64
	From       date.Date
	OwnCost    string
	Dropped    date.Date // 0: not taken out
	DropWhy    string
	CertNumber string // of a partner's certificate; one issued here keeps its number
	CertDay    date.Date
	Returned   date.Date // 0: still kept
}

// Mend is the enrolment as it stands, to be put right.
func (e *Enrolment) Mend() EnrolmentMend {
	return EnrolmentMend{Enrolment: e.ID, From: e.From, OwnCost: e.OwnCost, Dropped: e.Dropped, DropWhy: e.DropWhy, CertNumber: e.CertNumber, CertDay: e.CertDay, Returned: e.Returned}
}

func (x *EnrolmentMend) problems(today date.Date) (p say.Problems) {
	if x.From == 0 {
		p.Add("from", "err.needed")
	}
	switch {
	case x.Dropped == 0:
	case x.Dropped < x.From:
		p.Add("dropped", "err.handover.to_before_from")
	case strings.TrimSpace(x.DropWhy) == "":
		p.Add("why", "err.why_needed")
	}
	if x.CertNumber != "" && x.CertDay == 0 {
		p.Add("cert_day", "err.needed")
	}
	switch {
	case x.Returned == 0:
	case x.Returned > today:
		p.Add("returned", "err.future", "today", today)
	case x.Returned < x.CertDay:
		p.Add("returned", "err.training.before_certificate", "day", x.CertDay)
	}
	return p
}

// MendEnrolment puts one enrolment right. Attendance that is written stays inside the days of learning, a certificate needs a
// course that was passed to its end, and a certificate issued here is withdrawn with its paper (VoidCertificate).
func (o *Office) MendEnrolment(x EnrolmentMend) error {
	if p := x.problems(o.Today()); len(p) > 0 {
		return p
	}
	return o.enrolmentAct("act.training.mend", []int64{x.Enrolment}, func(a *Act, m *Member) error {
		b, err := o.schoolOf(a, m.ClassID)
		if err != nil {
			return err
		}
		c := b.class[m.ClassID]
		if t := b.lines[m.StayID]; max(x.From, c.First) > c.Last {
			return say.Problems{{Field: "from", Msg: say.Of("err.training.over", "day", c.Last)}}
		} else if day := max(x.From, c.First); t == nil || !t.On(day).State.OnBooks() {
			return say.Problems{{Field: "from", Msg: say.Of("err.training.not_here", "day", day)}}
		}
		if err := a.attendedInside(m.ID, max(x.From, c.First), x.Dropped); err != nil {
			return err
		}
		if x.Dropped == 0 {
			x.DropWhy = ""
		}
		e := &m.Enrolment
		e.From, e.OwnCost, e.Dropped, e.DropWhy = max(x.From, c.First), strings.TrimSpace(x.OwnCost), x.Dropped, x.DropWhy
		if x.Dropped != 0 && (e.Result == Passed || x.CertNumber != "") {
			return &say.Refused{Msg: say.Of("err.training.judged", "name", m.Name)}
		}
		return o.mendCertificate(m, &x)
	})
}

// mendCertificate changes number, day and return of a certificate.
func (o *Office) mendCertificate(m *Member, x *EnrolmentMend) error {
	number := strings.TrimSpace(x.CertNumber)
	switch {
	case m.PaperID != 0 && (number != m.CertNumber || x.CertDay != m.CertDay):
		return say.Problems{{Field: "number", Msg: say.Of("err.training.issued_here", "number", m.CertNumber)}}
	case m.CertNumber != "" && number == "":
		return say.Problems{{Field: "number", Msg: say.Of("err.training.void_instead")}}
	case number == "" && x.Returned != 0:
		return &say.Refused{Msg: say.Of("err.training.no_certificate", "name", m.Name)}
	case number != "" && m.PaperID == 0 && (number != m.CertNumber || x.CertDay != m.CertDay):
		had := m.CertNumber
		m.CertNumber = ""
		if err := o.certifiable(m, x.CertDay); err != nil {
			m.CertNumber = had
			return err
		}
	}
	m.CertNumber, m.CertDay, m.Returned = number, x.CertDay, x.Returned
	if number == "" {
		m.CertDay = 0
	}
	return nil
}

// attendedInside refuses days of learning that leave written attendance outside.
func (a *Act) attendedInside(enrolment int64, from, dropped date.Date) error {
	marks, err := All[Attendance](a, "enrolment_id", enrolment)
	for _, x := range marks {
		if x.Live() && (x.Day < from || dropped != 0 && x.Day >= dropped) {
			return &say.Refused{Msg: say.Of("err.training.attended", "day", x.Day)}
		}
	}
	return err
}

// VoidCertificate withdraws a certificate with its reason: its paper too, when it was issued here. The result stands.
func (o *Office) VoidCertificate(enrolment int64, why string) error {
	if strings.TrimSpace(why) == "" {
		return say.Problems{{Field: "why", Msg: say.Of("err.why_needed")}}
	}
	return o.do(RightTrain, "act.training.certificate_void", "", why, func(a *Act) error {
		e, err := Load[Enrolment](a, enrolment)
		switch {
		case err != nil:
			return err
		case e.CertNumber == "":
			return &say.Refused{Msg: say.Of("err.training.no_certificate_here")}
		}
		if a.entry.Label, err = a.office.nameIn(a, e.StayID); err != nil {
			return err
		}
		if err := a.voidOwnPaper(e.PaperID, why); err != nil {
			return err
		}
		e.CertNumber, e.CertDay, e.PaperID, e.Returned = "", 0, 0, 0
		return a.Change(&e)
	})
}

// voidOwnPaper withdraws the paper behind a row, unless there is none or it was withdrawn already.
func (a *Act) voidOwnPaper(id int64, why string) error {
	if id == 0 {
		return nil
	}
	p, err := Load[IssuedPaper](a, id)
	if err != nil || !p.Live() {
		return err
	}
	return a.Withdraw(&p, why)
}

// VoidPartner withdraws a school or enterprise nothing points to. Who worked with it keeps its name: then its contract ends.
func (o *Office) VoidPartner(id int64, why string) error {
	return o.do(RightTrain, "act.jobs.partner_void", "", why, func(a *Act) error {
		x, err := Load[Partner](a, id)
		if err != nil {
			return err
		}
		a.entry.Label = x.Name
		if err := a.partnerUsed(&x, id); err != nil {
			return err
		}
		return a.Withdraw(&x, why)
	})
}

// VoidVacancy withdraws a vacancy nobody was introduced to.
func (o *Office) VoidVacancy(id int64, why string) error {
	return o.do(RightTrain, "act.jobs.vacancy_void", "", why, func(a *Act) error {
		v, err := Load[Vacancy](a, id)
		if err != nil {
			return err
		}
		a.entry.Label = v.Occupation
		if err := a.vacancyUsed(&v, id); err != nil {
			return err
		}
		return a.Withdraw(&v, why)
	})
}

// VoidLabourGroup withdraws a group in which nobody worked.
func (o *Office) VoidLabourGroup(id int64, why string) error {
	return o.do(RightTrain, "act.labour.group_void", "", why, func(a *Act) error {
		g, err := Load[LabourGroup](a, id)
		if err != nil {
			return err
		}
		a.entry.Label = g.Name
		if err := a.groupUsed(&g, id); err != nil {
			return err
		}
		return a.Withdraw(&g, why)
	})
}

// VoidIntroduction withdraws a letter of introduction with its paper.
func (o *Office) VoidIntroduction(id int64, why string) error {
	return withdrawOf[Introduction](o, "act.jobs.introduce_void", id, why, func(x *Introduction) int64 { return x.StayID },
		func(a *Act, x *Introduction) error { return a.voidOwnPaper(x.PaperID, why) })
}

// VoidJobReport withdraws what was told of somebody's work; the after-care record goes back to what was told before.
func (o *Office) VoidJobReport(id int64, why string) error {
	return o.do(RightTrain, "act.jobs.report_void", "", why, func(a *Act) error {
		x, err := Load[JobReport](a, id)
		if err != nil {
			return err
		}
		if a.entry.Label, err = o.nameIn(a, x.StayID); err != nil {
			return err
		}
		if err := a.Withdraw(&x, why); err != nil {
			return err
		}
		return a.tellAftercare(x.StayID)
	})
}

// VoidJobPlan withdraws what somebody wanted to live on.
func (o *Office) VoidJobPlan(id int64, why string) error {
	return withdrawOf[JobPlan](o, "act.jobs.plan_void", id, why, func(x *JobPlan) int64 { return x.StayID }, nil)
}

// withdrawOf withdraws a row of a stay under the person's name, after what goes with it.
func withdrawOf[T any, P interface {
	*T
	Record
}](o *Office, name string, id int64, why string, of func(*T) int64, first func(*Act, *T) error) error {
	return o.do(RightTrain, name, "", why, func(a *Act) error {
		x, err := Load[T, P](a, id)
		if err != nil {
			return err
		}
		if a.entry.Label, err = o.nameIn(a, of(&x)); err != nil {
			return err
		}
		if first != nil {
			if err := first(a, &x); err != nil {
				return err
			}
		}
		return a.Withdraw(P(&x), why)
	})
}

// points reports a live row whose column holds an id.
func points[T any, P interface {
	*T
	Live() bool
}](tx Tx, column string, id int64) (bool, error) {
	all, err := All[T](tx, column, id)
	return slices.ContainsFunc(all, func(x T) bool { return P(&x).Live() }), err
}

func refusedIf(err error, key string, args ...any) error {
	if err != nil {
		return err
	}
	return &say.Refused{Msg: say.Of(key, args...)}
}

// inUse says for rows others point to why they cannot be withdrawn.
var inUse = map[string]func(a *Act, row Record, id int64) error{
	"training_class": (*Act).classUsed, "partner": (*Act).partnerUsed, "vacancy": (*Act).vacancyUsed, "labour_group": (*Act).groupUsed,
}

func (a *Act) classUsed(_ Record, id int64) error {
	if yes, err := points[Enrolment](a, "class_id", id); yes || err != nil {
		return refusedIf(err, "err.training.has_members")
	}
	return nil
}

func (a *Act) partnerUsed(row Record, id int64) error {
	for _, used := range []func() (bool, error){
		func() (bool, error) { return points[TrainingClass](a, "partner_id", id) },
		func() (bool, error) { return points[Vacancy](a, "partner_id", id) },
		func() (bool, error) { return points[Introduction](a, "partner_id", id) },
	} {
		if yes, err := used(); yes || err != nil {
			return refusedIf(err, "err.jobs.partner_used", "name", row.(*Partner).Name)
		}
	}
	return nil
}

func (a *Act) vacancyUsed(_ Record, id int64) error {
	if yes, err := points[Introduction](a, "vacancy_id", id); yes || err != nil {
		return refusedIf(err, "err.jobs.vacancy_used")
	}
	return nil
}

func (a *Act) groupUsed(row Record, id int64) error {
	if yes, err := points[LabourEntry](a, "group_id", id); yes || err != nil {
		return refusedIf(err, "err.labour.group_used", "name", row.(*LabourGroup).Name)
	}
	return nil
}
