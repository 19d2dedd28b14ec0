package exchange

import (
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/stay"
)

// Plan is what a workbook says, judged and ready to be written. All slices keep the order of the sheets.
type Plan struct {
	People    []Person
	Stays     []Stay
	Movements []Movement
}

// Person is a row of the sheet Học viên.
type Person struct {
	Ref        string // cell of the code, "Học viên!A5"; "" when it came from no sheet
	Code       string
	Name       string
	Birth      date.Partial
	Sex        string // male, female
	IDNumber   string
	Ethnic     string // the catalogue's name, or as typed when it has none
	Religion   string
	Education  string
	Occupation string
	Commune    string // code of the catalogue of 2025
	Address    string
	Substances []Substance
	Note       string
	Relatives  []Relative // not in the workbook: the synthetic centre brings them
}

// Substance is one of Chất ma túy.
type Substance struct{ Code, Name string } // Code "" when the catalogue does not know it

// Relative is a member of the family to be told.
type Relative struct {
	Relation, Name, Address, Phone string
	Age                            int
	Contact, Guardian              bool
}

// Stay is a row of the sheet Đợt cai nghiện with the decisions of the stay, its own and those that its movements brought.
// ID of a decision counts from 1 within the stay and is what DecisionID of its movements means.
type Stay struct {
	Ref       string
	Code      string
	Person    int // index in Plan.People
	Decisions []stay.Decision
}

// Movement is a row of the sheet Biến động. ID and Rank are its place in the sheet, from 1; StayID is unused.
type Movement struct {
	Ref  string
	Stay int // index in Plan.Stays
	stay.Movement
}

// Law is what is asked of the law pack.
type Law interface {
	stay.Law
	TermOf(who string, first bool, decided date.Date) (law.Term, bool)
}

// Catalogue finds an entry by what was typed, a name or a code, without regard to accents and case.
type Catalogue func(typed string) (code, name string, ok bool)

// Lists are the catalogues a person's row speaks of. A nil one knows nothing.
type Lists struct {
	Ethnic, Religion, Education, Occupation, Substance Catalogue
	Commune                                            func(code string) bool   // in the catalogue of 2025; nil accepts all
	BirthPlace                                         func(prefix string) bool // first three digits of a citizen's number; nil accepts all
}

// Counts of a plan: people, stays, movements.
func (p *Plan) Counts() (people, stays, movements int) {
	return len(p.People), len(p.Stays), len(p.Movements)
}
