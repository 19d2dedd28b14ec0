package main

import (
	"context"
	"errors"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"hoanhap/app"
	"hoanhap/app/say"
	"hoanhap/assets"
	"hoanhap/data"
	"hoanhap/devices"
	"hoanhap/docs/manual"
	"hoanhap/ui"
	"hoanhap/ui/kit"
)

// shell is the window with the file that is open in it.
type shell struct {
	p        *program
	app      fyne.App
	win      fyne.Window
	prefs    prefs
	desk     *desk
	scans    *devices.Scanner // the card scanner on a serial line; nil: none
	log      string           // the file of the log, "" where none could be opened
	quitting bool             // the copy of the day is made, then the window closes
	tour     bool             // no file was named: whoever opens the program like this may not know it yet
}

// prefs keeps what the clerk set for himself, in the user's settings of this computer.
type prefs struct{ fyne.Preferences }

func (p prefs) Get(key string) string { return p.String(key) }
func (p prefs) Set(key, value string) { p.SetString(key, value) }

// The keys of what main itself remembers.
const (
	prefDark, prefScale, prefLang, prefRecent = "dark", "scale", "lang", "recent"
	recentFiles                               = 8
)

// errNoDisplay: there is nothing to draw on, with OpenGL or without.
var errNoDisplay = errors.New("no display")

// openWindow opens the window on a file; path "" is the file opened last, or the first-start page where there is none.
func (p *program) openWindow(path string) (err error) {
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return &say.Refused{Msg: say.Of("err.window.no_display")}
	}
	if err := openGL(); err != nil {
		log.Printf("opengl: %v", err)
		if errors.Is(err, errNoDisplay) {
			return &say.Refused{Msg: say.Of("err.window.no_display")}
		}
		if runtime.GOOS == "windows" {
			return &say.Refused{Msg: say.Of("err.window.no_opengl_windows")}
		}
		return &say.Refused{Msg: say.Of("err.window.no_opengl")}
	}
	fyneapp.SetMetadata(fyne.AppMetadata{ID: "vn.hoanhap", Name: appName, Version: version, Icon: icon(), Migrations: map[string]bool{"fyneDo": true}})
	s := &shell{p: p, app: fyneapp.NewWithID("vn.hoanhap"), tour: path == ""}
	s.prefs = prefs{s.app.Preferences()}
	stopped, endLog := s.keepLog()
	defer endLog()
	if end, err := holdOnce(onceDir()); err != nil {
		log.Printf("once: %v", err) // what cannot be laid there is told when it is printed
	} else {
		defer end()
	}
	if l := s.prefs.Get(prefLang); l == "en" {
		if p.words, err = say.Load(assets.Lang(), l); err != nil {
			return err
		}
	}
	if err := kit.LoadWords(assets.Lang(), or(s.prefs.Get(prefLang), "vi")); err != nil {
		return err
	}
	s.appear()
	s.app.SetIcon(icon())
	s.win = s.app.NewWindow(appName)
	s.win.Resize(fyne.NewSize(1366, 696))
	s.win.SetMaster()
	s.begin(path)
	if stopped != "" {
		kit.Tell(s.win, kit.T("log.stopped"), kit.T("log.stopped.text", "path", stopped))
	}
	s.win.SetCloseIntercept(s.quit)
	s.win.ShowAndRun()
	return s.close()
}

// appear puts on the theme as the clerk set it.
func (s *shell) appear() {
	scale, err := strconv.ParseFloat(s.prefs.Get(prefScale), 32)
	if err != nil || scale < 0.8 || scale > 1.6 {
		scale = 1
	}
	s.app.Settings().SetTheme(kit.NewTheme(s.prefs.Get(prefDark) == "yes", float32(scale)))
}

// begin opens the file asked for, the last one, or the first-start page.
func (s *shell) begin(path string) {
	if path == "" {
		for _, r := range s.recent() {
			if _, err := os.Stat(r); err == nil {
				path = r
				break
			}
		}
	}
	if path == "" {
		s.start(nil)
		return
	}
	if err := s.open(path); err != nil {
		s.start(err)
	}
}

// start shows the first-start page, with what went wrong when a file could not be opened.
func (s *shell) start(why error) {
	def, err := defaultDB()
	if err != nil {
		def = "hoanhap.db"
	}
	c := ui.StartChoices{Recent: s.recent(), DefaultPath: def, DemoPath: filepath.Join(filepath.Dir(def), "DEMO.db"), Why: why,
		Manual: manual.Pages, OpenFile: s.open, NewFile: s.create, Demo: s.demo,
		Sealed: data.IsSealed, Restore: s.restoreHere}
	if c.Shipped, err = s.p.shipped(); err != nil && why == nil {
		c.Why = err
	}
	ui.Start(s.win, c)
}

// open closes the file in view and opens another.
func (s *shell) open(path string) error {
	if err := s.load(path); err != nil {
		return err
	}
	return s.enter()
}

// load opens a file without showing it.
func (s *shell) load(path string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	if err := s.close(); err != nil {
		return err
	}
	s.p.db = path
	d, err := s.p.open(data.Options{Warm: true})
	if err != nil {
		return err
	}
	s.desk = d
	d.keepCopies()
	s.remember(path)
	return nil
}

