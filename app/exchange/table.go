package exchange

import (
	"cmp"
	"slices"
	"strings"

	"hoanhap/app/say"
	"hoanhap/app/text"
)

// table is one sheet with its columns found.
type table struct {
	name string
	rows [][]Cell
	at   map[string]int // header → column
}

// line is one row of a table below the headers.
type line struct {
	*table
	n int // row, from 0
}

func (l line) cell(header string) Cell {
	c, ok := l.at[header]
	if !ok || c >= len(l.rows[l.n]) {
		return Cell{}
	}
	return l.rows[l.n][c]
}

func (l line) text(header string) string {
	c := l.cell(header)
	if c.Date != 0 {
		return c.shown()
	}
	return clean(c.Text)
}

// lines of a note stay lines.
func (l line) note() string { return text.CleanLines(l.cell(hNote).Text) }

// ref names the cell under a header; where the column is missing, the first cell of the row.
func (l line) ref(header string) string { return Ref(l.name, l.n, l.at[header]) }

func (l line) blank() bool {
	for _, c := range l.rows[l.n] {
		if !c.Blank() {
			return false
		}
	}
	return true
}

// judge collects what is wrong (faults) and what is only odd (warnings), each at its cell.
type judge struct {
	warnings []say.Problem
	faults   say.Problems
}

func (j *judge) fault(ref, key string, args ...any) { j.faults.Add(ref, key, args...) }

func (j *judge) warn(ref, key string, args ...any) {
	j.warnings = append(j.warnings, say.Problem{Field: ref, Msg: say.Of(key, args...)})
}

// sheet finds a sheet by its name and its columns by their headers.
func (j *judge) sheet(b Book, name string, headers []header) *table {
	t := &table{name: name, at: map[string]int{}}
	found := false
	for i := range b.Sheets {
		if key(b.Sheets[i].Name) != key(name) {
			continue
		}
		if found {
			j.fault(clean(b.Sheets[i].Name), "err.exchange.sheet_twice", "sheet", name)
			continue
		}
		found = true
		t.name, t.rows = clean(b.Sheets[i].Name), b.Sheets[i].Rows
	}
	if !found {
		j.fault(name, "err.exchange.no_sheet", "sheet", name)
		return t
	}
	j.columns(t, headers)
	return t
}

func (j *judge) columns(t *table, headers []header) {
	byKey := make(map[string]string, len(headers))
	for _, h := range headers {
		byKey[key(h.name)] = h.name
	}
	var first []Cell
	if len(t.rows) > 0 {
		first = t.rows[0]
	}
	for i, c := range first {
		if c.Blank() {
			continue
		}
		h, known := byKey[key(c.Text)]
		ref := Ref(t.name, 0, i)
		if !known {
			j.warn(ref, "warn.exchange.column", "column", c.shown())
			continue
		}
		if before, twice := t.at[h]; twice {
			j.fault(ref, "err.exchange.column_twice", "column", h, "other", Ref(t.name, 0, before))
			continue
		}
		t.at[h] = i
	}
	var missing []string
	for _, h := range headers {
		if _, ok := t.at[h.name]; h.needed && !ok {
			missing = append(missing, h.name)
		}
	}
	if len(missing) > 0 {
		j.fault(Ref(t.name, 0, 0), "err.exchange.no_column", "columns", strings.Join(missing, ", "))
		t.rows = nil // its rows cannot be judged without them
	}
}

// lines are the rows that hold anything.
func (t *table) lines() []line {
	var out []line
	for n := 1; n < len(t.rows); n++ {
		if l := (line{t, n}); !l.blank() {
			out = append(out, l)
		}
	}
	return out
}

// inOrder puts problems in the order of the sheets, rows and columns, so that a clerk mends from top to bottom.
func inOrder(list []say.Problem) {
	slices.SortStableFunc(list, func(a, b say.Problem) int {
		s1, r1, c1 := place(a.Field)
		s2, r2, c2 := place(b.Field)
		return cmp.Or(cmp.Compare(s1, s2), cmp.Compare(r1, r2), cmp.Compare(c1, c2))
	})
}

// place takes "Học viên!C12" apart; what is no cell stands first in its sheet.
func place(ref string) (sheet, row, col int) {
	name, cell, _ := strings.Cut(ref, "!")
	switch key(name) {
	case key(SheetPeople):
	case key(SheetStays):
		sheet = 1
	case key(SheetMovements):
		sheet = 2
	default:
		sheet = 3
	}
	for _, c := range cell {
		if c >= 'A' && c <= 'Z' {
			col = col*26 + int(c-'A') + 1
		} else {
			row = row*10 + int(c-'0')
		}
	}
	return sheet, row, col
}

// others warns of sheets that are none of the three.
func (j *judge) others(b Book) {
	for i := range b.Sheets {
		switch key(b.Sheets[i].Name) {
		case key(SheetPeople), key(SheetStays), key(SheetMovements):
		default:
			if len(b.Sheets[i].Rows) > 0 {
				j.warn(clean(b.Sheets[i].Name), "warn.exchange.sheet", "sheet", clean(b.Sheets[i].Name))
			}
		}
	}
}
