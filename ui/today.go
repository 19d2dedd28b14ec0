package ui

import (
	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/stay"
	"hoanhap/ui/kit"
)

// today is the screen Hôm nay: the count at the gate as a sum one can see, what is due, who came and went.
type today struct {
	d      *Desk
	board  *app.Board
	counts *kit.Board
	moves  *kit.Grid
	work   *work
	screen *kit.Screen
	body   *fyne.Container
	full   fyne.CanvasObject

	content fyne.CanvasObject // the whole page
}

func newToday(d *Desk, r Route) *View {
	t := &today{d: d, board: &app.Board{}}
	t.counts = kit.NewBoard(nil, nil, nil)
	t.moves = kit.NewGrid([]kit.Column{{Key: "time", Width: 42, Spare: true, Still: true}, {Key: "mark", Width: 20, Draw: kit.DrawIcon, Still: true},
		{Key: "name", Width: 130, Still: true}, {Key: "what", Width: 100, Min: 100, Grow: true, Still: true, Quiet: true}},
		func() int { return len(t.board.Moves) }, t.moveRow)
	t.moves.NoHead, t.moves.RowHeight, t.moves.Margin = true, 24, 1
	t.moves.OnOpen = func(i int) { d.Go(Route{Screen: "resident", ID: t.board.Moves[i].Resident}) }
	t.moves.Empty = kit.Empty{Text: kit.T("today.moves.none")}
	t.work = newWork(d)
	side := kit.Inset(14, 8, 16, 8, kit.Down(6,
		kit.BlockHead(kit.T("today.moves"), "", d.bar(kit.NewQuiet(kit.T("today.move"), "add", t.onMove), app.RightMove)),
		kit.Grow(t.moves), t.work.waiting, t.work.week))
	// The work has the room: with the largest text it has all of it, as the week's counts stand above it and the day's movements in Nhật ký.
	t.full = kit.WithPreview(kit.Inset(16, 8, 16, 8, t.work.object), kit.Across(0, kit.VLine(), kit.Grow(side)), 376, 590)
	t.body = kit.Down(0)
	admit := kit.NewPrimary
	if d.stand != nil && d.stand.nobody { // the first step still open is the one primary then
		admit = kit.NewButton
	}
	t.screen = &kit.Screen{Title: kit.T("nav.today"), Facts: d.DayText(d.Office.Today()),
		Acts: []fyne.CanvasObject{kit.NewButton(kit.T("today.print"), "print", "Ctrl+P", t.work.onPrint),
			d.bar(admit(kit.T("nav.admission"), "in", "Ctrl+N", func() { d.Go(Route{Screen: "admission"}) }), app.RightAdmit)},
		Body: t.body}
	t.content = t.screen.Build()
	return &View{Content: t.content, Show: t.show, Changed: t.onChanged, Figures: t.figures,
		Keys: []key{{Key: fyne.KeyP, Ctrl: true, Word: "key.print", Do: t.work.onPrint}, {Key: fyne.KeyB, Ctrl: true, Word: "key.move", Do: t.onMove},
			{Key: fyne.KeyReturn, Ctrl: true, Word: "key.group", Do: func() { t.work.list.DoGroup() }}}}
}

// onMove asks for whom: the list is where people are chosen.
func (t *today) onMove() { t.d.Go(Route{Screen: "residents", Arg: "search"}) }

// show reads the page and gives the keyboard to the work.
func (t *today) show() {
	answered := false
	t.d.await(func() {
		answered = true
		t.read()
		if c := t.d.Window.Canvas(); t.inView() && c.Focused() == nil && c.Overlays().Top() == nil && t.known() && !t.empty() && len(t.work.lines) > 0 {
			c.Focus(t.work.focus())
		}
	})
	switch {
	case answered:
	case t.known(): // as it was read last, until it is there anew
		t.read()
	default:
		t.say(kit.Empty{Title: kit.T("today.reading"), Text: kit.T("today.reading.text")})
	}
}

