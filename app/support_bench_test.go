package app_test

import (
	"fmt"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/demo"
	"hoanhap/app/law"
	"hoanhap/app/support"
)

// A month of support beside the bare reading of the rows it needs; with a year of approved months behind it; and when twenty people had
// something written since, and when a rate was, so that everybody is reckoned again for all twelve.
func BenchmarkSupport(b *testing.B) {
	for _, n := range []int{640, 2500} {
		o, _ := filled(b, demo.Size{Residents: n, Years: 2, Seed: 1})
		db := bare(b, o)
		run := func(name string, f func() error) {
			b.Run(fmt.Sprintf("%d/%s", n, name), func(b *testing.B) {
				for b.Loop() {
					if err := f(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
		month := func() error { _, err := o.Support(2026, 10); return err }
		run("month/ours", month)
		run("month/floor", func() error { floorOf(b, db, "2026-10-01", "2026-10-31"); return nil })
		for d := date.Of(2025, 10, 1); d < date.Of(2026, 10, 1); d = d.AddMonths(1) {
			y, m, _ := d.YMD()
			if _, err := o.ApproveSupport(y, m); err != nil {
				b.Fatal(err)
			}
		}
		run("after12/ours", month)
		late := date.Of(2026, 9, 10)
		people, err := o.Support(2026, 9)
		if err != nil {
			b.Fatal(err)
		}
		for i := range 20 {
			e := app.SupportEntry{Item: support.OrdinaryDrugs, Day: late, Amount: 5000}
			if err := o.TypeSupport(e, people.People[i*len(people.People)/20].Stay); err != nil {
				b.Fatal(err)
			}
		}
		run("late20/ours", month)
		if err := o.SetLaw([]app.LawRow{{Key: law.Utilities, From: late, Value: "120000", Source: "NQ thử"}}, ""); err != nil {
			b.Fatal(err)
		}
		run("rate/ours", month)
		run("rate/floor", func() error { floorOf(b, db, "2025-10-01", "2026-10-31"); return nil })
	}
}
