package data_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"hoanhap/app"
	"hoanhap/app/seal"
	"hoanhap/data"
	"hoanhap/data/datatest"
)

const restoreEnv = "HOANHAP_RESTORE_CHILD"

// twoCopies are a copy in clear of a book with one person, and a sealed one of the same book with two.
func twoCopies(t *testing.T, dir string) (clear, sealed string) {
	t.Helper()
	s, err := data.Open(filepath.Join(dir, "base.db"), data.Options{Now: datatest.Clock})
	must(t, err)
	o := datatest.OfficeOn(t, s)
	datatest.Stay(t, o)
	clear, sealed = filepath.Join(dir, "one.db"), filepath.Join(dir, "two.age")
	must(t, s.Backup(clear))
	datatest.Stay(t, o)
	datatest.Accounts(t, o)
	to, err := o.ReadersOf()
	must(t, err)
	must(t, s.CopyTo(sealed, data.CopyOut{To: to}))
	must(t, s.Close())
	return clear, sealed
}

// A restore that is stopped, at whatever it is, leaves the book as it was and nothing beside it. It tells each stage; until the copies
// are swapped the book can stay open.
func TestRestoreStopped(t *testing.T) {
	dir := t.TempDir()
	_, sealed := twoCopies(t, dir)
	path := filepath.Join(dir, "book", "centre.db")
	must(t, os.Mkdir(filepath.Dir(path), 0o700))
	s := datatest.Open(t, path, data.Options{})
	datatest.Stay(t, datatest.OfficeOn(t, s))
	before := list(t, filepath.Dir(path))
	for _, at := range []data.Stage{data.Unsealing, data.Copying, data.Checking} {
		ctx, stop := context.WithCancel(t.Context())
		var told []data.Stage
		r, err := data.MakeReady(ctx, sealed, datatest.Password, path, func(s data.Stage, done, total int) {
			if done < 0 || done > total {
				t.Errorf("%s told %d of %d", s, done, total)
			}
			if told = append(told, s); s == at {
				stop()
			}
		})
		if !errors.Is(err, context.Canceled) || r != nil || !slices.Contains(told, at) {
			t.Errorf("stopped at %s: %v, told %v", at, err, told)
		}
		stop()
		if left := list(t, filepath.Dir(path)); !slices.Equal(left, before) {
			t.Errorf("stopped at %s: left %v, had %v", at, left, before)
		}
		if n := len(people(t, s)); n != 1 {
			t.Errorf("%d people in the book", n)
		}
	}
	r, err := data.MakeReady(t.Context(), sealed, datatest.Password, path, nil)
	must(t, err)
	if _, err := r.Swap(datatest.Now); refusal(err) != "err.data.open_elsewhere" {
		t.Errorf("swapped under an open book: %v", err)
	}
	must(t, r.Drop())
	if left := list(t, filepath.Dir(path)); !slices.Equal(left, before) {
		t.Errorf("dropped: left %v", left)
	}
}

// A sealed copy tells how far it is and can be stopped in both halves; what is asked before it gets its name can still refuse it. Then
// neither the copy nor anything in clear is left.
func TestSealedCopyToldAndStopped(t *testing.T) {
	dir := t.TempDir()
	must(t, os.Mkdir(filepath.Join(dir, "book"), 0o700))
	s := datatest.Open(t, filepath.Join(dir, "book", "centre.db"), data.Options{})
	o := datatest.OfficeOn(t, s)
	if _, err := o.Fill(centre150(t, o), nil); err != nil {
		t.Fatal(err)
	}
	datatest.Accounts(t, o)
	to, err := o.ReadersOf()
	must(t, err)
	before, out := list(t, filepath.Join(dir, "book")), filepath.Join(dir, "usb", "copy.age")
	no := errors.New("no")
	stopAt := func(part float64) func(done, total int) error {
		return func(done, total int) error {
			if float64(done) >= part*float64(total) {
				return context.Canceled
			}
			return nil
		}
	}
	for name, c := range map[string]data.CopyOut{"first half": {Progress: stopAt(0.1)}, "second half": {Progress: stopAt(0.6)}, "before": {Before: func() error { return no }}} {
		c.To = to
		if err := s.CopyTo(out, c); !errors.Is(err, context.Canceled) && !errors.Is(err, no) {
			t.Errorf("%s: %v", name, err)
		}
		if left := list(t, filepath.Dir(out)); len(left) > 0 {
			t.Errorf("%s: %v on the stick", name, left)
		}
		if left := list(t, filepath.Join(dir, "book")); !slices.Equal(left, before) {
			t.Errorf("%s: %v beside the book", name, left)
		}
	}
	last, asked := 0, false
	must(t, s.CopyTo(out, data.CopyOut{To: to, Progress: func(done, total int) error {
		if done < last || done > total {
			t.Errorf("%d of %d after %d", done, total, last)
		}
		last = done
		return nil
	}, Before: func() error {
		asked = true
		if _, err := os.Stat(out); !errors.Is(err, os.ErrNotExist) {
			t.Error("it had its name before it was asked")
		}
		return nil
	}}))
	if last == 0 || !asked || !data.IsSealed(out) {
		t.Errorf("told %d, asked %v", last, asked)
	}
}

