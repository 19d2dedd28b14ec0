package app

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/due"
	"hoanhap/app/handover"
	"hoanhap/app/law"
	"hoanhap/app/stay"
)

// Handover is where one stay stands on its way to the commune (bàn giao), with the rows it is read from.
type Handover struct {
	HandoverLine
	Facts     handover.Facts
	Steps     []HandoverStep  // voided ones too, in order of entry
	Received  []ReceivedPaper // voided ones too
	Papers    []PaperHead     // notices, certificate, minutes; live
	Aftercare Aftercare       // ID 0: nothing told yet
	Reports   []AftercareReport
}

// HandoverLine is one line of the book of handovers.
type HandoverLine struct {
	handover.View
	Stay, Resident     int64
	Code, StayCode     string // of the resident, of the stay
	Name               string
	Status             stay.Status
	End                date.Date // of the term, or the release
	Released           bool
	Exempt             bool      // let go before the end of the term
	Due                date.Date // answer due; 0 while none is waited for
	Late               int       // days past it, 0 when not late
	Commune, Province  string    // named; "" when not known
	Minor, NoResidence bool
}

// ahead is how many days before the end of a term a handover comes into the book: the preview of the work, no rule of law.
const ahead = 60

// compare puts first what waits: released and not answered for, the longest due on top; then who leaves next; then what
// is over, the latest on top.
func (l *HandoverLine) compare(o *HandoverLine) int {
	if d := cmp.Compare(l.rank(), o.rank()); d != 0 {
		return d
	}
	day := cmp.Compare(l.End, o.End)
	switch l.rank() {
	case 0: // nobody asks for an answer about who was exempted
		day = cmp.Or(cmp.Compare(truth(l.Due == 0), truth(o.Due == 0)), cmp.Compare(l.Due, o.Due))
	case 2:
		day = -day
	}
	return cmp.Or(day, compare(l.StayCode, o.StayCode))
}

func (l *HandoverLine) rank() int {
	switch {
	case l.State.Open():
		return 0
	case !l.Released:
		return 1
	}
	return 2
}

// lines reads the handovers of stays; a stay that has none is passed over.
func (o *Office) lines(tx Tx, rows []StayRows, from date.Date) ([]HandoverLine, error) {
	type one struct {
		r *StayRows
		t *stay.Timeline
	}
	var some []one
	var ids, who []int64
	if err := o.eachLive(rows, func(r *StayRows, t *stay.Timeline) {
		if o.handedOver(t, from) {
			some, ids, who = append(some, one{r, t}), append(ids, r.Stay.ID), append(who, r.Resident.ID)
		}
	}); err != nil {
		return nil, err
	}
	b, err := o.handoverRows(tx, ids, who)
	if err != nil {
		return nil, err
	}
	rules, places := due.New(o.Law), map[string][2]string{}
	out := make([]HandoverLine, 0, len(some))
	for _, x := range some {
		f := o.handoverFacts(x.r, x.t, b)
		out = append(out, o.handoverLine(x.r, x.t, &f, rules, places))
	}
	return out, nil
}

// handedOver reports a stay with a handover: one that ended by completion or exemption since a day, or one with a term
// that runs out soon.
func (o *Office) handedOver(t *stay.Timeline, from date.Date) bool {
	if e := t.End(); e != nil {
		return (e.Kind == stay.Complete || e.Kind == stay.Exempt) && e.Day >= from
	}
	c, ok := t.Clock(o.Today(), o.Law)
	return ok && c.HasTerm && c.End <= o.Today()+ahead && (c.Point.State.OnBooks() || c.Point.State == stay.Suspended)
}

// handoverBooks are the rows of many handovers, by stay.
type handoverBooks struct {
	steps    map[int64][]HandoverStep
	received map[int64][]ReceivedPaper
	papers   map[int64][]PaperHead
	marks    map[int64][]DueMark
	guarded  map[int64]bool // residents somebody represents
}

// handoverPapers are the papers a handover is read from.
var handoverPapers = []string{PaperNotice, PaperCertCompulsory, PaperCertVoluntary, PaperHandPerson}

