package app_test

import (
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/app/law"
	"hoanhap/app/money"
	"hoanhap/app/stay"
	"hoanhap/app/support"
	"hoanhap/data/datatest"
)

// Somebody who came and left on one day and came again on that day has two stays that would both be paid for it: it is paid once, by
// the first, and the month says so.
func TestTwoStaysOnOneDayArePaidOnce(t *testing.T) {
	o := office(t)
	first := datatest.Stay(t, o, datatest.Named("Bùi Văn Bình", day("2026-08-10")))
	datatest.Move(t, o, first, stay.TransferOut, day("2026-08-10"))
	a := datatest.Admission(datatest.Named("Bùi Văn Bình", day("2026-08-10")))
	a.Resident.ID, a.Resident.Code = 1, "HV00001"
	second, err := o.Admit(a)
	if err != nil {
		t.Fatal(err)
	}
	datatest.Stay(t, o, datatest.Named("Hà Minh Đức", day("2026-08-10"))) // one stay, the same days
	r, err := o.Support(2026, 8)
	if err != nil {
		t.Fatal(err)
	}
	days := map[int64]int{}
	var whole, other int64
	for i := range r.Lines {
		l := &r.Lines[i]
		if l.Item != support.Food {
			continue
		}
		days[l.Stay] += l.Days
		if l.Stay == first || l.Stay == second {
			whole += int64(l.Amount)
		} else {
			other += int64(l.Amount)
		}
	}
	if days[first] != 1 || days[second] != 21 || whole != other || other == 0 {
		t.Errorf("days %v, paid %d, somebody with one stay %d", days, whole, other)
	}
	want := app.SupportTwice{Stay: second, Other: first, From: day("2026-08-10"), To: day("2026-08-10"), Days: 1}
	if len(r.Twice) != 1 || r.Twice[0] != want {
		t.Errorf("%+v", r.Twice)
	}
	if notes := r.Table(o.Words).Notes; len(notes) < 2 || !strings.Contains(notes[1], "trùng 1 ngày") || !strings.Contains(notes[1], "D00001-1") {
		t.Error(notes)
	}
	approve(t, o, "2026-08") // as frozen, and nothing to put right afterwards
	if frozen, err := o.Support(2026, 8); err != nil || len(frozen.Twice) != 1 || frozen.Twice[0] != want {
		t.Error(frozen, err)
	}
	next, err := o.Support(2026, 9)
	if err != nil {
		t.Fatal(err)
	}
	for i := range next.Lines {
		if next.Lines[i].Kind != "" {
			t.Errorf("%+v", next.Lines[i])
		}
	}
}

// Somebody who left within a month and came back within it is one person who was present in it: the twelfth of a yearly amount that is
// paid by the month is his once, over both stays, and the review tells the same.
func TestTwelfthOfAYearIsPaidOnceAPerson(t *testing.T) {
	o := office(t)
	if err := o.SetLaw([]app.LawRow{{Key: law.YearlyItemsBy, From: day("2026-01-01"), Value: "month", Source: "cơ sở"}}, ""); err != nil {
		t.Fatal(err)
	}
	first := datatest.Stay(t, o, datatest.Named("Bùi Văn Bình", day("2026-02-01")))
	datatest.Move(t, o, first, stay.TransferOut, day("2026-03-11"))
	a := datatest.Admission(datatest.Named("Bùi Văn Bình", day("2026-03-21")))
	a.Resident.ID, a.Resident.Code = residentOf(t, o, first), "HV00001"
	second, err := o.Admit(a)
	if err != nil {
		t.Fatal(err)
	}
	other := datatest.Stay(t, o, datatest.Named("Hà Minh Đức", day("2026-03-01")))
	r, err := o.Support(2026, 3)
	if err != nil {
		t.Fatal(err)
	}
	got := map[int64]money.Dong{}
	days := map[int64]int{}
	for i := range r.Lines {
		if l := &r.Lines[i]; l.Item == support.Clothing {
			got[l.Stay], days[l.Stay] = l.Amount, l.Days
		}
	}
	// 0,9 × 2.340.000 ÷ 12 = 175.500: 10 and 11 of 21 days.
	if got[other] != 175500 || got[first] != 83571 || got[second] != 91929 || days[first] != 10 || days[second] != 11 {
		t.Errorf("%v, days %v", got, days)
	}
	changes, err := o.ReviewSupport(2026, 3)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range changes {
		var is money.Dong
		for i := range r.Lines {
			if l := &r.Lines[i]; l.Stay == c.Person.Stay && !support.Owed(l.Item) {
				is += l.Amount
			}
		}
		if c.Is != is {
			t.Errorf("the review says %d, the month %d", c.Is, is)
		}
	}
}
