package app_test

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/money"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/app/support"
	"hoanhap/data/datatest"
)

// till is a centre whose money a test draws: vouchers, deposits, things, returns and reversals on the days of November.
type till struct {
	rt     *rapid.T
	o      *app.Office
	stays  []int64
	people []int64
}

func newTill(t *testing.T, rt *rapid.T) *till {
	x := &till{rt: rt, o: office(t)}
	if err := x.o.SetLaw([]app.LawRow{{Key: law.VoluntaryTariff, From: day("2026-01-01"), Value: "3000000", Source: "NQ 7/2025"}}, ""); err != nil {
		rt.Fatal(err)
	}
	for i := range 3 {
		id := datatest.Stay(t, x.o, datatest.Named(fmt.Sprintf("Lò Văn Ơn %d", i), day("2026-04-20")), func(a *app.Admission) {
			a.Stay.Room = []string{"", "Tổ 1", "Tổ 2"}[i]
			if i > 0 {
				a.Entry.Status = stay.Voluntary
			}
		})
		x.stays, x.people = append(x.stays, id), append(x.people, residentOf(t, x.o, id))
	}
	approve(t, x.o, "2026-04", "2026-05")
	if err := x.o.StockIn(app.StockEntry{Kind: app.StockCame, Day: day("2026-11-01"), Things: "9 bộ quần áo dài tay|20,5 kg xà phòng"}); err != nil {
		rt.Fatal(err)
	}
	return x
}

func (x *till) day() date.Date {
	return day("2026-11-10") + date.Date(rapid.IntRange(0, 4).Draw(x.rt, "day"))
}
func (x *till) who() int64  { return rapid.SampledFrom(x.people).Draw(x.rt, "resident") }
func (x *till) stay() int64 { return rapid.SampledFrom(x.stays).Draw(x.rt, "stay") }
func (x *till) amount() money.Dong {
	return money.Dong(rapid.Int64Range(1, 900_000).Draw(x.rt, "amount"))
}

var tillActs = []func(*till) error{
	func(x *till) error {
		kind := rapid.SampledFrom(app.DepositKinds).Draw(x.rt, "kind")
		return x.o.Keep(app.DepositEntry{ResidentID: x.who(), Kind: kind, Day: x.day(), Amount: x.amount()})
	},
	func(x *till) error {
		return x.o.Keep(app.DepositEntry{ResidentID: x.who(), Kind: app.DepositGift, Day: x.day(), Amount: x.amount(), Party: "mẹ"})
	},
	func(x *till) error {
		return x.o.Keep(app.DepositEntry{ResidentID: x.who(), Kind: app.DepositBrought, Day: x.day(), Object: "Đồng hồ", Count: "1 chiếc"})
	},
	func(x *till) error {
		b, err := x.o.Deposit(x.who())
		if err != nil || len(b.Lines) == 0 {
			return err
		}
		return x.o.ReverseDeposit(rapid.SampledFrom(b.Lines).Draw(x.rt, "line").ID, "nhầm")
	},
	func(x *till) error { _, err := x.o.ReturnDeposit(x.who(), x.day(), "người nhà"); return err },
	func(x *till) error {
		v := app.Voucher{Kind: rapid.SampledFrom([]string{app.VoucherPay, app.VoucherReceive}).Draw(x.rt, "kind"), Day: x.day(), Amount: x.amount(), Party: "Nguyễn Văn Thu",
			About: rapid.SampledFrom([]string{app.AboutContribution, app.AboutAdvance, app.AboutOther}).Draw(x.rt, "about"), StayID: x.stay(), Fund: app.FundResident}
		_, err := x.o.Pay(v)
		return err
	},
	func(x *till) error {
		all, err := x.o.Vouchers(app.VoucherQuery{})
		if err != nil || len(all) == 0 {
			return err
		}
		_, err = x.o.ReverseVoucher(rapid.SampledFrom(all).Draw(x.rt, "voucher").ID, "nhầm")
		return err
	},
	func(x *till) error {
		_, err := x.o.PayList(2026, 5, rapid.SampledFrom([]string{"", "Tổ 1", app.EveryTeam}).Draw(x.rt, "team"), "Trần Văn Tổ", x.day())
		return err
	},
	func(x *till) error {
		_, err := x.o.GiveDischarge(app.DischargeMoney{Stay: x.stay(), Day: x.day(), Travel: rapid.IntRange(0, 3).Draw(x.rt, "travel"), Fare: x.amount(),
			Clothes: money.Dong(rapid.Int64Range(0, 1).Draw(x.rt, "suit") * 350_000)})
		return err
	},
	func(x *till) error {
		things := []string{strconv.Itoa(rapid.IntRange(1, 3).Draw(x.rt, "suits")) + " bộ quần áo dài tay", "1,25 kg xà phòng"}
		return x.o.IssueGoods(app.StockYearly, x.day(), things, []int64{x.stay()}, "")
	},
	func(x *till) error {
		rows, _, err := x.o.Issued(0, date.Max)
		if err != nil {
			return err
		}
		return x.o.ReverseStock(rapid.SampledFrom(rows).Draw(x.rt, "stock").ID, "nhầm")
	},
}

