package app

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"hoanhap/app/date"
	"hoanhap/app/text"
)

// In what two spellings of one name, or two dates of one birth, differ: what the clerk must compare on the papers.
const (
	ByTone    = "tone"    // where the tone stands: Hòa, Hoà
	ByAccents = "accents" // tones and marks, đ: Đức, duc
	ByLetterI = "iy"      // Quý, Quí
	ByMiddle  = "middle"  // one paper leaves words of the name out
	BySwap    = "swap"    // day and month have changed places
	ByPart    = "part"    // one knows the month or the year alone
)

// nameDiffers says in what two near names differ, "" where they do not.
func nameDiffers(a, b string) string {
	x, y := text.Words(text.Fold(a)), text.Words(text.Fold(b))
	switch {
	case len(x) != len(y):
		return ByMiddle
	case !slices.Equal(x, y):
		return ByLetterI
	case slices.Equal(marks(a), marks(b)):
		return ByTone
	}
	return ByAccents
}

// marks is a name with the marks of each word in order, wherever in the word they stand: Hòa and Hoà are one.
func marks(s string) []rune {
	var out, word []rune
	end := func() {
		slices.Sort(word)
		out, word = append(append(out, word...), ' '), nil
	}
	for _, r := range norm.NFD.String(strings.ToLower(text.Clean(s))) {
		if r == ' ' {
			end()
			continue
		}
		word = append(word, r)
	}
	end()
	return out
}

// birthDiffers says in what two near births differ.
func birthDiffers(a, b date.Partial) string {
	if a.D == 0 || b.D == 0 {
		return ByPart
	}
	return BySwap
}
