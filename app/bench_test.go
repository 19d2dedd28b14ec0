package app_test

import (
	"database/sql"
	"testing"

	_ "github.com/mattn/go-sqlite3"

	"hoanhap/app"
	"hoanhap/app/demo"
)

// Every figure stands beside its floor of the same run: the rows it needs, read by bare database/sql.

// archive is a centre of 640 present with ten thousand stays and more behind it.
func archive(b *testing.B) (*app.Office, *sql.DB) {
	b.Helper()
	return centreOf(b, 640)
}

// centreOf is a centre with so many present and fifteen years behind it.
func centreOf(b *testing.B, residents int) (*app.Office, *sql.DB) {
	b.Helper()
	o, stays := filled(b, demo.Size{Residents: residents, Years: demo.MaxYears, Seed: 1})
	if stays < 9_000 {
		b.Fatalf("%d stays", stays)
	}
	return o, bare(b, o)
}

// floorOf reads, row by row, what a question about the days from..to needs.
func floorOf(b *testing.B, db *sql.DB, from, to string) {
	b.Helper()
	stays := `SELECT DISTINCT stay_id FROM stay_interval WHERE from_day <= ? AND to_day >= ?`
	for _, q := range []string{"SELECT * FROM stay WHERE id IN (" + stays + ")", "SELECT * FROM movement WHERE stay_id IN (" + stays + ")",
		"SELECT * FROM decision WHERE stay_id IN (" + stays + ")", "SELECT * FROM stay_interval WHERE stay_id IN (" + stays + ")",
		"SELECT r.* FROM resident r JOIN stay s ON s.resident_id = r.id WHERE s.id IN (" + stays + ")"} {
		rows, err := db.Query(q, to, from)
		if err != nil {
			b.Fatal(err)
		}
		names, err := rows.Columns()
		if err != nil {
			b.Fatal(err)
		}
		cells := make([]any, len(names))
		for i := range cells {
			cells[i] = new(any)
		}
		for rows.Next() {
			if err := rows.Scan(cells...); err != nil {
				b.Fatal(err)
			}
		}
		if err := rows.Err(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkArchive(b *testing.B) {
	o, db := archive(b)
	run := func(name string, f func(b *testing.B)) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				f(b)
			}
		})
	}
	check := func(b *testing.B, err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	run("census/ours", func(b *testing.B) { _, err := o.CensusOf(2026, 10, 1); check(b, err) })
	run("census/floor", func(b *testing.B) { floorOf(b, db, "2026-09-30", "2026-10-31") })
	run("clocks/ours", func(b *testing.B) { _, err := o.Clocks(o.Today()); check(b, err) })
	run("clocks/floor", func(b *testing.B) { floorOf(b, db, "2026-11-21", "2026-11-21") })
	run("today/ours", func(b *testing.B) {
		_, err := o.Board(o.Today())
		check(b, err)
		_, err = o.Due(o.Today(), 30)
		check(b, err)
	})
	run("today/floor", func(b *testing.B) { floorOf(b, db, "2026-11-20", "2026-11-21") })
}
