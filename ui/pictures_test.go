package ui

import (
	"bytes"
	"cmp"
	"image"
	"image/color"
	"image/png"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"hoanhap/app/stay"
	"hoanhap/assets"
	"hoanhap/docs/manual"
	"hoanhap/ui/kit"
)

// shots are the pictures of the manual: a screen of the sample centre each.
func shots(t *testing.T, d *Desk) map[string]Route {
	t.Helper()
	var one, near int64 // somebody who is here with a long life, and somebody who ends soon
	lines, err := d.Office.Clocks(d.Office.Today())
	if err != nil {
		t.Fatal(err)
	}
	most, least := -1, 1<<30
	for i := range lines {
		l := &lines[i]
		if l.Clock.HasTerm && !l.Clock.Running && l.Clock.Remaining >= 0 && l.Clock.Remaining < least {
			least, near = l.Clock.Remaining, l.Stay.ID
		}
		if l.Clock.HasTerm && l.Clock.NotCounted > most && l.Clock.Point.State == stay.Present {
			most, one = l.Clock.NotCounted, l.Resident.ID
		}
	}
	return map[string]Route{"hom-nay": {Screen: "today"}, "hoc-vien": {Screen: "residents"}, "ho-so": {Screen: "resident", ID: one, Arg: "why"}, "tiep-nhan": {Screen: "admission"},
		"bien-dong": {Screen: "move", Arg: "5,9"}, "ra-co-so": {Screen: "discharge"}, "ban-giao": {Screen: "handover"}, "giay-to": {Screen: "papers", ID: near}, "thong-ke": {Screen: "census"},
		"cai-dat": {Screen: "settings"}, "tim": {Screen: "today"}}
}

// The pictures of the manual are drawn from the sample centre on a fixed day, so that they are never old. PICTURES=folder
// keeps them (make pictures); otherwise the test only sees that each can be drawn and that the manual uses no other.
func TestPicturesOfTheManual(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(kit.NewTheme(false, 1))
	if err := kit.LoadWords(assets.Lang(), "vi"); err != nil {
		t.Fatal(err)
	}
	kit.InPlace = true
	people := 40
	dir := os.Getenv("PICTURES")
	if dir != "" {
		people = 640
	}
	o := seeded(t, people)
	o.Who = "Trần Thị Hường"
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(1366, 696))
	d := NewDesk(w, o, Outer{File: "so-mau.db", Demo: true, Print: &tray{}, Prefs: mapPrefs{}, Manual: manual.Pages})
	w.Resize(fyne.NewSize(1366, 696))
	list := shots(t, d)
	for _, name := range slices.Sorted(maps.Keys(list)) {
		d.Go(list[name])
		if name == "tim" {
			d.Find()
			for _, r := range "anh" {
				w.Canvas().Focused().TypedRune(r)
			}
		}
		file := fewColours(t, w.Canvas().Capture())
		if len(file) < 8_000 || len(file) > 120_000 {
			t.Errorf("%s: %d bytes", name, len(file))
		}
		if dir == "" {
			continue
		}
		if err := os.WriteFile(filepath.Join(dir, name+".png"), file, 0o644); err != nil {
			t.Fatal(err)
		}
		if name == "hoc-vien" {
			if err := os.WriteFile(filepath.Join(dir, "..", "..", "look", "residents.png"), file, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, p := range helpPages {
		text, err := fs.ReadFile(manual.Pages, p+".md")
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range parsePage(string(text)) {
			if b.kind != pagePicture {
				continue
			}
			if _, ok := list[strings.TrimSuffix(filepath.Base(b.text), ".png")]; !ok {
				t.Errorf("%s shows %s, which is not drawn", p, b.text)
			}
			if _, err := fs.Stat(manual.Pages, b.text); err != nil && dir == "" {
				t.Errorf("%s: %v", p, err)
			}
		}
	}
}

// fewColours is a picture with the 128 colours that are most of it: a screen has few, and the file a third of the size.
func fewColours(t *testing.T, src image.Image) []byte {
	t.Helper()
	b := src.Bounds()
	count := map[color.RGBA]int{}
	at := func(x, y int) color.RGBA { return color.RGBAModel.Convert(src.At(x, y)).(color.RGBA) }
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			count[at(x, y)]++
		}
	}
	all := slices.SortedFunc(maps.Keys(count), func(p, q color.RGBA) int {
		return cmp.Or(count[q]-count[p], cmp.Compare(p.R, q.R), cmp.Compare(p.G, q.G), cmp.Compare(p.B, q.B))
	})
	var palette color.Palette
	for _, c := range all[:min(128, len(all))] {
		palette = append(palette, c)
	}
	place := make(map[color.RGBA]uint8, len(all))
	for _, c := range all {
		place[c] = uint8(palette.Index(c))
	}
	out := image.NewPaletted(b, palette)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			out.SetColorIndex(x, y, place[at(x, y)])
		}
	}
	var buf bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&buf, out); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// F1 opens the page of the screen in view without leaving it; every page can be read, and each screen of the manual is there.
func TestManualInTheProgram(t *testing.T) {
	j := newJourney(t)
	j.Outer.Manual = manual.Pages
	j.Go(Route{Screen: "admission"})
	j.press(fyne.KeyF1)
	j.sees("Hướng dẫn", "Tiếp nhận", "Gõ ngày", "05012026")
	j.press(fyne.KeyRight)
	j.sees("Thước ngày")
	j.press(fyne.KeyPageDown, fyne.KeyEscape)
	if j.w.Canvas().Overlays().Top() != nil || j.now.Screen != "admission" {
		t.Error("Esc leaves the manual open, or left the screen")
	}
	for screen, page := range helpOf {
		if screenOf(screen) == nil {
			t.Errorf("there is no screen %s", screen)
		}
		if !slices.Contains(helpPages, page) {
			t.Errorf("the page %s of %s is in no contents", page, screen)
		}
	}
	for _, p := range helpPages {
		text, err := fs.ReadFile(manual.Pages, p+".md")
		if err != nil {
			t.Fatal(err)
		}
		blocks := parsePage(string(text))
		if len(blocks) < 4 || blocks[0].kind != pageTitle {
			t.Errorf("%s has %d parts and begins with %+v", p, len(blocks), blocks[0])
		}
		j.HelpOn(p)
		j.sees(blocks[0].text)
		j.look("help-" + p)
		j.press(fyne.KeyEscape)
	}
}

// The tour is shown once to who opens the program; F1 shows it again.
func TestTour(t *testing.T) {
	j := newJourney(t)
	j.Outer.Prefs, j.Outer.Tour, j.Outer.Manual = mapPrefs{}, true, manual.Pages
	j.offerTour()
	j.sees("Giới thiệu 1/5")
	j.look("tour")
	j.press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	j.sees("Giới thiệu 5/5", "Bắt đầu làm")
	j.press(fyne.KeyReturn)
	j.offerTour()
	if j.w.Canvas().Overlays().Top() != nil {
		t.Fatal("the tour is shown again")
	}
	j.press(fyne.KeyF1)
	j.tap("Giới thiệu")
	j.sees("Giới thiệu 1/5")
	j.press(fyne.KeyEscape)
	if j.w.Canvas().Overlays().Top() != nil {
		t.Error("Esc leaves the tour open")
	}
}
