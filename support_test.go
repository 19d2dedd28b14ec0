package main

import (
	"encoding/csv"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestSupport asks for a month of the worked example: food of each stay is its paid days times the day's food, the sums hold, and
// the answer is the same twice.
func TestSupport(t *testing.T) {
	db := filepath.Join(t.TempDir(), "a.db")
	must(t, "import", "--db", db, centre60+"/book.xlsx")
	out := must(t, "support", "--db", db, "2026-10")
	if out != must(t, "support", "--db", db, "2026-10") {
		t.Fatal("run twice, not the same")
	}
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil || strings.Join(rows[0], ",") != "resident,stay,item,days,amount" {
		t.Fatal(rows[0], err)
	}
	keys := make([]string, 0, len(rows))
	food := 0
	for _, r := range rows[1:] {
		keys = append(keys, r[1]+","+r[2])
		if r[2] != "food" {
			continue
		}
		days, err1 := strconv.Atoi(r[3])
		amount, err2 := strconv.Atoi(r[4])
		// 0,8 × 2.530.000 ÷ 31, rounded once, half up.
		if err1 != nil || err2 != nil || days < 1 || days > 31 || amount != (2*2024000*days+31)/62 {
			t.Errorf("%v", r)
		}
		food += days
	}
	if !slices.IsSorted(keys) || food == 0 {
		t.Fatalf("order, or nobody is fed: %d days", food)
	}
	// Days of food are the resident days of the census less those of mourning and procedure.
	census := must(t, "census", "--db", db, "2026-10")
	for _, l := range strings.Split(census, "\n") {
		if f := strings.Split(l, ","); f[0] == "resident_days" {
			if n, err := strconv.Atoi(f[5]); err != nil || food > n || n-food > 200 {
				t.Errorf("%d days of food, census %s", food, l)
			}
		}
	}
	for _, format := range []string{"xlsx", "pdf"} {
		if out := must(t, "support", "--db", db, "2026-10", "--format", format); len(out) < 1000 {
			t.Errorf("%s: %d bytes", format, len(out))
		}
	}
	for _, args := range [][]string{{"10/2026"}, {"2026-10", "--format", "doc"}, {}} {
		if code, out, errs := cli(append([]string{"support", "--db", db}, args...)...); code != exitUsage || out != "" || errs == "" {
			t.Errorf("%v: exit %d, %q, %q", args, code, out, errs)
		}
	}
}

// What is missing is named on standard error, not computed as zero.
func TestSupportMissing(t *testing.T) {
	db := filepath.Join(t.TempDir(), "a.db")
	must(t, "import", "--db", db, centre60+"/book.xlsx")
	code, out, errs := cli("support", "--db", db, "2026-05")
	if code != 0 || !strings.Contains(errs, "thiếu mức") || strings.Contains(out, "voluntary_tariff") {
		t.Fatalf("exit %d, %q", code, errs)
	}
}
