package app

import (
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/say"
)

// RehabLine is what a commune reported of rehabilitation at home and in the community for one month, named.
type RehabLine struct {
	CommuneReport
	Name, Province string
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
	err = o.Store.Read(func(tx Tx) error {
		all, err := All[CommuneReport](tx, "year", year, "month", month)
		for _, r := range all {
			if !r.Live() {
				continue
			}
			l := RehabLine{CommuneReport: r}
			l.Name, l.Province = o.placeNames(place(r.CommuneList, r.Commune), o.Today())
			out = append(out, l)
			sum.People, sum.New, sum.Done = sum.People+r.People, sum.New+r.New, sum.Done+r.Done
			sum.Teams, sum.Contacts = sum.Teams+r.Teams, sum.Contacts+r.Contacts
		}
		return err
	})
	slices.SortStableFunc(out, func(a, b RehabLine) int { return compare(a.Name, b.Name) })
	return out, sum, err
}
