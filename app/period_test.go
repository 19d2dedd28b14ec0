package app_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
)

// october is a centre of three people with October frozen.
func october(t *testing.T) (*app.Office, []int64, *app.ClosedPeriod) {
	t.Helper()
	o := office(t)
	var ids []int64
	for i, n := range []string{"Lê Văn Cường", "Hà Minh Đức", "Trần Thị Hạnh"} {
		ids = append(ids, datatest.Stay(t, o, datatest.Named(n, day("2026-10-01")+date.Date(i))))
	}
	p, err := o.Close(2026, 10)
	if err != nil {
		t.Fatal(err)
	}
	return o, ids, p
}

func asksWhy(t *testing.T, err error) {
	t.Helper()
	var p say.Problems
	if !errors.As(err, &p) || p[0].Field != "why" || p[0].Key != "err.why_late" {
		t.Fatalf("no reason was asked for: %v", err)
	}
}

func TestFrozenPeriodIsClosedOnceAndReopenedWithAReason(t *testing.T) {
	o, _, p := october(t)
	if !p.Intact() || len(p.ShortHash()) != 19 {
		t.Fatal("hash", p.ShortHash())
	}
	_, err := o.Close(2026, 10)
	refused(t, err, "err.period_closed")
	_, err = o.Close(2026, 11)
	refused(t, err, "err.period_running")
	var ps say.Problems
	if err := o.Reopen(2026, 10, ""); !errors.As(err, &ps) {
		t.Fatal(err)
	}
	if err := o.Reopen(2026, 10, "thiếu một người"); err != nil {
		t.Fatal(err)
	}
	refused(t, o.Reopen(2026, 10, "lần nữa"), "err.period_not_closed")
	again, err := o.Close(2026, 10)
	if err != nil || again.Edition != 2 {
		t.Fatal(again, err)
	}
	all, err := o.Closed(2026, 10)
	if err != nil || len(all) != 2 || all[0].InForce() || !all[1].InForce() || !all[0].Intact() || !all[1].Intact() {
		t.Fatal(all, err)
	}
	all[1].Month = 9
	if all[1].Intact() {
		t.Fatal("the hash does not hold the month")
	}
}

// Each late act needs a reason; what is outside the frozen days needs none.
func TestLateEntryNeedsAReason(t *testing.T) {
	o, ids, p := october(t)
	before := count(t, o)
	_, err := o.Record(app.Move{Movement: stay.Movement{StayID: ids[0], Kind: stay.Escape, Day: day("2026-10-31")}})
	asksWhy(t, err)
	_, err = o.Admit(datatest.Admission(datatest.Named("Nguyễn Duy Khánh", day("2026-10-20"))))
	asksWhy(t, err)
	r := open(t, o, ids[1]).Resident
	r.Sex = app.Female
	asksWhy(t, o.ChangeResident(app.Admission{Resident: r}, ""))
	if after := count(t, o); after != before {
		t.Fatal("a refused act wrote")
	}
	datatest.Move(t, o, ids[0], stay.Escape, day("2026-11-01"))
	datatest.Stay(t, o, datatest.Named("Nguyễn Duy Khánh", day("2026-11-20")))
	r = open(t, o, ids[1]).Resident
	r.Address, r.Occupation = "Thôn Vườn Dâu", "Làm ruộng"
	if err := o.ChangeResident(app.Admission{Resident: r}, ""); err != nil {
		t.Fatal("a new address is no late entry:", err)
	}
	if last, needs := o.NeedsWhy(day("2026-10-31")); !needs || last != p.Last {
		t.Fatal(last, needs)
	}
	if _, needs := o.NeedsWhy(day("2026-11-01")); needs {
		t.Fatal("November is open")
	}
	l, err := o.LateEntries(p)
	if err != nil || len(l.Entries) != 0 || len(l.Effect) != 0 || len(l.People) != 0 {
		t.Fatalf("%+v %v", l, err)
	}
	if err := o.Reopen(2026, 10, "còn thiếu"); err != nil {
		t.Fatal(err)
	}
	datatest.Move(t, o, ids[2], stay.Hospital, day("2026-10-30"))
}

