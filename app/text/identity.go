package text

import (
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/say"
)

// Kinds of identity numbers by their form.
const (
	NumberPersonal = "cccd"     // 12 digits: số định danh cá nhân
	NumberOld      = "cmnd"     // 9 digits: chứng minh nhân dân
	NumberPassport = "passport" // a letter and 7 or 8 digits
	NumberOther    = "other"
)

// NumberKind tells the kind of an identity number by its form alone.
func NumberKind(s string) string {
	digits := len(s) > 0
	for i := 0; i < len(s); i++ {
		digits = digits && s[i] >= '0' && s[i] <= '9'
	}
	switch {
	case digits && len(s) == 12:
		return NumberPersonal
	case digits && len(s) == 9:
		return NumberOld
	case (len(s) == 8 || len(s) == 9) && s[0] >= 'A' && s[0] <= 'Z' && allDigits(s[1:]):
		return NumberPassport
	}
	return NumberOther
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// CleanNumber removes what people write inside identity numbers: spaces, points, hyphens; letters become capitals.
func CleanNumber(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '.', '-':
			return -1
		}
		return r
	}, strings.ToUpper(Clean(s)))
}

// Holder is what the record says of the person whose number it is; what is unknown is left out.
type Holder struct {
	Sex      string // male, female, or ""
	Birth    date.Partial
	Province func(prefix string) bool // whether three digits are a place of birth registration; nil = not asked
}

// IDNumber says what is odd about an identity number. They are warnings only: there is no check digit, and real cards carry
// corrected years, foreigners and old papers (NĐ 137/2015 art 13, TT 07/2016/TT-BCA art 7).
func IDNumber(s string, h Holder) (warnings []say.Msg) {
	warn := func(key string, args ...any) { warnings = append(warnings, say.Of(key, args...)) }
	switch NumberKind(s) {
	case NumberOld, NumberPassport:
		return nil
	case NumberOther:
		if s != "" {
			warn("warn.id.form", "number", s)
		}
		return warnings
	}
	if h.Province != nil && !h.Province(s[:3]) {
		warn("warn.id.province", "prefix", s[:3])
	}
	century := 19 + int(s[3]-'0')/2
	female := s[3]%2 == 1 // '0' is even: 0, 2, 4 male; 1, 3, 5 female
	if h.Sex == "male" && female || h.Sex == "female" && !female {
		warn("warn.id.sex", "digit", s[3:4])
	}
	year := century*100 + int(s[4]-'0')*10 + int(s[5]-'0')
	if h.Birth.Y != 0 && int(h.Birth.Y) != year {
		warn("warn.id.year", "year", year)
	}
	return warnings
}

// Card is what the QR of a citizen card says (CCCD gắn chip, thẻ căn cước).
type Card struct {
	Number    string
	OldNumber string // CMND, often empty
	Name      string // as on the card
	Birth     date.Partial
	Sex       string // male, female, "" when the card says neither
	Address   string // as on the card, often with the old three levels
	Issued    date.Date
	// Doubt says what is odd about the name or the address as read: letters lost on the way, a name without any accent. Field
	// is "name" or "address". Such a card is read, and the clerk puts it right from the card in his hand.
	Doubt say.Problems
}

// CardQR reads the text of the QR on a citizen card: number|old number|name|ddmmyyyy|Nam/Nữ|address|issued ddmmyyyy, and
// whatever a newer card adds behind. Anything that is not a card is refused as say.Problems. A scanner that types keys may
// lose letters: UTF-8 taken for Windows-1252 and Telex that was not turned into letters are put right where that is certain,
// the rest stands as read with its doubt.
func CardQR(s string) (Card, error) {
	f := strings.Split(strings.Trim(s, " \t\r\n"), "|")
	if len(f) < 7 || NumberKind(strings.TrimSpace(f[0])) != NumberPersonal {
		return Card{}, say.Problems{{Msg: say.Of("err.card.not_a_card")}}
	}
	for i := range f {
		f[i] = Clean(unmangled(f[i]))
	}
	c := Card{Number: f[0], OldNumber: f[1], Name: f[2], Address: f[5]}
	var ok bool
	if c.Birth, ok = cardDay(f[3]); !ok {
		return Card{}, say.Problems{{Msg: say.Of("err.card.birth", "value", f[3])}}
	}
	switch Fold(f[4]) {
	case "nam":
		c.Sex = "male"
	case "nu":
		c.Sex = "female"
	}
	if d, ok := cardDay(f[6]); ok {
		c.Issued = d.Date()
	}
	c.doubt()
	return c, nil
}

// cardDay reads ddmmyyyy; 00 for a day or month that is not known, and a year alone.
func cardDay(s string) (date.Partial, bool) {
	if s == "" {
		return date.Partial{}, true
	}
	if !allDigits(s) || len(s) != 8 && len(s) != 4 {
		return date.Partial{}, false
	}
	n := 0
	for i := 0; i < len(s); i++ {
		n = n*10 + int(s[i]-'0')
	}
	if len(s) == 4 {
		return date.Partial{Y: int16(n)}, n > 0
	}
	p := date.Partial{Y: int16(n % 10000), M: int8(n / 10000 % 100), D: int8(n / 1000000)}
	if p.M == 0 {
		p.D = 0
	}
	return p, p.Y > 0 && p.First() != 0
}
