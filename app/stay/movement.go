// Package stay is the heart of the program: movements (biến động) folded into a timeline, and read from
// it the legal clock and the census (rules.md §2–§4 in docs). It is pure: no store, no clock of its own.
package stay

import (
	"slices"

	"hoanhap/app/date"
)

// Status is the legal basis of a stay at a moment (diện). It may change inside a stay.
type Status string

const (
	Compulsory Status = "compulsory" // bắt buộc
	Voluntary  Status = "voluntary"  // tự nguyện
	PreCourt   Status = "pre_court"  // đang lập hồ sơ
	Aftercare  Status = "aftercare"  // quản lý sau cai tại cơ sở (archive only)
)

// Statuses in the order of the census columns.
var Statuses = []Status{Compulsory, Voluntary, PreCourt, Aftercare}

// State says where the resident stands at a moment.
type State string

const (
	None      State = ""
	Present   State = "present"   // có mặt
	Absent    State = "absent"    // vắng mặt: on the books, physically elsewhere
	Escaped   State = "escaped"   // bỏ trốn
	Suspended State = "suspended" // tạm đình chỉ
	Custody   State = "custody"   // cơ quan tố tụng giữ
	Ended     State = "ended"     // đã ra
)

// OnBooks reports đang quản lý: open and not escaped, suspended or in custody.
func (s State) OnBooks() bool { return s == Present || s == Absent }

// Open reports a stay that began and has not ended.
func (s State) Open() bool { return s != None && s != Ended }

// Kind is the code of a movement (loại biến động), rules.md §2.
type Kind string

const (
	Admit         Kind = "admit"
	TransferIn    Kind = "transfer_in"
	ChangeStatus  Kind = "change_status"
	Hospital      Kind = "hospital"
	Mourning      Kind = "mourning"
	Procedure     Kind = "procedure"
	Back          Kind = "back"
	Escape        Kind = "escape"
	ReturnEscape  Kind = "return_escape"
	Suspend       Kind = "suspend"
	ReturnSuspend Kind = "return_suspend"
	ToCustody     Kind = "custody"
	ReturnCustody Kind = "return_custody"
	Reduce        Kind = "reduce"
	Complete      Kind = "complete"
	Exempt        Kind = "exempt"
	TransferOut   Kind = "transfer_out"
	TransferOther Kind = "transfer_other"
	Quit          Kind = "quit"
	Release       Kind = "release"
	Die           Kind = "die"
)

// Kinds in the order of rules.md §2.
var Kinds = []Kind{Admit, TransferIn, ChangeStatus, Hospital, Mourning, Procedure, Back, Escape, ReturnEscape,
	Suspend, ReturnSuspend, ToCustody, ReturnCustody, Reduce, Complete, Exempt, TransferOut, TransferOther, Quit, Release, Die}

// rule is one line of the table of movements.
type rule struct {
	from []State // states in which it is legal
	to   State   // None: the state stays as it is
}

var rules = map[Kind]rule{
	Admit:         {[]State{None}, Present},
	TransferIn:    {[]State{None}, Present},
	ChangeStatus:  {[]State{Present, Absent}, None},
	Hospital:      {[]State{Present}, Absent},
	Mourning:      {[]State{Present}, Absent},
	Procedure:     {[]State{Present}, Absent},
	Back:          {[]State{Absent}, Present},
	Escape:        {[]State{Present, Absent}, Escaped},
	ReturnEscape:  {[]State{Escaped}, Present},
	Suspend:       {[]State{Present, Absent}, Suspended},
	ReturnSuspend: {[]State{Suspended}, Present},
	ToCustody:     {[]State{Present, Absent, Escaped, Suspended}, Custody},
	ReturnCustody: {[]State{Custody}, Present},
	Reduce:        {[]State{Present, Absent, Escaped, Suspended, Custody}, None},
	Complete:      {[]State{Present, Absent, Suspended}, Ended},
	Exempt:        {[]State{Present, Absent, Escaped, Suspended, Custody}, Ended},
	TransferOut:   {[]State{Present, Absent}, Ended},
	TransferOther: {[]State{Present, Absent}, Ended},
	Quit:          {[]State{Present, Absent, Escaped, Suspended, Custody}, Ended},
	Release:       {[]State{Present, Absent, Escaped, Suspended, Custody}, Ended},
	Die:           {[]State{Present, Absent, Escaped, Suspended, Custody}, Ended},
}

// Known reports whether k is a movement of the table.
func (k Kind) Known() bool { _, ok := rules[k]; return ok }

// Entry reports a movement that begins a stay.
func (k Kind) Entry() bool { return k == Admit || k == TransferIn }

// Ends reports a movement that ends a stay.
func (k Kind) Ends() bool { return rules[k].to == Ended }

// Leave reports a movement that makes an absence (vắng mặt).
func (k Kind) Leave() bool { return rules[k].to == Absent }

// Word is the key of the movement's Vietnamese name.
func (k Kind) Word() (string, []any) { return "kind." + string(k), nil }

// Word is the key of the status' name.
func (s Status) Word() (string, []any) { return "status." + string(s), nil }

// Word is the key of the state's name.
func (s State) Word() (string, []any) { return "state." + string(s), nil }

