package data

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"hoanhap/app/date"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// applicationID marks the file as ours: "HNHP" in the header of SQLite.
const applicationID = 0x484E4850

// migration is one file; its number is its place.
type migration struct{ name, sql string }

var migrations = func() []migration {
	names, err := fs.Glob(migrationFiles, "migrations/*.sql")
	if err != nil {
		panic(err)
	}
	out := make([]migration, len(names))
	for i, n := range names {
		b, err := migrationFiles.ReadFile(n)
		if err != nil {
			panic(err)
		}
		if want := fmt.Sprintf("%04d_", i+1); filepath.Base(n)[:5] != want {
			panic("data: " + n + " should begin with " + want)
		}
		out[i] = migration{n, string(b)}
	}
	return out
}()

// state is what the header of a file says.
type state struct {
	version     int
	application int
	objects     int // tables, indexes, triggers
}

func look(q querier) (v state, err error) {
	return v, errors.Join(
		q.QueryRowContext(ever, "PRAGMA user_version").Scan(&v.version),
		q.QueryRowContext(ever, "PRAGMA application_id").Scan(&v.application),
		q.QueryRowContext(ever, "SELECT count(*) FROM sqlite_schema").Scan(&v.objects))
}

// judge refuses a file that is not ours or from a newer edition.
func (v state) judge(path string) error {
	switch {
	case v.application == 0 && v.objects == 0 && v.version == 0:
		return nil // new, or a creation that was cut off
	case v.application != applicationID:
		return refuse("err.data.foreign", "path", path)
	case v.version > len(migrations):
		return refuse("err.data.newer", "path", path, "version", v.version, "known", len(migrations))
	}
	return nil
}

// peek reads the header of a file without changing it.
func peek(path string) (v state, err error) {
	db, err := pool(path, reading)
	if err != nil {
		return v, err
	}
	v, err = look(db)
	return v, errors.Join(err, db.Close())
}

// prepare creates the file or brings it to this edition's schema. The caller holds the lock.
func prepare(path string, opt Options) (err error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		if opt.MustExist {
			return refuse("err.data.no_file", "path", path)
		}
		f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600) // people's data: for this user only
		if err != nil {
			return refuse("err.data.cannot_open", "path", path, "cause", err.Error())
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	db, err := pool(path, settling)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	v, err := look(db)
	if err != nil {
		return err
	}
	if err := v.judge(path); err != nil {
		return err
	}
	var journal string
	if err := db.QueryRowContext(ever, "PRAGMA journal_mode=WAL").Scan(&journal); err != nil {
		return err
	}
	for n := v.version + 1; n <= len(migrations); n++ {
		if v.version > 0 { // a new file has nothing to keep
			if err := copyBefore(db, path, opt, n); err != nil {
				return err
			}
		}
		if err := migrate(db, n, opt.Now()); err != nil {
			return fmt.Errorf("%s: %w", migrations[n-1].name, err)
		}
	}
	return nil
}

// beforeMigration stands in the name of such a copy.
const beforeMigration = "before-migration-"

// copyBefore keeps the file as it was before a migration. Who has accounts finds it sealed with the next automatic copy.
func copyBefore(db *sql.DB, path string, opt Options, n int) error {
	if err := os.MkdirAll(opt.CopyDir, 0o700); err != nil {
		return err
	}
	base := filepath.Base(path)
	base = base[:len(base)-len(filepath.Ext(base))]
	out := filepath.Join(opt.CopyDir, fmt.Sprintf("%s-%s%d-%s.db", base, beforeMigration, n, stamp(opt.Now())))
	part := out + ".part"
	if err := os.Remove(part); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if _, err := db.ExecContext(ever, "VACUUM INTO ?", part); err != nil {
		return err
	}
	return settleFile(part, out)
}

// stamp is a moment as part of a file name, in Vietnam's time.
func stamp(t time.Time) string { return t.In(date.Zone()).Format("2006-01-02T150405") }

// migrate runs one file and records it in one transaction. Foreign keys are off on this connection, so that a table
// can be rebuilt; they are checked before the commit.
func migrate(db *sql.DB, n int, now time.Time) (err error) {
	tx, err := db.BeginTx(context.Background(), nil)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, tx.Rollback())
		}
	}()
	if _, err = tx.ExecContext(ever, migrations[n-1].sql); err != nil {
		return err
	}
	if n == 1 {
		if err = setMeta(tx, "created", now.In(date.Zone()).Format(time.RFC3339)); err != nil {
			return err
		}
	}
	if err = keysHold(tx); err != nil {
		return err
	}
	for _, p := range []string{fmt.Sprintf("PRAGMA application_id=%d", applicationID), fmt.Sprintf("PRAGMA user_version=%d", n)} {
		if _, err = tx.ExecContext(ever, p); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// keysHold sees that no row points to a missing one.
func keysHold(q querier) (err error) {
	rows, err := q.QueryContext(ever, "PRAGMA foreign_key_check")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	if rows.Next() {
		var table, parent string
		var row sql.NullInt64
		var key int
		if err := rows.Scan(&table, &row, &parent, &key); err != nil {
			return err
		}
		return fmt.Errorf("%s %d points to a missing row of %s", table, row.Int64, parent)
	}
	return rows.Err()
}
