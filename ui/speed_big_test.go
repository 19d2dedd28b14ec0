package ui

import (
	"os"
	"path/filepath"
	"testing"

	"hoanhap/app"
	"hoanhap/app/demo"
	"hoanhap/data"
	"hoanhap/data/datatest"
)

// bigBook is a book of 100,000 stays, 11,800 of them open: made once for all benchmarks, or the one HOANHAP_BIG names.
var bigBook = os.Getenv("HOANHAP_BIG")

func bigOffice(b *testing.B) *app.Office {
	b.Helper()
	if bigBook == "" {
		dir, err := os.MkdirTemp("", "hoanhap-big-*")
		if err != nil {
			b.Fatal(err)
		}
		removeAfter = append(removeAfter, dir)
		path := filepath.Join(dir, "book.db")
		o := dressed(b, datatest.OfficeOn(b, datatest.Open(b, path, data.Options{})))
		fill(b, o, demo.Size{Residents: 11_000, Years: 10, Seed: 1, Today: o.Today()})
		bigBook = path
		return o
	}
	return dressed(b, datatest.OfficeOn(b, datatest.Open(b, bigBook, data.Options{})))
}

// removeAfter are folders that go when the tests end.
var removeAfter []string

func TestMain(m *testing.M) {
	code := m.Run()
	for _, dir := range removeAfter {
		_ = os.RemoveAll(dir)
	}
	os.Exit(code)
}

// A key in the search of Học viên over 100,000 stays, in parts: the answer alone, by the people in memory; then the window, from the
// key until all that changed is set out, with the painting of the whole sheet by the processor after it.
func BenchmarkBigKey(b *testing.B) {
	b.Run("answer", func(b *testing.B) {
		o := bigOffice(b)
		day := o.Today()
		for _, open := range []bool{true, false} {
			name := "archive"
			if open {
				name = "open"
			}
			b.Run(name, func(b *testing.B) {
				for i := 0; b.Loop(); i++ {
					f, err := o.Find(app.Search{Text: []string{"b", "", "bu", "ng"}[i%4], Day: day, OpenOnly: open})
					if err != nil {
						b.Fatal(err)
					}
					app.Chips{Open: open}.Choose(f.Hits)
				}
			})
		}
	})
	b.Run("clocks_again", func(b *testing.B) { // read once, then only whom the journal names
		o := bigOffice(b)
		for b.Loop() {
			if _, err := o.Lefts(o.Today()); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("list", func(b *testing.B) {
		d, w := benchWindow(b, func() *app.Office { return bigOffice(b) })
		d.Go(Route{Screen: "residents"})
		typeAndTakeBack(b, w)
	})
	b.Run("archive", func(b *testing.B) {
		d, w := benchWindow(b, func() *app.Office { return bigOffice(b) })
		d.Go(Route{Screen: "residents", Arg: findArg})
		typeAndTakeBack(b, w)
	})
	b.Run("one_box", func(b *testing.B) {
		d, w := benchWindow(b, func() *app.Office { return bigOffice(b) })
		d.Find()
		typeAndTakeBack(b, w)
	})
}

// A record opened in that book.
func BenchmarkBigOpen(b *testing.B) {
	d, w := benchWindow(b, func() *app.Office { return bigOffice(b) })
	timed(b, w, func(i int) { d.Go(Route{Screen: "resident", ID: int64(1 + i%60_000)}) })
}
