package app

import (
	"slices"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/app/stay"
)

// PaperIntroduction introduces somebody to a partner (C12, local).
const PaperIntroduction = "introduction_letter"

// LoanKinds are what a loan may be for (Mẫu 19, III.3).
var LoanKinds = []string{"study", "production", "business", "job"}

// SavePartner writes down a school or an enterprise, or changes one.
func (o *Office) SavePartner(x Partner) (int64, error) {
	var p say.Problems
	if strings.TrimSpace(x.Name) == "" {
		p.Add("name", "err.needed")
	}
	if x.Kind != PartnerSchool && x.Kind != PartnerEnterprise {
		p.Add("kind", "err.needed")
	}
	if x.ContractEnd != 0 && x.ContractEnd < x.ContractDay {
		p.Add("contract_end", "err.handover.to_before_from")
	}
	if len(p) > 0 {
		return 0, p
	}
	err := o.do(RightTrain, "act.jobs.partner", x.Name, "", func(a *Act) error { return a.put(&x, x.ID) })
	return x.ID, err
}

// Partners are the live partners by name.
func (o *Office) Partners() (out []Partner, err error) {
	err = o.Store.Read(func(tx Tx) error { out, err = All[Partner](tx); return err })
	out = slices.DeleteFunc(out, func(p Partner) bool { return !p.Live() })
	slices.SortStableFunc(out, func(a, b Partner) int { return strings.Compare(a.Name, b.Name) })
	return out, err
}

// SaveVacancy writes down work a partner offers.
func (o *Office) SaveVacancy(v Vacancy) (int64, error) {
	var p say.Problems
	if strings.TrimSpace(v.Occupation) == "" {
		p.Add("occupation", "err.needed")
	}
	if v.PartnerID == 0 {
		p.Add("partner", "err.needed")
	}
	switch {
	case v.Day == 0:
		p.Add("day", "err.needed")
	case v.Until != 0 && v.Until < v.Day:
		p.Add("until", "err.handover.to_before_from")
	}
	if len(p) > 0 {
		return 0, p
	}
	err := o.do(RightTrain, "act.jobs.vacancy", v.Occupation, "", func(a *Act) error { return a.put(&v, v.ID) })
	return v.ID, err
}

// VacancyLine is one vacancy with its partner, and how many of its places are taken by people who were introduced.
type VacancyLine struct {
	Vacancy
	Partner           string
	Introduced, Taken int
	Open              bool // on the day it was asked
}

// Vacancies are the live vacancies, the latest first.
func (o *Office) Vacancies() (out []VacancyLine, err error) {
	err = o.Store.Read(func(tx Tx) error {
		names, err := partnerNames(tx)
		if err != nil {
			return err
		}
		letters, err := All[Introduction](tx)
		if err != nil {
			return err
		}
		all, err := All[Vacancy](tx)
		for _, v := range all {
			if !v.Live() {
				continue
			}
			l := VacancyLine{Vacancy: v, Partner: names[v.PartnerID].Name}
			for _, x := range letters {
				if x.Live() && x.VacancyID == v.ID {
					l.Introduced++
					l.Taken += truth(x.Answer == "accepted")
				}
			}
			l.Open = (v.Until == 0 || v.Until >= o.Today()) && (v.Places == 0 || l.Taken < v.Places)
			out = append(out, l)
		}
		return err
	})
	slices.SortStableFunc(out, func(a, b VacancyLine) int { return int(b.Day - a.Day) })
	return out, err
}

func partnerNames(tx Tx) (map[int64]Partner, error) {
	all, err := All[Partner](tx)
	out := map[int64]Partner{}
	for _, p := range all {
		out[p.ID] = p
	}
	return out, err
}

// SaveJobPlan writes what somebody wants to live on; one a stay.
func (o *Office) SaveJobPlan(j JobPlan) error {
	var p say.Problems
	if j.LoanFor != "" && !slices.Contains(LoanKinds, j.LoanFor) {
		p.Add("loan_for", "err.needed")
	}
	if j.Loan < 0 {
		p.Add("loan", "err.handover.loan")
	}
	if len(p) > 0 {
		return p
	}
	return o.jobAct("act.jobs.plan", j.StayID, func(a *Act) error {
		old, err := liveOf[JobPlan](a, j.StayID)
		if err != nil {
			return err
		}
		if old != nil {
			j.ID = old.ID
		}
		return a.put(&j, j.ID)
	})
}

