package app_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/handover"
	"hoanhap/app/paper"
	"hoanhap/app/stay"
	"hoanhap/assets"
	"hoanhap/data/datatest"
)

// Forms with one symbol count in one book; a voided number stays used; gaps and doubles are named.
func TestNumberBooks(t *testing.T) {
	o := office(t)
	a := soon(t, o, "HV1", "Đinh Công Hải", day("2026-12-10"))
	b := soon(t, o, "HV2", "Bạch Công Lợi", day("2026-12-11"))
	datatest.Move(t, o, a, stay.Escape, day("2026-11-18"))
	datatest.Move(t, o, b, stay.Mourning, day("2026-11-19"), func(m *app.Move) { m.Due = day("2026-11-24") })
	made, err := o.Issue(app.PaperRequest{Stay: a, Kind: app.PaperSearch, Day: o.Today()}, app.PaperRequest{Stay: b, Kind: app.PaperMourning, Day: o.Today()},
		app.PaperRequest{Stay: b, Kind: app.PaperNotice, Day: o.Today(), Addressee: app.ToFamily, Serial: 7})
	if err != nil {
		t.Fatal(err)
	}
	if made[0].Number != "01/QĐ-CSCN" || made[1].Number != "02/QĐ-CSCN" || made[2].Number != "07/TB-CSCN" {
		t.Fatalf("%s, %s, %s", made[0].Number, made[1].Number, made[2].Number)
	}
	if _, err := o.Issue(app.PaperRequest{Stay: a, Kind: app.PaperSearch, Day: o.Today(), Serial: 2}); err == nil {
		t.Error("the number of another decision was given again")
	}
	if err := o.VoidPaper(made[1].ID, "ghi sai người"); err != nil {
		t.Fatal(err)
	}
	bs, err := o.NumberBooks(2026)
	if err != nil || len(bs) != 2 {
		t.Fatal(bs, err)
	}
	q, n := bs[0], bs[1]
	if q.Symbol != "QĐ-CSCN" || q.Next != 3 || len(q.Gaps) != 0 || q.Entries[1].Live() || q.Entries[1].Name != "Bạch Công Lợi" {
		t.Errorf("%+v", q)
	}
	if n.Next != 8 || !slices.Equal(n.Gaps, []int{1, 2, 3, 4, 5, 6}) || len(n.Doubles) != 0 {
		t.Errorf("%+v", n)
	}
	if next, err := o.NextSerial("QĐ-CSCN", 2027); err != nil || next != 1 {
		t.Errorf("a new year begins with %d, %v", next, err)
	}
}

// The decision of a movement is filled from it.
func TestPapersOfMovements(t *testing.T) {
	o := office(t)
	id := soon(t, o, "HV1", "Đinh Công Hải", day("2027-12-10"), func(a *app.Admission) {
		a.Relatives = []app.Relative{{Name: "Đinh Văn Cha", Relation: "Bố"}, {Name: "Hà Thị Mẹ", Relation: "mẹ", Contact: true, Phone: "0900000001"}}
	})
	text := func(kind, to string) string {
		t.Helper()
		d, err := o.Prepare(app.PaperRequest{Stay: id, Kind: kind, Day: o.Today(), Addressee: to})
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(d[0].Paper.Lines(), "\n")
	}
	sees := func(s string, want ...string) {
		t.Helper()
		for _, w := range want {
			if !strings.Contains(s, w) {
				t.Errorf("no %q in\n%s", w, s)
			}
		}
	}
	datatest.Move(t, o, id, stay.Procedure, day("2026-11-02"), func(m *app.Move) {
		m.Paper, m.PaperDay, m.PaperBy, m.Due, m.Note = "88/CSĐT", day("2026-11-01"), "Cơ quan Cảnh sát điều tra", day("2026-11-05"), "lấy lời khai"
	})
	sees(text(app.PaperProcedure, ""), "Văn bản số 88/CSĐT", "của Cơ quan Cảnh sát điều tra về việc lấy lời khai", "từ ngày 02 tháng 11 năm 2026 đến ngày 05 tháng 11 năm 2026")
	datatest.Move(t, o, id, stay.Back, day("2026-11-05"))
	datatest.Move(t, o, id, stay.Mourning, day("2026-11-08"), func(m *app.Move) { m.PaperDay, m.Due = day("2026-11-07"), day("2026-11-13") })
	sees(text(app.PaperMourning, ""), "của ông (bà) Hà Thị Mẹ ngày 07 tháng 11 năm 2026", "đến ngày 13 tháng 11 năm 2026", "Ông (bà) Hà Thị Mẹ có trách nhiệm")
	datatest.Move(t, o, id, stay.Back, day("2026-11-13"))
	datatest.Move(t, o, id, stay.Escape, day("2026-11-15"), func(m *app.Move) { m.Time = "02:15" })
	sees(text(app.PaperSearch, ""), "Đinh Văn Cha", "Hà Thị Mẹ", "hồi 02 giờ 15 phút, ngày 15 tháng 11 năm 2026")
	datatest.Move(t, o, id, stay.ReturnEscape, day("2026-11-16"))
	datatest.Move(t, o, id, stay.Suspend, day("2026-11-18"), func(m *app.Move) { m.Note = "ốm nặng" })
	sees(text(app.PaperProposal, app.ToCourt), "Tạm đình chỉ", "Kính gửi: Tòa án nhân dân khu vực 1", "Lý do: ốm nặng")
	tl, err := o.TimelineOf(id)
	if err != nil {
		t.Fatal(err)
	}
	var kinds []string
	for _, r := range o.MovementPapers(tl) {
		kinds = append(kinds, r.Kind)
	}
	if !slices.Equal(kinds, []string{app.PaperMourning, app.PaperMourningAsked, app.PaperHandPaper, app.PaperHandPaper, app.PaperProcedure, app.PaperProcedureMinutes,
		app.PaperProcedureMinutes, app.PaperSearch, app.PaperProposal}) {
		t.Errorf("%v", kinds)
	}
	datatest.Move(t, o, id, stay.Die, day("2026-11-20"), func(m *app.Move) { m.Time, m.Place, m.Note = "04:10", "Bệnh viện đa khoa", "đột quỵ" })
	sees(text(app.PaperDeath, ""), "04 giờ 10 phút, ngày 20 tháng 11 năm 2026", "Bệnh viện đa khoa", "đột quỵ")
}

