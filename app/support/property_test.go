package support

import (
	"fmt"
	"math/big"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/money"
	"hoanhap/app/stay"
)

// history is a random legal stay.
type history struct {
	decisions []stay.Decision
	movements []stay.Movement
}

func (h *history) fold() (*stay.Timeline, error) {
	return stay.Fold(stay.Stay{ID: 1, Code: "D1", ResidentID: 1}, h.decisions, h.movements, pack(), today)
}

func drawHistory(t *rapid.T) (*history, *stay.Timeline) {
	h := &history{}
	day := date.Must("2025-10-01") + date.Date(rapid.IntRange(0, 300).Draw(t, "first"))
	for i := range rapid.IntRange(1, 9).Draw(t, "moves") {
		h.propose(t, int64(i+1), day)
		day += date.Date(rapid.IntRange(0, 25).Draw(t, "wait"))
	}
	if len(h.movements) == 0 {
		h.movements = []stay.Movement{{ID: 99, StayID: 1, Kind: stay.Admit, Status: stay.PreCourt, Day: day}}
	}
	tl, err := h.fold()
	if err != nil {
		t.Fatal(err)
	}
	return h, tl
}

// propose adds a movement when it is legal.
func (h *history) propose(t *rapid.T, id int64, day date.Date) {
	m := stay.Movement{ID: id, StayID: 1, Day: day, Months: 1}
	m.Kind = rapid.SampledFrom(stay.Kinds).Draw(t, "kind")
	if len(h.movements) == 0 {
		m.Kind = stay.Admit
	}
	n, k := len(h.decisions), len(h.movements)
	if m.Kind.Entry() || m.Kind == stay.ChangeStatus {
		m.Status = rapid.SampledFrom(stay.Statuses).Draw(t, "status")
		if m.Status != stay.PreCourt {
			m.DecisionID = id
			h.decisions = append(h.decisions, stay.Decision{ID: id, StayID: 1, Day: day, Term: 24})
		}
	}
	h.movements = append(h.movements, m)
	if _, err := h.fold(); err != nil {
		h.decisions, h.movements = h.decisions[:n], h.movements[:k]
	}
}

func drawLaw(t *rapid.T) *law.Pack {
	var rows []law.Row
	if rapid.Bool().Draw(t, "own rate") {
		rows = append(rows, law.Row{Key: law.Food, From: date.Must("2026-01-01") + date.Date(rapid.IntRange(0, 300).Draw(t, "from")),
			Value: fmt.Sprint(rapid.IntRange(1_900_000, 3_000_000).Draw(t, "food")), Unit: "dong", Source: "nghị quyết thử", Scope: law.Centre})
	}
	if rapid.Bool().Draw(t, "tariff") {
		rows = append(rows, law.Row{Key: law.VoluntaryTariff, From: date.Must("2025-01-01"), Value: fmt.Sprint(rapid.IntRange(0, 4_000_000).Draw(t, "amount")), Source: "nghị quyết thử", Scope: law.Centre})
	}
	for key, values := range map[string][]string{law.FoodDivisor: {"month", "30"}, law.HospitalDaysPaid: {"yes", "no"}, law.HolidayExtraIncludesNormal: {"yes", "no"}} {
		rows = append(rows, law.Row{Key: key, From: date.Must("2024-01-01"), Value: rapid.SampledFrom(values).Draw(t, key), Source: "cơ sở", Scope: law.Centre})
	}
	p, err := pack().With(rows)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func drawFacts(t *rapid.T) *Facts {
	f := &Facts{Female: rapid.Bool().Draw(t, "female"), Foreign: rapid.IntRange(0, 9).Draw(t, "foreign") == 0}
	for range rapid.IntRange(0, 3).Draw(t, "typed") {
		e := Entry{Item: rapid.SampledFrom([]string{FoodSick, CostShare, OrdinaryDrugs, DischargeMeal}).Draw(t, "item"),
			Day: date.Must("2026-01-01") + date.Date(rapid.IntRange(0, 320).Draw(t, "day")), Days: rapid.IntRange(0, 3).Draw(t, "days"), Amount: 5000}
		e.To = e.Day + date.Date(rapid.IntRange(0, 10).Draw(t, "to"))
		f.Entries = append(f.Entries, e)
	}
	return f
}

func drawMonth(t *rapid.T) date.Date {
	return date.Of(2026, 1, 1).AddMonths(rapid.IntRange(-2, 10).Draw(t, "month"))
}

// exact is a line before rounding.
func exact(l *Line) *big.Rat {
	sum := new(big.Rat)
	for _, p := range l.Parts {
		x := big.NewRat(p.Num, p.Den)
		if p.Days > 0 {
			x.Mul(x, big.NewRat(int64(p.Days), 1))
		}
		sum.Add(sum, x)
	}
	return sum
}

// A month is the sum of its days before rounding, item by item, in amount and in days; run twice it is the same.
func TestMonthIsTheSumOfItsDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, tl := drawHistory(t)
		p, f, first := drawLaw(t), drawFacts(t), drawMonth(t)
		lines, missing := New(p).Lines(tl, f, first, first.MonthEnd())
		again, lack := New(p).Lines(tl, f, first, first.MonthEnd())
		if !reflect.DeepEqual(lines, again) || !reflect.DeepEqual(missing, lack) {
			t.Fatal("run twice, not the same")
		}
		sum, days := map[string]*big.Rat{}, map[string]int{}
		c := New(p)
		for d := first; d <= first.MonthEnd(); d++ {
			one, _ := c.Lines(tl, f, d, d)
			for i := range one {
				if sum[one[i].Item] == nil {
					sum[one[i].Item] = new(big.Rat)
				}
				sum[one[i].Item].Add(sum[one[i].Item], exact(&one[i]))
				days[one[i].Item] += one[i].Days
			}
		}
		if len(sum) != len(lines) {
			t.Fatalf("%d items by day, %d by month", len(sum), len(lines))
		}
		for i := range lines {
			l := &lines[i]
			if sum[l.Item].Cmp(exact(l)) != 0 || days[l.Item] != l.Days {
				t.Fatalf("%s: %v by day, %v by month; days %d, %d", l.Item, sum[l.Item], exact(l), days[l.Item], l.Days)
			}
		}
	})
}

