package ui

import (
	"fmt"
	"strconv"
	"strings"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/health"
	"hoanhap/ui/kit"
)

// entryForm is the form of a kind of entry: how it is read into one, and what of one stands in it.
type entryForm struct {
	read func(*app.HealthText)
	show func(*app.HealthText) map[string]string
}

// onAdd writes an entry of a kind into the record in hand.
func (s *healthScreen) onAdd(kind string) {
	f := kit.NewForm().OneColumn(180)
	f.Add(s.d.dayField("day", "health.f.day", required))
	e := s.fieldsOf(kind, f)
	f.Set("day", s.d.Office.Today().Text())
	s.keep(kind, kit.T("health.add."+kind), f, func() error {
		b := app.HealthText{Kind: kind, Day: s.d.dayOf(f, "day")}
		e.read(&b)
		_, err := s.d.Office.RecordHealth(s.who, b)
		return err
	})
}

// What a half-typed form is about stands among its values, which are sealed: a draft's name stands in clear.
const (
	draftKey  = "about"
	noteDraft = "note "
)

// keep asks with a form that is kept sealed while it is typed.
func (s *healthScreen) keep(what, title string, f *kit.Form, do func() error) {
	slot, err := s.slot(what)
	if err != nil {
		s.d.Fail(err)
		return
	}
	f.Add(&kit.Field{Key: draftKey})
	f.Reveal(draftKey, false)
	f.Set(draftKey, what)
	s.d.askKept("health", slot, title, kit.T("support.save"), f, do)
}

// slot names the draft about something: the resident and a number, the one that holds it already or the next.
func (s *healthScreen) slot(what string) (string, error) {
	list, err := s.d.Office.Drafts()
	if err != nil {
		return "", err
	}
	most := 0
	for _, x := range list {
		who, number, _ := strings.Cut(x.About, " ")
		if x.Screen != "health" || who != strconv.FormatInt(s.who, 10) {
			continue
		}
		v, _, _, err := s.d.Office.DraftOf(x.Screen, x.About)
		if err != nil {
			return "", err
		}
		if v[draftKey] == what {
			return x.About, nil
		}
		n, _ := strconv.Atoi(number) // 0 where it is none: the next is 1
		most = max(most, n)
	}
	return fmt.Sprint(s.who, " ", most+1), nil
}

// resume opens the entry that was half typed when the program ended.
func (s *healthScreen) resume(about string) {
	v, _, ok, err := s.d.Office.DraftOf("health", about)
	if err != nil {
		s.d.Fail(err)
		return
	}
	what := v[draftKey]
	if note, isNote := strings.CutPrefix(what, noteDraft); ok && isNote && s.h != nil {
		id, _ := strconv.ParseInt(note, 10, 64)
		if p := s.page(id); p != nil {
			s.onCorrect(p)
		}
		return
	}
	if ok && kit.Has("health.add."+what) {
		s.onAdd(what)
	}
}

// onCorrect writes an entry anew, with the reason; what it was before stays sealed in the journal.
func (s *healthScreen) onCorrect(p *app.HealthPage) {
	if p.VoidWhy != "" {
		return
	}
	f := kit.NewForm().OneColumn(180)
	f.Add(s.d.dayField("day", "health.f.day", required))
	e := s.fieldsOf(p.Kind, f)
	f.Add(healthWord("why_correct", required))
	values := map[string]string{"day": dayText(p.Day), "why_correct": ""}
	for k, v := range e.show(&p.HealthText) {
		values[k] = v
	}
	f.SetValues(values)
	f.SetClean()
	s.keep(noteDraft+strconv.FormatInt(p.Note.ID, 10), kit.T("health.correct.of", "what", kit.T("health.type."+p.Kind)), f, func() error {
		b := p.HealthText
		b.Day, b.Corrected = s.d.dayOf(f, "day"), f.Value("why_correct")
		e.read(&b)
		return s.d.Office.CorrectHealth(p.Note.ID, b)
	})
}

