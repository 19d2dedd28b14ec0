package ui

import (
	"strconv"
	"strings"

	"hoanhap/app"
	"hoanhap/app/health"
	"hoanhap/app/law"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/ui/kit"
)

func healthWord(key string, edits ...func(*kit.Field)) *kit.Field {
	return word(key, "health.f."+key, edits...)
}

func healthChoice(key, words string, codes []string, edits ...func(*kit.Field)) *kit.Field {
	f := &kit.Field{Key: key, Label: kit.T("health.f." + key), Kind: kit.KindChoice, Required: true, Width: 300}
	for _, c := range codes {
		f.Options = append(f.Options, kit.Option{Value: c, Text: kit.T(words + c)})
	}
	for _, e := range edits {
		e(f)
	}
	return f
}

func healthCheck(key string) *kit.Field {
	return &kit.Field{Key: key, Kind: kit.KindCheck, Place: kit.T("health.f." + key)}
}

// tenthsField is a dose, a weight, a temperature: 62,5.
func tenthsField(key string, edits ...func(*kit.Field)) *kit.Field {
	f := &kit.Field{Key: key, Label: kit.T("health.f." + key), Width: 110, Parse: func(typed string) (string, string, any) {
		n, ok := health.ParseTenths(typed)
		if !ok {
			return typed, "", kit.T("kit.field.notnumber")
		}
		return n.Text(), "", nil
	}}
	for _, e := range edits {
		e(f)
	}
	return f
}

func tenthsIn(f *kit.Form, key string) health.Tenths {
	n, _ := health.ParseTenths(f.Value(key))
	return n
}

func codesOf[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = string(x)
	}
	return out
}

// onAdd writes an entry of a kind into the record in hand.
func (s *healthScreen) onAdd(kind string) {
	f := kit.NewForm().OneColumn(180)
	f.Add(s.d.dayField("day", "health.f.day", required))
	read := s.fieldsOf(kind, f)
	f.Set("day", s.d.Office.Today().Text())
	s.d.askForm(kit.T("health.add."+kind), kit.T("support.save"), f, func() error {
		b := app.HealthText{Kind: kind, Day: s.d.dayOf(f, "day")}
		read(&b)
		_, err := s.d.Office.RecordHealth(s.who, b)
		return err
	})
}

// fieldsOf adds the fields of a kind and says how they are read.
func (s *healthScreen) fieldsOf(kind string, f *kit.Form) func(*app.HealthText) {
	switch kind {
	case app.HealthExam:
		return s.examFields(f)
	case app.HealthVital:
		f.Add(tenthsField("weight"), countField("high", "health.f.high", 0, 0, ""), countField("low", "health.f.low", 0, 0, ""), countField("pulse", "health.f.pulse", 0, 0, ""), tenthsField("warm"))
		return func(b *app.HealthText) {
			b.Vital = &health.Vital{Weight: tenthsIn(f, "weight"), High: countOf(f, "high"), Low: countOf(f, "low"), Pulse: countOf(f, "pulse"), Warm: tenthsIn(f, "warm")}
		}
	case app.HealthIllness:
		f.Add(healthChoice("what", "health.illness.", health.Illnesses), healthCheck("none"), s.d.dayField("found", "health.f.found"), healthWord("treated"), healthWord("result"), healthWord("text"))
		return func(b *app.HealthText) {
			b.Text = f.Value("text")
			b.Illness = &health.Illness{What: f.Value("what"), None: f.Value("none") != "", Found: s.d.dayOf(f, "found"), Treated: f.Value("treated"), Result: f.Value("result")}
		}
	case app.HealthDetox:
		f.Add(healthWord("protocol", required), s.d.dayField("from", "health.f.from", required), s.d.dayField("to", "health.f.to"), healthWord("course", long))
		return func(b *app.HealthText) {
			b.Detox = &health.Detox{Protocol: f.Value("protocol"), From: s.d.dayOf(f, "from"), To: s.d.dayOf(f, "to"), Course: f.Value("course")}
		}
	case app.HealthMedicine:
		f.Add(healthWord("name", required), healthWord("dosage"), s.d.dayField("from", "health.f.from"), s.d.dayField("to", "health.f.to"))
		return func(b *app.HealthText) {
			b.Medicine = &health.Medicine{Name: f.Value("name"), Dose: f.Value("dosage"), From: s.d.dayOf(f, "from"), To: s.d.dayOf(f, "to")}
		}
	case app.HealthTreatment:
		f.Add(tenthsField("dose", required), healthWord("text"))
		return func(b *app.HealthText) {
			b.Text = f.Value("text")
			b.Treatment = &health.Treatment{From: b.Day, Ordered: tenthsIn(f, "dose")}
		}
	case app.HealthReferral:
		return s.referralFields(f)
	}
	f.Add(healthWord("text", required, long))
	return func(b *app.HealthText) { b.Text = f.Value("text") }
}

