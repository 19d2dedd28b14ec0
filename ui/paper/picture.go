package paper

import (
	"bytes"
	"image"
	"image/color"
	drawing "image/draw"
	"image/jpeg"
	"math"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"hoanhap/app/paper"
)

// Pictures draws papers page by page, width pixels wide: the preview of the window. The same pages as the PDF, from the same runs and
// rules; a code is drawn as its frame.
func Pictures(papers []paper.Paper, width int, o Options) ([]image.Image, error) {
	sets, err := Pages(papers, o)
	if err != nil {
		return nil, err
	}
	var out []image.Image
	for _, pages := range sets {
		for i := range pages {
			out = append(out, pages[i].picture(width))
		}
	}
	return out, nil
}

var (
	ink  = image.NewUniform(color.Gray{Y: 0x10})
	pale = image.NewUniform(color.Gray{Y: 0xe2})
)

func (p *Page) picture(width int) image.Image {
	scale := float64(width) / p.W
	m := image.NewGray(image.Rect(0, 0, width, int(math.Round(p.H*scale))))
	drawing.Draw(m, m.Bounds(), image.White, image.Point{}, drawing.Src)
	pen := pen{m: m, scale: scale, faces: map[penFace]font.Face{}}
	for _, r := range p.Runs {
		if r.Gray {
			pen.run(r, pale)
		}
	}
	for _, l := range p.Rules {
		pen.rule(l)
	}
	for _, r := range p.Runs {
		if !r.Gray {
			pen.run(r, ink)
		}
	}
	for _, c := range p.Pics {
		pen.frame(c)
	}
	return m
}

// pen draws measures in mm on a picture.
type pen struct {
	m     *image.Gray
	scale float64 // pixels of a mm
	faces map[penFace]font.Face
}

type penFace struct {
	style style
	size  float64
}

var outlines = sync.OnceValue(func() (out [4]*opentype.Font) {
	for i, f := range faces() {
		x, err := opentype.Parse(f.ttf)
		if err != nil {
			panic("paper: the embedded typeface does not parse: " + err.Error()) // built into the program
		}
		out[i] = x
	}
	return out
})

func (p *pen) face(s style, size float64) font.Face {
	k := penFace{s, size}
	if f := p.faces[k]; f != nil {
		return f
	}
	f, err := opentype.NewFace(outlines()[s], &opentype.FaceOptions{Size: size * point * p.scale, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		panic("paper: " + err.Error()) // only for options that are not valid, and ours are numbers of the layout
	}
	p.faces[k] = f
	return f
}

func (p *pen) run(r Run, src image.Image) {
	d := font.Drawer{Dst: p.m, Src: src, Face: p.face(r.Style, r.Size),
		Dot: fixed.Point26_6{X: fixed.Int26_6(r.X * p.scale * 64), Y: fixed.Int26_6(r.Y * p.scale * 64)}}
	d.DrawString(r.Text)
}

// rule is at least one pixel thick.
func (p *pen) rule(l Rule) {
	at := func(v float64) int { return int(math.Floor(v * p.scale)) }
	r := image.Rect(at(l.X1), at(l.Y1), max(at(l.X2), at(l.X1)+1), max(at(l.Y2), at(l.Y1)+1))
	drawing.Draw(p.m, r, ink, image.Point{}, drawing.Src)
}

// frame is where a picture stands, with the picture in it when it can be read.
func (p *pen) frame(c Picture) {
	x1, y1, x2, y2 := c.X, c.Y, c.X+c.W, c.Y+c.H
	for _, l := range []Rule{{x1, y1, x2, y1}, {x1, y2, x2, y2}, {x1, y1, x1, y2}, {x2, y1, x2, y2}} {
		p.rule(l)
	}
	src, err := jpeg.Decode(bytes.NewReader(c.JPEG))
	if err != nil {
		return
	}
	b := src.Bounds()
	for y := int(y1 * p.scale); y < int(y2*p.scale); y++ {
		for x := int(x1 * p.scale); x < int(x2*p.scale); x++ {
			u := b.Min.X + int((float64(x)/p.scale-x1)/c.W*float64(b.Dx()))
			v := b.Min.Y + int((float64(y)/p.scale-y1)/c.H*float64(b.Dy()))
			if image.Pt(u, v).In(b) {
				p.m.Set(x, y, src.At(u, v))
			}
		}
	}
}
