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

// withMetadata puts what a camera writes before the picture: how it was held, and where it was.
func withMetadata(t *testing.T, raw []byte, turn byte) []byte {
	t.Helper()
	tiff := []byte{'M', 'M', 0, 42, 0, 0, 0, 8, 0, 2,
		1, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0,
		0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0} // the directory of the place (GPS)
	part := append([]byte("Exif\x00\x00"), append(tiff, "GPS 21.0285,105.8542 Phone of A"...)...)
	out := append([]byte{}, raw[:2]...)
	out = append(out, 0xFF, 0xE1, byte((len(part)+2)>>8), byte(len(part)+2))
	return append(append(out, part...), raw[2:]...)
}

// A picture is turned as the camera says, and nothing the camera wrote is kept.
func TestPhotoIsTurnedAndStripped(t *testing.T) {
	mark := map[int]image.Point{1: {100, 150}, 2: {350, 150}, 3: {350, 450}, 4: {100, 450}, 5: {100, 150}, 6: {350, 150}, 7: {350, 450}, 8: {100, 450}}
	for turn := range 9 {
		src := image.NewRGBA(image.Rect(0, 0, 300, 400))
		if turn >= 5 {
			src = image.NewRGBA(image.Rect(0, 0, 400, 300))
		}
		b := src.Bounds() // green, with a red corner at the top left of the file
		for y := range b.Dy() {
			for x := range b.Dx() {
				c := color.RGBA{0, 200, 0, 255}
				if x < b.Dx()/2 && y < b.Dy()/2 {
					c = color.RGBA{200, 0, 0, 255}
				}
				src.Set(x, y, c)
			}
		}
		var file bytes.Buffer
		if err := jpeg.Encode(&file, src, nil); err != nil {
			t.Fatal(err)
		}
		out, err := app.PhotoFrom(bytes.NewReader(withMetadata(t, file.Bytes(), byte(turn))))
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range []string{"Exif", "GPS", "Phone of A", "105.8542"} {
			if bytes.Contains(out, []byte(w)) {
				t.Errorf("the portrait still says %s", w)
			}
		}
		p, err := jpeg.Decode(bytes.NewReader(out))
		if err != nil {
			t.Fatal(err)
		}
		want, ok := mark[turn]
		if !ok {
			want = mark[1] // 0 means nothing
		}
		for n, at := range map[int]image.Point{1: {100, 150}, 2: {350, 150}, 3: {350, 450}, 4: {100, 450}} {
			if r, g, _, _ := p.At(at.X, at.Y).RGBA(); (r > g) != (at == want) {
				t.Errorf("turn %d, corner %d is red: %v", turn, n, r > g)
			}
		}
	}
}

func FuzzPhotoFrom(f *testing.F) {
	var file bytes.Buffer
	if err := jpeg.Encode(&file, image.NewGray(image.Rect(0, 0, 8, 6)), nil); err != nil {
		f.Fatal(err)
	}
	f.Add(file.Bytes())
	f.Add([]byte("\xff\xd8\xff\xe1\x00\x10Exif\x00\x00MM\x00\x2a\xff\xff\xff\xff"))
	f.Add([]byte("\xff\xd8\xff\xe1\x00\x1aExif\x00\x00II\x2a\x00\x08\x00\x00\x00\xff\xff\x12\x01\x03\x00\x01\x00\x00\x00\x09\x00"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if len(raw) > 1<<16 {
			return
		}
		out, err := app.PhotoFrom(bytes.NewReader(raw))
		if err != nil {
			if _, ok := app.Beside(err); !ok {
				t.Fatal(err)
			}
			return
		}
		if c, err := jpeg.DecodeConfig(bytes.NewReader(out)); err != nil || c.Width != 450 || c.Height != 600 {
			t.Fatal(c, err)
		}
	})
}
