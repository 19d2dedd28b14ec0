package kit

import (
	"strconv"

	"fyne.io/fyne/v2"
)

// Chip narrows a list: status, state, "còn dưới 30 ngày". Chips of one group exclude each other, groups combine.
type Chip struct {
	Key   string
	Word  string
	Count string
	Mark  string
	Alarm bool // the mark is red: escaped
	Group int
	On    bool
	Why   func() Why // how the count was reckoned
}

// Chips is a row of chips: one Tab stop in which the arrows move and Space chooses.
type Chips struct {
	keyed
	list     []Chip
	at       int
	OnChange func(on map[string]bool) // keys that are chosen now
}

// NewChips makes the row.
func NewChips(list []Chip, onChange func(on map[string]bool)) *Chips {
	c := &Chips{list: list, OnChange: onChange}
	c.start(c, func() (float32, float32) { return 200, 24 }, c.draw)
	c.onKey = func(e *fyne.KeyEvent) bool {
		switch {
		case e.Name == fyne.KeyRight:
			c.at = min(c.at+1, len(c.list)-1)
		case e.Name == fyne.KeyLeft:
			c.at = max(c.at-1, 0)
		case e.Name == fyne.KeySpace || isEnter(e):
			c.flip(c.at)
		default:
			return false
		}
		c.Refresh()
		return true
	}
	return c
}

// Set changes counts or the whole row.
func (c *Chips) Set(list []Chip) {
	c.list = list
	c.at = min(c.at, max(0, len(list)-1))
	c.Refresh()
}

// Chosen is what is chosen now.
func (c *Chips) Chosen() map[string]bool {
	m := map[string]bool{}
	for _, x := range c.list {
		if x.On {
			m[x.Key] = true
		}
	}
	return m
}

// Choose switches one chip as a click would.
func (c *Chips) Choose(key string, on bool) {
	for i, x := range c.list {
		if x.Key == key && x.On != on {
			c.flip(i)
		}
	}
}

func (c *Chips) flip(i int) {
	on := !c.list[i].On
	for j := range c.list {
		if c.list[j].Group == c.list[i].Group {
			c.list[j].On = false
		}
	}
	c.list[i].On = on
	c.Refresh()
	if c.OnChange != nil {
		c.OnChange(c.Chosen())
	}
}

func (x Chip) style() Style {
	if x.On {
		return Caption.B().In(Ink)
	}
	return Caption.In(Ink)
}

func (x Chip) wide() float32 {
	w := 20 + width(x.Word, x.style())
	if x.Count != "" {
		w += 6 + width(x.Count, Caption)
	}
	if x.Mark != "" {
		w += 20
	}
	if x.On {
		w += 18
	}
	return w
}

func (c *Chips) draw(p *pen, w, h float32) {
	fits := c.fitting(w)
	x := float32(0)
	for i, chip := range c.list[:fits] {
		if i > 0 && chip.Group != c.list[i-1].Group {
			p.vrule(x+4, 4, h-8, Edge)
			x += 15
		}
		cw := chip.wide()
		c.chip(p, i, x, cw, h)
		x += cw + 6
	}
	if fits < len(c.list) {
		c.more(p, fits, x, h)
	}
}

const moreWide = 44

// fitting is how many chips have room; where not all have, some is kept for the one that opens the rest.
func (c *Chips) fitting(w float32) int {
	x, last := float32(0), 0
	for i, chip := range c.list {
		if i > 0 && chip.Group != c.list[i-1].Group {
			x += 15
		}
		x += chip.wide()
		if x+6+moreWide <= w {
			last = i + 1
		}
		x += 6
	}
	if x-6 <= w+1 {
		return len(c.list)
	}
	return last
}

// more opens the chips that have no room, as larger text leaves some.
func (c *Chips) more(p *pen, from int, x, h float32) {
	rest := Chip{Word: "+" + strconv.Itoa(len(c.list)-from)}
	var acts []Act
	for i, chip := range c.list[from:] {
		icon := ""
		if chip.On {
			icon, rest.On = "ok", true
		}
		acts = append(acts, Act{Word: chip.Word + " " + chip.Count, Icon: icon, Do: func() { c.at = from + i; c.flip(from + i) }})
	}
	ground, edge := Surface, Rule
	if rest.On {
		ground, edge = Picked, Accent
	}
	p.box(x, 0, moreWide, h, ground, edge, 1, 12)
	if p.focus && c.at >= from {
		p.ring(x, 0, moreWide, h, 12)
	}
	p.text(x+9, 0, h, rest.Word, Chip{On: rest.On}.style())
	p.icon("down", x+moreWide-19, (h-12)/2+1, 12, Second)
	p.on(x, 0, moreWide, h, "", func() {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(c)
		openMenu(c, at.AddXY(Unit(x), Unit(h+2)), acts)
	})
}

func (c *Chips) chip(p *pen, i int, x, cw, h float32) {
	chip := c.list[i]
	ground, edge := Surface, Rule
	if chip.On {
		ground, edge = Picked, Accent
	} else if p.under(x, 0, cw, h) {
		ground = Hover
	}
	p.box(x, 0, cw, h, ground, edge, 1, 12)
	if p.focus && i == c.at {
		p.ring(x, 0, cw, h, 12)
	}
	tx := x + 10
	if chip.Mark != "" {
		ink := Second
		if chip.Alarm {
			ink = Red
		}
		p.icon(chip.Mark, tx-2, (h-14)/2, 14, ink)
		tx += 20
	}
	tx = p.text(tx, 0, h, chip.Word, chip.style())
	if chip.Count != "" {
		tx = p.text(tx+6, 0, h, chip.Count, Caption)
	}
	if chip.On {
		p.icon("close", tx+6, (h-11)/2, 11, Ink)
	}
	p.on(x, 0, cw, h, "", func() { focusOn(c); c.at = i; c.flip(i) })
}
