package kit

import (
	"strings"

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

// FiguresIn lists the figures of what is in view, in the order it is read: those in hand, of the part with the keyboard and then of
// the rows and cells under a cursor, and all others.
func FiguresIn(o fyne.CanvasObject, focused fyne.Focusable) (hand, others []Figure) {
	var first, rows []Figure
	walkFigures(o, func(x fyne.CanvasObject, e Explains) {
		f, _ := x.(fyne.Focusable)
		if g, ok := x.(*Grid); ok && g.list != nil {
			f = g.list
		}
		if f != nil && f == focused {
			first = append(first, e.Figures()...)
			return
		}
		switch x.(type) {
		case *Grid, *Table, *WorkList:
			rows = append(rows, e.Figures()...)
		default:
			others = append(others, e.Figures()...)
		}
	})
	return append(first, rows...), others
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
		out = append(out, x.asFigure())
	}
	return explained(out)
}

// asFigure is the figure of a piece, without the comma or full stop after it.
func (x Piece) asFigure() Figure { return Figure{x.Name, strings.TrimRight(x.Text, ",.;"), x.Why} }

// Figures of a line of text: the one it is.
func (t *Text) Figures() []Figure {
	if t.figure == nil || t.text == "" {
		return nil
	}
	return explained([]Figure{t.figure()})
}

// NewFigure is a line of text that holds a computed figure: a click explains it.
func NewFigure(text string, of func() Figure, st Style) *Text {
	t := NewText(text, st)
	t.figure = of
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

// Figures of the work list: those of the line in hand.
func (l *WorkList) Figures() []Figure {
	if x := l.Picked(); x != nil && x.Why != nil {
		return explained(x.Why())
	}
	return nil
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

// EveryFigure is each cell of the table.
func (t *Table) EveryFigure() (out []Figure) {
	for r := range t.rows {
		for c := range t.columns {
			if c >= len(t.rows[r].Figures) || t.rows[r].Figures[c] == Blank {
				continue
			}
			f := Figure{Name: t.rows[r].Label + ", " + t.columns[c].Title, Text: Group(t.rows[r].Figures[c])}
			if t.OnWhy != nil {
				f.Why = t.OnWhy(r, c).Why
			}
			out = append(out, f)
		}
	}
	return out
}

// EveryFigure is each number of the board, the ones that cannot be explained too.
func (b *Board) EveryFigure() (out []Figure) {
	for _, c := range b.cells {
		out = append(out, Figure{c.Label, c.Value, c.Why})
	}
	for _, r := range b.rows {
		for i, text := range r.Figures {
			f := Figure{Name: r.Word, Text: text}
			if i < len(r.Why) {
				f.Why = r.Why[i]
			}
			out = append(out, f)
		}
	}
	return out
}