// What is in clear beside a book is taken away when it is next opened, but not what another program still uses.
func TestLeftoversGoWhenTheBookIsOpened(t *testing.T) {
	dir := t.TempDir()
	_, sealed := twoCopies(t, dir)
	path := filepath.Join(dir, "book", "centre.db")
	must(t, os.Mkdir(filepath.Dir(path), 0o700))
	for _, n := range []string{".hoanhap-1.part", ".hoanhap-1.part-wal", ".hoanhap-1.part.hold", ".hoanhap-2.part", ".centre.db.77.part", ".centre.db.77.part-journal"} {
		must(t, os.WriteFile(filepath.Join(dir, "book", n), []byte("Lò Văn Nhân"), 0o600))
	}
	must(t, os.WriteFile(filepath.Join(dir, "book", ".other.db.1.part"), nil, 0o600))
	used, _, done, err := data.Unseal(sealed, datatest.Password, path)
	must(t, err)
	datatest.Open(t, path, data.Options{})
	left := list(t, filepath.Join(dir, "book"))
	left = slices.DeleteFunc(left, func(n string) bool { return strings.HasPrefix(n, "centre.db") })
	want := []string{filepath.Base(used), filepath.Base(used) + ".hold", ".other.db.1.part"}
	slices.Sort(left)
	slices.Sort(want)
	if !slices.Equal(left, want) {
		t.Errorf("left %v, want %v", left, want)
	}
	must(t, done())
}

// restoreChild restores one copy after the other, and seals one, until it is killed.
func restoreChild(path string, out io.Writer) error {
	dir := filepath.Dir(filepath.Dir(path))
	for n := range 20 {
		from, secret := filepath.Join(dir, "one.db"), ""
		if n%2 == 1 {
			from, secret = filepath.Join(dir, "two.age"), datatest.Password
		}
		if _, err := data.Restore(context.Background(), from, secret, path, datatest.Now.Add(time.Duration(n)*time.Minute), nil); err != nil {
			return err
		}
		s, err := data.Open(path, data.Options{Now: datatest.Clock, MustExist: true})
		if err != nil {
			return err
		}
		var to seal.Readers
		if err := s.Read(func(tx app.Tx) error { to, _, err = app.CopyReaders(tx); return err }); err != nil {
			return err
		}
		if err := errors.Join(s.CopyTo(filepath.Join(dir, "usb.age"), data.CopyOut{To: to}), s.Close()); err != nil {
			return err
		}
		if _, err := fmt.Fprintln(out, n); err != nil {
			return err
		}
	}
	return nil
}

// The program is killed while it restores and while it seals a copy. The book is the old one or the new one, whole; once it is opened
// nothing in clear lies beside it.
func TestKilledAmongRestores(t *testing.T) {
	dir := t.TempDir()
	twoCopies(t, dir)
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	rnd := rand.New(rand.NewPCG(seed, 3))
	for k := range 12 {
		path := filepath.Join(dir, fmt.Sprintf("book%d", k), "centre.db")
		done := runKilled(t, restoreEnv, path, 1+rnd.IntN(10), time.Duration(rnd.IntN(60_000))*time.Microsecond)
		s := datatest.Open(t, path, data.Options{MustExist: true})
		faults, err := s.Verify(t.Context(), datatest.Law(t), nil)
		if n := len(people(t, s)); err != nil || len(faults) > 0 || n != 1 && n != 2 {
			t.Fatalf("after %d: %d people, %v %v", len(done), n, faults, err)
		}
		for _, n := range list(t, filepath.Dir(path)) {
			if strings.Contains(n, ".part") {
				t.Errorf("after %d: %s is left", len(done), n)
			}
		}
	}
}
