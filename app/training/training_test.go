package training

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"hoanhap/app/date"
	"hoanhap/app/stay"
)

func TestTimetableReads(t *testing.T) {
	for typed, want := range map[string]string{
		"T2, T4 8h-11h; T6 14:00-16:30": "T2 08:00-11:00; T4 08:00-11:00; T6 14:00-16:30",
		"thứ 2 thứ 3 7-9":               "",
		"thứ 3 7h30 - 9h":               "T3 07:30-09:00",
		"CN 8-10; t7 8-10":              "T7 08:00-10:00; CN 08:00-10:00",
		"T2 T3 T5 13h30-16h":            "T2 13:30-16:00; T3 13:30-16:00; T5 13:30-16:00",
		"":                              "",
		" T8 08:00-09:00 ":              "CN 08:00-09:00",
	} {
		got, err := ReadTimetable(typed)
		if typed == "thứ 2 thứ 3 7-9" {
			if err == nil {
				t.Errorf("%q was understood as %q", typed, got.Text())
			}
			continue
		}
		if err != nil || got.Text() != want {
			t.Errorf("%q: %q, %v", typed, got.Text(), err)
		}
	}
	for _, bad := range []string{"T9 8-10", "T2", "8-10", "T2 11-8", "T2 8-8", "T2 25-26", "T2 8h75-10", "T2 8-10; T2 9-11", "abc 8-10"} {
		if got, err := ReadTimetable(bad); err == nil {
			t.Errorf("%q was understood as %q", bad, got.Text())
		}
	}
}

func drawTable(t *rapid.T, label string) Timetable {
	var out Timetable
	for w := range 7 {
		if rapid.Bool().Draw(t, label) {
			from := rapid.IntRange(0, 23*60).Draw(t, label+" from")
			out = append(out, Slot{time.Weekday((w + 1) % 7), from, rapid.IntRange(from+1, 24*60-1).Draw(t, label+" to")})
		}
	}
	return out
}

// What is written is read back.
func TestTimetableRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := drawTable(t, "table")
		got, err := ReadTimetable(want.Text())
		if err != nil || got.Text() != want.Text() {
			t.Fatalf("%q: %q, %v", want.Text(), got.Text(), err)
		}
	})
}

// drawStay is a stay of some stretches one after the other, perhaps ended.
func drawStay(t *rapid.T) []stay.Interval {
	at := date.Of(2026, 1, 1) + date.Date(rapid.IntRange(0, 60).Draw(t, "entry"))
	var out []stay.Interval
	states := []stay.State{stay.Present, stay.Absent, stay.Escaped, stay.Suspended}
	for n := rapid.IntRange(1, 6).Draw(t, "stretches"); n > 0; n-- {
		to := at + date.Date(rapid.IntRange(0, 40).Draw(t, "days"))
		out = append(out, stay.Interval{N: len(out), From: at, To: to, State: rapid.SampledFrom(states).Draw(t, "state")})
		at = to
	}
	if rapid.Bool().Draw(t, "ended") { // nothing is kept of the days after the end
		return out
	}
	last := rapid.SampledFrom([]stay.State{stay.Present, stay.Ended, stay.Escaped}).Draw(t, "last")
	return append(out, stay.Interval{N: len(out), From: at, To: date.Max, State: last})
}

func drawCourse(t *rapid.T) Course {
	first := date.Of(2026, 1, 1) + date.Date(rapid.IntRange(0, 120).Draw(t, "first"))
	return Course{First: first, Last: first + date.Date(rapid.IntRange(0, 120).Draw(t, "length")), Table: drawTable(t, "table")}
}

func on(stays []stay.Interval, d date.Date) stay.State {
	for _, v := range stays {
		if v.From <= d && d < v.To {
			return v.State
		}
	}
	return stay.None
}

// Every day of an enrolment lies in the class and, by its evening, in the stay; nobody learns after he was taken out; and the
// learning ends on the first day on which one of these fails, not before.
func TestEnrolmentInsideStay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		stays, c := drawStay(t), drawCourse(t)
		from := c.First + date.Date(rapid.IntRange(-10, 60).Draw(t, "enrolled"))
		dropped := date.Date(0)
		if rapid.Bool().Draw(t, "dropped") {
			dropped = from + date.Date(rapid.IntRange(0, 60).Draw(t, "after"))
		}
		s := Enrolled(c, from, dropped, stays)
		if s.To < s.From {
			t.Fatalf("%+v runs backwards", s)
		}
		for d := s.From; d < s.To; d++ {
			if d < c.First || d > c.Last || d < from || dropped != 0 && d >= dropped {
				t.Fatalf("%+v holds %s", s, d)
			}
			if !on(stays, d).OnBooks() {
				t.Fatalf("%+v holds %s, which is %q", s, d, on(stays, d))
			}
		}
		if s.From < s.To && s.To <= c.Last && (dropped == 0 || s.To < dropped) && on(stays, s.To).OnBooks() {
			t.Fatalf("%+v ends early", s)
		}
		if s.From < s.To && (s.Stop == "") != (s.To == c.Last+1) {
			t.Fatalf("%+v of a class until %s", s, c.Last)
		}
	})
}

// Two enrolments clash exactly when some day and minute lies in both.
func TestClashDayByDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawCourse(t), drawCourse(t)
		x, y := Span{From: a.First, To: a.Last + 1}, Span{From: b.First, To: b.Last + 1}
		want := false
		for d := x.From; d < x.To; d++ {
			for _, p := range a.Table {
				for _, q := range b.Table {
					want = want || y.Has(d) && p.Weekday == d.Weekday() && q.Weekday == d.Weekday() && max(p.From, q.From) < min(p.To, q.To)
				}
			}
		}
		day, _, got := Clash(x, y, a.Table, b.Table)
		if got != want || got && (!x.Has(day) || !y.Has(day)) {
			t.Fatalf("%v on %s, want %v", got, day, want)
		}
	})
}

func TestExceeded(t *testing.T) {
	adult := func(date.Date) Limits { return Limits{8 * 60, 48 * 60} }
	monday := date.Of(2026, 11, 16)
	var week []Worked
	for i := range 6 {
		week = append(week, Worked{monday + date.Date(i), 8 * 60})
	}
	if out := Exceeded(week, adult); len(out) != 0 {
		t.Errorf("48 hours in six days pass a limit: %+v", out)
	}
	out := Exceeded(append(week, Worked{monday + 6, 30}, Worked{monday, 1}), adult)
	if len(out) != 2 || out[0] != (Over{Day: monday, At: monday, Minutes: 481, Most: 480}) || out[1] != (Over{Day: monday, At: monday, Week: true, Minutes: 2911, Most: 2880}) {
		t.Errorf("%+v", out)
	}
	if out := Exceeded(append(week, Worked{monday + 7, 480}), adult); len(out) != 0 {
		t.Errorf("the next week counts into this one: %+v", out)
	}
	// Fifteen on Thursday: the week has the limit of its first day of work, in whatever order it was written down.
	grows := func(d date.Date) Limits {
		if d < monday+3 {
			return Limits{4 * 60, 20 * 60}
		}
		return Limits{6 * 60, 30 * 60}
	}
	out = Exceeded([]Worked{{monday + 4, 360}, {monday + 3, 360}, {monday + 2, 240}, {monday + 1, 241}, {monday, 240}}, grows)
	if len(out) != 2 || out[0] != (Over{Day: monday + 1, At: monday + 1, Minutes: 241, Most: 240}) || out[1] != (Over{Day: monday, At: monday, Week: true, Minutes: 1441, Most: 1200}) {
		t.Errorf("%+v", out)
	}
}