// On every paper and table of money the lines add up to the totals that stand on it, whatever was paid, kept, returned and reversed.
func TestEveryPaperOfMoneyAddsUp(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		x := newTill(t, rt)
		for range rapid.IntRange(1, 14).Draw(rt, "acts") {
			err := rapid.SampledFrom(tillActs).Draw(rt, "act")(x)
			var no *say.Refused
			var wrong say.Problems
			if err != nil && !errors.As(err, &no) && !errors.As(err, &wrong) {
				rt.Fatal(err)
			}
		}
		x.deposits()
		x.cash()
		x.vouchers()
		x.discharges()
		x.things()
		x.contributions()
		x.years()
	})
}

func (x *till) same(what string, got, want int64) {
	if got != want {
		x.rt.Fatalf("%s: %d, want %d", what, got, want)
	}
}

func (x *till) ok(err error) {
	if err != nil {
		x.rt.Fatal(err)
	}
}

// running reads a book: the balance of every line is the one before with what came in and without what went out.
func (x *till) running(what string, t *paper.Table, in int) {
	var at int64
	for i, row := range t.Rows {
		if i == 0 && row.Bold { // the opening
			at = row.Cells[in+2].Int
			continue
		}
		at += row.Cells[in].Int - row.Cells[in+1].Int
		x.same(what+", balance of a line", row.Cells[in+2].Int, at)
	}
	total := t.Totals[0].Cells
	every := func(r paper.Row) bool { return !r.Bold }
	x.same(what+", in", sumOf(t.Rows, in, every), total[in].Int)
	x.same(what+", out", sumOf(t.Rows, in+1, every), total[in+1].Int)
	x.same(what+", closing", total[in+2].Int, at)
}

// figure is the amount behind a label on a paper, 0 where the label is not there.
func figure(lines []string, label string) int64 {
	for _, l := range lines {
		_, after, ok := strings.Cut(l, label)
		if !ok {
			continue
		}
		digits := strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' || r == '-' {
				return r
			}
			return -1
		}, strings.SplitN(after, "đồng", 2)[0])
		n, err := strconv.ParseInt(digits, 10, 64)
		if err == nil {
			return n
		}
	}
	return 0
}

func (x *till) deposits() {
	left, err := x.o.Deposits()
	x.ok(err)
	list := app.DepositTable(left, x.o.Words)
	var sum, things int64
	for _, id := range x.people {
		b, err := x.o.Deposit(id)
		x.ok(err)
		t := b.Table(x.o.Words)
		x.running("deposit book", &t, 3)
		sum, things = sum+t.Totals[0].Cells[5].Int, things+int64(len(t.Notes))
		p, err := x.o.DepositBookPaper(id)
		x.ok(err)
		x.same("deposit book, printed", figure(p.Lines(), "Số dư: "), int64(b.Balance))
		for d := day("2026-11-10"); d <= day("2026-11-15"); d++ {
			x.minutes(id, d)
		}
	}
	every := func(paper.Row) bool { return true }
	x.same("deposits", sumOf(list.Rows, 2, every), list.Totals[0].Cells[2].Int)
	x.same("deposits, books", sum, list.Totals[0].Cells[2].Int)
	x.same("deposits, things", sumOf(list.Rows, 3, every), things)
}

