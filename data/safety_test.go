package data

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/stay"
)

// A full disk ends an act in one sentence, and nothing of it stays.
func TestDiskFull(t *testing.T) {
	s := fresh(t)
	write(t, s, parents)
	var pages int
	if err := s.writers.QueryRow(`PRAGMA page_count`).Scan(&pages); err != nil {
		t.Fatal(err)
	}
	if _, err := s.writers.Exec(fmt.Sprintf(`PRAGMA max_page_count = %d`, pages+10)); err != nil {
		t.Fatal(err)
	}
	act := func(a app.Tx) error {
		for i := range 3000 {
			r := app.Resident{Code: fmt.Sprintf("HV%05d", i), Name: "Nguyễn Văn An"}
			if err := a.Insert(&r); err != nil {
				return err
			}
			if err := a.Journal(&app.Entry{At: "2026-11-21T14:02:00+07:00", Tbl: "resident", Row: r.ID}, []byte(`{}`)); err != nil {
				return err
			}
		}
		return nil
	}
	var r *say.Refused
	if err := s.Write(act); !errors.As(err, &r) || r.Key != "err.data.disk_full" {
		t.Fatalf("got %v", err)
	}
	read(t, s, func(x *tx) error {
		all, err := app.All[app.Resident](x)
		entries, err2 := x.Entries(app.EntryQuery{})
		if len(all) != 2 || len(entries) != 0 {
			t.Errorf("%d people and %d entries are left", len(all), len(entries))
		}
		return errors.Join(err, err2)
	})
	if _, err := s.writers.Exec(`PRAGMA max_page_count = 1000000`); err != nil {
		t.Fatal(err)
	}
	if err := s.Write(act); err != nil {
		t.Errorf("with room again: %v", err)
	}
}

// A panic in an act takes everything back and the next act goes on.
func TestPanicTakesBack(t *testing.T) {
	s := fresh(t)
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		_ = s.Write(func(a app.Tx) error {
			if err := parents(a.(*tx)); err != nil {
				return err
			}
			panic("in the middle")
		})
	}()
	write(t, s, parents)
}

// Readers see whole acts only, and one view for as long as they look.
func TestReadersSeeWholeActs(t *testing.T) {
	s := fresh(t)
	const acts = 60
	done := make(chan struct{})
	var readers sync.WaitGroup
	look := func(a app.Tx) (int, error) {
		x := a.(*tx)
		people, err := app.All[app.Resident](x)
		if err != nil {
			return 0, err
		}
		stays, err := x.Timelines(app.StayQuery{})
		if err != nil {
			return 0, err
		}
		found, err := x.Find(app.Search{Day: date.Of(2026, 11, 21), OpenOnly: true})
		if err != nil {
			return 0, err
		}
		counts, err := x.Counts(date.Of(2026, 11, 21))
		n := counts[stay.Point{State: stay.Present, Status: stay.Voluntary}]
		if len(people) != len(stays) || found.Total != len(people) || n != len(people) {
			return 0, fmt.Errorf("%d people, %d stays, %d found, %d counted", len(people), len(stays), found.Total, n)
		}
		return n, err
	}
	for range 3 {
		readers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				err := s.Read(func(a app.Tx) error {
					first, err := look(a)
					if err != nil {
						return err
					}
					if second, err := look(a); err != nil || second != first {
						return fmt.Errorf("the view moved from %d to %d: %w", first, second, err)
					}
					return nil
				})
				if err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	for i := range int64(acts) {
		write(t, s, func(x *tx) error {
			return errors.Join(
				x.Insert(&app.Resident{ID: i + 1, Code: fmt.Sprint("P", i), Name: "Trần Thị Bình"}),
				x.Insert(&stay.Stay{ID: i + 1, Code: fmt.Sprint("S", i), ResidentID: i + 1}),
				x.PutIntervals(i+1, []stay.Interval{{StayID: i + 1, From: date.Of(2026, 1, 1), To: date.Max, State: stay.Present, Status: stay.Voluntary}}))
		})
	}
	close(done)
	readers.Wait()
}

// Where the journal does not end as it was left, nothing is written on top.
func TestCutJournalIsNotContinued(t *testing.T) {
	s := fresh(t)
	entry := func(a app.Tx) error {
		return a.Journal(&app.Entry{At: "2026-11-21T14:02:00+07:00"}, []byte(`{}`))
	}
	for range 3 {
		if err := s.Write(entry); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.writers.Exec(`PRAGMA foreign_keys = OFF; DROP TRIGGER journal_no_delete; DELETE FROM journal WHERE id = 3`); err != nil {
		t.Fatal(err)
	}
	var r *say.Refused
	if err := s.Write(entry); !errors.As(err, &r) || r.Key != "err.data.journal_cut" {
		t.Errorf("got %v", err)
	}
}

// A migration that fails leaves the file as it was; one that succeeds leaves a copy of the file before.
func TestMigrations(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.db")
	s := openAt(t, path, Options{})
	write(t, s, parents)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	shipped := migrations
	defer func() { migrations = shipped }()
	steps := func(sql string) []migration {
		return append(shipped[:len(shipped):len(shipped)], migration{"next_test.sql", sql})
	}
	for _, bad := range []string{`CREATE TABLE half (x) STRICT`, `CREATE TABLE extra (x TEXT) STRICT; INSERT INTO nowhere VALUES (1)`,
		`UPDATE stay SET resident_id = 77`} {
		migrations = steps(bad)
		if _, err := Open(path, Options{Now: noon}); err == nil {
			t.Fatalf("migrated: %s", bad)
		}
		if v, err := peek(path); err != nil || v.version != len(shipped) {
			t.Errorf("version %d, %v", v.version, err)
		}
	}
	migrations = steps(`ALTER TABLE signer ADD COLUMN phone TEXT NOT NULL DEFAULT ''`)
	s = openAt(t, path, Options{ReadOnly: true}) // brings it up to date as well
	var n int
	if err := s.readers.QueryRow(`SELECT count(*) FROM pragma_table_info('signer') WHERE name = 'phone'`).Scan(&n); err != nil || n != 1 {
		t.Errorf("%d %v", n, err)
	}
	copies, err := filepath.Glob(filepath.Join(filepath.Dir(path), "sao-luu", fmt.Sprintf("old-before-migration-%d-*.db", len(shipped)+1)))
	if err != nil || len(copies) != 1 {
		t.Fatalf("copies before: %v %v", copies, err)
	}
	migrations = shipped
	faults, err := inspect(context.Background(), copies[0], nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range faults { // the rows of this test were never journalled
		if f.Key != "fault.row_without_entry.of" && f.Key != "fault.row_without_entry" {
			t.Errorf("%v", f)
		}
	}
}
