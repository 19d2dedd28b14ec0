package kit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
)

// linesField is a list of lines, as the belongings of a newcomer: Enter adds what was typed, usual things stand
// ready to be added by a click, or from the list that the down arrow opens, a line taken back (a click on it, or the up arrow in the empty entry) is typed anew. Its value is
// the lines, one under the other, with the one being typed: whoever saves without Enter means it too.
type linesField struct {
	in    *input
	entry *textField
	list  *touched
	lines []string
	pick  *pickList // of the usual things that are not there yet
	box   *fyne.Container
}

func newLinesField(in *input) *linesField {
	l := &linesField{in: in}
	item := &input{f: &Field{Place: in.f.Place}}
	l.entry = newTextField(item)
	e := l.entry.box.entry
	e.onEnter = func() {
		if e.Text == "" && l.pick.open() && l.pick.take() {
			return
		}
		if strings.TrimSpace(e.Text) == "" {
			in.next()
			return
		}
		l.add(e.Text)
		l.entry.quiet("")
	}
	typed := e.OnChanged
	e.OnChanged = func(s string) {
		l.pick.close() // what is typed counts
		if typed != nil {
			typed(s)
		}
	}
	e.onKey = func(k *fyne.KeyEvent) bool {
		if l.offer(k.Name) {
			return true
		}
		if k.Name != fyne.KeyUp || e.Text != "" || len(l.lines) == 0 {
			return false
		}
		l.take(len(l.lines) - 1)
		return true
	}
	e.onIn = func() { l.entry.box.box.in = true; l.entry.box.box.Refresh(); in.entered() }
	e.onOut = func() {
		l.pick.close()
		l.entry.box.box.in = false
		if strings.TrimSpace(e.Text) != "" { // a line typed and left is a line meant
			l.add(e.Text)
			l.entry.quiet("")
		}
		in.left()
		l.entry.box.box.Refresh()
	}
	l.list = &touched{}
	l.list.start(l.list, func() (float32, float32) { return 80, l.listHigh() }, l.draw)
	l.box = Down(3, Fixed(0, 26, l.entry.box), l.list)
	return l
}

// offer opens the list of usual things and moves in it; it reports whether the key was its own.
func (l *linesField) offer(key fyne.KeyName) bool {
	open := l.pick.open()
	switch {
	case !open && (key == fyne.KeyDown || key == fyne.KeyF4):
		l.showPick()
		return true
	case !open:
		return false
	case key == fyne.KeyDown:
		l.pick.move(1)
	case key == fyne.KeyUp:
		l.pick.move(-1)
	case key == fyne.KeyEscape:
		l.pick.close()
	case key == fyne.KeyReturn, key == fyne.KeyEnter:
		return false // takes the line in hand
	default:
		l.pick.close()
		return false
	}
	return true
}

// showPick offers the usual things that are not there yet; one that is taken leaves the others in view.
func (l *linesField) showPick() {
	var list []Option
	for _, u := range l.in.f.Usual {
		if !slices.Contains(l.lines, u) {
			list = append(list, Option{Value: u, Text: u})
		}
	}
	if len(list) == 0 {
		return
	}
	l.pick = openPick(l.entry.box, list, 0, "", func(o Option) { l.add(o.Text); l.showPick() })
}

func (l *linesField) rows() int { return max(1, len(l.lines)) } // one for the word that there is none

func (l *linesField) listHigh() float32 {
	h := float32(l.rows()) * 20
	if len(l.in.f.Usual) > 0 {
		h += 26
	}
	return h
}

func (l *linesField) add(s string) {
	l.lines = append(l.lines, tidy(s, KindText))
	l.changed()
}

func (l *linesField) changed() {
	l.list.Refresh()
	l.in.told()
	if l.in.form != nil {
		l.in.form.relay()
		if l.entry.box.box.in {
			l.in.form.entered(l.in) // the line that came is seen
		}
	}
}

func (l *linesField) draw(p *pen, w, h float32) {
	y := float32(0)
	if len(l.in.f.Usual) > 0 {
		x := float32(0)
		for _, u := range l.in.f.Usual {
			uw := width(u, Caption) + 32
			if x+uw > w {
				break
			}
			p.box(x, 1, uw, 22, Surface, Rule, 1, 11)
			p.icon("add", x+7, 6, 12, Accent)
			p.text(x+22, 1, 22, u, Caption.In(Ink))
			p.on(x, 1, uw, 22, "", func() { l.add(u) })
			x += uw + 6
		}
		y = 26
	}
	if len(l.lines) == 0 {
		p.text(0, y, 20, T("kit.lines.empty"), Caption)
	}
	for i, s := range l.lines {
		p.textRight(18, y, 20, Group(int64(i+1)), Caption)
		p.textFit(26, y, 20, w-52, s, Body)
		p.on(26, y, w-52, 20, "", func() { l.take(i) })
		p.icon("close", w-18, y+4, 12, Second)
		p.on(w-24, y, 24, 20, T("kit.lines.remove"), func() { l.drop(i) })
		y += 20
	}
}

// take puts a line back into the entry, to be corrected.
func (l *linesField) take(i int) {
	s := l.lines[i]
	l.drop(i)
	l.entry.quiet(s)
	focusOn(l.entry.box.entry)
	l.entry.box.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
}

func (l *linesField) drop(i int) {
	l.lines = append(l.lines[:i:i], l.lines[i+1:]...)
	l.changed()
}

func (l *linesField) object() fyne.CanvasObject { return l.box }
func (l *linesField) focus() fyne.Focusable     { return l.entry.box.entry }
func (l *linesField) high() float32             { return 29 + l.listHigh() }
func (l *linesField) wide() float32             { return l.in.f.Width }
func (l *linesField) mark(bool)                 {}
func (l *linesField) value() string {
	if s := tidy(l.entry.box.entry.Text, KindText); s != "" {
		return strings.Join(append(l.lines[:len(l.lines):len(l.lines)], s), "\n")
	}
	return strings.Join(l.lines, "\n")
}
func (l *linesField) set(v string) {
	l.entry.quiet("")
	l.lines = nil
	if v != "" {
		l.lines = strings.Split(v, "\n")
	}
	l.list.Refresh()
}
