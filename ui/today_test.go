package ui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/due"
	"hoanhap/app/handover"
	"hoanhap/app/law"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit"
)

// pick puts the keyboard on the first line of a kind of work.
func (j *journey) pick(code due.Code) {
	j.Helper()
	list := found[*kit.WorkList](j)
	j.w.Canvas().Focus(list)
	j.press(fyne.KeyHome)
	title := kit.Say(code)
	for range 200 {
		if g := list.Group(); g != nil && g.Title == title {
			return
		}
		before := list.Picked()
		j.press(fyne.KeyDown)
		if list.Picked() == before {
			break
		}
	}
	j.Fatalf("no %q on the list:\n%s", title, j.screenText())
}

// One act serves many, by keyboard: Ctrl+Enter answers for, settles or moves everybody in the group, as the group asks.
func TestOneActForTheGroup(t *testing.T) {
	j := newJourney(t)
	j.opened(t)
	ids, _ := leavers(j, 3)
	j.Done()
	j.Go(Route{Screen: "today"})
	j.pick(due.AftercareDecision)
	j.ctrl(fyne.KeyReturn)
	j.form().Set("paper", "31/QĐ-UBND")
	j.tap("Ghi đã xong")
	if got := rows[app.ReceivedPaper](j); len(got) != 3 || got[0].Number != "31/QĐ-UBND" {
		t.Fatalf("%+v", got)
	}
	if err := j.Office.RecordMany(app.Move{Movement: stay.Movement{Kind: stay.Complete, Day: on("2026-11-06")}}, ids); err != nil {
		t.Fatal(err)
	}
	j.Done()
	j.pick(due.Ack)
	j.ctrl(fyne.KeyReturn)
	j.sees("3 người")
	j.tap("Ghi trả lời")
	if got := rows[app.HandoverStep](j, "kind", string(handover.Acknowledged)); len(got) != 3 {
		t.Fatalf("%d answers", len(got))
	}
	if j.beside("handover") != "" {
		t.Errorf("still waited for: %s", j.beside("handover"))
	}
}

// Each leave with a day agreed comes onto the list and goes from it by the movement that ends it, which opens with its kind chosen.
func TestReturnsOnTheList(t *testing.T) {
	j := newJourney(t)
	away := map[stay.Kind]stay.Kind{stay.Hospital: stay.Back, stay.Mourning: stay.Back, stay.Procedure: stay.Back, stay.Suspend: stay.ReturnSuspend}
	for i, k := range []stay.Kind{stay.Hospital, stay.Mourning, stay.Procedure, stay.Suspend} {
		id := datatest.Stay(t, j.Office, func(a *app.Admission) {
			a.Resident.Code, a.Stay.Code, a.Resident.Name, a.Entry.Day = fmt.Sprintf("HV8%d", i), fmt.Sprintf("D8%d", i), "Lường Văn Hẹn", on("2026-03-02")
		})
		j.OpenMoveAs([]int64{id}, k)
		f := j.form()
		for key, v := range map[string]string{"day": "18/11/2026", "due": "20/11/2026", "place": "Tân Lạc", "paper": "7/QĐ", "paper_day": "17/11/2026", "paper_by": "TAND khu vực 12"} {
			if _, ok := f.Values()[key]; ok {
				f.Set(key, v)
			}
		}
		j.ctrl(fyne.KeyS)
		if got := rows[stay.Movement](j, "stay_id", id, "kind", string(k)); len(got) != 1 || got[0].Due != on("2026-11-20") {
			t.Fatalf("%s: %+v\n%s", k, got, j.screenText())
		}
		if j.w.Canvas().Overlays().Top() != nil { // its paper is offered
			j.press(fyne.KeyEscape)
		}
		j.Go(Route{Screen: "today"})
		j.sees("Hẹn trở lại", "quá 1 ngày")
		j.pick(due.Return)
		j.press(fyne.KeyReturn)
		if j.now.Screen != "move" || !strings.HasSuffix(j.now.Arg, ";"+string(away[k])) {
			t.Fatalf("%s opens %+v", k, j.now)
		}
		j.form().Set("day", "20/11/2026")
		j.ctrl(fyne.KeyS)
		if got := rows[stay.Movement](j, "stay_id", id, "kind", string(away[k])); len(got) != 1 {
			t.Fatalf("%s: not back\n%s", k, j.screenText())
		}
		lines, err := j.Office.Due(j.Office.Today(), 30)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range lines {
			if l.Code == due.Return {
				t.Errorf("%s: still waited for: %+v", k, l.Item)
			}
		}
	}
}

