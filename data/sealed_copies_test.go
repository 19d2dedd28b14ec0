package data_test

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hoanhap/app"
	"hoanhap/app/seal"
	"hoanhap/data"
	"hoanhap/data/datatest"
)

// copyNames are the files in a folder of automatic copies.
func copyNames(t *testing.T, dir string) (names []string) {
	t.Helper()
	list, err := os.ReadDir(dir)
	must(t, err)
	for _, f := range list {
		names = append(names, f.Name())
	}
	return names
}

// restored puts a copy into an empty folder and opens it there.
func restored(t *testing.T, copied, secret string) *data.Store {
	t.Helper()
	target := filepath.Join(t.TempDir(), "moi", "centre.db")
	clear, _, done, err := data.Unseal(copied, secret, target)
	must(t, err)
	_, err = data.Restore(t.Context(), clear, "", target, datatest.Now, nil)
	must(t, errors.Join(err, done()))
	if left := copyNames(t, filepath.Dir(target)); strings.Contains(strings.Join(left, " "), ".part") {
		t.Errorf("left behind: %v", left)
	}
	return datatest.Open(t, target, data.Options{})
}

// A file with accounts has its automatic copies sealed, without anybody's password, and those from before with them: made in
// clear, before a migration. They open on an empty computer with the password of an administrator or the recovery code; any other
// secret is refused in one sentence.
func TestAutomaticCopiesAreSealed(t *testing.T) {
	dir := t.TempDir()
	at := datatest.Now
	s := datatest.Open(t, filepath.Join(dir, "centre.db"), data.Options{Now: func() time.Time { return at }})
	o := datatest.OfficeOn(t, s)
	datatest.Stay(t, o, datatest.Named("Lò Văn Nhân"))
	copies := filepath.Join(dir, "sao-luu")
	first, err := s.AutoCopy()
	must(t, err)
	raw, err := os.ReadFile(first)
	must(t, err)
	before := filepath.Join(copies, "centre-before-migration-9-2026-11-21T080000.db")
	must(t, os.WriteFile(before, raw, 0o600))
	foreign := filepath.Join(copies, "of-somebody-else.db")
	must(t, os.WriteFile(foreign, []byte("x"), 0o600))
	must(t, os.WriteFile(filepath.Join(copies, ".centre.1.part"), raw, 0o600)) // a power cut
	if data.IsSealed(first) || len(secretsIn(t, copies, "Lò Văn Nhân")) == 0 {
		t.Error("sealed without accounts")
	}
	code := datatest.Accounts(t, o)
	o.Leave() // nobody is at the desk when the copy is made
	at = at.Add(time.Hour)
	out, err := s.AutoCopy()
	must(t, err)
	if again, err := s.AutoCopy(); err != nil || again != "" {
		t.Errorf("nothing was written, yet %q %v", again, err)
	}
	if got := fmt.Sprint(copyNames(t, copies)); got != fmt.Sprint([]string{"centre-2026-11-21T140200.db.age", "centre-2026-11-21T150200.db.age",
		"centre-before-migration-9-2026-11-21T080000.db.age", "of-somebody-else.db"}) {
		t.Error(got)
	}
	if found := secretsIn(t, copies, "Lò Văn Nhân", "Người administrator", datatest.Password, code); len(found) != 0 {
		t.Error(found)
	}
	list, err := s.Copies()
	if err != nil || len(list) != 2 || list[0].Path != out || !data.IsSealed(out) {
		t.Errorf("%+v %v", list, err)
	}
	for secret, key := range map[string]string{"": "err.data.sealed_secret", "sai mật khẩu": "err.data.sealed_wrong", seal.NewCode(): "err.data.sealed_wrong"} {
		if _, _, _, err := data.Unseal(out, secret, filepath.Join(dir, "x", "y.db")); !refusedAs(err, key) {
			t.Errorf("%q: %v, want %s", secret, err, key)
		}
	}
	for _, secret := range []string{datatest.Password, strings.ToLower(code)} {
		back := restored(t, out, secret)
		if faults, err := back.Verify(t.Context(), datatest.Law(t), nil); err != nil || len(faults) > 0 {
			t.Errorf("%v %v", faults, err)
		}
		again := datatest.OfficeOn(t, back)
		if on, err := again.Guard(); !on || err != nil {
			t.Error(on, err)
		}
		must(t, again.Login("administrator", datatest.Password))
		must(t, back.Close())
	}
	for _, old := range []string{first, before} {
		must(t, restored(t, old+".age", datatest.Password).Close())
	}
	must(t, o.Login("administrator", datatest.Password))
	must(t, o.Confirm(datatest.Password))
	must(t, o.StopAccounts("một câu của bàn y tế", "thử"))
	at = at.Add(time.Hour)
	if out, err = s.AutoCopy(); err != nil || data.IsSealed(out) {
		t.Errorf("sealed for nobody: %q %v", out, err)
	}
}

