package app

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"slices"

	"hoanhap/app/say"
)

// Merged is a record that was made part of another.
type Merged struct {
	Resident Resident
	Act      int64  // the merge, for Undo
	At, Who  string // when and by whom
}

// MergedInto lists the records that were made part of this one, oldest first.
func (o *Office) MergedInto(resident int64) (out []Merged, err error) {
	err = o.Store.Read(func(tx Tx) error {
		others, err := All[Resident](tx, "merged_id", resident)
		if err != nil {
			return err
		}
		for _, r := range others {
			es, err := tx.Entries(EntryQuery{Tbl: r.TableName(), Row: r.ID, Limit: 1})
			if err != nil {
				return err
			}
			m := Merged{Resident: r}
			if len(es) == 1 { // nothing is written to a voided record after the merge
				m.Act, m.At, m.Who = es[0].Act, es[0].At, es[0].Who
			}
			out = append(out, m)
		}
		slices.SortStableFunc(out, func(a, b Merged) int { return int(a.Act - b.Act) })
		return nil
	})
	return out, err
}

// standing is the record that stands for this one: itself, or the one it was made part of.
func standing(tx Tx, resident int64) (Resident, error) {
	r, err := Load[Resident](tx, resident)
	for err == nil && r.MergedID != 0 {
		r, err = Load[Resident](tx, r.MergedID)
	}
	return r, err
}

// unmergeKinds are the rows that a merge writes beside those that any act may write.
var unmergeKinds = map[string]reflect.Type{
	"paper": reflect.TypeOf(IssuedPaper{}), "health_note": reflect.TypeOf(HealthNote{}),
	"deposit_entry": reflect.TypeOf(DepositEntry{}), "voucher": reflect.TypeOf(Voucher{}),
}

// unmerge takes a merge back (tách lại): each field that the merge changed gets its old value again, and what else was
// written since then stays. A fact that was corrected after the merge keeps its correction.
func (o *Office) unmerge(act int64, es []Entry, why string) error {
	return o.do(RightMerge, es[0].Name, es[0].Label, why, func(a *Act) error {
		a.entry.Undoes = act
		var people []int64
		for i := range es {
			e := &es[i]
			kind := unmergeKinds[e.Tbl]
			if kind == nil {
				kind = undoKinds[e.Tbl]
			}
			if kind == nil {
				return &say.Refused{Msg: say.Of("err.undo_not", "act", say.Of(e.Name))}
			}
			if err := a.putBack(e, kind); err != nil {
				return err
			}
			if e.Tbl == (Resident{}).TableName() {
				people = append(people, e.Row)
			}
		}
		return a.solvent(people)
	})
}

// putBack gives the fields that an entry changed their old values. A row that went on to somebody else meanwhile, or was
// voided meanwhile, stands in the way: the later act is named.
func (a *Act) putBack(e *Entry, kind reflect.Type) error {
	raw, err := a.EntryContent(e.ID)
	if err != nil {
		return err
	}
	var c struct{ Old, New map[string]json.RawMessage }
	if err := json.Unmarshal(raw, &c); err != nil {
		return err
	}
	row := reflect.New(kind).Interface().(Record)
	if err := a.Get(row, e.Row); err != nil {
		return err
	}
	if c.Old == nil { // a number that the merge kept among the papers
		if v := voidOf(row); v == nil || v.VoidWhy != "" {
			return nil
		}
		return a.Withdraw(row, a.entry.Why)
	}
	now, err := fieldsOf(row)
	if err != nil {
		return err
	}
	if !parted(now, c.Old, c.New) {
		return a.after(e)
	}
	old := reflect.New(kind).Interface().(Record)
	if raw, err = json.Marshal(now); err != nil {
		return err
	}
	if err := json.Unmarshal(raw, old); err != nil {
		return err
	}
	return a.Change(old)
}

// parted gives now the old value of each field that still is as the entry made it, and reports whether nothing stands in the way.
func parted(now, old, new map[string]json.RawMessage) bool {
	for k := range mergeKeys(old, new) {
		switch {
		case bytes.Equal(old[k], new[k]):
		case bytes.Equal(now[k], new[k]):
			if now[k] = old[k]; old[k] == nil {
				delete(now, k)
			}
		case k == "ResidentID" || k == "MergedID" || k == "VoidWhy":
			return false
		}
	}
	return true
}

// after names the act that changed a row after the entry.
func (a *Act) after(e *Entry) error {
	later, err := a.Entries(EntryQuery{Tbl: e.Tbl, Row: e.Row, AfterID: e.ID})
	if err != nil || len(later) == 0 {
		return errors.Join(err, ErrConflict)
	}
	return laterErr(&later[0])
}

func fieldsOf(row Record) (m map[string]json.RawMessage, err error) {
	raw, err := json.Marshal(row)
	if err != nil {
		return nil, err
	}
	return m, json.Unmarshal(raw, &m)
}

// mergeKeys are the fields of the row before and after.
func mergeKeys(old, new map[string]json.RawMessage) map[string]bool {
	keys := make(map[string]bool, len(new))
	for k := range old {
		keys[k] = true
	}
	for k := range new {
		keys[k] = true
	}
	return keys
}
