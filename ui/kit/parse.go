package kit

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// sentenceOf is a key that value() words.
type sentenceOf string

func (s sentenceOf) Word() (string, []any) { return string(s), nil }

// tidy is the normal form of what was typed: NFC, no space at the ends, one space between words, capitals for a name.
func tidy(s string, k Kind) string {
	if k == KindPassword {
		return s
	}
	s = norm.NFC.String(s)
	if k == KindLong {
		return strings.TrimSpace(s)
	}
	s = strings.Join(strings.Fields(s), " ")
	if k == KindName {
		s = strings.ToUpper(s)
	}
	return s
}

// longest is how many letters a field of one line takes: more was pasted into the wrong place, and no paper has room for it.
const longest = 300

// unfit says why a text can stand in no field of its kind: it is far too long, or holds a picture that no paper can print.
func (k Kind) unfit(s string) any {
	switch k {
	case KindLong, KindLines:
	case KindText, KindName, KindSearch:
		if n := utf8.RuneCountInString(s); n > longest {
			return T("kit.field.toolong", "n", Group(int64(n)), "most", Group(longest))
		}
	default:
		return nil
	}
	if i := strings.IndexFunc(s, pictured); i >= 0 {
		r, _ := utf8.DecodeRuneInString(s[i:])
		return T("kit.field.picture", "picture", string(r))
	}
	return nil
}

// pictured reports a small picture (emoji) that a telephone or Windows puts into text.
func pictured(r rune) bool {
	return r >= 0x1F000 && r < 0x20000 || r >= 0x2600 && r < 0x27C0 && r != '✓'
}

// parse is what the kit itself can judge of a kind; dates are the business of the screen.
func (k Kind) parse() func(string) (string, string, any) {
	switch k {
	case KindNumber, KindMoney:
		return func(s string) (string, string, any) {
			if _, ok := Ungroup(s); !ok {
				return "", "", sentenceOf("kit.field.notnumber")
			}
			return s, "", nil
		}
	case KindTime:
		return parseTime
	}
	return nil
}

// parseTime reads 8h30, 8:30, 8.30, 0830, 830 and 8 as a time of the day.
func parseTime(s string) (string, string, any) {
	s = strings.ToLower(strings.TrimSpace(s))
	h, m, cut := strings.Cut(strings.NewReplacer("h", ":", "g", ":", ".", ":", ",", ":", " ", "").Replace(s), ":")
	if !cut && len(h) > 2 {
		h, m = h[:len(h)-2], h[len(h)-2:]
	}
	if m == "" {
		m = "0"
	}
	hour, e1 := strconv.Atoi(h)
	min, e2 := strconv.Atoi(m)
	if e1 != nil || e2 != nil || hour < 0 || hour > 23 || min < 0 || min > 59 {
		return "", "", sentenceOf("kit.field.nottime")
	}
	return fmt.Sprintf("%02d:%02d", hour, min), "", nil
}

// plainNumber is a figure without marks of thousands, as it is stored; what is no figure stays as typed.
func plainNumber(s string) string {
	if n, ok := Ungroup(s); ok {
		return strconv.FormatInt(n, 10)
	}
	return s
}

func groupNumber(s string) string {
	if n, ok := Ungroup(s); ok {
		return Group(n)
	}
	return s
}
