package training

import (
	"slices"

	"hoanhap/app/date"
)

// Limits are the longest hours of work of one age, in minutes; 0 is no rule.
type Limits struct{ Day, Week int }

// Worked is how long somebody worked on a day, in minutes.
type Worked struct {
	Day     date.Date
	Minutes int
}

// Over is one limit that was passed: of the day, or of the week that begins on Day (a Monday). At is the day whose limit it is:
// the first day of work of a week.
type Over struct {
	Day, At       date.Date
	Week          bool
	Minutes, Most int
}

// Monday is the first day of the week of a day.
func Monday(d date.Date) date.Date { return d - date.Date(order(d.Weekday())) }

// Exceeded lists the limits that were passed, days first in order, then weeks. The limits are asked for each day: who has a
// birthday in the middle of a week has the limit of its first day of work for the week.
func Exceeded(work []Worked, of func(date.Date) Limits) (out []Over) {
	work = slices.Clone(work)
	slices.SortStableFunc(work, func(a, b Worked) int { return int(a.Day - b.Day) })
	days, weeks := map[date.Date]int{}, map[date.Date]int{}
	first := map[date.Date]date.Date{}
	var order, weekOrder []date.Date
	for _, w := range work {
		if _, ok := days[w.Day]; !ok {
			order = append(order, w.Day)
		}
		days[w.Day] += w.Minutes
		m := Monday(w.Day)
		if _, ok := weeks[m]; !ok {
			weekOrder = append(weekOrder, m)
			first[m] = w.Day
		}
		weeks[m] += w.Minutes
	}
	for _, d := range order {
		if l := of(d).Day; l > 0 && days[d] > l {
			out = append(out, Over{Day: d, At: d, Minutes: days[d], Most: l})
		}
	}
	for _, m := range weekOrder {
		if l := of(first[m]).Week; l > 0 && weeks[m] > l {
			out = append(out, Over{Day: m, At: first[m], Week: true, Minutes: weeks[m], Most: l})
		}
	}
	return out
}
