package stay

import (
	"fmt"
	"os"
	"slices"
	"sync"
	"testing"

	"hoanhap/app/date"
	"hoanhap/app/law"

	"pgregory.net/rapid"
)

var pack = sync.OnceValue(func() *law.Pack {
	p, err := law.Load(os.DirFS("../../assets/law"))
	if err != nil {
		panic(err)
	}
	return p
})

var today = date.Must("2026-11-21")

// history is a random legal stay: rows as the store would hold them.
type history struct {
	Stay      Stay
	Decisions []Decision
	Movements []Movement
}

func (h *history) fold(t *rapid.T) *Timeline {
	tl, err := Fold(h.Stay, h.Decisions, h.Movements, pack(), today)
	if err != nil {
		t.Fatalf("%v\n%+v", err, h.Movements)
	}
	return tl
}

func (h *history) legal() bool {
	_, err := Fold(h.Stay, h.Decisions, h.Movements, pack(), today)
	return err == nil
}

// draw makes a legal history of up to n movements from day first on, by proposing movements and keeping the legal.
func draw(t *rapid.T, id int64, resident int64, first date.Date, n int) history {
	h := history{Stay: Stay{ID: id, Code: fmt.Sprintf("D%05d", id), ResidentID: resident}}
	day := first
	for i := 0; i < n && day <= today; i++ {
		m := Movement{ID: id*1000 + int64(i), StayID: id, Day: day}
		if i == 0 {
			m.Kind = rapid.SampledFrom([]Kind{Admit, TransferIn}).Draw(t, "entry")
		} else {
			m.Kind = rapid.SampledFrom(Kinds).Draw(t, "kind")
		}
		if rapid.IntRange(0, 3).Draw(t, "timed") == 0 {
			m.Time = fmt.Sprintf("%02d:%02d", rapid.IntRange(0, 23).Draw(t, "h"), rapid.IntRange(0, 59).Draw(t, "m"))
		}
		m.Travel = rapid.IntRange(0, 2).Draw(t, "travel")
		m.Months = rapid.IntRange(1, 4).Draw(t, "months")
		before := len(h.Decisions)
		if m.Kind.Entry() || m.Kind == ChangeStatus {
			m.Status = rapid.SampledFrom(Statuses).Draw(t, "status")
			if m.Status != PreCourt {
				d := Decision{ID: m.ID, StayID: id, Day: day - date.Date(rapid.IntRange(0, 20).Draw(t, "ago")), Term: rapid.IntRange(6, 36).Draw(t, "term"),
					Credit: rapid.IntRange(0, 30).Draw(t, "credit")}
				if rapid.Bool().Draw(t, "typed start") {
					d.Start = day - date.Date(rapid.IntRange(-10, 40).Draw(t, "start"))
				}
				h.Decisions, m.DecisionID = append(h.Decisions, d), d.ID
			}
		}
		h.Movements = append(h.Movements, m)
		if !h.legal() {
			h.Movements, h.Decisions = h.Movements[:len(h.Movements)-1], h.Decisions[:before]
			if i == 0 {
				i--
			}
			continue
		}
		day += date.Date(rapid.IntRange(0, 60).Draw(t, "wait"))
	}
	return h
}

// centre draws several residents with stays that do not overlap.
func centre(t *rapid.T) []history {
	var out []history
	id := int64(0)
	for r := int64(1); r <= int64(rapid.IntRange(1, 4).Draw(t, "residents")); r++ {
		day := date.Must("2021-06-01") + date.Date(rapid.IntRange(0, 1900).Draw(t, "first"))
		for range rapid.IntRange(1, 3).Draw(t, "stays") {
			id++
			h := draw(t, id, r, day, rapid.IntRange(1, 12).Draw(t, "moves"))
			out = append(out, h)
			end := h.fold(t).End()
			if end == nil || end.Day > today {
				break
			}
			if day = end.Day + date.Date(rapid.IntRange(0, 30).Draw(t, "gap")); day > today {
				break // nobody comes again tomorrow yet
			}
		}
	}
	return out
}

func cases(t *rapid.T, hs []history) []Case {
	out := make([]Case, len(hs))
	for i := range hs {
		tl := hs[i].fold(t)
		out[i] = Case{tl, hs[i].Stay.ResidentID%3 == 0, slices.Clone(tl.Intervals)}
	}
	return out
}

func drawPeriod(t *rapid.T) Period {
	k := rapid.IntRange(2021*12+5, 2026*12+10).Draw(t, "month")
	day := rapid.IntRange(1, 28)
	return PeriodOf(k/12, k%12+1, day.Draw(t, "start day before"), day.Draw(t, "start day"), today)
}

