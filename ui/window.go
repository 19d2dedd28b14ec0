package ui

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/ui/kit"
)

type key = kit.Shortcut

// Desk is what every screen stands on: the office, the window, the way from screen to screen.
type Desk struct {
	Office *app.Office
	Window fyne.Window
	Frame  *kit.Frame
	Keys   *kit.Keys
	Outer  Outer // what only main can do

	now         Route
	view        *View
	history     []Route
	saved       string
	day         date.Date      // of what is shown
	stand       *stand         // how the book stands, as read last; nil: not yet
	work        app.Work       // of it: what is due
	healthNamed bool           // Hôm nay shows matters of the health desk by their names
	standTurn   int            // turn of the reading under way; 0: none
	awaiting    []func()       // who waits for it
	opening     int            // turn of the dialog that is read for
	justRead    bool           // it was read in this very act: the screen need not ask again
	keeping     *keeper        // writes the half-typed form in view to the disk; nil where there is none
	writing     bool           // an act on many is under way
	kept        map[string]any // what a screen keeps for the next time it is shown, by route
	scanState   func() error   // of the card scanner on a serial line; nil: none is set
	live        *cameraBox     // the camera in view; nil where there is none
	shut        *shutter       // what a locked window covers
	stopWatch   func()
}

// Step tells how far slow work is; its error says that the clerk stopped it, and the work is to end with nothing done.
type Step = func(done, total int) error

// step makes the progress of a job that can be stopped.
func step(j *kit.Job) Step { return app.Stopped(j.Context(), j.Progress) }

// Outer is what the window needs of the world around it; main gives it, tests put in their own.
type Outer struct {
	File             string                                                  // shown in the title
	Demo             bool                                                    // the file says DEMO
	Recent           []string                                                // files opened before
	Open             func(path string)                                       // opens another file in this window
	Print            Printer                                                 // papers and lists
	Backup           func(path string, how app.Sealing, progress Step) error // online copy
	Restore          Restore                                                 // replaces the file by a copy, then opens it
	Import           func(path string, progress Step) (say.Msg, error)
	Export           func(path string, how app.Sealing, progress Step) error
	Prefs            Prefs
	Care             Care                   // copies made by the program, the check of the book
	Manual           fs.FS                  // pages of the manual; nil: F1 lists the keys
	Tour             bool                   // the clerk opened the program, not a file: the tour may be shown once
	Sealed           func(path string) bool // a sealed copy: it wants a password
	ImportSealed     func(path, secret string, progress Step) (say.Msg, error)
	ClipboardPicture func() ([]byte, error)   // PNG, nil when there is none; nil: there is no clipboard
	ScannerPorts     func() ([]string, error) // serial lines of this computer; nil: it has none
	// Scanner listens to one of them in place of the one before, "" to none; scan comes in the window's thread. The state is why
	// the line cannot be read just now.
	Scanner   func(port string, scan func(text string)) (state func() error)
	Camera    func(name string) (Camera, error) // the one of this name, "" the usual one; nil: none can be used
	SignedOut func()                            // nobody is at the desk any more
	Log       string                            // the file in which the program keeps what went wrong; "": none
	Appear    func()                            // puts on what Prefs say of dark, scale and lang, at once
}

// Prefs keeps what the clerk set for himself: text size, dark, columns of lists.
type Prefs interface {
	Get(key string) string
	Set(key, value string)
}

// NewDesk builds the window's content and shows the first screen.
func NewDesk(w fyne.Window, o *app.Office, outer Outer) *Desk {
	d := &Desk{Office: o, Window: w, Outer: outer}
	d.Keys = kit.NewKeys(w.Canvas())
	d.lists()
	places := make([]kit.Place, 0, len(screens))
	for _, s := range screens {
		if (s.Group > 0 || s.Foot) && d.mayOpen(s.Route) {
			places = append(places, kit.Place{Route: s.Route, Icon: s.Icon, Word: kit.T(s.Title), Group: s.Group, Foot: s.Foot})
		}
	}
	d.Frame = kit.NewFrame("Hòa Nhập", places)
	d.Frame.OnGo = func(route string) { d.Go(Route{Screen: route}) }
	d.Frame.OnSearch = d.Find
	d.Frame.OnUndo = d.undo
	d.Frame.OnPerson = d.onPerson
	d.Frame.Root.AllFigures = d.figures
	d.Keys.Window(
		key{Key: fyne.KeyF, Ctrl: true, Word: "key.search", Do: d.Find},
		key{Key: fyne.KeyN, Ctrl: true, Word: "key.admit", Do: func() { d.Go(Route{Screen: "admission"}) }},
		key{Key: fyne.KeyZ, Ctrl: true, Word: "key.undo", Do: d.undo},
		key{Key: fyne.KeyF1, Word: "key.help", Do: d.Help},
		key{Key: fyne.KeyF6, Word: "key.columns", Do: d.onColumns},
		key{Key: fyne.KeyE, Ctrl: true, Word: "key.why", Do: d.onWhy},
		key{Key: fyne.KeyPeriod, Ctrl: true, Word: "key.stop", Always: true, Do: func() { d.Frame.Stop() }},
		key{Key: fyne.KeySlash, Ctrl: true, Word: "key.keys", Do: func() { kit.ShowKeys(d.Window, d.Keys) }},
		key{Key: fyne.KeyEscape, Word: "key.back", Do: d.Back},
	)
	if o.Guarded() {
		d.Keys.Window(key{Key: fyne.KeyL, Ctrl: true, Word: "key.lock", Always: true, Do: d.Lock})
	}
	d.watch()
	w.SetPadded(false)
	w.SetContent(d.Frame.Root)
	d.title()
	d.Refresh()
	d.listen()
	first := d.firstRoute()
	d.withStand(func() { d.Go(first) })
	if first.Screen == "today" {
		d.offerDrafts()
		d.offerTour()
	}
	return d
}

