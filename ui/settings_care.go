package ui

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"hoanhap/app/date"
	"hoanhap/ui/kit"
)

// Care is what main gives for the safety of the file: the copies it made by itself, and the check of the whole book.
type Care struct {
	Copies func() ([]Copy, error) // newest first
	Verify func(ctx context.Context, progress func(done, total int)) (faults []string, err error)
}

// Copy is a copy the program made by itself.
type Copy struct {
	Path string
	Made time.Time
	Size int64 // bytes
}

// copies lists what the program copied by itself; opening one puts it into the field from which Khôi phục reads.
func (f *files) copies(from *kit.Form) fyne.CanvasObject {
	if f.s.d.Outer.Care.Copies == nil {
		return kit.Gap(0, 0)
	}
	list, err := f.s.d.Outer.Care.Copies()
	if err != nil {
		f.s.d.Fail(err)
	}
	head := kit.NewText(kit.T("settings.care.copies", "n", len(list)), kit.Strong)
	if len(list) == 0 {
		return kit.Down(4, head, kit.NewPara(kit.T("settings.care.copies.none"), kit.Quiet, 756))
	}
	grid := kit.NewGrid([]kit.Column{{Key: "made", Title: kit.T("settings.care.made"), Width: 200, Still: true},
		{Key: "size", Title: kit.T("settings.care.size"), Width: 90, Still: true}, {Key: "path", Title: kit.T("settings.care.path"), Width: 200, Grow: true, Still: true, Quiet: true}},
		func() int { return len(list) }, func(i int) []kit.Cell {
			made := list[i].Made.In(date.Zone())
			return []kit.Cell{{Text: made.Format("15:04") + " " + f.s.d.DayText(date.At(made))}, {Text: sizeText(list[i].Size)}, {Text: list[i].Path}}
		})
	take := func(i int) { from.Set("file", list[i].Path) }
	grid.OnOpen, grid.OnPick = take, take
	const shown = 6
	return kit.Down(4, head, kit.Fixed(0, float32(min(shown, len(list))+1)*24+8, grid))
}

// sizeText is a size in MB with one decimal, at least 0,1.
func sizeText(bytes int64) string {
	tenths := max(1, (bytes+52428)/104858)
	return strings.Join([]string{kit.Group(tenths / 10), strconv.FormatInt(tenths%10, 10)}, ",") + " MB"
}

// check reads the whole book and says what is not as it was written; the clerk goes on working.
func (f *files) check() {
	d := f.s.d
	var faults []string
	d.Frame.Run(kit.T("settings.care.check"), func(j *kit.Job) (err error) {
		faults, err = d.Outer.Care.Verify(j.Context(), j.Progress)
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			return
		case err != nil:
			d.Fail(err)
			return
		}
		f.sayChecked(faults)
	})
}

// sayChecked shows the answer under the button: all is as written, or every fault with the person it concerns.
func (f *files) sayChecked(faults []string) {
	const most = 100
	n := kit.Notice{Ground: kit.GreenGround, Title: kit.T("settings.care.clean"), Lines: []string{kit.T("settings.care.clean.text", "time", f.s.d.Office.Now().In(date.Zone()).Format("15:04 02/01/2006"))}}
	if len(faults) > 0 {
		n = kit.Notice{Ground: kit.RedGround, Title: kit.T("settings.care.faults", "n", len(faults)), Lines: []string{kit.T("settings.care.faults.text")}}
	}
	rows := []fyne.CanvasObject{n.Build(740)}
	for _, x := range faults[:min(most, len(faults))] {
		rows = append(rows, kit.NewPara(x, kit.Body, 740))
	}
	if len(faults) > most {
		rows = append(rows, kit.NewPara(kit.T("settings.care.more", "n", len(faults)-most), kit.Caption, 740))
	}
	f.checked.Objects = rows
	f.checked.Refresh()
	f.s.body.Refresh()
}
