package data

import (
	"bufio"
	"errors"
	"io"
	"os"
	"path/filepath"

	"hoanhap/app/seal"
)

// BackupSealed writes a copy that only these readers open. The copy in clear is made beside the database, where the same
// data stand in clear anyway, never on the disk the copy goes to, and is taken away again.
func (s *Store) BackupSealed(out string, to seal.Readers) error { return s.copySealed(out, to, false) }

// copySealed can write the end of the journal into the head of the copy, so that one sees without a password what it holds.
func (s *Store) copySealed(out string, to seal.Readers, noted bool) (err error) {
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
	beside := filepath.Dir(s.path)
	if noted {
		beside = filepath.Dir(abs) // the next copy takes away what a power cut leaves there
	}
	clear, done, err := scratch(beside)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, done()) }()
	if err := copyDatabase(s.readers, clear, nil); err != nil {
		return inWords(err, out)
	}
	if noted {
		if to.Note, err = tipOf(clear); err != nil {
			return inWords(err, out)
		}
	}
	return replaceWith(abs, func(part string) error { return sealFile(clear, part, to) })
}

func sealFile(from, to string, readers seal.Readers) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	f, err := os.OpenFile(to, os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	buf := bufio.NewWriterSize(f, 1<<16)
	w, err := seal.Encrypt(buf, readers)
	if err != nil {
		return err
	}
	_, err = io.Copy(w, in)
	return errors.Join(err, w.Close(), buf.Flush())
}

// IsSealed reports a file that was sealed, by its first bytes.
func IsSealed(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer func() { _ = f.Close() }() // only read
	head := make([]byte, 64)
	n, _ := io.ReadFull(f, head)
	return seal.IsFile(head[:n])
}

// Unseal opens a sealed copy into a file beside the place where it is wanted; done takes that away. who is whose slot opened
// it. A copy in clear is given back as it is. Nothing is given before the whole file was read: a file cut off or changed
// in the middle is refused.
func Unseal(path, secret, beside string) (clear, who string, done func() error, err error) {
	nothing := func() error { return nil }
	if !IsSealed(path) {
		return path, "", nothing, nil
	}
	in, plain, who, err := openSealed(path, secret)
	if err != nil {
		return "", "", nothing, err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	if err := os.MkdirAll(filepath.Dir(beside), 0o700); err != nil {
		return "", "", nothing, refuse("err.data.cannot_write", "path", beside, "cause", err.Error())
	}
	clear, done, err = scratch(filepath.Dir(beside))
	if err != nil {
		return "", "", nothing, err
	}
	if err := pour(clear, plain); err != nil {
		return "", "", nothing, errors.Join(refuse("err.data.sealed_damaged", "path", path), done())
	}
	return clear, who, done, nil
}

// openSealed begins to read a sealed file.
func openSealed(path, secret string) (in io.Closer, plain io.Reader, who string, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, "", refuse("err.data.cannot_open", "path", path, "cause", err.Error())
	}
	if secret == "" {
		return nil, nil, "", errors.Join(refuse("err.data.sealed_secret", "path", path), f.Close())
	}
	plain, who, err = seal.Decrypt(f, secret)
	switch {
	case errors.Is(err, seal.ErrPassword):
		return nil, nil, "", errors.Join(refuse("err.data.sealed_wrong", "path", path), f.Close())
	case err != nil:
		return nil, nil, "", errors.Join(refuse("err.data.sealed_damaged", "path", path), f.Close())
	}
	return f, plain, who, nil
}

// UnsealBytes opens a sealed file of at most so many bytes in memory: nothing of it is written to the disk.
func UnsealBytes(path, secret string, most int64) (content []byte, err error) {
	in, plain, _, err := openSealed(path, secret)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	content, err = io.ReadAll(io.LimitReader(plain, most+1))
	switch {
	case err != nil:
		return nil, refuse("err.data.sealed_damaged", "path", path)
	case int64(len(content)) > most:
		return nil, refuse("err.book.large", "mb", most>>20)
	}
	return content, nil
}

func pour(to string, from io.Reader) error {
	f, err := os.OpenFile(to, os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, from)
	return errors.Join(err, f.Close())
}

// scratch is a file of this user only, and how it is taken away.
func scratch(dir string) (path string, done func() error, err error) {
	f, err := os.CreateTemp(dir, ".hoanhap-*.part")
	if err != nil {
		return "", nil, refuse("err.data.cannot_write", "path", dir, "cause", err.Error())
	}
	path = f.Name()
	done = func() (err error) {
		for _, end := range []string{"", "-journal", "-wal", "-shm"} {
			if e := os.Remove(path + end); e != nil && !errors.Is(e, os.ErrNotExist) {
				err = errors.Join(err, e)
			}
		}
		return err
	}
	return path, done, f.Close()
}
