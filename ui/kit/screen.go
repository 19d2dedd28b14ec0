package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Screen is one sheet: head 46, content, and a foot bar 44 where there is something to save.
type Screen struct {
	Title     string
	Facts     string              // quiet, after the title
	FactsWide float32             // room kept for facts that change, so that what follows stays in its place; 0: their own width
	Middle    fyne.CanvasObject   // in the head after title and facts, as the search box of Học viên
	Acts      []fyne.CanvasObject // buttons at the right, the primary last
	Body      fyne.CanvasObject
	Foot      fyne.CanvasObject

	title, facts *Text
	head         *fyne.Container
}

// Build lays the sheet out.
func (s *Screen) Build() fyne.CanvasObject {
	s.title, s.facts = NewText(s.Title, Title), NewText(s.Facts, Quiet)
	if s.FactsWide > 0 {
		s.facts.Narrow(s.FactsWide)
	}
	h := &heading{title: s.title, facts: s.facts, middle: s.Middle, acts: s.Acts}
	s.head = container.New(h, h.objects()...)
	for _, o := range h.objects() {
		if c, ok := o.(*fyne.Container); ok {
			if l, ok := c.Layout.(*line); ok && !l.down {
				l.up = s.head.Refresh
			}
		}
	}
	parts := []fyne.CanvasObject{Inset(16, 0, 16, 0, s.head), Grow(s.Body)}
	if s.Foot != nil {
		parts = append(parts, s.Foot)
	}
	return container.New(&sheeting{h}, parts...)
}

// sheeting is a sheet: head, content, foot. The head is 46 high, or two lines where its middle has no room on one.
type sheeting struct{ h *heading }

const (
	headHigh = 46
	headMore = 36 // the second line
)

func (l *sheeting) head(wide float32) float32 {
	if l.h.folds(wide - Unit(32)) {
		return Unit(headHigh + headMore)
	}
	return Unit(headHigh)
}

func (l *sheeting) MinSize(o []fyne.CanvasObject) fyne.Size {
	m := fyne.NewSize(0, Unit(headHigh))
	for i, x := range o {
		s := x.MinSize()
		m.Width = max(m.Width, s.Width)
		if i > 0 {
			m.Height += s.Height
		}
	}
	return m
}

func (l *sheeting) Layout(o []fyne.CanvasObject, s fyne.Size) {
	top, foot := l.head(s.Width), float32(0)
	if len(o) > 2 {
		foot = o[2].MinSize().Height
		o[2].Resize(fyne.NewSize(s.Width, foot))
		o[2].Move(fyne.NewPos(0, s.Height-foot))
	}
	o[0].Resize(fyne.NewSize(s.Width, top))
	o[0].Move(fyne.Position{})
	o[1].Resize(fyne.NewSize(s.Width, max(0, s.Height-top-foot)))
	o[1].Move(fyne.NewPos(0, top))
}

// heading sets the head out: title, facts and middle from the left, acts from the right. Where larger text leaves too little
// room the facts are cut, the middle shrinks or folds, then buttons give up their key caps and words; the title stays whole.
type heading struct {
	title, facts *Text
	middle       fyne.CanvasObject
	acts         []fyne.CanvasObject
}

const headGap = 10

// folds reports that the middle has no room beside title and acts: it stands on a line of its own then.
func (h *heading) folds(wide float32) bool {
	if h.middle == nil {
		return false
	}
	room := wide - h.title.MinSize().Width - Unit(headGap)*3.4
	for _, a := range h.acts {
		if a.Visible() {
			room -= wideAt(a, capless) + Unit(headGap)
		}
	}
	return room < h.middleLeast()
}

// middleLeast is the room below which the middle stands on a line of its own.
func (h *heading) middleLeast() float32 {
	return max(h.middle.MinSize().Width, wideAt(h.middle, capless)*0.8)
}