func (o *Office) jobAct(name string, stayID int64, f func(*Act) error) error {
	label, err := o.nameOf(stayID)
	if err != nil {
		return err
	}
	return o.do(RightTrain, name, label, "", f)
}

// liveOf is the last live row of a stay, nil when there is none.
func liveOf[T any, P interface {
	*T
	Live() bool
}](tx Tx, stayID int64) (out *T, err error) {
	all, err := All[T](tx, "stay_id", stayID)
	for i := range all {
		if P(&all[i]).Live() {
			out = &all[i]
		}
	}
	return out, err
}

// Introduce issues a letter that introduces somebody to a partner, to learn or to work (C12).
func (o *Office) Introduce(x Introduction) (paperOut *IssuedPaper, err error) {
	if err := o.first(RightTrain); err != nil {
		return paperOut, err
	}
	var p say.Problems
	if x.PartnerID == 0 {
		p.Add("partner", "err.needed")
	}
	if x.Kind != IntroduceJob && x.Kind != IntroduceStudy {
		p.Add("kind", "err.needed")
	}
	switch {
	case x.Day == 0:
		p.Add("day", "err.needed")
	case x.Day > o.Today():
		p.Add("day", "err.future", "today", o.Today())
	}
	if len(p) > 0 {
		return nil, p
	}
	err = o.jobAct("act.jobs.introduce", x.StayID, func(a *Act) error {
		to, err := Load[Partner](a, x.PartnerID)
		if err != nil {
			return err
		}
		if x.VacancyID != 0 {
			v, err := Load[Vacancy](a, x.VacancyID)
			if err != nil {
				return err
			}
			if v.PartnerID != x.PartnerID {
				return say.Problems{{Field: "vacancy", Msg: say.Of("err.jobs.other_partner")}}
			}
			x.Occupation = or(x.Occupation, v.Occupation)
		}
		if x.Occupation == "" {
			return say.Problems{{Field: "occupation", Msg: say.Of("err.needed")}}
		}
		c := paper.Course{Partner: to.Name, Address: to.Address, Occupation: x.Occupation, Study: x.Kind == IntroduceStudy}
		if c.Skills, err = o.skills(a, x.StayID); err != nil {
			return err
		}
		if paperOut, err = o.issue(a, PaperRequest{Stay: x.StayID, Kind: PaperIntroduction, Day: x.Day, Edit: func(d *paper.Dossier) { d.Course = c }}, newRun()); err != nil {
			return err
		}
		x.PaperID = paperOut.ID
		return a.Add(&x)
	})
	return paperOut, err
}

// skills are the courses somebody finished, as a letter names them.
func (o *Office) skills(tx Tx, stayID int64) (out []string, err error) {
	s, err := Load[stay.Stay](tx, stayID)
	if err != nil {
		return nil, err
	}
	all, err := o.learned(tx, s.ResidentID)
	for _, l := range all {
		if l.Result != Passed {
			continue
		}
		line := or(l.Class.Occupation, l.Class.Name) + ", " + strings.ToLower(o.Words["training.level."+l.Class.Level])
		if l.CertNumber != "" {
			line += ", giấy chứng nhận số " + l.CertNumber
		}
		out = append(out, line)
	}
	return out, err
}

// AnswerIntroduction writes what the partner answered.
func (o *Office) AnswerIntroduction(id int64, answer string, day date.Date) error {
	if err := o.first(RightTrain); err != nil {
		return err
	}
	if answer != "accepted" && answer != "refused" {
		return say.Problems{{Field: "answer", Msg: say.Of("err.needed")}}
	}
	if day == 0 || day > o.Today() {
		return say.Problems{{Field: "day", Msg: say.Of("err.future", "today", o.Today())}}
	}
	var x Introduction
	if err := o.Store.Read(func(tx Tx) (err error) { x, err = Load[Introduction](tx, id); return err }); err != nil {
		return err
	}
	if day < x.Day {
		return say.Problems{{Field: "day", Msg: say.Of("err.handover.before_paper", "day", x.Day)}}
	}
	x.Answer, x.AnswerDay = answer, day
	return o.jobAct("act.jobs.answer", x.StayID, func(a *Act) error { return a.Change(&x) })
}

