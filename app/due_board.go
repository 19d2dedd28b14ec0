package app

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"slices"
	"strconv"

	"hoanhap/app/date"
)

// DueBoard is the numbers above and beside the work list. It counts rows: one person, one kind, one day.
type DueBoard struct {
	On    date.Date
	Late  int
	Today int    // due on the day and not late
	Days  [7]int // the seven days after it
	Week  int    // all of these together
}

// BoardOf counts lines that reach seven days ahead.
func BoardOf(lines []DueLine, on date.Date) DueBoard {
	b := DueBoard{On: on}
	for _, r := range DueRows(lines) {
		switch {
		case r.Late:
			b.Late++
		case r.Left == 0:
			b.Today++
		case r.Left <= len(b.Days):
			b.Days[r.Left-1]++
		default:
			continue
		}
		b.Week++
	}
	return b
}

// DueBoard counts what is late, due today and in the seven days after.
func (o *Office) DueBoard(on date.Date) (DueBoard, error) {
	lines, err := o.Due(on, 7)
	return BoardOf(lines, on), err
}

// DueCSV is the answer of the command due (exchange.md): date,kind,stay,resident,addressee,days_left, sorted by date, stay,
// kind and addressee.
func DueCSV(lines []DueLine) []byte {
	rows := make([][]string, 0, len(lines))
	for i := range lines {
		l := &lines[i]
		rows = append(rows, []string{l.When(), string(l.Code), l.StayCode, l.ResidentCode, l.To, strconv.Itoa(l.Left)})
	}
	slices.SortStableFunc(rows, func(a, b []string) int {
		return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[2], b[2]), cmp.Compare(a[1], b[1]), cmp.Compare(a[4], b[4]))
	})
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.WriteAll(slices.Insert(rows, 0, []string{"date", "kind", "stay", "resident", "addressee", "days_left"})) // a bytes.Buffer does not fail
	return b.Bytes()
}