func (h *heading) objects() []fyne.CanvasObject {
	o := []fyne.CanvasObject{h.title, h.facts}
	if h.middle != nil {
		o = append(o, h.middle)
	}
	return append(o, h.acts...)
}

func (h *heading) MinSize([]fyne.CanvasObject) fyne.Size {
	w := h.title.MinSize().Width
	for _, a := range h.acts {
		if a.Visible() {
			w += wideAt(a, wordless) + Unit(headGap)
		}
	}
	return fyne.NewSize(w, Unit(28))
}

func (h *heading) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	gap, high := Unit(headGap), s.Height
	folded := h.folds(s.Width)
	if folded {
		high = Unit(headHigh)
	}
	set := func(o fyne.CanvasObject, x, w float32) {
		m := o.MinSize()
		o.Resize(fyne.NewSize(w, m.Height))
		o.Move(fyne.NewPos(x, snap((high-m.Height)/2)))
	}
	right := s.Width
	wide := h.actsWide(s.Width, folded)
	for i := len(h.acts) - 1; i >= 0; i-- {
		if !h.acts[i].Visible() {
			continue
		}
		right -= wide[i]
		set(h.acts[i], right, wide[i])
		right -= gap
	}
	x := h.title.MinSize().Width
	set(h.title, 0, x)
	var middle float32
	if h.middle != nil && !folded {
		middle = wideAt(h.middle, roomy) + gap*3.4
	}
	facts := float32(0)
	if h.facts.Content() != "" {
		facts = max(0, min(h.facts.MinSize().Width, right-x-gap-middle))
		if facts > Unit(30) {
			x += gap
		} else {
			facts = 0
		}
	}
	set(h.facts, x, facts)
	x += facts
	switch {
	case folded:
		m := h.middle.MinSize()
		h.middle.Resize(fyne.NewSize(min(wideAt(h.middle, roomy), s.Width), m.Height))
		h.middle.Move(fyne.NewPos(0, high+snap((s.Height-high-m.Height)/2)-Unit(4)))
	case h.middle != nil:
		x += gap * 1.7
		if facts > 0 {
			x += gap * 1.7
		}
		set(h.middle, x, max(0, min(wideAt(h.middle, roomy), right-x)))
	}
}

// actsWide shares what title and middle leave among the acts; facts are cut before an act is.
func (h *heading) actsWide(wide float32, folded bool) []float32 {
	room := wide - h.title.MinSize().Width
	if h.middle != nil && !folded {
		room -= h.middleLeast() + Unit(headGap)*2.4
	}
	for _, a := range h.acts {
		if a.Visible() {
			room -= Unit(headGap)
		}
	}
	return shares(h.acts, room)
}

// SetTitle changes title and quiet facts of a screen in view.
func (s *Screen) SetTitle(title, facts string) {
	s.Title, s.Facts = title, facts
	if s.title != nil {
		s.title.Set(title)
		s.facts.Set(facts)
		s.head.Refresh()
	}
}

// Panel is the tinted side panel, split off by one line.
func Panel(content fyne.CanvasObject) *fyne.Container {
	return container.NewStack(plate(Tint, none, 0), Across(0, VLine(), Grow(content)))
}

// FootBar is the bar 44 high under a form or table, with a line above it.
func FootBar(left fyne.CanvasObject, right ...fyne.CanvasObject) fyne.CanvasObject {
	row := append([]fyne.CanvasObject{Grow(left)}, right...)
	return Down(0, HLine(), Fixed(0, 43, Inset(16, 0, 16, 0, AcrossMid(10, row...))))
}

// BlockHead is the head of a block: bold words, a quiet note and a quiet act at the right, over a line.
func BlockHead(word, note string, acts ...fyne.CanvasObject) fyne.CanvasObject {
	row := append([]fyne.CanvasObject{NewText(word, Strong.sized(14)), NewText(note, Caption), Space()}, acts...)
	return Down(0, Fixed(0, 26, AcrossMid(8, row...)), HLine())
}

func (s Style) sized(v float32) Style { s.Size = v; return s }
