package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit"
)

// reach goes with Tab to the button that says so, and presses it.
func (j *journey) reach(word string) {
	j.Helper()
	c := j.w.Canvas()
	for range 80 {
		if b, ok := c.Focused().(*kit.Button); ok && b.Word() == word {
			j.press(fyne.KeyReturn)
			return
		}
		c.FocusNext()
	}
	j.Fatalf("Tab does not come to %q:\n%s", word, j.screenText())
}

// inGrid puts the keyboard into the list with Tab and opens the menu of its line in hand.
func (j *journey) inGrid(n int) {
	j.Helper()
	c := j.w.Canvas()
	for range 80 {
		if _, ok := c.Focused().(*kit.Button); !ok {
			if _, tabs := c.Focused().(*kit.Tabs); !tabs && c.Focused() != nil {
				if n--; n == 0 {
					j.press(fyne.KeyHome, desktop.KeyMenu)
					return
				}
			}
		}
		c.FocusNext()
	}
	j.Fatal("Tab does not come to the list")
}

func moneyDesk(t *testing.T) (j *journey, stayID, who int64) {
	t.Helper()
	j = newJourney(t)
	stayID = datatest.Stay(t, j.Office, datatest.Named("Lê Văn Cường", date.Of(2026, 8, 1)))
	r, err := j.Office.ResidentOf(stayID)
	if err != nil {
		t.Fatal(err)
	}
	return j, stayID, r.ID
}

// Money into the deposit, out of it, and a line taken back: from the keyboard alone.
func TestDepositByKeys(t *testing.T) {
	j, _, who := moneyDesk(t)
	j.Go(Route{Screen: "support", Arg: "deposit"})
	j.ctrl(fyne.KeyB)
	j.keys("Cường", "", "", "500000", "", "", "", "Lê Thị Mẹ", "", "")
	if e := rows[app.DepositEntry](j); len(e) != 1 || e[0].Kind != app.DepositGift || e[0].Amount != 500000 || e[0].Party != "Lê Thị Mẹ" || e[0].Day != j.Office.Today() {
		t.Fatalf("%+v\n%s", e, j.screenText())
	}
	j.reach("Ghi lưu ký")
	j.keys("Cường")
	j.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown) // tiền công, chia kết quả, căng tin
	j.press(fyne.KeyReturn)
	j.keys("", "120000", "", "", "", "", "PX 12", "")
	if e := rows[app.DepositEntry](j); len(e) != 2 || e[1].Kind != app.DepositCanteen || e[1].Amount != -120000 || e[1].Paper != "PX 12" {
		t.Fatalf("%+v\n%s", e, j.screenText())
	}
	j.reach("Ghi lưu ký") // more than there is: refused, and nothing is lost
	j.keys("Cường")
	j.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	j.keys("", "999000", "", "", "", "", "", "")
	j.sees("380.000 đồng", "không đủ")
	if n := len(rows[app.DepositEntry](j)); n != 2 {
		t.Fatal(n)
	}
	for j.w.Canvas().Overlays().Top() != nil {
		j.press(fyne.KeyEscape)
	}
	j.inGrid(2) // the book at the right: its first line is what came in, its second what went out
	j.press(fyne.KeyEscape)
	j.press(fyne.KeyDown, desktop.KeyMenu)
	j.press(fyne.KeyReturn)
	j.keys("trả lại hàng")
	j.reach("Đảo dòng này")
	if b, err := j.Office.Deposit(who); err != nil || b.Balance != 500000 || len(b.Lines) != 3 {
		t.Fatalf("%+v %v\n%s", b.Lines, err, j.screenText())
	}
	j.ctrl(fyne.KeyP)
	if len(j.printed.papers) != 1 {
		t.Fatal("the book is not printed by Ctrl+P")
	}
}

