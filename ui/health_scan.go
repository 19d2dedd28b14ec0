package ui

import (
	"bytes"
	"image"
	"image/jpeg"
	"os"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/say"
	"hoanhap/ui/kit"
)

// scanEndings are files that can be kept with an entry.
var scanEndings = []string{".jpg", ".jpeg", ".png", ".pdf"}

// onScans shows the scans kept with an entry, and takes another one: the written consent of a representative above all.
func (s *healthScreen) onScans(note int64) {
	list, err := s.d.Office.ScansOf(note)
	if err != nil {
		s.d.Fail(err)
		return
	}
	dlg := &kit.Dialog{Title: kit.T("health.scans"), Wide: 640, Default: -1}
	rows := []fyne.CanvasObject{}
	for _, x := range list {
		rows = append(rows, s.scanRow(dlg, note, x))
	}
	if len(list) == 0 {
		rows = append(rows, kit.NewPara(kit.T("health.scans.none"), kit.Quiet, 600))
	}
	add := kit.NewPrimary(kit.T("health.scans.add"), "add", "", func() { dlg.Close(); s.onScan(note) })
	dlg.Content = kit.Down(8, rows...)
	dlg.Buttons = []*kit.Button{kit.NewButton(kit.T("kit.close"), "", "Esc", dlg.Close), add}
	dlg.Default = 1
	dlg.Open(s.d.Window)
}

func (s *healthScreen) scanRow(dlg *kit.Dialog, note int64, x app.ScanPage) fyne.CanvasObject {
	if x.Why != "" {
		return kit.NewPara(also(x.Day.Text()+" "+x.Name, kit.T("health.withdrawn", "why", x.Why)), kit.Quiet.S(), 600)
	}
	return kit.AcrossMid(8, kit.Grow(kit.NewText(x.Day.Text()+" "+x.Name, kit.Body).Narrow(200)),
		kit.NewButton(kit.T("health.scans.open"), "", "", func() { s.openScan(note, x) }),
		kit.NewQuiet(kit.T("health.scans.void"), "void", func() {
			dlg.Close()
			s.d.askWhy(kit.T("health.scans.void"), x.Name, kit.T("health.scans.void"), func(why string) error { return s.d.Office.WithdrawScan(x.ID, why) })
		}))
}

// openScan shows a picture inside the window; a PDF goes to the system's viewer under a name that says nothing, and its file goes
// again.
func (s *healthScreen) openScan(note int64, x app.ScanPage) {
	scan, err := s.d.Office.OpenScan(note, x.ID)
	if err == nil && scan.Kind == "jpg" {
		var m image.Image
		if m, err = jpeg.Decode(bytes.NewReader(scan.Data)); err == nil {
			kit.PagesDialog(x.Name, 0, []image.Image{m}).Open(s.d.Window)
			return
		}
	}
	if err == nil {
		err = s.d.Outer.Print.OpenOnce(s.quietName()+"."+scan.Kind, scan.Data)
	}
	if err != nil {
		s.d.Fail(err)
	}
}

// onScan keeps a file with an entry, sealed.
func (s *healthScreen) onScan(note int64) {
	f := kit.NewForm().OneColumn(180)
	f.About = ofRows("note", note)
	f.Add(healthWord("scan_name", required), healthWord("file", required, func(x *kit.Field) { x.Hint, x.Under = kit.T("health.scans.hint"), true }))
	f.Set("scan_name", kit.T("health.scans.guardian"))
	find := kit.NewButton(kit.T("health.scans.find"), "file", "", func() {
		pickFile(s.d.Window, "", scanEndings, func(path string) { f.Set("file", path) }, s.d.Fail)
	})
	f.Object(kit.AcrossMid(0, kit.Gap(192, 0), find, kit.Space()))
	s.d.askForm(kit.T("health.scans.add"), kit.T("support.save"), f, func() error {
		file, err := os.Open(f.Value("file"))
		if err != nil {
			return say.Problems{{Field: "file", Msg: say.Of("err.photo.file", "path", f.Value("file"))}}
		}
		defer func() { _ = file.Close() }()
		_, err = s.d.Office.AttachScan(note, f.Value("scan_name"), file)
		return err
	})
}
