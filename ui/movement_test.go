package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit"
)

// toKind moves the cursor of the list of kinds to one and enters its form.
func (j *journey) toKind(k stay.Kind) {
	j.Helper()
	g := j.grid()
	g.Focus()
	for i := range g.Len() {
		if g.Row(i)[0].Text != kit.Say(k) {
			continue
		}
		for g.Cursor() != i {
			if g.Cursor() < i {
				j.press(fyne.KeyDown)
			} else {
				j.press(fyne.KeyUp)
			}
		}
		j.press(fyne.KeyReturn)
		return
	}
	j.Fatalf("%s is not offered", k)
}

func TestHospitalByKeyboard(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, datatest.Named("Lò Văn Dũng", on("2026-09-10")))
	j.OpenMove([]int64{id})
	j.sees("Lò Văn Dũng", "Trở lại cơ sở", "Đi viện")
	j.toKind(stay.Hospital)
	j.keys("20/11", "8h30")
	j.sees("20/11/2026", "08:30", "Ngày hết hạn không đổi: 10/09/2028")
	j.ctrl(fyne.KeyS)
	if n := len(rows[stay.Movement](j)); n != 1 {
		t.Fatal("saved without the hospital", n)
	}
	j.keys("Bệnh viện đa khoa tỉnh")
	j.ctrl(fyne.KeyS)
	ms := rows[stay.Movement](j, "kind", "hospital")
	if len(ms) != 1 || ms[0].Day != on("2026-11-20") || ms[0].Time != "08:30" || ms[0].Place != "Bệnh viện đa khoa tỉnh" {
		t.Fatalf("%+v", ms)
	}
}

func TestRefusalStandsBesideTheDay(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, datatest.Named("Lò Văn Dũng", on("2026-09-10")))
	datatest.Move(t, j.Office, id, stay.Hospital, on("2026-10-01"))
	j.OpenMove([]int64{id})
	if g := j.grid(); g.Row(0)[1].Text != "" || g.Row(g.Len() - 1)[1].Text == "" {
		t.Fatal("legal kinds come first, refused ones with their reason")
	}
	j.toKind(stay.Mourning)
	j.keys("15/11/2026")
	j.sees("học viên đang ở trạng thái Đi viện từ “Đi viện”", "ngày 01/10/2026.", "đang đi viện")
	j.ctrl(fyne.KeyS)
	if n := len(rows[stay.Movement](j)); n != 2 {
		t.Fatal("a refused movement was saved")
	}
	if f := j.form().Faulty(); len(f) != 1 || f[0] != "ngày, giờ" {
		t.Fatal(f)
	}
	j.toKind(stay.Back)
	j.form().FocusOn("day")
	j.keys("22/11/2026")
	j.sees("Ngày này chưa tới: hôm nay là 21/11/2026.")
	j.form().FocusOn("day")
	j.keys("21/11/2026", "20h")
	j.ctrl(fyne.KeyS)
	j.sees("Giờ 20:00 chưa tới; ghi giờ đến lúc này, 14:02.")
	if f := j.form().Faulty(); len(f) != 1 || f[0] != "giờ" {
		t.Fatal(f)
	}
	j.look("hour-ahead")
	j.set("time", "")
	j.form().FocusOn("day")
	j.keys("3/10/2026")
	j.ctrl(fyne.KeyS)
	if ms := rows[stay.Movement](j, "kind", "back"); len(ms) != 1 || ms[0].Day != on("2026-10-03") {
		t.Fatalf("%+v", ms)
	}
}

