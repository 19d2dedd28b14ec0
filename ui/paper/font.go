package paper

import (
	"sync"
	"unicode"

	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifbolditalic"
	"github.com/go-fonts/liberation/liberationserifitalic"
	"github.com/go-fonts/liberation/liberationserifregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// style is one of the four cuts of the serif. The typeface is a Go module and not the system's: Debian's
// fonts-liberation 1.07 lacks 93 Vietnamese letters, prints boxes for them, and its text still extracts.
type style byte

const (
	regular style = iota
	bold
	italic
	boldItalic
)

func styleOf(b, i bool) style {
	s := regular
	if b {
		s |= bold
	}
	if i {
		s |= italic
	}
	return s
}

// mm of one point.
const point = 25.4 / 72

var faces = sync.OnceValue(func() [4]*face {
	return [4]*face{newFace(liberationserifregular.TTF), newFace(liberationserifbold.TTF),
		newFace(liberationserifitalic.TTF), newFace(liberationserifbolditalic.TTF)}
})

// face measures one cut. Only letters of the basic plane are known to it: the PDF writer holds no others.
type face struct {
	ttf []byte
	mu  sync.RWMutex
	adv map[rune]float64 // em; -1 for a letter the font lacks
	fnt *sfnt.Font
	buf sfnt.Buffer
}

func newFace(ttf []byte) *face {
	f, err := sfnt.Parse(ttf)
	if err != nil {
		panic("paper: the embedded typeface does not parse: " + err.Error()) // built into the program
	}
	return &face{ttf: ttf, fnt: f, adv: map[rune]float64{}}
}

// advance is the width of a letter in em, false when the font lacks it.
func (f *face) advance(r rune) (float64, bool) {
	f.mu.RLock()
	a, ok := f.adv[r]
	f.mu.RUnlock()
	if !ok {
		a = f.look(r)
	}
	return max(a, 0), a >= 0
}

func (f *face) look(r rune) float64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	a := -1.0
	if r <= 0xFFFF {
		if g, err := f.fnt.GlyphIndex(&f.buf, r); err == nil && g != 0 {
			em := f.fnt.UnitsPerEm()
			if x, err := f.fnt.GlyphAdvance(&f.buf, g, fixed.I(int(em)), font.HintingNone); err == nil {
				a = float64(x) / 64 / float64(em)
			}
		}
	}
	f.adv[r] = a
	return a
}

// width is the length in mm of a text in a style and size.
func width(s string, st style, size float64) float64 {
	f := faces()[st]
	var w float64
	for _, r := range s {
		a, _ := f.advance(r)
		w += a
	}
	return w * size * point
}

// printable replaces what the typeface cannot draw by a visible sign, and drops control characters: a letter
// that silently vanishes from a name is worse than a box.
func printable(s string, st style) string {
	f := faces()[st]
	clean := true
	for _, r := range s {
		if _, ok := f.advance(r); !ok || unicode.IsControl(r) {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	out := make([]rune, 0, len(s))
	for _, r := range s {
		if unicode.IsControl(r) || r == '\u00ad' || r == '\ufeff' {
			continue
		}
		if _, ok := f.advance(r); !ok {
			r = '□'
		}
		out = append(out, r)
	}
	return string(out)
}
