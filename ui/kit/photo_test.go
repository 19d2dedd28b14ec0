package kit

import (
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
)

// A slot shows each picture it is given, also one cut out of a larger one and one after another, as a camera gives them.
func TestPhotoShowsWhatItIsGiven(t *testing.T) {
	f := NewPhoto(60, nil)
	w, _ := window(t, f)
	w.Canvas().Capture() // the outline
	src := image.NewRGBA(image.Rect(0, 0, 100, 100))
	for i, c := range []color.RGBA{{200, 0, 0, 255}, {0, 0, 200, 255}} {
		for y := range 100 {
			for x := range 100 {
				src.Set(x, y, c)
			}
		}
		f.Set(src.SubImage(image.Rect(20, 0, 80, 80)))
		p := f.Position().AddXY(Unit(30), Unit(20))
		r, _, b, _ := w.Canvas().Capture().At(int(p.X), int(p.Y)).RGBA()
		if (r > b) != (i == 0) || r == b {
			t.Errorf("picture %d is not seen: %d %d", i, r>>8, b>>8)
		}
	}
}

// After an act of a menu that nothing had the keyboard before, the keys of the window hold again.
func TestMenuLeavesTheKeyboard(t *testing.T) {
	f := NewPhoto(60, nil)
	w, _ := window(t, f)
	did := ""
	Menu(f, Act{Word: "a", Do: func() { did = "a" }})
	press(w, fyne.KeyReturn)
	if did != "a" || w.Canvas().Focused() != nil {
		t.Errorf("%q, %v has the keyboard", did, w.Canvas().Focused())
	}
	Menu(f, Act{Word: "b", Do: func() { did = "b" }})
	press(w, fyne.KeyEscape)
	if did != "a" || w.Canvas().Focused() != nil {
		t.Errorf("%q, %v has the keyboard", did, w.Canvas().Focused())
	}
}
