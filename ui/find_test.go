package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit"
)

// From any screen Ctrl+F finds a person, a decision by number and a screen by name; Enter opens the best.
func TestOneBox(t *testing.T) {
	j := newJourney(t)
	datatest.Stay(t, j.Office, datatest.Named("Trần Văn Đạt"))
	other := datatest.Stay(t, j.Office, datatest.Named("Vũ Đức Ân"), func(a *app.Admission) { a.Decision.Number = "812/QĐ-TAND" })
	j.Go(Route{Screen: "census"})
	j.ctrl(fyne.KeyF)
	j.sees("Tìm", "Trang", "Tiếp nhận")
	j.write("dat")
	j.sees("Học viên", "Trần Văn Đạt")
	j.press(fyne.KeyReturn)
	if j.now.Screen != "resident" || j.w.Canvas().Overlays().Top() != nil {
		t.Fatalf("%+v is in view", j.now)
	}
	j.ctrl(fyne.KeyF)
	j.write("812")
	j.sees("Quyết định", "812/QĐ-TAND", "Vũ Đức Ân")
	j.press(fyne.KeyReturn)
	if e := j.stayOf(other); j.now.ID != e.Stay.ResidentID || !strings.HasPrefix(j.now.Arg, "stay") {
		t.Errorf("%+v is in view", j.now)
	}
	j.ctrl(fyne.KeyF)
	j.write("nhat ky")
	j.press(fyne.KeyReturn)
	if j.now.Screen != "journal" {
		t.Errorf("%+v is in view", j.now)
	}
	j.ctrl(fyne.KeyF)
	j.write("ngay nghi")
	j.press(fyne.KeyReturn)
	if j.now.Screen != "settings" || j.now.Arg != "holidays" {
		t.Errorf("%+v is in view", j.now)
	}
	j.ctrl(fyne.KeyF)
	j.write("không có ai tên này")
	j.sees("Không tìm thấy")
	j.press(fyne.KeyReturn, fyne.KeyEscape)
	if j.w.Canvas().Overlays().Top() != nil || j.now.Screen != "settings" {
		t.Error("Esc leaves the box open")
	}
}

// More people than the box shows stand in the list, and arrows choose while the keyboard stays in the box.
func TestOneBoxLeadsToTheList(t *testing.T) {
	j := newJourney(t)
	for range 12 {
		datatest.Stay(t, j.Office, datatest.Named("Lê Hoàng Sơn"))
	}
	j.ctrl(fyne.KeyF)
	j.write("son")
	j.sees("Xem cả danh sách 12 người")
	for range foundEach {
		j.press(fyne.KeyDown)
	}
	j.look("find")
	j.press(fyne.KeyReturn)
	if j.now.Screen != "residents" || j.grid().Len() != 12 {
		t.Errorf("%+v is in view", j.now)
	}
}

// While the answer to the last letter is under way Enter waits for it.
func TestOneBoxOpensNobodyOfAnOlderAnswer(t *testing.T) {
	s := &finder{turn: 2, answer: 1, lines: []foundLine{{route: Route{Screen: "resident", ID: 1}}}}
	s.onEnter()
	if !s.enter {
		t.Error("Enter opened a line of an older answer")
	}
}

// The last operations are undone by name, with a reason, not only the very last one.
func TestUndoList(t *testing.T) {
	j := newJourney(t)
	j.ctrl(fyne.KeyZ)
	j.sees("Không có việc nào để hoàn tác")
	j.press(fyne.KeyReturn)
	first := datatest.Stay(t, j.Office, datatest.Named("Trần Văn Đạt"))
	datatest.Move(t, j.Office, first, stay.Hospital, on("2026-10-01"))
	datatest.Stay(t, j.Office, datatest.Named("Vũ Đức Ân"))
	j.Refresh()
	j.sees("Hoàn tác: Tiếp nhận")
	j.ctrl(fyne.KeyZ)
	j.sees("Hoàn tác việc nào?", "Tiếp nhận Vũ Đức Ân", "Đi viện Trần Văn Đạt")
	j.look("undo")
	j.press(fyne.KeyDown)
	found[*kit.Form](j).Set("why", "ghi nhầm người")
	j.press(fyne.KeyReturn)
	if e := j.stayOf(first); len(e.Timeline.Steps) != 1 {
		t.Errorf("%d movements are left", len(e.Timeline.Steps))
	}
	last := rows[stay.Movement](j, "stay_id", first, "kind", stay.Hospital)
	if len(last) != 1 || last[0].VoidWhy != "ghi nhầm người" {
		t.Errorf("%+v", last)
	}
	// An operation on which a later one stands is refused in words.
	datatest.Move(t, j.Office, first, stay.Escape, on("2026-10-05"))
	j.ctrl(fyne.KeyZ)
	j.press(fyne.KeyEnd, fyne.KeyReturn)
	if j.w.Canvas().Overlays().Top() == nil {
		t.Errorf("nothing was said; stays %+v movements %+v", rows[stay.Stay](j), rows[stay.Movement](j))
	}
}

// The list says of each operation what undoing it does; what is not undone here is grey, and Enter says why and what to do.
func TestUndoListSaysWhatItDoes(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, datatest.Named("Trần Văn Đạt"))
	datatest.Move(t, j.Office, id, stay.Escape, on("2026-11-20"))
	if _, err := j.Office.Issue(app.PaperRequest{Stay: id, Kind: app.PaperSearch, Day: j.Office.Today()}); err != nil {
		t.Fatal(err)
	}
	if _, err := j.Office.Close(2026, 9); err != nil {
		t.Fatal(err)
	}
	j.Refresh()
	j.sees("Hoàn tác: Ban hành giấy tờ")
	j.ctrl(fyne.KeyZ)
	j.sees("Chốt kỳ thống kê", "số đã cấp vẫn coi là đã dùng") // the one the status line names is chosen
	j.press(fyne.KeyUp)
	j.sees("Việc này không hoàn tác ở đây", "mở lại ở trang Thống kê")
	j.look("undo-not")
	g := j.grid()
	if g.Row(0)[1].Tone != kit.Grey || g.Row(1)[1].Tone == kit.Grey {
		t.Error("what can be undone is not told from what cannot")
	}
	j.press(fyne.KeyReturn)
	j.sees("Không hoàn tác được")
	j.press(fyne.KeyReturn)
	j.press(fyne.KeyDown)
	found[*kit.Form](j).Set("why", "in nhầm")
	j.press(fyne.KeyReturn)
	if p, err := j.Office.PapersOf(id); err != nil || len(p) != 1 || p[0].VoidWhy != "in nhầm" {
		t.Errorf("%+v %v", p, err)
	}
	if e := j.stayOf(id); e.Timeline.Last().Kind != stay.Escape {
		t.Error("more than the paper was taken back")
	}
}

// Ctrl+Z in a field takes back what was typed there; where nothing was, it is the undo of the window.
func TestUndoFromAField(t *testing.T) {
	j := newJourney(t)
	datatest.Stay(t, j.Office, datatest.Named("Trần Văn Đạt"))
	j.Go(Route{Screen: "residents"})
	undo := func() { j.w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutUndo{}) }
	j.write("zz")
	undo()
	if j.w.Canvas().Overlays().Top() != nil {
		t.Error("the list of operations is open while a letter could be taken back")
	}
	undo()
	undo()
	j.sees("Hoàn tác việc nào?", "Tiếp nhận Trần Văn Đạt")
}