func TestOneMovementForSeveral(t *testing.T) {
	j := newJourney(t)
	var ids []int64
	for _, n := range []string{"Lò Văn An", "Bùi Văn Bình", "Vàng A Chu"} {
		ids = append(ids, datatest.Stay(t, j.Office, datatest.Named(n, on("2026-09-10"))))
	}
	datatest.Move(t, j.Office, ids[1], stay.Escape, on("2026-10-01"))
	j.OpenMove(ids)
	j.sees("3 người", "2/3 người")
	j.toKind(stay.Hospital)
	j.keys("20/11/2026", "", "Trung tâm y tế khu vực")
	j.sees("Ghi được cho 2/3 người", "đang bỏ trốn")
	j.look("move-many")
	j.ctrl(fyne.KeyS)
	j.sees("Không ghi cho 1 người: Bùi Văn Bình (đang bỏ trốn).")
	j.tap("Ghi")
	if n := len(rows[stay.Movement](j, "kind", "hospital")); n != 2 {
		t.Fatal(n)
	}
	last, err := j.Office.Undoable(1)
	if err != nil || last[0].Label != "2 người" {
		t.Fatal(last, err)
	}
}

func TestReduceAsksForTheCourtAndWarns(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, func(a *app.Admission) { a.Entry.Day = on("2026-05-10") })
	j.OpenMove([]int64{id})
	j.toKind(stay.Reduce)
	j.keys("20/11/2026", "", "3")
	j.sees("Hết hạn chuyển từ 10/05/2028 sang 10/02/2028", "chưa có hướng dẫn")
	j.ctrl(fyne.KeyS)
	if n := len(rows[stay.Movement](j, "kind", "reduce")); n != 0 {
		t.Fatal("saved without the number of the court decision")
	}
	j.form().FocusOn("paper")
	j.keys("77/2026/QĐ-TA")
	j.ctrl(fyne.KeyS)
	if e := j.stayOf(id); e.Clock.End != on("2028-02-10") {
		t.Fatal(e.Clock.End)
	}
}

func TestChangeOfStatusBeginsATerm(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, func(a *app.Admission) {
		a.Entry.Day, a.Entry.Status, a.Decision = on("2026-09-01"), stay.PreCourt, nil
	})
	j.OpenMove([]int64{id})
	j.toKind(stay.ChangeStatus)
	j.keys("01/10/2026", "")
	j.press(fyne.KeyRight) // bắt buộc
	j.press(fyne.KeyReturn)
	j.keys("15/2026/QĐ-TA", "30/9/2026", "TAND khu vực 12", "1")
	j.sees("Hết hạn 01/09/2028")
	j.look("move-status")
	j.ctrl(fyne.KeyS)
	e := j.stayOf(id)
	if !e.Clock.HasTerm || e.Clock.CreditPre != 30 || e.Clock.End != on("2028-09-01") || e.Clock.Decision.Term != 24 {
		t.Fatalf("%+v", e.Clock)
	}
}

func TestCorrectAndVoidWithReason(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, datatest.Named("Lò Văn Dũng", on("2026-09-10")))
	out := datatest.Move(t, j.Office, id, stay.Escape, on("2026-10-01"))
	back := datatest.Move(t, j.Office, id, stay.ReturnEscape, on("2026-10-11"))
	j.OpenCorrect(out)
	j.keys("5/10/2026")
	j.ctrl(fyne.KeyS)
	j.sees("Còn thiếu: lý do sửa, hủy")
	j.keys("ghi nhầm ngày")
	if e := j.stayOf(id); e.Clock.NotCounted != 6 {
		t.Fatal(e.Clock.NotCounted)
	}
	j.OpenVoid(back)
	j.keys("chưa về")
	if e := j.stayOf(id); !e.Clock.Running {
		t.Fatal("the return is withdrawn")
	}
	live := 0
	for _, m := range rows[stay.Movement](j) {
		if m.Live() {
			live++
		}
	}
	if live != 2 {
		t.Fatal(live)
	}
}

func TestOutsideDiscardAsks(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office)
	j.OpenMove([]int64{id})
	j.toKind(stay.Hospital)
	j.keys("20/11/2026", "", "Bệnh viện")
	j.press(fyne.KeyEscape)
	j.sees("Bỏ những gì vừa nhập?")
	j.tap("Bỏ, không ghi")
	if j.now.Screen != "today" {
		t.Fatal(j.now)
	}
}
