package ui

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/handover"
	"hoanhap/app/paper"
	"hoanhap/app/text"
	"hoanhap/ui/kit"
)

// handovers is the screen Bàn giao: the book of handovers by state, at the right the one in hand with its steps and next act;
// totals by commune; what communes report of rehabilitation at home.
type handovers struct {
	d *Desk
	handoversAsk
	book    []app.HandoverLine
	shown   []app.HandoverLine
	fitting []app.HandoverLine // in which every typed word occurs: what the chips count
	sums    []app.HandoverSum

	search *kit.SearchBox
	chips  *kit.Chips
	grid   *kit.Grid
	places *kit.Grid
	side   *handoverSide
	home   *communeReports
	views  *kit.Segment
	body   *fyne.Container
	remind *kit.Button
	screen *kit.Screen
}

// handoversAsk is what is looked at: kept while the clerk is away in a record.
type handoversAsk struct {
	text  string
	state string // handover.State, "late", "" for all
	view  int
	at    int64 // stay in hand
}

func newHandovers(d *Desk, r Route) *View {
	s := &handovers{d: d}
	if kept, ok := d.kept["handover"].(*handovers); ok {
		s.handoversAsk, s.book = kept.handoversAsk, kept.book
	}
	if d.kept == nil {
		d.kept = map[string]any{}
	}
	d.kept["handover"] = s
	if r.ID != 0 {
		s.handoversAsk = handoversAsk{at: r.ID}
	}
	if r.Arg == "late" {
		s.handoversAsk = handoversAsk{state: r.Arg}
	}
	s.view = max(s.view, slices.Index(handoverViews, r.Arg))
	s.search = kit.NewSearchBox(kit.T("handover.search"), nil)
	s.search.SetText(s.text)
	s.search.OnChange = func(v string) { s.text = v; s.filter() }
	s.chips = kit.NewChips(nil, s.onChips)
	s.buildGrid()
	s.side = newHandoverSide(s)
	s.home = newCommuneReports(d)
	s.views = kit.NewSegment([]kit.Option{{Value: "people", Text: kit.T("handover.view.people")}, {Value: "places", Text: kit.T("handover.view.places")},
		{Value: "home", Text: kit.T("handover.view.home")}}, s.view, func(i int) { s.view = i; s.show() })
	s.search.OnDown = s.grid.Focus
	s.remind = kit.NewButton(kit.T("handover.remind"), "print", "Ctrl+R", s.onRemind)
	s.body = kit.Down(0)
	s.screen = &kit.Screen{Title: kit.T("nav.handover"), FactsWide: 130, Middle: kit.AcrossMid(12, kit.Fixed(210, 28, s.search), s.views),
		Acts: []fyne.CanvasObject{kit.NewButton("Excel", "sheet", "", func() { d.SheetTable(s.table()) }), kit.NewButton(kit.T("handover.print"), "print", "Ctrl+P", s.onPrint),
			s.remind, d.bar(kit.NewPrimary(kit.T("handover.answer"), "hand", "Ctrl+B", s.onAnswer), app.RightDue)}, Body: s.body}
	return &View{Content: s.screen.Build(), Show: s.read, Changed: s.read, Focus: s.search.Focusable(), Figures: s.figures, Keys: []key{
		{Key: fyne.KeyP, Ctrl: true, Word: "key.print", Do: s.onPrint}, {Key: fyne.KeyB, Ctrl: true, Word: "handover.answer", Do: s.onAnswer},
		{Key: fyne.KeyG, Ctrl: true, Word: "handover.more", Do: s.side.menu},
		{Key: fyne.KeyR, Ctrl: true, Word: "handover.remind", Do: s.onRemind}}}
}