// A receipt for a contribution, the count of the box and the reversal of a voucher: from the keyboard alone.
func TestCashByKeys(t *testing.T) {
	j, id, _ := moneyDesk(t)
	j.Go(Route{Screen: "support", Arg: "cash"})
	j.ctrl(fyne.KeyB)
	j.keys("", "", "Cường", "Lê Thị Mẹ", "Ba Chẽ", "", "750000", "", "tháng 9")
	v := rows[app.Voucher](j)
	if len(v) != 1 || v[0].Kind != app.VoucherReceive || v[0].About != app.AboutContribution || v[0].StayID != id || v[0].Amount != 750000 || v[0].Text != "tháng 9" ||
		v[0].Fund != app.FundResident || v[0].Number != "PT0001/2026" || len(j.printed.papers) != 1 {
		t.Fatalf("%+v\n%s", v, j.screenText())
	}
	j.reach("Kiểm kê quỹ")
	j.keys("740000", "") // a difference asks for its reason, beside the field
	j.sees("ghi lý do chênh lệch")
	j.keys("thiếu một tờ 10.000")
	if c := rows[app.CashCount](j); len(c) != 1 || c[0].Counted != 740000 || c[0].Book != 750000 || c[0].Note != "thiếu một tờ 10.000" {
		t.Fatalf("%+v\n%s", c, j.screenText())
	}
	j.sees("thực có 740.000 đồng", "chênh –10.000")
	j.inGrid(1)
	j.press(fyne.KeyDown, fyne.KeyReturn) // print, then reverse
	j.keys("nhầm số tiền")
	j.reach("Đảo phiếu này")
	if v = rows[app.Voucher](j); len(v) != 2 || v[1].Amount != -750000 || v[1].ReversesID != v[0].ID {
		t.Fatalf("%+v\n%s", v, j.screenText())
	}
	j.reach("In sổ quỹ")
	if len(j.printed.papers) != 1 || j.printed.papers[0].Kind != "cash_book" {
		t.Fatalf("%+v", j.printed.names)
	}
}

// Things come into the store and are issued to everybody who has not got theirs: from the keyboard alone.
func TestStockByKeys(t *testing.T) {
	j, id, _ := moneyDesk(t)
	if err := j.Office.SetLaw([]app.LawRow{{Key: law.CentreProvince, From: date.Of(2026, 1, 1), Value: "86", Source: "cơ sở"}}, ""); err != nil {
		t.Fatal(err)
	}
	j.Go(Route{Screen: "support", Arg: "stock"})
	j.reach("Nhập kho")
	j.keys("", "")
	j.write("5 màn cá nhân")
	j.press(fyne.KeyReturn)
	j.write("5 chăn sợi")
	j.press(fyne.KeyReturn)
	j.write("5 gối")
	j.w.Canvas().FocusNext()
	j.keys("Công ty Mẫu", "HĐ 7", "")
	if e := rows[app.StockEntry](j); len(e) != 1 || e[0].Things != "5 màn cá nhân|5 chăn sợi|5 gối" || e[0].Party != "Công ty Mẫu" || e[0].Paper != "HĐ 7" {
		t.Fatalf("%+v\n%s", e, j.screenText())
	}
	j.ctrl(fyne.KeyB)
	j.keys("", "", "")
	j.w.Canvas().FocusNext() // past the list of the law
	j.keys("")
	if e := rows[app.StockEntry](j); len(e) != 2 || e[1].StayID != id || e[1].Things != "1 màn cá nhân|1 chăn sợi|1 gối" {
		t.Fatalf("%+v\n%s", e, j.screenText())
	}
	j.sees("0 người chưa nhận")
	j.ctrl(fyne.KeyP)
	if p := j.printed.papers; len(p) != 1 || p[0].Kind != "issue_list" {
		t.Fatalf("%+v", j.printed.names)
	}
	j.reach("In tồn kho")
	if p := j.printed.papers; len(p) != 1 || p[0].Kind != "stock_list" {
		t.Fatalf("%+v", j.printed.names)
	}
	j.sees("Đã gửi máy in")
}

