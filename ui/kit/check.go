package kit

import "fyne.io/fyne/v2"

// Check is a box to tick with words, and a grey note at the right end.
type Check struct {
	keyed
	word, note string
	on         bool
	OnChange   func(bool)
	onEnter    func()
	onLeave    func()
	onCome     func()
}

// NewCheck makes a row 24 high.
func NewCheck(word, note string, on bool, onChange func(bool)) *Check {
	c := &Check{word: word, note: note, on: on, OnChange: onChange}
	c.start(c, func() (float32, float32) {
		w := 24 + width(c.word, Body)
		if c.note != "" {
			w += 16 + width(c.note, Caption)
		}
		return w, 24
	}, c.draw)
	c.onKey = func(e *fyne.KeyEvent) bool {
		switch {
		case e.Name == fyne.KeySpace:
			c.flip()
		case isEnter(e) && c.onEnter != nil:
			c.onEnter()
		default:
			return false
		}
		return true
	}
	c.onIn = func(in bool) {
		if in && c.onCome != nil {
			c.onCome()
		}
		if !in && c.onLeave != nil {
			c.onLeave()
		}
	}
	return c
}

// On reports whether it is ticked.
func (c *Check) On() bool { return c.on }

// Set ticks or clears it without telling.
func (c *Check) Set(on bool) { c.on = on; c.Refresh() }

// SetNote changes the note at the right.
func (c *Check) SetNote(s string) { c.note = s; c.Refresh() }

func (c *Check) flip() {
	c.on = !c.on
	c.Refresh()
	if c.OnChange != nil {
		c.OnChange(c.on)
	}
}

func (c *Check) draw(p *pen, w, h float32) {
	y := (h - 15) / 2
	if c.on {
		p.box(0, y, 15, 15, Accent, none, 0, 3)
		p.icon("ok", 1, y+1, 13, OnAccent)
	} else {
		p.box(0, y, 15, 15, FieldGround, Edge, 1, 3)
	}
	if p.focus {
		p.ring(-3, y-3, 21, 21, 4)
	}
	end := w
	if c.note != "" {
		end = p.textRight(w, 0, h, c.note, Caption) - 8
	}
	p.textFit(23, 0, h, end-23, c.word, Body)
	p.on(0, 0, w, h, "", func() { focusOn(c); c.flip() })
}

// checkField is a Check in a form; its value is "1" or "".
type checkField struct {
	in *input
	c  *Check
}

func newCheckField(in *input) *checkField {
	f := &checkField{in: in}
	f.c = NewCheck(in.f.Place, "", false, func(bool) { in.left() })
	f.c.onEnter, f.c.onLeave, f.c.onCome = in.next, in.left, in.entered
	return f
}

func (f *checkField) object() fyne.CanvasObject { return f.c }
func (f *checkField) focus() fyne.Focusable     { return f.c }
func (f *checkField) high() float32             { return 26 }
func (f *checkField) mark(bool)                 {}
func (f *checkField) set(v string)              { f.c.Set(v != "") }
func (f *checkField) wide() float32             { w, _ := f.c.measure(); return max(w, f.in.f.Width) }
func (f *checkField) value() string {
	if f.c.on {
		return "1"
	}
	return ""
}
