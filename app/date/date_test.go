package date

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestAgainstTime(t *testing.T) {
	base := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 3652058).Draw(t, "n")
		tm := base.AddDate(0, 0, n)
		d := Of(tm.Year(), int(tm.Month()), tm.Day())
		if int(d) != n+1 || d.String() != tm.Format("2006-01-02") || d.Weekday() != tm.Weekday() || d.Text() != tm.Format("02/01/2006") {
			t.Fatalf("%d: %v %v", n, d, tm)
		}
		if back, err := Parse(d.String()); err != nil || back != d {
			t.Fatal(back, err)
		}
	})
}

func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-01-31", 1, "2026-02-28"}, {"2024-01-31", 1, "2024-02-29"}, {"2024-02-29", 12, "2025-02-28"},
		{"2024-02-29", 48, "2028-02-29"}, {"2026-11-20", 36, "2029-11-20"}, {"2026-12-15", 24, "2028-12-15"},
		{"2026-03-31", -1, "2026-02-28"}, {"2026-08-31", 6, "2027-02-28"},
	} {
		if got := Must(c.from).AddMonths(c.n).String(); got != c.want {
			t.Errorf("%s + %d = %s, want %s", c.from, c.n, got, c.want)
		}
	}
}

func TestNoSuchDay(t *testing.T) {
	for _, s := range []string{"2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "26-01-01", "2026/01/01", "0000-01-01", "x"} {
		if d, err := Parse(s); err == nil {
			t.Errorf("%q read as %v", s, d)
		}
	}
}

func TestLong(t *testing.T) {
	for in, want := range map[string]string{
		"2026-11-21": "ngày 21 tháng 11 năm 2026", "2026-01-05": "ngày 05 tháng 01 năm 2026", "2026-03-05": "ngày 05 tháng 3 năm 2026",
	} {
		if got := Must(in).Long(); got != want {
			t.Errorf("%s: %s", in, got)
		}
	}
}

func TestPartial(t *testing.T) {
	on := Must("2026-11-21")
	for _, c := range []struct {
		in, text, last string
		age            int
	}{
		{"1990", "1990", "1990-12-31", 35}, {"1990-11", "11/1990", "1990-11-30", 35}, {"1990-11-21", "21/11/1990", "1990-11-21", 36},
		{"1990-11-22", "22/11/1990", "1990-11-22", 35}, {"", "", "", -1}, {"2027", "2027", "2027-12-31", -1},
	} {
		p, err := ParsePartial(c.in)
		if err != nil || p.Text() != c.text || p.Last().String() != c.last || p.Age(on) != c.age || p.String() != c.in {
			t.Errorf("%s: %v %v %v %v %v", c.in, err, p.Text(), p.Last(), p.Age(on), p)
		}
	}
}
