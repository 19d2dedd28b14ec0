package training

import (
	"hoanhap/app/date"
	"hoanhap/app/stay"
)

// Course is what of a class its spans are computed from. Last is the last day of lessons.
type Course struct {
	Class       int64
	First, Last date.Date
	Table       Timetable
}

// Stop says why somebody learns no more before the class is over.
type Stop string

const (
	Ended   Stop = "ended"   // the stay ended: finished, quit, transferred, died …
	Left    Stop = "left"    // escaped, suspended: no longer on the books
	Dropped Stop = "dropped" // taken out by the centre
)

// Span is the days on which somebody learns in a class: From ≤ d < To. It is empty when From == To.
type Span struct {
	From, To date.Date
	Stop     Stop // "" until the class is over
}

// Has reports a day of the span.
func (s Span) Has(d date.Date) bool { return s.From <= d && d < s.To }

// Enrolled computes the days of an enrolment from the intervals of the stay: from the day of enrolment, the beginning of the
// class or the entry, whichever is last, to the end of the class, the day the person was taken out (dropped, 0 never), or the
// first day on whose evening the stay is not on the books any more. Who comes back is enrolled anew. A leave of some days
// (hospital, mourning, procedure) does not end the learning.
func Enrolled(c Course, from, dropped date.Date, stays []stay.Interval) Span {
	s := Span{From: max(c.First, from), To: c.Last + 1}
	if dropped != 0 && dropped < s.To {
		s.To, s.Stop = max(dropped, s.From), Dropped
	}
	at := date.Date(0)
	for _, v := range stays { // the first stretch on the books that reaches beyond the beginning
		if v.State.OnBooks() && v.To > s.From && v.From < v.To {
			at = v.From
			break
		}
	}
	if at == 0 {
		return Span{s.From, s.From, Ended}
	}
	if s.From = max(s.From, at); s.From >= s.To {
		s.To = s.From
		return s
	}
	to, after := onBooks(s.From, stays)
	if to < s.To {
		s.To, s.Stop = to, Ended
		if after != stay.Ended && after != stay.None {
			s.Stop = Left
		}
	}
	return s
}

// onBooks follows the stretches from a day on which the stay is on the books to the first day on which it is not, and says what
// it is then; None when nothing comes after.
func onBooks(from date.Date, stays []stay.Interval) (to date.Date, after stay.State) {
	to = from
	for _, v := range stays {
		switch {
		case v.From == v.To || v.To <= to:
		case v.From <= to && v.State.OnBooks():
			to = v.To
		default:
			return to, v.State
		}
	}
	return to, stay.None
}

// Clash finds the first day and hour at which two enrolments want one person in two classes. Classes without fixed hours
// clash with none.
func Clash(a, b Span, x, y Timetable) (day date.Date, at Slot, yes bool) {
	from, to := max(a.From, b.From), min(a.To, b.To)
	for d := from; d < to && d < from+7; d++ {
		for _, p := range x {
			for _, q := range y {
				if p.Weekday == d.Weekday() && p.meets(q) {
					return d, q, true
				}
			}
		}
	}
	return 0, Slot{}, false
}
