package app

import (
	"slices"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/paper"
	"hoanhap/app/say"
)

// PaperEvaluation is how somebody came out of the rehabilitation (C12, local; NĐ 116/2021/NĐ-CP Điều 38.1).
const PaperEvaluation = "evaluation"

// Grades of an evaluation (Mẫu 18, V): the keys of their words.
var Grades = []string{"good", "pass", "fail"}

// EvaluationParts are the parts of the plan that are graded (Mẫu 18, I–V).
var EvaluationParts = []string{"medical", "recovery", "education", "labour", "home"}

// Evaluation is what the centre judges before somebody goes home. Courses and labour are read from the book. Of the medical
// part nothing but the grade is kept: the paper is no place for illness.
type Evaluation struct {
	Stay    int64
	Day     date.Date
	Grades  map[string]string // by part
	Notes   map[string]string // by part, none for "medical"
	Overall string
	Note    string
	Opinion string // of the resident
	Maker   string
}

func (e *Evaluation) problems(today date.Date) (p say.Problems) {
	switch {
	case e.Day == 0:
		p.Add("day", "err.needed")
	case e.Day > today:
		p.Add("day", "err.future", "today", today)
	}
	for _, part := range EvaluationParts {
		if !slices.Contains(Grades, e.Grades[part]) {
			p.Add(part, "err.needed")
		}
	}
	if !slices.Contains(Grades, e.Overall) {
		p.Add("overall", "err.needed")
	}
	if strings.TrimSpace(e.Notes["medical"]) != "" {
		p.Add("medical", "err.evaluation.medical")
	}
	return p
}

// Evaluate issues the evaluation of a stay. It is done by who issues papers or who trains.
func (o *Office) Evaluate(e Evaluation) (out *IssuedPaper, err error) {
	if err := o.first(o.either(RightPaper, RightTrain)); err != nil {
		return nil, err
	}
	if p := e.problems(o.Today()); len(p) > 0 {
		return nil, p
	}
	edit := func(d *paper.Dossier) {
		x := &d.Evaluation
		x.Overall, x.Note, d.Opinion, d.Maker = o.Words["evaluation."+e.Overall], e.Note, e.Opinion, e.Maker
		for _, part := range EvaluationParts {
			x.Grades, x.Notes = append(x.Grades, o.Words["evaluation."+e.Grades[part]]), append(x.Notes, e.Notes[part])
		}
	}
	err = o.do(o.either(RightPaper, RightTrain), "act.evaluation", "", "", func(a *Act) error {
		if a.entry.Label, err = o.nameIn(a, e.Stay); err != nil {
			return err
		}
		out, err = o.issue(a, PaperRequest{Stay: e.Stay, Kind: PaperEvaluation, Day: e.Day, Edit: edit}, newRun())
		return err
	})
	return out, err
}

// either is the first right that who is at the desk has; the first of all when he has none.
func (o *Office) either(rights ...Right) Right {
	for _, r := range rights {
		if o.Allowed(r) {
			return r
		}
	}
	return rights[0]
}

// fillEvaluation reads courses and labour of a stay up to a day.
func (o *Office) fillEvaluation(tx Tx, d *paper.Dossier, x *stayFile, day date.Date) error {
	stayID := x.Stay.ID
	all, err := o.learned(tx, x.Resident.ID)
	if err != nil {
		return err
	}
	d.Evaluation.Courses = []string{}
	for i := range all {
		if l := &all[i]; l.StayID == stayID && l.Span.From <= day {
			d.Evaluation.Courses = append(d.Evaluation.Courses, o.courseLine(l, day))
		}
	}
	entries, err := All[LabourEntry](tx, "stay_id", stayID)
	sum := LabourSum{}
	for _, e := range entries {
		if e.Live() && e.Day <= day {
			sum.add(e)
		}
	}
	if sum.Minutes > 0 {
		d.Evaluation.Labour = o.Words.T("evaluation.labour", "days", sum.Days, "hours", HoursText(sum.Minutes))
	}
	return err
}

// courseLine is one course as the evaluation says it: class, level, how it came out, certificate.
func (o *Office) courseLine(l *Learned, day date.Date) string {
	what := o.Words["evaluation.result."+l.Result]
	switch {
	case l.Stop != "" && l.Span.To <= day:
		what = o.Words.T("evaluation.stopped", "day", l.Span.To)
	case l.Result == "" && l.Span.To > day:
		what = o.Words["evaluation.learning"]
	}
	if l.CertNumber != "" {
		what += ", giấy chứng nhận số " + l.CertNumber
	}
	return o.Words.T("evaluation.course", "class", l.Class.Name, "level", strings.ToLower(o.Words["training.level."+l.Class.Level]), "what", what)
}
