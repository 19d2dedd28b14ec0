// Package exchange is the workbook in which centres hand over their book (sổ): three sheets, học viên, đợt cai nghiện
// and biến động. Parse reads a workbook into a Plan and names every fault by its cell; Format writes one, so that
// Parse(Format(x)) is x column by column. It is pure: files are the business of data/book, rows that of app.
package exchange

import (
	"strconv"

	"hoanhap/app/date"
)

// Book is a workbook as it was read: sheets of rows of cells, nothing judged yet.
type Book struct{ Sheets []Sheet }

// Sheet is one sheet. Rows[0] is row 1; short rows are allowed.
type Sheet struct {
	Name string
	Rows [][]Cell
}

// Cell is what stands in a cell. A real date of the spreadsheet has Date, and Time ("15:04") when it carries an hour;
// everything else is Text.
type Cell struct {
	Text string
	Date date.Date
	Time string
}

// Blank reports a cell without content.
func (c Cell) Blank() bool { return c.Date == 0 && clean(c.Text) == "" }

// shown is the cell as the clerk sees it, for sentences.
func (c Cell) shown() string {
	if c.Date == 0 {
		return clip(clean(c.Text))
	}
	if c.Time != "" {
		return c.Date.Text() + " " + c.Time
	}
	return c.Date.Text()
}

// clip keeps a sentence readable when somebody pasted a page into a cell.
func clip(s string) string {
	r := []rune(s)
	if len(r) <= 60 {
		return s
	}
	return string(r[:60]) + "…"
}

// Ref is the name of a cell: Ref("Học viên", 11, 2) is Học viên!C12. Row and column count from 0.
func Ref(sheet string, row, col int) string {
	return sheet + "!" + letters(col) + strconv.Itoa(row+1)
}

func letters(col int) string {
	s := ""
	for col++; col > 0; col = (col - 1) / 26 {
		s = string(rune('A'+(col-1)%26)) + s
	}
	return s
}
