package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// The layouts below measure in the units of look.md and grow with the text size; Fyne's own boxes put the
// padding of the theme everywhere.

// growing marks an object of Across or Down that takes what is left.
type growing struct{}

func (growing) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }
func (growing) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.Position{})
	o[0].Resize(s)
}

func grows(o fyne.CanvasObject) bool {
	c, ok := o.(*fyne.Container)
	if !ok {
		return false
	}
	_, ok = c.Layout.(growing)
	return ok
}

// Grow lets an object take the room that is left in Across or Down.
func Grow(o fyne.CanvasObject) fyne.CanvasObject { return container.New(growing{}, o) }

// Space is an empty object that takes what is left.
func Space() fyne.CanvasObject { return Grow(Gap(0, 0)) }

type line struct {
	gap  float32
	down bool
	mid  bool
	want float32 // along, when it was last laid out
	up   func()  // told when it wants another width than before, so that its room is shared out anew
	laid int     // how often it was laid out
}

// Across sets objects side by side, each as high as the row.
func Across(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(&line{gap: gap}, objs...)
}

// AcrossMid sets objects side by side, each in its own height, centred.
func AcrossMid(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(&line{gap: gap, mid: true}, objs...)
}

// Down sets objects one under the other, each as wide as the column.
func Down(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(&line{gap: gap, down: true}, objs...)
}

func (l *line) along(s fyne.Size) float32 {
	if l.down {
		return s.Height
	}
	return s.Width
}

func (l *line) MinSize(objs []fyne.CanvasObject) fyne.Size {
	var long, thick float32
	n := 0
	for _, o := range objs {
		if !l.stands(o) {
			continue
		}
		n++
		m := o.MinSize()
		if !l.down {
			m.Width = wideAt(o, wordless)
		}
		long += l.along(m)
		if l.down {
			thick = max(thick, m.Width)
		} else {
			thick = max(thick, m.Height)
		}
	}
	long += Unit(l.gap) * float32(max(0, n-1))
	if l.down {
		return fyne.NewSize(thick, long)
	}
	return fyne.NewSize(long+sign(l.wideAt(objs, roomy)), thick)
}

// sign is a trace of what a row wants in what it needs at least: the driver lays a row out anew when its least size changed, and
// a word that changed on a button changes only what it wants.
func sign(wants float32) float32 { return wants / 1024 }

// stands tells what has a place in the box: what is empty under others takes no gap either.
func (l *line) stands(o fyne.CanvasObject) bool {
	return o.Visible() && (!l.down || grows(o) || o.MinSize().Height > 0)
}

func (l *line) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	if l.up != nil {
		if w := l.wideAt(objs, roomy); w != l.want {
			l.want = w
			before := l.laid
			if l.up(); l.laid != before {
				return // with its new room
			}
		}
	}
	l.laid++
	if l.down {
		l.breakAt(objs, size.Width)
	}
	rest, grow, n := l.along(size), 0, 0
	for _, o := range objs {
		if l.stands(o) {
			n++
			if grows(o) {
				grow++
			}
		}
	}
	rest -= Unit(l.gap) * float32(max(0, n-1))
	own := l.own(objs, rest)
	for i := range objs {
		rest -= own[i]
	}
	at := float32(0)
	for i, o := range objs {
		if !l.stands(o) {
			continue
		}
		m := o.MinSize()
		long := own[i]
		if grows(o) {
			long = max(0, rest/float32(grow))
		}
		switch {
		case l.down:
			o.Move(fyne.NewPos(0, at))
			o.Resize(fyne.NewSize(size.Width, long))
		case l.mid:
			o.Move(fyne.NewPos(at, snap((size.Height-m.Height)/2)))
			o.Resize(fyne.NewSize(long, m.Height))
		default:
			o.Move(fyne.NewPos(at, 0))
			o.Resize(fyne.NewSize(long, size.Height))
		}
		at += long + Unit(l.gap)
	}
}