func tenthsText(n health.Tenths) string {
	if n == 0 {
		return ""
	}
	return n.Text()
}

// fieldsOf adds the fields of a kind.
func (s *healthScreen) fieldsOf(kind string, f *kit.Form) entryForm {
	switch kind {
	case app.HealthExam:
		return s.examForm(f)
	case app.HealthVital:
		return vitalForm(f)
	case app.HealthIllness:
		return s.illnessForm(f)
	case app.HealthDetox:
		return s.detoxForm(f)
	case app.HealthMedicine:
		return s.medicineForm(f)
	case app.HealthTreatment:
		return s.treatmentForm(f)
	case app.HealthReferral:
		return s.referralForm(f)
	case app.HealthLetter:
		return s.letterForm(f)
	case app.HealthPast:
		return s.pastForm(f)
	}
	f.Add(healthWord("text", required, long))
	return entryForm{func(b *app.HealthText) { b.Text = f.Value("text") }, func(b *app.HealthText) map[string]string { return map[string]string{"text": b.Text} }}
}

func (s *healthScreen) examForm(f *kit.Form) entryForm {
	f.Add(healthCheck("entry"), countField("height", "health.f.height", 0, 250, ""))
	words := []string{"physical", "mental", "chronic", "kin", "home", "legal", "diagnosis"}
	for _, k := range words {
		f.Add(healthWord(k))
	}
	f.Add(healthCheck("opioid"), healthWord("paper"), healthWord("doctor"))
	f.Set("doctor", s.d.Office.Who)
	if len(s.h.Live(app.HealthExam)) == 0 {
		f.Set("entry", "1")
	}
	return entryForm{func(b *app.HealthText) {
		b.Exam = &health.Exam{Entry: f.Value("entry") != "", Height: countOf(f, "height"), Physical: f.Value("physical"), Mental: f.Value("mental"), Chronic: f.Value("chronic"),
			Kin: f.Value("kin"), Home: f.Value("home"), Legal: f.Value("legal"), Diagnosis: f.Value("diagnosis"), Opioid: f.Value("opioid") != "", Paper: f.Value("paper"), Doctor: f.Value("doctor")}
	}, func(b *app.HealthText) map[string]string {
		x := b.Exam
		return map[string]string{"entry": ticked(x.Entry), "height": countText(x.Height), "physical": x.Physical, "mental": x.Mental, "chronic": x.Chronic, "kin": x.Kin, "home": x.Home,
			"legal": x.Legal, "diagnosis": x.Diagnosis, "opioid": ticked(x.Opioid), "paper": x.Paper, "doctor": x.Doctor}
	}}
}

func vitalForm(f *kit.Form) entryForm {
	f.Add(tenthsField("weight"), countField("high", "health.f.high", 0, 0, ""), countField("low", "health.f.low", 0, 0, ""), countField("pulse", "health.f.pulse", 0, 0, ""), tenthsField("warm"))
	return entryForm{func(b *app.HealthText) {
		b.Vital = &health.Vital{Weight: tenthsIn(f, "weight"), High: countOf(f, "high"), Low: countOf(f, "low"), Pulse: countOf(f, "pulse"), Warm: tenthsIn(f, "warm")}
	}, func(b *app.HealthText) map[string]string {
		x := b.Vital
		return map[string]string{"weight": tenthsText(x.Weight), "high": countText(x.High), "low": countText(x.Low), "pulse": countText(x.Pulse), "warm": tenthsText(x.Warm)}
	}}
}