// handoverRows reads the rows of some stays and their people.
func (o *Office) handoverRows(tx Tx, ids, who []int64) (b handoverBooks, err error) {
	b = handoverBooks{map[int64][]HandoverStep{}, map[int64][]ReceivedPaper{}, map[int64][]PaperHead{}, map[int64][]DueMark{}, map[int64]bool{}}
	if len(ids) == 0 {
		return b, nil
	}
	steps, err := All[HandoverStep](tx, "stay_id", ids)
	for _, s := range steps {
		b.steps[s.StayID] = append(b.steps[s.StayID], s)
	}
	if err != nil {
		return b, err
	}
	received, err := All[ReceivedPaper](tx, "stay_id", ids)
	for _, p := range received {
		b.received[p.StayID] = append(b.received[p.StayID], p)
	}
	if err != nil {
		return b, err
	}
	papers, err := All[PaperHead](tx, "stay_id", ids, "kind", handoverPapers)
	for _, p := range papers {
		if p.Live() {
			b.papers[p.StayID] = append(b.papers[p.StayID], p)
		}
	}
	if err != nil {
		return b, err
	}
	marks, err := All[DueMark](tx, "stay_id", ids, "code", []string{string(due.Ack), string(due.SocialDossier), string(due.Notice)})
	for _, m := range marks {
		if m.Live() {
			b.marks[m.StayID] = append(b.marks[m.StayID], m)
		}
	}
	if err != nil {
		return b, err
	}
	where := []any{"guardian", 1}
	if len(who) <= few { // of a few their own, not those of the whole house
		where = append(where, "resident_id", who)
	}
	guards, err := All[Relative](tx, where...)
	for _, g := range guards {
		b.guarded[g.ResidentID] = b.guarded[g.ResidentID] || g.Live()
	}
	return b, err
}

// handoverFacts gathers what one handover is read from.
func (o *Office) handoverFacts(r *StayRows, t *stay.Timeline, b handoverBooks) handover.Facts {
	id, on := r.Stay.ID, o.Today()
	f := handover.Facts{Entry: t.Entry().Day, Home: place(r.Resident.CommuneList, r.Resident.Commune), NoResidence: r.Resident.NoResidence,
		UnableToWork: r.Resident.UnableToWork, Guardian: b.guarded[r.Resident.ID]}
	status := t.On(on).Status
	if e := t.End(); e != nil {
		f.Release, on, status = e.Day, e.Day, e.Was.Status
	}
	age := r.Resident.Birth.Age(on)
	f.Minor = age >= 0 && age < o.Law.Int(law.AdultAge, on)
	asOf := on
	if f.Release == 0 {
		if c, ok := t.Clock(on, o.Law); ok && c.HasTerm {
			asOf = max(on, c.End)
		}
	}
	_, f.DecisionFirst = o.Law.Row(law.DueAftercareDecision, asOf)
	if e := t.End(); e == nil || e.Kind == stay.Complete { // who is exempted leaves without the notice of a coming end
		f.NoticeTo = append(f.NoticeTo, o.Law.List(law.NoticeTo, asOf)...)
		if status == stay.Compulsory {
			f.NoticeTo = append(f.NoticeTo, o.Law.List(law.NoticeToCompulsory, asOf)...)
		}
	}
	o.handoverGiven(&f, id, b)
	decision := t.On(on).Decision
	if e := t.End(); e != nil {
		decision = e.Was.Decision
	}
	byHand(&f, b.marks[id], "d"+strconv.FormatInt(decision, 10))
	return f
}

// byHand takes in the notices the office settled without the program: what was done on paper counts as issued and sent, what was waived is asked no more.
func byHand(f *handover.Facts, marks []DueMark, anchor string) {
	for i := range marks {
		m := &marks[i]
		switch {
		case m.Code != due.Notice || m.Anchor != anchor:
		case m.Waived:
			f.NoticeTo = slices.DeleteFunc(f.NoticeTo, func(to string) bool { return to == m.Addressee })
		default:
			f.Notices = append(f.Notices, handover.Paper{ID: -m.ID, To: m.Addressee, Day: m.Day})
			f.Steps = append(f.Steps, handover.Step{ID: -m.ID, Kind: handover.Sent, Day: m.Day, PaperID: -m.ID})
		}
	}
}

// handoverGiven adds papers, received papers, steps and what was ticked.
func (o *Office) handoverGiven(f *handover.Facts, id int64, b handoverBooks) {
	for _, p := range b.papers[id] {
		x := handover.Paper{ID: p.ID, To: p.Addressee, Day: p.Day}
		switch p.Kind {
		case PaperNotice:
			f.Notices = append(f.Notices, x)
		case PaperHandPerson:
			f.Minutes = &x
		default:
			f.Certificate = &x
		}
	}
	for _, p := range b.received[id] {
		switch {
		case !p.Live():
		case p.Kind == ReceivedAftercare:
			f.Decision = p.Received
		case p.Kind == ReceivedMonitoring:
			f.Monitoring = p.Received
		}
	}
	for _, s := range b.steps[id] {
		if s.Live() {
			f.Steps = append(f.Steps, s.step())
		}
	}
	for _, m := range b.marks[id] {
		switch {
		case m.Code == due.Notice: // byHand
		case m.Code == due.SocialDossier:
			f.Dossier = true
		case m.Waived:
			f.Dropped = max(f.Dropped, m.Day)
		default: // ticked before there were handovers: an answer like any other
			f.Steps = append(f.Steps, handover.Step{ID: -m.ID, Kind: handover.Acknowledged, Day: m.Day})
		}
	}
}

