package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded maps the letters below U+0250 and in U+1E00–U+1EFF to their base letter; 0 = not a letter with marks.
var folded = foldTable()

const foldLow, foldHigh, foldEnd = 0x250, 0x1E00, 0x1F00

func foldTable() *[foldLow + foldEnd - foldHigh]byte {
	var t [foldLow + foldEnd - foldHigh]byte
	set := func(i int, r rune) {
		d := norm.NFD.String(string(r))
		if c := d[0]; c < utf8.RuneSelf {
			t[i] = byte(unicode.ToLower(rune(c)))
		}
	}
	for r := rune(0xC0); r < foldLow; r++ {
		set(int(r), r)
	}
	for r := rune(foldHigh); r < foldEnd; r++ {
		set(foldLow+int(r)-foldHigh, r)
	}
	for _, r := range "đĐðÐƉ" {
		t[r] = 'd'
	}
	return &t
}

func baseOf(r rune) byte {
	switch {
	case r < foldLow:
		return folded[r]
	case r >= foldHigh && r < foldEnd:
		return folded[foldLow+int(r)-foldHigh]
	case r == 'ɖ':
		return 'd'
	}
	return 0
}

// Fold is the form that search and comparison use: no accents, đ as d, lower case, single spaces, no apostrophes. Old and
// new tone placement (Hòa, Hoà) fold alike, composed and decomposed text too. Punctuation stays.
func Fold(s string) string { return fold(s, false) }

// Near is Fold with y as i: the spellings that differ between two papers of one person (Quí, Quý; Mỹ, Mĩ). A near match
// is to be shown, never taken for an equal.
func Near(s string) string { return fold(s, true) }

func fold(s string, near bool) string {
	out := make([]byte, 0, len(s))
	space := true
	for _, r := range s {
		c := byte(0)
		switch {
		case r < utf8.RuneSelf:
			c = byte(r)
			if c >= 'A' && c <= 'Z' {
				c += 'a' - 'A'
			}
		default:
			c = baseOf(r)
		}
		switch {
		case c == 0:
			out, space = foldRare(out, r, space)
			continue
		case c == '\'' || c == '`':
			continue
		case c <= ' ' || c == 0x7f:
			if !space {
				out = append(out, ' ')
			}
			space = true
			continue
		case near && c == 'y':
			c = 'i'
		}
		out = append(out, c)
		space = false
	}
	if n := len(out); n > 0 && space {
		out = out[:n-1]
	}
	return string(out)
}

// foldRare handles what is neither ASCII nor a Latin letter with marks: combining marks and quotes go, spaces become
// plain, other letters go through NFD.
func foldRare(out []byte, r rune, space bool) ([]byte, bool) {
	switch {
	case unicode.Is(unicode.Mn, r) || r == '’' || r == '‘' || r == 'ʼ' || r == '´' || unicode.IsControl(r) && r != '\u0085' || unicode.Is(unicode.Cf, r):
		return out, space
	case unicode.IsSpace(r):
		if !space {
			out = append(out, ' ')
		}
		return out, true
	}
	n := len(out)
	for _, d := range norm.NFD.String(string(unicode.ToLower(r))) {
		if !unicode.Is(unicode.Mn, d) {
			out = utf8.AppendRune(out, d)
		}
	}
	return out, space && len(out) == n
}

// Words splits folded text into its letters-and-digits words: what search compares.
func Words(folded string) []string {
	return strings.FieldsFunc(folded, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