// Known reports whether s is one of the four statuses.
func (s Status) Known() bool {
	return s == Compulsory || s == Voluntary || s == PreCourt || s == Aftercare
}

// Void marks a row that was withdrawn (hủy): nothing is deleted, the row stays visible with its reason.
type Void struct {
	VoidWhy string `gorm:"column:void_why" json:",omitempty"` // "" = the row is live
	VoidBy  string `gorm:"column:void_by" json:",omitempty"`
	VoidAt  string `gorm:"column:void_at" json:",omitempty"` // RFC 3339, UTC+7
}

// Live reports that the row was not voided.
func (v Void) Live() bool { return v.VoidWhy == "" }

// Stay is one episode from entry to end (đợt cai nghiện).
type Stay struct {
	ID         int64  `gorm:"primaryKey"`
	Code       string // mã đợt, unique
	ResidentID int64
	Room       string    `json:",omitempty"` // tổ, đội, phòng
	Giver      string    `json:",omitempty"` // bên giao: the body that brought the person
	GiverName  string    `json:",omitempty"`
	GiverTitle string    `json:",omitempty"`
	Taker      string    `json:",omitempty"` // bên nhận: who took over for the centre
	TakerTitle string    `json:",omitempty"`
	Health     string    `json:",omitempty"` // general state on entry, as the minutes say; never a diagnosis
	Assigned   string    `json:",omitempty"` // quyết định giao cơ sở tiếp nhận: number
	AssignedOn date.Date `json:",omitempty"`
	AssignedBy string    `json:",omitempty"`
	Note       string    `json:",omitempty"`
	Void
}

// Decision is the paper that orders a stay or a new term in it (quyết định, hợp đồng, đăng ký).
// Term 0 is a paper without a term, as the custody decision of the pre-court stay (Mẫu 32).
type Decision struct {
	ID          int64 `gorm:"primaryKey"`
	StayID      int64
	Number      string    `json:",omitempty"`
	Day         date.Date // of the decision; the regime of the term hangs on it
	Issuer      string    `json:",omitempty"`
	Term        int       `json:",omitempty"` // months, as typed from the paper
	Start       date.Date `json:",omitempty"` // typed first day of the term; 0 = the day of the movement that brought it
	Occurrence  int       `json:",omitempty"` // lần thứ; 0 unknown
	Credit      int       `json:",omitempty"` // days credited by document (số ngày được trừ)
	CreditPaper string    `json:",omitempty"`
	NotCounted  int       `json:",omitempty"` // days not counted before a transfer, from the sending centre's papers
	Reduced     int       `json:",omitempty"` // months reduced before a transfer, likewise
	BeforePaper string    `json:",omitempty"` // the document of the two above
	Judge       string    `json:",omitempty"`
	Grounds     string    `json:",omitempty"`
	Effective   date.Date `json:",omitempty"`
	Void
}

// Movement is a dated fact that changes where the resident stands (biến động).
type Movement struct {
	ID         int64 `gorm:"primaryKey"`
	StayID     int64
	Kind       Kind
	Day        date.Date
	Time       string    `json:",omitempty"` // "15:04", "" when not known
	Rank       int64     `json:",omitempty"` // order among untimed movements of one day; 0 = by ID
	Status     Status    `json:",omitempty"` // the status entered or changed to
	DecisionID int64     `json:",omitempty"` // the decision it brings
	Months     int       `json:",omitempty"` // reduce: months taken off
	Travel     int       `json:",omitempty"` // mourning: days of travel
	Due        date.Date `json:",omitempty"` // return agreed
	DueTime    string    `json:",omitempty"`
	Place      string    `json:",omitempty"` // hospital, receiving centre, authority
	Paper      string    `json:",omitempty"` // số văn bản
	PaperDay   date.Date `json:",omitempty"`
	PaperBy    string    `json:",omitempty"`
	Note       string    `json:",omitempty"`
	Void
}

// Before is queue order: an untimed entry first, then timed movements by time, then untimed ones as
// they were entered (rules.md, "queue order").
func (m *Movement) Before(o *Movement) bool {
	if m.Day != o.Day {
		return m.Day < o.Day
	}
	a, b := m.slot(), o.slot()
	if a != b {
		return a < b
	}
	if a == 1 && m.Time != o.Time {
		return m.Time < o.Time
	}
	if x, y := m.rank(), o.rank(); x != y {
		return x < y
	}
	return m.ID < o.ID
}

// Queue puts the movements of a stay in queue order.
func Queue(list []Movement) {
	slices.SortStableFunc(list, func(a, b Movement) int {
		switch {
		case a.Before(&b):
			return -1
		case b.Before(&a):
			return 1
		}
		return 0
	})
}

func (m *Movement) slot() int {
	switch {
	case m.Time != "":
		return 1
	case m.Kind.Entry():
		return 0
	}
	return 2
}

func (m *Movement) rank() int64 {
	if m.Rank != 0 {
		return m.Rank
	}
	return m.ID
}

func (Stay) TableName() string     { return "stay" }
func (Decision) TableName() string { return "decision" }
func (Movement) TableName() string { return "movement" }
