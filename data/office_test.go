package data_test

import (
	"errors"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
)

// The door works on the store: an act writes rows, journal and projection together, or nothing.
func TestTheDoor(t *testing.T) {
	o := datatest.Office(t)
	id := datatest.Stay(t, o, datatest.Named("Lê Hoàng Đạt", date.Of(2026, 9, 1)))
	datatest.Move(t, o, id, stay.Hospital, date.Of(2026, 10, 1))
	datatest.Move(t, o, id, stay.Back, date.Of(2026, 10, 5))
	_, err := o.Record(app.Move{Movement: stay.Movement{StayID: id, Kind: stay.Back, Day: date.Of(2026, 10, 6)}})
	if r := (*say.Refused)(nil); !errors.As(err, &r) {
		t.Fatalf("back without a leave: %v", err)
	}
	err = o.Store.Read(func(tx app.Tx) error {
		rows, err := tx.Timelines(app.StayQuery{From: date.Of(2026, 10, 2), To: date.Of(2026, 10, 2)})
		if err != nil {
			return err
		}
		if len(rows) != 1 || len(rows[0].Movements) != 3 || len(rows[0].Intervals) != 3 || rows[0].Resident.Name != "Lê Hoàng Đạt" {
			t.Errorf("%+v", rows)
		}
		if i := rows[0].Intervals[1]; i.From != date.Of(2026, 10, 1) || i.To != date.Of(2026, 10, 5) || i.Away != stay.Hospital {
			t.Errorf("%+v", i)
		}
		counts, err := tx.Counts(date.Of(2026, 10, 4))
		if want := (stay.Point{State: stay.Absent, Away: stay.Hospital, Status: stay.Compulsory}); err != nil || len(counts) != 1 || counts[want] != 1 {
			t.Errorf("%v %v", counts, err)
		}
		entries, err := tx.Entries(app.EntryQuery{Stay: id})
		if err != nil || len(entries) != 5 || entries[0].ID <= entries[1].ID || entries[0].Hash != entries[0].Sum() {
			t.Errorf("%v %v", entries, err)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
