package ui

import (
	"testing"

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
