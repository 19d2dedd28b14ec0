package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// drawn is a widget that one function draws. It hears nothing, so pointer and keys go to what is behind it.
type drawn struct {
	widget.BaseWidget
	self    fyne.Widget
	pen     *pen
	paint   func(p *pen, w, h float32)
	measure func() (w, h float32)
}

// start binds the outer widget; paint draws in design units, measure tells the least size in them.
func (d *drawn) start(self fyne.Widget, measure func() (w, h float32), paint func(p *pen, w, h float32)) {
	d.self, d.measure, d.paint, d.pen = self, measure, paint, newPen()
	d.ExtendBaseWidget(self)
}

// CreateRenderer is asked by Fyne.
func (d *drawn) CreateRenderer() fyne.WidgetRenderer { return &drawing{d: d} }

type drawing struct {
	d     *drawn
	drawn bool
	size  fyne.Size
	k     float32
}

func (r *drawing) draw(size fyne.Size) {
	p := r.d.pen
	p.begin()
	r.size, r.k, r.drawn = size, p.k, true
	r.d.paint(p, size.Width/p.k, size.Height/p.k)
}

func (r *drawing) Layout(size fyne.Size) {
	if !r.drawn || r.size != size || r.k != current().scale {
		r.draw(size)
	}
}

func (r *drawing) MinSize() fyne.Size {
	w, h := r.d.measure()
	k := current().scale
	return fyne.NewSize(w*k, h*k)
}

func (r *drawing) Refresh() {
	r.draw(r.d.Size())
	canvas.Refresh(r.d.self)
}

func (r *drawing) Objects() []fyne.CanvasObject {
	if !r.drawn {
		r.draw(r.d.Size())
	}
	return r.d.pen.objs
}

func (r *drawing) Destroy() {}

// touched is a drawing that the pointer acts on, by the places its pen marked.
type touched struct {
	drawn
	tip  string              // shown while the pointer is anywhere on it
	rest func(fyne.Position) // told of a click on no place that does something
}

func (t *touched) at(pos fyne.Position) *hit {
	k := current().scale
	x, y := pos.X/k, pos.Y/k
	for i := len(t.pen.hits) - 1; i >= 0; i-- {
		if h := &t.pen.hits[i]; h.has(x, y) {
			return h
		}
	}
	return nil
}

// Tapped does what the place under the pointer is for.
func (t *touched) Tapped(e *fyne.PointEvent) {
	Used()
	hideTip(t.self)
	for i := len(t.pen.hits) - 1; i >= 0; i-- {
		k := current().scale
		if h := t.pen.hits[i]; h.do != nil && h.has(e.Position.X/k, e.Position.Y/k) {
			h.do()
			return
		}
	}
	if t.rest != nil {
		t.rest(e.Position)
	}
}

// TappedSecondary opens the menu of the place.
func (t *touched) TappedSecondary(e *fyne.PointEvent) {
	if h := t.at(e.Position); h != nil && h.menu != nil {
		h.menu(e.AbsolutePosition)
	}
}

// MouseIn, MouseMoved and MouseOut follow the pointer: tint and tip.
func (t *touched) MouseIn(e *desktop.MouseEvent) { t.MouseMoved(e) }

// MouseMoved redraws only when the pointer comes to another place.
func (t *touched) MouseMoved(e *desktop.MouseEvent) {
	Used()
	k := current().scale
	was := t.at(fyne.NewPos(t.pen.mx*k, t.pen.my*k))
	var old hit
	if was != nil {
		old = *was
	}
	outside := t.pen.mx < 0
	t.pen.mx, t.pen.my = e.Position.X/k, e.Position.Y/k
	now := t.at(e.Position)
	tip := t.tip
	if now != nil && now.tip != "" {
		tip = now.tip
	}
	if tip != "" {
		showTip(t.self, tip, e.AbsolutePosition)
	} else {
		hideTip(t.self)
	}
	same := (now == nil) == (was == nil) && (now == nil || old.x == now.x && old.y == now.y && old.w == now.w)
	if outside || !same {
		t.Refresh()
	}
}

// MouseOut clears tint and tip.
func (t *touched) MouseOut() {
	hideTip(t.self)
	t.pen.mx, t.pen.my = -1, -1
	t.Refresh()
}

// keyed is a drawing that the keyboard reaches.
type keyed struct {
	touched
	onKey  func(*fyne.KeyEvent) bool
	onRune func(rune)
	onIn   func(bool)
	scroll *container.Scroll
}

// FocusGained shows the ring.
func (k *keyed) FocusGained() { k.focused(true) }

// FocusLost takes it away.
func (k *keyed) FocusLost() { k.focused(false) }

func (k *keyed) focused(in bool) {
	k.pen.focus = in
	if in {
		reveal(k.self, 0)
	}
	if k.onIn != nil {
		k.onIn(in)
	}
	k.Refresh()
}

func (k *keyed) ring(on bool) {
	k.pen.focus = on
	k.Refresh()
}

// TypedKey offers the key to the widget, then to the keys of the window.
func (k *keyed) TypedKey(e *fyne.KeyEvent) {
	Used()
	if k.onKey != nil && k.onKey(e) {
		return
	}
	typedElsewhere(k.self, e)
}

// TypedRune takes a letter.
func (k *keyed) TypedRune(r rune) {
	Used()
	if k.onRune != nil {
		k.onRune(r)
	}
}

// resized tells the scroller that the drawing became longer or shorter.
func (k *keyed) resized() {
	k.Refresh()
	if k.scroll != nil {
		k.scroll.Refresh()
	}
}

// focusOn gives the keyboard to a widget that is in a window.
func focusOn(o fyne.CanvasObject) {
	f, ok := o.(fyne.Focusable)
	if !ok {
		return
	}
	if c := canvasOf(o); c != nil {
		c.Focus(f)
	}
}

// canvasOf is the canvas of an object. The driver knows it from the first frame on; keys pressed before it is drawn belong to
// the one window of the program, so that a quick hand does not lose the keyboard to nobody.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	a := fyne.CurrentApp()
	if a == nil || o == nil {
		return nil
	}
	if c := a.Driver().CanvasForObject(o); c != nil {
		return c
	}
	if w := a.Driver().AllWindows(); len(w) > 0 {
		return w[0].Canvas()
	}
	return nil
}

// isEnter tells both Enter keys.
func isEnter(e *fyne.KeyEvent) bool { return e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter }
