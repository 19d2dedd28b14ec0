package kit

import (
	"fmt"
	"strconv"
	"strings"

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