// enter shows the desk, or the page to sign in where the file has accounts and nobody is there yet.
func (s *shell) enter() error {
	if !s.desk.Guarded() || s.desk.Me() != nil {
		return s.show()
	}
	c, err := s.loginChoices()
	if err != nil {
		return err
	}
	ui.Login(s.win, s.desk.Office, c)
	return nil
}

// loginChoices is what the pages before the desk need.
func (s *shell) loginChoices() (ui.LoginChoices, error) {
	return ui.LoginChoices{File: filepath.Base(s.p.db), Print: s.printer(), Manual: manual.Pages, Enter: func() {
		if err := s.show(); err != nil {
			s.start(err)
		}
	}, Other: func() {
		s.start(s.close())
	}}, nil
}

// show puts the desk into the window.
func (s *shell) show() error {
	kind, err := s.desk.store.Meta(metaKind)
	if err != nil {
		return err
	}
	ui.NewDesk(s.win, s.desk.Office, ui.Outer{File: filepath.Base(s.p.db), Demo: kind == demoKind, Recent: s.recent(), Open: func(path string) {
		if err := s.open(path); err != nil {
			s.start(err)
		}
	}, Print: s.printer(), Backup: s.backup, Restore: s.restore, Sealed: data.IsSealed, SignedOut: s.signedOut, Import: s.importBook, ImportSealed: s.importSealed, Export: s.exportBook, Prefs: s.prefs, Care: s.care(), ClipboardPicture: devices.ClipboardPicture, Camera: camera, ScannerPorts: devices.ScannerPorts,
		Scanner: s.scanner, Manual: manual.Pages, Tour: s.tour, Log: s.log,
		Appear: s.reappear})
	return nil
}

// reappear applies theme, text size and language at once.
func (s *shell) reappear() {
	s.appear()
	if err := kit.LoadWords(assets.Lang(), or(s.prefs.Get(prefLang), "vi")); err != nil {
		fyne.LogError("words", err)
		return
	}
	if s.desk != nil {
		if err := s.enter(); err != nil {
			fyne.LogError("window", err)
		}
	}
}

// restore makes a copy ready for the place of the file that is open; the swap closes that file, puts the copy there and opens it.
func (s *shell) restore(ctx context.Context, from, secret string, tell func(stage string, done, total int)) (swap func() error, err error) {
	return s.restoreTo(ctx, from, secret, s.p.db, tell)
}

func (s *shell) restoreTo(ctx context.Context, from, secret, path string, tell func(stage string, done, total int)) (swap func() error, err error) {
	r, err := data.MakeReady(ctx, from, secret, path, func(at data.Stage, done, total int) { tell(string(at), done, total) })
	if err != nil {
		return nil, err
	}
	return func() error {
		if err := s.close(); err != nil {
			return errors.Join(err, r.Drop())
		}
		_, err := r.Swap(s.p.now())
		err = errors.Join(err, r.Drop())
		if broken := s.open(path); broken != nil { // neither the copy nor the old book: the first page says why
			s.start(errors.Join(err, broken))
			return nil
		}
		return err
	}, nil
}

// restoreHere is restoreTo for a computer without an open book. A book that stands there is written over only where it cannot be opened any
// more; it is kept beside the new one even so.
func (s *shell) restoreHere(ctx context.Context, from, secret, to string, tell func(stage string, done, total int)) (swap func() error, err error) {
	if to, err = filepath.Abs(to); err != nil {
		return nil, err
	}
	if _, err := os.Stat(to); err == nil {
		p := *s.p
		p.db = to
		if d, err := p.open(data.Options{ReadOnly: true}); err == nil {
			return nil, errors.Join(say.Problems{{Field: "to", Msg: say.Of("err.window.restore_stands", "path", to)}}, d.store.Close())
		}
	}
	return s.restoreTo(ctx, from, secret, to, tell)
}

// backup writes a copy where the clerk wants it, sealed as it was asked.
func (s *shell) backup(path string, how app.Sealing, progress ui.Step) error {
	to, err := s.desk.ReadersFor(how)
	if err != nil {
		return err
	}
	return s.desk.backup(path, to, progress)
}

// signedOut shows the page to sign in again.
func (s *shell) signedOut() {
	sweep(onceDir())
	if err := s.enter(); err != nil {
		s.start(err)
	}
}

func (s *shell) recent() []string {
	return s.prefs.StringList(prefRecent)
}

func (s *shell) remember(path string) {
	list := append([]string{path}, slices.DeleteFunc(s.recent(), func(p string) bool { return p == path })...)
	s.prefs.SetStringList(prefRecent, list[:min(len(list), recentFiles)])
}

// quit makes the day's copy and closes. A copy that takes long is told of and can be stopped: then there is none of this day.
func (s *shell) quit() {
	if s.quitting {
		return
	}
	s.quitting = true
	if s.desk == nil {
		s.win.Close()
		return
	}
	d := s.desk
	ui.Closing(s.win, func(progress ui.Step) error {
		d.endCopies()
		_, err := d.store.AutoCopyTold(progress)
		return err
	}, func(err error) {
		if err != nil && !errors.Is(err, context.Canceled) {
			fyne.LogError("copy", err)
		}
		s.win.Close()
	})
}

func (s *shell) close() error {
	if s.desk == nil {
		return nil
	}
	d := s.desk
	s.desk = nil
	d.endCopies()
	return d.store.Close()
}

func or(s, fallback string) string {
	if s == "" {
		return fallback
	}
	return s
}
