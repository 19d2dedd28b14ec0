package demo

import (
	"os"
	"reflect"
	"testing"

	"hoanhap/app/date"
	"hoanhap/app/exchange"
	"hoanhap/app/law"
	"hoanhap/app/stay"
)

var today = date.Must("2026-11-21")

func world(t testing.TB) (*World, *law.Pack) {
	t.Helper()
	w, err := Read(os.DirFS("../../assets/lists"), os.DirFS("../../assets/places"))
	if err != nil {
		t.Fatal(err)
	}
	p, err := law.Load(os.DirFS("../../assets/law"))
	if err != nil {
		t.Fatal(err)
	}
	return w, p
}

func make1(t testing.TB, n, years int, seed uint64, day date.Date) (*Centre, *law.Pack) {
	t.Helper()
	w, p := world(t)
	c, err := Make(Size{n, years, seed, day}, w, p)
	if err != nil {
		t.Fatal(err)
	}
	return c, p
}

// cases folds the centre as the store would.
func cases(t testing.TB, c *Centre, p *law.Pack, day date.Date) (out []stay.Case) {
	t.Helper()
	moves := make([][]stay.Movement, len(c.Plan.Stays))
	for _, m := range c.Plan.Movements {
		moves[m.Stay] = append(moves[m.Stay], m.Movement)
	}
	for i, s := range c.Plan.Stays {
		tl, err := stay.Fold(stay.Stay{ID: int64(i + 1), Code: s.Code, ResidentID: int64(s.Person + 1)}, s.Decisions, moves[i], p, day)
		if err != nil {
			t.Fatal(s.Code, err)
		}
		out = append(out, stay.Case{Timeline: tl, Female: c.Plan.People[s.Person].Sex == "female", Stored: tl.Intervals})
	}
	return out
}

// TestCentre looks at the ordinary centre as a clerk would: its numbers are those of a real one.
func TestCentre(t *testing.T) {
	c, p := make1(t, 640, 5, 1, today)
	all := cases(t, c, p, today)
	last := stay.Count(stay.PeriodOf(2026, 11, 1, 1, today), all)
	if n := last.Cell(stay.PresentRow, stay.Total); n != 640 {
		t.Errorf("present %d", n)
	}
	for _, r := range []stay.Row{stay.AbsentHospital, stay.AbsentMourning, stay.AbsentProcedure, stay.MemoEscaped, stay.MemoSuspended, stay.MemoCustody} {
		if last.Cell(r, stay.Total) == 0 {
			t.Errorf("nobody in %s", r)
		}
	}
	in, out := 0, 0
	seen := map[stay.Kind]int{}
	for m := 1; m <= 12; m++ {
		n := stay.Count(stay.PeriodOf(2025, m, 1, 1, today), all)
		in += n.Cell(stay.InAdmit, stay.Total) + n.Cell(stay.InTransfer, stay.Total)
		out += n.Cell(stay.OutComplete, stay.Total)
		if len(n.Faults)+len(n.Balanced()) > 0 {
			t.Error(m, n.Faults, n.Balanced())
		}
	}
	if in < 400 || in > 780 || out < 250 || out > 650 {
		t.Errorf("admitted %d, completed %d in 2025", in, out)
	}
	for _, m := range c.Plan.Movements {
		seen[m.Kind]++
	}
	for _, k := range stay.Kinds {
		if seen[k] == 0 {
			t.Errorf("no %s", k)
		}
	}
	again := 0
	for _, s := range c.Plan.Stays {
		if s.Code[len(s.Code)-1] != '1' {
			again++
		}
	}
	if share := 100 * again / len(c.Plan.Stays); share < 8 || share > 40 {
		t.Errorf("%d %% of the stays are repeats", share)
	}
	overdue, soon := 0, 0
	regimes := map[string]int{}
	for _, k := range all {
		if k.On(today).State != stay.Present {
			continue
		}
		if x, _ := k.Clock(today, p); x.HasTerm {
			regimes[x.Regime.Code]++
			if x.Remaining < 0 {
				overdue++
			}
			if x.Remaining >= 0 && x.Remaining <= 30 {
				soon++
			}
		}
	}
	if overdue == 0 || overdue > 20 || soon < 10 || regimes["R2"] == 0 || regimes["R3"] == 0 {
		t.Errorf("overdue %d, complete within 30 days %d, regimes %v", overdue, soon, regimes)
	}
	t.Logf("people %d stays %d movements %d; 2025: in %d, completed %d; repeats %d; overdue %d; soon %d; %v; kinds %v", len(c.Plan.People), len(c.Plan.Stays),
		len(c.Plan.Movements), in, out, again, overdue, soon, regimes, seen)
}

