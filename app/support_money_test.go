package app_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/app/money"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/app/support"
	"hoanhap/data/datatest"
)

// Money at discharge: three entries and a voucher in one act, shown in the month, taken back together.
func TestDischargeMoney(t *testing.T) {
	o := office(t)
	id := datatest.Stay(t, o, datatest.Named("Lò Văn Ơn", day("2026-08-01")))
	datatest.Move(t, o, id, stay.TransferOut, day("2026-10-15"))
	m := app.DischargeMoney{Stay: id, Day: day("2026-10-15"), Travel: 4, Fare: 185000, Clothes: 350000, Route: "Vũ Oai – Ba Chẽ"}
	var p say.Problems
	if _, err := o.GiveDischarge(m); !errors.As(err, &p) || p[0].Field != "travel" {
		t.Fatal(err)
	}
	m.Travel = 2
	v, err := o.GiveDischarge(m)
	if err != nil {
		t.Fatal(err)
	}
	if v.Amount != 675000 || v.Number != "PC0001/2026" || money.Words(v.Amount, o.MoneyStyle(v.Day)) != "Sáu trăm bảy mươi lăm nghìn đồng chẵn" {
		t.Fatalf("%+v", v)
	}
	got := lines(t, o, "2026-10")
	if !slices.Contains(got, "Lò Văn Ơn discharge_meal 2 140000") || !slices.Contains(got, "Lò Văn Ơn discharge_fare 0 185000") {
		t.Fatalf("%q", got)
	}
	_, err = o.GiveDischarge(m)
	refused(t, err, "err.support.discharged")
	back, err := o.ReverseVoucher(v.ID, "tính sai tiền xe")
	if err != nil || back.Amount != -675000 || back.Number != "PC0002/2026" {
		t.Fatal(back, err)
	}
	_, err = o.ReverseVoucher(v.ID, "lần nữa")
	refused(t, err, "err.voucher.reversed")
	if slices.ContainsFunc(lines(t, o, "2026-10"), func(l string) bool { return strings.Contains(l, "discharge") }) {
		t.Error("still in the month after the voucher was reversed")
	}
	if _, err = o.GiveDischarge(m); err != nil {
		t.Error("once more after the reversal:", err)
	}
}

// Completion and the money home are one act: both or none.
func TestDischargeMoneyInsideCompletion(t *testing.T) {
	o := office(t)
	id := datatest.Stay(t, o, datatest.Named("Lò Văn Ơn", day("2026-08-01")))
	m := app.Move{Movement: stay.Movement{StayID: id, Kind: stay.Complete, Day: day("2026-11-20")}, Discharge: &app.DischargeMoney{Travel: 9, Fare: 85000}}
	var p say.Problems
	if _, err := o.Record(m); !errors.As(err, &p) || p[0].Field != "travel" {
		t.Fatal(err)
	}
	m.Discharge.Travel = 3
	if _, err := o.Record(m); err != nil {
		t.Fatal(err)
	}
	v, err := o.Vouchers(app.VoucherQuery{Stay: id})
	if err != nil || len(v) != 1 || v[0].Amount != 295000 {
		t.Fatal(v, err)
	}
	h, err := o.History(app.EntryQuery{}, 1)
	if err != nil || h[0].Entry.Name != "act.movement.complete" || h[0].Records != 4 {
		t.Fatalf("%+v %v", h, err)
	}
	id = datatest.Stay(t, o)
	_, err = o.Record(app.Move{Movement: stay.Movement{StayID: id, Kind: stay.Hospital, Day: day("2026-11-20")}, Discharge: &app.DischargeMoney{Fare: 1}})
	refused(t, err, "err.support.not_end")
}

// The health desk writes the list of sick diets and nothing else of the money.
func TestSickDietByTheHealthDesk(t *testing.T) {
	o := office(t)
	id := datatest.Stay(t, o)
	o.May = func(r app.Right) bool { return r == app.RightTreat || r == app.RightSee }
	if err := o.TypeSupport(app.SupportEntry{Item: support.FoodSick, Day: day("2026-10-10")}, id); err != nil {
		t.Fatal(err)
	}
	refused(t, o.TypeSupport(app.SupportEntry{Item: support.Clothing, Day: day("2026-10-10")}, id), "err.no_right")
}

