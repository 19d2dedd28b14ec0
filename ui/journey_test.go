package ui

import (
	"errors"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/assets"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit"
	"hoanhap/ui/kit/kittest"
)

// journey is a clerk at the desk: everything goes in by the keyboard or by the words on the screen.
type journey struct {
	*testing.T
	*Desk
	w       fyne.Window
	printed *tray
}

// tray is a printer that keeps what it was given.
type tray struct {
	papers []paper.Paper
	names  []string // printed
	once   []string // printed or opened without a file that stays
	opened []string
	saved  []string
	sheets []paper.Table
}

func (p *tray) PDF(list ...paper.Paper) ([]byte, error) {
	p.papers = append([]paper.Paper{}, list...)
	return []byte("%PDF"), nil
}
func (p *tray) Sheet(t paper.Table) ([]byte, error) {
	p.sheets = append(p.sheets, t)
	return []byte("xlsx"), nil
}
func (p *tray) Print(name string, pdf []byte) error     { p.names = append(p.names, name); return nil }
func (p *tray) Open(name string, file []byte) error     { p.opened = append(p.opened, name); return nil }
func (p *tray) PrintOnce(name string, pdf []byte) error { p.once = append(p.once, name); return nil }
func (p *tray) OpenOnce(name string, file []byte) error { p.once = append(p.once, name); return nil }
func (p *tray) Save(dir, name string, file []byte) (string, error) {
	p.saved = append(p.saved, name)
	return dir + "/" + name, nil
}

func newJourney(t *testing.T) *journey {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(kit.NewTheme(false, 1))
	if err := kit.LoadWords(assets.Lang(), "vi"); err != nil {
		t.Fatal(err)
	}
	kit.InPlace = true
	kit.OnMissing = func(key string) { t.Errorf("no words for %s", key) }
	t.Cleanup(func() { kit.OnMissing = func(string) {} })
	o := datatest.Office(t)
	var err error
	if o.Words, err = say.Load(assets.Lang(), "vi"); err != nil {
		t.Fatal(err)
	}
	if o.Forms, err = paper.Load(assets.Forms()); err != nil {
		t.Fatal(err)
	}
	if o.Places, err = law.LoadPlaces(assets.Places()); err != nil {
		t.Fatal(err)
	}
	if o.Lists, err = law.LoadLists(assets.Lists()); err != nil {
		t.Fatal(err)
	}
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(1366, 696))
	j := &journey{T: t, w: w, printed: &tray{}}
	j.Desk = NewDesk(w, o, Outer{Print: j.printed})
	w.Resize(fyne.NewSize(1366, 696))
	return j
}

// press gives a key to whatever has the keyboard; ctrl gives a shortcut.
func (j *journey) press(keys ...fyne.KeyName) {
	j.Helper()
	for _, k := range keys {
		if f := j.w.Canvas().Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: k})
		} else {
			j.Keys.Do(k, false)
		}
	}
}

func (j *journey) ctrl(k fyne.KeyName) {
	j.Helper()
	s := &desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierControl}
	if f, ok := j.w.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(s)
		return
	}
	if !j.Keys.Do(k, true) {
		j.Fatalf("Ctrl+%s means nothing here", k)
	}
}

// keys types texts one after the other, each ended by Enter: "" passes a field by.
func (j *journey) keys(texts ...string) {
	j.Helper()
	for _, s := range texts {
		j.write(s)
		j.press(fyne.KeyReturn)
	}
}

func (j *journey) write(s string) {
	j.Helper()
	for _, r := range s {
		f := j.w.Canvas().Focused()
		if f == nil {
			j.Fatalf("nothing has the keyboard for %q", s)
		}
		f.TypedRune(r)
	}
}

// says reads the window and what lies over it.
func (j *journey) screenText() string {
	c := j.w.Canvas()
	all := kittest.Texts(c.Content())
	if top := c.Overlays().Top(); top != nil {
		all = append(all, kittest.Texts(top)...)
	}
	return strings.Join(all, "|")
}

func (j *journey) sees(texts ...string) {
	j.Helper()
	s := j.screenText()
	for _, t := range texts {
		if !strings.Contains(s, t) {
			j.Errorf("%q does not stand on the screen:\n%s", t, s)
		}
	}
}

func (j *journey) tap(text string) {
	j.Helper()
	c := j.w.Canvas()
	if top := c.Overlays().Top(); top != nil && kittest.TapText(top, text) {
		return
	}
	if !kittest.TapText(c.Content(), text) {
		j.Fatalf("%q cannot be tapped:\n%s", text, j.screenText())
	}
}

// form and grid are the first of their kind in view.
func (j *journey) form() *kit.Form {
	j.Helper()
	return found[*kit.Form](j)
}

func (j *journey) grid() *kit.Grid {
	j.Helper()
	return found[*kit.Grid](j)
}

func found[T interface {
	comparable
	fyne.CanvasObject
}](j *journey) T {
	j.Helper()
	var none T
	o := j.w.Canvas().Content()
	if top := j.w.Canvas().Overlays().Top(); top != nil {
		o = top
	}
	x := kittest.Find(o, func(T) bool { return true })
	if x == none {
		j.Fatalf("there is no %T here", none)
	}
	return x
}

// rows reads the live rows of a table.
func rows[T any](j *journey, where ...any) []T {
	j.Helper()
	var out []T
	err := j.Office.Store.Read(func(tx app.Tx) (err error) { out, err = app.All[T](tx, where...); return err })
	if err != nil {
		j.Fatal(err)
	}
	return out
}

func on(s string) date.Date { return date.Must(s) }

// stayOf is a stay as folded today.
func (j *journey) stayOf(id int64) app.Episode {
	j.Helper()
	s := rows[stay.Stay](j, "id", id)
	if len(s) != 1 {
		j.Fatal(errors.New("no such stay"))
	}
	l, err := j.Office.Open(s[0].ResidentID)
	if err != nil {
		j.Fatal(err)
	}
	for i := range l.Stays {
		if l.Stays[i].Stay.ID == id {
			return l.Stays[i]
		}
	}
	j.Fatal("the stay is void")
	return app.Episode{}
}

// look writes the window as a picture where LOOK names a folder: for the eye, never compared.
func (j *journey) look(name string) {
	j.Helper()
	dir := os.Getenv("LOOK")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		j.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if err := png.Encode(f, j.w.Canvas().Capture()); err != nil {
		j.Fatal(err)
	}
}