// TestGoesThroughTheWorkbook: what is made is a sound workbook without one fault, and its people raise no doubt but
// those without a known birth.
func TestGoesThroughTheWorkbook(t *testing.T) {
	for _, s := range []struct {
		n, years int
		seed     uint64
		day      string
	}{{1, 1, 1, "2026-11-21"}, {7, 1, 9, "2026-07-01"}, {60, 3, 2, "2026-11-21"}, {200, 8, 3, "2026-03-31"}, {150, 2, 4, "2029-02-28"}} {
		day := date.Must(s.day)
		c, p := make1(t, s.n, s.years, s.seed, day)
		got, warnings, faults := exchange.Parse(exchange.Format(&c.Plan), day, p, exchange.Lists{})
		if len(faults) > 0 {
			t.Fatal(s, faults)
		}
		for _, w := range warnings {
			switch w.Key {
			case "warn.exchange.reduction", "warn.exchange.decision_later":
			default:
				t.Error(s, w)
			}
		}
		if len(got.Movements) != len(c.Plan.Movements) {
			t.Error(s, "movements lost")
		}
		present := 0
		for _, k := range cases(t, c, p, day) {
			if k.On(day).State == stay.Present {
				present++
			}
		}
		if present != s.n {
			t.Errorf("%v: %d present", s, present)
		}
	}
}

// TestEverySeed: no size and seed is without its centre.
func TestEverySeed(t *testing.T) {
	w, p := world(t)
	for seed := range uint64(40) {
		n := 1 + int(seed*seed)%97
		c, err := Make(Size{n, 1 + int(seed)%3, seed, today + date.Date(seed*11)}, w, p)
		if err != nil {
			t.Fatal(n, seed, err)
		}
		present := 0
		for _, k := range cases(t, c, p, today+date.Date(seed*11)) {
			if k.On(today+date.Date(seed*11)).State == stay.Present {
				present++
			}
		}
		if present != n {
			t.Errorf("seed %d: %d present, want %d", seed, present, n)
		}
	}
}

func TestSameSeedSameCentre(t *testing.T) {
	a, _ := make1(t, 50, 2, 7, today)
	b, _ := make1(t, 50, 2, 7, today)
	if !reflect.DeepEqual(a, b) {
		t.Error("the same seed and day gave two centres")
	}
	if c, _ := make1(t, 50, 2, 8, today); reflect.DeepEqual(a.Plan.People, c.Plan.People) {
		t.Error("another seed gave the same people")
	}
}

func TestBounds(t *testing.T) {
	w, p := world(t)
	for _, s := range []Size{{0, 5, 1, today}, {640, 0, 1, today}, {MaxResidents + 1, 5, 1, today}, {10, MaxYears + 1, 1, today}} {
		if _, err := Make(s, w, p); err == nil {
			t.Error(s)
		}
	}
}

func BenchmarkMake(b *testing.B) {
	w, p := world(b)
	for b.Loop() {
		if _, err := Make(Size{640, 5, 1, today}, w, p); err != nil {
			b.Fatal(err)
		}
	}
}
