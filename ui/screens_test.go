package ui

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strconv"
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
	"hoanhap/ui/kit/kittest"
)

// seeded is an office with a small invented centre in it.
func seeded(t testing.TB, people int) *app.Office {
	t.Helper()
	o := datatest.Office(t)
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
	if people == 0 {
		return o
	}
	world, err := demo.Read(assets.Lists(), assets.Places())
	if err != nil {
		t.Fatal(err)
	}
	c, err := demo.Make(demo.Size{Residents: people, Years: 2, Seed: 1, Today: o.Today()}, world, o.Law)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.Fill(c, nil); err != nil {
		t.Fatal(err)
	}
	return o
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

// sheets are the sizes a window has: 1366×768 and 1920×1080 at 100 and at 125 %, less bar and title of the system.
var sheets = []fyne.Size{fyne.NewSize(1366, 696), fyne.NewSize(1093, 557), fyne.NewSize(1920, 1008), fyne.NewSize(1536, 806)}

// longest is a person with everything as long as it gets.
func longest(a *app.Admission) {
	a.Resident.Name = "Nguyễn Phước Công Tằng Tôn Nữ Huyền Trân Thục Quyên Khuynh"
	a.Resident.OtherNames = "Út Khuynh, Tư Thượng Nguyên, Năm Nghiêng"
	a.Resident.Address = "Số nhà 128/45/7 ngõ Đường Nguyễn Thượng Nghiêm, khu phố Phường Đông Thượng Nguyên"
	a.Decision.Number = "1234/2026/QĐ-TAND-XLVPHC"
	a.Decision.Issuer = "Tòa án nhân dân khu vực 12 – Thành phố Hồ Chí Minh"
	a.Stay.Room = "Tổ lao động trị liệu số 12, phòng 305, khu nhà B"
}

// Every screen is whole at every size of the window and of the text, with the longest names: it fits, and nothing that can
// be clicked or typed into lies outside the window.
func TestEveryScreenAtEverySize(t *testing.T) {
	o := seeded(t, 40)
	id := datatest.Stay(t, o, longest)
	who, err := o.ResidentOf(id)
	if err != nil {
		t.Fatal(err)
	}
	if err := kit.LoadWords(assets.Lang(), "vi"); err != nil {
		t.Fatal(err)
	}
	kit.InPlace = true
	for _, scale := range []float32{0.9, 1, 1.3, 1.5} {
		for i, size := range sheets {
			switch {
			case scale != 1 && i%2 != 0:
				continue // larger text and a larger scale of the system are not taken together
			case scale == 1 && i > 1, scale == 0.9 && i > 0, scale == 1.3 && i > 0, scale == 1.5 && i == 0:
				continue // what fits the smaller window fits the larger; the largest text is for the larger window
			}
			a := test.NewTempApp(t)
			a.Settings().SetTheme(kit.NewTheme(false, scale))
			w := test.NewTempWindow(t, nil)
			w.Resize(size)
			d := NewDesk(w, o, Outer{File: "thu.db", Print: &tray{}, Prefs: mapPrefs{}})
			w.Resize(size)
			for _, s := range screens {
				r := Route{Screen: s.Route}
				switch s.Route {
				case "resident":
					r.ID = who.ID
				case "papers", "discharge":
					r.ID = id
				case "move":
					r.Arg = strconv.FormatInt(id, 10)
				}
				d.Go(r)
				name := fmt.Sprintf("%s at %v, text %v", s.Route, size, scale)
				if m, has := d.view.Content.MinSize(), d.view.Content.Size(); m.Width > has.Width || m.Height > has.Height {
					t.Errorf("%s needs %v, has %v", name, m, has)
				}
				for _, out := range outside(w) {
					t.Errorf("%s: %s lies outside", name, out)
				}
				if dir := os.Getenv("LOOK"); dir != "" {
					draw(t, w, filepath.Join(dir, fmt.Sprintf("size-%s-%.0f-%v.png", s.Route, size.Width, scale)))
				}
			}
		}
	}
}

// outside lists what can have the keyboard and stands right of the window.
func outside(w fyne.Window) (out []string) {
	wide := w.Canvas().Size().Width
	kittest.Walk(w.Canvas().Content(), func(o fyne.CanvasObject) {
		if _, ok := o.(fyne.Focusable); !ok || !o.Visible() {
			return
		}
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		if at.X < wide && at.X+o.Size().Width > wide+1 && o.Size().Width > 1 {
			out = append(out, fmt.Sprintf("%T %q from %.0f to %.0f", o, kittest.Texts(o), at.X, at.X+o.Size().Width))
		}
	})
	return out
}
