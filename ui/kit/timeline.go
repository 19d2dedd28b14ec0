package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Moment is one line of Diễn biến.
type Moment struct {
	Date, Time string
	Icon       string
	Label      string
	Detail     string
	Note       string // right: "tính 28 ngày"
	Alarm      bool   // the icon is red: escaped
	Late       bool   // its note is bold and red: overdue
	Voided     bool   // struck through, grey; Detail says who, when and why
	Now        bool   // the line of today, tinted
	Coming     bool   // not yet happened: grey
}

// Timeline is the list of what happened and what is due, 26 high a line, with a line through the icons.
type Timeline struct {
	keyed
	list   []Moment
	at     int
	OnOpen func(i int)
	OnMenu func(i int) []Act
	Margin float32
}

// NewTimeline makes the list; put it into Scrolled.
func NewTimeline(list []Moment) *Timeline {
	t := &Timeline{list: list, at: -1, Margin: 16}
	t.start(t, func() (float32, float32) { return 400, 8 + float32(len(t.list))*momentHigh }, t.draw)
	t.onKey = t.key
	t.onIn = func(in bool) {
		if in && t.at < 0 && len(t.list) > 0 {
			t.at = 0
		}
	}
	return t
}

const momentHigh = 26

// Set shows other lines.
func (t *Timeline) Set(list []Moment) {
	t.list = list
	t.at = min(t.at, len(list)-1)
	t.resized()
}

func (t *Timeline) key(e *fyne.KeyEvent) bool {
	switch {
	case e.Name == fyne.KeyDown:
		t.at = min(t.at+1, len(t.list)-1)
	case e.Name == fyne.KeyUp:
		t.at = max(t.at-1, 0)
	case isEnter(e) && t.OnOpen != nil && t.at >= 0:
		t.OnOpen(t.at)
	case (isEnter(e) || e.Name == desktop.KeyMenu) && t.OnMenu != nil && t.at >= 0:
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(t)
		openMenu(t, at.AddXY(Unit(t.Margin+176), Unit(6+float32(t.at+1)*momentHigh)), t.OnMenu(t.at))
		return true
	default:
		return false
	}
	t.Refresh()
	t.reveal(Unit(6+float32(t.at)*momentHigh), Unit(momentHigh))
	return true
}

func (t *Timeline) draw(p *pen, w, h float32) {
	m := t.Margin
	if n := len(t.list); n > 1 {
		p.vrule(m+152, 6+momentHigh/2, float32(n-1)*momentHigh, Rule)
	}
	for i, x := range t.list {
		t.moment(p, x, i, 6+float32(i)*momentHigh, w)
	}
}

// ground lays the ground of a line, and the mark of the one with the keyboard.
func (t *Timeline) ground(p *pen, x Moment, i int, y, w float32) fyne.ThemeColorName {
	ground, here := Surface, p.focus && i == t.at
	switch {
	case x.Now || here:
		ground = Picked
	case p.under(0, y, w, momentHigh):
		ground = Hover
	}
	if ground != Surface {
		p.fill(0, y, w, momentHigh, ground)
	}
	if here {
		p.fill(0, y, 2, momentHigh, Accent)
	}
	return ground
}

// styles of the day, the label, the detail and the icon of a line.
func (x *Moment) styles() (day, label, detail Style, ink fyne.ThemeColorName) {
	day, label, detail, ink = Body, Strong, Quiet, Ink
	switch {
	case x.Voided:
		day, label, detail, ink = Quiet.S(), Quiet.S(), Quiet.I(), Second
	case x.Coming:
		label, ink = Quiet, Second
	case x.Now:
		day = Strong
	}
	if x.Alarm {
		ink = Red
	}
	return day, label, detail, ink
}

func (t *Timeline) moment(p *pen, x Moment, i int, y, w float32) {
	m := t.Margin
	ground := t.ground(p, x, i, y, w)
	day, label, detail, ink := x.styles()
	p.text(m, y, momentHigh, x.Date, day)
	p.text(m+90, y, momentHigh, x.Time, Quiet)
	p.fill(m+143, y+4, 18, momentHigh-8, ground)
	p.icon(x.Icon, m+144, y+5, 16, ink)
	end := w - m
	if x.Note != "" {
		note := Caption.In(Ink)
		if x.Late {
			note = Caption.B().In(Red)
		}
		end = p.textRight(end, y, momentHigh, x.Note, note) - 10
	}
	room := float32(172)
	if x.Detail == "" {
		room = end - m - 176
	}
	p.textFit(m+176, y, momentHigh, room, x.Label, label)
	const leastDetail = 48 // less would be a lone "…"
	tip, left := "", end-m-356
	if width(x.Label, label) > room || width(x.Detail, detail) > left {
		tip = strings.TrimSuffix(x.Label+" · "+x.Detail, " · ")
	}
	if left >= leastDetail {
		p.textFit(m+356, y, momentHigh, left, x.Detail, detail)
	}
	p.hits = append(p.hits, hit{x: 0, y: y, w: w, h: momentHigh, hot: true, tip: tip, do: func() {
		focusOn(t)
		t.at = i
		t.Refresh()
		if t.OnOpen != nil {
			t.OnOpen(i)
		}
	}, menu: func(at fyne.Position) {
		if t.OnMenu != nil {
			openMenu(t, at, t.OnMenu(i))
		}
	}})
	// a cut text still shows itself whole: its place lies under the line's, so give the line its tip
	if n := len(p.hits); n > 1 {
		for j := n - 2; j >= 0 && p.hits[j].y == y; j-- {
			if p.hits[j].tip != "" {
				p.hits[n-1].tip = p.hits[j].tip
			}
		}
	}
}
