package app_test

import (
	"testing"

	"hoanhap/app"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
)

func TestHistoryInPlainWords(t *testing.T) {
	o := office(t)
	id := datatest.Stay(t, o, datatest.Named("Xa Văn Thuận", day("2026-08-01")))
	out := datatest.Move(t, o, id, stay.Hospital, day("2026-09-01"))
	if err := o.Redate(out, day("2026-09-03"), "", "ghi nhầm ngày"); err != nil {
		t.Fatal(err)
	}
	h, err := o.History(app.EntryQuery{}, 10)
	if err != nil {
		t.Fatal(err)
	}
	if len(h) != 3 || h[0].Entry.Name != "act.correct_movement" || h[0].Entry.Why != "ghi nhầm ngày" || h[0].Records != 2 {
		t.Fatalf("%+v", h)
	}
	voided, day := false, ""
	for _, c := range h[0].Rows {
		voided = voided || c.Voided
		if c.Field == "Day" && c.Fresh {
			day = c.New
		}
	}
	if !voided || day != "03/09/2026" {
		t.Fatalf("%+v", h[0].Rows)
	}
	if got := o.Words.Say(h[0].Summary()); got != "Sửa biến động Xa Văn Thuận" {
		t.Fatal(got)
	}
}
