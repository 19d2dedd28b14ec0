package app

import (
	"cmp"
	"slices"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/health"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/app/seal"
)

// Kinds of what the health desk writes. They stand in the sealed part only.
const (
	HealthExam      = "exam"
	HealthVital     = "vital"
	HealthIllness   = "illness"
	HealthDetox     = "detox"
	HealthMedicine  = "medicine"
	HealthReferral  = "referral"
	HealthTreatment = "treatment"
	HealthLetter    = "letter" // giấy xác nhận đang điều trị thay thế (Mẫu 35), nhận hoặc cấp
	HealthPast      = "past"   // cai nghiện trước đây (Mẫu 17 IV.2)
	HealthOther     = "note"
)

// HealthKinds in the order of the list.
var HealthKinds = []string{HealthExam, HealthVital, HealthIllness, HealthDetox, HealthMedicine, HealthReferral, HealthTreatment, HealthLetter, HealthPast, HealthOther}

func (b *HealthText) structured() bool {
	return b.Exam != nil || b.Vital != nil || b.Illness != nil || b.Detox != nil || b.Medicine != nil || b.Referral != nil || b.Treatment != nil ||
		b.Past != nil || b.Letter != nil
}

// problems is what is wrong with an entry as typed.
func (b *HealthText) problems(today date.Date) (p say.Problems) {
	switch {
	case b.Day == 0:
		p.Add("day", "err.needed")
	case b.Day > today:
		p.Add("day", "err.future", "today", today)
	}
	check := healthChecks[b.Kind]
	if check == nil {
		check = checkHealthText
	}
	check(b, &p)
	return p
}

// healthChecks are what an entry of each kind must say; any other kind is a text.
var healthChecks = map[string]func(*HealthText, *say.Problems){
	HealthExam: func(b *HealthText, p *say.Problems) {
		if b.Exam == nil {
			p.Add("kind", "err.needed")
		} else if b.Exam.Opioid && b.Exam.Paper == "" {
			p.Add("paper", "err.health.opioid_paper")
		}
	},
	HealthVital: func(b *HealthText, p *say.Problems) {
		if b.Vital == nil {
			p.Add("kind", "err.needed")
		} else {
			*p = append(*p, b.Vital.Check()...)
		}
	},
	HealthIllness: func(b *HealthText, p *say.Problems) {
		if b.Illness == nil || !slices.Contains(health.Illnesses, b.Illness.What) {
			p.Add("what", "err.needed")
		}
	},
	HealthDetox: func(b *HealthText, p *say.Problems) {
		if b.Detox == nil || b.Detox.Protocol == "" {
			p.Add("protocol", "err.needed")
		} else {
			checkSpan(p, b.Detox.From, b.Detox.To)
		}
	},
	HealthMedicine: func(b *HealthText, p *say.Problems) {
		if b.Medicine == nil || b.Medicine.Name == "" {
			p.Add("name", "err.needed")
		} else {
			checkSpan(p, b.Medicine.From, b.Medicine.To)
			if f := b.Medicine.For; f != "" && !slices.Contains(health.Kinds, f) {
				p.Add("for", "err.needed")
			}
		}
	},
	HealthPast: func(b *HealthText, p *say.Problems) {
		switch {
		case b.Past == nil || !slices.Contains(health.Wheres, b.Past.Where):
			p.Add("where", "err.needed")
		case !slices.Contains(health.Methods, b.Past.Method):
			p.Add("method", "err.needed")
		}
	},
	HealthLetter: func(b *HealthText, p *say.Problems) {
		switch {
		case b.Letter == nil:
			p.Add("kind", "err.needed")
		case b.Letter.Received && b.Letter.Issuer == "":
			p.Add("issuer", "err.needed")
		case b.Letter.Since > b.Day:
			p.Add("since", "err.health.order")
		}
	},
	HealthReferral: func(b *HealthText, p *say.Problems) {
		if b.Referral == nil {
			p.Add("kind", "err.needed")
		} else {
			*p = append(*p, b.Referral.Check()...)
		}
	},
	HealthTreatment: func(b *HealthText, p *say.Problems) {
		if b.Treatment == nil || b.Treatment.From == 0 {
			p.Add("from", "err.needed")
		} else if b.Treatment.Ordered <= 0 {
			p.Add("dose", "err.health.dose")
		}
	},
}

func checkHealthText(b *HealthText, p *say.Problems) {
	if b.Text == "" {
		p.Add("text", "err.health.text")
	}
}

// checkSpan refuses an end before its beginning; no end is one still to come.
func checkSpan(p *say.Problems, from, to date.Date) {
	if to != 0 && to < from {
		p.Add("to", "err.health.order")
	}
}

