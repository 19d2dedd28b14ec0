package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/ui/kit"
)

// settings is the screen Cài đặt: one page, its sections as tabs. What is set is a dated row: nothing here rewrites history.
type settings struct {
	d    *Desk
	tabs *kit.Tabs
	body *fyne.Container
	arg  string // of the section: the key of a rule
	at   string // the tab in view
	now  section
	keep *keeper // of the section in view
	who  int64   // the account in view
	made bool    // it was just made: the keyboard goes to it
}

// section is one tab in view.
type section struct {
	content fyne.CanvasObject
	form    *kit.Form // half-typed work is asked about before it is left
	save    func()    // Ctrl+S
	focus   func()
	list    *kit.Grid // ↓ on the tab goes here, where there is no list into the form
}

// tab is one line of the list of sections.
type tab struct {
	Key   string
	Build func(s *settings) section
}

// sections is THE list of tabs. It is filled by init: a section leads back to the list.
var sections []tab

func init() {
	sections = []tab{{"centre", (*settings).centre}, {"signers", (*settings).signers}, {"rules", (*settings).rules}, {"holidays", (*settings).holidays},
		{"backup", (*settings).files}, {"look", (*settings).look}, {"forms", (*settings).forms}, {"places", (*settings).catalogues}, {"numbers", (*settings).numbers}, {"accounts", (*settings).accounts}}
}

func newSettings(d *Desk, r Route) *View {
	s := &settings{d: d, body: kit.Down(0)}
	at, arg, _ := strings.Cut(r.Arg, "/")
	s.arg = arg
	tabs := make([]kit.Tab, len(sections))
	for i, x := range sections {
		tabs[i] = kit.Tab{Key: x.Key, Word: kit.T("settings.tab." + x.Key)}
	}
	s.tabs = kit.NewTabs(tabs, nil)
	for _, x := range sections {
		if x.Key == at {
			s.tabs.Choose(at)
		}
	}
	s.tabs.OnChange, s.tabs.OnDown = s.onTab, s.down
	screen := &kit.Screen{Title: kit.T("nav.settings"), Facts: kit.T("settings.facts"), Body: kit.Down(0, kit.Fixed(0, 32, s.tabs), kit.Grow(s.body))}
	return &View{Content: screen.Build(), Focus: s.tabs, Part: func() string { return s.at }, Show: s.build, Changed: s.build, Leave: s.leave, Keys: []key{
		{Key: fyne.KeyS, Ctrl: true, Word: "key.save", Do: s.onSave},
	}}
}

// onTab opens another section; half-typed work is asked about first.
func (s *settings) onTab(key string) {
	if key == s.at {
		return
	}
	if s.now.form != nil && s.now.form.Dirty() {
		back := s.at
		s.askLeave(s.build, func() { s.tabs.Choose(back) })
		return
	}
	s.arg = ""
	s.d.now.Arg = key // whoever comes back finds the section again
	s.build()
}

// down moves the keyboard from the tab into its section.
func (s *settings) down() {
	switch {
	case s.now.list != nil:
		s.now.list.Focus()
	case s.now.form != nil && s.now.form.First() != nil:
		s.d.Window.Canvas().Focus(s.now.form.First())
	}
}

// build puts the chosen section in view, read anew.
func (s *settings) build() {
	typed, was := "", s.at
	if s.now.form != nil {
		typed, _ = s.now.form.At()
	}
	s.forget()
	s.now = section{}
	for _, x := range sections {
		if x.Key != s.tabs.Chosen() {
			continue
		}
		s.at, s.now = x.Key, x.Build(s)
		s.body.Objects = []fyne.CanvasObject{kit.Grow(s.now.content)}
		s.body.Refresh()
		if s.now.form != nil {
			s.now.form.SetClean()
			s.keepForm()
		}
		if s.now.focus != nil {
			s.now.focus()
		} else if typed != "" && was == s.at && s.now.form != nil { // saved: the keyboard stays in the field
			s.now.form.FocusOn(typed)
		} else if c := s.d.Window.Canvas(); was == s.at && s.now.list != nil && c.Focused() != fyne.Focusable(s.tabs) { // what had the keyboard is gone
			s.now.list.Focus()
		}
	}
}

// saveRight is what Ctrl+S needs, by section; the others keep what is the clerk's own.
var saveRight = map[string]app.Right{"centre": app.RightSettings, "signers": app.RightSettings, "rules": app.RightSettings, "holidays": app.RightSettings,
	"places": app.RightSettings, "backup": app.RightBackup}

func (s *settings) onSave() {
	if r, ok := saveRight[s.at]; ok && !s.d.may(r) {
		return
	}
	if s.now.save != nil {
		s.now.save()
	}
}

// leave asks before half-typed work is left.
func (s *settings) leave(then func()) {
	left := func() { s.forget(); then() }
	if s.now.form == nil || !s.now.form.Dirty() {
		left()
		return
	}
	s.askLeave(left, nil)
}

// keepForm keeps what is typed in the section in view until it is saved or left, and puts back what was half typed in it
// when the program ended. A password is kept nowhere.
func (s *settings) keepForm() {
	f := s.now.form
	about := strings.TrimSuffix(s.at+"/"+f.About, "/")
	if s.keep != nil && s.keep.about == about { // the same rule shown anew
		s.keep.look()
		s.keep.end()
		s.keep = nil
	}
	s.forget()
	if slices.ContainsFunc(f.Fields(), func(x *kit.Field) bool { return x.Kind == kit.KindPassword }) {
		return
	}
	k := &keeper{d: s.d, screen: settingsDraft, about: about, values: func() map[string]string {
		if !f.Dirty() {
			return nil
		}
		return f.Values()
	}}
	v, at, ok, err := s.d.Office.DraftOf(k.screen, k.about)
	if err != nil {
		s.d.Fail(err)
		return
	}
	if ok {
		f.SetValues(v)
		f.Note(f.Fields()[0].Key, kit.T("draft.back", "at", when(at)), kit.Alarm)
	}
	k.start()
	s.keep = k
}

// settingsDraft is where a half-typed section stands, under its name.
const settingsDraft = "settings"

// forget drops what is kept of the section: it was saved, or is left.
func (s *settings) forget() {
	if s.keep != nil {
		s.keep.saved()
		s.keep.end()
		s.keep = nil
	}
}

func (s *settings) askLeave(then, not func()) {
	kit.Ask(s.d.Window, kit.Question{Title: kit.T("settings.leave"), Text: kit.T("settings.leave.text"), Yes: kit.T("settings.leave.yes"),
		No: kit.T("settings.leave.no"), Danger: true, Do: then, Not: not})
}

// settingsSide is the width of the panel at the right of a section.
const settingsSide = 400

// settingsMain is what a section keeps beside its panel.
const settingsMain = 560

// besidePanel sets a section with a panel at the right.
func besidePanel(main fyne.CanvasObject, side *fyne.Container) fyne.CanvasObject {
	return kit.BesideFixed(main, kit.Panel(kit.Scrolled(kit.Inset(16, 12, 16, 12, side))), settingsMain, settingsSide)
}
