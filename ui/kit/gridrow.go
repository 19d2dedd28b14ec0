package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// gridList is the list of Fyne with our keyboard: it only scrolls and keeps rows.
type gridList struct {
	widget.List
	g     *Grid
	in    bool // has the keyboard
	shift bool
	ctrl  bool
}

func newGridList(g *Grid) *gridList {
	l := &gridList{g: g}
	l.Length = func() int { return g.Len() }
	l.CreateItem = func() fyne.CanvasObject { return newGridRow(g) }
	l.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) { o.(*gridRow).show(i) }
	l.HideSeparators = true
	l.ExtendBaseWidget(l)
	return l
}

// gridRow is one row: one renderer, fixed columns, nothing created while scrolling.
type gridRow struct {
	touched
	g     *Grid
	id    int
	cells []Cell
	mod   fyne.KeyModifier
	last  time.Time
}

func newGridRow(g *Grid) *gridRow {
	r := &gridRow{g: g, id: -1}
	r.start(r, func() (float32, float32) { return 40, g.rowHeight() }, r.draw)
	return r
}

func (r *gridRow) show(i int) {
	if i != r.id {
		r.last = time.Time{}
		r.pen.mx, r.pen.my = -1, -1
	}
	r.id = i
	r.cells = nil
	if i < r.g.Len() {
		r.cells = r.g.Row(r.g.row(i))
	}
	r.Refresh()
}

func (r *gridRow) draw(p *pen, w, h float32) {
	g := r.g
	switch {
	case r.cells == nil:
		return
	case g.chosen[r.id] || r.id == g.cursor && len(g.chosen) == 0:
		p.fill(0, 0, w-8, h, Picked)
	case p.mx >= 0:
		p.fill(0, 0, w-8, h, Hover)
	}
	if r.id == g.cursor && g.list.in {
		p.fill(0, 0, 2, h, Accent)
	}
	taken := float32(0) // up to where a whole cell runs
	for _, pl := range g.places {
		if pl.col >= len(r.cells) {
			continue
		}
		c, cell := &g.Columns[pl.col], r.cells[pl.col]
		end := pl.x + pl.w
		switch x := max(pl.x, taken); {
		case c.Whole:
			pl.w = max(pl.w, min(c.wants(cell), w-g.margin()-pl.x))
			taken = pl.x + pl.w + columnGap
		case end-x < least(c) && x > pl.x: // no room is left: it is told on hover
			if cell.Text != "" {
				p.hits = append(p.hits, hit{w: w, h: h, tip: cell.Text})
			}
			continue
		default:
			pl.x, pl.w = x, end-x
		}
		p.cell(c, cell, pl.x, 0, h, pl.w)
	}
}

// wants is the width in which a cell of words is whole.
func (c *Column) wants(cell Cell) float32 {
	w := width(cell.Text, cell.style()) + 1
	if c.Draw == DrawMark {
		w += 20
	}
	return w
}

// MouseDown keeps which of Ctrl and Shift were held.
func (r *gridRow) MouseDown(e *desktop.MouseEvent) { r.mod = e.Modifier }

// MouseUp is part of desktop.Mouseable.
func (r *gridRow) MouseUp(*desktop.MouseEvent) {}

// Tapped chooses; the second tap on the same row opens.
func (r *gridRow) Tapped(*fyne.PointEvent) {
	g := r.g
	hideTip(r)
	focusOn(g.list)
	twice := time.Since(r.last) < 400*time.Millisecond
	r.last = time.Now()
	mod := r.mod
	r.mod = 0
	g.moveTo(r.id, mod&fyne.KeyModifierShift != 0, mod&fyne.KeyModifierControl != 0)
	if twice && mod == 0 && g.OnOpen != nil {
		r.last = time.Time{}
		g.OnOpen(g.row(r.id))
	}
}

// TappedSecondary opens the acts of the row; a row outside the choice becomes the choice first.
func (r *gridRow) TappedSecondary(e *fyne.PointEvent) {
	focusOn(r.g.list)
	if !r.g.chosen[r.id] {
		r.g.moveTo(r.id, false, false)
	}
	r.g.menu(e.AbsolutePosition)
}

