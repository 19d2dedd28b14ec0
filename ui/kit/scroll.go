package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// following is what a drawing with a cursor has: it is told in which scroller it stands.
type following interface{ follow(*container.Scroll) }

// Scrolled lets a tall object scroll; a list drawn in it keeps its cursor in view.
func Scrolled(o fyne.CanvasObject) *container.Scroll {
	s := container.NewVScroll(container.New(narrow{}, o))
	if f, ok := o.(following); ok {
		f.follow(s)
	}
	return s
}

func (k *keyed) follow(s *container.Scroll) { k.scroll = s }

// reveal scrolls until a stretch of the drawing is in view.
func (k *keyed) reveal(y, h float32) {
	s := k.scroll
	if s == nil {
		return
	}
	switch {
	case y < s.Offset.Y:
		s.ScrollToOffset(fyne.NewPos(0, max(0, y-h)))
	case y+h > s.Offset.Y+s.Size().Height:
		s.ScrollToOffset(fyne.NewPos(0, y+h-s.Size().Height))
	}
}
