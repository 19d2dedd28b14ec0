package data

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// Stage is what a restore is at.
type Stage string

// The stages, in order. The first is for sealed copies.
const (
	Unsealing Stage = "unseal" // bytes
	Copying   Stage = "copy"   // pages
	Checking  Stage = "check"  // rows and entries
)

// Tell is told how far a restore is, 0 of 0 where that is not known yet; it may be nil. What ends the work is the context.
type Tell func(at Stage, done, total int)

func (t Tell) at(s Stage) func(done, total int) {
	return func(done, total int) {
		if t != nil {
			t(s, done, total)
		}
	}
}

// Ready is a copy made ready beside the file it is to replace: opened, copied and checked from end to end. That file is as it was.
type Ready struct{ to, part string }

// MakeReady opens a copy, sealed or in clear, and makes it ready for the place to. Ended or killed in the middle it leaves the file that
// stands there as it is; what a kill leaves beside it goes when that file is next opened.
func MakeReady(ctx context.Context, from, secret, to string, tell Tell) (r *Ready, err error) {
	if from, err = filepath.Abs(from); err != nil {
		return nil, err
	}
	if to, err = filepath.Abs(to); err != nil {
		return nil, err
	}
	if sameFile(from, to) {
		return nil, refuse("err.data.backup_onto_itself", "path", from)
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return nil, refuse("err.data.cannot_write", "path", to, "cause", err.Error())
	}
	clear, _, done, err := unseal(ctx, from, secret, to, tell.at(Unsealing))
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, done()) }()
	part, err := newPart(to)
	if err != nil {
		return nil, err
	}
	r = &Ready{to, part}
	if err := takeCopy(ctx, clear, part, from, tell); err != nil {
		return nil, errors.Join(inWords(err, from), r.Drop())
	}
	return r, nil
}

// Swap puts the copy in the place of the file, which nobody may have open. The file that stood there is kept beside it under a name with
// the moment, and is returned ("" = there was none). A power cut leaves the old file or the new one under the name, never half of one.
func (r *Ready) Swap(now time.Time) (kept string, err error) {
	l, err := hold(r.to)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	return r.swap(now)
}

func (r *Ready) swap(now time.Time) (kept string, err error) {
	if kept, err = setAside(r.to, now); err != nil {
		return "", inWords(err, r.to)
	}
	return kept, inWords(settleFile(r.part, r.to), r.to)
}

// Drop takes the copy away; after Swap there is nothing left of it.
func (r *Ready) Drop() error { return dropPart(r.part) }

// Restore puts a copy in the place of the file to: MakeReady and Swap in one, with the lock held.
func Restore(ctx context.Context, from, secret, to string, now time.Time, tell Tell) (kept string, err error) {
	if to, err = filepath.Abs(to); err != nil {
		return "", err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return "", refuse("err.data.cannot_write", "path", to, "cause", err.Error())
	}
	if sameFile(from, to) {
		return "", refuse("err.data.backup_onto_itself", "path", from)
	}
	l, err := hold(to)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	r, err := MakeReady(ctx, from, secret, to, tell)
	if err != nil {
		return "", err
	}
	kept, err = r.swap(now)
	return kept, errors.Join(err, r.Drop())
}

// takeCopy copies a backup and verifies what was copied; name is what the clerk calls it.
func takeCopy(ctx context.Context, from, part, name string, tell Tell) (err error) {
	if _, err := os.Stat(from); err != nil {
		return refuse("err.data.no_file", "path", name)
	}
	v, err := peek(from)
	if err != nil {
		return inWords(err, name)
	}
	if v == (state{}) {
		return refuse("err.data.not_database", "path", name)
	}
	if err := v.judge(name); err != nil {
		return err
	}
	src, err := pool(from, reading)
	if err != nil {
		return err
	}
	copied := tell.at(Copying)
	err = errors.Join(copyDatabase(ctx, src, part, func(done, total int) error { copied(done, total); return ctx.Err() }), src.Close())
	if err != nil {
		return inWords(err, name)
	}
	if v.version != len(migrations) {
		return nil // of an older edition: the quick check of copyDatabase stands; Open migrates it
	}
	tell.at(Checking)(0, 0)
	faults, err := inspect(ctx, part, tell.at(Checking))
	if err == nil && len(faults) > 0 {
		err = refuse("err.data.backup_faulty", "path", name, "count", len(faults), "first", faults[0].Msg)
	}
	return err
}

// inspect verifies a file that is not opened as the store: everything but the timelines, for which the law is needed.
func inspect(ctx context.Context, path string, progress func(done, total int)) (faults []Fault, err error) {
	s := &Store{path: path}
	if s.readers, err = pool(path, reading); err != nil {
		return nil, err
	}
	if s.read, err = leash(s.readers); err == nil {
		faults, err = s.Verify(ctx, nil, progress)
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
