package app_test

import (
	"testing"
	"time"

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

// A long act, as an import is, is told by its count and its first entry without reading it whole; what came before it is told too.
func TestHistoryPassesOverALongAct(t *testing.T) {
	o := datatest.Office(t)
	datatest.Stay(t, o, datatest.Named("Lò Văn Nhân"))
	var act int64
	err := o.Store.Write(func(tx app.Tx) error {
		const long = 25_000
		for i := range int64(long) {
			e := app.Entry{Act: act, At: datatest.Now.Format(time.RFC3339), Who: "thử", Name: "act.import", Label: "sổ cũ", Tbl: "resident", Row: i + 1}
			if err := tx.Journal(&e, []byte("{}")); err != nil {
				return err
			}
			act = e.Act
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	list, err := o.History(app.EntryQuery{}, 100)
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 2 || list[0].Records != 25_000 || list[0].Entry.ID != act || list[1].Entry.Name != "act.admit" {
		t.Errorf("%d acts, first %+v", len(list), list[0].Entry)
	}
}
