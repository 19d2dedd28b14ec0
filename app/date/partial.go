package date

import (
	"database/sql/driver"
	"fmt"
)

// Partial is a day that may be known only to the month or the year (năm sinh). The unknown parts are 0;
// nothing is ever invented for them. Zero is "unknown".
type Partial struct {
	Y    int16
	M, D int8
}

// Whole makes a Partial of a full date.
func Whole(d Date) Partial {
	if d == 0 {
		return Partial{}
	}
	y, m, day := d.YMD()
	return Partial{int16(y), int8(m), int8(day)}
}

// Date is the full day, or 0 when only month or year are known.
func (p Partial) Date() Date {
	if p.D == 0 {
		return 0
	}
	return Of(int(p.Y), int(p.M), int(p.D))
}

// First and Last bound what the date can be.
func (p Partial) First() Date {
	if p.Y == 0 {
		return 0
	}
	return Of(int(p.Y), max(1, int(p.M)), max(1, int(p.D)))
}

// Last is the latest day it can be.
func (p Partial) Last() Date {
	switch {
	case p.Y == 0:
		return 0
	case p.M == 0:
		return Of(int(p.Y), 12, 31)
	case p.D == 0:
		return Of(int(p.Y), int(p.M), MonthDays(int(p.Y), int(p.M)))
	}
	return p.Date()
}

// Age in whole years on a day; a date known to month or year counts as its last day (rules.md §4). -1 unknown.
// Who is born on 29 February turns a year older on 1 March where there is no 29th.
func (p Partial) Age(on Date) int {
	b := p.Last()
	if b == 0 || on < b {
		return -1
	}
	by, bm, bd := b.YMD()
	y, m, d := on.YMD()
	a := y - by
	if m < bm || m == bm && d < bd {
		a--
	}
	return a
}

// String is yyyy, yyyy-mm or yyyy-mm-dd.
func (p Partial) String() string {
	switch {
	case p.Y == 0:
		return ""
	case p.M == 0:
		return fmt.Sprintf("%04d", p.Y)
	case p.D == 0:
		return fmt.Sprintf("%04d-%02d", p.Y, p.M)
	}
	return fmt.Sprintf("%04d-%02d-%02d", p.Y, p.M, p.D)
}

// Text is yyyy, mm/yyyy or dd/mm/yyyy.
func (p Partial) Text() string {
	switch {
	case p.Y == 0:
		return ""
	case p.M == 0:
		return fmt.Sprintf("%04d", p.Y)
	case p.D == 0:
		return fmt.Sprintf("%02d/%04d", p.M, p.Y)
	}
	return fmt.Sprintf("%02d/%02d/%04d", p.D, p.M, p.Y)
}

// ParsePartial reads what String wrote.
func ParsePartial(s string) (Partial, error) {
	switch len(s) {
	case 0:
		return Partial{}, nil
	case 4:
		d, err := Parse(s + "-01-01")
		return Partial{Y: int16(d.yearOr0())}, err
	case 7:
		d, err := Parse(s + "-01")
		p := Whole(d)
		p.D = 0
		return p, err
	}
	d, err := Parse(s)
	return Whole(d), err
}

func (d Date) yearOr0() int {
	if d == 0 {
		return 0
	}
	return d.Year()
}

func (p Partial) MarshalText() ([]byte, error) { return []byte(p.String()), nil }
func (p *Partial) UnmarshalText(b []byte) (err error) {
	*p, err = ParsePartial(string(b))
	return err
}

// IsZero reports that nothing is known.
func (p Partial) IsZero() bool { return p == Partial{} }

func (p Partial) Value() (driver.Value, error) {
	if p.Y == 0 {
		return nil, nil
	}
	return p.String(), nil
}
func (p *Partial) Scan(v any) (err error) {
	switch x := v.(type) {
	case nil:
		*p = Partial{}
	case string:
		*p, err = ParsePartial(x)
	case []byte:
		*p, err = ParsePartial(string(x))
	default:
		err = ErrNotDate
	}
	return err
}
func (Partial) GormDataType() string { return "text" }
