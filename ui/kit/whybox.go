package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// whyBox is the panel "Vì sao?" at the right of the sheet: the figures in view, and the sum of the one in hand. It stands in
// the layer above the window, so that what it explains stays in view beside it and keeps its place (look.md §9).
type whyBox struct {
	root   *Root
	list   []Figure
	names  *figureList
	body   *fyne.Container
	object *fyne.Container
	back   fyne.Focusable
}

const (
	whyWide  = 452
	whyNames = 7 // figures in view above the sum, at most
)

// Explaining reports that the panel is open.
func (r *Root) Explaining() bool { return r.why != nil }

// Explain opens the panel at a figure, nil for the first in hand. It is false where nothing in view was reckoned.
func (r *Root) Explain(at *Figure) bool {
	list := r.figures(at)
	if len(list) == 0 {
		return false
	}
	c := canvasOf(r)
	y := &whyBox{root: r, list: list, body: Down(0)}
	if c != nil {
		y.back = c.Focused()
	}
	if old := r.why; old != nil { // from one figure to the other: the keyboard goes back to where it was before the first
		y.back = old.back
		old.back = nil
	}
	y.names = newFigureList(y)
	if at != nil {
		y.names.at = max(0, y.indexOf(*at))
	}
	y.build()
	r.CloseFloat()
	r.float(y.object, y.place(), y.size(), y.close)
	r.why = y
	y.show()
	y.names.reveal(Unit(float32(y.names.at)*figureHigh), Unit(figureHigh))
	if c != nil {
		c.Focus(y.names)
	}
	return true
}

// explainOrShut is the key of the panel in a dialog.
func (r *Root) explainOrShut() bool {
	if r.Explaining() {
		return r.CloseFloat()
	}
	return r.Explain(nil)
}

func (r *Root) figures(at *Figure) (list []Figure) {
	if r.AllFigures != nil {
		list = r.AllFigures()
	} else if c := canvasOf(r); c != nil { // a dialog
		hand, others := FiguresIn(r.content, c.Focused())
		list = append(hand, others...)
	}
	if at != nil && !slices.ContainsFunc(list, func(f Figure) bool { return f.Name == at.Name && f.Text == at.Text }) {
		list = append([]Figure{*at}, list...)
	}
	return list
}

// Again shows the figures in view anew, where the explanation is open: the row in hand is another one, or something was written.
func (r *Root) Again() {
	y := r.why
	if y == nil {
		return
	}
	y.list = r.figures(nil)
	if len(y.list) == 0 {
		r.CloseFloat()
		return
	}
	y.names.at = min(y.names.at, len(y.list)-1)
	y.build()
	y.show()
}

func (y *whyBox) indexOf(f Figure) int {
	return slices.IndexFunc(y.list, func(x Figure) bool { return x.Name == f.Name && x.Text == f.Text })
}

func (y *whyBox) build() {
	head := Fixed(0, 36, Inset(16, 4, 8, 4, AcrossMid(8, NewIcon("why", Accent), Grow(NewText(T("kit.why"), Section).Narrow(60)), NewTool("close", T("kit.close"), func() { y.root.CloseFloat() }))))
	names := Fixed(0, float32(min(y.inView(), len(y.list)))*figureHigh+2, Scrolled(y.names))
	all := Down(0, head, HLine(), names, HLine(), Grow(y.body))
	framed := container.NewStack(plate(Tint, none, 0), Across(0, VLine(), Grow(all)))
	if y.object == nil {
		y.object = container.NewStack()
	}
	y.object.Objects = []fyne.CanvasObject{framed}
}

// inView is how many figures stand above the sum: fewer where the panel is low, so that the sum is read without scrolling.
func (y *whyBox) inView() int {
	return max(3, min(whyNames, int(y.size().Height/Unit(1)*0.3/figureHigh)))
}

// show puts the sum of the figure in hand under the list.
func (y *whyBox) show() {
	f := y.list[y.names.at]
	w := f.Why()
	if w.Title == "" {
		w.Title = f.Title()
	}
	y.names.sum = nil
	built, sum := w.build(whyWide - 40)
	y.names.sum = sum
	y.body.Objects = []fyne.CanvasObject{Grow(Scrolled(Inset(16, 10, 16, 12, built)))}
	y.body.Refresh()
	y.object.Refresh()
}