// Whatever the start day becomes, every day lies in exactly one period: each begins where the one before ended, and the
// one in which the start day changes is short or long, never empty.
func TestPeriodsLeaveNoDayOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		starts := rapid.SliceOfN(rapid.IntRange(1, 28), 3, 40).Draw(t, "start days")
		k := rapid.IntRange(2019*12, 2031*12).Draw(t, "month")
		var last date.Date
		for i := 1; i < len(starts); i++ {
			k++
			p := PeriodOf(k/12, k%12+1, starts[i-1], starts[i], date.Max)
			if last != 0 && p.First != last+1 {
				t.Fatalf("a period ended on %s, the next begins on %s", last, p.First)
			}
			if n := int(p.Last-p.First) + 1; n < 1 || n > 61 || starts[i-1] == starts[i] && (n < 28 || n > 31) {
				t.Fatalf("%s – %s, %d days, start days %d and %d", p.First, p.Last, n, starts[i-1], starts[i])
			}
			last = p.Last
		}
	})
}

func TestCensusBalances(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		hs := centre(t)
		p := drawPeriod(t)
		if p.Last < p.First {
			return
		}
		c := Count(p, cases(t, hs))
		if bad := c.Balanced(); len(bad) > 0 {
			t.Fatalf("columns %v", bad)
		}
		if len(c.Faults) > 0 {
			t.Fatalf("faults %v", c.Faults)
		}
		for _, r := range Rows {
			sum := 0
			for col := Column(0); col < Total; col++ {
				sum += c.Cell(r, col)
			}
			if r != AdmittedPersons && r != ClosingPersons && sum != c.Cell(r, Total) {
				t.Fatalf("%s: %d ≠ %d", r, sum, c.Cell(r, Total))
			}
			if n := len(c.Behind(r, Total)); r != ResidentDays && r != ClosingPersons && r != AdmittedPersons && n != c.Cell(r, Total) {
				t.Fatalf("%s opens %d of %d", r, n, c.Cell(r, Total))
			}
		}
		if c.Cell(ChangeIn, Total) != c.Cell(ChangeOut, Total) {
			t.Fatal("changes do not cancel")
		}
		if a := c.Cell(AbsentHospital, Total) + c.Cell(AbsentMourning, Total) + c.Cell(AbsentProcedure, Total) + c.Cell(PresentRow, Total); a != c.Cell(Closing, Total) {
			t.Fatalf("present + absent = %d, closing %d", a, c.Cell(Closing, Total))
		}
	})
}

func TestClosingIsNextOpening(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cs := cases(t, centre(t))
		k := rapid.IntRange(2021*12+5, 2026*12+9).Draw(t, "month")
		day := rapid.IntRange(1, 28)
		before, start, next := day.Draw(t, "start day before"), day.Draw(t, "start day"), day.Draw(t, "start day next")
		a := Count(PeriodOf(k/12, k%12+1, before, start, today), cs)
		k++
		b := PeriodOf(k/12, k%12+1, start, next, today)
		if b.Last < b.First {
			return
		}
		n := Count(b, cs)
		for col := Column(0); col < Cols; col++ {
			if a.Cell(Closing, col) != n.Cell(Opening, col) {
				t.Fatalf("column %d: %d then %d", col, a.Cell(Closing, col), n.Cell(Opening, col))
			}
		}
	})
}

// The figures are the sum of what each resident brings to them: so a change of one person explains a change of a figure.
func TestTallyIsTheSumOverResidents(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := Count(drawPeriod(t), cases(t, centre(t)))
		of := map[int64][]Line{}
		for _, l := range c.Lines {
			of[l.Resident] = append(of[l.Resident], l)
		}
		sum := map[Row][Cols]int{}
		for _, lines := range of {
			for r, v := range Tally(lines) {
				s := sum[r]
				for col := range s {
					s[col] += v[col]
				}
				sum[r] = s
			}
		}
		for _, r := range Rows {
			for col := Column(0); col < Cols; col++ {
				if sum[r][col] != c.Cell(r, col) {
					t.Fatalf("%s, column %d: %d, of residents %d", r, col, c.Cell(r, col), sum[r][col])
				}
			}
		}
	})
}

// Splitting a period into days and adding gives the period; resident-days counted day by day equal those by stays.
func TestResidentDaysTwoWays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cs := cases(t, centre(t))
		p := drawPeriod(t)
		if p.Last < p.First {
			return
		}
		whole := Count(p, cs)
		var sum, byDay, moves [Cols]int
		for d := p.First; d <= p.Last; d++ {
			one := Count(Period{First: d, Last: d, Whole: d}, cs)
			for col := Column(0); col < Cols; col++ {
				sum[col] += one.Cell(ResidentDays, col)
				byDay[col] += one.Cell(Closing, col) + one.Cell(SameDay, col)
				moves[col] += one.Cell(InTotal, col) - one.Cell(OutTotal, col)
			}
		}
		for col := Column(0); col < Cols; col++ {
			if n := whole.Cell(ResidentDays, col); n != sum[col] || n != byDay[col] {
				t.Fatalf("column %d: %d, by days %d, by heads %d", col, n, sum[col], byDay[col])
			}
			if n := whole.Cell(InTotal, col) - whole.Cell(OutTotal, col); n != moves[col] {
				t.Fatalf("column %d: flow %d, by days %d", col, n, moves[col])
			}
		}
	})
}

