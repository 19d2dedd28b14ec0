package kit

import (
	"fyne.io/fyne/v2"
)

// Weight is how a button stands out: one primary a screen, the others plain, acts of a block head quiet.
type Weight int

// The three weights.
const (
	PlainButton Weight = iota
	Primary
	QuietButton
)

// Button is a rectangle with verb and object.
type Button struct {
	keyed
	word, icon, key string
	weight          Weight
	why             string // says why it is off
	do              func()
	slim            bool // 24 high, inside a row
	onWhite         bool
	grey            bool // a tool: its icon is not accent
}

// NewButton makes a plain button; icon and key cap may be "".
func NewButton(word, icon, key string, do func()) *Button {
	return newButton(PlainButton, word, icon, key, do)
}

// NewPrimary makes the one filled button of the screen.
func NewPrimary(word, icon, key string, do func()) *Button {
	return newButton(Primary, word, icon, key, do)
}

// NewQuiet makes a button of accent words alone, for block heads.
func NewQuiet(word, icon string, do func()) *Button {
	return newButton(QuietButton, word, icon, "", do)
}

// NewTool is an icon alone, grey: close, back. tip says what it does.
func NewTool(icon, tip string, do func()) *Button {
	b := newButton(QuietButton, "", icon, "", do)
	b.grey, b.tip = true, tip
	return b
}

func newButton(weight Weight, word, icon, key string, do func()) *Button {
	b := &Button{word: word, icon: icon, key: key, weight: weight, do: do}
	b.start(b, b.size, b.draw)
	b.onKey = func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeySpace || isEnter(e) {
			b.act()
			return true
		}
		return false
	}
	return b
}

// Bold makes the words of a plain button bold: the default act of a notice.
func (b *Button) Bold() *Button { b.onWhite = true; return b }

// Disable switches the button off and says why on hover.
func (b *Button) Disable(why string) { b.why = why; b.tip = why; b.Refresh() }

// Enable switches it on.
func (b *Button) Enable() { b.why, b.tip = "", ""; b.Refresh() }

// SetWord changes the words.
func (b *Button) SetWord(w string) { b.word = w; b.Refresh() }

// Word is what stands on it.
func (b *Button) Word() string { return b.word }

// Disabled reports whether it is off.
func (b *Button) Disabled() bool { return b.why != "" }

func (b *Button) act() {
	hideTip(b)
	if b.why == "" && b.do != nil {
		b.do()
	}
}

// Tapped does the act.
func (b *Button) Tapped(*fyne.PointEvent) { b.act() }

func (b *Button) style() Style {
	switch {
	case b.weight == Primary:
		return Strong.In(OnAccent)
	case b.grey:
		return Caption
	case b.weight == QuietButton:
		return Caption.In(Accent)
	case b.onWhite:
		return Strong
	}
	return Body
}

func (b *Button) pad() float32 {
	if b.weight == QuietButton {
		return 8
	}
	if b.word == "" {
		return 6
	}
	return 11.5
}

// wideAt is the width the button wants at a squeeze of its row.
func (b *Button) wideAt(q squeeze) float32 {
	if q == wordless && b.icon != "" && b.weight != Primary {
		return 28
	}
	w := 2 * b.pad()
	if b.icon != "" {
		w += 16
	}
	if b.word != "" {
		w += width(b.word, b.style())
		if b.icon != "" {
			w += 8
		}
	}
	if b.key != "" && q == roomy {
		w += 8 + capWidth(b.key)
	}
	return w
}

// squeezed is what the button gives up to stand in the width it was given.
func (b *Button) squeezed(w float32) squeeze {
	for _, q := range []squeeze{roomy, capless} {
		if w >= b.wideAt(q)-0.5 {
			return q
		}
	}
	if b.icon == "" || b.weight == Primary {
		return capless
	}
	return wordless
}

func (b *Button) size() (float32, float32) {
	w := b.wideAt(roomy)
	h := float32(28)
	if b.slim || b.weight == QuietButton {
		h = 24
	}
	return w, h
}

func (b *Button) draw(p *pen, w, h float32) {
	st := b.style()
	ground, edge, thick := Surface, Edge, float32(1)
	capEdge, capInk, capGround := Rule, Second, Tint
	switch {
	case b.why != "":
		ground, edge, st = Tint, Rule, st.In(Off)
		if b.weight == QuietButton {
			ground, thick = none, 0
		}
	case b.weight == Primary:
		ground, edge, thick, capEdge, capInk = Accent, Accent, 0, OnAccent, OnAccent
		capGround = Accent
	case b.weight == QuietButton:
		ground, edge, thick = none, none, 0
		if p.mx >= 0 {
			ground = Picked
		}
	case p.mx >= 0:
		ground = Hover
	}
	p.box(0, 0, w, h, ground, edge, thick, 4)
	if p.focus {
		if b.weight == Primary && b.why == "" {
			p.box(2, 2, w-4, h-4, none, OnAccent, 1.5, 3)
		} else {
			p.ring(0, 0, w, h, 4)
		}
	}
	b.drawWord(p, w, h, st, capInk, capEdge, capGround)
}

// drawWord draws icon, word and key cap, as far as the row leaves room for them.
func (b *Button) drawWord(p *pen, w, h float32, st Style, capInk, capEdge, capGround fyne.ThemeColorName) {
	q := b.squeezed(w)
	if q == wordless {
		p.icon(b.icon, (w-16)/2, (h-16)/2, 16, st.Color)
		if b.why == "" {
			p.hits = append(p.hits, hit{w: w, h: h, tip: b.word})
		}
		return
	}
	key := b.key
	if q != roomy {
		key = ""
	}
	x := max(4, b.pad()+(w-b.wideAt(q))/2)
	if b.icon != "" {
		c := st.Color
		p.icon(b.icon, x, (h-16)/2, 16, c)
		x += 16
		if b.word != "" {
			x += 8
		}
	}
	room := w - x - 4
	if key != "" {
		room -= 8 + capWidth(key)
	}
	x = p.textFit(x, 0, h, room, b.word, st)
	if key != "" {
		p.cap(x+8, 0, h, key, capInk, capEdge, capGround)
	}
}
