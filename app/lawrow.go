package app

import (
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/app/stay"
)

// LoadLaw lays the office's rows over the shipped pack. It is called once after opening and after every change.
func (o *Office) LoadLaw() error {
	var rows []LawRow
	err := o.Store.Read(func(tx Tx) (err error) { rows, err = All[LawRow](tx); return err })
	if err != nil {
		return err
	}
	p, err := o.shipped().With(asLaw(rows))
	if err != nil {
		return err
	}
	o.Law = p
	return nil
}

func (o *Office) shipped() *law.Pack {
	if o.Shipped == nil {
		o.Shipped = o.Law
	}
	return o.Shipped
}

func asLaw(rows []LawRow) []law.Row {
	out := make([]law.Row, 0, len(rows))
	for _, r := range rows {
		if r.Live() {
			out = append(out, law.Row{Key: r.Key, From: r.From, To: r.To, Value: r.Value, Source: r.Source, Note: r.Note,
				Scope: r.lawScope(), Mark: law.FromOffice})
		}
	}
	return out
}

// lawScope is the scope as the pack names it.
func (r *LawRow) lawScope() string {
	switch r.Scope {
	case "":
		return law.Centre
	case NationScope:
		return law.Nation
	}
	return r.Scope
}

// SetLaw adds a dated row of the office: a setting, a rate, a fact of the centre. A live row of the same key, scope and day
// is withdrawn in the same act. From which day it counts is part of the row, so history stays as it was.
func (o *Office) SetLaw(rows []LawRow, why string) error {
	var faults say.Problems
	for _, r := range rows {
		for _, m := range o.shipped().Check(asLaw([]LawRow{r})[0]) {
			faults = append(faults, say.Problem{Field: r.Key, Msg: m})
		}
	}
	if len(faults) > 0 {
		return faults
	}
	err := o.do(RightSettings, "act.set_law", "", why, func(a *Act) error {
		for i := range rows {
			same, err := All[LawRow](a, "key", rows[i].Key, "from_day", rows[i].From.String(), "scope", rows[i].Scope)
			if err != nil {
				return err
			}
			for j := range same {
				if !same[j].Live() {
					continue
				}
				if err := a.Withdraw(&same[j], or(why, "thay bằng giá trị mới")); err != nil {
					return err
				}
			}
			if err := a.Add(&rows[i]); err != nil {
				return err
			}
			if rows[i].Key == law.PeriodStartDay {
				if err := a.keepFrozen(); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return o.LoadLaw()
}

// VoidLaw withdraws a row of the office; what it covered counts again.
func (o *Office) VoidLaw(id int64, why string) error {
	err := o.do(RightSettings, "act.void_law", "", why, func(a *Act) error {
		r, err := Load[LawRow](a, id)
		if err != nil {
			return err
		}
		if err := a.Withdraw(&r, why); err != nil || r.Key != law.PeriodStartDay {
			return err
		}
		return a.keepFrozen()
	})
	if err != nil {
		return err
	}
	return o.LoadLaw()
}

// LawRows is the office's own rows of a key, newest first, voided ones too.
func (o *Office) LawRows(key string) (rows []LawRow, err error) {
	err = o.Store.Read(func(tx Tx) error { rows, err = All[LawRow](tx, "key", key); return err })
	for i, j := 0, len(rows)-1; i < j; i, j = i+1, j-1 {
		rows[i], rows[j] = rows[j], rows[i]
	}
	return rows, err
}

func or(s, fallback string) string {
	if s == "" {
		return fallback
	}
	return s
}

// Centre is what papers and the window say of the centre on a day.
type Centre struct {
	Kind, Name, Short, Parent, Place, Address, Head, HeadTitle, Symbol, Province string
	Capacity                                                                     int
}

// Centre reads the settings of the centre as of a day.
func (o *Office) Centre(day date.Date) Centre {
	t := func(key string) string { return o.Law.Text(key, day) }
	return Centre{t(law.CentreKind), t(law.CentreName), t(law.CentreShort), t(law.CentreParent), t(law.CentrePlace), t(law.CentreAddress),
		t(law.CentreHead), t(law.CentreHeadTitle), t(law.CentreSymbol), t(law.CentreProvince), o.Law.Int(law.Capacity, day)}
}

// Signers is who may sign on a day, the standard one first.
func (o *Office) Signers(day date.Date) ([]Signer, error) {
	var out []Signer
	err := o.Store.Read(func(tx Tx) error {
		all, err := All[Signer](tx)
		for _, s := range all {
			if !s.Live() || day != 0 && (s.From > day || s.To != 0 && s.To < day) {
				continue
			}
			if s.Standard {
				out = append([]Signer{s}, out...)
			} else {
				out = append(out, s)
			}
		}
		return err
	})
	return out, err
}

// PutSigner adds or corrects a signer.
func (o *Office) PutSigner(s Signer, why string) error {
	var p say.Problems
	if s.Name == "" {
		p.Add("name", "err.needed")
	}
	if s.Title == "" {
		p.Add("title", "err.needed")
	}
	if s.Prefix != "" && s.For == "" {
		p.Add("for", "err.needed")
	}
	if s.Prefix == "TUQ." { // an authorisation stands in writing and has an end (NĐ 30/2020 Điều 13.4)
		if s.Paper == "" {
			p.Add("paper", "err.signer.paper")
		}
		if s.To == 0 {
			p.Add("to", "err.signer.end")
		}
	}
	if s.To != 0 && s.To < s.From {
		p.Add("to", "err.law.to_before_from", "from", s.From, "to", s.To)
	}
	if len(p) > 0 {
		return p
	}
	return o.do(RightSettings, "act.signer", s.Name, why, func(a *Act) error { return a.put(&s, s.ID) })
}

// VoidSigner withdraws a signer.
func (o *Office) VoidSigner(id int64, why string) error {
	return o.do(RightSettings, "act.signer", "", why, func(a *Act) error {
		s, err := Load[Signer](a, id)
		if err != nil {
			return err
		}
		return a.Withdraw(&s, why)
	})
}

// Board is the count at the gate (bảng quân số): opening, in, out, on the books, absent, present.
type Board struct {
	Day                           date.Date
	Opening, In, Out, OnBooks     int
	InNew, InBack                 int
	Absent, Present               int
	Hospital, Mourning, Procedure int
	Escaped, Suspended, Custody   int
	Capacity                      int
	By                            map[stay.Status]Tally
	Moves                         []BoardMove // of the day, by time
	Count                         *Census     // of the one day: every number of the board stands in it, with its people
}

// Tally is one line of the board.
type Tally struct{ OnBooks, Absent, Present int }

// BoardMove is one movement of the day.
type BoardMove struct {
	Resident int64
	Name     string
	Code     string
	stay.Step
}

// Board is how many stand where on a day, counted like the census of that one day.
func (o *Office) Board(day date.Date) (*Board, error) {
	b := &Board{Day: day, Capacity: o.Law.Int(law.Capacity, day), By: map[stay.Status]Tally{}}
	err := o.Store.Read(func(tx Tx) error {
		rows, err := tx.Timelines(StayQuery{From: day - 1, To: day})
		if err != nil {
			return err
		}
		cases := make([]stay.Case, 0, len(rows))
		b.Count = &Census{people: make(map[int64]*StayRows, len(rows)), lines: make(map[int64]*stay.Timeline, len(rows))}
		for i := range rows {
			t, err := rows[i].Fold(o)
			if err != nil {
				return err
			}
			cases = append(cases, stay.Case{Timeline: t, Stored: rows[i].Intervals})
			b.Count.people[rows[i].Stay.ID], b.Count.lines[rows[i].Stay.ID] = &rows[i], t
			for _, s := range t.Steps {
				if s.Day == day {
					b.Moves = append(b.Moves, BoardMove{rows[i].Resident.ID, rows[i].Resident.Name, rows[i].Resident.Code, s})
				}
			}
		}
		slices.SortStableFunc(b.Moves, func(x, y BoardMove) int {
			switch {
			case x.Before(&y.Movement):
				return -1
			case y.Before(&x.Movement):
				return 1
			}
			return 0
		})
		b.Count.Census = stay.Count(stay.Period{First: day, Last: day, Whole: day}, cases)
		b.fill(b.Count.Census)
		return nil
	})
	return b, err
}

func (b *Board) fill(c *stay.Census) {
	n := func(r stay.Row) int { return c.Cell(r, stay.Total) }
	b.Opening, b.In, b.Out, b.OnBooks, b.Present = n(stay.Opening), n(stay.InTotal), n(stay.OutTotal), n(stay.Closing), n(stay.PresentRow)
	b.InNew = n(stay.InAdmit) + n(stay.InTransfer)
	b.InBack = b.In - b.InNew
	b.Hospital, b.Mourning, b.Procedure = n(stay.AbsentHospital), n(stay.AbsentMourning), n(stay.AbsentProcedure)
	b.Absent = b.Hospital + b.Mourning + b.Procedure
	b.Escaped, b.Suspended, b.Custody = n(stay.MemoEscaped), n(stay.MemoSuspended), n(stay.MemoCustody)
	for _, s := range stay.Statuses {
		col := stay.ColumnOf(s)
		t := Tally{OnBooks: c.Cell(stay.Closing, col), Present: c.Cell(stay.PresentRow, col)}
		t.Absent = t.OnBooks - t.Present
		b.By[s] = t
	}
}
