package kit

import "fyne.io/fyne/v2"

// Notice stands where the matter is, pushes nothing away and closes only by answering (look.md §9).
type Notice struct {
	Ground fyne.ThemeColorName // RedGround failure, OchreGround look twice or refused by law, GreenGround in balance
	Mark   string              // "" for the mark of the ground
	Title  string              // one bold line
	Lines  []string            // one fact a line
	Small  string              // the article, in grey
	Acts   []*Button           // at most two; the first is bold
}

// Build draws the notice for a place of the given width.
func (n *Notice) Build(wide float32) fyne.CanvasObject {
	mark, ink := n.Mark, Red
	switch n.Ground {
	case OchreGround:
		ink = Ochre
	case GreenGround:
		ink = Green
	}
	if mark == "" {
		mark = "warn"
		if n.Ground == GreenGround {
			mark = "ok"
		}
	}
	inner := wide - 24
	parts := []fyne.CanvasObject{}
	if n.Title != "" {
		parts = append(parts, AcrossMid(7, iconOf(mark, ink), Grow(NewPara(n.Title, Strong, inner-26))))
	}
	if n.Title != "" && len(n.Lines) > 0 {
		parts = append(parts, Gap(0, 1))
	}
	for _, l := range n.Lines {
		parts = append(parts, NewPara(l, Body, inner))
	}
	if n.Small != "" {
		parts = append(parts, Gap(0, 0), NewPara(n.Small, Caption, inner))
	}
	if len(n.Acts) > 0 {
		row := []fyne.CanvasObject{}
		for i, b := range n.Acts {
			if i == 0 && b.weight == PlainButton {
				b.Bold()
			}
			row = append(row, b)
		}
		parts = append(parts, Gap(0, 3), AcrossMid(8, append(row, Space())...))
	}
	return Framed(n.Ground, none, 4, Inset(12, 9, 12, 10, Down(3, parts...)))
}

func iconOf(name string, c fyne.ThemeColorName) fyne.CanvasObject {
	d := &drawn{}
	d.start(d, func() (float32, float32) { return 16, 18 }, func(p *pen, w, h float32) { p.icon(name, 0, (h-16)/2, 16, c) })
	return d
}

// NewIcon is an icon by itself.
func NewIcon(name string, c fyne.ThemeColorName) fyne.CanvasObject { return iconOf(name, c) }