// copiesChild writes and copies until it is killed.
func copiesChild(path string, out io.Writer) error {
	at := datatest.Now
	s, err := data.Open(path, data.Options{Now: func() time.Time { return at }, MustExist: true})
	if err != nil {
		return err
	}
	o := &app.Office{Store: s, Now: datatest.Clock, Cost: datatest.Cheap}
	if _, err := o.Guard(); err != nil {
		return err
	}
	for range keyActs {
		at = at.Add(time.Minute)
		if err := o.Login("administrator", datatest.Password); err != nil { // a line of the journal: there is something to copy
			return err
		}
		made, err := s.AutoCopy()
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintln(out, made); err != nil {
			return err
		}
	}
	return s.Close()
}

// The program is killed while it copies and while it seals what was in clear. Every copy that has its name opens, none is lost, and
// the next copy takes away what was left half made.
func TestKilledAmongCopies(t *testing.T) {
	dir := t.TempDir()
	base := filepath.Join(dir, "base.db")
	s, err := data.Open(base, data.Options{Now: datatest.Clock})
	must(t, err)
	o := datatest.OfficeOn(t, s)
	datatest.Stay(t, o, datatest.Named("Lò Văn Nhân"))
	old := filepath.Join(dir, "old.db")
	must(t, s.Backup(old))
	datatest.Accounts(t, o)
	must(t, s.Close())
	raw, err := os.ReadFile(base)
	must(t, err)
	clear, err := os.ReadFile(old)
	must(t, err)
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	rnd := rand.New(rand.NewPCG(seed, 3))
	for k := range 6 {
		path := filepath.Join(dir, fmt.Sprint(k), "centre.db")
		copies := filepath.Join(filepath.Dir(path), "sao-luu")
		must(t, os.MkdirAll(copies, 0o700))
		must(t, os.WriteFile(path, raw, 0o600))
		const older = 6
		for i := range older {
			must(t, os.WriteFile(filepath.Join(copies, fmt.Sprintf("centre-2026-11-2%dT080000.db", i)), clear, 0o600))
		}
		acked := runKilled(t, copiesEnv, path, k%4, time.Duration(rnd.IntN(4000))*time.Microsecond)
		for _, name := range copyNames(t, copies) {
			if strings.HasPrefix(name, ".") {
				continue
			}
			if in := filepath.Join(copies, name); strings.HasSuffix(name, ".age") {
				must(t, restored(t, in, datatest.Password).Close())
			} else if b, err := os.ReadFile(in); err != nil || string(b) != string(clear) {
				t.Errorf("%s was touched: %v", name, err)
			}
		}
		for _, made := range acked {
			must(t, restored(t, made, datatest.Password).Close())
		}
		s := datatest.Open(t, path, data.Options{Now: func() time.Time { return datatest.Now.Add(time.Hour) }})
		_, err := s.AutoCopy()
		must(t, err)
		if left := secretsIn(t, copies, "Lò Văn Nhân"); len(left) != 0 {
			t.Error(left)
		}
		list, err := s.Copies()
		if err != nil || len(list) < older {
			t.Errorf("%d copies, %v", len(list), err)
		}
		must(t, s.Close())
	}
}
