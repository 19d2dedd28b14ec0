package support

import (
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/stay"
)

// paidDay is a day that is paid, with the legal basis it is paid by.
type paidDay struct {
	day    date.Date
	status stay.Status
}

// paidDays is the days first to last on which the resident is present at the end of the day, in hospital where such days
// are paid, or came and left for good on that one day (sameday of the census).
func (c *Calc) paidDays(t *stay.Timeline, first, last date.Date) []paidDay {
	var out []paidDay
	for i := range t.Intervals {
		v := &t.Intervals[i]
		if v.State != stay.Present && (v.State != stay.Absent || v.Away != stay.Hospital) {
			continue
		}
		for d := max(v.From, first); d < v.To && d <= last; d++ {
			if v.State == stay.Present || c.law.Bool("hospital_days_paid", d) {
				out = append(out, paidDay{d, v.Status})
			}
		}
	}
	if d, status, ok := sameDay(t); ok && first <= d && d <= last {
		out = append(out, paidDay{d, status})
	}
	return out
}

// Days is the days first to last that a stay is paid for, in order.
func (c *Calc) Days(t *stay.Timeline, first, last date.Date) (out []date.Date) {
	for _, d := range c.paidDays(t, first, last) {
		out = append(out, d.day)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// sameDay is the day on which a stay that was not on the books the day before came onto them and was ended while on them.
func sameDay(t *stay.Timeline) (date.Date, stay.Status, bool) {
	e := t.End()
	if e == nil || !e.Was.State.OnBooks() || t.On(e.Day-1).State.OnBooks() {
		return 0, "", false
	}
	for i := range t.Steps {
		s := &t.Steps[i]
		if s.Day == e.Day && !s.Was.State.OnBooks() && s.Now.State.OnBooks() {
			return e.Day, e.Was.Status, true
		}
	}
	return 0, "", false
}
