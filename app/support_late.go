package app

import (
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/stay"
	"hoanhap/app/support"
)

// correctSupport adds to a run what approved months have to be put right by: for each difference a line that takes back the old
// and the line of the new, with what was written since. What stands of a month is its own lines and all corrections of it.
func (o *Office) correctSupport(tx Tx, r *SupportRun, b *supportBook, c *support.Calc, before []SupportMonth) error {
	stands := map[date.Date][]support.Run{}
	seen := int64(0)
	for i := range before {
		lines, err := before[i].nets()
		if err != nil {
			return err
		}
		for _, l := range lines {
			month := l.For
			if month == 0 {
				month = before[i].First
			}
			stands[month] = append(stands[month], support.Run{Stay: l.Stay, Line: support.Line{Item: l.Item, Days: l.Days, Amount: l.Amount}})
		}
		seen = max(seen, before[i].LastAct)
	}
	since := &since{tx: tx, after: seen, owner: b.owners()}
	for i := range before {
		m := &before[i]
		now, _ := b.lines(c, m.First, m.Last)
		fixes := support.Corrections(m.First, stands[m.First], now)
		r.Lines = append(r.Lines, fixes...)
		causes, err := since.causes(m, fixes)
		if err != nil {
			return err
		}
		r.Causes = append(r.Causes, causes...)
	}
	return b.addMissing(tx, o, r)
}

// owners is the resident of every stay of the book.
func (b *supportBook) owners() map[int64]int64 {
	out := make(map[int64]int64, len(b.rows))
	for i := range b.rows {
		out[b.rows[i].Stay.ID] = b.rows[i].Resident.ID
	}
	return out
}

// addMissing reads the stays that are corrected and no longer in the span, so that they can be named: a stay whose entry was
// moved to a later day, or that was voided.
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

// since is what was written after the last approval.
type since struct {
	tx      Tx
	after   int64
	owner   map[int64]int64
	entries []Entry
	read    bool
}

// causedBy are the tables whose rows change what is paid.
var causedBy = map[string]bool{"movement": true, "decision": true, "stay": true, "support_entry": true, "resident": true, "law_row": true}

// causes names for every stay that is corrected the acts that did it: about the stay or its resident, effective on or before the
// last day of the month; where there is none, the rates and settings that were changed.
func (s *since) causes(m *SupportMonth, fixes []support.Run) ([]SupportCause, error) {
	if len(fixes) == 0 {
		return nil, nil
	}
	if !s.read {
		es, err := s.tx.Entries(EntryQuery{AfterID: s.after})
		if err != nil {
			return nil, err
		}
		s.entries, s.read = es, true
		slices.Reverse(s.entries)
	}
	var out []SupportCause
	add := func(stayID int64, e *Entry) {
		c := SupportCause{Stay: stayID, For: m.First, Act: e.Name, Who: e.Who, At: e.At, Why: e.Why}
		if !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	done := map[int64]bool{}
	for i := range fixes {
		id := fixes[i].Stay
		if done[id] {
			continue
		}
		done[id] = true
		found := false
		for k := range s.entries {
			if e := &s.entries[k]; e.Effective <= m.Last && s.about(e, id) {
				add(id, e)
				found = true
			}
		}
		for k := range s.entries {
			if e := &s.entries[k]; !found && e.Tbl == "law_row" {
				add(0, e)
			}
		}
	}
	return out, nil
}

// about reports an act that changes what is paid for one stay: about it, or about its resident.
func (s *since) about(e *Entry, stayID int64) bool {
	if !causedBy[e.Tbl] || e.Tbl == "law_row" {
		return false
	}
	return e.Stay == stayID || e.Stay == 0 && e.Resident != 0 && e.Resident == s.owner[stayID]
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