func (s *healthScreen) examFields(f *kit.Form) func(*app.HealthText) {
	f.Add(healthCheck("entry"), countField("height", "health.f.height", 0, 0, ""), healthWord("physical"), healthWord("mental"), healthWord("chronic"), healthWord("kin"), healthWord("home"),
		healthCheck("opioid"), healthWord("paper"), healthWord("doctor"))
	f.Set("doctor", s.d.Office.Who)
	if len(s.h.Live(app.HealthExam)) == 0 {
		f.Set("entry", "1")
	}
	return func(b *app.HealthText) {
		b.Exam = &health.Exam{Entry: f.Value("entry") != "", Height: countOf(f, "height"), Physical: f.Value("physical"), Mental: f.Value("mental"), Chronic: f.Value("chronic"),
			Kin: f.Value("kin"), Home: f.Value("home"), Opioid: f.Value("opioid") != "", Paper: f.Value("paper"), Doctor: f.Value("doctor")}
	}
}

func (s *healthScreen) referralFields(f *kit.Form) func(*app.HealthText) {
	place := &kit.Field{Key: "place", Label: kit.T("health.f.place"), Kind: kit.KindChoice, Width: 300}
	offer := func(kind string) {
		list, err := s.d.Office.PlacesFor(health.Kind(kind), s.who)
		if err != nil {
			s.d.Fail(err)
		}
		var options []kit.Option
		for _, p := range list {
			options = append(options, kit.Option{Value: strconv.FormatInt(p.ID, 10), Text: p.Name, Note: kit.T("health.place." + p.Kind)})
		}
		f.SetOptions("place", options)
	}
	kind := healthChoice("kind", "health.kind.", codesOf(health.Kinds), func(x *kit.Field) { x.OnChange = offer })
	f.Add(kind, healthChoice("occasion", "health.occasion.", codesOf(health.Occasions)), place, s.d.dayField("leaves", "health.f.leaves"), healthWord("patient"), tenthsField("dose"),
		s.d.dayField("last_day", "health.f.last_day"), healthWord("last_time"), countField("take_home", "health.f.take_home", 0, 0, ""), s.d.dayField("guardian", "health.f.guardian"), healthWord("reason"))
	f.SetValues(map[string]string{"kind": string(health.Methadone), "occasion": string(health.Release)})
	offer(string(health.Methadone))
	return func(b *app.HealthText) {
		b.Referral = &health.Referral{Kind: health.Kind(f.Value("kind")), Occasion: health.Occasion(f.Value("occasion")), Made: b.Day, Leaves: s.d.dayOf(f, "leaves"), Place: idIn(f, "place"),
			Patient: f.Value("patient"), Dose: tenthsIn(f, "dose"), LastDay: s.d.dayOf(f, "last_day"), LastTime: f.Value("last_time"), TakeHome: countOf(f, "take_home"),
			Guardian: s.d.dayOf(f, "guardian"), Reason: f.Value("reason")}
	}
}

// onStep writes what happened to the referral in hand; a slip that is sent is printed.
func (s *healthScreen) onStep() {
	v := s.referral()
	if v == nil {
		return
	}
	next := v.R.State().Next()
	if len(next) == 0 {
		s.d.Fail(&say.Refused{Msg: say.Of("health.over", "state", v.R.State())})
		return
	}
	f := kit.NewForm().OneColumn(180)
	f.Add(healthChoice("step", "health.state.", codesOf(next)), s.d.dayField("day", "health.f.day", required), healthWord("time"), healthWord("text"))
	f.SetValues(map[string]string{"step": string(next[0]), "day": s.d.Office.Today().Text()})
	s.d.askForm(kit.T("health.step"), kit.T("support.save"), f, func() error {
		step := health.Step{State: health.State(f.Value("step")), Day: s.d.dayOf(f, "day"), Time: f.Value("time"), Text: f.Value("text")}
		if step.State != health.Sent {
			return s.d.Office.StepReferral(v.Note, step)
		}
		p, err := s.d.Office.SendReferral(v.Note, step, s.d.Office.Who)
		if err == nil {
			s.d.printPapers(p.Name, []paper.Paper{p})
		}
		return err
	})
}

