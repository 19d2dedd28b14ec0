package app

import (
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/money"
	"hoanhap/app/say"
	"hoanhap/app/support"
	"hoanhap/app/why"
)

// WhyPerson explains what one stay is paid, or owes, in a month: line by line, each as it was reckoned.
func (r *SupportRun) WhyPerson(stayID int64, owed bool, vi Wording) why.Sum {
	label := "support.col.amount"
	if owed {
		label = "support.col.owed"
	}
	s := why.Sum{}
	n := money.Dong(0)
	for i := range r.Lines {
		l := &r.Lines[i]
		if l.Stay != stayID || support.Owed(l.Item) != owed {
			continue
		}
		n += l.Amount
		name := vi.T("support.item." + l.Item)
		if p := Posting(l, vi); p != "" {
			name += ", " + p
		}
		t := dongTerm(l.Amount, say.Of("why.text", "text", name))
		t.Detail = say.Of("why.text", "text", joined(ExplainLine(&l.Line, vi)))
		s.Terms = append(s.Terms, t) // also one that comes to nothing
	}
	s.Result = why.Of("=", say.Of(label), int64(n), why.Dong)
	if len(s.Terms) == 0 {
		s.Note("why.no_line")
	}
	return first(s)
}

// dongTerm is money with its sign before it.
func dongTerm(n money.Dong, label say.Msg) why.Term {
	if n < 0 {
		return why.Of("–", label, int64(-n), why.Dong)
	}
	return why.Of("+", label, int64(n), why.Dong)
}

// WhyDays explains the paid days of one stay in a month: the days of food and of sick diet, corrections of other months with them.
func (r *SupportRun) WhyDays(stayID int64, vi Wording) why.Sum {
	s, n := why.Sum{}, 0
	for i := range r.Lines {
		l := &r.Lines[i]
		if l.Stay != stayID || l.Item != support.Food && l.Item != support.FoodSick {
			continue
		}
		n += l.Days
		days := l.Days
		t := why.Of("+", say.Of("why.text", "text", itemName(l, vi)), int64(days), why.Days)
		if days < 0 {
			t.Sign, t.N = "–", int64(-days)
		}
		s.Add(t)
		for k := range l.Parts {
			if p := &l.Parts[k]; p.Days > 0 && l.Kind == "" {
				s.Note("why.days_span", "from", p.From, "to", p.To, "n", p.Days)
			}
		}
	}
	s.Result = why.Of("=", say.Of("support.col.days"), int64(n), why.Days)
	if len(s.Terms) == 0 {
		s.Note("why.no_line")
	}
	return first(s)
}

func itemName(l *support.Run, vi Wording) string {
	name := vi.T("support.item." + l.Item)
	if p := Posting(l, vi); p != "" {
		name += ", " + p
	}
	return name
}

// WhyTotal explains the sum of a month, paid or owed, by its items.
func (r *SupportRun) WhyTotal(owed bool) why.Sum {
	by := map[string]money.Dong{}
	for i := range r.Lines {
		by[r.Lines[i].Item] += r.Lines[i].Amount
	}
	paid, due := r.Total()
	s := why.Sum{Result: why.Of("=", say.Of("why.month_paid"), int64(paid), why.Dong)}
	if owed {
		s.Result = why.Of("=", say.Of("why.month_owed"), int64(due), why.Dong)
	}
	for _, item := range support.Items {
		if support.Owed(item) == owed {
			s.Add(dongTerm(by[item], say.Of("support.item."+item)))
		}
	}
	if len(s.Terms) == 0 {
		s.Note("why.no_line")
	}
	return first(s)
}

// Why explains the difference of a stay's month to the month before.
func (c *SupportChange) Why() why.Sum {
	s := why.Sum{Result: why.Of("=", say.Of("support.col.diff"), int64(c.Is-c.Was), why.Dong), Same: c.Reasons}
	s.Terms = []why.Term{why.Of("", say.Of("why.this_month"), int64(c.Is), why.Dong), why.Of("–", say.Of("why.month_before"), int64(c.Was), why.Dong)}
	return s
}

// whyLines is up to how many lines of a book are told one by one; the older ones are then one term.
const whyLines = 30

// Why explains the balance of a deposit book after its line at, -1 for the last.
func (b *DepositBook) Why(at int, vi Wording) why.Sum {
	if at < 0 {
		at = len(b.Lines) - 1
	}
	s := why.Sum{Result: why.Of("=", say.Of("support.col.balance"), 0, why.Dong)}
	if at < 0 {
		s.Note("why.no_line")
		return s
	}
	lines := b.Lines[:at+1]
	s.Result.N = int64(lines[at].Balance)
	if n := len(lines) - whyLines; n > 0 {
		s.Add(dongTerm(lines[n-1].Balance, say.Of("why.balance_on", "day", lines[n-1].Day)))
		lines = lines[n:]
	}
	for i := range lines {
		l := &lines[i]
		s.Add(dongTerm(l.Amount, say.Of("why.dated", "day", l.Day, "text", DepositText(&l.DepositEntry, vi))))
	}
	if len(s.Terms) == 0 { // things alone
		s.Note("why.no_line")
	}
	return first(s)
}

