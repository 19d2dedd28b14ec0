package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/stay"
	"hoanhap/app/why"
	"hoanhap/ui/kit"
)

// censusRows are the lines of the table; what else is counted stands in the memo line and the check line.
var censusRows = []stay.Row{stay.Opening, stay.InAdmit, stay.InTransfer, stay.InReturnEscape, stay.InReturnSuspend, stay.InReturnCustody, stay.InTotal,
	stay.ChangeIn, stay.ChangeOut, stay.OutComplete, stay.OutExempt, stay.OutTransfer, stay.OutOther, stay.OutQuit, stay.OutRelease, stay.OutSuspend,
	stay.OutCustody, stay.OutEscape, stay.OutDie, stay.OutTotal, stay.Closing, stay.AbsentHospital, stay.AbsentMourning, stay.AbsentProcedure,
	stay.PresentRow, stay.ResidentDays}

var censusWide = map[stay.Column]float32{stay.ColumnOf(stay.Compulsory): 73, stay.ColumnOf(stay.Voluntary): 82, stay.ColumnOf(stay.PreCourt): 108,
	stay.ColumnOf(stay.Aftercare): 106, stay.Total: 63, stay.Female: 92}

// showTable fills the table with the movements, or with the parts of a breakdown.
func (s *census) showTable() {
	cols, wide := []kit.TableColumn{}, labelWide()+10
	for _, col := range s.c.Columns() {
		cols = append(cols, kit.TableColumn{Title: kit.T(app.ColumnKey(col)), Wide: censusWide[col], Bold: col == stay.Total, Line: col == stay.Total})
		wide += censusWide[col]
	}
	rows := s.movementRows()
	word := kit.T("census.movement")
	if s.by != "" {
		rows = s.breakRows()
		word = kit.T("by." + string(s.by))
	}
	s.chooser.SetWord(word)
	s.table.SetColumns(cols, rows)
	s.wide = max(labelWide()+428, wide)
	s.print.SetWord(kit.T("census.print"))
	if s.by != "" {
		s.print.SetWord(kit.T("census.print_all"))
	}
}

func (s *census) movementRows() []kit.TableRow {
	rows := make([]kit.TableRow, 0, len(censusRows))
	for _, r := range censusRows {
		row := kit.TableRow{Label: kit.T("census." + string(r))}
		switch r {
		case stay.Opening:
			row.Label, row.Kind = kit.T("census.opening_on", "day", (s.c.Period.First - 1).Text()[:5]), kit.RowState
		case stay.Closing:
			row.Label, row.Kind = kit.T("census.closing_on", "day", s.c.Period.Last.Text()[:5]), kit.RowState
		case stay.InTotal, stay.OutTotal, stay.PresentRow:
			row.Kind = kit.RowSum
		}
		for _, col := range s.c.Columns() {
			row.Figures = append(row.Figures, int64(s.c.Cell(r, col)))
		}
		rows = append(rows, row)
	}
	return rows
}

// breakRows are the parts of the closing count and their sum, which is the closing count itself.
func (s *census) breakRows() []kit.TableRow {
	s.parts = s.c.Parts(s.by)
	var rows []kit.TableRow
	var sum [stay.Cols]int
	for _, p := range s.parts {
		row := kit.TableRow{Label: s.partName(p.Value)}
		for _, col := range s.c.Columns() {
			row.Figures = append(row.Figures, int64(p.Cells[col]))
			sum[col] += p.Cells[col]
		}
		rows = append(rows, row)
	}
	total := kit.TableRow{Label: kit.T("census.closing_on", "day", s.c.Period.Last.Text()[:5]), Kind: kit.RowState}
	for _, col := range s.c.Columns() {
		total.Figures = append(total.Figures, int64(sum[col]))
	}
	return append(rows, total)
}

// partName words a value of a breakdown in the language of the window.
func (s *census) partName(v string) string {
	if v == "" {
		return kit.T("unknown")
	}
	if key := "part." + string(s.by) + "." + v; kit.Has(key) {
		return kit.T(key)
	}
	return v
}

// onChoose offers the movements and the breakdowns of the closing count.
func (s *census) onChoose() {
	acts := []kit.Act{{Word: kit.T("census.movement"), Do: func() { s.view("") }}}
	for _, by := range stay.Breakdowns {
		acts = append(acts, kit.Act{Word: kit.T("census.by", "by", lowerFirst(kit.T("by."+string(by)))), Do: func() { s.view(by) }})
	}
	kit.Menu(s.chooser, acts...)
}

