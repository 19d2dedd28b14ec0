package ui

import (
	"strconv"

	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/stay"
	"hoanhap/ui/kit"
)

// reading takes what a form holds into a record. What the form does not ask for stays as it was.
type reading struct {
	d    *Desk
	form *kit.Form
	has  map[string]string
}

func (d *Desk) reading(f *kit.Form) reading { return reading{d, f, f.Values()} }

func (r reading) text(key string, to *string) {
	if v, ok := r.has[key]; ok {
		*to = v
	}
}

func (r reading) day(key string, to *date.Date) {
	if _, ok := r.has[key]; ok {
		*to = r.d.dayOf(r.form, key)
	}
}

func (r reading) count(key string, to *int) {
	if _, ok := r.has[key]; ok {
		*to = countOf(r.form, key)
	}
}

// decisionOf reads the block of a decision over what it was.
func (d *Desk) decisionOf(f *kit.Form, was stay.Decision) *stay.Decision {
	r := d.reading(f)
	r.text("number", &was.Number)
	r.day("decision_day", &was.Day)
	r.text("issuer", &was.Issuer)
	r.count("term", &was.Term)
	r.day("start", &was.Start)
	r.count("occurrence", &was.Occurrence)
	r.count("credit", &was.Credit)
	r.text("credit_paper", &was.CreditPaper)
	r.count("not_counted", &was.NotCounted)
	r.count("reduced", &was.Reduced)
	r.text("before_paper", &was.BeforePaper)
	r.text("judge", &was.Judge)
	r.text("grounds", &was.Grounds)
	r.day("effective", &was.Effective)
	return &was
}

// decisionValues is a decision as the forms hold it.
func decisionValues(x *stay.Decision) map[string]string {
	return map[string]string{"number": x.Number, "decision_day": dayText(x.Day), "issuer": x.Issuer, "term": countText(x.Term), "start": dayText(x.Start),
		"occurrence": countText(x.Occurrence), "credit": countText(x.Credit), "credit_paper": x.CreditPaper, "not_counted": countText(x.NotCounted),
		"reduced": countText(x.Reduced), "before_paper": x.BeforePaper, "judge": x.Judge, "grounds": x.Grounds, "effective": dayText(x.Effective)}
}

// orderKind is how the paper behind a diện is called: of the court, of the commune's police, a contract in a private centre,
// the custody paper (Mẫu 32).
func (d *Desk) orderKind(s stay.Status) string {
	if s == stay.Voluntary && d.Office.Law.Text(law.CentreKind, d.Office.Today()) == "private" {
		return "contract"
	}
	return string(s)
}

// lateField is the reason for what touches a closed period; it is there while askLate finds the day in one.
func lateField() *kit.Field { return word("why", "f.why_late", required) }

// askLate shows the field of the reason while a day lies in a closed period, and says beside it up to when it is closed.
func (d *Desk) askLate(f *kit.Form, day date.Date) {
	last, needs := d.Office.NeedsWhy(day)
	f.Reveal("why", needs)
	if needs && f.Value("why") == "" {
		f.Note("why", kit.T("f.why_late.note", "last", last), kit.Alarm)
	}
}

func dayText(d date.Date) string {
	if d == 0 {
		return ""
	}
	return d.Text()
}

func countText(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
