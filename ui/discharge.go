package ui

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/due"
	"hoanhap/app/stay"
	"hoanhap/ui/kit"
)

// discharge is the screen Ra cơ sở: everybody inside, who ends first on top; at the right what is still open before he goes,
// his papers and every end the law knows.
type discharge struct {
	d     *Desk
	all   []app.ClockLine
	shown []app.ClockLine
	pick  int64
	text  string
	soon  bool // only those whose term ends within the days of the notice

	grid   *kit.Grid
	search *kit.SearchBox
	chips  *kit.Chips
	side   *fyne.Container
	screen *kit.Screen
}

func newDischarge(d *Desk, r Route) *View {
	s := &discharge{d: d, pick: r.ID}
	s.grid = kit.NewGrid([]kit.Column{{Key: "code", Title: kit.T("move.code"), Width: 66, Quiet: true, Still: true},
		{Key: "name", Title: kit.T("move.name"), Width: 170, Min: 130, Grow: true, Draw: kit.DrawName, Still: true}, {Key: "status", Title: kit.T("f.status"), Width: 120, Draw: kit.DrawMark, Still: true},
		{Key: "state", Title: kit.T("out.state"), Width: 150, Draw: kit.DrawMark, Still: true}, {Key: "end", Title: kit.T("out.end"), Width: 84, Still: true, Why: s.whyEnd},
		{Key: "left", Title: kit.T("out.left"), Width: 76, Draw: kit.DrawNumber, Align: fyne.TextAlignTrailing, Still: true, Why: s.whyLeft}, {Key: "room", Title: kit.T("f.room"), Width: 70, Grow: true, Still: true, Quiet: true}},
		func() int { return len(s.shown) }, s.row)
	s.grid.Many = true
	s.grid.OnPick = func(i int) { s.pick = s.shown[i].Stay.ID; s.show() }
	s.grid.OnOpen = func(i int) { d.OpenPapers(s.shown[i].Stay.ID) }
	s.grid.OnType = func(r rune) { s.search.Type(r) }
	s.search = kit.NewSearchBox(kit.T("out.search"), func(text string) { s.text = text; s.filter() })
	s.search.OnDown = s.grid.Focus
	s.side = kit.Down(8)
	s.chips = kit.NewChips([]kit.Chip{{Key: "soon", Word: kit.T("out.soon", "n", s.notice())}}, func(on map[string]bool) { s.soon = on["soon"]; s.filter() })
	s.screen = &kit.Screen{Title: kit.T("nav.discharge"), FactsWide: 160, Middle: kit.AcrossMid(12, kit.Fixed(260, 28, s.search), s.chips),
		Acts: []fyne.CanvasObject{d.bar(kit.NewButton(kit.T("out.many"), "out", "Ctrl+B", s.onMove), app.RightMove)},
		Body: kit.WithPanel(s.grid, kit.Panel(kit.Scrolled(kit.Inset(16, 10, 16, 10, s.side))), 352, 700)}
	return &View{Content: s.screen.Build(), Focus: s.grid.Focusable(), Show: s.read, Changed: s.read, Figures: s.figures, Keys: []key{
		{Key: fyne.KeyP, Ctrl: true, Word: "key.papers", Do: func() {
			if s.pick != 0 {
				d.OpenPapers(s.pick)
			}
		}}, {Key: fyne.KeyB, Ctrl: true, Word: "key.move", Do: s.onMove}}}
}

// notice is the days before the end within which somebody is on the way out.
func (s *discharge) notice() int {
	today := s.d.Office.Today()
	if from := s.d.Office.NoticeFrom(today); from != 0 {
		return int(today - from)
	}
	return 30
}

func (s *discharge) read() {
	s.d.Frame.Look(kit.T("out.reading"), func(*kit.Job) (err error) {
		s.all, err = s.d.Office.Leavers()
		return err
	}, func(err error) {
		if err != nil {
			s.d.Fail(err)
			return
		}
		s.grid.SetBare("room", !slices.ContainsFunc(s.all, func(l app.ClockLine) bool { return l.Stay.Room != "" }))
		s.filter()
	})
}

