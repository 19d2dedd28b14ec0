package app

import (
	"fmt"
	"slices"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/money"
	"hoanhap/app/say"
	"hoanhap/app/support"
)

// DepositBook is the deposit of a resident (sổ lưu ký): its lines by day, with the balance after each, and the things still kept.
type DepositBook struct {
	Resident Resident
	Lines    []DepositLine
	Balance  money.Dong
	Kept     []DepositEntry // things not handed back yet
}

// DepositLine is a line with the balance after it.
type DepositLine struct {
	DepositEntry
	Balance  money.Dong
	Reversed bool // taken back by a later line
}

// DepositIn reports a kind of line that brings money in.
func DepositIn(kind string) bool {
	i := slices.Index(DepositKinds, kind)
	return i >= 0 && i < slices.Index(DepositKinds, DepositCanteen)
}

// Deposit reads the deposit book of a resident.
func (o *Office) Deposit(resident int64) (b DepositBook, err error) {
	err = o.Store.Read(func(tx Tx) error {
		if b.Resident, err = Load[Resident](tx, resident); err != nil {
			return err
		}
		b, err = depositBook(tx, b.Resident)
		return err
	})
	return b, err
}

func depositBook(tx Tx, r Resident) (DepositBook, error) {
	rows, err := All[DepositEntry](tx, "resident_id", r.ID)
	return bookOf(r, rows), err
}

// bookOf reads the lines of one resident as a book.
func bookOf(r Resident, rows []DepositEntry) DepositBook {
	b := DepositBook{Resident: r}
	byDay(rows)
	back := map[int64]bool{}
	gone := map[int64]bool{}
	for i := range rows {
		back[rows[i].ReversesID] = true
	}
	for i := range rows {
		if rows[i].ObjectID != 0 && !back[rows[i].ID] && rows[i].ReversesID == 0 {
			gone[rows[i].ObjectID] = true
		}
	}
	for i := range rows {
		e := rows[i]
		b.Balance += e.Amount
		b.Lines = append(b.Lines, DepositLine{e, b.Balance, back[e.ID]})
		if e.Object != "" && e.ObjectID == 0 && e.ReversesID == 0 && !back[e.ID] && !gone[e.ID] {
			b.Kept = append(b.Kept, e)
		}
	}
	return b
}

// byDay is the order in which a book is read: by day, within a day what comes in first, then as it was written.
func byDay(rows []DepositEntry) {
	slices.SortStableFunc(rows, func(a, b DepositEntry) int {
		switch {
		case a.Day != b.Day:
			return int(a.Day - b.Day)
		case (a.Amount > 0) != (b.Amount > 0):
			if a.Amount > 0 {
				return -1
			}
			return 1
		}
		return int(a.ID - b.ID)
	})
}

// Keep writes lines of the deposit book, all or none: amounts as typed, above zero; the kind says whether they come in or go out.
// The balance of nobody may fall below zero on any day.
func (o *Office) Keep(lines ...DepositEntry) error {
	for i := range lines {
		if p := o.checkDeposit(&lines[i]); len(p) > 0 {
			return p
		}
	}
	if len(lines) == 0 {
		return say.Problems{{Field: "amount", Msg: say.Of("err.needed")}}
	}
	label := fmt.Sprintf("%d người", len(lines))
	if len(lines) == 1 {
		label = o.residentName(lines[0].ResidentID)
	}
	return o.do(RightReckon, "act.deposit_"+lines[0].Kind, label, "", func(a *Act) error { return a.keep(lines) })
}

// residentName is who an act is about, as the journal names it.
func (o *Office) residentName(id int64) (name string) {
	err := o.Store.Read(func(tx Tx) error {
		r, err := Load[Resident](tx, id)
		name = r.Name
		return err
	})
	if err != nil { // the act itself will say that nobody is there
		return ""
	}
	return name
}

func (o *Office) checkDeposit(e *DepositEntry) (p say.Problems) {
	o.checkDay(&p, "day", e.Day)
	if !slices.Contains(DepositKinds, e.Kind) {
		p.Add("kind", "err.needed")
	}
	switch {
	case e.Amount < 0:
		p.Add("amount", "err.money.negative")
	case e.Amount == 0 && strings.TrimSpace(e.Object) == "":
		p.Add("amount", "err.money.positive")
	case e.Amount != 0 && e.Object != "":
		p.Add("object", "err.deposit.one") // a line is money or a thing
	}
	if e.Object != "" && e.Kind != DepositBrought && e.Kind != DepositGift && e.ObjectID == 0 {
		p.Add("object", "err.deposit.kept")
	}
	return p
}

func (a *Act) keep(lines []DepositEntry) error {
	var people []int64
	for i := range lines {
		e := lines[i]
		if !DepositIn(e.Kind) {
			e.Amount = -e.Amount
		}
		e.ID = 0
		if e.Amount != 0 {
			if err := a.cashOpen(e.Day); err != nil {
				return err
			}
		}
		if err := a.Add(&e); err != nil {
			return err
		}
		if !slices.Contains(people, e.ResidentID) {
			people = append(people, e.ResidentID)
		}
	}
	return a.solvent(people)
}

// solvent refuses a book that falls below zero on a day.
func (a *Act) solvent(people []int64) error {
	for _, id := range people {
		r, err := Load[Resident](a, id)
		if err != nil {
			return err
		}
		b, err := depositBook(a, r)
		if err != nil {
			return err
		}
		for i := range b.Lines {
			if l := &b.Lines[i]; l.Balance < 0 {
				return &say.Refused{Msg: say.Of("err.deposit.short", "name", r.Name, "day", l.Day, "balance", (l.Balance - l.Amount).Text(), "amount", (-l.Amount).Text())}
			}
		}
	}
	return nil
}