// firstRoute is Hôm nay, or the page from which the window was built anew (theme, text size, language).
func (d *Desk) firstRoute() Route {
	if d.Outer.Prefs == nil {
		return Route{Screen: "today"}
	}
	screen, arg, _ := strings.Cut(d.Outer.Prefs.Get(prefOpen), " ")
	if screen == "" {
		return Route{Screen: "today"}
	}
	d.Outer.Prefs.Set(prefOpen, "")
	return Route{Screen: screen, Arg: arg}
}

// title carries the screen, the name of the centre and the file; a demo file says so. The screen is there for who cannot see
// the window: the task bar and a screen reader tell where one is. Nobody's name stands in it: it is seen across the room.
func (d *Desk) title() {
	parts := []string{}
	if w := d.where(); w != "" {
		parts = append(parts, w)
	}
	if n := d.Office.Centre(d.Office.Today()).Name; n != "" {
		parts = append(parts, n)
	}
	if d.Outer.File != "" {
		parts = append(parts, d.Outer.File)
	}
	if d.Outer.Demo {
		parts = append(parts, kit.T("title.demo"))
	}
	d.Window.SetTitle(strings.Join(append(parts, "Hòa Nhập"), " – "))
}

// where is the screen in view, in words.
func (d *Desk) where() string {
	switch s := screenOf(d.now.Screen); {
	case s == nil:
		return ""
	case s.Group == 0 && !s.Foot:
		return kit.T("title." + s.Route)
	default:
		return kit.T(s.Title)
	}
}

// Go opens a screen; the one in view is asked first whether it may be left.
func (d *Desk) Go(r Route) {
	d.leave(func() {
		if d.now.Screen != "" && d.now != r {
			d.history = append(d.history, d.now)
			if len(d.history) > 50 {
				d.history = d.history[1:]
			}
		}
		d.show(r)
	})
}

// Back goes to the screen before.
func (d *Desk) Back() {
	n := len(d.history)
	if n == 0 {
		return
	}
	d.leave(func() {
		r := d.history[n-1]
		d.history = d.history[:n-1]
		d.show(r)
	})
}

func (d *Desk) leave(then func()) {
	if d.view != nil && d.view.Leave != nil {
		d.view.Leave(then)
		return
	}
	then()
}

func (d *Desk) show(r Route) {
	s := screenOf(r.Screen)
	if s == nil {
		s = &screens[0]
		r = Route{Screen: s.Route}
	}
	v := d.build(s, r)
	d.now, d.view = r, v
	d.title()
	place := v.Place
	if place == "" {
		place = s.Route
	}
	d.Keys.Screen(d.barKeys(v.Keys)...)
	d.Frame.Show(place, v.Content)
	d.Frame.Root.Below = v.Beside
	d.Window.Canvas().Unfocus()
	if v.Show != nil {
		v.Show()
	}
	// What has the focus first may only be there once the screen was read.
	if v.Focus != nil && d.view == v && d.Window.Canvas().Focused() == nil {
		d.Window.Canvas().Focus(v.Focus)
	}
}

// blank is a sheet with its title alone, where what it was to show could not be read; the error stands above it.
func blank(title string) *View {
	s := &kit.Screen{Title: kit.T(title), Body: kit.Space()}
	return &View{Content: s.Build()}
}

// Done is called after an act was written: counts, undo and the time of the save are shown, the screen reads anew.
func (d *Desk) Done() {
	d.saved = kit.T("status.saved", "time", d.Office.Now().In(date.Zone()).Format("15:04"))
	d.Refresh()
	if d.view != nil && d.view.Changed != nil {
		d.withStand(d.view.Changed)
	}
	d.Frame.Root.Again()
}

// DayText is "Thứ Sáu 20/11/2026".
func (d *Desk) DayText(day date.Date) string {
	return kit.T(fmt.Sprintf("weekday.%d", day.Weekday())) + " " + day.Text()
}

// when words a stored time: 14:02 20/11/2026.
func when(at string) string {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return at
	}
	return t.In(date.Zone()).Format("15:04 02/01/2006")
}

// unknown is the sentence for what the clerk cannot mend: a number, and the file that has the cause.
func (d *Desk) unknown(ref string) string {
	if d.Outer.Log == "" {
		return kit.T("fail.unknown", "ref", ref)
	}
	return kit.T("fail.unknown.log", "ref", ref, "path", d.Outer.Log)
}

// Fail shows an error: what the clerk can mend as it stands, a refusal with its article, anything else as one sentence
// with a reference number; that one is logged in full.
func (d *Desk) Fail(err error) {
	var problems say.Problems
	var refused *say.Refused
	switch {
	case err == nil:
	case errors.Is(err, context.Canceled): // by the clerk: nothing was written, what stood there stays
		d.told(err, "", "")
	case errors.As(err, &problems):
		lines := make([]string, len(problems))
		for i, p := range problems {
			lines[i] = kit.Say(p.Msg)
		}
		kit.Tell(d.Window, kit.T("fail.problems"), strings.Join(lines, "\n"))
	case errors.As(err, &refused):
		text := kit.Say(refused.Msg)
		if refused.Source != "" {
			text += "\n" + refused.Source
		}
		title := "fail.refused"
		if strings.HasPrefix(refused.Msg.Key, "err.paper.print") { // the printer's: what was written stands
			title = "fail.print"
		}
		kit.Tell(d.Window, kit.T(title), text)
	default:
		ref := d.Office.Now().Format("150405")
		log.Printf("error %s: %v", ref, err)
		kit.Tell(d.Window, kit.T("fail.title"), d.unknown(ref))
	}
}
