package app

import (
	"fmt"

	"hoanhap/app/date"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/app/stay"
)

// sums are the rows printed bold: they are sums of rows above them.
var sums = map[stay.Row]bool{stay.Opening: true, stay.InTotal: true, stay.OutTotal: true, stay.Closing: true, stay.PresentRow: true}

// Table is the census as a table: one line a row of the count, a column each status that is not empty all period.
func (c *Census) Table(vi say.Book) paper.Table {
	t := paper.Table{Title: vi.T("census.title"), Subtitle: c.Span(vi), Columns: []paper.Column{{Title: vi.T("census.movement"), Width: 62}}}
	cols := c.Columns()
	for _, col := range cols {
		t.Columns = append(t.Columns, paper.Column{Title: vi.T(ColumnKey(col)), Width: 19, Align: paper.Right})
	}
	for _, r := range stay.Rows {
		row := paper.Row{Cells: []paper.Cell{paper.Txt(vi.T("census." + string(r)))}, Bold: sums[r]}
		for _, col := range cols {
			row.Cells = append(row.Cells, paper.Num(int64(c.Cell(r, col))))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// Columns are those to show: a status with nothing in it all period is hidden.
func (c *Census) Columns() []stay.Column {
	var out []stay.Column
	for col := range stay.Column(stay.Cols) {
		if col < stay.Total && col != stay.ColumnOf(stay.Compulsory) && col != stay.ColumnOf(stay.Voluntary) && c.Empty(col) {
			continue
		}
		out = append(out, col)
	}
	return out
}

// ColumnKey is the key of a column's name.
func ColumnKey(col stay.Column) string {
	switch col {
	case stay.Total:
		return "census.total"
	case stay.Female:
		return "census.female"
	}
	return "status." + string(stay.Statuses[col])
}

// Span words the days of the period, and that it still runs.
func (c *Census) Span(vi say.Book) string {
	if c.Period.Running() {
		return vi.T("census.span_running", "from", c.Period.First, "to", c.Period.Whole, "until", c.Period.Last)
	}
	return vi.T("census.span", "from", c.Period.First, "to", c.Period.Last)
}

// CheckLine is the sum printed under the table: opening + in + change in − change out − out = closing, in the total.
func (c *Census) CheckLine(vi say.Book) paper.Check {
	n := func(r stay.Row) int { return c.Cell(r, stay.Total) }
	bad := c.Balanced()
	sum := fmt.Sprintf("%d + %d + %d – %d – %d = %d", n(stay.Opening), n(stay.InTotal), n(stay.ChangeIn), n(stay.ChangeOut), n(stay.OutTotal), n(stay.Closing))
	if len(bad) == 0 && len(c.Faults) == 0 {
		return paper.Check{OK: true, Text: vi.T("census.balanced", "sum", sum, "columns", len(c.Columns()), "stays", n(stay.Closing), "persons", n(stay.ClosingPersons))}
	}
	col := stay.Total
	if len(bad) > 0 {
		col = bad[0]
	}
	return paper.Check{Text: vi.T("census.unbalanced", "sum", sum, "column", say.Of(ColumnKey(col)))}
}

// BreakTable is one breakdown of the closing count as a table.
func (c *Census) BreakTable(by stay.By, vi say.Book) paper.Table {
	t := paper.Table{Title: vi.T("by." + string(by)), Columns: []paper.Column{{Title: vi.T("by." + string(by)), Width: 62}}}
	cols := c.Columns()
	for _, col := range cols {
		t.Columns = append(t.Columns, paper.Column{Title: vi.T(ColumnKey(col)), Width: 19, Align: paper.Right})
	}
	var total [stay.Cols]int
	for _, p := range c.Break(by, c.Traits) {
		row := paper.Row{Cells: []paper.Cell{paper.Txt(PartName(by, p.Value, vi))}}
		for _, col := range cols {
			row.Cells = append(row.Cells, paper.Num(int64(p.Cells[col])))
			total[col] += p.Cells[col]
		}
		t.Rows = append(t.Rows, row)
	}
	sum := paper.Row{Cells: []paper.Cell{paper.Txt(vi.T("census.closing"))}, Bold: true}
	for _, col := range cols {
		sum.Cells = append(sum.Cells, paper.Num(int64(total[col])))
	}
	t.Totals = append(t.Totals, sum)
	return t
}

// PartName words a value of a breakdown; most are names already.
func PartName(by stay.By, v string, vi say.Book) string {
	if v == "" {
		return vi.T("unknown")
	}
	switch by {
	case stay.BySex, stay.ByAge, stay.ByRepeat, stay.ByResidence:
		return vi.T("part." + string(by) + "." + v)
	}
	return v
}

// frozenNotes says under the table of a frozen period when it was frozen and its check code, and gives the table of what
// was entered afterwards.
func (o *Office) frozenNotes(c *Census, main *paper.Table) (late paper.Table, err error) {
	p, err := o.Frozen(c.Period.Year, c.Period.Month)
	if err != nil || p == nil || p.First != c.Period.First || p.Last != c.Period.Last {
		return late, err
	}
	if !p.Intact() {
		return late, &say.Refused{Msg: say.Of("err.period_tampered", "period", p.Label())}
	}
	main.Notes = append(main.Notes, o.Words.T("census.frozen", "edition", p.Edition, "at", p.When(), "hash", p.ShortHash()))
	l, err := o.LateEntries(p)
	if err == nil && len(l.Effect) > 0 {
		main.Notes = append(main.Notes, o.Words.T("census.frozen_late"))
		late = l.Table(c.Columns(), o.Words)
	}
	return late, err
}

// Table is the effect of the late entries, with signs, only rows that differ.
func (l *Late) Table(cols []stay.Column, vi say.Book) paper.Table {
	t := paper.Table{Title: vi.T("census.late"), Columns: []paper.Column{{Title: vi.T("census.movement"), Width: 62}}}
	for _, col := range cols {
		t.Columns = append(t.Columns, paper.Column{Title: vi.T(ColumnKey(col)), Width: 19, Align: paper.Right})
	}
	for _, r := range stay.Rows {
		v, ok := l.Effect[r]
		if !ok {
			continue
		}
		row := paper.Row{Cells: []paper.Cell{paper.Txt(vi.T("census." + string(r)))}}
		for _, col := range cols {
			row.Cells = append(row.Cells, paper.Txt(Signed(v[col])))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// Signed writes a difference: +2, –1, 0.
func Signed(n int) string {
	switch {
	case n > 0:
		return "+" + paper.Grouped(int64(n))
	case n < 0:
		return "–" + paper.Grouped(int64(-n))
	}
	return "0"
}

// CensusPaper is the monthly census as a paper (forms.md D1). It is refused while the two computations disagree.
func (o *Office) CensusPaper(c *Census, breakdowns bool) (paper.Paper, error) {
	if len(c.Faults) > 0 || len(c.Balanced()) > 0 {
		return paper.Paper{}, &ErrUnbalanced{c.Faults}
	}
	day := o.Today()
	centre := o.Centre(day)
	d := paper.Dossier{Regime: o.Law.RegimeAt(day).Code, Day: day, Issued: true, Symbol: "BC-" + or(centre.Symbol, "CSCN"),
		Centre:    paper.Centre{Parent: centre.Parent, Name: centre.Name, Place: centre.Place, Province: centre.Province},
		Signatory: paper.Signatory{Position: centre.HeadTitle, Name: centre.Head},
		Period:    paper.Period{Name: "Tháng " + date.Of(c.Period.Year, c.Period.Month, 1).Text()[3:], From: c.Period.First, To: c.Period.Whole},
		Checks:    []paper.Check{c.CheckLine(o.Words)}}
	if c.Period.Running() {
		d.Period.Until = c.Period.Last
	}
	main := c.Table(o.Words)
	main.Title, main.Subtitle = "", ""
	late, err := o.frozenNotes(c, &main)
	if err != nil {
		return paper.Paper{}, err
	}
	d.Tables = append(d.Tables, main)
	if len(late.Rows) > 0 {
		d.Tables = append(d.Tables, late)
	}
	if breakdowns {
		for _, by := range stay.Breakdowns {
			d.Tables = append(d.Tables, c.BreakTable(by, o.Words))
		}
	}
	return paper.Fill(o.Forms, d, "census", day)
}