// ReverseDeposit takes a line back by its opposite: on the same day, or on the first day whose cash box was not counted yet.
func (o *Office) ReverseDeposit(id int64, why string) error {
	if strings.TrimSpace(why) == "" {
		return say.Problems{{Field: "why", Msg: say.Of("err.why_needed")}}
	}
	return o.do(RightReckon, "act.deposit_reverse", "", why, func(a *Act) error { return a.reverseDeposit(id, why) })
}

func (a *Act) reverseDeposit(id int64, why string) error {
	e, err := Load[DepositEntry](a, id)
	if err != nil {
		return err
	}
	again, err := All[DepositEntry](a, "reverses_id", id)
	if err != nil {
		return err
	}
	if len(again) > 0 || e.ReversesID != 0 {
		return &say.Refused{Msg: say.Of("err.deposit.reversed", "day", e.Day)}
	}
	back := e
	back.ID, back.Amount, back.ReversesID, back.Note = 0, -e.Amount, id, why
	if e.Amount != 0 {
		if back.Day, err = a.openDay(e.Day); err != nil {
			return err
		}
	}
	if err := a.Add(&back); err != nil {
		return err
	}
	return a.solvent([]int64{e.ResidentID})
}

// ReturnDeposit pays out what is left and hands back every thing (trả tiền, tài sản lưu ký): what the minutes of the return
// say (NĐ 163/2026 arts 97.3, 123.3). It gives the book as it was before.
func (o *Office) ReturnDeposit(resident int64, day date.Date, party string) (before DepositBook, err error) {
	if err := o.first(RightReckon); err != nil {
		return before, err
	}
	var p say.Problems
	if o.checkDay(&p, "day", day); len(p) > 0 {
		return before, p
	}
	if before, err = o.Deposit(resident); err != nil {
		return before, err
	}
	if before.Balance == 0 && len(before.Kept) == 0 {
		return before, &say.Refused{Msg: say.Of("err.deposit.nothing", "name", before.Resident.Name)}
	}
	err = o.do(RightReckon, "act.deposit_returned", before.Resident.Name, "", func(a *Act) error {
		if before, err = depositBook(a, before.Resident); err != nil {
			return err
		}
		var lines []DepositEntry
		if before.Balance > 0 {
			lines = append(lines, DepositEntry{ResidentID: resident, Day: day, Kind: DepositReturned, Amount: before.Balance, Party: party})
		}
		for _, k := range before.Kept {
			lines = append(lines, DepositEntry{ResidentID: resident, Day: max(day, k.Day), Kind: DepositReturned, Object: k.Object, Count: k.Count,
				State: k.State, ObjectID: k.ID, Party: party})
		}
		return a.keep(lines)
	})
	return before, err
}

// LabourDay is how long somebody worked: hours, days or points, whatever the centre reckons by.
type LabourDay struct {
	Resident int64
	Work     int64
}

// ShareLabour puts the residents' share of the surplus of labour into their deposits, by the work of each (NĐ 163/2026 art
// 118.2c): 20 per cent of what was earned more than spent, in whole đồng that add up. It gives the share of each.
func (o *Office) ShareLabour(day date.Date, surplus money.Dong, work []LabourDay, note string) ([]money.Dong, error) {
	var p say.Problems
	o.checkDay(&p, "day", day)
	if surplus <= 0 {
		p.Add("surplus", "err.money.positive")
	}
	if len(work) == 0 {
		p.Add("work", "err.nobody")
	}
	if !o.Law.Has(labourShare, day) {
		p.Add("day", "err.support.no_labour")
	}
	if len(p) > 0 {
		return nil, p
	}
	weights := make([]int64, len(work))
	for i, w := range work {
		weights[i] = w.Work
	}
	parts := support.Share(o.LabourPart(surplus, day), weights)
	var lines []DepositEntry
	for i, w := range work {
		if parts[i] > 0 {
			lines = append(lines, DepositEntry{ResidentID: w.Resident, Day: day, Kind: DepositLabourShare, Amount: parts[i], Note: note})
		}
	}
	if len(lines) == 0 {
		return nil, say.Problems{{Field: "work", Msg: say.Of("err.nobody")}}
	}
	return parts, o.do(RightReckon, "act.deposit_labour_share", note, "", func(a *Act) error { return a.keep(lines) })
}

// LabourPart is the residents' part of a surplus of labour on a day, in whole đồng.
func (o *Office) LabourPart(surplus money.Dong, day date.Date) money.Dong {
	return money.HalfUp(int64(surplus)*int64(o.Law.Int(labourShare, day)), 100)
}

const labourShare = "labour_share_deposit"

// DepositLeft is somebody whose deposit is not empty.
type DepositLeft struct {
	Resident int64
	Code     string
	Name     string
	Balance  money.Dong
	Things   int
}

// Deposits is everybody with money or things in deposit, in the order of ids.
func (o *Office) Deposits() (out []DepositLeft, err error) {
	err = o.Store.Read(func(tx Tx) error {
		rows, err := All[DepositEntry](tx)
		if err != nil {
			return err
		}
		byWho := map[int64][]DepositEntry{}
		var ids []int64
		for _, e := range rows {
			if byWho[e.ResidentID] == nil {
				ids = append(ids, e.ResidentID)
			}
			byWho[e.ResidentID] = append(byWho[e.ResidentID], e)
		}
		people, err := All[Resident](tx, "id", ids)
		for _, r := range people {
			b := bookOf(r, byWho[r.ID])
			if b.Balance != 0 || len(b.Kept) > 0 {
				out = append(out, DepositLeft{Resident: r.ID, Code: r.Code, Name: r.Name, Balance: b.Balance, Things: len(b.Kept)})
			}
		}
		return err
	})
	return out, err
}
