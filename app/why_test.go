package app_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/demo"
	"hoanhap/app/money"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/app/support"
	"hoanhap/app/why"
)

// holds: the terms of an explanation add up to its figure, the figure is the one that is shown, and an explanation is never empty.
func holds(t interface{ Fatalf(string, ...any) }, s why.Sum, figure int64) {
	if err := s.Holds(); err != nil {
		t.Fatalf("%v: %v in %+v", s.Result.Label, err, s.Terms)
	}
	if is := s.Result.N; s.Result.Day == 0 && is != figure || s.Result.Day != 0 && int64(s.Result.Day) != figure {
		t.Fatalf("%v explains %d, %d is shown", s.Result.Label, is, figure)
	}
	if s.Empty() {
		t.Fatalf("%v explains nothing", s.Result.Label)
	}
	for i := range s.Terms {
		if s.Terms[i].Label.IsZero() {
			t.Fatalf("%v has a term without words", s.Result.Label)
		}
	}
}

// Every number of every census and of every board explains itself: of a centre of three years, on any day, in any month.
func TestCensusExplainsItself(t *testing.T) {
	o, _ := filled(t, demo.Size{Residents: 60, Years: 3, Seed: 4})
	cols := []stay.Column{0, 1, 2, 3, stay.Total, stay.Female}
	rapid.Check(t, func(t *rapid.T) {
		y, m, _ := o.Today().AddMonths(-rapid.IntRange(0, 34).Draw(t, "months ago")).YMD()
		c, err := o.CensusOf(y, m, rapid.SampledFrom([]int{0, 1, 15}).Draw(t, "start"))
		if err != nil {
			t.Fatal(err)
		}
		by := rapid.SampledFrom(stay.Breakdowns).Draw(t, "by")
		parts := c.Parts(by)
		for _, col := range cols {
			for _, r := range stay.Rows {
				holds(t, c.Why(r, col), int64(c.Cell(r, col)))
			}
			absent := c.Cell(stay.AbsentHospital, col) + c.Cell(stay.AbsentMourning, col) + c.Cell(stay.AbsentProcedure, col)
			holds(t, c.WhyAbsent(col), int64(absent))
			named := func(v string) say.Msg { return say.Of("part", "v", v) }
			for i := range parts {
				holds(t, c.WhyPart(parts, i, named, col), int64(parts[i].Cells[col]))
			}
			holds(t, c.WhyPart(parts, len(parts), named, col), int64(c.Cell(stay.Closing, col)))
		}
		day := o.Today() - date.Date(rapid.IntRange(0, 900).Draw(t, "days ago"))
		b, err := o.Board(day)
		if err != nil {
			t.Fatal(err)
		}
		holds(t, b.Count.Why(stay.Closing, stay.Total), int64(b.OnBooks))
		holds(t, b.Count.Why(stay.InTotal, stay.Total), int64(b.In))
		holds(t, b.Count.Why(stay.OutTotal, stay.Total), int64(b.Out))
		holds(t, b.Count.Why(stay.PresentRow, stay.Total), int64(b.Present))
		holds(t, b.Count.WhyAbsent(stay.Total), int64(b.Absent))
	})
}

// What a month pays is explained person by person, by its days and by its items; the difference to the month before too.
func TestSupportExplainsItself(t *testing.T) {
	o, _ := filled(t, demo.Size{Residents: 40, Years: 2, Seed: 5})
	rapid.Check(t, func(t *rapid.T) {
		y, m, _ := o.Today().AddMonths(-rapid.IntRange(0, 20).Draw(t, "months ago")).YMD()
		r, err := o.Support(y, m)
		if err != nil {
			t.Fatal(err)
		}
		paid, owed := r.Total()
		holds(t, r.WhyTotal(false), int64(paid))
		holds(t, r.WhyTotal(true), int64(owed))
		p := rapid.SampledFrom(r.People).Draw(t, "who")
		var amount, debt money.Dong
		days := 0
		for i := range r.Lines {
			l := &r.Lines[i]
			switch {
			case l.Stay != p.Stay:
			case support.Owed(l.Item):
				debt += l.Amount
			default:
				amount += l.Amount
			}
			if l.Stay == p.Stay && (l.Item == support.Food || l.Item == support.FoodSick) {
				days += l.Days
			}
		}
		holds(t, r.WhyPerson(p.Stay, false, o.Words), int64(amount))
		holds(t, r.WhyPerson(p.Stay, true, o.Words), int64(debt))
		holds(t, r.WhyDays(p.Stay, o.Words), int64(days))
		changes, err := o.ReviewSupport(y, m)
		if err != nil {
			t.Fatal(err)
		}
		for i := range changes {
			holds(t, changes[i].Why(), int64(changes[i].Is-changes[i].Was))
		}
	})
}

