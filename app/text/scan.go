package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// What a scanner that types keys does to a name on the way, and what can be put right.

// doubt looks at name and address as they were read.
func (c *Card) doubt() {
	for _, f := range []struct {
		field string
		text  *string
	}{{"name", &c.Name}, {"address", &c.Address}} {
		switch telex := Telex(*f.text); {
		case broken(*f.text) || f.field == "name" && strings.ContainsAny(*f.text, "0123456789"):
			c.Doubt.Add(f.field, "err.card.broken")
		case telex != *f.text:
			c.Doubt.Add(f.field, "warn.card.telex", "value", *f.text)
			*f.text = telex
		case f.field == "name" && plainASCII(*f.text):
			c.Doubt.Add(f.field, "warn.card.no_accents")
		}
	}
}

// broken recognises letters that are lost: question marks and signs of replacement inside, or what is left of UTF-8 read as
// Windows-1252.
func broken(s string) bool {
	if strings.ContainsAny(s, "?\uFFFD") {
		return true
	}
	for _, m := range []string{"Ã¡", "Ã ", "áº", "á»", "Ä‘", "Æ°", "Ä\u0090"} {
		if strings.Contains(s, m) {
			return true
		}
	}
	return false
}

// plainASCII reports a text of two words or more without one letter that only Vietnamese has.
func plainASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return strings.Contains(s, " ")
}

// unmangled turns UTF-8 that was read as Windows-1252 ("Nguyá»…n") back; anything else stays as it is.
func unmangled(s string) string {
	if plainOrVietnamese(s) {
		return s
	}
	raw := make([]byte, 0, len(s))
	for _, r := range s {
		b, ok := charmap.Windows1252.EncodeRune(r)
		switch {
		case ok:
			raw = append(raw, b)
		case r >= 0x80 && r <= 0x9F: // the five places Windows-1252 leaves empty
			raw = append(raw, byte(r))
		default:
			return s
		}
	}
	if !utf8.Valid(raw) {
		return s
	}
	return string(raw)
}

// plainOrVietnamese reports a text whose letters above ASCII are all of the alphabet beyond Latin-1 or none: not a mangled one.
func plainOrVietnamese(s string) bool {
	for _, r := range s {
		if r == 0xC3 || r == 0xC4 || r == 0xC5 || r == 0xC6 || r == 0xE1 || r >= 0x80 && r < 0xA0 {
			return false
		}
	}
	return true
}

// Telex turns words that stand as their keys were typed (Nguyeexn, DDAWNG) into letters. Only words that hold keys no plain
// name has and that make a Vietnamese syllable are turned; a text with any letter beyond ASCII was not typed as keys.
func Telex(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return s
		}
	}
	w := strings.Split(s, " ")
	for i, x := range w {
		w[i] = telexWord(x)
	}
	return strings.Join(w, " ")
}

var (
	telexPairs = strings.NewReplacer("uwow", "ươ", "uow", "ươ", "uaw", "ưa", "aa", "â", "aw", "ă", "ee", "ê", "oo", "ô", "ow", "ơ", "uw", "ư", "dd", "đ", "w", "ư")
	telexTones = map[byte]string{'f': "\u0300", 's': "\u0301", 'x': "\u0303", 'r': "\u0309", 'j': "\u0323"}
	// What may stand before and after the vowels of a syllable.
	syllableHeads = []string{"", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q", "qu", "r", "s", "t", "th", "tr", "v", "x"}
	syllableTails = []string{"", "c", "ch", "m", "n", "ng", "nh", "p", "t"}
)

const (
	vowels       = "aăâeêioôơuưy"
	markedVowels = "ăâêôơư"
)

// telexWord gives the letters of one word, or the word when its keys are none.
func telexWord(word string) string {
	keys := strings.ToLower(word)
	if len(keys) < 2 || keys[0] == 'w' || strings.IndexFunc(keys, func(r rune) bool { return r < 'a' || r > 'z' }) >= 0 {
		return word
	}
	tone := ""
	if i := strings.LastIndexAny(keys, "fsxrj"); i > strings.IndexAny(keys, "aeiouyw") && strings.ContainsAny(keys[:i], "aeiouyw") {
		tone = telexTones[keys[i]] // no syllable has one of these after its vowels
		keys = keys[:i] + keys[i+1:]
	}
	turned := telexPairs.Replace(keys)
	if tone == "" && turned == keys {
		return word
	}
	syllable, ok := toned(turned, tone)
	if !ok {
		return word
	}
	switch {
	case word == strings.ToUpper(word):
		return strings.ToUpper(syllable)
	case word[0] >= 'A' && word[0] <= 'Z':
		r := []rune(syllable)
		r[0] = unicode.ToUpper(r[0])
		return string(r)
	}
	return syllable
}

// toned puts the tone on the vowel of a syllable; ok is false for what is none.
func toned(s, tone string) (string, bool) {
	r := []rune(s)
	from, to := -1, 0
	for i, x := range r {
		if strings.ContainsRune(vowels, x) {
			if from >= 0 && i != to {
				return "", false // two groups of vowels
			}
			if from < 0 {
				from = i
			}
			to = i + 1
		}
	}
	if from < 0 {
		return "", false
	}
	if from < to-1 && (string(r[:to])[:1] == "q" || string(r[:from]) == "g" && r[from] == 'i') { // qu and gi are heads
		from++
	}
	if !slices.Contains(syllableHeads, string(r[:from])) || !slices.Contains(syllableTails, string(r[to:])) {
		return "", false
	}
	at := toneAt(r, from, to) + 1
	return Clean(string(r[:at]) + tone + string(r[at:])), true
}

// toneAt is the vowel that carries the tone: the last one with a mark of its own, else the first of two in an open syllable and
// the last before a consonant, the middle one of three.
func toneAt(r []rune, from, to int) int {
	for i := to - 1; i >= from; i-- {
		if strings.ContainsRune(markedVowels, r[i]) {
			return i
		}
	}
	switch n := to - from; {
	case n == 1:
		return from
	case n == 3, to < len(r):
		return from + 1
	}
	return from
}
