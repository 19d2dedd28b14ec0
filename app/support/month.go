package support

import (
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/stay"
)

// Lines is what one stay gets for the days first to last of one calendar month, and what is missing. The items come in the
// order of Items; an item with nothing to pay has no line.
func (c *Calc) Lines(t *stay.Timeline, f *Facts, first, last date.Date) ([]Line, []Missing) {
	s := sheet{calc: c, timeline: t, facts: f, first: first, last: last, at: map[string]int{}}
	for _, d := range c.paidDays(t, first, last) {
		if f.Taken[d.day] {
			continue
		}
		s.day(d)
	}
	for i := range f.Entries {
		s.typed(&f.Entries[i])
	}
	for i := range s.lines {
		s.lines[i].round()
	}
	s.charge()
	slices.SortStableFunc(s.lines, func(a, b Line) int { return slices.Index(Items, a.Item) - slices.Index(Items, b.Item) })
	return slices.DeleteFunc(s.lines, func(l Line) bool { return len(l.Parts) == 0 }), s.missing
}

// sheet is one stay's month under way.
type sheet struct {
	calc        *Calc
	timeline    *stay.Timeline
	facts       *Facts
	first, last date.Date
	lines       []Line
	at          map[string]int // item → line
	missing     []Missing
	present     int64 // paid days of the whole month, for yearly items by month; 0 not counted yet
}

// day adds one paid day by its legal basis.
func (s *sheet) day(d paidDay) {
	r := s.calc.on(d.day)
	if d.status == stay.Voluntary && (!r.asCompelled || s.facts.Foreign) {
		s.voluntary(d.day, r)
		return
	}
	if !r.food.ok() {
		s.lack(Food, law.Food, d.day)
	}
	s.meals(d.day, r)
	if s.facts.Female {
		s.add(Hygiene, d.day, r.hygiene)
	}
	s.add(Utilities, d.day, r.utilities)
	for i, item := range yearlyItems {
		s.add(item, d.day, s.ofYear(d.day, r.yearly[i]))
	}
}

// meals adds the food of a day: normal with what a holiday adds, or the sick diet as a whole.
func (s *sheet) meals(d date.Date, r *dayRates) {
	if s.sick(d) && r.sick.ok() && !r.sickHoliday {
		s.add(FoodSick, d, r.sick)
		return
	}
	s.add(Food, d, r.food)
	s.add(r.extraItem, d, r.extra)
}

// sick reports a day on the health desk's list of sick diets. The list says days, never why.
func (s *sheet) sick(d date.Date) bool { return s.typedSpan(FoodSick, d) }

func (s *sheet) typedSpan(item string, d date.Date) bool {
	for i := range s.facts.Entries {
		e := &s.facts.Entries[i]
		if e.Item == item && e.Day <= d && d <= max(e.To, e.Day) {
			return true
		}
	}
	return false
}

// voluntary adds a day of a voluntary resident who does not have the regime of the compelled: the province's share of food and
// clothing, or of the whole cost for the six groups (NĐ 116/2021 art 39); foreigners pay all.
func (s *sheet) voluntary(d date.Date, r *dayRates) {
	tariff := r.tariff
	if r.first.ok() && d < s.timeline.Entry().Day.AddMonths(1) {
		tariff = r.first
	}
	if tariff.ok() {
		s.add(Tariff, d, tariff)
	} else {
		s.lack(Tariff, law.VoluntaryTariff, d)
	}
	switch {
	case s.facts.Foreign:
	case s.typedSpan(CostShare, d):
		if !r.costShare.ok() {
			s.lack(CostShare, law.VoluntaryCostShare, d)
		} else if tariff.ok() {
			s.add(CostShare, d, tariff.times(r.costShare.num, r.costShare.den, r.costShare.rates[0]))
		}
	case !r.foodShare.ok():
		s.lack(Food, law.VoluntaryFoodShare, d)
	case !r.food.ok():
		s.lack(Food, law.Food, d)
	default:
		why := r.foodShare.rates[0]
		s.add(Food, d, r.food.times(r.foodShare.num, r.foodShare.den, why))
		if cloth := s.ofYear(d, r.yearly[0]); cloth.ok() {
			s.add(Clothing, d, cloth.times(r.foodShare.num, r.foodShare.den, why))
		}
	}
}

// ofYear is the part of a twelfth of a yearly amount that falls on one paid day: a month in which somebody is paid for at
// least one day counts as one month present, once for the person however many stays it falls on.
func (s *sheet) ofYear(d date.Date, p price) price {
	if !p.ok() {
		return p
	}
	if s.present == 0 {
		s.present = int64(s.facts.Month)
	}
	if s.present == 0 {
		s.present = int64(len(s.calc.paidDays(s.timeline, d.MonthStart(), d.MonthEnd())))
	}
	p.den *= max(1, s.present)
	return reduced(p)
}

// add puts one day of an item on its line, to the part that rests on the same rates.
func (s *sheet) add(item string, d date.Date, p price) {
	if !p.ok() || item == "" {
		return
	}
	l := s.line(item)
	for i := range l.Parts {
		x := &l.Parts[i]
		if x.Days > 0 && x.Num == p.num && x.Den == p.den && slices.Equal(x.Rates, p.rates) {
			x.From, x.To, x.Days = min(x.From, d), max(x.To, d), x.Days+1
			return
		}
	}
	l.Parts = append(l.Parts, Part{From: d, To: d, Days: 1, Num: p.num, Den: p.den, Rates: p.rates})
}

func (s *sheet) line(item string) *Line {
	i, ok := s.at[item]
	if !ok {
		i = len(s.lines)
		s.at[item] = i
		s.lines = append(s.lines, Line{Item: item})
	}
	return &s.lines[i]
}

func (s *sheet) lack(item, key string, d date.Date) {
	row, _ := s.calc.law.Row(key, d)
	for i := range s.missing {
		m := &s.missing[i]
		if m.Item == item && m.Key == key && m.Source == row.Source {
			m.From, m.To, m.Days = min(m.From, d), max(m.To, d), m.Days+1
			return
		}
	}
	s.missing = append(s.missing, Missing{Item: item, Key: key, From: d, To: d, Days: 1, Source: row.Source})
}

// charge takes the support of the province off the tariff: tariff = support + what the resident pays, in whole đồng.
func (s *sheet) charge() {
	i, ok := s.at[Tariff]
	if !ok {
		return
	}
	l := &s.lines[i]
	for _, item := range []string{Food, Clothing, CostShare} {
		if k, ok := s.at[item]; ok {
			l.Less += s.shared(&s.lines[k])
		}
	}
	l.Less = min(l.Less, l.Amount)
	l.Amount -= l.Less
}
