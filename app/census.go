package app

import (
	"cmp"
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/app/text"
)

// Census is the count of a period with what the report needs besides (thống kê tháng).
type Census struct {
	*stay.Census
	people map[int64]*StayRows // by stay
	lines  map[int64]*stay.Timeline
	traits map[int64]stay.Traits
}

// Person is one person behind a number.
type Person struct {
	stay.Line
	Resident Resident
	Code     string // of the stay
	Kind     stay.Kind
	Entry    date.Date
}

// ErrUnbalanced names the stays on which the two computations disagree: such a report is not printed.
type ErrUnbalanced struct{ Faults []stay.Fault }

func (e *ErrUnbalanced) Error() string { return "census: movements and intervals disagree" }

// CensusOf counts the period named year-month. startDay 0 takes the setting of the centre. A census that does not
// balance comes with ErrUnbalanced beside it, so that the screen can show what is wrong; nothing prints it.
func (o *Office) CensusOf(year, month, startDay int) (*Census, error) {
	return o.census(o.PeriodOf(year, month, startDay))
}

// PeriodOf is the period named year-month with the start days of the centre in force on the first of this month and of
// the month before, or with one start day for both when it is given.
func (o *Office) PeriodOf(year, month, startDay int) stay.Period {
	first := date.Of(year, month, 1)
	if startDay != 0 {
		return stay.PeriodOf(year, month, startDay, startDay, o.Today())
	}
	return stay.PeriodOf(year, month, o.PeriodStart(first.AddMonths(-1)), o.PeriodStart(first), o.Today())
}

func (o *Office) census(p stay.Period) (*Census, error) {
	if p.First > o.Today() {
		return nil, &say.Refused{Msg: say.Of("err.period_future", "first", p.First, "today", o.Today())}
	}
	c := &Census{people: map[int64]*StayRows{}, lines: map[int64]*stay.Timeline{}}
	err := o.Store.Read(func(tx Tx) error {
		rows, err := tx.Timelines(StayQuery{From: p.First - 1, To: p.Last})
		if err != nil {
			return err
		}
		cases := make([]stay.Case, 0, len(rows))
		for i := range rows {
			k, err := o.caseOf(&rows[i])
			if err != nil {
				return err
			}
			c.people[rows[i].Stay.ID], c.lines[rows[i].Stay.ID] = &rows[i], k.Timeline
			cases = append(cases, k)
		}
		c.Census = stay.Count(p, cases)
		return o.readTraits(tx, c)
	})
	if err == nil && (len(c.Faults) > 0 || len(c.Balanced()) > 0) {
		return c, &ErrUnbalanced{c.Faults}
	}
	return c, err
}

func (o *Office) caseOf(r *StayRows) (stay.Case, error) {
	t, err := r.Fold(o)
	return stay.Case{Timeline: t, Female: r.Resident.Sex == Female, Stored: r.Intervals}, err
}

// Month is one period of the chart: what came, what left, what it closed on.
type Month struct {
	stay.Period
	Opening, In, Out, Closing int
}

// Months is the n periods up to the named one, oldest first, from one reading of the store. Periods after today are
// left out.
func (o *Office) Months(year, month, n int) ([]Month, error) {
	var out []Month
	last := date.Of(year, month, 1)
	for i := n - 1; i >= 0; i-- {
		y, m, _ := last.AddMonths(-i).YMD()
		if p := o.PeriodOf(y, m, 0); p.First <= o.Today() {
			out = append(out, Month{Period: p})
		}
	}
	if len(out) == 0 {
		return nil, nil
	}
	err := o.Store.Read(func(tx Tx) error {
		rows, err := tx.Timelines(StayQuery{From: out[0].First - 1, To: out[len(out)-1].Last})
		if err != nil {
			return err
		}
		cases := make([]stay.Case, len(rows))
		for i := range rows {
			if cases[i], err = o.caseOf(&rows[i]); err != nil {
				return err
			}
		}
		for i := range out {
			c := stay.Count(out[i].Period, cases)
			f := func(r stay.Row) int { return c.Cell(r, stay.Total) }
			out[i].Opening, out[i].In, out[i].Out, out[i].Closing = f(stay.Opening), f(stay.InTotal), f(stay.OutTotal), f(stay.Closing)
		}
		return nil
	})
	return out, err
}

// PeriodStart is the setting period_start_day on a day, 1 when nobody set it.
func (o *Office) PeriodStart(day date.Date) int { return max(1, o.Law.Int(law.PeriodStartDay, day)) }

// People opens a number to its names: in the order of the days, then of the names. A row of persons names each once.
func (c *Census) People(r stay.Row, col stay.Column) []Person {
	var out []Person
	seen := map[int64]bool{}
	for _, l := range c.Behind(r, col) {
		if r == stay.ClosingPersons || r == stay.AdmittedPersons {
			if seen[l.Resident] {
				continue
			}
			seen[l.Resident] = true
		}
		out = append(out, c.person(l))
	}
	return inOrder(out)
}

func inOrder(people []Person) []Person {
	text.SortByName(people, func(p Person) string { return p.Resident.Name })
	slices.SortStableFunc(people, func(a, b Person) int { return cmp.Compare(a.Day, b.Day) })
	return people
}

func (c *Census) person(l stay.Line) Person {
	rows, t := c.people[l.Stay], c.lines[l.Stay]
	p := Person{Line: l, Resident: rows.Resident, Code: rows.Stay.Code, Entry: t.Entry().Day}
	for i := range t.Steps {
		if t.Steps[i].ID == l.Movement {
			p.Kind = t.Steps[i].Kind
		}
	}
	return p
}

// PeopleIn is who stands behind one number of a breakdown of the closing count.
func (c *Census) PeopleIn(part stay.Part, col stay.Column) []Person {
	in := map[int64]bool{}
	for _, s := range part.Stays {
		in[s] = true
	}
	var out []Person
	for _, l := range c.Behind(stay.Closing, col) {
		if in[l.Stay] {
			out = append(out, c.person(l))
		}
	}
	return inOrder(out)
}

// Parts is one breakdown of the closing count.
func (c *Census) Parts(by stay.By) []stay.Part { return c.Break(by, c.Traits) }
