package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// sheet is a dialog: a box on the window that takes pointer and keys until it is answered.
type sheet struct {
	widget.BaseWidget
	root   *Root
	canvas fyne.Canvas
	place  *fyne.Container
	scroll *container.Scroll // of the content, nil when it does not scroll
	least  fyne.Size         // of the box, when it was last placed
	wide   float32
	enter  func() // Enter, when nothing else takes it
	escape func()
	keys   []Shortcut
	back   fyne.Focusable // has the keyboard when it closes
	moved  bool           // that was said while it was open
}

// centred puts the box in the middle, a little above, never higher than 560. A box that grows later keeps its head where it is
// while there is room under it.
type centred struct {
	wide, top float32
	in        fyne.Size // the window it was placed in
}

func (c *centred) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
func (c *centred) Layout(o []fyne.CanvasObject, s fyne.Size) {
	m := o[0].MinSize()
	w := min(Unit(c.wide), s.Width-16)
	h := min(m.Height, min(Unit(560), s.Height-16))
	if c.in != s {
		c.in, c.top = s, snap((s.Height-h)*0.4)
	}
	o[0].Resize(fyne.NewSize(w, h))
	o[0].Move(fyne.NewPos(snap((s.Width-w)/2), min(c.top, snap(s.Height-h-8))))
}

// newSheet makes a dialog of the given width around its content.
func newSheet(c fyne.Canvas, wide float32, content fyne.CanvasObject) *sheet {
	s := &sheet{canvas: c, wide: wide}
	s.place = container.New(&centred{wide: wide}, Framed(Surface, Edge, 6, content))
	s.root = NewRoot(s.place)
	s.ExtendBaseWidget(s)
	return s
}

// fit lets the box follow its content: a sentence under a wrong field makes it higher, up to what the window has.
func (s *sheet) fit() {
	if s.scroll != nil {
		s.scroll.Refresh()
	}
	if m := s.place.Objects[0].MinSize(); m != s.least {
		s.least = m
		s.place.Layout.Layout(s.place.Objects, s.place.Size())
	}
}

// CreateRenderer is asked by Fyne.
func (s *sheet) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(s.root)
}

// Tapped swallows what is tapped beside the box: a dialog closes only by answering.
func (s *sheet) Tapped(*fyne.PointEvent) {}

func (s *sheet) open(first fyne.Focusable) {
	s.back = s.canvas.Focused()
	ring(s.back, false) // one ring in the window: it says where the keys go
	if r := topRoot(s.canvas); r != nil {
		r.CloseFloat()
	}
	if keysOf[s.canvas] == nil {
		NewKeys(s.canvas)
	}
	s.canvas.Overlays().Add(s)
	s.Resize(s.canvas.Size())
	for range 2 { // what breaks into lines knows its height once it has its width
		*s.place.Layout.(*centred) = centred{wide: s.wide}
		s.least = fyne.Size{}
		s.fit()
	}
	if first != nil {
		s.canvas.Focus(first)
	}
}

func (s *sheet) close() {
	s.root.CloseFloat()
	s.canvas.Overlays().Remove(s)
	ring(s.canvas.Focused(), true)
	if s.canvas.Overlays().Top() == nil && s.back != nil && (s.moved || s.canvas.Focused() == nil) {
		s.canvas.Focus(s.back)
	}
}

// ring shows or hides the ring of a widget that keeps the keyboard of its layer behind a dialog.
func ring(x fyne.Focusable, on bool) {
	if r, ok := x.(interface{ ring(on bool) }); ok {
		r.ring(on)
	}
}

// give hands the keyboard to a field of a form. Behind a dialog (a form emptied for the next person while it says what came of
// printing) the field has it when the dialog is answered.
func give(c fyne.Canvas, f *Form, x fyne.Focusable) {
	if s, ok := c.Overlays().Top().(*sheet); ok {
		if _, behind := scrollersOf(c.Content(), f); behind {
			s.back, s.moved = x, true
			return
		}
	}
	c.Focus(x)
}

func (s *sheet) typed(e *fyne.KeyEvent) bool { return s.key(e.Name, false) }

func (s *sheet) key(k fyne.KeyName, ctrl bool) bool {
	for _, x := range s.keys {
		if x.Key == k && x.Ctrl == ctrl && x.Do != nil {
			x.Do()
			return true
		}
	}
	switch {
	case ctrl && k == fyne.KeyE:
		return s.root.explainOrShut()
	case ctrl:
		return false
	case k == fyne.KeyEscape && s.escape != nil:
		s.escape()
	case (k == fyne.KeyReturn || k == fyne.KeyEnter) && s.enter != nil:
		s.enter()
	default:
		return false
	}
	return true
}

// ScrollTo moves the content of an open dialog to where it shall stand, told from where it stands now.
func (d *Dialog) ScrollTo(at func(now float32) float32) {
	if d.sheet == nil || d.sheet.scroll == nil {
		return
	}
	s := d.sheet.scroll
	s.ScrollToOffset(fyne.NewPos(0, max(0, min(at(s.Offset.Y), s.Content.MinSize().Height-s.Size().Height))))
}
