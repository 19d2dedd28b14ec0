package ui

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/ui/kit"
)

// StartChoices is what main can do when no file is open, and what it knows.
type StartChoices struct {
	Recent      []string    // files opened before, the last first
	DefaultPath string      // where the program would put the office's file
	DemoPath    string      // where it would put the sample book
	Why         error       // what went wrong when a file was to be opened; nil at the first start
	Manual      fs.FS       // the pages F1 opens
	Shipped     *app.Office // the law pack and the catalogues, without a file; nil: a new book asks for the name alone
	OpenFile    func(path string) error
	NewFile     func(path string, rows []app.LawRow) error // makes the file and opens it
	Demo        func(path string, progress func(done, total int)) error
	Sealed      func(path string) bool // a sealed copy: it wants a password
	// Restore makes a copy ready for the place to; the swap it gives puts it there and opens it. A book that can still be opened is not written over.
	Restore func(ctx context.Context, from, secret, to string, tell func(stage string, done, total int)) (swap func() error, err error)
}

// start is the page of a program without a file: a new book, the sample book, a book that is there already.
type start struct {
	StartChoices
	w      fyne.Window
	desk   *Desk // only for the fields of the centre
	frame  *kit.Frame
	form   *kit.Form
	open   *kit.Form
	recent *kit.Grid
	notice *fyne.Container
	page   *fyne.Container
}

// Start shows the first-start page in the window.
func Start(w fyne.Window, c StartChoices) {
	frame := kit.NewFrame("Hòa Nhập", nil)
	s := &start{StartChoices: c, w: w, desk: &Desk{Office: c.Shipped, Window: w, Frame: frame, Outer: Outer{Manual: c.Manual, Sealed: c.Sealed}}, frame: frame, notice: kit.Down(0)}
	if s.desk.Office == nil {
		s.desk.Office = &app.Office{}
	}
	s.desk.pageKeys(helpPages[0], "start.new.do", s.onNew, key{Key: fyne.KeyO, Ctrl: true, Word: "start.key.open", Do: s.onChoose},
		key{Key: fyne.KeyK, Ctrl: true, Word: "start.restore", Do: func() { s.onRestore(s.open.Value("path")) }}, key{Key: fyne.KeyPeriod, Ctrl: true, Word: "key.stop", Always: true, Do: func() { s.frame.Stop() }})
	s.page = kit.Across(0, kit.Fixed(460, 0, kit.Ground(kit.Side, s.left())), kit.VLine(), kit.Grow(s.right()))
	w.SetPadded(false)
	w.SetTitle("Hòa Nhập")
	w.SetContent(kit.NewRoot(kit.Down(0, kit.Grow(s.page), s.frame.Status())))
	if c.Why != nil {
		s.fail(c.Why)
	}
	if len(c.Recent) > 0 {
		s.recent.Pick(0)
		w.Canvas().Focus(s.recent.Focusable()) // by the window: before it is shown no widget knows its canvas
	} else {
		w.Canvas().Focus(s.form.First())
	}
}

// left is the name of the program, what went wrong, and the books that are there.
func (s *start) left() fyne.CanvasObject {
	s.recent = kit.NewGrid([]kit.Column{{Key: "name", Width: 150, Still: true}, {Key: "folder", Width: 100, Grow: true, Quiet: true, Still: true}},
		func() int { return len(s.Recent) }, func(i int) []kit.Cell {
			return []kit.Cell{{Text: filepath.Base(s.Recent[i]), Tone: kit.Bold}, {Text: filepath.Dir(s.Recent[i])}}
		})
	s.recent.NoHead, s.recent.NoTint, s.recent.RowHeight, s.recent.Margin = true, true, 26, 8
	s.recent.Empty = kit.Empty{Text: kit.T("start.recent.none")}
	s.recent.OnOpen = func(i int) { s.onOpen(s.Recent[i]) }
	s.open = kit.NewForm().OneColumn(60)
	s.open.Add(&kit.Field{Key: "path", Label: kit.T("start.path"), Hint: kit.T("start.path.hint"), Under: true})
	s.open.OnLast = s.onTyped
	name := kit.Body
	name.Size, name.Bold = 30, true
	head := kit.Down(2, kit.AcrossMid(12, kit.NewIcon("mark", kit.Accent), kit.NewText("Hòa Nhập", name)), kit.NewPara(kit.T("start.about"), kit.Quiet, 400))
	acts := kit.AcrossMid(8, kit.NewButton(kit.T("start.choose"), "file", "Ctrl+O", s.onChoose), kit.NewButton(kit.T("start.open"), "book", "", s.onTyped), kit.Space())
	back := kit.AcrossMid(8, kit.NewButton(kit.T("start.restore")+"…", "undo", "Ctrl+K", func() { s.onRestore(s.open.Value("path")) }), kit.Space())
	demo := kit.Down(6, kit.BlockHead(kit.T("start.demo"), kit.T("start.demo.mark")), kit.NewPara(kit.T("start.demo.text"), kit.Quiet, 400),
		kit.AcrossMid(8, kit.NewButton(kit.T("start.demo.do"), "people", "", s.onDemo), kit.Space()))
	return kit.Inset(28, 24, 28, 20, kit.Down(14, head, s.notice, kit.Down(4, kit.BlockHead(kit.T("start.books"), "")), kit.Grow(s.recent), s.open, acts, back, kit.Gap(0, 2), demo))
}

