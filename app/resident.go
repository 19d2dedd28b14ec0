package app

import (
	"hoanhap/app/date"
	"hoanhap/app/stay"
)

// Sex as an identity paper knows it.
const (
	Male   = "male"
	Female = "female"
)

// Resident is a person (học viên): one record for life, however often admitted.
type Resident struct {
	ID           int64        `gorm:"primaryKey"`
	Code         string       // mã học viên, unique
	Name         string       // as on the paper, NFC, never rewritten
	OtherNames   string       `json:",omitempty"`
	SortName     string       `json:",omitempty"` // "given|family|middle" where the last-word rule is wrong (Y Bhăm Niê)
	Birth        date.Partial `json:",omitzero"`
	BirthPlace   string       `json:",omitempty"`
	Sex          string       // on paper
	PlaceSex     string       `json:",omitempty"` // for placement, when it differs (Luật 73/2021 art 35.2)
	IDNumber     string       `json:",omitempty"` // the number in use now, also the first of identity_paper
	Ethnic       string       `json:",omitempty"`
	Religion     string       `json:",omitempty"`
	Nationality  string       `json:",omitempty"`
	Commune      string       `json:",omitempty"` // permanent residence: code in the catalogue below
	CommuneList  string       `json:",omitempty"` // catalogue of the code: "2025"; a bare code means nothing
	Address      string       `json:",omitempty"` // as written: house, hamlet, or a whole old three-level address
	TempCommune  string       `json:",omitempty"`
	TempList     string       `json:",omitempty"`
	TempAddress  string       `json:",omitempty"`
	HomeTown     string       `json:",omitempty"`
	NoResidence  bool         `json:",omitempty"` // không có nơi cư trú ổn định
	UnableToWork bool         `json:",omitempty"` // không có khả năng lao động (NĐ 163/2026 art 124)
	Education    string       `json:",omitempty"`
	Occupation   string       `json:",omitempty"`
	Work         string       `json:",omitempty"` // job and place of work
	Marital      string       `json:",omitempty"`
	Policy       string       `json:",omitempty"` // đối tượng chính sách
	Groups       string       `json:",omitempty"` // diện: keys of ResidentGroups, apart by spaces
	HeightCM     int          `json:",omitempty"`
	WeightKG     int          `json:",omitempty"`
	Marks        string       `json:",omitempty"` // dấu hiệu riêng
	Note         string       `json:",omitempty"`
	MergedID     int64        `json:",omitempty"` // the record this one was made part of (gộp hồ sơ): it is voided then
	OldCodes     string       `json:",omitempty"` // codes of records that were made part of this one, apart by spaces
	stay.Void
}

func (Resident) TableName() string { return "resident" }

// IdentityPaper is one identity document of a resident; old and new numbers are both kept.
type IdentityPaper struct {
	ID         int64 `gorm:"primaryKey"`
	ResidentID int64
	Kind       string    // cccd, cmnd, passport, birth, other
	Number     string    // as on the paper
	Issued     date.Date `json:",omitempty"`
	IssuedBy   string    `json:",omitempty"`
	stay.Void
}

func (IdentityPaper) TableName() string { return "identity_paper" }

// Relative is a member of the family, the contact person (người báo tin) or the legal representative.
type Relative struct {
	ID         int64 `gorm:"primaryKey"`
	ResidentID int64
	Relation   string `json:",omitempty"` // mẹ, vợ, người giám hộ …
	Name       string
	Age        int    `json:",omitempty"`
	Work       string `json:",omitempty"`
	Address    string `json:",omitempty"`
	Phone      string `json:",omitempty"`
	IDNumber   string `json:",omitempty"`
	Contact    bool   `json:",omitempty"` // người báo tin
	Guardian   bool   `json:",omitempty"` // người đại diện hợp pháp
	stay.Void
}

func (Relative) TableName() string { return "relative" }

// Substance is a drug a resident used (chất ma túy).
type Substance struct {
	ID         int64 `gorm:"primaryKey"`
	ResidentID int64
	Name       string       // name of the list, or as typed
	Code       string       `json:",omitempty"` // of assets/lists/drug_types.csv
	Main       bool         `json:",omitempty"`
	Route      string       `json:",omitempty"` // uống, hít, hút, tiêm
	FirstUse   date.Partial `json:",omitzero"`
	stay.Void
}

func (Substance) TableName() string { return "substance" }

// Thing is a line of the lists made at the gate: papers received with the person, or belongings (tư trang).
type Thing struct {
	ID     int64  `gorm:"primaryKey"`
	StayID int64  //
	List   string // papers, belongings
	N      int    // place in the list, from 1
	Text   string
	Count  string `json:",omitempty"` // "2 cái", "450.000 đồng"
	State  string `json:",omitempty"` // condition, "lưu ký", number of the paper
	stay.Void
}

func (Thing) TableName() string { return "thing" }
