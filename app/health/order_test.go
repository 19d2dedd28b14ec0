package health_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"hoanhap/app/date"
	"hoanhap/app/health"
)

// Whatever is ordered, corrected, taken back and given in whatever order: a sheet that was written shows what was ordered then, a
// new order leaves every day before it alone, one order holds on a day, and what is refused leaves no trace.
func TestOrders(t *testing.T) {
	ordered, mended := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		from := date.Of(2026, 10, 1)
		x := health.Treatment{From: from, Ordered: 300, By: "Lê Thị Y"}
		day := func(name string) date.Date { return from + date.Date(rapid.IntRange(-2, 40).Draw(t, name)) }
		sheet := func() (out [45]health.Tenths) {
			for i := range out {
				out[i] = x.OrderedOn(from + date.Date(i))
			}
			return out
		}
		draw := func() health.Order {
			return health.Order{From: day("from"), Dose: health.Tenths(rapid.IntRange(0, 12).Draw(t, "mg") * 50), By: rapid.SampledFrom([]string{"", "Lê Thị Y"}).Draw(t, "by"),
				Reason: rapid.SampledFrom(append([]string{"", health.OrderStart}, health.OrderReasons...)).Draw(t, "reason"), Text: "vì", Corrected: rapid.SampledFrom([]string{"", "gõ nhầm"}).Draw(t, "why")}
		}
		for range rapid.IntRange(0, 40).Draw(t, "n") {
			was, orders, lines := sheet(), slices.Clone(x.Orders), slices.Clone(x.Doses)
			written := written(&x)
			var err error
			act := rapid.IntRange(0, 3).Draw(t, "act")
			o, d := draw(), health.Dose{}
			at := rapid.IntRange(-1, 8).Draw(t, "which")
			switch act {
			case 0:
				err = x.NewDose(o)
			case 1:
				err = x.Reorder(at, o)
			case 2:
				err = x.TakeBack(at, o.Corrected)
			default:
				d = health.Dose{Day: day("given"), Amount: health.Tenths(rapid.IntRange(0, 6).Draw(t, "given mg") * 100), Why: rapid.SampledFrom([]string{"", "nôn"}).Draw(t, "why not")}
				err = x.Write(d)
			}
			if err != nil {
				if !slices.Equal(orders, x.Orders) || !slices.Equal(lines, x.Doses) || was != sheet() {
					t.Fatalf("what was refused left a trace: %v", err)
				}
				continue
			}
			now := sheet()
			for day, mg := range written {
				if day != d.Day && x.OrderedOn(day) != mg {
					t.Fatalf("the sheet of %v showed %v and shows %v", day, mg, x.OrderedOn(day))
				}
			}
			switch act {
			case 0:
				ordered++
				for i := range was {
					if from+date.Date(i) < o.From && was[i] != now[i] {
						t.Fatalf("an order from %v changed %v", o.From, from+date.Date(i))
					}
				}
				if x.OrderedOn(o.From) != o.Dose {
					t.Fatalf("the order of %v does not hold on it", o.From)
				}
			case 1, 2:
				mended++
				if len(x.Orders) != len(orders) {
					t.Fatal("an order is gone")
				}
			default:
				if l := x.On(d.Day); l == nil || l.Ordered != x.InForce(d.Day).Dose || l.Amount != l.Ordered && l.Why == "" {
					t.Fatalf("line %+v", l)
				}
			}
			check(t, &x)
		}
	})
	if ordered == 0 || mended == 0 {
		t.Error("nothing was ordered or mended: the property says nothing", ordered, mended)
	}
}

// written are the lines of the sheet with what they showed as ordered.
func written(x *health.Treatment) map[date.Date]health.Tenths {
	out := map[date.Date]health.Tenths{}
	for _, d := range x.Doses {
		out[d.Day] = x.OrderedOn(d.Day)
	}
	return out
}

// check holds the series against itself: days rise, every order is signed and reasoned, the changes tell each step.
func check(t *rapid.T, x *health.Treatment) {
	all := x.Series()
	changes := x.Changes(date.Max)
	if len(all) != len(changes) || all[0].From != x.From || all[0].Dose != x.Ordered {
		t.Fatal(all, changes)
	}
	for i, o := range all {
		switch {
		case i > 0 && o.From <= all[i-1].From:
			t.Fatalf("two orders on one day: %v", all)
		case o.Dose <= 0 || o.By == "" || o.Reason == "":
			t.Fatalf("an order without dose, doctor or reason: %+v", o)
		case i > 0 && changes[i].Was != all[i-1].Dose:
			t.Fatalf("change %+v after %+v", changes[i], all[i-1])
		}
	}
}

// Lines that are older than orders show what the treatment was begun with, whatever is ordered later.
func TestOldLinesKeepTheirDose(t *testing.T) {
	d := date.Of(2026, 10, 1)
	x := health.Treatment{From: d, Ordered: 600, Doses: []health.Dose{{Day: d, Amount: 600}, {Day: d + 1, Amount: 600}}}
	if err := x.NewDose(health.Order{From: d + 1, Dose: 700, By: "Y", Reason: health.OrderTitrate}); err == nil {
		t.Error("an order for a day that is written")
	}
	if err := x.NewDose(health.Order{From: d + 2, Dose: 700, By: "Y", Reason: health.OrderTitrate}); err != nil {
		t.Fatal(err)
	}
	y := health.Treatment{From: d, Ordered: 500, By: "Y"}
	if err := y.Keep(&x); err != nil {
		t.Fatal(err)
	}
	if y.OrderedOn(d+1) != 600 || y.OrderedOn(d+2) != 700 || len(y.Orders) != 1 {
		t.Errorf("%+v", y)
	}
	for _, late := range []date.Date{d + 1, d + 2, d + 9} {
		if err := (&health.Treatment{From: late, Ordered: 500}).Keep(&x); err == nil {
			t.Errorf("begins %v, after its first dose", late)
		}
	}
}

// After days without a dose an order of before is told; a new one takes its place.
func TestStaleOrder(t *testing.T) {
	d := date.Of(2026, 10, 1)
	x := health.Treatment{From: d, Ordered: 600, Doses: []health.Dose{{Day: d, Amount: 600}}}
	if x.Stale(d+6, 6) || !x.Stale(d+7, 6) {
		t.Error("six whole days", x.Stale(d+6, 6), x.Stale(d+7, 6))
	}
	if err := x.NewDose(health.Order{From: d + 7, Dose: 300, By: "Y", Reason: health.OrderMissed}); err != nil {
		t.Fatal(err)
	}
	if x.Stale(d+7, 6) {
		t.Error("ordered anew and still stale")
	}
}
