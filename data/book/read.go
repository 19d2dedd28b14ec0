package book

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"hoanhap/app/date"
	"hoanhap/app/exchange"
)

// ReadFile reads a workbook from disk.
func ReadFile(path string) (exchange.Book, error) {
	f, err := os.Open(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return exchange.Book{}, refuse("err.book.missing", "file", path)
	case err != nil:
		return exchange.Book{}, refuse("err.book.unreadable", "file", path)
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return exchange.Book{}, refuse("err.book.unreadable", "file", path)
	}
	return Read(f, info.Size())
}

// Read reads a workbook: the values of cells as stored, formulas by the value last computed, real dates as dates.
func Read(r io.ReaderAt, size int64) (exchange.Book, error) {
	var none exchange.Book
	if size > MaxFile {
		return none, refuse("err.book.large", "mb", MaxFile>>20)
	}
	data := make([]byte, size)
	if _, err := r.ReadAt(data, 0); err != nil && !errors.Is(err, io.EOF) {
		return none, damaged(err)
	}
	if err := inspect(data); err != nil {
		return none, err
	}
	return unpack(data)
}

var ole = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}

// encryptedName is how a protected workbook names its content, in UTF-16.
var encryptedName = []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")

// inspect looks at the package without unpacking it.
func inspect(data []byte) error {
	if bytes.HasPrefix(data, ole) {
		if bytes.Contains(data, encryptedName) {
			return refuse("err.book.password")
		}
		return refuse("err.book.xls")
	}
	if !bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return refuse("err.book.foreign")
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return damaged(err)
	}
	if len(z.File) > maxParts {
		return refuse("err.book.bomb")
	}
	var total uint64
	types, workbook := false, false
	for _, p := range z.File {
		if total += p.UncompressedSize64; p.UncompressedSize64 > MaxUnzip || total > MaxUnzip {
			return refuse("err.book.bomb")
		}
		name := strings.ToLower(strings.ReplaceAll(p.Name, "\\", "/"))
		types = types || name == "[content_types].xml"
		workbook = workbook || strings.HasPrefix(name, "xl/") && strings.HasSuffix(name, ".xml")
	}
	if !types || !workbook {
		return refuse("err.book.foreign")
	}
	return nil
}

// reader carries the bounds of all sheets together.
type reader struct {
	f           *excelize.File
	date1904    bool
	cells, size int
}

func unpack(data []byte) (book exchange.Book, err error) {
	defer func() { // a library that meets bytes nobody foresaw must not end the program
		if p := recover(); p != nil {
			book, err = exchange.Book{}, damaged(fmt.Errorf("panic: %v", p))
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: MaxUnzip, UnzipXMLSizeLimit: maxInside})
	if err != nil {
		return book, damaged(err)
	}
	defer func() {
		if e := f.Close(); e != nil && err == nil {
			err = e
		}
	}()
	r := &reader{f: f}
	if err := r.markDates(); err != nil {
		return book, damaged(err)
	}
	names := f.GetSheetList()
	if len(names) > MaxSheets {
		return book, refuse("err.book.sheets", "most", MaxSheets)
	}
	for _, n := range names {
		s, err := r.sheet(n)
		if err != nil {
			return exchange.Book{}, err
		}
		book.Sheets = append(book.Sheets, s)
	}
	return book, nil
}

func (r *reader) sheet(name string) (exchange.Sheet, error) {
	s := exchange.Sheet{Name: name}
	rows, err := r.f.Rows(name)
	if err != nil {
		return s, damaged(err)
	}
	defer func() { _ = rows.Close() }()
	for n := 1; rows.Next(); n++ {
		if n > MaxRows {
			return s, refuse("err.book.rows", "sheet", name, "most", MaxRows)
		}
		cells, err := rows.Columns()
		if err != nil {
			return s, damaged(err)
		}
		row, err := r.row(name, n, cells)
		if err != nil {
			return s, err
		}
		s.Rows = append(s.Rows, row)
	}
	if err := rows.Error(); err != nil {
		return s, damaged(err)
	}
	for len(s.Rows) > 0 && len(s.Rows[len(s.Rows)-1]) == 0 {
		s.Rows = s.Rows[:len(s.Rows)-1]
	}
	return s, nil
}

func (r *reader) row(sheet string, n int, cells []string) ([]exchange.Cell, error) {
	for len(cells) > 0 && strings.TrimSpace(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	if len(cells) == 0 {
		return nil, nil
	}
	if len(cells) > MaxCols {
		return nil, refuse("err.book.columns", "sheet", sheet, "row", n, "most", MaxCols)
	}
	row := make([]exchange.Cell, len(cells))
	for i, v := range cells {
		if len(v) > MaxText {
			return nil, refuse("err.book.cell", "cell", exchange.Ref(sheet, n-1, i), "most", MaxText)
		}
		row[i] = r.cell(v)
		r.size += len(v)
	}
	if r.cells += len(cells); r.cells > maxCells || r.size > maxBytes {
		return nil, refuse("err.book.bomb")
	}
	return row, nil
}

func (r *reader) cell(v string) exchange.Cell {
	serial, dated := strings.CutPrefix(v, dateMark)
	if !dated {
		return exchange.Cell{Text: plainNumber(v)}
	}
	x, err := strconv.ParseFloat(serial, 64)
	if err != nil {
		return exchange.Cell{Text: serial}
	}
	d, clock, ok := moment(x, r.date1904)
	if !ok {
		return exchange.Cell{Text: serial}
	}
	return exchange.Cell{Date: d, Time: clock}
}

// plainNumber writes 1.23456789012E+11, as a spreadsheet stores a long number, in full.
func plainNumber(v string) string {
	i := strings.Index(v, "E+")
	if i < 1 || len(v) > 24 || strings.Trim(v, "0123456789.E+") != "" {
		return v
	}
	x, err := strconv.ParseFloat(v, 64)
	if err != nil || x != math.Trunc(x) || x > 1e15 {
		return v
	}
	return strconv.FormatFloat(x, 'f', 0, 64)
}

// Days of the two systems of spreadsheets before day 1. The 1900 system counts a 29 February 1900 that never was.
var (
	epoch1900 = date.Of(1899, 12, 30)
	epoch1904 = date.Of(1904, 1, 1)
)

// moment turns a serial into day and hour; the hour is "" at midnight. Serials before March 1900 are refused: no two
// programs agree on them.
func moment(x float64, date1904 bool) (date.Date, string, bool) {
	minutes := int64(math.Round(x * 1440))
	if x < 0 || x > 2958466 || !date1904 && x < 61 {
		return 0, "", false
	}
	epoch := epoch1900
	if date1904 {
		epoch = epoch1904
	}
	d := epoch + date.Date(minutes/1440)
	m := minutes % 1440
	if d > date.Max {
		return 0, "", false
	}
	if m == 0 {
		return d, "", true
	}
	return d, fmt.Sprintf("%02d:%02d", m/60, m%60), true
}
