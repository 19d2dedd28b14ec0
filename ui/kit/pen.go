package kit

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Style is how a piece of text looks: size in design units, weight, and the colour token.
type Style struct {
	Size                 float32
	Bold, Italic, Struck bool
	Color                fyne.ThemeColorName
}

// In gives the style another colour.
func (s Style) In(c fyne.ThemeColorName) Style { s.Color = c; return s }

// B is the style in bold.
func (s Style) B() Style { s.Bold = true; return s }

// I is the style in italics, for "không rõ" states alone.
func (s Style) I() Style { s.Italic = true; return s }

// S is the style struck through: voided.
func (s Style) S() Style { s.Struck = true; return s }

func (s Style) face() fyne.TextStyle {
	return fyne.TextStyle{Bold: s.Bold, Italic: s.Italic, Strikethrough: s.Struck}
}

// The styles of look.md §4.
var (
	Body    = Style{Size: 13, Color: Ink}
	Quiet   = Style{Size: 13, Color: Second}
	Strong  = Style{Size: 13, Bold: true, Color: Ink}
	Caption = Style{Size: 12, Color: Second}
	KeyCap  = Style{Size: 11, Color: Second}
	Section = Style{Size: 14, Bold: true, Color: Ink}
	Block   = Style{Size: 15, Bold: true, Color: Ink}
	Title   = Style{Size: 18, Bold: true, Color: Ink}
	Preview = Style{Size: 16, Bold: true, Color: Ink}
	Person  = Style{Size: 20, Bold: true, Color: Ink}
	BoardNo = Style{Size: 24, Bold: true, Color: Ink}
	BigNo   = Style{Size: 30, Bold: true, Color: Ink}
)

// width measures text in design units; Fyne keeps what it measured.
func width(s string, st Style) float32 {
	if s == "" {
		return 0
	}
	k := current().scale
	return fyne.MeasureText(s, st.Size*k, st.face()).Width / k
}

// fit shortens text to a width with "…"; it tells whether it had to.
func fit(s string, st Style, w float32) (string, bool) {
	if width(s, st) <= w+0.5 {
		return s, false
	}
	r := []rune(s)
	lo, hi := 0, len(r)
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if width(string(r[:mid])+"…", st) <= w {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	if lo == 0 { // a lone "…" says nothing
		return "", true
	}
	for lo > 0 && r[lo-1] == ' ' {
		lo--
	}
	return string(r[:lo]) + "…", true
}

// hit is a place of a drawing that does something.
type hit struct {
	x, y, w, h float32
	do         func()
	menu       func(at fyne.Position)
	tip        string
	hot        bool // drawn differently under the pointer
}

func (h hit) has(x, y float32) bool { return x >= h.x && x < h.x+h.w && y >= h.y && y < h.y+h.h }

// pen draws one widget. It keeps what it made and uses it again, so that drawing anew creates nothing.
type pen struct {
	k      float32
	th     *Theme
	objs   []fyne.CanvasObject
	texts  []*canvas.Text
	rects  []*canvas.Rectangle
	images []*canvas.Image
	hatchs []*hatching
	nt, nr int
	ni     int
	nh     int
	hits   []hit
	mx, my float32 // pointer in design units, -1 when away
	focus  bool
}

func newPen() *pen { return &pen{mx: -1, my: -1} }

func (p *pen) begin() {
	p.th = current()
	p.k = p.th.scale
	p.objs, p.hits = p.objs[:0], p.hits[:0]
	p.nt, p.nr, p.ni, p.nh = 0, 0, 0, 0
}

func (p *pen) color(n fyne.ThemeColorName) color.Color { return p.th.Color(n, 0) }

func (p *pen) put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(snap(x*p.k), snap(y*p.k)))
	o.Resize(fyne.NewSize(w*p.k, h*p.k))
	p.objs = append(p.objs, o)
}

func snap(v float32) float32 { return float32(math.Round(float64(v))) }

