package app

import (
	"slices"
	"strconv"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/money"
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
	s.Add(why.Of("", say.Of("why.year_now", "day", on), int64(on.Year()), why.Count))
	s.Add(why.Of("–", say.Of("why.year_born", "birth", birth), int64(birth.Y), why.Count))
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

// WhyThing explains what is in the store of one thing up to a day: what came, what went, or what is left.
func (o *Office) WhyThing(thing, what string, until date.Date) (s why.Sum, err error) {
	err = o.Store.Read(func(tx Tx) error {
		rows, err := All[StockEntry](tx)
		if err != nil {
			return err
		}
		slices.SortStableFunc(rows, func(a, b StockEntry) int { return int(a.Day - b.Day) })
		came, gone := int64(0), int64(0)
		var lines []why.Term
		for _, e := range rows {
			if e.Day > until {
				continue
			}
			list, _ := goodsOf(strings.Split(e.Things, "|"))
			for _, g := range list {
				if g.Thing != thing {
					continue
				}
				n := g.Milli
				if e.ReversesID != 0 {
					n = -n
				}
				in := e.Kind == StockCame
				if in {
					came += n
				} else {
					gone += n
				}
				if in == (what == "came") {
					t := why.Of("+", say.Of("why.dated", "day", e.Day, "text", say.Of("stock.kind."+e.Kind)), n, why.Milli)
					if n < 0 {
						t.Sign, t.N = "–", -n
					}
					t.Detail = say.Of("why.text", "text", strings.Trim(e.Party+"; "+e.Paper, "; "))
					lines = append(lines, t)
				}
			}
		}
		switch what {
		case "left":
			s.Result = why.Of("=", say.Of("support.col.left"), came-gone, why.Milli)
			s.Add(why.Of("", say.Of("support.col.came"), came, why.Milli))
			s.Add(why.Of("–", say.Of("support.col.gone"), gone, why.Milli))
		default:
			s = whyThings(lines, say.Of("support.col."+what))
		}
		if len(s.Terms) == 0 {
			s.Note("why.no_line")
		}
		return nil
	})
	return first(s), err
}

// whyThings tells the last lines one by one, the ones before them by day of the month as one term.
func whyThings(lines []why.Term, label say.Msg) why.Sum {
	s := why.Sum{Terms: lines}
	total, _ := s.Total()
	s.Result = why.Of("=", label, total, why.Milli)
	if n := len(lines) - whyLines; n > 0 {
		old := why.Sum{Terms: lines[:n]}
		before, _ := old.Total()
		s.Terms = append([]why.Term{why.Of("+", say.Of("why.lines_before", "n", n), before, why.Milli)}, lines[n:]...)
	}
	return s
}

// Why explains a figure of the labour of a month: its days, hours, output or pay, entry by entry.
func (l *LabourSum) Why(what string) why.Sum {
	s := why.Sum{}
	days := map[date.Date]bool{}
	for i := range l.Entries {
		e := &l.Entries[i]
		t := why.Of("+", say.Of("why.day", "day", e.Day), 0, why.Count)
		switch what {
		case "days":
			if days[e.Day] {
				continue
			}
			days[e.Day] = true
			t.N, t.Unit = 1, why.Days
		case "hours":
			t.N, t.Unit = int64(e.Minutes), why.Minutes
		case "output":
			t.N = int64(e.Output)
		default:
			t.N, t.Unit = e.Pay, why.Dong
		}
		s.Add(t)
	}
	total, _ := s.Total()
	s.Result = why.Of("=", say.Of("train.col."+what), total, why.Count)
	if len(s.Terms) > 0 {
		s.Result.Unit = s.Terms[0].Unit
	}
	if n := len(s.Terms) - whyLines; n > 0 {
		old := why.Sum{Terms: s.Terms[:n]}
		before, _ := old.Total()
		s.Terms = append([]why.Term{why.Of("+", say.Of("why.lines_before", "n", n), before, s.Result.Unit)}, s.Terms[n:]...)
	}
	if len(s.Terms) == 0 {
		s.Note("why.no_line")
	}
	return first(s)
}

// whyMembers explains a count of a class by its people.
func whyMembers(label say.Msg, members []Member, is func(*Member) bool, detail func(*Member) say.Msg) why.Sum {
	s := why.Sum{}
	for i := range members {
		if m := &members[i]; is(m) {
			t := why.Of("+", say.Of("why.person", "name", m.Name, "code", m.StayCode), 1, why.Count)
			t.Resident, t.Detail = m.Resident, detail(m)
			s.Add(t)
		}
	}
	s.Result = why.Of("=", label, int64(len(s.Terms)), why.Count)
	if len(s.Terms) == 0 {
		s.Note("why.nobody")
	}
	return first(s)
}

// WhyMembers explains a figure of a class by those whom it counts.
func (v *ClassView) WhyMembers(label say.Msg, is func(*Member) bool) why.Sum {
	return whyMembers(label, v.Members, is, func(m *Member) say.Msg { return say.Of("train.span", "from", m.Span.From, "to", m.Span.To-1) })
}

// WhyClasses explains a figure of all classes of a year by the classes.
func WhyClasses(label say.Msg, list []ClassLine, n func(*ClassLine) int) why.Sum {
	s := why.Sum{}
	for i := range list {
		s.Add(why.Of("+", say.Of("why.text", "text", list[i].Name), int64(n(&list[i])), why.Count))
	}
	total, _ := s.Total()
	s.Result = why.Of("=", label, total, why.Count)
	if len(s.Terms) == 0 {
		s.Note("why.nobody")
	}
	return first(s)
}

// WhyLessons explains the lessons of a member: those attended of those held up to today.
func (m *Member) WhyLessons() why.Sum {
	s := why.Sum{Result: why.Of("=", say.Of("why.lessons_held"), int64(m.Present+m.Excused+m.Missed+m.Away), why.Count)}
	s.Add(why.Of("+", say.Of("why.lessons_present"), int64(m.Present), why.Count))
	s.Add(why.Of("+", say.Of("why.lessons_excused"), int64(m.Excused), why.Count))
	s.Add(why.Of("+", say.Of("why.lessons_missed"), int64(m.Missed), why.Count))
	s.Add(why.Of("+", say.Of("why.lessons_away"), int64(m.Away), why.Count))
	return first(s)
}

// WhyLearned explains how long somebody learns: from the enrolment to the last day of the class, or to the day he left.
func (m *Member) WhyLearned() why.Sum {
	s := why.Sum{Result: why.Of("=", say.Of("why.learned"), int64(m.Span.To-m.Span.From), why.Days)}
	last := say.Of("why.class_last")
	if m.Stop != "" {
		last = say.Of("train.stop."+string(m.Stop), "day", m.Span.To)
	}
	s.Add(why.On("", last, m.Span.To-1))
	s.Add(why.On("–", say.Of("why.learns_from"), m.Span.From))
	s.Add(why.Of("+", say.Of("why.both_days"), 1, why.Days))
	return s
}

// WhyMostToSpend explains the most that may be spent on a class: the ceilings of those the state pays for.
func (v *ClassView) WhyMostToSpend() why.Sum {
	s := why.Sum{}
	for i := range v.Members {
		m := &v.Members[i]
		if m.Unpaid.Key != "" || m.Ceiling.Key == "" {
			continue
		}
		most := m.Ceiling.Amount
		if v.Ceiling > 0 {
			most = min(most, v.Ceiling)
		}
		t := dongTerm(money.Dong(most), say.Of("why.person", "name", m.Name, "code", m.StayCode))
		t.Resident, t.Detail = m.Resident, m.Ceiling.Why
		s.Add(t)
	}
	n, _ := v.MostToSpend()
	s.Result = why.Of("=", say.Of("why.most_to_spend"), n, why.Dong)
	return first(s)
}

// Why explains a share of the year: who is counted, of whom, and the share as it is rounded.
func (y *TrainingYear) Why(f *Figure) why.Sum {
	s := why.Sum{Result: why.Of("=", say.Of("why.counted_people"), int64(f.N), why.Count)}
	if f.N <= whyNamed {
		for i := range y.People {
			if p := &y.People[i]; f.Is(p) {
				t := why.Of("+", say.Of("why.person", "name", p.Name, "code", p.Code), 1, why.Count)
				t.Resident, t.Detail = p.Resident, say.Of("why.text", "text", strings.Join(p.Classes, ", "))
				s.Add(t)
			}
		}
	} else {
		s.Add(why.Of("", say.Of("why.of_people"), int64(f.Of), why.Count))
		s.Add(why.Of("–", say.Of("why.not_counted_people"), int64(f.Of-f.N), why.Count))
	}
	if f.N == 0 {
		s.Note("why.nobody")
	}
	if f.Key != "people" {
		s.Note("why.share", "n", f.N, "of", f.Of, "share", ShareText(Share(f.N, f.Of)))
	}
	if f.Key == "trained" {
		s.Note("why.target", "target", y.Target, "source", y.Source)
	}
	return first(s)
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

// Why explains a figure of the health desk: everybody in the house, less those of whom no such entry stands. It names nobody.
func (c *HealthCount) Why(day date.Date) why.Sum {
	s := why.Sum{Result: why.Of("=", say.Of("health.count."+c.What), int64(c.N), why.Count)}
	s.Add(why.Of("", say.Of("why.in_house", "day", day), int64(c.Of), why.Count))
	s.Add(why.Of("–", say.Of("why.no_entry"), int64(c.Of-c.N), why.Count))
	s.Note("why.health_people")
	return s
}

// WhyOrdered explains the dose of the day: the order in force.
func (l *DispenseLine) WhyOrdered() why.Sum {
	s := why.Sum{Result: why.Of("=", say.Of("why.dose"), int64(l.Ordered), why.Tenths)}
	t := why.Of("", say.Of("why.order", "day", l.Order.From, "who", l.Order.By), int64(l.Order.Dose), why.Tenths)
	if l.Order.Reason != "" {
		t.Detail = say.Of("health.reason." + l.Order.Reason)
	}
	s.Add(t)
	if total, _ := s.Total(); total != int64(l.Ordered) { // a line of the sheet keeps what was ordered when it was written
		s.Terms = []why.Term{why.Of("", say.Of("why.order_then"), int64(l.Ordered), why.Tenths)}
	}
	return s
}

// WhyIssue explains how many have not got the things of a kind yet: who is on the books that day, less who has them.
func (o *Office) WhyIssue(kind string, day date.Date) (s why.Sum, err error) {
	due, err := o.IssueDue(kind, day)
	if err != nil {
		return s, err
	}
	all := 0
	err = o.Store.Read(func(tx Tx) error {
		rows, err := tx.Timelines(StayQuery{From: day, To: day})
		if err != nil {
			return err
		}
		return o.eachLive(rows, func(r *StayRows, t *stay.Timeline) {
			all += truth(t.On(day).State.OnBooks() && (kind != StockHygiene || r.Resident.Sex == Female))
		})
	})
	label := "why.in_house"
	if kind == StockHygiene {
		label = "why.women_in_house"
	}
	s.Add(why.Of("", say.Of(label, "day", day), int64(all), why.Count))
	s.Add(why.Of("–", say.Of("why.has_got."+kind), int64(all-len(due)), why.Count))
	s.Result = why.Of("=", say.Of("why.issue_due", "kind", say.Of("stock.kind."+kind)), int64(len(due)), why.Count)
	if len(s.Terms) == 0 {
		s.Note("why.nobody")
	}
	return first(s), err
}

// Why explains how many places of an offer are taken: the letters of introduction, less those that were not accepted.
func (l *VacancyLine) Why() why.Sum {
	s := why.Sum{Result: why.Of("=", say.Of("why.taken"), int64(l.Taken), why.Count)}
	s.Add(why.Of("", say.Of("why.introduced"), int64(l.Introduced), why.Count))
	s.Add(why.Of("–", say.Of("why.not_accepted"), int64(l.Introduced-l.Taken), why.Count))
	if len(s.Terms) == 0 {
		s.Note("why.no_letter")
	}
	return s
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
		s.Add(why.Of("+", say.Of("census.month", "month", strconv.Itoa(months[i].Month)+"/"+strconv.Itoa(months[i].Year)), int64(n), why.Count))
	}
	total, _ := s.Total()
	s.Result = why.Of("=", say.Of(label), total, why.Count)
	if total == 0 {
		s.Note("why.nobody")
	}
	return first(s)
}
