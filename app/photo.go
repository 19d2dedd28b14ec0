package app

import (
	"bytes"
	"image"
	"image/jpeg"
	_ "image/png" // portraits come as JPEG, PNG or WebP
	"io"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp" // as browsers keep pictures

	"hoanhap/app/say"
)

// A portrait is kept 3×4 and small: it stands on a record, and a book of thousands must stay a file that is copied quickly.
const (
	photoWide, photoHigh = 450, 600
	photoMost            = 20 << 20 // bytes of the file offered
	photoPixels          = 60 << 20
)

// PhotoFrom makes the portrait of a record from a picture file: turned upright, the middle of it as 3×4, JPEG, without the
// metadata of the camera (place, hour). What is no picture is a problem of the field "photo".
func PhotoFrom(r io.Reader) ([]byte, error) {
	raw, err := io.ReadAll(io.LimitReader(r, photoMost+1))
	if err != nil {
		return nil, err
	}
	wrong := func(key string) error { return say.Problems{{Field: "photo", Msg: say.Of(key)}} }
	if len(raw) > photoMost {
		return nil, wrong("err.photo.large")
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(raw))
	if err != nil || c.Width < 1 || c.Height < 1 {
		return nil, wrong("err.photo.form")
	}
	if c.Width > photoPixels/c.Height {
		return nil, wrong("err.photo.large")
	}
	p, _, err := image.Decode(bytes.NewReader(raw))
	if err != nil {
		return nil, wrong("err.photo.form")
	}
	if n := turnOf(raw); n != uprightAlready {
		p = turned{p, n}
	}
	return PhotoOf(p)
}

// PhotoOf makes the portrait of a record from a picture as it is seen, such as a frame of a camera.
func PhotoOf(p image.Image) ([]byte, error) {
	out := image.NewRGBA(image.Rect(0, 0, photoWide, photoHigh))
	draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
	draw.CatmullRom.Scale(out, out.Bounds(), p, PortraitIn(p.Bounds()), draw.Over, nil)
	var b bytes.Buffer
	err := jpeg.Encode(&b, out, &jpeg.Options{Quality: 85})
	return b.Bytes(), err
}

// PortraitIn is the largest 3×4 in the middle of a picture; of an upright one a little above it, where the face is.
func PortraitIn(r image.Rectangle) image.Rectangle {
	w, h := r.Dx(), r.Dy()
	if w*4 > h*3 {
		cut := max(1, h*3/4)
		x := r.Min.X + (w-cut)/2
		return image.Rect(x, r.Min.Y, x+cut, r.Max.Y)
	}
	cut := max(1, w*4/3)
	y := r.Min.Y + (h-cut)/3
	return image.Rect(r.Min.X, y, r.Max.X, y+cut)
}
