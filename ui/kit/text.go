package kit

import (
	"strings"

	"fyne.io/fyne/v2"
)

// Text is one line in a style. Where it is wider than its place it ends with "…" and shows the whole on hover.
type Text struct {
	touched
	text  string
	style Style
	align fyne.TextAlign
	least float32

	figure func() Figure // it is a computed figure: a click explains it
}

// NewText makes a line of text.
func NewText(s string, st Style) *Text {
	t := &Text{text: s, style: st}
	t.start(t, func() (float32, float32) {
		w := width(t.text, t.style)
		if t.least > 0 {
			w = t.least
		}
		return w, t.style.Size * 1.4
	}, func(p *pen, w, h float32) {
		if w < 1 {
			return
		}
		s, cut := fit(t.text, t.style, w)
		t.tip = ""
		if t.figure != nil && t.text != "" {
			p.why(t, 0, 0, w, h, t.figure())
		}
		if cut {
			t.tip = t.text
		}
		switch t.align {
		case fyne.TextAlignTrailing:
			p.textRight(w, 0, h, s, t.style)
		case fyne.TextAlignCenter:
			p.textMid(w/2, 0, h, s, t.style)
		default:
			p.text(0, 0, h, s, t.style)
		}
	})
	return t
}

// Narrow lets the line be cut: its least width is w instead of its own.
func (t *Text) Narrow(w float32) *Text { t.least = w; return t }

// Right aligns at the end, as numbers do.
func (t *Text) Right() *Text { t.align = fyne.TextAlignTrailing; return t }

// Middle centres.
func (t *Text) Middle() *Text { t.align = fyne.TextAlignCenter; return t }

// Set changes what it says.
func (t *Text) Set(s string) { t.text = s; t.Refresh() }

// SetStyle changes how it looks.
func (t *Text) SetStyle(st Style) { t.style = st; t.Refresh() }

// Content is what it says.
func (t *Text) Content() string { return t.text }

// splitName parts a Vietnamese name: family and middle, and the given name that lists are sorted by.
func splitName(full string) (family, given string) {
	full = strings.TrimSpace(full)
	i := strings.LastIndexByte(full, ' ')
	if i < 0 {
		return "", full
	}
	return full[:i+1], full[i+1:]
}

// name writes a name with the family regular and the given name bold, at most w wide; voided is struck through.
func (p *pen) name(x, y, h, w float32, full string, st Style) float32 {
	family, given := splitName(full)
	plainSt, bold := st, st.B()
	plainSt.Bold = false
	fw := width(family, plainSt)
	if fw+width(given, bold) > w {
		// the given name is the sort key: shorten the family first
		room := w - width(given, bold)
		if room < 20 {
			return p.textFit(x, y, h, w, full, plainSt)
		}
		p.hits = append(p.hits, hit{x: x, y: y, w: w, h: h, tip: full})
		family, _ = fit(strings.TrimSpace(family), plainSt, room-3)
		fw = width(family, plainSt) + 3
	}
	p.text(x, y, h, strings.TrimRight(family, " "), plainSt)
	return p.text(x+fw, y, h, given, bold)
}

// NewName is a name in two weights.
func NewName(full string, st Style) fyne.CanvasObject {
	t := &touched{}
	t.start(t, func() (float32, float32) {
		f, g := splitName(full)
		return width(f, st) + width(g, st.B()), st.Size * 1.4
	}, func(p *pen, w, h float32) { p.name(0, 0, h, w, full, st) })
	return t
}

// wrap breaks text into lines of at most w; "\n" breaks always.
func wrap(s string, st Style, w float32) []string {
	var out []string
	for _, para := range strings.Split(s, "\n") {
		line := ""
		for _, word := range strings.Fields(para) {
			try := word
			if line != "" {
				try = line + " " + word
			}
			if line != "" && width(try, st) > w {
				out = append(out, line)
				try = word
			}
			line = try
		}
		out = append(out, line)
	}
	return out
}

