package support

import (
	"hoanhap/app/date"
	"hoanhap/app/law"
)

// Calc computes lines by one edition of the law. What a day costs is worked out once and serves every stay.
type Calc struct {
	law  *law.Pack
	days map[date.Date]*dayRates
}

// New makes a computation by the law in force, with the office's rows.
func New(p *law.Pack) *Calc { return &Calc{law: p, days: map[date.Date]*dayRates{}} }

// price is what one day of an item costs: a fraction of đồng with the rows it rests on. A price without rates is none.
type price struct {
	num, den int64
	rates    []Rate
}

func (p *price) ok() bool { return len(p.rates) > 0 }

// times multiplies a price, adding the row of the multiple.
func (p *price) times(num, den int64, why Rate) price {
	rates := append(p.rates[:len(p.rates):len(p.rates)], why)
	return reduced(price{p.num * num, p.den * den, rates})
}

func reduced(p price) price {
	a, b := p.num, p.den
	for b != 0 {
		a, b = b, a%b
	}
	if a > 1 {
		p.num, p.den = p.num/a, p.den/a
	}
	return p
}

// dayRates is what one day costs for somebody with the full regime, and how the shares of a voluntary resident stand.
type dayRates struct {
	food, extra, sick price // extra: of a holiday; sick: the day's food as a whole
	extraItem         string
	sickHoliday       bool // the holiday gives more than the sick diet
	hygiene           price
	utilities         price
	yearly            [2]price // clothing, culture: a twelfth of the year, to be divided by the paid days of the month
	asCompelled       bool
	foodShare         price // percent of food and clothing: num ÷ den
	costShare         price
	tariff, first     price
}

var yearlyItems = [2]string{Clothing, Culture}

func rateOf(r law.Row) Rate {
	return Rate{Key: r.Key, From: r.From, Value: r.Value, Unit: r.Unit, Source: r.Source, Mark: r.Mark, Scope: r.Scope, Note: r.Note}
}

// amount is the rate of a key on a day divided by n; none where there is no row or its value was not entered.
func (c *Calc) amount(key string, d date.Date, n int64) price {
	a, row, base, ok := c.law.Amount(key, d)
	if !ok || row.Value == "" {
		return price{}
	}
	p := price{a.Num, a.Den * n, []Rate{rateOf(row)}}
	if base.Key != "" {
		p.rates = append(p.rates, rateOf(base))
	}
	return reduced(p)
}

// share is a percentage as a fraction.
func (c *Calc) share(key string, d date.Date) price {
	row, ok := c.law.Row(key, d)
	if !ok || row.Value == "" {
		return price{}
	}
	return price{int64(c.law.Int(key, d)), 100, []Rate{rateOf(row)}}
}

func (c *Calc) on(d date.Date) *dayRates {
	if r := c.days[d]; r != nil {
		return r
	}
	y, m, _ := d.YMD()
	inMonth := int64(date.MonthDays(y, m))
	divisor := inMonth
	if c.law.Text(law.FoodDivisor, d) == "30" {
		divisor = 30
	}
	r := &dayRates{
		food: c.amount(Food, d, divisor), hygiene: c.amount(Hygiene, d, inMonth), utilities: c.amount(Utilities, d, inMonth),
		asCompelled: c.law.Bool(law.VoluntaryAsCompelled, d) && c.law.Text(law.CentreKind, d) != "private",
		foodShare:   c.share(law.VoluntaryFoodShare, d), costShare: c.share(CostShare, d),
		tariff: c.amount(Tariff, d, inMonth), first: c.amount(law.VoluntaryTariffFirst, d, inMonth),
	}
	if c.law.Text(law.YearlyItemsBy, d) == "month" {
		for i, item := range yearlyItems {
			r.yearly[i] = c.amount(item, d, 12)
		}
	}
	if r.food.ok() {
		c.meals(r, d)
	}
	c.days[d] = r
	return r
}

// meals sets what a holiday adds and what a sick day costs. The centre's multiple is kept within the law: no more than the
// ceiling of a holiday, no less than the floor of a sick diet.
func (c *Calc) meals(r *dayRates, d date.Date) {
	sick, sickRow, okSick := c.multiple(law.FoodSick, law.FoodSickMin, d, false)
	if okSick {
		r.sick = r.food.times(sick.Num, sick.Den, sickRow)
	}
	h, ok := c.law.Holiday(d)
	if !ok || !h.Festive() {
		return
	}
	r.extraItem = FoodHoliday
	key, ceiling := law.FoodHoliday, law.FoodHolidayMax
	if h.Code == law.HolidayTet {
		r.extraItem, key, ceiling = FoodTet, law.FoodTet, law.FoodTetMax
	}
	m, row, ok := c.multiple(key, ceiling, d, true)
	if !ok {
		return
	}
	if c.law.Bool(law.HolidayExtraIncludesNormal, d) {
		m.Num = max(0, m.Num-m.Den)
	}
	if m.Num == 0 {
		return
	}
	r.extra = r.food.times(m.Num, m.Den, row)
	mark := h.Mark
	if !h.Confirmed {
		mark = law.Unsettled
	}
	r.extra.rates = append(r.extra.rates, Rate{Key: "holiday." + h.Code, From: d, Value: h.Name, Unit: "text", Source: h.Source, Mark: mark})
	// A sick day on a holiday: whichever gives more.
	r.sickHoliday = okSick && (m.Num+m.Den)*sick.Den > sick.Num*m.Den
}

// multiple is the centre's multiple within its legal bound, with the row it comes from.
func (c *Calc) multiple(key, bound string, d date.Date, ceiling bool) (law.Decimal, Rate, bool) {
	row, ok := c.law.Row(key, d)
	limit, hasLimit := c.law.Row(bound, d)
	if !ok || !hasLimit { // the meals of this occasion do not exist in the law of the day
		return law.Decimal{Num: 0, Den: 1}, Rate{}, false
	}
	m, b := c.law.Decimal(key, d), c.law.Decimal(bound, d)
	if over := m.Num*b.Den > b.Num*m.Den; over == ceiling && m.Num*b.Den != b.Num*m.Den {
		return b, rateOf(limit), true
	}
	r := rateOf(row)
	if r.Mark == law.Ours { // the program's own multiple is that of the law: the article is the source
		r.Source, r.Mark = limit.Source, limit.Mark
	}
	return m, r, true
}