// breakAt tells paragraphs the width they get, for their height follows it.
func (l *line) breakAt(objs []fyne.CanvasObject, wide float32) {
	for _, o := range objs {
		if p, ok := o.(*Para); ok {
			p.used = wide / current().scale
		}
	}
}

// own is what each object takes along the box; what grows takes the rest and has 0 here.
func (l *line) own(objs []fyne.CanvasObject, room float32) []float32 {
	if !l.down {
		return shares(objs, room)
	}
	out := make([]float32, len(objs))
	over := -room
	for i, o := range objs {
		switch {
		case !o.Visible():
		case grows(o):
			over += o.MinSize().Height
		default:
			out[i] = o.MinSize().Height
			over += out[i]
		}
	}
	for i, o := range objs { // a list of a fixed height gives way before what stands under it is cut
		if over > 0 && tall(o) {
			give := min(over, out[i]*tallGives)
			out[i] -= give
			over -= give
		}
	}
	return out
}

// tallFixed is from what fixed height on an object scrolls and so can do with less.
const tallFixed = 160

// tallGives is how much of its height it may give up.
const tallGives = 0.6

func tall(o fyne.CanvasObject) bool {
	f, ok := fixedOf(o)
	return ok && f.h >= tallFixed
}

// leastHigh is the height an object can do with when the long lists in it give way.
func leastHigh(o fyne.CanvasObject) float32 {
	h := o.MinSize().Height
	c, ok := o.(*fyne.Container)
	if !ok {
		return h
	}
	if l, ok := c.Layout.(*line); ok && l.down {
		for _, x := range c.Objects {
			if x.Visible() && tall(x) {
				h -= x.MinSize().Height * tallGives
			}
		}
	}
	return h
}

func fixedOf(o fyne.CanvasObject) (fixedSize, bool) {
	c, ok := o.(*fyne.Container)
	if !ok {
		return fixedSize{}, false
	}
	f, ok := c.Layout.(fixedSize)
	return f, ok && c.Visible()
}

type inset struct{ l, t, r, b float32 }

// Inset leaves room around an object: left, top, right, bottom.
func Inset(l, t, r, b float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(inset{l, t, r, b}, o)
}

func (i inset) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return objs[0].MinSize().AddWidthHeight(Unit(i.l+i.r), Unit(i.t+i.b))
}

func (i inset) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	objs[0].Move(fyne.NewPos(Unit(i.l), Unit(i.t)))
	objs[0].Resize(s.SubtractWidthHeight(Unit(i.l+i.r), Unit(i.t+i.b)))
}

type fixedSize struct{ w, h float32 }

// Fixed gives an object a size; 0 keeps its own in that direction.
func Fixed(w, h float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(fixedSize{w, h}, o)
}

func (f fixedSize) MinSize(objs []fyne.CanvasObject) fyne.Size {
	m := objs[0].MinSize()
	if f.w > 0 {
		m.Width = Unit(f.w)
	}
	if f.h > 0 {
		m.Height = Unit(f.h)
	}
	return m
}

func (f fixedSize) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	objs[0].Move(fyne.Position{})
	objs[0].Resize(s)
}

// Gap is empty room.
func Gap(w, h float32) fyne.CanvasObject {
	d := &drawn{}
	d.start(d, func() (float32, float32) { return w, h }, func(*pen, float32, float32) {})
	return d
}

// HLine and VLine are the thin lines between things.
func HLine() fyne.CanvasObject { return lineOf(true, Rule) }

// VLine stands between things side by side.
func VLine() fyne.CanvasObject { return lineOf(false, Rule) }

func lineOf(h bool, c fyne.ThemeColorName) fyne.CanvasObject {
	d := &drawn{}
	d.start(d, func() (float32, float32) { k := current().scale; return 1 / k, 1 / k }, func(p *pen, w, hh float32) {
		if h {
			p.hrule(0, 0, w, c)
		} else {
			p.vrule(0, 0, hh, c)
		}
	})
	return d
}

// Over puts objects one above the other, each as large as the place.
func Over(objs ...fyne.CanvasObject) *fyne.Container { return container.NewStack(objs...) }

