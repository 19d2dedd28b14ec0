package ui

import (
	"hoanhap/app"
	"hoanhap/app/money"
	"hoanhap/app/why"
	"hoanhap/ui/kit"
)

// reckoned marks a column of the month as computed.
func (m *monthTab) reckoned(c kit.Column) kit.Column {
	return reckoned(c, func(i int) kit.Figure {
		x := &m.rows[i]
		sum := func() why.Sum { return m.run.WhyPerson(x.Stay, c.Key == "owed", window{}) }
		switch c.Key {
		case "days":
			sum = func() why.Sum { return m.run.WhyDays(x.Stay, window{}) }
		case "diff":
			change := m.changes[x.Stay]
			if change == nil {
				return kit.Figure{}
			}
			sum = change.Why
		}
		return kit.Figure{Why: m.d.sumOf(sum)}
	})
}

// figures of the month besides its list: what it pays in all, and what residents owe.
func (m *monthTab) figures() []kit.Figure {
	if m.run == nil {
		return nil
	}
	paid, owed := m.run.Total()
	return []kit.Figure{m.d.figure(kit.T("why.month_paid"), paid.Text(), func() why.Sum { return m.run.WhyTotal(false) }),
		m.d.figure(kit.T("why.month_owed"), owed.Text(), func() why.Sum { return m.run.WhyTotal(true) })}
}

// whyOf explains what somebody has in deposit.
func (t *depositTab) whyOf(i int) kit.Figure {
	who := t.list[i].Resident
	return kit.Figure{Why: t.d.sumOf(func() why.Sum {
		b, err := t.d.Office.Deposit(who)
		return t.d.orFail(b.Why(-1, window{}), err)
	})}
}

// whyLine explains the balance after a line of the book in hand.
func (t *depositTab) whyLine(i int) kit.Figure {
	b := &t.book
	return kit.Figure{Name: kit.T("why.balance_after", "day", b.Lines[i].Day), Why: t.d.sumOf(func() why.Sum { return b.Why(i, window{}) })}
}

// figure is what is left in the book in hand.
func (t *depositTab) figure() kit.Figure {
	return kit.Figure{Name: kit.T("why.deposit_of", "name", t.book.Resident.Name), Text: t.book.Balance.Text(), Why: t.d.sumOf(func() why.Sum { return t.book.Why(-1, window{}) })}
}

// figures of the deposits besides the lists: what lies there in all.
func (t *depositTab) figures() []kit.Figure {
	n := money.Dong(0)
	for i := range t.list {
		n += t.list[i].Balance
	}
	return []kit.Figure{t.d.figure(kit.T("why.deposits"), n.Text(), func() why.Sum { return app.WhyDeposits(t.list) })}
}

// figure is a line of the cash box, by its word.
func (t *cashTab) figure(word, text string) kit.Figure {
	c := &t.cash
	sums := map[string]func() why.Sum{"cash.closing": c.Why,
		"cash.opening":     func() why.Sum { return t.d.orFail(t.d.Office.WhyOpening(c.Day)) },
		"cash.deposit_in":  func() why.Sum { return c.WhyDeposit(false) },
		"cash.deposit_out": func() why.Sum { return c.WhyDeposit(true) },
		"cash.receipts":    func() why.Sum { return c.WhyVouchers(false) },
		"cash.payments":    func() why.Sum { return c.WhyVouchers(true) }}
	return t.d.figure(kit.T(word), text, sums[word])
}

// figures of the cash box besides its lines: how far the count is from the book.
func (t *cashTab) figures() []kit.Figure {
	c := &t.cash
	if c.Count == nil {
		return nil
	}
	return []kit.Figure{t.d.figure(kit.T("why.count_differs"), app.Signed(int(c.Count.Counted-c.Closing)), c.WhyCount)}
}

// why explains what is in the store of a thing.
func (t *stockTab) why(what string) func(i int) kit.Figure {
	return func(i int) kit.Figure {
		thing, until := t.list[i].Thing, t.until()
		return kit.Figure{Why: t.d.sumOf(func() why.Sum { return t.d.orFail(t.d.Office.WhyThing(thing, what, until)) })}
	}
}

// figures of things in kind besides the list: who has not got theirs.
func (t *stockTab) figures() (out []kit.Figure) {
	day := t.d.Office.Today()
	for _, kind := range []string{app.StockOnEntry, app.StockYearly, app.StockHygiene} {
		due, err := t.d.Office.IssueDue(kind, day)
		if err != nil {
			t.d.Fail(err)
		}
		out = append(out, t.d.figure(kit.T("why.issue_due", "kind", kit.T("stock.kind."+kind)), kit.Group(int64(len(due))), func() why.Sum { return t.d.orFail(t.d.Office.WhyIssue(kind, day)) }))
	}
	return out
}
