package paper

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"hoanhap/app/date"
	"hoanhap/app/paper"
)

// Any list of the program becomes a sheet or a paper by one door: paper.Table.

// portraitRoom is the width of text in mm a table may ask for before its pages are turned.
const portraitRoom = 1.15

// TablePDF prints a list, on landscape pages when its columns ask for more than a portrait page holds.
func TablePDF(t paper.Table, o Options) ([]byte, error) {
	l, err := o.layout("")
	if err != nil {
		return nil, err
	}
	if o.Title == "" {
		o.Title = t.Title
	}
	return Render([]paper.Paper{t.Paper(t.Width() > l.ContentWidth()*portraitRoom)}, o)
}

// Sheet writes a list as an xlsx file: numbers as numbers, days as days, text that a sheet would run as a
// formula made harmless, the head bold and repeated, A4.
func Sheet(t paper.Table) ([]byte, error) {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }() // nothing is open but memory
	const sheet = "Sheet1"
	name := sheetName(t.Title)
	if err := f.SetSheetName(sheet, name); err != nil {
		return nil, err
	}
	w, err := newSheetWriter(f, name)
	if err != nil {
		return nil, err
	}
	if err := w.write(t); err != nil {
		return nil, err
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// sheetName obeys the rules of the format: 31 letters, none of :\/?*[], no quote at the ends.
func sheetName(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) || r < 0x20 {
			return ' '
		}
		return r
	}, s)
	s = strings.TrimSpace(s)
	if utf8.RuneCountInString(s) > 31 {
		s = strings.TrimSpace(string([]rune(s)[:31]))
	}
	if s == "" {
		return "Danh sách"
	}
	return s
}

// Harmless is text a sheet cannot take for a formula: a leading = + - @ tab or return gets an apostrophe before
// it, as the sheet itself shows text.
func Harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

type sheetWriter struct {
	f                                *excelize.File
	sheet                            string
	title, head, body, num, day      int
	boldBody, boldNum, boldDay, note int
	row                              int
}

func newSheetWriter(f *excelize.File, sheet string) (*sheetWriter, error) {
	w := &sheetWriter{f: f, sheet: sheet, row: 1}
	border := []excelize.Border{{Type: "left", Color: "808080", Style: 1}, {Type: "right", Color: "808080", Style: 1},
		{Type: "top", Color: "808080", Style: 1}, {Type: "bottom", Color: "808080", Style: 1}}
	serif := func(size float64, bold bool) *excelize.Font {
		return &excelize.Font{Family: "Times New Roman", Size: size, Bold: bold}
	}
	number, day := "#,##0", "dd/mm/yyyy"
	wrap := &excelize.Alignment{Vertical: "top", WrapText: true}
	centre := &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}
	for _, s := range []struct {
		to    *int
		style excelize.Style
	}{
		{&w.title, excelize.Style{Font: serif(14, true)}},
		{&w.note, excelize.Style{Font: &excelize.Font{Family: "Times New Roman", Size: 12, Italic: true}}},
		{&w.head, excelize.Style{Font: serif(12, true), Border: border, Alignment: centre}},
		{&w.body, excelize.Style{Font: serif(12, false), Border: border, Alignment: wrap}},
		{&w.num, excelize.Style{Font: serif(12, false), Border: border, CustomNumFmt: &number}},
		{&w.day, excelize.Style{Font: serif(12, false), Border: border, CustomNumFmt: &day}},
		{&w.boldBody, excelize.Style{Font: serif(12, true), Border: border, Alignment: wrap}},
		{&w.boldNum, excelize.Style{Font: serif(12, true), Border: border, CustomNumFmt: &number}},
		{&w.boldDay, excelize.Style{Font: serif(12, true), Border: border, CustomNumFmt: &day}},
	} {
		id, err := f.NewStyle(&s.style)
		if err != nil {
			return nil, err
		}
		*s.to = id
	}
	return w, nil
}

func (w *sheetWriter) write(t paper.Table) error {
	for _, s := range []struct {
		text  string
		style int
	}{{t.Title, w.title}, {t.Subtitle, w.note}} {
		if s.text == "" {
			continue
		}
		if err := w.set(1, Harmless(s.text), s.style); err != nil {
			return err
		}
		w.row++
	}
	headRow := w.row
	for i, c := range t.Columns {
		if err := w.set(i+1, Harmless(c.Title), w.head); err != nil {
			return err
		}
		letter, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := w.f.SetColWidth(w.sheet, letter, letter, columnWidth(c)); err != nil {
			return err
		}
	}
	w.row++
	for _, r := range t.Rows {
		if err := w.line(r, r.Bold); err != nil {
			return err
		}
	}
	for _, r := range t.Totals {
		if err := w.line(r, true); err != nil {
			return err
		}
	}
	for _, n := range t.Notes {
		if err := w.set(1, Harmless(n), w.note); err != nil {
			return err
		}
		w.row++
	}
	return w.page(t, headRow)
}

// columnWidth turns mm on paper into the sheet's measure, about 2 mm a letter.
func columnWidth(c paper.Column) float64 {
	mm := c.Width
	if mm <= 0 {
		mm = 20
	}
	return min(max(mm/1.9, 6), 100)
}

func (w *sheetWriter) line(r paper.Row, bold bool) error {
	body, num, day := w.body, w.num, w.day
	if bold {
		body, num, day = w.boldBody, w.boldNum, w.boldDay
	}
	for i, c := range r.Cells {
		var err error
		switch {
		case c.Kind == paper.CellInt:
			err = w.set(i+1, c.Int, num)
		case c.Kind == paper.CellDay && c.Day >= date.Of(1900, 3, 1):
			y, m, d := c.Day.YMD()
			err = w.set(i+1, time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC), day)
		case c.Kind == paper.CellDay:
			err = w.set(i+1, c.Day.Text(), body) // the sheet's calendar begins in 1900
		default:
			err = w.set(i+1, Harmless(c.Text), body)
		}
		if err != nil {
			return err
		}
	}
	w.row++
	return nil
}

func (w *sheetWriter) set(col int, v any, style int) error {
	at, err := excelize.CoordinatesToCellName(col, w.row)
	if err != nil {
		return err
	}
	if err := w.f.SetCellValue(w.sheet, at, v); err != nil {
		return err
	}
	return w.f.SetCellStyle(w.sheet, at, at, style)
}

// page sets A4, the orientation by the width, one page wide, the head repeated and frozen.
func (w *sheetWriter) page(t paper.Table, headRow int) error {
	size, turn, wide, high, fit := 9, "portrait", 1, 0, true
	if t.Width() > 190 {
		turn = "landscape"
	}
	if err := w.f.SetPageLayout(w.sheet, &excelize.PageLayoutOptions{Size: &size, Orientation: &turn, FitToWidth: &wide, FitToHeight: &high}); err != nil {
		return err
	}
	if err := w.f.SetSheetProps(w.sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	ref := "'" + w.sheet + "'!$" + strconv.Itoa(headRow) + ":$" + strconv.Itoa(headRow)
	if err := w.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: ref, Scope: w.sheet}); err != nil {
		return err
	}
	top, err := excelize.CoordinatesToCellName(1, headRow+1)
	if err != nil {
		return err
	}
	return w.f.SetPanes(w.sheet, &excelize.Panes{Freeze: true, YSplit: headRow, TopLeftCell: top, ActivePane: "bottomLeft"})
}
