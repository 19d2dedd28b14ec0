package app_test

import (
	"strings"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/money"
	"hoanhap/app/paper"
)

// goods reads "4 bộ quần áo; 7,2 kg xà phòng" in thousandths.
func (x *till) goods(into map[string]int64, text string) {
	for _, s := range strings.Split(text, "; ") {
		g, ok := app.ParseGoods(s)
		if !ok {
			x.rt.Fatal("not a quantity:", s)
		}
		into[g.Thing] += g.Milli
	}
}

func (x *till) things() {
	sheet, err := x.o.IssueSheet(0, date.Max, x.o.Words)
	x.ok(err)
	lines, total := map[string]int64{}, map[string]int64{}
	for _, row := range sheet.Rows {
		x.goods(lines, row.Cells[4].Text)
	}
	for _, row := range sheet.Totals {
		x.goods(total, row.Cells[4].Text)
	}
	list, err := x.o.Stock(x.o.Today())
	x.ok(err)
	for i, l := range list {
		x.same("came less gone "+l.Thing, l.Came.Milli-l.Gone.Milli, l.Left.Milli)
		x.same("issue sheet "+l.Thing, lines[l.Thing], total[l.Thing])
		x.same("issued "+l.Thing, lines[l.Thing], l.Gone.Milli)
		if row := app.StockTable(list, x.o.Today(), x.o.Words).Rows[i]; row.Cells[4].Text != l.Left.Count() {
			x.rt.Fatal(row)
		}
	}
}

func (x *till) contributions() {
	list, err := x.o.Contributions()
	x.ok(err)
	t := app.ArrearsTable(list, x.o.Today(), x.o.Words)
	every := func(paper.Row) bool { return true }
	for c := 2; c <= 4; c++ {
		x.same("arrears", sumOf(t.Rows, c, every), t.Totals[0].Cells[c].Int)
	}
	var receipts money.Dong
	for i := range list {
		var months money.Dong
		for _, m := range list[i].Months {
			months += m.Amount
		}
		x.same("months of a contribution", int64(months), int64(list[i].Owed))
		for _, v := range list[i].Receipts {
			if v.Kind == app.VoucherPay {
				v.Amount = -v.Amount
			}
			receipts += v.Amount
		}
		row := t.Rows[i].Cells
		x.same("arrears of one", row[2].Int-row[3].Int, row[4].Int)
	}
	x.same("receipts", int64(receipts), t.Totals[0].Cells[3].Int)
	months, err := x.o.SupportMonths()
	x.ok(err)
	var owed money.Dong
	for i := range months {
		owed += months[i].Owed
	}
	x.same("owed by the months", int64(owed), t.Totals[0].Cells[2].Int)
}

// years are the statements of the year: both come to what its months come to.
func (x *till) years() {
	months, err := x.o.SupportMonths()
	x.ok(err)
	var all money.Dong
	for i := range months {
		all += months[i].Paid + months[i].Owed
	}
	lines := func(r paper.Row) bool { return !r.Bold }
	sums := func(r paper.Row) bool { return r.Bold }
	items, err := x.o.YearStatement(2026)
	x.ok(err)
	teams, err := x.o.YearTeamStatement(2026)
	x.ok(err)
	for name, t := range map[string]paper.Table{"year": items, "year by team": teams} {
		last := len(t.Columns) - 1
		x.same(name, sumOf(t.Rows, last, lines), int64(all))
		x.same(name+", sums", sumOf(t.Rows, last, sums), int64(all))
		if !strings.Contains(t.Subtitle, "04/2026; 05/2026") {
			x.rt.Fatal(t.Subtitle)
		}
	}
	x.same("year by team, total", sumOf(teams.Totals, 5, sums), int64(all))
}