// A deposit book of any length, a month of labour, an age and a share explain themselves.
func TestBooksExplainThemselves(t *testing.T) {
	words := office(t).Words
	rapid.Check(t, func(t *rapid.T) {
		var b app.DepositBook
		for i := range rapid.IntRange(1, 60).Draw(t, "lines") {
			e := app.DepositEntry{ID: int64(i + 1), Kind: app.DepositGift, Day: day("2026-01-01") + date.Date(i), Amount: money.Dong(rapid.IntRange(-90, 100).Draw(t, "amount") * 1000)}
			b.Balance += e.Amount
			b.Lines = append(b.Lines, app.DepositLine{DepositEntry: e, Balance: b.Balance})
		}
		holds(t, b.Why(-1, words), int64(b.Balance))
		at := rapid.IntRange(0, len(b.Lines)-1).Draw(t, "line")
		holds(t, b.Why(at, words), int64(b.Lines[at].Balance))

		var l app.LabourSum
		seen := map[date.Date]bool{}
		for range rapid.IntRange(0, 45).Draw(t, "entries") {
			e := app.LabourEntry{Day: day("2026-10-01") + date.Date(rapid.IntRange(0, 40).Draw(t, "day")), Minutes: rapid.IntRange(0, 500).Draw(t, "minutes"),
				Output: rapid.IntRange(0, 9).Draw(t, "output"), Pay: int64(rapid.IntRange(0, 9000).Draw(t, "pay"))}
			if !seen[e.Day] {
				l.Days++
			}
			seen[e.Day] = true
			l.Minutes, l.Output, l.Pay, l.Entries = l.Minutes+e.Minutes, l.Output+e.Output, l.Pay+e.Pay, append(l.Entries, e)
		}
		for what, n := range map[string]int64{"days": int64(l.Days), "hours": int64(l.Minutes), "output": int64(l.Output), "pay": l.Pay} {
			holds(t, l.Why(what), n)
		}

		birth := date.Whole(day("1950-01-01") + date.Date(rapid.IntRange(0, 25000).Draw(t, "birth")))
		if rapid.Bool().Draw(t, "year only") {
			birth.M, birth.D = 0, 0
		}
		on := birth.Last() + date.Date(rapid.IntRange(0, 30000).Draw(t, "lived"))
		holds(t, app.WhyAge(birth, on), int64(birth.Age(on)))
	})
}

// The cash box, the store and the deposits explain themselves on any day of a book that moved.
func TestCashAndStoreExplainThemselves(t *testing.T) {
	o, _ := filled(t, demo.Size{Residents: 12, Years: 1, Seed: 6})
	first := o.Today() - 30
	lines, err := o.Clocks(o.Today())
	if err != nil {
		t.Fatal(err)
	}
	for i := range 20 {
		who, on := lines[i%len(lines)].Resident.ID, first+date.Date(i)
		errs := []error{o.Keep(app.DepositEntry{ResidentID: who, Kind: app.DepositGift, Day: on, Amount: money.Dong(10_000 * (i + 1)), Party: "Lê Thị Mẹ"}),
			o.StockIn(app.StockEntry{Kind: app.StockCame, Day: on, Things: fmt.Sprintf("%d,5 kg xà phòng", i+1), Party: "Công ty Thử"})}
		if i%3 == 2 {
			errs = append(errs, o.Keep(app.DepositEntry{ResidentID: who, Kind: app.DepositCanteen, Day: on, Amount: 5_000}), o.IssueGoods(app.StockOnEntry, on, []string{"0,5 kg xà phòng"}, []int64{lines[i%len(lines)].Stay.ID}, ""))
		}
		for _, kind := range []string{app.VoucherReceive, app.VoucherPay} {
			_, err := o.Pay(app.Voucher{Kind: kind, About: app.AboutOther, Party: "Trần Văn Tổ", Day: on, Amount: money.Dong(7_000 + i), Fund: app.FundState, Text: "thử"})
			errs = append(errs, err)
		}
		for _, err := range errs {
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	for on := first - 1; on <= o.Today(); on++ {
		c, err := o.Cash(on)
		if err != nil {
			t.Fatal(err)
		}
		holds(t, c.Why(), int64(c.Closing))
		holds(t, c.WhyDeposit(false), int64(c.DepositIn))
		holds(t, c.WhyDeposit(true), int64(c.DepositOut))
		holds(t, c.WhyVouchers(false), int64(c.Receipts))
		holds(t, c.WhyVouchers(true), int64(c.Payments))
		s, err := o.WhyOpening(on)
		if err != nil {
			t.Fatal(err)
		}
		holds(t, s, int64(c.Opening))
		stock, err := o.Stock(on)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range stock {
			for what, n := range map[string]int64{"came": x.Came.Milli, "gone": x.Gone.Milli, "left": x.Left.Milli} {
				s, err := o.WhyThing(x.Thing, what, on)
				if err != nil {
					t.Fatal(err)
				}
				holds(t, s, n)
			}
		}
		due, err := o.IssueDue(app.StockOnEntry, on)
		if err != nil {
			t.Fatal(err)
		}
		if s, err = o.WhyIssue(app.StockOnEntry, on); err != nil {
			t.Fatal(err)
		}
		holds(t, s, int64(len(due)))
	}
	list, err := o.Deposits()
	if err != nil {
		t.Fatal(err)
	}
	sum := money.Dong(0)
	for i := range list {
		sum += list[i].Balance
	}
	holds(t, app.WhyDeposits(list), int64(sum))
}

// A sum whose terms do not add up is told: the proof itself can fail.
func TestAWrongSumIsTold(t *testing.T) {
	s := why.Sum{Result: why.Of("=", say.Of("x"), 5, why.Count)}
	s.Add(why.Of("", say.Of("a"), 3, why.Count))
	if s.Holds() == nil {
		t.Error("3 = 5 holds")
	}
	s.Add(why.Of("+", say.Of("b"), 2, why.Count))
	if err := s.Holds(); err != nil {
		t.Error(err)
	}
	d := why.Sum{Result: why.On("=", say.Of("x"), day("2026-03-01"))}
	d.Add(why.On("", say.Of("a"), day("2026-01-31")))
	d.Add(why.Term{Sign: "+", Label: say.Of("b"), N: 1, Unit: why.Months, Day: day("2026-03-01")})
	if d.Holds() == nil {
		t.Error("a month after 31 January is 28 February")
	}
}
