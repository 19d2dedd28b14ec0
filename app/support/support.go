// Package support computes what a resident is entitled to (chế độ hỗ trợ, rules.md §5): days of a timeline times dated
// rates. It is pure: no store, no clock of its own. Every line knows its days, its rates with their sources and what is
// missing; amounts are exact fractions until a line is rounded once, half up, to whole đồng.
package support

import (
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/money"
)

// Edition numbers the way of reckoning. It is raised with every change of this package that may alter a line of a past month: approved
// months are then compared with the whole computation once more, not only for those about whom something was written since. TestEditionFollowsTheComputation fails when it was forgotten.
const Edition = 1

// Items, by the codes of the rates file (assets/law/rates.csv).
const (
	Food             = law.Food
	FoodHoliday      = law.FoodHoliday
	FoodTet          = law.FoodTet
	FoodSick         = law.FoodSick
	Clothing         = law.Clothing
	Hygiene          = law.Hygiene
	Utilities        = law.Utilities
	Culture          = law.Culture
	CostShare        = law.VoluntaryCostShare // 95 % of the cost for the six groups
	Tariff           = law.VoluntaryTariff    // what a voluntary resident pays: the one item that is owed, not paid
	DetoxDrugs       = "detox_drugs"
	OrdinaryDrugs    = "ordinary_drugs"
	DischargeMeal    = law.DischargeMeal
	DischargeFare    = law.DischargeFare
	DischargeClothes = law.DischargeClothes
	Funeral          = law.Funeral
)

// Items in the order of the lists.
var Items = []string{Food, FoodHoliday, FoodTet, FoodSick, Clothing, Hygiene, Utilities, Culture, CostShare, DetoxDrugs, OrdinaryDrugs,
	DischargeMeal, DischargeFare, DischargeClothes, Funeral, Tariff}

// Owed reports an item that the resident pays to the centre (đóng góp); every other is paid for the resident.
func Owed(item string) bool { return item == Tariff }

// Rate is a row of the law as it was used: it is frozen with the line.
type Rate struct {
	Key    string    `json:"key"`
	From   date.Date `json:"from"`
	Value  string    `json:"value"`
	Unit   string    `json:"unit,omitempty"`
	Source string    `json:"source"`
	Mark   string    `json:"mark,omitempty"`
	Scope  string    `json:"scope,omitempty"`
	Note   string    `json:"note,omitempty"`
}

// Unsure reports a rate for which no guidance exists (chưa có hướng dẫn, chưa có văn bản thay thế).
func (r *Rate) Unsure() bool { return r.Mark == law.Unsettled }

// Part is the days of a line that rest on one rate: amount = Days × Num ÷ Den, or Num ÷ Den where Days is 0 (paid once).
type Part struct {
	From  date.Date `json:"from"`
	To    date.Date `json:"to"`
	Days  int       `json:"days,omitempty"`
	Num   int64     `json:"num"`
	Den   int64     `json:"den"`
	Rates []Rate    `json:"rates,omitempty"` // the rate, what it multiplies, its multiple or share
	Paper string    `json:"paper,omitempty"` // of a typed amount
}

// Line is one item of one stay in one month.
type Line struct {
	Item   string     `json:"item"`
	Days   int        `json:"days"`
	Amount money.Dong `json:"amount"` // rounded once
	Parts  []Part     `json:"parts,omitempty"`
	Less   money.Dong `json:"less,omitempty"` // of Tariff: the support of the province, taken off
}

// Missing is an amount that cannot be computed because no rate was entered (thiếu mức): named, never taken as zero.
type Missing struct {
	Item string    `json:"item"`
	Key  string    `json:"key"` // the row of the law that is missing or empty
	From date.Date `json:"from"`
	To   date.Date `json:"to"`
	Days int       `json:"days"`

	Source string `json:"source,omitempty"` // document of the empty row: the amount stands there; "" where there is no row
}

// Entry is what the office or the health desk typed for a stay: days of sick diet, an issue of a yearly item, a bill, money at
// discharge, membership of one of the six groups.
type Entry struct {
	Item   string
	Day    date.Date
	To     date.Date  // last day of a span; 0 is Day
	Days   int        // of travel, at discharge
	Amount money.Dong // typed; 0 where the rate gives it
	Paper  string
}

// Facts is what the computation needs besides the timeline.
type Facts struct {
	Female  bool
	Foreign bool // pays everything (Luật 73/2021 art 37, Luật 120/2025 art 40)
	Entries []Entry
	Taken   map[date.Date]bool // days that another stay of the same resident is paid for: nobody is paid twice for one day
	Month   int                // days of the calendar month that the resident is paid for over several stays; 0: this stay is the only one
}

// Unsure reports a line that rests on a rate without guidance.
func (l *Line) Unsure() bool {
	for i := range l.Parts {
		for k := range l.Parts[i].Rates {
			if l.Parts[i].Rates[k].Unsure() {
				return true
			}
		}
	}
	return false
}

// round is the one rounding of a line.
func (l *Line) round() {
	var s money.Sum
	l.Days = 0
	for i := range l.Parts {
		p := &l.Parts[i]
		l.Days += p.Days
		if p.Days == 0 {
			s.Add(p.Num, p.Den)
		} else {
			s.AddTimes(int64(p.Days), p.Num, p.Den)
		}
	}
	l.Amount = s.Round()
}

// Total is the sum of lines that are paid, and of those that are owed.
func Total(lines []Line) (paid, owed money.Dong) {
	for i := range lines {
		if Owed(lines[i].Item) {
			owed += lines[i].Amount
		} else {
			paid += lines[i].Amount
		}
	}
	return paid, owed
}