// known reports that the book was read today.
func (t *today) known() bool { return t.d.stand != nil && t.d.stand.day == t.d.Office.Today() }

func (t *today) inView() bool { return t.d.view != nil && t.d.view.Content == t.content }

// say puts a sentence where the page will stand.
func (t *today) say(e kit.Empty) {
	t.body.Objects = []fyne.CanvasObject{kit.Grow(kit.Inset(16, 24, 16, 8, kit.EmptyPage(e)))}
	t.body.Refresh()
}

// onChanged shows the page as the book stands after a write.
func (t *today) onChanged() { t.d.await(t.read) }

// read shows the board and the work of today as they were read.
func (t *today) read() {
	if !t.known() {
		t.say(kit.Empty{Title: kit.T("today.unread"), Text: kit.T("today.unread.text"), Acts: []*kit.Button{kit.NewPrimary(kit.T("today.unread.do"), "", "", t.show)}})
		return
	}
	t.board = t.d.stand.board
	t.counts.Set(t.cells())
	board := kit.Inset(16, 0, 16, 8, kit.Fixed(0, 92, t.counts))
	if t.empty() {
		t.body.Objects = []fyne.CanvasObject{board, kit.Grow(kit.Scrolled(kit.Inset(16, 24, 16, 8,
			kit.Across(0, kit.Fixed(700, 0, kit.EmptyPage(t.firstSteps())), kit.Space()))))}
	} else {
		t.work.read()
		t.body.Objects = []fyne.CanvasObject{board, kit.Grow(t.full)}
		t.moves.Reload()
	}
	t.body.Refresh()
}

// empty reports a book in which nobody stands yet.
func (t *today) empty() bool { return t.d.stand.nobody }

// firstSteps says what to do first in an empty book, in order (picture 7).
func (t *today) firstSteps() kit.Empty {
	d := t.d
	c := d.Office.Centre(d.Office.Today())
	done := c.Name != "" && c.Capacity > 0
	button := kit.NewPrimary
	if done {
		button = kit.NewButton
	}
	first := kit.Step{Word: kit.T("today.first.centre"), Text: kit.T("today.first.centre.text"), Done: done,
		Button: d.bar(button(kit.T("today.first.centre.do"), "", "", func() { d.Go(Route{Screen: "settings"}) }), app.RightSettings)}
	switch {
	case done:
		first.Text = kit.T("today.first.centre.done", "name", c.Name)
	case c.Name != "":
		first.Text = kit.T("today.first.centre.capacity", "name", c.Name)
	}
	admit := kit.NewButton
	if done {
		admit = kit.NewPrimary
	}
	return kit.Empty{Title: kit.T("today.first"), Text: kit.T("today.first.text"), Steps: []kit.Step{first,
		{Word: kit.T("today.first.import"), Text: kit.T("today.first.import.text"),
			Button: d.bar(kit.NewButton(kit.T("today.first.import.do"), "sheet", "", func() { d.Go(Route{Screen: "settings", Arg: "backup"}) }), app.RightImport)},
		{Word: kit.T("today.first.admit"), Text: kit.T("today.first.admit.text"),
			Button: d.bar(admit(kit.T("nav.admission"), "in", "Ctrl+N", func() { d.Go(Route{Screen: "admission"}) }), app.RightAdmit)}}}
}