func (s *HandoverStep) step() handover.Step {
	return handover.Step{ID: s.ID, Kind: s.Kind, Day: s.Day, PaperID: s.PaperID, Place: place(s.CommuneList, s.Commune), Reason: s.Reason}
}

// place is a commune with its catalogue; a bare code means nothing. Catalogues sort by age; those before the shipped one name
// units that are gone.
func place(list, code string) string {
	if list < Catalogue || code == "" {
		return ""
	}
	return list + "/" + code
}

// placeNames names a place and its province.
func (o *Office) placeNames(p string, day date.Date) (commune, province string) {
	list, code, _ := strings.Cut(p, "/")
	c, ok := o.Places.Of(list, code)
	if !ok {
		return "", ""
	}
	return c.Named(day), c.Province.Named(day)
}

func (o *Office) handoverLine(r *StayRows, t *stay.Timeline, f *handover.Facts, rules *due.Rules, places map[string][2]string) HandoverLine {
	l := HandoverLine{View: handover.Read(f), Stay: r.Stay.ID, Resident: r.Resident.ID, Code: r.Resident.Code, StayCode: r.Stay.Code, Name: r.Resident.Name,
		Minor: f.Minor, NoResidence: f.NoResidence}
	if e := t.End(); e != nil {
		l.End, l.Released, l.Status, l.Exempt = e.Day, true, e.Was.Status, e.Kind == stay.Exempt
	} else if c, ok := t.Clock(o.Today(), o.Law); ok {
		l.End, l.Status = c.End, c.Point.Status
	}
	if l.State.Open() && !l.Exempt {
		if day, ok := rules.Answer(t, l.Asked); ok {
			l.Due, l.Late = day, max(0, int(o.Today()-day))
		}
	}
	names, ok := places[l.Place]
	if !ok {
		names[0], names[1] = o.placeNames(l.Place, o.Today())
		places[l.Place] = names
	}
	l.Commune, l.Province = names[0], names[1]
	return l
}

// HandoverOf is the handover of one stay with all its rows; it is false for a stay that has none yet.
func (o *Office) HandoverOf(stayID int64) (h Handover, ok bool, err error) {
	err = o.Store.Read(func(tx Tx) error { h, ok, err = o.handoverOf(tx, stayID); return err })
	return h, ok, err
}

func (o *Office) handoverOf(tx Tx, stayID int64) (h Handover, ok bool, err error) {
	rows, err := tx.Timelines(StayQuery{IDs: []int64{stayID}})
	if err != nil {
		return h, false, err
	}
	if len(rows) == 0 {
		return h, false, ErrNotFound
	}
	r := &rows[0]
	t, err := r.Fold(o)
	if err != nil {
		return h, false, err
	}
	b, err := o.handoverRows(tx, []int64{stayID}, []int64{r.Resident.ID})
	if err != nil {
		return h, false, err
	}
	h.Facts = o.handoverFacts(r, t, b)
	h.HandoverLine = o.handoverLine(r, t, &h.Facts, due.New(o.Law), map[string][2]string{})
	h.Steps, h.Received, h.Papers = b.steps[stayID], b.received[stayID], b.papers[stayID]
	care, err := All[Aftercare](tx, "stay_id", stayID)
	for i := range care {
		if care[i].Live() {
			h.Aftercare = care[i]
		}
	}
	if err != nil {
		return h, false, err
	}
	h.Reports, err = All[AftercareReport](tx, "stay_id", stayID)
	return h, r.Stay.Live() && (len(h.Steps)+len(h.Received) > 0 || h.Aftercare.ID != 0 || o.handedOver(t, 0)), err
}

// EarlierHandover is the last handover of a person, for the admission of somebody who was here before; nil when there is none.
func (o *Office) EarlierHandover(resident int64) (out *Handover, err error) {
	err = o.Store.Read(func(tx Tx) error {
		rows, err := tx.Timelines(StayQuery{Resident: []int64{resident}})
		if err != nil {
			return err
		}
		for i := range rows {
			h, ok, err := o.handoverOf(tx, rows[i].Stay.ID)
			if err != nil {
				return err
			}
			if ok && h.Released && (out == nil || h.End > out.End) {
				out = &h
			}
		}
		return nil
	})
	return out, err
}
