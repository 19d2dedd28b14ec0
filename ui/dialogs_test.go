package ui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"hoanhap/app"
	"hoanhap/app/say"
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
	for _, text := range []float32{1, 1.5} {
		t.Run(fmt.Sprint(text), func(t *testing.T) { everyDialog(t, text) })
	}
}

func everyDialog(t *testing.T, text float32) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(kit.NewTheme(false, text))
	if err := kit.LoadWords(assets.Lang(), "vi"); err != nil {
		t.Fatal(err)
	}
	kit.InPlace = true
	o := seeded(t, 20)
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(1366, 696))
	prefs := mapPrefs{"folder.backup": t.TempDir(), "folder.export": t.TempDir()}
	nothing := func(string, app.Sealing, Step) error { return nil }
	d := NewDesk(w, o, Outer{File: "thu.db", Print: &tray{}, Prefs: prefs, Manual: manual.Pages, Appear: func() {}, Backup: nothing, Export: nothing,
		Restore: func(context.Context, string, string, func(string, int, int)) (func() error, error) {
			return func() error { return nil }, nil
		}, Import: func(string, Step) (say.Msg, error) { return say.Of("app.ok"), nil },
		Care: Care{Copies: func() ([]Copy, error) {
			return []Copy{{Path: "hoanhap-20261120-1402.db", Made: o.Now(), Size: 1 << 20}}, nil
		},
			Verify: func(context.Context, func(done, total int)) ([]string, error) { return nil, nil }}})
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
		routes = append(routes, Route{Screen: "settings", Arg: s.Key})
	}
	opened, days, sums := 0, 0, 0
	for _, r := range routes {
		d.Go(r)
		days += daysAreUnderstood(t, o.Today(), w.Content(), r.Screen+" "+r.Arg)
		sums += numbersAreUnderstood(t, w.Content(), r.Screen+" "+r.Arg)
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
				days += daysAreUnderstood(t, o.Today(), w.Canvas().Overlays().Top(), r.Screen+" "+r.Arg)
				sums += numbersAreUnderstood(t, w.Canvas().Overlays().Top(), r.Screen+" "+r.Arg)
				closesByEsc(t, w, fmt.Sprintf("%+v, button %d %q", r, i, kittest.Texts(all[i])))
			}
		}
	}
	d.Go(Route{Screen: "residents"})
	for name, open := range map[string]func(){"find": d.Find, "undo": d.undo, "help": d.Help, "tour": d.Tour, "keys": func() { kit.ShowKeys(w, d.Keys) },
		"columns": d.onColumns, "merge": func() { d.OpenMerge(who, clocks[1].Resident.ID, func(int64) {}) }, "papers for many": func() { d.OpenManyPapers([]int64{stay}) }, "group for many": func() { d.OpenRoom([]int64{stay}) },
		"failure": func() { d.Fail(fmt.Errorf("disk")) }} {
		open()
		if w.Canvas().Overlays().Top() == nil {
			t.Errorf("%s opened nothing", name)
			continue
		}
		opened++
		closesByEsc(t, w, name)
	}
	if days < 40 {
		t.Errorf("only %d fields of days were tried", days)
	}
	if sums < 20 {
		t.Errorf("only %d fields of numbers were tried", sums)
	}
	if opened < 12 {
		t.Errorf("only %d dialogs were opened", opened)
	}
}

// firstField is what comes first in a dialog and takes what is typed or chosen; nil in one that only tells or asks.
func firstField(top fyne.CanvasObject) (first fyne.Focusable) {
	kittest.Walk(top, func(o fyne.CanvasObject) {
		f, ok := o.(fyne.Focusable)
		if _, button := o.(*kit.Button); ok && !button && first == nil && o.Size().Height > 1 {
			first = f
		}
	})
	return first
}

// followsItsContent makes every field of the dialog wrong: the box takes the sentences in, its buttons stay in the window, and
// put right again it is as before.
func followsItsContent(t *testing.T, w fyne.Window, name string) {
	t.Helper()
	f := formIn(w)
	if f == nil {
		return
	}
	top, focused := w.Canvas().Overlays().Top(), w.Canvas().Focused()
	var wrong []kit.Wrong
	for _, x := range f.Fields() {
		if x.Key != "" {
			wrong = append(wrong, kit.Wrong{Field: x.Key, Say: "Ngày này không có thật: tháng 2 năm 2026 chỉ có 28 ngày, viết lại ngày."})
		}
	}
	before := f.MinSize().Height
	f.Problems(wrong)
	for _, out := range cutOff(w, top) {
		t.Errorf("%s with every field wrong: %s", name, out)
	}
	grew := f.MinSize().Height - before
	if under := f.Size().Height - f.MinSize().Height; grew > 0 && under < -0.5 {
		t.Errorf("%s: its form needs %.0f and has %.0f", name, f.MinSize().Height, f.Size().Height)
	}
	lookAt(t, w, "dialog-"+name+"-wrong")
	f.Problems(nil)
	w.Canvas().Focus(focused)
}

// lookAt draws the window for a person's eye where LOOK names a folder.
func lookAt(t *testing.T, w fyne.Window, name string) {
	t.Helper()
	if dir := os.Getenv("LOOK"); dir != "" {
		name = strings.Map(func(r rune) rune {
			if strings.ContainsRune("/\\\"{}[]?:*…", r) {
				return -1
			}
			return r
		}, name)
		draw(t, w, filepath.Join(dir, fmt.Sprintf("%s-%v.png", name, kit.Unit(1))))
	}
}

func wordsOn(f fyne.Focusable) []string {
	if o, ok := f.(fyne.CanvasObject); ok {
		return first(kittest.Texts(o), 3)
	}
	return nil
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
	if !kit.HasDefault(c) {
		t.Errorf("%s: Enter does nothing", name)
	}
	if f := firstField(top); f != nil && c.Focused() != f {
		t.Errorf("%s: %T %q has the keyboard, the first field is %T %q", name, c.Focused(), wordsOn(c.Focused()), f, wordsOn(f))
	}
	for _, out := range cutOff(w, top) {
		t.Errorf("%s: %s", name, out)
	}
	for _, out := range cutLabels(top) {
		t.Errorf("%s: the label %q is cut", name, out)
	}
	lookAt(t, w, "dialog-"+name)
	followsItsContent(t, w, name)
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
