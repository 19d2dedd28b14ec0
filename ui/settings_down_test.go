package ui

import (
	"testing"

	"fyne.io/fyne/v2"
)

// Down on a tab of the settings goes into its list: Enter edits the form in hand without the mouse.
func TestDownLeadsIntoTheSection(t *testing.T) {
	j := atSettings(t, "forms")
	j.w.Canvas().Focus(j.view.Focus)
	j.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if j.now.Screen != "form" {
		t.Fatalf("at %s:\n%s", j.now.Screen, j.screenText())
	}
	j.Go(Route{Screen: "settings", Arg: "signers"})
	j.w.Canvas().Focus(j.view.Focus)
	j.press(fyne.KeyDown)
	if got := j.w.Canvas().Focused(); got == nil || got == j.view.Focus {
		t.Error("the keyboard stays on the tab")
	}
}
