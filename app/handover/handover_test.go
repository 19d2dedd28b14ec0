package handover_test

import (
	"math/rand"
	"reflect"
	"slices"
	"testing"

	"hoanhap/app/date"
	"hoanhap/app/handover"

	"pgregory.net/rapid"
)

var day = date.Must

// drawFacts is a random stay at the end of its time, without steps.
func drawFacts(t *rapid.T) handover.Facts {
	f := handover.Facts{Entry: day("2025-01-10"), NoticeTo: []string{"police", "family", "court"}, DecisionFirst: rapid.Bool().Draw(t, "R3"),
		Home: rapid.SampledFrom([]string{"", "2025/00001", "2025/00002"}).Draw(t, "home"), NoResidence: rapid.Bool().Draw(t, "homeless"),
		UnableToWork: rapid.Bool().Draw(t, "unable"), Minor: rapid.Bool().Draw(t, "minor"), Guardian: rapid.Bool().Draw(t, "guardian"),
		Dossier: rapid.Bool().Draw(t, "dossier")}
	if rapid.Bool().Draw(t, "released") {
		f.Release = day("2026-10-01") + date.Date(rapid.IntRange(0, 20).Draw(t, "release"))
	}
	for i, to := range f.NoticeTo {
		if rapid.Bool().Draw(t, "issued "+to) {
			f.Notices = append(f.Notices, handover.Paper{ID: int64(i + 1), To: to, Day: day("2026-09-01")})
		}
	}
	if rapid.Bool().Draw(t, "decision") {
		f.Decision = day("2026-09-20")
	}
	if rapid.Bool().Draw(t, "monitoring") {
		f.Monitoring = day("2026-09-21")
	}
	if rapid.Bool().Draw(t, "papers") {
		f.Certificate, f.Minutes = &handover.Paper{ID: 8}, &handover.Paper{ID: 9}
	}
	return f
}

func drawStep(t *rapid.T, id int64) handover.Step {
	return handover.Step{ID: id, Kind: rapid.SampledFrom(handover.Kinds).Draw(t, "kind"), Day: day("2026-08-20") + date.Date(rapid.IntRange(0, 90).Draw(t, "day")),
		PaperID: rapid.Int64Range(0, 4).Draw(t, "paper"), Place: rapid.SampledFrom([]string{"", "2025/00001", "2025/00003"}).Draw(t, "place"),
		Reason: rapid.SampledFrom([]string{"not_resident", "not_arrived"}).Draw(t, "reason")}
}

// drawHistory proposes steps in any order; those that are refused are not taken.
func drawHistory(t *rapid.T) handover.Facts {
	f := drawFacts(t)
	for i := range rapid.IntRange(0, 12).Draw(t, "steps") {
		if s := drawStep(t, int64(i+1)); handover.Check(&f, s) == nil {
			f.Steps = append(f.Steps, s)
		}
	}
	return f
}

// What was accepted fits: nothing is stray, the state is one of the list, and it hangs on the steps alone, not on the
// order in which they were entered.
func TestAcceptedStepsFit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawHistory(t)
		v := handover.Read(&f)
		if len(v.Stray) != 0 || !slices.Contains(handover.States, v.State) {
			t.Fatalf("%+v", v)
		}
		if (f.Release != 0) != (v.State.Open() || v.State == handover.Acked) {
			t.Fatalf("released %v and %s", f.Release, v.State)
		}
		g := f
		g.Steps = slices.Clone(f.Steps)
		rand.New(rand.NewSource(1)).Shuffle(len(g.Steps), func(i, j int) { g.Steps[i], g.Steps[j] = g.Steps[j], g.Steps[i] }) //nolint:gosec
		if w := handover.Read(&g); !reflect.DeepEqual(v, w) {
			t.Fatalf("order of entry matters: %+v, %+v", v, w)
		}
	})
}

