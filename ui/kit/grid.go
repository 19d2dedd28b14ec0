package kit

import (
	"sort"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Act is one line of a context menu.
type Act struct {
	Word string
	Icon string
	Key  string // cap written at the right, "" for none
	Why  string // says why it is off
	Do   func()
}

// GridPrefs is what a list remembers of the clerk's hand: widths, hidden columns, order.
type GridPrefs struct {
	Widths map[string]float32 `json:"widths,omitempty"`
	Hidden []string           `json:"hidden,omitempty"`
	Sort   string             `json:"sort,omitempty"`
	Down   bool               `json:"down,omitempty"`
}

// Grid is the one list of the program: columns as data over widget.List (look.md §6). Rows come from a callback,
// so a list of 100,000 costs what is in view.
type Grid struct {
	widget.BaseWidget

	Columns []Column
	Len     func() int
	Row     func(i int) []Cell // one Cell a column, in the order of Columns

	OnPick  func(i int)                    // the cursor came to a row
	OnOpen  func(i int)                    // Enter or double click
	OnSort  func(column string, down bool) // header click; the screen orders its rows and calls Reload
	OnType  func(r rune)                   // a letter typed while the list has the keyboard goes to the search box
	OnMenu  func(rows []int) []Act         // right click and menu key
	OnPrefs func(GridPrefs)                // widths, hidden columns or order changed
	OnKey   func(e *fyne.KeyEvent) bool    // any other key, after the list's own

	Many      bool    // Ctrl and Shift choose more than one row
	RowHeight float32 // 22 for lists, 24 for work and days; 0 means 22
	Margin    float32 // left and right of the columns; 0 means 16
	NoHead    bool    // no header line
	NoTint    bool    // header on the ground of the panel
	Empty     Empty   // what stands there when Len is 0
	Footer    func(chosen int) string

	order  []int  // the row at each place, where the list sorts itself; nil: the order of the screen
	ahead  string // what was typed to jump to a row
	loaded bool
	aheadT time.Time

	cursor  int // a place, as anchor and chosen
	anchor  int
	chosen  map[int]bool
	prefs   GridPrefs
	bare    map[string]bool // columns with nothing in them now
	places  []place
	wide    float32
	head    *gridHead
	list    *gridList
	body    *container.ThemeOverride
	foot    *Text
	empty   fyne.CanvasObject
	emptyOf Empty
}

// place is where a visible column stands.
type place struct {
	col  int
	x, w float32
}

// NewGrid makes a list. Set the callbacks before it is shown; call Reload when rows change.
func NewGrid(columns []Column, length func() int, row func(i int) []Cell) *Grid {
	g := &Grid{Columns: columns, Len: length, Row: row, chosen: map[int]bool{}, cursor: -1, anchor: -1}
	g.ExtendBaseWidget(g)
	return g
}

func (g *Grid) build() {
	if g.list != nil {
		return
	}
	g.head = newGridHead(g)
	g.list = newGridList(g)
	g.body = container.NewThemeOverride(g.list, bare{padding: 0, inner: 0})
	g.foot = NewText("", Caption)
	g.recall()
	g.arrange(g.wide)
}

// Reload shows the rows anew; the cursor stays on its line as far as it still exists.
func (g *Grid) Reload() {
	n := g.Len()
	g.reorder()
	if g.cursor >= n {
		g.cursor = n - 1
	}
	for i := range g.chosen {
		if i >= n {
			delete(g.chosen, i)
		}
	}
	if g.list != nil {
		g.Refresh()
	}
}

// Cursor is the row with the bar, -1 for none.
func (g *Grid) Cursor() int { return g.row(g.cursor) }

// Focus gives the keyboard to the list.
func (g *Grid) Focus() {
	g.build()
	focusOn(g.list)
}

// Focusable is the part of the list that takes the keyboard.
func (g *Grid) Focusable() fyne.Focusable { g.build(); return g.list }

// Pick moves the cursor to a row, shows it and chooses it alone.
func (g *Grid) Pick(i int) {
	if i < 0 || i >= g.Len() {
		return
	}
	g.moveTo(g.placeOf(i), false, false)
}

// Chosen lists the chosen rows in order; without a choice it is the row of the cursor.
func (g *Grid) Chosen() []int {
	var out []int
	for i := range g.chosen {
		out = append(out, i)
	}
	if len(out) == 0 && g.cursor >= 0 {
		out = []int{g.cursor}
	}
	sort.Ints(out)
	for i := range out {
		out[i] = g.row(out[i])
	}
	return out
}

// Clear drops the choice and the cursor.
func (g *Grid) Clear() {
	g.cursor, g.anchor = -1, -1
	g.chosen = map[int]bool{}
	if g.list != nil {
		g.list.Refresh()
	}
}

// Load takes over what the list remembered.
func (g *Grid) Load(p GridPrefs) {
	g.prefs = p
	g.arrange(g.wide)
	g.Reload()
}

// Prefs is what the list remembers now.
func (g *Grid) Prefs() GridPrefs { return g.prefs }

// SetSort shows the arrow at a column without telling OnSort.
func (g *Grid) SetSort(column string, down bool) {
	g.prefs.Sort, g.prefs.Down = column, down
	if g.head != nil {
		g.head.Refresh()
	}
}

// HideColumn shows or hides a column and remembers it.
func (g *Grid) HideColumn(column string, hide bool) {
	if g.hidden(column) == hide {
		return
	}
	kept := g.prefs.Hidden[:0:0]
	for _, h := range g.prefs.Hidden {
		if h != column {
			kept = append(kept, h)
		}
	}
	if hide {
		kept = append(kept, column)
	}
	g.prefs.Hidden = kept
	g.saved()
}

func (g *Grid) hidden(key string) bool {
	for _, h := range g.prefs.Hidden {
		if h == key {
			return true
		}
	}
	return false
}

func (g *Grid) saved() {
	g.arrange(g.wide)
	if g.list != nil {
		g.Refresh()
	}
	if g.OnPrefs != nil {
		g.OnPrefs(g.prefs)
		return
	}
	g.remember()
}

func (g *Grid) margin() float32 {
	if g.Margin == 0 {
		return 16
	}
	return g.Margin
}

func (g *Grid) rowHeight() float32 {
	if g.RowHeight == 0 {
		return 22
	}
	return g.RowHeight
}

// CreateRenderer is asked by Fyne.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer {
	g.build()
	return &gridRenderer{g}
}

