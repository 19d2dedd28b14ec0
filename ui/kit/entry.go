package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// entry is Fyne's entry with our keys. It never changes what is being typed: Unikey sends backspaces and letters in
// quick succession, and a field that rewrites under it loses them. Whatever is put right is put right on leaving.
type entry struct {
	widget.Entry
	onIn    func()
	onOut   func()
	onKey   func(*fyne.KeyEvent) bool
	onEnter func()
	onRing  func(on bool) // the ring alone
	plain   bool          // does not select all when the keyboard comes
}

func newEntry() *entry {
	e := &entry{}
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.ExtendBaseWidget(e)
	return e
}

func newLongEntry(rows int) *entry {
	e := &entry{plain: true}
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	e.SetMinRowsVisible(rows)
	e.ExtendBaseWidget(e)
	return e
}

// CreateRenderer is Fyne's without its ground and edge, which the box draws: what is left of the measure of the edge is the caret.
func (e *entry) CreateRenderer() fyne.WidgetRenderer {
	r := e.Entry.CreateRenderer()
	for _, o := range r.Objects() {
		if plate, ok := o.(*canvas.Rectangle); ok {
			plate.Hide()
		}
	}
	return r
}

// AcceptsTab leaves Tab to the order of the fields, in long text too.
func (e *entry) AcceptsTab() bool { return false }

// FocusGained chooses the whole text, so that typing replaces it.
func (e *entry) FocusGained() {
	e.Entry.FocusGained()
	if !e.plain && e.Text != "" {
		e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	reveal(e, 0)
	if e.onIn != nil {
		e.onIn()
	}
}

func (e *entry) ring(on bool) {
	if e.onRing != nil {
		e.onRing(on)
	}
}

// FocusLost judges what was typed.
func (e *entry) FocusLost() {
	e.Entry.FocusLost()
	if e.onOut != nil {
		e.onOut()
	}
}

// TypedKey offers the key to the field, edits, and leaves the rest to the window.
func (e *entry) TypedKey(k *fyne.KeyEvent) {
	Used()
	if e.onKey != nil && e.onKey(k) {
		return
	}
	if isEnter(k) && !e.MultiLine {
		if e.onEnter != nil {
			e.onEnter()
			return
		}
		typedElsewhere(e, k)
		return
	}
	switch k.Name {
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6, fyne.KeyF7, fyne.KeyF8,
		fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12:
		typedElsewhere(e, k)
	default:
		e.Entry.TypedKey(k)
	}
}

// TypedRune takes a letter.
func (e *entry) TypedRune(r rune) {
	Used()
	e.Entry.TypedRune(r)
}

// TypedShortcut edits with what editing knows; Ctrl+S and its like belong to the window.
func (e *entry) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok {
		switch c.KeyName {
		case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete:
		default:
			shortcutElsewhere(e, s)
			return
		}
	}
	was := e.Text
	e.Entry.TypedShortcut(s)
	if _, undo := s.(*fyne.ShortcutUndo); undo && e.Text == was {
		shortcutElsewhere(e, s) // nothing typed here can be taken back: the window's undo is meant
	}
}

// edgeBox is the ground and edge of a field, with an icon at the left and a chevron at the right.
type edgeBox struct {
	drawn
	in, wrong, off, found bool
	icon                  string
	chevron               bool
}

func newEdgeBox() *edgeBox {
	b := &edgeBox{}
	b.start(b, func() (float32, float32) { return 30, 26 }, func(p *pen, w, h float32) {
		ground := FieldGround
		if b.off || b.found {
			ground = Tint
		}
		p.box(0, 0, w, h, ground, Edge, 1, 4)
		switch {
		case b.wrong:
			p.wrongEdge(w, h, b.in)
		case b.in:
			p.ring(0, 0, w, h, 4)
		}
		if b.icon != "" {
			p.icon(b.icon, 9, (h-16)/2, 16, Accent)
		}
		if b.chevron {
			p.icon("down", w-23, (h-14)/2, 14, Second)
		}
	})
	return b
}

// entryBox is an entry in its box.
type entryBox struct {
	widget.BaseWidget
	box   *edgeBox
	entry *entry
	over  *container.ThemeOverride
	high  float32
	icon  *touched // the chevron, to be clicked
}

func newEntryBox(e *entry, high float32) *entryBox {
	b := &entryBox{}
	b.hold(e, high)
	b.ExtendBaseWidget(b)
	return b
}

// hold puts the entry into the box; who embeds the box extends the widget itself, else Fyne makes a renderer at every look.
func (b *entryBox) hold(e *entry, high float32) {
	b.box, b.entry, b.high = newEdgeBox(), e, high
	b.over = container.NewThemeOverride(e, bare{padding: 4, inner: 4, noBar: !e.MultiLine})
}

// withChevron adds the arrow that opens a list.
func (b *entryBox) withChevron(open func()) {
	b.box.chevron = true
	t := &touched{}
	t.start(t, func() (float32, float32) { return 24, 24 }, func(p *pen, w, h float32) { p.on(0, 0, w, h, "", open) })
	b.icon = t
}

// CreateRenderer is asked by Fyne.
func (b *entryBox) CreateRenderer() fyne.WidgetRenderer { return &entryBoxRenderer{b} }

type entryBoxRenderer struct{ b *entryBox }

func (r *entryBoxRenderer) MinSize() fyne.Size { return fyne.NewSize(Unit(40), Unit(r.b.high)) }
func (r *entryBoxRenderer) Layout(s fyne.Size) {
	b := r.b
	b.box.Resize(s)
	left, right := Unit(5), Unit(4)
	if b.box.icon != "" {
		left = Unit(28)
	}
	if b.icon != nil {
		right = Unit(26)
		b.icon.Move(fyne.NewPos(s.Width-right, 1))
		b.icon.Resize(fyne.NewSize(right, s.Height-2))
	}
	b.over.Move(fyne.NewPos(left, 0))
	b.over.Resize(fyne.NewSize(max(1, s.Width-left-right), s.Height))
}
func (r *entryBoxRenderer) Refresh() {
	r.b.box.Refresh()
	r.b.entry.Refresh()
	r.Layout(r.b.Size())
}
func (r *entryBoxRenderer) Objects() []fyne.CanvasObject {
	o := []fyne.CanvasObject{r.b.box, r.b.over}
	if r.b.icon != nil {
		o = append(o, r.b.icon)
	}
	return o
}
func (r *entryBoxRenderer) Destroy() {}