// Every open handover waits for exactly one act, and doing it goes on: there is no dead end and no circle.
func TestNextActGoesOn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawHistory(t)
		for n := 0; ; n++ {
			v := handover.Read(&f)
			if v.Next == "" {
				if v.State != handover.Acked {
					t.Fatalf("%s waits for nothing", v.State)
				}
				return
			}
			if n > 12 {
				t.Fatalf("never done: %+v", v)
			}
			act(t, &f, v)
		}
	})
}

// act does what a handover waits for, as the office would.
func act(t *rapid.T, f *handover.Facts, v handover.View) {
	last := max(f.Entry, f.Release, v.Since, day("2026-11-30"))
	add := func(s handover.Step) {
		s.ID, s.Day = int64(100+len(f.Steps)), last
		if err := handover.Check(f, s); err != nil {
			t.Fatalf("%s: %v (%+v)", s.Kind, err, v)
		}
		f.Steps = append(f.Steps, s)
	}
	switch v.Next {
	case handover.NextNotice:
		f.Notices = nil
		for i, to := range f.NoticeTo {
			f.Notices = append(f.Notices, handover.Paper{ID: int64(20 + i), To: to})
		}
	case handover.NextSend:
		for _, p := range f.Notices {
			add(handover.Step{Kind: handover.Sent, PaperID: p.ID})
		}
	case handover.NextDecision:
		add(handover.Step{Kind: handover.Waived})
	case handover.NextPapers:
		f.Certificate, f.Minutes = &handover.Paper{ID: 30}, &handover.Paper{ID: 31}
	case handover.NextRelease:
		f.Release = last
	case handover.NextAck:
		add(handover.Step{Kind: handover.Acknowledged})
	case handover.NextRedirect:
		place := "2025/00009"
		if v.Place == place {
			place = "2025/00008"
		}
		add(handover.Step{Kind: handover.Redirected, Place: place})
	default:
		t.Fatalf("unknown act %q", v.Next)
	}
}

// A release that is withdrawn leaves its answers stray and shown; withdrawing those too leaves a handover as before.
func TestWithdrawnRelease(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawHistory(t)
		before := f
		before.Steps = slices.DeleteFunc(slices.Clone(f.Steps), func(s handover.Step) bool { return s.Kind.Answer() || s.Kind == handover.Reminded })
		f.Release, before.Release = 0, 0
		v, w := handover.Read(&f), handover.Read(&before)
		if len(v.Stray) != len(f.Steps)-len(before.Steps) || len(w.Stray) != 0 {
			t.Fatalf("%+v", v)
		}
		v.Stray = nil
		if !reflect.DeepEqual(v, w) {
			t.Fatalf("%+v, %+v", v, w)
		}
	})
}

func refused(t *testing.T, err error, key string) {
	t.Helper()
	if err == nil || err.Error() == "" || !contains(err.Error(), key) {
		t.Errorf("got %v, want %s", err, key)
	}
}

func contains(s, part string) bool {
	for i := 0; i+len(part) <= len(s); i++ {
		if s[i:i+len(part)] == part {
			return true
		}
	}
	return false
}

