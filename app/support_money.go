package app

import (
	"fmt"
	"slices"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/app/support"
)

// typedItems are the items that may be typed for a stay; money at discharge and for a funeral is written with its voucher.
var typedItems = []string{support.FoodSick, support.Clothing, support.Culture, support.CostShare, support.DetoxDrugs, support.OrdinaryDrugs}

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
	if err := a.cashOpen(v.Day); err != nil {
		return err
	}
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
	err := o.do(RightReckon, "act.voucher_reverse", "", why, func(a *Act) (err error) { back, err = a.reverseVoucher(id, why); return err })
	return back, err
}

func (a *Act) reverseVoucher(id int64, why string) (back Voucher, err error) {
	v, err := Load[Voucher](a, id)
	if err != nil {
		return back, err
	}
	again, err := All[Voucher](a, "reverses_id", id)
	if err != nil {
		return back, err
	}
	if len(again) > 0 || v.ReversesID != 0 {
		return back, &say.Refused{Msg: say.Of("err.voucher.reversed", "number", v.Number)}
	}
	back = v
	back.Day, back.Amount, back.ReversesID, back.Text = a.office.Today(), -v.Amount, v.ID, why
	if err := a.voucher(&back); err != nil {
		return back, err
	}
	paid, err := All[SupportEntry](a, "voucher_id", id)
	for i := range paid {
		if paid[i].Live() && err == nil {
			err = a.Withdraw(&paid[i], why)
		}
	}
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
