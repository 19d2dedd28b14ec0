package app_test

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/money"
	"hoanhap/app/say"
	"hoanhap/data/datatest"
)

// residentOf is the resident of a stay.
func residentOf(t *testing.T, o *app.Office, stayID int64) (id int64) {
	t.Helper()
	err := o.Store.Read(func(tx app.Tx) error {
		rows, err := tx.Timelines(app.StayQuery{IDs: []int64{stayID}})
		if err == nil {
			id = rows[0].Resident.ID
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func keep(t *testing.T, o *app.Office, who int64, kind, on string, amount money.Dong) {
	t.Helper()
	if err := o.Keep(app.DepositEntry{ResidentID: who, Kind: kind, Day: day(on), Amount: amount}); err != nil {
		t.Fatal(err)
	}
}

// A book never falls below zero on any day: not by what goes out, not by what is reversed, not by what is dated back.
func TestDepositNeverBelowZero(t *testing.T) {
	o := office(t)
	who := residentOf(t, o, datatest.Stay(t, o))
	keep(t, o, who, app.DepositGift, "2026-09-10", 500000)
	keep(t, o, who, app.DepositCanteen, "2026-09-20", 450000)
	refused(t, o.Keep(app.DepositEntry{ResidentID: who, Kind: app.DepositPhone, Day: day("2026-09-21"), Amount: 50001}), "err.deposit.short")
	refused(t, o.Keep(app.DepositEntry{ResidentID: who, Kind: app.DepositPhone, Day: day("2026-09-09"), Amount: 1}), "err.deposit.short")
	b, err := o.Deposit(who)
	if err != nil || b.Balance != 50000 || len(b.Lines) != 2 || b.Lines[0].Balance != 500000 {
		t.Fatal(b, err)
	}
	refused(t, o.ReverseDeposit(b.Lines[0].ID, "nhầm"), "err.deposit.short")
	if err := o.ReverseDeposit(b.Lines[1].ID, "trả lại hàng"); err != nil {
		t.Fatal(err)
	}
	refused(t, o.ReverseDeposit(b.Lines[1].ID, "lần nữa"), "err.deposit.reversed")
	if b, err = o.Deposit(who); err != nil || b.Balance != 500000 || len(b.Lines) != 3 {
		t.Fatal(b, err)
	}
}

// Things are kept until they are handed back; the return at discharge takes everything once.
func TestReturnDeposit(t *testing.T) {
	o := office(t)
	who := residentOf(t, o, datatest.Stay(t, o))
	keep(t, o, who, app.DepositBrought, "2026-09-01", 1250000)
	if err := o.Keep(app.DepositEntry{ResidentID: who, Kind: app.DepositBrought, Day: day("2026-09-01"), Object: "Điện thoại Nokia", Count: "1 chiếc", State: "vỡ màn hình"}); err != nil {
		t.Fatal(err)
	}
	var p say.Problems
	if err := o.Keep(app.DepositEntry{ResidentID: who, Kind: app.DepositCanteen, Day: day("2026-09-01"), Object: "Dép"}); !errors.As(err, &p) {
		t.Fatal(err)
	}
	before, err := o.ReturnDeposit(who, day("2026-11-20"), "Lò Văn Ơn")
	if err != nil || before.Balance != 1250000 || len(before.Kept) != 1 || before.Kept[0].Object != "Điện thoại Nokia" {
		t.Fatal(before, err)
	}
	b, err := o.Deposit(who)
	if err != nil || b.Balance != 0 || len(b.Kept) != 0 {
		t.Fatal(b, err)
	}
	_, err = o.ReturnDeposit(who, day("2026-11-20"), "")
	refused(t, err, "err.deposit.nothing")
	// A return taken back: the thing is kept again.
	for _, l := range b.Lines {
		if l.ObjectID != 0 {
			if err := o.ReverseDeposit(l.ID, "chưa trao"); err != nil {
				t.Fatal(err)
			}
		}
	}
	if b, err = o.Deposit(who); err != nil || len(b.Kept) != 1 {
		t.Fatal(b.Kept, err)
	}
}

// Whatever is entered, in whatever order, no balance is ever below zero, and the cash box is the sum of all books.
func TestDepositHolds(t *testing.T) {
	o := office(t)
	people := []int64{residentOf(t, o, datatest.Stay(t, o)), residentOf(t, o, datatest.Stay(t, o))}
	rapid.Check(t, func(r *rapid.T) {
		who := rapid.SampledFrom(people).Draw(r, "who")
		e := app.DepositEntry{ResidentID: who, Kind: rapid.SampledFrom(app.DepositKinds).Draw(r, "kind"),
			Day: day("2026-09-01") + date.Date(rapid.IntRange(0, 80).Draw(r, "day")), Amount: money.Dong(rapid.Int64Range(1, 300000).Draw(r, "amount"))}
		err := o.Keep(e)
		if b, e := o.Deposit(who); err == nil && e == nil && rapid.IntRange(0, 3).Draw(r, "reverse") == 0 {
			err = o.ReverseDeposit(b.Lines[len(b.Lines)-1].ID, "thử")
		}
		var no *say.Refused
		if err != nil && !errors.As(err, &no) {
			r.Fatal(err)
		}
		var sum money.Dong
		for _, id := range people {
			b, err := o.Deposit(id)
			if err != nil {
				r.Fatal(err)
			}
			sum += b.Balance
			for _, l := range b.Lines {
				if l.Balance < 0 {
					r.Fatalf("%+v", l)
				}
			}
		}
		c, err := o.Cash(o.Today())
		if err != nil || c.Closing != sum {
			r.Fatal(c.Closing, sum, err)
		}
	})
}

func TestCashBox(t *testing.T) {
	o := office(t)
	id := datatest.Stay(t, o)
	who := residentOf(t, o, id)
	for _, v := range []app.Voucher{{Kind: app.VoucherReceive, Day: day("2026-11-02"), Party: "Kho bạc", About: app.AboutAdvance, Amount: 5000000},
		{Kind: app.VoucherPay, Day: day("2026-11-03"), Party: "Lò Văn Ơn", About: app.AboutOther, Amount: 1200000}} {
		if _, err := o.Pay(v); err != nil {
			t.Fatal(err)
		}
	}
	keep(t, o, who, app.DepositGift, "2026-11-03", 300000)
	c, err := o.Cash(day("2026-11-03"))
	if err != nil || c.Opening != 5000000 || c.Payments != 1200000 || c.DepositIn != 300000 || c.Closing != 4100000 {
		t.Fatal(c, err)
	}
	var p say.Problems
	if err := o.CountCash(day("2026-11-03"), 4000000, ""); !errors.As(err, &p) || p[0].Msg.Key != "err.cash.differs" {
		t.Fatal(err)
	}
	if err := o.CountCash(day("2026-11-03"), 4000000, "thiếu một tờ, đang tìm"); err != nil {
		t.Fatal(err)
	}
	if err := o.CountCash(day("2026-11-03"), 4100000, "đã tìm thấy"); err != nil {
		t.Fatal(err)
	}
	if c, err = o.Cash(day("2026-11-03")); err != nil || c.Count == nil || c.Count.Counted != c.Closing {
		t.Fatal(c.Count, err)
	}
}

func TestShareLabour(t *testing.T) {
	o := office(t)
	a, b := residentOf(t, o, datatest.Stay(t, o)), residentOf(t, o, datatest.Stay(t, o))
	got, err := o.ShareLabour(day("2026-10-31"), 1000001, []app.LabourDay{{Resident: a, Work: 20}, {Resident: b, Work: 10}}, "tháng 10")
	if err != nil || len(got) != 2 || got[0]+got[1] != 200000 || got[0] != 133333 {
		t.Fatal(got, err)
	}
	var p say.Problems
	if _, err := o.ShareLabour(day("2026-06-30"), 1000, []app.LabourDay{{Resident: a, Work: 1}}, ""); !errors.As(err, &p) || p[0].Msg.Key != "err.support.no_labour" {
		t.Fatal(err)
	}
}

// Things in kind: the list by region, refused when the store is short, reversed.
func TestStock(t *testing.T) {
	o := office(t)
	id := datatest.Stay(t, o)
	if err := o.SetLaw([]app.LawRow{{Key: law.CentreProvince, From: day("2026-01-01"), Value: "22", Source: "cơ sở"}}, ""); err != nil {
		t.Fatal(err)
	}
	things := o.IssueList(app.StockOnEntry, day("2026-09-01"))
	if got := strings.Join(things, "|"); got != "1 màn cá nhân|1 chăn sợi|1 gối|1 áo ấm|2 đôi tất|1 chăn bông không quá 2 kg" {
		t.Fatal(got)
	}
	refused(t, o.IssueGoods(app.StockOnEntry, day("2026-09-02"), things, []int64{id}, ""), "err.stock.short")
	if err := o.StockIn(app.StockEntry{Kind: app.StockCame, Day: day("2026-09-01"), Things: "10 màn cá nhân|10 chăn sợi|10 gối|10 áo ấm|20 đôi tất|10 chăn bông không quá 2 kg|7,25 kg xà phòng", Party: "Công ty An Bình"}); err != nil {
		t.Fatal(err)
	}
	if err := o.IssueGoods(app.StockOnEntry, day("2026-09-02"), things, []int64{id}, ""); err != nil {
		t.Fatal(err)
	}
	s, err := o.Stock(day("2026-09-30"))
	if err != nil || s[0].Left.Text() != "9 màn cá nhân" || s[4].Left.Count() != "18" || s[6].Left.Text() != "7,25 kg xà phòng" {
		t.Fatal(s, err)
	}
	if due, err := o.IssueDue(app.StockOnEntry, day("2026-09-30")); err != nil || len(due) != 0 {
		t.Fatal("got it and is asked again", due, err)
	}
	if due, err := o.IssueDue(app.StockYearly, day("2026-09-30")); err != nil || len(due) != 1 || due[0].Stay != id {
		t.Fatal(due, err)
	}
	sheet, err := o.IssueSheet(day("2026-09-01"), day("2026-09-30"), o.Words)
	if err != nil || len(sheet.Rows) != 1 || !strings.HasPrefix(sheet.Rows[0].Cells[4].Text, "1 màn cá nhân; 1 chăn sợi") {
		t.Fatal(sheet, err)
	}
	rows, _, err := o.Issued(day("2026-09-02"), day("2026-09-02"))
	if err != nil || len(rows) != 1 {
		t.Fatal(rows, err)
	}
	if err := o.ReverseStock(rows[0].ID, "phát nhầm"); err != nil {
		t.Fatal(err)
	}
	if s, err = o.Stock(day("2026-09-30")); err != nil || s[0].Left.Text() != "10 màn cá nhân" {
		t.Fatal(s, err)
	}
	// South of Đà Nẵng nothing warm.
	if err := o.SetLaw([]app.LawRow{{Key: law.CentreProvince, From: day("2026-10-01"), Value: "91", Source: "cơ sở"}}, ""); err != nil {
		t.Fatal(err)
	}
	if got := len(o.IssueList(app.StockOnEntry, day("2026-10-01"))); got != 3 {
		t.Fatal(got)
	}
	if n := len(o.IssueList(app.StockYearly, day("2026-10-01"))); n != 12 {
		t.Fatal(n)
	}
	for _, bad := range []string{"màn", "0 màn", "-1 màn", "1,2345 kg", "x kg"} {
		if _, ok := app.ParseGoods(bad); ok {
			t.Error(bad)
		}
	}
}
