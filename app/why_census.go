package app

import (
	"cmp"
	"maps"
	"slices"

	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/app/why"
)

// whyNamed is up to how many lines a figure is explained by its people one by one; above it they are grouped.
const whyNamed = 12

var (
	censusIn   = []stay.Row{stay.InAdmit, stay.InTransfer, stay.InReturnEscape, stay.InReturnSuspend, stay.InReturnCustody}
	censusOut  = []stay.Row{stay.OutComplete, stay.OutExempt, stay.OutTransfer, stay.OutOther, stay.OutQuit, stay.OutRelease, stay.OutSuspend, stay.OutCustody, stay.OutEscape, stay.OutDie}
	censusAway = []stay.Row{stay.AbsentHospital, stay.AbsentMourning, stay.AbsentProcedure}
)

// Why explains one number of the census by the formula of rules.md §4, or by the people it counts.
func (c *Census) Why(r stay.Row, col stay.Column) why.Sum {
	s := why.Sum{Result: why.Of("=", c.rowName(r), int64(c.Cell(r, col)), unitOfRow(r))}
	add := func(sign string, rows ...stay.Row) {
		for _, x := range rows {
			s.Add(why.Of(sign, c.rowName(x), int64(c.Cell(x, col)), why.Count))
		}
	}
	repeated := func(label string) {
		total, _ := s.Total() // there are no months in it
		s.Add(why.Of("–", say.Of(label), total-s.Result.N, why.Count))
	}
	switch r {
	case stay.Closing:
		c.formula(&s, col)
	case stay.InTotal:
		c.movements(&s, r, col, censusIn)
	case stay.OutTotal:
		c.movements(&s, r, col, censusOut)
	case stay.PresentRow:
		add("+", stay.Closing)
		add("–", censusAway...)
	case stay.ClosingPersons:
		add("+", stay.Closing)
		repeated("why.twice_here")
	case stay.AdmittedPersons:
		add("+", stay.InAdmit, stay.InTransfer)
		repeated("why.twice_in")
	default:
		c.leaf(&s, r, col)
	}
	if len(s.Terms) == 0 {
		s.Note("why.nobody")
	}
	return first(s)
}

// first drops the sign of the term a sum begins with.
func first(s why.Sum) why.Sum {
	if len(s.Terms) > 0 && s.Terms[0].Sign == "+" {
		s.Terms[0].Sign = ""
	}
	return s
}

// movements explains what came or went: of one day by the people, of a period by the kinds of movement.
func (c *Census) movements(s *why.Sum, r stay.Row, col stay.Column, rows []stay.Row) {
	if lines := c.Behind(r, col); c.Period.First == c.Period.Last && len(lines) <= whyNamed {
		c.named(s, lines)
		return
	}
	for _, x := range rows {
		s.Add(why.Of("+", c.rowName(x), int64(c.Cell(x, col)), why.Count))
	}
}

// WhyAbsent explains who is on the books and elsewhere, by the kinds of leave.
func (c *Census) WhyAbsent(col stay.Column) why.Sum {
	s := why.Sum{}
	for _, r := range censusAway {
		if lines := c.Behind(r, col); len(lines) <= whyNamed {
			c.named(&s, lines)
		} else {
			s.Add(why.Of("+", c.rowName(r), int64(c.Cell(r, col)), why.Count))
		}
	}
	n, _ := s.Total() // there are no months in it
	s.Result = why.Of("=", say.Of("why.absent"), n, why.Count)
	if n == 0 {
		s.Note("why.nobody")
	}
	return first(s)
}

// WhyPart explains one number of a breakdown of the closing count: at i of its parts, or the total where i is their number.
func (c *Census) WhyPart(parts []stay.Part, i int, name func(value string) say.Msg, col stay.Column) why.Sum {
	s := why.Sum{}
	if i >= len(parts) {
		s.Result = why.Of("=", c.rowName(stay.Closing), int64(c.Cell(stay.Closing, col)), why.Count)
		for _, p := range parts {
			s.Add(why.Of("+", name(p.Value), int64(p.Cells[col]), why.Count))
		}
		if len(s.Terms) == 0 {
			s.Note("why.nobody")
		}
		return first(s)
	}
	p := &parts[i]
	s.Result = why.Of("=", name(p.Value), int64(p.Cells[col]), why.Count)
	var lines []stay.Line
	for _, l := range c.Behind(stay.Closing, col) {
		if slices.Contains(p.Stays, l.Stay) {
			lines = append(lines, l)
		}
	}
	c.counted(&s, lines)
	s.Note("why.traits", "day", c.Period.Last)
	return first(s)
}

func unitOfRow(r stay.Row) why.Unit {
	if r == stay.ResidentDays {
		return why.Days
	}
	return why.Count
}

