package app_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/seal"
	"hoanhap/data/datatest"
)

// refusedWith reports a refusal or a problem of this key.
func refusedWith(err error, key string) bool {
	var r *say.Refused
	var p say.Problems
	if errors.As(err, &p) {
		return slices.ContainsFunc(p, func(x say.Problem) bool { return x.Key == key })
	}
	return errors.As(err, &r) && r.Key == key
}

func want(t *testing.T, err error, key string) {
	t.Helper()
	if !refusedWith(err, key) {
		t.Errorf("got %v, want %s", err, key)
	}
}

func no(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// ASVS 6.2.1, 6.2.4–6.2.6, 6.2.9: length, common ones, any character, no rule of composition.
func TestPasswords(t *testing.T) {
	for password, key := range map[string]string{
		"": "err.password.short", "ngắn quá"[:9]: "err.password.short", "12345678": "err.password.common", "matkhau123": "err.password.common",
		"Mật Khẩu 2026!": "err.password.common", "aaaaaaaaaa": "err.password.common", "abcdefghij": "err.password.common", "87654321": "err.password.common",
		"anhyeuem2024": "err.password.common", "QuảnTrịViên@1": "err.password.common", "Nguyễn Lan 88": "err.password.name", "nguyenlan": "err.password.name",
		strings.Repeat("dài", 400): "err.password.long",
		"ngựa gỗ trên đồi":         "", "xin đừng hỏi tuổi": "", strings.Repeat("k9 x", 30): "", "🙂🙃🙂🙃 trăng": "",
	} {
		if m := app.CheckPassword(password, "lan", "Nguyễn Lan"); m.Key != key {
			t.Errorf("%q: %q, want %q", password, m.Key, key)
		}
	}
}

func TestFirstStart(t *testing.T) {
	o := datatest.Office(t)
	o.Cost = datatest.Cheap
	if on, err := o.Guard(); on || err != nil {
		t.Fatal(on, err)
	}
	_, err := o.FirstAdministrator(app.NewAccount{Name: "Lan Anh", FullName: "", Password: "12345678"})
	for _, key := range []string{"err.account.name", "err.account.full_name", "err.password.common"} {
		want(t, err, key)
	}
	code, err := o.FirstAdministrator(app.NewAccount{Name: "lan", FullName: "Nguyễn Lan", Roles: []string{"clerk"}, Password: datatest.Password})
	no(t, err)
	if _, ok := seal.TidyCode(code); !ok || o.Who != "Nguyễn Lan" || !o.Allowed(app.RightAdmit) || !o.Allowed(app.RightAccounts) || o.Allowed(app.RightHealth) {
		t.Errorf("code %q, at the desk %q", code, o.Who)
	}
	datatest.Stay(t, o)
	o.Leave()
	_, err = o.Admit(datatest.Admission())
	want(t, err, "err.login.needed")
	_, err = o.FirstAdministrator(app.NewAccount{Name: "x2", FullName: "Kẻ Khác", Password: datatest.Password})
	want(t, err, "err.login.needed")

	// Another program that opens the file sees nothing before somebody signs in.
	other := datatest.OfficeOn(t, inner(o))
	on, err := other.Guard()
	if !on || err != nil {
		t.Fatal(on, err)
	}
	_, err = other.Board(other.Today())
	want(t, err, "err.login.needed")
	want(t, other.Login("lan", "sai mật khẩu"), "err.login.wrong")
	want(t, other.Login("nobody", datatest.Password), "err.login.wrong")
	no(t, other.Login("LAN", datatest.Password))
	if b, err := other.Board(other.Today()); err != nil || b.OnBooks != 1 {
		t.Errorf("%+v %v", b, err)
	}
}

// inner is the store itself, as a second program opens it.
func inner(o *app.Office) app.Store { return app.Inner(o) }

// Wrong tries slow down, are never a lock for good, and a clock put back or forward does not make them one.
func TestWrongTries(t *testing.T) {
	o, _ := datatest.Guarded(t)
	o.Leave()
	now := datatest.Now
	o.Now = func() time.Time { return now }
	for range 3 {
		want(t, o.Login("clerk", "sai rồi nhé"), "err.login.wrong")
	}
	want(t, o.Login("clerk", datatest.Password), "err.login.wait")
	no(t, o.Login("health", datatest.Password)) // others are not held up
	o.Leave()
	last := time.Duration(0)
	for range 12 {
		waited := time.Duration(0)
		for refusedWith(o.Login("clerk", "vẫn sai nhé"), "err.login.wait") {
			now, waited = now.Add(time.Second), waited+time.Second
			if waited > 11*time.Minute {
				t.Fatal("the wait does not end")
			}
		}
		if waited < last && last < 10*time.Minute {
			t.Errorf("waited %v after %v", waited, last)
		}
		last = waited
	}
	if last != 10*time.Minute {
		t.Errorf("the wait grew to %v", last)
	}
	// The battery of the clock is empty: it is 2010. The wait is at most what it was, not sixteen years.
	now = time.Date(2010, 1, 1, 0, 0, 0, 0, date.Zone())
	want(t, o.Login("clerk", datatest.Password), "err.login.wait")
	now = now.Add(10*time.Minute + time.Second)
	no(t, o.Login("clerk", datatest.Password))
	o.Leave()
	no(t, o.Login("clerk", datatest.Password)) // a right one clears the count
}

// The count is written before the password is looked at: killing the program does not make a try free.
func TestTriesAreCountedFirst(t *testing.T) {
	o, _ := datatest.Guarded(t)
	o.Leave()
	for range 5 {
		_ = o.Login("auditor", "không phải đâu") // what it answers is told in TestWrongTries
	}
	again := datatest.OfficeOn(t, inner(o))
	again.Cost = datatest.Cheap
	if _, err := again.Guard(); err != nil {
		t.Fatal(err)
	}
	want(t, again.Login("auditor", datatest.Password), "err.login.wait")
}

// Changing, resetting, closing, renewing and recovering lose nothing; who is out opens nothing.
func TestKeysLoseNothing(t *testing.T) {
	o, code := datatest.Guarded(t)
	datatest.As(t, o, "clerk")
	who, id := note(t, o, "bí mật một")
	const new1, new2 = "cây đa đầu làng", "giếng nước sân đình"

	no(t, o.ChangePassword(datatest.Password, new1))
	if readNote(t, o, who) != "bí mật một" {
		t.Error("lost at the change of the password")
	}
	o.Leave()
	want(t, o.Login("health", datatest.Password), "err.login.wrong")
	no(t, o.Login("health", new1))
	if readNote(t, o, who) != "bí mật một" {
		t.Error("lost after signing in again")
	}

	datatest.As(t, o, "administrator")
	want(t, o.NewDataKey("thử"), "err.password.again")
	datatest.Sure(t, o)
	no(t, o.NewDataKey("nhân viên nghỉ việc"))
	want(t, o.NewDataKey("lần nữa"), "err.password.again") // the password was good for one act
	_, err := o.HealthNotes(who)
	want(t, err, "err.no_right") // who keeps the keys does not read illness
	accounts, err := o.Accounts()
	no(t, err)
	var health int64
	for _, a := range accounts {
		if a.Name == "health" {
			health = a.ID
		}
	}
	datatest.Sure(t, o)
	no(t, o.ResetPassword(health, new2))
	o.Leave()
	no(t, o.Login("health", new2))
	no(t, o.ChangeHealthNote(id, 0, app.HealthText{Text: "bí mật hai"}))
	if readNote(t, o, who) != "bí mật hai" {
		t.Error("lost after the key was renewed")
	}

	datatest.As(t, o, "administrator")
	datatest.Sure(t, o)
	no(t, o.ChangeAccount(health, "Người health", []string{"training"}))
	o.Leave()
	no(t, o.Login("health", new2))
	_, err = o.HealthNotes(who)
	want(t, err, "err.no_right")
	datatest.As(t, o, "administrator")
	datatest.Sure(t, o)
	no(t, o.ChangeAccount(health, "Người health", []string{"health"}))
	o.Leave()
	no(t, o.Login("health", new2))
	if readNote(t, o, who) != "bí mật hai" {
		t.Error("the right came back and the key did not")
	}

	datatest.As(t, o, "administrator")
	datatest.Sure(t, o)
	no(t, o.CloseAccount(health, "nghỉ việc"))
	o.Leave()
	want(t, o.Login("health", new2), "err.login.wrong")

	// Every password is lost: the printed code opens the file, once.
	_, err = o.Recover("AAAAA", "administrator", new1)
	want(t, err, "err.recovery.form")
	_, err = o.Recover(seal.NewCode(), "administrator", new1)
	want(t, err, "err.recovery.wrong")
	_, err = o.Recover(code, "clerk", new1)
	want(t, err, "err.recovery.administrator")
	next, err := o.Recover(code, "administrator", new1)
	no(t, err)
	o.Leave()
	_, err = o.Recover(code, "administrator", new2)
	want(t, err, "err.recovery.wrong")
	no(t, o.Login("administrator", new1))
	no(t, o.Confirm(new1))
	_, err = o.AddAccount(app.NewAccount{Name: "yte2", FullName: "Bác sĩ mới", Roles: []string{"health"}, Password: datatest.Password})
	no(t, err)
	datatest.As(t, o, "yte2")
	if readNote(t, o, who) != "bí mật hai" {
		t.Error("lost on the way through the recovery code")
	}
	if next == code || next == "" {
		t.Error("no new code")
	}
	verified(t, o)
}

// Without accounts the health desk has a passphrase of its own; accounts can be switched on and off with nothing lost.
func TestWithoutAccounts(t *testing.T) {
	o := datatest.Office(t)
	o.Cost = datatest.Cheap
	st := datatest.Stay(t, o)
	r, err := o.ResidentOf(st)
	no(t, err)
	_, err = o.AddHealthNote(r.ID, 0, app.HealthText{Text: "x"})
	want(t, err, "err.key.locked")
	_, err = o.SetHealthPassphrase("12345678")
	want(t, err, "err.password.common")
	code, err := o.SetHealthPassphrase("thuốc đắng dã tật")
	no(t, err)
	_, err = o.AddHealthNote(r.ID, 0, app.HealthText{Text: "bí mật"})
	no(t, err)
	o.Lock()
	_, err = o.HealthNotes(r.ID)
	want(t, err, "err.key.locked")
	_, err = o.SetHealthPassphrase("ai cũng đặt được") // not without unlocking it first
	want(t, err, "err.key.locked")
	want(t, o.UnlockHealth("sai câu rồi"), "err.passphrase.wrong")
	no(t, o.UnlockHealth("thuốc đắng dã tật"))
	if readNote(t, o, r.ID) != "bí mật" {
		t.Error("lost")
	}
	o.Lock()
	no(t, o.RecoverHealth(code))
	code2, err := o.SetHealthPassphrase("câu mới dễ nhớ hơn")
	no(t, err)
	o.Lock()
	want(t, o.UnlockHealth("thuốc đắng dã tật"), "err.passphrase.wrong")
	want(t, o.RecoverHealth(code), "err.recovery.wrong")
	no(t, o.RecoverHealth(code2))

	_ = datatest.Accounts(t, o)
	datatest.As(t, o, "health")
	if readNote(t, o, r.ID) != "bí mật" {
		t.Error("lost when accounts came")
	}
	datatest.As(t, o, "administrator")
	datatest.Sure(t, o)
	no(t, o.StopAccounts("một cơ sở nhỏ", "chỉ có một máy"))
	if o.Guarded() || o.Me() != nil || o.Who != "kiểm thử" {
		t.Errorf("accounts are still in force: %q", o.Who)
	}
	no(t, o.UnlockHealth("một cơ sở nhỏ"))
	if readNote(t, o, r.ID) != "bí mật" {
		t.Error("lost when accounts went")
	}
	if on, err := o.Guard(); on || err != nil {
		t.Error(on, err)
	}
	verified(t, o)
}

func TestLastAdministrator(t *testing.T) {
	o, _ := datatest.Guarded(t)
	me := o.Me()
	datatest.Sure(t, o)
	want(t, o.CloseAccount(me.ID, "thử"), "err.account.last_administrator")
	datatest.Sure(t, o)
	want(t, o.ChangeAccount(me.ID, me.FullName, []string{"clerk"}), "err.account.last_administrator")
	datatest.Sure(t, o)
	_, err := o.AddAccount(app.NewAccount{Name: "clerk", FullName: "Người Clerk", Roles: []string{"clerk"}, Password: datatest.Password})
	want(t, err, "err.account.name_taken")
	want(t, err, "err.account.full_name_taken")
	if !o.Allowed(app.RightAccounts) {
		t.Error("a refused act changed who is at the desk")
	}
}

// The desk that nobody watches locks itself; the password opens it, the keys are gone meanwhile.
func TestLock(t *testing.T) {
	o, _ := datatest.Guarded(t)
	datatest.As(t, o, "clerk")
	who, _ := note(t, o, "kín")
	o.Lock()
	_, err := o.HealthNotes(who)
	want(t, err, "err.login.needed")
	_, err = o.Find(app.Search{})
	want(t, err, "err.login.needed")
	want(t, o.Unlock("sai mật khẩu"), "err.password.wrong")
	no(t, o.Unlock(datatest.Password))
	if readNote(t, o, who) != "kín" {
		t.Error("lost")
	}
}

// Reopening a frozen period asks the password again and somebody else who may (ASVS 2.3.5, 7.5.3).
func TestSecondPerson(t *testing.T) {
	o, _ := datatest.Guarded(t)
	datatest.As(t, o, "clerk")
	datatest.Stay(t, o)
	_, err := o.Close(2026, 10)
	no(t, err)
	want(t, o.Reopen(2026, 10, "sai số"), "err.no_right")
	datatest.As(t, o, "head")
	want(t, o.Reopen(2026, 10, "sai số"), "err.password.again")
	datatest.Sure(t, o)
	want(t, o.Reopen(2026, 10, "sai số"), "err.second_person")
	want(t, o.Vouch("head", datatest.Password), "err.second_same")
	want(t, o.Vouch("administrator", "sai mật khẩu"), "err.login.wrong")
	want(t, o.Vouch("clerk", datatest.Password), "err.second_right")
	no(t, o.Vouch("administrator", datatest.Password))
	no(t, o.Reopen(2026, 10, "sai số"))
	h, err := o.History(app.EntryQuery{}, 1)
	if err != nil || len(h) != 1 || h[0].Entry.Who != "Người head" || !strings.Contains(h[0].Entry.Why, "Người administrator") {
		t.Errorf("%+v %v", h, err)
	}
}

// Every sign-in, right or wrong, and every look at health data stands in the journal (ASVS 16.3.1, 16.3.2).
func TestJournalOfSigningIn(t *testing.T) {
	o, _ := datatest.Guarded(t)
	datatest.As(t, o, "clerk")
	who, _ := note(t, o, "kín")
	readNote(t, o, who)
	_, err := o.Admit(datatest.Admission())
	want(t, err, "err.no_right")
	want(t, o.Confirm("sai mật khẩu"), "err.password.wrong")
	want(t, o.Vouch("head", "sai mật khẩu"), "err.login.wrong")
	o.Leave()
	want(t, o.Login("training", "sai mật khẩu"), "err.login.wrong")
	datatest.As(t, o, "auditor")
	h, err := o.History(app.EntryQuery{}, 100)
	no(t, err)
	seen := map[string]app.HistoryLine{}
	for _, l := range h {
		seen[l.Entry.Name+" "+l.Entry.Who] = l
		if strings.Contains(l.Entry.Why+l.Entry.Label, "kín") {
			t.Errorf("the journal tells: %+v", l.Entry)
		}
		for _, c := range l.Rows {
			if strings.Contains(c.Old+c.New, "kín") || c.Field == "Body" {
				t.Errorf("the journal tells: %+v", c)
			}
		}
	}
	for _, k := range []string{"act.login Người health", "act.login_failed Người health", "act.login_failed Người head", "act.login_failed Người training", "act.see_health Người health", "act.health_note Người health",
		"act.refused Người health",
		"act.login Người auditor", "act.account_add Người administrator", "act.accounts_on Người administrator"} {
		if _, ok := seen[k]; !ok {
			t.Errorf("no line %q", k)
		}
	}
	if l := seen["act.see_health Người health"]; l.Entry.Resident != who {
		t.Errorf("whose data were read? %+v", l.Entry)
	}
}
