package ui

import (
	"strings"
	"testing"

	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit"
	"hoanhap/ui/kit/kittest"
)

// A rate that a month misses is proposed from that month on; what the centre decides, from today; from when a number of the law
// holds stands in its paper, so nothing is proposed.
func TestFirstDayOfARuleIsWhatIsNeeded(t *testing.T) {
	j := newJourney(t)
	from := func(key, day string) string {
		arg := "rules/" + key
		if day != "" {
			arg += "@" + day
		}
		j.Go(Route{Screen: "today"})
		j.Go(Route{Screen: "settings", Arg: arg})
		f := kittest.Find(j.w.Content(), func(f *kit.Form) bool {
			for _, x := range f.Fields() {
				if x.Key == key {
					return true
				}
			}
			return false
		})
		if f == nil {
			t.Fatalf("%s is not open: %s", key, j.screenText())
		}
		return f.Value("from")
	}
	first := date.Of(2026, 10, 1)
	if got := from("food", first.String()); got != first.Text() {
		t.Errorf("a rate missed in October: %q", got)
	}
	if got := from("food", ""); got != "" {
		t.Errorf("a rate: %q", got)
	}
	if got := from(law.FoodDivisor, ""); got != j.Office.Today().Text() {
		t.Errorf("a choice of the centre: %q", got)
	}
}

// The paper at the right is the one the keyboard is at, ticked or not.
func TestPaperUnderTheCursorIsShown(t *testing.T) {
	j := newJourney(t)
	j.OpenPapers(datatest.Stay(t, j.Office))
	s := &papersDesk{d: j.Desk}
	f := kittest.Find(j.w.Content(), func(f *kit.Form) bool { return f.Value("day") != "" })
	var err error
	id := rows[stay.Stay](j)[0].ID
	if s.list, err = j.Office.StayPapers(id, j.Office.Today()); err != nil || len(s.list) < 3 {
		t.Fatal(len(s.list), err)
	}
	shown := func(i int) int {
		return strings.Count(strings.Join(kittest.Texts(j.w.Content()), " "), s.name(&s.list[i]))
	}
	for _, i := range []int{2, 0, 1} {
		f.FocusOn("tick" + string(rune('0'+i)))
		for k := range 3 {
			if got := shown(k) > 1; got != (k == i) {
				t.Errorf("at %d: paper %d at the right: %v", i, k, got)
			}
		}
	}
}