// RecordHealth writes an entry of the health desk; the day something is due is reckoned, and that day alone stands in clear.
func (o *Office) RecordHealth(resident int64, body HealthText) (int64, error) {
	if p := body.problems(o.Today()); len(p) > 0 {
		return 0, p
	}
	body.fresh()
	p := HealthPage{Note: HealthNote{ResidentID: resident}, HealthText: body}
	err := o.do(RightTreat, "act.health_note", "", "", func(a *Act) error {
		ring, err := o.desk.keys()
		if err != nil {
			return err
		}
		if body.Kind == HealthTreatment || body.Kind == HealthReferral {
			if err := a.mayTreat(ring, resident, &body); err != nil {
				return err
			}
		}
		return a.putHealth(ring, &p)
	})
	return p.Note.ID, err
}

// fresh takes off what only acts of its own may write: steps of a referral, doses, papers that went out. Without it a new entry
// could stand in a state that nobody reached.
func (b *HealthText) fresh() {
	b.Slip, b.VoidWhy, b.Corrected = "", "", ""
	if b.Referral != nil {
		r := *b.Referral
		r.Steps, b.Referral = nil, &r
	}
	if b.Treatment != nil {
		c := *b.Treatment
		c.Doses, c.Orders, b.Treatment = nil, nil, &c
	}
}

// editHealth changes the sealed part of an entry and reckons its due day anew.
func (o *Office) editHealth(id int64, edit func(*Act, *seal.Ring, *HealthPage) error) error {
	return o.do(RightTreat, "act.health_note", "", "", func(a *Act) error {
		ring, err := o.desk.keys()
		if err != nil {
			return err
		}
		n, err := Load[HealthNote](a, id)
		if err != nil {
			return err
		}
		p := HealthPage{Note: n}
		if err := openSealed(ring, &n, &p.HealthText); err != nil {
			return err
		}
		if p.VoidWhy != "" {
			return &say.Refused{Msg: say.Of("err.voided_already")}
		}
		if err := edit(a, ring, &p); err != nil {
			return err
		}
		return a.putHealth(ring, &p)
	})
}

// CorrectHealth writes an entry anew with a reason (Corrected), which is sealed like the rest; steps of a referral and doses given
// stay as they are, and what stood there before stays sealed in the journal.
func (o *Office) CorrectHealth(id int64, body HealthText) error {
	wrong := body.problems(o.Today())
	if body.Corrected == "" {
		wrong.Add("why", "err.why_needed")
	}
	if len(wrong) > 0 {
		return wrong
	}
	return o.editHealth(id, func(_ *Act, _ *seal.Ring, p *HealthPage) error {
		if body.Kind != p.Kind {
			return say.Problems{{Field: "kind", Msg: say.Of("err.health.kind")}}
		}
		if err := keepSteps(body.Referral, p.Referral); err != nil {
			return err
		}
		if body.Treatment != nil && p.Treatment != nil {
			c := *body.Treatment
			if err := c.Keep(p.Treatment); err != nil {
				return err
			}
			body.Treatment = &c
		}
		if p.Slip != "" && p.Letter != nil { // it went out as it is
			return &say.Refused{Msg: say.Of("err.health.letter_out")}
		}
		body.Slip = p.Slip
		p.HealthText = body
		return nil
	})
}

// keepSteps carries what happened to a referral over to its corrected self. What was agreed to was agreed to for one kind of care.
func keepSteps(now, was *health.Referral) error {
	if now == nil || was == nil {
		return nil
	}
	if len(was.Steps) > 0 {
		if now.Kind != was.Kind {
			return &say.Refused{Msg: say.Of("err.health.kind_agreed")}
		}
		if first := was.Steps[0].Day; now.Made > first {
			return say.Problems{{Field: "day", Msg: say.Of("err.health.made_after", "day", first)}}
		}
	}
	now.Steps = was.Steps
	return nil
}

// WithdrawHealth takes an entry back with a reason, which is sealed like the rest.
func (o *Office) WithdrawHealth(id int64, why string) error {
	if why == "" {
		return say.Problems{{Field: "why", Msg: say.Of("err.why_needed")}}
	}
	return o.editHealth(id, func(_ *Act, _ *seal.Ring, p *HealthPage) error { p.VoidWhy = why; return nil })
}

// StepReferral writes down what happened to a referral. A slip for Methadone goes out only where every condition is met.
func (o *Office) StepReferral(id int64, s health.Step) error {
	if s.Day > o.Today() {
		return say.Problems{{Field: "day", Msg: say.Of("err.future", "today", o.Today())}}
	}
	return o.editHealth(id, func(a *Act, ring *seal.Ring, p *HealthPage) error { return a.step(ring, p, s) })
}

