package ui

import (
	"strings"

	"hoanhap/app/handover"
	"hoanhap/app/paper"
	"hoanhap/ui/kit"
)

// table is the view as a list for paper and Excel.
func (s *handovers) table() paper.Table {
	switch s.view {
	case 1:
		return s.placeTable()
	case 2:
		return s.home.table()
	}
	t := paper.Table{Title: kit.T("handover.book"), Subtitle: s.d.DayText(s.d.Office.Today())}
	for _, c := range []struct {
		key  string
		wide float64
	}{{"code", 20}, {"name", 46}, {"state", 42}, {"end", 22}, {"due", 24}, {"commune", 60}, {"missing", 60}} {
		t.Columns = append(t.Columns, paper.Column{Title: kit.T("handover.col." + c.key), Width: c.wide})
	}
	for i := range s.shown {
		l := &s.shown[i]
		var lacks []string
		for _, x := range l.Missing {
			lacks = append(lacks, kit.Say(x))
		}
		due := paper.Txt("")
		if l.Due != 0 {
			due = paper.Day(l.Due)
		}
		t.Rows = append(t.Rows, paper.Row{Bold: l.Late > 0, Cells: []paper.Cell{paper.Txt(l.Code), paper.Txt(l.Name), paper.Txt(kit.Say(l.State)), paper.Day(l.End), due,
			paper.Txt(joinPlace(l.Commune, l.Province)), paper.Txt(strings.Join(lacks, "; "))}})
	}
	return t
}

func (s *handovers) placeTable() paper.Table {
	t := paper.Table{Title: kit.T("handover.by_commune"), Subtitle: s.d.DayText(s.d.Office.Today()), Columns: []paper.Column{{Title: kit.T("handover.col.commune"), Width: 54},
		{Title: kit.T("handover.col.province"), Width: 36}}}
	for _, k := range []string{"inside", "open", "late", "acked", "total"} {
		t.Columns = append(t.Columns, paper.Column{Title: kit.T("handover.col." + k), Width: 16})
	}
	for i := range s.sums {
		x := &s.sums[i]
		name := x.Commune
		if name == "" {
			name = kit.T("handover.no_place")
		}
		row := paper.Row{Cells: []paper.Cell{paper.Txt(name), paper.Txt(x.Province)}}
		for _, n := range []int{x.Inside, x.Open, x.Late, x.By[handover.Acked], x.Total} {
			row.Cells = append(row.Cells, paper.Num(int64(n)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
