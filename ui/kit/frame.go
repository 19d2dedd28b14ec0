package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Place is one line of the sidebar.
type Place struct {
	Route, Icon, Word string
	Group             int  // lines stand between groups
	Foot              bool // at the foot, above the person
}

// Frame is the window: sidebar 172 wide, sheet, status line 26 high (look.md §2).
type Frame struct {
	Root     *Root
	OnGo     func(route string)
	OnSearch func()
	OnUndo   func()
	OnPerson func()

	side   *sidebar
	status *statusLine
	body   *fyne.Container
}

// NewFrame makes the frame with its places. Set Frame.Root as the content of an unpadded window.
func NewFrame(name string, places []Place) *Frame {
	f := &Frame{side: newSidebar(name, places), status: newStatus(), body: container.NewStack()}
	f.side.frame, f.status.frame = f, f
	f.Root = NewRoot(container.New(&framing{}, f.side, f.body, f.status))
	return f
}

type framing struct{}

func (framing) MinSize(o []fyne.CanvasObject) fyne.Size {
	b := o[1].MinSize()
	return fyne.NewSize(Unit(172)+b.Width, max(b.Height, o[0].MinSize().Height)+Unit(26))
}

func (framing) Layout(o []fyne.CanvasObject, s fyne.Size) {
	w, h := Unit(172), Unit(26)
	o[0].Resize(fyne.NewSize(w, s.Height-h))
	o[1].Move(fyne.NewPos(w, 0))
	o[1].Resize(fyne.NewSize(s.Width-w, s.Height-h))
	o[2].Move(fyne.NewPos(0, s.Height-h))
	o[2].Resize(fyne.NewSize(s.Width, h))
}

// Show puts a screen into the sheet and marks its place.
func (f *Frame) Show(route string, screen fyne.CanvasObject) {
	f.Root.CloseFloat()
	f.side.now = route
	f.body.Objects = []fyne.CanvasObject{screen} // on the ground of the window: painting the sheet once more cost a third of a picture
	f.body.Refresh()
	f.side.Refresh()
}

// Sheet is what stands in the sheet.
func (f *Frame) Sheet() fyne.CanvasObject { return f.body }

// Route is the place in view.
func (f *Frame) Route() string { return f.side.now }

// SetCount writes the count right of a place and how it was reckoned; late makes it bold red. "" clears it.
func (f *Frame) SetCount(route, count string, late bool, why func() Why) {
	f.side.counts[route] = sideCount{count, late, why}
	f.side.Refresh()
}

// CountOf is the count right of a place, and whether it is shown as late.
func (f *Frame) CountOf(route string) (count string, late bool) {
	c := f.side.counts[route]
	return c.text, c.late
}

// SetPerson names the signed-in clerk and what they are.
func (f *Frame) SetPerson(name, role string) {
	f.side.person, f.side.role = name, role
	f.side.Refresh()
}

// Status is the status line by itself, for a page without the frame that still has slow work to show.
func (f *Frame) Status() fyne.CanvasObject { return f.status }

// Count is one figure of the status line: "Có mặt" "622".
type Count struct {
	Word, Value string
	Why         func() Why
}

// SetCounts sets the figures at the left of the status line.
func (f *Frame) SetCounts(list ...Count) { f.status.counts = list; f.status.Refresh() }

// SetUndo names what can be undone ("Hoàn tác: …"), "" for nothing.
func (f *Frame) SetUndo(word string) { f.status.undo = word; f.status.Refresh() }

// SetSaved tells the last save and the day.
func (f *Frame) SetSaved(saved, day string) {
	f.status.saved, f.status.day = saved, day
	f.status.Refresh()
}

type sideCount struct {
	text string
	late bool
	why  func() Why
}

// sidebar is one drawing: a Tab stop in which the arrows move.
type sidebar struct {
	keyed
	frame        *Frame
	name         string
	places       []Place
	counts       map[string]sideCount
	now          string
	cursor       int
	person, role string
}

func newSidebar(name string, places []Place) *sidebar {
	s := &sidebar{name: name, places: places, counts: map[string]sideCount{}}
	s.start(s, func() (float32, float32) { return 172, 400 }, s.draw)
	s.onKey = s.key
	s.onIn = func(in bool) {
		for i, p := range s.places {
			if p.Route == s.now {
				s.cursor = i
			}
		}
	}
	return s
}

func (s *sidebar) key(e *fyne.KeyEvent) bool {
	switch {
	case e.Name == fyne.KeyDown:
		s.cursor = min(s.cursor+1, len(s.places)-1)
	case e.Name == fyne.KeyUp:
		s.cursor = max(s.cursor-1, 0)
	case isEnter(e) || e.Name == fyne.KeySpace:
		s.go_(s.places[s.cursor].Route)
	default:
		return false
	}
	s.Refresh()
	return true
}

func (s *sidebar) go_(route string) {
	if s.frame.OnGo != nil {
		s.frame.OnGo(route)
	}
}

