package app_test

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"hoanhap/app"
)

func TestPhotoIsThreeByFourFromTheMiddle(t *testing.T) {
	src := image.NewRGBA(image.Rect(0, 0, 800, 400)) // red, with a green middle of 300
	for y := range 400 {
		for x := range 800 {
			c := color.RGBA{200, 0, 0, 255}
			if x >= 250 && x < 550 {
				c = color.RGBA{0, 200, 0, 255}
			}
			src.Set(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, src); err != nil {
		t.Fatal(err)
	}
	out, err := app.PhotoFrom(&b)
	if err != nil {
		t.Fatal(err)
	}
	p, err := jpeg.Decode(bytes.NewReader(out))
	if err != nil || p.Bounds().Dx() != 450 || p.Bounds().Dy() != 600 {
		t.Fatal(err, p.Bounds())
	}
	for _, x := range []int{10, 225, 440} {
		if r, g, _, _ := p.At(x, 300).RGBA(); g < r {
			t.Error("the edges stand on the portrait at", x)
		}
	}
	for _, s := range []string{"", "GIF89a", "%PDF-1.4", strings.Repeat("x", 21<<20)} {
		if _, err := app.PhotoFrom(strings.NewReader(s)); err == nil {
			t.Errorf("%.8q is no picture", s)
		} else if q, ok := app.Beside(err); !ok || q[0].Field != "photo" {
			t.Error(err)
		}
	}
}