type gridRenderer struct{ g *Grid }

func (r *gridRenderer) MinSize() fyne.Size { return fyne.NewSize(Unit(160), Unit(24+3*22)) }

func (r *gridRenderer) Layout(s fyne.Size) {
	g := r.g
	if w := s.Width / current().scale; w != g.wide {
		g.arrange(w)
		g.head.Refresh()
		g.list.Refresh()
	}
	top := float32(0)
	if !g.NoHead {
		top = Unit(24)
		g.head.Resize(fyne.NewSize(s.Width, top))
	}
	bottom := s.Height
	if g.footed(s) {
		bottom -= Unit(24)
		g.foot.Move(fyne.NewPos(Unit(g.margin()), bottom+Unit(3)))
		g.foot.Resize(fyne.NewSize(s.Width-Unit(2*g.margin()), Unit(18)))
	}
	g.body.Move(fyne.NewPos(0, top))
	g.body.Resize(fyne.NewSize(s.Width, max(0, bottom-top)))
	if g.empty != nil {
		g.empty.Move(fyne.NewPos(Unit(g.margin()), top+Unit(24)))
		g.empty.Resize(fyne.NewSize(min(Unit(560), s.Width-Unit(2*g.margin())), g.empty.MinSize().Height))
	}
}

func (r *gridRenderer) Refresh() {
	g := r.g
	if g.Len() == 0 {
		if g.empty == nil || !g.Empty.same(g.emptyOf) {
			g.empty, g.emptyOf = g.Empty.object(), g.Empty
		}
	} else {
		g.empty = nil
	}
	g.sayFoot()
	g.head.Refresh()
	g.list.Refresh()
	r.Layout(g.Size())
	canvas.Refresh(g)
}

func (r *gridRenderer) Objects() []fyne.CanvasObject {
	g := r.g
	o := []fyne.CanvasObject{g.body}
	if !g.NoHead {
		o = append(o, g.head)
	}
	if g.footed(g.Size()) {
		o = append(o, g.foot)
	}
	if g.Len() == 0 {
		if g.empty == nil {
			g.empty, g.emptyOf = g.Empty.object(), g.Empty
			r.Layout(g.Size())
		}
		o = append(o, g.empty)
	}
	return o
}

func (r *gridRenderer) Destroy() {}
