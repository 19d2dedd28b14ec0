package kit

import "fyne.io/fyne/v2"

// Leaves is a screen of several tabs. Each brings its content and its acts when it comes into view; the facts of the head are its own.
type Leaves struct {
	Open func(key string) (content fyne.CanvasObject, acts []fyne.CanvasObject) // builds a tab
	Read func()                                                                 // fills the tab the user turned to

	tabs  *Tabs
	body  *fyne.Container
	acts  *fyne.Container
	head  *Facts
	all   *Screen
	whole fyne.CanvasObject
}

// NewLeaves makes the screen with its tabs; at is the one in view, "" the first.
func NewLeaves(title, at string, tabs []Tab) *Leaves {
	l := &Leaves{tabs: NewTabs(tabs, nil), body: Down(0), acts: AcrossMid(8), head: NewFacts()}
	if at != "" {
		l.tabs.Choose(at)
	}
	l.tabs.OnChange = func(key string) {
		l.turn(key)
		l.Read()
	}
	l.all = &Screen{Title: title, Middle: l.head, Acts: []fyne.CanvasObject{l.acts}, Body: Down(0, Fixed(0, 32, l.tabs), Grow(l.body))}
	return l
}

// Build lays the screen out with the chosen tab in view; it is filled by Read.
func (l *Leaves) Build() fyne.CanvasObject {
	l.whole = l.all.Build()
	l.turn(l.tabs.Chosen())
	return l.whole
}

// Tabs is the row of tabs, where the keyboard begins.
func (l *Leaves) Tabs() *Tabs { return l.tabs }

// At is the key of the tab in view.
func (l *Leaves) At() string { return l.tabs.Chosen() }

func (l *Leaves) turn(key string) {
	content, acts := l.Open(key)
	l.body.Objects = []fyne.CanvasObject{Grow(content)}
	l.acts.Objects = acts
	l.body.Refresh()
	l.Say()
}

// Say writes quiet facts in the head; it is laid out anew.
func (l *Leaves) Say(pieces ...Piece) {
	l.head.Set(pieces...)
	l.acts.Refresh()
	l.all.SetTitle(l.all.Title, "")
	l.whole.Refresh() // the head may fold into two lines now, or back
}
