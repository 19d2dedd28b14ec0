package kit

import (
	"strings"
	"time"
	"unicode"

	"fyne.io/fyne/v2"
)

// choice is a field with a fixed list: letters jump to the next line that begins with them, F4 or Space opens.
type choice struct {
	keyed
	in    *input
	at    int // -1 none
	list  *pickList
	wrong bool
	typed string
	when  time.Time
}

func newChoice(in *input) *choice {
	c := &choice{in: in, at: -1}
	c.start(c, func() (float32, float32) { return 60, 26 }, c.draw)
	c.onKey = c.key
	c.onRune = c.letter
	c.onIn = func(got bool) {
		if got {
			in.entered()
			return
		}
		c.list.close()
		in.left()
	}
	return c
}

func (c *choice) draw(p *pen, w, h float32) {
	p.box(0, 0, w, h, FieldGround, Edge, 1, 4)
	switch {
	case c.wrong:
		p.box(0, 0, w, h, none, Red, 2, 4)
	case p.focus:
		p.ring(0, 0, w, h, 4)
	}
	if c.at >= 0 && c.at < len(c.in.f.Options) {
		p.textFit(9, 0, h, w-34, c.in.f.Options[c.at].Text, Body)
	} else {
		p.textFit(9, 0, h, w-34, c.in.f.Place, Quiet)
	}
	p.icon("down", w-23, (h-14)/2, 14, Second)
	p.on(0, 0, w, h, "", func() {
		focusOn(c)
		c.toggle()
	})
}

func (c *choice) toggle() {
	if c.list.open() {
		c.list.close()
		return
	}
	c.list = openPick(c, c.in.f.Options, c.at, T("kit.field.nochoice"), func(o Option) { c.set(o.Value); c.in.told() })
}

func (c *choice) key(e *fyne.KeyEvent) bool {
	open := c.list.open()
	switch {
	case e.Name == fyne.KeyF4 || e.Name == fyne.KeySpace && !open:
		c.toggle()
	case e.Name == fyne.KeyDown:
		c.step(1, open)
	case e.Name == fyne.KeyUp:
		c.step(-1, open)
	case isEnter(e) && open:
		c.list.take()
		c.in.next()
	case isEnter(e):
		c.in.next()
	case e.Name == fyne.KeyEscape && open:
		c.list.close()
	case (e.Name == fyne.KeyDelete || e.Name == fyne.KeyBackspace) && !c.in.f.Required:
		c.at = -1
		c.Refresh()
	default:
		return false
	}
	return true
}

func (c *choice) step(by int, open bool) {
	if open {
		c.list.move(by)
		return
	}
	c.choose(max(0, min(len(c.in.f.Options)-1, c.at+by)))
}

func (c *choice) choose(i int) {
	c.at = i
	if c.list.open() {
		c.list.at = i
		c.list.move(0)
	}
	c.Refresh()
}

// letter jumps to the next line that begins with what was typed within a second.
func (c *choice) letter(r rune) {
	if r == ' ' {
		return
	}
	now := time.Now()
	if now.Sub(c.when) > time.Second {
		c.typed = ""
	}
	c.when = now
	c.typed += string(unicode.ToLower(r))
	from := c.at
	if len([]rune(c.typed)) > 1 {
		from-- // a longer text may still name the line we stand on
	}
	n := len(c.in.f.Options)
	for i := 1; i <= n; i++ {
		j := ((from+i)%n + n) % n
		if strings.HasPrefix(strings.ToLower(c.in.f.Options[j].Text), c.typed) {
			c.choose(j)
			return
		}
	}
	if len([]rune(c.typed)) > 1 { // the same letter again goes on to the next line
		c.typed = string(unicode.ToLower(r))
		c.when = time.Time{}
		c.letter(r)
	}
}

func (c *choice) object() fyne.CanvasObject { return c }
func (c *choice) focus() fyne.Focusable     { return c }
func (c *choice) high() float32             { return 26 }
func (c *choice) wide() float32             { return c.in.f.Width }
func (c *choice) mark(wrong bool)           { c.wrong = wrong; c.Refresh() }

func (c *choice) value() string {
	if c.at < 0 || c.at >= len(c.in.f.Options) {
		return ""
	}
	return c.in.f.Options[c.at].Value
}

func (c *choice) set(v string) {
	c.at = -1
	for i, o := range c.in.f.Options {
		if o.Value == v {
			c.at = i
		}
	}
	c.Refresh()
}
