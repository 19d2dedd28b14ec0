package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"hoanhap/app"
	"hoanhap/app/say"
	"hoanhap/assets"
	"hoanhap/data"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit"
	"hoanhap/ui/kit/kittest"
)

// testShell is a window without a display; slow work is done in place.
func testShell(t *testing.T) *shell {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(kit.NewTheme(false, 1))
	if err := kit.LoadWords(assets.Lang(), "vi"); err != nil {
		t.Fatal(err)
	}
	kit.InPlace = true
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	p, err := newProgram(nil, io.Discard, io.Discard, datatest.Clock)
	if err != nil {
		t.Fatal(err)
	}
	s := &shell{p: p, app: a, win: test.NewTempWindow(t, nil)}
	s.prefs = prefs{a.Preferences()}
	s.win.Resize(fyne.NewSize(1366, 696))
	t.Cleanup(func() {
		if err := s.close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func (s *shell) text() string {
	all := kittest.Texts(s.win.Content())
	if top := s.win.Canvas().Overlays().Top(); top != nil {
		all = append(all, kittest.Texts(top)...)
	}
	return strings.Join(all, "|")
}

func (s *shell) key(k fyne.KeyName, ctrl bool) {
	f := s.win.Canvas().Focused()
	if ctrl {
		f.(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierControl})
		return
	}
	f.TypedKey(&fyne.KeyEvent{Name: k})
}

func (s *shell) typed(words string) {
	for _, r := range words {
		s.win.Canvas().Focused().TypedRune(r)
	}
}

// On a new computer a sealed copy is gone back to from the first page, by the keyboard alone: the copy, its password, Enter. A book that
// stands there and opens is not written over; one that is damaged is kept beside.
func TestRestoreOnANewComputer(t *testing.T) {
	dir := t.TempDir()
	old, err := data.Open(filepath.Join(dir, "old.db"), data.Options{Now: datatest.Clock})
	if err != nil {
		t.Fatal(err)
	}
	o := datatest.OfficeOn(t, old)
	datatest.Stay(t, o, datatest.Named("Lò Văn Nhân"))
	code := datatest.Accounts(t, o)
	to, err := o.ReadersOf()
	if err != nil {
		t.Fatal(err)
	}
	sealed := filepath.Join(dir, "usb.age")
	if err := errors.Join(old.CopyTo(sealed, data.CopyOut{To: to}), old.Close()); err != nil {
		t.Fatal(err)
	}
	s := testShell(t)
	s.start(nil)
	def, err := defaultDB()
	if err != nil {
		t.Fatal(err)
	}
	s.key(fyne.KeyK, true)
	s.typed(sealed)
	s.key(fyne.KeyReturn, false)
	s.key(fyne.KeyReturn, false) // where the book is to stand, as offered
	if !strings.Contains(s.text(), "Mật khẩu hoặc mã") {
		t.Fatal("the password is not asked for:\n" + s.text())
	}
	s.typed("sai bét cả")
	s.key(fyne.KeyReturn, false)
	if s.desk != nil || s.win.Canvas().Overlays().Top() == nil {
		t.Fatal("a wrong password opened it:\n" + s.text())
	}
	if left, err := os.ReadDir(filepath.Dir(def)); err == nil && len(left) > 0 {
		t.Errorf("left beside the place: %v", left)
	}
	form := kittest.Find(s.win.Canvas().Overlays().Top(), func(*kit.Form) bool { return true })
	form.FocusOn("secret")
	s.typed(code)
	s.key(fyne.KeyReturn, false)
	if s.desk == nil || s.p.db != def || !strings.Contains(s.text(), "Đăng nhập") {
		t.Fatalf("%s is open:\n%s", s.p.db, s.text())
	}
	if err := s.desk.Login("administrator", datatest.Password); err != nil {
		t.Fatal(err)
	}
	found, err := s.desk.Find(app.Search{Day: s.desk.Today(), Text: "lo van nhan"})
	if err != nil || len(found.Hits) != 1 {
		t.Errorf("%+v %v", found, err)
	}
	// It stands and opens: not from here. Damaged: yes, and it is kept.
	nobody := func(string, int, int) {}
	if err := s.close(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.restoreHere(context.Background(), sealed, datatest.Password, def, nobody); !isProblem(err, "err.window.restore_stands") {
		t.Errorf("over a sound book: %v", err)
	}
	if err := os.WriteFile(def, []byte("hỏng"), 0o600); err != nil {
		t.Fatal(err)
	}
	swap, err := s.restoreHere(context.Background(), sealed, datatest.Password, def, nobody)
	if err == nil {
		err = swap()
	}
	if err != nil {
		t.Fatal(err)
	}
	names, err := filepath.Glob(def + ".truoc-*")
	if err != nil || len(names) != 1 {
		t.Errorf("kept %v %v", names, err)
	}
}

func isProblem(err error, key string) bool {
	p, ok := app.Beside(err)
	return ok && slices.ContainsFunc(p, func(x say.Problem) bool { return x.Msg.Key == key })
}

// From the open book: the copy is made ready while the book stays open, then they are swapped and the window shows it. A copy that was cut
// off changes nothing, and the journal names no copy that was stopped.
func TestRestoreFromTheOpenBook(t *testing.T) {
	s := testShell(t)
	dir := t.TempDir()
	path, out := filepath.Join(dir, "book", "centre.db"), filepath.Join(dir, "usb", "copy.db")
	if err := s.open(path); err != nil {
		t.Fatal(err)
	}
	datatest.Accounts(t, s.desk.Office)
	if err := s.desk.Login("administrator", datatest.Password); err != nil {
		t.Fatal(err)
	}
	taken := func() (n int) {
		err := s.desk.store.Read(func(tx app.Tx) error {
			list, err := tx.Entries(app.EntryQuery{Limit: 50})
			for i := range list {
				n += strings.Count(list[i].Name, "act.backup")
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	for _, how := range []app.Sealing{{How: app.SealNot}, {How: app.SealOwn}} {
		if err := s.backup(out, how, func(int, int) error { return context.Canceled }); !errors.Is(err, context.Canceled) || taken() != 0 {
			t.Errorf("%s stopped: %v, %d in the journal", how.How, err, taken())
		}
	}
	if err := s.backup(out, app.Sealing{How: app.SealNot}, goOn); err != nil || taken() != 1 {
		t.Fatal(err, taken())
	}
	datatest.As(t, s.desk.Office, "clerk")
	datatest.Stay(t, s.desk.Office)
	ctx, stop := context.WithCancel(context.Background())
	stop()
	nobody := func(string, int, int) {}
	if _, err := s.restore(ctx, out, "", nobody); !errors.Is(err, context.Canceled) || s.desk == nil {
		t.Fatal(err)
	}
	swap, err := s.restore(context.Background(), out, "", nobody)
	if err != nil {
		t.Fatal(err)
	}
	if f, err := s.desk.Find(app.Search{Day: s.desk.Today()}); err != nil || len(f.Hits) != 1 {
		t.Errorf("before the swap the book is the old one: %v %v", f, err)
	}
	if err := swap(); err != nil || s.desk == nil {
		t.Fatal(err)
	}
	if err := s.desk.Login("administrator", datatest.Password); err != nil {
		t.Fatal(err)
	}
	if f, err := s.desk.Find(app.Search{Day: s.desk.Today()}); err != nil || len(f.Hits) != 0 {
		t.Errorf("after it the copy: %v %v", f, err)
	}
}
