package app

import (
	"encoding/json"
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/stay"
	"hoanhap/app/support"
)

// correctSupport adds to a run what approved months have to be put right by: for each difference a line that takes back the old
// and the line of the new, with what was written since. What stands of a month is its own lines and all corrections of it, and when
// the last month was approved that was what it came to; so only those are reckoned again about whom something was written since.
func (o *Office) correctSupport(tx Tx, r *SupportRun, month *supportBook, c *support.Calc, since *since) (err error) {
	b := month
	if !since.everybody {
		if len(since.people) == 0 {
			return nil
		}
		if b, err = o.readSupportOf(tx, since.people); err != nil {
			return err
		}
	}
	mine := b.owners()
	before := since.months(b)
	stands := map[date.Date][]support.Run{}
	for i := range before {
		m := &before[i]
		lines, err := m.nets()
		if err != nil {
			return err
		}
		for _, l := range lines {
			if mine[l.Stay] == 0 && !since.everybody && !since.stays[l.Stay] {
				continue
			}
			of := l.For
			if of == 0 {
				of = m.First
			}
			stands[of] = append(stands[of], support.Run{Stay: l.Stay, Line: support.Line{Item: l.Item, Days: l.Days, Amount: l.Amount}})
		}
	}
	fixes := make([][]support.Run, len(before))
	for i := range before {
		m := &before[i]
		now, _ := b.lines(c, m.First, m.Last)
		fixes[i] = support.Corrections(m.First, stands[m.First], now)
		r.Lines = append(r.Lines, fixes[i]...)
	}
	if err := month.addMissing(tx, o, r); err != nil {
		return err
	}
	owner := month.owners()
	for i := range before {
		r.Causes = append(r.Causes, since.causes(&before[i], fixes[i], owner)...)
	}
	return nil
}

// owners is the resident of every stay of the book.
func (b *supportBook) owners() map[int64]int64 {
	out := make(map[int64]int64, len(b.rows))
	for i := range b.rows {
		out[b.rows[i].Stay.ID] = b.rows[i].Resident.ID
	}
	return out
}