func (s *handovers) buildGrid() {
	col := func(k string, w float32) kit.Column {
		return kit.Column{Key: k, Title: kit.T("handover.col." + k), Width: w, Still: true}
	}
	name, where, code := col("name", 150), col("commune", 120), col("code", 64)
	name.Draw, where.Grow, code.Quiet = kit.DrawName, true, true
	state := col("state", 170)
	state.Draw = kit.DrawMark
	s.grid = kit.NewGrid([]kit.Column{code, name, state, reckoned(col("end", 76), s.whyEnd), reckoned(col("due", 96), s.whyDue), where}, func() int { return len(s.shown) }, s.row)
	s.grid.Many = true
	s.grid.OnPick = func(i int) { s.at = s.shown[i].Stay; s.side.show(s.at) }
	s.grid.OnOpen = func(i int) { s.d.Go(Route{Screen: "resident", ID: s.shown[i].Resident}) }
	s.grid.OnType = func(r rune) { s.search.Type(r) }
	s.grid.OnMenu = func(rows []int) []kit.Act {
		if len(rows) == 1 && s.shown[rows[0]].Stay == s.side.h.Stay {
			return s.side.every()
		}
		return []kit.Act{s.d.act(kit.Act{Word: kit.T("handover.answer"), Icon: "hand", Do: s.onAnswer}, app.RightDue),
			s.d.act(kit.Act{Word: kit.T("handover.send"), Icon: "out", Do: s.onSend}, app.RightDue),
			s.d.act(kit.Act{Word: kit.T("handover.remind.chosen"), Icon: "print", Do: s.onRemindChosen}, app.RightPaper)}
	}
	s.grid.Empty = kit.Empty{Title: kit.T("handover.none"), Text: kit.T("handover.none.text")}
	place := col("commune", 200)
	num := func(k string) kit.Column { c := col(k, 84); c.Draw = kit.DrawNumber; return reckoned(c, s.whyPlace(k)) }
	place.Grow = true
	s.places = kit.NewGrid([]kit.Column{place, col("province", 150), num("inside"), num("open"), num("late"), num("acked"), num("total")},
		func() int { return len(s.sums) }, s.placeRow)
	s.places.OnOpen = func(i int) {
		s.text, s.view, s.state = s.sums[i].Commune, 0, ""
		s.search.SetText(s.text)
		s.views.Choose(0)
		s.filter()
	}
	s.places.Empty = s.grid.Empty
}

// atOnce is how many handovers are read between two key strokes without being felt: after a write the screen is never behind the book then.
const atOnce = 2000

// read asks for the book: at once where it is known to be short, else outside the window's thread.
func (s *handovers) read() {
	var book []app.HandoverLine
	read := func(*kit.Job) (err error) {
		book, err = s.d.Office.Book()
		return err
	}
	done := func(err error) {
		if err != nil {
			s.d.Fail(err)
			return
		}
		s.onBook(book)
	}
	if n := len(s.book); n > 0 && n <= atOnce {
		done(read(nil))
		return
	}
	s.d.Frame.Look(kit.T("handover.reading"), read, done)
}

// onBook shows a book that was read.
func (s *handovers) onBook(book []app.HandoverLine) {
	s.book, s.sums = book, app.SumByCommune(book)
	_, late := app.HandoverCounts(book)
	s.remind.Disable(kit.T("handover.remind.none"))
	if late > 0 {
		s.remind.Enable()
	}
	s.d.bar(s.remind, app.RightPaper)
	s.filter()
}

// filter keeps the lines of the chosen state in which every typed word occurs.
func (s *handovers) filter() {
	counts := map[string]int{}
	s.shown, s.fitting = s.shown[:0:0], s.fitting[:0:0]
	words := strings.Fields(text.Fold(s.text))
	for _, l := range s.book {
		all := text.Fold(l.Name + " " + l.Code + " " + l.StayCode + " " + l.Commune + " " + l.Province)
		fits := true
		for _, w := range words {
			fits = fits && strings.Contains(all, w)
		}
		if !fits {
			continue
		}
		s.fitting = append(s.fitting, l)
		counts[string(l.State)]++
		if l.Late > 0 {
			counts["late"]++
		}
		if s.state == "" || s.state == string(l.State) || s.state == "late" && l.Late > 0 {
			s.shown = append(s.shown, l)
		}
	}
	chips := []kit.Chip{{Key: "late", Word: kit.T("handover.late"), Count: strconv.Itoa(counts["late"]), On: s.state == "late", Why: s.whyChip("late")}}
	for _, st := range handover.States {
		if counts[string(st)] > 0 || s.state == string(st) {
			chips = append(chips, kit.Chip{Key: string(st), Word: kit.Say(st), Count: strconv.Itoa(counts[string(st)]), On: s.state == string(st), Why: s.whyChip(string(st))})
		}
	}
	s.chips.Set(chips)
	s.screen.SetTitle(kit.T("nav.handover"), kit.T("handover.count", "n", len(s.shown)))
	s.show()
}

func (s *handovers) onChips(on map[string]bool) {
	s.state = ""
	for k := range on {
		s.state = k
	}
	s.filter()
}

// show puts the chosen view in place.
func (s *handovers) show() {
	switch s.view {
	case 1:
		s.places.Reload()
		s.body.Objects = []fyne.CanvasObject{kit.Grow(s.places)}
	case 2:
		s.home.read()
		s.body.Objects = []fyne.CanvasObject{kit.Grow(s.home.object)}
	default:
		s.grid.Reload()
		s.body.Objects = []fyne.CanvasObject{kit.Fixed(0, 34, kit.Inset(16, 0, 16, 10, s.chips)),
			kit.Grow(kit.WithPanel(s.grid, kit.Panel(kit.Scrolled(s.side.object)), handWide, 700))}
		s.pick()
	}
	s.body.Refresh()
}

