package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/mattn/go-sqlite3"

	"hoanhap/app"
	"hoanhap/app/seal"
)

// CopyOut says how a copy is made.
type CopyOut struct {
	To       seal.Readers                // for whom it is sealed; none: in clear
	Progress func(done, total int) error // told as it goes; its error ends the work and no copy is left. May be nil
	Before   func() error                // asked when the copy is whole, before it gets its name: its error leaves none. May be nil

	noted bool // an automatic copy: the end of the journal stands in the head of a sealed one
}

// Backup writes a copy of the store as it is now: complete, checked, one file without a log beside it. It works while
// the program goes on; an existing file of that name is replaced only once the new one is safe on the disk.
func (s *Store) Backup(out string) error { return s.CopyTo(out, CopyOut{}) }

// CopyTo is Backup that can be sealed, told and stopped. What is sealed is first copied in clear beside the database, where the same
// data stand in clear anyway, never on the disk the copy goes to.
func (s *Store) CopyTo(out string, c CopyOut) (err error) {
	abs, err := filepath.Abs(out)
	if err != nil {
		return err
	}
	if sameFile(abs, s.path) {
		return refuse("err.data.backup_onto_itself", "path", out)
	}
	if err := os.MkdirAll(filepath.Dir(abs), 0o700); err != nil {
		return refuse("err.data.cannot_write", "path", out, "cause", err.Error())
	}
	write := func(part string) error { return copyDatabase(context.Background(), s.readers, part, c.Progress) }
	if !c.To.None() {
		clear, done, failed := s.clearCopy(abs, &c)
		if failed != nil {
			return inWords(failed, out)
		}
		defer func() { err = errors.Join(err, done()) }()
		write = func(part string) error { return sealFile(clear, part, c.To, half(c.Progress, 1)) }
	}
	return replaceWith(abs, func(part string) error {
		if err := write(part); err != nil {
			return err
		}
		if c.Before == nil {
			return nil
		}
		if err := syncFile(part); err != nil { // what is told of is on the disk
			return err
		}
		return c.Before()
	})
}

// half tells the first or the second half of a whole.
func half(progress func(done, total int) error, which int) func(done, total int) error {
	if progress == nil {
		return nil
	}
	return func(done, total int) error { return progress(which*total+done, 2*total) }
}

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return a == b
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// copyDatabase copies page by page through SQLite, so that what stands in the log is in the copy, and checks the copy.
func copyDatabase(ctx context.Context, from *sql.DB, to string, progress func(done, total int) error) (err error) {
	dst, err := pool(to, settling)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, dst.Close()) }()
	src, err := from.Conn(context.Background())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, src.Close()) }()
	conn, err := dst.Conn(context.Background())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	var last [2]int
	told := progress
	if progress != nil {
		told = func(done, total int) error { last = [2]int{done, total}; return progress(done, total) }
	}
	if err := copyWhole(conn, src, told); err != nil {
		return err
	}
	// The copy carries the mark of a write-ahead log; a single file is easier to carry about.
	var mode string
	if err := conn.QueryRowContext(ever, "PRAGMA journal_mode=DELETE").Scan(&mode); err != nil {
		return err
	}
	check := func(ctx context.Context) error { return sound(ctx, conn, to) }
	if progress == nil {
		return check(ctx)
	}
	return heeding(ctx, func() error { return progress(last[0], last[1]) }, check)
}

// askEvery is how often work that has nothing to count asks whether it is to go on.
const askEvery = 100 * time.Millisecond

// heeding does work that only a context ends, and asks meanwhile whether it is to go on.
func heeding(ctx context.Context, goOn func() error, work func(context.Context) error) error {
	ctx, stop := context.WithCancelCause(ctx)
	over, asked := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(asked)
		tick := time.NewTicker(askEvery)
		defer tick.Stop()
		for {
			select {
			case <-over:
				return
			case <-tick.C:
				if err := goOn(); err != nil {
					stop(err)
					return
				}
			}
		}
	}()
	err := work(ctx)
	close(over)
	<-asked
	defer stop(nil)
	if err != nil && context.Cause(ctx) != nil {
		return context.Cause(ctx)
	}
	return err
}

func raw(c *sql.Conn, f func(*sqlite3.SQLiteConn) error) error {
	return c.Raw(func(d any) error {
		s, ok := d.(*sqlite3.SQLiteConn)
		if !ok {
			return fmt.Errorf("%T is no SQLite connection", d)
		}
		return f(s)
	})
}

// copyWhole copies what src sees now. The read transaction holds that view: without it every write meanwhile would begin the copy anew.
func copyWhole(dst, src *sql.Conn, progress func(done, total int) error) (err error) {
	if _, err := src.ExecContext(ever, "BEGIN"); err != nil {
		return err
	}
	defer func() {
		_, end := src.ExecContext(ever, "ROLLBACK")
		err = errors.Join(err, end)
	}()
	var tables int
	if err := src.QueryRowContext(ever, "SELECT count(*) FROM sqlite_master").Scan(&tables); err != nil { // the view begins with the first read
		return err
	}
	return raw(dst, func(d *sqlite3.SQLiteConn) error {
		return raw(src, func(s *sqlite3.SQLiteConn) error { return copyPages(d, s, progress) })
	})
}

// pagesAtOnce is how many pages are copied before the next word of progress: a megabyte.
const pagesAtOnce = 256

func copyPages(dst, src *sqlite3.SQLiteConn, progress func(done, total int) error) (err error) {
	b, err := dst.Backup("main", src, "main")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, b.Finish()) }()
	for {
		done, err := b.Step(pagesAtOnce)
		if err == nil && progress != nil {
			err = progress(b.PageCount()-b.Remaining(), b.PageCount())
		}
		if err != nil || done {
			return err
		}
	}
}

// sound is the quick check of a copy: its pages, whose file it is, and that the journal ends where it should.
func sound(ctx context.Context, q querier, path string) error {
	var answer string
	if err := q.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&answer); err != nil {
		return err
	}
	if answer != "ok" {
		return refuse("err.data.damaged", "path", path)
	}
	v, err := look(q)
	if err != nil {
		return err
	}
	if v.application != applicationID {
		return refuse("err.data.foreign", "path", path)
	}
	pinned, err := pinnedTip(q)
	if err != nil {
		return err
	}
	last, err := lastEntry(q)
	if err != nil {
		return err
	}
	if pinned != last {
		return refuse("err.data.journal_cut", "path", path, "entries", last.id, "expected", pinned.id)
	}
	return nil
}

// Tip is the tip of the journal now: what is printed on signed reports, so that a rewritten file shows.
func (s *Store) Tip() (entries int64, hash [32]byte, err error) {
	err = s.Read(func(a app.Tx) error {
		p, err := lastEntry(a.(*tx).q)
		entries, hash = p.id, p.hash
		return err
	})
	return entries, hash, err
}
