package app

import (
	"strconv"

	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/app/why"
)

// WhyAge explains the age on a day: the year less that of the birth, less one before the birthday. A birth known to the month
// or the year counts as its last day (rules.md §4).
func WhyAge(birth date.Partial, on date.Date) why.Sum {
	s := why.Sum{Result: why.Of("=", say.Of("why.age", "day", on), int64(birth.Age(on)), why.Years)}
	if birth.Age(on) < 0 {
		return why.Sum{Same: []say.Msg{say.Of("why.no_birth")}}
	}
	s.Add(why.Of("", say.Of("why.year_now", "day", on), int64(on.Year()), why.Year))
	s.Add(why.Of("–", say.Of("why.year_born", "birth", birth), int64(birth.Y), why.Year))
	if total, _ := s.Total(); total != s.Result.N {
		s.Add(why.Of("–", say.Of("why.before_birthday"), total-s.Result.N, why.Count))
	}
	if birth.Date() == 0 {
		s.Note("why.birth_last")
	}
	return s
}

// WhyHits explains how many lines a list of people has, by their status.
func WhyHits(label say.Msg, hits []Hit) why.Sum {
	by, without := map[stay.Status]int64{}, int64(0)
	for i := range hits {
		if h := &hits[i]; h.Stay == 0 {
			without++
		} else {
			by[h.Status]++
		}
	}
	return whyStatuses(label, by, without)
}

func whyStatuses(label say.Msg, by map[stay.Status]int64, without int64) why.Sum {
	s, n := why.Sum{}, without
	for _, st := range stay.Statuses {
		s.Add(why.Of("+", say.Of("status."+string(st)), by[st], why.Count))
		n += by[st]
	}
	s.Add(why.Of("+", say.Of("why.no_stay"), without, why.Count))
	s.Result = why.Of("=", label, n, why.Count)
	if n == 0 {
		s.Note("why.nobody")
	}
	return first(s)
}

// chipOpen is the key of the chip of open stays.
const chipOpen = "open"

// chipParts is what the count of a chip is made of: by status, and by state.
type chipParts struct {
	status map[stay.Status]int64
	state  map[stay.State]int64
}

func (c *ChipCounts) part(key string, k hitKind, n int) {
	p := c.parts[key]
	if p == nil {
		p = &chipParts{map[stay.Status]int64{}, map[stay.State]int64{}}
		c.parts[key] = p
	}
	p.status[k.status] += int64(n)
	p.state[k.state] += int64(n)
}

// chipStates in the order they are told; "" is somebody without a stay.
var chipStates = []stay.State{stay.Present, stay.Absent, stay.Escaped, stay.Suspended, stay.Custody, stay.Ended}

// Why explains the count of a chip: of a status by the states, of any other by the statuses.
func (c *ChipCounts) Why(key string, label say.Msg) why.Sum {
	p := c.parts[key]
	if p == nil {
		return why.Sum{Result: why.Of("=", label, 0, why.Count), Same: []say.Msg{say.Of("why.nobody")}}
	}
	if !stay.Status(key).Known() {
		return whyStatuses(label, p.status, p.status[""])
	}
	s := why.Sum{}
	for _, st := range chipStates {
		s.Add(why.Of("+", say.Of("state."+string(st)), p.state[st], why.Count))
	}
	total, _ := s.Total()
	s.Result = why.Of("=", label, total, why.Count)
	return first(s)
}

// WhyLeavers explains how many stand in the list of those who may go, by status.
func WhyLeavers(label say.Msg, list []ClockLine) why.Sum {
	by := map[stay.Status]int64{}
	for i := range list {
		by[list[i].Clock.Point.Status]++
	}
	return whyStatuses(label, by, 0)
}

// WhyRehab explains a sum of what communes report: of all by the communes, of one over several months by its months.
func (o *Office) WhyRehab(year, first, last int, at int, what string) (s why.Sum, err error) {
	lines, _, err := o.RehabOver(year, first, last)
	if err != nil {
		return s, err
	}
	if at >= len(lines) {
		for i := range lines {
			s.Add(why.Of("+", say.Of("why.text", "text", lines[i].Name), int64(lines[i].figure(what)), why.Count))
		}
	} else {
		last := lines[at].Month // of people and teams the last month's number stands for the whole time
		for m := first; m <= lines[at].Month; m++ {
			month, _, err := o.RehabOver(year, m, m)
			if err != nil {
				return s, err
			}
			for i := range month {
				if r := &month[i]; r.Commune == lines[at].Commune && r.CommuneList == lines[at].CommuneList && (m == last || what != "people" && what != "teams") {
					t := why.Of("+", say.Of("census.month", "month", strconv.Itoa(m)+"/"+strconv.Itoa(year)), int64(r.figure(what)), why.Count)
					t.Detail = say.Of("why.told", "day", r.Day)
					s.Add(t)
				}
			}
		}
	}
	total, _ := s.Total()
	s.Result = why.Of("=", say.Of("rehab."+what), total, why.Count)
	if len(s.Terms) == 0 {
		s.Note("why.no_line")
	} else if s.Terms[0].Sign == "+" {
		s.Terms[0].Sign = ""
	}
	return s, nil
}

func (r *CommuneReport) figure(what string) int {
	switch what {
	case "people":
		return r.People
	case "new":
		return r.New
	case "done":
		return r.Done
	case "teams":
		return r.Teams
	}
	return r.Contacts
}

// WhyNext explains the number that is offered next: the one after the last of the book.
func (b *NumberBook) WhyNext() why.Sum {
	s := why.Sum{Result: why.Of("=", say.Of("why.next_number"), int64(b.Next), why.Count)}
	s.Add(why.Of("", say.Of("why.last_number", "symbol", b.Symbol, "year", strconv.Itoa(b.Year)), int64(b.Next-1), why.Count))
	s.Add(why.Of("+", say.Of("why.one_more"), 1, why.Count))
	return first(s)
}

// WhyMonths explains what came in over the periods of the chart, or what went.
func WhyMonths(months []Month, in bool) why.Sum {
	s, label := why.Sum{}, "census.in_total"
	if !in {
		label = "census.out_total"
	}
	for i := range months {
		n := months[i].In
		if !in {
			n = months[i].Out
		}
		s.Add(why.Of("+", say.Of("census.month", "month", date.Of(months[i].Year, months[i].Month, 1).Text()[3:]), int64(n), why.Count))
	}
	total, _ := s.Total()
	s.Result = why.Of("=", say.Of(label), total, why.Count)
	if total == 0 {
		s.Note("why.nobody")
	}
	return first(s)
}

// WhyHoliday explains a day off: as its document says, or the first working day after one that fell on a weekend (made: that one).
func WhyHoliday(name, source string, made, day date.Date) why.Sum {
	s := why.Sum{Result: why.On("=", say.Of("why.day_off"), day)}
	from := why.On("", say.Of("why.text", "text", name), day)
	from.Source = source
	if made != 0 {
		from.Day = made
	}
	s.Add(from)
	if made < day && made != 0 {
		s.Add(why.Of("+", say.Of("why.next_free"), int64(day-made), why.Days))
	} else if made > day {
		s.Add(why.Of("–", say.Of("why.next_free"), int64(made-day), why.Days))
	}
	return s
}
