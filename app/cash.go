package app

import (
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/money"
	"hoanhap/app/say"
)

// CashDay is the cash box of one day: what came in and went out by deposits and vouchers, and the count.
type CashDay struct {
	Day                   date.Date
	Opening               money.Dong
	DepositIn, DepositOut money.Dong
	Receipts, Payments    money.Dong
	Closing               money.Dong
	Count                 *CashCount // nil: not counted
	Vouchers              []Voucher
	Deposits              []DepositEntry
	Counted               date.Date        // last day counted before
	Owners                map[int64]string // names of the residents whose deposits moved
}

// Cash is the cash box on a day (sổ quỹ): opening + in − out = closing.
func (o *Office) Cash(day date.Date) (c CashDay, err error) {
	err = o.Store.Read(func(tx Tx) error { c, err = cashDay(tx, day); return err })
	return c, err
}

func cashDay(tx Tx, day date.Date) (CashDay, error) {
	c := CashDay{Day: day}
	deposits, err := All[DepositEntry](tx)
	if err != nil {
		return c, err
	}
	for _, e := range deposits {
		switch {
		case e.Day > day || e.Amount == 0:
			continue
		case e.Day < day:
			c.Opening += e.Amount
			continue
		case DepositIn(e.Kind):
			c.DepositIn += e.Amount
		default:
			c.DepositOut -= e.Amount
		}
		c.Deposits = append(c.Deposits, e)
	}
	all, err := vouchers(tx, VoucherQuery{To: day})
	if err != nil {
		return c, err
	}
	for i := range all {
		c.voucher(&all[i])
	}
	if c.Owners, err = ownersOf(tx, c.Deposits); err != nil {
		return c, err
	}
	c.Closing = c.Opening + c.DepositIn - c.DepositOut + c.Receipts - c.Payments
	counts, err := All[CashCount](tx)
	for i := range counts {
		if n := &counts[i]; n.Live() && n.Day == day {
			c.Count = n
		} else if n.Live() && n.Day < day {
			c.Counted = max(c.Counted, n.Day)
		}
	}
	return c, err
}

// ownersOf names the residents of lines of the deposit book.
func ownersOf(tx Tx, lines []DepositEntry) (map[int64]string, error) {
	out := map[int64]string{}
	for i := range lines {
		id := lines[i].ResidentID
		if _, known := out[id]; known {
			continue
		}
		r, err := Load[Resident](tx, id)
		if err != nil {
			return nil, err
		}
		out[id] = r.Name
	}
	return out, nil
}

// voucher takes a voucher up to the day into the box.
func (c *CashDay) voucher(v *Voucher) {
	pay := v.Kind == VoucherPay
	switch {
	case v.Day < c.Day && pay:
		c.Opening -= v.Amount
		return
	case v.Day < c.Day:
		c.Opening += v.Amount
		return
	case pay:
		c.Payments += v.Amount
	default:
		c.Receipts += v.Amount
	}
	c.Vouchers = append(c.Vouchers, *v)
}

// CountCash writes down what lay in the cash box at the end of a day. A difference needs its reason; a count is made again by
// withdrawing the one before.
func (o *Office) CountCash(day date.Date, counted money.Dong, note string) error {
	var p say.Problems
	o.checkDay(&p, "day", day)
	if counted < 0 {
		p.Add("counted", "err.money.negative")
	}
	if len(p) > 0 {
		return p
	}
	return o.do(RightReckon, "act.cash_count", day.Text(), "", func(a *Act) error {
		c, err := cashDay(a, day)
		if err != nil {
			return err
		}
		if c.Count != nil {
			if err := a.Withdraw(c.Count, or(note, "kiểm kê lại")); err != nil {
				return err
			}
		}
		if c.Closing != counted && strings.TrimSpace(note) == "" {
			return say.Problems{{Field: "note", Msg: say.Of("err.cash.differs", "book", c.Closing.Text(), "counted", counted.Text())}}
		}
		return a.Add(&CashCount{Day: day, Book: c.Closing, Counted: counted, Note: note})
	})
}

// MoneyStyle is how the office reads amounts aloud on a day: north or south, tư or bốn, đồng chẵn or đồng.
func (o *Office) MoneyStyle(day date.Date) money.Style {
	return money.Style{South: o.Law.Text(law.NumberWords, day) == "south", PlainFour: o.Law.Text(law.NumberFour, day) == "bon",
		PlainEnd: o.Law.Text(law.AmountEnding, day) == "dong"}
}

// cashOpen refuses cash on a day before today up to which the box was counted: what lay in it was signed for, and a voucher written into
// that day would change it unseen. Today stays open after its count; the count then says that the book went on.
func (a *Act) cashOpen(day date.Date) error {
	open, err := a.openDay(day)
	if err == nil && open != day {
		return say.Problems{{Field: "day", Msg: say.Of("err.cash.closed", "counted", open-1, "open", open)}}
	}
	return err
}

// openDay is the first day from this one on which cash may still be written.
func (a *Act) openDay(day date.Date) (date.Date, error) {
	today := a.office.Today()
	counts, err := All[CashCount](a)
	open := day
	for i := range counts {
		if n := &counts[i]; n.Live() && n.Day >= open && open < today {
			open = min(n.Day+1, today)
		}
	}
	return open, err
}
