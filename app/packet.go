package app

import (
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/app/stay"
)

// Further kinds of papers, each of one movement.
const (
	PaperMourning  = "mourning_decision"   // Mẫu 49
	PaperProcedure = "procedure_decision"  // Mẫu 47
	PaperSearch    = "search_decision"     // Mẫu 43
	PaperDeath     = "death_minutes"       // local
	PaperPlan      = "reintegration_plan"  // Mẫu 19
	PaperProposal  = "suspension_proposal" // Mẫu 46, R2 43
)

// perMovement are the papers a stay may need anew for each movement: one issued before it does not serve.
var perMovement = map[string]bool{PaperMourning: true, PaperProcedure: true, PaperSearch: true, PaperDeath: true, PaperProposal: true,
	PaperProcedureMinutes: true, PaperMourningAsked: true}

// What Mẫu 23 hands over besides a certificate.
const (
	HandedAftercare = "aftercare_decision"
	HandedExemption = "exemption_decision"
)

// Packet is the papers of a discharge on a day in the order they are handed over, by the procedure regime of that day
// (rules.md §3.1; forms.md C1–C8). While the stay is open it is the packet of its completion: the notice for each addressee,
// the certificate, the minutes that hand over certificate and after-care decision, the minutes that hand over the person.
// Who leaves otherwise gets what that end asks for; a transfer has no form of its own.
func (o *Office) Packet(t *stay.Timeline, day date.Date) []PaperRequest {
	kind, at := stay.Complete, t.On(max(day, t.Entry().Day))
	if e := t.End(); e != nil {
		kind, at = e.Kind, e.Was
	}
	p := packer{o: o, t: t, day: day, regime: o.procedure(t, day)}
	switch kind {
	case stay.Complete:
		if at.Decision != 0 {
			p.notices(at.Status)
			p.certificate(at.Status, HandedAftercare)
			p.add(PaperRequest{Kind: PaperHandPerson})
		}
	case stay.Exempt:
		p.add(PaperRequest{Kind: PaperHandPaper, Handed: HandedExemption})
		p.add(PaperRequest{Kind: PaperHandPerson})
	case stay.Quit: // Mẫu 30 also says which stages were gone through (NĐ 163/2026 Điều 94.4)
		p.certificate(stay.Voluntary, "")
	case stay.Die:
		p.add(PaperRequest{Kind: PaperDeath})
	}
	return p.out
}

// MovementPapers are the decisions of the movements of a stay, the last of each kind: leave for mourning, criminal
// procedure, search, and the proposal of a suspension, exemption or reduction.
func (o *Office) MovementPapers(t *stay.Timeline) []PaperRequest {
	forms := map[stay.Kind]string{stay.Mourning: PaperMourning, stay.Procedure: PaperProcedure, stay.Escape: PaperSearch,
		stay.Suspend: PaperProposal, stay.Exempt: PaperProposal, stay.Reduce: PaperProposal}
	status := map[string]stay.Status{}
	last := map[string]date.Date{}
	for i := range t.Steps {
		if f := forms[t.Steps[i].Kind]; f != "" {
			last[f], status[f] = t.Steps[i].Day, t.Steps[i].Was.Status
		}
	}
	var out []PaperRequest
	for _, f := range []string{PaperMourning, PaperProcedure, PaperSearch, PaperProposal} {
		if day := last[f]; day != 0 {
			p := packer{o: o, t: t, day: day, regime: o.procedure(t, day)}
			r := PaperRequest{Kind: f}
			if f == PaperProposal {
				if r.Addressee = ToCourt; status[f] == stay.Voluntary {
					r.Addressee = ToProvince
				}
			}
			p.add(r)
			p.around(f)
			out = append(out, p.out...)
		}
	}
	return out
}

// packer collects the papers that have a form under the procedure regime.
type packer struct {
	o      *Office
	t      *stay.Timeline
	day    date.Date
	regime *law.Regime
	out    []PaperRequest
}

