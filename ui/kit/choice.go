package kit

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	"golang.org/x/text/unicode/norm"
)

// choice is a field with a fixed list: letters jump to the next line that begins with them, F4 or Space opens.
type choice struct {
	keyed
	in    *input
	at    int // -1 none
	list  *pickList
	wrong bool
	typed string
	again bool // a letter was taken back: the next one may still name the line we stand on
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
		p.wrongEdge(w, h, p.focus)
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
	case e.Name == fyne.KeySpace && c.goesOn(): // the letter follows
	case e.Name == fyne.KeyF4 || e.Name == fyne.KeySpace && !open:
		c.toggle()
	case e.Name == fyne.KeyDown:
		c.step(1, open)
	case e.Name == fyne.KeyUp:
		c.step(-1, open)
	case isEnter(e):
		if open {
			c.list.take()
		}
		c.in.next()
	case e.Name == fyne.KeyEscape && open:
		c.list.close()
	case e.Name == fyne.KeyBackspace && c.takenBack():
	case e.Name == fyne.KeyDelete, e.Name == fyne.KeyBackspace:
		return c.empty()
	default:
		return false
	}
	return true
}

// empty takes the choice back where one may be left open.
func (c *choice) empty() bool {
	if c.in.f.Required {
		return false
	}
	c.at = -1
	c.Refresh()
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
		if c.goesOn() {
			c.typed, c.when = c.typed+" ", time.Now()
		}
		return
	}
	now := time.Now()
	if now.Sub(c.when) > time.Second {
		c.typed = ""
	}
	c.when = now
	if unicode.IsSpace(r) { // the empty letter of EVKey, which it takes back
		c.typed += string(r)
		return
	}
	c.typed = norm.NFC.String(c.typed + string(unicode.ToLower(r)))
	from := c.at
	again := c.again
	c.again = false
	if len([]rune(c.typed)) > 1 || again {
		from-- // a longer text may still name the line we stand on
	}
	n := len(c.in.f.Options)
	for i := 1; i <= n; i++ {
		j := ((from+i)%n + n) % n
		if begins(c.in.f.Options[j].Text, c.typed) {
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

// goesOn reports that a blank belongs to the words that are being typed, as in "viêm gan", and opens no list.
func (c *choice) goesOn() bool {
	return c.typed != "" && time.Since(c.when) <= time.Second &&
		slices.ContainsFunc(c.in.f.Options, func(o Option) bool { return begins(o.Text, c.typed+" ") })
}

// takenBack drops the last letter that was typed: Unikey sends a backspace and the letter with its mark.
func (c *choice) takenBack() bool {
	if c.typed == "" || time.Since(c.when) > time.Second {
		return false
	}
	r := []rune(c.typed)
	c.typed, c.again = string(r[:len(r)-1]), true
	return true
}

// begins reports whether a line begins with what was typed; a letter typed without its mark finds the one that has it.
func begins(line, typed string) bool {
	l := []rune(norm.NFD.String(strings.ToLower(line)))
	i := 0
	for _, x := range norm.NFD.String(typed) {
		for i < len(l) && unicode.Is(unicode.Mn, l[i]) && !unicode.Is(unicode.Mn, x) {
			i++
		}
		if i >= len(l) || l[i] != x && (l[i] != 'đ' || x != 'd') {
			return false
		}
		i++
	}
	return true
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
