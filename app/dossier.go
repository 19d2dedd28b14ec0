package app

import (
	"strconv"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/paper"
	"hoanhap/app/stay"
	"hoanhap/app/text"
)

// dossier gathers what a form may ask for, of one stay on one day. Nothing of the health desk is read here.
func (o *Office) dossier(tx Tx, r *PaperRequest, read dossiers) (paper.Dossier, paper.Edition, error) {
	var none paper.Edition
	x, err := read.open(o, tx, r.Stay)
	if err != nil {
		return paper.Dossier{}, none, err
	}
	t := x.timeline
	r.refusal = o.completable(t, r)
	regime := o.procedure(t, r.Day)
	e, err := o.Forms.Choose(r.Kind, regime.Code, o.formDay(regime.Code, r.Day))
	if err != nil {
		return paper.Dossier{}, none, err
	}
	c := o.Centre(r.Day)
	d := paper.Dossier{Regime: regime.Code, Day: r.Day, Centre: paper.Centre{Parent: c.Parent, Name: c.Name, Place: c.Place,
		Province: c.Province, Address: c.Address}}
	if d.Signatory, err = o.signer(tx, r.Signer, &c, r.Day); err != nil {
		return d, e, err
	}
	at := t.On(max(r.Day, t.Entry().Day))
	if end := t.End(); end != nil && end.Day <= r.Day {
		at = end.Was
	}
	d.Status = string(at.Status)
	o.fillTerm(&d, t, r.Day)
	o.fillPerson(&d, &x.Resident, x.ids, x.family)
	fillLists(&d, x)
	commune := o.fillHandover(&d, x, r.Day)
	o.fillParties(&d, commune, t, r)
	o.fillMovement(&d, t, r)
	if err := o.fillOwn(tx, &d, x, r); err != nil {
		return d, e, err
	}
	if r.Edit != nil {
		r.Edit(&d)
	}
	return d, e, nil
}

// fillOwn writes what one kind of paper alone asks for.
func (o *Office) fillOwn(tx Tx, d *paper.Dossier, x *stayFile, r *PaperRequest) error {
	switch r.Kind {
	case PaperPlan:
		return o.fillPlan(tx, d, x.Stay.ID)
	case PaperEvaluation:
		return o.fillEvaluation(tx, d, x, r.Day)
	case PaperHandPerson:
		return o.handOver(tx, d, x, r)
	}
	return o.fillMoved(tx, d, x, r)
}

// fillTerm writes decision and dates as the clock has them on the day.
func (o *Office) fillTerm(d *paper.Dossier, t *stay.Timeline, day date.Date) {
	entry := t.Entry()
	d.Stay.Entry, d.Stay.EntryTime = entry.Day, entry.Time
	on := max(day, entry.Day)
	end := t.End()
	if end != nil && end.Day < on {
		on = end.Day
	}
	c, ok := t.Clock(on, o.Law)
	if !ok || !c.HasTerm {
		if dec := t.Decision(entry.DecisionID); dec != nil {
			d.Decision = order(dec, o.Law)
		}
		return
	}
	d.Decision = order(c.Decision, o.Law)
	d.Stay.Start, d.Stay.End = c.Start, c.End
	if o.Law.Bool(law.PrintEndMinusOneDay, day) {
		d.Stay.End--
	}
	if end != nil {
		d.Stay.End = end.Day // what was served, not what was ordered
	}
	d.Completed = end == nil || end.Kind == stay.Complete
	d.Stay.Served, d.Stay.Remaining = strconv.Itoa(c.Served)+" ngày", strconv.Itoa(max(0, c.Remaining))+" ngày"
}

func order(x *stay.Decision, p *law.Pack) paper.Order {
	return paper.Order{Number: x.Number, Day: x.Day, Issuer: x.Issuer, Months: x.Term, Regime: p.RegimeAt(x.Day).Code}
}

