package law_test

import (
	"testing"

	"hoanhap/app/date"
	"hoanhap/app/law"
)

func TestWorkingDays(t *testing.T) {
	p := shipped(t)
	for _, c := range []struct {
		day                string
		working, confirmed bool
		code               string
	}{
		{"2026-11-20", true, true, ""}, {"2026-11-21", false, true, ""}, {"2026-11-22", false, true, ""},
		{"2026-11-24", false, true, law.HolidayCulture}, {"2025-11-24", true, true, ""},
		{"2024-02-07", true, true, ""}, {"2024-02-08", false, true, law.HolidayTet}, {"2024-02-10", false, true, law.HolidayTet},
		{"2024-02-13", false, true, law.HolidayMakeUp}, {"2024-02-14", false, true, law.HolidayMakeUp}, {"2024-02-15", true, true, ""},
		{"2025-01-27", false, true, law.HolidayTet}, {"2025-01-31", false, true, law.HolidayTet}, {"2025-02-03", true, true, ""},
		{"2026-02-16", false, true, law.HolidayTet}, {"2026-02-20", false, true, law.HolidayTet},
		{"2025-04-07", false, true, law.HolidayHung}, {"2026-04-26", false, true, law.HolidayHung}, {"2026-04-27", false, true, law.HolidayMakeUp},
		{"2023-05-02", false, true, law.HolidayMakeUp}, {"2023-05-03", false, true, law.HolidayMakeUp}, {"2023-05-04", true, true, ""},
		{"2023-09-04", false, true, law.HolidayMakeUp}, {"2025-09-01", false, true, law.HolidayNext}, {"2021-09-03", false, true, law.HolidayNext},
		{"2019-09-03", true, false, ""}, {"2027-02-08", false, false, law.HolidayTet}, {"2027-06-01", true, true, ""}, {"2027-09-02", false, false, law.HolidayNational},
		{"2045-06-01", true, false, ""},
	} {
		d := date.Must(c.day)
		working, confirmed := p.WorkingDay(d)
		h, _ := p.Holiday(d)
		if working != c.working || confirmed != c.confirmed || h.Code != c.code {
			t.Errorf("%s: %v %v %q", c.day, working, confirmed, h.Code)
		}
	}
}

// The first days of the lunar years as published; 2030 is 2 February in Vietnam and a day later in China.
func TestTet(t *testing.T) {
	p := shipped(t)
	for _, day := range []string{"2014-01-31", "2015-02-19", "2018-02-16", "2020-01-25", "2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29",
		"2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-02"} {
		d := date.Must(day)
		if h, ok := p.Holiday(d); !ok || h.Code != law.HolidayTet || !h.Festive() {
			t.Errorf("%s: %+v", day, h)
		}
		n := 0
		for _, h := range p.Holidays(d.Year()) {
			if h.Code == law.HolidayTet {
				n++
			}
		}
		if n != 5 {
			t.Errorf("%d: %d days of Tết", d.Year(), n)
		}
	}
	for year := 2014; year <= 2040; year++ {
		for _, h := range p.Holidays(year) {
			if h.Name == "" || h.Source == "" || h.Day.Year() != year {
				t.Errorf("%+v", h)
			}
		}
	}
}

func TestAddWorkingDays(t *testing.T) {
	p := shipped(t)
	for _, c := range []struct {
		from      string
		n         int
		want      string
		confirmed bool
	}{
		{"2026-11-20", 1, "2026-11-23", true}, {"2026-11-20", 2, "2026-11-25", true}, {"2026-11-21", 0, "2026-11-21", true},
		{"2026-11-25", -2, "2026-11-20", true}, {"2025-04-29", 2, "2025-05-05", true}, {"2027-02-03", 2, "2027-02-12", false}, {"2026-09-03", 5, "2026-09-10", true},
	} {
		got, ok := p.AddWorkingDays(date.Must(c.from), c.n)
		if got.String() != c.want || ok != c.confirmed {
			t.Errorf("%s + %d = %s %v, want %s %v", c.from, c.n, got, ok, c.want, c.confirmed)
		}
	}
}

func TestOfficeTypesTheYearlyNotice(t *testing.T) {
	p := shipped(t)
	src := "TB về nghỉ Tết 2027"
	q, err := p.With([]law.Row{
		{Key: law.TetDays, From: date.Must("2027-02-04"), To: date.Must("2027-02-08"), Value: "Tết Nguyên đán", Scope: law.Centre, Source: src},
		{Key: law.DayOff, From: date.Must("2027-02-11"), Value: "Nghỉ hoán đổi", Scope: law.Centre, Source: src},
		{Key: law.DayWorked, From: date.Must("2027-02-20"), Value: "Làm bù", Scope: law.Centre, Source: src},
	})
	if err != nil {
		t.Fatal(err)
	}
	for day, want := range map[string]bool{"2027-02-03": true, "2027-02-04": false, "2027-02-08": false, "2027-02-09": false, "2027-02-10": false,
		"2027-02-11": false, "2027-02-12": true, "2027-02-20": true, "2027-02-21": false} {
		if working, confirmed := q.WorkingDay(date.Must(day)); working != want || !confirmed {
			t.Errorf("%s: %v %v", day, working, confirmed)
		}
	}
	if w := q.WorkedWeekends(2027); len(w) != 1 || w[0] != date.Must("2027-02-20") {
		t.Errorf("worked: %v", w)
	}
	if h, _ := q.Holiday(date.Must("2027-02-11")); h.Festive() || h.Name != "Nghỉ hoán đổi" {
		t.Errorf("%+v", h)
	}
}