// rowName is a row in words, the ones of a day with their day.
func (c *Census) rowName(r stay.Row) say.Msg {
	switch r {
	case stay.Opening:
		return say.Of("why.opening", "day", c.Period.First-1)
	case stay.Closing:
		return say.Of("why.closing", "day", c.Period.Last)
	case stay.InTotal, stay.OutTotal:
		if c.Period.First == c.Period.Last {
			return say.Of("why."+string(r)+"_day", "day", c.Period.Last)
		}
	}
	return say.Of("census." + string(r))
}

// leaf explains a number that is no sum of others.
func (c *Census) leaf(s *why.Sum, r stay.Row, col stay.Column) {
	lines := c.Behind(r, col)
	if r != stay.ResidentDays {
		c.counted(s, lines)
		return
	}
	days := map[int]int64{} // days each → stays
	for _, l := range lines {
		days[l.N]++
	}
	for _, n := range slices.SortedFunc(maps.Keys(days), func(a, b int) int { return cmp.Compare(b, a) }) {
		s.Add(why.Of("+", say.Of("why.days_each", "stays", days[n], "days", n), days[n]*int64(n), why.Days))
	}
}

// counted explains a count of stays: one by one, by their status, or as they stand in the list beside.
func (c *Census) counted(s *why.Sum, lines []stay.Line) {
	if len(lines) <= whyNamed {
		c.named(s, lines)
		return
	}
	by := map[stay.Status]int64{}
	for _, l := range lines {
		by[l.Status] += int64(l.N)
	}
	for _, status := range stay.Statuses {
		s.Add(why.Of("+", say.Of("status."+string(status)), by[status], why.Count))
	}
	s.Note("why.listed")
}

// named explains a count by its people, each with the record behind.
func (c *Census) named(s *why.Sum, lines []stay.Line) {
	var people []Person
	for _, l := range lines {
		people = append(people, c.person(l))
	}
	for _, p := range inOrder(people) {
		t := why.Of("+", say.Of("why.person", "name", p.Resident.Name, "code", p.Code), int64(p.N), why.Count)
		t.Resident, t.Movement = p.Resident.ID, p.Movement
		t.Detail = c.since(&p)
		s.Add(t)
	}
}

// since tells how somebody came to be counted: by the movement that is counted, by the one that led to where he stood that day, or by
// the day of entry.
func (c *Census) since(p *Person) say.Msg {
	if p.Movement != 0 {
		return say.Of("why.moved", "movement", p.Kind, "day", p.Day)
	}
	steps := c.lines[p.Stay].Steps
	for i := len(steps) - 1; i >= 0; i-- {
		if x := &steps[i]; x.Day <= p.Day && x.Now.State != x.Was.State {
			if x.Now.State != stay.Present {
				return say.Of("why.away_since", "movement", x.Kind, "day", x.Day)
			}
			break
		}
	}
	return say.Of("why.entered", "day", p.Entry)
}

// formula is the sum of rules.md §4 that every closing count is: what came and went stands there also where it is nought.
func (c *Census) formula(s *why.Sum, col stay.Column) {
	for _, x := range []struct {
		sign string
		row  stay.Row
	}{{"+", stay.Opening}, {"+", stay.InTotal}, {"+", stay.ChangeIn}, {"–", stay.ChangeOut}, {"–", stay.OutTotal}} {
		n := int64(c.Cell(x.row, col))
		if n != 0 || x.row == stay.Opening || x.row == stay.InTotal || x.row == stay.OutTotal {
			s.Terms = append(s.Terms, why.Of(x.sign, c.rowName(x.row), n, why.Count))
		}
	}
}

// Why explains the closing count of a period of the chart.
func (m *Month) Why() why.Sum {
	s := why.Sum{Result: why.Of("=", say.Of("why.closing", "day", m.Last), int64(m.Closing), why.Count)}
	s.Add(why.Of("", say.Of("why.opening", "day", m.First-1), int64(m.Opening), why.Count))
	s.Add(why.Of("+", say.Of("census.in_total"), int64(m.In), why.Count))
	s.Add(why.Of("–", say.Of("census.out_total"), int64(m.Out), why.Count))
	if len(s.Terms) == 0 {
		s.Note("why.nobody")
	}
	return first(s)
}

// WhyPeriod explains the last day of a period: its first day and how many days it has, by the day on which periods begin.
func WhyPeriod(p stay.Period, start int) why.Sum {
	s := why.Sum{Result: why.On("=", say.Of("why.period_end"), p.Whole)}
	s.Add(why.On("", say.Of("why.period_first"), p.First))
	s.Add(why.Of("+", say.Of("why.period_days"), int64(p.Whole-p.First), why.Days))
	if start <= 1 {
		s.Note("why.period_month")
	} else {
		s.Note("why.period_start", "n", start)
	}
	return s
}
