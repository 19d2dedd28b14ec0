package ui

import (
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/stay"
	"hoanhap/assets"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit"
)

// moneyed is a centre with money in all its books: an approved month, a correction, a month that lacks a tariff, vouchers, deposits, things
// in the store, and the longest names.
func moneyed(t *testing.T) *app.Office {
	t.Helper()
	o := seeded(t, 40)
	id := datatest.Stay(t, o, longest, func(a *app.Admission) { a.Entry.Day = date.Of(2026, 6, 1) })
	who, err := o.ResidentOf(id)
	if err != nil {
		t.Fatal(err)
	}
	do := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	datatest.Stay(t, o, datatest.Named("Trần Văn Nguyện", date.Of(2026, 5, 4)), func(a *app.Admission) { a.Entry.Status = stay.Voluntary })
	do(o.SetLaw([]app.LawRow{{Key: law.CentreProvince, From: date.Of(2026, 1, 1), Value: "22", Source: "cơ sở"}}, ""))
	for m := 5; m < 10; m++ {
		_, err := o.ApproveSupport(2026, m)
		do(err)
	}
	datatest.Move(t, o, id, stay.Hospital, date.Of(2026, 9, 10))
	datatest.Move(t, o, id, stay.Escape, date.Of(2026, 9, 20))
	_, err = o.PayList(2026, 9, app.EveryTeam, "Trần Văn Tổ", date.Of(2026, 11, 20))
	do(err)
	_, err = o.Pay(app.Voucher{Kind: app.VoucherReceive, Day: date.Of(2026, 11, 19), Party: "Kho bạc Nhà nước khu vực", About: app.AboutAdvance, Amount: 300_000_000})
	do(err)
	do(o.Keep(app.DepositEntry{ResidentID: who.ID, Kind: app.DepositGift, Day: date.Of(2026, 11, 20), Amount: 12_500_000, Party: "Nguyễn Phước Công Tằng Tôn Nữ Nghiêng"},
		app.DepositEntry{ResidentID: who.ID, Kind: app.DepositBrought, Day: date.Of(2026, 6, 1), Object: "Đồng hồ đeo tay", Count: "1 chiếc", State: "mặt kính nứt"}))
	do(o.CountCash(date.Of(2026, 11, 20), 1_000, "thử"))
	do(o.StockIn(app.StockEntry{Kind: app.StockCame, Day: date.Of(2026, 11, 1), Things: "120 cái màn cá nhân|120 chiếc chăn sợi|36,5 kg xà phòng"}))
	do(o.IssueGoods(app.StockYearly, date.Of(2026, 11, 3), []string{"3,6 kg xà phòng"}, []int64{id}, ""))
	return o
}

// Every tab of Chế độ is whole at every size of the text, with money in all its books and the longest names.
func TestSupportAtEverySize(t *testing.T) {
	o := moneyed(t)
	if err := kit.LoadWords(assets.Lang(), "vi"); err != nil {
		t.Fatal(err)
	}
	kit.InPlace = true
	routes := []Route{{Screen: "support", Arg: "month/2026-09"}}
	for _, tab := range supportTabs {
		routes = append(routes, Route{Screen: "support", Arg: tab})
	}
	for _, at := range sizings() {
		sizedScreens(t, o, at, routes, "money")
	}
}
