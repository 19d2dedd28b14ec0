package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Shortcut is a key of the window and what it does. No Ctrl+Shift: Unikey switches on it.
type Shortcut struct {
	Key  fyne.KeyName
	Ctrl bool
	Word string // key of the words that say what it does, for the list of keys
	Do   func()

	Always bool // holds under a dialog too
}

// caps are the keys that the toolkit names otherwise than the keyboard does.
var caps = map[fyne.KeyName]string{fyne.KeyEscape: "Esc", fyne.KeyReturn: "Enter", fyne.KeyPageUp: "PageUp", fyne.KeyPageDown: "PageDown"}

// Cap is how the key is written on a key cap.
func (s Shortcut) Cap() string {
	n := string(s.Key)
	if cap, ok := caps[s.Key]; ok {
		n = cap
	}
	if s.Ctrl {
		return "Ctrl+" + n
	}
	return n
}

// Keys holds the shortcuts of one window: those of the window itself and those of the screen in view, which go first.
type Keys struct {
	canvas fyne.Canvas
	window []Shortcut
	screen []Shortcut
	known  map[string]bool
	held   bool
	form   *Form // was typed in last
}

var keysOf = map[fyne.Canvas]*Keys{}

// NewKeys takes over the keys of a window.
func NewKeys(c fyne.Canvas) *Keys {
	k := &Keys{canvas: c, known: map[string]bool{}}
	keysOf[c] = k
	c.SetOnTypedKey(func(e *fyne.KeyEvent) { k.typed(e) })
	c.SetOnTypedRune(k.letter)
	return k
}

// Window adds keys that hold on every screen.
func (k *Keys) Window(list ...Shortcut) {
	k.window = append(k.window, list...)
	k.listen(list)
}

// Screen replaces the keys of the screen in view.
func (k *Keys) Screen(list ...Shortcut) {
	k.screen = list
	k.listen(list)
}

// All lists the keys in force, those of the screen first; a key is listed once.
func (k *Keys) All() []Shortcut {
	var out []Shortcut
	seen := map[string]bool{}
	for _, s := range append(append([]Shortcut{}, k.screen...), k.window...) {
		if !seen[s.Cap()] {
			seen[s.Cap()] = true
			out = append(out, s)
		}
	}
	return out
}

func (s Shortcut) fyne() fyne.Shortcut {
	if s.Key == fyne.KeyZ {
		return &fyne.ShortcutUndo{} // the driver has its own name for Ctrl+Z
	}
	return &desktop.CustomShortcut{KeyName: s.Key, Modifier: fyne.KeyModifierControl}
}

func (k *Keys) listen(list []Shortcut) {
	for _, s := range list {
		if !s.Ctrl || k.known[s.Cap()] {
			continue
		}
		k.known[s.Cap()] = true
		k.canvas.AddShortcut(s.fyne(), func(f fyne.Shortcut) { k.shortcut(f) })
	}
}

// Do acts as if a key had been pressed; it reports whether the key means something here.
func (k *Keys) Do(key fyne.KeyName, ctrl bool) bool {
	Used()
	if k.held {
		return false
	}
	for _, s := range k.window {
		if s.Always && s.Key == key && s.Ctrl == ctrl {
			s.Do()
			return true
		}
	}
	if d, ok := k.canvas.Overlays().Top().(*sheet); ok {
		return d.key(key, ctrl)
	}
	if k.canvas.Overlays().Top() != nil {
		return false
	}
	for _, s := range k.All() {
		if s.Key == key && s.Ctrl == ctrl && s.Do != nil {
			s.Do()
			return true
		}
	}
	return false
}

func (k *Keys) typed(e *fyne.KeyEvent) bool {
	if e.Name == fyne.KeyEscape {
		if r := topRoot(k.canvas); r != nil && r.CloseFloat() {
			return true
		}
	}
	n := e.Name
	if n == fyne.KeyEnter {
		n = fyne.KeyReturn
	}
	return k.Do(n, false)
}

func (k *Keys) shortcut(s fyne.Shortcut) bool {
	switch x := s.(type) {
	case *fyne.ShortcutUndo:
		return k.Do(fyne.KeyZ, true)
	case *desktop.CustomShortcut:
		if x.Modifier == fyne.KeyModifierControl {
			return k.Do(x.KeyName, true)
		}
	}
	return false
}

func topRoot(c fyne.Canvas) *Root {
	if d, ok := c.Overlays().Top().(*sheet); ok {
		return d.root
	}
	r, _ := c.Content().(*Root)
	return r
}

// typedElsewhere passes a key that the focused widget does not use to the dialog or the window.
func typedElsewhere(o fyne.CanvasObject, e *fyne.KeyEvent) {
	c := canvasOf(o)
	if c == nil {
		return
	}
	if k := keysOf[c]; k != nil {
		k.typed(e)
		return
	}
	if d, ok := c.Overlays().Top().(*sheet); ok {
		d.typed(e)
	}
}

// shortcutElsewhere does the same for keys with Ctrl.
func shortcutElsewhere(o fyne.CanvasObject, s fyne.Shortcut) {
	c := canvasOf(o)
	if k := keysOf[c]; c != nil && k != nil {
		k.shortcut(s)
	}
}
