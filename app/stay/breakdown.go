package stay

import (
	"slices"

	"hoanhap/app/date"
)

// Traits are what a breakdown of the closing count asks of a person. "" is "không rõ" and has a row of its own.
type Traits struct {
	Sex        string
	Birth      date.Partial
	Repeat     string // first, repeat: by the occurrence on the decision, else by an earlier stay here
	Substance  string // class of the main substance, else of the first
	Education  string
	Occupation string
	Ethnic     string
	Province   string
	Commune    string
	Residence  string // stable, none
	Regime     string // of the term
}

// By is a way to break down the closing count.
type By string

// The breakdowns of rules.md §4.
const (
	BySex        By = "sex"
	ByAge        By = "age"
	ByRepeat     By = "repeat"
	BySubstance  By = "substance"
	ByEducation  By = "education"
	ByOccupation By = "occupation"
	ByEthnic     By = "ethnic"
	ByProvince   By = "province"
	ByCommune    By = "commune"
	ByResidence  By = "residence"
	ByRegime     By = "regime"
)

// Breakdowns in the order they are printed.
var Breakdowns = []By{BySex, ByAge, ByRepeat, BySubstance, ByEducation, ByOccupation, ByEthnic, ByProvince, ByCommune, ByResidence, ByRegime}

// Part is one row of a breakdown.
type Part struct {
	Value string // "" is unknown; for ages "12-15", "45+"
	Cells [Cols]int
	Stays []int64
}

// Break splits the closing count by one trait; its parts add up to closing in every column. Fixed orders (ages) first,
// else the largest first, unknown last.
func (c *Census) Break(by By, traits func(stay int64) Traits) []Part {
	parts := map[string]*Part{}
	for _, l := range c.Lines {
		if l.Row != Closing {
			continue
		}
		v := traits(l.Stay).value(by, c.Period.Last)
		p := parts[v]
		if p == nil {
			p = &Part{Value: v}
			parts[v] = p
		}
		p.Cells[ColumnOf(l.Status)]++
		p.Cells[Total]++
		if l.Female {
			p.Cells[Female]++
		}
		p.Stays = append(p.Stays, l.Stay)
	}
	out := make([]Part, 0, len(parts))
	for _, p := range parts {
		out = append(out, *p)
	}
	slices.SortFunc(out, func(a, b Part) int {
		switch {
		case (a.Value == "") != (b.Value == ""):
			if a.Value == "" {
				return 1
			}
			return -1
		case by != ByAge && by != ByRegime && a.Cells[Total] != b.Cells[Total]:
			return b.Cells[Total] - a.Cells[Total]
		case a.Value < b.Value:
			return -1
		}
		return 1
	})
	return out
}

func (t Traits) value(by By, on date.Date) string {
	switch by {
	case BySex:
		return t.Sex
	case ByAge:
		return AgeBand(t.Birth.Age(on))
	case ByRepeat:
		return t.Repeat
	case BySubstance:
		return t.Substance
	case ByEducation:
		return t.Education
	case ByOccupation:
		return t.Occupation
	case ByEthnic:
		return t.Ethnic
	case ByProvince:
		return t.Province
	case ByCommune:
		return t.Commune
	case ByResidence:
		return t.Residence
	case ByRegime:
		return t.Regime
	}
	return ""
}

// AgeBand is the band of an age: "12-15" is 12 to under 15. "" when the age is unknown.
func AgeBand(age int) string {
	switch {
	case age < 0:
		return ""
	case age < 12:
		return "0-12"
	case age < 15:
		return "12-15"
	case age < 18:
		return "15-18"
	case age < 30:
		return "18-30"
	case age < 45:
		return "30-45"
	}
	return "45+"
}