// Title is the figure with its name.
func (f Figure) Title() string {
	switch {
	case f.Text == "":
		return f.Name
	case f.Name == "":
		return f.Text
	}
	return f.Name + ": " + f.Text
}

func (y *whyBox) size() fyne.Size {
	s := y.root.Size()
	top, bottom := y.ends()
	return fyne.NewSize(min(Unit(whyWide), s.Width), max(0, bottom-top))
}

func (y *whyBox) place() fyne.Position {
	top, _ := y.ends()
	return fyne.NewPos(max(0, y.root.Size().Width-Unit(whyWide)), top)
}

// ends are where the panel begins and ends: beside the part of the screen it was given, else from under the head to the status line.
func (y *whyBox) ends() (top, bottom float32) {
	top, bottom = Unit(headHigh), y.root.Size().Height-Unit(26)
	if o := y.root.Below; o != nil {
		d := fyne.CurrentApp().Driver()
		if at := d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(y.root).Y; at > 0 && o.Size().Height > 0 {
			return at, min(bottom, at+o.Size().Height)
		}
	}
	return top, bottom
}

func (y *whyBox) lay() {
	y.object.Resize(y.size())
	y.object.Move(y.place())
}

// close gives the keyboard back.
func (y *whyBox) close() {
	c := canvasOf(y.root)
	y.root.drop(y.object)
	y.root.why = nil
	switch {
	case c == nil:
	case y.back != nil:
		c.Focus(y.back)
	default:
		c.Unfocus()
	}
}

// figureList is the figures in view: one Tab stop in which the arrows move; Enter opens the record behind the first term that has one.
type figureList struct {
	keyed
	box *whyBox
	at  int
	sum *whySum
}

const figureHigh = 24

func newFigureList(y *whyBox) *figureList {
	l := &figureList{box: y}
	l.start(l, func() (float32, float32) { return 200, float32(len(y.list)) * figureHigh }, l.draw)
	l.onKey = l.key
	return l
}

func (l *figureList) key(e *fyne.KeyEvent) bool {
	n, at := len(l.box.list), l.at
	switch {
	case e.Name == fyne.KeyDown:
		at++
	case e.Name == fyne.KeyUp:
		at--
	case e.Name == fyne.KeyPageDown:
		at += whyNames
	case e.Name == fyne.KeyPageUp:
		at -= whyNames
	case e.Name == fyne.KeyHome:
		at = 0
	case e.Name == fyne.KeyEnd:
		at = n - 1
	case isEnter(e) && l.sum != nil:
		focusOn(l.sum)
		return true
	default:
		return false
	}
	l.pick(max(0, min(at, n-1)))
	return true
}

func (l *figureList) pick(at int) {
	l.at = at
	l.box.show()
	l.Refresh()
	l.reveal(Unit(float32(at)*figureHigh), Unit(figureHigh))
}

func (l *figureList) draw(p *pen, w, h float32) {
	for i, f := range l.box.list {
		y := float32(i) * figureHigh
		st := Body
		if i == l.at {
			p.box(6, y+1, w-12, figureHigh-2, Picked, none, 0, 3)
			if p.focus {
				p.fill(6, y+3, 2, figureHigh-6, Accent)
			}
			st = Strong
		} else if p.under(6, y, w-12, figureHigh) {
			p.box(6, y+1, w-12, figureHigh-2, Hover, none, 0, 3)
		}
		right := w - 16
		if f.Text != "" {
			right = p.textRight(right, y, figureHigh, f.Text, Strong) - 10
		}
		p.textFit(16, y, figureHigh, right-16, f.Name, st)
		p.on(6, y, w-12, figureHigh, "", func() {
			focusOn(l)
			l.pick(i)
		})
	}
}

// why marks the place of a figure: a click opens its explanation.
func (p *pen) why(of fyne.CanvasObject, x, y, w, h float32, f Figure) {
	p.on(x, y, w, h, T("kit.why.tip"), func() {
		if r := rootOf(of); r != nil {
			r.Explain(&f)
		}
	})
}

// moved shows the figures of the row or cell that came into hand.
func moved(of fyne.CanvasObject) {
	if r := rootOf(of); r != nil {
		r.Again()
	}
}