// ReportJob writes what the commune or the helper tells of somebody's work some months after the release. A second report of
// the same month takes the place of the first. The after-care record of the handover says the same work.
func (o *Office) ReportJob(r JobReport) error {
	var p say.Problems
	if !slices.Contains(JobMonths, r.Month) {
		p.Add("month", "err.needed")
	}
	switch {
	case r.Day == 0:
		p.Add("day", "err.needed")
	case r.Day > o.Today():
		p.Add("day", "err.future", "today", o.Today())
	}
	if r.Working && strings.TrimSpace(r.Job) == "" {
		p.Add("job", "err.needed")
	}
	if len(p) > 0 {
		return p
	}
	return o.jobAct("act.jobs.report", r.StayID, func(a *Act) error {
		t, err := a.foldOf(r.StayID)
		if err != nil {
			return err
		}
		end := t.End()
		if end == nil {
			return &say.Refused{Msg: say.Of("err.handover.not_released")}
		}
		if earliest := end.Day.AddMonths(r.Month); r.Day < earliest {
			return say.Problems{{Field: "day", Msg: say.Of("err.jobs.too_early", "n", r.Month, "day", earliest)}}
		}
		old, err := All[JobReport](a, "stay_id", r.StayID, "month", r.Month)
		for _, x := range old {
			if x.Live() {
				r.ID = x.ID
			}
		}
		if err != nil {
			return err
		}
		if err := a.put(&r, r.ID); err != nil {
			return err
		}
		return a.tellAftercare(r.StayID)
	})
}

// JobView is everything of one stay about work: the plan, the letters, what was reported.
type JobView struct {
	Plan    JobPlan // ID 0: nothing written yet
	Letters []IntroductionLine
	Reports []JobReport // live, by month
}

// IntroductionLine is a letter with its partner.
type IntroductionLine struct {
	Introduction
	Partner string
}

// JobsOf reads the work of one stay.
func (o *Office) JobsOf(stayID int64) (v JobView, err error) {
	err = o.Store.Read(func(tx Tx) error {
		plan, err := liveOf[JobPlan](tx, stayID)
		if err != nil {
			return err
		}
		if plan != nil {
			v.Plan = *plan
		}
		names, err := partnerNames(tx)
		if err != nil {
			return err
		}
		letters, err := All[Introduction](tx, "stay_id", stayID)
		for _, x := range letters {
			if x.Live() {
				v.Letters = append(v.Letters, IntroductionLine{x, names[x.PartnerID].Name})
			}
		}
		if err != nil {
			return err
		}
		v.Reports, err = All[JobReport](tx, "stay_id", stayID)
		v.Reports = slices.DeleteFunc(v.Reports, func(r JobReport) bool { return !r.Live() })
		slices.SortStableFunc(v.Reports, func(a, b JobReport) int { return a.Month - b.Month })
		return err
	})
	return v, err
}

// fillPlan writes the job and the loan somebody plans into the reintegration plan (Mẫu 19).
func (o *Office) fillPlan(tx Tx, d *paper.Dossier, stayID int64) error {
	j, err := liveOf[JobPlan](tx, stayID)
	if err != nil || j == nil {
		return err
	}
	plan := make([]string, 11)
	copy(plan, d.Plan)
	plan[3], plan[6], plan[7], plan[8], plan[9] = j.Job, j.Learn, j.Livelihood, j.Own, j.Help
	if j.Loan > 0 || j.LoanFor != "" {
		plan[10] = strings.TrimSpace(o.Words["jobs.loan."+j.LoanFor])
		if j.Loan > 0 {
			plan[10] = strings.TrimPrefix(plan[10]+", "+paper.Grouped(j.Loan)+" đồng", ", ")
		}
	}
	d.Plan = plan
	return nil
}
