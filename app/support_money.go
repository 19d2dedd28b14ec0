package app

import (
	"fmt"
	"slices"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/money"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/app/support"
)

// typedItems are the items that may be typed for a stay.
var typedItems = []string{support.FoodSick, support.Clothing, support.Culture, support.CostShare, support.DetoxDrugs, support.OrdinaryDrugs, support.Funeral}

// TypedItems are the items that may be typed for a stay, in the order of the list.
func TypedItems() []string { return slices.Clone(typedItems) }

// TypeSupport writes down a sick diet, an issue, a bill or membership of a group for several stays, all or none.
func (o *Office) TypeSupport(e SupportEntry, stays ...int64) error {
	p := o.checkTyped(&e, stays)
	if len(p) > 0 {
		return p
	}
	right := RightReckon
	if e.Item == support.FoodSick && o.Ask(RightReckon) != nil { // the list of the health desk
		right = RightTreat
	}
	return o.do(right, "act.support_typed", o.labelOf(stays), "", func(a *Act) error {
		for _, id := range stays {
			one := e
			one.ID, one.StayID = 0, id
			if err := a.Add(&one); err != nil {
				return err
			}
		}
		return nil
	})
}

// checkTyped says what is wrong with an item as typed.
func (o *Office) checkTyped(e *SupportEntry, stays []int64) (p say.Problems) {
	if !slices.Contains(typedItems, e.Item) {
		p.Add("item", "err.needed")
	}
	o.checkDay(&p, "day", e.Day)
	if e.Last != 0 && e.Last < e.Day {
		p.Add("last", "err.support.last")
	}
	if e.Amount < 0 {
		p.Add("amount", "err.money.negative")
	}
	if bill := e.Item == support.DetoxDrugs || e.Item == support.OrdinaryDrugs; bill && e.Amount == 0 {
		p.Add("amount", "err.needed")
	}
	if e.Item == support.FoodSick && e.Text != "" { // a list of the kitchen: days, never an illness
		p.Add("text", "err.support.no_why")
	}
	if len(stays) == 0 {
		p.Add("stay", "err.nobody")
	}
	return p
}

// checkDay asks for a day that is not after today.
func (o *Office) checkDay(p *say.Problems, field string, d date.Date) {
	switch {
	case d == 0:
		p.Add(field, "err.needed")
	case d > o.Today():
		p.Add(field, "err.future", "today", o.Today())
	}
}

// labelOf names the one stay an act is about, or how many.
func (o *Office) labelOf(stays []int64) string {
	if len(stays) == 1 {
		if name, err := o.nameOf(stays[0]); err == nil {
			return name
		}
	}
	return fmt.Sprintf("%d người", len(stays))
}

// UntypeSupport withdraws what was typed, with a reason. What a voucher paid is taken back by reversing the voucher.
func (o *Office) UntypeSupport(id int64, why string) error {
	if err := o.first(RightReckon); err != nil {
		return err
	}
	var e SupportEntry
	if err := o.Store.Read(func(tx Tx) (err error) { e, err = Load[SupportEntry](tx, id); return err }); err != nil {
		return err
	}
	if e.VoucherID != 0 {
		return &say.Refused{Msg: say.Of("err.support.by_voucher")}
	}
	return o.do(RightReckon, "act.support_untyped", o.labelOf([]int64{e.StayID}), why, func(a *Act) error { return a.Withdraw(&e, why) })
}

// TypedSupport is what was typed for a stay, voided rows too.
func (o *Office) TypedSupport(stayID int64) (out []SupportEntry, err error) {
	err = o.Store.Read(func(tx Tx) error { out, err = All[SupportEntry](tx, "stay_id", stayID); return err })
	return out, err
}

// Pay writes a cash voucher with the next number of its book (phiếu chi, phiếu thu).
func (o *Office) Pay(v Voucher) (Voucher, error) {
	if p := o.checkVoucher(&v); len(p) > 0 {
		return v, p
	}
	err := o.do(RightReckon, "act.voucher_"+v.Kind, v.Party, "", func(a *Act) error { return a.voucher(&v) })
	return v, err
}

func (o *Office) checkVoucher(v *Voucher) (p say.Problems) {
	o.checkDay(&p, "day", v.Day)
	if v.Amount <= 0 {
		p.Add("amount", "err.money.positive")
	}
	if strings.TrimSpace(v.Party) == "" {
		p.Add("party", "err.needed")
	}
	if v.Kind != VoucherPay && v.Kind != VoucherReceive {
		p.Add("kind", "err.needed")
	}
	if v.About == AboutContribution && v.StayID == 0 {
		p.Add("stay", "err.needed")
	}
	return p
}