func (a *Act) step(ring *seal.Ring, p *HealthPage, s health.Step) error {
	if p.Referral == nil {
		return ErrNotFound
	}
	if err := p.Referral.Apply(s); err != nil {
		return err
	}
	nowhere := s.State == health.Sent && p.Referral.Place == 0 && p.Referral.Occasion != health.Inside // a slip to nobody
	if nowhere && p.Referral.Kind != health.Methadone {
		return &say.Refused{Msg: say.Of("err.health.no_place")}
	}
	if s.State != health.Sent || p.Referral.Kind != health.Methadone {
		return nil
	}
	pages, err := openNotes(a, ring, "resident_id", p.Note.ResidentID)
	if err != nil {
		return err
	}
	who, err := Load[Resident](a, p.Note.ResidentID)
	if err != nil {
		return err
	}
	grounds := a.office.methadoneGrounds(&who, pages, p.Referral, s.Day)
	return unmet(append(grounds, health.Ground{Key: "place", OK: !nowhere, Msg: say.Of("health.ground.place")}))
}

// mayTreat refuses Methadone inside the centre where a condition is not met: the consent is that of a referral of this kind.
func (a *Act) mayTreat(ring *seal.Ring, resident int64, body *HealthText) error {
	if body.Treatment == nil {
		return nil
	}
	pages, err := openNotes(a, ring, "resident_id", resident)
	if err != nil {
		return err
	}
	if c := cmp.Or(running(pages, body.Treatment.From), running(pages, a.office.Today())); c != nil { // two at once would be two doses a day
		return &say.Refused{Msg: say.Of("err.health.runs", "from", c.From)}
	}
	who, err := Load[Resident](a, resident)
	if err != nil {
		return err
	}
	ref := &health.Referral{}
	for i := range pages {
		if r := pages[i].Referral; r != nil && pages[i].VoidWhy == "" && r.Kind == health.Methadone && r.State() != health.Revoked {
			ref = r
		}
	}
	return unmet(a.office.methadoneGrounds(&who, pages, ref, body.Treatment.From))
}

// unmet refuses what lacks conditions, and names every one of them with the articles: one visit to the tabs mends them all.
func unmet(all []health.Ground) error {
	missing := health.Missing(all)
	if len(missing) == 0 {
		return nil
	}
	why, sources := say.Msg{}, []string{}
	for _, g := range missing {
		if why.IsZero() {
			why = g.Msg
		} else {
			why = say.Of("health.grounds", "a", why, "b", g.Msg)
		}
		if g.Source != "" && !slices.Contains(sources, g.Source) {
			sources = append(sources, g.Source)
		}
	}
	return &say.Refused{Msg: say.Of("err.health.not_eligible", "why", why), Source: strings.Join(sources, "; ")}
}

// methadoneGrounds are the conditions of Methadone for a resident on a day, each with its answer and source.
func (o *Office) methadoneGrounds(who *Resident, pages []HealthPage, r *health.Referral, on date.Date) []health.Ground {
	c := health.Case{On: on, Age: who.Birth.Age(on), Guardian: r.Guardian}
	if s := r.At(health.Consent); s != nil {
		c.Consent = s.Day
	}
	for i := range pages {
		if p := &pages[i]; p.VoidWhy == "" && p.Exam != nil && p.Exam.Opioid {
			c.Opioid, c.Dependence, c.Paper = true, p.Day, p.Exam.Paper
		}
	}
	row, _ := o.Law.Row(law.MethadoneYoungest, on)
	return c.Eligible(health.Rules{Youngest: o.Law.Int(law.MethadoneYoungest, on), Grown: o.Law.Int(law.MethadoneGrown, on), Source: row.Source})
}

// AskBy is the last day on which the receiving place is asked.
func (o *Office) AskBy(r *health.Referral, leaves date.Date) date.Date {
	if leaves == 0 {
		return r.Made
	}
	key := law.MethadoneAskRelease
	if r.Occasion == health.Transfer {
		key = law.MethadoneAskTransfer
	}
	return o.askBefore(key, leaves)
}

// AnswerBy is the last day on which the receiving place answers a slip that was sent, 0 when none was.
func (o *Office) AnswerBy(r *health.Referral) date.Date {
	s := r.At(health.Sent)
	if s == nil {
		return 0
	}
	key := law.MethadoneAnswerRelease
	if r.Occasion == health.Transfer {
		key = law.MethadoneAnswerTransfer
	}
	day, _ := o.Law.AddWorkingDays(s.Day, o.Law.Int(key, s.Day))
	return day
}
