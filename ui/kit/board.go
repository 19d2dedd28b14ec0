package kit

// BoardCell is one figure of the board: label, number 24, note under it, and the sign before it.
type BoardCell struct {
	Sign               string // "+", "–", "=" before the cell
	Label, Value, Note string
	Wide               float32 // 92–196; 0 means what its words need
	Line               bool    // a thin line before it
	Big                bool    // the one number of the screen, 30, on the surface
	Empty              bool    // nothing yet: grey
	Tap                func()
	Why                func() Why // how it was reckoned; a click opens it
}

// BoardRow is one line of the small table at the right of the board.
type BoardRow struct {
	Mark, Word string
	Figures    []string     // the last is bold
	Why        []func() Why // how each was reckoned
}

// Board is the count at the gate: a sum one can see, 92 high.
type Board struct {
	touched
	cells []BoardCell
	heads []string
	rows  []BoardRow
}

// NewBoard makes the board; heads and rows may be empty.
func NewBoard(cells []BoardCell, heads []string, rows []BoardRow) *Board {
	b := &Board{cells: cells, heads: heads, rows: rows}
	b.start(b, func() (float32, float32) { return 600, 92 }, b.draw)
	return b
}

// Set shows other figures.
func (b *Board) Set(cells []BoardCell, heads []string, rows []BoardRow) {
	b.cells, b.heads, b.rows = cells, heads, rows
	b.Refresh()
}

func (c BoardCell) wide() float32 {
	if c.Wide > 0 {
		return c.Wide
	}
	st := BoardNo
	if c.Big {
		st = BigNo
	}
	return min(196, max(92, 22+max(width(c.Label, Caption), width(c.Value, st), width(c.Note, Caption)))) + c.inset()
}

// inset is how far the words of a cell stand from its line.
func (c BoardCell) inset() float32 {
	if c.Line {
		return 16
	}
	return 0
}

// whole is how wide the figures want to be.
func (b *Board) whole() float32 {
	long := float32(17)
	for _, c := range b.cells {
		long += c.wide() + signRoom(c)
	}
	return long
}

func (b *Board) draw(p *pen, w, h float32) {
	long, whole := w, b.whole()
	part := min(1, (w-12)/whole) // larger text: the cells are narrowed, and the table beside them waits for more room
	table := len(b.rows) > 0 && whole+b.tableLeast() <= w
	if len(b.rows) == 0 || !table {
		long = min(w, whole)
	}
	p.box(0, 0, long, h, Tint, Rule, 1, 6)
	x := float32(17)
	for i, c := range b.cells {
		if c.Sign != "" {
			p.textMid(x+4, 27, 24, c.Sign, Style{Size: 18, Color: Second})
			x += signRoom(c)
		}
		cw := c.wide() * part
		if c.Line {
			p.vrule(x-1, 10, h-20, Rule)
			x += 16
		}
		if c.Big {
			right := x + cw
			if i == len(b.cells)-1 && !table {
				right = long
				p.box(x-8, 0, right-x+8, h, Surface, Rule, 1, 6) // its left corners are covered again
				p.fill(x-9, 1, 8, h-2, Tint)
				p.hrule(x-9, 0, 9, Rule)
				p.hrule(x-9, h-1/p.k, 9, Rule)
			} else {
				p.fill(x, 1/p.k, right-x, h-2/p.k, Surface)
				p.vrule(right, 0, h, Rule)
			}
			p.vrule(x-1, 0, h, Rule)
			x += 16
		}
		b.cell(p, c, x, cw-c.inset())
		switch {
		case c.Tap != nil:
			p.on(x-6, 4, cw, h-8, "", c.Tap)
		case c.Why != nil:
			p.why(b, x-6, 4, cw, h-8, Figure{c.Label, c.Value, c.Why})
		}
		if c.Big {
			x -= 16
		}
		if c.Line {
			x -= 16
		}
		x += cw
	}
	if table {
		b.table(p, x, w, h)
	}
}

// tableLeast is the least room of the table: its longest word and its columns.
func (b *Board) tableLeast() float32 {
	long := float32(0)
	for _, r := range b.rows {
		long = max(long, width(r.Word, Body))
	}
	for _, h := range b.heads {
		long += max(50, width(h, Caption)+20)
	}
	return long + 36 + 17
}

func signRoom(c BoardCell) float32 {
	if c.Sign == "" {
		return 0
	}
	return 22
}

func (b *Board) cell(p *pen, c BoardCell, x, w float32) {
	num := BoardNo
	if c.Big {
		num = BigNo
	}
	if c.Empty {
		num = num.In(Second)
	}
	p.textFit(x, 9, 18, w-4, c.Label, Caption)
	p.text(x, 27, 30, c.Value, num)
	p.textFit(x, 58, 18, w-4, c.Note, Caption)
}

func (b *Board) table(p *pen, x, w, h float32) {
	if len(b.rows) == 0 {
		return
	}
	right := make([]float32, len(b.heads))
	r := w - 17
	for i := len(b.heads) - 1; i >= 0; i-- {
		right[i] = r
		r -= max(50, width(b.heads[i], Caption)+20)
	}
	for i, s := range b.heads {
		p.textRight(right[i], 10, 18, s, Caption)
	}
	y := float32(30)
	for _, row := range b.rows {
		p.icon(row.Mark, x+16, y+2, 16, Second)
		p.textFit(x+36, y, 20, r-x-36, row.Word, Body)
		for i, s := range row.Figures {
			st := Body
			if i == len(row.Figures)-1 {
				st = Strong
			}
			if i < len(right) {
				from := p.textRight(right[i], y, 20, s, st)
				if i < len(row.Why) && row.Why[i] != nil {
					p.why(b, from-8, y, right[i]-from+16, 20, Figure{row.Word + ", " + small(b.heads[i]), s, row.Why[i]})
				}
			}
		}
		y += 20
	}
}
