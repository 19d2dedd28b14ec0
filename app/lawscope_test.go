package app_test

import (
	"testing"

	"hoanhap/app"
	"hoanhap/app/law"
)

// Of rows of the office the narrowest in force counts: centre before province before nation; a province only while the centre stands
// in it. A row replaces only one of its own scope.
func TestNarrowestScopeOfOfficeRows(t *testing.T) {
	o := office(t)
	set := func(scope, from, to, value string) {
		t.Helper()
		row := app.LawRow{Key: law.Utilities, From: day(from), Value: value, Scope: scope, Source: "NQ " + value}
		if to != "" {
			row.To = day(to)
		}
		if err := o.SetLaw([]app.LawRow{row}, ""); err != nil {
			t.Fatal(err)
		}
	}
	want := func(on, value, source string) {
		t.Helper()
		r, ok := o.Law.Row(law.Utilities, day(on))
		if !ok || r.Value != value || source != "" && r.Source != source {
			t.Errorf("%s: %+v, want %s (%s)", on, r, value, source)
		}
	}
	want("2026-09-01", "100000", "")
	set("", "2026-09-10", "2026-09-12", "400000")
	set("22", "2026-09-05", "", "300000")
	set(app.NationScope, "2026-09-08", "", "200000")
	want("2026-09-07", "100000", "") // the centre is in no known province yet
	want("2026-09-08", "200000", "NQ 200000")
	want("2026-09-10", "400000", "NQ 400000")
	if err := o.SetLaw([]app.LawRow{{Key: law.CentreProvince, From: day("2026-09-06"), To: day("2026-09-20"), Value: "22", Source: "cơ sở"}}, ""); err != nil {
		t.Fatal(err)
	}
	want("2026-09-05", "100000", "")
	want("2026-09-06", "300000", "NQ 300000")
	want("2026-09-08", "300000", "") // newer, but wider
	want("2026-09-12", "400000", "")
	want("2026-09-13", "300000", "")
	want("2026-09-21", "200000", "") // the centre has moved away
	set("22", "2026-09-05", "", "350000")
	want("2026-09-13", "350000", "")
	want("2026-09-12", "400000", "")
	live := 0
	rows, err := o.LawRows(law.Utilities)
	if err != nil {
		t.Fatal(err)
	}
	for i := range rows {
		if rows[i].Live() {
			live++
		}
	}
	if len(rows) != 4 || live != 3 {
		t.Errorf("%d rows, %d live", len(rows), live)
	}
	if err := o.SetLaw([]app.LawRow{{Key: law.Utilities, From: day("2026-09-01"), Value: "1", Scope: "xx", Source: "thử"}}, ""); err == nil {
		t.Error("an unknown scope was taken")
	}
}
