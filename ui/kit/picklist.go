package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Option is one line to choose.
type Option struct {
	Value string // what is stored
	Text  string // what is shown
	Note  string // grey at the right: the province, the code
	Mark  string // icon before it
}

const pickRows = 10

// pickList is the list that opens under a field. The field keeps the keyboard and moves the list.
type pickList struct {
	touched
	list  []Option
	at    int
	top   int
	found func(Option)
	none  string // said when the list is empty
	root  *Root
	wide  float32
}

// openPick shows options under a field; picked is called with the one chosen.
func openPick(under fyne.CanvasObject, list []Option, at int, empty string, picked func(Option)) *pickList {
	r := rootOf(under)
	if r == nil {
		return nil
	}
	l := &pickList{list: list, at: at, found: picked, none: empty, root: r}
	l.start(l, l.size, l.draw)
	l.show()
	l.wide = under.Size().Width / current().scale
	pos := fyne.CurrentApp().Driver().AbsolutePositionForObject(under)
	size := l.MinSize()
	below := pos.AddXY(0, under.Size().Height+2)
	if below.Y+size.Height > r.Size().Height && pos.Y > size.Height {
		below = pos.AddXY(0, -size.Height-2)
	}
	r.float(l, below, size, func() { r.drop(l) })
	return l
}

func (l *pickList) open() bool { return l != nil && l.root.area == fyne.CanvasObject(l) }

func (l *pickList) close() {
	if l.open() {
		l.root.CloseFloat()
	}
}

// set changes what is offered while typing goes on.
func (l *pickList) set(list []Option, at int) {
	l.list, l.at, l.top = list, at, 0
	l.Resize(l.MinSize())
	l.Refresh()
}

func (l *pickList) show() {
	if l.at < l.top {
		l.top = max(0, l.at)
	}
	if l.at >= l.top+pickRows {
		l.top = l.at - pickRows + 1
	}
}

func (l *pickList) move(by int) {
	if len(l.list) == 0 {
		return
	}
	l.at = max(0, min(len(l.list)-1, l.at+by))
	l.show()
	l.Refresh()
}

func (l *pickList) take() bool {
	if l.at < 0 || l.at >= len(l.list) {
		return false
	}
	o := l.list[l.at]
	l.close()
	l.found(o)
	return true
}

func (l *pickList) size() (float32, float32) {
	w := max(l.wide, 120)
	for _, o := range l.list {
		x := width(o.Text, Body) + 26
		if o.Note != "" {
			x += width(o.Note, Caption) + 16
		}
		if o.Mark != "" {
			x += 22
		}
		w = max(w, min(x, 460))
	}
	return w, float32(max(1, min(len(l.list), pickRows)))*24 + 8
}

func (l *pickList) draw(p *pen, w, h float32) {
	p.box(0, 0, w, h, Surface, Edge, 1, 4)
	if len(l.list) == 0 {
		p.text(9, 4, 24, l.none, Quiet)
		return
	}
	for i := l.top; i < min(len(l.list), l.top+pickRows); i++ {
		o, y := l.list[i], 4+float32(i-l.top)*24
		if i == l.at {
			p.box(4, y, w-8, 24, Picked, none, 0, 3)
		} else if p.under(4, y, w-8, 24) {
			p.box(4, y, w-8, 24, Hover, none, 0, 3)
		}
		x := float32(9)
		if o.Mark != "" {
			p.icon(o.Mark, x, y+4, 16, Second)
			x += 22
		}
		room := w - x - 12
		if o.Note != "" {
			room = p.textRight(w-12, y, 24, o.Note, Caption) - x - 10
		}
		p.textFit(x, y, 24, room, o.Text, Body)
		p.on(4, y, w-8, 24, "", func() { l.at = i; l.take() })
	}
	if n := len(l.list); n > pickRows { // where in the list we are
		long := (h - 8) * pickRows / float32(n)
		p.box(w-6, 4+(h-8-long)*float32(l.top)/float32(n-pickRows), 3, long, Edge, none, 0, 1.5)
	}
}

// Scrolled turns the wheel.
func (l *pickList) Scrolled(e *fyne.ScrollEvent) {
	by := 3
	if e.Scrolled.DY > 0 {
		by = -3
	}
	l.top = max(0, min(max(0, len(l.list)-pickRows), l.top+by))
	l.Refresh()
}

// MouseDown keeps the field from losing the keyboard before the choice is taken.
func (l *pickList) MouseDown(e *desktop.MouseEvent) {
	if h := l.touched.at(e.Position); h != nil && h.do != nil {
		h.do()
	}
}

// MouseUp is part of desktop.Mouseable.
func (l *pickList) MouseUp(*desktop.MouseEvent) {}

// Tapped does nothing more: MouseDown has chosen.
func (l *pickList) Tapped(e *fyne.PointEvent) {
	if l.open() {
		l.touched.Tapped(e)
	}
}
