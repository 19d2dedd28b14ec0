package kit

import (
	"fyne.io/fyne/v2"
	"golang.org/x/text/unicode/norm"
)

// SearchBox is the box that finds while one types: it tells every change, Down goes to the list under it, Enter opens
// the best answer, Esc empties it first. It never rewrites what is being typed.
type SearchBox struct {
	*entryBox
	OnChange func(typed string) // NFC
	OnDown   func()
	OnEnter  func()
	OnKey    func(*fyne.KeyEvent) bool // before the box's own keys: true takes the key
}

// NewSearchBox makes a box with grey words in it while it is empty.
func NewSearchBox(place string, onChange func(typed string)) *SearchBox {
	e := newEntry()
	s := &SearchBox{entryBox: &entryBox{}, OnChange: onChange}
	s.hold(e, 28)
	s.ExtendBaseWidget(s)
	s.box.icon = "search"
	e.SetPlaceHolder(place)
	e.onIn = func() { s.box.in = true; s.box.Refresh() }
	e.onOut = func() { s.box.in = false; s.box.Refresh() }
	e.OnChanged = func(string) {
		if s.OnChange != nil {
			s.OnChange(s.Text())
		}
	}
	e.onEnter = func() {
		if s.OnEnter != nil {
			s.OnEnter()
		}
	}
	e.onKey = s.key
	return s
}

func (s *SearchBox) key(k *fyne.KeyEvent) bool {
	switch {
	case s.OnKey != nil && s.OnKey(k):
	case k.Name == fyne.KeyDown || k.Name == fyne.KeyPageDown:
		if s.OnDown != nil {
			s.OnDown()
		}
	case k.Name == fyne.KeyEscape && s.entry.Text != "":
		s.SetText("")
	default:
		return false
	}
	return true
}

// Text is what was typed, in its normal form.
func (s *SearchBox) Text() string { return norm.NFC.String(s.entry.Text) }

// SetText puts words in the box and tells it.
func (s *SearchBox) SetText(v string) { s.entry.SetText(v) }

// Type takes a letter typed elsewhere (in the list) and the keyboard with it.
func (s *SearchBox) Type(r rune) {
	focusOn(s.entry)
	s.entry.plain = true
	s.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	s.entry.TypedRune(r)
	s.entry.plain = false
}

// Focus gives the keyboard to the box.
func (s *SearchBox) Focus() { focusOn(s.entry) }

// Focusable is the part that takes the keyboard.
func (s *SearchBox) Focusable() fyne.Focusable { return s.entry }