// The order in which rows were entered matters for nothing but untimed movements of one day.
func TestOrderOfEntryIrrelevant(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := draw(t, 1, 1, date.Must("2024-03-01"), 12)
		tl := h.fold(t)
		shuffled := h
		shuffled.Movements = rapid.Permutation(h.Movements).Draw(t, "order")
		for i := range shuffled.Movements { // queue order hangs on the rank, not on the place in the slice
			shuffled.Movements[i].Rank = shuffled.Movements[i].ID
		}
		got := shuffled.fold(t)
		if !slices.Equal(got.Intervals, tl.Intervals) {
			t.Fatalf("%v\n%v", tl.Intervals, got.Intervals)
		}
	})
}

// An act dated D changes nothing before D, and a void restores what was.
func TestLocalityAndVoid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := draw(t, 1, 1, date.Must("2024-03-01"), 12)
		old := h.fold(t)
		m := Movement{ID: 999999, StayID: 1, Kind: rapid.SampledFrom(Kinds).Draw(t, "kind"), Months: 1,
			Day: old.Entry().Day + date.Date(rapid.IntRange(0, 500).Draw(t, "day"))}
		with := h
		with.Movements = append(slices.Clone(h.Movements), m)
		if !with.legal() {
			return
		}
		got := with.fold(t)
		for d := old.Entry().Day; d < m.Day; d += 3 {
			a, _ := old.Clock(d, pack())
			b, _ := got.Clock(d, pack())
			if a.End != b.End || a.Served != b.Served || a.Remaining != b.Remaining || a.Point != b.Point || a.NotCounted != b.NotCounted {
				t.Fatalf("%v on %v moved the clock of %v: %v → %v", m.Kind, m.Day, d, a.End, b.End)
			}
		}
		with.Movements[len(with.Movements)-1].VoidWhy = "ghi nhầm"
		if back := with.fold(t); !slices.Equal(back.Intervals, old.Intervals) {
			t.Fatal("void does not restore")
		}
	})
}

// served + remaining = the whole term, unless nothing is served yet.
func TestServedAndRemaining(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := draw(t, 1, 1, date.Must("2022-03-01"), 12)
		tl := h.fold(t)
		for d := tl.Entry().Day; d <= today; d += 17 {
			c, ok := tl.Clock(d, pack())
			if !ok || !c.HasTerm {
				continue
			}
			if c.Remaining != int(c.End-d) || c.Served < 0 {
				t.Fatalf("%+v", c)
			}
			if c.Served > 0 && c.Served+c.Remaining != int(c.Nominal-c.Start) {
				t.Fatalf("on %v served %d + remaining %d ≠ %d", d, c.Served, c.Remaining, c.Nominal-c.Start)
			}
			// The explanation adds up to the same day.
			w := c.WhyEnd(tl, pack())
			if err := w.Holds(); err != nil || w.Result.Day != c.End {
				t.Fatalf("explained %v (%v), is %v", w.Result.Day, err, c.End)
			}
			for _, w := range []Why{c.WhyServed(tl), c.WhyRemaining(), c.WhyNotCounted()} {
				if err := w.Holds(); err != nil {
					t.Fatalf("%v on %v: %v", w.Result.Label, d, err)
				}
			}
		}
	})
}

// A tampered projection is a fault that names the stay.
func TestTwoComputationsDisagree(t *testing.T) {
	h := history{Stay: Stay{ID: 7, Code: "D00007-1", ResidentID: 1}, Decisions: []Decision{{ID: 1, Day: date.Must("2026-08-01"), Term: 24}},
		Movements: []Movement{{ID: 1, Kind: Admit, Day: date.Must("2026-08-03"), Status: Compulsory, DecisionID: 1}}}
	tl, err := Fold(h.Stay, h.Decisions, h.Movements, pack(), today)
	if err != nil {
		t.Fatal(err)
	}
	bad := slices.Clone(tl.Intervals)
	bad[0].To = date.Must("2026-09-10")
	c := Count(PeriodOf(2026, 9, 1, 1, today), []Case{{tl, false, bad}})
	if len(c.Faults) != 1 || c.Faults[0].Code != "D00007-1" {
		t.Fatalf("%+v", c.Faults)
	}
}
