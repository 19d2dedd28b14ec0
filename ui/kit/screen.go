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
	if s.Facts == "" {
		s.facts.Hide()
	}
	head := []fyne.CanvasObject{s.title, s.facts}
	if s.Middle != nil {
		head = append(head, Gap(4, 0), s.Middle)
	}
	head = append(head, Space())
	head = append(head, s.Acts...)
	s.head = AcrossMid(10, head...)
	top := Fixed(0, 46, Inset(16, 0, 16, 0, s.head))
	parts := []fyne.CanvasObject{top, Grow(s.Body)}
	if s.Foot != nil {
		parts = append(parts, s.Foot)
	}
	return Down(0, parts...)
}

// SetTitle changes title and quiet facts of a screen in view.
func (s *Screen) SetTitle(title, facts string) {
	s.Title, s.Facts = title, facts
	if s.title != nil {
		s.title.Set(title)
		s.facts.Set(facts)
		if facts == "" {
			s.facts.Hide()
		} else {
			s.facts.Show()
		}
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