// gridHead is the header line: click sorts, dragging an edge widens, right click hides columns.
type gridHead struct {
	touched
	g    *Grid
	drag int // index in places, -1 for none
}

func newGridHead(g *Grid) *gridHead {
	h := &gridHead{g: g, drag: -1}
	h.start(h, func() (float32, float32) { return 40, 24 }, h.draw)
	return h
}

func (h *gridHead) draw(p *pen, w, high float32) {
	g := h.g
	if !g.NoTint {
		p.fill(0, 0, w, high, Tint)
		p.hrule(0, 0, w, Rule)
	}
	p.hrule(0, high-1/p.k, w, Rule)
	for _, pl := range g.places {
		c := &g.Columns[pl.col]
		st := Caption
		sorted := g.prefs.Sort == c.Key && c.Key != ""
		if sorted {
			st = Caption.B().In(Ink)
		}
		title, cut := fit(c.Title, st, pl.w-arrowRoom(sorted))
		tip := ""
		if cut {
			tip = c.Title
		}
		x := pl.x
		if c.Align == fyne.TextAlignTrailing || c.Draw == DrawNumber {
			x = pl.x + pl.w - width(title, st) - arrowRoom(sorted)
		}
		x = p.text(x, 0, high, title, st)
		if sorted {
			name := "down"
			if g.prefs.Down {
				name = "up"
			}
			p.icon(name, x+1, (high-12)/2+1, 12, Ink)
		}
		if g.sortable(c) {
			key := c.Key
			p.on(pl.x-4, 0, pl.w+8, high, tip, func() { g.sort(key) })
		} else if tip != "" {
			p.hits = append(p.hits, hit{x: pl.x, w: pl.w, h: high, tip: tip})
		}
	}
	if g.margin() >= 16 && w > 300 {
		p.icon("menu", w-11, (high-10)/2, 10, Second)
		p.on(w-14, 0, 14, high, T("kit.list.columns")+" (F6)", g.ShowColumns)
	}
}

func arrowRoom(sorted bool) float32 {
	if sorted {
		return 14
	}
	return 0
}

func (g *Grid) sort(key string) {
	if g.OnSort == nil {
		g.sortSelf(key)
		return
	}
	g.prefs.Down = g.prefs.Sort == key && !g.prefs.Down
	g.prefs.Sort = key
	g.OnSort(key, g.prefs.Down)
	g.saved()
}

// Cursor shows that an edge can be dragged.
func (h *gridHead) Cursor() desktop.Cursor {
	if h.edge(h.pen.mx) >= 0 {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

func (h *gridHead) edge(x float32) int {
	for i, pl := range h.g.places {
		if e := pl.x + pl.w + columnGap/2; x > e-4 && x < e+4 {
			return i
		}
	}
	return -1
}

// Dragged widens the column whose right edge is held.
func (h *gridHead) Dragged(e *fyne.DragEvent) {
	k := current().scale
	if h.drag < 0 {
		h.drag = h.edge((e.Position.X - e.Dragged.DX) / k)
	}
	if h.drag < 0 || h.drag >= len(h.g.places) {
		return
	}
	g, pl := h.g, h.g.places[h.drag]
	c := &g.Columns[pl.col]
	if g.prefs.Widths == nil {
		g.prefs.Widths = map[string]float32{}
	}
	g.prefs.Widths[c.Key] = max(least(c), pl.w+e.Dragged.DX/k)
	g.arrange(g.wide)
	h.Refresh()
	g.list.Refresh()
}

// DragEnd remembers the width.
func (h *gridHead) DragEnd() {
	if h.drag >= 0 {
		h.g.saved()
	}
	h.drag = -1
}

// TappedSecondary lists the columns, to hide and show.
func (h *gridHead) TappedSecondary(e *fyne.PointEvent) {
	var acts []Act
	for i := range h.g.Columns {
		c := h.g.Columns[i]
		if c.Title == "" {
			continue
		}
		icon, hidden := "ok", h.g.hidden(c.Key)
		if hidden {
			icon = ""
		}
		acts = append(acts, Act{Word: c.Title, Icon: icon, Do: func() { h.g.HideColumn(c.Key, !hidden) }})
	}
	openMenu(h.g, e.AbsolutePosition, acts)
}