// Live figures − frozen figures = exactly the effect of the listed late entries, cell by cell, and person by person.
func TestLateEntriesExplainEveryDifference(t *testing.T) {
	o, ids, p := october(t)
	frozen, err := p.Cells()
	if err != nil {
		t.Fatal(err)
	}
	why := func(kind stay.Kind, id int64, on string) app.Move {
		return app.Move{Movement: stay.Movement{StayID: id, Kind: kind, Day: day(on)}, Why: "nhận được giấy muộn"}
	}
	if _, err := o.Record(why(stay.Hospital, ids[0], "2026-10-15")); err != nil {
		t.Fatal(err)
	}
	a := datatest.Admission(datatest.Named("Nguyễn Duy Khánh", day("2026-10-20")))
	a.Why = "bỏ sót"
	late, err := o.Admit(a)
	if err != nil {
		t.Fatal(err)
	}
	datatest.Move(t, o, late, stay.Escape, day("2026-11-02"))
	r := open(t, o, ids[1]).Resident
	r.Sex = app.Female
	if err := o.ChangeResident(app.Admission{Resident: r}, "ghi nhầm giới tính"); err != nil {
		t.Fatal(err)
	}
	if err := o.Redate(open(t, o, ids[2]).Timeline.Entry().ID, day("2026-11-03"), "", "ghi nhầm tháng"); err != nil {
		t.Fatal(err)
	}
	b := datatest.Admission(datatest.Named("Vũ Đức Ân", day("2026-10-05")))
	b.Why = "ghi nhầm người"
	gone, err := o.Admit(b)
	if err != nil {
		t.Fatal(err)
	}
	if err := o.VoidStay(gone, "ghi nhầm người"); err != nil {
		t.Fatal(err)
	}
	l, err := o.LateEntries(p)
	if err != nil {
		t.Fatal(err)
	}
	c, err := o.CensusOf(2026, 10, 0)
	if err != nil {
		t.Fatal(err)
	}
	sum := map[stay.Row][stay.Cols]int{}
	for _, who := range l.People {
		for row, v := range who.Effect {
			s := sum[row]
			for col := range v {
				s[col] += v[col]
			}
			sum[row] = s
		}
	}
	for _, row := range stay.Rows {
		for col := stay.Column(0); col < stay.Cols; col++ {
			if diff := c.Cell(row, col) - frozen[row][col]; diff != l.Effect[row][col] || diff != sum[row][col] {
				t.Errorf("%s column %d: %d, listed %d, by person %d", row, col, diff, l.Effect[row][col], sum[row][col])
			}
		}
	}
	if !l.Explained() || len(l.People) != 5 {
		t.Fatalf("%+v", l.People)
	}
	if l.Effect[stay.AbsentHospital][stay.Total] != 1 || l.Effect[stay.Closing][stay.Female] != 1 || l.Effect[stay.Closing][stay.Total] != 0 ||
		l.Effect[stay.InAdmit][stay.Total] != 0 || l.Effect[stay.ResidentDays][stay.Total] != 12-29 {
		t.Fatal(l.Effect)
	}
	if v := l.People[len(l.People)-1]; v.Name != "Vũ Đức Ân" || len(v.Effect) != 0 || len(v.Entries) < 2 {
		t.Fatalf("entered and voided again: %+v", v)
	}
	for _, e := range l.Entries {
		if e.Why == "" || e.Tbl == "movement" && e.Effective > p.Last {
			t.Errorf("%s %s: %q", e.Name, e.Effective, e.Why)
		}
	}
	made, err := o.CensusPaper(c, false)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(made.Lines(), "\n")
	for _, want := range []string{p.ShortHash(), "Bổ sung sau khi chốt", "–17"} {
		if !strings.Contains(text, want) {
			t.Errorf("the paper does not say %q:\n%s", want, text)
		}
	}
}

// The start day changes only for months to come: a frozen month keeps its days.
func TestStartDayMakesOneShortPeriodAndSparesFrozenOnes(t *testing.T) {
	o, ids, p := october(t)
	set := func(from, value string) error {
		return o.SetLaw([]app.LawRow{{Key: "period_start_day", From: day(from), Value: value, Source: "CV 12"}}, "")
	}
	refused(t, set("2026-09-01", "15"), "err.period_start_closed")
	if n := o.PeriodOf(2026, 10, 0); n.First != p.First || n.Whole != p.Last {
		t.Fatal("a refused setting counts", n)
	}
	if err := set("2026-11-01", "15"); err != nil {
		t.Fatal(err)
	}
	n := o.PeriodOf(2026, 11, 0)
	if n.First != day("2026-11-01") || n.Whole != day("2026-11-14") {
		t.Fatal(n)
	}
	datatest.Move(t, o, ids[0], stay.Escape, day("2026-11-14"))
	months, err := o.Months(2026, 12, 4)
	if err != nil || len(months) != 4 {
		t.Fatal(months, err)
	}
	for i := 1; i < len(months); i++ {
		if months[i].First != months[i-1].Last+1 || months[i].Opening != months[i-1].Closing {
			t.Fatalf("%+v", months)
		}
	}
	c, err := o.CensusOf(2026, 11, 0)
	if err != nil || c.Cell(stay.OutTotal, stay.Total) != months[2].Out || months[2].Out != 1 || months[1].In != 3 {
		t.Fatalf("%+v %v", months, err)
	}
	rows, err := o.LawRows("period_start_day")
	if err != nil || len(rows) != 1 {
		t.Fatal(rows, err)
	}
	if _, err := o.Close(2026, 11); err != nil {
		t.Fatal(err)
	}
	refused(t, o.VoidLaw(rows[0].ID, "nhầm"), "err.period_start_closed")
}

func TestMonthsEqualTheirCensus(t *testing.T) {
	o, _, _ := october(t)
	months, err := o.Months(2026, 11, 12)
	if err != nil || len(months) != 12 {
		t.Fatal(len(months), err)
	}
	for _, m := range months {
		c, err := o.CensusOf(m.Year, m.Month, 0)
		if err != nil {
			t.Fatal(err)
		}
		want := app.Month{Period: c.Period, Opening: c.Cell(stay.Opening, stay.Total), In: c.Cell(stay.InTotal, stay.Total),
			Out: c.Cell(stay.OutTotal, stay.Total), Closing: c.Cell(stay.Closing, stay.Total)}
		if !reflect.DeepEqual(m, want) {
			t.Errorf("%+v, census %+v", m, want)
		}
	}
	if none, err := o.Months(2028, 1, 3); err != nil || len(none) != 0 {
		t.Fatal(none, err)
	}
}
