package app

import (
	"fmt"

	"hoanhap/app/date"
	"hoanhap/app/due"
	"hoanhap/app/law"
	"hoanhap/app/stay"
)

// HealthDue is the kind of a line that says no more than "việc y tế": what it is stands sealed.
const HealthDue due.Code = "health"

// healthRule stands for the rule of such a line: the day itself was reckoned by the health desk.
var healthRule = &law.Row{Unit: "desk", Value: "0"}

// lastStays is the last live stay of each resident.
func lastStays(rows []StayRows) map[int64]*StayRows {
	last := map[int64]*StayRows{}
	for i := range rows {
		r := &rows[i]
		if old := last[r.Resident.ID]; r.Stay.Live() && (old == nil || r.Stay.ID > old.Stay.ID) {
			last[r.Resident.ID] = r
		}
	}
	return last
}

// healthLines adds what the health desk has to do up to a day: the resident and the day, nothing else, for everybody.
func (o *Office) healthLines(tx Tx, out []DueLine, on, last date.Date) ([]DueLine, error) {
	notes, err := All[HealthNote](tx)
	if err != nil {
		return nil, err
	}
	days := map[int64][]date.Date{}
	var ids []int64
	for i := range notes {
		n := &notes[i]
		if n.Due == 0 || n.Due > last {
			continue
		}
		if days[n.ResidentID] == nil {
			ids = append(ids, n.ResidentID)
		}
		days[n.ResidentID] = append(days[n.ResidentID], n.Due)
	}
	if len(ids) == 0 {
		return out, nil
	}
	rows, err := tx.Timelines(StayQuery{Resident: ids})
	if err != nil {
		return nil, err
	}
	shown := lastStays(rows)
	for _, id := range ids {
		r := shown[id]
		if r == nil {
			continue
		}
		t, err := r.Fold(o)
		if err != nil {
			return nil, err
		}
		day, ok := o.firstHealthDay(t, days[id], on)
		if !ok {
			continue
		}
		out = append(out, DueLine{Item: due.Item{Key: fmt.Sprintf("%d/%s//", r.Stay.ID, HealthDue), Code: HealthDue, Day: day, Stay: r.Stay.ID, Resident: id,
			Status: statusOf(t, on), Anchor: day, Rule: healthRule, Act: due.Act{Verb: due.Enter}, State: due.Open, Regime: o.Law.RegimeAt(day)},
			Name: r.Resident.Name, ResidentCode: r.Resident.Code, StayCode: r.Stay.Code, Left: int(day - on), Late: day < on})
	}
	return out, nil
}

// firstHealthDay is the first of the days on which something is due. Of somebody who left only what falls due within the days
// without a dose is still ours: after them the other place assesses anew, and the regular checks are nobody's here.
func (o *Office) firstHealthDay(t *stay.Timeline, days []date.Date, on date.Date) (first date.Date, ok bool) {
	until := date.Max
	if end := t.End(); end != nil && end.Day <= on {
		until = end.Day + date.Date(o.Law.Int(law.MethadoneGap, end.Day))
	}
	for _, d := range days {
		if d <= until && (!ok || d < first) {
			first, ok = d, true
		}
	}
	return first, ok
}

// statusOf is the status on a day, the last one of a stay that ended.
func statusOf(t *stay.Timeline, on date.Date) stay.Status {
	if end := t.End(); end != nil && end.Day <= on {
		return end.Was.Status
	}
	return t.On(on).Status
}
