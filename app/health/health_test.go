package health_test

import (
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"hoanhap/app/date"
	"hoanhap/app/health"
	"hoanhap/app/say"
)

// Whatever is tried in whatever order: nobody is started without having agreed before, days run on, what is over stays over.
func TestNoStartWithoutConsent(t *testing.T) {
	started := 0
	rapid.Check(t, func(t *rapid.T) {
		made := date.Date(rapid.IntRange(739000, 739400).Draw(t, "made"))
		r := health.Referral{Kind: rapid.SampledFrom(health.Kinds).Draw(t, "kind"), Occasion: health.Release, Made: made}
		day := made
		for range rapid.IntRange(0, 30).Draw(t, "n") {
			was, n := r.State(), len(r.Steps)
			s := health.Step{State: rapid.SampledFrom(health.States).Draw(t, "to"), Text: rapid.SampledFrom([]string{"", "vì sao"}).Draw(t, "text"),
				Day: day + date.Date(rapid.IntRange(-3, 9).Draw(t, "days"))}
			if next := was.Next(); len(next) > 0 && rapid.Bool().Draw(t, "legal") {
				s.State = rapid.SampledFrom(next).Draw(t, "next")
			}
			err := r.Apply(s)
			switch {
			case err != nil && (r.State() != was || len(r.Steps) != n):
				t.Fatalf("a refused step left a trace: %v", r.Steps)
			case err == nil && was.Over():
				t.Fatalf("%s was over and %s came", was, s.State)
			case err == nil && s.Day < day:
				t.Fatalf("step of %v after %v", s.Day, day)
			case err == nil:
				day = s.Day
			}
		}
		if at := slices.IndexFunc(r.Steps, func(s health.Step) bool { return s.State == health.Started }); at >= 0 {
			started++
			c := slices.IndexFunc(r.Steps, func(s health.Step) bool { return s.State == health.Consent })
			if c < 0 || c > at || r.Steps[c].Day > r.Steps[at].Day {
				t.Fatalf("started without consent: %v", r.Steps)
			}
		}
	})
	if started == 0 {
		t.Error("no path reached started: the property says nothing")
	}
}

// The table of transitions itself: taking consent away cuts off every way to started.
func TestEveryWayLeadsThroughConsent(t *testing.T) {
	seen := map[health.State]bool{}
	var walk func(health.State)
	walk = func(s health.State) {
		if seen[s] || s == health.Consent {
			return
		}
		seen[s] = true
		for _, n := range s.Next() {
			walk(n)
		}
	}
	walk(health.Draft)
	if seen[health.Started] || seen[health.Sent] {
		t.Error("a way round consent", seen)
	}
	for _, s := range health.States {
		if want := s == health.Refused || s == health.Ended || s == health.Revoked; s.Over() != want {
			t.Errorf("%s over: %v", s, s.Over())
		}
	}
}

func TestSteps(t *testing.T) {
	d := date.Of(2026, 11, 2)
	r := health.Referral{Kind: health.Methadone, Occasion: health.Release, Made: d}
	var refused *say.Refused
	if err := r.Apply(health.Step{State: health.Started, Day: d}); !errors.As(err, &refused) {
		t.Error(err)
	}
	var p say.Problems
	for _, s := range []health.Step{{State: health.Consent}, {State: health.Consent, Day: d - 1}, {State: health.Revoked, Day: d}, {State: health.Consent, Day: d, Time: "25:00"}} {
		if err := r.Apply(s); !errors.As(err, &p) {
			t.Error(s, err)
		}
	}
	for _, s := range []health.State{health.Consent, health.Sent, health.Accepted, health.Started, health.Ended} {
		if err := r.Apply(health.Step{State: s, Day: d}); err != nil {
			t.Error(s, err)
		}
	}
}

var rules = health.Rules{Youngest: 12, Grown: 18, Source: "NĐ 141/2024/NĐ-CP, Điều 29"}

