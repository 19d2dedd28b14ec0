package main

import (
	"database/sql"
	"path/filepath"
	"strings"
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

// BenchmarkFloor writes the very same rows into the very same schema with database/sql alone: prepared, in one transaction,
// nothing judged or hashed.
func BenchmarkFloor(b *testing.B) {
	p := &program{now: func() time.Time { return moment }, db: filepath.Join(b.TempDir(), "from.db")}
	if err := p.with(data.Options{}, func(d *desk) error {
		_, err := d.Import(tenThousand(b, d.Office), nil)
		return err
	}); err != nil {
		b.Fatal(err)
	}
	tables := dump(b, p.db)
	for b.Loop() {
		b.StopTimer()
		p.db = filepath.Join(b.TempDir(), "to.db")
		if err := p.with(data.Options{}, func(*desk) error { return nil }); err != nil {
			b.Fatal(err)
		}
		db := bare(b, p.db)
		b.StartTimer()
		fill(b, db, tables)
		b.StopTimer()
		if err := db.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

func bare(b *testing.B, path string) *sql.DB {
	db, err := sql.Open("sqlite3", path+"?_foreign_keys=on&_synchronous=FULL&_txlock=immediate")
	if err != nil {
		b.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	return db
}

// rowsOf is a table with its rows.
type rowsOf struct {
	insert string
	rows   [][]any
}

func dump(b *testing.B, path string) (out []rowsOf) {
	db := bare(b, path)
	defer func() { _ = db.Close() }()
	for _, name := range []string{"resident", "substance", "stay", "decision", "movement", "stay_interval", "journal", "journal_content"} {
		r, err := db.Query("SELECT * FROM " + name)
		if err != nil {
			b.Fatal(err)
		}
		columns, err := r.Columns()
		if err != nil {
			b.Fatal(err)
		}
		t := rowsOf{insert: "INSERT INTO " + name + " VALUES (?" + strings.Repeat(", ?", len(columns)-1) + ")"}
		for r.Next() {
			row, at := make([]any, len(columns)), make([]any, len(columns))
			for i := range row {
				at[i] = &row[i]
			}
			if err := r.Scan(at...); err != nil {
				b.Fatal(err)
			}
			t.rows = append(t.rows, row)
		}
		if err := r.Close(); err != nil {
			b.Fatal(err)
		}
		out = append(out, t)
	}
	return out
}

func fill(b *testing.B, db *sql.DB, tables []rowsOf) {
	tx, err := db.Begin()
	if err != nil {
		b.Fatal(err)
	}
	for _, t := range tables {
		s, err := tx.Prepare(t.insert)
		if err != nil {
			b.Fatal(err)
		}
		for _, row := range t.rows {
			if _, err := s.Exec(row...); err != nil {
				b.Fatal(t.insert, err)
			}
		}
	}
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
}
