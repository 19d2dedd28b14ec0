package data

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestThin(t *testing.T) {
	now := noon()
	var made []time.Time
	for d := range 400 { // two copies a day for over a year
		made = append(made, now.AddDate(0, 0, -d), now.AddDate(0, 0, -d).Add(-5*time.Hour))
	}
	drop := keepPlan.thin(now, made)
	var kept []time.Time
	for _, m := range made {
		if !slices.ContainsFunc(drop, m.Equal) {
			kept = append(kept, m)
		}
	}
	// The last 48 hours (today, yesterday: 4 copies), then 12 days, 10 weeks, 9 months.
	if len(kept) != 4+12+10+9 {
		t.Errorf("%d kept: %v", len(kept), kept)
	}
	for i, want := range []string{"2026-11-21 14", "2026-11-21 09", "2026-11-20 14", "2026-11-20 09", "2026-11-19 14", "2026-11-18 14"} {
		if got := kept[i].Format("2006-01-02 15"); got != want {
			t.Errorf("%d: %s, want %s", i, got, want)
		}
	}
}

func TestThinKeepsTheNewest(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		now := noon()
		made := rapid.SliceOfN(rapid.Custom(func(rt *rapid.T) time.Time {
			return now.Add(-time.Duration(rapid.IntRange(0, 3*365*24*60).Draw(rt, "minutes ago")) * time.Minute)
		}), 1, 120).Draw(rt, "made")
		drop := keepPlan.thin(now, made)
		newest := slices.MaxFunc(made, time.Time.Compare)
		if count(drop, newest) == count(made, newest) {
			rt.Fatal("the newest copy went")
		}
		left := slices.DeleteFunc(slices.Clone(made), func(m time.Time) bool { return slices.ContainsFunc(drop, m.Equal) })
		for _, m := range drop {
			if now.Sub(m) < keepPlan.all {
				rt.Fatalf("%v is of the last two days", m)
			}
		}
		if again := keepPlan.thin(now, left); len(again) > 0 {
			rt.Fatalf("thinning twice drops more: %v", again)
		}
	})
}

func count(list []time.Time, t time.Time) (n int) {
	for _, x := range list {
		if x.Equal(t) {
			n++
		}
	}
	return n
}