// voucher gives the next number and writes.
func (a *Act) voucher(v *Voucher) error {
	v.ID, v.Year = 0, v.Day.Year()
	book, err := All[Voucher](a, "kind", v.Kind, "year", v.Year)
	if err != nil {
		return err
	}
	v.Serial = 1
	for i := range book {
		v.Serial = max(v.Serial, book[i].Serial+1)
	}
	prefix := "PC"
	if v.Kind == VoucherReceive {
		prefix = "PT"
	}
	v.Number = fmt.Sprintf("%s%04d/%d", prefix, v.Serial, v.Year)
	if v.Fund == "" {
		v.Fund = FundState
	}
	if v.StayID != 0 && v.ResidentID == 0 {
		s, err := Load[stay.Stay](a, v.StayID)
		if err != nil {
			return err
		}
		v.ResidentID = s.ResidentID
	}
	return a.Add(v)
}

// ReverseVoucher takes a voucher back by another of the same book with the opposite amount; what it paid of a discharge is
// withdrawn with it.
func (o *Office) ReverseVoucher(id int64, why string) (Voucher, error) {
	var back Voucher
	if strings.TrimSpace(why) == "" {
		return back, say.Problems{{Field: "why", Msg: say.Of("err.why_needed")}}
	}
	err := o.do(RightReckon, "act.voucher_reverse", "", why, func(a *Act) error {
		v, err := Load[Voucher](a, id)
		if err != nil {
			return err
		}
		again, err := All[Voucher](a, "reverses_id", id)
		if err != nil {
			return err
		}
		if len(again) > 0 || v.ReversesID != 0 {
			return &say.Refused{Msg: say.Of("err.voucher.reversed", "number", v.Number)}
		}
		back = v
		back.Day, back.Amount, back.ReversesID, back.Text = o.Today(), -v.Amount, v.ID, why
		if err := a.voucher(&back); err != nil {
			return err
		}
		paid, err := All[SupportEntry](a, "voucher_id", id)
		for i := range paid {
			if paid[i].Live() && err == nil {
				err = a.Withdraw(&paid[i], why)
			}
		}
		return err
	})
	return back, err
}

// VoucherQuery chooses vouchers; zero fields do not filter.
type VoucherQuery struct {
	From, To date.Date
	Stay     int64
	Kind     string
	About    string
}

// Vouchers in the order in which they were written.
func (o *Office) Vouchers(q VoucherQuery) (out []Voucher, err error) {
	err = o.Store.Read(func(tx Tx) error { out, err = vouchers(tx, q); return err })
	return out, err
}

func vouchers(tx Tx, q VoucherQuery) ([]Voucher, error) {
	var where []any
	if q.Stay != 0 {
		where = append(where, "stay_id", q.Stay)
	}
	if q.Kind != "" {
		where = append(where, "kind", q.Kind)
	}
	if q.About != "" {
		where = append(where, "about", q.About)
	}
	all, err := All[Voucher](tx, where...)
	return slices.DeleteFunc(all, func(v Voucher) bool { return v.Day < q.From || q.To != 0 && v.Day > q.To }), err
}

// DischargeMoney is what somebody gets on the way home (C10; TT 62/2022 art 5.11a, NĐ 163/2026 arts 97.3, 123.3).
type DischargeMoney struct {
	Stay    int64
	Day     date.Date
	Travel  int        // days on the road, meal money for each
	Fare    money.Dong // by the tariff of ordinary public transport, as typed
	Clothes money.Dong // price of one suit; 0: given in kind, or they have some
	Route   string
}

// GiveDischarge writes down and pays the money at discharge in one act: meals, fare, clothes, and the voucher.
func (o *Office) GiveDischarge(m DischargeMoney) (v Voucher, err error) {
	if p := o.checkDischarge(&m); len(p) > 0 {
		return v, p
	}
	label, err := o.nameOf(m.Stay)
	if err != nil {
		return v, err
	}
	err = o.do(RightReckon, "act.discharge_money", label, "", func(a *Act) (err error) {
		v, err = a.discharge(&m)
		return err
	})
	return v, err
}

func (o *Office) checkDischarge(m *DischargeMoney) (p say.Problems) {
	o.checkDay(&p, "day", m.Day)
	if row, ok := o.Law.Row(law.DischargeMealDays, m.Day); ok && m.Travel > o.Law.Int(law.DischargeMealDays, m.Day) {
		p.Add("travel", "err.support.travel", "max", o.Law.Int(law.DischargeMealDays, m.Day), "source", row.Source)
	}
	if m.Travel < 0 {
		p.Add("travel", "err.money.negative")
	}
	if m.Fare < 0 {
		p.Add("fare", "err.money.negative")
	}
	if m.Clothes < 0 {
		p.Add("clothes", "err.money.negative")
	}
	if m.Travel == 0 && m.Fare == 0 && m.Clothes == 0 {
		p.Add("fare", "err.needed")
	}
	return p
}