// paragraph writes wrapped text and returns the y below it; step is the height of a line.
func (p *pen) paragraph(x, y, w, step float32, s string, st Style) float32 {
	for _, l := range wrap(s, st, w) {
		p.text(x, y, step, l, st)
		y += step
	}
	return y
}

// Para is text that breaks into lines. Its height follows the width it was given.
type Para struct {
	drawn
	text  string
	style Style
	wide  float32
	used  float32 // the width it was last given
}

// leastPara is the width under which a place has not been laid out yet.
const leastPara = 60

func (t *Para) breaks() float32 {
	if t.used > leastPara {
		return t.used
	}
	return t.wide
}

// NewPara makes wrapped text for a place of about the given width.
func NewPara(s string, st Style, wide float32) *Para {
	t := &Para{text: s, style: st, wide: wide}
	t.start(t, func() (float32, float32) {
		if t.text == "" {
			return 0, 0
		}
		return min(t.wide, 80), float32(len(wrap(t.text, t.style, t.breaks()))) * step(t.style)
	}, func(p *pen, w, h float32) {
		t.used = w
		p.paragraph(0, 0, t.breaks(), step(t.style), t.text, t.style)
	})
	return t
}

// Set changes the text.
func (t *Para) Set(s string) { t.text = s; t.Refresh() }

func step(st Style) float32 { return st.Size + 5 }

// Facts is a row of short pieces in different styles, told apart by spaces: "Sinh 14/03/1990, 36 tuổi · …".
type Facts struct {
	touched
	parts []Piece
	high  float32
	least float32
}

// Piece is one run of text, or an icon before it.
type Piece struct {
	Text  string
	Style Style
	Icon  string
	Ink   fyne.ThemeColorName // of the icon; default is the style's, grey for a mark of status
	Gap   float32             // before it; 0 means a word space of 4
	Tap   func()
	Name  string     // of a computed figure
	Why   func() Why // how it was reckoned; a click opens it where there is no Tap
}

// NewFacts draws pieces side by side.
func NewFacts(parts ...Piece) *Facts {
	f := &Facts{parts: parts, high: 20}
	f.start(f, func() (float32, float32) {
		w := float32(0)
		for i, x := range f.parts {
			w += x.gap(i) + x.width()
		}
		if f.least > 0 {
			w = f.least
		}
		return w, f.high
	}, func(p *pen, w, h float32) {
		x := float32(0)
		for i, c := range f.parts {
			x += c.gap(i)
			from := x
			if c.Icon != "" {
				p.icon(c.Icon, x, (h-16)/2, 16, c.ink())
				x += 16
				if c.Text != "" {
					x += 6
				}
			}
			cut := x+width(c.Text, c.Style) > w+0.5
			x = p.textFit(x, 0, h, w-x, c.Text, c.Style)
			switch {
			case c.Tap != nil:
				p.on(from, 0, x-from, h, "", c.Tap)
			case c.Why != nil:
				p.why(f, from, 0, x-from, h, c.asFigure())
			}
			if cut { // one "…" ends the line, and hovering shows it whole
				p.hits = append(p.hits, hit{w: w, h: h, tip: f.whole(), do: c.Tap})
				return
			}
		}
	})
	return f
}

func (f *Facts) whole() string {
	words := make([]string, len(f.parts))
	for i, c := range f.parts {
		words[i] = c.Text
	}
	return strings.Join(words, " ")
}

// Narrow lets the pieces be cut at the end.
func (f *Facts) Narrow(w float32) *Facts { f.least = w; return f }

// Set changes the pieces.
func (f *Facts) Set(parts ...Piece) { f.parts = parts; f.Refresh() }

func (x Piece) ink() fyne.ThemeColorName {
	switch {
	case x.Ink != "":
		return x.Ink
	case isStatus(x.Icon):
		return Second
	}
	return x.Style.Color
}

func (x Piece) gap(i int) float32 {
	if i == 0 {
		return 0
	}
	if x.Gap == 0 {
		return 4
	}
	return x.Gap
}

func (x Piece) width() float32 {
	w := width(x.Text, x.Style)
	if x.Icon != "" {
		w += 16
		if x.Text != "" {
			w += 6
		}
	}
	return w
}
