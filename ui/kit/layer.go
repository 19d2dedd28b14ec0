package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Root is the content of a window (or a dialog) with a layer above it for tips and lists that open. An overlay
// of Fyne would take the keyboard away from the field that is being typed in; this layer does not.
type Root struct {
	widget.BaseWidget
	content fyne.CanvasObject
	above   *fyne.Container
	tip     *tipBox
	tipOf   fyne.CanvasObject
	shut    func() // closes the open list, nil when none is
	area    fyne.CanvasObject
	why     *whyBox // the explanation that is open, nil when none is

	// AllFigures lists the figures in view, the ones in hand first; the explanation leads from one to the other.
	AllFigures func() []Figure
	// Below is what the explanation stands beside, from its upper edge to its lower one. nil: all under the head of a screen.
	Below fyne.CanvasObject
}

// NewRoot wraps the content of a window; set it as the window's content.
func NewRoot(content fyne.CanvasObject) *Root {
	r := &Root{content: content, above: container.NewWithoutLayout()}
	r.ExtendBaseWidget(r)
	return r
}

// SetContent changes what stands under the layer.
func (r *Root) SetContent(o fyne.CanvasObject) {
	r.CloseFloat()
	r.content = o
	r.Refresh()
}

// CreateRenderer is asked by Fyne.
func (r *Root) CreateRenderer() fyne.WidgetRenderer { return &rootRenderer{r} }

type rootRenderer struct{ r *Root }

func (x *rootRenderer) Layout(s fyne.Size) {
	x.r.content.Resize(s)
	x.r.content.Move(fyne.Position{})
	x.r.above.Resize(s)
	if y := x.r.why; y != nil {
		y.lay()
	}
}
func (x *rootRenderer) MinSize() fyne.Size { return x.r.content.MinSize() }
func (x *rootRenderer) Refresh() {
	x.Layout(x.r.Size())
	x.r.content.Refresh()
	x.r.above.Refresh()
	canvas.Refresh(x.r)
}
func (x *rootRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{x.r.content, x.r.above}
}
func (x *rootRenderer) Destroy() {}

// rootOf finds the layer of the window or dialog a widget stands in.
func rootOf(o fyne.CanvasObject) *Root {
	c := canvasOf(o)
	if c == nil {
		return nil
	}
	if d, ok := c.Overlays().Top().(*sheet); ok {
		return d.root
	}
	r, _ := c.Content().(*Root)
	return r
}

// float shows an object in the layer at a place of the window; shut is called when something else closes it.
func (r *Root) float(o fyne.CanvasObject, at fyne.Position, size fyne.Size, shut func()) {
	r.CloseFloat()
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(r)
	at = at.Subtract(origin)
	if over := at.X + size.Width - r.Size().Width; over > 0 {
		at.X = max(0, at.X-over)
	}
	o.Resize(size)
	o.Move(at)
	r.shut, r.area = shut, o
	r.above.Objects = append(r.above.Objects, o)
	o.Show()
	r.above.Refresh()
}

// drop takes an object out of the layer.
func (r *Root) drop(o fyne.CanvasObject) {
	for i, x := range r.above.Objects {
		if x == o {
			r.above.Objects = append(r.above.Objects[:i:i], r.above.Objects[i+1:]...)
			break
		}
	}
	if r.area == o {
		r.area, r.shut = nil, nil
	}
	if y := r.why; y != nil && o == fyne.CanvasObject(y.object) {
		r.why = nil
	}
	r.above.Refresh()
}

// CloseFloat closes the list or menu that is open, and reports whether one was.
func (r *Root) CloseFloat() bool {
	r.hideTip()
	if r.shut == nil {
		return false
	}
	shut := r.shut
	r.shut = nil
	shut()
	return true
}

// tipBox is the small label under the pointer that shows the whole of a cut text or why a button is off.
type tipBox struct {
	drawn
	lines []string
}

func newTip() *tipBox {
	t := &tipBox{}
	t.start(t, func() (float32, float32) {
		w := float32(0)
		for _, l := range t.lines {
			w = max(w, width(l, Caption))
		}
		return w + 14, float32(len(t.lines))*16 + 8
	}, func(p *pen, w, h float32) {
		p.box(0, 0, w, h, Surface, Edge, 1, 3)
		for i, l := range t.lines {
			p.text(7, 4+float32(i)*16, 16, l, Caption.In(Ink))
		}
	})
	return t
}

func showTip(of fyne.CanvasObject, text string, at fyne.Position) {
	r := rootOf(of)
	if r == nil {
		return
	}
	if r.tip == nil {
		r.tip = newTip()
	}
	r.tip.lines = wrap(text, Caption, 420)
	r.tipOf = of
	size := r.tip.MinSize()
	at = at.AddXY(Unit(10), Unit(18))
	if at.X+size.Width > r.Size().Width {
		at.X = max(0, r.Size().Width-size.Width-4)
	}
	if at.Y+size.Height > r.Size().Height {
		at.Y -= size.Height + Unit(26)
	}
	r.tip.Resize(size)
	r.tip.Move(at)
	r.tip.Refresh()
	for _, o := range r.above.Objects {
		if o == fyne.CanvasObject(r.tip) {
			return
		}
	}
	r.above.Objects = append(r.above.Objects, r.tip)
	r.above.Refresh()
}

func hideTip(of fyne.CanvasObject) {
	if r := rootOf(of); r != nil && r.tipOf == of {
		r.hideTip()
	}
}

func (r *Root) hideTip() {
	if r.tip != nil && r.tipOf != nil {
		r.tipOf = nil
		r.drop(r.tip)
	}
}

// TipShown is the text of the tip in view, "" when none is; for tests.
func (r *Root) TipShown() string {
	if r.tipOf == nil || r.tip == nil {
		return ""
	}
	s := ""
	for i, l := range r.tip.lines {
		if i > 0 {
			s += " "
		}
		s += l
	}
	return s
}

// small puts a word from the head of a column into the middle of a line.
func small(s string) string {
	for i := range s {
		if i > 0 {
			return strings.ToLower(s[:i]) + s[i:]
		}
	}
	return s
}
