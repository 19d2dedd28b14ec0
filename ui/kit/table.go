package kit

import (
	"math"

	"fyne.io/fyne/v2"
)

// Blank is a figure that does not exist in a row, as opposed to 0.
const Blank = math.MinInt64

// TableRowKind is how a row of the census stands out.
type TableRowKind int

// RowPlain is indented; RowSum bold under a line; RowState (opening, closing) bold on tint between lines.
const (
	RowPlain TableRowKind = iota
	RowSum
	RowState
)

// TableColumn is a column of figures.
type TableColumn struct {
	Title string
	Wide  float32 // 0 means what the title needs
	Bold  bool    // Tổng
	Line  bool    // a vertical line before it
}

// TableRow is a line of the census.
type TableRow struct {
	Label   string
	Kind    TableRowKind
	Figures []int64
}

// Table is the census: rows 20 high, zero a dim dot, one cell edged in accent whose people stand beside.
type Table struct {
	keyed
	columns []TableColumn
	rows    []TableRow
	first   float32
	least   float32 // of the first column, where the place is narrower than the table
	label   float32 // of the first column as drawn
	r, c    int     // the cell in hand, -1 for none
	OnCell  func(row, column int)
	OnWhy   func(row, column int) Figure // how a figure was reckoned
}

// NewTable makes the table; label is the width of the first column.
func NewTable(label float32, columns []TableColumn, rows []TableRow) *Table {
	t := &Table{columns: columns, rows: rows, first: label, least: min(label, 150), r: -1, c: -1}
	t.start(t, func() (float32, float32) { return t.wide(), t.high() + 2 }, t.draw)
	t.onKey = t.key
	t.onIn = func(in bool) {
		if in && t.r < 0 && len(t.rows) > 0 {
			t.r, t.c = 0, 0
		}
	}
	return t
}

// Set shows other figures.
func (t *Table) Set(rows []TableRow) {
	t.rows = rows
	if t.r >= len(rows) {
		t.r, t.c = -1, -1
	}
	t.resized()
}

// SetColumns shows other columns and figures, where a status came or went with the period.
func (t *Table) SetColumns(columns []TableColumn, rows []TableRow) {
	t.columns = columns
	if t.c >= len(columns) {
		t.r, t.c = -1, -1
	}
	t.Set(rows)
}

// Pick edges a cell without telling.
func (t *Table) Pick(row, column int) { t.r, t.c = row, column; t.Refresh() }

// Cell is the cell in hand.
func (t *Table) Cell() (row, column int) { return t.r, t.c }

func (t *Table) columnWide(i int) float32 {
	if c := t.columns[i]; c.Wide > 0 {
		return c.Wide
	}
	return max(63, width(t.columns[i].Title, Caption)+22)
}

func (t *Table) wide() float32 {
	w := t.first
	for i := range t.columns {
		w += t.columnWide(i)
	}
	return w + 10
}

const (
	tableHead = 25
	tableHigh = 20
)

func (t *Table) rowHigh(i int) float32 {
	if t.rows[i].Kind == RowState {
		return tableHigh + 1
	}
	return tableHigh
}

func (t *Table) high() float32 {
	h := float32(tableHead)
	for i := range t.rows {
		h += t.rowHigh(i)
	}
	return h
}

func (t *Table) key(e *fyne.KeyEvent) bool {
	r, c := t.r, t.c
	switch {
	case e.Name == fyne.KeyDown:
		r++
	case e.Name == fyne.KeyUp:
		r--
	case e.Name == fyne.KeyRight:
		c++
	case e.Name == fyne.KeyLeft:
		c--
	case e.Name == fyne.KeyHome:
		r = 0
	case e.Name == fyne.KeyEnd:
		r = len(t.rows) - 1
	case isEnter(e) && t.r >= 0:
		t.tell()
		return true
	default:
		return false
	}
	t.r, t.c = max(0, min(r, len(t.rows)-1)), max(0, min(c, len(t.columns)-1))
	t.Refresh()
	t.reveal(Unit(tableHead+float32(t.r)*tableHigh), Unit(tableHigh+4))
	moved(t)
	return true
}

func (t *Table) tell() {
	if t.OnCell != nil {
		t.OnCell(t.r, t.c)
	}
	moved(t)
}

func (t *Table) draw(p *pen, w, h float32) {
	t.label = max(t.least, min(t.first, t.first-(t.wide()-w)))
	p.hrule(0, tableHead-1, w, Edge)
	y := float32(tableHead)
	for i := range t.rows {
		t.row(p, i, y, w)
		y += t.rowHigh(i)
	}
	p.hrule(0, y, w, Edge)
	x := t.label
	for i, c := range t.columns {
		if c.Line {
			p.vrule(x+10, 0, y, Rule)
		}
		x += t.columnWide(i)
		st := Caption
		if c.Bold {
			st = st.B().In(Ink)
		}
		p.textRight(x, 0, tableHead-2, c.Title, st)
	}
}

func (t *Table) row(p *pen, i int, y, w float32) {
	row, high := &t.rows[i], t.rowHigh(i)
	st, left := Body, float32(32)
	switch row.Kind {
	case RowState:
		p.fill(0, y, w, high, Tint)
		p.hrule(0, y, w, Edge)
		p.hrule(0, y+high-1, w, Edge)
		st, left = Strong, 16
	case RowSum:
		p.hrule(0, y, w, Rule)
		st, left = Strong, 16
	}
	p.textFit(left, y, high, t.label-left+20, row.Label, st)
	x := t.label
	for c := range t.columns {
		cw := t.columnWide(c)
		t.figure(p, i, c, x, y, cw, high, st)
		x += cw
	}
}

func (t *Table) figure(p *pen, r, c int, x, y, cw, high float32, st Style) {
	row := &t.rows[r]
	if c >= len(row.Figures) || row.Figures[c] == Blank {
		return
	}
	s := Group(row.Figures[c])
	if row.Figures[c] == 0 {
		s, st = "·", Body.In(Off)
	}
	if r == t.r && c == t.c {
		bw := max(34, width(s, Strong)+20)
		p.box(x+cw+10-bw, y, bw, high, Picked, Accent, 2, 2)
		if row.Figures[c] != 0 {
			st = Strong
		}
	} else if p.under(x, y, cw, high) {
		p.box(x+cw-30, y+1, 38, high-2, Hover, none, 0, 2)
	}
	p.textRight(x+cw, y, high, s, st)
	p.on(x, y, cw+8, high, "", func() {
		focusOn(t)
		t.r, t.c = r, c
		t.Refresh()
		t.tell()
	})
}

// CheckLine is the line that is always in view under the census: green "Khớp" or red "Lệch" with the column.
func CheckLine(balanced bool, sum string, rest string) *Facts {
	if balanced {
		return NewFacts(Piece{Icon: "checked", Text: T("kit.census.ok"), Style: Strong.In(Green)}, Piece{Text: sum, Style: Body, Gap: 8}, Piece{Text: rest, Style: Quiet, Gap: 8}).Narrow(200)
	}
	return NewFacts(Piece{Icon: "warn", Text: T("kit.census.wrong"), Style: Strong.In(Red)}, Piece{Text: sum, Style: Body, Gap: 8}, Piece{Text: rest, Style: Quiet, Gap: 8}).Narrow(200)
}
