package money

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hoanhap/app/date"
)

// Style is how an office reads numbers aloud. The zero Style is that of the north: linh, nghìn, hai mươi tư, đồng chẵn.
type Style struct {
	South     bool // lẻ, ngàn instead of linh, nghìn
	PlainFour bool // hai mươi bốn instead of hai mươi tư
	PlainEnd  bool // always "đồng", never "đồng chẵn"
}

var digitWords = [...]string{"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"}

// Number reads a whole number: 2024000 is hai triệu không trăm hai mươi tư nghìn.
func Number(n int64, s Style) string {
	w := words{style: s}
	u := uint64(n)
	if n < 0 {
		w.add("âm")
		u = -u
	}
	if u == 0 {
		w.add(digitWords[0])
	}
	w.number(u, false)
	return strings.Join(w.out, " ")
}

type words struct {
	style Style
	out   []string
}

func (w *words) add(s string) { w.out = append(w.out, s) }

// number reads n; full when a higher group stands before it, so that "không trăm" is said.
func (w *words) number(n uint64, full bool) {
	const billion = 1_000_000_000
	if n >= billion {
		w.number(n/billion, full)
		w.add("tỷ")
		n, full = n%billion, true
	}
	thousand := "nghìn"
	if w.style.South {
		thousand = "ngàn"
	}
	for _, g := range []struct {
		size uint64
		name string
	}{{1_000_000, "triệu"}, {1000, thousand}, {1, ""}} {
		k := n / g.size % 1000
		if k == 0 {
			continue
		}
		w.group(k, full)
		if g.name != "" {
			w.add(g.name)
		}
		full = true
	}
}

func (w *words) group(k uint64, full bool) {
	hundreds, tens, ones := k/100, k/10%10, k%10
	if hundreds > 0 || full {
		w.add(digitWords[hundreds])
		w.add("trăm")
	}
	switch {
	case tens == 0 && ones > 0 && (hundreds > 0 || full):
		w.add(w.style.zeroTens())
	case tens == 1:
		w.add("mười")
	case tens > 1:
		w.add(digitWords[tens])
		w.add("mươi")
	}
	w.ones(ones, tens)
}

// zeroTens is how a group says that it has no tens.
func (s Style) zeroTens() string {
	if s.South {
		return "lẻ"
	}
	return "linh"
}

// ones says the last figure of a group, which sounds otherwise after tens.
func (w *words) ones(ones, tens uint64) {
	switch {
	case ones == 0:
	case ones == 1 && tens > 1:
		w.add("mốt")
	case ones == 4 && tens > 1 && !w.style.PlainFour:
		w.add("tư")
	case ones == 5 && tens > 0:
		w.add("lăm")
	default:
		w.add(digitWords[ones])
	}
}

// Words is the amount as papers write it: "Hai triệu không trăm hai mươi tư nghìn đồng chẵn". An amount is chẵn when it is
// whole thousands.
func Words(d Dong, s Style) string {
	end := " đồng"
	if d != 0 && d%1000 == 0 && !s.PlainEnd {
		end = " đồng chẵn"
	}
	return capital(Number(int64(d), s)) + end
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// Day is a date in words as certificates write it: ngày năm tháng tư năm hai nghìn không trăm hai mươi sáu. No date is "".
func Day(d date.Date, s Style) string {
	if d == 0 {
		return ""
	}
	y, m, day := d.YMD()
	month := Number(int64(m), s)
	if m == 4 {
		month = "tư"
	}
	return "ngày " + Number(int64(day), s) + " tháng " + month + " năm " + Number(int64(y), s)
}