// empty says what to do first in a book without anybody, else what was asked for, and offers to drop it.
func (s *discharge) empty() kit.Empty {
	if len(s.all) == 0 {
		return kit.Empty{Title: kit.T("out.empty"), Text: kit.T("out.empty.text"), Acts: []*kit.Button{
			kit.NewPrimary(kit.T("nav.admission"), "in", "Ctrl+N", func() { s.d.Go(Route{Screen: "admission"}) })}}
	}
	e := kit.Empty{Title: kit.T("residents.none")}
	if s.soon {
		word := kit.T("out.soon", "n", s.notice())
		e.Text = word
		e.Acts = append(e.Acts, kit.NewButton(kit.T("residents.drop", "chip", word), "close", "", func() { s.chips.Choose("soon", false) }))
	}
	if s.text != "" {
		e.Text = join(e.Text, kit.T("residents.typed", "text", s.text))
		e.Acts = append(e.Acts, kit.NewButton(kit.T("residents.drop_text"), "close", "", func() { s.search.SetText("") }))
	}
	return e
}

func (s *discharge) filter() {
	s.shown = s.shown[:0:0]
	near := s.notice()
	for _, l := range s.all {
		if s.soon && (!l.Clock.HasTerm || l.Clock.Remaining > near) || s.text != "" && !app.NameMatches(&l.Resident, l.Stay.Code, s.text) {
			continue
		}
		s.shown = append(s.shown, l)
	}
	s.screen.SetTitle(kit.T("nav.discharge"), kit.T("n_people", "n", len(s.shown)))
	s.grid.Empty = s.empty()
	s.grid.Reload()
	at := 0
	for i := range s.shown {
		if s.shown[i].Stay.ID == s.pick {
			at = i
		}
	}
	if len(s.shown) == 0 {
		s.pick = 0
		s.show()
		return
	}
	s.grid.Pick(at)
	s.pick = s.shown[at].Stay.ID
	s.show()
}

func (s *discharge) row(i int) []kit.Cell {
	l := &s.shown[i]
	end, left := kit.Cell{Text: kit.T("out.no_term"), Tone: kit.Unknown}, kit.Cell{}
	if c := &l.Clock; c.HasTerm {
		end, left = kit.Cell{Text: c.End.Text()}, kit.Cell{Text: kit.Group(int64(c.Remaining))}
		switch {
		case c.Remaining < 0:
			left = kit.Cell{Text: kit.T("out.over", "n", -c.Remaining), Tone: kit.Alarm}
		case c.Remaining <= 60:
			left.Tone = kit.Bold
		}
		if c.Running {
			end.Tone = kit.Unknown
		}
	}
	return []kit.Cell{{Text: l.Resident.Code}, {Text: l.Resident.Name}, statusCell(l.Clock.Point.Status), stateCell(l.Clock.Point.State, l.Clock.Point.Away), end, left, {Text: l.Stay.Room}}
}

func (s *discharge) picked() *app.ClockLine {
	for i := range s.shown {
		if s.shown[i].Stay.ID == s.pick {
			return &s.shown[i]
		}
	}
	return nil
}

// show tells what is open before the person under the cursor goes, and offers his papers and every end.
func (s *discharge) show() {
	l := s.picked()
	if l == nil {
		s.side.Objects = nil
		s.side.Refresh()
		return
	}
	parts := []fyne.CanvasObject{kit.NewName(l.Resident.Name, kit.Block), kit.NewPara(s.whenLine(l), kit.Body, sideWide)}
	parts = append(parts, s.openItems(l)...)
	parts = append(parts, kit.NewButton(kit.T("out.papers"), "print", "Ctrl+P", func() { s.d.OpenPapers(l.Stay.ID) }))
	parts = append(parts, s.d.leaveButtons(l.Stay.ID, l.Resident.Name)...)
	parts = append(parts, s.d.depositButton(l.Resident.ID)...)
	parts = append(parts, kit.HLine(), kit.NewText(kit.T("out.ends"), kit.Section))
	choices, err := s.d.Office.Choices([]int64{l.Stay.ID}, s.d.Office.Today(), "")
	if err != nil {
		s.d.Fail(err)
	}
	can := map[stay.Kind]app.Choice{}
	for _, c := range choices {
		can[c.Kind] = c
	}
	for _, k := range app.EndKinds {
		b := kit.NewQuiet(kit.Say(k), "out", func() { s.d.openMoveAs([]int64{l.Stay.ID}, k) })
		if c := can[k]; c.Can == 0 {
			b.Disable(refusalText(c.Refusal))
			parts = append(parts, refusedKind(b, kit.Say(k), refusalShort(c.Refusal)))
			continue
		}
		parts = append(parts, kit.AcrossMid(0, s.d.bar(b, app.RightEnd), kit.Space()))
	}
	s.side.Objects = parts
	s.side.Refresh()
}

