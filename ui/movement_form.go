package ui

import (
	"strconv"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/ui/kit"
)

// The fields of each kind of movement (rules.md §2), in the order of the paper that brings it.

// fields makes the form of the kind at hand.
func (s *movement) fields() *kit.Form {
	f := kit.NewForm().OneColumn(128)
	f.Add(s.d.dayField("day", "move.day", required, func(x *kit.Field) {
		x.With = timeField("time")
		x.Under = true
		x.Parse = s.judged(x.Parse)
	}))
	if s.old == nil {
		f.Add(lateField())
	}
	s.kindFields(f)
	if s.kind != stay.Die && s.kind != stay.Quit && s.kind != stay.Escape {
		f.Add(word("note", "move.note", long))
	}
	if s.old != nil {
		f.Add(word("why", "move.why", required))
	}
	return f
}

// kindFields are those of one kind of movement alone.
func (s *movement) kindFields(f *kit.Form) {
	switch s.kind {
	case stay.ChangeStatus:
		s.statusFields(f)
	case stay.Hospital:
		f.Add(word("place", "move.hospital", required), s.dueField())
		s.paperFields(f, "move.paper", "")
	case stay.Mourning:
		f.Add(countField("travel", "move.travel", 0, 30, kit.T("move.travel.hint", "n", s.d.Office.Law.Int("mourning_days", s.d.Office.Today()))),
			s.dueField(), word("place", "move.home"))
		s.paperFields(f, "move.decision_49", "")
	case stay.Procedure, stay.ToCustody:
		f.Add(word("place", "move.authority", required))
		s.paperFields(f, "move.request", "")
		f.Add(s.dueField())
	case stay.Suspend, stay.Exempt:
		s.paperFields(f, "move.court_decision", "move.court", required)
		if s.kind == stay.Suspend {
			f.Add(s.dueField())
		}
	case stay.Reduce:
		f.Add(countField("months", "move.months", 1, 60, kit.T("move.months.hint")))
		s.paperFields(f, "move.court_decision", "move.court", required)
	case stay.TransferOut, stay.TransferOther:
		f.Add(word("place", "move.to_centre", required))
		s.paperFields(f, "move.transfer_decision", "")
	case stay.Release:
		s.paperFields(f, "move.court_paper", "move.court")
	case stay.Die:
		f.Add(word("place", "move.death_place"), word("note", "move.cause", long))
	case stay.Quit, stay.Escape:
		f.Add(word("note", "move.reason", long))
	case stay.TransferIn:
		f.Add(word("place", "move.from_centre"))
		s.paperFields(f, "move.transfer_decision", "")
	default:
		s.paperFields(f, "move.paper", "")
		if s.kind == stay.Complete {
			s.homeFields(f)
		}
	}
}

func required(f *kit.Field) { f.Required = true }
func long(f *kit.Field)     { f.Kind, f.Rows = kit.KindLong, 2 }

// word is a field of free text.
func word(key, label string, edits ...func(*kit.Field)) *kit.Field {
	f := &kit.Field{Key: key, Label: kit.T(label)}
	for _, e := range edits {
		e(f)
	}
	return f
}

func (s *movement) dueField() *kit.Field { return s.d.dayField("due", "move.due") }

// paperFields are number, day and issuer of the document a movement rests on.
func (s *movement) paperFields(f *kit.Form, label, by string, edits ...func(*kit.Field)) {
	f.Add(word("paper", label, edits...), s.d.dayField("paper_day", "move.paper_day"))
	if by != "" {
		f.Add(word("paper_by", by))
	}
}

// statusFields are the new diện and the decision that brings it.
func (s *movement) statusFields(f *kit.Form) {
	f.Add(&kit.Field{Key: "status", Label: kit.T("f.status"), Kind: kit.KindSegment, Required: true,
		Options: statusOptions(stay.Compulsory, stay.Voluntary, stay.PreCourt), OnChange: func(string) { s.offerTerm() }})
	f.Add(word("number", "f.number"), s.d.dayField("decision_day", "f.decision_day", func(x *kit.Field) { x.OnChange = func(string) { s.offerTerm() } }),
		word("issuer", "f.issuer"), countField("occurrence", "f.occurrence", 1, 30, ""), countField("term", "f.term", 1, 60, kit.T("f.months")),
		s.d.dayField("start", "f.start", func(x *kit.Field) { x.Hint = kit.T("f.start.hint") }),
		countField("credit", "f.credit", 0, 3650, kit.T("f.days")), word("credit_paper", "f.credit_paper"))
	if s.transferred {
		f.Add(countField("not_counted", "f.not_counted", 0, 3650, kit.T("f.days")), countField("reduced", "f.reduced", 0, 60, kit.T("f.months")),
			word("before_paper", "f.before_paper"))
	}
}

