package paper

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"

	"hoanhap/app/date"
	"hoanhap/app/paper"
)

func people(rows int) paper.Table {
	t := paper.Table{Title: "Danh sách học viên: 'xã' [Ba Chẽ] / tháng 10 năm 2026", Subtitle: "Đến ngày 31/10/2026",
		Columns: []paper.Column{{Title: "STT", Width: 12}, {Title: "Họ và tên", Width: 60}, {Title: "Ngày vào", Width: 25}, {Title: "Tiền lưu ký", Width: 30}},
		Notes:   []string{"=1+1"}}
	for i := range rows {
		t.Rows = append(t.Rows, paper.Row{Cells: []paper.Cell{paper.Num(int64(i + 1)), paper.Txt(fmt.Sprintf("Nguyễn Văn Thứ %d", i)), paper.Day(date.Must("2026-01-05") + date.Date(i)), paper.Num(1250000)}})
	}
	t.Totals = []paper.Row{{Cells: []paper.Cell{{}, paper.Txt("Cộng"), {}, paper.Num(int64(rows) * 1250000)}}}
	return t
}

// book writes a table and opens what was written.
func book(t *testing.T, tb paper.Table) (*excelize.File, string) {
	t.Helper()
	b, err := Sheet(tb)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f, f.GetSheetName(0)
}

// Text stays text: what begins like a formula is none, a day before the sheet's calendar is written out.
func TestSheetText(t *testing.T) {
	tb := people(3)
	tb.Rows[1].Cells[1] = paper.Txt("=HYPERLINK(\"http://x\")")
	tb.Rows[2].Cells[2] = paper.Day(date.Of(1890, 2, 3))
	f, name := book(t, tb)
	if len([]rune(name)) > 31 || name == "Sheet1" {
		t.Error(name)
	}
	for at, want := range map[string]string{"A1": tb.Title, "A2": tb.Subtitle, "B3": "Họ và tên", "B4": "Nguyễn Văn Thứ 0", "C4": "05/01/2026",
		"B5": "'=HYPERLINK(\"http://x\")", "C6": "03/02/1890", "B7": "Cộng", "A8": "'=1+1"} {
		if got, err := f.GetCellValue(name, at); err != nil || got != want {
			t.Errorf("%s: %q, want %q (%v)", at, got, want, err)
		}
		if fx, err := f.GetCellFormula(name, at); err != nil || fx != "" {
			t.Errorf("%s is a formula %q", at, fx)
		}
	}
}

// Numbers are numbers and days are days, so that the sheet can add and sort them; A4.
func TestSheetNumbers(t *testing.T) {
	tb := people(3)
	tb.Rows[0].Bold = true
	f, name := book(t, tb)
	for at, want := range map[string]string{"D4": "1250000", "D7": "3750000", "C4": "46027"} {
		if got, err := f.GetCellValue(name, at, excelize.Options{RawCellValue: true}); err != nil || got != want {
			t.Errorf("%s raw: %q (%v)", at, got, err)
		}
		if k, err := f.GetCellType(name, at); err != nil || k == excelize.CellTypeSharedString || k == excelize.CellTypeInlineString {
			t.Errorf("%s is text", at)
		}
	}
	l, err := f.GetPageLayout(name)
	if err != nil || *l.Size != 9 || *l.Orientation != "portrait" {
		t.Errorf("%+v %v", l, err)
	}
}

func TestHarmless(t *testing.T) {
	for in, want := range map[string]string{"": "", "An": "An", "=1": "'=1", "+84": "'+84", "-1": "'-1", "@a": "'@a", "\tx": "'\tx", "\rx": "'\rx", "1=1": "1=1"} {
		if got := Harmless(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}

func TestSheetName(t *testing.T) {
	for in, want := range map[string]string{"": "Danh sách", "'[]'": "Danh sách", "a/b": "a b"} {
		if got := sheetName(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}

// A wide list turns its pages, a narrow one does not.
func TestTablePDF(t *testing.T) {
	tb := people(120)
	b, err := TablePDF(tb, options(t))
	if err != nil || !bytes.Contains(b, []byte("/MediaBox [0 0 595.28 841.89]")) {
		t.Errorf("portrait: %v", err)
	}
	for range 6 {
		tb.Columns = append(tb.Columns, paper.Column{Title: "Ghi chú", Width: 30})
	}
	b, err = TablePDF(tb, options(t))
	if err != nil || !bytes.Contains(b, []byte("/MediaBox [0 0 841.89 595.28]")) {
		t.Errorf("landscape: %v", err)
	}
}
