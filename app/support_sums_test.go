package app_test

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/money"
	"hoanhap/app/paper"
	"hoanhap/app/stay"
	"hoanhap/app/support"
)

// drawRun is any month: people of teams and statuses, lines of every item, corrections with amounts below zero.
func drawRun(rt *rapid.T) *app.SupportRun {
	first := date.Of(2026, rapid.IntRange(1, 12).Draw(rt, "month"), 1)
	r := &app.SupportRun{Year: 2026, First: first, Last: first.MonthEnd(), Whole: first.MonthEnd()}
	for i := range rapid.IntRange(1, 6).Draw(rt, "people") {
		r.People = append(r.People, app.SupportPerson{Stay: int64(i + 1), StayCode: fmt.Sprintf("D%05d-1", i+1), Code: fmt.Sprintf("HV%05d", i+1), Name: "Lò Văn Ơn",
			Team: rapid.SampledFrom([]string{"", "Tổ 1", "Tổ 2"}).Draw(rt, "team"), Status: rapid.SampledFrom(stay.Statuses).Draw(rt, "status")})
	}
	for range rapid.IntRange(0, 30).Draw(rt, "lines") {
		l := support.Run{Stay: int64(rapid.IntRange(1, len(r.People)).Draw(rt, "stay")), Line: support.Line{Item: rapid.SampledFrom(support.Items).Draw(rt, "item"),
			Days: rapid.IntRange(0, 31).Draw(rt, "days"), Amount: money.Dong(rapid.Int64Range(0, 9_000_000).Draw(rt, "amount"))}}
		if kind := rapid.SampledFrom([]string{"", "", support.Reversal, support.Correction}).Draw(rt, "kind"); kind != "" {
			l.Kind, l.For = kind, first.AddMonths(-rapid.IntRange(1, 3).Draw(rt, "for"))
			if kind == support.Reversal {
				l.Days, l.Amount = -l.Days, -l.Amount
			}
		}
		r.Lines = append(r.Lines, l)
	}
	return r
}

// sumOf adds a column over the rows that are chosen.
func sumOf(rows []paper.Row, column int, when func(paper.Row) bool) (sum int64) {
	for _, row := range rows {
		if when(row) {
			sum += row.Cells[column].Int
		}
	}
	return sum
}

