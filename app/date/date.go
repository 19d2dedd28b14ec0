// Package date knows calendar days (ngày), days known only to the month or year, and clock times, all in
// Vietnam's time (UTC+7). A Date is a whole day and has no hour; time.Time never reaches the domain.
package date

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"time"
)

// Date is a day of the Gregorian calendar, counted from 0001-01-01 = 1. Zero is "no date".
// Dates compare with < and ==; d+30 is thirty days later.
type Date int32

const unixEpoch = 719163 // 1970-01-01 as a Date

// Max is later than every real day: the end of an interval that is still open.
const Max Date = 3652059 // 9999-12-31

var zone = time.FixedZone("UTC+7", 7*3600)

// Zone is Vietnam's time.
func Zone() *time.Location { return zone }

// Of makes a date; a day that does not exist (31/2) gives 0.
func Of(y, m, d int) Date {
	if y < 1 || y > 9999 || m < 1 || m > 12 || d < 1 || d > MonthDays(y, m) {
		return 0
	}
	return rata(y, m, d)
}

// rata counts days from 0001-01-01 = 1 (proleptic Gregorian calendar).
func rata(y, m, d int) Date {
	if m <= 2 {
		y--
		m += 12
	}
	return Date(365*y + y/4 - y/100 + y/400 + (153*m-457)/5 + d - 306)
}

// At is the day of t in Vietnam.
func At(t time.Time) Date {
	y, m, d := t.In(zone).Date()
	return rata(y, int(m), d)
}

// MonthDays is the number of days of a month.
func MonthDays(y, m int) int {
	switch m {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// YMD splits a date.
func (d Date) YMD() (y, m, day int) {
	t := time.Unix((int64(d)-unixEpoch)*86400, 0).UTC()
	yy, mm, dd := t.Date()
	return yy, int(mm), dd
}

// Year is the year of d.
func (d Date) Year() int { y, _, _ := d.YMD(); return y }

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return time.Weekday(int(d) % 7) }

// AddMonths is the same day n months later, or the last day of that month if there is none (BLDS 2015 art 148).
func (d Date) AddMonths(n int) Date {
	y, m, day := d.YMD()
	k := y*12 + m - 1 + n
	y, m = k/12, k%12+1
	if y < 1 || y > 9999 {
		return Max
	}
	return rata(y, m, min(day, MonthDays(y, m)))
}

// MonthStart is the first day of the month of d.
func (d Date) MonthStart() Date { y, m, _ := d.YMD(); return rata(y, m, 1) }

// MonthEnd is the last day of the month of d.
func (d Date) MonthEnd() Date { y, m, _ := d.YMD(); return rata(y, m, MonthDays(y, m)) }

// String is the ISO form, "" for no date: what is stored and what the CSV prints.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	y, m, day := d.YMD()
	b := [10]byte{byte('0' + y/1000), byte('0' + y/100%10), byte('0' + y/10%10), byte('0' + y%10), '-',
		byte('0' + m/10), byte('0' + m%10), '-', byte('0' + day/10), byte('0' + day%10)}
	return string(b[:])
}

// Text is dd/MM/yyyy, as in tables and in the window; "" for no date.
func (d Date) Text() string {
	if d == 0 {
		return ""
	}
	y, m, day := d.YMD()
	return fmt.Sprintf("%02d/%02d/%04d", day, m, y)
}

// Short is dd/MM.
func (d Date) Short() string {
	_, m, day := d.YMD()
	return fmt.Sprintf("%02d/%02d", day, m)
}

// Long is the form of official papers (NĐ 30/2020, annex I): days below 10 and months 1, 2 take a zero.
func (d Date) Long() string {
	if d == 0 {
		return "ngày ..... tháng ..... năm ........"
	}
	y, m, day := d.YMD()
	f := "ngày %02d tháng %d năm %d"
	if m <= 2 {
		f = "ngày %02d tháng %02d năm %d"
	}
	return fmt.Sprintf(f, day, m, y)
}

// ErrNotDate is the answer of Parse to anything that is not yyyy-mm-dd.
var ErrNotDate = errors.New("not a date")

// Parse reads the ISO form; "" is no date.
func Parse(s string) (Date, error) {
	if s == "" {
		return 0, nil
	}
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return 0, ErrNotDate
	}
	n := func(from, to int) int {
		v := 0
		for _, c := range []byte(s[from:to]) {
			if c < '0' || c > '9' {
				return -1
			}
			v = v*10 + int(c-'0')
		}
		return v
	}
	y, m, d := n(0, 4), n(5, 7), n(8, 10)
	if y < 1 || m < 1 || d < 1 {
		return 0, ErrNotDate
	}
	if r := Of(y, m, d); r != 0 {
		return r, nil
	}
	return 0, ErrNotDate
}

// Must is Parse for constants in tests and tables; it panics.
func Must(s string) Date {
	d, err := Parse(s)
	if err != nil || d == 0 {
		panic("date: " + s)
	}
	return d
}

func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }
func (d *Date) UnmarshalText(b []byte) (err error) {
	*d, err = Parse(string(b))
	return err
}

// Value stores the ISO text; no date is NULL.
func (d Date) Value() (driver.Value, error) {
	if d == 0 {
		return nil, nil
	}
	return d.String(), nil
}

// Scan reads what Value stored.
func (d *Date) Scan(v any) (err error) {
	switch x := v.(type) {
	case nil:
		*d = 0
	case string:
		*d, err = Parse(x)
	case []byte:
		*d, err = Parse(string(x))
	case time.Time:
		*d = At(x)
	default:
		err = ErrNotDate
	}
	return err
}

// GormDataType keeps GORM from guessing.
func (Date) GormDataType() string { return "text" }