func (s *healthScreen) illnessForm(f *kit.Form) entryForm {
	f.Add(healthChoice("what", "health.illness.", health.Illnesses), healthCheck("none"), s.d.dayField("found", "health.f.found"), healthWord("treated"), healthWord("result"), healthWord("text"))
	return entryForm{func(b *app.HealthText) {
		b.Text = f.Value("text")
		b.Illness = &health.Illness{What: f.Value("what"), None: f.Value("none") != "", Found: s.d.dayOf(f, "found"), Treated: f.Value("treated"), Result: f.Value("result")}
	}, func(b *app.HealthText) map[string]string {
		x := b.Illness
		return map[string]string{"what": x.What, "none": ticked(x.None), "found": dayText(x.Found), "treated": x.Treated, "result": x.Result, "text": b.Text}
	}}
}

func (s *healthScreen) detoxForm(f *kit.Form) entryForm {
	f.Add(healthWord("protocol", required), s.d.dayField("from", "health.f.from", required), s.d.dayField("to", "health.f.to"), healthWord("course", long))
	return entryForm{func(b *app.HealthText) {
		b.Detox = &health.Detox{Protocol: f.Value("protocol"), From: s.d.dayOf(f, "from"), To: s.d.dayOf(f, "to"), Course: f.Value("course")}
	}, func(b *app.HealthText) map[string]string {
		x := b.Detox
		return map[string]string{"protocol": x.Protocol, "from": dayText(x.From), "to": dayText(x.To), "course": x.Course}
	}}
}

func (s *healthScreen) medicineForm(f *kit.Form) entryForm {
	care := healthChoice("for", "health.for.", append([]string{"none"}, codesOf(health.Kinds)...), func(x *kit.Field) { x.Required = false })
	f.Add(healthWord("name", required), healthWord("dosage"), care, s.d.dayField("from", "health.f.from"), s.d.dayField("to", "health.f.to"), healthWord("doctor"))
	return entryForm{func(b *app.HealthText) {
		b.Medicine = &health.Medicine{Name: f.Value("name"), Dose: f.Value("dosage"), From: s.d.dayOf(f, "from"), To: s.d.dayOf(f, "to"), By: f.Value("doctor")}
		if k := f.Value("for"); k != "none" {
			b.Medicine.For = health.Kind(k)
		}
	}, func(b *app.HealthText) map[string]string {
		x := b.Medicine
		return map[string]string{"name": x.Name, "dosage": x.Dose, "for": or2(string(x.For), "none"), "from": dayText(x.From), "to": dayText(x.To), "doctor": x.By}
	}}
}

func (s *healthScreen) treatmentForm(f *kit.Form) entryForm {
	f.Add(tenthsField("dose", required), healthWord("doctor", required), healthWord("text"))
	f.Set("doctor", s.d.Office.Who)
	return entryForm{func(b *app.HealthText) {
		b.Text = f.Value("text")
		c := health.Treatment{}
		if b.Treatment != nil {
			c = *b.Treatment
		}
		c.From, c.Ordered, c.By = b.Day, tenthsIn(f, "dose"), f.Value("doctor")
		b.Treatment = &c
	}, func(b *app.HealthText) map[string]string {
		return map[string]string{"dose": b.Treatment.Ordered.Text(), "doctor": b.Treatment.By, "text": b.Text}
	}}
}

func (s *healthScreen) letterForm(f *kit.Form) entryForm {
	f.Add(healthWord("number"), healthWord("issuer", required), s.d.dayField("since", "health.f.since"), healthWord("text"))
	return entryForm{func(b *app.HealthText) {
		b.Text = f.Value("text")
		b.Letter = &health.Letter{Received: true, Number: f.Value("number"), Issuer: f.Value("issuer"), Since: s.d.dayOf(f, "since")}
	}, func(b *app.HealthText) map[string]string {
		x := b.Letter
		if x == nil {
			x = &health.Letter{}
		}
		return map[string]string{"number": x.Number, "issuer": x.Issuer, "since": dayText(x.Since), "text": b.Text}
	}}
}

