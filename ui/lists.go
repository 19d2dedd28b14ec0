package ui

import (
	"bytes"
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	"hoanhap/app/date"
	"hoanhap/app/paper"
	"hoanhap/app/text"
	"hoanhap/ui/kit"
)

// PrintTable sends a list to the printer as pages, wide ones lying. Where there is no printer the file stays and the
// sentence says where.
func (d *Desk) PrintTable(t paper.Table) { d.printTable(t, t.Title, d.Outer.Print.Print) }

// printTable prints a list under a name in the queue of the printer.
func (d *Desk) printTable(t paper.Table, name string, hand func(name string, pdf []byte) error) {
	d.out(kit.T("work.print"), func() ([]byte, error) { return d.Outer.Print.PDF(t.Paper(t.Width() > 170)) },
		func(pdf []byte) error { return hand(name, pdf) }, func(err error) { d.told(err, "work.printed", name) })
}

// SheetTable writes a list as an Excel file and opens it.
func (d *Desk) SheetTable(t paper.Table) {
	d.out(kit.T("work.sheet"), func() ([]byte, error) { return d.Outer.Print.Sheet(t) },
		func(book []byte) error { return d.Outer.Print.Open(t.Title+".xlsx", book) }, func(err error) { d.told(err, "work.sheeted", t.Title) })
}

// out makes a file and hands it to the printer or a viewer, both beside the window: the computer's programs take their time too. Stopped
// before it is handed on, nothing goes out.
func (d *Desk) out(what string, make func() ([]byte, error), hand func(file []byte) error, then func(error)) {
	d.Frame.Run(what, func(j *kit.Job) error {
		ctx := j.Context()
		file, err := make()
		if err == nil {
			err = ctx.Err()
		}
		if err == nil {
			err = hand(file)
		}
		return err
	}, then)
}

// handOut is out for papers that were issued already: what is on the record goes to the printer.
func (d *Desk) handOut(name string, pdf []byte) {
	d.Frame.Run(kit.T("work.print"), func(*kit.Job) error { return d.Outer.Print.Print(name, pdf) }, func(err error) { d.told(err, "work.printed", name) })
}

// lists gives every list of the window its memory, Vietnamese order, and the way to paper and Excel.
func (d *Desk) lists() {
	kit.Lists = kit.ListOffice{Fold: text.Fold, Out: d.listOut, May: d.listMay,
		Less: func(a, b string, person bool) bool {
			if person {
				return text.Less(a, b)
			}
			return bytes.Compare(text.WordKey(a), text.WordKey(b)) < 0
		}}
	if p := d.Outer.Prefs; p != nil {
		kit.Lists.Load, kit.Lists.Save = p.Get, p.Set
	}
}

// listMay keeps what the health desk knows in the program: its own papers are the only ones. Hôm nay shows it beside its work.
func (d *Desk) listMay() bool {
	return d.now.Screen != "health" && (d.now.Screen != "today" || !d.healthNamed)
}

// onColumns opens what can be done to the first list in view (F6); a list that has the keyboard takes the key itself.
func (d *Desk) onColumns() {
	if g := kit.ListIn(d.Frame.Sheet()); g != nil {
		g.ShowColumns()
	}
}

// mmOfUnit turns the width of a column in the window into one on paper.
const mmOfUnit = 0.26

// listOut is any list as it stands, on paper or in Excel.
func (d *Desk) listOut(l kit.Listing, excel bool) {
	t := paper.Table{Title: d.where(), Subtitle: kit.T("list.as_of", "day", d.Office.Today(), "n", len(l.Rows))}
	if l.Chosen {
		t.Subtitle = kit.T("list.chosen_as_of", "day", d.Office.Today(), "n", len(l.Rows))
	}
	for _, c := range l.Columns {
		t.Columns = append(t.Columns, paper.Column{Title: c.Title, Width: max(12, float64(c.Wide)*mmOfUnit)})
	}
	for _, row := range l.Rows {
		out := paper.Row{}
		for i, s := range row {
			out.Cells = append(out.Cells, listCell(s, l.Columns[i].Number))
		}
		t.Rows = append(t.Rows, out)
	}
	if excel {
		d.SheetTable(t)
		return
	}
	d.PrintTable(t)
}

// listCell keeps figures figures and days days, so that a sheet can add and sort them.
func listCell(s string, number bool) paper.Cell {
	if day, err := time.Parse("02/01/2006", s); err == nil {
		return paper.Day(date.Of(day.Year(), int(day.Month()), day.Day()))
	}
	if n, err := strconv.ParseInt(strings.ReplaceAll(strings.Replace(s, "–", "-", 1), ".", ""), 10, 64); number && err == nil {
		return paper.Num(n)
	}
	return paper.Txt(s)
}

// told says in the status line what was done, or shows what went wrong.
func (d *Desk) told(err error, key, what string) {
	if errors.Is(err, context.Canceled) { // stopped by the clerk: nothing was written
		d.saved = kit.T("work.stopped")
		d.showSaved()
		return
	}
	if err != nil {
		d.Fail(err)
		return
	}
	d.saved = kit.T(key, "what", what)
	d.showSaved()
}