// A handover told from the first paper to the second commune.
func TestTale(t *testing.T) {
	f := handover.Facts{Entry: day("2025-01-10"), NoticeTo: []string{"police", "family"}, DecisionFirst: true, Home: "2025/00001", Guardian: true}
	at := func(want handover.State, next handover.Next) handover.View {
		t.Helper()
		v := handover.Read(&f)
		if v.State != want || v.Next != next {
			t.Fatalf("%s, next %s; want %s, %s (%v)", v.State, v.Next, want, next, v.Missing)
		}
		return v
	}
	n := int64(0)
	step := func(k handover.Kind, d string, edit func(*handover.Step)) error {
		n++
		s := handover.Step{ID: n, Kind: k, Day: day(d)}
		if edit != nil {
			edit(&s)
		}
		if err := handover.Check(&f, s); err != nil {
			return err
		}
		f.Steps = append(f.Steps, s)
		return nil
	}
	at(handover.Preparing, handover.NextNotice)
	f.Notices = []handover.Paper{{ID: 1, To: "police"}, {ID: 2, To: "family"}}
	at(handover.Preparing, handover.NextSend)
	for i := range f.Notices {
		if err := step(handover.Sent, "2026-09-02", func(s *handover.Step) { s.PaperID = int64(i + 1) }); err != nil {
			t.Fatal(err)
		}
	}
	at(handover.Noticed, handover.NextDecision)
	f.Decision = day("2026-09-20")
	at(handover.Decided, handover.NextPapers)
	refused(t, step(handover.Waived, "2026-09-21", nil), "decision_here")
	refused(t, step(handover.Acknowledged, "2026-09-21", nil), "not_released")
	f.Certificate, f.Minutes = &handover.Paper{ID: 3}, &handover.Paper{ID: 4}
	at(handover.Decided, handover.NextRelease)
	f.Release = day("2026-10-01")
	at(handover.Released, handover.NextAck)
	refused(t, step(handover.Redirected, "2026-10-05", func(s *handover.Step) { s.Place = "2025/00002" }), "not_returned")
	if err := step(handover.Returned, "2026-10-06", func(s *handover.Step) { s.Reason = "not_resident" }); err != nil {
		t.Fatal(err)
	}
	if v := at(handover.SentBack, handover.NextRedirect); v.Reason != "not_resident" {
		t.Errorf("%+v", v)
	}
	refused(t, step(handover.Redirected, "2026-10-07", func(s *handover.Step) { s.Place = "2025/00001" }), "same_place")
	if err := step(handover.Redirected, "2026-10-07", func(s *handover.Step) { s.Place = "2025/00002" }); err != nil {
		t.Fatal(err)
	}
	if v := at(handover.SentOn, handover.NextAck); v.Place != "2025/00002" || v.Asked != day("2026-10-07") {
		t.Errorf("%+v", v)
	}
	refused(t, step(handover.Returned, "2026-09-30", nil), "before_release")
	if err := step(handover.Acknowledged, "2026-10-12", nil); err != nil {
		t.Fatal(err)
	}
	if v := at(handover.Acked, ""); v.Place != "2025/00002" || v.Since != day("2026-10-12") {
		t.Errorf("%+v", v)
	}
	refused(t, step(handover.Returned, "2026-10-20", nil), "acked")
}

// Own paths of law.md §8.2: flags change what is asked.
func TestPaths(t *testing.T) {
	for _, c := range []struct {
		name string
		f    handover.Facts
		want []handover.Lack
	}{
		{"home known", handover.Facts{Home: "2025/1", DecisionFirst: true}, []handover.Lack{handover.LackDecision}},
		{"home not known", handover.Facts{DecisionFirst: true}, []handover.Lack{handover.LackHome, handover.LackDecision}},
		{"R2 asks no decision before", handover.Facts{Home: "2025/1"}, nil},
		{"no residence registers one", handover.Facts{NoResidence: true}, []handover.Lack{handover.LackResidence}},
		{"no residence, unable to work", handover.Facts{NoResidence: true, UnableToWork: true, DecisionFirst: true}, []handover.Lack{handover.LackDossier}},
		{"homeless minor", handover.Facts{NoResidence: true, Minor: true, DecisionFirst: true}, []handover.Lack{handover.LackDossier}},
		{"minor at home", handover.Facts{Home: "2025/1", Minor: true}, []handover.Lack{handover.LackGuardian}},
		{"minor with a guardian", handover.Facts{Home: "2025/1", Minor: true, Guardian: true}, nil},
		{"monitored", handover.Facts{Home: "2025/1", Monitoring: 5}, []handover.Lack{handover.LackDevice}},
	} {
		if got := handover.Read(&c.f).Missing; !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
