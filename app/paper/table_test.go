package paper

import (
	"testing"

	"hoanhap/app/date"
)

func TestGrouped(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 7: "7", 999: "999", 1000: "1.000", 1250000: "1.250.000", -12345: "-12.345", -999: "-999",
		-1 << 63: "-9.223.372.036.854.775.808"} {
		if got := Grouped(n); got != want {
			t.Errorf("%d: %s", n, got)
		}
	}
}

func TestTableGrid(t *testing.T) {
	tb := Table{Title: "Danh sách", Columns: []Column{{Title: "Họ tên", Width: 60}, {Title: "Ngày"}, {Title: "Tiền"}},
		Rows:   []Row{{Cells: []Cell{Txt("An"), {}, {}}}, {Cells: []Cell{Txt("Bình"), Day(date.Must("2026-01-05")), Num(1250000)}}},
		Totals: []Row{{Cells: []Cell{Txt("Cộng"), {}, Num(1250000)}}}}
	g := tb.Grid()
	if tb.Width() != 100 || g.Columns[0].Align != Left || g.Columns[1].Align != Center || g.Columns[2].Align != Right {
		t.Errorf("%v %+v", tb.Width(), g.Columns)
	}
	if got := Plain(g.Rows[1].Cells[1].Spans) + " " + Plain(g.Rows[2].Cells[2].Spans); got != "05/01/2026 1.250.000" {
		t.Error(got)
	}
	if !g.Rows[2].Bold || g.Rows[0].Bold || len(g.Rows[0].Cells[1].Spans) != 0 {
		t.Errorf("%+v", g.Rows)
	}
	if p := tb.Paper(true); !p.Landscape || p.Blocks[0].Title.Text != "DANH SÁCH" {
		t.Errorf("%+v", p)
	}
}
