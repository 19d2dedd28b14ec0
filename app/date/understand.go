package date

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"hoanhap/app/say"
)

// The years a person or a paper of the book can have.
const firstYear, lastYear = 1900, 2100

// Understand reads a day as a clerk types it, today being the day at the computer:
//
//	5/1/26  5-1-2026  5.1.2026  05 01 2026  050126  05012026  ngày 5 tháng 1 năm 2026  2026-01-05  20260105
//	5/1 (of this year)  nay, hôm nay, hôm qua, hôm kia, mai  -3 (three days ago)  +2
//
// A year of two digits lies between 79 years back and 20 years ahead. Nothing typed is no date. What is no day is refused as
// say.Problems with one problem that says what is wrong.
func Understand(s string, today Date) (Date, error) {
	if d, ok := relative(plain(s), today); ok {
		return d, nil
	}
	y, m, d, err := readParts(s, today, false)
	switch {
	case err != nil:
		return 0, err
	case y == 0:
		return 0, nil
	case d == 0:
		return 0, wrong("err.date.day_needed", "value", s)
	}
	return Of(y, m, d), nil
}

// UnderstandPartial reads a day that may be known only to the month or the year: everything Understand reads, and 1/2026,
// 012026, tháng 1 năm 2026, 2026-01, 2026. It is for births: a year of two digits is the latest one that is not after today.
func UnderstandPartial(s string, today Date) (Partial, error) {
	if d, ok := relative(plain(s), today); ok {
		return Whole(d), nil
	}
	y, m, d, err := readParts(s, today, true)
	return Partial{int16(y), int8(m), int8(d)}, err
}

// wrong quotes what was typed, but never so much of it that the rest of the sentence is not read.
func wrong(key string, args ...any) error {
	for i, a := range args {
		if s, ok := a.(string); ok {
			if r := []rune(s); len(r) > 14 {
				args[i] = string(r[:12]) + "…"
			}
		}
	}
	return say.Problems{{Msg: say.Of(key, args...)}}
}

// plain is lower case without accents, so that the words of a date can be typed without Unikey.
func plain(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s))), " ")
}

// relative reads the days named by today.
func relative(s string, today Date) (Date, bool) {
	switch s {
	case "nay", "hom nay", "today":
		return today, true
	case "qua", "hom qua", "yesterday":
		return today - 1, true
	case "kia", "hom kia":
		return today - 2, true
	case "mai", "ngay mai", "tomorrow":
		return today + 1, true
	}
	if len(s) >= 2 && len(s) <= 5 && (s[0] == '-' || s[0] == '+') {
		n, err := strconv.Atoi(s)
		if d := today + Date(n); err == nil && d > 0 && d < Max && s[1] >= '0' && s[1] <= '9' {
			return d, true
		}
	}
	return 0, false
}

// readParts gives year, month, day; unknown ones 0, all 0 when nothing was typed.
func readParts(s string, today Date, birth bool) (y, m, d int, err error) {
	g, ok := groups(plain(s))
	if !ok {
		return 0, 0, 0, wrong("err.date.form", "value", s)
	}
	if len(g) == 0 {
		return 0, 0, 0, nil
	}
	if len(g) == 1 {
		g, ok = splitDigits(g[0], birth)
	}
	if !ok || !shaped(g) {
		return 0, 0, 0, wrong("err.date.form", "value", s)
	}
	return numbers(g, s, today, birth)
}

// shaped reports whether the groups have the lengths of a date, the year standing first or last.
func shaped(g []string) bool {
	if len(g) == 0 || len(g) > 3 {
		return false
	}
	first, last := len(g[0]), len(g[len(g)-1])
	switch {
	case len(g) == 1:
		return first == 4
	case len(g) == 3 && len(g[1]) > 2:
		return false
	case first == 4:
		return last <= 2
	case first > 2:
		return false
	case len(g) == 2:
		return last <= 2 || last == 4
	}
	return last == 2 || last == 4
}

// groups splits a date into its runs of digits; only the usual separators and the words of a date may stand between them.
func groups(s string) ([]string, bool) {
	s = strings.NewReplacer("ngay", " ", "thang", " ", "nam", " ", "/", " ", "-", " ", ".", " ", ",", " ", "\\", " ").Replace(s)
	g := strings.Fields(s)
	for _, x := range g {
		for i := 0; i < len(x); i++ {
			if x[i] < '0' || x[i] > '9' {
				return nil, false
			}
		}
	}
	return g, true
}

