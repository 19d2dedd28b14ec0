package app

import (
	"fmt"

	"hoanhap/app/demo"
	"hoanhap/app/exchange"
	"hoanhap/app/say"
	"hoanhap/app/stay"
)

// Summary is what was written.
type Summary struct{ People, Stays, Movements int }

// ExchangeLists are the catalogues of the office as the workbook asks for them.
func (o *Office) ExchangeLists() exchange.Lists {
	l := exchange.Lists{
		Ethnic: o.Lists.Ethnic.Lookup, Religion: o.Lists.Religion.Lookup, Education: o.Lists.Education.Lookup,
		Occupation: o.Lists.Occupation.Lookup, Substance: o.Lists.Drugs.Lookup,
		BirthPlace: func(prefix string) bool { _, ok := o.Lists.BirthPlace(prefix); return ok },
	}
	if o.Places != nil {
		l.Commune = func(code string) bool { _, ok := o.Places.Commune(code); return ok }
	}
	return l
}

// Judge reads a workbook without writing: what it holds, what is odd, and every fault, also those that only the book
// knows: codes that exist already.
func (o *Office) Judge(b exchange.Book) (exchange.Plan, []say.Problem, say.Problems) {
	plan, warnings, faults := exchange.Parse(b, o.Today(), o.Law, o.ExchangeLists())
	known, err := o.known(&plan)
	if err != nil {
		faults.Add(exchange.SheetPeople, "err.exchange.illegal", "reason", err.Error())
	}
	return plan, warnings, append(faults, known...)
}

// known names the codes of a plan that the book holds already. A workbook brings whole people: it neither changes nor
// continues a record that exists, so that no import can alter what was written at the gate.
func (o *Office) known(p *exchange.Plan) (faults say.Problems, err error) {
	err = o.Store.Read(func(tx Tx) error { faults, err = knownCodes(tx, p); return err })
	return faults, err
}

func knownCodes(tx Tx, p *exchange.Plan) (faults say.Problems, err error) {
	people, err := All[Resident](tx)
	if err != nil {
		return nil, err
	}
	codes := make(map[string]bool, len(people))
	for i := range people {
		codes[people[i].Code] = true
	}
	for i := range p.People {
		if q := &p.People[i]; codes[q.Code] {
			faults.Add(q.Ref, "err.exchange.code_known", "code", q.Code)
		}
	}
	stays, err := All[stay.Stay](tx)
	if err != nil {
		return nil, err
	}
	clear(codes)
	for i := range stays {
		codes[stays[i].Code] = true
	}
	for i := range p.Stays {
		if s := &p.Stays[i]; codes[s.Code] {
			faults.Add(s.Ref, "err.exchange.code_known", "code", s.Code)
		}
	}
	return faults, nil
}

// Import writes a judged plan in one act: all rows or none. It goes into an empty book or beside what is there; a code
// that exists already is a fault, named at its cell. progress, when not nil, is told how
// many rows are done; its error ends the act.
func (o *Office) Import(plan exchange.Plan, progress func(done, total int) error) (Summary, error) {
	return o.take("act.import", plan, progress, func(a *Act) error {
		faults, err := knownCodes(a, &plan)
		if err != nil {
			return err
		}
		return faults.Or()
	})
}

// Fill writes a synthetic centre with its settings and signers into an empty book.
func (o *Office) Fill(c *demo.Centre, progress func(done, total int)) (Summary, error) {
	sum, err := o.take("act.demo", c.Plan, onward(progress), func(a *Act) error {
		people, err := All[Resident](a)
		if err != nil {
			return err
		}
		if len(people) > 0 {
			return &say.Refused{Msg: say.Of("err.exchange.not_empty", "path", o.Store.Path())}
		}
		return a.addCentre(c)
	}, (*taking).school)
	if err != nil {
		return sum, err
	}
	if err := o.LoadLaw(); err != nil {
		return sum, err
	}
	_, err = o.WaiveBefore(o.Today()-demoWork, "Dữ liệu mẫu: việc trước ngày mở sổ")
	return sum, err
}

// demoWork is how many days of work a synthetic centre has left undone.
const demoWork = 2

func (a *Act) addCentre(c *demo.Centre) error {
	for _, s := range c.Settings {
		r := LawRow{Key: s.Key, From: c.First, Value: s.Value, Source: "Dữ liệu mẫu"}
		if err := a.Add(&r); err != nil {
			return err
		}
	}
	for _, s := range c.Signers {
		r := Signer{Name: s.Name, Title: s.Title, Prefix: s.Prefix, For: s.For, From: c.First, Standard: s.Standard}
		if err := a.Add(&r); err != nil {
			return err
		}
	}
	return nil
}

