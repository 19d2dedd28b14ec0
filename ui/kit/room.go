package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"
)

// squeeze is how much a row gives up when larger text leaves it too little room: nothing, the key caps of its buttons, then the
// ends of its texts, then the words of buttons that have an icon (what is cut is whole on hover). The primary button keeps its word.
type squeeze int

const (
	roomy squeeze = iota
	capless
	short
	wordless
)

// shortText is what a text keeps before the buttons beside it give up their words.
const shortText = 56

// wideAt is what an object wants in a row, at a squeeze. It looks through the boxes that rows are nested in.
func wideAt(o fyne.CanvasObject, q squeeze) float32 {
	switch x := o.(type) {
	case *Button:
		return Unit(x.wideAt(q))
	case *Text:
		if q >= short {
			return min(o.MinSize().Width, Unit(shortText))
		}
	}
	c, ok := o.(*fyne.Container)
	if !ok {
		return o.MinSize().Width
	}
	switch l := c.Layout.(type) {
	case *line:
		if !l.down {
			return l.wideAt(c.Objects, q)
		}
	case inset:
		return wideAt(c.Objects[0], q) + Unit(l.l+l.r)
	case fixedSize:
		switch {
		case l.w == 0:
			return wideAt(c.Objects[0], q)
		case q == wordless: // a fixed place gives way before anything is cut, but not by half
			return min(Unit(l.w), max(Unit(l.w)*0.56, wideAt(c.Objects[0], q)))
		}
	case growing:
		return wideAt(c.Objects[0], q)
	default:
		if l == layout.NewStackLayout() {
			w := float32(0)
			for _, x := range c.Objects {
				w = max(w, wideAt(x, q))
			}
			return w
		}
	}
	return c.MinSize().Width
}

// wideAt is what a row wants; what grows in it counts with the least it needs.
func (l *line) wideAt(objs []fyne.CanvasObject, q squeeze) float32 {
	w, n := float32(0), 0
	for _, o := range objs {
		if !o.Visible() {
			continue
		}
		n++
		if grows(o) {
			w += wideAt(o, wordless)
		} else {
			w += wideAt(o, q)
		}
	}
	return w + Unit(l.gap)*float32(max(0, n-1))
}

// shares gives each visible object of a row its width in room, which is without the gaps: what it wants where all have that,
// else the first give up caps, then words, until the row fits. What grows gets nothing here but keeps its least.
func shares(objs []fyne.CanvasObject, room float32) []float32 {
	out := make([]float32, len(objs))
	over := -room
	for i, o := range objs {
		switch {
		case !o.Visible():
		case grows(o):
			over += wideAt(o, wordless)
		default:
			out[i] = wideAt(o, roomy)
			over += out[i]
		}
	}
	for _, q := range []squeeze{capless, short, wordless} {
		for i, o := range objs {
			if over <= 0 {
				return out
			}
			if o.Visible() && !grows(o) {
				give := min(over, max(0, out[i]-wideAt(o, q)))
				out[i] -= give
				over -= give
			}
		}
	}
	return out
}

// barRoom is what a bar at the right of a scroller takes, with a little before it.
const barRoom = 12

// narrow is a tall object in a scroller: it takes the width there is, so that nothing of it lies beyond the scroller's edge.
type narrow struct{}

func (narrow) MinSize(o []fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, o[0].MinSize().Height) }
func (narrow) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.Position{})
	o[0].Resize(s)
}

// beside is a main part with a second part at its right, or under it where there is no room for both.
type beside struct {
	main   func() float32 // what the main part wants; it takes less where it can
	second float32        // the least the second part is useful with
	grow   bool           // the main part takes what is left, the second its least
}

// mainHigh is what the main part keeps of the height when the second stands under it: a good half, or what it needs.
func mainHigh(main fyne.CanvasObject, high float32) float32 {
	return snap(max(high*0.58, min(main.MinSize().Height, high*0.78)))
}

// Beside sets a main part of a wanted width and gives the second part what is left; where less than its least is left, the
// second part stands under the first. Both must scroll or list, for their height is what the window has.
func Beside(main, second fyne.CanvasObject, wide func() float32, least float32) *fyne.Container {
	return container2(&beside{main: wide, second: least}, main, second)
}

// BesideFixed sets a main part that grows and a second part of a fixed width at its right, which gives way a little where the room
// is short, or stands under the main part where that would keep less than its least.
func BesideFixed(main, second fyne.CanvasObject, least, wide float32) *fyne.Container {
	return container2(&beside{main: func() float32 { return least }, second: wide, grow: true}, main, second)
}

func container2(l fyne.Layout, a, b fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: l, Objects: []fyne.CanvasObject{a, b}}
}

// MinSize asks no width of its own: the parts are given what the window has.
func (b *beside) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(min(Unit(b.main()), Unit(320)), min(o[0].MinSize().Height, Unit(160)))
}

func (b *beside) Layout(o []fyne.CanvasObject, s fyne.Size) {
	w, second := Unit(b.main()), Unit(b.second)
	if b.grow {
		second *= panelGives
	}
	o[0].Move(fyne.Position{})
	if s.Width-w >= second {
		if b.grow {
			w = s.Width - max(second, min(Unit(b.second), s.Width-w))
		}
		o[0].Resize(fyne.NewSize(w, s.Height))
		o[1].Move(fyne.NewPos(w, 0))
		o[1].Resize(fyne.NewSize(s.Width-w, s.Height))
		return
	}
	h := mainHigh(o[0], s.Height)
	o[0].Resize(fyne.NewSize(s.Width, h))
	o[1].Move(fyne.NewPos(0, h))
	o[1].Resize(fyne.NewSize(s.Width, s.Height-h))
}
