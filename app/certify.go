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
	day, end := max(r.Day, t.Entry().Day), t.End()
	if end != nil {
		if done, err := o.endedSo(end, r); done || err != nil {
			return err
		}
		day = min(day, end.Day) // a completion that was recorded too early does not make the term shorter
	}
	c, ok := t.Clock(day, o.Law)
	switch {
	case !ok || !c.HasTerm:
		return o.noCertificate(r, "err.paper.no_term")
	case c.Running:
		return o.noCertificate(r, "err.paper.end_open")
	case r.Day >= o.certificateFrom(c.End), r.Why != "", end != nil && end.Paper != "":
		return nil
	}
	return o.noCertificate(r, errPaperEarly, "end", c.End, "from", o.certificateFrom(c.End))
}

// endedSo judges an end that is no completion: done where the certificate tells of the stages gone through.
func (o *Office) endedSo(end *stay.Step, r *PaperRequest) (done bool, err error) {
	switch {
	case end.Kind == stay.Complete:
		return false, nil
	case end.Kind == stay.Quit && r.Kind == PaperCertVoluntary && r.Day >= end.Day:
		return true, nil
	case end.Kind == stay.Quit && r.Kind == PaperCertVoluntary: // dated before he left
		return false, nil
	}
	return false, o.noCertificate(r, "err.paper.not_completed", "end", say.Of("kind."+string(end.Kind)), "day", end.Day)
}

// noCertificate is a refusal with the article of the certificate.
func (o *Office) noCertificate(r *PaperRequest, key string, args ...any) error {
	source := ""
	if row, ok := o.Law.Row(law.DueCertificate, r.Day); ok {
		source = row.Source
	}
	return &say.Refused{Msg: say.Of(key, append(args, "paper", say.Of("paper."+r.Kind))...), Source: source}
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
