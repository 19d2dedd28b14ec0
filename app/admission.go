package app

import (
	"fmt"
	"strconv"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/app/text"
)

// Admission is all that is typed at the gate: the person, the stay with its decision, the lists (tiếp nhận).
type Admission struct {
	Resident   Resident // ID 0: a new person; else the earlier record, corrected
	Identity   []IdentityPaper
	Relatives  []Relative
	Substances []Substance
	Stay       stay.Stay
	Entry      stay.Movement  // Kind Admit or TransferIn, Day, Time, Status
	Decision   *stay.Decision // nil only for pre_court
	Things     []Thing
	Photo      []byte // JPEG 3×4, or nil
	Why        string // needed when the entry lies in a frozen period
}

// Admit takes a person in: person, stay, decision, entry and lists in one act. The stay's id is returned.
func (o *Office) Admit(a Admission) (int64, error) {
	if p := o.CheckAdmission(&a); len(p) > 0 {
		return 0, p
	}
	err := o.do(RightAdmit, "act.admit", a.Resident.Name, a.Why, func(t *Act) error {
		if err := t.putResident(&a.Resident); err != nil {
			return err
		}
		who := a.Resident.ID
		a.Stay.ResidentID = who
		if a.Stay.Code == "" {
			var err error
			if a.Stay.Code, err = t.stayCode(&a.Resident); err != nil {
				return err
			}
		}
		if err := t.Add(&a.Stay); err != nil {
			return err
		}
		a.Entry.StayID = a.Stay.ID
		if err := t.addMovement(&a.Entry, a.Decision); err != nil {
			return err
		}
		return t.addLists(&a, who)
	})
	return a.Stay.ID, err
}

// addLists writes what hangs on the person and the stay.
func (t *Act) addLists(a *Admission, who int64) error {
	for i := range a.Identity {
		a.Identity[i].ResidentID = who
		if err := t.put(&a.Identity[i], a.Identity[i].ID); err != nil {
			return err
		}
	}
	for i := range a.Relatives {
		a.Relatives[i].ResidentID = who
		if err := t.put(&a.Relatives[i], a.Relatives[i].ID); err != nil {
			return err
		}
	}
	for i := range a.Substances {
		a.Substances[i].ResidentID = who
		if err := t.put(&a.Substances[i], a.Substances[i].ID); err != nil {
			return err
		}
	}
	for i := range a.Things {
		a.Things[i].StayID, a.Things[i].N = a.Stay.ID, i+1
		if err := t.Add(&a.Things[i]); err != nil {
			return err
		}
	}
	if len(a.Photo) > 0 {
		return t.Add(&Photo{ResidentID: who, Taken: t.office.Today(), JPEG: a.Photo})
	}
	return nil
}

// put adds a new row, changes the old one, or withdraws it when it comes with a reason (a relative entered by mistake).
func (t *Act) put(row Record, id int64) error {
	if id == 0 {
		return t.Add(row)
	}
	if v := voidOf(row); v != nil && v.VoidWhy != "" && v.VoidAt == "" {
		why := v.VoidWhy
		v.VoidWhy = ""
		return t.Withdraw(row, why)
	}
	return t.Change(row)
}

// putResident gives a new person a code.
func (t *Act) putResident(r *Resident) error {
	r.Name = text.Clean(r.Name)
	if r.ID == 0 && r.Code == "" {
		code, err := t.nextCode("resident", "HV", 5)
		if err != nil {
			return err
		}
		r.Code = code
	}
	return t.put(r, r.ID)
}

// nextCode is the code after the highest one: HV00412 → HV00413.
func (t *Act) nextCode(table, prefix string, digits int) (string, error) {
	last, err := t.MaxCode(table, prefix)
	if err != nil {
		return "", err
	}
	n, _ := strconv.Atoi(strings.TrimPrefix(last, prefix))
	return fmt.Sprintf("%s%0*d", prefix, digits, n+1), nil
}

// stayCode numbers the next stay of a person: one more than there are, or the next that is free when records were merged and
// parted again.
func (t *Act) stayCode(r *Resident) (string, error) {
	all, err := All[stay.Stay](t, "resident_id", r.ID)
	if err != nil {
		return "", err
	}
	for n := len(all) + 1; ; n++ {
		code := fmt.Sprintf("D%s-%d", strings.TrimPrefix(r.Code, "HV"), n)
		if taken, err := All[stay.Stay](t, "code", code); err != nil || len(taken) == 0 {
			return code, err
		}
	}
}