func (s *sidebar) draw(p *pen, w, h float32) {
	p.fill(0, 0, w, h, Side)
	p.vrule(w-1/p.k, 0, h, Rule)
	p.icon("mark", 16, 14, 16, Accent)
	p.text(42, 10, 24, s.name, Section)
	// search
	p.box(8, 42, 155, 28, FieldGround, Rule, 1, 4)
	p.icon("search", 16, 48, 16, Second)
	p.text(40, 42, 28, T("kit.search"), Quiet)
	cw := capWidth("Ctrl+F")
	p.cap(155-cw, 42, 28, "Ctrl+F", Second, Rule, Tint)
	p.on(8, 42, 155, 28, "", func() {
		if s.frame.OnSearch != nil {
			s.frame.OnSearch()
		}
	})
	y, high, gap := float32(80), s.itemHigh(h), float32(13)
	if high < sideItem {
		gap = 7
	}
	last := 0
	for i, pl := range s.places {
		if pl.Foot {
			continue
		}
		if i > 0 && pl.Group != last {
			p.hrule(16, y+gap/2-0.5, 139, Rule)
			y += gap
		}
		last = pl.Group
		s.item(p, i, y, high)
		y += high
	}
	y = h - 50
	p.hrule(16, y-1, 139, Rule)
	p.textFit(16, y+6, 18, 140, s.person, Caption.B().In(Ink))
	p.textFit(16, y+22, 18, 140, s.role, Caption)
	p.on(8, y, 155, 44, "", func() {
		if s.frame.OnPerson != nil {
			s.frame.OnPerson()
		}
	})
	y -= 7
	for i := len(s.places) - 1; i >= 0; i-- {
		if s.places[i].Foot {
			y -= high
			s.item(p, i, y, high)
		}
	}
}

const sideItem = 28

// itemHigh is the height of a line of the sidebar: 28, or less where larger text leaves too little height for all.
func (s *sidebar) itemHigh(h float32) float32 {
	rules, last := 0, 0
	for i, pl := range s.places {
		if !pl.Foot && i > 0 && pl.Group != last {
			rules++
		}
		if !pl.Foot {
			last = pl.Group
		}
	}
	room := h - 80 - 50 - 7 - 4
	if n := float32(len(s.places)); n*sideItem+float32(rules)*13 > room {
		return max(20, (room-float32(rules)*7)/n)
	}
	return sideItem
}

func (s *sidebar) item(p *pen, i int, y, high float32) {
	pl := s.places[i]
	st, ic := Body, Second
	if pl.Route == s.now {
		p.box(8, y, 155, high, Picked, none, 0, 3)
		st, ic = Strong, Accent
	} else if p.under(8, y, 155, 28) {
		p.box(8, y, 155, high, Hover, none, 0, 3)
	}
	if p.focus && i == s.cursor {
		p.ring(8, y, 155, high, 3)
	}
	p.icon(pl.Icon, 16, y+(high-16)/2, 16, ic)
	p.text(41, y, high, pl.Word, st)
	if c := s.counts[pl.Route]; c.text != "" {
		cs := Caption
		if c.late {
			cs = cs.B().In(Red)
		}
		p.textRight(155, y, high, c.text, cs)
	}
	p.on(8, y, 155, high, "", func() { s.go_(pl.Route) })
}

// statusLine says what was done, saved and counted, and never blinks.
type statusLine struct {
	touched
	frame            *Frame
	counts           []Count
	undo, saved, day string
	busy             string
	part             float64
	stop             func()
	bar              *progress // of the work in view
}

func newStatus() *statusLine {
	s := &statusLine{}
	s.start(s, func() (float32, float32) { return 600, 26 }, s.draw)
	return s
}

func (s *statusLine) draw(p *pen, w, h float32) {
	p.fill(0, 0, w, h, Side)
	p.hrule(0, 0, w, Rule)
	x := float32(14)
	for _, c := range s.counts {
		from := x
		x = p.text(x, 0, h+1, c.Word, Caption)
		x = p.text(x+4, 0, h+1, c.Value, Caption.B().In(Ink)) + 18
		if c.Why != nil {
			p.why(s, from, 0, x-from-12, h, Figure{c.Word, c.Value, c.Why})
		}
	}
	r := w - 14
	if s.day != "" {
		r = p.textRight(r, 0, h+1, s.day, Caption) - 18
	}
	if s.saved != "" {
		r = s.drawSaved(p, x, r, h) - 18
	}
	if s.busy != "" {
		s.drawBusy(p, x, r, h)
		return
	}
	if s.undo == "" {
		return
	}
	r -= capWidth("Ctrl+Z")
	p.cap(r, 0, h+1, "Ctrl+Z", Second, Rule, Tint)
	text, cut := fit(s.undo, Caption.In(Accent), r-x-40)
	tip := ""
	if cut {
		tip = s.undo
	}
	from := p.textRight(r-6, 0, h+1, text, Caption.In(Accent)) - 22
	p.icon("undo", from, 6, 15, Accent)
	p.on(from, 0, r-from, h, tip, func() {
		if s.frame.OnUndo != nil {
			s.frame.OnUndo()
		}
	})
}

// drawSaved shows what was done last; where the room is short it is cut, and the counts and the undo are not.
func (s *statusLine) drawSaved(p *pen, x, r, h float32) float32 {
	room := r - x
	if s.undo != "" || s.busy != "" {
		room -= capWidth("Ctrl+Z") + 18 + 34
	}
	text, cut := fit(s.saved, Caption, max(0, room))
	from := p.textRight(r, 0, h+1, text, Caption)
	if cut {
		p.hits = append(p.hits, hit{x: from, w: r - from, h: h, tip: s.saved})
	}
	return from
}

// drawBusy shows the thin bar of work that takes more than 0.1 s, with its count and "Dừng".
func (s *statusLine) drawBusy(p *pen, x, r, h float32) {
	from := r
	if s.stop != nil {
		cap := capWidth("Ctrl+.")
		p.cap(r-cap, 0, h+1, "Ctrl+.", Second, Rule, Tint)
		from = p.textRight(r-cap-6, 0, h+1, T("kit.stop"), Caption.B().In(Accent))
		p.on(from-6, 0, r-from+12, h, "", func() {
			if s.stop != nil {
				s.stop()
			}
		})
	}
	p.fill(from-212, 12, 200, 4, Track)
	p.fill(from-212, 12, float32(200*min(1, max(0, s.part))), 4, Accent)
	text, _ := fit(s.busy, Caption, from-224-x)
	p.textRight(from-220, 0, h+1, text, Caption)
}