func (p *packer) add(r PaperRequest) {
	if _, err := p.o.Forms.Choose(r.Kind, p.regime.Code, p.o.formDay(p.regime.Code, p.day)); err != nil {
		return
	}
	r.Stay, r.Day = p.t.Stay.ID, p.day
	p.out = append(p.out, r)
}

// notices is one for each addressee; the rows of the law are those of the procedure regime.
func (p *packer) notices(s stay.Status) {
	on := p.o.formDay(p.regime.Code, p.day)
	to := slices.Clone(p.o.Law.List(law.NoticeTo, on))
	if s == stay.Compulsory {
		to = append(to, p.o.Law.List(law.NoticeToCompulsory, on)...)
	}
	for _, a := range to {
		p.add(PaperRequest{Kind: PaperNotice, Addressee: a})
	}
}

// certificate is the certificate of the status with the minutes that hand it over, and those of another paper if one is
// handed over with it.
func (p *packer) certificate(s stay.Status, with string) {
	cert := ""
	switch s {
	case stay.Compulsory:
		cert = PaperCertCompulsory
	case stay.Voluntary:
		cert = PaperCertVoluntary
	default:
		return // after-care in a centre ended with the old law and has no form
	}
	p.add(PaperRequest{Kind: cert})
	p.add(PaperRequest{Kind: PaperHandPaper, Handed: cert})
	if with != "" {
		p.add(PaperRequest{Kind: PaperHandPaper, Handed: with})
	}
}

// EntryPapers is what is printed at the gate: the minutes by the status on entry (forms.md A1, A2).
func EntryPapers(t *stay.Timeline) []PaperRequest {
	e := t.Entry()
	kind := PaperEntryVoluntary
	if e.Now.Status == stay.Compulsory {
		kind = PaperEntryCompulsory
	}
	return []PaperRequest{{Stay: t.Stay.ID, Kind: kind, Day: e.Day}}
}

// procedure is the procedure regime of a day for a stay (rules.md §3.1): by the day of the act, unless the setting
// transition_procedure keeps who began under the old law with the old procedure.
func (o *Office) procedure(t *stay.Timeline, day date.Date) *law.Regime {
	now := o.Law.RegimeAt(day)
	if o.Law.Text(law.TransitionProcedure, day) != "old" {
		return now
	}
	if c, ok := t.Clock(day, o.Law); ok && c.HasTerm {
		return c.Regime
	}
	return now
}

// formDay is the day by which an edition is chosen: that of the act, or the last day of a procedure regime that the setting
// keeps alive beyond it.
func (o *Office) formDay(regime string, day date.Date) date.Date {
	if r, ok := o.Law.RegimeByCode(regime); ok && r.To != 0 && day > r.To {
		return r.To
	}
	return day
}

func (o *Office) hasForm(kind string, day date.Date) bool {
	_, err := o.Forms.Choose(kind, o.Law.RegimeAt(day).Code, day)
	return err == nil
}

// handOver writes what the minutes that hand over the person list: the certificate with its number once it is issued, and
// the papers given along. How somebody was at the gate says nothing of how he leaves.
func (o *Office) handOver(tx Tx, d *paper.Dossier, x *stayFile, r *PaperRequest) error {
	d.Health, d.Papers = "", nil
	issued, err := All[PaperHead](tx, "stay_id", r.Stay)
	for _, p := range issued {
		if p.Live() && (p.Kind == PaperCertCompulsory || p.Kind == PaperCertVoluntary) {
			d.Basis = paper.Order{Number: p.Number, Day: p.Day}
		}
	}
	for _, q := range o.Packet(x.timeline, r.Day) {
		if q.Kind == PaperHandPaper && (q.Handed != HandedAftercare || d.Aftercare != paper.Order{}) {
			d.Papers = append(d.Papers, o.handed(&q, d))
		}
	}
	if err != nil {
		return err
	}
	all, err := o.learned(tx, x.Resident.ID)
	for _, l := range keptOf(all, r.Stay, r.Day) { // văn bằng, chứng chỉ học văn hóa, học nghề
		d.Papers = append(d.Papers, "Giấy chứng nhận, chứng chỉ số "+l.CertNumber+" ("+or(l.Class.Occupation, l.Class.Name)+")")
	}
	return err
}