// minutes are those of a return: in – out – returned before = returned + what is left.
func (x *till) minutes(resident int64, d date.Date) {
	p, err := x.o.DepositPaper(resident, d)
	x.ok(err)
	l := p.Lines()
	back := figure(l, "Số tiền trả lại: ")
	x.same("minutes of a return", figure(l, "Đã nhận lưu ký: ")-figure(l, "Đã chi theo yêu cầu: ")-figure(l, "Đã trả lại trước đây: "), back+figure(l, "Còn lưu ký: "))
	if words := money.Words(money.Dong(back), x.o.MoneyStyle(d)); !slices.ContainsFunc(l, func(s string) bool { return strings.Contains(s, words) }) {
		x.rt.Fatalf("minutes lack %q:\n%s", words, strings.Join(l, "\n"))
	}
}

func (x *till) cash() {
	var eve int64
	for _, d := range []date.Date{day("2026-11-09"), day("2026-11-10"), day("2026-11-11"), day("2026-11-12"), day("2026-11-13"), day("2026-11-14"), x.o.Today()} {
		c, err := x.o.Cash(d)
		x.ok(err)
		t := c.Table(x.o.Words)
		x.running("cash "+d.Text(), &t, 3)
		x.same("opening of a day", int64(c.Opening), eve)
		eve = int64(c.Closing)
		p, err := x.o.CashPaper(d)
		x.ok(err)
		x.same("cash, printed", figure(p.Lines(), "Tồn quỹ cuối ngày: "), eve)
	}
	all, err := x.o.Vouchers(app.VoucherQuery{})
	x.ok(err)
	for _, v := range all {
		if v.Kind == app.VoucherPay {
			v.Amount = -v.Amount
		}
		eve -= int64(v.Amount)
	}
	left, err := x.o.Deposits()
	x.ok(err)
	for _, l := range left {
		eve -= int64(l.Balance)
	}
	x.same("box less books", eve, 0)
}

func (x *till) vouchers() {
	all, err := x.o.Vouchers(app.VoucherQuery{})
	x.ok(err)
	list := app.VoucherTable(all, x.o.Words)
	every := func(paper.Row) bool { return true }
	x.same("receipts", sumOf(list.Rows, 5, every), list.Totals[0].Cells[5].Int)
	x.same("payments", sumOf(list.Rows, 6, every), list.Totals[0].Cells[6].Int)
	for _, v := range all {
		p, err := x.o.VoucherPaper(v.ID)
		x.ok(err)
		x.same("voucher "+v.Number, figure(p.Lines(), "Số tiền: "), int64(v.Amount))
		text := strings.Join(p.Lines(), "\n")
		if words := money.Words(v.Amount, x.o.MoneyStyle(v.Day)); strings.Count(text, words) < 2 {
			x.rt.Fatalf("voucher lacks %q:\n%s", words, text)
		}
		if v.MonthID == 0 || v.ReversesID != 0 {
			continue
		}
		r, err := x.o.Support(2026, 5)
		x.ok(err)
		_, total := r.List(v.Team, x.o.Words)
		x.same("voucher of a list", int64(v.Amount), int64(total))
	}
}

func (x *till) discharges() {
	for _, id := range x.stays {
		p, err := x.o.DischargePaper(id)
		if errors.Is(err, app.ErrNotFound) {
			continue
		}
		x.ok(err)
		vs, err := x.o.Vouchers(app.VoucherQuery{Stay: id, About: app.AboutDischarge})
		x.ok(err)
		var sum int64
		for _, v := range vs {
			sum += int64(v.Amount)
		}
		typed, err := x.o.TypedSupport(id)
		x.ok(err)
		var lines int64
		for _, e := range typed {
			if e.Live() && e.Item == support.DischargeMeal {
				lines += 70_000 * int64(e.Travel)
			} else if e.Live() {
				lines += int64(e.Amount)
			}
		}
		var listed, total int64
		for _, l := range p.Lines() {
			at := strings.LastIndex(l, "| ")
			switch {
			case at < 0:
			case strings.Contains(l, "Cộng"):
				total = figure([]string{l[at:]}, "| ")
			default:
				listed += figure([]string{l[at:]}, "| ")
			}
		}
		x.same("discharge sheet", listed, total)
		x.same("discharge sheet, typed", total, lines)
		x.same("vouchers of a discharge", sum, lines)
	}
}
