package app

import (
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/stay"
)

// JobDue is somebody released whose work is to be asked about (theo dõi việc làm sau khi về).
type JobDue struct {
	Stay, Resident int64
	Code, Name     string
	Released       date.Date
	Month          int       // the mark that is asked for
	Day            date.Date // it was reached
	Last           JobReport // what was told before, ID 0 nothing
}

// JobsDue is everybody who completed, was exempted or quit within the last eighteen months and of whom the latest mark reached
// (found, 3, 6, 12 months) was not told yet, the longest due first; nobody who was released before the book was opened.
func (o *Office) JobsDue() (out []JobDue, err error) {
	today := o.Today()
	err = o.Store.Read(func(tx Tx) error {
		from, err := o.dueFrom(tx, today)
		if err != nil {
			return err
		}
		rows, err := tx.Timelines(StayQuery{From: today.AddMonths(-18), To: today})
		if err != nil {
			return err
		}
		told, err := All[JobReport](tx)
		if err != nil {
			return err
		}
		by := map[int64][]JobReport{}
		for _, r := range told {
			if r.Live() {
				by[r.StayID] = append(by[r.StayID], r)
			}
		}
		back := map[int64]bool{} // in again: nothing is asked of his work
		if err := o.eachLive(rows, func(r *StayRows, t *stay.Timeline) {
			if t.OpenOn(today) {
				back[r.Resident.ID] = true
			}
			if d, ok := jobDue(t, by[r.Stay.ID], today); ok && d.Released >= from {
				d.Stay, d.Resident, d.Code, d.Name = r.Stay.ID, r.Resident.ID, r.Resident.Code, r.Resident.Name
				out = append(out, d)
			}
		}); err != nil {
			return err
		}
		out = slices.DeleteFunc(out, func(d JobDue) bool { return back[d.Resident] })
		return nil
	})
	slices.SortStableFunc(out, func(a, b JobDue) int { return int(a.Day - b.Day) })
	return out, err
}

// jobDue is the latest mark of a release that was reached and not told.
func jobDue(t *stay.Timeline, told []JobReport, today date.Date) (d JobDue, ok bool) {
	e := t.End()
	if e == nil || e.Kind != stay.Complete && e.Kind != stay.Exempt && e.Kind != stay.Quit {
		return d, false
	}
	d.Released = e.Day
	for _, m := range JobMonths {
		if day := e.Day.AddMonths(m); day <= today {
			d.Month, d.Day = m, day
		}
	}
	ok = true
	for _, r := range told {
		ok = ok && r.Month != d.Month
		if r.Month >= d.Last.Month {
			d.Last = r
		}
	}
	return d, ok
}
