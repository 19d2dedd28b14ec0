package app

import (
	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/stay"
)

// Empty reports a book without people.
func (o *Office) Empty() (empty bool, err error) {
	err = o.Store.Read(func(tx Tx) error {
		people, err := All[Resident](tx)
		empty = len(people) == 0
		return err
	})
	return empty, err
}

// Codes are the stays on which the computations disagree.
func (e *ErrUnbalanced) Codes() []string {
	out := make([]string, len(e.Faults))
	for i, f := range e.Faults {
		out[i] = f.Code
	}
	return out
}

// CheckCensus counts every period from the first movement to today in both ways and names the stays on which
// they disagree, and the frozen periods that no longer have the hash they were frozen with.
func (o *Office) CheckCensus() (faults say.Problems, err error) {
	err = o.Store.Read(func(tx Tx) error {
		cases, first, err := o.allCases(tx)
		if err != nil || len(cases) == 0 {
			return err
		}
		o.checkMonths(cases, first, &faults)
		closed, err := All[ClosedPeriod](tx)
		for i := range closed {
			if p := &closed[i]; !p.Intact() {
				faults.Add(p.Label(), "fault.period")
			}
		}
		return err
	})
	return faults, err
}

func (o *Office) allCases(tx Tx) (cases []stay.Case, first date.Date, err error) {
	rows, err := tx.Timelines(StayQuery{})
	if err != nil {
		return nil, 0, err
	}
	first = o.Today()
	if err := o.eachLive(rows, func(r *StayRows, t *stay.Timeline) {
		first = min(first, t.Entry().Day)
		cases = append(cases, stay.Case{Timeline: t, Female: r.Resident.Sex == Female, Stored: r.Intervals})
	}); err != nil {
		return nil, 0, err
	}
	return cases, first, nil
}

func (o *Office) checkMonths(cases []stay.Case, first date.Date, faults *say.Problems) {
	seen := map[string]bool{}
	for m := first.MonthStart(); m <= o.Today(); m = m.AddMonths(1) {
		y, month, _ := m.YMD()
		c := stay.Count(o.PeriodOf(y, month, 0), cases)
		for _, f := range c.Faults {
			if !seen[f.Code] {
				seen[f.Code] = true
				faults.Add(f.Code, "fault.census", "day", f.Day)
			}
		}
		if len(c.Balanced()) > 0 {
			faults.Add(m.Text()[3:], "fault.census_sum")
		}
	}
}
