package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit"
)

// One paper for all who are chosen: the table says who gets it and who does not, and why; one act issues all.
func TestOnePaperForMany(t *testing.T) {
	j := newJourney(t)
	near := func(a *app.Admission) { a.Decision.Term = 3 }
	a := datatest.Stay(t, j.Office, datatest.Named("Trần Văn Đạt"), near)
	b := datatest.Stay(t, j.Office, datatest.Named("Vũ Đức Ân"), near)
	gone := datatest.Stay(t, j.Office, datatest.Named("Lê Hoàng Sơn"))
	datatest.Move(t, j.Office, gone, stay.Die, on("2026-10-01"))
	if _, err := j.Office.Issue(app.PaperRequest{Stay: a, Kind: app.PaperReintegration, Day: j.Office.Today()}); err != nil {
		t.Fatal(err)
	}
	j.OpenManyPapers([]int64{a, b, gone})
	j.sees("Cấp một loại giấy cho 3 người")
	j.keys("k") // the kinds are chosen by their first letter
	if k := found[*kit.Form](j).Value("kind"); k != app.PaperReintegration {
		t.Fatal(k)
	}
	j.sees("sẽ cấp", "đã cấp", "không thuộc trường hợp có giấy này", "1 người được cấp, 2 người không được cấp")
	j.look("many-papers")
	j.press(fyne.KeyReturn)
	if n := len(rows[app.IssuedPaper](j, "stay_id", b, "kind", app.PaperReintegration)); n != 1 {
		t.Errorf("%d papers were issued for b", n)
	}
	if len(rows[app.IssuedPaper](j)) != 2 || len(j.printed.papers) != 1 {
		t.Errorf("%d issued, %d printed", len(rows[app.IssuedPaper](j)), len(j.printed.papers))
	}
}

// One group for all: who has left is refused by name, the others are moved in one act that can be undone.
func TestOneGroupForMany(t *testing.T) {
	j := newJourney(t)
	a := datatest.Stay(t, j.Office, datatest.Named("Trần Văn Đạt"))
	b := datatest.Stay(t, j.Office, datatest.Named("Vũ Đức Ân"), func(x *app.Admission) { x.Stay.Room = "Tổ 1" })
	gone := datatest.Stay(t, j.Office, datatest.Named("Lê Hoàng Sơn"))
	datatest.Move(t, j.Office, gone, stay.Die, on("2026-10-01"))
	j.OpenRoom([]int64{a, b, gone})
	j.write("Tổ 2")
	j.press(fyne.KeyReturn)
	j.look("many-room")
	if top := j.w.Canvas().Overlays().Top(); top != nil {
		j.sees("vào Tổ 2", "Tổ 1 sang Tổ 2", "đã kết thúc ngày 01/10/2026", "2 người được xếp, 1 người không được xếp")
		j.press(fyne.KeyReturn)
	}
	if x, y, z := j.stayOf(a).Stay.Room, j.stayOf(b).Stay.Room, j.stayOf(gone).Stay.Room; x != "Tổ 2" || y != "Tổ 2" || z != "" {
		t.Errorf("%q %q %q", x, y, z)
	}
	j.sees("Xếp tổ, phòng 2 người")
	last, err := j.Office.Undoable(1)
	if err != nil {
		t.Fatal(err)
	}
	if err := j.Office.Undo(last[0].Act, ""); err != nil {
		t.Fatal(err)
	}
	if x, y := j.stayOf(a).Stay.Room, j.stayOf(b).Stay.Room; x != "" || y != "Tổ 1" {
		t.Errorf("after the undo %q %q", x, y)
	}
}
