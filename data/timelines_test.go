package data

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/stay"
)

func TestTimelinesQueries(t *testing.T) {
	s := fresh(t)
	d := func(n int) date.Date { return date.Of(2026, 1, n) }
	write(t, s, func(x *tx) error {
		err := x.Insert([]app.Resident{{ID: 1, Code: "P1", Name: "A"}, {ID: 2, Code: "P2", Name: "B"}})
		for id := range int64(4) {
			id++
			err = errors.Join(err, x.Insert(&stay.Stay{ID: id, Code: fmt.Sprint("S", id), ResidentID: 1 + id%2}),
				x.Insert(&stay.Decision{ID: id, StayID: id, Void: stay.Void{VoidWhy: "x", VoidAt: "y"}}))
		}
		// Interleaved ids, so that rows of a stay do not stand together.
		for n := range int64(12) {
			err = errors.Join(err, x.Insert(&stay.Movement{ID: n + 1, StayID: 1 + n%4, Kind: stay.Admit, Day: d(1)}))
		}
		return errors.Join(err,
			x.PutIntervals(1, []stay.Interval{{StayID: 1, From: d(1), To: d(5), State: stay.Present, Status: stay.Voluntary, Decision: 1},
				{StayID: 1, N: 1, From: d(5), To: d(10), State: stay.Escaped, Status: stay.Voluntary, Decision: 1}}),
			x.PutIntervals(2, []stay.Interval{{StayID: 2, From: d(10), To: date.Max, State: stay.Present, Status: stay.PreCourt}}),
			x.PutIntervals(3, []stay.Interval{{StayID: 3, From: d(12), To: d(12), State: stay.Present, Status: stay.PreCourt}}))
	})
	for _, c := range []struct {
		q    app.StayQuery
		want []int64
	}{
		{app.StayQuery{}, []int64{1, 2, 3, 4}},
		{app.StayQuery{IDs: []int64{3, 1, 99}}, []int64{1, 3}},
		{app.StayQuery{IDs: []int64{}}, nil},
		{app.StayQuery{Resident: []int64{2}}, []int64{1, 3}},
		{app.StayQuery{Resident: []int64{2}, IDs: []int64{1, 2}}, []int64{1}},
		{app.StayQuery{Code: "S4"}, []int64{4}},
		{app.StayQuery{From: d(10), To: d(11)}, []int64{1, 2}}, // 1 ended on the first day
		{app.StayQuery{From: d(11), To: d(31)}, []int64{2, 3}},
		{app.StayQuery{To: d(9)}, []int64{1}},
		{app.StayQuery{From: d(13)}, []int64{2}},
	} {
		read(t, s, func(x *tx) error {
			rows, err := x.Timelines(c.q)
			var got []int64
			for _, r := range rows {
				got = append(got, r.Stay.ID)
				if r.Resident.ID != r.Stay.ResidentID || len(r.Decisions) != 1 || len(r.Movements) != 3 {
					t.Errorf("%+v", r)
				}
				for i, m := range r.Movements {
					if m.StayID != r.Stay.ID || i > 0 && m.ID <= r.Movements[i-1].ID {
						t.Errorf("%+v", r.Movements)
					}
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%+v: %v, want %v", c.q, got, c.want)
			}
			return err
		})
	}
	read(t, s, func(x *tx) error {
		spans, err := x.Spans([]int64{1, 2})
		want := []app.Span{{Resident: 1, Stay: 2, Code: "S2", From: d(10), To: date.Max}, {Resident: 2, Stay: 1, Code: "S1", From: d(1), To: d(10)},
			{Resident: 2, Stay: 3, Code: "S3", From: d(12), To: d(12)}}
		if err != nil || !slices.Equal(spans, want) {
			t.Errorf("%v %v", spans, err)
		}
		for day, want := range map[int]int{4: 1, 5: 1, 9: 1, 10: 1, 12: 1} {
			counts, err := x.Counts(d(day))
			n := 0
			for _, k := range counts {
				n += k
			}
			if err != nil || n != want {
				t.Errorf("on %v: %v %v", d(day), counts, err)
			}
		}
		rows, err := x.Timelines(app.StayQuery{IDs: []int64{1}})
		if err != nil || rows[0].Intervals[1].Decision != 1 {
			t.Errorf("%v %v", rows, err)
		}
		return err
	})
}

func TestEntries(t *testing.T) {
	s := fresh(t)
	write(t, s, func(x *tx) error {
		var err error
		for i := range int64(6) {
			e := app.Entry{At: fmt.Sprintf("2026-11-%02dT08:00:00+07:00", 1+i), Who: fmt.Sprint("u", i%2), Tbl: "stay", Row: i, Resident: i % 3, Stay: i, Effective: date.Date(i * 100)}
			if i == 3 {
				e.Act = 2
			}
			err = errors.Join(err, x.Journal(&e, []byte(fmt.Sprint(i))))
			if e.ID != i+1 || e.Act == 0 || e.Hash != e.Sum() {
				t.Errorf("%+v", e)
			}
		}
		return err
	})
	for _, c := range []struct {
		q    app.EntryQuery
		want []int64
	}{
		{app.EntryQuery{}, []int64{6, 5, 4, 3, 2, 1}},
		{app.EntryQuery{Limit: 2, Skip: 1}, []int64{5, 4}},
		{app.EntryQuery{Skip: 4}, []int64{2, 1}},
		{app.EntryQuery{Act: 2}, []int64{4, 2}},
		{app.EntryQuery{Who: "u1"}, []int64{6, 4, 2}},
		{app.EntryQuery{Resident: 2}, []int64{6, 3}},
		{app.EntryQuery{From: date.Of(2026, 11, 2), To: date.Of(2026, 11, 4)}, []int64{4, 3, 2}},
		{app.EntryQuery{Effective: 250}, []int64{3, 2}},
		{app.EntryQuery{AfterID: 4}, []int64{6, 5}},
		{app.EntryQuery{Tbl: "stay", Row: 5}, []int64{6}},
	} {
		read(t, s, func(x *tx) error {
			entries, err := x.Entries(c.q)
			var got []int64
			for i, e := range entries {
				got = append(got, e.ID)
				if e.Hash != e.Sum() || i > 0 && e.ID+1 == entries[i-1].ID && entries[i-1].Prev != e.Hash {
					t.Errorf("chain broken at %+v", e)
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%+v: %v, want %v", c.q, got, c.want)
			}
			if b, err := x.EntryContent(3); err != nil || string(b) != "2" {
				t.Errorf("%s %v", b, err)
			}
			return err
		})
	}
}
