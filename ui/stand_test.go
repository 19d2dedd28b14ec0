package ui

import (
	"context"
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"hoanhap/data/datatest"
	"hoanhap/ui/kit"
)

// aside keeps slow work until the test lets it go on.
func aside(t *testing.T) (names func() string, on func()) {
	t.Helper()
	type kept struct {
		what string
		work func()
	}
	var list []kept
	kit.Aside = func(what string, work func()) { list = append(list, kept{what, work}) }
	t.Cleanup(func() { kit.Aside = nil })
	names = func() string {
		var s []string
		for _, k := range list {
			s = append(s, k.what)
		}
		return strings.Join(s, "|")
	}
	return names, func() {
		t.Helper()
		if len(list) == 0 {
			t.Fatal("no work was put aside")
		}
		next := list[0]
		list = list[1:]
		next.work()
	}
}

// The window appears at once: Hôm nay says that it reads, other pages open meanwhile, and what was read fills page, sidebar and status
// line when it is there.
func TestTodayFillsInWhenItWasRead(t *testing.T) {
	j := newJourney(t)
	leavers(j, 5)
	work, goOn := aside(t)
	d := NewDesk(j.w, j.Office, Outer{Print: j.printed, Prefs: mapPrefs{}})
	j.Desk = d
	j.sees("Đang đọc việc hôm nay", "Đang đọc việc đến hạn")
	if c, _ := d.Frame.CountOf("today"); c != "" || work() != "Đang đọc việc đến hạn" {
		t.Fatalf("badge %q before anything was read, work %q", c, work())
	}
	d.Go(Route{Screen: "settings"})
	j.sees("Tên cơ sở")
	goOn()
	if c, late := d.Frame.CountOf("today"); c == "" || !late {
		t.Errorf("badge %q %v", c, late)
	}
	if d.Frame.Busy() != "" || d.now.Screen != "settings" {
		t.Errorf("busy %q on %s", d.Frame.Busy(), d.now.Screen)
	}
	d.Go(Route{Screen: "today"}) // as it was read last, while it is read again
	goOn()
	if len(d.work.Lines) == 0 || d.Window.Canvas().Focused() == nil {
		t.Error("no work in view, or the keyboard is nowhere")
	}
	j.sees("Trong sổ")
}

// A reading that is stopped leaves the page with the way to read again; a write asked meanwhile is answered by the last reading.
func TestTodayStoppedAndReadAgain(t *testing.T) {
	j := newJourney(t)
	datatest.Stay(t, j.Office)
	work, goOn := aside(t)
	d := NewDesk(j.w, j.Office, Outer{Print: j.printed, Prefs: mapPrefs{}})
	j.Desk = d
	if !d.Keys.Do(fyne.KeyPeriod, true) {
		t.Fatal("no key stops")
	}
	j.sees("Chưa đọc được việc hôm nay", "Đọc lại")
	goOn() // what it brings later is dropped
	j.sees("Đọc lại")
	j.tap("Đọc lại")
	datatest.Stay(t, j.Office)
	d.Done()
	if n := strings.Count(work(), "Đang đọc"); n != 2 {
		t.Fatalf("%d readings under way: %s", n, work())
	}
	goOn() // the older answer knows nothing of the second stay
	if d.stand != nil {
		t.Error("an older reading was shown")
	}
	goOn()
	if d.stand == nil || d.stand.board.OnBooks != 2 {
		t.Fatalf("%+v", d.stand)
	}
	if strings.Contains(j.screenText(), "Đọc lại") {
		t.Error("the page still asks")
	}
}

// A last copy that takes a moment stands in a page of its own and can be stopped by the keyboard; one that is quick shows nothing.
func TestClosing(t *testing.T) {
	j := newJourney(t)
	closed := func() (n *int, f func(error)) { n = new(int); return n, func(error) { *n++ } }
	n, then := closed()
	Closing(j.w, func(p Step) error { return p(1, 2) }, then)
	if *n != 1 || strings.Contains(j.screenText(), "Đang sao lưu trước khi đóng") {
		t.Errorf("quick: closed %d times\n%s", *n, j.screenText())
	}
	_, goOn := aside(t)
	var stopped error
	j.OpenMove([]int64{datatest.Stay(t, j.Office)})
	Closing(j.w, func(p Step) error { j.tap("Đóng, không chép"); return p(1, 2) }, func(err error) { stopped = err })
	j.sees("Đang sao lưu trước khi đóng", "Đóng, không chép")
	goOn()
	if !errors.Is(stopped, context.Canceled) {
		t.Errorf("stopped: %v", stopped)
	}
}
