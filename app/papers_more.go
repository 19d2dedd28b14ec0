package app

import (
	"hoanhap/app/date"
	"hoanhap/app/handover"
	"hoanhap/app/law"
	"hoanhap/app/paper"
	"hoanhap/app/stay"
)

// Papers that only some stays need.
const (
	PaperMonitoring = "monitoring_minutes"     // Phụ lục I Mẫu 03
	PaperPledge     = "monitoring_pledge"      // Phụ lục I Mẫu 04
	PaperHandMinor  = "handover_minutes_minor" // R2 Mẫu 47
	PaperContract   = "contract"               // Mẫu 29, R2 28
	PaperReminder   = "reminder_letter"        // local
)

// ToProvince is the head of the provincial police (Giám đốc Công an cấp tỉnh).
const ToProvince = "province_police"

// ownPaths are the papers of stays with a path of their own: electronic monitoring, a minor under the old law, a voluntary
// stay with a contract (private centres; all under the old law).
func (o *Office) ownPaths(t *stay.Timeline, day date.Date) ([]PaperRequest, error) {
	h, _, err := o.HandoverOf(t.Stay.ID)
	if err != nil {
		return nil, err
	}
	p := packer{o: o, t: t, day: day, regime: o.procedure(t, day)}
	if h.Monitoring() != nil {
		p.add(PaperRequest{Kind: PaperMonitoring})
		p.add(PaperRequest{Kind: PaperPledge})
	}
	if e := t.End(); h.Facts.Minor && e != nil && e.Kind == stay.Complete {
		p.add(PaperRequest{Kind: PaperHandMinor})
	}
	e := t.Entry()
	p.day, p.regime = e.Day, o.procedure(t, e.Day)
	_, told := o.Law.Row(law.DueCommuneTold, e.Day) // the law under which every centre makes a contract
	if e.Now.Status == stay.Voluntary && (told || o.Law.Text(law.CentreKind, e.Day) == "private") {
		p.add(PaperRequest{Kind: PaperContract})
	}
	return p.out, nil
}

// fillHandover writes what the handover knows: the decisions received, the device, and to which commune the person goes on
// the day (the home, the residence registered, the commune sent on to).
func (o *Office) fillHandover(d *paper.Dossier, x *stayFile, day date.Date) (commune string) {
	commune = o.CommuneName(&x.Resident, day)
	for i := range x.steps {
		s := &x.steps[i]
		if !s.Live() || s.Day > day {
			continue
		}
		switch s.Kind {
		case handover.Registered, handover.Redirected:
			commune, _ = o.placeNames(place(s.CommuneList, s.Commune), day)
		case handover.Fitted:
			d.Device = paper.Device{Number: s.Device, Position: s.Position, State: s.Note}
		}
	}
	for i := range x.received {
		p := &x.received[i]
		if !p.Live() {
			continue
		}
		order := paper.Order{Number: p.Number, Day: p.Day, Issuer: p.Issuer, About: p.About, Months: p.Months}
		switch p.Kind {
		case ReceivedAftercare:
			d.Aftercare = order
		case ReceivedMonitoring:
			d.Monitored = order
		}
	}
	return commune
}

// fillMovement writes what the papers of one movement ask for: its days, its document, where the person went.
func (o *Office) fillMovement(d *paper.Dossier, t *stay.Timeline, r *PaperRequest) {
	kinds := map[string][]stay.Kind{PaperMourning: {stay.Mourning}, PaperMourningAsked: {stay.Mourning}, PaperProcedure: {stay.Procedure}, PaperProcedureMinutes: {stay.Procedure}, PaperSearch: {stay.Escape}, PaperDeath: {stay.Die},
		PaperProposal: {stay.Suspend, stay.Exempt, stay.Reduce}}
	for i := range t.Steps {
		s := &t.Steps[i]
		for _, k := range kinds[r.Kind] {
			if s.Kind == k && s.Day <= r.Day {
				o.fillStep(d, s)
			}
		}
	}
	if r.Kind == PaperContract {
		d.Contract = d.Decision
	}
}

func (o *Office) fillStep(d *paper.Dossier, s *stay.Step) {
	switch s.Kind {
	case stay.Mourning:
		if d.Guardian.Name == "" { // the application of the family: parents, spouse, children (Mẫu 48)
			d.Guardian = d.Family
		}
		d.Request = paper.Request{Asked: s.PaperDay, From: s.Day, To: s.Due, Returner: d.Guardian.Name, Reason: s.Note}
	case stay.Procedure:
		d.Request = paper.Request{From: s.Day, To: s.Due}
		d.Basis = paper.Order{Number: s.Paper, Day: s.PaperDay, Issuer: or(s.PaperBy, s.Place), About: s.Note}
	case stay.Suspend, stay.Exempt, stay.Reduce:
		d.Request = paper.Request{Kind: map[stay.Kind]string{stay.Suspend: "tạm đình chỉ", stay.Exempt: "miễn", stay.Reduce: "giảm thời hạn"}[s.Kind], Reason: s.Note}
	case stay.Escape:
		phone := o.Law.Text(law.CentrePhone, d.Day)
		d.Escape = paper.Absconding{Time: s.Time, Day: s.Day, From: d.Centre.Name, Father: d.Escape.Father, Mother: d.Escape.Mother, Other: d.Family,
			Report: paper.Party{Name: d.Signatory.Name, Phone: phone, Address: d.Centre.Address}, Office: paper.Party{Phone: phone, Address: d.Centre.Address}}
	case stay.Die:
		d.Giver = paper.Party{Name: d.Signatory.Name, Position: d.Signatory.Position, Office: d.Centre.Name}
		d.Death = paper.Death{Time: s.Time, Day: s.Day, Place: or(s.Place, d.Centre.Name), Cause: s.Note}
	}
}

// PaperOfMovement is the paper that the movement just recorded asks for, dated today; false when it asks for none, has no
// form under the law of the day, or was issued already.
func (o *Office) PaperOfMovement(stayID int64, kind stay.Kind, day date.Date) (r PaperRequest, ok bool, err error) {
	want := map[stay.Kind]string{stay.Mourning: PaperMourning, stay.Procedure: PaperProcedure, stay.Escape: PaperSearch, stay.Die: PaperDeath}[kind]
	if want == "" || o.Forms == nil {
		return r, false, nil
	}
	t, err := o.TimelineOf(stayID)
	if err != nil {
		return r, false, err
	}
	for i := range t.Steps { // a voluntary resident who leaves is not searched for
		if s := &t.Steps[i]; s.Kind == stay.Escape && kind == stay.Escape && s.Day == day && s.Was.Status == stay.Voluntary {
			return r, false, nil
		}
	}
	on := max(day, o.Today())
	p := packer{o: o, t: t, day: on, regime: o.procedure(t, on)}
	p.add(PaperRequest{Kind: want})
	if len(p.out) == 0 {
		return r, false, nil
	}
	drafts, err := o.Prepare(p.out...)
	if err != nil || drafts[0].Issued != nil {
		return r, false, err
	}
	return p.out[0], true, nil
}

// Leaving are the papers of the day of a release that are not issued yet: certificate and minutes, without the notices.
func (o *Office) Leaving(stayID int64) ([]PaperRequest, error) {
	t, err := o.TimelineOf(stayID)
	if err != nil {
		return nil, err
	}
	drafts, err := o.Prepare(o.Packet(t, o.PacketDay(t))...)
	var out []PaperRequest
	for i := range drafts {
		if d := &drafts[i]; d.Kind != PaperNotice && d.Issued == nil && !d.Unready {
			out = append(out, d.PaperRequest)
		}
	}
	return out, err
}
