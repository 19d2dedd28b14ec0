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

// healthStay is a stay on which the health desk has something to do.
type healthStay struct {
	stay stay.Stay
	who  Resident
	t    *stay.Timeline
}

// healthLines adds what the health desk has to do up to a day: the resident and the day, nothing else, for everybody. here are
// the stays open on the day. The days are reckoned from the stays as they are now, without any key.
func (o *Office) healthLines(tx Tx, b *workBook, out []DueLine, here []healthStay, last date.Date) ([]DueLine, error) {
	on, notes := b.on, b.notes
	shown := make(map[int64]*healthStay, len(here))
	for i := range here {
		shown[here[i].who.ID] = &here[i]
	}
	if err := o.lastStays(tx, b, shown); err != nil {
		return nil, err
	}
	days := map[int64][]date.Date{}
	var ids []int64
	add := func(id int64, day date.Date) {
		if days[id] == nil {
			ids = append(ids, id)
		}
		days[id] = append(days[id], day)
	}
	seen := map[int64]bool{}
	for i := range notes {
		n := &notes[i]
		seen[n.StayID] = seen[n.StayID] || n.Anchor == onSeen
		if s := shown[n.ResidentID]; n.Due != 0 && s.has(n) {
			if day := o.noteDayNow(n, s.t); day <= last {
				add(n.ResidentID, day)
			}
		}
	}
	if err := o.unseen(tx, here, seen, on, func(s *healthStay, day date.Date) {
		if day <= last {
			add(s.who.ID, day)
		}
	}); err != nil {
		return nil, err
	}
	for _, id := range ids {
		s := shown[id]
		day, ok := o.firstHealthDay(s.t, days[id], on)
		if !ok {
			continue
		}
		out = append(out, DueLine{Item: due.Item{Key: fmt.Sprintf("%d/%s//", s.stay.ID, HealthDue), Code: HealthDue, Day: day, Stay: s.stay.ID, Resident: id,
			Status: statusOf(s.t, on), Anchor: day, Rule: healthRule, Act: due.Act{Verb: due.Enter}, State: due.Open, Regime: o.Law.RegimeAt(day)},
			Name: s.who.Name, ResidentCode: s.who.Code, StayCode: s.stay.Code, Left: int(day - on), Late: day < on})
	}
	return out, nil
}

// has reports an entry that is still of this stay: one of an earlier stay is over, but for the regular check that it counts from.
func (s *healthStay) has(n *HealthNote) bool {
	return s != nil && (n.StayID == s.stay.ID || n.StayID == 0 || n.Anchor == onSeen)
}

// lastStays adds the last live stay of those who left and of whom something is still due.
func (o *Office) lastStays(tx Tx, b *workBook, shown map[int64]*healthStay) error {
	var ids []int64
	asked := map[int64]bool{}
	for i := range b.notes {
		n := &b.notes[i]
		if n.Due == 0 || shown[n.ResidentID] != nil || asked[n.ResidentID] {
			continue
		}
		if s, ok := b.left[n.ResidentID]; ok {
			shown[n.ResidentID] = s
		} else {
			asked[n.ResidentID], ids = true, append(ids, n.ResidentID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	rows, err := tx.Timelines(StayQuery{Resident: ids})
	if err != nil {
		return err
	}
	for i := range rows {
		r := &rows[i]
		if old := shown[r.Resident.ID]; !r.Stay.Live() || old != nil && old.stay.ID > r.Stay.ID {
			continue
		}
		t, err := r.Fold(o)
		if err != nil {
			return err
		}
		shown[r.Resident.ID] = &healthStay{r.Stay, r.Resident, t}
	}
	for _, id := range ids {
		if s := shown[id]; s != nil {
			b.left[id] = s
		}
	}
	return nil
}

// unseen are those admitted since the book was opened whose examination at entry is not on the record, with the day by which
// the information sheet (Mẫu 17, part III) is made. Where no health desk was set up nothing is asked of it.
func (o *Office) unseen(tx Tx, here []healthStay, seen map[int64]bool, on date.Date, add func(*healthStay, date.Date)) error {
	keys, err := All[SealKey](tx)
	if err != nil || len(keys) == 0 {
		return err
	}
	from, err := o.dueFrom(tx, on)
	if err != nil {
		return err
	}
	for i := range here {
		s := &here[i]
		if entry := s.t.Entry().Day; entry >= from && !seen[s.stay.ID] {
			add(s, o.examBy(entry))
		}
	}
	return nil
}

// examBy is the day by which somebody is examined after entry.
func (o *Office) examBy(entry date.Date) date.Date {
	return entry + date.Date(o.Law.Int(law.DuePlan, entry))
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
