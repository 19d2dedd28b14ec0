package app_test

import (
	"errors"
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/assets"
	"hoanhap/data/datatest"
)

func day(s string) date.Date { return date.Must(s) }

func office(t *testing.T) *app.Office {
	t.Helper()
	o := datatest.Office(t)
	vi, err := say.Load(assets.Lang(), "vi")
	if err != nil {
		t.Fatal(err)
	}
	o.Words = vi
	if o.Forms, err = paper.Load(assets.Forms()); err != nil {
		t.Fatal(err)
	}
	return o
}

func refused(t *testing.T, err error, key string) {
	t.Helper()
	var r *say.Refused
	if !errors.As(err, &r) || r.Key != key {
		t.Fatalf("want refusal %s, got %v", key, err)
	}
}

func open(t *testing.T, o *app.Office, stayID int64) *app.Episode {
	t.Helper()
	var who int64
	err := o.Store.Read(func(tx app.Tx) error {
		s, err := app.Load[stay.Stay](tx, stayID)
		who = s.ResidentID
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	l, err := o.Open(who)
	if err != nil {
		t.Fatal(err)
	}
	for i := range l.Stays {
		if l.Stays[i].Stay.ID == stayID {
			return &l.Stays[i]
		}
	}
	t.Fatal("no such stay")
	return nil
}

func TestAdmissionGivesCodesAndClock(t *testing.T) {
	o := office(t)
	id := datatest.Stay(t, o, datatest.Named("Lò Văn Dũng", day("2026-09-10")))
	e := open(t, o, id)
	if e.Stay.Code != "D00001-1" || e.Resident.Code != "HV00001" {
		t.Fatal(e.Stay.Code, e.Resident.Code)
	}
	if e.Clock.End != day("2028-09-10") || e.Clock.Served != 72 {
		t.Fatalf("%+v", e.Clock)
	}
	if len(e.Why.Terms) < 2 || e.Why.Result.Day != e.Clock.End {
		t.Fatalf("%+v", e.Why)
	}
}

func TestSecondStayWhileOpenIsRefusedAndNothingIsWritten(t *testing.T) {
	o := office(t)
	a := datatest.Admission(datatest.Named("Bùi Văn Bình", day("2026-09-10")))
	if _, err := o.Admit(a); err != nil {
		t.Fatal(err)
	}
	before := count(t, o)
	var who app.Resident
	err := o.Store.Read(func(tx app.Tx) error { return tx.Get(&who, 1) })
	if err != nil {
		t.Fatal(err)
	}
	b := datatest.Admission(datatest.Named("Bùi Văn Bình", day("2026-10-10")))
	b.Resident = who
	_, err = o.Admit(b)
	refused(t, err, "err.stay.still_open")
	if after := count(t, o); after != before {
		t.Fatalf("refused act wrote %d journal entries", after-before)
	}
}

func count(t *testing.T, o *app.Office) int {
	t.Helper()
	n := 0
	err := o.Store.Read(func(tx app.Tx) error {
		es, err := tx.Entries(app.EntryQuery{})
		n = len(es)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestNewStayOnTheDayTheLastEnded(t *testing.T) {
	o := office(t)
	id := datatest.Stay(t, o, datatest.Named("Bùi Văn Bình", day("2026-07-10")))
	datatest.Move(t, o, id, stay.Complete, day("2026-10-10"))
	a := datatest.Admission(datatest.Named("Bùi Văn Bình", day("2026-10-10")))
	a.Resident.ID, a.Resident.Code = 1, "HV00001"
	again, err := o.Admit(a)
	if err != nil {
		t.Fatal(err)
	}
	if e := open(t, o, again); e.Stay.Code != "D00001-2" {
		t.Fatal(e.Stay.Code)
	}
	a.Resident.Name, a.Entry.Day = "Bùi Văn Bình", day("2026-10-09")
	a.Stay, a.Decision.ID, a.Entry.ID = stay.Stay{}, 0, 0
	_, err = o.Admit(a)
	refused(t, err, "err.stay.overlap")
}

func TestRedateIsVoidAndNewInOne(t *testing.T) {
	o := office(t)
	id := datatest.Stay(t, o, datatest.Named("Vũ Minh Đạt", day("2026-08-01")))
	out := datatest.Move(t, o, id, stay.Escape, day("2026-09-01"))
	datatest.Move(t, o, id, stay.ReturnEscape, day("2026-09-11"))
	if err := o.Redate(out, day("2026-09-05"), "", "ghi nhầm ngày"); err != nil {
		t.Fatal(err)
	}
	e := open(t, o, id)
	if e.Clock.NotCounted != 6 {
		t.Fatal(e.Clock.NotCounted)
	}
	voided := 0
	for _, m := range e.Movements {
		if !m.Live() {
			voided++
			if m.VoidWhy != "ghi nhầm ngày" || m.VoidBy == "" || m.VoidAt == "" {
				t.Fatalf("%+v", m.Void)
			}
		}
	}
	if voided != 1 {
		t.Fatal(voided)
	}
	refused(t, o.Redate(e.Timeline.Steps[1].ID, day("2026-09-12"), "", "x"), "err.movement.in_the_way")
}

// An admission on which something stands is not undone: no movement or paper may hang on a stay that is not there.
func TestUndoLeavesNothingHanging(t *testing.T) {
	o := office(t)
	id := datatest.Stay(t, o, datatest.Named("Xa Văn Thuận", day("2026-08-01")))
	datatest.Move(t, o, id, stay.Escape, day("2026-11-20"))
	last, err := o.Undoable(5)
	if err != nil {
		t.Fatal(err)
	}
	var refused *say.Refused
	if err := o.Undo(last[1].Act, ""); !errors.As(err, &refused) || refused.Msg.Key != "err.undo_later" {
		t.Fatal(err)
	}
	if e := open(t, o, id); len(e.Timeline.Steps) != 2 {
		t.Error("something of the refused undo was written")
	}
}

func TestUndoTakesBackByName(t *testing.T) {
	o := office(t)
	id := datatest.Stay(t, o, datatest.Named("Xa Văn Thuận", day("2026-08-01")))
	datatest.Move(t, o, id, stay.Complete, day("2026-11-20"))
	last, err := o.Undoable(5)
	if err != nil || len(last) != 2 || last[0].Name != "act.movement.complete" || last[0].Label != "Xa Văn Thuận" {
		t.Fatal(last, err)
	}
	if err := o.Undo(last[0].Act, ""); err != nil {
		t.Fatal(err)
	}
	if e := open(t, o, id); e.Timeline.End() != nil {
		t.Fatal("still ended")
	}
	last, err = o.Undoable(5)
	if err != nil || len(last) != 1 || last[0].Name != "act.admit" {
		t.Fatal(last, err)
	}
	if err := o.Undo(last[0].Act, ""); err != nil {
		t.Fatal(err)
	}
	b, err := o.Board(o.Today())
	if err != nil || b.OnBooks != 0 {
		t.Fatal(b, err)
	}
}

func TestPacketIssuedAndReprintedAsIssued(t *testing.T) {
	o := office(t)
	id := soon(t, o, "HV1", "Đinh Công Hải", day("2026-11-21"))
	e := open(t, o, id)
	reqs := o.Packet(e.Timeline, day("2026-11-20"))
	var kinds []string
	for _, r := range reqs {
		kinds = append(kinds, r.Kind+"/"+r.Addressee+r.Handed)
	}
	want := "completion_notice/police completion_notice/family completion_notice/court certificate_compulsory/ handover_minutes_paper/certificate_compulsory handover_minutes_paper/aftercare_decision handover_minutes_person/"
	if got := strings.Join(kinds, " "); got != want {
		t.Fatalf("%s\n%s", got, want)
	}
	issued, err := o.Issue(reqs...)
	if err != nil {
		t.Fatal(err)
	}
	if issued[0].Number != "01/TB-CSCN" || issued[1].Number != "02/TB-CSCN" {
		t.Fatal(issued[0].Number, issued[1].Number)
	}
	first, err := issued[0].AsIssued()
	if err != nil {
		t.Fatal(err)
	}
	before := strings.Join(first.Lines(), "\n")
	if !strings.Contains(before, "ĐINH CÔNG HẢI") {
		t.Fatal(before)
	}
	r := e.Resident
	r.Name = "Đinh Công Hải (đã sửa)"
	if err := o.ChangeResident(app.Admission{Resident: r}, "sửa tên"); err != nil {
		t.Fatal(err)
	}
	papers, err := o.PapersOf(id)
	if err != nil || len(papers) != len(reqs) {
		t.Fatal(len(papers), err)
	}
	again, err := papers[0].AsIssued()
	if err != nil || strings.Join(again.Lines(), "\n") != before {
		t.Fatal("a reprint is not as issued")
	}
	_, err = o.Issue(app.PaperRequest{Stay: id, Kind: app.PaperNotice, Day: day("2026-11-20"), Addressee: app.ToPolice, Serial: 2})
	refused(t, err, "err.paper.number_taken")
}

func TestSettingsAreDated(t *testing.T) {
	o := office(t)
	err := o.SetLaw([]app.LawRow{{Key: "capacity", From: day("2026-01-01"), Value: "700", Source: "QĐ 1/2026"},
		{Key: "capacity", From: day("2026-11-01"), Value: "650", Source: "QĐ 2/2026"}}, "")
	if err != nil {
		t.Fatal(err)
	}
	if a, b := o.Centre(day("2026-10-31")).Capacity, o.Centre(day("2026-11-01")).Capacity; a != 700 || b != 650 {
		t.Fatal(a, b)
	}
	var p say.Problems
	if err := o.SetLaw([]app.LawRow{{Key: "capacity", From: day("2026-12-01"), Value: "nhiều", Source: "x"}}, ""); !errors.As(err, &p) {
		t.Fatal(err)
	}
}

func TestCensusRefusesTheFuture(t *testing.T) {
	_, err := office(t).CensusOf(2027, 1, 1)
	refused(t, err, "err.period_future")
}
