package app

import (
	"errors"

	"hoanhap/app/date"
	"hoanhap/app/stay"
)

// ErrNotFound says that no such record exists.
var ErrNotFound = errors.New("not found")

// ErrConflict says that a unique thing (code, number) exists already.
var ErrConflict = errors.New("conflict")

// Record is a row of a table with a 64-bit id in the field ID.
type Record interface{ TableName() string }

// Store remembers. One Write is one transaction: all of it or none.
type Store interface {
	Read(func(Tx) error) error  // a consistent view, any number at once
	Write(func(Tx) error) error // one at a time
	Path() string               // of the file
}

// Tx is what an act and a screen ask of the store. Reads inside Write see the act's own rows.
type Tx interface {
	Get(dst Record, id int64) error     // ErrNotFound
	List(dst any, where ...any) error   // dst *[]T; where = column, value pairs (a slice value is IN); ordered by id
	Insert(rows any) error              // *T or []T / *[]T of Records; ids that are 0 are set, derived columns are filled
	Update(row Record) error            // the whole row by its id
	NextID(table string) (int64, error) // the next free id: ids are given by the door
	Journal(e *Entry, content []byte) error
	PutIntervals(stayID int64, v []stay.Interval) error // replaces the projection of a stay, in the same transaction
	DropSlot(id int64) error                            // forgets a key slot: what once opened must not open any more
	DropDraft(id int64) error                           // forgets a half-typed form, once saved or thrown away: the one row that goes

	Timelines(q StayQuery) ([]StayRows, error) // stays with their rows, one query a table
	Find(q Search) (Found, error)              // people by what was typed
	Numbers(q NumberQuery) ([]Numbered, error) // stays by code, decisions and issued papers by number
	Entries(q EntryQuery) ([]Entry, error)     // the journal, newest first
	EntryContent(id int64) ([]byte, error)
	Spans(residents []int64) ([]Span, error)          // first and last day of every live stay of these people, from the intervals; by resident, then first day, then last
	Counts(day date.Date) (map[stay.Point]int, error) // stays by where they stand at the end of a day, from the intervals; Decision is 0 in the keys
	MaxCode(table, prefix string) (string, error)     // the highest code that begins with prefix, "" when none
}

// StayQuery chooses stays. The zero value is all.
type StayQuery struct {
	IDs      []int64
	Resident []int64
	From, To date.Date // stays with an interval touching From..To (inclusive); both 0 = any
	Code     string
}

// StayRows is a stay with all its rows, voided ones too, and its resident.
type StayRows struct {
	Stay      stay.Stay
	Resident  Resident
	Decisions []stay.Decision
	Movements []stay.Movement
	Intervals []stay.Interval // as stored
}

// Span is a live stay as a stretch of days. To is the day it ended, date.Max while it is open.
type Span struct {
	Resident, Stay int64
	Code           string
	From, To       date.Date
}

// Search is what was typed in the box, with the chips chosen. Empty Text is everybody.
type Search struct {
	Text     string
	Day      date.Date // the state of which day (today)
	OpenOnly bool      // a stay open on Day
	Statuses []string  // stay.Status
	States   []string  // stay.State
	Limit    int       // 0 = all
	Sort     string    // name (default), code, birth, status, state, commune
	Desc     bool
	Over     func() bool // nil, or: the answer is not wanted any more, and context.Canceled will do
}

// Found is the answer, sorted: people with the stay to show (the open one, else the last).
type Found struct {
	Hits  []Hit
	Total int // before Limit
}

// Hit is one person of an answer.
type Hit struct {
	Resident int64
	Stay     int64 // 0 when never admitted
	StayCode string
	Code     string
	Name     string
	Birth    date.Partial
	Sex      string
	IDNumber string
	Commune  string
	List     string
	Address  string
	Status   stay.Status
	State    stay.State
	Away     stay.Kind
	Stays    int
	Left     Left      // of an open stay, when it was asked for
	Ended    date.Date // the day an ended stay ended; 0 while it is open
}

// Load is Get with the type named once: app.Load[stay.Stay](tx, id).
func Load[T any, P interface {
	*T
	Record
}](tx Tx, id int64) (T, error) {
	var v T
	err := tx.Get(P(&v), id)
	return v, err
}

// All is List with the type named once: app.All[stay.Movement](tx, "stay_id", id).
func All[T any](tx Tx, where ...any) ([]T, error) {
	var v []T
	err := tx.List(&v, where...)
	return v, err
}
