package ui

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"hoanhap/assets"
	"hoanhap/docs/manual"
	"hoanhap/ui/kit"
	"hoanhap/ui/kit/kittest"
)

// buttons are the buttons in view below an object, in the order they are drawn.
func buttons(o fyne.CanvasObject) (out []*kit.Button) {
	kittest.Walk(o, func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok && b.Visible() {
			out = append(out, b)
		}
	})
	return out
}

// Every button of every screen is pressed: where a dialog opens, the keyboard is in it, a button of it says which key it
// takes, Esc closes it, and the screen is as before.
func TestEveryDialogHasADefaultAndClosesByEsc(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(kit.NewTheme(false, 1))
	if err := kit.LoadWords(assets.Lang(), "vi"); err != nil {
		t.Fatal(err)
	}
	kit.InPlace = true
	o := seeded(t, 20)
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(1366, 696))
	d := NewDesk(w, o, Outer{File: "thu.db", Print: &tray{}, Prefs: mapPrefs{}, Manual: manual.Pages, Appear: func() {}})
	w.Resize(fyne.NewSize(1366, 696))
	clocks, err := o.Clocks(o.Today())
	if err != nil || len(clocks) == 0 {
		t.Fatal(err)
	}
	stay, who := clocks[0].Stay.ID, clocks[0].Resident.ID
	routes := []Route{{Screen: "resident", ID: who}, {Screen: "resident", ID: who, Arg: "edit"}, {Screen: "papers", ID: stay}, {Screen: "move", Arg: strconv.FormatInt(stay, 10)}}
	for _, s := range screens {
		if s.Group > 0 {
			routes = append(routes, Route{Screen: s.Route})
		}
	}
	for _, s := range sections {
		if s.Key != "backup" { // what its buttons do is done by main, which is not here
			routes = append(routes, Route{Screen: "settings", Arg: s.Key})
		}
	}
	opened := 0
	for _, r := range routes {
		d.Go(r)
		for i := range len(buttons(w.Content())) {
			d.Go(Route{Screen: "today"})
			d.Go(r)
			all := buttons(w.Content())
			if i >= len(all) {
				continue
			}
			test.Tap(all[i])
			if w.Canvas().Overlays().Top() != nil {
				opened++
				closesByEsc(t, w, fmt.Sprintf("%+v, button %d %q", r, i, kittest.Texts(all[i])))
			}
		}
	}
	for name, open := range map[string]func(){"find": d.Find, "undo": d.undo, "help": d.Help, "tour": d.Tour, "keys": func() { kit.ShowKeys(w, d.Keys) },
		"papers for many": func() { d.OpenManyPapers([]int64{stay}) }, "group for many": func() { d.OpenRoom([]int64{stay}) },
		"failure": func() { d.Fail(fmt.Errorf("disk")) }} {
		open()
		if w.Canvas().Overlays().Top() == nil {
			t.Errorf("%s opened nothing", name)
			continue
		}
		opened++
		closesByEsc(t, w, name)
	}
	if opened < 12 {
		t.Errorf("only %d dialogs were opened", opened)
	}
}

func closesByEsc(t *testing.T, w fyne.Window, name string) {
	t.Helper()
	c := w.Canvas()
	top := c.Overlays().Top()
	own := buttons(top)
	if len(own) == 0 { // the file dialog of the toolkit
		c.Overlays().Remove(top)
		return
	}
	texts := kittest.Texts(top)
	if !slices.Contains(texts, "Enter") && !slices.Contains(texts, "Esc") {
		t.Errorf("%s: no button says its key: %q", name, texts)
	}
	if c.Focused() == nil {
		t.Errorf("%s: nothing in it has the keyboard", name)
		c.Overlays().Remove(top)
		return
	}
	for range 3 { // a list that is open closes first, then the dialog
		if f := c.Focused(); f != nil && c.Overlays().Top() == top {
			f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		}
	}
	if c.Overlays().Top() == top {
		t.Errorf("%s: Esc does not close it", name)
		c.Overlays().Remove(top)
	}
	for c.Overlays().Top() != nil { // a question that came after it
		c.Overlays().Remove(c.Overlays().Top())
	}
}
