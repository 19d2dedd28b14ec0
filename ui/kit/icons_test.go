package kit

import (
	"image"
	"reflect"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// An icon that takes the place of another at another size is itself: the toolkit keeps pictures by name and size, and once kept
// the wrong one (ⓘ for ⚠) in every place of that size.
func TestIconInThePlaceOfAnother(t *testing.T) {
	const high = 17 // no other test draws these at this size
	name, size := "info", float32(14)
	d := &drawn{}
	d.start(d, func() (float32, float32) { return 40, 40 }, func(p *pen, w, h float32) { p.icon(name, 0, 0, size, Red) })
	window(t, d)
	name, size = "warn", high
	d.Refresh()
	got := d.pen.images[0].Image
	res := coloured("warn", d.pen.color(Red))
	own := canvas.NewImageFromResource(&fyne.StaticResource{StaticName: "unkept-" + res.Name(), StaticContent: res.Content()})
	own.FillMode = canvas.ImageFillContain
	own.Resize(fyne.NewSize(high, high))
	own.Refresh()
	a, ok := got.(*image.NRGBA)
	b, ok2 := own.Image.(*image.NRGBA)
	if !ok || !ok2 || a.Rect.Dx() == 0 || !reflect.DeepEqual(a.Pix, b.Pix) {
		t.Error("another icon is drawn")
	}
}
