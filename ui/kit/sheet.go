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
	box    fyne.CanvasObject
	enter  func() // Enter, when nothing else takes it
	escape func()
	keys   []Shortcut
	back   fyne.Focusable // had the keyboard before
}

// centred puts the box in the middle, a little above, never higher than 560.
type centred struct{ wide float32 }

func (c centred) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
func (c centred) Layout(o []fyne.CanvasObject, s fyne.Size) {
	m := o[0].MinSize()
	w := min(Unit(c.wide), s.Width-16)
	h := min(m.Height, min(Unit(560), s.Height-16))
	o[0].Resize(fyne.NewSize(w, h))
	o[0].Move(fyne.NewPos(snap((s.Width-w)/2), snap((s.Height-h)*0.4)))
}

// newSheet makes a dialog of the given width around its content.
func newSheet(c fyne.Canvas, wide float32, content fyne.CanvasObject) *sheet {
	s := &sheet{canvas: c, box: content}
	s.root = NewRoot(container.New(centred{wide}, Framed(Surface, Edge, 6, content)))
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer is asked by Fyne.
func (s *sheet) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(s.root)
}

// Tapped swallows what is tapped beside the box: a dialog closes only by answering.
func (s *sheet) Tapped(*fyne.PointEvent) {}

func (s *sheet) open(first fyne.Focusable) {
	s.back = s.canvas.Focused()
	if r := topRoot(s.canvas); r != nil {
		r.CloseFloat()
	}
	if keysOf[s.canvas] == nil {
		NewKeys(s.canvas)
	}
	s.canvas.Overlays().Add(s)
	s.Resize(s.canvas.Size())
	if first != nil {
		s.canvas.Focus(first)
	}
}

func (s *sheet) close() {
	s.root.CloseFloat()
	s.canvas.Overlays().Remove(s)
	if s.back != nil && s.canvas.Overlays().Top() == nil {
		s.canvas.Focus(s.back)
	}
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
