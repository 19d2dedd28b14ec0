package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/ui/kit"
)

// How wide the name may be in the head of a record before it takes two lines: beside it stand code, status, state and three acts.
const (
	nameRoom  = 380
	nameTight = 220 // where two of the acts are icons alone
	nameHalf  = 320 // each of its two lines there
	nameLine  = 24  // one of its two lines
)

// twoLines reports that a name takes two lines: it is who the record is about and is not cut while there is room for it.
func twoLines(name string) bool {
	w := kit.Width(name, kit.Person)
	return w > nameRoom || w > nameTight && large()
}

// headName is the name in the head of the record.
func headName(name string, tight bool) fyne.CanvasObject {
	most := float32(nameRoom)
	if tight {
		most = nameTight
	}
	line := func(s string) *kit.Text {
		t := kit.NewText(s, kit.Person)
		if kit.Width(s, kit.Person) > most { // it shows whole on hover
			t.Narrow(most)
		}
		return t
	}
	if !twoLines(name) {
		return line(name)
	}
	if tight && kit.Unit(1) < 1.35 { // the largest text leaves no more room than that of one line
		most = nameHalf
	}
	a, b := halves(name)
	if b == "" {
		return line(a)
	}
	return kit.Down(0, kit.Fixed(0, nameLine, line(a)), kit.Fixed(0, nameLine, line(b)))
}

// halves breaks a name at the space that leaves the shortest longer line.
func halves(name string) (first, second string) {
	words := strings.Fields(name)
	first, best := name, kit.Width(name, kit.Person)
	for i := 1; i < len(words); i++ {
		a, b := strings.Join(words[:i], " "), strings.Join(words[i:], " ")
		if w := max(kit.Width(a, kit.Person), kit.Width(b, kit.Person)); w < best {
			first, second, best = a, b, w
		}
	}
	return first, second
}