// A sick diet is typed and the list of an approved month paid: from the keyboard alone.
func TestMonthByKeys(t *testing.T) {
	j, id, _ := moneyDesk(t)
	j.Go(Route{Screen: "support", Arg: "month/2026-09"})
	j.ctrl(fyne.KeyB)
	j.keys("Cường")
	j.press(fyne.KeyDown, fyne.KeyReturn) // the first of the items
	for _, day := range []string{"05/09/2026", "07/09/2026"} {
		j.ctrl(fyne.KeyA)
		j.keys(day)
	}
	j.keys("", "", "")
	if e := rows[app.SupportEntry](j); len(e) != 1 || e[0].StayID != id || e[0].Item != "food_sick" || e[0].Day != date.Of(2026, 9, 5) || e[0].Last != date.Of(2026, 9, 7) {
		t.Fatalf("%+v\n%s", e, j.screenText())
	}
	j.reach("Duyệt bảng")
	j.press(fyne.KeyReturn)
	j.reach("Chi theo danh sách")
	j.keys("", "Trần Văn Tổ", "")
	v := rows[app.Voucher](j)
	m := rows[app.SupportMonth](j)
	if len(m) != 1 || len(v) != 1 || v[0].Amount != m[0].Paid || v[0].MonthID != m[0].ID || v[0].Party != "Trần Văn Tổ" {
		t.Fatalf("%+v %+v\n%s", m, v, j.screenText())
	}
}

// The money home is asked for in the act that ends the stay of one person; for several at once it is not there.
func TestMoneyHomeIsForOnePerson(t *testing.T) {
	j, id, _ := moneyDesk(t)
	other := datatest.Stay(t, j.Office, datatest.Named("Hà Minh Đức", date.Of(2026, 8, 1)))
	for _, ids := range [][]int64{{id}, {id, other}} {
		j.OpenMove(ids)
		j.toKind(stay.Complete)
		if _, asked := j.form().Values()["fare"]; asked != (len(ids) == 1) {
			t.Errorf("%d people: the fare is asked for: %v", len(ids), asked)
		}
	}
}

// Who lets people go is told of money and things that are still kept, before and in the act, and is led to where they are given back.
func TestDepositIsToldBeforeLeaving(t *testing.T) {
	j, id, who := moneyDesk(t)
	if err := j.Office.Keep(app.DepositEntry{ResidentID: who, Kind: app.DepositGift, Day: j.Office.Today(), Amount: 500000, Party: "Lê Thị Mẹ"}); err != nil {
		t.Fatal(err)
	}
	if err := j.Office.Keep(app.DepositEntry{ResidentID: who, Kind: app.DepositBrought, Day: j.Office.Today(), Object: "Đồng hồ", Count: "1 chiếc"}); err != nil {
		t.Fatal(err)
	}
	j.Go(Route{Screen: "discharge"})
	j.sees("Lưu ký chưa trả: 500.000 đồng, 1 đồ vật")
	j.OpenMove([]int64{id})
	j.toKind(stay.Complete)
	j.sees("Lưu ký chưa trả: 500.000 đồng, 1 đồ vật")
	j.Go(Route{Screen: "discharge"})
	j.tap("Trả lưu ký")
	j.sees("Lưu ký", "Đồng hồ", "còn 500.000 đồng")
	if _, err := j.Office.ReturnDeposit(who, j.Office.Today(), "người nhà"); err != nil {
		t.Fatal(err)
	}
	j.Done()
	j.Go(Route{Screen: "discharge"})
	if j.shown("Lưu ký chưa trả") {
		t.Error("asked for what was given back")
	}
}

// Money given with the completion prints its sheet at once, and once more from the record.
func TestMoneyHomePrintsItsSheet(t *testing.T) {
	j, id, _ := moneyDesk(t)
	j.OpenMove([]int64{id})
	j.toKind(stay.Complete)
	for k, v := range map[string]string{"road": "2", "fare": "185.000", "route": "Ba Chẽ"} {
		j.form().Set(k, v)
	}
	j.ctrl(fyne.KeyS)
	j.tap(kit.T("move.ask.yes"))
	sheet := func() bool { return len(j.printed.papers) == 1 && j.printed.papers[0].Kind == "discharge_money" }
	if !sheet() {
		t.Fatalf("%+v\n%s", j.printed.names, j.screenText())
	}
	j.printed.papers = nil
	j.record(id, "money")
	j.tap("Bảng kê tiền ra cơ sở")
	if !sheet() {
		t.Errorf("%+v", j.printed.names)
	}
}
