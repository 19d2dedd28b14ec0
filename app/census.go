package app

import (
	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/stay"
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
	if startDay == 0 {
		startDay = o.PeriodStart(date.Of(year, month, 1))
	}
	p := stay.PeriodOf(year, month, startDay, o.Today())
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
			t, err := rows[i].Fold(o)
			if err != nil {
				return err
			}
			c.people[rows[i].Stay.ID], c.lines[rows[i].Stay.ID] = &rows[i], t
			cases = append(cases, stay.Case{Timeline: t, Female: rows[i].Resident.Sex == Female, Stored: rows[i].Intervals})
		}
		c.Census = stay.Count(p, cases)
		return o.readTraits(tx, c)
	})
	if err == nil && (len(c.Faults) > 0 || len(c.Balanced()) > 0) {
		return c, &ErrUnbalanced{c.Faults}
	}
	return c, err
}

// PeriodStart is the setting period_start_day on a day, 1 when nobody set it.
func (o *Office) PeriodStart(day date.Date) int { return max(1, o.Law.Int("period_start_day", day)) }

// People opens a number to its names: in the order of the days, then the stays. A row of persons names each once.
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
		rows, t := c.people[l.Stay], c.lines[l.Stay]
		p := Person{Line: l, Resident: rows.Resident, Code: rows.Stay.Code, Entry: t.Entry().Day}
		for i := range t.Steps {
			if t.Steps[i].ID == l.Movement {
				p.Kind = t.Steps[i].Kind
			}
		}
		out = append(out, p)
	}
	return out
}
