package ui

import (
	"image"

	"fyne.io/fyne/v2"

	"hoanhap/app/paper"
	"hoanhap/ui/kit"
)

// painter is a printer that can also draw pages as they would be printed.
type painter interface {
	Pictures(width int, layouts map[string]paper.Layout, papers ...paper.Paper) ([]image.Image, error)
}

// largePage is the width of a page in the large view, in pixels of a window of ordinary size.
const largePage = 800

// drawn are the pages of papers; layouts are those of a preview, nil those in force. nil where nothing can draw.
func (d *Desk) drawn(wide float32, layouts map[string]paper.Layout, papers ...paper.Paper) []image.Image {
	p, ok := d.Outer.Print.(painter)
	if !ok || len(papers) == 0 {
		return nil
	}
	if wide < largePage { // small letters are drawn twice as large and shown at half the size: they keep their distances
		wide *= 2
	}
	list, err := p.Pictures(int(kit.Unit(wide)*d.Window.Canvas().Scale()), layouts, papers...)
	if err != nil {
		d.Fail(err)
	}
	return list
}

// sheetOf is a paper in a panel: its pages as they will be printed, a click makes one large; its lines where nothing can draw.
func (d *Desk) sheetOf(title string, wide float32, layouts map[string]paper.Layout, p paper.Paper) fyne.CanvasObject {
	if list := d.drawn(wide, layouts, p); len(list) > 0 {
		g := kit.NewPages(wide, list...)
		g.OnOpen = func(i int) { d.showPages(title, i, layouts, p) }
		return g
	}
	rows := []fyne.CanvasObject{}
	for _, l := range p.Lines() {
		rows = append(rows, kit.NewPara(l, kit.Caption.In(kit.Ink), wide))
	}
	return kit.Down(3, rows...)
}

// showPages opens papers large inside the window, from a page on; the viewer of the system is one key away. Where nothing can draw
// it is the viewer at once.
func (d *Desk) showPages(title string, first int, layouts map[string]paper.Layout, papers ...paper.Paper) {
	var list []image.Image
	d.Frame.Look(kit.T("papers.making"), func(*kit.Job) error { list = d.drawn(largePage, layouts, papers...); return nil }, func(error) {
		if len(list) == 0 {
			d.viewPapers(title, papers)
			return
		}
		var dlg *kit.Dialog
		dlg = kit.PagesDialog(title, first, list, kit.NewButton(kit.T("papers.viewer"), "file", "", func() { dlg.Close(); d.viewPapers(title, papers) }))
		dlg.Open(d.Window)
	})
}
