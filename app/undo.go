package app

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"

	"hoanhap/app/say"
	"hoanhap/app/stay"
)

// Undoable is an act that can still be taken back by the one at the desk: the last acts, newest first, that changed records and
// were not undone. Imports, settings and frozen periods are not offered.
func (o *Office) Undoable(limit int) (out []Entry, err error) {
	err = o.Store.Read(func(tx Tx) error {
		seen, undone := map[int64]bool{}, map[int64]bool{}
		es, err := tx.Entries(EntryQuery{Limit: 4 * undoRows})
		if err != nil {
			return err
		}
		rows := map[int64]int{}
		for _, e := range es {
			rows[e.Act]++
		}
		for _, e := range es {
			if e.Undoes != 0 {
				undone[e.Undoes] = true
			}
			if seen[e.Act] || undone[e.Act] || e.Undoes != 0 || !canUndo(e.Right) || !o.Allowed(e.Right) || rows[e.Act] > undoRows {
				continue
			}
			seen[e.Act] = true
			if out = append(out, e); len(out) == limit {
				return nil
			}
		}
		return nil
	})
	return out, err
}

// undoRows is the largest act that is offered: what fills a book is taken back by a copy, not by hand.
const undoRows = 500

func canUndo(r Right) bool {
	return r == RightAdmit || r == RightMove || r == RightEnd || r == RightVoid || r == RightDue || r == RightMerge
}

// Undo takes back an act by compensating entries (hoàn tác): new rows are voided with the reason, changed and voided
// rows get their old content again. It is refused when a later act changed the same rows, or when the result
// would not be a legal sequence.
func (o *Office) Undo(act int64, why string) error {
	if why == "" {
		why = "hoàn tác"
	}
	var es []Entry
	err := o.Store.Read(func(tx Tx) (err error) { es, err = tx.Entries(EntryQuery{Act: act}); return err })
	if err != nil {
		return err
	}
	if len(es) == 0 {
		return ErrNotFound
	}
	slices.SortFunc(es, func(a, b Entry) int { return int(b.ID - a.ID) }) // newest first
	if es[0].Name == mergeAct {
		return o.unmerge(act, es, why)
	}
	return o.do(es[0].Right, es[0].Name, es[0].Label, why, func(a *Act) error {
		a.entry.Undoes = act
		for i := range es {
			if err := a.undo(&es[i], why); err != nil {
				return err
			}
		}
		return a.nothingOn(es)
	})
}

// nothingOn refuses to withdraw a stay on which something stands that came after: a movement, or a paper that was issued.
func (a *Act) nothingOn(es []Entry) error {
	for i := range es {
		if es[i].Tbl != "stay" {
			continue
		}
		s, err := Load[stay.Stay](a, es[i].Row)
		if err != nil || s.Live() {
			return err
		}
		moves, err := All[stay.Movement](a, "stay_id", s.ID)
		if err != nil {
			return err
		}
		for k := range moves {
			if moves[k].Live() {
				return a.later("movement", moves[k].ID)
			}
		}
		papers, err := All[IssuedPaper](a, "stay_id", s.ID)
		if err != nil {
			return err
		}
		for k := range papers {
			if papers[k].Live() {
				return a.later("paper", papers[k].ID)
			}
		}
	}
	return nil
}

// later names the operation that stands in the way.
func (a *Act) later(table string, row int64) error {
	es, err := a.Entries(EntryQuery{Tbl: table, Row: row, Limit: 1})
	if err != nil || len(es) == 0 {
		return errors.Join(err, ErrNotFound)
	}
	return laterErr(&es[0])
}

func laterErr(e *Entry) error {
	return &say.Refused{Msg: say.Of("err.undo_later", "act", say.Of(e.Name), "label", e.Label, "at", momentText(e.At))}
}

func (a *Act) undo(e *Entry, why string) error {
	later, err := a.Entries(EntryQuery{Tbl: e.Tbl, Row: e.Row, AfterID: e.ID})
	if err != nil {
		return err
	}
	for _, l := range later {
		if l.Act != e.Act && l.Undoes != e.Act {
			return laterErr(&l)
		}
	}
	kind, ok := undoKinds[e.Tbl]
	if !ok {
		return &say.Refused{Msg: say.Of("err.undo_not", "act", say.Of(e.Name))}
	}
	raw, err := a.EntryContent(e.ID)
	if err != nil {
		return err
	}
	var c struct{ Old json.RawMessage }
	if err := json.Unmarshal(raw, &c); err != nil {
		return err
	}
	row := reflect.New(kind).Interface().(Record)
	if len(c.Old) == 0 || string(c.Old) == "null" {
		if err := a.Get(row, e.Row); err != nil {
			return err
		}
		if v := voidOf(row); v == nil || v.VoidWhy != "" {
			return errors.Join(err, nil)
		}
		return a.Withdraw(row, why)
	}
	if err := json.Unmarshal(c.Old, row); err != nil {
		return err
	}
	return a.Change(row)
}

var undoKinds = map[string]reflect.Type{
	"resident": reflect.TypeOf(Resident{}), "identity_paper": reflect.TypeOf(IdentityPaper{}), "relative": reflect.TypeOf(Relative{}),
	"substance": reflect.TypeOf(Substance{}), "thing": reflect.TypeOf(Thing{}), "stay": reflect.TypeOf(stay.Stay{}),
	"decision": reflect.TypeOf(stay.Decision{}), "movement": reflect.TypeOf(stay.Movement{}), "photo": reflect.TypeOf(Photo{}),
	"due_mark": reflect.TypeOf(DueMark{}), "due_set": reflect.TypeOf(DueSet{}),
	"handover_step": reflect.TypeOf(HandoverStep{}), "received_paper": reflect.TypeOf(ReceivedPaper{}), "aftercare": reflect.TypeOf(Aftercare{}),
	"aftercare_report": reflect.TypeOf(AftercareReport{}), "commune_report": reflect.TypeOf(CommuneReport{}),
	"enrolment": reflect.TypeOf(Enrolment{}), "attendance": reflect.TypeOf(Attendance{}), "labour_entry": reflect.TypeOf(LabourEntry{}),
	"job_plan": reflect.TypeOf(JobPlan{}), "job_report": reflect.TypeOf(JobReport{}),
}
