package app

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/health"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/app/seal"
	"hoanhap/app/stay"
	"hoanhap/app/text"
)

// Papers of the health desk. Their lines are stored sealed; the referral slip is kept in its referral, so that not even its name
// stands in clear.
const (
	PaperHealthSheet    = "health_sheet"    // Mẫu 17, R2 19
	PaperHealthPlan     = "health_plan"     // Mẫu 18, R2 20
	PaperHealthReferral = "health_referral" // C11, local
)

// settles names a paper as the due engine knows it: sheet and plan settle the same item, sealed or by hand.
func settles(kind string) string {
	switch kind {
	case PaperHealthSheet:
		return "information_sheet"
	case PaperHealthPlan:
		return "rehabilitation_plan"
	}
	return kind
}

// HealthPaper asks for a paper of the health desk.
type HealthPaper struct {
	Stay   int64
	Kind   string // sheet or plan
	Day    date.Date
	Doctor string            // who signs for the desk
	Plan   [4]paper.PlanPart // of Mẫu 18
	Result []string          // of its part V: information given, help with the plan of reintegration
}

// PrepareHealth fills a paper of the health desk without issuing it. Reading leaves a line in the journal.
func (o *Office) PrepareHealth(r HealthPaper) (p paper.Paper, err error) {
	who, err := o.ResidentOf(r.Stay)
	if err != nil {
		return p, err
	}
	err = o.readHealth(who.ID, func(tx Tx, ring *seal.Ring) error {
		d, _, err := o.medicalDossier(tx, ring, &r)
		if err == nil {
			p, err = paper.Fill(o.Forms, d, r.Kind, o.formDay(d.Regime, r.Day))
		}
		return err
	})
	return p, err
}

// IssueHealth keeps a sheet or a plan as it is, its lines sealed, and gives it back for printing.
func (o *Office) IssueHealth(r HealthPaper) (p paper.Paper, err error) {
	if r.Day > o.Today() {
		return p, say.Problems{{Field: "day", Msg: say.Of("err.future", "today", o.Today())}}
	}
	if r.Kind != PaperHealthSheet && r.Kind != PaperHealthPlan {
		return p, ErrNotFound
	}
	who, err := o.ResidentOf(r.Stay)
	if err != nil {
		return p, err
	}
	err = o.do(RightTreat, "act.issue_paper", who.Name, "", func(a *Act) error {
		ring, err := o.desk.keys()
		if err != nil {
			return err
		}
		d, e, err := o.medicalDossier(a, ring, &r)
		if err != nil {
			return err
		}
		d.Issued = true
		if p, err = paper.Fill(o.Forms, d, r.Kind, o.formDay(d.Regime, r.Day)); err != nil {
			return err
		}
		lines, err := json.Marshal(p)
		if err != nil {
			return err
		}
		row := &IssuedPaper{ResidentID: who.ID, StayID: r.Stay, Kind: r.Kind, Day: r.Day, Year: r.Day.Year(), Edition: e.Name, Lines: string(lines),
			SignerName: d.Signatory.Name, SignerTitle: strings.TrimSpace(d.Signatory.Prefix + " " + d.Signatory.Position)}
		if err := o.sealLines(a, row); err != nil {
			return err
		}
		return a.Add(row)
	})
	return p, err
}

// medicalDossier is the dossier of a stay with its sealed part.
func (o *Office) medicalDossier(tx Tx, ring *seal.Ring, r *HealthPaper) (paper.Dossier, paper.Edition, error) {
	d, e, err := o.dossier(tx, &PaperRequest{Stay: r.Stay, Kind: r.Kind, Day: r.Day}, nil)
	if err != nil {
		return d, e, err
	}
	s, err := Load[stay.Stay](tx, r.Stay)
	if err != nil {
		return d, e, err
	}
	h, err := o.healthOf(tx, ring, s.ResidentID)
	if err != nil {
		return d, e, err
	}
	d.Medical = paper.Medical{Policy: h.Resident.Policy, Marital: h.Resident.Marital, Work: h.Resident.Work, Nation: or(h.Resident.Nationality, o.Words.T("health.nation")), Doctor: r.Doctor, Plan: r.Plan, Result: r.Result,
		Way: o.Words.T("status." + d.Status), Contact: d.Family}
	o.fillMedical(&d, h)
	o.fillPast(&d, h, r.Stay)
	if err := o.fillKin(tx, &d, s.ResidentID); err != nil {
		return d, e, err
	}
	return d, e, nil
}

