package app_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/app/support"
	"hoanhap/data/datatest"
)

// What a voucher of its own paid is in the month and its statements, and is not paid once more with the list of the month.
func TestWhatAVoucherPaidIsNotPaidByTheList(t *testing.T) {
	o := office(t)
	id := datatest.Stay(t, o, datatest.Named("Lò Văn Ơn", day("2026-08-01")))
	datatest.Stay(t, o, datatest.Named("Vàng A Páo", day("2026-08-01")))
	datatest.Move(t, o, id, stay.TransferOut, day("2026-08-15"))
	if _, err := o.GiveDischarge(app.DischargeMoney{Stay: id, Day: day("2026-08-15"), Travel: 2, Fare: 185000}); err != nil {
		t.Fatal(err)
	}
	approve(t, o, "2026-08")
	run, err := o.Support(2026, 8)
	if err != nil {
		t.Fatal(err)
	}
	paid, _ := run.Total()
	v, err := o.PayList(2026, 8, app.EveryTeam, "Trần Văn Tổ", day("2026-09-01"))
	if err != nil {
		t.Fatal(err)
	}
	if v.Amount != paid-325000 {
		t.Errorf("the list pays %d of %d; 325000 was paid on the way home", v.Amount, paid)
	}
	p, err := o.SupportList(2026, 8, app.EveryTeam)
	if err != nil {
		t.Fatal(err)
	}
	if text := strings.Join(p.Lines(), "\n"); !strings.Contains(text, "phiếu riêng, không có trong danh sách này: 325.000 đồng") || !strings.Contains(text, v.Amount.Text()) {
		t.Error(text)
	}
	c, err := o.Cash(day("2026-09-01"))
	if err != nil || c.Closing != -paid {
		t.Error("every đồng of the month left the box once:", c.Closing, paid, err)
	}
}

