package app

import (
	"hoanhap/app/date"
	"hoanhap/app/stay"
)

// LawRow is a row that the office laid over the shipped law pack: a setting of the centre, a rate the province raised,
// a holiday swapped. It is dated: a computation uses the row in force on its day, so a change never rewrites history.
type LawRow struct {
	ID     int64     `gorm:"primaryKey"`
	Key    string    // declared in assets/law/keys.csv
	From   date.Date `gorm:"column:from_day"`
	To     date.Date `gorm:"column:to_day" json:",omitempty"` // inclusive; 0 = open
	Value  string
	Source string // document, or who decided
	Note   string `json:",omitempty"`
	Scope  string `json:",omitempty"` // "": of this centre; NationScope; or the code of a province, counted while the centre stands there
	stay.Void
}

// NationScope marks a row of the office that holds for the whole country (cả nước): a decree the pack does not know yet. It gives way
// to a row of the province, and that to one of the centre.
const NationScope = "nation"

func (LawRow) TableName() string { return "law_row" }

// Signer is who signs papers, in his own right or by delegation (KT., TL., TUQ.).
type Signer struct {
	ID       int64 `gorm:"primaryKey"`
	Name     string
	Title    string    // chức vụ: TRƯỞNG CƠ SỞ, PHÓ TRƯỞNG CƠ SỞ
	Prefix   string    `json:",omitempty"` // "", KT., TL., TUQ.
	For      string    `json:",omitempty"` // whose place he signs in: TRƯỞNG CƠ SỞ
	Paper    string    `json:",omitempty"` // document of the delegation
	From     date.Date `gorm:"column:from_day"`
	To       date.Date `gorm:"column:to_day" json:",omitempty"`
	Standard bool      `json:",omitempty"` // offered first
	stay.Void
}

func (Signer) TableName() string { return "signer" }

// IssuedPaper is a paper as it left the house: number, day, signer, edition of the form, and its exact lines, so that it
// reprints as issued even after the record is corrected.
type IssuedPaper struct {
	ID          int64  `gorm:"primaryKey"`
	ResidentID  int64  `json:",omitempty"`
	StayID      int64  `json:",omitempty"`
	Kind        string // name of the form in assets/papers
	Edition     string // hash of the template it was filled from
	Number      string `json:",omitempty"` // số/ký hiệu as printed
	Serial      int    `json:",omitempty"` // the number alone
	Year        int    `json:",omitempty"` // of the number book
	Day         date.Date
	Addressee   string `json:",omitempty"`
	SignerName  string `json:",omitempty"`
	SignerTitle string `json:",omitempty"`
	Lines       string // JSON of paper.Paper
	stay.Void
}

func (IssuedPaper) TableName() string { return "paper" }

// ClosedPeriod is a census that was frozen (chốt): figures and the people behind each, with a hash that is printed on it.
type ClosedPeriod struct {
	ID       int64 `gorm:"primaryKey"`
	Year     int
	Month    int
	First    date.Date `gorm:"column:first_day"`
	Last     date.Date `gorm:"column:last_day"`
	Edition  int       // 1, 2, … after each reopening
	LastAct  int64     // the journal entry at which it was frozen: later ones are late entries
	Figures  string    // JSON: row → columns
	Lines    string    // JSON: the line list
	Hash     string    // SHA-256 of figures and lines, hex
	Reopened string    `json:",omitempty"` // reason of the reopening; "" = in force
	At       string
	Who      string
}

func (ClosedPeriod) TableName() string { return "period" }

// Draft is a half-typed form: it survives a power cut and is offered again. It is no fact and is not journalled.
type Draft struct {
	ID     int64 `gorm:"primaryKey"`
	Screen string
	About  string // code of the person, "" for a new one
	Who    string
	At     string
	Values string // JSON: field → text
}

func (Draft) TableName() string { return "draft" }

// Photo is a 3×4 picture of a resident, JPEG without metadata.
type Photo struct {
	ID         int64 `gorm:"primaryKey"`
	ResidentID int64
	Taken      date.Date `json:",omitempty"`
	JPEG       []byte
	stay.Void
}

func (Photo) TableName() string { return "photo" }