// Reminders go out in one run: one letter a commune, a step at each person, and stopping leaves no trace.
func TestRemind(t *testing.T) {
	o := placed(t)
	full := office(t)
	o.Forms, o.Words = full.Forms, full.Words
	c := communes(t, o, 2)
	var ids []int64
	for i := range 5 {
		id := soon(t, o, fmt.Sprintf("HV%d", i), "Lò Văn Ơn", day("2026-11-06"), living(c[i%2]))
		datatest.Move(t, o, id, stay.Complete, day("2026-11-06"))
		ids = append(ids, id)
	}
	if err := o.AddStep(app.HandoverStep{Kind: handover.Acknowledged, Day: o.Today()}, ids[0]); err != nil {
		t.Fatal(err)
	}
	stop, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := o.Remind(app.Stopped(stop, func(int, int) {})); !errors.Is(err, context.Canceled) {
		t.Fatalf("%v", err)
	}
	made, err := o.Remind(nil)
	if err != nil || len(made) != 2 {
		t.Fatal(len(made), err)
	}
	if made[0].Number != "01/CV-CSCN" || made[1].Number != "02/CV-CSCN" || made[0].StayID != 0 {
		t.Errorf("%+v", made)
	}
	p, err := made[0].AsIssued()
	if err != nil || strings.Count(strings.Join(p.Lines(), "\n"), "Lò Văn Ơn") != 2 {
		t.Errorf("%v %v", p.Lines(), err)
	}
	for i, id := range ids {
		if h := handed(t, o, id); (h.Reminders == 1) == (i == 0) {
			t.Errorf("%d: %d reminders", i, h.Reminders)
		}
	}
	if _, err := o.Remind(nil, ids[0]); err == nil {
		t.Error("somebody acknowledged is asked for")
	}
}