func (o *Office) fillPerson(d *paper.Dossier, r *Resident, ids []IdentityPaper, family []Relative) {
	d.Person = paper.Person{Name: r.Name, Sex: sexWord(r.Sex), OtherName: r.OtherNames, Birth: r.Birth.Text(), IDNumber: r.IDNumber,
		Residence: o.Residence(r, d.Day), BirthPlace: r.BirthPlace, Hometown: r.HomeTown, Permanent: o.Residence(r, d.Day),
		Ethnic: r.Ethnic, Religion: r.Religion, Education: r.Education, Job: r.Occupation, Marks: r.Marks}
	if a := r.Birth.Age(d.Day); a >= 0 {
		d.Person.Age = strconv.Itoa(a)
	}
	if r.HeightCM > 0 {
		d.Person.Height = strings.Replace(strconv.FormatFloat(float64(r.HeightCM)/100, 'f', 2, 64), ".", ",", 1)
	}
	if r.WeightKG > 0 {
		d.Person.Weight = strconv.Itoa(r.WeightKG)
	}
	for _, p := range ids {
		if p.Live() && (p.Number == r.IDNumber || r.IDNumber == "") {
			d.Person.IDNumber, d.Person.IDDay, d.Person.IDPlace = p.Number, p.Issued, p.IssuedBy
		}
	}
	for i := range family {
		if family[i].Live() {
			fillRelative(d, &family[i])
		}
	}
}

// fillRelative puts a relative where the papers speak of one: family, representative, father, mother.
func fillRelative(d *paper.Dossier, f *Relative) {
	p := paper.Party{Name: f.Name, Relation: f.Relation, Address: f.Address, Phone: f.Phone, IDNumber: f.IDNumber, Job: f.Work}
	if f.Age > 0 {
		p.Age = strconv.Itoa(f.Age)
	}
	if f.Contact || d.Family.Name == "" {
		d.Family = p
	}
	if f.Guardian {
		d.Guardian = p
	}
	switch text.Fold(f.Relation) {
	case "bo", "cha", "bo de", "cha de":
		d.Escape.Father = p
	case "me", "me de":
		d.Escape.Mother = p
	}
}

func sexWord(s string) string {
	return map[string]string{Male: "Nam", Female: "Nữ"}[s]
}

func fillLists(d *paper.Dossier, f *stayFile) {
	d.Health = f.Stay.Health
	for _, x := range f.things {
		if !x.Live() {
			continue
		}
		line := x.Text
		for _, more := range []string{x.Count, x.State} {
			if more != "" {
				line += ", " + more
			}
		}
		if x.List == "papers" {
			d.Papers = append(d.Papers, line)
		} else {
			d.Belongings = append(d.Belongings, line)
		}
	}
}

// fillParties says who gives, who takes and to whom the paper goes.
func (o *Office) fillParties(d *paper.Dossier, commune string, t *stay.Timeline, r *PaperRequest) {
	s := &t.Stay
	centre := paper.Party{Name: s.Taker, Position: s.TakerTitle, Office: d.Centre.Name}
	d.Assign = paper.Order{Number: s.Assigned, Day: s.AssignedOn, Issuer: s.AssignedBy}
	d.Meeting = paper.Meeting{Day: r.Day, Place: d.Centre.Name}
	switch r.Kind {
	case PaperEntryCompulsory, PaperEntryVoluntary:
		d.Giver = paper.Party{Name: s.GiverName, Position: s.GiverTitle, Office: s.Giver}
		d.Receiver = centre
		d.Meeting.Time = t.Entry().Time
	case PaperHandPaper:
		d.Giver = paper.Party{Name: d.Signatory.Name, Position: d.Signatory.Position, Office: d.Centre.Name}
		d.Receiver = paper.Party{Name: d.Person.Name, Sex: d.Person.Sex, Birth: d.Person.Birth, IDNumber: d.Person.IDNumber,
			IDDay: d.Person.IDDay, IDPlace: d.Person.IDPlace, Relation: "người được giao"}
		d.Handed = o.handed(r, d)
		if r.Handed == PaperMourning || r.Handed == HandedMourningReturned { // who fetches the person
			f := d.Family
			if d.Guardian.Name != "" {
				f = d.Guardian
			}
			d.Receiver = paper.Party{Name: f.Name, IDNumber: f.IDNumber, Phone: f.Phone, Relation: f.Relation, Address: f.Address}
		}
	case PaperMonitoring:
		d.Giver = paper.Party{Name: d.Signatory.Name, Position: d.Signatory.Position, Office: d.Centre.Name}
	case PaperHandMinor:
		d.Giver = paper.Party{Name: d.Signatory.Name, Position: d.Signatory.Position, Office: d.Centre.Name}
		d.Receiver = paper.Party{Name: d.Guardian.Name, Relation: d.Guardian.Relation, Address: d.Guardian.Address, Phone: d.Guardian.Phone,
			Office: o.addressee(d, commune, ToCommune)}
	case PaperHandPerson:
		d.Giver = paper.Party{Name: d.Signatory.Name, Position: d.Signatory.Position, Office: d.Centre.Name}
		d.Receiver = paper.Party{Office: o.addressee(d, commune, ToPolice)}
	}
	o.fillCopies(d, r)
	if r.Addressee != "" {
		d.Addressee = o.addressee(d, commune, r.Addressee)
	}
}

