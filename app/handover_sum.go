package app

import (
	"slices"

	"hoanhap/app/handover"
)

// HandoverCounts is how many handovers wait for an answer, and how many of them are late: the number beside Bàn giao.
func HandoverCounts(book []HandoverLine) (open, late int) {
	for i := range book {
		if book[i].State.Open() {
			open++
			late += truth(book[i].Late > 0)
		}
	}
	return open, late
}

// HandoverSum is the handovers of one commune, by state.
type HandoverSum struct {
	Commune, Province string
	Place             string
	By                map[handover.State]int
	Inside, Open      int // not released yet; released and waited for
	Late, Total       int
}

// SumByCommune adds the book up by commune, communes without a name last.
func SumByCommune(book []HandoverLine) []HandoverSum {
	at := map[string]int{}
	var out []HandoverSum
	for i := range book {
		l := &book[i]
		n, ok := at[l.Place]
		if !ok {
			n = len(out)
			at[l.Place] = n
			out = append(out, HandoverSum{Commune: l.Commune, Province: l.Province, Place: l.Place, By: map[handover.State]int{}})
		}
		s := &out[n]
		s.By[l.State]++
		s.Total++
		s.Inside += truth(!l.Released)
		s.Open += truth(l.State.Open())
		s.Late += truth(l.Late > 0)
	}
	slices.SortStableFunc(out, func(a, b HandoverSum) int {
		if (a.Commune == "") != (b.Commune == "") {
			return truth(a.Commune == "") - truth(b.Commune == "")
		}
		return b.Total - a.Total
	})
	return out
}
