package data_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/app/say"
	"hoanhap/data"
	"hoanhap/data/datatest"
)

func refusal(err error) string {
	var r *say.Refused
	if errors.As(err, &r) {
		return r.Key
	}
	if err == nil {
		return ""
	}
	return "not a refusal: " + err.Error()
}

func people(t testing.TB, s app.Store) (out []app.Resident) {
	t.Helper()
	if err := s.Read(func(tx app.Tx) (err error) { out, err = app.All[app.Resident](tx); return err }); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestBackupAndRestore(t *testing.T) {
	dir := t.TempDir()
	path, out := filepath.Join(dir, "centre.db"), filepath.Join(dir, "usb", "copy.db")
	s := datatest.Open(t, path, data.Options{})
	o := datatest.OfficeOn(t, s)
	datatest.Stay(t, o)
	datatest.Stay(t, o)
	if err := s.Backup(out); err != nil { // while the store is open and its log is not folded in
		t.Fatal(err)
	}
	before := people(t, s)
	datatest.Stay(t, o)
	if got := refusal(s.Backup(path)); got != "err.data.backup_onto_itself" {
		t.Errorf("backup onto itself: %s", got)
	}
	if _, err := data.Restore(context.Background(), out, "", path, datatest.Now, nil); refusal(err) != "err.data.open_elsewhere" {
		t.Errorf("restore under an open store: %v", err)
	}
	after := people(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	kept, err := data.Restore(context.Background(), out, "", path, datatest.Now, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := people(t, datatest.Open(t, path, data.Options{})); !reflect.DeepEqual(got, before) {
		t.Errorf("restored %v, want %v", got, before)
	}
	if got := people(t, datatest.Open(t, kept, data.Options{ReadOnly: true})); !reflect.DeepEqual(got, after) {
		t.Errorf("kept %v, want %v", got, after)
	}
	for _, f := range list(t, filepath.Dir(out)) {
		if f != "copy.db" {
			t.Errorf("left behind: %s", f)
		}
	}
}

func list(t testing.TB, dir string) (out []string) {
	t.Helper()
	l, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range l {
		out = append(out, f.Name())
	}
	return out
}

// A copy that is not whole replaces nothing.
func TestRestoreRefusesDamagedCopies(t *testing.T) {
	dir := t.TempDir()
	path, good := filepath.Join(dir, "centre.db"), filepath.Join(dir, "good.db")
	s := datatest.Open(t, path, data.Options{})
	datatest.Stay(t, datatest.OfficeOn(t, s))
	if err := errors.Join(s.Backup(good), s.Close()); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		spoil func(path string)
		want  []string
	}{
		"not a database": {func(p string) { put(t, p, []byte(strings.Repeat("x", 9000))) }, []string{"err.data.not_database"}},
		"empty":          {func(p string) { put(t, p, nil) }, []string{"err.data.not_database"}},
		"cut off":        {func(p string) { put(t, p, whole[:len(whole)/2]) }, []string{"err.data.damaged"}},
		"missing":        {func(p string) { _ = os.Remove(p) }, []string{"err.data.no_file"}},
		"row changed":    {func(p string) { spoil(t, p, `UPDATE resident SET note = 'x'`) }, []string{"err.data.backup_faulty"}},
		"tail cut": {func(p string) {
			spoil(t, p, `DROP TRIGGER journal_no_delete; DELETE FROM journal WHERE id = (SELECT max(id) FROM journal)`)
		}, []string{"err.data.journal_cut"}},
		"another program's": {func(p string) { spoil(t, p, `PRAGMA application_id = 7`) }, []string{"err.data.foreign"}},
		"newer":             {func(p string) { spoil(t, p, `PRAGMA user_version = 99`) }, []string{"err.data.newer"}},
	} {
		t.Run(name, func(t *testing.T) {
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			bad := filepath.Join(t.TempDir(), "bad.db")
			put(t, bad, whole)
			c.spoil(bad)
			kept, err := data.Restore(context.Background(), bad, "", path, datatest.Now, nil)
			if got := refusal(err); got != c.want[0] || kept != "" {
				t.Errorf("got %s (%q), want %s", got, kept, c.want[0])
			}
			if now, err := os.ReadFile(path); err != nil || string(now) != string(before) {
				t.Error("the file was touched")
			}
		})
	}
	for _, f := range list(t, dir) {
		if strings.Contains(f, ".part") || strings.Contains(f, "truoc") {
			t.Errorf("left behind: %s", f)
		}
	}
}

func spoil(t testing.TB, path, sql string) {
	t.Helper()
	db := loose(t, path)
	if _, err := db.Exec(sql); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

// A file too damaged to be opened can still be replaced, and is kept with its log.
func TestRestoreOverADamagedFile(t *testing.T) {
	dir := t.TempDir()
	path, good := filepath.Join(dir, "centre.db"), filepath.Join(dir, "good.db")
	s := datatest.Open(t, path, data.Options{})
	datatest.Stay(t, datatest.OfficeOn(t, s))
	want := people(t, s)
	if err := errors.Join(s.Backup(good), s.Close()); err != nil {
		t.Fatal(err)
	}
	put(t, path, []byte(strings.Repeat("?", 5000)))
	put(t, path+"-wal", []byte("left over"))
	kept, err := data.Restore(context.Background(), good, "", path, datatest.Now, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := people(t, datatest.Open(t, path, data.Options{})); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
	if b, err := os.ReadFile(kept); err != nil || !strings.HasPrefix(string(b), "????") {
		t.Errorf("the damaged file was not kept: %v", err)
	}
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	other := filepath.Join(dir, "other.db")
	spoil(t, other, `CREATE TABLE x (y)`)
	newer := filepath.Join(dir, "newer.db")
	put(t, newer, book(t))
	spoil(t, newer, `PRAGMA user_version = 99`)
	text := filepath.Join(dir, "letter.docx")
	put(t, text, []byte(strings.Repeat("Kính gửi ", 500)))
	for path, want := range map[string]string{other: "err.data.foreign", newer: "err.data.newer", text: "err.data.not_database",
		dir: "err.data.directory", filepath.Join(dir, "no", "where.db"): "err.data.cannot_open"} {
		before, _ := os.ReadFile(path)
		_, err := data.Open(path, data.Options{})
		if got := refusal(err); got != want {
			t.Errorf("%s: %s, want %s", filepath.Base(path), got, want)
		}
		if after, _ := os.ReadFile(path); string(after) != string(before) {
			t.Errorf("%s was changed", path)
		}
	}
	missing := filepath.Join(dir, "missing.db")
	for _, opt := range []data.Options{{ReadOnly: true}, {MustExist: true}} {
		if _, err := data.Open(missing, opt); refusal(err) != "err.data.no_file" {
			t.Errorf("%+v: %v", opt, err)
		}
	}
	if _, err := os.Stat(missing); err == nil {
		t.Error("a file was made")
	}
}

// A second copy of the program is told who has the file; looking is still allowed, writing is not.
func TestSecondCopy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "trung tâm ? #1%.db")
	first := datatest.Open(t, path, data.Options{})
	o := datatest.OfficeOn(t, first)
	datatest.Stay(t, o)
	_, err := data.Open(path, data.Options{})
	var r *say.Refused
	if !errors.As(err, &r) || r.Key != "err.data.open_elsewhere" || !data.OpenElsewhere(err) || strings.Contains(r.String(), "who=?") {
		t.Fatalf("got %v", err)
	}
	reader := datatest.Open(t, path, data.Options{ReadOnly: true})
	if len(people(t, reader)) != 1 {
		t.Error("the reader sees nobody")
	}
	found := func() int {
		n := 0
		if err := reader.Read(func(tx app.Tx) error { f, err := tx.Find(app.Search{}); n = f.Total; return err }); err != nil {
			t.Fatal(err)
		}
		return n
	}
	if found() != 1 {
		t.Error("the reader finds nobody")
	}
	datatest.Stay(t, o)
	if n := found(); n != 2 {
		t.Errorf("the reader finds %d after another program wrote", n)
	}
	if got := refusal(reader.Write(func(app.Tx) error { return nil })); got != "err.data.read_only" {
		t.Errorf("write: %s", got)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	datatest.Open(t, path, data.Options{})
}

func TestMetaAndCopies(t *testing.T) {
	dir := t.TempDir()
	now := datatest.Now
	s, err := data.Open(filepath.Join(dir, "centre.db"), data.Options{Now: datatest.Clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if err := s.SetMeta("kind", "DEMO"); err != nil {
		t.Fatal(err)
	}
	if v, err := s.Meta("kind"); err != nil || v != "DEMO" {
		t.Errorf("%q %v", v, err)
	}
	if v, err := s.Meta("created"); err != nil || v != now.Format("2006-01-02T15:04:05-07:00") {
		t.Errorf("%q %v", v, err)
	}
	if err := s.SetMeta("tip", "0"); err == nil {
		t.Error("the tip can be written")
	}
	first, err := s.AutoCopy()
	if err != nil || filepath.Dir(first) != filepath.Join(dir, "sao-luu") {
		t.Fatalf("%q %v", first, err)
	}
	if again, err := s.AutoCopy(); err != nil || again != "" {
		t.Errorf("nothing was written, yet %q %v", again, err)
	}
	datatest.Stay(t, datatest.OfficeOn(t, s))
	if again, err := s.AutoCopy(); err != nil || again == "" {
		t.Errorf("%q %v", again, err)
	}
	if got := people(t, datatest.Open(t, first, data.Options{ReadOnly: true})); len(got) != 1 || got[0].ID != 1 {
		t.Errorf("%v", got)
	}
}
