package app

import (
	"fmt"
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/due"
	"hoanhap/app/law"
	"hoanhap/app/stay"
)

// What is told of somebody's work is typed once: under Việc làm or in the after-care record of the handover, and stands in both.

// text is the work as the after-care record has it: what, and where.
func (r *JobReport) text() string {
	if r.Employer == "" || r.Job == "" {
		return or(r.Job, r.Employer)
	}
	return r.Job + ", " + r.Employer
}

// liveReports are what was told of the work of a stay, the latest told last.
func liveReports(tx Tx, stayID int64) ([]JobReport, error) {
	all, err := All[JobReport](tx, "stay_id", stayID)
	all = slices.DeleteFunc(all, func(r JobReport) bool { return !r.Live() })
	slices.SortStableFunc(all, func(a, b JobReport) int { return int(a.Day - b.Day) })
	return all, err
}

// tellAftercare brings the after-care record to what was told last; a report that nobody knows tells nothing.
func (a *Act) tellAftercare(stayID int64) error {
	all, err := liveReports(a, stayID)
	if err != nil {
		return err
	}
	last := JobReport{}
	for _, r := range all {
		if !r.Unknown() {
			last = r
		}
	}
	c, err := liveOf[Aftercare](a, stayID)
	if err != nil {
		return err
	}
	if c == nil {
		if c = (&Aftercare{StayID: stayID}); !last.Working {
			return nil
		}
	}
	switch {
	case !last.Working:
		c.Job, c.JobDay = "", 0
	case c.Job != last.text():
		c.Job, c.JobDay = last.text(), last.Day
	}
	return a.put(c, c.ID)
}

// tellJob writes the work of an after-care record as the report of the latest mark that was reached, told today.
func (a *Act) tellJob(c *Aftercare, was Aftercare) error {
	if c.Job == "" || c.Job == was.Job && c.JobDay == was.JobDay {
		return nil
	}
	t, err := a.foldOf(c.StayID)
	if err != nil {
		return err
	}
	today := a.office.Today()
	d, ok := jobDue(t, nil, today)
	if !ok { // still here, or gone elsewhere: nothing is asked of his work
		return nil
	}
	r := JobReport{StayID: c.StayID, Month: d.Month, Day: today, Working: true, Job: c.Job, Source: "commune"}
	all, err := liveReports(a, c.StayID)
	for i := range all {
		switch {
		case all[i].Working && all[i].text() == c.Job && all[i].Month == d.Month:
			return err
		case all[i].Month == d.Month:
			r.ID, r.Source = all[i].ID, all[i].Source
		}
	}
	if err != nil {
		return err
	}
	return a.put(&r, r.ID)
}

func (a *Act) foldOf(stayID int64) (*stay.Timeline, error) {
	rows, err := a.Timelines(StayQuery{IDs: []int64{stayID}})
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, ErrNotFound
	}
	return rows[0].Fold(a.office)
}

// JobAsk is the kind of a line of Hôm nay that asks for somebody's work 3, 6 and 12 months after he went home. It is the
// centre's own asking: from its day on it stands there as of today, and is never late.
const JobAsk due.Code = "job"

// jobsAhead is how far ahead somebody is asked for at most, in days: who went home today is no work of this month.
const jobsAhead = 31

var jobRule = &law.Row{Unit: "own", Value: "0"}

// jobLines adds of whom to ask up to a day: the latest mark that was reached and not told, else the next one ahead.
// Who is in again is not asked about.
func (o *Office) jobLines(out []DueLine, gone []*dueRead, here []healthStay, on, last date.Date) []DueLine {
	back := map[int64]bool{}
	for i := range here {
		back[here[i].who.ID] = true
	}
	last = min(last, on+jobsAhead)
	for _, g := range gone {
		end := g.t.End().Day
		month, ok := jobMark(end, g.told, on, last)
		if !ok || back[g.who.ID] {
			continue
		}
		day := end.AddMonths(month)
		out = append(out, DueLine{Item: due.Item{Key: fmt.Sprintf("%d/%s/%d/%s", g.stay.ID, JobAsk, month, end), Code: JobAsk, Day: day, Stay: g.stay.ID, Resident: g.who.ID,
			Status: statusOf(g.t, on), Anchor: end, Rule: jobRule, Act: due.Act{Verb: due.Enter, What: []string{fmt.Sprint(month)}}, State: due.Open, Regime: o.Law.RegimeAt(day)},
			Name: g.who.Name, ResidentCode: g.who.Code, StayCode: g.stay.Code, Left: max(0, int(day-on))})
	}
	return out
}

// jobMonthsLast is the months after a release from which on nobody is asked for his work: the half year of the last mark is over.
var jobMonthsLast = JobMonths[len(JobMonths)-1] + jobSpan

// jobSpan is the months within which a mark is asked for.
const jobSpan = 6

// jobMark is the months after the release that are asked for: the latest reached within its half year and not told, else the next.
func jobMark(end date.Date, told []int, on, last date.Date) (month int, ok bool) {
	for _, m := range slices.Backward(JobMonths[1:]) {
		if day := end.AddMonths(m); day <= on {
			if end.AddMonths(m+jobSpan) > on && !slices.Contains(told, m) {
				return m, true
			}
			break
		}
	}
	for _, m := range JobMonths[1:] {
		if day := end.AddMonths(m); day > on {
			return m, day <= last && !slices.Contains(told, m)
		}
	}
	return 0, false
}

// homeward reports a stay that ended at home, by completion, exemption or leave to quit, on a day after the book was opened.
func homeward(t *stay.Timeline, from, on date.Date) bool {
	e := t.End()
	return e != nil && e.Day >= from && e.Day <= on && (e.Kind == stay.Complete || e.Kind == stay.Exempt || e.Kind == stay.Quit)
}