// Food and sick diet together are paid for exactly the paid days of who has the full regime; every part lies in the month and
// names a source; what is rounded is within half a đồng of what is exact; what is owed and what the province pays is the tariff.
func TestLinesHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, tl := drawHistory(t)
		p, f, first := drawLaw(t), drawFacts(t), drawMonth(t)
		c := New(p)
		lines, missing := c.Lines(tl, f, first, first.MonthEnd())
		half := big.NewRat(1, 2)
		food := 0
		for i := range lines {
			l := &lines[i]
			if l.Item == Food || l.Item == FoodSick {
				food += l.Days
			}
			diff := new(big.Rat).Sub(exact(l), new(big.Rat).SetInt64(int64(l.Amount+l.Less)))
			if diff.Abs(diff).Cmp(half) > 0 || l.Amount < 0 {
				t.Fatalf("%s: %d of %v", l.Item, l.Amount, exact(l))
			}
			for _, part := range l.Parts {
				if part.From < first || part.To > first.MonthEnd() || part.From > part.To || len(part.Rates) == 0 || part.Rates[0].Source == "" {
					t.Fatalf("%s: %+v", l.Item, part)
				}
			}
		}
		full, lacking := 0, 0
		for _, d := range c.paidDays(tl, first, first.MonthEnd()) {
			if d.status != stay.Voluntary || c.on(d.day).asCompelled && !f.Foreign {
				full++
			}
		}
		for _, m := range missing {
			if m.Key == Food {
				lacking += m.Days
			}
		}
		if food+lacking < full {
			t.Fatalf("%d days of food for %d paid days", food, full)
		}
	})
}

// Corrections after a late movement: what was approved plus the listed lines is exactly what is computed now, and nothing
// is listed where nothing changed.
func TestCorrectionsAreTheDifference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h, tl := drawHistory(t)
		p, f, first := drawLaw(t), drawFacts(t), drawMonth(t)
		run := func(tl *stay.Timeline) (out []Run) {
			lines, _ := New(p).Lines(tl, f, first, first.MonthEnd())
			for _, l := range lines {
				out = append(out, Run{Stay: 1, Line: l})
			}
			return out
		}
		approved := run(tl)
		if c := Corrections(first, approved, run(tl)); len(c) != 0 {
			t.Fatalf("nothing changed: %+v", c)
		}
		for i := range 4 { // late movements
			h.propose(t, int64(100+i), first+date.Date(rapid.IntRange(-5, 35).Draw(t, "late")))
		}
		now, err := h.fold()
		if err != nil {
			t.Fatal(err)
		}
		live := run(now)
		fixes := Corrections(first, approved, live)
		stands := Net(append(append([]Run{}, approved...), fixes...))[1]
		seen := 0
		for i := range live {
			l := stands[live[i].Item]
			if l.Amount != live[i].Amount || l.Days != live[i].Days {
				t.Fatalf("%s stands at %+v, computed %+v", live[i].Item, l, live[i])
			}
			seen++
		}
		for item, l := range stands {
			if l.Amount == 0 && l.Days == 0 {
				continue
			}
			found := false
			for i := range live {
				found = found || live[i].Item == item
			}
			if !found {
				t.Fatalf("%s stands at %+v and is not computed", item, l)
			}
		}
		for i := range fixes {
			if fixes[i].For != first || fixes[i].Kind == "" {
				t.Fatalf("%+v", fixes[i])
			}
		}
		// Corrected once, nothing is left to correct.
		if c := Corrections(first, append(approved, fixes...), live); len(c) != 0 {
			t.Fatalf("corrected twice: %+v", c)
		}
	})
}

func TestShareAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		total := money.Dong(rapid.Int64Range(0, 1<<50).Draw(t, "total"))
		weights := rapid.SliceOfN(rapid.Int64Range(0, 1000), 1, 30).Draw(t, "weights")
		var sum money.Dong
		var all int64
		for i, x := range Share(total, weights) {
			sum += x
			all += weights[i]
			if x < 0 || weights[i] == 0 && x != 0 {
				t.Fatal(weights, x)
			}
		}
		if all > 0 && sum != total {
			t.Fatalf("%d of %d", sum, total)
		}
	})
}
