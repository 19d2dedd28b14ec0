package main

import (
	"errors"
	"image"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"hoanhap/app/paper"
	"hoanhap/app/say"
	uipaper "hoanhap/ui/paper"
)

// printer sets papers and lists and hands them to the computer: ui.Printer of the program.
type printer struct {
	options uipaper.Options
	desk    uipaper.Desk
	dir     string // where papers are kept as files
	now     func() time.Time
	forms   func() *paper.Templates
}

// newPrinter sets papers by the layouts of the office's forms as they are when it prints.
func newPrinter(vi say.Book, forms func() *paper.Templates, now func() time.Time) *printer {
	return &printer{desk: uipaper.NewDesk(), dir: papersDir(), now: now, forms: forms, options: uipaper.Options{
		Words: uipaper.Words{Draft: vi.T("paper.draft"), DraftNote: vi.T("paper.draft_note"), Reconstructed: vi.T("paper.draft_reconstructed")}}}
}

// printer sets and prints the papers of the file that is open.
func (s *shell) printer() *printer {
	return newPrinter(s.desk.Words, func() *paper.Templates { return s.desk.Forms }, s.p.now)
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
	o.Created, o.Layouts = p.now(), p.forms().Layouts()
	if len(papers) > 0 {
		o.Title = papers[0].Name
	}
	return uipaper.Render(papers, o)
}

// Pictures draws papers page by page as they would be printed; layouts are those of a preview, nil those in force.
func (p *printer) Pictures(width int, layouts map[string]paper.Layout, papers ...paper.Paper) ([]image.Image, error) {
	o := p.options
	if o.Layouts = layouts; layouts == nil {
		o.Layouts = p.forms().Layouts()
	}
	return uipaper.Pictures(papers, width, o)
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
