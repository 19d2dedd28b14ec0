package data

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/gofrs/flock"
)

// A file that is being written has the ending .part until it is whole. What a kill leaves is taken away by the next who writes there.

// newPart makes the file that is to take the name of out, beside it.
func newPart(out string) (string, error) {
	f, err := os.CreateTemp(filepath.Dir(out), "."+filepath.Base(out)+".*.part")
	if err != nil {
		return "", refuse("err.data.cannot_write", "path", out, "cause", err.Error())
	}
	return f.Name(), f.Close()
}

// dropPart takes away a part with what SQLite laid beside it.
func dropPart(part string) (err error) {
	for _, end := range []string{"", "-journal", "-wal", "-shm"} {
		if gone := os.Remove(part + end); gone != nil && !errors.Is(gone, fs.ErrNotExist) {
			err = errors.Join(err, gone)
		}
	}
	return err
}

// replaceWith makes a file beside the one wanted and gives it the name when it is whole.
func replaceWith(out string, write func(part string) error) error {
	part, err := newPart(out)
	if err == nil {
		err = write(part)
	}
	if err == nil {
		err = settleFile(part, out)
	}
	if err != nil {
		return inWords(errors.Join(err, dropPart(part)), out)
	}
	return nil
}

// holdEnding is added to the name of a scratch file: the file of that name is locked as long as somebody uses it.
const holdEnding = ".hold"

// scratch is a file of this user only with data in clear, and how it is taken away.
func scratch(dir string) (path string, done func() error, err error) {
	var held *flock.Flock
	for held == nil {
		f, err := os.CreateTemp(dir, ".hoanhap-*.part"+holdEnding)
		if err != nil {
			return "", nil, refuse("err.data.cannot_write", "path", dir, "cause", err.Error())
		}
		if err := f.Close(); err != nil {
			return "", nil, err
		}
		l := flock.New(f.Name())
		ok, err := l.TryLock()
		if err != nil {
			return "", nil, errors.Join(err, os.Remove(f.Name()))
		}
		if ok && exists(f.Name()) { // else somebody cleared up in this very moment
			held = l
		}
	}
	path = strings.TrimSuffix(held.Path(), holdEnding)
	done = func() error { return errors.Join(dropPart(path), letGo(held)) }
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return "", nil, errors.Join(refuse("err.data.cannot_write", "path", dir, "cause", err.Error()), done())
	}
	return path, done, f.Close()
}

func letGo(l *flock.Flock) error {
	err := l.Close()
	if gone := os.Remove(l.Path()); gone != nil && !errors.Is(gone, fs.ErrNotExist) {
		err = errors.Join(err, gone)
	}
	return err
}

// clearUp takes away what copies and restores that were cut off left beside a book whose lock is held: parts of the book itself, and
// scratch files that nobody holds. Another program may be making a copy of it just now.
func clearUp(path string) error {
	dir := filepath.Dir(path)
	list, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	var errs []error
	for _, f := range list {
		part := filepath.Join(dir, strings.TrimSuffix(f.Name(), holdEnding))
		switch {
		case strings.HasPrefix(f.Name(), "."+filepath.Base(path)+".") && filepath.Ext(f.Name()) == ".part":
			errs = append(errs, dropPart(part))
		case strings.HasPrefix(f.Name(), ".hoanhap-") && filepath.Ext(part) == ".part":
			l := flock.New(part + holdEnding)
			if ok, err := l.TryLock(); err != nil || !ok {
				continue
			}
			errs = append(errs, dropPart(part), letGo(l))
		}
	}
	return errors.Join(errs...)
}

// counted tells of the bytes that pass and ends with the context.
type counted struct {
	ctx         context.Context
	r           io.Reader
	done, total int64
	tell        func(done, total int)
	err         func(done, total int) error
}

func (c *counted) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.r.Read(p)
	c.done = min(c.total, c.done+int64(n))
	if err == nil && c.err != nil {
		err = c.err(int(c.done>>10), int(c.total>>10))
	}
	if c.tell != nil {
		c.tell(int(c.done>>10), int(c.total>>10))
	}
	return n, err
}