// right is a new book: the centre on one page.
func (s *start) right() fyne.CanvasObject {
	if s.Shipped != nil {
		s.form = s.desk.centreForm(s.Shipped.Law)
	} else {
		s.form = kit.NewForm().OneColumn(180)
		s.form.Add(word(law.CentreName, "start.name", required))
	}
	s.form.Section(kit.T("start.file"))
	s.form.Add(&kit.Field{Key: "path", Label: kit.T("start.path"), Required: true, Hint: kit.T("start.file.hint"), Under: true})
	s.form.Set("path", s.DefaultPath)
	s.form.Set(law.CentreKind, "public")
	head := kit.Down(4, kit.NewText(kit.T("start.new"), kit.Title), kit.NewPara(kit.T("start.new.text"), kit.Quiet, 640))
	foot := kit.FootBar(s.form.Foot(), kit.NewPrimary(kit.T("start.new.do"), "book", "Ctrl+S", s.onNew))
	return kit.Down(0, kit.Inset(16, 24, 16, 8, head), kit.Grow(kit.Scrolled(kit.Inset(16, 4, 16, 12, kit.Across(0, kit.Fixed(660, 0, s.form), kit.Space())))), foot)
}

// onNew makes the book and opens it. What is told now has been so since the book begins.
func (s *start) onNew() {
	if !s.form.Ready() {
		return
	}
	var rows []app.LawRow
	for _, k := range centreKeys {
		v := strings.TrimSpace(s.form.Value(k))
		if v == "" {
			continue
		}
		rows = append(rows, app.LawRow{Key: k, From: s.since(), Value: v, Source: kit.T("settings.source.own")})
	}
	path := s.bookPath(s.form.Value("path"))
	s.form.Set("path", path)
	s.fail(s.NewFile(path, rows))
}

// bookPath is where a new book goes: a name alone stands in the folder of the program's books, and ends as they do.
func (s *start) bookPath(typed string) string {
	if !filepath.IsAbs(typed) {
		typed = filepath.Join(filepath.Dir(s.DefaultPath), typed)
	}
	if filepath.Ext(typed) == "" {
		typed += filepath.Ext(s.DefaultPath)
	}
	return typed
}

func (s *start) since() date.Date {
	if s.Shipped == nil {
		return date.Of(1990, 1, 1)
	}
	return firstDay(s.Shipped.Law)
}

// onOpen opens a book; a sealed copy is gone back to.
func (s *start) onOpen(path string) {
	if s.Sealed != nil && s.Sealed(path) {
		s.onRestore(path)
		return
	}
	s.fail(s.OpenFile(path))
}

// onTyped opens the path that was typed.
func (s *start) onTyped() {
	if path, ok := needed(s.open, "path"); ok {
		s.onOpen(path)
	}
}

func (s *start) onChoose() {
	near := filepath.Dir(orText(s.open.Value("path"), s.DefaultPath))
	pickFile(s.w, near, []string{".db", ".age"}, s.onOpen, s.fail)
}

// onDemo makes the sample book and opens it.
func (s *start) onDemo() {
	s.frame.Run(kit.T("start.demo.work"), func(j *kit.Job) error {
		err := s.Demo(s.DemoPath, j.Progress)
		if err == nil {
			err = j.Context().Err()
		}
		return err
	}, func(err error) {
		if errors.Is(err, context.Canceled) {
			err = nil // stopped: the page stays
		} else if err == nil {
			err = s.OpenFile(s.DemoPath)
		}
		s.fail(err)
	})
}

// fail shows what went wrong where the books are listed; nil takes it away.
func (s *start) fail(err error) {
	s.notice.Objects = nil
	if err != nil {
		n := kit.Notice{Ground: kit.RedGround, Title: kit.T("start.failed"), Lines: errorLines(err)}
		s.notice.Objects = []fyne.CanvasObject{n.Build(400)}
	}
	s.page.Refresh()
}

// errorLines words an error where there is no desk to show it.
func errorLines(err error) []string {
	var ps say.Problems
	var refused *say.Refused
	switch {
	case errors.As(err, &ps):
		out := make([]string, len(ps))
		for i, p := range ps {
			out[i] = kit.Say(p.Msg)
		}
		return out
	case errors.As(err, &refused):
		return []string{kit.Say(refused.Msg)}
	}
	return []string{kit.T("start.failed.text"), err.Error()}
}
