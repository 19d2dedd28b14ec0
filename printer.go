package main

import (
	"errors"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/assets"
	uipaper "hoanhap/ui/paper"
)

// printer sets papers and lists and hands them to the computer: ui.Printer of the program.
type printer struct {
	options uipaper.Options
	desk    uipaper.Desk
	dir     string // where papers are kept as files
	now     func() time.Time
}

// shippedLayouts are the layouts of papers that come with the program.
func shippedLayouts() (map[string]uipaper.Layout, error) {
	folder, err := fs.Sub(assets.Forms(), "layouts")
	if err != nil {
		return nil, err
	}
	return uipaper.Layouts(folder)
}

func newPrinter(vi say.Book, now func() time.Time) (*printer, error) {
	layouts, err := shippedLayouts()
	if err != nil {
		return nil, err
	}
	return &printer{desk: uipaper.NewDesk(), dir: papersDir(), now: now, options: uipaper.Options{Layouts: layouts,
		Words: uipaper.Words{Draft: vi.T("paper.draft"), DraftNote: vi.T("paper.draft_note"), Reconstructed: vi.T("paper.draft_reconstructed")}}}, nil
}

// papersDir is the folder of the papers: Hòa Nhập among the user's documents.
func papersDir() string {
	d, ok := documents()
	if !ok {
		return filepath.Join(os.TempDir(), "hoanhap")
	}
	return filepath.Join(d, appName)
}

func (p *printer) PDF(papers ...paper.Paper) ([]byte, error) {
	o := p.options
	o.Created = p.now()
	if len(papers) > 0 {
		o.Title = papers[0].Name
	}
	return uipaper.Render(papers, o)
}

func (p *printer) Sheet(t paper.Table) ([]byte, error) { return uipaper.Sheet(t) }

func (p *printer) Print(name string, pdf []byte) error {
	path, err := uipaper.Save(p.dir, name+".pdf", pdf)
	if err != nil {
		return told(err)
	}
	return told(p.desk.Print(path))
}

// PrintOnce prints what must not be kept: the file lies in a folder of this user alone and goes as soon as the printer has it.
func (p *printer) PrintOnce(name string, pdf []byte) error {
	dir, err := os.MkdirTemp("", "hoanhap-")
	if err != nil {
		return err
	}
	path, err := uipaper.Save(dir, name+".pdf", pdf)
	if err == nil {
		err = p.desk.Print(path)
	}
	if err == nil && runtime.GOOS == "windows" { // the printing program reads it after it was started: it goes at closing
		onceFolders = append(onceFolders, dir)
		return nil
	}
	return errors.Join(told(err), os.RemoveAll(dir))
}

// onceFolders hold what was printed once and is taken away at closing; only touched in the window's thread.
var onceFolders []string

// sweep takes away what was printed once.
func (s *shell) sweep() {
	for _, dir := range onceFolders {
		if err := os.RemoveAll(dir); err != nil {
			log.Print(err)
		}
	}
	onceFolders = nil
}

func (p *printer) Open(name string, file []byte) error {
	path, err := uipaper.Save(p.dir, name, file)
	if err != nil {
		return told(err)
	}
	return told(p.desk.Open(path))
}

func (p *printer) Save(dir, name string, file []byte) (string, error) {
	if dir == "" {
		dir = p.dir
	}
	path, err := uipaper.Save(dir, name, file)
	return path, told(err)
}

// told logs why a file could not be written, shown or printed and leaves the sentence for the clerk, which the window shows.
func told(err error) error {
	var f *uipaper.Fault
	if !errors.As(err, &f) {
		return err
	}
	log.Print(f)
	return &say.Refused{Msg: f.Msg}
}
