package app_test

import (
	"database/sql"
	"testing"

	_ "github.com/mattn/go-sqlite3"

	"hoanhap/app"
	"hoanhap/app/demo"
	"hoanhap/app/law"
	"hoanhap/assets"
	"hoanhap/data/datatest"
)

// filled is a synthetic centre up to today, and how many stays it has.
func filled(t testing.TB, size demo.Size) (*app.Office, int) {
	t.Helper()
	o := datatest.Office(t)
	var err error
	if o.Places, err = law.LoadPlaces(assets.Places()); err != nil {
		t.Fatal(err)
	}
	if o.Lists, err = law.LoadLists(assets.Lists()); err != nil {
		t.Fatal(err)
	}
	world, err := demo.Read(assets.Lists(), assets.Places())
	if err != nil {
		t.Fatal(err)
	}
	size.Today = o.Today()
	c, err := demo.Make(size, world, o.Law)
	if err != nil {
		t.Fatal(err)
	}
	sum, err := o.Fill(c, nil)
	if err != nil {
		t.Fatal(err)
	}
	return o, sum.Stays
}

// bare reads the file of an office past it: the floor of a benchmark.
func bare(b *testing.B, o *app.Office) *sql.DB {
	b.Helper()
	db, err := sql.Open("sqlite3", "file:"+o.Store.Path()+"?mode=ro")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = db.Close() })
	return db
}
