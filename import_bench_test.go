package main

import (
	"database/sql"
	"path/filepath"
	"testing"
	"time"

	"hoanhap/app"
	"hoanhap/app/demo"
	"hoanhap/app/exchange"
	"hoanhap/assets"
	"hoanhap/data"
)

// tenThousand is a plan of about 10,000 rows of the workbook.
func tenThousand(b *testing.B, o *app.Office) exchange.Plan {
	b.Helper()
	w, err := demo.Read(assets.Lists(), assets.Places())
	if err != nil {
		b.Fatal(err)
	}
	c, err := demo.Make(demo.Size{Residents: 290, Years: 5, Seed: 1, Today: o.Today()}, w, o.Law)
	if err != nil {
		b.Fatal(err)
	}
	for i := range c.Plan.People {
		c.Plan.People[i].Relatives = nil // as a workbook has them
	}
	return c.Plan
}

// BenchmarkImport writes 10,000 rows of a workbook through the door: journal, timelines and all.
func BenchmarkImport(b *testing.B) {
	p := &program{now: func() time.Time { return moment }}
	n := 0
	for b.Loop() {
		b.StopTimer()
		p.db = filepath.Join(b.TempDir(), "a.db")
		d, err := p.open(data.Options{})
		if err != nil {
			b.Fatal(err)
		}
		plan := tenThousand(b, d.Office)
		b.StartTimer()
		if _, err := d.Import(plan, nil); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		x, y, z := plan.Counts()
		n = x + y + z
		if err := d.store.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
	b.ReportMetric(float64(n), "rows")
}

// BenchmarkFloor writes as many rows with database/sql alone, prepared, in one transaction. 10,000 rows of a workbook are
// 13,400 rows of the book (decisions and substances stand in rows of others), each with its journal entry and the content of
// the entry, and 9,000 intervals of timelines without one.
func BenchmarkFloor(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		db, err := sql.Open("sqlite3", filepath.Join(b.TempDir(), "a.db")+"?_journal_mode=WAL&_synchronous=NORMAL&_txlock=immediate")
		if err != nil {
			b.Fatal(err)
		}
		for _, q := range []string{
			`CREATE TABLE r (id INTEGER PRIMARY KEY, a TEXT, b TEXT, c TEXT, d INTEGER, e TEXT, f TEXT, g TEXT, h INTEGER, i TEXT) STRICT`,
			`CREATE TABLE j (id INTEGER PRIMARY KEY, a INTEGER, b TEXT, c TEXT, d TEXT, e TEXT, f TEXT, g TEXT, h INTEGER, i INTEGER, k INTEGER, l TEXT, m TEXT, n INTEGER, o BLOB, p BLOB, q BLOB) STRICT`,
			`CREATE TABLE c (id INTEGER PRIMARY KEY, content BLOB) STRICT`} {
			if _, err := db.Exec(q); err != nil {
				b.Fatal(err)
			}
		}
		b.StartTimer()
		floor(b, db, 13_400, 9_000)
		b.StopTimer()
		if err := db.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

func floor(b *testing.B, db *sql.DB, n, plain int) {
	tx, err := db.Begin()
	if err != nil {
		b.Fatal(err)
	}
	var prepared [3]*sql.Stmt
	for i, q := range []string{`INSERT INTO r VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		`INSERT INTO j VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, `INSERT INTO c VALUES (?, ?)`} {
		if prepared[i], err = tx.Prepare(q); err != nil {
			b.Fatal(err)
		}
	}
	hash, content := make([]byte, 32), make([]byte, 180)
	for i := range n {
		for k, args := range [][]any{{i, "HV00001", "Nguyễn Văn An", "1990-02-03", i, "hospital", "2026-10-01", "", i, "x"},
			{i, 1, "2026-11-21T14:02:00+07:00", "user", "import", "act.import", "label", "movement", i, i, i, "2026-10-01", "", 0, hash, hash, hash},
			{i, content}} {
			if _, err := prepared[k].Exec(args...); err != nil {
				b.Fatal(err)
			}
		}
	}
	for i := range plain {
		if _, err := prepared[0].Exec(n+i, i, i, "2026-10-01", i, "2026-10-09", "present", "", i, "compulsory"); err != nil {
			b.Fatal(err)
		}
	}
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
}
