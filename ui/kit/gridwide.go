package kit

import "slices"

// columnGap stands between two columns.
const columnGap = 10

// arrange gives the columns their places; growing ones share what is left.
func (g *Grid) arrange(wide float32) {
	g.wide = wide
	g.places = g.places[:0]
	rest, grow := wide-g.margin()-max(g.margin(), barRoom), 0
	spare := g.spareOut(rest)
	for i, c := range g.Columns {
		if g.hidden(c.Key) || g.bare[c.Key] || spare[i] {
			continue
		}
		w := c.Width
		if own, ok := g.prefs.Widths[c.Key]; ok {
			w = own
		} else if c.Grow {
			grow++
		}
		rest -= w + columnGap
		g.places = append(g.places, place{col: i, w: w})
	}
	rest += columnGap
	g.giveWay(&rest)
	x := g.margin()
	for i := range g.places {
		c := &g.Columns[g.places[i].col]
		_, own := g.prefs.Widths[c.Key]
		if c.Grow && !own {
			g.places[i].w = max(keeps(c), g.places[i].w+rest/float32(grow))
		}
		g.places[i].x = x
		x += g.places[i].w + columnGap
	}
}

// spareOut is the columns left out in a width where not all stand side by side with whole words: the spare ones, the last first.
func (g *Grid) spareOut(rest float32) map[int]bool {
	rest += columnGap
	var spare []int
	for i := range g.Columns {
		c := &g.Columns[i]
		if g.hidden(c.Key) || g.bare[c.Key] {
			continue
		}
		if c.Spare {
			spare = append(spare, i)
		}
		rest -= asks(c) + columnGap
	}
	out := map[int]bool{}
	for _, i := range slices.Backward(spare) {
		if rest >= 0 {
			break
		}
		out[i] = true
		rest += asks(&g.Columns[i]) + columnGap
	}
	return out
}

// asks is the least width in which a column says what it is for.
func asks(c *Column) float32 {
	if c.Grow {
		return keeps(c)
	}
	return c.Width
}

// giveWay narrows columns of words that the clerk has not set, where larger text leaves too little room for all: every column
// that is not spare stays in view, and what is cut is whole on hover.
func (g *Grid) giveWay(rest *float32) {
	over := -*rest
	for _, pl := range g.places {
		if c := &g.Columns[pl.col]; c.Grow { // they give to their least before others give at all
			over -= pl.w - keeps(c)
		}
	}
	if over <= 0 {
		return
	}
	can := float32(0)
	for _, pl := range g.places {
		can += g.canGive(pl)
	}
	if can == 0 {
		return
	}
	part := min(1, over/can)
	for i, pl := range g.places {
		g.places[i].w -= g.canGive(pl) * part
	}
	*rest += can * part
}

// slim is the width under which a column holds a code, a day or a figure: such a fact is never cut.
const slim = 100

// canGive is how much narrower a column may become: names and words to 55 %, what is slim, figures and icons not at all.
func (g *Grid) canGive(pl place) float32 {
	c := &g.Columns[pl.col]
	if _, own := g.prefs.Widths[c.Key]; own || c.Grow || c.Draw == DrawNumber || c.Draw == DrawIcon || pl.w < slim {
		return 0
	}
	return max(0, pl.w-max(least(c), pl.w*0.55))
}

// keeps is what a column of words keeps where the room is short: a good half of what it was given, as it mostly says what the row
// is about.
func keeps(c *Column) float32 {
	if c.Grow && c.Min == 0 {
		return max(least(c), c.Width*0.55)
	}
	return least(c)
}

// least is how narrow the clerk may drag a column.
func least(c *Column) float32 {
	if c.Min > 0 {
		return c.Min
	}
	return 40
}