// fillCopies: minutes are closed on their day, and each side keeps one copy (Mẫu 23, 31, 42; Phụ lục I Mẫu 03). Who comes to
// the minutes of a death is not known before.
func (o *Office) fillCopies(d *paper.Dossier, r *PaperRequest) {
	m := &d.Meeting
	switch r.Kind {
	case PaperEntryCompulsory, PaperEntryVoluntary, PaperHandPaper, PaperProcedureMinutes, PaperHandMinor:
		m.Copies, m.GiverCopies, m.ReceiverCopies = 2, 1, 1
	case PaperHandPerson, PaperMonitoring:
		if m.Copies = 2; d.Family.Name != "" {
			m.Copies = 3
		}
	default:
		return
	}
	m.EndDay = r.Day
}

// quoted names a paper with its number and day, as far as they are known.
func quoted(name string, x *paper.Order) string {
	if x.Number != "" {
		name += " số " + x.Number
	}
	if x.Day != 0 {
		name += " ngày " + x.Day.Text()
	}
	return name
}

func (o *Office) handed(r *PaperRequest, d *paper.Dossier) string {
	switch r.Handed {
	case HandedAftercare:
		return quoted("Quyết định quản lý sau cai nghiện ma túy tại nơi cư trú", &d.Aftercare)
	case HandedExemption:
		return "Quyết định miễn chấp hành phần thời gian còn lại"
	case HandedMourningReturned:
		return "ông (bà) " + d.Person.Name + " trở lại cơ sở sau thời gian về chịu tang"
	}
	for _, e := range o.Forms.Editions() {
		if e.Kind == r.Handed && (e.Regime == "" || e.Regime == d.Regime) {
			return e.Title
		}
	}
	return ""
}

// addressee words to whom a paper goes. The commune is that of the residence; where it is not known the line stays open.
func (o *Office) addressee(d *paper.Dossier, commune, code string) string {
	if commune == "" {
		commune = "xã ……………………"
	}
	switch code {
	case ToPolice:
		return "Công an " + commune
	case ToCommune:
		return "Ủy ban nhân dân " + commune
	case ToCourt:
		return or(d.Decision.Issuer, "Tòa án nhân dân khu vực ……………………")
	case ToProvince:
		return "Giám đốc " + or(o.Law.Text(law.WordProvince, d.Day), "Công an cấp tỉnh")
	case ToFamily:
		if d.Guardian.Name != "" {
			return "Ông/bà " + d.Guardian.Name
		}
		if d.Family.Name != "" {
			return "Ông/bà " + d.Family.Name + " (gia đình)"
		}
		return "Gia đình ông/bà " + d.Person.Name
	}
	return ""
}
