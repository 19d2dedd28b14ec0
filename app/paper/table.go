package paper

import (
	"strconv"
	"strings"

	"hoanhap/app/date"
)

// Table is any list of the program, before it is known whether it becomes paper or a sheet.
type Table struct {
	Title    string // name of the list
	Subtitle string // period, filter, day
	Columns  []Column
	Rows     []Row
	Totals   []Row // printed bold under the rows
	Notes    []string
}

// Column is a heading with a width in mm on paper (0: 20 mm) and an alignment.
type Column struct {
	Title string
	Width float64
	Align Align
}

// Row is one line of a table. Bold marks a sum or a group inside the rows.
type Row struct {
	Cells []Cell
	Bold  bool
}

// Cell is text, a whole number or a day; it keeps its kind so that a sheet can add and sort it.
type Cell struct {
	Text string
	Int  int64
	Day  date.Date
	Kind CellKind
}

// CellKind says what a cell holds.
type CellKind byte

// Kinds of cells.
const (
	CellText CellKind = iota
	CellInt
	CellDay
)

// Txt is a cell of words; Num and Day make the others. A day that is not known is an empty cell.
func Txt(s string) Cell { return Cell{Text: s} }

// Num is a whole number: a count, or đồng.
func Num(n int64) Cell { return Cell{Int: n, Kind: CellInt} }

// Day is a calendar day.
func Day(d date.Date) Cell { return Cell{Day: d, Kind: CellDay} }

// Print is the cell as it stands on paper: 1.250.000, 05/01/2026.
func (c Cell) Print() string {
	switch c.Kind {
	case CellInt:
		return Grouped(c.Int)
	case CellDay:
		return c.Day.Text()
	}
	return c.Text
}

// Grouped writes a whole number with a dot between thousands, as Vietnamese papers do.
func Grouped(n int64) string {
	s := strconv.FormatInt(n, 10)
	sign := ""
	if s[0] == '-' {
		sign, s = "-", s[1:]
	}
	var b strings.Builder
	for i, c := range []byte(s) {
		if i > 0 && (len(s)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteByte(c)
	}
	return sign + b.String()
}

// Width is the sum of the columns in mm.
func (t Table) Width() float64 {
	var w float64
	for _, c := range t.Columns {
		w += c.width()
	}
	return w
}

func (c Column) width() float64 {
	if c.Width <= 0 {
		return 20
	}
	return c.Width
}

// Grid is the table as a block of a paper.
func (t Table) Grid() *Grid {
	g := &Grid{Small: len(t.Columns) > 6}
	head := make([]GridCell, len(t.Columns))
	for i, c := range t.Columns {
		g.Columns = append(g.Columns, GridColumn{Width: c.width(), Align: t.align(i)})
		head[i] = GridCell{Spans: []Span{{Text: c.Title, Bold: true}}}
	}
	g.Head = [][]GridCell{head}
	for _, r := range t.Rows {
		g.Rows = append(g.Rows, r.grid(false))
	}
	for _, r := range t.Totals {
		g.Rows = append(g.Rows, r.grid(true))
	}
	return g
}

// align is the column's own, or right when its first cell is a number, centre for days, else left.
func (t Table) align(i int) Align {
	if a := t.Columns[i].Align; a != Justify {
		return a
	}
	for _, r := range t.Rows {
		if i >= len(r.Cells) || r.Cells[i] == (Cell{}) {
			continue
		}
		switch r.Cells[i].Kind {
		case CellInt:
			return Right
		case CellDay:
			return Center
		}
		break
	}
	return Left
}

func (r Row) grid(bold bool) GridRow {
	g := GridRow{Bold: bold || r.Bold}
	for _, c := range r.Cells {
		cell := GridCell{}
		if s := c.Print(); s != "" {
			cell.Spans = []Span{{Text: s, Bold: g.Bold}}
		}
		g.Cells = append(g.Cells, cell)
	}
	return g
}

// Paper is the table alone on its sheets, under its title, for printing a list from the window.
func (t Table) Paper(landscape bool) Paper {
	p := Paper{Kind: "table", Name: t.Title, Landscape: landscape}
	p.Blocks = append(p.Blocks, Block{Title: &Title{Text: strings.ToUpper(t.Title), Subject: t.Subtitle}})
	p.Blocks = append(p.Blocks, Block{Grid: t.Grid()})
	for _, n := range t.Notes {
		p.Blocks = append(p.Blocks, Block{Para: &Para{Spans: []Span{{Text: n, Italic: true}}, Align: Left, Flush: true}})
	}
	return p
}
