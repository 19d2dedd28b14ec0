package app_test

import (
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
)

func TestChoicesSayWhatIsLegalAndWhyNot(t *testing.T) {
	o := office(t)
	a := datatest.Stay(t, o, datatest.Named("Lò Văn An", day("2026-09-10")))
	b := datatest.Stay(t, o, datatest.Named("Bùi Văn Bình", day("2026-09-10")))
	datatest.Move(t, o, b, stay.Escape, day("2026-10-01"))
	list, err := o.Choices([]int64{a, b}, day("2026-11-20"), "")
	if err != nil {
		t.Fatal(err)
	}
	can := map[stay.Kind]int{}
	for _, c := range list {
		can[c.Kind] = c.Can
		if (c.Can < 2) != (c.Refusal != nil) {
			t.Error("a reason for who is left out", c)
		}
	}
	for k, n := range map[stay.Kind]int{stay.Hospital: 1, stay.ReturnEscape: 1, stay.ToCustody: 2, stay.Die: 2, stay.Quit: 0, stay.Reduce: 0, stay.ChangeStatus: 1} {
		if can[k] != n {
			t.Errorf("%s: %d, want %d", k, can[k], n)
		}
	}
	if _, ok := can[stay.Admit]; ok {
		t.Error("an entry is no movement of a stay already begun")
	}
}

func TestRefusedFieldsAreNamed(t *testing.T) {
	o := office(t)
	id := datatest.Stay(t, o, datatest.Named("Lò Văn An", day("2026-05-10")))
	record := func(m app.Move) string {
		t.Helper()
		m.StayID = id
		_, err := o.Record(m)
		p, ok := app.Beside(err)
		if !ok || len(p) == 0 {
			t.Fatalf("%v is beside no field", err)
		}
		return p[0].Field
	}
	mv := func(k stay.Kind, d string, edits ...func(*app.Move)) app.Move {
		m := app.Move{Movement: stay.Movement{Kind: k, Day: day(d)}}
		for _, e := range edits {
			e(&m)
		}
		return m
	}
	for want, m := range map[string]app.Move{
		"day":          mv(stay.Hospital, "2026-12-01"),
		"due":          mv(stay.Hospital, "2026-11-01", func(m *app.Move) { m.Due = day("2026-10-01") }),
		"months":       mv(stay.Reduce, "2026-06-01"),
		"kind":         mv(stay.Quit, "2026-11-01"),
		"decision_day": mv(stay.ChangeStatus, "2026-11-01", func(m *app.Move) { m.Status = stay.Voluntary; m.Decision = &stay.Decision{Term: 12} }),
		"paper_day":    mv(stay.Hospital, "2026-11-01", func(m *app.Move) { m.PaperDay = day("2026-12-01") }),
	} {
		if got := record(m); got != want {
			t.Errorf("%s: stands beside %s", want, got)
		}
	}
	if _, ok := app.Beside(&say.Refused{Msg: say.Of("err.no_right")}); ok {
		t.Error("a missing right concerns no field")
	}
}

func TestVoidingTakesTheDecisionAlong(t *testing.T) {
	o := office(t)
	id := datatest.Stay(t, o, func(a *app.Admission) { a.Entry.Status, a.Decision = stay.PreCourt, nil })
	m := datatest.Move(t, o, id, stay.ChangeStatus, day("2026-10-01"), func(m *app.Move) {
		m.Status, m.Decision = stay.Compulsory, &stay.Decision{Number: "1", Day: day("2026-09-30"), Term: 24}
	})
	live := func() (n int) {
		for _, d := range open(t, o, id).Decisions {
			if d.Live() {
				n++
			}
		}
		return n
	}
	if err := o.Redate(m, day("2026-10-05"), "", "sửa ngày"); err != nil || live() != 1 {
		t.Fatal("a new day keeps the decision", err)
	}
	e := open(t, o, id)
	if err := o.VoidMovement(e.Timeline.Last().ID, "ghi nhầm người"); err != nil || live() != 0 {
		t.Fatal("a decision that orders nothing stands no more", err)
	}
	last, err := o.Undoable(1)
	if err != nil {
		t.Fatal(err)
	}
	if err := o.Undo(last[0].Act, ""); err != nil || live() != 1 || !open(t, o, id).Clock.HasTerm {
		t.Fatal("undo brings both back", err)
	}
}

// An hour of today that is still to come is refused beside its field; an hour up to now, of another day, or none is taken.
func TestAnHourStillToComeIsRefused(t *testing.T) {
	o := office(t) // the clock stands at 14:02 on 21/11/2026
	today := o.Today()
	admit := func(d date.Date, hour string) say.Problems {
		a := datatest.Admission(datatest.Named("Lò Văn An", d), func(a *app.Admission) { a.Entry.Time = hour })
		return o.CheckAdmission(&a)
	}
	move := func(d date.Date, hour string) say.Problems {
		return o.CheckMove(&app.Move{Movement: stay.Movement{Kind: stay.Hospital, Day: d, Time: hour}})
	}
	for name, check := range map[string]func(date.Date, string) say.Problems{"admission": admit, "movement": move} {
		if p := check(today, "14:03"); len(p) != 1 || p[0].Field != "time" || p[0].Key != "err.hour_future" {
			t.Errorf("%s: a minute too early gives %v", name, p)
		}
		for _, hour := range []string{"", "00:00", "14:02"} {
			if p := check(today, hour); len(p) != 0 {
				t.Errorf("%s: %q of today is refused: %v", name, hour, p)
			}
		}
		if p := check(today-1, "23:59"); len(p) != 0 {
			t.Errorf("%s: an hour of yesterday is refused: %v", name, p)
		}
	}
	id := datatest.Stay(t, o, datatest.Named("Lò Văn Bình", day("2026-05-10")))
	m, err := o.Record(app.Move{Movement: stay.Movement{StayID: id, Kind: stay.Hospital, Day: today, Time: "08:00"}})
	no(t, err)
	if p, ok := app.Beside(o.Redate(m, today, "20:00", "nhầm giờ")); !ok || len(p) != 1 || p[0].Field != "time" {
		t.Errorf("a correction to an hour to come gives %v", p)
	}
	no(t, o.Redate(m, today, "13:30", "nhầm giờ"))
}
