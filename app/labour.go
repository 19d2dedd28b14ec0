package app

import (
	"slices"
	"strconv"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/app/training"
)

// labourAges are the bands of age with hours of their own: from which age, key of the day, key of the week (NĐ 116/2021 and
// NĐ 163/2026, chế độ lao động). The hours are rows of the law; the ages are in the titles of their keys.
var labourAges = []struct {
	from      int
	day, week string
}{{18, "labour_day", "labour_week"}, {15, "labour_day_15", "labour_week_15"}, {0, "labour_day_12", "labour_week_12"}}

// labourLimit is the most somebody may work on a day, with its article. Who is of unknown age counts as an adult.
func (o *Office) labourLimit(r *Resident, on date.Date) (l training.Limits, source string) {
	age := r.Birth.Age(on)
	for _, b := range labourAges {
		if age < 0 || age >= b.from {
			row, _ := o.Law.Row(b.day, on)
			return training.Limits{Day: 60 * o.Law.Int(b.day, on), Week: 60 * o.Law.Int(b.week, on)}, row.Source
		}
	}
	return l, ""
}

// SaveLabourGroup opens a group of labour therapy or changes one.
func (o *Office) SaveLabourGroup(g LabourGroup) (int64, error) {
	if strings.TrimSpace(g.Name) == "" {
		return 0, say.Problems{{Field: "name", Msg: say.Of("err.needed")}}
	}
	err := o.do(RightTrain, "act.labour.group", g.Name, "", func(a *Act) error { return a.put(&g, g.ID) })
	return g.ID, err
}

// LabourGroups are the live groups by name.
func (o *Office) LabourGroups() (out []LabourGroup, err error) {
	err = o.Store.Read(func(tx Tx) error { out, err = All[LabourGroup](tx); return err })
	out = slices.DeleteFunc(out, func(g LabourGroup) bool { return !g.Live() })
	slices.SortStableFunc(out, func(a, b LabourGroup) int { return strings.Compare(a.Name, b.Name) })
	return out, err
}

// RecordLabour writes down the work of a day of several residents, all or none, and gives back the limits that are passed now:
// they warn, they do not refuse. Who is not in the centre that day has not worked.
func (o *Office) RecordLabour(e LabourEntry, stays ...int64) (warn []say.Msg, err error) {
	p := o.labourProblems(&e)
	if len(stays) == 0 {
		p.Add("day", "err.nobody")
	}
	if len(p) > 0 {
		return nil, p
	}
	err = o.do(RightTrain, "act.labour.entry", strconv.Itoa(len(stays))+" người, "+e.Day.Text(), "", func(a *Act) error {
		rows, err := a.Timelines(StayQuery{IDs: stays})
		if err != nil {
			return err
		}
		if len(rows) != len(stays) {
			return ErrNotFound
		}
		for i := range rows {
			if err := o.couldWork(&rows[i], e.Day); err != nil {
				return err
			}
			one := e
			one.ID, one.StayID = 0, rows[i].Stay.ID
			if err := a.Add(&one); err != nil {
				return err
			}
		}
		warn, err = o.labourWarnings(a, rows, training.Monday(e.Day), training.Monday(e.Day)+6)
		return err
	})
	return warn, err
}

func (o *Office) labourProblems(e *LabourEntry) (p say.Problems) {
	switch {
	case e.Day == 0:
		p.Add("day", "err.needed")
	case e.Day > o.Today():
		p.Add("day", "err.future", "today", o.Today())
	}
	if e.Minutes <= 0 || e.Minutes > 24*60 {
		p.Add("hours", "err.labour.hours")
	}
	if e.Output < 0 || e.Pay < 0 {
		p.Add("pay", "err.money.positive")
	}
	return p
}

// couldWork refuses the work of a day on which somebody was not in the centre.
func (o *Office) couldWork(r *StayRows, on date.Date) error {
	t, err := r.Fold(o)
	if err == nil && t.On(on).State != stay.Present {
		err = &say.Refused{Msg: say.Of("err.labour.not_here", "name", r.Resident.Name, "day", on)}
	}
	return err
}

// ChangeLabour puts one entry of work right, and gives back the limits its week passes now.
func (o *Office) ChangeLabour(e LabourEntry) (warn []say.Msg, err error) {
	if p := o.labourProblems(&e); len(p) > 0 {
		return nil, p
	}
	err = o.do(RightTrain, "act.labour.change", "", "", func(a *Act) error {
		old, err := Load[LabourEntry](a, e.ID)
		if err != nil {
			return err
		}
		if !old.Live() {
			return &say.Refused{Msg: say.Of("err.voided_already")}
		}
		old.GroupID, old.Day, old.Minutes, old.Output, old.Pay, old.Note = e.GroupID, e.Day, e.Minutes, e.Output, e.Pay, e.Note
		rows, err := a.Timelines(StayQuery{IDs: []int64{old.StayID}})
		if err != nil {
			return err
		}
		if len(rows) != 1 {
			return ErrNotFound
		}
		if err := o.couldWork(&rows[0], e.Day); err != nil {
			return err
		}
		a.entry.Label = rows[0].Resident.Name + ", " + e.Day.Text()
		if err := a.Change(&old); err != nil {
			return err
		}
		warn, err = o.labourWarnings(a, rows, training.Monday(e.Day), training.Monday(e.Day)+6)
		return err
	})
	return warn, err
}

