package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit"
	"hoanhap/ui/kit/kittest"
)

// guardedJourney is a centre with accounts and somebody of this role at the desk.
func guardedJourney(t *testing.T, role string) *journey {
	t.Helper()
	j := newJourney(t)
	datatest.Stay(t, j.Office, datatest.Named("Nguyễn Văn An"))
	datatest.Accounts(t, j.Office)
	datatest.As(t, j.Office, role)
	j.Desk = NewDesk(j.w, j.Office, Outer{Print: j.printed, File: "thử.db", Prefs: mapPrefs{}})
	return j
}

// shown reports words anywhere in the window.
func (j *journey) shown(words string) bool { return strings.Contains(j.screenText(), words) }

func (j *journey) shows(words string) {
	j.Helper()
	if !j.shown(words) {
		j.Errorf("%q is not shown:\n%s", words, j.screenText())
	}
}

func (j *journey) showsNot(words string) {
	j.Helper()
	if j.shown(words) {
		j.Errorf("%q is shown:\n%s", words, j.screenText())
	}
}

// The page before the desk: nothing of the book is shown, a wrong password is one sentence, Enter signs in.
func TestLoginPage(t *testing.T) {
	j := guardedJourney(t, "clerk")
	j.Office.Leave()
	in := false
	Login(j.w, j.Office, LoginChoices{File: "thử.db", Print: j.printed, Enter: func() { in = true }})
	j.showsNot("Nguyễn Văn An")
	j.keys("clerk", "sai mật khẩu")
	if in {
		t.Fatal("a wrong password opened the book")
	}
	j.shows("Tên đăng nhập hoặc mật khẩu không đúng.")
	j.keys(datatest.Password)
	if !in || j.Office.Who != "Người clerk" {
		t.Errorf("not signed in: %s", j.screenText())
	}
}

// An unwatched desk locks itself; the half-typed form and the open dialog are there again after the password, and nothing of
// the book is seen meanwhile.
func TestIdleLockKeepsTheForm(t *testing.T) {
	j := guardedJourney(t, "clerk")
	j.Go(Route{Screen: "admission"})
	form := j.Desk.view.Content
	before := kittest.Texts(form)
	j.write("TRẦN VĂN DỞ")
	kit.Tell(j.w, "hộp đang mở", "chữ trong hộp")
	j.Desk.lookIdle(9 * time.Minute)
	if j.Desk.shut != nil {
		t.Fatal("locked too early")
	}
	j.Desk.lookIdle(10 * time.Minute)
	if j.Desk.shut == nil || j.Office.Allowed(app.RightSee) {
		t.Fatal("not locked")
	}
	for _, w := range []string{"TRẦN VĂN DỞ", "hộp đang mở", "Tiếp nhận", "Nguyễn Văn An"} {
		j.showsNot(w)
	}
	if j.Keys.Do(fyne.KeyN, true) {
		t.Error("a key of the desk works on a locked one")
	}
	j.keys("không phải đâu")
	j.shows("không đúng")
	j.keys(datatest.Password)
	if j.Desk.shut != nil || j.Desk.view.Content != form {
		t.Fatal("not unlocked")
	}
	j.shows("chữ trong hộp")
	if !strings.Contains(strings.Join(kittest.Texts(form), "|"), "TRẦN VĂN DỞ") || len(before) == 0 {
		t.Errorf("what was half typed is gone: %v", kittest.Texts(form))
	}
}

// What a role cannot do is not offered, and a page that is asked for all the same says who may.
func TestTheWindowHidesWhatARoleCannotDo(t *testing.T) {
	for _, x := range []struct {
		role          string
		admit, record bool // Tiếp nhận and Nhật ký in the sidebar
	}{{"clerk", true, true}, {"health", false, false}, {"accountant", false, false}, {"training", false, false}, {"head", false, true},
		{"administrator", false, true}, {"auditor", false, true}} {
		j := guardedJourney(t, x.role)
		for screen, want := range map[string]bool{"admission": x.admit, "journal": x.record} {
			j.Go(Route{Screen: screen})
			if got := !j.shown("Phần này không thuộc việc của tài khoản này"); got != want {
				t.Errorf("%s: %s is shown: %v", x.role, screen, got)
			}
		}
		j.Go(Route{Screen: "today"})
		if side := strings.Join(kittest.Texts(j.Frame.Root), "|"); strings.Contains(side, "Nhật ký|") != x.record {
			t.Errorf("%s: Nhật ký in the sidebar: %s", x.role, side)
		}
		j.shows("Người " + x.role)
	}
}

// Buttons of acts a role may not do are switched off, and say who may.
func TestTheWindowSwitchesOffWhatARoleCannotDo(t *testing.T) {
	rows := []struct {
		screen, arg, word string
		roles             string // who may
	}{
		{"residents", "", "Tiếp nhận", "clerk"},
		{"discharge", "", "out.many", "clerk"},
		{"handover", "", "handover.answer", "clerk"},
		{"support", "cash", "voucher.new", "accountant"},
		{"support", "deposit", "deposit.keep", "accountant"},
		{"support", "stock", "stock.issue", "accountant"},
		{"settings", "centre", "settings.save", "head administrator"},
		{"settings", "signers", "settings.save", "head administrator"},
		{"settings", "signers", "settings.signer.add", "head administrator"},
		{"settings", "holidays", "settings.save_row", "head administrator"},
		{"settings", "rules", "settings.save_row", "head administrator"},
		{"settings", "backup", "settings.files.backup.do", "clerk administrator"},
		{"settings", "backup", "settings.files.restore.do", "administrator"},
		{"settings", "backup", "settings.files.export.do", "clerk accountant head administrator"},
		{"settings", "backup", "settings.files.import.do", "clerk administrator"},
	}
	for _, role := range []string{"clerk", "health", "accountant", "training", "head", "administrator", "auditor"} {
		j := guardedJourney(t, role)
		for _, x := range rows {
			word := x.word
			if strings.Contains(word, ".") {
				word = kit.T(word)
			}
			j.Go(Route{Screen: x.screen, Arg: x.arg})
			found := false
			kittest.Walk(j.view.Content, func(o fyne.CanvasObject) {
				b, ok := o.(*kit.Button)
				if !ok || b.Word() != word {
					return
				}
				found = true
				if may := strings.Contains(" "+x.roles+" ", " "+role+" "); b.Disabled() == may {
					t.Errorf("%s: %s %s %q switched off: %v", role, x.screen, x.arg, word, !may)
				}
			})
			if !found {
				t.Errorf("%s: no %q in %s %s", role, word, x.screen, x.arg)
			}
		}
	}
}

