package text

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Encodings of files made with fonts from before Unicode.
const (
	Unicode = ""
	TCVN3   = "tcvn3" // .VnTime, "ABC"
	VNI     = "vni"   // VNI-Times
)

type legacyTable struct {
	one map[rune]string   // single characters
	two map[string]string // base letter and mark
}

var legacyTables = sync.OnceValue(func() map[string]*legacyTable {
	out := map[string]*legacyTable{}
	for name, pairs := range map[string][][2]string{TCVN3: tcvn3Pairs, VNI: vniPairs} {
		t := &legacyTable{map[rune]string{}, map[string]string{}}
		for _, p := range pairs {
			if r, n := utf8.DecodeRuneInString(p[0]); n == len(p[0]) {
				t.one[r] = p[1]
			} else {
				t.two[p[0]] = p[1]
			}
		}
		out[name] = t
	}
	return out
})

func (t *legacyTable) decode(s string) string {
	var b strings.Builder
	r := []rune(s)
	for i := 0; i < len(r); i++ {
		if i+1 < len(r) {
			if u, ok := t.two[string(r[i:i+2])]; ok { // longest first
				b.WriteString(u)
				i++
				continue
			}
		}
		if u, ok := t.one[r[i]]; ok {
			b.WriteString(u)
			continue
		}
		b.WriteRune(r[i])
	}
	return norm.NFC.String(b.String())
}

// FromTCVN3 converts text of a .VnTime font. The font .VnTimeH shows the same codes as capitals: capitals says that the cell
// had it. The text must still hold its soft hyphens, which are the letter ư.
func FromTCVN3(s string, capitals bool) string {
	u := legacyTables()[TCVN3].decode(s)
	if capitals {
		u = strings.ToUpper(u)
	}
	return u
}

// FromVNI converts text of a VNI-Times font.
func FromVNI(s string) string { return legacyTables()[VNI].decode(s) }

// GuessLegacy says in which encoding a column was written, by counting the words that are Vietnamese syllables when read in
// each. Unicode unless another reading is clearly better. The user sees ten rows before anything is converted.
func GuessLegacy(cells []string) string {
	best, name := 0, Unicode
	for _, c := range cells {
		best += syllables(c)
	}
	for _, t := range []string{TCVN3, VNI} {
		n := 0
		for _, c := range cells {
			n += syllables(legacyTables()[t].decode(c))
		}
		if n > best {
			best, name = n, t
		}
	}
	return name
}

// Convert reads text in the given encoding.
func Convert(s, encoding string) string {
	switch encoding {
	case TCVN3:
		return FromTCVN3(s, false)
	case VNI:
		return FromVNI(s)
	}
	return s
}

// syllables counts the words of s that can be Vietnamese, those with marks counting double.
func syllables(s string) (n int) {
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",.;:()/-", r) }) {
		if isSyllable(w) {
			n++
			if Fold(w) != strings.ToLower(w) {
				n++
			}
		}
	}
	return n
}

var onsets = setOf("b c ch d g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x")
var nuclei = setOf("a e i o u y ai ao au ay eo eu ia ie iu oa oe oi oo ua ue ui uo uu uy ye ieu oai oao oay oeo uay uoi uou uya uye uyu uao ueo yeu iao iau ioi iuo iay ieo uai uau")
var codas = setOf("c ch m n ng nh p t")

func setOf(s string) map[string]bool {
	m := map[string]bool{"": true}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// isSyllable reports whether a word has the build of a Vietnamese syllable: onset, vowels, coda, at most one tone, capitals
// only at the start or throughout.
func isSyllable(w string) bool {
	if mixedCase(w) {
		return false
	}
	tones := 0
	for _, r := range norm.NFD.String(w) {
		switch r {
		case 0x300, 0x301, 0x303, 0x309, 0x323:
			tones++
		case 0x302, 0x306, 0x31B:
		default:
			if r >= utf8.RuneSelf && r != 'đ' && r != 'Đ' {
				return false
			}
		}
	}
	f := Fold(w)
	i := strings.IndexAny(f, "aeiouy")
	if tones > 1 || i < 0 {
		return false
	}
	j := strings.LastIndexAny(f, "aeiouy") + 1
	nucleus, coda := f[i:j], f[j:]
	return nucleus != "" && onsets[f[:i]] && nuclei[nucleus] && codas[coda]
}

func mixedCase(w string) bool {
	_, n := utf8.DecodeRuneInString(w)
	rest := w[n:]
	return rest != strings.ToLower(rest) && w != strings.ToUpper(w)
}
