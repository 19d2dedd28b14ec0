package data_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/seal"
	"hoanhap/data"
	"hoanhap/data/datatest"
)

// planted words, in the letters of the file and as JSON or base64 might carry them.
var planted = []string{"GIANGMAI", "LAOPHOI", "HIVDUONGTINH", "ZOLOFT", "MATKHAUCUATOI"}

// secretsIn looks for planted words in every file under a folder.
func secretsIn(t *testing.T, dir string, words ...string) (found []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		for _, w := range words {
			if bytes.Contains(b, []byte(w)) {
				found = append(found, w+" in "+filepath.Base(path))
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// logged sends what is said to the log, standard output and standard error into files under a folder while the test runs.
func logged(t *testing.T, dir string) {
	t.Helper()
	out, err := os.Create(filepath.Join(dir, "stdout.txt"))
	must(t, err)
	errs, err := os.Create(filepath.Join(dir, "stderr.txt"))
	must(t, err)
	oldOut, oldErrs, oldLog := os.Stdout, os.Stderr, log.Writer()
	os.Stdout, os.Stderr = out, errs
	log.SetOutput(errs)
	t.Cleanup(func() {
		os.Stdout, os.Stderr = oldOut, oldErrs
		log.SetOutput(oldLog)
		must(t, errors.Join(out.Close(), errs.Close()))
	})
}

// failures are acts of the health desk and of signing in that go wrong with a secret in hand. Their errors are what the window
// writes into the log.
func failures(o *app.Office, id int64) (errs []error) {
	_, err := o.RecordHealth(99999, app.HealthText{Day: o.Today(), Text: "GIANGMAI"})
	errs = append(errs, err, o.ChangeHealthNote(99999, 0, app.HealthText{Text: "LAOPHOI"}),
		o.CorrectHealth(id, app.HealthText{Day: o.Today(), Kind: app.HealthVital, Text: "GIANGMAI"}), o.WithdrawHealth(99999, "HIVDUONGTINH"),
		o.ChangePassword("MATKHAUCUATOI vàng", "MATKHAUCUATOI"), o.ChangePassword("MATKHAUCUATOI đỏ", "bacsi"))
	_, err = o.AttachScan(id, "GIANGMAI", strings.NewReader("LAOPHOI"))
	errs = append(errs, err, o.WithdrawScan(99999, "HIVDUONGTINH"), o.Vouch("bacsi", "MATKHAUCUATOI tím"), o.Vouch("administrator", "MATKHAUCUATOI tím"))
	o.Leave()
	_, err = o.Recover("MATKHAUCUATOI", "bacsi", "MATKHAUCUATOI")
	errs = append(errs, err, o.KeepDraft("health", "HV1", map[string]string{"drug": "ZOLOFT"}))
	errs = append(errs, o.Login("bacsi", "MATKHAUCUATOI tím"))
	return errs
}

// No planted word stands in the database file, its log, a temporary file, a copy, or in what the program says on standard error,
// in its log and in its errors: health values, their journal, a half-typed form, the stored lines of a paper, passwords and the
// recovery code.
func TestNoSecretInAnyByte(t *testing.T) {
	dir := t.TempDir()
	logged(t, dir)
	t.Setenv("TMPDIR", filepath.Join(dir, "tmp"))
	if err := os.Mkdir(filepath.Join(dir, "tmp"), 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "centre.db")
	s := datatest.Open(t, path, data.Options{})
	o := datatest.OfficeOn(t, s)
	o.Cost = datatest.Cheap
	st := datatest.Stay(t, o, datatest.Named("Lò Văn Nhân"))
	r, err := o.ResidentOf(st)
	must(t, err)
	code := datatest.Accounts(t, o)
	must(t, o.Confirm(datatest.Password))
	_, err = o.AddAccount(app.NewAccount{Name: "bacsi", FullName: "Bác sĩ", Roles: []string{"health"}, Password: "MATKHAUCUATOI xanh"})
	must(t, err)
	o.Leave()
	must(t, o.Login("bacsi", "MATKHAUCUATOI xanh"))
	id, err := o.AddHealthNote(r.ID, date.Of(2026, 12, 1), app.HealthText{Kind: "GIANGMAI", Text: strings.Repeat("GIANGMAI ", 2000)})
	must(t, err)
	must(t, o.ChangeHealthNote(id, 0, app.HealthText{Text: "LAOPHOI", VoidWhy: "HIVDUONGTINH"}))
	for _, screen := range []string{"health", "health_plan", "health dialog"} {
		must(t, o.KeepDraft(screen, r.Code, map[string]string{"drug": "ZOLOFT", "about": "GIANGMAI", "dialog.title": "HIVDUONGTINH"}))
	}
	scan, err := o.AttachScan(id, "LAOPHOI", strings.NewReader("%PDF-1.4 GIANGMAI ZOLOFT"))
	must(t, err)
	must(t, o.WithdrawScan(scan, "HIVDUONGTINH"))
	if _, err := o.HealthNotes(r.ID); err != nil {
		t.Fatal(err)
	}
	must(t, o.ChangePassword("MATKHAUCUATOI xanh", "MATKHAUCUATOI đỏ"))
	tidy, _ := seal.TidyCode(code)
	words := append([]string{datatest.Password, code, tidy}, planted...)
	copies := filepath.Join(dir, "usb")
	must(t, s.Backup(filepath.Join(copies, "clear.db")))
	to, err := o.ReadersOf()
	must(t, err)
	must(t, s.CopyTo(filepath.Join(copies, "sealed.age"), data.CopyOut{To: to}))
	if _, err := s.AutoCopy(); err != nil {
		t.Fatal(err)
	}
	if wal, err := os.Stat(path + "-wal"); err != nil || wal.Size() == 0 {
		t.Errorf("the log is not there to be searched: %v", err)
	}
	for i, err := range failures(o, id) {
		if err == nil {
			t.Errorf("failure %d did not fail", i)
		}
		log.Printf("error %d: %v", i, err)
	}
	for _, f := range secretsIn(t, dir, words...) {
		t.Error(f)
	}
	// The search itself works: a name that is no secret is found, and not in the sealed copy.
	found := secretsIn(t, dir, "Lò Văn Nhân")
	if len(found) == 0 {
		t.Error("the search finds nothing")
	}
	for _, f := range found {
		if strings.Contains(f, "sealed.age") {
			t.Error(f)
		}
	}
	if left, err := filepath.Glob(filepath.Join(dir, ".hoanhap-*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func refusedAs(err error, key string) bool {
	var r *say.Refused
	return errors.As(err, &r) && r.Key == key
}

// A sealed copy goes to a new computer: an administrator of it or the recovery code opens it, nobody else.
func TestSealedCopy(t *testing.T) {
	dir := t.TempDir()
	must(t, os.Mkdir(filepath.Join(dir, "a"), 0o700))
	s := datatest.Open(t, filepath.Join(dir, "a", "centre.db"), data.Options{})
	o := datatest.OfficeOn(t, s)
	o.Cost = datatest.Cheap
	datatest.Stay(t, o)
	code := datatest.Accounts(t, o)
	must(t, o.Confirm(datatest.Password))
	_, err := o.AddAccount(app.NewAccount{Name: "bacsi", FullName: "Bác sĩ", Roles: []string{"health"}, Password: "một câu khác hẳn"})
	must(t, err)
	to, err := o.ReadersOf()
	must(t, err)
	if len(to.Slots) != 2 {
		t.Errorf("%d slots in the copy: the administrator and the recovery code are two", len(to.Slots))
	}
	out := filepath.Join(dir, "usb", "copy.age")
	must(t, s.CopyTo(out, data.CopyOut{To: to}))
	if !data.IsSealed(out) {
		t.Error("not sealed")
	}
	if _, err := data.Open(out, data.Options{ReadOnly: true}); !refusedAs(err, "err.data.sealed_open") {
		t.Errorf("got %v", err)
	}
	target := filepath.Join(dir, "b", "centre.db")
	for secret, key := range map[string]string{"": "err.data.sealed_secret", "một câu khác hẳn": "err.data.sealed_wrong", seal.NewCode(): "err.data.sealed_wrong"} {
		if _, _, _, err := data.Unseal(out, secret, target); !refusedAs(err, key) {
			t.Errorf("%q: %v, want %s", secret, err, key)
		}
	}
	for _, secret := range []string{datatest.Password, strings.ToLower(code)} {
		clear, who, done, err := data.Unseal(out, secret, target)
		must(t, err)
		if who == "" {
			t.Error("who opened it?")
		}
		_, err = data.Restore(context.Background(), clear, "", target, datatest.Now, nil)
		must(t, errors.Join(err, done()))
		back := datatest.Open(t, target, data.Options{ReadOnly: true})
		faults, err := back.Verify(t.Context(), datatest.Law(t), nil)
		if err != nil || len(faults) > 0 {
			t.Errorf("%v %v", faults, err)
		}
		again := datatest.OfficeOn(t, back)
		if on, err := again.Guard(); !on || err != nil {
			t.Error(on, err)
		}
		must(t, again.Login("administrator", datatest.Password))
	}
	// Changed or cut anywhere, it is refused and nothing is left lying about.
	b, err := os.ReadFile(out)
	must(t, err)
	for _, at := range []int{30, len(b) / 2, len(b) - 1} {
		bad := bytes.Clone(b)
		bad[at] ^= 1
		must(t, os.WriteFile(out, bad, 0o600))
		if _, _, _, err := data.Unseal(out, datatest.Password, target); err == nil {
			t.Errorf("byte %d changed and it opened", at)
		}
	}
	must(t, os.WriteFile(out, b[:len(b)/2], 0o600))
	if _, _, _, err := data.Unseal(out, datatest.Password, target); !refusedAs(err, "err.data.sealed_damaged") {
		t.Errorf("got %v", err)
	}
	for _, d := range []string{"a", "b"} {
		if left, err := filepath.Glob(filepath.Join(dir, d, ".hoanhap-*")); err != nil || len(left) > 0 {
			t.Errorf("left behind: %v %v", left, err)
		}
	}
}

// keyActs change passwords, accounts and keys one after the other; the note must open after each with the password that holds.
const keyActs = 24

// keyPassword is what the health desk's password is after n acts.
func keyPassword(n int) string {
	for i := n; i > 0; i-- {
		switch (i - 1) % 4 {
		case 0, 2:
			return "câu số " + strings.Repeat("i", i)
		}
	}
	return datatest.Password
}

// keyChild is killed in the middle; it says after each act how many are done.
func keyChild(path string, out io.Writer) error {
	s, err := data.Open(path, data.Options{Now: datatest.Clock, MustExist: true})
	if err != nil {
		return err
	}
	o := &app.Office{Store: s, Now: datatest.Clock, Cost: datatest.Cheap}
	if _, err := o.Guard(); err != nil {
		return err
	}
	for n := range keyActs {
		if err := keyAct(o, n); err != nil {
			return err
		}
		if _, err := io.WriteString(out, "done\n"); err != nil {
			return err
		}
	}
	return s.Close()
}

func keyAct(o *app.Office, n int) error {
	admin := func(f func(health int64) error) error {
		o.Leave()
		if err := errors.Join(o.Login("administrator", datatest.Password), o.Confirm(datatest.Password)); err != nil {
			return err
		}
		all, err := o.Accounts()
		if err != nil {
			return err
		}
		for _, a := range all {
			if a.Name == "health" {
				return f(a.ID)
			}
		}
		return errors.New("no account")
	}
	switch n % 4 {
	case 0:
		o.Leave()
		if err := o.Login("health", keyPassword(n)); err != nil {
			return err
		}
		return o.ChangePassword(keyPassword(n), keyPassword(n+1))
	case 1:
		return admin(func(int64) error { return o.NewDataKey("thử") })
	case 2:
		return admin(func(id int64) error { return o.ResetPassword(id, keyPassword(n+1)) })
	}
	return admin(func(int64) error { _, err := o.NewRecoveryCode(); return err })
}

// The program is killed while it changes passwords, renews keys and writes boxes anew. Afterwards the account opens with the
// password before or after the act, never with neither, and what was sealed is read.
func TestKilledAmongKeys(t *testing.T) {
	kills := 12
	dir := t.TempDir()
	base := filepath.Join(dir, "base.db")
	s, err := data.Open(base, data.Options{Now: datatest.Clock})
	must(t, err)
	o := datatest.OfficeOn(t, s)
	r, err := o.ResidentOf(datatest.Stay(t, o))
	must(t, err)
	datatest.Accounts(t, o)
	datatest.As(t, o, "health")
	_, err = o.AddHealthNote(r.ID, 0, app.HealthText{Text: "còn nguyên"})
	must(t, errors.Join(err, s.Close()))
	raw, err := os.ReadFile(base)
	must(t, err)
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	rnd := rand.New(rand.NewPCG(seed, 2))
	for k := range kills {
		path := filepath.Join(dir, fmt.Sprintf("keys%d.db", k))
		must(t, os.WriteFile(path, raw, 0o600))
		acked := len(runKilled(t, keysEnv, path, 1+rnd.IntN(keyActs-4), time.Duration(rnd.IntN(3000))*time.Microsecond))
		checkKeys(t, path, r.ID, acked)
	}
}

func checkKeys(t *testing.T, path string, resident int64, acked int) {
	t.Helper()
	s := datatest.Open(t, path, data.Options{})
	faults, err := s.Verify(t.Context(), datatest.Law(t), nil)
	if err != nil || len(faults) > 0 {
		t.Fatalf("%v %v", faults, err)
	}
	o := datatest.OfficeOn(t, s)
	o.Cost = datatest.Cheap
	_, err = o.Guard()
	must(t, err)
	must(t, o.Login("administrator", datatest.Password))
	o.Leave()
	err = o.Login("health", keyPassword(acked))
	if err != nil {
		err = o.Login("health", keyPassword(min(acked+1, keyActs)))
	}
	if err != nil {
		t.Fatalf("after %d acts neither password opens: %v", acked, err)
	}
	pages, err := o.HealthNotes(resident)
	if err != nil || len(pages) != 1 || pages[0].Text != "còn nguyên" {
		t.Errorf("%+v %v", pages, err)
	}
}