func TestNoAccountsIsSaidPlainly(t *testing.T) {
	j := newJourney(t)
	j.shows("Không dùng tài khoản   ")
	k := guardedJourney(t, "clerk")
	k.showsNot("Không dùng tài khoản")
}

// A grave act asks the password again and, for a frozen period, a second person; turning back does nothing.
func TestGraveActsAsk(t *testing.T) {
	j := guardedJourney(t, "clerk")
	if _, err := j.Office.Close(2026, 10); err != nil {
		t.Fatal(err)
	}
	datatest.As(t, j.Office, "head")
	var came error
	done := 0
	reopen := func() error { return j.Office.Reopen(2026, 10, "sai số") }
	then := func(err error) { came, done = err, done+1 }
	j.Desk.Grave(reopen, then)
	j.shows("Nhập lại mật khẩu")
	j.keys("sai mật khẩu")
	j.shows("Mật khẩu không đúng.")
	j.press(fyne.KeyEscape)
	if done != 0 {
		t.Fatal("turned back, and it was done")
	}
	j.Desk.Grave(reopen, then)
	j.keys(datatest.Password)
	j.shows("Người thứ hai đồng ý")
	j.keys("clerk", datatest.Password)
	j.shows("không thể là người thứ hai")
	j.press(fyne.KeyEscape)
	datatest.Sure(t, j.Office)
	j.Desk.Grave(reopen, then)
	j.keys("administrator", datatest.Password)
	if done != 1 || came != nil {
		t.Errorf("%d times, %v", done, came)
	}
	if p, err := j.Office.Frozen(2026, 10); err != nil || p != nil {
		t.Errorf("still frozen: %v %v", p, err)
	}
}

// The administrator adds an account on the page, with the password asked again.
func TestAccountsPage(t *testing.T) {
	j := guardedJourney(t, "administrator")
	j.Go(Route{Screen: "settings", Arg: "accounts"})
	j.shows("Người auditor")
	j.ctrl(fyne.KeyS)
	j.keys("Lê Thị Mới", "moi", "con mèo trên mái", "con mèo trên máy")
	j.press(fyne.KeySpace)
	j.ctrl(fyne.KeyS)
	j.shows("Hai lần gõ không giống nhau.")
	j.beat()
	kept := rows[app.Draft](j)
	if len(kept) != 1 || !strings.Contains(kept[0].Values, "Lê Thị Mới") || strings.Contains(kept[0].Values, "con mèo") {
		t.Errorf("half typed: %+v", kept)
	}
	j.write("con mèo trên mái")
	j.ctrl(fyne.KeyS)
	j.shows("Nhập lại mật khẩu")
	j.keys(datatest.Password)
	all, err := j.Office.Accounts()
	if err != nil || len(all) != len(app.Roles)+1 || all[len(all)-1].FullName != "Lê Thị Mới" || all[len(all)-1].Roles != "clerk" {
		t.Fatalf("%+v %v\n%s", all, err, j.screenText())
	}
	j.shows("Lê Thị Mới")
	j.Office.Leave()
	if err := j.Office.Login("moi", "con mèo trên mái"); err != nil {
		t.Error(err)
	}
}

// The first start: the administrator, then the recovery code on one page that is printed and kept nowhere.
func TestFirstAccountPage(t *testing.T) {
	j := newJourney(t)
	j.Office.Cost = datatest.Cheap
	in := false
	FirstAccount(j.w, j.Office, LoginChoices{File: "mới.db", Print: j.printed, Enter: func() { in = true }})
	if s := j.w.Content().MinSize(); s.Width > 1366 || s.Height > 696 {
		t.Errorf("needs %v", s)
	}
	j.w.Canvas().Unfocus()
	j.w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyReturn})
	j.shows("Ô “Họ và tên” còn trống") // Enter is heard wherever the keyboard is
	j.keys("Nguyễn Lan", "lan", datatest.Password, datatest.Password)
	tapIn(t, j.w.Content(), "Tạo tài khoản")
	j.shows("Mã khôi phục")
	if in || j.Office.Who != "Nguyễn Lan" {
		t.Fatalf("in %v, %s", in, j.Office.Who)
	}
	top := j.w.Canvas().Overlays().Top()
	tapIn(t, top, "In một trang")
	if len(j.printed.once) != 1 || len(j.printed.saved)+len(j.printed.opened)+len(j.printed.names) != 0 {
		t.Errorf("printed and kept: %+v", j.printed)
	}
	tapIn(t, top, "Đã có trên giấy")
	if !in {
		t.Error("the desk does not open")
	}
}

func tapIn(t *testing.T, o fyne.CanvasObject, word string) {
	t.Helper()
	if !kittest.TapText(o, word) {
		t.Fatalf("%q cannot be tapped:\n%s", word, strings.Join(kittest.Texts(o), "|"))
	}
}
