package kit

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// window shows an object at the size of the pictures and gives the canvas.
func window(t *testing.T, o fyne.CanvasObject) (fyne.Window, *Root) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(NewTheme(false, 1))
	OnMissing = func(key string) { t.Errorf("no words for %q", key) }
	t.Cleanup(func() { OnMissing = func(string) {} })
	if err := LoadWords(kitWords(t), "vi"); err != nil {
		t.Fatal(err)
	}
	root := NewRoot(o)
	w := test.NewTempWindow(t, root)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1366, 696))
	return w, root
}

func luminance(c color.Color) float64 {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	f := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.03928 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*f(n.R) + 0.7152*f(n.G) + 0.0722*f(n.B)
}

func contrast(t *Theme, a, b fyne.ThemeColorName) float64 {
	x, y := luminance(t.Color(a, 0)), luminance(t.Color(b, 0))
	if x < y {
		x, y = y, x
	}
	return (x + 0.05) / (y + 0.05)
}

// The ratios of look.md §3, on the surface and on the worst ground each may stand on.
func TestContrast(t *testing.T) {
	for _, c := range []struct {
		ink, ground fyne.ThemeColorName
		light, dark float64
	}{
		{Ink, Surface, 16.1, 12.8}, {Second, Surface, 6.6, 7.0}, {Off, Surface, 3.2, 3.9}, {Rule, Surface, 1.4, 1.4},
		{Edge, Surface, 3.3, 4.3}, {Accent, Surface, 7.8, 8.1}, {OnAccent, Accent, 7.8, 8.6},
		{Red, Surface, 7.2, 7.5}, {Ochre, Surface, 6.9, 8.7}, {Green, Surface, 7.0, 8.3}, {Bar, Track, 3.1, 3.2},
	} {
		for _, dark := range []bool{false, true} {
			want := c.light
			if dark {
				want = c.dark
			}
			if got := contrast(NewTheme(dark, 1), c.ink, c.ground); math.Abs(got-want) > 0.06 {
				t.Errorf("%s on %s dark=%v: %.2f, look.md says %.1f", c.ink, c.ground, dark, got, want)
			}
		}
	}
	grounds := []fyne.ThemeColorName{Surface, Tint, Side, FieldGround, Picked, Hover}
	for _, dark := range []bool{false, true} {
		th := NewTheme(dark, 1)
		for _, ink := range []fyne.ThemeColorName{Ink, Second, Accent, Red} {
			for _, g := range grounds {
				if got := contrast(th, ink, g); got < 4.5 {
					t.Errorf("%s on %s dark=%v: %.2f is below 4.5", ink, g, dark, got)
				}
			}
		}
		for ink, g := range map[fyne.ThemeColorName]fyne.ThemeColorName{Red: RedGround, Ochre: OchreGround, Green: GreenGround} {
			if got := contrast(th, Ink, g); got < 10 {
				t.Errorf("text on %s dark=%v: %.2f is below 10", g, dark, got)
			}
			if got := contrast(th, ink, g); got < 4.5 {
				t.Errorf("%s on %s dark=%v: %.2f", ink, g, dark, got)
			}
		}
	}
}

func TestScale(t *testing.T) {
	for _, s := range Scales {
		th := NewTheme(false, s)
		if got := th.Size("text"); got != 13*s {
			t.Errorf("text at %v: %v", s, got)
		}
		if th.Size("inputRadius") != 4 {
			t.Error("corners do not grow")
		}
	}
}

func TestIcons(t *testing.T) {
	test.NewTempApp(t)
	names := map[string]bool{}
	for _, n := range Icons() {
		names[n] = true
	}
	for _, n := range []string{"today", "people", "in", "out", "hand", "health", "train", "money", "stats", "book", "settings",
		"search", "print", "sheet", "undo", "why", "warn", "due", "back", "swap", "add", "close", "edit", "lock", "qr", "file",
		"info", "filter", "void", "left", "right", "down", "ok", MarkObliged, MarkWilling, MarkFiling, MarkAftercare, MarkPresent,
		MarkHospital, MarkMourning, MarkCourt, MarkEscaped, MarkPaused, MarkHeld, MarkLeft} {
		if !names[n] {
			t.Errorf("no icon %s", n)
		}
	}
	p := newPen()
	p.begin()
	for n := range names {
		p.icon(n, 0, 0, 16, Ink)
		im := p.images[p.ni-1].Image
		if im == nil {
			t.Fatalf("%s does not draw", n)
		}
		inked := 0
		b := im.Bounds()
		for y := b.Min.Y; y < b.Max.Y; y++ {
			for x := b.Min.X; x < b.Max.X; x++ {
				if _, _, _, a := im.At(x, y).RGBA(); a > 0x8000 {
					inked++
				}
			}
		}
		if inked < 8 || inked > 250 && n != "portrait" {
			t.Errorf("%s has %d dark points", n, inked)
		}
	}
}
