// Package ui shows the work: screens over app.Office, built of the kit. It opens no window of its own (main does), so
// every screen is tested without a display.
package ui

import (
	"fyne.io/fyne/v2"

	"hoanhap/app/paper"
	"hoanhap/ui/kit"
)

// Route names a screen and what it shows; routes as values give history and deep links.
type Route struct {
	Screen string
	ID     int64  // of the resident, stay or entry in question
	Arg    string // anything else: a tab, a period, a filter
}

// screen is one line of the program's contents page.
type screen struct {
	Route string
	Group int    // lines of the sidebar between groups; 0: not in the sidebar
	Icon  string // of the kit
	Title string // key of its name
	Foot  bool   // at the foot of the sidebar
	Build func(d *Desk, r Route) *View
}

// screens is THE list of screens, filled once at the start: its builders lead back to it.
var screens []screen

func init() {
	screens = []screen{
		{"today", 1, "today", "nav.today", false, newToday},
		{"residents", 1, "people", "nav.residents", false, newResidents},
		{"resident", 0, "people", "nav.residents", false, newResident},
		{"move", 0, "swap", "nav.residents", false, newMove},
		{"decision", 0, "edit", "nav.residents", false, newDecision},
		{"form", 0, "file", "nav.settings", false, newFormEditor},
		{"papers", 0, "print", "nav.discharge", false, newPapers},
		{"admission", 2, "in", "nav.admission", false, newAdmission},
		{"discharge", 2, "out", "nav.discharge", false, newDischarge},
		{"handover", 2, "hand", "nav.handover", false, newHandovers},
		{"health", 3, "health", "nav.health", false, newHealth},
		{"training", 3, "train", "nav.training", false, newTraining},
		{"support", 3, "money", "nav.support", false, newSupport},
		{"census", 4, "stats", "nav.census", false, newCensus},
		{"journal", 4, "book", "nav.journal", false, newJournal},
		{"settings", 0, "settings", "nav.settings", true, newSettings},
	}
}

// View is a screen in view.
type View struct {
	Content fyne.CanvasObject
	Place   string              // the line of the sidebar to mark; the route's own when ""
	Keys    []key               // shortcuts while it is in view
	Focus   fyne.Focusable      // what has the focus first
	Show    func()              // after it is put in view; reading of the store begins here
	Leave   func(func())        // asks before half-typed work is left, then calls the function; nil: just leave
	Part    func() string       // the tab in view, for its page of the manual
	Resume  func(string)        // opens the dialog of this screen that was half typed (the about of its draft)
	Ask     func(string) bool   // opens a dialog that is about no line, by its title
	Scan    func(string)        // a card was read by the scanner on the serial line
	Changed func()              // the store changed under it
	Figures func() []kit.Figure // computed figures that no list, board or text of the kit shows; each explains itself (Ctrl+E)
	Beside  fyne.CanvasObject   // what the explanation stands beside; nil: all below the head
}

func screenOf(route string) *screen {
	for i := range screens {
		if screens[i].Route == route {
			return &screens[i]
		}
	}
	return nil
}

// Printer sets papers and lists and hands them on: ui/paper in the program, a plain recorder in tests.
type Printer interface {
	PDF(papers ...paper.Paper) ([]byte, error) // one file, in order
	Sheet(t paper.Table) ([]byte, error)       // xlsx
	Print(name string, pdf []byte) error       // to the system printer; the file stays when there is none
	Open(name string, file []byte) error       // in the system's viewer
	PrintOnce(name string, pdf []byte) error   // what must not be kept: no file stays, with a printer or without
	OpenOnce(name string, file []byte) error   // its file goes when somebody else signs in and when the program ends
	Save(dir, name string, file []byte) (path string, err error)
}
