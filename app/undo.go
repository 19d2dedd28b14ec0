package app

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"

	"hoanhap/app/say"
	"hoanhap/app/stay"
)

// Undo takes back an act by compensating entries (hoàn tác): new rows are voided with the reason, changed and voided rows get
// their old content again, and what is a book of its own (vouchers, the deposit book, the store) gets the line that reverses
// it. It is refused when a later act changed the same rows or rests on them, or when the result would not be a legal sequence.
func (o *Office) Undo(act int64, why string) error {
	if why = strings.TrimSpace(why); why == "" {
		why = undoWord
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
	if not := o.undoNot(&es[0], len(es)); not.Key != "" {
		return &say.Refused{Msg: not}
	}
	open, sealed := why, ""
	if es[0].Right == RightTreat { // a reason may name an illness: it is sealed with the entry, and nowhere in clear
		open, sealed = "", why
	}
	return o.do(es[0].Right, es[0].Name, es[0].Label, open, func(a *Act) error {
		a.entry.Undoes = act
		u := undoing{a, es, or(open, undoWord), sealed, map[int64]int{}}
		return u.run()
	})
}

// undoWord is the reason where none is given.
const undoWord = "hoàn tác"

// undoing is one act being taken back.
type undoing struct {
	*Act
	es     []Entry // of the act, newest first
	why    string
	sealed string        // the reason of an act of the health desk
	stray  map[int64]int // steps of a handover that rested on nothing before, by stay
}

func (u *undoing) run() error {
	for i := range u.es {
		if err := u.stood(&u.es[i]); err != nil {
			return err
		}
	}
	for i := range u.es {
		if err := u.undo(&u.es[i]); err != nil {
			return err
		}
	}
	if err := u.nothingOn(u.es); err != nil {
		return err
	}
	return u.nothingRests()
}

// stood keeps how a handover stood before.
func (u *undoing) stood(e *Entry) error {
	if _, known := u.stray[e.Stay]; known || e.Tbl != (HandoverStep{}).TableName() {
		return nil
	}
	h, _, err := u.office.handoverOf(u.Act, e.Stay)
	u.stray[e.Stay] = len(h.Stray)
	return err
}

// nothingRests refuses when a step of a handover rested on what is no more.
func (u *undoing) nothingRests() error {
	for id, before := range u.stray {
		h, _, err := u.office.handoverOf(u.Act, id)
		if err == nil && len(h.Stray) > before {
			err = &say.Refused{Msg: say.Of("err.handover.rests")}
		}
		if err != nil {
			return err
		}
	}
	return nil
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

func (u *undoing) undo(e *Entry) error {
	if e.Tbl == (HealthNote{}).TableName() {
		return u.health(e)
	}
	if err := u.nothingLater(e); err != nil {
		return err
	}
	raw, err := u.EntryContent(e.ID)
	if err != nil {
		return err
	}
	var c struct{ Old json.RawMessage }
	if err := json.Unmarshal(raw, &c); err != nil {
		return err
	}
	fresh := len(c.Old) == 0 || string(c.Old) == "null"
	if reverse := reversed[e.Tbl]; reverse != nil && fresh {
		return reverse(u.Act, e.Row, u.why)
	}
	kind, ok := undoKinds[e.Tbl]
	if !ok {
		return &say.Refused{Msg: say.Of("err.undo_not", "act", say.Of(e.Name))}
	}
	row := reflect.New(kind).Interface().(Record)
	if fresh {
		return u.withdraw(row, e.Row)
	}
	if err := json.Unmarshal(c.Old, row); err != nil {
		return err
	}
	return u.Change(row)
}

// nothingLater refuses where a later act changed the row, or took this one back already.
func (u *undoing) nothingLater(e *Entry) error {
	later, err := u.Entries(EntryQuery{Tbl: e.Tbl, Row: e.Row, AfterID: e.ID})
	if err != nil {
		return err
	}
	for _, l := range later {
		switch {
		case l.Undoes == e.Act && l.Act != u.entry.Act:
			return &say.Refused{Msg: say.Of("err.undo_done", "at", momentText(l.At))}
		case l.Act != e.Act && l.Undoes != e.Act:
			return laterErr(&l)
		}
	}
	return nil
}

// withdraw voids a row that the act wrote, unless something that came after needs it.
func (u *undoing) withdraw(row Record, id int64) error {
	if err := u.Get(row, id); err != nil {
		return err
	}
	if v := voidOf(row); v == nil || v.VoidWhy != "" {
		return nil
	}
	if used := inUse[row.TableName()]; used != nil {
		if err := used(u.Act, row, id); err != nil {
			return err
		}
	}
	return u.Withdraw(row, u.why)
}

// reversed are the books in which nothing is crossed out: a line is taken back by its opposite.
var reversed = map[string]func(a *Act, id int64, why string) error{
	"voucher":       func(a *Act, id int64, why string) error { _, err := a.reverseVoucher(id, why); return err },
	"deposit_entry": (*Act).reverseDeposit,
	"stock_entry":   (*Act).reverseStock,
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
	"training_class": reflect.TypeOf(TrainingClass{}), "partner": reflect.TypeOf(Partner{}), "vacancy": reflect.TypeOf(Vacancy{}),
	"introduction": reflect.TypeOf(Introduction{}), "labour_group": reflect.TypeOf(LabourGroup{}),
	"paper": reflect.TypeOf(IssuedPaper{}), "support_entry": reflect.TypeOf(SupportEntry{}), "cash_count": reflect.TypeOf(CashCount{}),
	"receiving_place": reflect.TypeOf(ReceivingPlace{}),
}
