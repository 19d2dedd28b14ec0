package app_test

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/money"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/app/support"
	"hoanhap/data/datatest"
)

func approve(t *testing.T, o *app.Office, months ...string) {
	t.Helper()
	for _, m := range months {
		y, mm, _ := day(m + "-01").YMD()
		if _, err := o.ApproveSupport(y, mm); err != nil {
			t.Fatal(m, err)
		}
	}
}

func lines(t *testing.T, o *app.Office, month string) []string {
	t.Helper()
	y, m, _ := day(month + "-01").YMD()
	r, err := o.Support(y, m)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for i := range r.Lines {
		l := &r.Lines[i]
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s %d %d %s", r.Person(l.Stay).Name, l.Item, l.Days, l.Amount, app.Posting(l, o.Words))))
	}
	return out
}

// A month is computed, approved and frozen; a movement entered late comes back in the next month as exactly the difference, with
// its cause, and not again in the month after.
func TestApproveThenBackdate(t *testing.T) {
	o := office(t)
	a := datatest.Stay(t, o, datatest.Named("Lò Văn Ơn", day("2026-08-01")))
	datatest.Stay(t, o, datatest.Named("Bùi Thị Ỷ", day("2026-08-16")))
	want := []string{"Lò Văn Ơn food 31 2024000", "Lò Văn Ơn utilities 31 100000", "Bùi Thị Ỷ food 16 1044645", "Bùi Thị Ỷ utilities 16 51613"}
	if got := lines(t, o, "2026-08"); !slices.Equal(got, want) {
		t.Fatal(got)
	}
	approve(t, o, "2026-08")
	datatest.Move(t, o, a, stay.Escape, day("2026-08-21"))
	if got := lines(t, o, "2026-08"); !slices.Equal(got, want) {
		t.Fatal("an approved month changed:", got)
	}
	want = []string{"Lò Văn Ơn food -31 -2024000 đảo bút toán tháng 08/2026", "Lò Văn Ơn food 20 1305806 ghi bổ sung tháng 08/2026",
		"Lò Văn Ơn utilities -31 -100000 đảo bút toán tháng 08/2026", "Lò Văn Ơn utilities 20 64516 ghi bổ sung tháng 08/2026",
		"Bùi Thị Ỷ food 30 2024000", "Bùi Thị Ỷ food_holiday 2 404800", "Bùi Thị Ỷ utilities 30 100000"}
	if got := lines(t, o, "2026-09"); !slices.Equal(got, want) {
		t.Fatalf("%q", got)
	}
	r, err := o.Support(2026, 9)
	if err != nil {
		t.Fatal(err)
	}
	c := r.CausesOf(a, day("2026-08-01"))
	if len(c) != 1 || c[0].Act != "act.movement.escape" || c[0].Stay != a {
		t.Fatalf("%+v", r.Causes)
	}
	approve(t, o, "2026-09")
	for _, l := range lines(t, o, "2026-10") {
		if strings.Contains(l, "tháng") {
			t.Error("corrected twice:", l)
		}
	}
	live, err := o.SupportNow(2026, 8)
	if err != nil {
		t.Fatal(err)
	}
	months, err := o.SupportMonths()
	if err != nil || len(months) != 2 {
		t.Fatal(months, err)
	}
	paid, _ := live.Total()
	if stands := months[0].Paid + (-2024000 - 100000 + 1305806 + 64516); stands != paid {
		t.Errorf("August stands at %d, comes to %d", stands, paid)
	}
}

// An approved month reads back line by line as it was computed, rates and sources with it.
func TestApprovedReadsBack(t *testing.T) {
	o := office(t)
	datatest.Stay(t, o, datatest.Named("Lò Văn Ơn", day("2026-08-01")))
	datatest.Stay(t, o, datatest.Named("Bùi Thị Ỷ", day("2026-09-16")), func(a *app.Admission) { a.Resident.Sex = app.Female })
	was, err := o.Support(2026, 9)
	if err != nil {
		t.Fatal(err)
	}
	approve(t, o, "2026-09")
	is, err := o.Support(2026, 9)
	if err != nil || is.Approved == nil || !reflect.DeepEqual(was.Lines, is.Lines) || !reflect.DeepEqual(was.People, is.People) {
		t.Fatalf("%v\n%+v\n%+v", err, was, is)
	}
}

