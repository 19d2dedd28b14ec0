package kit

import "fyne.io/fyne/v2"

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

func (t *Tabs) draw(p *pen, w, h float32) {
	p.hrule(0, h-1/p.k, w, Rule)
	x := t.Left
	for i, tab := range t.list {
		word := tab.Word
		if tab.Count != "" {
			word += " " + tab.Count
		}
		st := Quiet
		if i == t.at {
			st = Strong
		}
		tw := width(word, st) + 24
		if i != t.at && p.under(x, 0, tw, h) {
			st = Body
		}
		p.text(x+12, 0, h, word, st)
		if i == t.at {
			p.fill(x, h-2, tw, 2, Accent)
			if p.focus {
				p.ring(x, 0, tw, h-2, 3)
			}
		}
		p.on(x, 0, tw, h, "", func() { focusOn(t); t.choose(i) })
		x += tw + 3
	}
}