// The book of handovers beside its floor.
func books(b *testing.B, n int) *app.Office {
	b.Helper()
	o := placed(b)
	c := communes(b, o, 200)
	err := o.Store.Write(func(tx app.Tx) error {
		for i := range n {
			id := int64(i + 1)
			end := day("2026-02-01") + date.Date(i%290)
			entry := end.AddMonths(-24)
			rows := []any{&app.Resident{ID: id, Code: fmt.Sprintf("HV%05d", i), Name: "Lò Văn Ơn", Birth: date.Partial{Y: 1990}, Commune: c[i%200], CommuneList: app.Catalogue},
				&stay.Stay{ID: id, Code: fmt.Sprintf("D%05d", i), ResidentID: id}, &stay.Decision{ID: id, StayID: id, Day: entry - 3, Term: 24, Issuer: "Tòa án"},
				&stay.Movement{ID: 2 * id, StayID: id, Kind: stay.Admit, Day: entry, Status: stay.Compulsory, DecisionID: id},
				&stay.Movement{ID: 2*id + 1, StayID: id, Kind: stay.Complete, Day: end}}
			if i%3 > 0 {
				rows = append(rows, &app.HandoverStep{StayID: id, Kind: handover.Acknowledged, Day: end + 4})
			}
			for _, r := range rows {
				if err := tx.Insert(r); err != nil {
					return err
				}
			}
			if err := tx.PutIntervals(id, []stay.Interval{{StayID: id, From: entry, To: end, State: stay.Present, Status: stay.Compulsory, Decision: id}}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return o
}

func BenchmarkBook12000(b *testing.B) {
	o := books(b, 12000)
	for b.Loop() {
		book, err := o.Book()
		if err != nil || len(book) != 12000 {
			b.Fatal(len(book), err)
		}
	}
}

// Its floor: the stays read and folded, without which nothing stands in the book.
func BenchmarkBook12000Floor(b *testing.B) {
	o := books(b, 12000)
	for b.Loop() {
		err := o.Store.Read(func(tx app.Tx) error {
			rows, err := tx.Timelines(app.StayQuery{From: 1, To: o.Today()})
			for i := range rows {
				if _, err := rows[i].Fold(o); err != nil {
					return err
				}
			}
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

// packets is n people ready to go, with their requests: the packet of each.
func packets(b *testing.B, n int) (*app.Office, []app.PaperRequest) {
	b.Helper()
	o := placed(b)
	var err error
	if o.Forms, err = paper.Load(assets.Forms()); err != nil {
		b.Fatal(err)
	}
	var reqs []app.PaperRequest
	for i := range n {
		id := soon(b, o, fmt.Sprintf("HV%04d", i), "Lò Văn Ơn", day("2026-11-22"))
		tl, err := o.TimelineOf(id)
		if err != nil {
			b.Fatal(err)
		}
		reqs = append(reqs, o.Packet(tl, o.Today())...)
	}
	return o, reqs
}

// 400 packets issued in one act: filled, numbered, stored with their lines.
func BenchmarkIssue400Packets(b *testing.B) {
	o, reqs := packets(b, 400)
	b.ReportMetric(float64(len(reqs)), "papers/op")
	for b.Loop() {
		made, err := o.Issue(reqs...)
		if err != nil || len(made) != len(reqs) {
			b.Fatal(len(made), err)
		}
	}
}

// Its floor: the same papers filled and not kept.
func BenchmarkIssue400PacketsFloor(b *testing.B) {
	o, reqs := packets(b, 400)
	for b.Loop() {
		made, err := o.Prepare(reqs...)
		if err != nil || len(made) != len(reqs) {
			b.Fatal(len(made), err)
		}
	}
}

// Papers that only some stays need: a contract under the old law, minutes for a minor who completed under it.
func TestPapersOfOwnPaths(t *testing.T) {
	o := office(t)
	kinds := func(id int64, on date.Date) string {
		t.Helper()
		list, err := o.StayPapers(id, on)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, p := range list {
			out = append(out, p.Print.Edition)
		}
		return strings.Join(out, " ")
	}
	willing := func(from date.Date) int64 {
		return datatest.Stay(t, o, func(a *app.Admission) {
			a.Entry.Day, a.Entry.Status = from, stay.Voluntary
			a.Decision = &stay.Decision{Number: "12/HĐCN", Day: from, Term: 12}
		})
	}
	if got := kinds(willing(day("2026-03-02")), o.Today()); !strings.Contains(got, "contract.r2") || !strings.Contains(got, "entry_minutes_voluntary.r2") {
		t.Errorf("voluntary under the old law: %s", got)
	}
	if got := kinds(willing(day("2026-08-03")), o.Today()); strings.Contains(got, "contract") {
		t.Errorf("a public centre makes no contract now: %s", got)
	}
	young := datatest.Stay(t, o, func(a *app.Admission) {
		a.Resident.Birth, a.Entry.Day = date.Whole(day("2010-05-01")), day("2025-06-02")
		a.Decision.Term = 12
	})
	datatest.Move(t, o, young, stay.Complete, day("2026-06-02"))
	if got := kinds(young, day("2026-06-02")); !strings.Contains(got, "handover_minutes_minor.r2") {
		t.Errorf("a minor: %s", got)
	}
}
