package ui

import (
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
)

// From the month to the signed list: reckoned, explained, approved, a late movement corrected with its cause, the list paid and printed.
func TestSupportFromMonthToSignedList(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, datatest.Named("Lê Văn Cường", date.Of(2026, 8, 1)))
	datatest.Stay(t, j.Office, datatest.Named("Hà Minh Đức", date.Of(2026, 9, 16)))
	j.Go(Route{Screen: "support", Arg: "month/2026-09"})
	j.says(t, "Tháng 09/2026", "chưa duyệt", "Cường", "2.528.800", "Tiền ăn", "NĐ 163/2026/NĐ-CP, Điều 113.1", "2 người, 5 dòng", "So với tháng trước")
	j.tap("Duyệt bảng")
	j.sees("Duyệt chế độ tháng 09/2026?", "2 người")
	j.tap("Duyệt bảng")
	if m, err := j.Office.SupportMonths(); err != nil || len(m) != 1 || m[0].People != 2 {
		t.Fatal(m, err)
	}
	j.says(t, "đã duyệt 21/11/2026", "Đã duyệt lúc", "Mã kiểm")
	datatest.Move(t, j.Office, id, stay.Escape, date.Of(2026, 9, 21))
	j.Go(Route{Screen: "support", Arg: "month/2026-10"})
	j.says(t, "điều chỉnh", "đảo bút toán tháng 09/2026", "ghi bổ sung tháng 09/2026", "Bỏ trốn")
	j.look("support-corrected")
	j.Go(Route{Screen: "support", Arg: "month/2026-09"})
	j.says(t, "2.528.800") // as approved
	if _, err := j.Office.PayList(2026, 9, app.EveryTeam, "Trần Văn Tổ", date.Of(2026, 11, 20)); err != nil {
		t.Fatal(err)
	}
	j.tap("In danh sách")
	if len(j.printed.papers) != 1 || !strings.Contains(strings.Join(j.printed.papers[0].Lines(), "\n"), "điểm chỉ") || len(j.printed.names) == 0 {
		t.Fatalf("%+v", j.printed)
	}
}

func TestSupportTabs(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, datatest.Named("Lê Văn Cường", date.Of(2026, 8, 1)))
	who := int64(0)
	if err := j.Office.Store.Read(func(tx app.Tx) error {
		s, err := app.Load[stay.Stay](tx, id)
		who = s.ResidentID
		return err
	}); err != nil {
		t.Fatal(err)
	}
	for _, e := range []app.DepositEntry{{ResidentID: who, Kind: app.DepositGift, Day: date.Of(2026, 11, 20), Amount: 500000, Party: "Lê Thị Mẹ"},
		{ResidentID: who, Kind: app.DepositBrought, Day: date.Of(2026, 11, 20), Object: "Đồng hồ", Count: "1 chiếc"}} {
		if err := j.Office.Keep(e); err != nil {
			t.Fatal(err)
		}
	}
	j.Go(Route{Screen: "support", Arg: "deposit"})
	j.says(t, "1 người, 500.000 đồng", "Lê Văn Cường", "còn 500.000 đồng", "Thân nhân gửi, Lê Thị Mẹ", "Đồng hồ, 1 chiếc")
	j.look("support-deposit")
	j.tap("Trả lưu ký")
	j.tap("Trả lưu ký")
	if b, err := j.Office.Deposit(who); err != nil || b.Balance != 0 || len(b.Kept) != 0 {
		t.Fatal(b, err)
	}
	if p := j.printed.papers; len(p) != 2 || // one for each side
		!strings.Contains(strings.Join(p[0].Lines(), "\n"), "Năm trăm nghìn đồng chẵn") {
		t.Fatalf("%+v", p)
	}
	j.Go(Route{Screen: "support", Arg: "cash"})
	if _, err := j.Office.Pay(app.Voucher{Kind: app.VoucherReceive, Day: date.Of(2026, 11, 21), Party: "Kho bạc", About: app.AboutAdvance, Amount: 5000000}); err != nil {
		t.Fatal(err)
	}
	j.Done()
	j.says(t, "PT0001/2026", "Kho bạc", "Tồn cuối ngày", "5.000.000", "chưa kiểm kê")
	j.look("support-cash")
	j.Go(Route{Screen: "support", Arg: "stock"})
	j.says(t, "Kho chưa có gì", "1 màn cá nhân", "1 người chưa nhận")
	j.look("support-stock")
	j.tap("Cấp phát")
	j.look("support-issue")
}

func TestWorkIsRead(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, datatest.Named("Lê Văn Cường", date.Of(2026, 8, 1)))
	var code string
	if err := j.Office.Store.Read(func(tx app.Tx) error {
		r, err := tx.Timelines(app.StayQuery{IDs: []int64{id}})
		code = r[0].Resident.Code
		return err
	}); err != nil {
		t.Fatal(err)
	}
	got, err := j.workOf(code + " 26\n\n")
	if err != nil || len(got) != 1 || got[0].Work != 26 {
		t.Fatal(got, err)
	}
	if got, err = j.workOf(code + " Lê Văn Cường 1.200"); err != nil || len(got) != 1 || got[0].Work != 1200 { // with the name, as the labour sheet writes it
		t.Fatal(got, err)
	}
	for _, bad := range []string{code, code + " Lê Văn Cường", code + " x", "HV99999 3"} {
		if _, err := j.workOf(bad); err == nil {
			t.Error(bad)
		}
	}
}

// Who may not approve sees the month and who may; the head approves and keeps no books.
func TestSupportRights(t *testing.T) {
	for right, barred := range map[app.Right]string{app.RightMoney: "Duyệt bảng", app.RightReckon: "Tiền ra cơ sở"} {
		j := newJourney(t)
		datatest.Stay(t, j.Office, datatest.Named("Lê Văn Cường", date.Of(2026, 8, 1)))
		j.Office.May = func(r app.Right) bool { return r != right }
		j.Go(Route{Screen: "support", Arg: "month/2026-09"})
		j.says(t, "2.528.800")
		j.tap(barred)
		if j.w.Canvas().Overlays().Top() != nil {
			t.Errorf("%s is open without %s", barred, right)
		}
		if m, err := j.Office.SupportMonths(); err != nil || len(m) != 0 {
			t.Fatal(m, err)
		}
	}
}

// The settings that decide the figures stand beside them, with value, source and the way to their rule.
func TestSupportSettingsBesideTheFigures(t *testing.T) {
	j := newJourney(t)
	datatest.Stay(t, j.Office, datatest.Named("Lê Văn Cường", date.Of(2026, 8, 1)))
	if err := j.Office.SetLaw([]app.LawRow{{Key: law.FoodDivisor, From: date.Of(2026, 9, 11), Value: "30", Source: "QĐ 15/QĐ-CSCN"}}, ""); err != nil {
		t.Fatal(err)
	}
	j.Go(Route{Screen: "support", Arg: "month/2026-09"})
	j.says(t, "Cách tính", "Chia tiền ăn tháng cho", "Số ngày của tháng", "Luôn chia 30", "từ 11/09/2026", "QĐ 15/QĐ-CSCN", "Ngày nằm viện được hưởng chế độ như có mặt",
		"Mức ăn lễ, Tết đã gồm ngày thường", "Khoản tính theo năm chi theo", "Khi cấp phát", "quy tắc của chương trình")
	j.look("support-settings")
	j.tap("Quy tắc")
	j.says(t, "Chia tiền ăn tháng cho", "Luôn chia 30")
}
