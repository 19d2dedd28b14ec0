package support

import (
	"hoanhap/app/law"
	"hoanhap/app/money"
	"hoanhap/app/stay"
)

// typed adds what the office typed and falls into the month: once, on its day.
func (s *sheet) typed(e *Entry) {
	if e.Item == FoodSick || e.Item == CostShare || e.Day < s.first || e.Day > s.last {
		return
	}
	p := Part{From: e.Day, To: e.Day, Num: int64(e.Amount), Den: 1, Paper: e.Paper}
	switch e.Item {
	case DischargeMeal:
		rate := s.calc.amount(DischargeMeal, e.Day, 1)
		if !rate.ok() {
			s.lack(e.Item, e.Item, e.Day)
			return
		}
		if e.Days == 0 { // no day on the road: nothing to pay
			return
		}
		p.Days, p.Num, p.Den, p.Rates = e.Days, rate.num, rate.den, rate.rates
	case Clothing, Culture:
		if s.calc.law.Text(law.YearlyItemsBy, e.Day) == "month" { // paid with the months, not a second time
			return
		}
		if !s.ofRate(e, &p) {
			return
		}
	case Funeral:
		if !s.ofRate(e, &p) {
			return
		}
	default:
		if e.Amount == 0 {
			s.lack(e.Item, e.Item, e.Day)
			return
		}
		if row, ok := s.calc.law.Row(e.Item, e.Day); ok {
			p.Rates = []Rate{rateOf(row)}
		}
	}
	l := s.line(e.Item)
	l.Parts = append(l.Parts, p)
}

// ofRate takes the rate of the day where no amount was typed; a voluntary resident's share of clothing is the province's.
func (s *sheet) ofRate(e *Entry, p *Part) bool {
	rate := s.calc.amount(e.Item, e.Day, 1)
	day := s.calc.on(e.Day)
	if e.Item == Clothing && s.timeline.On(e.Day).Status == stay.Voluntary && !day.asCompelled && rate.ok() {
		if !day.foodShare.ok() {
			s.lack(e.Item, law.VoluntaryFoodShare, e.Day)
			return false
		}
		rate = rate.times(day.foodShare.num, day.foodShare.den, day.foodShare.rates[0])
	}
	p.Rates = rate.rates
	if e.Amount != 0 {
		return true
	}
	if !rate.ok() {
		s.lack(e.Item, e.Item, e.Day)
		return false
	}
	p.Num, p.Den = rate.num, rate.den
	return true
}

// shared is the part of a line that the province pays for a voluntary resident: parts that rest on a share.
func (s *sheet) shared(l *Line) money.Dong {
	sum := Line{}
	for _, p := range l.Parts {
		for i := range p.Rates {
			if k := p.Rates[i].Key; k == law.VoluntaryFoodShare || k == law.VoluntaryCostShare {
				sum.Parts = append(sum.Parts, p)
				break
			}
		}
	}
	sum.round()
	return sum.Amount
}

// Share divides an amount by weights in whole đồng so that the parts add up to it: what rounding leaves goes, one đồng each, to the
// largest remainders, ties to the first (labour surplus, NĐ 163/2026 art 118.2c). Weights that are all 0 share nothing.
func Share(total money.Dong, weights []int64) []money.Dong {
	out := make([]money.Dong, len(weights))
	var sum int64
	for _, w := range weights {
		sum += max(0, w)
	}
	if sum == 0 || total <= 0 {
		return out
	}
	rest := make([]int64, len(weights))
	left := total
	for i, w := range weights {
		w = max(0, w)
		q, r := mulDiv(int64(total), w, sum)
		out[i], rest[i] = money.Dong(q), r
		left -= out[i]
	}
	for ; left > 0; left-- {
		best := 0
		for i := range rest {
			if rest[i] > rest[best] {
				best = i
			}
		}
		out[best]++
		rest[best] = -1
	}
	return out
}
