package data

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"hoanhap/app/seal"
)

// clearCopy is the copy in clear that is to be sealed, and how it is taken away. The head of an automatic copy holds the end of its journal,
// so that one sees without a password what it holds.
func (s *Store) clearCopy(out string, c *CopyOut) (clear string, done func() error, err error) {
	beside := filepath.Dir(s.path)
	if c.noted {
		beside = filepath.Dir(out) // the next copy takes away what a power cut leaves there
	}
	if clear, done, err = scratch(beside); err != nil {
		return "", nil, err
	}
	err = copyDatabase(context.Background(), s.readers, clear, half(c.Progress, 0))
	if err == nil && c.noted {
		c.To.Note, err = tipOf(clear)
	}
	if err != nil {
		return "", nil, errors.Join(err, done())
	}
	return clear, done, nil
}

func sealFile(from, to string, readers seal.Readers, progress func(done, total int) error) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	info, err := in.Stat()
	if err != nil {
		return err
	}
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
	_, err = io.CopyBuffer(w, &counted{ctx: context.Background(), r: in, total: info.Size(), err: progress}, make([]byte, 1<<20))
	if err != nil {
		return err
	}
	return errors.Join(w.Close(), buf.Flush())
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
	return unseal(context.Background(), path, secret, beside, nil)
}

func unseal(ctx context.Context, path, secret, beside string, tell func(done, total int)) (clear, who string, done func() error, err error) {
	nothing := func() error { return nil }
	if !IsSealed(path) {
		return path, "", nothing, nil
	}
	in, plain, who, err := openSealed(path, secret)
	if err != nil {
		return "", "", nothing, err
	}
	size := int64(0)
	if info, err := os.Stat(path); err == nil {
		size = info.Size()
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	if err := os.MkdirAll(filepath.Dir(beside), 0o700); err != nil {
		return "", "", nothing, refuse("err.data.cannot_write", "path", beside, "cause", err.Error())
	}
	clear, done, err = scratch(filepath.Dir(beside))
	if err != nil {
		return "", "", nothing, err
	}
	told := &counted{ctx: ctx, r: plain, total: size, tell: tell}
	if err := pour(clear, told); err != nil {
		if ctx.Err() != nil {
			return "", "", nothing, errors.Join(ctx.Err(), done())
		}
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
	_, err = io.CopyBuffer(f, from, make([]byte, 1<<20))
	return errors.Join(err, f.Close())
}
