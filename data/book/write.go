package book

import (
	"io"
	"strconv"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"hoanhap/app/exchange"
)

// styles of the cells of a written workbook.
type styles struct{ head, text, day, moment int }

// Write writes a workbook. Every text is a cell of text in a column formatted as text: codes keep their zeros, and what
// begins with = + - or @ stays words, also when somebody edits the cell. Days are real dates shown dd/mm/yyyy.
func Write(w io.Writer, b exchange.Book) (err error) {
	f := excelize.NewFile()
	defer func() {
		if e := f.Close(); e != nil && err == nil {
			err = e
		}
	}()
	st, err := newStyles(f)
	if err != nil {
		return err
	}
	for i, s := range b.Sheets {
		if i == 0 {
			err = f.SetSheetName("Sheet1", s.Name)
		} else {
			_, err = f.NewSheet(s.Name)
		}
		if err != nil {
			return err
		}
		if err := writeSheet(f, &s, st); err != nil {
			return err
		}
	}
	f.SetActiveSheet(0)
	_, err = f.WriteTo(w)
	return err
}

func newStyles(f *excelize.File) (s styles, err error) {
	day, moment := "dd/mm/yyyy", "dd/mm/yyyy hh:mm"
	border := []excelize.Border{{Type: "bottom", Color: "808080", Style: 1}}
	for _, x := range []struct {
		to *int
		st excelize.Style
	}{
		{&s.head, excelize.Style{NumFmt: 49, Font: &excelize.Font{Bold: true}, Border: border,
			Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E8ECE9"}},
			Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"}}},
		{&s.text, excelize.Style{NumFmt: 49}},
		{&s.day, excelize.Style{CustomNumFmt: &day, Alignment: &excelize.Alignment{Horizontal: "left"}}},
		{&s.moment, excelize.Style{CustomNumFmt: &moment, Alignment: &excelize.Alignment{Horizontal: "left"}}},
	} {
		if *x.to, err = f.NewStyle(&x.st); err != nil {
			return s, err
		}
	}
	return s, nil
}

func writeSheet(f *excelize.File, s *exchange.Sheet, st styles) error {
	w, err := f.NewStreamWriter(s.Name)
	if err != nil {
		return err
	}
	for c, width := range widths(s) {
		if err := w.SetColWidth(c+1, c+1, width); err != nil {
			return err
		}
		if err := w.SetColStyle(c+1, c+1, st.text); err != nil {
			return err
		}
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	var row []any
	for n, cells := range s.Rows {
		row = row[:0]
		for _, c := range cells {
			row = append(row, cellOf(c, n == 0, st))
		}
		if err := w.SetRow("A"+strconv.Itoa(n+1), row); err != nil {
			return err
		}
	}
	return w.Flush()
}

func cellOf(c exchange.Cell, head bool, st styles) any {
	switch {
	case head:
		return excelize.Cell{StyleID: st.head, Value: c.Text}
	case c.Date != 0 && c.Date <= epoch1900+60: // before March 1900 a spreadsheet counts wrongly
		return excelize.Cell{StyleID: st.text, Value: c.Date.Text()}
	case c.Date != 0 && c.Time != "":
		return excelize.Cell{StyleID: st.moment, Value: float64(c.Date-epoch1900) + dayPart(c.Time)}
	case c.Date != 0:
		return excelize.Cell{StyleID: st.day, Value: int(c.Date - epoch1900)}
	case c.Text == "":
		return nil
	}
	return excelize.Cell{StyleID: st.text, Value: c.Text}
}

// dayPart is "15:04" as part of a day.
func dayPart(clock string) float64 {
	if len(clock) != 5 {
		return 0
	}
	h, _ := strconv.Atoi(clock[:2])
	m, _ := strconv.Atoi(clock[3:])
	return float64(h*60+m) / 1440
}

// widths fits the columns to their first rows, from 8 to 44 letters.
func widths(s *exchange.Sheet) []float64 {
	var out []float64
	for n, row := range s.Rows {
		if n > 200 {
			break
		}
		for c, cell := range row {
			if c == len(out) {
				out = append(out, 8)
			}
			w := float64(utf8.RuneCountInString(cell.Text)) + 2
			if cell.Date != 0 {
				w = 12
			}
			if cell.Time != "" {
				w = 18
			}
			out[c] = min(44, max(out[c], w))
		}
	}
	return out
}
