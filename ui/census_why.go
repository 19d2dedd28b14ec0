package ui

import (
	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/app/why"
	"hoanhap/ui/kit"
)

// whyCell explains a number of the table in view: of the movements, or of a breakdown of the closing count.
func (s *census) whyCell(row, column int) kit.Figure {
	cols := s.c.Columns()
	if column >= len(cols) {
		return kit.Figure{}
	}
	col, n, label := cols[column], 0, ""
	var sum func() why.Sum
	switch {
	case s.by == "" && row < len(censusRows):
		r := censusRows[row]
		n, label = s.c.Cell(r, col), kit.T("census."+string(r))
		sum = func() why.Sum { return s.c.Why(r, col) }
	case s.by != "" && row <= len(s.parts):
		n, label = s.c.Cell(stay.Closing, col), kit.T("census.closing")
		if row < len(s.parts) {
			n, label = s.parts[row].Cells[col], s.partName(s.parts[row].Value)
		}
		sum = func() why.Sum { return s.c.WhyPart(s.parts, row, s.partMsg, col) }
	default:
		return kit.Figure{}
	}
	name := label
	if col != stay.Total {
		name = kit.T("census.cell", "row", label, "column", lowerFirst(kit.T(app.ColumnKey(col))))
	}
	return s.d.figure(name, kit.Group(int64(n)), sum)
}

// partMsg is the name of a part of the breakdown in view.
func (s *census) partMsg(value string) say.Msg { return say.Of("why.text", "text", s.partName(value)) }

// figures of the census beside those of the table: the closing count of the check line and of the twelve periods.
func (s *census) figures() []kit.Figure {
	if s.c == nil {
		return nil
	}
	var out []kit.Figure
	if s.by != "" {
		out = append(out, s.d.figure(kit.T("census.closing"), kit.Group(int64(s.c.Cell(stay.Closing, stay.Total))), func() why.Sum { return s.c.Why(stay.Closing, stay.Total) }))
	}
	p := s.c.Period
	out = append(out, s.d.figure(kit.T("why.period_end"), p.Whole.Text(), func() why.Sum { return app.WhyPeriod(p, s.d.Office.PeriodStart(date.Of(s.year, s.month, 1))) }))
	out = append(out, s.d.figure(kit.T("census.closing_persons"), kit.Group(int64(s.c.Cell(stay.ClosingPersons, stay.Total))), func() why.Sum { return s.c.Why(stay.ClosingPersons, stay.Total) }))
	in, gone := 0, 0
	for _, m := range s.months {
		in, gone = in+m.In, gone+m.Out
	}
	out = append(out, s.d.figure(kit.T("why.months_in", "n", len(s.months)), kit.Group(int64(in)), func() why.Sum { return app.WhyMonths(s.months, true) }),
		s.d.figure(kit.T("why.months_out", "n", len(s.months)), kit.Group(int64(gone)), func() why.Sum { return app.WhyMonths(s.months, false) }))
	for i := range s.months {
		m := &s.months[i]
		out = append(out, s.d.figure(kit.T("why.month_closing", "month", monthYear(m.Year, m.Month)), kit.Group(int64(m.Closing)), m.Why))
	}
	return out
}
