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
	once    string // where those lie that are not kept
	now     func() time.Time
	forms   func() *paper.Templates
}

// newPrinter sets papers by the layouts of the office's forms as they are when it prints.
func newPrinter(vi say.Book, forms func() *paper.Templates, now func() time.Time) *printer {
	return &printer{desk: uipaper.NewDesk(), dir: papersDir(), once: onceDir(), now: now, forms: forms, options: uipaper.Options{
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

// PrintOnce prints what must not be kept, printed or not. On Windows the printing program reads the file after it was started:
// there it goes with what was looked at.
func (p *printer) PrintOnce(name string, pdf []byte) error {
	dir, path, err := p.lay(name+".pdf", pdf)
	if err != nil {
		return err
	}
	err = once(p.desk.Print(path))
	if runtime.GOOS == "windows" && !isRefused(err, "err.paper.print_once") {
		return err
	}
	return errors.Join(err, os.RemoveAll(dir))
}

// OpenOnce shows what must not be kept in the viewer of the system; sweep takes its file away.
func (p *printer) OpenOnce(name string, file []byte) error {
	dir, path, err := p.lay(name, file)
	if err != nil {
		return err
	}
	if err := once(p.desk.Open(path)); err != nil {
		return errors.Join(err, os.RemoveAll(dir))
	}
	return nil
}

// lay writes a file into a folder of its own, which is this user's alone.
func (p *printer) lay(name string, file []byte) (dir, path string, err error) {
	if err = os.MkdirAll(p.once, 0o700); err == nil {
		dir, err = os.MkdirTemp(p.once, "")
	}
	if err != nil {
		return "", "", &say.Refused{Msg: say.Of("err.paper.save", "file", p.once)}
	}
	if path, err = uipaper.Save(dir, name, file); err != nil {
		return "", "", errors.Join(told(err), os.RemoveAll(dir))
	}
	return dir, path, nil
}

// once is told for a file that does not stay: the sentence must not send the clerk to look for it.
func once(err error) error {
	err = told(err)
	for _, key := range []string{"err.paper.print", "err.paper.open"} {
		if isRefused(err, key) {
			return &say.Refused{Msg: say.Of(key + "_once")}
		}
	}
	return err
}

func isRefused(err error, key string) bool {
	var r *say.Refused
	return errors.As(err, &r) && r.Key == key
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
