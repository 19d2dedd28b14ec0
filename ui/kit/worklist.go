package kit

import "fyne.io/fyne/v2"

// WorkLine is one thing to do: when, for whom, what is missing, and its act.
type WorkLine struct {
	Late   bool
	When   string // "quá 2 ngày", "hôm nay", 25/11
	Soon   bool   // the clock stands before When; a later day is plain
	Name   string
	Code   string
	Detail string
	Due    string // "hết hạn 20/12"
	Act    string // shown only while the line is picked
	Do     func()
	Open   func()          // double click: the record at the right place
	Why    func() []Figure // its day, and how late it is
}

// WorkGroup is an act with its rule and its lines: late groups first, late lines first.
type WorkGroup struct {
	Title, Note string
	Icon, Act   string // the act for all of it
	Do          func()
	Lines       []WorkLine
}

// WorkList is the grouped list of what is due (look.md §6).
type WorkList struct {
	keyed
	groups []WorkGroup
	at     int // index over all lines
}

const (
	workHead = 32
	workHigh = 24
	groupCap = "Ctrl+Enter"
	workCode = 274 // where the code stands, and what is missing where there is no room for it

	workNarrow = 560
)

// NewWorkList makes the list; put it into Scrolled.
func NewWorkList(groups []WorkGroup) *WorkList {
	l := &WorkList{groups: groups}
	l.start(l, func() (float32, float32) { return 500, l.high() }, l.draw)
	l.onKey = l.key
	return l
}

// Set shows other work; the picked line stays where it was.
func (l *WorkList) Set(groups []WorkGroup) {
	l.groups = groups
	l.at = max(0, min(l.at, l.count()-1))
	l.resized()
}

// Picked is the line in hand, nil when there is none.
func (l *WorkList) Picked() *WorkLine {
	i := 0
	for g := range l.groups {
		for n := range l.groups[g].Lines {
			if i == l.at {
				return &l.groups[g].Lines[n]
			}
			i++
		}
	}
	return nil
}

// Group is the group the picked line stands in, nil when there is none.
func (l *WorkList) Group() *WorkGroup {
	n := 0
	for i := range l.groups {
		if n += len(l.groups[i].Lines); l.at < n {
			return &l.groups[i]
		}
	}
	return nil
}

// DoGroup does the act for the whole group the picked line stands in, where there is one.
func (l *WorkList) DoGroup() {
	if g := l.Group(); g != nil && g.Do != nil {
		g.Do()
	}
}

func (l *WorkList) count() int {
	n := 0
	for _, g := range l.groups {
		n += len(g.Lines)
	}
	return n
}

func (l *WorkList) high() float32 {
	return float32(len(l.groups))*workHead + float32(l.count())*workHigh
}

func (l *WorkList) key(e *fyne.KeyEvent) bool {
	switch {
	case e.Name == fyne.KeyDown:
		l.at = min(l.at+1, l.count()-1)
	case e.Name == fyne.KeyUp:
		l.at = max(l.at-1, 0)
	case e.Name == fyne.KeyHome:
		l.at = 0
	case e.Name == fyne.KeyEnd:
		l.at = max(0, l.count()-1)
	case isEnter(e):
		if x := l.Picked(); x != nil && x.Do != nil {
			x.Do()
		} else if x != nil && x.Open != nil {
			x.Open()
		}
		return true
	default:
		return false
	}
	l.Refresh()
	l.reveal()
	return true
}

func (l *WorkList) reveal() {
	y, i := float32(0), 0
	for _, g := range l.groups {
		y += workHead
		for range g.Lines {
			if i == l.at {
				l.keyed.reveal(Unit(y), Unit(workHigh))
				return
			}
			i++
			y += workHigh
		}
	}
}

func (l *WorkList) draw(p *pen, w, h float32) {
	y, i := float32(0), 0
	for _, g := range l.groups {
		end := w - 8
		if g.Act != "" {
			tw := width(g.Act, Caption.In(Accent))
			ax := w - 17 - tw
			if p.focus && i <= l.at && l.at < i+len(g.Lines) { // the group the keyboard is in
				ax -= capWidth(groupCap) + 8
				p.cap(ax+tw+8, y+3, 30, groupCap, Second, Rule, Surface)
			}
			p.text(ax, y+3, 30, g.Act, Caption.In(Accent))
			p.icon(g.Icon, ax-24, y+10, 16, Accent)
			p.on(ax-30, y+5, tw+40, 26, "", g.Do)
			end = ax - 34
		}
		x := p.textFit(8, y+3, 30, end-8, g.Title, Strong)
		if end-x-8 > shortText {
			p.textFit(x+8, y+3, 30, end-x-8, g.Note, Caption)
		}
		p.hrule(0, y+workHead-1, w, Rule)
		y += workHead
		for n := range g.Lines {
			l.line(p, &g.Lines[n], i, y, w)
			i++
			y += workHigh
		}
	}
}

func (l *WorkList) line(p *pen, x *WorkLine, i int, y, w float32) {
	picked := i == l.at
	if picked {
		p.fill(0, y, w, workHigh, Picked)
		if p.focus {
			p.fill(0, y, 2, workHigh, Accent)
		}
	} else if p.under(0, y, w, workHigh) {
		p.fill(0, y, w, workHigh, Hover)
	}
	p.on(0, y, w, workHigh, "", func() { l.tap(i, x) })
	switch {
	case x.Late:
		p.icon("warn", 8, y+4, 16, Red)
		p.text(30, y, workHigh, x.When, Strong.In(Red))
	case x.Soon:
		p.icon("due", 8, y+4, 16, Second)
		p.text(30, y, workHigh, x.When, Body)
	default:
		p.text(30, y, workHigh, x.When, Body)
	}
	end := w - 8
	if picked && x.Act != "" {
		end = l.act(p, x, y, w)
	} else if x.Due != "" {
		end = p.textRight(end, y, workHigh, x.Due, Quiet)
	}
	p.textFit(120, y, workHigh, min(146, end-128), x.Name, Strong)
	from := float32(workCode)
	if w >= workNarrow { // else what is missing has the room; the name tells the code on hover
		p.textFit(workCode, y, workHigh, min(64, end-workCode-8), x.Code, Quiet)
		from += 70
	} else {
		p.hits = append(p.hits, hit{x: 120, y: y, w: 146, h: workHigh, tip: x.Name + " · " + x.Code, do: func() { l.tap(i, x) }})
	}
	if end-from-10 > 24 {
		p.textFit(from, y, workHigh, end-from-10, x.Detail, Body)
	}
}

// act draws the act of the picked line and gives the place where it begins.
func (l *WorkList) act(p *pen, x *WorkLine, y, w float32) float32 {
	bw := width(x.Act, Strong) + capWidth("Enter") + 26
	at := w - 6 - bw
	p.box(at, y+2, bw, 20, Surface, Accent, 1, 3)
	tx := p.text(at+9, y, workHigh, x.Act, Strong)
	p.cap(tx+8, y, workHigh, "Enter", Second, Rule, Tint)
	p.on(at, y+2, bw, 20, "", x.Do)
	return at
}

func (l *WorkList) tap(i int, x *WorkLine) {
	focusOn(l)
	if l.at == i && x.Open != nil {
		x.Open()
		return
	}
	l.at = i
	l.Refresh()
}