func TestEligible(t *testing.T) {
	d := date.Of(2026, 11, 2)
	good := health.Case{On: d, Age: 30, Opioid: true, Dependence: d - 100, Paper: "12/XĐ", Consent: d}
	for _, c := range []struct {
		name string
		edit func(*health.Case)
		want []string
	}{
		{"good", func(*health.Case) {}, nil},
		{"amphetamine", func(c *health.Case) { c.Opioid = false }, []string{"opioid"}},
		{"no paper", func(c *health.Case) { c.Paper = "" }, []string{"paper"}},
		{"paper of tomorrow", func(c *health.Case) { c.Dependence = d + 1 }, []string{"paper"}},
		{"not agreed", func(c *health.Case) { c.Consent = 0 }, []string{"consent"}},
		{"17", func(c *health.Case) { c.Age = 17 }, []string{"guardian"}},
		{"17 with consent of the mother", func(c *health.Case) { c.Age, c.Guardian = 17, d }, nil},
		{"12 with consent", func(c *health.Case) { c.Age, c.Guardian = 12, d }, nil},
		{"11", func(c *health.Case) { c.Age, c.Guardian = 11, d }, []string{"age"}},
		{"18", func(c *health.Case) { c.Age = 18 }, nil},
		{"age not known", func(c *health.Case) { c.Age = -1 }, []string{"age", "guardian"}},
	} {
		x := good
		c.edit(&x)
		var got []string
		for _, g := range health.Missing(x.Eligible(rules)) {
			got = append(got, g.Key)
			if g.Msg.IsZero() || g.Source == "" {
				t.Errorf("%s: %s is not explained", c.name, g.Key)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestGap(t *testing.T) {
	d := date.Of(2026, 11, 10)
	for _, c := range []struct {
		along, first, on, days int
		open, again            bool
	}{
		{0, 0, 0, 0, false, false}, // both on one day
		{0, 1, 9, 0, false, false}, // the next day
		{0, 2, 9, 1, false, false},
		{0, 6, 9, 5, false, false},
		{0, 7, 9, 6, false, true}, // six whole days without
		{2, 7, 9, 4, false, false},
		{7, 3, 9, 0, false, false},
	} {
		g := health.Between(d, c.along, d+date.Date(c.first), d+date.Date(c.on), 6)
		if g.Days != c.days || g.Open != c.open || g.Reassess != c.again {
			t.Errorf("%+v: %+v", c, g)
		}
	}
	if g := health.Between(d, 0, 0, d+1, 6); g.Days != 0 || !g.Open {
		t.Error("the day after is not over yet", g)
	}
	if g := health.Between(d, 0, 0, d+7, 6); g.Days != 6 || !g.Reassess {
		t.Error(g)
	}
	if g := health.Between(0, 0, 0, d, 6); g.Bad() {
		t.Error("no last dose, no gap", g)
	}
}

// Missed days and days with a dose make up the treatment; a longer supply never makes more days missed.
func TestDoses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := date.Of(2026, 10, 1)
		x := health.Treatment{From: from, Ordered: 600}
		for range rapid.IntRange(0, 40).Draw(t, "n") {
			d := health.Dose{Day: from + date.Date(rapid.IntRange(0, 40).Draw(t, "day")), Home: rapid.IntRange(0, 3).Draw(t, "home"), Why: "không đến"}
			d.Amount = health.Tenths(rapid.SampledFrom([]int{0, 600}).Draw(t, "mg"))
			if err := x.Write(d); err != nil {
				t.Fatal(err)
			}
		}
		until := from + 40
		missed := x.Missed(until)
		if !slices.IsSortedFunc(x.Doses, func(a, b health.Dose) int { return int(a.Day) - int(b.Day) }) {
			t.Fatal("doses out of order")
		}
		n, _ := x.Without(until+1, 6)
		for i := range n {
			if !slices.Contains(missed, until-date.Date(i)) {
				t.Fatalf("%d days on end, %v missed", n, missed)
			}
		}
		for i := range x.Doses {
			if x.Doses[i].Amount > 0 && slices.Contains(missed, x.Doses[i].Day) {
				t.Fatal("a day with a dose is missed")
			}
			x.Doses[i].Home++
		}
		if len(x.Missed(until)) > len(missed) {
			t.Fatal("more supply, more days missed")
		}
	})
	x := health.Treatment{From: date.Of(2026, 10, 1), To: date.Of(2026, 10, 9)}
	if err := x.Write(health.Dose{Day: date.Of(2026, 10, 10), Amount: 600}); err == nil {
		t.Error("a dose after the end")
	}
	if err := x.Write(health.Dose{Day: date.Of(2026, 10, 2)}); err == nil {
		t.Error("not given and no reason")
	}
}

func TestTenths(t *testing.T) {
	for in, want := range map[string]string{"60": "60", "62,5": "62,5", "62.5": "62,5", " 5 ": "5", "0": "0"} {
		v, ok := health.ParseTenths(in)
		if !ok || v.Text() != want {
			t.Errorf("%q: %v %v", in, v.Text(), ok)
		}
	}
	for _, bad := range []string{"", "x", "-1", "1,25", "1,-", "100000", "1,x"} {
		if v, ok := health.ParseTenths(bad); ok {
			t.Errorf("%q: %v", bad, v)
		}
	}
}

func TestInteracting(t *testing.T) {
	d := date.Of(2026, 11, 2)
	list := []health.Medicine{{Name: "Rifampicin 150 mg"}, {Name: "Paracetamol"}, {Name: "EFAVIRENZ", To: d - 1}}
	if got := health.Interacting(list, d, []string{"rifampicin", "efavirenz", ""}); !slices.Equal(got, []string{"Rifampicin 150 mg"}) {
		t.Error(got)
	}
}

func TestVital(t *testing.T) {
	for _, c := range []struct {
		v  health.Vital
		ok bool
	}{{health.Vital{Weight: 565}, true}, {health.Vital{High: 120, Low: 80, Pulse: 72, Warm: 368}, true}, {health.Vital{}, false},
		{health.Vital{Weight: 50}, false}, {health.Vital{High: 120}, false}, {health.Vital{High: 80, Low: 120}, false}, {health.Vital{Warm: 600}, false}} {
		if got := len(c.v.Check()) == 0; got != c.ok {
			t.Errorf("%+v: %v", c.v, c.v.Check())
		}
	}
}
