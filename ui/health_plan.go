package ui

import (
	"strconv"
	"strings"

	"hoanhap/app"
	"hoanhap/app/health"
	"hoanhap/app/paper"
	"hoanhap/ui/kit"
)

// planParts are the parts of Mẫu 18 that are typed, each with what is found, what is aimed at, the steps and the result.
var planParts = []string{"treat", "support", "teach", "work"}

// treatSteps are the steps that the form itself names in part I: detoxification, mental disorder, other illness.
var treatSteps = []string{"detox", "mental", "other"}

// planDraft is where the plan of a stay stays half typed, sealed: it grows over weeks, its part V comes at the end.
const planDraft = "health_plan"

func planForm() *kit.Form {
	f := kit.NewForm().OneColumn(180)
	results := []kit.Option{{Value: "-", Text: kit.T("health.plan.result.none")}}
	for _, k := range []string{"good", "fair", "poor"} {
		results = append(results, kit.Option{Value: k, Text: kit.T("health.plan.result." + k)})
	}
	for _, k := range planParts {
		f.Section(kit.T("health.plan." + k))
		f.Add(word(k+"_review", "health.plan.review"), word(k+"_goal", "health.plan.goal"))
		if k == "treat" {
			for _, x := range treatSteps {
				f.Add(word(k+"_"+x, "health.plan.step."+x))
			}
		}
		f.Add(word(k+"_steps", "health.plan.steps"))
	}
	f.Section(kit.T("health.plan.end"))
	for _, k := range planParts {
		f.Add(&kit.Field{Key: k + "_result", Label: kit.T("health.plan.result." + k), Kind: kit.KindChoice, Width: 160, Options: results})
	}
	f.Add(word("told", "health.plan.told"), word("helped", "health.plan.helped"))
	return f
}

// onPlan types Mẫu 18. It is kept sealed as a draft as long as one likes, and kept sealed and printed when it is issued.
func (s *healthScreen) onPlan() {
	o, about := s.d.Office, strconv.FormatInt(s.h.Stay, 10)
	f := planForm()
	values, at, ok, err := o.DraftOf(planDraft, about)
	if err != nil {
		s.d.Fail(err)
		return
	}
	if !ok {
		values = s.planStart()
	}
	f.SetValues(values)
	title := kit.T("health.plan.title")
	if ok {
		title = kit.T("health.plan.draft", "at", when(at))
	}
	keep := func() bool {
		if err := o.KeepDraft(planDraft, about, f.Values()); err != nil {
			s.d.Fail(err)
			return false
		}
		return true
	}
	dlg := &kit.Dialog{Title: title, Content: f, First: f.First(), Wide: 640, Tall: true}
	issue := func() {
		if !f.Ready() || !keep() {
			return
		}
		p, err := o.IssueHealth(s.planOf(f))
		if err != nil {
			s.d.beside(f, err)
			return
		}
		dlg.Close()
		s.d.Done()
		s.printSealed(p)
	}
	draft := func() {
		if keep() {
			dlg.Close()
			s.d.Done()
		}
	}
	f.OnLast = issue
	dlg.Keys = []kit.Shortcut{{Key: "S", Ctrl: true, Do: draft}}
	dlg.Buttons = []*kit.Button{kit.NewButton(kit.T("kit.cancel"), "", "Esc", dlg.Close), kit.NewButton(kit.T("health.plan.keep"), "", "Ctrl+S", draft),
		kit.NewPrimary(kit.T("health.paper.issue"), "", "Enter", issue)}
	dlg.Default = 2
	dlg.Open(s.d.Window)
}

// planStart is what the record says already: the protocol of detoxification and the illnesses to be treated.
func (s *healthScreen) planStart() map[string]string {
	out := map[string]string{}
	for _, p := range s.h.Live(app.HealthDetox) {
		out["treat_detox"] = p.Detox.Protocol
	}
	for _, p := range s.h.Live(app.HealthIllness) {
		key := "treat_other"
		switch {
		case p.Illness.None:
			continue
		case p.Illness.What == "psychiatric":
			key = "treat_mental"
		}
		out[key] = also(out[key], also(kit.T("health.illness."+p.Illness.What), p.Illness.Treated))
	}
	return out
}

// planOf reads the plan as typed.
func (s *healthScreen) planOf(f *kit.Form) app.HealthPaper {
	r := app.HealthPaper{Stay: s.h.Stay, Kind: app.PaperHealthPlan, Day: s.d.Office.Today(), Doctor: s.d.Office.Who, Result: []string{f.Value("told"), f.Value("helped")}}
	for i, k := range planParts {
		r.Plan[i] = paper.PlanPart{Review: f.Value(k + "_review"), Goal: f.Value(k + "_goal")}
		if v := f.Value(k + "_result"); v != "" && v != "-" {
			r.Plan[i].Result = s.d.Office.Words.T("health.plan.result." + v)
		}
		if k == "treat" {
			for _, x := range treatSteps {
				r.Plan[i].Steps = append(r.Plan[i].Steps, strings.TrimSpace(s.d.Office.Words.T("health.plan.paper."+x)+": "+f.Value(k+"_"+x))) // 3.1, 3.2, 3.3 stand in any case
			}
		}
		for _, x := range strings.Split(f.Value(k+"_steps"), ";") {
			if x = strings.TrimSpace(x); x != "" {
				r.Plan[i].Steps = append(r.Plan[i].Steps, x)
			}
		}
	}
	return r
}

// onLetter issues Mẫu 35 of somebody who is in substitution treatment.
func (s *healthScreen) onLetter() {
	f := kit.NewForm().OneColumn(180)
	f.Add(healthWord("number"), healthWord("purpose", required))
	s.d.askForm(kit.T("health.letter.title"), kit.T("health.paper.issue"), f, func() error {
		p, err := s.d.Office.IssueLetter(s.who, health.Letter{Number: f.Value("number"), Purpose: f.Value("purpose")}, s.d.Office.Who)
		if err == nil {
			s.printSealed(p)
		}
		return err
	})
}

// printSealed prints a paper whose name alone would tell: the queue of the printer reads "Giấy tờ y tế", and no file stays.
func (s *healthScreen) printSealed(p paper.Paper) {
	s.d.printOnce(s.quietName(), []paper.Paper{p})
}

func (s *healthScreen) quietName() string {
	return s.d.Office.Words.T("paper." + app.PaperHealthReferral)
}