// addMissing reads the stays that are corrected and not in the book of the month, so that they can be named: one that ended before, whose
// entry was moved to a later day, or that was voided.
func (b *supportBook) addMissing(tx Tx, o *Office, r *SupportRun) error {
	known := b.owners()
	var ids []int64
	for i := range r.Lines {
		if id := r.Lines[i].Stay; known[id] == 0 && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	rows, err := tx.Timelines(StayQuery{IDs: ids})
	if err != nil {
		return err
	}
	for i := range rows {
		t, err := rows[i].Fold(o)
		if err != nil { // a voided stay may have no movements left
			t = &stay.Timeline{Stay: rows[i].Stay}
		}
		b.rows, b.timelines, b.facts = append(b.rows, rows[i]), append(b.timelines, t), append(b.facts, support.Facts{})
	}
	return nil
}

// since is what was written after the last of the approved months before, oldest first.
type since struct {
	before    []SupportMonth
	entries   []Entry
	everybody bool // a rate, a setting, the law or the program is another one: all are reckoned again
	people    []int64
	stays     map[int64]bool
	from      map[int64]date.Date // resident → first day that what was written takes effect on; 0: whenever a stay began
}

// causedBy are the tables whose rows change what is paid.
var causedBy = map[string]bool{"movement": true, "decision": true, "stay": true, "support_entry": true, "resident": true, "law_row": true}

// manyPeople is where reckoning everybody again costs less than picking them out.
const manyPeople = 400

// readSince finds who has to be reckoned again for the approved months.
func (o *Office) readSince(tx Tx, before []SupportMonth, basis string) (*since, error) {
	s := &since{before: before, stays: map[int64]bool{}, from: map[int64]date.Date{}}
	if len(before) == 0 {
		return s, nil
	}
	last := &before[0]
	for i := range before {
		if before[i].LastAct > last.LastAct {
			last = &before[i]
		}
	}
	entries, err := tx.Entries(EntryQuery{AfterID: last.LastAct})
	if err != nil {
		return nil, err
	}
	slices.Reverse(entries)
	s.entries = slices.DeleteFunc(entries, func(e Entry) bool { return !causedBy[e.Tbl] })
	was, err := last.basis()
	if err != nil {
		return nil, err
	}
	s.everybody = was != basis
	for i := range s.entries {
		e := &s.entries[i]
		s.everybody = s.everybody || e.Tbl == "law_row"
		s.stays[e.Stay] = true
		s.touch(e.Resident, e.Effective)
	}
	s.everybody = s.everybody || len(s.people) > manyPeople
	for i := range s.entries {
		if e := &s.entries[i]; e.Tbl == "stay" && !s.everybody {
			owner, err := ownerBefore(tx, e.ID)
			if err != nil {
				return nil, err
			}
			s.touch(owner, 0)
		}
	}
	slices.Sort(s.people)
	return s, nil
}

// touch notes that something was written about a resident, with effect from a day on.
func (s *since) touch(resident int64, from date.Date) {
	first, seen := s.from[resident]
	switch {
	case resident == 0:
	case !seen:
		s.people = append(s.people, resident)
		s.from[resident] = from
	default:
		s.from[resident] = min(first, from)
	}
}

// months are the approved months that may come to something else: a movement changes no day before its own, what has no day of its own
// (the person, a decision) none before the first entry of that person.
func (s *since) months(b *supportBook) []SupportMonth {
	if s.everybody {
		return s.before
	}
	first := date.Max
	for i := range b.rows {
		if e := b.timelines[i].Entry(); e != nil && s.from[b.rows[i].Resident.ID] == 0 {
			first = min(first, e.Day)
		}
	}
	for i := range s.entries {
		if e := &s.entries[i]; e.Effective != 0 {
			first = min(first, e.Effective)
		}
	}
	return slices.DeleteFunc(slices.Clone(s.before), func(m SupportMonth) bool { return m.Last < first })
}

// ownerBefore is the resident a stay had before an entry of the journal, 0 where it is new: a stay that changes hands concerns both,
// for a day of one resident is paid once.
func ownerBefore(tx Tx, entry int64) (int64, error) {
	content, err := tx.EntryContent(entry)
	if err != nil {
		return 0, err
	}
	var c struct {
		Old struct{ ResidentID int64 } `json:"old"`
	}
	err = json.Unmarshal(content, &c)
	return c.Old.ResidentID, err
}

// causeProgram is the cause of a correction that nothing written explains.
const causeProgram = "support.cause_program"

// causes names for every stay that is corrected the acts that did it: about the stay or its resident, or else about another stay of that
// resident, effective on or before the last day of the month; where there is none, the rates and settings that were changed, and where
// nothing was written at all, the program, which is another edition than at the approval.
func (s *since) causes(m *SupportMonth, fixes []support.Run, owner map[int64]int64) (out []SupportCause) {
	done := map[int64]bool{}
	for i := range fixes {
		id := fixes[i].Stay
		if done[id] {
			continue
		}
		done[id] = true
		for _, c := range s.causesOf(m, id, owner[id]) {
			if !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}

func (s *since) causesOf(m *SupportMonth, stayID, resident int64) (out []SupportCause) {
	for _, cause := range []struct {
		stay  int64
		about func(e *Entry) bool
	}{
		{stayID, func(e *Entry) bool {
			return e.Stay == stayID || e.Stay == 0 && e.Resident == resident && resident != 0
		}},
		{stayID, func(e *Entry) bool { return e.Resident == resident && resident != 0 }},
		{0, func(e *Entry) bool { return e.Tbl == "law_row" }},
	} {
		for k := range s.entries {
			e := &s.entries[k]
			if law := e.Tbl == "law_row"; law == (cause.stay == 0) && (law || e.Effective <= m.Last) && cause.about(e) {
				out = append(out, SupportCause{Stay: cause.stay, For: m.First, Act: e.Name, Who: e.Who, At: e.At, Why: e.Why})
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return []SupportCause{{For: m.First, Act: causeProgram}}
}

// CausesOf is why the lines of a stay for a month are corrected: its own causes, else those for everybody.
func (r *SupportRun) CausesOf(stayID int64, month date.Date) (out []SupportCause) {
	for _, own := range []int64{stayID, 0} {
		for _, c := range r.Causes {
			if c.Stay == own && c.For == month {
				out = append(out, c)
			}
		}
		if len(out) > 0 {
			break
		}
	}
	return out
}