// refusedKind sets the reason beside what cannot be written down, or under it where its name is long: a name is never given up.
func refusedKind(b *kit.Button, word, why string) fyne.CanvasObject {
	reason := kit.NewText(why, kit.Caption)
	if kit.NewText(word, kit.Body).MinSize().Width+reason.MinSize().Width <= kit.Unit(sideWide-60) {
		return kit.AcrossMid(6, b, kit.Grow(reason.Narrow(60)))
	}
	return kit.Down(0, kit.AcrossMid(0, b, kit.Space()), kit.Inset(32, 0, 0, 4, reason.Narrow(60)))
}

func (s *discharge) whenLine(l *app.ClockLine) string {
	c := &l.Clock
	switch {
	case !c.HasTerm:
		return kit.T("why.no_term")
	case c.Remaining < 0:
		return kit.T("out.when.over", "end", c.End, "n", -c.Remaining)
	case c.Remaining == 0:
		return kit.T("out.when.today", "end", c.End)
	}
	return kit.T("out.when", "end", c.End, "n", c.Remaining)
}

// openItems is the list of what must be done before somebody goes.
func (s *discharge) openItems(l *app.ClockLine) []fyne.CanvasObject {
	var lines []string
	if l.Clock.Point.State != stay.Present {
		lines = append(lines, kit.T("out.open.state", "state", stateWord(l.Clock.Point)))
	}
	if l.Clock.Running {
		lines = append(lines, kit.T("why.running"))
	}
	items, err := s.d.Office.OpenBefore(l.Stay.ID, s.d.Office.Today())
	if err != nil {
		s.d.Fail(err)
	}
	for i := range items {
		lines = append(lines, s.itemLine(&items[i]))
	}
	lines = append(append(lines, s.d.certificatesOpen(l.Stay.ID)...), s.d.depositOpen(l.Resident.ID)...)
	if len(lines) == 0 {
		return []fyne.CanvasObject{(&kit.Notice{Ground: kit.GreenGround, Title: kit.T("out.nothing_open")}).Build(sideWide)}
	}
	return []fyne.CanvasObject{(&kit.Notice{Ground: kit.OchreGround, Title: kit.T("out.open"), Lines: lines}).Build(sideWide)}
}

func (s *discharge) itemLine(it *due.Item) string {
	what := kit.Say(it.Code)
	if it.To != "" {
		what += " – " + kit.T("papers.to."+it.To)
	}
	if it.Form != "" {
		what += " (" + it.Form + ")"
	}
	if n := it.Left(s.d.Office.Today()); n < 0 {
		return kit.T("out.item.late", "what", what, "n", -n)
	}
	return kit.T("out.item", "what", what, "day", it.Day)
}

func stateWord(p stay.Point) string {
	if p.State == stay.Absent {
		return kit.T("away." + string(p.Away))
	}
	return kit.Say(p.State)
}

// onMove lets those chosen go in one act.
func (s *discharge) onMove() {
	var ids []int64
	for _, i := range s.grid.Chosen() {
		ids = append(ids, s.shown[i].Stay.ID)
	}
	s.d.openMoveAs(ids, stay.Complete)
}

// openMoveAs opens Ghi biến động with a kind already under the cursor.
func (d *Desk) openMoveAs(stays []int64, k stay.Kind) {
	if len(stays) == 0 {
		return
	}
	ids := make([]string, len(stays))
	for i, id := range stays {
		ids[i] = strconv.FormatInt(id, 10)
	}
	d.Go(Route{Screen: "move", Arg: strings.Join(ids, ",") + ";" + string(k)})
}
