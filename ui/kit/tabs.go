package kit

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
)

// Tab is one leaf of a record.
type Tab struct {
	Key, Word string
	Count     string // after the word, "" for none
}

// Tabs is the row of underlined tabs, 32 high, over one line.
type Tabs struct {
	keyed
	list     []Tab
	at       int
	OnChange func(key string)
	OnDown   func()  // the keyboard goes down into what the tab shows
	Left     float32 // margin; default 16
}

// NewTabs makes the row; the first tab is chosen.
func NewTabs(list []Tab, onChange func(key string)) *Tabs {
	t := &Tabs{list: list, OnChange: onChange, Left: 16}
	t.start(t, func() (float32, float32) { return 200, 32 }, t.draw)
	t.onKey = func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyRight:
			t.choose(min(t.at+1, len(t.list)-1))
		case fyne.KeyLeft:
			t.choose(max(t.at-1, 0))
		case fyne.KeyDown:
			if t.OnDown == nil {
				return false
			}
			t.OnDown()
		default:
			return false
		}
		return true
	}
	return t
}

// Chosen is the key of the tab in view.
func (t *Tabs) Chosen() string { return t.list[t.at].Key }

// Choose shows a tab as a click would.
func (t *Tabs) Choose(key string) {
	for i, x := range t.list {
		if x.Key == key {
			t.choose(i)
		}
	}
}

// SetCount changes the figure of a tab.
func (t *Tabs) SetCount(key, count string) {
	for i := range t.list {
		if t.list[i].Key == key {
			t.list[i].Count = count
		}
	}
	t.Refresh()
}

func (t *Tabs) choose(i int) {
	if i == t.at {
		return
	}
	t.at = i
	t.Refresh()
	if t.OnChange != nil {
		t.OnChange(t.list[i].Key)
	}
}

func (t *Tabs) word(i int) string {
	if t.list[i].Count != "" {
		return t.list[i].Word + " " + t.list[i].Count
	}
	return t.list[i].Word
}

// room is how much stands left and right of a word, and how many tabs fit: larger text first takes from the one, then the tabs
// that have no room wait under "+2". The tab in view is always among those shown.
func (t *Tabs) room(w float32) (pad float32, shown []int) {
	for _, pad = range []float32{12, 7, 5} {
		x := t.Left
		for i := range t.list {
			x += width(t.word(i), Strong) + 2*pad + 3
		}
		if x <= w {
			for i := range t.list {
				shown = append(shown, i)
			}
			return pad, shown
		}
	}
	own := func(i int) float32 { return width(t.word(i), Strong) + 2*pad + 3 }
	left := w - t.Left - moreWide - own(t.at)
	for i := range t.list {
		if i == t.at {
			shown = append(shown, i)
			continue
		}
		if left -= own(i); left < 0 {
			if i < t.at {
				shown = append(shown, t.at)
			}
			break
		}
		shown = append(shown, i)
	}
	return pad, shown
}

func (t *Tabs) draw(p *pen, w, h float32) {
	p.hrule(0, h-1/p.k, w, Rule)
	x := t.Left
	pad, shown := t.room(w)
	for _, i := range shown {
		st := Quiet
		if i == t.at {
			st = Strong
		}
		tw := width(t.word(i), st) + 2*pad
		if i != t.at && p.under(x, 0, tw, h) {
			st = Body
		}
		p.text(x+pad, 0, h, t.word(i), st)
		if i == t.at {
			p.fill(x, h-2, tw, 2, Accent)
			if p.focus {
				p.ring(x, 0, tw, h-2, 3)
			}
		}
		p.on(x, 0, tw, h, "", func() { focusOn(t); t.choose(i) })
		x += tw + 3
	}
	if len(shown) < len(t.list) {
		t.more(p, shown, x, h)
	}
}

// more opens the tabs that have no room.
func (t *Tabs) more(p *pen, shown []int, x, h float32) {
	var acts []Act
	for i := range t.list {
		if !slices.Contains(shown, i) {
			acts = append(acts, Act{Word: t.word(i), Do: func() { focusOn(t); t.choose(i) }})
		}
	}
	p.text(x+8, 0, h, "+"+strconv.Itoa(len(acts)), Quiet)
	p.icon("down", x+moreWide-19, (h-12)/2+1, 12, Second)
	p.on(x, 0, moreWide, h, "", func() {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(t)
		openMenu(t, at.AddXY(Unit(x), Unit(h+2)), acts)
	})
}
