package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/due"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit"
)

// A letter of the court with an answer due: the day is set in the record, the item comes onto Hôm nay, the answer settles it; it is opened again,
// waived, moved and removed, each with its reason, and the record tells all of it.
func TestAnswerWithItsDay(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, datatest.Named("Quách Văn Hẹn"))
	who := j.stayOf(id).Stay.ResidentID
	record := func() { j.Go(Route{Screen: "resident", ID: who, Arg: "due"}) }
	item := func() due.Item {
		t.Helper()
		items, err := j.Office.DueOf(id, j.Office.Today())
		if err != nil {
			t.Fatal(err)
		}
		return find(t, items, due.Answer)
	}
	record()
	j.tap("Hẹn ngày…")
	f := j.form()
	f.Set("about", "Tòa án trả lời đề nghị miễn")
	f.Set("day", "25/11/2026")
	j.tap("Ghi ngày hẹn")
	if it := item(); it.Day != on("2026-11-25") || it.About != "Tòa án trả lời đề nghị miễn" || it.State != due.Open || it.Article == "" {
		t.Fatalf("%+v", it)
	}
	j.sees("Chờ trả lời, Tòa án trả lời đề nghị miễn", "còn 4 ngày")
	j.look("viec-den-han")

	j.Go(Route{Screen: "today"})
	j.tap(kit.T("work.span.week", "n", app.BoardOf(j.work.Lines, j.Office.Today()).Week))
	j.sees("Tòa án trả lời đề nghị miễn")
	j.pick(due.Answer)
	j.press(fyne.KeyReturn)
	j.form().Set("paper", "15/TA")
	j.tap("Ghi đã xong")
	if it := item(); it.State != due.Done || it.Settled.Paper != "15/TA" {
		t.Fatalf("%+v", it)
	}
	record()
	line := func() {
		t.Helper()
		g := j.grid()
		for i := range 20 {
			g.Pick(i)
			if strings.Contains(j.screenText(), "Bỏ ngày hẹn") {
				return
			}
		}
		t.Fatal("the line of the answer is not found")
	}
	because := func(tap, yes string) {
		t.Helper()
		line()
		j.tap(tap)
		j.form().Set("why", "ghi nhầm")
		j.tap(yes)
	}
	line()
	j.sees("đã xong 21/11/2026", "15/TA")
	because("Mở lại việc này…", "Mở lại")
	if it := item(); it.State != due.Open {
		t.Fatalf("%+v", it)
	}
	line()
	j.tap("Sửa ngày hẹn…")
	j.form().Set("day", "30/11/2026")
	j.form().Set("why", "Tòa án xin thêm")
	j.tap("Ghi ngày hẹn")
	if it := item(); it.Day != on("2026-11-30") {
		t.Fatalf("%+v", it)
	}
	because("Miễn, có lý do…", "Miễn")
	if it := item(); it.State != due.Waived || it.Settled.Note != "ghi nhầm" {
		t.Fatalf("%+v", it)
	}
	because("Bỏ ngày hẹn…", "Bỏ ngày hẹn")
	items, err := j.Office.DueOf(id, j.Office.Today())
	if err != nil {
		t.Fatal(err)
	}
	for _, it := range items {
		if it.Code == due.Answer {
			t.Errorf("still there: %+v", it)
		}
	}
}

// Every open line of a record can be settled from it: its act leads where the act is done.
func TestEachLineOfTheRecordHasItsAct(t *testing.T) {
	j := newJourney(t)
	j.opened(t)
	ids, _ := leavers(j, 1)
	datatest.Move(t, j.Office, ids[0], stay.Mourning, on("2026-11-18"), func(m *app.Move) { m.Due = on("2026-11-20") })
	j.Go(Route{Screen: "resident", ID: j.stayOf(ids[0]).Stay.ResidentID, Arg: "due"})
	open := 0
	items, err := j.Office.DueOf(ids[0], j.Office.Today())
	if err != nil {
		t.Fatal(err)
	}
	for _, it := range items {
		if it.State == due.Open && !it.Expected {
			open++
		}
	}
	for i := range open {
		j.Go(Route{Screen: "resident", ID: j.stayOf(ids[0]).Stay.ResidentID, Arg: "due"})
		g := j.grid()
		g.Pick(i)
		j.w.Canvas().Focus(g.Focusable())
		j.press(fyne.KeyReturn)
		top := j.w.Canvas().Overlays().Top()
		if top == nil && j.now.Screen == "resident" {
			t.Errorf("line %d leads nowhere:\n%s", i, j.screenText())
		}
		if top != nil {
			j.press(fyne.KeyEscape)
		}
	}
	if open < 6 {
		t.Errorf("%d lines", open)
	}
}

func find(t *testing.T, items []due.Item, c due.Code) due.Item {
	t.Helper()
	for _, it := range items {
		if it.Code == c {
			return it
		}
	}
	t.Fatalf("no %s", c)
	return due.Item{}
}
