//go:build journey

// Empty is a Fyne window with nothing in it: the floor for the start and the memory of the program.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	a := app.NewWithID("vn.hoanhap.empty")
	w := a.NewWindow("Trống")
	w.SetContent(widget.NewLabel("Trống"))
	w.Resize(fyne.NewSize(1366, 696))
	w.ShowAndRun()
}
