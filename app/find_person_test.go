package app_test

import (
	"testing"

	"hoanhap/app"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
)

// Whoever is asked for by name stands first: before those whose kin or address is called so, and before who has left.
func TestFindPerson(t *testing.T) {
	o := office(t)
	named := func(code, name string, edits ...func(*app.Admission)) int64 {
		return datatest.Stay(t, o, append([]func(*app.Admission){datatest.Named(name, day("2026-04-20")), func(a *app.Admission) { a.Resident.Code, a.Stay.Code = code, "D"+code }}, edits...)...)
	}
	named("HV1", "An Văn Ba", func(a *app.Admission) { a.Resident.Address = "Khu Thiện Tân" })
	gone := named("HV2", "Bùi Văn Thiện")
	datatest.Move(t, o, gone, stay.Die, day("2026-05-02"))
	named("HV3", "Thiện Văn Hà")
	named("HV4", "Trần Văn Thiện")
	named("HV5", "Vũ Đức Thiện")
	codes := func(typed string, most int) (out string) {
		list, err := o.FindPerson(typed, most)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range list {
			out += h.Code + " "
		}
		return out
	}
	for _, c := range []struct {
		typed string
		most  int
		want  string
	}{{"thien", 9, "HV4 HV5 HV2 HV3 "}, {"thien", 2, "HV4 HV5 "}, {"van thien", 9, "HV4 HV2 HV3 "}, {"hv3", 1, "HV3 "}, {"dhv5", 1, "HV5 "}, {"", 1, "HV1 "}, {"khong ai", 3, ""}} {
		got := codes(c.typed, c.most)
		if got != c.want && got != c.want+"HV1 " { // whether addresses are searched is the register's business; they stand last
			t.Errorf("%q: %s, want %s", c.typed, got, c.want)
		}
	}
}