// A list is paid once; the voucher is the sum of the list.
func TestPayList(t *testing.T) {
	o := office(t)
	for i := range 3 {
		datatest.Stay(t, o, datatest.Named(fmt.Sprintf("Lò Văn Ơn %d", i), day("2026-08-01")))
	}
	_, err := o.PayList(2026, 9, "", "Trần Văn Tổ", day("2026-11-02"))
	refused(t, err, "err.support.not_approved")
	approve(t, o, "2026-09")
	v, err := o.PayList(2026, 9, "", "Trần Văn Tổ", day("2026-11-02"))
	if err != nil || v.Amount != 3*(2024000+404800+100000) {
		t.Fatal(v, err)
	}
	_, err = o.PayList(2026, 9, app.EveryTeam, "Trần Văn Tổ", day("2026-11-02"))
	refused(t, err, "err.support.listed")
	if _, err := o.ReverseVoucher(v.ID, "nhầm tổ"); err != nil {
		t.Fatal(err)
	}
	if _, err = o.PayList(2026, 9, app.EveryTeam, "Trần Văn Tổ", day("2026-11-02")); err != nil {
		t.Error(err)
	}
}

// The papers of money carry the amounts of the books, in figures and words.
func TestMoneyPapers(t *testing.T) {
	o := office(t)
	id := datatest.Stay(t, o, datatest.Named("Lò Văn Ơn", day("2026-08-01")))
	who := residentOf(t, o, id)
	keep(t, o, who, app.DepositBrought, "2026-08-01", 500000)
	keep(t, o, who, app.DepositCanteen, "2026-08-05", 20000)
	if err := o.Keep(app.DepositEntry{ResidentID: who, Kind: app.DepositBrought, Day: day("2026-08-01"), Object: "Đồng hồ", Count: "1 chiếc", State: "cũ"}); err != nil {
		t.Fatal(err)
	}
	approve(t, o, "2026-08")
	v, err := o.GiveDischarge(app.DischargeMoney{Stay: id, Day: day("2026-11-20"), Travel: 1, Fare: 85000})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.ReturnDeposit(who, day("2026-11-20"), "Lò Văn Ơn"); err != nil {
		t.Fatal(err)
	}
	voucher, err1 := o.VoucherPaper(v.ID)
	sheet, err2 := o.DischargePaper(id)
	minutes, err3 := o.DepositPaper(who, day("2026-11-20"))
	list, err4 := o.SupportList(2026, 8, app.EveryTeam)
	for i, c := range []struct {
		p    interface{ Lines() []string }
		err  error
		want []string
	}{
		{voucher, err1, []string{"PC0001/2026", "155.000 đồng", "Một trăm năm mươi lăm nghìn đồng chẵn", "Lò Văn Ơn"}},
		{sheet, err2, []string{"PC0001/2026", "1 ngày × 70.000 đồng | 70.000 đồng", "85.000 đồng", "155.000 đồng", "chưa có văn bản thay thế"}},
		{minutes, err3, []string{"500.000 đồng", "20.000 đồng", "480.000 đồng", "Bốn trăm tám mươi nghìn đồng chẵn", "Đồng hồ, 1 chiếc, cũ"}},
		{list, err4, []string{"LÒ", "2.124.000", "Hai triệu một trăm hai mươi tư nghìn đồng chẵn", "Mã kiểm", "điểm chỉ"}},
	} {
		if c.err != nil {
			t.Fatal(i, c.err)
		}
		text := strings.ToUpper(strings.Join(c.p.Lines(), "\n"))
		for _, w := range c.want {
			if !strings.Contains(text, strings.ToUpper(w)) {
				t.Errorf("paper %d lacks %q:\n%s", i, w, text)
			}
		}
	}
}