// pick keeps the line in hand in hand.
func (s *handovers) pick() {
	at := 0
	for i := range s.shown {
		if s.shown[i].Stay == s.at {
			at = i
		}
	}
	if len(s.shown) == 0 {
		s.side.clear()
		return
	}
	s.grid.Pick(at)
	s.at = s.shown[at].Stay
	s.side.show(s.at) // the cursor may have stayed where it was
}

func (s *handovers) row(i int) []kit.Cell {
	l := &s.shown[i]
	state := kit.Cell{Text: kit.Say(l.State)}
	due := kit.Cell{Tone: kit.Grey}
	switch {
	case l.Late > 0:
		state.Tone, state.Mark = kit.Bold, "warn"
		due = kit.Cell{Text: kit.T("work.over", "n", l.Late), Tone: kit.Alarm}
	case l.State == handover.SentBack:
		state.Tone, state.Mark = kit.Bold, "back"
		due.Text = dayText(l.Due)
	case l.State == handover.Acked:
		state.Tone, state.Mark = kit.Grey, "ok"
	case l.State.Open():
		state.Mark, due = "due", kit.Cell{Text: l.Due.Text()}
	}
	where := kit.Cell{Text: joinPlace(l.Commune, l.Province)}
	if where.Text == "" {
		where = kit.Cell{Text: kit.T("handover.no_place"), Tone: kit.Unknown}
	}
	return []kit.Cell{{Text: l.Code, Tone: kit.Grey}, {Text: l.Name}, state, {Text: l.End.Text()}, due, where}
}

func joinPlace(commune, province string) string {
	return strings.TrimSuffix(strings.TrimPrefix(commune+", "+province, ", "), ", ")
}

func (s *handovers) placeRow(i int) []kit.Cell {
	x := &s.sums[i]
	n := func(v int) kit.Cell {
		if v == 0 {
			return kit.Cell{Text: "·", Tone: kit.Grey}
		}
		return kit.Cell{Text: kit.Group(int64(v))}
	}
	late := n(x.Late)
	if x.Late > 0 {
		late.Tone = kit.Alarm
	}
	name := kit.Cell{Text: x.Commune}
	if x.Commune == "" {
		name = kit.Cell{Text: kit.T("handover.no_place"), Tone: kit.Unknown}
	}
	return []kit.Cell{name, {Text: x.Province}, n(x.Inside), n(x.Open), late, n(x.By[handover.Acked]), n(x.Total)}
}

// chosen are the lines that are chosen, or the one in hand.
func (s *handovers) chosen() (out []app.HandoverLine) {
	for _, i := range s.grid.Chosen() {
		if i < len(s.shown) {
			out = append(out, s.shown[i])
		}
	}
	return out
}

func handedStays(lines []app.HandoverLine) []int64 {
	out := make([]int64, len(lines))
	for i := range lines {
		out[i] = lines[i].Stay
	}
	return out
}

// onRemind writes to every commune whose answer is late, in one run and one file.
func (s *handovers) onRemind() {
	if _, late := app.HandoverCounts(s.book); late == 0 {
		kit.Tell(s.d.Window, kit.T("handover.remind.title"), kit.T("handover.remind.none"))
		return
	}
	s.letters(nil)
}

func (s *handovers) onRemindChosen() { s.letters(handedStays(s.chosen())) }

func (s *handovers) letters(stays []int64) {
	if !s.d.may(app.RightPaper) {
		return
	}
	_, late := app.HandoverCounts(s.book)
	if len(stays) > 0 {
		late = len(stays)
	}
	kit.Ask(s.d.Window, kit.Question{Title: kit.T("handover.remind.title"), Text: kit.T("handover.remind.text", "n", late), Yes: kit.T("handover.remind.yes"), No: kit.T("work.issue.no"),
		Do: func() {
			title := kit.T("handover.remind.title")
			var pdf []byte
			s.d.Frame.Run(title, func(j *kit.Job) error {
				made, err := s.d.Office.Remind(app.Stopped(j.Context(), j.Progress), stays...)
				if err == nil {
					pdf, err = s.d.asIssued(made)
				}
				return err
			}, func(err error) {
				if err == nil {
					s.d.Done()
					s.d.handOut(title, pdf)
					return
				}
				s.d.told(err, "", "")
			})
		}})
}

// asIssued sets issued papers in one file in order.
func (d *Desk) asIssued(list []app.IssuedPaper) ([]byte, error) {
	papers := make([]paper.Paper, 0, len(list))
	for i := range list {
		p, err := list[i].AsIssued()
		if err != nil {
			return nil, err
		}
		papers = append(papers, p)
	}
	return d.Outer.Print.PDF(papers...)
}

func (s *handovers) onPrint() { s.d.PrintTable(s.table()) }
