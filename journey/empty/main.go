//go:build journey

// Empty is a Fyne window with nothing in it: the floor for the start and the memory of the program. With a word after it, it holds
// a bare entry over a bare list of 26 rows of seven labels that answers each key: the floor for a key until its answer is painted.
package main

import (
	"fmt"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

func main() {
	a := app.NewWithID("vn.hoanhap.empty")
	w := a.NewWindow("Trống")
	w.SetContent(widget.NewLabel("Trống"))
	if len(os.Args) > 1 {
		entry(w)
	}
	w.Resize(fyne.NewSize(1366, 696))
	w.ShowAndRun()
}

func entry(w fyne.Window) {
	e := widget.NewEntry()
	list := widget.NewList(func() int { return 1000 }, func() fyne.CanvasObject {
		row := container.NewHBox()
		for range 7 {
			row.Add(widget.NewLabel("Nguyễn Văn Bình"))
		}
		return row
	}, func(i int, o fyne.CanvasObject) {
		for n, c := range o.(*fyne.Container).Objects {
			c.(*widget.Label).SetText(fmt.Sprintf("Ô %d.%d %s", i, n, e.Text))
		}
	})
	e.OnChanged = func(string) { list.Refresh() }
	w.SetContent(container.NewBorder(e, nil, nil, nil, list))
	w.Canvas().Focus(e)
}
