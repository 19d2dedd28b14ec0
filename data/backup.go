package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/mattn/go-sqlite3"

	"hoanhap/app"
)

// Backup writes a copy of the store as it is now: complete, checked, one file without a log beside it. It works while
// the program goes on; an existing file of that name is replaced only once the new one is safe on the disk.
func (s *Store) Backup(out string) error { return s.BackupTold(out, nil) }

// BackupTold is Backup that tells how many pages are copied; an error of progress ends it, and no copy is left.
func (s *Store) BackupTold(out string, progress func(done, total int) error) error {
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
	return replaceWith(abs, func(part string) error { return copyDatabase(s.readers, part, progress) })
}

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return a == b
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// replaceWith makes a file beside the one wanted and gives it the name when it is whole.
func replaceWith(out string, write func(part string) error) error {
	f, err := os.CreateTemp(filepath.Dir(out), "."+filepath.Base(out)+".*.part")
	if err != nil {
		return refuse("err.data.cannot_write", "path", out, "cause", err.Error())
	}
	part := f.Name()
	err = f.Close()
	if err == nil {
		err = write(part)
	}
	if err == nil {
		err = settleFile(part, out)
	}
	if err != nil {
		for _, end := range []string{"", "-journal", "-wal", "-shm"} {
			if gone := os.Remove(part + end); gone != nil && !errors.Is(gone, fs.ErrNotExist) {
				err = errors.Join(err, gone)
			}
		}
		return inWords(err, out)
	}
	return nil
}

// copyDatabase copies page by page through SQLite, so that what stands in the log is in the copy, and checks the copy.
func copyDatabase(from *sql.DB, to string, progress func(done, total int) error) (err error) {
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
	if err := copyWhole(conn, src, progress); err != nil {
		return err
	}
	// The copy carries the mark of a write-ahead log; a single file is easier to carry about.
	var mode string
	if err := conn.QueryRowContext(ever, "PRAGMA journal_mode=DELETE").Scan(&mode); err != nil {
		return err
	}
	return sound(conn, to)
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
		if err != nil || done {
			return err
		}
		if progress != nil {
			if err := progress(b.PageCount()-b.Remaining(), b.PageCount()); err != nil {
				return err
			}
		}
	}
}

// sound is the quick check of a copy: its pages, whose file it is, and that the journal ends where it should.
func sound(q querier, path string) error {
	var answer string
	if err := q.QueryRowContext(ever, "PRAGMA quick_check(1)").Scan(&answer); err != nil {
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

// Restore puts a copy in the place of the file to, which nobody may have open. The copy is checked from end to end
// first; the file that stood there is kept beside it under a name with the moment, and is returned ("" = there was none).
func Restore(ctx context.Context, from, to string, now time.Time) (kept string, err error) {
	from, err = filepath.Abs(from)
	if err != nil {
		return "", err
	}
	if to, err = filepath.Abs(to); err != nil {
		return "", err
	}
	if sameFile(from, to) {
		return "", refuse("err.data.backup_onto_itself", "path", from)
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return "", refuse("err.data.cannot_write", "path", to, "cause", err.Error())
	}
	l, err := hold(to)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	err = replaceWith(to, func(part string) error {
		if err := takeCopy(ctx, from, part); err != nil {
			return err
		}
		kept, err = setAside(to, now)
		return err
	})
	return kept, err
}

// takeCopy copies a backup and verifies what was copied.
func takeCopy(ctx context.Context, from, part string) (err error) {
	if _, err := os.Stat(from); err != nil {
		return refuse("err.data.no_file", "path", from)
	}
	v, err := peek(from)
	if err != nil {
		return inWords(err, from)
	}
	if v == (state{}) {
		return refuse("err.data.not_database", "path", from)
	}
	if err := v.judge(from); err != nil {
		return err
	}
	src, err := pool(from, reading)
	if err != nil {
		return err
	}
	err = errors.Join(copyDatabase(src, part, nil), src.Close())
	if err != nil {
		return inWords(err, from)
	}
	if v.version != len(migrations) {
		return nil // of an older edition: the quick check of copyDatabase stands; Open migrates it
	}
	faults, err := inspect(ctx, part)
	if err == nil && len(faults) > 0 {
		err = refuse("err.data.backup_faulty", "path", from, "count", len(faults), "first", faults[0].Msg)
	}
	return err
}

// inspect verifies a file that is not opened as the store: everything but the timelines, for which the law is needed.
func inspect(ctx context.Context, path string) (faults []Fault, err error) {
	s := &Store{path: path}
	if s.readers, err = pool(path, reading); err != nil {
		return nil, err
	}
	if s.read, err = leash(s.readers); err == nil {
		faults, err = s.Verify(ctx, nil, nil)
	}
	return faults, errors.Join(err, s.Close())
}

// setAside keeps the file that is about to be replaced. Its log is folded into it first: a log left beside the new
// file would be taken for the new file's.
func setAside(path string, now time.Time) (string, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	kept := path + ".truoc-" + stamp(now)
	for n := 2; exists(kept); n++ {
		kept = fmt.Sprintf("%s.truoc-%s-%d", path, stamp(now), n)
	}
	// A file too damaged to be opened keeps its log beside it under the new name.
	foldErr := foldLog(path)
	for _, end := range []string{"-wal", "-shm"} {
		if exists(path + end) {
			if foldErr == nil {
				foldErr = os.Remove(path + end)
				continue
			}
			if err := os.Rename(path+end, kept+end); err != nil {
				return "", err
			}
		}
	}
	// A second name first, so that at no moment the file has none.
	if err := os.Link(path, kept); err == nil {
		return kept, syncDir(filepath.Dir(kept))
	}
	if err := duplicate(path, kept); err != nil {
		return "", err
	}
	return kept, syncDir(filepath.Dir(kept))
}

func exists(path string) bool { _, err := os.Lstat(path); return err == nil }

func foldLog(path string) error {
	db, err := pool(path, settling)
	if err != nil {
		return err
	}
	var busy, log, done int
	err = db.QueryRowContext(ever, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &log, &done)
	if err == nil && busy != 0 {
		err = errors.New("the log is in use")
	}
	return errors.Join(err, db.Close())
}

// duplicate copies a file where the disk knows no second names.
func duplicate(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return errors.Join(err, in.Close())
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close(), in.Close())
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
