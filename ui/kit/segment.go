package kit

import "fyne.io/fyne/v2"

// Segment is one choice of few, side by side, with marks: diện, the range of the work list.
type Segment struct {
	keyed
	options  []Option
	at       int
	OnChange func(i int)
	onEnter  func()
	onLeave  func()
	onCome   func()
	wrong    bool // edged in red
}

// NewSegment makes it with one option chosen (-1 for none).
func NewSegment(options []Option, at int, onChange func(i int)) *Segment {
	s := &Segment{options: options, at: at, OnChange: onChange}
	s.start(s, s.size, s.draw)
	s.onKey = s.key
	s.onIn = func(in bool) {
		if !in && s.onLeave != nil {
			s.onLeave()
		}
		if in && s.onCome != nil {
			s.onCome()
		}
	}
	return s
}

// Chosen is the index of the chosen option, -1 for none.
func (s *Segment) Chosen() int { return s.at }

// Choose changes the choice without telling.
func (s *Segment) Choose(i int) { s.at = i; s.Refresh() }

// SetOptions changes the words, as counts do.
func (s *Segment) SetOptions(o []Option) { s.options = o; s.Refresh() }

func (s *Segment) cell(o Option) float32 {
	st := Body
	if s.at >= 0 && s.at < len(s.options) && s.options[s.at] == o {
		st = Strong
	}
	w := width(o.Text, st) + 20
	if o.Mark != "" {
		w += 13
	}
	return w
}

func (s *Segment) size() (float32, float32) {
	w := float32(0)
	for _, o := range s.options {
		w += s.cell(o)
	}
	return w + 1, 26
}

func (s *Segment) draw(p *pen, w, h float32) {
	own, _ := s.size()
	p.box(0, 0, own, h, FieldGround, Edge, 1, 4)
	x := float32(0)
	for i, o := range s.options {
		cw := s.cell(o)
		st, ink := Body, Second
		if i == s.at {
			p.box(x+1, 1, cw-1, h-2, Picked, none, 0, 3)
			st, ink = Strong, Ink
		} else if p.under(x, 0, cw, h) {
			p.box(x+1, 1, cw-1, h-2, Hover, none, 0, 3)
		}
		if i > 0 {
			p.vrule(x, 1, h-2, Edge)
		}
		tx := x + 10
		if o.Mark != "" {
			p.icon(o.Mark, x+5, (h-16)/2, 16, ink)
			tx = x + 25
		}
		p.text(tx, 0, h, o.Text, st)
		p.on(x, 0, cw, h, "", func() { focusOn(s); s.choose(i) })
		x += cw
	}
	switch {
	case s.wrong:
		p.wrongEdge(own, h, p.focus)
	case p.focus:
		p.ring(0, 0, own, h, 4)
	}
}

func (s *Segment) choose(i int) {
	if i == s.at || i < 0 || i >= len(s.options) {
		return
	}
	s.at = i
	s.Refresh()
	if s.OnChange != nil {
		s.OnChange(i)
	}
}

func (s *Segment) key(e *fyne.KeyEvent) bool {
	switch {
	case e.Name == fyne.KeyRight || e.Name == fyne.KeyDown:
		s.choose(min(s.at+1, len(s.options)-1))
	case e.Name == fyne.KeyLeft || e.Name == fyne.KeyUp:
		s.choose(max(s.at-1, 0))
	case e.Name == fyne.KeySpace:
		s.choose((s.at + 1) % len(s.options))
	case isEnter(e) && s.onEnter != nil:
		s.onEnter()
	default:
		return false
	}
	return true
}

// segmentField is a Segment in a form.
type segmentField struct {
	in *input
	s  *Segment
}

func newSegmentField(in *input) *segmentField {
	c := &segmentField{in: in}
	c.s = NewSegment(in.f.Options, -1, func(int) { in.left() })
	c.s.onEnter, c.s.onLeave, c.s.onCome = in.next, in.left, in.entered
	return c
}

func (c *segmentField) object() fyne.CanvasObject { return c.s }
func (c *segmentField) focus() fyne.Focusable     { return c.s }
func (c *segmentField) high() float32             { return 26 }
func (c *segmentField) mark(wrong bool)           { c.s.wrong = wrong; c.s.Refresh() }

func (c *segmentField) wide() float32 { w, _ := c.s.size(); return w }

func (c *segmentField) value() string {
	if c.s.at < 0 || c.s.at >= len(c.in.f.Options) {
		return ""
	}
	return c.in.f.Options[c.s.at].Value
}

func (c *segmentField) set(v string) {
	at := -1
	for i, o := range c.in.f.Options {
		if o.Value == v {
			at = i
		}
	}
	c.s.Choose(at)
}
