package app

import (
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/say"
)

// RehabLine is what a commune reported of rehabilitation at home and in the community for a month or more, named.
type RehabLine struct {
	CommuneReport
	Name, Province string
	Months         int // how many months of the period it reported
}

// PutRehab writes the report of a commune for a month; an earlier one of the same month is replaced, and stays visible.
func (o *Office) PutRehab(r CommuneReport) error {
	var p say.Problems
	name, _ := o.placeNames(place(o.CatalogueNow(), r.Commune), o.Today())
	if name == "" {
		p.Add("commune", "err.handover.commune")
	}
	if r.Month < 1 || r.Month > 12 || date.Of(r.Year, max(1, min(r.Month, 12)), 1) > o.Today() {
		p.Add("month", "err.rehab.month")
	}
	for field, n := range map[string]int{"people": r.People, "new": r.New, "done": r.Done, "teams": r.Teams, "contacts": r.Contacts} {
		if n < 0 {
			p.Add(field, "err.rehab.negative")
		}
	}
	switch {
	case r.Day == 0:
		p.Add("day", "err.needed")
	case r.Day > o.Today():
		p.Add("day", "err.future", "today", o.Today())
	}
	if len(p) > 0 {
		return p
	}
	r.CommuneList = o.CatalogueNow()
	return o.do(RightDue, "act.rehab", name, "", func(a *Act) error {
		all, err := All[CommuneReport](a, "commune", r.Commune, "year", r.Year, "month", r.Month)
		if err != nil {
			return err
		}
		for i := range all {
			if x := &all[i]; x.Live() && x.CommuneList == r.CommuneList {
				if err := a.Withdraw(x, "thay bằng báo cáo sau"); err != nil {
					return err
				}
			}
		}
		r.ID = 0
		return a.Add(&r)
	})
}

// Rehab is the reports of a month by name of the commune, and their sum: the province's number. Nothing of it enters the
// census of the centre.
func (o *Office) Rehab(year, month int) (out []RehabLine, sum CommuneReport, err error) {
	return o.RehabOver(year, month, month)
}

// RehabOver is the reports of the months first..last of a year, one line a commune, and the sum of the province. People and teams are those of the last month a commune
// reported; new people, completions and contacts are added up.
func (o *Office) RehabOver(year, first, last int) (out []RehabLine, sum CommuneReport, err error) {
	err = o.Store.Read(func(tx Tx) error {
		all, err := All[CommuneReport](tx, "year", year)
		at := map[string]int{}
		for _, r := range all {
			if !r.Live() || r.Month < first || r.Month > last {
				continue
			}
			where := place(r.CommuneList, r.Commune)
			n, ok := at[where]
			if !ok {
				n = len(out)
				at[where] = n
				out = append(out, RehabLine{CommuneReport: r, Months: 1})
				out[n].Name, out[n].Province = o.placeNames(where, o.Today())
				continue
			}
			out[n].add(&r)
		}
		for i := range out {
			r := &out[i]
			sum.People, sum.New, sum.Done = sum.People+r.People, sum.New+r.New, sum.Done+r.Done
			sum.Teams, sum.Contacts = sum.Teams+r.Teams, sum.Contacts+r.Contacts
		}
		return err
	})
	slices.SortStableFunc(out, func(a, b RehabLine) int { return compare(a.Name, b.Name) })
	return out, sum, err
}

// add takes another month of the same commune in.
func (l *RehabLine) add(r *CommuneReport) {
	l.Months++
	l.New, l.Done, l.Contacts = l.New+r.New, l.Done+r.Done, l.Contacts+r.Contacts
	if r.Month > l.Month {
		l.Month, l.People, l.Teams = r.Month, r.People, r.Teams
	}
}