func (s *healthScreen) pastForm(f *kit.Form) entryForm {
	f.Add(s.pastField("past_from", required), s.pastField("past_to"), healthChoice("where", "health.where.", health.Wheres), healthChoice("method", "health.method.", health.Methods), healthWord("result"))
	in := func(key string) date.Partial {
		p, _ := date.UnderstandPartial(f.Value(key), s.d.Office.Today())
		return p
	}
	return entryForm{func(b *app.HealthText) {
		b.Past = &health.Past{From: in("past_from"), To: in("past_to"), Where: f.Value("where"), Method: f.Value("method"), Result: f.Value("result")}
	}, func(b *app.HealthText) map[string]string {
		x := b.Past
		return map[string]string{"past_from": x.From.Text(), "past_to": x.To.Text(), "where": x.Where, "method": x.Method, "result": x.Result}
	}}
}

// pastField is a time that may be known to the year only.
func (s *healthScreen) pastField(key string, edits ...func(*kit.Field)) *kit.Field {
	f := healthWord(key, edits...)
	f.Width, f.Kind = 104, kit.KindDate
	f.Parse = func(typed string) (string, string, any) {
		p, err := date.UnderstandPartial(typed, s.d.Office.Today())
		if err != nil {
			return typed, "", wrongOf(err)
		}
		return p.Text(), "", nil
	}
	return f
}

func (s *healthScreen) referralForm(f *kit.Form) entryForm {
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
		for _, k := range []string{"dose", "last_day", "last_time", "take_home"} { // doses are of Methadone alone
			f.Reveal(k, kind == string(health.Methadone))
		}
	}
	kind := healthChoice("kind", "health.kind.", codesOf(health.Kinds), func(x *kit.Field) { x.OnChange = offer })
	leaves := s.d.dayField("leaves", "health.f.leaves", func(x *kit.Field) { x.Hint = s.leavesHint() })
	f.Add(kind, healthChoice("occasion", "health.occasion.", codesOf(health.Occasions)), place, leaves, healthWord("patient"), tenthsField("dose"),
		s.d.dayField("last_day", "health.f.last_day"), healthWord("last_time"), countField("take_home", "health.f.take_home", 0, 0, ""), s.d.dayField("guardian", "health.f.guardian"), healthWord("reason"))
	f.SetValues(map[string]string{"kind": string(health.Methadone), "occasion": string(health.Release)})
	offer(string(health.Methadone))
	return entryForm{func(b *app.HealthText) {
		steps := []health.Step(nil)
		if b.Referral != nil {
			steps = b.Referral.Steps
		}
		b.Referral = &health.Referral{Kind: health.Kind(f.Value("kind")), Occasion: health.Occasion(f.Value("occasion")), Made: b.Day, Leaves: s.d.dayOf(f, "leaves"), Place: idIn(f, "place"),
			Patient: f.Value("patient"), Dose: tenthsIn(f, "dose"), LastDay: s.d.dayOf(f, "last_day"), LastTime: f.Value("last_time"), TakeHome: countOf(f, "take_home"),
			Guardian: s.d.dayOf(f, "guardian"), Reason: f.Value("reason"), Steps: steps}
	}, func(b *app.HealthText) map[string]string {
		x := b.Referral
		offer(string(x.Kind))
		place := ""
		if x.Place != 0 {
			place = strconv.FormatInt(x.Place, 10)
		}
		return map[string]string{"kind": string(x.Kind), "occasion": string(x.Occasion), "place": place, "leaves": dayText(x.Leaves), "patient": x.Patient, "dose": tenthsText(x.Dose),
			"last_day": dayText(x.LastDay), "last_time": x.LastTime, "take_home": countText(x.TakeHome), "guardian": dayText(x.Guardian), "reason": x.Reason}
	}}
}

// leavesHint says which day counts where none is typed: the end of the term, and it moves with it.
func (s *healthScreen) leavesHint() string {
	if s.h == nil || s.h.Ends == 0 {
		return ""
	}
	return kit.T("health.leaves.hint", "day", s.h.Ends)
}
