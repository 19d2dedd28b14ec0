package health

import (
	"cmp"
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/say"
)

// Why a dose is ordered (y lệnh): dò liều, điều chỉnh theo đáp ứng, sau khi bỏ liều, tương tác thuốc, giảm liều, khác.
const (
	OrderStart       = "start"
	OrderTitrate     = "titrate"
	OrderAdjust      = "adjust"
	OrderMissed      = "missed"
	OrderInteraction = "interaction"
	OrderTaper       = "taper"
	OrderOther       = "other"
)

// OrderReasons in the order of the list; the first dose is the treatment's own.
var OrderReasons = []string{OrderTitrate, OrderAdjust, OrderMissed, OrderInteraction, OrderTaper, OrderOther}

// Order is a dose a day from a day on (y lệnh thay đổi liều), until the next one. One that was taken back stays with the reason.
type Order struct {
	From      date.Date // the first day it holds
	Dose      Tenths    // mg a day
	By        string    // who ordered it
	Reason    string    // of OrderReasons
	Text      string    `json:",omitempty"`
	Void      string    `json:",omitempty"` // why it was taken back
	Corrected string    `json:",omitempty"` // why it was written anew, the last time
}

// Live reports an order that holds.
func (o *Order) Live() bool { return o.Void == "" }

// Series are the orders that hold, by day; the first is the one the treatment began with.
func (t *Treatment) Series() []Order {
	out := []Order{{From: t.From, Dose: t.Ordered, By: t.By, Reason: OrderStart}}
	for _, o := range t.Orders {
		if o.Live() {
			out = append(out, o)
		}
	}
	slices.SortStableFunc(out, func(a, b Order) int { return cmp.Compare(a.From, b.From) })
	return out
}

// InForce is the order of a day.
func (t *Treatment) InForce(day date.Date) Order {
	all := t.Series()
	at := all[0]
	for _, o := range all[1:] {
		if o.From <= day {
			at = o
		}
	}
	return at
}

// OrderedOn is the dose the sheet of a day shows: what was ordered when its line was written, else the order of the day.
func (t *Treatment) OrderedOn(day date.Date) Tenths {
	if d := t.On(day); d != nil && d.Ordered != 0 {
		return d.Ordered
	}
	return t.InForce(day).Dose
}

// Freeze writes into the lines that are older than orders what was ordered when they were written.
func (t *Treatment) Freeze() {
	for i := range t.Doses {
		if d := &t.Doses[i]; d.Ordered == 0 {
			d.Ordered = t.InForce(d.Day).Dose
		}
	}
}

// NewDose adds an order. The days before it stay as they are: it begins after the last line of the sheet.
func (t *Treatment) NewDose(o Order) error {
	p := t.checkOrder(&o, -1)
	if n := len(t.Doses); n > 0 && o.From != 0 && o.From <= t.Doses[n-1].Day {
		p.Add("day", "err.health.order_past", "day", t.Doses[n-1].Day)
	}
	if len(p) > 0 {
		return p
	}
	t.Freeze()
	t.Orders = append(t.Orders, o)
	return nil
}

// Reorder writes an order anew, with the reason; lines of the sheet that were written under it stay.
func (t *Treatment) Reorder(i int, o Order) error {
	if i < 0 || i >= len(t.Orders) || !t.Orders[i].Live() {
		return &say.Refused{Msg: say.Of("err.voided_already")}
	}
	p := t.checkOrder(&o, i)
	if o.Corrected == "" {
		p.Add("why", "err.why_needed")
	}
	if len(p) > 0 {
		return p
	}
	t.Freeze()
	o.Void = ""
	t.Orders[i] = o
	return nil
}

// TakeBack voids an order, with the reason; lines of the sheet that were written under it stay.
func (t *Treatment) TakeBack(i int, why string) error {
	switch {
	case why == "":
		return say.Problems{{Field: "why", Msg: say.Of("err.why_needed")}}
	case i < 0 || i >= len(t.Orders) || !t.Orders[i].Live():
		return &say.Refused{Msg: say.Of("err.voided_already")}
	}
	t.Freeze()
	t.Orders[i].Void = why
	return nil
}

// checkOrder names what is wrong with an order; the one at i is the one it takes the place of.
func (t *Treatment) checkOrder(o *Order, i int) (p say.Problems) {
	switch {
	case o.From == 0:
		p.Add("day", "err.needed")
	case o.From <= t.From || t.To != 0 && o.From > t.To:
		p.Add("day", "err.health.order_outside", "from", t.From)
	case slices.ContainsFunc(t.others(i), func(x Order) bool { return x.Live() && x.From == o.From }):
		p.Add("day", "err.health.order_twice", "day", o.From)
	}
	if o.Dose <= 0 {
		p.Add("dose", "err.health.dose")
	}
	if o.By == "" {
		p.Add("doctor", "err.needed")
	}
	switch {
	case !slices.Contains(OrderReasons, o.Reason):
		p.Add("reason", "err.needed")
	case o.Reason == OrderOther && o.Text == "":
		p.Add("text", "err.why_needed")
	}
	return p
}

// others are the orders but one.
func (t *Treatment) others(i int) []Order {
	if i < 0 {
		return t.Orders
	}
	return slices.Delete(slices.Clone(t.Orders), i, i+1)
}

// Change is one step of the dose, as a paper tells it.
type Change struct {
	Order
	Was Tenths // 0 the first one
}

// Changes are the steps of the dose up to a day, oldest first.
func (t *Treatment) Changes(until date.Date) (out []Change) {
	was := Tenths(0)
	for _, o := range t.Series() {
		if o.From > until {
			break
		}
		out = append(out, Change{o, was})
		was = o.Dose
	}
	return out
}

// Stale reports an order older than days without a dose that ask for a new assessment: its dose was ordered for somebody who took it.
func (t *Treatment) Stale(day date.Date, reassess int) bool {
	n, again := t.Without(day, reassess)
	return again && t.InForce(day).From < day-date.Date(n)
}

// Keep takes over what was ordered and given after the beginning, when the beginning is written anew.
func (t *Treatment) Keep(was *Treatment) error {
	old := *was
	old.Doses = slices.Clone(was.Doses)
	old.Freeze()
	t.Doses, t.Orders = old.Doses, old.Orders
	first := date.Date(0)
	if len(t.Doses) > 0 {
		first = t.Doses[0].Day
	}
	for _, o := range t.Orders {
		if o.Live() && (first == 0 || o.From-1 < first) {
			first = o.From - 1
		}
	}
	if first != 0 && t.From > first {
		return say.Problems{{Field: "day", Msg: say.Of("err.health.begins_late", "day", first)}}
	}
	return nil
}
