package law

import (
	"slices"
	"strconv"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/say"
)

// Decimal is an exact fraction: 0.8 is 8/10. Den is never 0.
type Decimal struct{ Num, Den int64 }

// IsZero reports whether the fraction is nothing.
func (d Decimal) IsZero() bool { return d.Num == 0 }

type kind int

const (
	unknownKind kind = iota
	wholeKind
	decimalKind
	boolKind
	choiceKind
	textKind
	listKind
	dateKind
)

// maxWhole bounds every typed number, so that no product of two overflows.
const maxWhole = 1_000_000_000_000

// kindOf sorts the units: how a value of it is written.
func kindOf(unit string) kind {
	switch unit {
	case "days", "working_days", "months", "years", "hours", "minutes", "count", "percent", "dong", "day_of_month":
		return wholeKind
	case "multiple", "factor_lcs", "factor_aid", "litres":
		return decimalKind
	case "bool":
		return boolKind
	case "text":
		return textKind
	case "list":
		return listKind
	case "date":
		return dateKind
	}
	if strings.HasPrefix(unit, "choice(") && strings.HasSuffix(unit, ")") {
		return choiceKind
	}
	return unknownKind
}

// Choices is the codes of a choice unit, nil for any other.
func Choices(unit string) []string {
	if kindOf(unit) != choiceKind {
		return nil
	}
	return splitBar(unit[len("choice(") : len(unit)-1])
}

func splitBar(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}

// parseDecimal reads digits with at most four decimals after a point.
func parseDecimal(s string) (Decimal, bool) {
	whole, part, dot := strings.Cut(s, ".")
	if whole == "" || dot && part == "" || len(whole) > 13 || len(part) > 4 {
		return Decimal{0, 1}, false
	}
	den := int64(1)
	for range part {
		den *= 10
	}
	for _, c := range whole + part {
		if c < '0' || c > '9' {
			return Decimal{0, 1}, false
		}
	}
	n, err := strconv.ParseInt(whole+part, 10, 64)
	if err != nil || n > maxWhole*den {
		return Decimal{0, 1}, false
	}
	return Decimal{n, den}, true
}

// wellFormed reports whether a value is one of its unit.
func wellFormed(value, unit string) bool {
	switch kindOf(unit) {
	case wholeKind:
		d, ok := parseDecimal(value)
		return ok && d.Den == 1 && withinUnit(d.Num, unit)
	case decimalKind:
		d, ok := parseDecimal(value)
		return ok && d.Num <= 1000*d.Den
	case boolKind:
		return value == "yes" || value == "no"
	case choiceKind:
		return slices.Contains(Choices(unit), value)
	case textKind:
		return strings.TrimSpace(value) != ""
	case listKind:
		return value != "" && !slices.ContainsFunc(splitBar(value), func(c string) bool { return strings.TrimSpace(c) == "" })
	case dateKind:
		d, err := date.Parse(value)
		return err == nil && d != 0
	}
	return false
}

func withinUnit(n int64, unit string) bool {
	switch unit {
	case "percent":
		return n <= 100
	case "day_of_month":
		return n >= 1 && n <= 28
	case "dong":
		return n <= maxWhole
	}
	return n <= 1_000_000
}

// meantUnit is the unit a value is meant in where none was typed: the usual one, unless only another fits (3000000 is đồng, never a
// factor of the base salary).
func meantUnit(value string, info KeyInfo) string {
	for _, u := range info.Units {
		if wellFormed(value, u) {
			return u
		}
	}
	return info.Units[0]
}

// checkRow says what is wrong with a row and fills its unit when it is left out.
func checkRow(r *Row, info KeyInfo) (faults []say.Msg) {
	bad := func(key string, args ...any) { faults = append(faults, say.Of(key, args...)) }
	if r.Unit == "" {
		r.Unit = meantUnit(r.Value, info)
	}
	switch {
	case !slices.Contains(info.Units, r.Unit):
		bad("err.law.unit", "unit", r.Unit, "want", strings.Join(info.Units, ", "))
	case r.Value == "" && info.Optional:
	case !wellFormed(r.Value, r.Unit):
		bad("err.law.value", "value", r.Value, "unit", r.Unit)
	}
	if r.From <= 0 {
		bad("err.law.no_from")
	}
	if r.To != 0 && r.To < r.From {
		bad("err.law.to_before_from", "from", r.From, "to", r.To)
	}
	if strings.TrimSpace(r.Source) == "" {
		bad("err.law.no_source")
	}
	if !knownMark(r.Mark) {
		bad("err.law.mark", "mark", r.Mark)
	}
	if !knownScope(r.Scope) {
		bad("err.law.scope", "scope", r.Scope)
	}
	if r.Key == CentreProvince && rank(r.Scope) == 1 {
		bad("err.law.scope", "scope", r.Scope) // which province counts cannot depend on the province
	}
	return faults
}

func knownMark(m string) bool {
	switch m {
	case Verified, Secondary, Memory, Unsettled, Ours, FromOffice:
		return true
	}
	return false
}

func knownScope(s string) bool {
	if s == Nation || s == Centre {
		return true
	}
	return len(s) == 2 && s[0] >= '0' && s[0] <= '9' && s[1] >= '0' && s[1] <= '9'
}
