package app_test

import (
	"fmt"
	"testing"

	"hoanhap/app"
	"hoanhap/app/health"
	"hoanhap/data/datatest"
)

// ward is a health desk with the data open: n residents, each with an examination, three readings, an illness and a medicine, every
// tenth of them on Methadone.
func ward(b *testing.B, n int) *app.Office {
	b.Helper()
	o := crowd(b, n)
	datatest.Accounts(b, o)
	datatest.As(b, o, "health")
	today := o.Today()
	lines, err := o.Clocks(today)
	if err != nil || len(lines) != n {
		b.Fatal(len(lines), err)
	}
	for i := range lines {
		who := lines[i].Resident.ID
		list := []app.HealthText{{Kind: app.HealthExam, Exam: &health.Exam{Entry: true, Opioid: true, Paper: fmt.Sprintf("%d/XĐTTN", i), Physical: "gầy", Doctor: "Lê Thị Y"}},
			{Kind: app.HealthVital, Vital: &health.Vital{Weight: 520, High: 120, Low: 80}}, {Kind: app.HealthVital, Vital: &health.Vital{Weight: 540}},
			{Kind: app.HealthVital, Vital: &health.Vital{Weight: 560}}, {Kind: app.HealthIllness, Illness: &health.Illness{What: "tb", Result: "AFB âm tính"}},
			{Kind: app.HealthMedicine, Medicine: &health.Medicine{Name: "Rifampicin 150 mg", For: health.TB}}}
		if i%10 == 0 {
			list = append(list, app.HealthText{Kind: app.HealthReferral, Referral: &health.Referral{Kind: health.Methadone, Occasion: health.Release, Made: today}})
		}
		for _, x := range list {
			x.Day = today
			id, err := o.RecordHealth(who, x)
			if err != nil {
				b.Fatal(err)
			}
			if x.Referral == nil {
				continue
			}
			if err := o.StepReferral(id, health.Step{State: health.Consent, Day: today}); err != nil {
				b.Fatal(err)
			}
			if _, err := o.RecordHealth(who, app.HealthText{Day: today, Kind: app.HealthTreatment, Treatment: &health.Treatment{From: today, Ordered: 600}}); err != nil {
				b.Fatal(err)
			}
		}
	}
	return o
}

// The lists of the health desk at 640 residents and 4,000 sealed entries: who has something due, the figures, the sheet of the day.
func BenchmarkHealthDesk640(b *testing.B) {
	o := ward(b, 640)
	today := o.Today()
	b.Run("list", func(b *testing.B) {
		for b.Loop() {
			if l, err := o.HealthDesk(today + 30); err != nil || len(l) != 640 {
				b.Fatal(len(l), err)
			}
		}
	})
	b.Run("counts", func(b *testing.B) {
		for b.Loop() {
			if l, err := o.HealthCounts(today); err != nil || l[0].N != 640 {
				b.Fatal(l, err)
			}
		}
	})
	b.Run("doses", func(b *testing.B) {
		for b.Loop() {
			if l, err := o.Dispensing(today); err != nil || len(l) != 64 {
				b.Fatal(len(l), err)
			}
		}
	})
	b.Run("record", func(b *testing.B) {
		for b.Loop() {
			if h, err := o.HealthOf(1); err != nil || len(h.Pages) < 6 {
				b.Fatal(err)
			}
		}
	})
	// The floor: the same rows read, and the same stays read and folded; nothing opened, nothing reckoned.
	b.Run("floor", func(b *testing.B) {
		for b.Loop() {
			err := o.Store.Read(func(tx app.Tx) error {
				list, err := app.All[app.HealthNote](tx)
				if len(list) < 3840 {
					b.Fatal(len(list))
				}
				return err
			})
			if err != nil {
				b.Fatal(err)
			}
			if l, err := o.Clocks(today); err != nil || len(l) != 640 {
				b.Fatal(len(l), err)
			}
		}
	})
}
