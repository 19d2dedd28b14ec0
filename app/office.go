// Package app is the office: what it knows, its acts and what screens read. Everything is written through one door
// (Office.do) that checks the right, judges the whole sequence of a stay and writes rows and journal together.
package app

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/app/seal"
	"hoanhap/app/stay"
)

// Right is a verb that an account may or may not do.
type Right string

const (
	RightAdmit    Right = "admit"         // take in, change a resident's data
	RightMove     Right = "move"          // record a movement
	RightEnd      Right = "end"           // let go
	RightVoid     Right = "void"          // withdraw a row
	RightPaper    Right = "issue_paper"   // give a paper a number
	RightClose    Right = "close_period"  // freeze a census
	RightReopen   Right = "reopen_period" //
	RightSettings Right = "settings"      // centre, signers, law pack
	RightImport   Right = "import"
	RightExport   Right = "export"
	RightBackup   Right = "backup"
)

// Office is the centre at work: the store, the law, the clock on the wall and who is at the desk.
type Office struct {
	Store   Store
	Law     *law.Pack        // in force: the shipped pack with the office's rows
	Shipped *law.Pack        // as shipped; nil: Law is
	Forms   *paper.Templates // wording of the papers, with the office's own
	Blank   *paper.Templates // as shipped; nil: Forms is
	Words   say.Book         // Vietnamese, for papers
	Places  *law.Places
	Lists   *law.Lists
	Now     func() time.Time
	Who     string            // name written in the journal
	May     func(Right) bool  // nil: all rights (no accounts)
	Paper   func(string) bool // reserved for the paper templates' loader
	Cost    seal.Cost         // of a password; the zero value is seal.Standard
	desk    presence          // who is at the desk
	work    keptWork          // the work list as it was read last
	book    keptBook          // the book of handovers as it was read last
	lefts   keptLefts         // the clocks of a day as they were read last
	newList date.Date         // first day of the next catalogue of communes that is not in force yet, 0 none
}

// Today is the day in Vietnam.
func (o *Office) Today() date.Date { return date.At(o.Now()) }

// Act is one act under way: rows and journal are written together or not at all.
type Act struct {
	Tx
	office  *Office
	entry   Entry // what all entries of the act share
	touched map[int64]bool
	owner   map[int64]int64 // stay → resident, of the stays this act wrote
	frozen  *date.Date      // last frozen day, read once
	late    date.Date       // the last frozen day, when the act touches a frozen period without a reason
}

// do is the one door: it checks the right, opens the transaction, runs the act, judges every stay it touched as a
// whole sequence, and writes rows and journal together.
func (o *Office) do(right Right, name, label, why string, f func(*Act) error) error {
	if err := o.Ask(right); err != nil {
		return o.refused(err, right, label)
	}
	second, err := o.graver(name)
	if err != nil {
		return err
	}
	if second != "" {
		why = strings.TrimSpace(why + " · " + secondWord + " " + second)
	}
	return o.Store.Write(func(tx Tx) error {
		a := &Act{Tx: tx, office: o, touched: map[int64]bool{}, owner: map[int64]int64{}, entry: Entry{
			At: o.Now().In(date.Zone()).Format(time.RFC3339), Who: o.Who, Right: right, Name: name, Label: label, Why: why}}
		if err := f(a); err != nil {
			return err
		}
		if err := a.askWhy(); err != nil {
			return err
		}
		return a.judge()
	})
}

// Add inserts a new row and journals it. id, when 0, is given by the store.
func (a *Act) Add(row Record) error {
	if err := a.Insert(row); err != nil {
		return err
	}
	return a.note(row, nil, row)
}

// Change writes a row over its old self and journals both. An unchanged row is passed over.
func (a *Act) Change(row Record) error {
	old := reflect.New(reflect.TypeOf(row).Elem()).Interface().(Record)
	if err := a.Get(old, idOf(row)); err != nil {
		return err
	}
	if reflect.DeepEqual(old, row) {
		return nil
	}
	if err := a.Update(row); err != nil {
		return err
	}
	return a.note(row, old, row)
}

// Withdraw voids a row with a reason (hủy): it stays visible and counts no more.
func (a *Act) Withdraw(row Record, why string) error {
	if why == "" {
		return say.Problems{{Field: "why", Msg: say.Of("err.why_needed")}}
	}
	v := voidOf(row)
	if v == nil {
		return fmt.Errorf("%s cannot be voided", row.TableName())
	}
	if v.VoidWhy != "" {
		return &say.Refused{Msg: say.Of("err.voided_already")}
	}
	v.VoidWhy, v.VoidBy, v.VoidAt = why, a.entry.Who, a.entry.At
	return a.Change(row)
}

