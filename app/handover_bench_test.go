package app_test

import (
	"testing"

	"hoanhap/app"
	"hoanhap/app/law"
)

// BenchmarkHandovers is a book of at least 12,000 handovers, fifteen years of a large centre none of which fell out of the book: the list of Bàn giao,
// its totals, and what is due, beside the rows they are read from.
func BenchmarkHandovers(b *testing.B) {
	o, db := centreOf(b, 1100)
	if err := o.SetLaw([]app.LawRow{{Key: law.DueFrom, From: o.Today(), Value: "2000-01-01", Source: "ngày mở sổ"}}, ""); err != nil {
		b.Fatal(err)
	}
	book, err := o.Book()
	if err != nil || len(book) < 12_000 {
		b.Fatal(len(book), err)
	}
	b.Run("book/ours", func(b *testing.B) {
		for b.Loop() {
			if _, err := o.Book(); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(len(book)), "handovers")
	})
	b.Run("book/floor", func(b *testing.B) {
		for b.Loop() {
			floorOf(b, db, "2000-01-01", "2026-11-21")
		}
	})
	b.Run("totals", func(b *testing.B) {
		for b.Loop() {
			app.SumByCommune(book)
		}
	})
	b.Run("due/ours", func(b *testing.B) {
		for b.Loop() {
			if _, err := o.Due(o.Today(), 30); err != nil {
				b.Fatal(err)
			}
		}
	})
}
