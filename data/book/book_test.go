package book

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"hoanhap/app/date"
	"hoanhap/app/exchange"
	"hoanhap/app/say"
)

func read(t *testing.T, data []byte) exchange.Book {
	t.Helper()
	b, err := Read(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func refusedAs(t *testing.T, data []byte, key string) {
	t.Helper()
	_, err := Read(bytes.NewReader(data), int64(len(data)))
	var r *say.Refused
	if !errors.As(err, &r) || r.Key != key {
		t.Errorf("got %v, want %s", err, key)
	}
}

func TestWriteRead(t *testing.T) {
	want := exchange.Book{Sheets: []exchange.Sheet{
		{Name: "Học viên", Rows: [][]exchange.Cell{
			{{Text: "Mã"}, {Text: "Ngày"}, {Text: "Khác"}},
			{{Text: "00012"}, {Date: date.Must("1990-02-28")}, {Text: "=1+1"}},
			{{Text: "001090123456"}, {Text: "03/1964"}, {Text: "-2 <&> \"x\" Ẩn"}},
			{{Text: "@a"}, {Date: date.Must("2026-10-31"), Time: "23:59"}, {Text: "+84"}},
			{{}, {Date: date.Must("2100-12-31"), Time: "00:01"}},
		}},
		{Name: "Biến động", Rows: [][]exchange.Cell{{{Text: "Mã đợt"}}}},
	}}
	var buf bytes.Buffer
	if err := Write(&buf, want); err != nil {
		t.Fatal(err)
	}
	if got := read(t, buf.Bytes()); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	f, err := excelize.OpenReader(&buf)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if x, _ := f.GetCellFormula("Học viên", "C2"); x != "" {
		t.Errorf("formula %q", x)
	}
	if x, _ := f.GetCellValue("Học viên", "B4"); x != "31/10/2026 23:59" {
		t.Errorf("shown as %q", x)
	}
}

// TestForeignCells reads a workbook as other programs make it: number formats, both calendars, formulas, numbers.
func TestForeignCells(t *testing.T) {
	for _, system1904 := range []bool{false, true} {
		f := excelize.NewFile()
		if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &system1904}); err != nil {
			t.Fatal(err)
		}
		serial := 45000.0 // 2023-03-15
		if system1904 {
			serial -= 1462
		}
		style := func(id int, code string) int {
			s := excelize.Style{NumFmt: id}
			if code != "" {
				s.CustomNumFmt = &code
			}
			n, err := f.NewStyle(&s)
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		set := func(cell string, v any, st int) {
			if err := errors.Join(f.SetCellValue("Sheet1", cell, v), f.SetCellStyle("Sheet1", cell, cell, st)); err != nil {
				t.Fatal(err)
			}
		}
		set("A1", serial, style(14, ""))
		set("B1", serial+0.5, style(0, "[$-42A]dddd, dd mmmm yyyy;@"))
		set("C1", serial, style(0, `#,##0 "day"`))
		set("D1", "1990", style(14, ""))
		set("E1", 1969, 0)
		set("F1", 123456789012.0, style(0, "0.00E+00"))
		set("G1", true, 0)
		set("H1", 24.0, style(2, ""))
		if err := f.SetCellFormula("Sheet1", "I1", "=1+1"); err != nil {
			t.Fatal(err)
		}
		set("J1", 0.25, style(20, ""))
		var buf bytes.Buffer
		if err := f.Write(&buf); err != nil {
			t.Fatal(err)
		}
		_ = f.Close()
		got := read(t, buf.Bytes()).Sheets[0].Rows[0]
		want := []exchange.Cell{{Date: date.Must("2023-03-15")}, {Date: date.Must("2023-03-15"), Time: "12:00"}, {Text: fmt.Sprint(serial)},
			{Text: "1990"}, {Text: "1969"}, {Text: "123456789012"}, {Text: "TRUE"}, {Text: "24"}, {}, {Text: "0.25"}}
		if system1904 {
			want[2].Text = "43538"
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("1904 %v:\ngot  %+v\nwant %+v", system1904, got, want)
		}
	}
}

func zipped(t *testing.T, parts ...string) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for i := 0; i+1 < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestForeignFiles(t *testing.T) {
	oldXLS := append(bytes.Clone(ole), make([]byte, 4096)...)
	refusedAs(t, oldXLS, "err.book.xls")
	refusedAs(t, append(oldXLS, encryptedName...), "err.book.password")
	refusedAs(t, []byte("a,b,c\n1,2,3\n"), "err.book.foreign")
	refusedAs(t, nil, "err.book.foreign")
	refusedAs(t, []byte("PK\x03\x04 not a zip at all"), "err.book.damaged")
	refusedAs(t, zipped(t, "a.txt", "x"), "err.book.foreign")
	refusedAs(t, zipped(t, "[Content_Types].xml", "<Types/>", "word/document.xml", "<w/>"), "err.book.foreign")
	refusedAs(t, zipped(t, "[Content_Types].xml", "<Types/>", "xl/workbook.xml", strings.Repeat(" ", MaxUnzip+1)), "err.book.bomb")
	many := []string{}
	for i := range maxParts + 1 {
		many = append(many, fmt.Sprintf("xl/%d.xml", i), "")
	}
	refusedAs(t, zipped(t, many...), "err.book.bomb")
	if _, err := Read(bytes.NewReader(nil), MaxFile+1); err == nil {
		t.Error("a file too large was read")
	}
	if _, err := ReadFile(filepath.Join(t.TempDir(), "none.xlsx")); err == nil {
		t.Error("a file that is not there was read")
	}
	if _, err := ReadFile(t.TempDir()); err == nil {
		t.Error("a directory was read")
	}
}

func sheetXML(t *testing.T, rows string) []byte {
	return zipped(t, "[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml", `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`+rows+`</sheetData></worksheet>`)
}

func TestBounds(t *testing.T) {
	refusedAs(t, sheetXML(t, `<row r="1048576"><c r="A1048576"><v>1</v></c></row>`), "err.book.rows")
	refusedAs(t, sheetXML(t, `<row r="1"><c r="XFD1"><v>1</v></c></row>`), "err.book.columns")
	refusedAs(t, sheetXML(t, `<row r="1"><c r="A1" t="inlineStr"><is><t>`+strings.Repeat("x", MaxText+1)+`</t></is></c></row>`), "err.book.cell")
	b := read(t, sheetXML(t, `<row r="3"><c r="B3"><v>7</v></c></row>`))
	if len(b.Sheets[0].Rows) != 3 || b.Sheets[0].Rows[2][1].Text != "7" {
		t.Errorf("%+v", b)
	}
}

func FuzzRead(f *testing.F) {
	if b, err := os.ReadFile("../../testdata/centre-60/book.xlsx"); err == nil {
		f.Add(b)
	}
	var buf bytes.Buffer
	if err := Write(&buf, exchange.Book{Sheets: []exchange.Sheet{{Name: "Học viên", Rows: [][]exchange.Cell{{{Text: "Mã"}}, {{Date: 700000}}}}}}); err != nil {
		f.Fatal(err)
	}
	f.Add(buf.Bytes())
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := Read(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			var r *say.Refused
			if !errors.As(err, &r) {
				t.Fatalf("no sentence for %v", err)
			}
			return
		}
		for _, s := range b.Sheets {
			for _, row := range s.Rows {
				if len(row) > MaxCols {
					t.Fatal("too wide")
				}
			}
		}
	})
}
