package app

import (
	"strconv"

	"hoanhap/app/date"
	"hoanhap/app/paper"
	"hoanhap/app/stay"
)

// Papers around a movement and at the gate that are not decisions: minutes of giving somebody out and taking him back, applications
// written by others that the centre hands out filled, the list of belongings.
const (
	PaperProcedureMinutes  = "procedure_minutes"     // Mẫu 42 (NĐ 163/2026 Điều 111.2)
	PaperMourningAsked     = "mourning_application"  // Mẫu 48, both laws
	PaperVoluntaryAsked    = "voluntary_application" // Mẫu 20, R2 22
	PaperBelongings        = "belongings_list"       // local
	HandedOut              = "out"                   // given to the authority
	HandedBack             = "back"                  // taken back by the centre
	HandedMourningReturned = "mourning_back"         // Mẫu 23 of the return (Điều 121.3)
)

// backAfter is the day on which somebody came back from the last movement of a kind, 0 while he is away.
func backAfter(t *stay.Timeline, kind stay.Kind) (day date.Date) {
	for i := range t.Steps {
		switch s := &t.Steps[i]; {
		case s.Kind == kind:
			day = 0
		case s.Kind == stay.Back && day == 0 && i > 0 && t.Steps[i-1].Kind == kind:
			day = s.Day
		}
	}
	return day
}

// around are the papers that go with the decision of a movement: what was asked before it, who was given out and came back.
func (p *packer) around(form string) {
	on := func(day date.Date, r PaperRequest) {
		x := packer{o: p.o, t: p.t, day: day, regime: p.o.procedure(p.t, day)}
		x.add(r)
		p.out = append(p.out, x.out...)
	}
	switch form {
	case PaperMourning:
		on(p.day, PaperRequest{Kind: PaperMourningAsked})
		on(p.day, PaperRequest{Kind: PaperHandPaper, Handed: PaperMourning})
		if back := backAfter(p.t, stay.Mourning); back != 0 {
			on(back, PaperRequest{Kind: PaperHandPaper, Handed: HandedMourningReturned})
		}
	case PaperProcedure:
		on(p.day, PaperRequest{Kind: PaperProcedureMinutes, Handed: HandedOut})
		if back := backAfter(p.t, stay.Procedure); back != 0 {
			on(back, PaperRequest{Kind: PaperProcedureMinutes, Handed: HandedBack})
		}
	}
}

// gate are the papers of the entry besides its minutes: the application of a voluntary resident, what was left with the centre.
func (o *Office) gate(t *stay.Timeline) []PaperRequest {
	e := t.Entry()
	p := packer{o: o, t: t, day: e.Day, regime: o.procedure(t, e.Day)}
	if e.Now.Status == stay.Voluntary {
		p.add(PaperRequest{Kind: PaperVoluntaryAsked, Addressee: ToPolice})
	}
	p.add(PaperRequest{Kind: PaperBelongings})
	return p.out
}

// fillMoved writes what these papers ask for besides the movement.
func (o *Office) fillMoved(tx Tx, d *paper.Dossier, x *stayFile, r *PaperRequest) error {
	switch r.Kind {
	case PaperBelongings:
		d.Receiver = paper.Party{Name: x.Stay.Taker, Position: x.Stay.TakerTitle}
		fillBelongings(d, x.things)
		return nil
	case PaperProcedureMinutes:
		return o.fillProcedure(tx, d, r)
	}
	if r.Handed == HandedMourningReturned {
		d.Giver, d.Receiver = d.Receiver, paper.Party{Name: d.Signatory.Name, Position: d.Signatory.Position, Office: d.Centre.Name, Relation: "cơ sở cai nghiện"}
	}
	return nil
}

// fillProcedure writes who gives whom, and quotes the decision once it is issued.
func (o *Office) fillProcedure(tx Tx, d *paper.Dossier, r *PaperRequest) error {
	centre := paper.Party{Name: d.Signatory.Name, Position: d.Signatory.Position, Office: d.Centre.Name}
	authority := paper.Party{Office: d.Basis.Issuer}
	d.Giver, d.Receiver, d.Request.Kind = centre, authority, "ra khỏi cơ sở theo yêu cầu của cơ quan tố tụng hình sự"
	if r.Handed == HandedBack {
		d.Giver, d.Receiver, d.Request.Kind = authority, centre, "trở lại cơ sở theo yêu cầu của cơ quan tố tụng hình sự"
	}
	d.Health, d.Papers, d.Belongings = "", nil, nil // as he is today, not as he came
	d.Handed = ""
	heads, err := All[PaperHead](tx, "stay_id", r.Stay, "kind", PaperProcedure)
	for _, h := range heads {
		if h.Live() && h.Day <= r.Day {
			d.Handed = quoted("Quyết định tạm thời đưa người cai nghiện ra khỏi cơ sở cai nghiện", &paper.Order{Number: h.Number, Day: h.Day})
		}
	}
	return err
}

// fillBelongings is the list of what was left with the centre at the gate; without one the form prints empty lines.
func fillBelongings(d *paper.Dossier, things []Thing) {
	t := paper.Table{Columns: []paper.Column{{Title: "STT", Width: 12, Align: paper.Center}, {Title: "Tên đồ vật, giấy tờ", Width: 70}, {Title: "Số lượng", Width: 28}, {Title: "Tình trạng", Width: 32}, {Title: "Ghi chú", Width: 25}}}
	for _, x := range things {
		if x.Live() && x.List != "papers" {
			t.Rows = append(t.Rows, paper.Row{Cells: []paper.Cell{paper.Txt(strconv.Itoa(len(t.Rows) + 1)), paper.Txt(x.Text), paper.Txt(x.Count), paper.Txt(x.State), paper.Txt("")}})
		}
	}
	if len(t.Rows) > 0 {
		d.List = t
	}
}