// A rate raised afterwards corrects everybody, and says that it was the rate.
func TestLateRate(t *testing.T) {
	o := office(t)
	datatest.Stay(t, o, datatest.Named("Lò Văn Ơn", day("2026-08-01")))
	approve(t, o, "2026-09")
	if err := o.SetLaw([]app.LawRow{{Key: law.Food, From: day("2026-09-16"), Value: "3000000", Source: "NQ 5/2026"}}, ""); err != nil {
		t.Fatal(err)
	}
	r, err := o.Support(2026, 10)
	if err != nil {
		t.Fatal(err)
	}
	if c := r.CausesOf(r.People[0].Stay, day("2026-09-01")); len(c) == 0 || c[0].Stay != 0 {
		t.Fatalf("%+v", r.Causes)
	}
	got := lines(t, o, "2026-10")
	if !slices.Contains(got, "Lò Văn Ơn food 30 2512000 ghi bổ sung tháng 09/2026") || !slices.Contains(got, "Lò Văn Ơn food 31 3000000") {
		t.Fatalf("%q", got)
	}
}

// Months are approved in turn, once, and only when they are over; a hash that does not fit is noticed.
func TestApproveInTurn(t *testing.T) {
	o := office(t)
	datatest.Stay(t, o)
	_, err := o.ApproveSupport(2026, 11)
	refused(t, err, "err.period_running")
	approve(t, o, "2026-09")
	_, err = o.ApproveSupport(2026, 9)
	refused(t, err, "err.support.approved")
	_, err = o.ApproveSupport(2026, 8)
	refused(t, err, "err.support.turn")
	m, err := o.SupportMonths()
	if err != nil {
		t.Fatal(err)
	}
	m[0].Paid++
	_, err = m[0].Run()
	refused(t, err, "err.period_tampered")
}

// Only who may approve approves.
func TestApproveNeedsTheRight(t *testing.T) {
	o := office(t)
	datatest.Stay(t, o)
	o.May = func(r app.Right) bool { return r != app.RightMoney }
	_, err := o.ApproveSupport(2026, 9)
	refused(t, err, "err.no_right")
}

// What was approved of a stay that is voided afterwards is taken back, and the person is still named.
func TestVoidedStayIsTakenBack(t *testing.T) {
	o := office(t)
	id := datatest.Stay(t, o, datatest.Named("Y Bhăm Niê", day("2026-09-01")))
	approve(t, o, "2026-09")
	if err := o.VoidStay(id, "nhập nhầm người"); err != nil {
		t.Fatal(err)
	}
	got := lines(t, o, "2026-10")
	want := []string{"Y Bhăm Niê food -30 -2024000 đảo bút toán tháng 09/2026", "Y Bhăm Niê food_holiday -2 -404800 đảo bút toán tháng 09/2026",
		"Y Bhăm Niê utilities -30 -100000 đảo bút toán tháng 09/2026"}
	if !slices.Equal(got, want) {
		t.Fatalf("%q", got)
	}
}

func TestReviewTellsWhy(t *testing.T) {
	o := office(t)
	id := datatest.Stay(t, o, datatest.Named("Lò Văn Ơn", day("2026-08-01")))
	datatest.Move(t, o, id, stay.Mourning, day("2026-10-05"))
	datatest.Move(t, o, id, stay.Back, day("2026-10-10"))
	c, err := o.ReviewSupport(2026, 10)
	if err != nil || len(c) != 1 {
		t.Fatal(c, err)
	}
	var why []string
	for _, m := range c[0].Reasons {
		why = append(why, o.Words.Say(m))
	}
	if c[0].WasDays != 30 || c[0].Days != 26 || len(why) != 3 || !strings.Contains(why[0], "05/10/2026") || !strings.Contains(why[2], "Ăn thêm ngày lễ") {
		t.Fatalf("%+v %q", c[0], why)
	}
}

