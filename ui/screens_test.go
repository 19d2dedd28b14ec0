package ui

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"hoanhap/app"
	"hoanhap/app/demo"
	"hoanhap/app/law"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/assets"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit"
)

// seeded is an office with a small invented centre in it.
func seeded(t testing.TB, people int) *app.Office {
	t.Helper()
	o := dressed(t, datatest.Office(t))
	if people > 0 {
		fill(t, o, demo.Size{Residents: people, Years: 2, Seed: 1, Today: o.Today()})
	}
	return o
}

// dressed is an office with the lists, forms and words of the program.
func dressed(t testing.TB, o *app.Office) *app.Office {
	t.Helper()
	var err error
	if o.Places, err = law.LoadPlaces(assets.Places()); err != nil {
		t.Fatal(err)
	}
	if o.Lists, err = law.LoadLists(assets.Lists()); err != nil {
		t.Fatal(err)
	}
	if o.Forms, err = paper.Load(assets.Forms()); err != nil {
		t.Fatal(err)
	}
	if o.Words, err = say.Load(assets.Lang(), "vi"); err != nil {
		t.Fatal(err)
	}
	return o
}

// fill puts a synthetic centre into an empty book.
func fill(t testing.TB, o *app.Office, size demo.Size) {
	t.Helper()
	world, err := demo.Read(assets.Lists(), assets.Places())
	if err != nil {
		t.Fatal(err)
	}
	c, err := demo.Make(size, world, o.Law)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.Fill(c, nil); err != nil {
		t.Fatal(err)
	}
}

// Every screen of the contents page builds with people and with nobody, in both languages, light and dark, without a
// word missing. With LOOK=folder each is also drawn for a person's eye.
func TestEveryScreen(t *testing.T) {
	full, empty := seeded(t, 60), seeded(t, 0)
	for _, lang := range []string{"vi", "en"} {
		for _, dark := range []bool{false, true} {
			for name, o := range map[string]*app.Office{"full": full, "empty": empty} {
				for _, s := range screens {
					t.Run(fmt.Sprintf("%s-%s-dark=%v-%s", s.Route, lang, dark, name), func(t *testing.T) { buildScreen(t, o, s.Route, lang, dark, name) })
				}
			}
		}
	}
}

func buildScreen(t *testing.T, o *app.Office, route, lang string, dark bool, name string) {
	missing := kit.OnMissing
	t.Cleanup(func() { kit.OnMissing = missing })
	kit.OnMissing = func(key string) { t.Errorf("no words for %s", key) }
	if err := kit.LoadWords(assets.Lang(), lang); err != nil {
		t.Fatal(err)
	}
	kit.InPlace = true
	a := test.NewTempApp(t)
	a.Settings().SetTheme(kit.NewTheme(dark, 1))
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(1366, 696))
	d := NewDesk(w, o, Outer{File: "thu.db", Print: &tray{}, Prefs: mapPrefs{}})
	r := Route{Screen: route}
	if name == "full" && (route == "resident" || route == "discharge") {
		r.ID = 1
	}
	d.Go(r)
	if d.now.Screen != route {
		t.Fatalf("%s is in view", d.now.Screen)
	}
	size := d.view.Content.MinSize()
	if size.Width > 1366-172 || size.Height > 696-26 {
		t.Errorf("needs %v, has 1194×670", size)
	}
	if dir := os.Getenv("LOOK"); dir != "" {
		draw(t, w, filepath.Join(dir, fmt.Sprintf("%s-%s-%v-%s.png", route, lang, dark, name)))
	}
}

func draw(t *testing.T, w fyne.Window, path string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, w.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// mapPrefs keeps nothing beyond the test.
type mapPrefs map[string]string

func (m mapPrefs) Get(key string) string { return m[key] }
func (m mapPrefs) Set(key, value string) { m[key] = value }
