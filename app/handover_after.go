package app

import (
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/handover"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/app/stay"
)

// AftercareTerm is the after-care term the law gives, in months: by the status of the stay and the age (Luật 120/2025 Điều
// 42). 0 where the law of the day has none.
func (o *Office) AftercareTerm(s stay.Status, minor bool, day date.Date) int {
	if s == stay.Compulsory && !minor {
		return o.Law.Int(law.AftercareCompulsory, day)
	}
	return o.Law.Int(law.AftercareOther, day)
}

// OfferAftercare fills what a newly received after-care decision will usually say: from the release, for the term of the law.
func (o *Office) OfferAftercare(h *Handover) ReceivedPaper {
	p := ReceivedPaper{StayID: h.Stay, Kind: ReceivedAftercare, Received: o.Today(), From: h.End}
	if h.Commune != "" {
		p.Issuer = "Chủ tịch UBND " + h.Commune
	}
	p.Months = o.AftercareTerm(h.Status, h.Minor, h.End)
	if p.Months > 0 {
		p.To = p.From.AddMonths(p.Months)
	}
	return p
}

// Receive writes down a paper that came from outside, once for all papers that quote it. An after-care decision ends the
// waiver of one. Its id is returned.
func (o *Office) Receive(p ReceivedPaper) (int64, error) {
	var faults say.Problems
	switch {
	case p.Received == 0:
		faults.Add("received", "err.needed")
	case p.Received > o.Today():
		faults.Add("received", "err.future", "today", o.Today())
	}
	if p.Kind != ReceivedAftercare && p.Kind != ReceivedMonitoring {
		faults.Add("kind", "err.handover.kind")
	}
	if p.Day > p.Received && p.Received != 0 {
		faults.Add("day", "err.handover.paper_after", "day", p.Received)
	}
	if p.To != 0 && p.To < p.From {
		faults.Add("to", "err.handover.to_before_from")
	}
	if len(faults) > 0 {
		return 0, faults
	}
	err := o.handoverAct("act.handover.receive", p.Note, []int64{p.StayID}, func(a *Act) error { return a.receive(&p) })
	return p.ID, err
}

func (a *Act) receive(p *ReceivedPaper) error {
	h, _, err := a.office.handoverOf(a, p.StayID)
	if err != nil {
		return err
	}
	for i := range h.Received {
		if x := &h.Received[i]; x.Live() && x.Kind == p.Kind && x.ID != p.ID {
			return &say.Refused{Msg: say.Of("err.handover.decision_here", "day", x.Received)}
		}
	}
	for i := range h.Steps {
		if s := &h.Steps[i]; s.Live() && s.Kind == handover.Waived && p.Kind == ReceivedAftercare {
			if err := a.Withdraw(s, "đã nhận quyết định"); err != nil {
				return err
			}
		}
	}
	return a.put(p, p.ID)
}

// VoidReceived withdraws a received paper with a reason.
func (o *Office) VoidReceived(id int64, why string) error {
	if err := o.first(RightDue); err != nil {
		return err
	}
	var p ReceivedPaper
	if err := o.Store.Read(func(tx Tx) (err error) { p, err = Load[ReceivedPaper](tx, id); return err }); err != nil {
		return err
	}
	return o.handoverAct("act.handover.receive_void", why, []int64{p.StayID}, func(a *Act) error { return a.Withdraw(&p, why) })
}

// SaveAftercare writes what the commune told of a person after the release. Nothing of it is required. Work that is new there is
// the report of the mark that was reached, so that it is typed once.
func (o *Office) SaveAftercare(c Aftercare) error {
	var faults say.Problems
	for field, day := range map[string]date.Date{"job_day": c.JobDay, "loan_day": c.LoanDay, "relapse": c.Relapse} {
		if day > o.Today() {
			faults.Add(field, "err.future", "today", o.Today())
		}
	}
	if c.Loan < 0 {
		faults.Add("loan", "err.handover.loan")
	}
	if len(faults) > 0 {
		return faults
	}
	return o.handoverAct("act.handover.aftercare", "", []int64{c.StayID}, func(a *Act) error {
		all, err := All[Aftercare](a, "stay_id", c.StayID)
		if err != nil {
			return err
		}
		was := Aftercare{}
		for _, x := range all {
			if x.Live() {
				c.ID, was = x.ID, x
			}
		}
		if err := a.put(&c, c.ID); err != nil {
			return err
		}
		return a.tellJob(&c, was)
	})
}

// AddReport writes down a plan or report of the helper.
func (o *Office) AddReport(r AftercareReport) error {
	if err := o.first(RightDue); err != nil {
		return err
	}
	var faults say.Problems
	switch {
	case r.Day == 0:
		faults.Add("day", "err.needed")
	case r.Day > o.Today():
		faults.Add("day", "err.future", "today", o.Today())
	}
	most := map[string]int{"month": 12, "quarter": 4, "year": 0}
	if n, ok := most[r.Span]; !ok || r.Number < min(n, 1) || r.Number > n {
		faults.Add("number", "err.handover.span")
	}
	if r.Kind != HelperPlan && r.Kind != HelperReport {
		faults.Add("kind", "err.handover.kind")
	}
	if r.Year < 2000 || r.Year > o.Today().Year()+1 {
		faults.Add("year", "err.handover.year")
	}
	if len(faults) > 0 {
		return faults
	}
	return o.handoverAct("act.handover.report", "", []int64{r.StayID}, func(a *Act) error {
		return a.Add(&r)
	})
}