// The money for a funeral is for who died here, once, by one act with its voucher; from July 2026 as the papers say.
func TestFuneralMoney(t *testing.T) {
	o := office(t)
	id := datatest.Stay(t, o, datatest.Named("Lò Văn Ơn", day("2026-03-01")))
	m := app.FuneralMoney{Stay: id, Day: day("2026-06-03"), Party: "Lò Thị Mai"}
	_, err := o.GiveFuneral(m)
	refused(t, err, "err.support.alive")
	datatest.Move(t, o, id, stay.Die, day("2026-06-02"))
	var p say.Problems
	for field, wrong := range map[string]app.FuneralMoney{
		"day":    {Stay: id, Day: day("2026-06-01"), Party: "Lò Thị Mai"},
		"party":  {Stay: id, Day: day("2026-06-03")},
		"stay":   {Day: day("2026-06-03"), Party: "Lò Thị Mai"},
		"amount": {Stay: id, Day: day("2026-07-02"), Party: "Lò Thị Mai"}, // no figure in the decree any more
	} {
		if _, err := o.GiveFuneral(wrong); !errors.As(err, &p) || p[0].Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	v, err := o.GiveFuneral(m)
	if err != nil || v.Amount != 10000000 || v.About != app.AboutFuneral || v.Party != "Lò Thị Mai" {
		t.Fatal(v, err)
	}
	if got := lines(t, o, "2026-06"); !slices.Contains(got, "Lò Văn Ơn funeral 0 10000000") {
		t.Errorf("%q", got)
	}
	_, err = o.GiveFuneral(m)
	refused(t, err, "err.support.buried")
	if _, err := o.ReverseVoucher(v.ID, "nhầm số tiền"); err != nil {
		t.Fatal(err)
	}
	m.Day, m.Amount, m.Paper = day("2026-07-02"), 12500000, "hóa đơn 81"
	if v, err = o.GiveFuneral(m); err != nil || v.Amount != 12500000 {
		t.Fatal(v, err)
	}
	if got := lines(t, o, "2026-07"); !slices.Contains(got, "Lò Văn Ơn funeral 0 12500000") {
		t.Errorf("%q", got)
	}
	if err := o.TypeSupport(app.SupportEntry{Item: support.Funeral, Day: day("2026-07-02"), Amount: 1}, id); err == nil {
		t.Error("typed without its voucher: nobody would pay it")
	}
}

// A day whose box was counted takes no more cash: a voucher of that day is refused with the day that is right, a reversal goes to the
// first open day, the money of a release written late too. Today stays open.
func TestACountedDayTakesNoMoreCash(t *testing.T) {
	o := office(t)
	id := datatest.Stay(t, o, datatest.Named("Lò Văn Ơn", day("2026-08-01")))
	who, today := residentOf(t, o, id), o.Today()
	keep(t, o, who, app.DepositGift, "2026-11-10", 300000)
	keep(t, o, who, app.DepositGift, "2026-11-11", 50000)
	if err := o.CountCash(day("2026-11-11"), 350000, ""); err != nil {
		t.Fatal(err)
	}
	late := app.Voucher{Kind: app.VoucherReceive, Day: day("2026-11-11"), Party: "Kho bạc", About: app.AboutAdvance, Amount: 5000000}
	var p say.Problems
	if _, err := o.Pay(late); !errors.As(err, &p) || p[0].Field != "day" || p[0].Msg.Key != "err.cash.closed" || p[0].Msg.Args[3] != day("2026-11-12") {
		t.Fatal(err)
	}
	if err := o.Keep(app.DepositEntry{ResidentID: who, Kind: app.DepositCanteen, Day: day("2026-11-09"), Amount: 1000}); !errors.As(err, &p) || p[0].Field != "day" {
		t.Fatal(err)
	}
	if err := o.Keep(app.DepositEntry{ResidentID: who, Kind: app.DepositGift, Day: day("2026-11-09"), Object: "Đồng hồ"}); err != nil {
		t.Error("a thing is no cash:", err)
	}
	b, err := o.Deposit(who)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range b.Lines {
		if l.Amount == 50000 {
			if err := o.ReverseDeposit(l.ID, "ghi nhầm người"); err != nil {
				t.Fatal(err)
			}
		}
	}
	for at, want := range map[string]int64{"2026-11-11": 350000, "2026-11-12": 300000} {
		if c, err := o.Cash(day(at)); err != nil || int64(c.Closing) != want {
			t.Errorf("%s: %d, want %d (%v)", at, c.Closing, want, err)
		}
	}
	datatest.Move(t, o, id, stay.TransferOut, day("2026-11-10"))
	v, err := o.GiveDischarge(app.DischargeMoney{Stay: id, Day: day("2026-11-10"), Fare: 90000})
	if err != nil || v.Day != day("2026-11-12") {
		t.Error(v.Day, err)
	}
	if err := o.CountCash(today, 210000, ""); err != nil {
		t.Fatal(err)
	}
	late.Day = today
	if _, err := o.Pay(late); err != nil {
		t.Error("money that comes after the count of today:", err)
	}
	if c, err := o.Cash(today); err != nil || c.Count.Book == c.Closing {
		t.Error("the count does not show that the book went on:", c.Count, c.Closing, err)
	}
}

// Women's hygiene is asked for by the month, of women alone; the last list is proposed again.
func TestHygieneIsIssuedToWomenByTheMonth(t *testing.T) {
	o := office(t)
	datatest.Stay(t, o)
	woman := datatest.Stay(t, o, func(a *app.Admission) { a.Resident.Sex = app.Female })
	if err := o.StockIn(app.StockEntry{Kind: app.StockCame, Day: day("2026-09-01"), Things: "20 gói băng vệ sinh"}); err != nil {
		t.Fatal(err)
	}
	due := func(at string, want int) {
		t.Helper()
		got, err := o.IssueDue(app.StockHygiene, day(at))
		if err != nil || len(got) != want || want == 1 && got[0].Stay != woman {
			t.Errorf("%s: %v, %v", at, got, err)
		}
	}
	if things, err := o.LastIssue(app.StockHygiene); err != nil || len(things) != 0 {
		t.Fatal(things, err)
	}
	due("2026-09-10", 1)
	if err := o.IssueGoods(app.StockHygiene, day("2026-09-10"), []string{"2 gói băng vệ sinh"}, []int64{woman}, ""); err != nil {
		t.Fatal(err)
	}
	due("2026-09-30", 0)
	due("2026-10-01", 1)
	if things, err := o.LastIssue(app.StockHygiene); err != nil || strings.Join(things, "|") != "2 gói băng vệ sinh" {
		t.Fatal(things, err)
	}
}

// What explains a line adds up to it: two holidays of one multiple are two days, not one.
func TestEveryDayOfALineIsExplained(t *testing.T) {
	o := office(t)
	datatest.Stay(t, o, datatest.Named("Lò Văn Ơn", day("2026-03-01")))
	run, err := o.Support(2026, 4)
	if err != nil {
		t.Fatal(err)
	}
	for i := range run.Lines {
		if l := &run.Lines[i].Line; l.Item == support.FoodHoliday {
			if why := strings.Join(app.ExplainLine(l, o.Words), "\n"); l.Amount != 374400 || !strings.Contains(why, "2 ngày × 187.200 = 374.400") {
				t.Error(l.Amount, why)
			}
			return
		}
	}
	t.Error("no holiday in April 2026")
}