// onDose writes the dose of today of one line of the sheet.
func (s *healthScreen) onDose(i int) {
	if i < 0 || i >= len(s.doses) {
		return
	}
	l := s.doses[i]
	f := kit.NewForm().OneColumn(180)
	f.Add(tenthsField("dose", required), healthWord("time"), countField("take_home", "health.f.take_home", 0, 0, ""), healthWord("why"))
	f.SetValues(map[string]string{"dose": l.Ordered.Text(), "time": s.d.Office.Now().Format("15:04")})
	s.d.askForm(kit.T("health.dose.of", "name", l.Name), kit.T("support.save"), f, func() error {
		return s.d.Office.Dispense(l.Note, health.Dose{Day: s.d.Office.Today(), Amount: tenthsIn(f, "dose"), Time: f.Value("time"), Home: countOf(f, "take_home"), Why: f.Value("why")})
	})
}

// onDiet tells the kitchen a diet: of the resident in hand, or of one found by name.
func (s *healthScreen) onDiet() {
	o := s.d.Office
	f := kit.NewForm().OneColumn(180)
	if s.who == 0 {
		f.Add(s.d.personField(stayOf))
	}
	diet := &kit.Field{Key: "diet", Label: kit.T("health.f.diet"), Kind: kit.KindChoice, Required: true, Width: 260}
	for _, x := range o.Law.List(law.SickDiets, o.Today()) {
		diet.Options = append(diet.Options, kit.Option{Value: x, Text: x})
	}
	f.Add(diet, s.d.dayField("day", "health.f.from", required), s.d.dayField("last", "health.f.to"))
	f.Set("day", o.Today().Text())
	s.d.askForm(kit.T("health.diet"), kit.T("support.save"), f, func() error {
		id := idIn(f, "stay")
		if s.who != 0 {
			id = s.h.Stay
		}
		return o.SickDiet(id, s.d.dayOf(f, "day"), s.d.dayOf(f, "last"), f.Value("diet"))
	})
}

// onPlace adds a receiving place or changes one.
func (s *healthScreen) onPlace(p app.ReceivingPlace) {
	f := kit.NewForm().OneColumn(180)
	f.Add(healthWord("place_name", required), healthChoice("place_kind", "health.place.", app.PlaceKinds))
	for _, k := range health.Kinds {
		f.Add(&kit.Field{Key: "care_" + string(k), Kind: kit.KindCheck, Place: kit.T("health.kind." + string(k))})
	}
	f.Add(&kit.Field{Key: "commune", Label: kit.T("health.f.commune"), Kind: kit.KindSearch, Find: s.d.communeOptions}, healthWord("address"), healthWord("phone"))
	values := map[string]string{"place_name": p.Name, "place_kind": or2(p.Kind, app.PlaceTreats), "commune": p.Commune, "address": p.Address, "phone": p.Phone}
	for _, k := range strings.Fields(p.Care) {
		values["care_"+k] = "1"
	}
	f.SetValues(values)
	s.d.askForm(kit.T("health.place.add"), kit.T("support.save"), f, func() error {
		var care []string
		for _, k := range health.Kinds {
			if f.Value("care_"+string(k)) != "" {
				care = append(care, string(k))
			}
		}
		p.Name, p.Kind, p.Care, p.Commune, p.Address, p.Phone = f.Value("place_name"), f.Value("place_kind"), strings.Join(care, " "), f.Value("commune"), f.Value("address"), f.Value("phone")
		_, err := s.d.Office.SavePlace(p)
		return err
	})
}

func or2(a, b string) string {
	if a == "" {
		return b
	}
	return a
}

// planParts are the parts of Mẫu 18 that are typed, each with what is found, what is aimed at and the steps.
var planParts = []string{"treat", "support", "teach", "work"}

// onPlan types Mẫu 18, keeps it sealed and prints it.
func (s *healthScreen) onPlan() {
	f := kit.NewForm().OneColumn(180)
	for _, k := range planParts {
		f.Add(word(k+"_review", "health.plan."+k), word(k+"_goal", "health.plan.goal"), word(k+"_steps", "health.plan.steps"))
	}
	s.d.askForm(kit.T("health.paper.plan"), kit.T("health.paper.issue"), f, func() error {
		r := app.HealthPaper{Stay: s.h.Stay, Kind: app.PaperHealthPlan, Day: s.d.Office.Today(), Doctor: s.d.Office.Who}
		for i, k := range planParts {
			r.Plan[i] = paper.PlanPart{Review: f.Value(k + "_review"), Goal: f.Value(k + "_goal")}
			for _, x := range strings.Split(f.Value(k+"_steps"), ";") {
				if x = strings.TrimSpace(x); x != "" {
					r.Plan[i].Steps = append(r.Plan[i].Steps, x)
				}
			}
		}
		p, err := s.d.Office.IssueHealth(r)
		if err == nil {
			s.d.printPapers(p.Name, []paper.Paper{p})
		}
		return err
	})
}
