package kit

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// columnStep is how much the arrow keys widen a column.
const columnStep = 10

// ShowColumns opens what can be done to the list itself (F6, or the sign at the end of its head): which columns are shown, how
// wide, in what order; the list on paper and in Excel.
func (g *Grid) ShowColumns() {
	c := canvasOf(g)
	w := windowOf(c)
	if w == nil {
		return
	}
	var cols []int
	for i := range g.Columns {
		if g.Columns[i].Title != "" {
			cols = append(cols, i)
		}
	}
	list := NewGrid([]Column{{Key: "shown", Width: 20, Draw: DrawIcon}, {Key: "title", Title: T("kit.list.column"), Width: 180, Grow: true},
		{Key: "wide", Title: T("kit.list.wide"), Width: 70, Draw: DrawNumber}, {Key: "sort", Title: T("kit.list.sort"), Width: 110}},
		func() int { return len(cols) }, func(i int) []Cell { return g.columnLine(cols[i]) })
	list.NoHead, list.Margin, list.RowHeight = true, 8, 24
	after := func(do func(c *Column)) {
		if i := list.Cursor(); i >= 0 {
			do(&g.Columns[cols[i]])
			list.Reload()
		}
	}
	list.OnOpen = func(int) { after(func(c *Column) { g.sortBy(c) }) }
	list.OnKey = func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeySpace:
			after(func(c *Column) { g.HideColumn(c.Key, !g.hidden(c.Key)) })
		case fyne.KeyLeft:
			after(func(c *Column) { g.widen(c, -columnStep) })
		case fyne.KeyRight:
			after(func(c *Column) { g.widen(c, columnStep) })
		default:
			return false
		}
		return true
	}
	d := &Dialog{Title: T("kit.list.columns"), Wide: 560, First: list.Focusable(),
		Content: Down(8, NewPara(T("kit.list.hint"), Quiet, 528), Fixed(0, min(24*float32(len(cols))+4, 300), list))}
	d.Buttons = append(d.Buttons, NewQuiet(T("kit.list.reset"), "undo", func() { g.resetPrefs(); list.Reload() }))
	if Lists.Out != nil && (Lists.May == nil || Lists.May()) {
		out := func(excel bool) func() { return func() { d.Close(); Lists.Out(g.Listing(), excel) } }
		d.Buttons = append(d.Buttons, NewButton("Excel", "sheet", "F6", out(true)), NewButton(T("kit.list.print"), "print", "Ctrl+P", out(false)))
		d.Keys = []Shortcut{{Key: fyne.KeyF6, Do: out(true)}, {Key: fyne.KeyP, Ctrl: true, Do: out(false)}}
	}
	d.Buttons = append(d.Buttons, NewPrimary(T("kit.close"), "", "Esc", d.Close))
	d.Default = len(d.Buttons) - 1
	d.Open(w)
	list.Pick(0)
}

func (g *Grid) columnLine(i int) []Cell {
	c := &g.Columns[i]
	shown, tone := Cell{Mark: "ok"}, Normal
	if g.hidden(c.Key) {
		shown, tone = Cell{}, Grey
	}
	wide, sorted := "", ""
	for _, pl := range g.places {
		if pl.col == i {
			wide = strconv.Itoa(int(pl.w))
		}
	}
	if g.prefs.Sort == c.Key {
		sorted = T("kit.list.up")
		if g.prefs.Down {
			sorted = T("kit.list.down")
		}
	}
	return []Cell{shown, {Text: c.Title, Tone: tone}, {Text: wide, Tone: Grey}, {Text: sorted, Tone: Grey}}
}

func (g *Grid) sortBy(c *Column) {
	if g.sortable(c) {
		g.sort(c.Key)
	}
}

func (g *Grid) widen(c *Column, by float32) {
	for _, pl := range g.places {
		if g.Columns[pl.col].Key == c.Key {
			if g.prefs.Widths == nil {
				g.prefs.Widths = map[string]float32{}
			}
			g.prefs.Widths[c.Key] = max(least(c), pl.w+by)
		}
	}
	g.saved()
}

// resetPrefs puts the list back to how the program has it.
func (g *Grid) resetPrefs() {
	g.prefs = GridPrefs{Sort: g.prefs.Sort, Down: g.prefs.Down}
	if g.OnSort == nil {
		g.prefs = GridPrefs{}
	}
	g.reorder()
	g.saved()
}

func windowOf(c fyne.Canvas) fyne.Window {
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		if w.Canvas() == c {
			return w
		}
	}
	return nil
}

// ListIn is the first list with a head below an object that is in view, nil when there is none.
func ListIn(o fyne.CanvasObject) *Grid {
	if o == nil || !o.Visible() {
		return nil
	}
	switch x := o.(type) {
	case *Grid:
		if !x.NoHead {
			return x
		}
	case *container.Scroll:
		return ListIn(x.Content)
	case *fyne.Container:
		for _, c := range x.Objects {
			if g := ListIn(c); g != nil {
				return g
			}
		}
	}
	return nil
}

// SetBare takes a column away while there is nothing in it. It is no choice of the clerk: nothing is remembered, and a column the
// clerk hid does not come back by it.
func (g *Grid) SetBare(column string, bare bool) {
	if g.bare[column] == bare {
		return
	}
	if g.bare == nil {
		g.bare = map[string]bool{}
	}
	g.bare[column] = bare
	g.arrange(g.wide)
	if g.list != nil {
		g.Refresh()
	}
}

// IsBare reports a column that is away because there is nothing in it.
func (g *Grid) IsBare(column string) bool { return g.bare[column] }
