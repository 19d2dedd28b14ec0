package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// holding is a widget that others stand in.
type holding interface{ holds() []fyne.CanvasObject }

func (f *Form) holds() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, in := range f.inputs {
		out = append(out, in.ctl.object())
	}
	for i := range f.rows {
		if o := f.rows[i].object; o != nil {
			out = append(out, o)
		}
	}
	return out
}

func (b *entryBox) holds() []fyne.CanvasObject { return []fyne.CanvasObject{b.entry} }
func (r *Root) holds() []fyne.CanvasObject     { return []fyne.CanvasObject{r.content} }
func (s *sheet) holds() []fyne.CanvasObject    { return []fyne.CanvasObject{s.root} }

func (g *Grid) holds() []fyne.CanvasObject {
	if g.list == nil {
		return nil
	}
	return []fyne.CanvasObject{g.list}
}

// scrollersOf are the scrollers between an object and what holds it, the nearest first; ok tells that it stands there at all.
func scrollersOf(in, o fyne.CanvasObject) (list []*container.Scroll, ok bool) {
	if in == nil || in == o {
		return nil, in != nil
	}
	if !in.Visible() {
		return nil, false
	}
	var inside []fyne.CanvasObject
	switch x := in.(type) {
	case *fyne.Container:
		inside = x.Objects
	case *container.Scroll:
		if list, ok = scrollersOf(x.Content, o); ok {
			list = append(list, x)
		}
		return list, ok
	case holding:
		inside = x.holds()
	}
	for _, c := range inside {
		if list, ok = scrollersOf(c, o); ok {
			return list, true
		}
	}
	return nil, false
}

// reveal scrolls whatever an object stands in until it is in view with a little around it, and what stands so far below it. Every
// widget that gets the keyboard calls it: Tab leads nobody to a field out of sight.
func reveal(o fyne.CanvasObject, below float32) {
	c := canvasOf(o)
	if c == nil {
		return
	}
	in := c.Overlays().Top()
	if in == nil {
		in = c.Content()
	}
	list, _ := scrollersOf(in, o)
	for _, s := range list {
		if s.Direction != container.ScrollHorizontalOnly {
			revealIn(s, o, below)
		}
	}
}

func revealIn(s *container.Scroll, o fyne.CanvasObject, below float32) {
	d := fyne.CurrentApp().Driver()
	at := d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(s.Content).Y
	top, bottom := at-Unit(8), at+o.Size().Height+Unit(rowGap+below)
	off, view := s.Offset.Y, s.Size().Height
	switch {
	case at < 0 || view < Unit(rowHigh): // not laid out yet
	case bottom-top > view && top < off+view-Unit(rowHigh) && bottom > off+Unit(rowHigh): // a long list is in view in part
	case top < off:
		s.ScrollToOffset(fyne.NewPos(0, max(0, top)))
	case bottom > off+view:
		s.ScrollToOffset(fyne.NewPos(0, min(bottom-view, max(0, top))))
	}
}