// offerTerm writes the term the law gives, where the clerk has typed none.
func (s *movement) offerTerm() {
	m := s.move()
	if m.Decision == nil || m.Decision.Term != 0 || len(s.stays) != 1 {
		return
	}
	v, err := s.d.Office.Try(m, s.stays)
	if err != nil || len(v) == 0 {
		return
	}
	if t, ok := s.d.Office.TermOffer(m.Status, v[0].Birth, m.Decision.Day, m.Decision.Occurrence); ok && t.Default > 0 && m.Decision.Day != 0 {
		s.form.Set("term", strconv.Itoa(t.Default))
	}
}

// judged adds to a day's reader what the engine says of the movement on that day, so that a refusal stands beside the day
// as soon as it is left.
func (s *movement) judged(parse func(string) (string, string, any)) func(string) (string, string, any) {
	return func(typed string) (string, string, any) {
		shown, understood, wrong := parse(typed)
		if wrong != nil {
			return shown, understood, wrong
		}
		day, err := date.Understand(shown, s.d.Office.Today())
		if err != nil {
			return shown, "", wrongOf(err)
		}
		if day > s.d.Office.Today() {
			return shown, "", say.Of("err.future", "today", s.d.Office.Today())
		}
		if err := s.refusalOn(day); err != nil {
			return shown, "", wrongOf(err)
		}
		return shown, understood, nil
	}
}

// refusalOn is why nobody here can get the movement on a day; nil when somebody can.
func (s *movement) refusalOn(day date.Date) error {
	if s.old != nil {
		m := *s.old
		m.Day = day
		v, err := s.d.Office.TryCorrect(s.old.ID, app.Move{Movement: m})
		if err != nil {
			return err
		}
		return v.Refusal
	}
	hour := ""
	if s.form != nil {
		hour = s.form.Value("time")
	}
	list, err := s.d.Office.Choices(s.stays, day, hour)
	if err != nil {
		return err
	}
	for _, c := range list {
		if c.Kind == s.kind && c.Can == 0 {
			return c.Refusal
		}
	}
	return nil
}

// move reads the form. What a recorded movement holds beyond its form stays when it is corrected.
func (s *movement) move() app.Move {
	m := app.Move{Movement: stay.Movement{Kind: s.kind}}
	if s.old != nil {
		m.Movement = *s.old
		m.DecisionID = 0
	}
	r := s.d.reading(s.form)
	r.day("day", &m.Day)
	r.text("time", &m.Time)
	r.count("months", &m.Months)
	r.count("travel", &m.Travel)
	r.day("due", &m.Due)
	r.text("place", &m.Place)
	r.text("paper", &m.Paper)
	r.day("paper_day", &m.PaperDay)
	r.text("paper_by", &m.PaperBy)
	r.text("note", &m.Note)
	r.text("why", &m.Why)
	m.Discharge = s.homeMoney()
	if s.old != nil && s.old.Day != m.Day {
		m.Rank = 0 // it was the order of another day
	}
	if s.kind != stay.ChangeStatus { // of an entry its decision is corrected on its own page
		return m
	}
	m.Status = stay.Status(s.form.Value("status"))
	if m.Status != stay.PreCourt && m.Status != "" {
		var was stay.Decision
		if s.dec != nil {
			was = *s.dec
			was.ID = 0
		}
		m.Decision = s.d.decisionOf(s.form, was)
	}
	return m
}

// moveValues is a recorded movement as the form holds it.
func moveValues(m *stay.Movement, dec *stay.Decision) map[string]string {
	v := map[string]string{}
	if dec != nil {
		v = decisionValues(dec)
	}
	for key, x := range map[string]string{"day": m.Day.Text(), "time": m.Time, "place": m.Place, "paper": m.Paper, "paper_by": m.PaperBy, "note": m.Note,
		"status": string(m.Status), "due": dayText(m.Due), "paper_day": dayText(m.PaperDay), "months": countText(m.Months), "travel": countText(m.Travel)} {
		v[key] = x
	}
	return v
}
