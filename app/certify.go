package app

import (
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/app/stay"
)

// completable refuses a certificate of completion that would certify what has not been served: before the hours that the law
// gives ahead of the end of the term (NĐ 163/2026 Điều 97, 123: 24 giờ; NĐ 116/2021 Điều 62: on the day), while the end is not
// fixed, or after an end that is no completion. Three ways lead to an earlier one, each on paper: the decision in the books is
// put right, a reduction is recorded, or the document that ends the term is named in the request (Why), which the journal keeps.
// Who leaves a voluntary programme gets the certificate of the stages he went through (Điều 94.4) on the day he leaves.
func (o *Office) completable(t *stay.Timeline, r *PaperRequest) error {
	if r.Kind != PaperCertCompulsory && r.Kind != PaperCertVoluntary {
		return nil
	}
	source := ""
	if row, ok := o.Law.Row(law.DueCertificate, r.Day); ok {
		source = row.Source
	}
	refuse := func(key string, args ...any) error {
		return &say.Refused{Msg: say.Of(key, append(args, "paper", say.Of("paper."+r.Kind))...), Source: source}
	}
	day, end := max(r.Day, t.Entry().Day), t.End()
	if end != nil {
		switch {
		case end.Kind == stay.Quit && r.Kind == PaperCertVoluntary && r.Day >= end.Day:
			return nil
		case end.Kind != stay.Complete && end.Kind != stay.Quit, end.Kind == stay.Quit && r.Kind == PaperCertCompulsory:
			return refuse("err.paper.not_completed", "end", say.Of("kind."+string(end.Kind)), "day", end.Day)
		}
		day = min(day, end.Day) // a completion that was recorded too early does not make the term shorter
	}
	c, ok := t.Clock(day, o.Law)
	switch {
	case !ok || !c.HasTerm:
		return refuse("err.paper.no_term")
	case c.Running:
		return refuse("err.paper.end_open")
	case r.Day >= o.certificateFrom(c.End) || r.Why != "" || end != nil && end.Kind == stay.Complete && end.Paper != "":
		return nil
	}
	return refuse(errPaperEarly, "end", c.End, "from", o.certificateFrom(c.End))
}

const errPaperEarly = "err.paper.early"

// TooEarly reports whether a refusal is that of a certificate before its time, which a decision may lift (PaperRequest.Why).
func TooEarly(err error) bool {
	r, ok := err.(*say.Refused)
	return ok && r.Key == errPaperEarly
}

// certificateFrom is the first day on which a certificate of a term that ends on a day may be issued.
func (o *Office) certificateFrom(end date.Date) date.Date {
	return end - date.Date((o.Law.Int(law.DueCertificate, end)+23)/24)
}

// whys is what the requests of one act say of why; the journal keeps it with the act.
func whys(reqs []PaperRequest) string {
	for i := range reqs {
		if reqs[i].Why != "" {
			return reqs[i].Why
		}
	}
	return ""
}
