package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"github.com/gofrs/flock"
	"gorm.io/gorm"

	"hoanhap/app"
	"hoanhap/app/say"
)

// Options of a store. The zero value opens for reading and writing and creates a missing file.
type Options struct {
	ReadOnly    bool   // look only: needs no lock, so it works beside the window
	MustExist   bool   // do not create
	Warm        bool   // read the people of the search box in the background, for the window
	CopyDir     string // where automatic copies go; "" = the folder "sao-luu" beside the file
	CommuneName func(list, code string) string
	Now         func() time.Time // for names and dates of files; nil = time.Now
}

// Store is one SQLite file (app.Store).
type Store struct {
	path    string
	opt     Options
	lock    *flock.Flock
	readers *sql.DB
	writers *sql.DB // nil: read only
	read    *gorm.DB
	write   *gorm.DB
	people  people
	warm    sync.WaitGroup
	stop    context.CancelFunc
}

var _ app.Store = (*Store)(nil)

// Open opens the file, creating and migrating it where needed. It refuses, in one sentence: a file that is no
// database, that belongs to another program, that a newer edition wrote, or that another copy of the program has open.
func Open(path string, opt Options) (*Store, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if opt.CopyDir == "" {
		opt.CopyDir = filepath.Join(filepath.Dir(abs), "sao-luu")
	}
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.CommuneName == nil {
		opt.CommuneName = func(_, _ string) string { return "" }
	}
	s := &Store{path: abs, opt: opt}
	if err := s.open(); err != nil {
		return nil, errors.Join(inWords(err, abs), s.Close())
	}
	ctx, stop := context.WithCancel(context.Background())
	s.stop = stop
	if opt.Warm {
		s.warm.Go(func() { s.people.warm(ctx, s) })
	}
	return s, nil
}

func (s *Store) open() (err error) {
	if err := s.exists(); err != nil {
		return err
	}
	if s.opt.ReadOnly {
		if err := s.current(); err != nil {
			return err
		}
	} else {
		if s.lock, err = hold(s.path); err != nil {
			return err
		}
		_ = clearUp(s.path) // what cannot be taken away now is tried again next time: no reason not to work
		if err := prepare(s.path, s.opt); err != nil {
			return err
		}
		if s.writers, err = pool(s.path, writing); err != nil {
			return err
		}
		if s.write, err = leash(s.writers); err != nil {
			return err
		}
	}
	if s.readers, err = pool(s.path, reading); err != nil {
		return err
	}
	if s.read, err = leash(s.readers); err != nil || s.opt.ReadOnly {
		return err
	}
	return s.rederive()
}

// exists says in words why a file cannot be opened before SQLite is asked.
func (s *Store) exists() error {
	info, err := os.Stat(s.path)
	switch {
	case err == nil && info.IsDir():
		return refuse("err.data.directory", "path", s.path)
	case err == nil && IsSealed(s.path):
		return refuse("err.data.sealed_open", "path", s.path)
	case err == nil:
		return nil
	case !errors.Is(err, fs.ErrNotExist):
		return refuse("err.data.cannot_open", "path", s.path, "cause", err.Error())
	case s.opt.ReadOnly || s.opt.MustExist:
		return refuse("err.data.no_file", "path", s.path)
	}
	return nil
}

// current sees that a file to be read only has this edition's schema; an older one is migrated first, when nobody
// has it open.
func (s *Store) current() error {
	v, err := peek(s.path)
	if err != nil {
		return err
	}
	if err := v.judge(s.path); err != nil {
		return err
	}
	if v.version == len(migrations) {
		return nil
	}
	l, err := hold(s.path)
	if err != nil {
		return err
	}
	return errors.Join(prepare(s.path, s.opt), l.Close())
}

// Path of the file.
func (s *Store) Path() string { return s.path }

// Close ends all work with the file. The last one out folds the write-ahead log into it.
func (s *Store) Close() error {
	if s.stop != nil {
		s.stop()
	}
	s.warm.Wait()
	var errs []error
	for _, db := range []*sql.DB{s.readers, s.writers} { // the writer last: a reader cannot fold the log
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	if s.lock != nil {
		errs = append(errs, s.lock.Close())
	}
	return errors.Join(errs...)
}

// Keys of meta that the store itself keeps.
const (
	metaTip     = "tip"     // number and hash of the last journal entry
	metaChanges = "changes" // counts the transactions that changed a line of the search
)

// Meta is what the file says of itself, "" when it says nothing: "kind" is DEMO for a file with invented people,
// "created" the moment it was made, "law" the edition of the law pack last used.
func (s *Store) Meta(key string) (string, error) {
	v, err := meta(s.readers, key)
	return v, inWords(err, s.path)
}

// SetMeta writes what the file says of itself.
func (s *Store) SetMeta(key, value string) error {
	if key == metaTip || key == metaChanges {
		return fmt.Errorf("meta %q belongs to the store", key)
	}
	return s.Write(func(t app.Tx) error { return setMeta(t.(*tx).q, key, value) })
}

// querier is *sql.DB, *sql.Conn or *sql.Tx.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// ever: a statement once begun is finished; the driver is faster without a context to watch.
var ever = context.Background()

func meta(q querier, key string) (v string, err error) {
	err = q.QueryRowContext(ever, `SELECT "value" FROM "meta" WHERE "key" = ?`, key).Scan(&v)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return v, err
}

func setMeta(q querier, key, value string) error {
	_, err := q.ExecContext(ever, `INSERT INTO "meta" ("key", "value") VALUES (?, ?)
		ON CONFLICT ("key") DO UPDATE SET "value" = excluded."value"`, key, value)
	return err
}

func metaInt(q querier, key string) (int64, error) {
	v, err := meta(q, key)
	if err != nil || v == "" {
		return 0, err
	}
	return strconv.ParseInt(v, 10, 64)
}

// OpenElsewhere reports a refusal of Open because another copy of the program has the file.
func OpenElsewhere(err error) bool {
	var r *say.Refused
	return errors.As(err, &r) && r.Key == "err.data.open_elsewhere"
}
