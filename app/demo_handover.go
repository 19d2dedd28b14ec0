package app

import (
	"fmt"

	"hoanhap/app/handover"
	"hoanhap/app/law"
)

// FillHandovers lets the handovers of a synthetic centre go on as those of a real one: notices issued and sent, decisions received, a device fitted, communes
// that answered, sent back or kept silent, and what they told afterwards. Every step goes through the same acts as a clerk's; people, stays and movements stay as
// they were made, so that what is exported and counted does not change. Without forms or catalogue of communes nothing is done.
func (o *Office) FillHandovers() error {
	if o.Forms == nil || o.Places == nil {
		return nil
	}
	book, err := o.Book()
	if err != nil {
		return err
	}
	open, inside := 0, 0
	for i := range book {
		l := &book[i]
		switch {
		case l.State == handover.Dropped: // answered before the book was opened, all but a few
			err = o.demoAnswer(l, i%7 == 6, 0)
		case l.State.Open() && l.Due != 0:
			open++
			err = o.demoAnswer(l, false, open)
		case !l.Released && l.Next == handover.NextNotice && inside < 6:
			inside++
			err = o.demoInside(l, inside)
		}
		if err != nil {
			return err
		}
	}
	return o.demoRehab()
}

// demoAnswer is what a commune said of a released person; of every four who are waited for one is sent back, one sent back and on, two are silent.
func (o *Office) demoAnswer(l *HandoverLine, silent bool, n int) error {
	day := min(o.Today(), l.End+3)
	step := func(s HandoverStep) error { return o.AddStep(s, l.Stay) }
	switch {
	case silent || n%4 == 1 || n%4 == 0 && n > 0:
		return nil
	case n%4 == 2:
		return step(HandoverStep{Kind: handover.Returned, Day: day, Addressee: ToPolice, Way: "post", Paper: "21/CAX", Reason: "not_arrived"})
	case n%4 == 3:
		to := o.otherCommune(l.Place)
		if to == "" {
			return nil
		}
		if err := step(HandoverStep{Kind: handover.Returned, Day: day, Addressee: ToPolice, Way: "post", Paper: "34/CAX", Reason: "not_resident"}); err != nil {
			return err
		}
		return step(HandoverStep{Kind: handover.Redirected, Day: day, Commune: to})
	}
	if err := step(HandoverStep{Kind: handover.Acknowledged, Day: day, Addressee: ToPolice, Way: "post", Paper: fmt.Sprintf("%d/CAX", 10+l.Stay%80)}); err != nil {
		return err
	}
	if l.Stay%2 == 0 {
		return nil
	}
	if err := o.SaveAftercare(Aftercare{StayID: l.Stay, Helper: "Bùi Văn Giúp", Team: "Tổ quản lý, hỗ trợ xã hội", Club: "Điểm tư vấn xã"}); err != nil {
		return err
	}
	y, m, _ := o.Today().YMD()
	return o.AddReport(AftercareReport{StayID: l.Stay, Kind: HelperPlan, Span: "month", Year: y, Number: m, Day: o.Today()})
}

// otherCommune is the first of the same province that is not the one given.
func (o *Office) otherCommune(at string) string {
	for _, p := range o.Places.Provinces() {
		list := o.Places.Communes(p.Code)
		for i := range list {
			if place(o.CatalogueNow(), list[i].Code) == at {
				return list[(i+1)%len(list)].Code
			}
		}
	}
	return ""
}

// demoInside prepares the handover of somebody whose end is near: notices issued, sent, the decision received, one with a device.
func (o *Office) demoInside(l *HandoverLine, n int) error {
	day := o.Today() - 1
	h, _, err := o.HandoverOf(l.Stay)
	if err != nil {
		return err
	}
	var reqs []PaperRequest
	for _, to := range h.Unnoticed() {
		reqs = append(reqs, PaperRequest{Stay: l.Stay, Kind: PaperNotice, Day: day, Addressee: to})
	}
	made, err := o.Issue(reqs...)
	if err != nil || n == 1 {
		return err
	}
	ids := make([]int64, len(made))
	for i := range made {
		ids[i] = made[i].ID
	}
	if err := o.SendPapers(HandoverStep{Day: day, Way: "post", Receipt: fmt.Sprintf("RB%06d", 4100+n)}, ids...); err != nil || n == 2 {
		return err
	}
	if n == 3 {
		return o.AddStep(HandoverStep{Kind: handover.Waived, Day: o.Today(), Reason: "xã báo không quản lý sau cai"}, l.Stay)
	}
	p := o.OfferAftercare(&h)
	p.Number, p.Day, p.Received = fmt.Sprintf("%d/QĐ-UBND", 200+n), day, o.Today()
	if _, err := o.Receive(p); err != nil || n < 6 {
		return err
	}
	if _, err := o.Receive(ReceivedPaper{StayID: l.Stay, Kind: ReceivedMonitoring, Number: "12/QĐ-CAX", Day: day, Received: o.Today(), From: l.End}); err != nil {
		return err
	}
	return o.AddStep(HandoverStep{Kind: handover.Fitted, Day: o.Today(), Device: "GS-00017", Position: "cổ chân trái"}, l.Stay)
}

// demoRehab is what three communes reported of the month before.
func (o *Office) demoRehab() error {
	y, m, _ := o.Today().AddMonths(-1).YMD()
	some := o.Places.Communes(o.Law.Text(law.CentreProvince, o.Today()))
	for i := range min(3, len(some)) {
		err := o.PutRehab(CommuneReport{Commune: some[i].Code, Year: y, Month: m, People: 4 + i, New: i, Done: 1, Teams: 1, Contacts: 10 + 3*i, Day: o.Today()})
		if err != nil {
			return err
		}
	}
	return nil
}