// What a voluntary resident owes comes from approved months, what he paid from receipts.
func TestContributions(t *testing.T) {
	o := office(t)
	if err := o.SetLaw([]app.LawRow{{Key: law.VoluntaryTariff, From: day("2026-01-01"), Value: "3000000", Source: "NQ 7/2025"}}, ""); err != nil {
		t.Fatal(err)
	}
	id := datatest.Stay(t, o, func(a *app.Admission) {
		a.Entry.Day, a.Entry.Status = day("2026-04-01"), stay.Voluntary
		a.Decision.Term = 12
	})
	approve(t, o, "2026-05", "2026-06", "2026-07")
	if _, err := o.Pay(app.Voucher{Kind: app.VoucherReceive, Day: day("2026-06-20"), StayID: id, Party: "Lò Thị Mẹ", About: app.AboutContribution, Fund: app.FundResident, Amount: 2000000}); err != nil {
		t.Fatal(err)
	}
	c, err := o.Contributions()
	if err != nil || len(c) != 1 {
		t.Fatal(c, err)
	}
	owed := money.Dong(2 * (3000000 - 1310400))
	if c[0].Owed != owed || c[0].Arrears() != owed-2000000 || len(c[0].Months) != 2 || len(c[0].Receipts) != 1 {
		t.Fatalf("%+v", c[0])
	}
}

// Typed entries: a sick diet for several at once, taken back with a reason; nothing of an illness is in it.
func TestTypedSupport(t *testing.T) {
	o := office(t)
	a, b := datatest.Stay(t, o), datatest.Stay(t, o)
	if err := o.TypeSupport(app.SupportEntry{Item: support.FoodSick, Day: day("2026-10-10"), Last: day("2026-10-12")}, a, b); err != nil {
		t.Fatal(err)
	}
	es, err := o.TypedSupport(a)
	if err != nil || len(es) != 1 {
		t.Fatal(es, err)
	}
	r, err := o.Support(2026, 10)
	if err != nil || len(r.Lines) != 6 || r.Lines[1].Item != support.FoodSick || r.Lines[1].Days != 3 {
		t.Fatal(r, err)
	}
	if err := o.UntypeSupport(es[0].ID, "nhầm người"); err != nil {
		t.Fatal(err)
	}
	if r, err = o.Support(2026, 10); err != nil || len(r.Lines) != 5 {
		t.Fatal(r, err)
	}
	var p say.Problems
	if err := o.TypeSupport(app.SupportEntry{Item: support.FoodSick, Day: day("2026-10-10"), Text: "lao phổi"}, a); !errors.As(err, &p) || p[0].Field != "text" {
		t.Fatal("an illness was taken:", err)
	}
	if err := o.TypeSupport(app.SupportEntry{Item: "gift", Day: day("2027-01-01"), Amount: -1}); !errors.As(err, &p) || len(p) != 4 {
		t.Fatal(err)
	}
}

// Sums of lines equal the totals in every table.
func TestTablesAddUp(t *testing.T) {
	o := office(t)
	for i := range 5 {
		datatest.Stay(t, o, datatest.Named("", day("2026-08-01")+date.Date(7*i)), func(a *app.Admission) {
			a.Resident.Name = fmt.Sprintf("Lò Văn Ơn %d", i)
			if i%2 == 1 {
				a.Resident.Sex = app.Female
			}
		})
	}
	r, err := o.Support(2026, 8)
	if err != nil {
		t.Fatal(err)
	}
	paid, _ := r.Total()
	var sum int64
	for _, row := range r.Table(o.Words).Rows {
		sum += row.Cells[6].Int
	}
	list, total := r.List(app.EveryTeam, o.Words)
	var listed int64
	for _, row := range list.Rows {
		listed += row.Cells[5].Int
	}
	var posted, stated int64
	for _, row := range r.Postings(o.Law, o.Words).Rows {
		posted += row.Cells[6].Int
	}
	for _, row := range app.Statement([]*app.SupportRun{r}, o.Words).Rows {
		if !row.Bold {
			stated += row.Cells[len(row.Cells)-1].Int
		}
	}
	var csv int64
	for _, l := range strings.Split(strings.TrimSpace(string(app.SupportCSV(r))), "\n")[1:] {
		var n int64
		if _, err := fmt.Sscan(l[strings.LastIndexByte(l, ',')+1:], &n); err != nil {
			t.Fatal(err)
		}
		csv += n
	}
	if money.Dong(sum) != paid || total != paid || listed != sum || posted != sum || stated != sum || csv != sum || paid == 0 {
		t.Fatal(paid, sum, total, listed, posted, stated, csv)
	}
}