// On every list, statement and sheet of any month the lines add up to the totals that stand on it, and to those of the month.
func TestEveryTableAddsUp(t *testing.T) {
	o := office(t)
	vi := o.Words
	state, resident := vi.T("support.fund."+app.FundState), vi.T("support.fund."+app.FundResident)
	every := func(paper.Row) bool { return true }
	rapid.Check(t, func(rt *rapid.T) {
		r := drawRun(rt)
		paid, owed := r.Total()
		same := func(what string, got int64, want money.Dong) {
			if money.Dong(got) != want {
				rt.Fatalf("%s: %d, want %d", what, got, want)
			}
		}
		lines := r.Table(vi)
		same("lines paid", sumOf(lines.Rows, 6, every), paid)
		same("lines owed", sumOf(lines.Rows, 7, every), owed)
		same("lines, total paid", lines.Totals[0].Cells[6].Int, paid)
		same("lines, total owed", lines.Totals[0].Cells[7].Int, owed)

		var teams, byVoucher money.Dong
		for i := range r.Lines {
			switch r.Lines[i].Item { // paid by vouchers of their own, in no list
			case support.DischargeMeal, support.DischargeFare, support.DischargeClothes, support.Funeral:
				byVoucher += r.Lines[i].Amount
			}
		}
		for _, team := range append(r.Teams(), app.EveryTeam) {
			list, total := r.List(team, vi)
			same("list "+team, sumOf(list.Rows, 5, every), total)
			same("list, total "+team, list.Totals[0].Cells[5].Int, total)
			same("list, days "+team, sumOf(list.Rows, 4, every), money.Dong(list.Totals[0].Cells[4].Int))
			if team == app.EveryTeam {
				same("list of the centre", int64(total+byVoucher), paid)
				continue
			}
			teams += total
		}
		same("lists of the teams", int64(teams+byVoucher), paid)

		fund := func(column int, name string, bold bool) func(paper.Row) bool {
			return func(row paper.Row) bool { return row.Bold == bold && row.Cells[column].Text == name }
		}
		statement := app.Statement([]*app.SupportRun{r, r}, vi)
		last := len(statement.Columns) - 1
		posted := r.Postings(o.Law, vi)
		team := app.TeamStatement([]*app.SupportRun{r, r}, vi)
		for name, want := range map[string]money.Dong{state: paid, resident: owed} {
			for _, bold := range []bool{false, true} {
				for c := 3; c < last; c++ { // every status by itself
					same("statement by status", sumOf(statement.Rows, c, fund(1, name, bold)), money.Dong(sumOf(statement.Rows, c, fund(1, name, false))))
				}
				same("statement "+name, sumOf(statement.Rows, last, fund(1, name, bold)), 2*want)
				same("teams "+name, sumOf(team.Rows, 5, fund(2, name, bold)), 2*want)
			}
			same("teams, total "+name, sumOf(team.Totals, 5, fund(2, name, true)), 2*want)
			same("postings "+name, sumOf(posted.Rows, 6, fund(5, name, false)), want)
			same("postings, total "+name, sumOf(posted.Totals, 6, fund(5, name, true)), want)
		}
		for _, row := range statement.Rows {
			var across int64
			for c := 3; c < last; c++ {
				across += row.Cells[c].Int
			}
			same("statement, across", across, money.Dong(row.Cells[last].Int))
		}

		sheet, err := csv.NewReader(strings.NewReader(string(app.SupportCSV(r)))).ReadAll()
		if err != nil {
			rt.Fatal(err)
		}
		var sum int64
		for _, row := range sheet[1:] {
			n, err := strconv.ParseInt(row[4], 10, 64)
			if err != nil {
				rt.Fatal(err)
			}
			sum += n
		}
		same("sheet", sum, paid)
	})
}

// The accountant's sheet has the account of each item as set for the month, and names the items without one.
func TestAccountsOfItems(t *testing.T) {
	o := office(t)
	r := &app.SupportRun{Year: 2026, Month: 9, First: day("2026-09-01"), Last: day("2026-09-30"), Whole: day("2026-09-30"),
		People: []app.SupportPerson{{Stay: 1, Status: stay.Compulsory, Team: "Tổ 1"}},
		Lines:  []support.Run{{Stay: 1, Line: support.Line{Item: support.Food, Amount: 5}}, {Stay: 1, Line: support.Line{Item: support.Utilities, Amount: 7}}}}
	if notes := r.Postings(o.Law, o.Words).Notes; len(notes) != 1 || !strings.Contains(notes[0], "Tiền ăn; Điện, nước sinh hoạt") {
		t.Fatal(notes)
	}
	for _, row := range []app.LawRow{{Key: "account_food", From: day("2026-09-15"), Value: "6111-08", Source: "kế toán"}, {Key: "account_food", From: day("2026-10-01"), Value: "6112", Source: "kế toán"}} {
		if err := o.SetLaw([]app.LawRow{row}, ""); err != nil {
			t.Fatal(err)
		}
	}
	sheet := r.Postings(o.Law, o.Words)
	if sheet.Rows[0].Cells[2].Text != "6111-08" || sheet.Rows[1].Cells[2].Text != "" {
		t.Error(sheet.Rows)
	}
	if len(sheet.Notes) != 1 || strings.Contains(sheet.Notes[0], "Tiền ăn") || !strings.Contains(sheet.Notes[0], "Điện, nước sinh hoạt") {
		t.Error(sheet.Notes)
	}
	for _, item := range support.Items {
		if k, ok := o.Law.Key("account_" + item); !ok || !k.Optional || !slices.Equal(k.Units, []string{"text"}) {
			t.Error("no setting for the account of", item)
		}
		if row, ok := o.Law.Row("account_"+item, day("2020-01-01")); !ok || row.Value != "" || row.Mark != law.Ours {
			t.Error("an account comes with the program:", row)
		}
	}
}