// text writes at x, centred in the row that starts at y and is h high; it returns the end of the text.
func (p *pen) text(x, y, h float32, s string, st Style) float32 {
	if s == "" {
		return x
	}
	if p.nt == len(p.texts) {
		p.texts = append(p.texts, &canvas.Text{})
	}
	t := p.texts[p.nt]
	p.nt++
	t.Text, t.TextSize, t.TextStyle, t.Color = s, st.Size*p.k, st.face(), p.color(st.Color)
	m := t.MinSize()
	t.Move(fyne.NewPos(snap(x*p.k), snap(y*p.k+(h*p.k-m.Height)/2)))
	t.Resize(m)
	p.objs = append(p.objs, t)
	return x + m.Width/p.k
}

// textFit writes at most w wide; what was cut is shown whole on hover.
func (p *pen) textFit(x, y, h, w float32, s string, st Style) float32 {
	short, cut := fit(s, st, w)
	if cut {
		p.hits = append(p.hits, hit{x: x, y: y, w: w, h: h, tip: s})
	}
	return p.text(x, y, h, short, st)
}

// textRight writes so that the text ends at x; it returns where it begins.
func (p *pen) textRight(x, y, h float32, s string, st Style) float32 {
	w := width(s, st)
	p.text(x-w, y, h, s, st)
	return x - w
}

// textMid centres text on x.
func (p *pen) textMid(x, y, h float32, s string, st Style) {
	p.text(x-width(s, st)/2, y, h, s, st)
}

// box draws a rectangle with ground, edge of the given thickness and corner. Fyne smears the edge of a rounded
// rectangle over two points; so the straight sides are drawn again as plain lines, which are sharp: the edge, and the ground beside it.
func (p *pen) box(x, y, w, h float32, ground, edge fyne.ThemeColorName, thick, radius float32) {
	p.rect(x, y, w, h, ground, edge, thick, radius)
	if thick == 0 || radius == 0 || edge == none {
		return
	}
	r := min(radius, min(w, h)/2)
	sides := func(in, t float32, c fyne.ThemeColorName) {
		p.rect(x+r, y+in, w-2*r, t, c, none, 0, 0)
		p.rect(x+r, y+h-in-t, w-2*r, t, c, none, 0, 0)
		p.rect(x+in, y+r, t, h-2*r, c, none, 0, 0)
		p.rect(x+w-in-t, y+r, t, h-2*r, c, none, 0, 0)
	}
	t := thick / p.k
	sides(0, t, edge)
	if ground != none {
		sides(t, 1/p.k, ground)
	}
}

// rect draws one rectangle of Fyne.
func (p *pen) rect(x, y, w, h float32, ground, edge fyne.ThemeColorName, thick, radius float32) {
	if p.nr == len(p.rects) {
		p.rects = append(p.rects, &canvas.Rectangle{})
	}
	r := p.rects[p.nr]
	p.nr++
	r.FillColor, r.StrokeColor, r.StrokeWidth, r.CornerRadius = p.color(ground), p.color(edge), thick, radius
	if thick == 0 {
		r.StrokeColor = color.Transparent
	}
	p.put(r, x, y, w, h)
}

// fill draws a plain rectangle.
func (p *pen) fill(x, y, w, h float32, c fyne.ThemeColorName) { p.rect(x, y, w, h, c, none, 0, 0) }

// hrule and vrule draw the one-pixel lines between things.
func (p *pen) hrule(x, y, w float32, c fyne.ThemeColorName) { p.fill(x, y, w, 1/p.k, c) }
func (p *pen) vrule(x, y, h float32, c fyne.ThemeColorName) { p.fill(x, y, 1/p.k, h, c) }

// ring draws the focus ring: 2 px accent inside the edge.
func (p *pen) ring(x, y, w, h, radius float32) { p.box(x, y, w, h, none, Accent, 2, radius) }