// fillKin lists the family and what was used; of opioids the referral tells the names and since when.
func (o *Office) fillKin(tx Tx, d *paper.Dossier, resident int64) error {
	family, err := All[Relative](tx, "resident_id", resident)
	if err != nil {
		return err
	}
	for _, f := range family {
		if !f.Live() {
			continue
		}
		p := paper.Party{Relation: f.Relation, Name: f.Name, Address: f.Address}
		if f.Age > 0 {
			p.Age = strconv.Itoa(f.Age)
		}
		d.Medical.Relatives = append(d.Medical.Relatives, p)
	}
	d.Medical.Relatives = familyOfForm(d.Medical.Relatives)
	used, err := All[Substance](tx, "resident_id", resident)
	var names []string
	for _, s := range used {
		if !s.Live() {
			continue
		}
		d.Medical.Drugs = append(d.Medical.Drugs, paper.Drug{Name: s.Name, Way: s.Route, First: s.FirstUse.Text()})
		if !o.mayBeOpioid(&s) {
			continue
		}
		names = append(names, s.Name)
		if d.Medical.Since == "" || s.Main {
			d.Medical.Since = s.FirstUse.Text()
		}
	}
	d.Medical.Opioid = strings.Join(names, ", ")
	return err
}

// mayBeOpioid leaves out what the list knows to be of another class.
func (o *Office) mayBeOpioid(s *Substance) bool {
	if o.Lists == nil {
		return true
	}
	d, known := o.Lists.Drug(s.Code, s.Name)
	return !known || d.Class == "opioid"
}

// fillMedical writes what the record of the health desk says.
func (o *Office) fillMedical(d *paper.Dossier, h *HealthRecord) {
	m := &d.Medical
	for _, p := range h.Live(HealthExam) {
		x := p.Exam
		if x.Height > 0 {
			m.Height = strings.Replace(strconv.FormatFloat(float64(x.Height)/100, 'f', 2, 64), ".", ",", 1)
		}
		m.Kin, m.Home, m.Chronic = or(x.Kin, m.Kin), or(x.Home, m.Home), or(x.Chronic, m.Chronic)
		m.Body, m.Mind, m.Doctor = or(x.Physical, m.Body), or(x.Mental, m.Mind), or(m.Doctor, x.Doctor)
		if x.Opioid {
			m.Dependence, m.Paper = p.Day, x.Paper
		}
	}
	d.Medical.Legal = legalText(o, d, h)
	for _, p := range h.Live(HealthVital) {
		v := p.Vital
		if v.Weight > 0 {
			m.Weight = v.Weight.Text()
		}
		if v.Pulse > 0 {
			m.Pulse = strconv.Itoa(v.Pulse)
		}
		if v.High > 0 {
			m.Pressure = strconv.Itoa(v.High) + "/" + strconv.Itoa(v.Low)
		}
	}
	o.fillIllnesses(m, h)
	m.Others = []string{}
	for _, p := range h.Live(HealthMedicine) {
		if p.Medicine.To == 0 || p.Medicine.To >= d.Day {
			m.Others = append(m.Others, text.Clean(p.Medicine.Name+" "+p.Medicine.Dose))
		}
	}
}

// fillIllnesses puts the conditions of Mẫu 17 III in their order; the latest word about each holds.
func (o *Office) fillIllnesses(m *paper.Medical, h *HealthRecord) {
	live := h.Live(HealthIllness)
	for _, what := range health.Illnesses {
		line := paper.Illness{Name: o.Words.T("health.illness." + what)}
		for _, p := range live {
			if x := p.Illness; x.What == what {
				line.Has, line.Found, line.Treated, line.Result = o.Words.T("health.has"), dayText(x.Found), x.Treated, x.Result
				if x.None {
					line.Has = o.Words.T("health.has_not")
				}
				if line.Result != "" {
					m.Tests = append(m.Tests, line.Name+": "+line.Result+", "+dayText(p.Day))
				}
			}
		}
		switch what {
		case "psychiatric":
			m.Mental = line
		case "allergy":
			m.Allergy = or(line.Result, line.Has)
			fallthrough
		default:
			m.Illnesses = append(m.Illnesses, line)
		}
	}
}

func dayText(d date.Date) string {
	if d == 0 {
		return ""
	}
	return d.Text()
}

// HealthPapersOf are the sheets and plans of a stay, to be opened with OpenPaper.
func (o *Office) HealthPapersOf(stayID int64) ([]IssuedPaper, error) {
	if err := o.Ask(RightHealth); err != nil {
		return nil, err
	}
	all, err := o.PapersOf(stayID)
	return slices.DeleteFunc(all, func(p IssuedPaper) bool { return !SealedPaper(p.Kind) || !p.Live() }), err
}