// A day counted through a year whose holidays are not announced says so on the list and on its print, until the office has typed them.
func TestUnconfirmedDayIsTold(t *testing.T) {
	j := newJourney(t)
	j.opened(t)
	now := time.Date(2027, 1, 29, 9, 0, 0, 0, date.Zone())
	j.Office.Now = func() time.Time { return now }
	id := datatest.Stay(t, j.Office, func(a *app.Admission) {
		a.Resident.Name, a.Entry.Day = "Lường Văn Tết", on("2025-01-29")
	})
	datatest.Move(t, j.Office, id, stay.Complete, on("2027-01-29"))
	j.Go(Route{Screen: "today"})
	span := func() {
		j.tap(kit.T("work.span.all", "n", len(app.DueRows(j.work.Lines))))
	}
	span()
	j.sees("chưa chốt ngày nghỉ năm 2027")
	j.ctrl(fyne.KeyP)
	if s := strings.Join(j.printed.papers[0].Lines(), "\n"); len(j.printed.names) != 1 || !strings.Contains(s, "chưa chốt ngày nghỉ năm 2027") {
		t.Errorf("%v printed %s", j.printed.names, s)
	}
	// Cài đặt, Ngày nghỉ: what was announced is typed in, and the day stands.
	j.Go(Route{Screen: "settings", Arg: "holidays"})
	f := j.form()
	for k, v := range map[string]string{"kind": law.TetDays, "from": "04/02/2027", "to": "10/02/2027", "name": "Tết Nguyên đán 2027", "source": "Thông báo 01/TB-BNV"} {
		f.Set(k, v)
	}
	j.ctrl(fyne.KeyS)
	j.Go(Route{Screen: "today"})
	span()
	if strings.Contains(j.screenText(), "chưa chốt ngày nghỉ") {
		t.Error("the day is told to be unsure although the holidays are typed in")
	}
	lines, err := j.Office.Due(j.Office.Today(), 30)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		if l.Code == due.Ack && l.Day != on("2027-02-16") { // Saturday and Sunday of the week of Tết are made up on the 11th and 12th
			t.Errorf("five working days after 29/01/2027, without Tết: %s", l.Day)
		}
	}
}

// A book filled from older records shows their work as late; one act waives it, with its reason, and each item can be opened again.
func TestOldWorkIsWaivedAtOnce(t *testing.T) {
	j := newJourney(t)
	j.opened(t)
	leavers(j, 5)
	j.Done()
	j.Go(Route{Screen: "today"})
	before := len(j.work.Lines)
	j.tap("Miễn việc cũ…")
	j.tap("Miễn tất cả")
	if len(rows[app.DueMark](j)) != 0 {
		t.Fatal("waived without a reason")
	}
	j.form().Set("day", "31/10/2026")
	j.form().Set("why", "đã làm trên giấy trước khi mở sổ")
	j.tap("Miễn tất cả")
	marks := rows[app.DueMark](j)
	if len(marks) == 0 || !marks[0].Waived || marks[0].Note != "đã làm trên giấy trước khi mở sổ" || len(j.work.Lines) >= before {
		t.Fatalf("%d marks, %d lines of %d", len(marks), len(j.work.Lines), before)
	}
	for _, l := range j.work.Lines {
		if l.Day < on("2026-10-31") {
			t.Errorf("still there: %s %s", l.Code, l.Day)
		}
	}
	if strings.Contains(j.screenText(), "Miễn việc cũ") {
		t.Error("offered although nothing old is left")
	}
}
