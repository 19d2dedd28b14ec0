package money

import (
	"encoding/csv"
	"errors"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hoanhap/app/date"
	"hoanhap/app/say"
)

func table(t *testing.T, file string, rows int) [][]string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil || len(all) != rows+1 {
		t.Fatal(len(all), err)
	}
	return all[1:]
}

func TestWords(t *testing.T) {
	for _, r := range table(t, "testdata/money_words_tests.csv", 39) {
		n, err := strconv.ParseInt(r[0], 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		if got := Number(n, Style{}); got != r[1] {
			t.Errorf("%d north: %s, want %s", n, got, r[1])
		}
		if got := Number(n, Style{South: true}); got != r[2] {
			t.Errorf("%d south: %s, want %s", n, got, r[2])
		}
		if got := Words(Dong(n), Style{}); got != r[3] {
			t.Errorf("%d: %s, want %s", n, got, r[3])
		}
	}
	for n, want := range map[int64]string{
		24: "hai mươi tư", 14: "mười bốn", 104: "một trăm linh bốn", 1_005_000_000_000: "một nghìn không trăm linh năm tỷ", 1_000_000_000_000_000_000: "một tỷ tỷ",
		-21: "âm hai mươi mốt", 1_000_000_005: "một tỷ không trăm linh năm", math.MinInt64: "",
	} {
		if got := Number(n, Style{}); want != "" && got != want || got == "" {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
	if got := Words(2024000, Style{PlainFour: true, PlainEnd: true}); got != "Hai triệu không trăm hai mươi bốn nghìn đồng" {
		t.Error(got)
	}
	if got := Words(2024000, Style{}); got != "Hai triệu không trăm hai mươi tư nghìn đồng chẵn" {
		t.Error(got)
	}
}

func TestDayInWords(t *testing.T) {
	for _, r := range table(t, "testdata/date_words_tests.csv", 10) {
		d := date.Must(r[0])
		if d.Long() != r[1] || Day(d, Style{}) != r[2] {
			t.Errorf("%s: %s; %s, want %s", r[0], d.Long(), Day(d, Style{}), r[2])
		}
	}
	if Day(0, Style{}) != "" {
		t.Error("no date has words")
	}
}

func TestTextAndParse(t *testing.T) {
	for d, want := range map[Dong]string{0: "0", 5: "5", 999: "999", 1000: "1.000", 2024000: "2.024.000", -70000: "-70.000", 1234567890: "1.234.567.890"} {
		if d.Text() != want {
			t.Errorf("%d: %s", d, d.Text())
		}
	}
	for in, want := range map[string]Dong{"": 0, "2024000": 2024000, "2.024.000": 2024000, "2,024,000": 2024000, "2 024 000 đ": 2024000, "70.000 đồng": 70000, "-1.000": -1000, "0": 0} {
		if got, err := Parse(in); err != nil || got != want {
			t.Errorf("%q: %d %v", in, got, err)
		}
	}
	for _, in := range []string{"x", "1.5", "2.024,000", "1.0000", "đồng", "--1", "+5", "1..000", "99999999999999999999", "-", "1.+00"} {
		_, err := Parse(in)
		var p say.Problems
		if !errors.As(err, &p) || p[0].Key != "err.money.form" {
			t.Errorf("%q was read: %v", in, err)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		d := Dong(rapid.Int64Range(-1e15, 1e15).Draw(t, "d"))
		if back, err := Parse(d.Text()); err != nil || back != d {
			t.Fatal(d, back, err)
		}
		v, err := d.Value()
		var again Dong
		if err != nil || again.Scan(v) != nil || again != d || again.Scan(strconv.FormatInt(int64(d), 10)) != nil || again != d {
			t.Fatal(v, again)
		}
	})
	var d Dong = 5
	if d.Scan(nil) != nil || d != 0 || d.Scan(1.5) == nil || d.Scan("x") == nil {
		t.Error("scan")
	}
}

func TestRoundOnceHalfUp(t *testing.T) {
	for _, c := range []struct {
		num, den int64
		want     Dong
	}{{2024000, 30, 67467}, {1, 2, 1}, {-1, 2, -1}, {1, 3, 0}, {5, 2, 3}, {0, 7, 0}, {-2024000, 30, -67467}, {9, -2, -5}} {
		if got := HalfUp(c.num, c.den); got != c.want {
			t.Errorf("%d/%d = %d, want %d", c.num, c.den, got, c.want)
		}
	}
	// A full month pays exactly the norm, whatever its length (rules.md §5).
	for days := int64(28); days <= 31; days++ {
		var s Sum
		for range days {
			s.Add(2024000, days)
		}
		if s.Round() != 2024000 {
			t.Errorf("%d days: %d", days, s.Round())
		}
	}
	var s Sum
	s.AddTimes(15, 2340000*8, 10*30)
	s.AddTimes(15, 2530000*8, 10*31)
	s.Add(1, 0)
	s.AddTimes(3, 1, 0)
	if s.Round() != 1915355 { // 936000 + 979354.83…
		t.Error(s.Round())
	}
	s.AddTimes(math.MaxInt64, math.MaxInt64, 1)
	if s.Round() != math.MaxInt64 {
		t.Error("not cut")
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"2.024.000", "2 024 000 đ", "-1.000", "1,5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Parse(s)
		if err != nil {
			return
		}
		if back, err := Parse(d.Text()); err != nil || back != d {
			t.Fatalf("%q is %d, %s is %d %v", s, d, d.Text(), back, err)
		}
		if w := Words(d, Style{}); !strings.Contains(w, " đồng") {
			t.Fatal(w)
		}
	})
}