// note writes the journal entry of one row.
func (a *Act) note(row Record, old, new any) error {
	content, err := json.Marshal(Content{old, new})
	if err != nil {
		return err
	}
	e := a.entry
	e.Tbl, e.Row = row.TableName(), idOf(row)
	e.Resident, e.Stay, e.Effective = concerns(row)
	if e.Stay != 0 {
		a.touched[e.Stay] = true
		if e.Resident, err = a.ownerOf(e.Stay, row); err != nil {
			return err
		}
	}
	if err := a.watch(&e, old, row); err != nil {
		return err
	}
	if err := a.Journal(&e, content); err != nil {
		return err
	}
	if a.entry.Act == 0 {
		a.entry.Act = e.Act
	}
	return nil
}

// ownerOf is the resident of a stay.
func (a *Act) ownerOf(id int64, row Record) (int64, error) {
	if s, ok := row.(*stay.Stay); ok {
		a.owner[id] = s.ResidentID
	}
	if who, ok := a.owner[id]; ok {
		return who, nil
	}
	s, err := Load[stay.Stay](a, id)
	a.owner[id] = s.ResidentID
	return s.ResidentID, err
}

// judge folds every stay that was touched, refuses an illegal sequence, keeps the projection, and sees that the stays
// of one resident do not overlap.
func (a *Act) judge() error {
	if len(a.touched) == 0 {
		return nil
	}
	ids := make([]int64, 0, len(a.touched))
	for id := range a.touched {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	rows, err := a.Timelines(StayQuery{IDs: ids})
	if err != nil {
		return err
	}
	people, intervals := map[int64]bool{}, make(map[int64][]stay.Interval, len(rows))
	for i := range rows {
		r := &rows[i]
		people[r.Stay.ResidentID] = true
		if !r.Stay.Live() {
			if err := a.PutIntervals(r.Stay.ID, nil); err != nil {
				return err
			}
			continue
		}
		t, err := r.Fold(a.office)
		if err != nil {
			return err
		}
		if err := a.PutIntervals(r.Stay.ID, t.Intervals); err != nil {
			return err
		}
		intervals[r.Stay.ID] = t.Intervals
	}
	if err := a.oneClassAtATime(ids, intervals); err != nil {
		return err
	}
	return a.overlaps(people)
}

// overlaps refuses stays of one resident that overlap: a new one may begin on the day the one before ended.
func (a *Act) overlaps(people map[int64]bool) error {
	ids := make([]int64, 0, len(people))
	for id := range people {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	spans, err := a.Spans(ids)
	if err != nil {
		return err
	}
	return noOverlap(spans)
}

// noOverlap refuses stretches of one resident that overlap; they come by resident, then first day.
func noOverlap(spans []Span) error {
	for i := 1; i < len(spans); i++ {
		p, s := spans[i-1], spans[i]
		if p.Resident != s.Resident || s.From >= p.To {
			continue
		}
		if p.To == date.Max {
			return &say.Refused{Msg: say.Of("err.stay.still_open", "stay", p.Code, "from", p.From, "day", s.From)}
		}
		return &say.Refused{Msg: say.Of("err.stay.overlap", "stay", p.Code, "from", p.From, "to", p.To, "day", s.From)}
	}
	return nil
}

// Fold reads the timeline of the rows.
func (r *StayRows) Fold(o *Office) (*stay.Timeline, error) {
	return stay.Fold(r.Stay, r.Decisions, r.Movements, o.Law, o.Today())
}

// eachLive folds each stay that is not voided, in the order of the rows.
func (o *Office) eachLive(rows []StayRows, f func(r *StayRows, t *stay.Timeline)) error {
	for i := range rows {
		r := &rows[i]
		if !r.Stay.Live() {
			continue
		}
		t, err := r.Fold(o)
		if err != nil {
			return err
		}
		f(r, t)
	}
	return nil
}

func idOf(row Record) int64 { return reflect.Indirect(reflect.ValueOf(row)).FieldByName("ID").Int() }

func setID(row Record, id int64) { reflect.ValueOf(row).Elem().FieldByName("ID").SetInt(id) }

func setResident(row Record, id int64) {
	reflect.ValueOf(row).Elem().FieldByName("ResidentID").SetInt(id)
}

func voidOf(row Record) *stay.Void {
	f := reflect.Indirect(reflect.ValueOf(row)).FieldByName("Void")
	if !f.IsValid() {
		return nil
	}
	v, _ := f.Addr().Interface().(*stay.Void)
	return v
}

// concerns says whom a row is about and from which day it counts.
func concerns(row Record) (resident, stayID int64, day date.Date) {
	v := reflect.Indirect(reflect.ValueOf(row))
	num := func(name string) int64 {
		if f := v.FieldByName(name); f.IsValid() {
			return f.Int()
		}
		return 0
	}
	resident, stayID = num("ResidentID"), num("StayID")
	switch r := row.(type) {
	case *Resident:
		resident = r.ID
	case *stay.Stay:
		stayID = r.ID
	case *stay.Movement:
		day = r.Day
	case *ClosedPeriod:
		day = r.Last
	case *SupportMonth:
		day = r.Last
	case *SupportEntry:
		day = r.Day
	case *DepositEntry:
		day = r.Day
	case *Voucher:
		day = r.Day
	}
	return resident, stayID, day
}