func lowerFirst(s string) string {
	for i := range s {
		if i > 0 {
			return strings.ToLower(s[:i]) + s[i:]
		}
	}
	return s
}

// view changes between movements and a breakdown.
func (s *census) view(by stay.By) {
	s.by, s.memo, s.row, s.col = by, "", 0, stay.Total
	if by == "" {
		s.row = indexOfRow(stay.InTotal)
	}
	s.showTable()
	s.showMemo()
	s.openCell()
	s.relay()
	s.d.Window.Canvas().Focus(s.table)
}

func indexOfRow(r stay.Row) int {
	for i, x := range censusRows {
		if x == r {
			return i
		}
	}
	return 0
}

// showMemo is the line under the table: who is off the books but not ended, and what else was counted. Every number of it
// opens its people too.
func (s *census) showMemo() {
	if s.by != "" {
		s.memos.Objects = []fyne.CanvasObject{kit.Fixed(0, 22, kit.Inset(16, 0, 8, 0, kit.NewFacts(kit.Piece{Text: kit.T("census.break_note"), Style: kit.Caption})))}
		s.memos.Refresh()
		return
	}
	number := func(word string, r stay.Row, end string) []kit.Piece {
		do := func() { s.onMemo(r) }
		return []kit.Piece{{Text: word, Style: kit.Quiet, Tap: do}, {Name: kit.T("census." + string(r)), Text: kit.Group(int64(s.c.Cell(r, stay.Total))) + end, Style: kit.Body, Tap: do,
			Why: s.d.sumOf(func() why.Sum { return s.c.Why(r, stay.Total) })}}
	}
	first := []kit.Piece{{Text: kit.T("census.memo", "day", s.c.Period.Last.Text()[:5]), Style: kit.Quiet}}
	first = append(first, number(kit.T("census.memo.escaped"), stay.MemoEscaped, ",")...)
	first = append(first, number(kit.T("census.memo.suspended"), stay.MemoSuspended, ",")...)
	first = append(first, number(kit.T("census.memo.custody"), stay.MemoCustody, ".")...)
	first = append(first, number(kit.T("census.memo.ended"), stay.MemoEnded, ".")...)
	second := number(kit.T("census.memo.admitted"), stay.AdmittedPersons, ",")
	second = append(second, number(kit.T("census.memo.sameday"), stay.SameDay, ".")...)
	second = append(second, kit.Piece{Text: s.startDay(), Style: kit.Quiet, Gap: 8, Tap: s.onStartDay})
	line := func(p []kit.Piece) fyne.CanvasObject {
		return kit.Fixed(0, 20, kit.Inset(16, 0, 8, 0, kit.NewFacts(p...).Narrow(200)))
	}
	s.memos.Objects = []fyne.CanvasObject{line(first), line(second)}
	s.memos.Refresh()
}

func (s *census) onStartDay() { s.d.Go(Route{Screen: "settings", Arg: "rules/" + startKey}) }

// checkLine is the sum that must hold in every column and the second count, by stays; red when it does not, with the
// column and the stays concerned.
func (s *census) checkLine() fyne.CanvasObject {
	n := func(r stay.Row) string { return kit.Group(int64(s.c.Cell(r, stay.Total))) }
	sum := n(stay.Opening) + " + " + n(stay.InTotal) + " + " + n(stay.ChangeIn) + " – " + n(stay.ChangeOut) + " – " + n(stay.OutTotal) + " = " + n(stay.Closing)
	if s.balance {
		return kit.CheckLine(true, sum, kit.T("census.check", "columns", len(s.c.Columns()), "stays", s.c.Cell(stay.Closing, stay.Total), "persons", s.c.Cell(stay.ClosingPersons, stay.Total)))
	}
	var what []string
	for _, col := range s.c.Balanced() {
		what = append(what, kit.T("census.wrong_column", "column", kit.T(app.ColumnKey(col))))
	}
	for _, f := range s.c.Faults {
		what = append(what, kit.T("census.wrong_stay", "code", f.Code, "day", f.Day))
	}
	return kit.CheckLine(false, sum, strings.Join(what, " · "))
}