// VoidReport withdraws a plan or report entered by mistake.
func (o *Office) VoidReport(id int64, why string) error {
	if err := o.first(RightDue); err != nil {
		return err
	}
	var r AftercareReport
	if err := o.Store.Read(func(tx Tx) (err error) { r, err = Load[AftercareReport](tx, id); return err }); err != nil {
		return err
	}
	return o.handoverAct("act.handover.report_void", why, []int64{r.StayID}, func(a *Act) error { return a.Withdraw(&r, why) })
}

// AftercareEnd is the last day of the after-care, from the decision in hand; 0 when it is not known.
func (h *Handover) AftercareEnd() date.Date {
	p := h.Decision()
	switch {
	case p == nil:
		return 0
	case p.To != 0:
		return p.To
	case p.Months > 0 && h.Released:
		return max(p.From, h.End).AddMonths(p.Months)
	}
	return 0
}

// Decision is the after-care decision in hand, nil when there is none.
func (h *Handover) Decision() *ReceivedPaper { return h.received(ReceivedAftercare) }

// Monitoring is the monitoring decision in hand, nil when there is none.
func (h *Handover) Monitoring() *ReceivedPaper { return h.received(ReceivedMonitoring) }

func (h *Handover) received(kind string) (out *ReceivedPaper) {
	for i := range h.Received {
		if p := &h.Received[i]; p.Live() && p.Kind == kind {
			out = p
		}
	}
	return out
}

// AftercareLacks lists what the commune has not told yet of a released person: keys of words.
func (h *Handover) AftercareLacks() (out []say.Msg) {
	if !h.Released || h.Social {
		return nil
	}
	c := &h.Aftercare
	p := h.Decision()
	for _, x := range []struct {
		missing bool
		key     string
	}{{p != nil && p.Number == "", "number"}, {p != nil && h.AftercareEnd() == 0, "end"}, {c.Helper == "", "helper"}, {c.Team == "", "team"},
		{!h.reported(HelperPlan), "plan"}, {!h.reported(HelperReport), "report"}, {c.Job == "", "job"}} {
		if x.missing {
			out = append(out, say.Of("handover.after.lack."+x.key))
		}
	}
	return out
}

func (h *Handover) reported(kind string) bool {
	for i := range h.Reports {
		if h.Reports[i].Live() && h.Reports[i].Kind == kind {
			return true
		}
	}
	return false
}

// HelperLoad is how many people a helper of a commune has already, besides one stay, and the number from which it is warned
// about; 0 is no limit.
func (o *Office) HelperLoad(helper string, but int64) (n, limit int, err error) {
	limit = o.Law.Int(law.HelperPeople, o.Today())
	if helper = strings.TrimSpace(helper); helper == "" {
		return 0, limit, nil
	}
	err = o.Store.Read(func(tx Tx) error {
		all, err := All[Aftercare](tx, "helper", helper)
		for i := range all {
			n += truth(all[i].Live() && all[i].StayID != but)
		}
		return err
	})
	return n, limit, err
}

// HomeOffer is the communes of today a code of an earlier catalogue or an old address can mean: the decided one alone, or all parts of a split one with the
// official note, to be asked of the clerk.
type HomeOffer struct {
	Matches []law.OldMatch
	Decided *law.Commune
}

// Home looks an address up in the units before 2025-07-01. A code of an old list counts only with its list.
func (o *Office) Home(r *Resident) (h HomeOffer, err error) {
	if o.Places == nil {
		return h, nil
	}
	if r.Commune != "" && r.CommuneList != o.CatalogueNow() && r.CommuneList != "" {
		m, ok, err := o.Places.Moved(r.CommuneList, r.Commune)
		if err != nil {
			return h, err
		}
		if ok {
			h.Matches = append(h.Matches, m)
		}
	}
	if len(h.Matches) == 0 {
		if h.Matches, err = o.Places.Old(r.Address); err != nil {
			return h, err
		}
	}
	if len(h.Matches) == 1 {
		if c, ok := h.Matches[0].Decided(); ok {
			h.Decided = &c
		}
	}
	return h, nil
}

// SetHome gives a person the commune of today; the address stays as it was written.
func (o *Office) SetHome(resident int64, code string) error {
	if c, _ := o.placeNames(place(o.CatalogueNow(), code), o.Today()); c == "" {
		return say.Problems{{Field: "commune", Msg: say.Of("err.handover.commune")}}
	}
	var r Resident
	if err := o.Store.Read(func(tx Tx) (err error) { r, err = Load[Resident](tx, resident); return err }); err != nil {
		return err
	}
	r.Commune, r.CommuneList = code, o.CatalogueNow()
	return o.do(RightAdmit, "act.set_home", r.Name, "", func(a *Act) error { return a.Change(&r) })
}
