// Package money counts whole đồng, never fractions of one: what is divided is kept as an exact fraction and rounded once.
package money

import (
	"database/sql/driver"
	"errors"
	"math"
	"math/big"
	"strconv"
	"strings"

	"hoanhap/app/say"
)

// Dong is an amount of whole Vietnamese đồng.
type Dong int64

// Text groups the digits with points: 2.024.000.
func (d Dong) Text() string {
	s := strconv.FormatInt(int64(d), 10)
	sign := ""
	if s[0] == '-' {
		sign, s = "-", s[1:]
	}
	var b strings.Builder
	b.WriteString(sign)
	for i := range len(s) {
		if i > 0 && (len(s)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// Value stores a plain integer.
func (d Dong) Value() (driver.Value, error) { return int64(d), nil }

var errNotDong = errors.New("not an amount of đồng")

// Scan reads what Value stored; NULL is 0.
func (d *Dong) Scan(v any) error {
	var s string
	switch x := v.(type) {
	case nil:
		*d = 0
		return nil
	case int64:
		*d = Dong(x)
		return nil
	case string:
		s = x
	case []byte:
		s = string(x)
	default:
		return errNotDong
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return errNotDong
	}
	*d = Dong(n)
	return nil
}

// GormDataType keeps GORM from guessing.
func (Dong) GormDataType() string { return "integer" }

// Parse reads an amount as a clerk types it: 2024000, 2.024.000, 2,024,000, 2 024 000, each with or without đ or đồng. Nothing
// typed is 0. What is no whole amount is refused as say.Problems.
func Parse(s string) (Dong, error) {
	t := strings.ToLower(strings.TrimSpace(s))
	for _, unit := range []string{"đồng", "dong", "vnđ", "vnd", "đ"} {
		if cut, ok := strings.CutSuffix(t, unit); ok {
			t = strings.TrimSpace(cut)
			break
		}
	}
	if t == "" && strings.TrimSpace(s) == "" {
		return 0, nil
	}
	wrong := say.Problems{{Msg: say.Of("err.money.form", "value", s)}}
	t = strings.ReplaceAll(t, "\u00a0", " ")
	neg := strings.HasPrefix(t, "-")
	t = strings.TrimPrefix(t, "-")
	digits, ok := ungroup(t)
	n, err := strconv.ParseInt(digits, 10, 64)
	if !ok || err != nil || n < 0 {
		return 0, wrong
	}
	if neg {
		n = -n
	}
	return Dong(n), nil
}

// ungroup takes the separators out of a number grouped by threes; one kind of separator only.
func ungroup(s string) (string, bool) {
	i := strings.IndexAny(s, "., ")
	if i < 0 {
		return s, s != "" && s[0] != '+'
	}
	g := strings.Split(s, s[i:i+1])
	for k, p := range g {
		if len(p) > 3 || k > 0 && len(p) != 3 || p == "" {
			return "", false
		}
	}
	return strings.Join(g, ""), g[0][0] != '+'
}

// HalfUp rounds num/den to whole đồng, a half away from zero, so that a reversal is the exact opposite. den must not be 0.
func HalfUp(num, den int64) Dong {
	var s Sum
	s.Add(num, den)
	return s.Round()
}

// Sum adds fractions of đồng exactly and is rounded once at the end (tiền ăn of a month). The zero Sum is 0.
type Sum struct{ r big.Rat }

// Add adds num/den; a den of 0 adds nothing.
func (s *Sum) Add(num, den int64) {
	if den != 0 {
		s.r.Add(&s.r, big.NewRat(num, den))
	}
}

// AddTimes adds n × num/den.
func (s *Sum) AddTimes(n, num, den int64) {
	if den != 0 {
		t := big.NewRat(num, den)
		s.r.Add(&s.r, t.Mul(t, new(big.Rat).SetInt64(n)))
	}
}

// Round is the sum in whole đồng, a half away from zero; what no int64 holds is cut to the largest.
func (s *Sum) Round() Dong {
	twice := new(big.Int).Lsh(s.r.Num(), 1)
	neg := twice.Sign() < 0
	twice.Abs(twice)
	twice.Add(twice, s.r.Denom())
	q := twice.Quo(twice, new(big.Int).Lsh(s.r.Denom(), 1))
	n := int64(math.MaxInt64)
	if q.IsInt64() {
		n = q.Int64()
	}
	if neg {
		n = -n
	}
	return Dong(n)
}