// taking is a plan on its way into the book.
type taking struct {
	*Act
	plan     *exchange.Plan
	people   []int64   // ids, as in plan.People
	stays    []int64   // ids, as in plan.Stays
	decision [][]int64 // ids, as in plan.Stays[i].Decisions
	done     int
	total    int
	progress func(done, total int) error
}

func (o *Office) take(act string, plan exchange.Plan, progress func(done, total int) error, first func(*Act) error, last ...func(*taking) error) (Summary, error) {
	var sum Summary
	sum.People, sum.Stays, sum.Movements = plan.Counts()
	label := fmt.Sprintf("%d/%d/%d", sum.People, sum.Stays, sum.Movements)
	err := o.do(RightImport, act, label, "đưa sổ vào", func(a *Act) error {
		if err := first(a); err != nil {
			return err
		}
		t := &taking{Act: a, plan: &plan, total: sum.People + sum.Stays + sum.Movements, progress: progress}
		if err := t.write(); err != nil {
			return err
		}
		for _, f := range last {
			if err := f(t); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return Summary{}, err
	}
	return sum, nil
}

func (t *taking) write() error {
	for i := range t.plan.People {
		if err := t.person(&t.plan.People[i]); err != nil {
			return err
		}
	}
	for i := range t.plan.Stays {
		if err := t.stay(&t.plan.Stays[i]); err != nil {
			return err
		}
	}
	base, err := t.lastRank()
	if err != nil {
		return err
	}
	for i := range t.plan.Movements {
		if err := t.movement(&t.plan.Movements[i], base); err != nil {
			return err
		}
	}
	return nil
}

// step tells the progress every hundred rows; its error ends the act, and nothing of it is written.
func (t *taking) step() error {
	if t.done++; t.progress != nil && (t.done%100 == 0 || t.done == t.total) {
		return t.progress(t.done, t.total)
	}
	return nil
}

// onward is a progress that never ends an act; nil is none.
func onward(tell func(done, total int)) func(int, int) error {
	if tell == nil {
		return nil
	}
	return func(done, total int) error { tell(done, total); return nil }
}

func (t *taking) person(q *exchange.Person) error {
	r := Resident{Code: q.Code, Name: q.Name, Birth: q.Birth, Sex: q.Sex, IDNumber: q.IDNumber, Ethnic: q.Ethnic, Religion: q.Religion,
		Education: q.Education, Occupation: q.Occupation, Commune: q.Commune, Address: q.Address, Note: q.Note}
	if r.Commune != "" {
		r.CommuneList = t.office.CatalogueNow()
	}
	if err := t.Add(&r); err != nil {
		return err
	}
	t.people = append(t.people, r.ID)
	for i, s := range q.Substances {
		if err := t.Add(&Substance{ResidentID: r.ID, Name: s.Name, Code: s.Code, Main: i == 0 && len(q.Substances) > 1}); err != nil {
			return err
		}
	}
	for _, v := range q.Relatives {
		if err := t.Add(&Relative{ResidentID: r.ID, Relation: v.Relation, Name: v.Name, Age: v.Age, Address: v.Address, Phone: v.Phone,
			Contact: v.Contact, Guardian: v.Guardian}); err != nil {
			return err
		}
	}
	return t.step()
}

func (t *taking) stay(s *exchange.Stay) error {
	r := stay.Stay{Code: s.Code, ResidentID: t.people[s.Person]}
	if err := t.Add(&r); err != nil {
		return err
	}
	ids := make([]int64, len(s.Decisions))
	for i, d := range s.Decisions {
		d.ID, d.StayID = 0, r.ID
		if err := t.Add(&d); err != nil {
			return err
		}
		ids[i] = d.ID
	}
	t.stays, t.decision = append(t.stays, r.ID), append(t.decision, ids)
	return t.step()
}

func (t *taking) movement(m *exchange.Movement, base int64) error {
	r := m.Movement
	r.ID, r.StayID, r.Rank = 0, t.stays[m.Stay], base+m.Rank
	if m.DecisionID != 0 {
		r.DecisionID = t.decision[m.Stay][m.DecisionID-1]
	}
	if err := t.Add(&r); err != nil {
		return err
	}
	return t.step()
}

// lastRank is where the order of the sheet is to begin: ranks and ids share one order (a movement without a rank stands
// by its id), so those of the sheet go on after the ids there are.
func (t *taking) lastRank() (int64, error) {
	n, err := t.NextID("movement")
	return n - 1, err
}
