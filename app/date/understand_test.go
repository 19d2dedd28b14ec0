package date

import (
	"errors"
	"strings"
	"testing"

	"hoanhap/app/say"
)

func keyOf(err error) string {
	var p say.Problems
	if errors.As(err, &p) && len(p) == 1 {
		return p[0].Key
	}
	if err != nil {
		return err.Error()
	}
	return ""
}

func TestUnderstand(t *testing.T) {
	today := Must("2026-11-21")
	for in, want := range map[string]string{
		"": "", "  ": "", "5/1/26": "2026-01-05", "05012026": "2026-01-05", "050126": "2026-01-05", "5-1-2026": "2026-01-05", "5.1.2026": "2026-01-05",
		" 05 / 01 / 2026 ": "2026-01-05", "05 01 2026": "2026-01-05", "2026-01-05": "2026-01-05", "2026/1/5": "2026-01-05", "20260105": "2026-01-05",
		"20112026": "2026-11-20", "20102015": "2015-10-20", "ngày 5 tháng 1 năm 2026": "2026-01-05", "Ngày 05 tháng 01 năm 26": "2026-01-05",
		"5/1": "2026-01-05", "hôm nay": "2026-11-21", "hom nay": "2026-11-21", "NAY": "2026-11-21", "ho\u0302m nay": "2026-11-21", "hôm qua": "2026-11-20",
		"hôm kia": "2026-11-19", "mai": "2026-11-22", "-3": "2026-11-18", "+2": "2026-11-23", "-0": "2026-11-21", "29/2/24": "2024-02-29",
		"5/1/46": "2046-01-05", "5/1/47": "1947-01-05", "1/1/00": "2000-01-01", "31/12/99": "1999-12-31",
		"31/2/2026": "err.date.no_such_day", "29/2/2026": "err.date.no_such_day", "0/1/2026": "err.date.no_such_day", "1/13/2026": "err.date.month", "5/0/2026": "err.date.month",
		"2026": "err.date.day_needed", "1/2026": "err.date.day_needed", "2026-01": "err.date.day_needed", "1/1/1850": "err.date.year", "1/1/2500": "err.date.year",
		"x": "err.date.form", "5/1/2": "err.date.form", "5/1/026": "err.date.form", "1/2/3/4": "err.date.form", "123": "err.date.form", "5a/1/2026": "err.date.form",
		"99999999999999999999": "err.date.form", "--3": "err.date.form", "+-3": "err.date.form", "012026": "err.date.month",
	} {
		d, err := Understand(in, today)
		got := d.String()
		if err != nil {
			got = keyOf(err)
		}
		if got != want {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
	}
}

// A page pasted into a field of a day is quoted by its first letters: the sentence says what to write.
func TestUnderstandQuotesLittle(t *testing.T) {
	_, err := Understand(strings.Repeat("ngày 😀", 1000), Must("2026-11-21"))
	var p say.Problems
	if !errors.As(err, &p) || p[0].Args[1] != "ngày 😀ngày 😀…" {
		t.Error(err)
	}
}

func TestUnderstandPartial(t *testing.T) {
	today := Must("2026-11-21")
	for in, want := range map[string]string{
		"": "", "1990": "1990", "1/1990": "1990-01", "01/1990": "1990-01", "101990": "1990-10", "1990-10": "1990-10", "tháng 10 năm 1990": "1990-10", "năm 1990": "1990",
		"5/1/90": "1990-01-05", "050190": "1990-01-05", "05011990": "1990-01-05", "5/1/26": "2026-01-05", "22/11/26": "1926-11-22", "21/11/26": "2026-11-21", "1/1/27": "1927-01-01",
		"1/90": "1990-01", "11/26": "2026-11", "12/26": "1926-12", "1990-01-05": "1990-01-05", "hôm nay": "2026-11-21",
		"31/4/1990": "err.date.no_such_day", "13/1990": "err.date.month", "90": "err.date.form", "1850": "err.date.year", "abc": "err.date.form", "0000": "err.date.year",
	} {
		p, err := UnderstandPartial(in, today)
		got := p.String()
		if err != nil {
			got = keyOf(err)
		}
		if got != want {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
	}
}

func TestUnderstandTime(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "1350": "13:50", "13:50": "13:50", "13h50": "13:50", "8h": "08:00", "8": "08:00", "830": "08:30", "8 giờ 30": "08:30", "8 giờ 30 phút": "08:30", "0:00": "00:00",
		"23:59": "23:59", "13.50": "13:50", "24:00": "err.time.form", "12:60": "err.time.form", "x": "err.time.form", "12345": "err.time.form", "1:2:3": "err.time.form", "h": "err.time.form", "+8": "err.time.form",
	} {
		got, err := UnderstandTime(in)
		if err != nil {
			got = keyOf(err)
		}
		if got != want {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
	}
}

func FuzzUnderstand(f *testing.F) {
	for _, s := range []string{"5/1/26", "05012026", "1/2026", "hôm nay", "-3", "ngày 5 tháng 1 năm 2026", "2026-01-05", "8h30"} {
		f.Add(s, int32(Must("2026-11-21")))
	}
	f.Fuzz(func(t *testing.T, s string, n int32) {
		today := Date(n)
		if today < Must("1950-01-01") || today > Must("2090-01-01") {
			today = Must("2026-11-21")
		}
		if d, err := Understand(s, today); err == nil && d != 0 {
			if back, err := Understand(d.Text(), today); err != nil || back != d {
				if y := d.Year(); y >= firstYear && y <= lastYear {
					t.Fatalf("%q is %v, but %s is %v %v", s, d, d.Text(), back, err)
				}
			}
		}
		if p, err := UnderstandPartial(s, today); err == nil && !p.IsZero() {
			if back, err := ParsePartial(p.String()); err != nil || back != p {
				t.Fatalf("%q is %v: %v", s, p, err)
			}
		}
		if tm, err := UnderstandTime(s); err == nil && tm != "" {
			if again, err := UnderstandTime(tm); err != nil || again != tm || len(tm) != 5 || !strings.Contains(tm, ":") {
				t.Fatalf("%q is %q", s, tm)
			}
		}
	})
}
