package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit"
)

// Ctrl+L locks over an open dialog too; what was half typed in it is kept and stands there again. A wrong password is all that can be wrong.
func TestCtrlLLocksOverADialog(t *testing.T) {
	j := guardedJourney(t, "administrator")
	j.Go(Route{Screen: "settings", Arg: "accounts"})
	j.tap("Thêm tài khoản")
	f := formIn(j.w)
	j.keys("Lê Thị Hoa")
	j.ctrl(fyne.KeyL)
	if j.Desk.shut == nil || j.Office.Allowed(app.RightSee) {
		t.Fatal("not locked")
	}
	j.showsNot("Lê Thị Hoa")
	j.keys("không phải đâu")
	j.shows("Chưa mở khóa được")
	j.shows("Mật khẩu không đúng.")
	j.showsNot("Tên đăng nhập")
	j.look("lock-wrong")
	j.keys(datatest.Password)
	if j.Desk.shut != nil || formIn(j.w) != f || f.Value("full_name") != "Lê Thị Hoa" {
		t.Fatal("the dialog did not come back as it was")
	}
	if ds := rows[app.Draft](j); len(ds) != 1 {
		t.Errorf("%d drafts: the half-typed dialog is not kept", len(ds))
	}
	if j.w.Canvas().Focused() == nil {
		t.Error("nothing has the keyboard")
	}
}

// A new account is the one in view, and the keyboard is in the list.
func TestTheNewAccountIsInView(t *testing.T) {
	j := guardedJourney(t, "administrator")
	j.Go(Route{Screen: "settings", Arg: "accounts"})
	n := j.grid().Len()
	j.tap("Thêm tài khoản")
	formIn(j.w).SetValues(map[string]string{"full_name": "Lê Thị Hoa", "name": "hoa", "password": "mat khau rat dai 1", "again": "mat khau rat dai 1", "clerk": "1"})
	j.ctrl(fyne.KeyS)
	if top := j.w.Canvas().Overlays().Top(); top != nil { // a grave act asks for the password
		j.keys(datatest.Password)
	}
	g := j.grid()
	if g.Len() != n+1 || g.Row(g.Cursor())[0].Text != "Lê Thị Hoa" {
		t.Fatalf("%d accounts, row %d in view: %s", g.Len(), g.Cursor(), j.screenText())
	}
	if j.w.Canvas().Focused() != g.Focusable() {
		t.Errorf("the keyboard is with %T", j.w.Canvas().Focused())
	}
	j.look("account-new")
}

// Ctrl+K freezes the period; one that still runs or is frozen says so.
func TestPeriodIsClosedByKey(t *testing.T) {
	j, _ := counted(t)
	j.ctrl(fyne.KeyK)
	j.sees("Chốt kỳ")
	j.press(fyne.KeyReturn)
	if p, err := j.Office.Frozen(2026, 10); err != nil || p == nil {
		t.Fatal(p, err)
	}
	j.ctrl(fyne.KeyK)
	if top := j.w.Canvas().Overlays().Top(); top != nil {
		t.Error("a frozen period is asked about again")
	}
	j.sees(kit.T("census.state.title", "month", monthYear(2026, 10)))
	j.press(fyne.KeyPageDown)
	j.ctrl(fyne.KeyK)
	j.sees(kit.T("err.period_running", "last", date.Of(2026, 11, 30)))
}

// Who was paid stays in the panel, and nobody else's line looks chosen.
func TestNobodyElseIsChosenAfterTheReturn(t *testing.T) {
	j, _, who := moneyDesk(t)
	other := datatest.Stay(t, j.Office, datatest.Named("Vũ Đức Ân", date.Of(2026, 8, 1)))
	r, err := j.Office.ResidentOf(other)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []int64{who, r.ID} {
		if err := j.Office.Keep(app.DepositEntry{ResidentID: id, Kind: app.DepositGift, Day: date.Of(2026, 11, 20), Amount: 500000}); err != nil {
			t.Fatal(err)
		}
	}
	j.Go(Route{Screen: "support", Arg: "deposit"})
	j.tap("Trả lưu ký")
	j.tap("Trả lưu ký")
	g := j.grid()
	if g.Len() != 1 || g.Cursor() != -1 {
		t.Errorf("%d lines, line %d chosen", g.Len(), g.Cursor())
	}
	j.sees("Lê Văn Cường")
	j.look("deposit-paid")
}