// VoidLabour withdraws an entry of work.
func (o *Office) VoidLabour(id int64, why string) error {
	return withdrawOf[LabourEntry](o, "act.labour.void", id, why, func(e *LabourEntry) int64 { return e.StayID }, nil)
}

// labourWarnings names the limits that the work between two days passes; a week counts whole, also the days of it outside.
func (o *Office) labourWarnings(tx Tx, rows []StayRows, from, to date.Date) (out []say.Msg, err error) {
	ids := make([]int64, len(rows))
	for i := range rows {
		ids[i] = rows[i].Stay.ID
	}
	all, err := All[LabourEntry](tx, "stay_id", ids)
	work := map[int64][]training.Worked{}
	for _, e := range all {
		if e.Live() && e.Day >= training.Monday(from) && e.Day <= training.Monday(to)+6 {
			work[e.StayID] = append(work[e.StayID], training.Worked{Day: e.Day, Minutes: e.Minutes})
		}
	}
	for i := range rows {
		r := &rows[i].Resident
		for _, x := range training.Exceeded(work[rows[i].Stay.ID], func(d date.Date) training.Limits { l, _ := o.labourLimit(r, d); return l }) {
			if !x.Week && (x.Day < from || x.Day > to) {
				continue
			}
			_, source := o.labourLimit(r, x.At)
			key := "warn.labour.day"
			if x.Week {
				key = "warn.labour.week"
			}
			out = append(out, say.Of(key, "name", r.Name, "day", x.Day, "hours", HoursText(x.Minutes), "most", HoursText(x.Most), "source", source))
		}
	}
	return out, err
}

// HoursText is minutes as hours: "7", "7,5", "7:20".
func HoursText(minutes int) string {
	h, m := minutes/60, minutes%60
	switch m {
	case 0:
		return strconv.Itoa(h)
	case 30:
		return strconv.Itoa(h) + ",5"
	}
	return strconv.Itoa(h) + ":" + strconv.Itoa(m/10) + strconv.Itoa(m%10)
}

// LabourSum is the work of one resident over some days.
type LabourSum struct {
	Resident, Stay int64
	Code, Name     string
	Days, Minutes  int
	Output         int
	Pay            int64
	Entries        []LabourEntry
}

// LabourSheet is the work of a span by resident, with the limits that were passed; group 0 is all.
type LabourSheet struct {
	From, To date.Date
	Lines    []LabourSum
	Warnings []say.Msg
}

// Labour adds up the work between two days, both inclusive.
func (o *Office) Labour(group int64, from, to date.Date) (s LabourSheet, err error) {
	err = o.Store.Read(func(tx Tx) error { s, err = o.labour(tx, group, from, to); return err })
	return s, err
}

func (o *Office) labour(tx Tx, group int64, from, to date.Date) (s LabourSheet, err error) {
	s.From, s.To = from, to
	where := []any{}
	if group != 0 {
		where = append(where, "group_id", group)
	}
	if to-from < 366 {
		where = append(where, "day", daysBetween(from, to))
	}
	entries, err := All[LabourEntry](tx, where...)
	if err != nil {
		return s, err
	}
	by := map[int64]*LabourSum{}
	var ids []int64
	for _, e := range entries {
		if !e.Live() || e.Day < from || e.Day > to {
			continue
		}
		l := by[e.StayID]
		if l == nil {
			l = &LabourSum{Stay: e.StayID}
			by[e.StayID] = l
			ids = append(ids, e.StayID)
		}
		l.add(e)
	}
	if len(ids) == 0 {
		return s, nil
	}
	rows, err := tx.Timelines(StayQuery{IDs: ids})
	if err != nil {
		return s, err
	}
	for i := range rows {
		l := by[rows[i].Stay.ID]
		l.Resident, l.Code, l.Name = rows[i].Resident.ID, rows[i].Resident.Code, rows[i].Resident.Name
		slices.SortStableFunc(l.Entries, func(a, b LabourEntry) int { return int(a.Day - b.Day) })
		s.Lines = append(s.Lines, *l)
	}
	slices.SortStableFunc(s.Lines, func(a, b LabourSum) int { return strings.Compare(a.Code, b.Code) })
	s.Warnings, err = o.labourWarnings(tx, rows, from, to)
	return s, err
}

// daysBetween are days as the file has them, both ends included.
func daysBetween(from, to date.Date) (out []string) {
	for d := from; d <= to; d++ {
		out = append(out, d.String())
	}
	return out
}

func (l *LabourSum) add(e LabourEntry) {
	if !slices.ContainsFunc(l.Entries, func(x LabourEntry) bool { return x.Day == e.Day }) {
		l.Days++
	}
	l.Minutes += e.Minutes
	l.Output += e.Output
	l.Pay += e.Pay
	l.Entries = append(l.Entries, e)
}

// Work is the hours as the sharing of the surplus of labour reckons them (Office.ShareLabour): minutes of each resident.
func (s *LabourSheet) Work() []LabourDay {
	var out []LabourDay
	at := map[int64]int{}
	for _, l := range s.Lines {
		n, ok := at[l.Resident]
		if !ok {
			n = len(out)
			at[l.Resident] = n
			out = append(out, LabourDay{Resident: l.Resident})
		}
		out[n].Work += int64(l.Minutes)
	}
	return out
}