// checkGiven judges the money that is given with a movement: only with one that ends the stay, by who keeps the books.
func (o *Office) checkGiven(m *Move) error {
	if m.Discharge == nil {
		return nil
	}
	if !m.Kind.Ends() {
		return &say.Refused{Msg: say.Of("err.support.not_end")}
	}
	if err := o.Ask(RightReckon); err != nil {
		return err
	}
	m.Discharge.Stay, m.Discharge.Day = m.StayID, m.Day
	if p := o.checkDischarge(m.Discharge); len(p) > 0 {
		return p
	}
	return nil
}

// discharge writes the lines and the voucher. It is given once a stay.
func (a *Act) discharge(m *DischargeMoney) (v Voucher, err error) {
	o := a.office
	old, err := All[SupportEntry](a, "stay_id", m.Stay, "item", []string{support.DischargeMeal, support.DischargeFare, support.DischargeClothes})
	if err != nil {
		return v, err
	}
	if slices.ContainsFunc(old, func(e SupportEntry) bool { return e.Live() }) {
		return v, &say.Refused{Msg: say.Of("err.support.discharged")}
	}
	rows, err := a.Timelines(StayQuery{IDs: []int64{m.Stay}})
	if err != nil || len(rows) == 0 {
		return v, orNotFound(err)
	}
	lines, missing, err := o.dischargeLines(&rows[0], m)
	if err != nil {
		return v, err
	}
	if len(missing) > 0 {
		return v, &say.Refused{Msg: say.Of("err.support.missing", "item", say.Of("support.item."+missing[0].Item), "day", m.Day)}
	}
	for i := range lines {
		v.Amount += lines[i].Amount
	}
	v.Kind, v.Day, v.StayID, v.ResidentID, v.Party = VoucherPay, m.Day, m.Stay, rows[0].Resident.ID, rows[0].Resident.Name
	v.Address, v.About, v.Text = o.Residence(&rows[0].Resident, m.Day), AboutDischarge, m.Route
	if err := a.voucher(&v); err != nil {
		return v, err
	}
	for _, e := range m.entries() {
		e.StayID, e.Day, e.Text, e.Paper, e.VoucherID = m.Stay, m.Day, m.Route, v.Number, v.ID
		if err := a.Add(&e); err != nil {
			return v, err
		}
	}
	return v, nil
}

func orNotFound(err error) error {
	if err != nil {
		return err
	}
	return ErrNotFound
}

func (m *DischargeMoney) entries() (out []SupportEntry) {
	if m.Travel > 0 {
		out = append(out, SupportEntry{Item: support.DischargeMeal, Travel: m.Travel})
	}
	if m.Fare > 0 {
		out = append(out, SupportEntry{Item: support.DischargeFare, Amount: m.Fare})
	}
	if m.Clothes > 0 {
		out = append(out, SupportEntry{Item: support.DischargeClothes, Amount: m.Clothes})
	}
	return out
}

// dischargeLines is what the money comes to.
func (o *Office) dischargeLines(r *StayRows, m *DischargeMoney) ([]support.Line, []support.Missing, error) {
	t, err := r.Fold(o)
	if err != nil {
		return nil, nil, err
	}
	f := support.Facts{}
	for _, e := range m.entries() {
		f.Entries = append(f.Entries, support.Entry{Item: e.Item, Day: m.Day, Days: e.Travel, Amount: e.Amount})
	}
	c := support.New(o.Law)
	lines, missing := c.Lines(t, &f, m.Day, m.Day)
	home := func(item string) bool {
		return item == support.DischargeMeal || item == support.DischargeFare || item == support.DischargeClothes
	}
	lines = slices.DeleteFunc(lines, func(l support.Line) bool { return !home(l.Item) })
	missing = slices.DeleteFunc(missing, func(l support.Missing) bool { return !home(l.Item) })
	return lines, missing, nil
}

// PreviewDischarge is what the money at discharge would come to, with its rates, before it is given.
func (o *Office) PreviewDischarge(m DischargeMoney) (lines []support.Line, missing []support.Missing, err error) {
	err = o.Store.Read(func(tx Tx) error {
		rows, err := tx.Timelines(StayQuery{IDs: []int64{m.Stay}})
		if err != nil || len(rows) == 0 {
			return orNotFound(err)
		}
		lines, missing, err = o.dischargeLines(&rows[0], &m)
		return err
	})
	return lines, missing, err
}
