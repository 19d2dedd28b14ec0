package app_test

import (
	"testing"

	"hoanhap/app"
	"hoanhap/app/due"
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
			if _, err := whole(o).Book(); err != nil {
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
			if _, err := whole(o).Due(o.Today(), 30); err != nil {
				b.Fatal(err)
			}
		}
	})
	afterWrites(b, o, book[0].Stay, "all open")
	if _, err := o.WaiveBefore(o.Today(), "việc của những năm trước"); err != nil {
		b.Fatal(err)
	}
	afterWrites(b, o, book[0].Stay, "settled")
}

// afterWrites is what the window reads after each write: the work list and the book, both kept since the write before.
func afterWrites(b *testing.B, o *app.Office, id int64, name string) {
	write := func(b *testing.B) {
		b.StopTimer()
		if _, err := o.SetDue(app.DueSet{StayID: id, Code: due.Answer, Day: o.Today() + 90, About: "công văn"}, ""); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
	if _, err := o.Work(o.Today(), 30); err != nil { // the reading of the day, whole
		b.Fatal(err)
	}
	if _, err := o.Book(); err != nil {
		b.Fatal(err)
	}
	b.Run("due/after a write/"+name, func(b *testing.B) {
		for b.Loop() {
			write(b)
			w, err := o.Work(o.Today(), 30)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(len(w.Lines)), "lines")
		}
	})
	b.Run("book/after a write/"+name, func(b *testing.B) {
		for b.Loop() {
			write(b)
			if _, err := o.Book(); err != nil {
				b.Fatal(err)
			}
		}
	})
}
