package app

import (
	"slices"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/money"
	"hoanhap/app/paper"
	"hoanhap/app/say"
)

// Table is the deposit book of one resident (sổ lưu ký): every line with what came in, what went out and the balance after it. A line that
// takes another back stands in the column of that other, below zero, so that in – out = balance holds on every line.
func (b *DepositBook) Table(vi say.Book) paper.Table {
	t := paper.Table{Title: vi.T("deposit.book_title"), Subtitle: b.Resident.Name + ", " + b.Resident.Code, Columns: []paper.Column{numberColumn(vi, "no", 14),
		textColumn(vi, "day", 25), textColumn(vi, "text", 48), numberColumn(vi, "in", 25), numberColumn(vi, "out", 25), numberColumn(vi, "balance", 28)}}
	var in, out money.Dong
	for i := range b.Lines {
		l := &b.Lines[i]
		cells := []paper.Cell{paper.Num(int64(i + 1)), paper.Day(l.Day), paper.Txt(DepositText(&l.DepositEntry, vi)), {}, {}, paper.Num(int64(l.Balance))}
		switch {
		case l.Amount == 0: // a thing
		case DepositIn(l.Kind):
			in += l.Amount
			cells[3] = paper.Num(int64(l.Amount))
		default:
			out -= l.Amount
			cells[4] = paper.Num(int64(-l.Amount))
		}
		t.Rows = append(t.Rows, paper.Row{Cells: cells})
	}
	t.Totals = []paper.Row{{Bold: true, Cells: []paper.Cell{{}, {}, paper.Txt(vi.T("support.sum")), paper.Num(int64(in)), paper.Num(int64(out)), paper.Num(int64(b.Balance))}}}
	for i := range b.Kept {
		t.Notes = append(t.Notes, vi.T("deposit.kept_note", "thing", thingText(&b.Kept[i]), "day", b.Kept[i].Day))
	}
	return t
}

// DepositText words a line of the deposit book.
func DepositText(e *DepositEntry, vi Wording) string {
	s := vi.T("deposit.kind." + e.Kind)
	if e.ReversesID != 0 {
		s = vi.T("deposit.reversal", "kind", s)
	}
	for _, more := range []string{e.Object, e.Count, e.State, e.Party, e.Paper, e.Note} {
		if more != "" {
			s += ", " + more
		}
	}
	return s
}

// DepositTable is everybody with a deposit, and the sum that must lie in the box for them.
func DepositTable(list []DepositLeft, vi say.Book) paper.Table {
	t := paper.Table{Title: vi.T("deposit.list_title"), Columns: []paper.Column{textColumn(vi, "resident", 28), textColumn(vi, "name", 70), numberColumn(vi, "balance", 34), numberColumn(vi, "kept", 26)}}
	var sum money.Dong
	things := 0
	for i := range list {
		l := &list[i]
		sum, things = sum+l.Balance, things+l.Things
		t.Rows = append(t.Rows, paper.Row{Cells: []paper.Cell{paper.Txt(l.Code), paper.Txt(l.Name), paper.Num(int64(l.Balance)), paper.Num(int64(l.Things))}})
	}
	t.Totals = []paper.Row{{Bold: true, Cells: []paper.Cell{{}, paper.Txt(vi.T("support.sum")), paper.Num(int64(sum)), paper.Num(int64(things))}}}
	return t
}

// Table is the cash box of the day (sổ quỹ): every voucher and deposit with the balance after it, from the opening to the closing, and the
// count where there is one.
func (c *CashDay) Table(vi say.Book) paper.Table {
	t := paper.Table{Title: vi.T("cash.sheet_title"), Subtitle: vi.T("cash.sheet_day", "day", c.Day), Columns: []paper.Column{textColumn(vi, "number", 27), textColumn(vi, "party", 28),
		textColumn(vi, "text", 29), numberColumn(vi, "in", 26), numberColumn(vi, "out", 26), numberColumn(vi, "balance", 29)}}
	at := c.Opening
	row := func(number, party, text string, in bool, amount money.Dong) {
		cells := []paper.Cell{paper.Txt(number), paper.Txt(party), paper.Txt(text), {}, {}, {}}
		if in {
			cells[3] = paper.Num(int64(amount))
			at += amount
		} else {
			cells[4] = paper.Num(int64(amount))
			at -= amount
		}
		cells[5] = paper.Num(int64(at))
		t.Rows = append(t.Rows, paper.Row{Cells: cells})
	}
	t.Rows = append(t.Rows, paper.Row{Bold: true, Cells: []paper.Cell{{}, {}, paper.Txt(vi.T("cash.opening_row")), {}, {}, paper.Num(int64(at))}})
	for i := range c.Vouchers {
		v := &c.Vouchers[i]
		row(v.Number, v.Party, voucherText(v, vi), v.Kind == VoucherReceive, v.Amount)
	}
	for i := range c.Deposits {
		e := &c.Deposits[i]
		if DepositIn(e.Kind) {
			row(vi.T("cash.deposit_row"), c.Owners[e.ResidentID], DepositText(e, vi), true, e.Amount)
		} else {
			row(vi.T("cash.deposit_row"), c.Owners[e.ResidentID], DepositText(e, vi), false, -e.Amount)
		}
	}
	t.Totals = []paper.Row{{Bold: true, Cells: []paper.Cell{{}, {}, paper.Txt(vi.T("cash.closing_row")), paper.Num(int64(c.Receipts + c.DepositIn)),
		paper.Num(int64(c.Payments + c.DepositOut)), paper.Num(int64(c.Closing))}}}
	return t
}

