package app_test

import (
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/money"
	"hoanhap/app/paper"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
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
	for c := 3; c <= 5; c++ {
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
		x.same("arrears of one", row[3].Int-row[4].Int, row[5].Int)
	}
	x.same("receipts", int64(receipts), t.Totals[0].Cells[4].Int)
	months, err := x.o.SupportMonths()
	x.ok(err)
	var owed money.Dong
	for i := range months {
		owed += months[i].Owed
	}
	x.same("owed by the months", int64(owed), t.Totals[0].Cells[3].Int)
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

// The lists of contributions, of things issued and of the store print under the head of the centre, with their signatures; empty ones say so.
func TestListsHaveTheHead(t *testing.T) {
	o := office(t)
	sheets := func() map[string]string {
		out := map[string]string{}
		for kind, of := range map[string]func() (paper.Paper, error){"arrears_list": o.ArrearsPaper, "stock_list": func() (paper.Paper, error) { return o.StockPaper(o.Today()) },
			"issue_list": func() (paper.Paper, error) { return o.IssuePaper(day("2026-11-01"), o.Today()) }} {
			p, err := of()
			if err != nil || p.Kind != kind || p.Draft || p.Blocks[0].Head == nil {
				t.Fatal(kind, err, p)
			}
			out[kind] = strings.Join(p.Lines(), "\n")
		}
		return out
	}
	for kind, want := range map[string]string{"arrears_list": "Không có ai phải đóng góp.", "issue_list": "Không cấp phát đồ dùng nào", "stock_list": "Chưa ghi nhập, xuất"} {
		if got := sheets()[kind]; !strings.Contains(got, want) || !strings.Contains(got, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") {
			t.Error(kind, got)
		}
	}
	if err := o.SetLaw([]app.LawRow{{Key: law.VoluntaryTariff, From: day("2026-01-01"), Value: "3000000", Source: "NQ 7/2025"}}, ""); err != nil {
		t.Fatal(err)
	}
	var ids []int64
	for _, name := range []string{"Lò Văn Ơn", "Cầm Thị Bưởi"} {
		ids = append(ids, datatest.Stay(t, o, datatest.Named(name, day("2026-04-20")), func(a *app.Admission) { a.Entry.Status = stay.Voluntary }))
	}
	approve(t, o, "2026-04", "2026-05")
	list, err := o.Contributions()
	if err != nil || len(list) != 2 || list[0].Owed < 1000 || list[0].Owed != list[1].Owed {
		t.Fatal(list, err)
	}
	owed := list[0].Owed
	if _, err := o.Pay(app.Voucher{Kind: app.VoucherReceive, Day: day("2026-11-10"), Amount: owed + 500, Party: "Lò Văn Bố", About: app.AboutContribution, StayID: ids[0], Fund: app.FundResident}); err != nil {
		t.Fatal(err)
	}
	if err := o.StockIn(app.StockEntry{Kind: app.StockCame, Day: day("2026-11-01"), Things: "9 gối"}); err != nil {
		t.Fatal(err)
	}
	for i, on := range []string{"2026-11-05", "2026-11-03"} {
		if err := o.IssueGoods(app.StockOnEntry, day(on), []string{"2 gối"}, ids[i:i+1], ""); err != nil {
			t.Fatal(err)
		}
	}
	got := sheets()
	for _, want := range []string{"Còn phải thu " + owed.Text() + " đồng; đã đóng thừa 500 đồng", "Tổng số còn phải thu: " + owed.Text() + " đồng. Bằng chữ: " + money.Words(owed, o.MoneyStyle(o.Today())), "KẾ TOÁN"} {
		if !strings.Contains(got["arrears_list"], want) {
			t.Error(want, got["arrears_list"])
		}
	}
	if s := got["issue_list"]; !strings.Contains(s, "4 gối") || strings.Index(s, "Cầm Thị Bưởi") > strings.Index(s, "Lò Văn Ơn") || !strings.Contains(s, "THỦ KHO") || !strings.Contains(s, "Cấp khi vào") {
		t.Error(s)
	}
	if s := got["stock_list"]; !strings.Contains(s, "gối") || !strings.Contains(s, "5") || !strings.Contains(s, "THỦ KHO") {
		t.Error(s)
	}
}
