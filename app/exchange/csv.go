package exchange

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"slices"
	"strconv"

	"hoanhap/app/stay"
)

// CensusCSV is what the command census prints: a line a row of rules.md §4, every cell a number.
func CensusCSV(c *stay.Census) []byte {
	lines := [][]string{{"row", "compulsory", "voluntary", "pre_court", "aftercare", "total", "female"}}
	for _, r := range stay.Rows {
		l := []string{string(r)}
		for col := stay.Column(0); col < stay.Cols; col++ {
			l = append(l, strconv.Itoa(c.Cell(r, col)))
		}
		lines = append(lines, l)
	}
	return write(lines)
}

// Clocked is the clock of one stay, with the codes it goes by.
type Clocked struct {
	Stay, Resident string
	stay.Clock
}

// ClockCSV is what the command clock prints: the stays that are open, by their code in the order of Unicode.
func ClockCSV(stays []Clocked) []byte {
	stays = slices.Clone(stays)
	slices.SortFunc(stays, func(a, b Clocked) int { return cmp.Compare(a.Stay, b.Stay) })
	lines := [][]string{{"stay", "resident", "status", "regime", "term_start", "term_months", "term_end", "served", "remaining", "state"}}
	for _, c := range stays {
		if !c.Point.State.Open() {
			continue
		}
		l := []string{c.Stay, c.Resident, string(c.Point.Status), c.Regime.Code, "", "", "", "", "", string(c.Point.State)}
		if c.HasTerm {
			l[4], l[5], l[6] = c.Start.String(), strconv.Itoa(c.Decision.Term), c.End.String()
			l[7], l[8] = strconv.Itoa(c.Served), strconv.Itoa(c.Remaining)
		}
		lines = append(lines, l)
	}
	return write(lines)
}

// write: commas, LF. A bytes.Buffer does not fail.
func write(lines [][]string) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.WriteAll(lines)
	return b.Bytes()
}
