package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/data"
	"hoanhap/data/datatest"
)

// guarded is a file with one account of each role and some people; code is its recovery code.
func guarded(t *testing.T) (db, code string) {
	t.Helper()
	db = filepath.Join(t.TempDir(), "centre.db")
	must(t, "import", "--db", db, centre60+"/book.xlsx")
	s, err := data.Open(db, data.Options{Now: datatest.Clock})
	if err != nil {
		t.Fatal(err)
	}
	o := datatest.OfficeOn(t, s)
	code = datatest.Accounts(t, o)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return db, code
}

func signedIn(t *testing.T, name, password string) {
	t.Helper()
	for _, k := range []string{envCode, envPhrase} {
		t.Setenv(k, "")
	}
	t.Setenv(envUser, name)
	t.Setenv(envPassword, password)
}

// Role × command: the command line lets through what the role may and nothing else, and nothing at all without a password.
func TestCommandsAskTheRights(t *testing.T) {
	db, _ := guarded(t)
	dir := t.TempDir()
	commands := []struct {
		right app.Right
		args  []string
	}{
		{app.RightSee, []string{"census", "2026-10"}}, {app.RightSee, []string{"clock"}}, {app.RightSee, []string{"due"}}, {app.RightSee, []string{"verify"}},
		{app.RightExport, []string{"export", filepath.Join(dir, "out.xlsx")}},
		{app.RightBackup, []string{"backup", "--out", filepath.Join(dir, "out.age")}},
		{app.RightImport, []string{"import", centre60 + "/book.xlsx"}}, // refused for another reason: everybody is there already
		{app.RightRestore, []string{"restore", "--from", filepath.Join(dir, "none.db")}},
	}
	roles := []string{""}
	for _, r := range app.Roles {
		roles = append(roles, r.Name)
	}
	for _, role := range roles {
		signedIn(t, role, datatest.Password)
		for _, c := range commands {
			code, out, errs := cli(append(c.args, "--db", db)...)
			allowed := false
			for _, r := range app.Roles {
				for _, v := range r.May {
					allowed = allowed || r.Name == role && v == c.right
				}
			}
			barred := strings.Contains(errs, "HOANHAP_USER") || strings.Contains(errs, "Tài khoản này không được")
			if barred == allowed || barred && (code != exitFault || out != "") {
				t.Errorf("%q %s: exit %d, %s", role, c.args[0], code, errs)
			}
			if strings.Contains(errs, datatest.Password) || strings.Contains(out, datatest.Password) {
				t.Error("the password is printed")
			}
		}
	}
	signedIn(t, "clerk", "sai mật khẩu")
	if code, _, errs := cli("census", "2026-10", "--db", db); code != exitFault || !strings.Contains(errs, "mật khẩu không đúng") {
		t.Errorf("exit %d: %s", code, errs)
	}
}

// A sealed copy taken by the clerk goes to a new computer and is opened there by an administrator or the recovery code; over a
// file with accounts only its administrator puts a copy.
func TestSealedCopyOnTheCommandLine(t *testing.T) {
	db, code := guarded(t)
	dir := t.TempDir()
	out := filepath.Join(dir, "copy.age")
	signedIn(t, "clerk", datatest.Password)
	must(t, "backup", "--db", db, "--out", out)
	if !data.IsSealed(out) {
		t.Fatal("a copy of a file with accounts is in clear")
	}
	want := must(t, "census", "2026-10", "--db", db)
	clear := filepath.Join(dir, "clear.db")
	must(t, "backup", "--db", db, "--clear", "--out", clear)
	if data.IsSealed(clear) {
		t.Error("asked for in clear")
	}
	signedIn(t, "auditor", "một câu không phải")
	there := filepath.Join(dir, "new", "centre.db")
	if c, _, errs := cli("restore", "--db", there, "--from", out); c != exitFault || !strings.Contains(errs, "không phải của bản sao này") {
		t.Errorf("exit %d: %s", c, errs)
	}
	if _, err := os.Stat(there); !errors.Is(err, os.ErrNotExist) {
		t.Error("something was put there")
	}
	t.Setenv(envCode, code)
	must(t, "restore", "--db", there, "--from", out)
	signedIn(t, "clerk", datatest.Password)
	if got := must(t, "census", "2026-10", "--db", there); got != want {
		t.Error("the census differs")
	}
	if c, _, errs := cli("restore", "--db", there, "--from", clear); c != exitFault || !strings.Contains(errs, "không được phục hồi") {
		t.Errorf("a clerk put a copy over the file: exit %d %s", c, errs)
	}
	signedIn(t, "administrator", datatest.Password)
	must(t, "restore", "--db", there, "--from", out)

	// A workbook sealed with a passphrase.
	signedIn(t, "clerk", datatest.Password)
	t.Setenv(envPhrase, "ba con mèo trên mái")
	book := filepath.Join(dir, "book.age")
	must(t, "export", "--db", db, "--seal", book)
	plain := filepath.Join(dir, "book.xlsx")
	must(t, "unseal", "--from", book, "--out", plain)
	if b, err := os.ReadFile(plain); err != nil || !strings.HasPrefix(string(b), "PK") {
		t.Errorf("%q %v", b[:min(len(b), 4)], err)
	}
	if got := must(t, "import", "--db", filepath.Join(dir, "mới.db"), "--dry-run", book); got == "" {
		t.Error("a sealed workbook was not read")
	}
	t.Setenv(envPhrase, "bốn con mèo")
	if c, _, errs := cli("import", "--db", filepath.Join(dir, "mới.db"), "--dry-run", book); c != exitFault || errs == "" {
		t.Errorf("exit %d %s", c, errs)
	}
	if c, _, errs := cli("unseal", "--from", book, "--out", plain); c != exitFault || errs == "" {
		t.Errorf("exit %d %s", c, errs)
	}
	t.Setenv(envPhrase, "12345678")
	if c, _, _ := cli("backup", "--db", db, "--out", out); c != exitFault {
		t.Error("a common passphrase was taken")
	}
}