func (t *today) cells() ([]kit.BoardCell, []string, []kit.BoardRow) {
	b := t.board
	n := func(v int) string { return kit.Group(int64(v)) }
	none := b.OnBooks+b.Opening+b.In+b.Out == 0
	capacity := kit.T("board.no_capacity")
	if b.Capacity > 0 {
		capacity = kit.T("board.capacity", "n", b.Capacity)
	}
	cells := []kit.BoardCell{
		{Label: kit.T("board.opening"), Value: n(b.Opening), Note: kit.T("board.on_books"), Wide: 92, Empty: none, Why: t.d.boardWhy(b, stay.Opening, stay.Total)},
		{Sign: "+", Label: kit.T("board.in"), Value: n(b.In), Note: parts(b.InNew, "board.new", b.InBack, "board.back"), Empty: none, Why: t.d.boardWhy(b, stay.InTotal, stay.Total)},
		{Sign: "–", Label: kit.T("board.out"), Value: n(b.Out), Note: t.outNote(), Empty: none, Why: t.d.boardWhy(b, stay.OutTotal, stay.Total)},
		{Sign: "=", Label: kit.T("board.books"), Value: n(b.OnBooks), Note: capacity, Empty: none, Why: t.d.boardWhy(b, stay.Closing, stay.Total)},
		{Label: kit.T("board.absent"), Value: n(b.Absent), Note: absences(b), Line: true, Empty: none, Why: t.d.boardAbsent(b, stay.Total)},
		{Label: kit.T("board.present", "time", t.d.Office.Now().In(date.Zone()).Format("15:04")), Value: n(b.Present), Note: n(b.OnBooks) + " – " + n(b.Absent), Big: true, Empty: none, Why: t.d.boardWhy(b, stay.PresentRow, stay.Total)},
	}
	if none {
		return cells, nil, nil
	}
	var rows []kit.BoardRow
	for _, s := range stay.Statuses {
		if v := b.By[s]; v.OnBooks > 0 || s == stay.Compulsory || s == stay.Voluntary {
			col := stay.ColumnOf(s)
			rows = append(rows, kit.BoardRow{Mark: statusMark(s), Word: kit.Say(s), Figures: []string{n(v.OnBooks), n(v.Absent), n(v.Present)},
				Why: []func() kit.Why{t.d.boardWhy(b, stay.Closing, col), t.d.boardAbsent(b, col), t.d.boardWhy(b, stay.PresentRow, col)}})
		}
	}
	return cells, []string{kit.T("board.books"), kit.T("board.absent"), kit.T("board.here")}, rows
}

// parts words two counts, leaving out the one that is nought: "2 mới, 1 trở lại".
func parts(a int, key string, b int, other string) string {
	switch {
	case a > 0 && b > 0:
		return kit.T(key, "n", a) + ", " + kit.T(other, "n", b)
	case a > 0:
		return kit.T(key, "n", a)
	case b > 0:
		return kit.T(other, "n", b)
	}
	return ""
}

// outNote names the kinds of ends of the day.
func (t *today) outNote() string {
	kinds, word := map[stay.Kind]bool{}, ""
	for _, m := range t.board.Moves {
		if m.Was.State.OnBooks() && !m.Now.State.OnBooks() {
			kinds[m.Kind] = true
			word = kit.Say(m.Kind)
		}
	}
	if len(kinds) == 1 {
		return word
	}
	if len(kinds) > 1 {
		return kit.T("board.several")
	}
	return ""
}

func absences(b *app.Board) string {
	s := ""
	for _, x := range []struct {
		n   int
		key string
	}{{b.Hospital, "board.hospital"}, {b.Mourning, "board.mourning"}, {b.Procedure, "board.procedure"}} {
		if x.n == 0 {
			continue
		}
		if s != "" {
			s += " · "
		}
		s += kit.T(x.key, "n", x.n)
	}
	return s
}

func (t *today) moveRow(i int) []kit.Cell {
	m := &t.board.Moves[i]
	what := kit.Say(m.Kind)
	if m.Kind == stay.ChangeStatus {
		what = kit.T("today.changed", "status", m.Now.Status)
	}
	mark := kit.Cell{Mark: kindMark(m.Kind)}
	if m.Kind == stay.Escape {
		mark.Tone = kit.Alarm
	}
	at := m.Time
	if at == "" {
		at = "–"
	}
	return []kit.Cell{{Text: at, Tone: kit.Grey}, mark, {Text: m.Name}, {Text: what}}
}