// Ground puts a colour behind an object.
func Ground(c fyne.ThemeColorName, o fyne.CanvasObject) *fyne.Container {
	return container.NewStack(plate(c, none, 0), o)
}

// Framed puts a ground with an edge and round corners behind an object.
func Framed(c, edge fyne.ThemeColorName, radius float32, o fyne.CanvasObject) *fyne.Container {
	return container.NewStack(plate(c, edge, radius), o)
}

func plate(c, edge fyne.ThemeColorName, radius float32) fyne.CanvasObject {
	d := &drawn{}
	d.start(d, func() (float32, float32) { return 0, 0 }, func(p *pen, w, h float32) {
		thick := float32(0)
		if edge != none {
			thick = 1
		}
		p.box(0, 0, w, h, c, edge, thick, radius)
	})
	return d
}

// splitRight sets a main part and a panel of fixed width at the right.
type splitRight struct {
	wide  float32
	least float32           // main part must keep this, or the panel goes under it
	panel fyne.CanvasObject // hiding it closes it too
	shuts bool              // the panel closes instead
}

// panelGives is the part of its width that a side panel keeps before it leaves the side of the sheet.
const panelGives = 0.75

// WithPanel puts a side panel of the given width right of the sheet; where the sheet would keep less than its least, as with large
// text, the panel gives way a little, then stands under it. A panel that is too long scrolls.
func WithPanel(main, panel fyne.CanvasObject, wide, least float32) *fyne.Container {
	return container.New(splitRight{wide, least, panel, false}, main, Scrolled(panel))
}

// WithPreview is a panel that only shows what opening the row shows too: without room for it, it closes (look.md §2).
func WithPreview(main, panel fyne.CanvasObject, wide, least float32) *fyne.Container {
	return container.New(splitRight{wide, least, panel, true}, main, Scrolled(panel))
}

func (s splitRight) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize()
}

func (s splitRight) Layout(o []fyne.CanvasObject, size fyne.Size) {
	w, open := max(Unit(s.wide*panelGives), min(Unit(s.wide), size.Width-Unit(s.least))), o[1].Visible() && s.panel.Visible()
	o[0].Move(fyne.Position{})
	switch narrow := size.Width-w < Unit(s.least)-0.5; {
	case !open || narrow && s.shuts:
		o[0].Resize(size)
		o[1].Resize(fyne.NewSize(w, size.Height))
		o[1].Move(fyne.NewPos(size.Width, 0))
	case narrow:
		h := mainHigh(o[0], size.Height)
		o[0].Resize(fyne.NewSize(size.Width, h))
		o[1].Resize(fyne.NewSize(size.Width, size.Height-h))
		o[1].Move(fyne.NewPos(0, h))
	default:
		o[0].Resize(fyne.NewSize(size.Width-w, size.Height))
		o[1].Resize(fyne.NewSize(w, size.Height))
		o[1].Move(fyne.NewPos(size.Width-w, 0))
	}
}

// Either shows the first object where it has the room it wants (key caps may go), else the second, which needs less.
func Either(roomy, tight fyne.CanvasObject) *fyne.Container {
	tight.Hide()
	return container.New(&either{}, roomy, tight)
}

type either struct{ wide float32 } // what it was last given

// choose gives the one that is shown and the other; before it has a width it has room.
func (e *either) choose(o []fyne.CanvasObject) (on, off fyne.CanvasObject) {
	if e.wide > 0 && e.wide < wideAt(o[0], capless) {
		return o[1], o[0]
	}
	return o[0], o[1]
}

// MinSize is as wide as the one that needs less, and as high as the one that is shown.
func (e *either) MinSize(o []fyne.CanvasObject) fyne.Size {
	on, _ := e.choose(o)
	return fyne.NewSize(o[1].MinSize().Width, on.MinSize().Height)
}

func (e *either) Layout(o []fyne.CanvasObject, s fyne.Size) {
	if s.Width < 1 {
		return
	}
	e.wide = s.Width
	on, off := e.choose(o)
	off.Hide()
	on.Show()
	on.Move(fyne.Position{})
	on.Resize(s)
}
