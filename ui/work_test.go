package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/handover"
	"hoanhap/app/stay"
	"hoanhap/ui/kit"
)

// beside is what stands beside a place of the sidebar: the number, and "!" when something is late.
func (j *journey) beside(route string) string {
	n, late := j.Frame.CountOf(route)
	if late {
		n += "!"
	}
	return n
}

// The numbers beside Hôm nay and Bàn giao are true on every screen after every write, whichever screen it was written on.
func TestNumbersBesideTheMenu(t *testing.T) {
	j := newJourney(t)
	j.opened(t)
	ids, _ := leavers(j, 4)
	j.Done()
	told := func(route, want, after string) {
		t.Helper()
		if got := j.beside(route); got != want {
			t.Errorf("after %s %s says %q, not %q", after, route, got, want)
		}
	}
	told("handover", "", "the admission")
	for _, screen := range []string{"residents", "handover", "today"} {
		j.Go(Route{Screen: screen})
		told("handover", "", screen)
	}
	j.Go(Route{Screen: "residents"})
	if err := j.Office.RecordMany(app.Move{Movement: stay.Movement{Kind: stay.Complete, Day: on("2026-11-06")}}, ids); err != nil {
		t.Fatal(err)
	}
	j.Done()
	for _, screen := range []string{"residents", "handover", "today", "journal"} {
		j.Go(Route{Screen: screen})
		told("handover", "4!", "the release, on "+screen)
	}
	before := j.beside("today")
	if err := j.Office.AddStep(app.HandoverStep{Kind: handover.Acknowledged, Day: j.Office.Today()}, ids[:3]...); err != nil {
		t.Fatal(err)
	}
	j.Done()
	told("handover", "1!", "three answers")
	if j.beside("today") == before {
		t.Errorf("Hôm nay still says %s", before)
	}
	j.undo()
	j.form().Set("why", "ghi nhầm")
	j.tap(kit.T("undo.yes"))
	told("handover", "4!", "taking them back")
}

// A catalogue loaded for a later day holds when that day begins under the open window, and Hôm nay shows the new day.
func TestNewDayUnderTheOpenWindow(t *testing.T) {
	j := newJourney(t)
	var b strings.Builder
	b.WriteString("code,name,kind,province_code\n")
	for _, u := range j.Office.Places.Provinces() {
		for _, c := range j.Office.Places.Communes(u.Code) {
			b.WriteString(c.Code + "," + c.Name + "," + c.Kind + "," + u.Code + "\n")
		}
	}
	b.WriteString("40001,Thăng Long Mới,phường,01\n")
	tomorrow := j.Office.Today() + 1
	if _, err := j.Office.AddCatalogue(tomorrow, b.String(), "old_code,new_code,default_target\n", ""); err != nil {
		t.Fatal(err)
	}
	leavers(j, 1)
	j.Done()
	j.Go(Route{Screen: "today"})
	before := j.beside("today")
	j.lookDay()
	if o := j.communeOptions("thang long moi"); len(o) != 0 || j.beside("today") != before {
		t.Fatalf("a day too early: %v", o)
	}
	now := j.Office.Now
	j.Office.Now = func() time.Time { return now().AddDate(0, 0, 1) }
	j.lookDay()
	if o := j.communeOptions("thang long moi"); len(o) != 1 || o[0].Value != "40001" {
		t.Errorf("the new commune is not offered: %v", o)
	}
	j.sees(j.DayText(tomorrow))
}

// Ctrl+F is the one box on every screen.
func TestOneBoxEverywhere(t *testing.T) {
	j := newJourney(t)
	leavers(j, 2)
	j.Done()
	for _, s := range screens {
		if s.Group == 0 && !s.Foot {
			continue
		}
		j.Go(Route{Screen: s.Route})
		j.ctrl(fyne.KeyF)
		if top := j.w.Canvas().Overlays().Top(); top == nil {
			t.Errorf("Ctrl+F opens nothing on %s", s.Route)
		}
		j.sees(kit.T("find.place"))
		j.press(fyne.KeyEscape)
	}
}