// PacketPaper is one paper of a discharge as it can be handed over: as issued, or as a draft (BẢN NHÁP, no number).
type PacketPaper struct {
	PaperDraft
	Print paper.Paper
}

// PacketDay is the day of the discharge papers of a stay: the day it ended, today while it is open.
func (o *Office) PacketDay(t *stay.Timeline) date.Date {
	if e := t.End(); e != nil {
		return e.Day
	}
	return max(o.Today(), t.Entry().Day)
}

// PacketOf is the discharge papers of a stay in order: those issued as they were issued, the rest as drafts. It writes nothing.
func (o *Office) PacketOf(stayID int64, day date.Date) ([]PacketPaper, error) {
	t, err := o.TimelineOf(stayID)
	if err != nil {
		return nil, err
	}
	if day == 0 {
		day = o.PacketDay(t)
	}
	return o.papersOn(o.Packet(t, day))
}

func (o *Office) papersOn(reqs []PaperRequest) ([]PacketPaper, error) {
	drafts, err := o.Prepare(reqs...)
	if err != nil {
		return nil, err
	}
	out := make([]PacketPaper, len(drafts))
	for i, d := range drafts {
		out[i] = PacketPaper{d, d.Paper}
		if d.Issued != nil {
			if out[i].Print, err = d.Issued.AsIssued(); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// Timely reports whether a paper of the discharge may leave the house on a day: once the stay has ended, or within the days
// of the notice and the hours of the certificate before the end (NĐ 163/2026 Điều 97, 123). Made earlier it would certify
// what has not been served.
func (o *Office) Timely(t *stay.Timeline, kind string, day date.Date) bool {
	if t.End() != nil {
		return true
	}
	c, ok := t.Clock(max(day, t.Entry().Day), o.Law)
	if !ok || !c.HasTerm || c.Running {
		return false
	}
	if kind == PaperNotice {
		return day >= o.NoticeFrom(c.End)
	}
	return day >= o.certificateFrom(c.End)
}

// TimelineOf is a stay folded today.
func (o *Office) TimelineOf(stayID int64) (t *stay.Timeline, err error) {
	err = o.Store.Read(func(tx Tx) error {
		rows, err := tx.Timelines(StayQuery{IDs: []int64{stayID}})
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			return ErrNotFound
		}
		t, err = rows[0].Fold(o)
		return err
	})
	return t, err
}

// StayPapers is every paper the window offers for a stay on a day: the minutes of the entry, the decisions of its movements,
// the packet of the discharge, each on its own day; the reintegration plan stands before it while the stay is open (stage 5).
func (o *Office) StayPapers(stayID int64, day date.Date) ([]PacketPaper, error) {
	t, err := o.TimelineOf(stayID)
	if err != nil {
		return nil, err
	}
	var reqs []PaperRequest
	for _, r := range append(EntryPapers(t), o.MovementPapers(t)...) {
		if o.HasForm(r.Kind, r.Day) {
			reqs = append(reqs, r)
		}
	}
	if t.End() == nil && t.On(day).Decision != 0 {
		p := packer{o: o, t: t, day: day, regime: o.procedure(t, day)}
		p.add(PaperRequest{Kind: PaperPlan})
		reqs = append(reqs, p.out...)
	}
	more, err := o.ownPaths(t, day)
	if err != nil {
		return nil, err
	}
	return o.papersOn(slices.Concat(reqs, o.Packet(t, day), more, o.gate(t)))
}

// StayCoded finds a stay by its code (mã đợt).
func (o *Office) StayCoded(code string) (id int64, err error) {
	err = o.Store.Read(func(tx Tx) error {
		rows, err := tx.Timelines(StayQuery{Code: code})
		if err == nil && (code == "" || len(rows) == 0 || !rows[0].Stay.Live()) {
			return &say.Refused{Msg: say.Of("err.no_such_stay", "stay", code)}
		}
		if err == nil {
			id = rows[0].Stay.ID
		}
		return err
	})
	return id, err
}
