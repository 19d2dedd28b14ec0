// Package why explains computed figures (docs/why.md): a figure is a sum of terms, each with the movement, the paper or the
// people and the article behind it. It is pure: the other parts of app make sums, the window shows them, and Holds proves them.
package why

import (
	"fmt"

	"hoanhap/app/date"
	"hoanhap/app/say"
)

// Unit is what the amount of a term counts; a term with a Day is a day, whatever its unit.
type Unit int

// The units of figures.
const (
	Count   Unit = iota // people, stays, items, lines
	Days                // ngày
	Dong                // đồng
	Hours               // giờ
	Minutes             // phút, written as hours
	Months              // tháng: moves the day it is added to by the calendar
	Milli               // thousandths of a thing in store
	Tenths              // tenths: mg, kg
	Years               // tuổi
	Year                // năm, written without dots
)

// Sum explains a computed figure: the terms that add up to it.
type Sum struct {
	Terms  []Term
	Result Term
	Same   []say.Msg // what happened and did not change the figure, and what it counts
	Open   []say.Msg // readings without guidance yet ("chưa có hướng dẫn")
}

// Term is one line of a sum.
type Term struct {
	Sign     string // "", "+", "–", "="
	Label    say.Msg
	Day      date.Date // a day; of a term in months where the sum stands after it
	N        int64     // anything else, in its unit
	Unit     Unit
	Detail   say.Msg // paper, or who
	Source   string  // article
	Movement int64   // behind the term, 0 for none
	Resident int64   // whose record is behind it, 0 for none
}

// Of makes a term that is a number.
func Of(sign string, label say.Msg, n int64, u Unit) Term {
	return Term{Sign: sign, Label: label, N: n, Unit: u}
}

// On makes a term that is a day.
func On(sign string, label say.Msg, day date.Date) Term {
	return Term{Sign: sign, Label: label, Day: day}
}

// Add puts a term into the sum; with nothing to add or take away it is left out.
func (s *Sum) Add(t Term) {
	if t.N != 0 || t.Day != 0 {
		s.Terms = append(s.Terms, t)
	}
}

// Note adds a sentence on what the figure counts.
func (s *Sum) Note(key string, args ...any) { s.Same = append(s.Same, say.Of(key, args...)) }

// Empty reports a sum that explains nothing.
func (s *Sum) Empty() bool { return len(s.Terms) == 0 && len(s.Same) == 0 && len(s.Open) == 0 }

// Total is what the terms add up to: a number, or the number of a day.
func (s *Sum) Total() (int64, error) {
	total, months := int64(0), 0
	for i := range s.Terms {
		t := &s.Terms[i]
		sign := int64(1)
		if t.Sign == "–" {
			sign = -1
		}
		switch {
		case t.Unit == Months && t.Day != 0: // by the calendar, from the day the sum begins with
			months += int(sign * t.N)
			if day := s.Terms[0].Day.AddMonths(months); day != t.Day {
				return 0, fmt.Errorf("%d months after %s is %s, the term says %s", months, s.Terms[0].Day, day, t.Day)
			}
			total = int64(t.Day)
		case t.Day != 0:
			total += sign * int64(t.Day)
		default:
			total += sign * t.N
		}
	}
	return total, nil
}

// Holds tells whether the terms add up to the figure.
func (s *Sum) Holds() error {
	total, err := s.Total()
	if err != nil {
		return err
	}
	is := s.Result.N
	if s.Result.Day != 0 {
		is = int64(s.Result.Day)
	}
	if total != is {
		return fmt.Errorf("the terms add up to %d, the figure is %d", total, is)
	}
	return nil
}
