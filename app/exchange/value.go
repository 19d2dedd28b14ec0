package exchange

import (
	"strconv"
	"strings"

	"hoanhap/app/date"
)

// number reads a whole number of at most six digits. A cell formatted as number may say 24.0.
func number(s string) (int, bool) {
	if whole, part, dot := strings.Cut(s, "."); dot && strings.Trim(part, "0") == "" && part != "" {
		s = whole
	}
	if s == "" || len(s) > 6 {
		return 0, false
	}
	for _, c := range s {
		if c < '0' || c > '9' {
			return 0, false
		}
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// partial reads dd/mm/yyyy, mm/yyyy or yyyy.
func partial(c Cell) (date.Partial, bool) {
	if c.Date != 0 {
		return date.Whole(c.Date), true
	}
	v, ok := parts(clean(c.Text))
	if !ok {
		return date.Partial{}, false
	}
	p := date.Partial{}
	switch len(v) {
	case 1:
		p = date.Partial{Y: int16(v[0])}
	case 2:
		p = date.Partial{Y: int16(v[1]), M: int8(v[0])}
	case 3:
		p = date.Partial{Y: int16(v[2]), M: int8(v[1]), D: int8(v[0])}
	}
	return p, p.Y >= 1000 && p.First() != 0
}

// day reads a whole date.
func day(c Cell) (date.Date, bool) {
	p, ok := partial(c)
	d := p.Date()
	return d, ok && d != 0
}

// moment reads dd/mm/yyyy with or without hh:mm.
func moment(c Cell) (d date.Date, clock string, ok bool) {
	if c.Date != 0 {
		return c.Date, c.Time, true
	}
	text, rest, timed := strings.Cut(clean(c.Text), " ")
	d, ok = day(Cell{Text: text})
	if !ok || !timed {
		return d, "", ok
	}
	clock, ok = hour(strings.TrimSpace(rest))
	return d, clock, ok
}

// hour reads h:mm, hh:mm, hh:mm:ss (the seconds are dropped) and 8h30.
func hour(s string) (string, bool) {
	p := strings.FieldsFunc(s, func(r rune) bool { return r == ':' || r == 'h' || r == 'H' })
	if len(p) < 2 || len(p) > 3 {
		return "", false
	}
	for _, x := range p {
		if len(x) > 2 {
			return "", false
		}
	}
	h, ok1 := number(p[0])
	m, ok2 := number(p[1])
	if !ok1 || !ok2 || h > 23 || m > 59 || len(p[1]) != 2 {
		return "", false
	}
	return string([]byte{byte('0' + h/10), byte('0' + h%10), ':', byte('0' + m/10), byte('0' + m%10)}), true
}

// parts splits a date at / - or . into one to three numbers, year last; yyyy-mm-dd is turned round.
func parts(s string) ([]int, bool) {
	f := strings.FieldsFunc(s, func(r rune) bool { return r == '/' || r == '-' || r == '.' })
	if len(f) == 0 || len(f) > 3 || len(s) > 12 {
		return nil, false
	}
	if len(f) == 3 && len(f[0]) == 4 {
		f[0], f[2] = f[2], f[0]
	}
	v := make([]int, len(f))
	for i, x := range f {
		n, ok := part(strings.TrimSpace(x), i == len(f)-1)
		if !ok {
			return nil, false
		}
		v[i] = n
	}
	if n := len(v); n > 1 && v[n-2] > 12 {
		return nil, false
	}
	return v, true
}

// part is one number of a date: the year has four digits, what stands before it at most 31.
func part(s string, year bool) (int, bool) {
	n, ok := number(s)
	if year {
		return n, ok && len(s) == 4
	}
	return n, ok && n >= 1 && n <= 31
}