// WhyDeposits explains what lies in the deposits of everybody.
func WhyDeposits(list []DepositLeft) why.Sum {
	s, n, rest := why.Sum{}, money.Dong(0), money.Dong(0)
	by := slices.Clone(list)
	slices.SortStableFunc(by, func(a, b DepositLeft) int { return int(b.Balance - a.Balance) })
	for i := range by {
		n += by[i].Balance
		if i >= whyNamed {
			rest += by[i].Balance
			continue
		}
		t := dongTerm(by[i].Balance, say.Of("why.person", "name", by[i].Name, "code", by[i].Code))
		t.Resident = by[i].Resident
		s.Add(t)
	}
	s.Add(dongTerm(rest, say.Of("why.others", "n", max(0, len(by)-whyNamed))))
	s.Result = why.Of("=", say.Of("why.deposits"), int64(n), why.Dong)
	if len(s.Terms) == 0 {
		s.Note("why.no_line")
	}
	return first(s)
}

// Why explains what is in the cash box at the end of its day.
func (c *CashDay) Why() why.Sum {
	s := why.Sum{Result: why.Of("=", say.Of("cash.closing"), int64(c.Closing), why.Dong)}
	s.Add(dongTerm(c.Opening, say.Of("cash.opening")))
	s.Add(dongTerm(c.DepositIn, say.Of("cash.deposit_in")))
	s.Add(dongTerm(c.Receipts, say.Of("cash.receipts")))
	s.Add(dongTerm(-c.DepositOut, say.Of("cash.deposit_out")))
	s.Add(dongTerm(-c.Payments, say.Of("cash.payments")))
	if len(s.Terms) == 0 {
		s.Note("why.no_line")
	}
	return first(s)
}

// WhyDeposit explains what deposits brought into the box on its day, or took out of it.
func (c *CashDay) WhyDeposit(out bool) why.Sum {
	s := why.Sum{Result: why.Of("=", say.Of("cash.deposit_in"), int64(c.DepositIn), why.Dong)}
	if out {
		s.Result = why.Of("=", say.Of("cash.deposit_out"), int64(c.DepositOut), why.Dong)
	}
	for i := range c.Deposits {
		e := &c.Deposits[i]
		if DepositIn(e.Kind) == out {
			continue
		}
		n := e.Amount
		if out {
			n = -n
		}
		t := dongTerm(n, say.Of("why.dated_kind", "who", c.Owners[e.ResidentID], "kind", say.Of("deposit.kind."+e.Kind)))
		t.Resident = e.ResidentID
		s.Add(t)
	}
	if len(s.Terms) == 0 {
		s.Note("why.no_line")
	}
	return first(s)
}

// WhyVouchers explains the receipts of the day of the box, or its payments.
func (c *CashDay) WhyVouchers(pay bool) why.Sum {
	s := why.Sum{Result: why.Of("=", say.Of("cash.receipts"), int64(c.Receipts), why.Dong)}
	if pay {
		s.Result = why.Of("=", say.Of("cash.payments"), int64(c.Payments), why.Dong)
	}
	for i := range c.Vouchers {
		if v := &c.Vouchers[i]; (v.Kind == VoucherPay) == pay {
			t := dongTerm(v.Amount, say.Of("why.voucher", "number", v.Number, "who", v.Party))
			t.Detail = say.Of("voucher.about." + v.About)
			s.Add(t)
		}
	}
	if len(s.Terms) == 0 {
		s.Note("why.no_line")
	}
	return first(s)
}

// WhyOpening explains what was in the cash box before its day: the box of the day before, by where the money came from.
func (o *Office) WhyOpening(day date.Date) (why.Sum, error) {
	s := why.Sum{}
	err := o.Store.Read(func(tx Tx) error {
		c, err := cashDay(tx, day)
		if err != nil {
			return err
		}
		deposits, err := All[DepositEntry](tx)
		if err != nil {
			return err
		}
		var in, out, receipts, payments money.Dong
		for _, e := range deposits {
			switch {
			case e.Day >= day:
			case DepositIn(e.Kind):
				in += e.Amount
			default:
				out += e.Amount
			}
		}
		all, err := vouchers(tx, VoucherQuery{To: day - 1})
		for i := range all {
			if all[i].Kind == VoucherPay {
				payments += all[i].Amount
			} else {
				receipts += all[i].Amount
			}
		}
		s.Add(dongTerm(in, say.Of("cash.deposit_in")))
		s.Add(dongTerm(receipts, say.Of("cash.receipts")))
		s.Add(dongTerm(out, say.Of("cash.deposit_out")))
		s.Add(dongTerm(-payments, say.Of("cash.payments")))
		s.Result = why.Of("=", say.Of("cash.opening"), int64(c.Opening), why.Dong)
		s.Note("why.all_before", "day", day)
		return err
	})
	return first(s), err
}

// WhyCount explains how far a count of the box is from the book.
func (c *CashDay) WhyCount() why.Sum {
	s := why.Sum{}
	if c.Count == nil {
		return s
	}
	s.Result = why.Of("=", say.Of("why.count_differs"), int64(c.Count.Counted-c.Closing), why.Dong)
	s.Terms = []why.Term{why.Of("", say.Of("why.counted", "who", c.Count.Note), int64(c.Count.Counted), why.Dong), why.Of("–", say.Of("cash.closing"), int64(c.Closing), why.Dong)}
	return s
}