func voucherText(v *Voucher, vi Wording) string {
	s := vi.T("voucher.about." + v.About)
	if v.Text != "" {
		s += ", " + v.Text
	}
	return s
}

// VoucherTable is vouchers with their source of funds, receipts and payments each added up; one that reverses another counts below zero.
func VoucherTable(list []Voucher, vi say.Book) paper.Table {
	t := paper.Table{Title: vi.T("voucher.list_title"), Columns: []paper.Column{textColumn(vi, "day", 24), textColumn(vi, "number", 30), textColumn(vi, "party", 46),
		textColumn(vi, "text", 60), textColumn(vi, "fund", 40), numberColumn(vi, "in", 28), numberColumn(vi, "out", 28)}}
	var in, out money.Dong
	for i := range list {
		v := &list[i]
		cells := []paper.Cell{paper.Day(v.Day), paper.Txt(v.Number), paper.Txt(v.Party), paper.Txt(voucherText(v, vi)), paper.Txt(vi.T("support.fund." + v.Fund)), {}, {}}
		if v.Kind == VoucherReceive {
			in += v.Amount
			cells[5] = paper.Num(int64(v.Amount))
		} else {
			out += v.Amount
			cells[6] = paper.Num(int64(v.Amount))
		}
		t.Rows = append(t.Rows, paper.Row{Cells: cells})
	}
	t.Totals = []paper.Row{{Bold: true, Cells: []paper.Cell{{}, {}, paper.Txt(vi.T("support.sum")), {}, {}, paper.Num(int64(in)), paper.Num(int64(out))}}}
	return t
}

// CashPaper is the cash box of a day for printing, with the count and room for the signatures of cashier, accountant and head (biên bản
// kiểm kê quỹ at the same time).
func (o *Office) CashPaper(day date.Date) (p paper.Paper, err error) {
	err = o.Store.Read(func(tx Tx) error {
		c, err := cashDay(tx, day)
		if err != nil {
			return err
		}
		d, err := o.moneyDossier(tx, day)
		if err != nil {
			return err
		}
		t := c.Table(o.Words)
		d.Period = paper.Period{Name: t.Subtitle, From: day, To: day}
		t.Title, t.Subtitle = "", ""
		d.Tables = []paper.Table{t}
		d.Money = paper.Money{Kind: o.Words.T("cash.sheet_title"), Amount: int64(c.Closing), Words: money.Words(c.Closing, o.MoneyStyle(day)), State: o.Words.T("cash.uncounted_note")}
		if n := c.Count; n != nil {
			d.Money.State = o.Words.T("cash.counted_note", "counted", n.Counted.Text(), "book", n.Book.Text(), "differs", Signed(int(n.Counted-c.Closing)), "who", n.Note)
			d.Checks = []paper.Check{{OK: n.Counted == c.Closing, Text: o.Words.T("cash.check", "counted", n.Counted.Text(), "book", c.Closing.Text())}}
		}
		p, err = paper.Fill(o.Forms, d, "cash_book", day)
		return err
	})
	return p, err
}

// DepositBookPaper is the deposit book of a resident for printing, with the balance in words and room for both signatures.
func (o *Office) DepositBookPaper(resident int64) (p paper.Paper, err error) {
	err = o.Store.Read(func(tx Tx) error {
		r, err := Load[Resident](tx, resident)
		if err != nil {
			return err
		}
		b, err := depositBook(tx, r)
		if err != nil {
			return err
		}
		day := o.Today()
		d, err := o.moneyDossier(tx, day)
		if err != nil {
			return err
		}
		t := b.Table(o.Words)
		d.Period = paper.Period{Name: t.Subtitle}
		t.Title, t.Subtitle = "", ""
		d.Tables = []paper.Table{t}
		d.Money = paper.Money{Kind: o.Words.T("deposit.book_title"), Party: r.Name, Amount: int64(b.Balance), Words: money.Words(b.Balance, o.MoneyStyle(day))}
		p, err = paper.Fill(o.Forms, d, "deposit_book", day)
		return err
	})
	return p, err
}

// StockTable is what came, was issued or lost and is left of every thing: came – gone = left on every row. Things are not added up among
// each other.
func StockTable(list []StockLine, day date.Date, vi say.Book) paper.Table {
	t := paper.Table{Title: vi.T("stock.sheet_title"), Subtitle: vi.T("cash.sheet_day", "day", day), Columns: []paper.Column{numberColumn(vi, "no", 14), textColumn(vi, "thing", 90),
		numberColumn(vi, "came", 28), numberColumn(vi, "gone", 28), numberColumn(vi, "left", 28)}}
	if len(list) == 0 {
		t.Notes = []string{vi.T("support.nothing_stored")}
	}
	for i := range list {
		x := &list[i]
		t.Rows = append(t.Rows, paper.Row{Cells: []paper.Cell{paper.Num(int64(i + 1)), paper.Txt(x.Thing), paper.Txt(x.Came.Count()), paper.Txt(x.Gone.Count()), paper.Txt(x.Left.Count())}})
	}
	return t
}

// issuedSum adds things of several issues: "4 bộ quần áo; 7,2 kg xà phòng".
func issuedSum(things []string) string {
	var sum []Goods
	for _, list := range things {
		goods, _ := goodsOf(strings.Split(list, "|")) // an issue was checked when it was written
		for _, g := range goods {
			at := slices.IndexFunc(sum, func(x Goods) bool { return x.Thing == g.Thing })
			if at < 0 {
				sum = append(sum, g)
			} else {
				sum[at].Milli += g.Milli
			}
		}
	}
	out := make([]string, len(sum))
	for i, g := range sum {
		out[i] = g.Text()
	}
	return strings.Join(out, "; ")
}
