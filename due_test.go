package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestDue asks for what is due in the worked example: stays that ended before the book was opened raise nothing, the search
// of who escaped is due a day after the escape, at its hour where that is known.
func TestDue(t *testing.T) {
	db := filepath.Join(t.TempDir(), "a.db")
	must(t, "import", "--db", db, centre60+"/book.xlsx")
	out := must(t, "due", "--db", db, "--on", "2026-10-31", "--within", "30")
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	if lines[0] != "date,kind,stay,resident,addressee,days_left" || !slices.IsSorted(lines[1:]) {
		t.Fatalf("header or order:\n%s", out)
	}
	var got []string
	for _, l := range lines[1:] {
		if !strings.Contains(l, ",plan,") {
			got = append(got, l)
		}
	}
	want := []string{
		"2025-02-11,commune_told,D00014-1,HV00014,,-627", "2025-11-21,commune_told,D00046-1,HV00046,,-344",
		"2025-12-02,commune_told,D00027-1,HV00027,,-333", "2026-06-29,commune_told,D00012-1,HV00012,,-124",
		"2026-07-18,escape_told,D00020-1,HV00020,,-105", "2026-08-09,escape_told,D00003-2,HV00003,,-83",
		"2026-08-20,escape_told,D00003-2,HV00003,,-72", "2026-09-04,escape_told,D00040-1,HV00040,,-57",
		"2026-09-17,escape_told,D00052-1,HV00052,,-44", "2026-09-20,escape_told,D00004-1,HV00004,,-41",
		"2026-09-20,escape_told,D00040-1,HV00040,,-41", "2026-10-06,escape_told,D00060-1,HV00060,,-25",
		"2026-10-13,escape_told,D00004-1,HV00004,,-18", "2026-10-14,escape_told,D00020-1,HV00020,,-17",
		"2026-10-19T18:33,escape_told,D00048-1,HV00048,,-12", "2026-10-23,escape_told,D00008-1,HV00008,,-8",
		"2026-10-27,escape_told,D00004-1,HV00004,,-4",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	// Within fewer days is a part of the same list.
	for _, l := range strings.Split(must(t, "due", "--db", db, "--on", "2026-10-31", "--within", "0"), "\n") {
		if l != "" && !slices.Contains(lines, l) {
			t.Errorf("only within 0 days: %s", l)
		}
	}
	for _, args := range [][]string{{"--on", "31/10/2026"}, {"--within", "-1"}, {"--within", "x"}, {"--format", "pdf"}} {
		if code, out, errs := cli(append([]string{"due", "--db", db}, args...)...); code != exitUsage || out != "" || errs == "" {
			t.Errorf("%v: exit %d, %q, %q", args, code, out, errs)
		}
	}
}
