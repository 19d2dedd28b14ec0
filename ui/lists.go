package ui

import (
	"context"
	"errors"

	"hoanhap/app/paper"
	"hoanhap/ui/kit"
)

// PrintTable sends a list to the printer as pages, wide ones lying. Where there is no printer the file stays and the
// sentence says where.
func (d *Desk) PrintTable(t paper.Table) {
	var pdf []byte
	d.Frame.Run(kit.T("work.print"), func(*kit.Job) (err error) {
		pdf, err = d.Outer.Print.PDF(t.Paper(t.Width() > 170))
		return err
	}, func(err error) {
		if err == nil {
			err = d.Outer.Print.Print(t.Title, pdf)
		}
		d.told(err, "work.printed", t.Title)
	})
}

// SheetTable writes a list as an Excel file and opens it.
func (d *Desk) SheetTable(t paper.Table) {
	var book []byte
	d.Frame.Run(kit.T("work.sheet"), func(*kit.Job) (err error) {
		book, err = d.Outer.Print.Sheet(t)
		return err
	}, func(err error) {
		if err == nil {
			err = d.Outer.Print.Open(t.Title+".xlsx", book)
		}
		d.told(err, "work.sheeted", t.Title)
	})
}

// told says in the status line what was done, or shows what went wrong.
func (d *Desk) told(err error, key, what string) {
	if errors.Is(err, context.Canceled) { // stopped by the clerk: nothing was written
		d.saved = kit.T("work.stopped")
		d.Refresh()
		return
	}
	if err != nil {
		d.Fail(err)
		return
	}
	d.saved = kit.T(key, "what", what)
	d.Refresh()
}