// wrongEdge is the red edge of a field to mend; with the keyboard in it the ring stands inside, so that of several one is seen.
func (p *pen) wrongEdge(w, h float32, focus bool) {
	p.box(0, 0, w, h, none, Red, 2, 4)
	if focus {
		p.box(2, 2, w-4, h-4, none, Accent, 2, 3)
	}
}

// icon draws an icon in a square.
func (p *pen) icon(name string, x, y, size float32, c fyne.ThemeColorName) {
	p.iconIn(name, x, y, size, size, c)
}

// iconIn draws an icon that is not square.
func (p *pen) iconIn(name string, x, y, w, h float32, c fyne.ThemeColorName) {
	if name == "" {
		return
	}
	if p.ni == len(p.images) {
		p.images = append(p.images, &canvas.Image{FillMode: canvas.ImageFillContain})
	}
	im := p.images[p.ni]
	p.ni++
	p.put(im, x, y, w, h) // first: at a new size the icon that was here is drawn anew, and kept by the toolkit under the name it has
	if res := coloured(name, p.color(c)); im.Resource != res {
		im.Resource, im.File = res, ""
		im.Refresh()
	}
}

// picture draws a photograph, fitted.
func (p *pen) picture(src image.Image, x, y, w, h float32) {
	if p.ni == len(p.images) {
		p.images = append(p.images, &canvas.Image{FillMode: canvas.ImageFillContain})
	}
	im := p.images[p.ni]
	p.ni++
	p.put(im, x, y, w, h) // first: an icon that was here is drawn anew at the new size, over any picture
	im.Resource, im.Image = nil, src
	im.Refresh()
}

// hatching is the 45° hatch: what the law does not count, and what goes out.
type hatching struct {
	*canvas.Raster
	ink  color.Color
	step float32
}

func (p *pen) hatch(x, y, w, h float32, c fyne.ThemeColorName) {
	if w*p.k < 1 {
		return
	}
	if p.nh == len(p.hatchs) {
		hh := &hatching{}
		hh.Raster = canvas.NewRaster(hh.draw)
		p.hatchs = append(p.hatchs, hh)
	}
	hh := p.hatchs[p.nh]
	p.nh++
	hh.ink, hh.step = p.color(c), h*p.k
	p.put(hh.Raster, x, y, w, h)
	hh.Raster.Refresh()
}

// draw paints lines of about 1.4 px every 4 px, smoothed by hand.
func (hh *hatching) draw(w, h int) image.Image {
	im := image.NewNRGBA(image.Rect(0, 0, w, h))
	c := color.NRGBAModel.Convert(hh.ink).(color.NRGBA)
	pix := 1.0
	if hh.step > 0 {
		pix = math.Max(1, float64(h)/float64(hh.step))
	}
	period := 4 * pix * math.Sqrt2
	for y := range h {
		for x := range w {
			d := math.Mod(float64(x)+float64(y), period)
			d = math.Min(d, period-d) / math.Sqrt2
			a := math.Max(0, math.Min(1, 0.7*pix+0.5-d))
			im.SetNRGBA(x, y, color.NRGBA{c.R, c.G, c.B, uint8(a * 255)})
		}
	}
	return im
}

// cap draws a key cap ending or starting at x and returns its width.
func (p *pen) cap(x, y, h float32, key string, ink, edge, ground fyne.ThemeColorName) float32 {
	st := KeyCap.In(ink)
	st.Bold = ink == OnAccent
	w := capWidth(key)
	p.box(x, y+(h-18)/2, w, 18, ground, edge, 1, 3)
	p.textMid(x+w/2, y, h, key, st)
	return w
}

func capWidth(key string) float32 { return width(key, KeyCap) + 10 }

// under reports whether the pointer is in a place.
func (p *pen) under(x, y, w, h float32) bool {
	return hit{x: x, y: y, w: w, h: h}.has(p.mx, p.my)
}

// on makes a place of the drawing act.
func (p *pen) on(x, y, w, h float32, tip string, do func()) {
	p.hits = append(p.hits, hit{x: x, y: y, w: w, h: h, do: do, tip: tip, hot: true})
}