// addMovement writes a movement and the decision it brings.
func (t *Act) addMovement(m *stay.Movement, d *stay.Decision) error {
	if d != nil {
		d.StayID = m.StayID
		if err := t.Add(d); err != nil {
			return err
		}
		m.DecisionID = d.ID
	}
	return t.Add(m)
}

// CheckAdmission says what is wrong with an admission, field by field, before anything is written.
func (o *Office) CheckAdmission(a *Admission) say.Problems {
	var p say.Problems
	today := o.Today()
	if text.Clean(a.Resident.Name) == "" {
		p.Add("name", "err.needed")
	}
	if a.Resident.Birth.IsZero() {
		p.Add("birth", "err.needed")
	} else if a.Resident.Birth.First() > today {
		p.Add("birth", "err.birth_future", "today", today)
	}
	if a.Resident.Sex != Male && a.Resident.Sex != Female {
		p.Add("sex", "err.needed")
	}
	switch e := &a.Entry; {
	case e.Day == 0:
		p.Add("day", "err.needed")
	case e.Day > today:
		p.Add("day", "err.future", "today", today)
	case !a.Resident.Birth.IsZero() && a.Resident.Birth.First() > e.Day:
		p.Add("day", "err.before_birth", "birth", a.Resident.Birth)
	}
	o.checkHour(&p, a.Entry.Day, a.Entry.Time)
	if !a.Entry.Status.Known() {
		p.Add("status", "err.needed")
		return p
	}
	p = append(p, o.CheckDecision(a.Entry.Status, a.Decision)...)
	if len(p) > 0 {
		return p
	}
	return append(p, o.checkFold(a)...)
}

// CheckDecision says what is wrong with the decision of a status.
func (o *Office) CheckDecision(s stay.Status, d *stay.Decision) say.Problems {
	var p say.Problems
	if s == stay.PreCourt {
		return p
	}
	switch {
	case d == nil:
		p.Add("decision_day", "err.needed")
		p.Add("term", "err.needed")
		return p
	case d.Day == 0:
		p.Add("decision_day", "err.needed")
	case d.Day > o.Today():
		p.Add("decision_day", "err.future", "today", o.Today())
	}
	if d.Term <= 0 {
		p.Add("term", "err.needed")
	}
	if d.Term > 60 {
		p.Add("term", "err.term_long", "months", d.Term)
	}
	return p
}

// foldEntry is the stay as it would begin.
func (o *Office) foldEntry(a *Admission) (*stay.Timeline, error) {
	m := a.Entry
	m.ID = 1
	var ds []stay.Decision
	if a.Decision != nil {
		d := *a.Decision
		d.ID, m.DecisionID = 1, 1
		ds = append(ds, d)
	}
	return stay.Fold(a.Stay, ds, []stay.Movement{m}, o.Law, o.Today())
}

// checkFold folds the stay as it would be.
func (o *Office) checkFold(a *Admission) say.Problems {
	if _, err := o.foldEntry(a); err != nil {
		if p, ok := Beside(err); ok {
			return p
		}
		if r, ok := err.(*say.Refused); ok {
			return say.Problems{{Field: "day", Msg: r.Msg}}
		}
	}
	return nil
}

// Preview is the clock the admission would have on its day: what the strip under the decision shows.
func (o *Office) Preview(a *Admission) (stay.Clock, stay.Why, bool) {
	t, err := o.foldEntry(a)
	if err != nil {
		return stay.Clock{}, stay.Why{}, false
	}
	c, ok := t.Clock(max(a.Entry.Day, o.Today()), o.Law)
	return c, c.WhyEnd(t, o.Law), ok && c.HasTerm
}

// TermOffer is the term the law offers for a decision: by status, age on its day, occurrence and regime (rules.md §3.2).
func (o *Office) TermOffer(s stay.Status, birth date.Partial, decided date.Date, occurrence int) (law.Term, bool) {
	who := law.TermCompulsory
	switch age := birth.Age(decided); {
	case s == stay.Voluntary:
		who = law.TermVoluntary
	case s != stay.Compulsory:
		return law.Term{}, false
	case age >= 0 && age < o.Law.Int(law.AdultAge, decided):
		who = law.TermMinor
	}
	return o.Law.TermOf(who, occurrence <= 1, decided)
}