// splitDigits takes digits typed without separators apart: ddmmyyyy, ddmmyy, else yyyymmdd, mmyyyy, yyyy.
func splitDigits(s string, birth bool) ([]string, bool) {
	month := func(m string) bool { return m >= "01" && m <= "12" }
	switch {
	case len(s) == 8 && !month(s[2:4]) && month(s[4:6]) && (s[:2] == "19" || s[:2] == "20"):
		return []string{s[:4], s[4:6], s[6:]}, true
	case len(s) == 8:
		return []string{s[:2], s[2:4], s[4:]}, true
	case len(s) == 6 && birth && !month(s[2:4]) && month(s[:2]):
		return []string{s[:2], s[2:]}, true
	case len(s) == 6:
		return []string{s[:2], s[2:4], s[4:]}, true
	case len(s) == 4:
		return []string{s}, true
	}
	return nil, false
}

// numbers orders the groups and holds them against the calendar.
func numbers(g []string, typed string, today Date, birth bool) (y, m, d int, err error) {
	var n [3]int
	for i, x := range g {
		n[i], _ = strconv.Atoi(x) // digits only, at most four
	}
	y, m, d, short := order(g, n, today, birth)
	if len(g) > 1 && (m < 1 || m > 12) {
		return 0, 0, 0, wrong("err.date.month", "value", typed, "month", m)
	}
	if short {
		y = fullYear(y, m, d, today, birth)
	}
	if y < firstYear || y > lastYear {
		return 0, 0, 0, wrong("err.date.year", "value", typed, "from", strconv.Itoa(firstYear), "to", strconv.Itoa(lastYear))
	}
	if d != unknownDay && (d < 1 || d > MonthDays(y, m)) {
		return 0, 0, 0, wrong("err.date.no_such_day", "day", d, "month", m, "year", strconv.Itoa(y), "last", MonthDays(y, m))
	}
	return y, m, max(0, d), nil
}

// unknownDay tells a day that was not typed from a typed 0.
const unknownDay = -1

// order says which group is what: year first when it has four digits, else last. Short is a year of two digits.
func order(g []string, n [3]int, today Date, birth bool) (y, m, d int, short bool) {
	switch {
	case len(g) == 1:
		return n[0], 0, unknownDay, false
	case len(g) == 3 && len(g[0]) == 4:
		return n[0], n[1], n[2], false
	case len(g) == 3:
		return n[2], n[1], n[0], len(g[2]) == 2
	case len(g[0]) == 4:
		return n[0], n[1], unknownDay, false
	case len(g[1]) == 4:
		return n[1], n[0], unknownDay, false
	case birth:
		return n[1], n[0], unknownDay, true
	}
	return today.yearOr0(), n[1], n[0], false // a day of this year
}

// fullYear finds the century of a year of two digits.
func fullYear(yy, m, d int, today Date, birth bool) int {
	now := today.yearOr0()
	if !birth {
		y := now/100*100 + yy
		switch {
		case y > now+20:
			y -= 100
		case y < now-79:
			y += 100
		}
		return y
	}
	y := now/100*100 + yy
	if first := Of(y, m, max(1, d)); y > now || first > today {
		y -= 100
	}
	return y
}

// UnderstandTime reads a time of day as a clerk types it: 1350, 13:50, 13h50, 13 giờ 50, 8h, 8, 830. Nothing typed is no
// time. The answer is hh:mm.
func UnderstandTime(s string) (string, error) {
	t := strings.NewReplacer("gio", " ", "phut", " ", "h", " ", "g", " ", "p", " ", ":", " ", ".", " ").Replace(plain(s))
	g := strings.Fields(t)
	if len(g) == 1 && len(g[0]) >= 3 && len(g[0]) <= 4 {
		k := len(g[0]) - 2
		g = []string{g[0][:k], g[0][k:]}
	}
	if len(g) == 0 && strings.TrimSpace(s) == "" {
		return "", nil
	}
	if len(g) == 0 || len(g) > 2 {
		return "", wrong("err.time.form", "value", s)
	}
	n := [2]int{}
	for i, x := range g {
		v, err := strconv.ParseUint(x, 10, 8)
		if err != nil || len(x) > 2 {
			return "", wrong("err.time.form", "value", s)
		}
		n[i] = int(v)
	}
	if n[0] > 23 || n[1] > 59 {
		return "", wrong("err.time.form", "value", s)
	}
	two := func(v int) string { return string([]byte{byte('0' + v/10), byte('0' + v%10)}) }
	return two(n[0]) + ":" + two(n[1]), nil
}
