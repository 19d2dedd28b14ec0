package ui

import (
	"strconv"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/ui/kit"
)

// finder is the one box (Ctrl+F from anywhere): people, stays, decisions and papers by number, screens by name. Results
// stand there as typed, the best first; Enter opens.
type finder struct {
	d      *Desk
	typed  string
	lines  []foundLine
	turn   int  // of the last question; an answer to an older one is dropped
	answer int  // turn of the lines in view
	enter  bool // Enter was pressed before the answer came

	search *kit.SearchBox
	grid   *kit.Grid
	dialog *kit.Dialog
}

// foundLine is one line of the answer; the group is named on its first line alone.
type foundLine struct {
	group, mark, name, about string
	person                   bool // the name of a person: given name bold
	route                    Route
	do                       func() // what is no page: the keys, the manual, undoing
}

// foundEach is how many lines of each group stand in the box; the list has the rest.
const foundEach = 7

// Find opens the one box.
func (d *Desk) Find() { d.findFor("") }

// findFor opens the box with words in it.
func (d *Desk) findFor(typed string) {
	s := &finder{d: d}
	s.search = kit.NewSearchBox(kit.T("find.place"), s.onType)
	s.search.OnKey = s.onKey
	s.search.OnEnter = s.onEnter
	s.grid = kit.NewGrid([]kit.Column{{Key: "group", Width: 84, Quiet: true, Still: true}, {Key: "name", Width: 204, Draw: kit.DrawMark, Still: true},
		{Key: "about", Width: 100, Grow: true, Quiet: true, Still: true}},
		func() int { return len(s.lines) }, s.row)
	s.grid.NoHead, s.grid.Margin, s.grid.RowHeight = true, 8, 24
	s.grid.OnOpen = s.open
	s.grid.OnType = func(r rune) { s.search.Type(r) }
	s.dialog = &kit.Dialog{Title: kit.T("find.title"), Wide: 640, Content: kit.Down(8, s.search, kit.Fixed(0, 384, s.grid)), First: s.search.Focusable(),
		Buttons: []*kit.Button{kit.NewButton(kit.T("kit.close"), "", "Esc", func() { s.dialog.Close() }), kit.NewPrimary(kit.T("find.open"), "", "Enter", s.onEnter)}, Default: 1}
	s.read()
	s.search.SetText(typed)
	s.dialog.Open(d.Window)
}

func (s *finder) row(i int) []kit.Cell {
	l := &s.lines[i]
	name := kit.Cell{Text: l.name, Mark: l.mark}
	if l.person {
		name.Tone = kit.Bold
	}
	return []kit.Cell{{Text: l.group}, name, {Text: l.about}}
}

func (s *finder) onType(typed string) {
	s.typed, s.enter = typed, false
	s.read()
}

// read asks outside the window's thread; of several questions only the last is answered.
func (s *finder) read() {
	s.turn++
	turn, typed := s.turn, s.typed
	var found app.Answers
	s.d.Frame.Look(kit.T("find.reading"), func(*kit.Job) (err error) {
		found, err = s.d.Office.FindAll(typed, foundEach)
		return err
	}, func(err error) {
		switch {
		case turn != s.turn:
			return
		case err != nil:
			s.dialog.Close()
			s.d.Fail(err)
			return
		}
		s.answer = turn
		s.show(&found)
	})
}

func (s *finder) show(found *app.Answers) {
	s.lines = s.d.foundLines(found, s.typed)
	s.grid.Empty = kit.Empty{Title: kit.T("find.none"), Text: kit.T("find.none.text", "text", s.typed)}
	s.grid.Clear()
	s.grid.Reload()
	s.grid.Pick(0)
	if s.enter {
		s.enter = false
		s.open(0)
	}
}

// foundLines are the lines of an answer: people, then numbers, then screens; a screen typed by its whole name goes first.
func (d *Desk) foundLines(found *app.Answers, typed string) []foundLine {
	var out []foundLine
	add := func(group string, lines []foundLine) {
		for i := range lines {
			if i == 0 {
				lines[i].group = kit.T("find.group." + group)
			}
		}
		out = append(out, lines...)
	}
	places, whole := d.foundPlaces(typed)
	if whole {
		add("screen", places)
	}
	var people []foundLine
	for i := range found.People {
		people = append(people, d.foundPerson(&found.People[i]))
	}
	if found.Total > len(found.People) {
		people = append(people, foundLine{mark: "people", name: kit.T("find.all", "n", found.Total), route: Route{Screen: "residents", Arg: findArg + typed}})
	}
	numbers := [][]foundLine{nil, nil, nil}
	for g, list := range [][]app.Numbered{found.Stays, found.Decisions, found.Papers} {
		for i := range list {
			numbers[g] = append(numbers[g], foundNumber(&list[i]))
		}
	}
	add("person", people)
	add("stay", numbers[0])
	add("decision", numbers[1])
	add("paper", numbers[2])
	if !whole {
		add("screen", places)
	}
	return out
}

func (d *Desk) foundPerson(h *app.Hit) foundLine {
	about := h.Code
	if y := yearOf(h); y != "" {
		about += " · " + y
	}
	if h.Stay != 0 {
		about += " · " + standing(h.Status, h.State, h.Away)
	}
	if c := d.Office.CommuneOf(h, d.Office.Today()); c != "" {
		about += " · " + c
	}
	mark := stateCell(h.State, h.Away).Mark
	if mark == "" {
		mark = statusMark(h.Status)
	}
	return foundLine{mark: mark, name: h.Name, about: about, person: true, route: Route{Screen: "resident", ID: h.Resident}}
}

// foundNumber leads to the stay it belongs to; a paper leads to the papers of the record.
func foundNumber(n *app.Numbered) foundLine {
	about := n.Name + " · " + n.Code
	arg := "stay" + strconv.FormatInt(n.Stay, 10)
	mark := "file"
	switch n.Of {
	case app.NumberStay:
		mark, about = "in", about+" · "+kit.T("find.from", "day", n.Day)
	case app.NumberDecision:
		if n.Day != 0 {
			about += " · " + n.Day.Text()
		}
	case app.NumberPaper:
		mark, arg = "print", "papers,"+arg
		about = kit.T("papers.kind."+n.Kind) + " · " + n.Day.Text() + " · " + n.Name
	}
	return foundLine{mark: mark, name: n.Number, about: about, route: Route{Screen: "resident", ID: n.Resident, Arg: arg}}
}

// onKey moves through the lines while the keyboard stays in the box.
func (s *finder) onKey(k *fyne.KeyEvent) bool {
	by := 0
	switch k.Name {
	case fyne.KeyDown:
		by = 1
	case fyne.KeyUp:
		by = -1
	case fyne.KeyPageDown:
		by = 10
	case fyne.KeyPageUp:
		by = -10
	case fyne.KeyEscape:
		s.dialog.Close()
		return true
	default:
		return false
	}
	if n := len(s.lines); n > 0 {
		s.grid.Pick(max(0, min(n-1, s.grid.Cursor()+by)))
	}
	return true
}

// onEnter opens the line under the cursor; while the answer to the last letter is under way it waits for it.
func (s *finder) onEnter() {
	if s.answer != s.turn {
		s.enter = true
		return
	}
	s.open(s.grid.Cursor())
}

func (s *finder) open(i int) {
	if i < 0 || i >= len(s.lines) {
		return
	}
	s.dialog.Close()
	if do := s.lines[i].do; do != nil {
		do()
		return
	}
	s.d.Go(s.lines[i].route)
}
