package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"hoanhap/app/stay"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit"
)

// Who it may be is shown while the name is still being typed, before its field is left, within the second.
func TestSimilarWhileTyping(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, datatest.Named("Đinh Thị Mỹ Hòa", on("2026-07-10")))
	datatest.Move(t, j.Office, id, stay.Complete, on("2026-10-05"))
	j.Go(Route{Screen: "admission"})
	j.press(fyne.KeyReturn)
	j.write("dinh thi my ho")
	j.beat()
	if strings.Contains(j.screenText(), "HV00001") {
		t.Error("half a name already is somebody")
	}
	j.write("a")
	j.beat()
	j.sees("HV00001", "Thêm đợt 2")
	j.press(fyne.KeyF3)
	j.sees("Tiếp nhận đợt 2 của HV00001")
}

// The papers that came along are ticked by the keyboard, whatever field one is in.
func TestReceivedPapersByKeyboard(t *testing.T) {
	j := newJourney(t)
	j.Go(Route{Screen: "admission"})
	j.press(fyne.KeyReturn)
	j.write("Lò Văn Dũng")
	j.ctrl(fyne.KeyK)
	c, ok := j.w.Canvas().Focused().(*kit.Check)
	if !ok {
		t.Fatalf("%T has the keyboard", j.w.Canvas().Focused())
	}
	was := c.On()
	j.press(fyne.KeySpace)
	if c.On() == was {
		t.Error("the space bar ticks nothing")
	}
}
