package paper

import "hoanhap/app/paper"

const (
	padX = 1.3 // mm inside a cell
	padY = 0.7
)

// grid sets a table: its head is repeated on every page, a row higher than a page is cut between lines, and
// the last two rows stay together so that a sum never stands alone.
func (s *setter) grid(g paper.Grid) []box {
	size := s.l.Table
	if g.Small {
		size = s.l.TableSmall
	}
	xs := s.columns(g)
	if len(xs) < 2 {
		return nil
	}
	var head []box
	for _, r := range g.Head {
		head = append(head, s.row(g, xs, paper.GridRow{Cells: r, Bold: true}, size, true, 0)...)
	}
	hh := height(head, true)
	if hh > s.l.ContentHeight()/2 {
		head, hh = nil, 0 // a head that eats the page is set once, as rows
		g.Rows = append(asRows(g.Head), g.Rows...)
	}
	var rows []box
	for _, r := range g.Rows {
		rows = append(rows, s.row(g, xs, r, size, false, hh)...)
	}
	if len(rows) == 0 {
		return gapped(head, 2)
	}
	for i := range rows {
		if len(head) > 0 {
			rows[i].head = &head
		}
	}
	if n := len(rows); n > 1 {
		rows[n-2].keep = true
	}
	if len(head) == 0 {
		return gapped(rows, 2)
	}
	// The head as first printed is part of the flow; on later pages it comes with the row.
	first := append([]box(nil), head...)
	for i := range first {
		first[i].keep = true
	}
	return gapped(append(first, rows...), 2)
}

func gapped(bs []box, gap float64) []box {
	if len(bs) > 0 {
		bs[0].gap = gap
	}
	return bs
}

func asRows(head [][]paper.GridCell) []paper.GridRow {
	var out []paper.GridRow
	for _, h := range head {
		out = append(out, paper.GridRow{Cells: h, Bold: true})
	}
	return out
}

const narrowest = 8.0 // mm: a figure of three digits and the padding

// columns are the borders: the widths of the table scaled to the width of the text, none too narrow for a word
// to be cut at every letter.
func (s *setter) columns(g paper.Grid) []float64 {
	n := len(g.Columns)
	least := min(narrowest, s.w/float64(max(n, 1)))
	ws := make([]float64, n)
	for i, c := range g.Columns {
		ws[i] = max(c.Width, 0.1)
	}
	fixed := make([]bool, n)
	for again := true; again; {
		again = false
		room, sum := s.w, 0.0
		for i, f := range fixed {
			if f {
				room -= least
			} else {
				sum += ws[i]
			}
		}
		for i, f := range fixed {
			if f {
				ws[i] = least
				continue
			}
			if ws[i] = ws[i] / sum * room; ws[i] < least-1e-9 {
				fixed[i], again = true, true
			}
		}
	}
	xs := []float64{0}
	for i := range ws {
		xs = append(xs, xs[i]+ws[i])
	}
	return xs
}

// row sets one row, in fragments if it is higher than a page under the head.
func (s *setter) row(g paper.Grid, xs []float64, r paper.GridRow, size float64, head bool, hh float64) []box {
	n := len(g.Columns)
	var cols [][]box
	edges := []float64{0}
	at := 0
	for i := 0; at < n; i++ {
		c := paper.GridCell{}
		if i < len(r.Cells) {
			c = r.Cells[i]
		}
		to := min(at+max(c.Span, 1), n)
		align := g.Columns[at].Align
		if head {
			align = paper.Center
		} else if align == paper.Justify {
			align = paper.Left
		}
		spans := c.Spans
		if paper.Unknown(spans) {
			spans = nil // the cell itself is the room to write in
		}
		if r.Bold {
			spans = emboldened(spans)
		}
		cols = append(cols, s.lines(spans, size, xs[at]+padX, max(xs[to]-xs[at]-2*padX, 2), 0, align))
		edges = append(edges, xs[to])
		at = to
	}
	if head {
		cols = centred(cols)
	}
	parts := fragments(cols, s.l.ContentHeight()-hh-2*padY)
	if len(parts) == 0 {
		parts = []box{{h: s.lineHeight(size)}}
	}
	for i := range parts {
		parts[i] = framed(parts[i], edges)
	}
	return parts
}

func emboldened(in []paper.Span) []paper.Span {
	out := append([]paper.Span(nil), in...)
	for i := range out {
		out[i].Bold = true
	}
	return out
}

// centred lowers the shorter cells of a head to the middle.
func centred(cols [][]box) [][]box {
	var h float64
	for _, c := range cols {
		h = max(h, height(c, true))
	}
	for i, c := range cols {
		if d := (h - height(c, true)) / 2; d > 0 && len(c) > 0 {
			cols[i] = append([]box{{h: d}}, c...)
		}
	}
	return cols
}

// framed pads a fragment and draws its borders.
func framed(b box, edges []float64) box {
	f := box{h: b.h + 2*padY}
	f.take(b, padY)
	last := edges[len(edges)-1]
	f.rules = append(f.rules, Rule{0, 0, last, 0}, Rule{0, f.h, last, f.h})
	for _, x := range edges {
		f.rules = append(f.rules, Rule{x, 0, x, f.h})
	}
	return f
}
