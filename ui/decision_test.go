package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
)

// closed freezes October with somebody in it.
func (j *journey) closed() {
	j.Helper()
	datatest.Stay(j.T, j.Office, datatest.Named("Hà Minh Đức", on("2026-09-01")))
	if _, err := j.Office.Close(2026, 10); err != nil {
		j.Fatal(err)
	}
}

// A number typed wrong is put right from the record; the end of the term is shown before and after, and the reason is kept.
func TestCorrectDecisionByKeyboard(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, datatest.Named("Lò Văn Dũng", on("2026-09-10")))
	j.record(id, "line")
	j.menu("Tiếp nhận mới", "Sửa quyết định")
	j.sees("Sửa quyết định", "Lò Văn Dũng", "Ngày hết hạn không đổi: 10/09/2028")
	j.keys("112/2026/QĐ-TA")
	j.fill("term", "12")
	j.sees("Hết hạn chuyển từ 10/09/2028 sang 10/09/2027")
	j.fill("judge", "Nguyễn Thị Thẩm")
	j.look("decision")
	j.ctrl(fyne.KeyS)
	if d := rows[stay.Decision](j)[0]; d.Term != 24 {
		t.Fatal("saved without a reason")
	}
	j.sees("Còn thiếu: lý do")
	j.fill("why", "Tòa án đính chính")
	d := rows[stay.Decision](j)[0]
	if d.Number != "112/2026/QĐ-TA" || d.Term != 12 || d.Judge != "Nguyễn Thị Thẩm" || d.Occurrence != 1 {
		t.Fatalf("%+v", d)
	}
	if e := j.stayOf(id); e.Clock.End != on("2027-09-10") {
		t.Fatal(e.Clock.End)
	}
	last, err := j.Office.Undoable(1)
	if err != nil || last[0].Name != "act.change_decision" || last[0].Why != "Tòa án đính chính" {
		t.Fatal(last, err)
	}
}

// What the engine refuses stands beside its field and is not written.
func TestCorrectDecisionRefusedBesideItsField(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, datatest.Named("Lò Văn Dũng", on("2026-09-10")), func(a *app.Admission) {
		a.Entry.Kind, a.Entry.Place = stay.TransferIn, "Cơ sở cai nghiện số 2"
	})
	j.OpenDecision(rows[stay.Decision](j, "stay_id", id)[0].ID)
	j.fill("reduced", "2", "not_counted", "3", "why", "thử")
	if f := j.form().Faulty(); len(f) != 1 || f[0] != "theo giấy" {
		t.Fatal("what another centre did not count needs its paper", f)
	}
	j.fill("before_paper", "GXN 4/CSCN2", "reduced", "24")
	j.ctrl(fyne.KeyS)
	if f := j.form().Faulty(); len(f) != 1 || f[0] != "đã giảm" {
		t.Fatal("nothing would be left of the term", f)
	}
	if d := rows[stay.Decision](j)[0]; d.Reduced != 0 {
		t.Fatalf("%+v", d)
	}
	j.fill("reduced", "2")
	j.sees("Hết hạn chuyển từ 10/09/2028 sang 13/07/2028")
	j.ctrl(fyne.KeyS)
	if d := rows[stay.Decision](j)[0]; d.Reduced != 2 || d.NotCounted != 3 {
		t.Fatalf("%+v", d)
	}
}

// The reason is asked for only while the day lies in a closed period, and the movement carries it.
func TestLateMovementAsksForItsReason(t *testing.T) {
	j := newJourney(t)
	j.closed()
	id := datatest.Stay(t, j.Office, datatest.Named("Lò Văn Dũng", on("2026-11-10")))
	old := rows[stay.Stay](j)[0].ID
	j.OpenMove([]int64{id})
	j.toKind(stay.Hospital)
	j.keys("20/11/2026", "")
	if k, _ := j.form().At(); k != "place" {
		t.Fatal("no reason is asked for an open month, at", k)
	}
	j.form().SetClean()
	j.OpenMove([]int64{old})
	j.toKind(stay.Hospital)
	j.keys("20/10/2026", "")
	j.sees("Số liệu đã chốt đến hết 31/10/2026: cần lý do.", "Lý do")
	if k, _ := j.form().At(); k != "why" {
		t.Fatal("Enter goes to the reason, at", k)
	}
	j.look("move-late")
	j.keys("")
	j.fill("place", "Bệnh viện tỉnh")
	j.ctrl(fyne.KeyS)
	if n := len(rows[stay.Movement](j, "kind", "hospital")); n != 0 {
		t.Fatal("saved without the reason")
	}
	j.fill("why", "giấy đến muộn")
	j.ctrl(fyne.KeyS)
	if n := len(rows[stay.Movement](j, "kind", "hospital")); n != 1 {
		t.Fatal(j.screenText())
	}
	if last, err := j.Office.Undoable(1); err != nil || last[0].Why != "giấy đến muộn" {
		t.Fatal(last, err)
	}
}

func TestLateAdmissionAsksForItsReason(t *testing.T) {
	j := newJourney(t)
	j.closed()
	j.Go(Route{Screen: "admission"})
	j.fill("name", "Vàng A Chu", "sex", "nam", "birth", "1/2/1999")
	j.form().FocusOn("status")
	j.keys("")
	j.fill("number", "9/QĐ-TA", "decision_day", "1/10/2026", "issuer", "TAND khu vực 3", "term", "18", "day", "5/10/2026")
	j.sees("cần lý do.")
	j.ctrl(fyne.KeyS)
	if len(rows[stay.Stay](j)) != 1 {
		t.Fatal("saved without the reason")
	}
	j.fill("why", "hồ sơ chuyển muộn")
	j.ctrl(fyne.KeyS)
	if len(rows[stay.Stay](j)) != 2 {
		t.Fatal(j.screenText())
	}
	if last, err := j.Office.Undoable(1); err != nil || last[0].Why != "hồ sơ chuyển muộn" {
		t.Fatal(last, err)
	}
}

// A stay that came by transfer takes over with a new decision what the sending centre's papers say; what a form does not ask
// for stays when a movement is corrected.
func TestNewStatusAfterATransfer(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, datatest.Named("Lò Văn Dũng", on("2026-09-10")), func(a *app.Admission) {
		a.Entry.Kind, a.Entry.Place, a.Entry.Status, a.Decision = stay.TransferIn, "Cơ sở cai nghiện số 2", stay.PreCourt, nil
	})
	j.OpenMove([]int64{id})
	j.toKind(stay.ChangeStatus)
	j.keys("01/10/2026", "")
	j.press(fyne.KeyRight, fyne.KeyReturn)
	j.keys("15/2026/QĐ-TA", "30/9/2026", "TAND khu vực 12", "1")
	j.fill("not_counted", "5", "reduced", "1", "before_paper", "GXN 4/CSCN2")
	j.ctrl(fyne.KeyS)
	d := rows[stay.Decision](j)
	if len(d) != 1 || d[0].NotCounted != 5 || d[0].Reduced != 1 || d[0].BeforePaper != "GXN 4/CSCN2" {
		t.Fatalf("%+v", d)
	}
	entry := rows[stay.Movement](j, "kind", "transfer_in")[0]
	j.OpenCorrect(entry.ID)
	j.keys("9/9/2026")
	j.fill("why", "ghi nhầm ngày")
	got := rows[stay.Movement](j, "kind", "transfer_in")
	if len(got) != 2 || got[1].Day != on("2026-09-09") || got[1].Place != "Cơ sở cai nghiện số 2" || got[1].Status != stay.PreCourt {
		t.Fatalf("%+v", got)
	}
}
