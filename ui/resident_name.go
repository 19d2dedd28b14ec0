package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/ui/kit"
)

// How wide the name may be in the head of a record before it takes two lines: beside it stand code, stays, status, state and three
// acts, or where those have a line of their own the acts alone.
const (
	nameRoom  = 380
	nameTight = 340
	nameOne   = 28 // its one line, as high as the acts beside it
	nameTwo   = 24 // each of two
)

// headLine is who it is and where he stands, with the acts. Where there is no room for all of it side by side (tight), the stay in
// view has a line of its own and two of the acts are icons alone.
func (s *record) headLine(r *app.Resident, tight bool) fyne.CanvasObject {
	most := float32(nameRoom)
	if tight {
		most = nameTight
	}
	name, stands := headName(r.Name, most), s.headStay(r, tight)
	acts := s.headActs(tight)
	if tight {
		return kit.Down(2, kit.AcrossMid(12, append([]fyne.CanvasObject{kit.Grow(name)}, acts...)...), kit.AcrossMid(12, stands...))
	}
	return kit.AcrossMid(12, append(append([]fyne.CanvasObject{name}, stands...), acts...)...)
}

// headStay is the code, the stays to choose from, and the status and state of the one in view.
func (s *record) headStay(r *app.Resident, tight bool) []fyne.CanvasObject {
	out := []fyne.CanvasObject{kit.NewText(r.Code, kit.Quiet)}
	if s.e == nil {
		return append(out, kit.Space())
	}
	p := s.point()
	if len(s.life.Stays) > 1 {
		var opts []kit.Option
		for i := range s.life.Stays {
			opts = append(opts, kit.Option{Text: kit.T("record.stay", "n", i+1)})
		}
		out = append(out, kit.NewSegment(opts, s.n-1, s.onStay))
	}
	state := statePiece(p)
	state.Gap = 14
	facts := kit.NewFacts(kit.Piece{Icon: statusMark(p.Status), Ink: kit.Second, Text: kit.Say(p.Status), Style: kit.Body}, state)
	if tight {
		facts.Narrow(40)
	}
	return append(out, kit.Grow(facts))
}

// headActs are edit, papers and the movement.
func (s *record) headActs(tight bool) []fyne.CanvasObject {
	papers := kit.NewButton(kit.T("record.papers"), "print", "Ctrl+P", s.onPapers)
	edit := kit.NewButton(kit.T("record.edit"), "edit", "", s.onEdit)
	keyCap := "Ctrl+B"
	if tight {
		keyCap = ""
		edit = kit.NewTool("edit", kit.T("record.edit")+" (F2)", s.onEdit)
		if s.e != nil {
			papers = kit.NewTool("print", kit.T("record.papers")+" (Ctrl+P)", s.onPapers)
		}
	}
	move := kit.NewPrimary(kit.T("residents.move"), "add", keyCap, s.onMove)
	switch {
	case s.e == nil:
		papers.Disable(kit.T("record.no_stay"))
		move.Disable(kit.T("record.no_stay"))
	case s.e.Timeline.End() != nil:
		move.Disable(kit.T("residents.not_open"))
	}
	return []fyne.CanvasObject{s.d.bar(edit, app.RightAdmit), papers, s.d.bar(move, app.RightMove)}
}

// headName is the name in the head of the record: it is who the record is about, so it takes a second line before it is cut.
func headName(name string, most float32) fyne.CanvasObject {
	line := func(s string, high float32) fyne.CanvasObject {
		t := kit.NewText(s, kit.Person)
		if kit.Width(s, kit.Person) > most { // it shows whole on hover
			t.Narrow(most)
		}
		return kit.Fixed(0, high, t)
	}
	if kit.Width(name, kit.Person) <= most {
		return line(name, nameOne)
	}
	a, b := halves(name)
	if b == "" {
		return line(a, nameOne)
	}
	return kit.Down(0, line(a, nameTwo), line(b, nameTwo))
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
