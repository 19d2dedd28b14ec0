package ui

import (
	"hoanhap/app"
	"hoanhap/app/stay"
	"hoanhap/app/why"
	"hoanhap/ui/kit"
)

// sumOf is the explanation of a figure, worded when it is asked for.
func (d *Desk) sumOf(sum func() why.Sum) func() kit.Why {
	return func() kit.Why {
		s := sum()
		return d.whySum(&s)
	}
}

// boardWhy explains a number of the board as the census of its one day has it.
func (d *Desk) boardWhy(b *app.Board, r stay.Row, col stay.Column) func() kit.Why {
	if b.Count == nil { // nothing was read yet
		return nil
	}
	return d.sumOf(func() why.Sum { return b.Count.Why(r, col) })
}

// boardAbsent explains who is on the books and elsewhere.
func (d *Desk) boardAbsent(b *app.Board, col stay.Column) func() kit.Why {
	if b.Count == nil {
		return nil
	}
	return d.sumOf(func() why.Sum { return b.Count.WhyAbsent(col) })
}
