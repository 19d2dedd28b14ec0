package kit

import "fyne.io/fyne/v2"

// menuBox is the list of acts of a right click, or the candidates of a field: keyboard first.
type menuBox struct {
	keyed
	acts []Act
	at   int
	root *Root
	back fyne.Focusable
}

// openMenu shows acts at a place of the window. Esc and a click elsewhere close it.
func openMenu(of fyne.CanvasObject, at fyne.Position, acts []Act) {
	r, c := rootOf(of), canvasOf(of)
	if r == nil || c == nil || len(acts) == 0 {
		return
	}
	m := &menuBox{acts: acts, root: r, back: c.Focused()}
	m.start(m, m.size, m.draw)
	m.onKey = m.key
	m.onIn = func(in bool) {
		if !in {
			r.drop(m)
		}
	}
	size := m.MinSize()
	if over := at.Y + size.Height - r.Size().Height; over > 0 {
		at.Y = max(0, at.Y-size.Height)
	}
	r.float(m, at, size, m.close)
	c.Focus(m)
}

// close gives the keyboard back, or to the window where nothing had it: it must not stay with a menu that is gone.
func (m *menuBox) close() {
	c := canvasOf(m)
	m.root.drop(m)
	switch {
	case c == nil:
	case m.back != nil:
		c.Focus(m.back)
	case c.Focused() == fyne.Focusable(m):
		c.Unfocus()
	}
}

func (m *menuBox) size() (float32, float32) {
	w := float32(120)
	for _, a := range m.acts {
		x := width(a.Word, Body) + 52
		if a.Key != "" {
			x += capWidth(a.Key) + 12
		}
		w = max(w, x)
	}
	return w, float32(len(m.acts))*26 + 8
}

func (m *menuBox) draw(p *pen, w, h float32) {
	p.box(0, 0, w, h, Surface, Edge, 1, 4)
	for i, a := range m.acts {
		y := 4 + float32(i)*26
		st := Body
		if a.Why != "" {
			st = st.In(Off)
		}
		if i == m.at {
			p.box(4, y, w-8, 26, Picked, none, 0, 3)
		} else if p.under(4, y, w-8, 26) {
			p.box(4, y, w-8, 26, Hover, none, 0, 3)
		}
		p.icon(a.Icon, 12, y+5, 16, st.Color)
		p.text(36, y, 26, a.Word, st)
		if a.Key != "" {
			cw := capWidth(a.Key)
			p.cap(w-12-cw, y, 26, a.Key, Second, Rule, Tint)
		}
		p.on(4, y, w-8, 26, a.Why, func() { m.do(i) })
	}
}

func (m *menuBox) do(i int) {
	a := m.acts[i]
	if a.Why != "" {
		return
	}
	m.root.CloseFloat()
	if a.Do != nil {
		a.Do()
	}
}

func (m *menuBox) key(e *fyne.KeyEvent) bool {
	switch {
	case e.Name == fyne.KeyDown:
		m.at = (m.at + 1) % len(m.acts)
	case e.Name == fyne.KeyUp:
		m.at = (m.at + len(m.acts) - 1) % len(m.acts)
	case isEnter(e) || e.Name == fyne.KeySpace:
		m.do(m.at)
		return true
	case e.Name == fyne.KeyEscape:
		m.root.CloseFloat()
		return true
	default:
		return true
	}
	m.Refresh()
	return true
}

// Menu opens a list of acts under an object, for a button that holds several.
func Menu(under fyne.CanvasObject, acts ...Act) {
	if canvasOf(under) == nil {
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(under)
	openMenu(under, at.AddXY(0, under.Size().Height+2), acts)
}
