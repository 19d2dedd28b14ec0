package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Figure is a computed figure or day as it stands on a screen: it explains itself (docs/why.md).
type Figure struct {
	Name string     // what it is: "Có mặt"
	Text string     // as it stands on the screen: "622"
	Why  func() Why // reckoned when it is asked for
}

// Explains is a part of a screen that shows computed figures: it gives those in hand.
type Explains interface {
	Figures() []Figure
}

// FiguresIn lists the figures of what is in view, in the order it is read: those of the part with the keyboard, and the others.
func FiguresIn(o fyne.CanvasObject, focused fyne.Focusable) (first, rest []Figure) {
	walkFigures(o, func(x fyne.CanvasObject, e Explains) {
		f, _ := x.(fyne.Focusable)
		if g, ok := x.(*Grid); ok && g.list != nil {
			f = g.list
		}
		if f != nil && f == focused {
			first = append(first, e.Figures()...)
			return
		}
		rest = append(rest, e.Figures()...)
	})
	return first, rest
}

// walkFigures visits what explains itself below an object that is in view.
func walkFigures(o fyne.CanvasObject, f func(fyne.CanvasObject, Explains)) {
	if o == nil || !o.Visible() {
		return
	}
	if e, ok := o.(Explains); ok {
		f(o, e)
	}
	switch x := o.(type) {
	case *fyne.Container:
		for _, c := range x.Objects {
			walkFigures(c, f)
		}
	case *container.Scroll:
		walkFigures(x.Content, f)
	case *container.ThemeOverride:
		walkFigures(x.Content, f)
	}
}

// explained keeps the figures that explain themselves.
func explained(list []Figure) []Figure {
	out := list[:0:0]
	for _, f := range list {
		if f.Why != nil {
			out = append(out, f)
		}
	}
	return out
}

// Figures of a board are its cells and the table beside them.
func (b *Board) Figures() []Figure {
	var out []Figure
	for _, c := range b.cells {
		out = append(out, Figure{c.Label, c.Value, c.Why})
	}
	for _, r := range b.rows {
		for i, text := range r.Figures {
			if i < len(r.Why) && i < len(b.heads) {
				out = append(out, Figure{r.Word + ", " + small(b.heads[i]), text, r.Why[i]})
			}
		}
	}
	return explained(out)
}

// Figures of a row of facts are the pieces that were reckoned.
func (f *Facts) Figures() []Figure {
	var out []Figure
	for _, x := range f.parts {
		out = append(out, Figure{x.Name, x.Text, x.Why})
	}
	return explained(out)
}

// Figures of a line of text: the one it is.
func (t *Text) Figures() []Figure { return explained([]Figure{t.figure}) }

// NewFigure is a line of text that is a computed figure: a click explains it.
func NewFigure(f Figure, st Style) *Text {
	t := NewText(f.Text, st)
	t.figure = f
	return t
}

// Figures of the table of the census: the cell in hand.
func (t *Table) Figures() []Figure {
	if t.OnWhy == nil || t.r < 0 || t.c < 0 {
		return nil
	}
	return explained([]Figure{t.OnWhy(t.r, t.c)})
}

// Figures of a list: those of the row in hand, column by column.
func (g *Grid) Figures() []Figure {
	if i := g.Cursor(); i >= 0 && i < g.Len() {
		return g.FiguresOf(i)
	}
	return nil
}

// FiguresOf are the computed figures of a row.
func (g *Grid) FiguresOf(i int) []Figure {
	var out []Figure
	var cells []Cell
	for k := range g.Columns {
		c := &g.Columns[k]
		if c.Why == nil || g.hidden(c.Key) || g.bare[c.Key] {
			continue
		}
		f := c.Why(i)
		if cells == nil {
			cells = g.Row(i)
		}
		if f.Name == "" {
			f.Name = c.Title
		}
		if f.Text == "" {
			f.Text = cells[k].Text
		}
		if f.Text != "" {
			out = append(out, f)
		}
	}
	return explained(out)
}

// Figures of chips are their counts, where they say how they were counted.
func (c *Chips) Figures() []Figure {
	var out []Figure
	for _, x := range c.list {
		out = append(out, Figure{x.Word, x.Count, x.Why})
	}
	return explained(out)
}

// Figures of the frame: the status line and the numbers beside the places.
func (f *Frame) Figures() []Figure {
	var out []Figure
	for _, c := range f.status.counts {
		out = append(out, Figure{c.Word, c.Value, c.Why})
	}
	for _, p := range f.side.places {
		if c := f.side.counts[p.Route]; c.text != "" {
			out = append(out, Figure{p.Word, c.text, c.why})
		}
	}
	return explained(out)
}
