package kit

import (
	"image"

	"fyne.io/fyne/v2"
)

// Pen draws rectangles, lines, text and icons in the units of look.md: enough for a chart or a strip that no
// other part of the kit is. Colours are tokens of the theme.
type Pen struct{ p *pen }

// Drawing is an object that a function draws, and whose places may be tapped.
type Drawing struct {
	touched
	w, h float32
}

// NewDrawing makes one with its least size.
func NewDrawing(w, h float32, paint func(p Pen, w, h float32)) *Drawing {
	d := &Drawing{w: w, h: h}
	d.start(d, func() (float32, float32) { return d.w, d.h }, func(p *pen, w, h float32) { paint(Pen{p}, w, h) })
	return d
}

// SetHeight changes the least height, in units of look.md.
func (d *Drawing) SetHeight(h float32) { d.h = h; d.Refresh() }

// Text writes at x, centred in a row of height h at y, and returns its end.
func (p Pen) Text(x, y, h float32, s string, st Style) float32 { return p.p.text(x, y, h, s, st) }

// TextFit writes at most w wide; what is cut shows whole on hover.
func (p Pen) TextFit(x, y, h, w float32, s string, st Style) float32 {
	return p.p.textFit(x, y, h, w, s, st)
}

// TextRight ends the text at x and returns its start.
func (p Pen) TextRight(x, y, h float32, s string, st Style) float32 {
	return p.p.textRight(x, y, h, s, st)
}

// TextMid centres the text on x.
func (p Pen) TextMid(x, y, h float32, s string, st Style) { p.p.textMid(x, y, h, s, st) }

// Name writes a name in two weights.
func (p Pen) Name(x, y, h, w float32, full string, st Style) float32 {
	return p.p.name(x, y, h, w, full, st)
}

// Fill draws a rectangle, Box one with edge and corner, Hatch the 45° hatch.
func (p Pen) Fill(x, y, w, h float32, c fyne.ThemeColorName) { p.p.fill(x, y, w, h, c) }

// Box draws a rectangle with ground, edge 1 and corner.
func (p Pen) Box(x, y, w, h float32, ground, edge fyne.ThemeColorName, radius float32) {
	p.p.box(x, y, w, h, ground, edge, 1, radius)
}

// Hatch draws the 45° hatch, with an edge when edge is a token.
func (p Pen) Hatch(x, y, w, h float32, c fyne.ThemeColorName) { p.p.hatch(x, y, w, h, c) }

// Edge draws only the outline.
func (p Pen) Edge(x, y, w, h float32, c fyne.ThemeColorName) { p.p.box(x, y, w, h, none, c, 1, 0) }

// HLine and VLine are thin lines.
func (p Pen) HLine(x, y, w float32, c fyne.ThemeColorName) { p.p.hrule(x, y, w, c) }

// VLine stands.
func (p Pen) VLine(x, y, h float32, c fyne.ThemeColorName) { p.p.vrule(x, y, h, c) }

// Icon draws an icon of the kit.
func (p Pen) Icon(name string, x, y, size float32, c fyne.ThemeColorName) {
	p.p.icon(name, x, y, size, c)
}

// Picture draws a picture whole into a place.
func (p Pen) Picture(src image.Image, x, y, w, h float32) { p.p.picture(src, x, y, w, h) }

// Tap makes a place act; tip may be "".
func (p Pen) Tap(x, y, w, h float32, tip string, do func()) { p.p.on(x, y, w, h, tip, do) }

// Under reports whether the pointer is there.
func (p Pen) Under(x, y, w, h float32) bool { return p.p.under(x, y, w, h) }

// Width measures text.
func Width(s string, st Style) float32 { return width(s, st) }
