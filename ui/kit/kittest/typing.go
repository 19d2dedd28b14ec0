package kittest

import (
	"strings"

	"fyne.io/fyne/v2"
	"golang.org/x/text/unicode/norm"
)

// Stroke is what the window receives of one key: a letter, or a backspace where Letter is 0.
type Stroke struct{ Letter rune }

// Method is how a Vietnamese typing program turns keys into letters; it gives what the window receives for a text.
type Method struct {
	Name string
	Send func(text string) []Stroke
}

// Methods are those clerks type with. Unikey and EVKey are no input methods of the system: they send backspaces and then
// letters; EVKey may first send an empty letter and take it back. ibus-bamboo writes a word raw and puts it right at its
// end. The Vietnamese keyboard of Windows sends the marks of tone as letters of their own.
var Methods = []Method{
	{"Unikey, Telex", func(s string) []Stroke {
		return words(s, func(w []rune) []Stroke { return append(letters(w), tones(w, false)...) })
	}},
	{"EVKey", func(s string) []Stroke {
		return words(s, func(w []rune) []Stroke { return append(letters(w), tones(w, true)...) })
	}},
	{"ibus-bamboo", func(s string) []Stroke {
		return words(s, func(w []rune) []Stroke { return append(runes(bare(w)), rewrite(bare(w), w, false)...) })
	}},
	{"Windows, Vietnamese keyboard", func(s string) []Stroke {
		var out []Stroke
		for _, r := range s {
			letter, tone := untoned(r)
			out = append(out, Stroke{letter})
			if tone != 0 {
				out = append(out, Stroke{tone})
			}
		}
		return out
	}},
	{"decomposed", func(s string) []Stroke { return runes([]rune(norm.NFD.String(s))) }},
	{"pasted", func(s string) []Stroke { return runes([]rune(s)) }},
}

// Play gives strokes to whatever has the keyboard, as fast as they come: no frame is drawn between them.
func Play(c fyne.Canvas, list []Stroke) {
	for _, s := range list {
		f := c.Focused()
		if f == nil {
			return
		}
		if s.Letter == 0 {
			f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
			continue
		}
		f.TypedRune(s.Letter)
	}
}

func words(s string, of func(w []rune) []Stroke) (out []Stroke) {
	for i, w := range strings.Split(norm.NFC.String(s), " ") {
		if i > 0 {
			out = append(out, Stroke{' '})
		}
		out = append(out, of([]rune(w))...)
	}
	return out
}

// letters types a word without its tones: aa is a, backspace, â.
func letters(w []rune) (out []Stroke) {
	for _, r := range w {
		r, _ = untoned(r)
		if base := bare([]rune{r})[0]; base != r {
			out = append(out, Stroke{base}, Stroke{})
		}
		out = append(out, Stroke{r})
	}
	return out
}

// tones puts the tone on at the end of the word: back to the first letter that changes, and forward again.
func tones(w []rune, empty bool) []Stroke {
	from := make([]rune, len(w))
	for i, r := range w {
		from[i], _ = untoned(r)
	}
	return rewrite(from, w, empty)
}

func rewrite(from, to []rune, empty bool) (out []Stroke) {
	i := 0
	for i < len(to) && from[i] == to[i] {
		i++
	}
	if i == len(to) {
		return nil
	}
	if empty {
		out = append(out, Stroke{'\u202f'}, Stroke{})
	}
	for range len(from) - i {
		out = append(out, Stroke{})
	}
	return append(out, runes(to[i:])...)
}

func runes(w []rune) []Stroke {
	out := make([]Stroke, len(w))
	for i, r := range w {
		out[i] = Stroke{r}
	}
	return out
}

// untoned parts a letter from its tone: ễ is ê and the tilde.
func untoned(r rune) (letter, tone rune) {
	var kept []rune
	for _, x := range norm.NFD.String(string(r)) {
		switch x {
		case '\u0300', '\u0301', '\u0303', '\u0309', '\u0323':
			tone = x
		default:
			kept = append(kept, x)
		}
	}
	return []rune(norm.NFC.String(string(kept)))[0], tone
}

// bare is a word as its keys are written: đ is d, ễ is e.
func bare(w []rune) []rune {
	out := make([]rune, len(w))
	for i, r := range w {
		switch r {
		case 'đ':
			out[i] = 'd'
		case 'Đ':
			out[i] = 'D'
		default:
			out[i] = []rune(norm.NFD.String(string(r)))[0]
		}
	}
	return out
}
