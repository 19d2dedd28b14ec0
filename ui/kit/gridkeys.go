package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// FocusGained puts the accent bar at the cursor.
func (l *gridList) FocusGained() {
	l.in = true
	reveal(l, 0)
	if l.g.cursor < 0 && l.g.Len() > 0 {
		l.g.moveTo(0, false, false)
	}
	l.Refresh()
}

// FocusLost takes the bar away; the tint stays.
func (l *gridList) FocusLost() {
	l.in, l.shift, l.ctrl = false, false, false
	l.Refresh()
}

// KeyDown follows Shift and Ctrl.
func (l *gridList) KeyDown(e *fyne.KeyEvent) { l.held(e, true) }

// KeyUp follows Shift and Ctrl.
func (l *gridList) KeyUp(e *fyne.KeyEvent) { l.held(e, false) }

func (l *gridList) held(e *fyne.KeyEvent, down bool) {
	switch e.Name {
	case desktop.KeyShiftLeft, desktop.KeyShiftRight:
		l.shift = down
	case desktop.KeyControlLeft, desktop.KeyControlRight:
		l.ctrl = down
	}
}

// TypedRune sends letters to the search box; where there is none they lead to the row that begins so.
func (l *gridList) TypedRune(r rune) {
	switch {
	case l.g.OnType != nil && r != ' ':
		l.g.OnType(r)
	case l.g.OnType == nil:
		l.g.jump(r)
	}
}

// TypedShortcut takes Ctrl+A and leaves the rest to the window.
func (l *gridList) TypedShortcut(s fyne.Shortcut) {
	if _, ok := s.(*fyne.ShortcutSelectAll); ok && l.g.many() {
		l.g.chosen = map[int]bool{}
		for i := range l.g.Len() {
			l.g.chosen[i] = true
		}
		if l.g.OnPick != nil && l.g.cursor >= 0 {
			l.g.OnPick(l.g.row(l.g.cursor))
		}
		l.g.Refresh()
		return
	}
	shortcutElsewhere(l, s)
}

// TypedKey moves, opens and chooses.
func (l *gridList) TypedKey(e *fyne.KeyEvent) {
	g, n := l.g, l.g.Len()
	page := max(1, int(l.Size().Height/Unit(g.rowHeight()))-1)
	to := g.cursor
	switch e.Name {
	case fyne.KeyDown:
		to++
	case fyne.KeyUp:
		to--
	case fyne.KeyPageDown:
		to += page
	case fyne.KeyPageUp:
		to -= page
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = n - 1
	default:
		l.other(e)
		return
	}
	g.ahead = ""
	if n > 0 {
		g.moveTo(max(0, min(n-1, to)), l.shift, false)
	}
}

func (l *gridList) other(e *fyne.KeyEvent) {
	g := l.g
	switch {
	case isEnter(e) && g.cursor >= 0 && g.OnOpen != nil:
		g.OnOpen(g.row(g.cursor))
	case e.Name == fyne.KeyF6 && !g.NoHead:
		g.ShowColumns()
	case e.Name == fyne.KeyBackspace && g.jumpBack():
	case e.Name == fyne.KeySpace && g.Many && g.cursor >= 0:
		g.moveTo(g.cursor, false, true)
	case e.Name == desktop.KeyMenu && g.cursor >= 0:
		d := fyne.CurrentApp().Driver()
		at := d.AbsolutePositionForObject(l)
		y := (float32(g.cursor)+1)*Unit(g.rowHeight()) - l.GetScrollOffset()
		g.menu(at.AddXY(Unit(40), y))
	case g.OnKey != nil && g.OnKey(e):
	default:
		typedElsewhere(l, e)
	}
}

// moveTo puts the cursor on a row; extend chooses all from the anchor, toggle adds or drops the row.
func (g *Grid) moveTo(i int, extend, toggle bool) {
	old := g.cursor
	g.cursor = i
	switch {
	case extend && g.many():
		if g.anchor < 0 {
			g.anchor = max(0, old)
		}
		g.chosen = map[int]bool{}
		for j := min(g.anchor, i); j <= max(g.anchor, i); j++ {
			g.chosen[j] = true
		}
	case toggle && g.many():
		g.toggle(i, old)
	default:
		g.anchor = i
		g.chosen = map[int]bool{}
	}
	if g.list != nil {
		g.list.ScrollTo(i)
		g.list.Refresh()
		g.sayFoot()
	}
	if g.OnPick != nil && (old != i || toggle) {
		g.OnPick(g.row(i))
	}
	if old != i {
		moved(g)
	}
}

// toggle adds a row to those chosen or drops it; the row the cursor leaves counts as the first.
func (g *Grid) toggle(i, old int) {
	if len(g.chosen) == 0 && old >= 0 && old != i {
		g.chosen[old] = true
	}
	g.anchor = i
	if g.chosen[i] {
		delete(g.chosen, i)
		return
	}
	g.chosen[i] = true
}

func (g *Grid) menu(at fyne.Position) {
	var acts []Act
	if rows := g.Chosen(); g.OnMenu != nil && len(rows) > 0 && (g.Many || len(rows) == 1) {
		acts = g.OnMenu(rows)
	}
	if list := g.Figures(); len(list) > 0 {
		acts = append(acts, Act{Word: T("kit.why"), Icon: "why", Key: "Ctrl+E", Do: func() {
			if r := rootOf(g); r != nil {
				r.Explain(&list[0])
			}
		}})
	}
	if !g.NoHead {
		acts = append(acts, Act{Word: T("kit.list.columns"), Icon: "menu", Key: "F6", Do: g.ShowColumns})
	}
	openMenu(g.list, at, acts)
}
