package ui

import (
	"encoding/json"
	"slices"
	"strings"
	"sync/atomic"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/stay"
	"hoanhap/ui/kit"
)

// residents is the screen Học viên: one search box, chips, the list, and at the right the person under the cursor.
type residents struct {
	d *Desk
	residentsAsk
	shown  []app.Hit
	counts app.ChipCounts
	left   map[int64]app.Left // clocks of leftDay; nil while they are not read
	leftOn date.Date
	turn   atomic.Int64 // of the last question; an older one is given up
	answer int64        // turn of the list in view
	enter  bool         // Enter was pressed before the answer came: it opens the first of that answer
	picked int64        // resident under the cursor

	search   *kit.SearchBox
	chips    *kit.Chips
	dayForm  *kit.Form
	dayWrong *fyne.Container // what is wrong with the day, under its field
	strip    *fyne.Container
	grid     *kit.Grid
	preview  *preview
	screen   *kit.Screen
}

// residentsAsk is what the list is asked for: kept while the clerk is away in a record.
type residentsAsk struct {
	text   string
	day    date.Date // 0: today
	wrong  string    // a day that was not understood, as typed
	choice app.Chips
	sort   string
	down   bool
}

// dayArg is the route that asks for the day of the list.
const dayArg = "day"

// findArg begins a route that shows everybody found by what follows.
const findArg = "find "

func newResidents(d *Desk, r Route) *View {
	s := &residents{d: d}
	s.residentsAsk, s.picked = d.residentsKept(r)
	s.search = kit.NewSearchBox(kit.T("residents.search"), nil)
	s.search.SetText(s.text)
	s.search.OnChange, s.search.OnDown = s.onType, s.onDown
	s.search.OnEnter = s.onEnter
	s.chips = kit.NewChips(s.chipList(), s.onChips)
	s.dayForm = kit.NewForm().OneColumn(0)
	s.dayForm.Add(&kit.Field{Key: "day", Kind: kit.KindDate, Width: 104, Place: kit.T("residents.today"), Parse: s.parseDay, OnChange: s.onDay})
	s.dayForm.OnChange, s.dayForm.OnLast = s.onDayForm, s.onDown
	if s.day != 0 {
		s.dayForm.Set("day", s.day.Text())
	}
	s.buildGrid()
	s.preview = newPreview(s)
	s.dayWrong = kit.Down(0)
	s.strip = kit.Down(0, kit.Fixed(0, 36, kit.Inset(16, 0, 16, 8, kit.AcrossMid(8, kit.Grow(s.chips), kit.Fixed(104, 28, s.dayForm)))), s.dayWrong,
		kit.Grow(kit.WithPreview(s.grid, kit.Panel(s.preview.object), 320, 874)))
	s.screen = &kit.Screen{Title: kit.T("nav.residents"), FactsWide: 158, Middle: kit.Fixed(330, 28, s.search), Acts: []fyne.CanvasObject{
		kit.NewButton("Excel", "sheet", "", func() { d.SheetTable(s.table()) }),
		kit.NewButton(kit.T("residents.print"), "print", "Ctrl+P", s.onPrint),
		d.bar(kit.NewButton(kit.T("nav.admission"), "in", "Ctrl+N", func() { d.Go(Route{Screen: "admission"}) }), app.RightAdmit),
	}, Body: s.strip}
	first := s.search.Focusable()
	if r.Arg == dayArg {
		first = s.dayForm.First()
	}
	return &View{Content: s.screen.Build(), Focus: first, Show: s.read, Changed: s.onChanged, Leave: s.onLeave, Figures: s.figures, Keys: []key{
		{Key: fyne.KeyP, Ctrl: true, Word: "key.print", Do: s.onPrint},
		{Key: fyne.KeyB, Ctrl: true, Word: "key.move", Do: s.onMove},
		{Key: fyne.KeyD, Ctrl: true, Word: "residents.key.day", Do: s.onDayKey},
		{Key: fyne.KeyEscape, Word: "key.back", Do: s.onEscape},
	}}
}

// residentsKept is the question of last time, or the one a route asks (a cell of the board: "escaped", "soon").
func (d *Desk) residentsKept(r Route) (residentsAsk, int64) {
	ask := residentsAsk{choice: app.Chips{Open: true}, sort: "name"}
	typed, found := strings.CutPrefix(r.Arg, findArg)
	switch {
	case found: // the one box found more than it shows: the whole archive, as it did
		ask.text, ask.choice = typed, app.Chips{}
	case slices.Contains(app.ChipGroups, app.Group(r.Arg)):
		ask.choice.Group = app.Group(r.Arg)
	case stay.Status(r.Arg).Known():
		ask.choice.Status = stay.Status(r.Arg)
	default:
		if kept, ok := d.kept["residents"].(*residents); ok {
			return kept.residentsAsk, kept.picked
		}
	}
	return ask, 0
}

func (s *residents) onLeave(then func()) {
	if s.d.kept == nil {
		s.d.kept = map[string]any{}
	}
	s.d.kept["residents"] = s
	then()
}

// on is the day of the list.
func (s *residents) on() date.Date {
	if s.day != 0 {
		return s.day
	}
	return s.d.Office.Today()
}

// read asks for the list, outside the window's thread; of several questions only the last is answered.
func (s *residents) read() {
	turn, ask, day, left := s.turn.Add(1), s.residentsAsk, s.on(), s.left
	over := func() bool { return s.turn.Load() != turn }
	if s.leftOn != day {
		left = nil
	}
	var shown []app.Hit
	var counts app.ChipCounts
	s.d.Frame.Look(kit.T("residents.reading"), func(*kit.Job) error {
		if ask.wrong != "" {
			return nil
		}
		f, err := s.d.Office.Find(app.Search{Text: ask.text, Day: day, OpenOnly: ask.choice.Open, Over: over})
		if err != nil {
			return err
		}
		for i := range f.Hits {
			if l, ok := left[f.Hits[i].Stay]; ok && f.Hits[i].State.Open() {
				f.Hits[i].Left = l
			}
		}
		shown, counts = ask.choice.Choose(f.Hits)
		s.d.Office.SortHits(shown, ask.sort, ask.down, day)
		return nil
	}, func(err error) {
		switch {
		case over():
			return
		case err != nil:
			s.d.Fail(err)
			return
		}
		s.shown, s.counts, s.answer = shown, counts, turn
		s.onAnswer()
		if s.enter {
			s.enter = false
			s.onOpen(s.grid.Cursor())
			return
		}
		if left == nil && ask.wrong == "" {
			s.readClocks(day)
		}
	})
}

// readClocks reads the clocks of everybody open on the day once; then the list is shown with them.
func (s *residents) readClocks(day date.Date) {
	var left map[int64]app.Left
	s.d.Frame.Look(kit.T("residents.reading"), func(*kit.Job) (err error) {
		left, err = s.d.Office.Lefts(day)
		return err
	}, func(err error) {
		switch {
		case day != s.on():
			return
		case err != nil:
			s.d.Fail(err)
			return
		}
		s.left, s.leftOn = left, day
		s.read()
	})
}

func (s *residents) onAnswer() {
	s.chips.Set(s.chipList())
	s.grid.Empty = s.empty()
	s.grid.Clear()
	s.grid.Reload()
	s.sayFacts()
	at := slices.IndexFunc(s.shown, func(h app.Hit) bool { return h.Resident == s.picked })
	if at < 0 && len(s.shown) > 0 {
		at = 0
	}
	if at >= 0 {
		s.grid.Pick(at)
		return
	}
	s.preview.show(nil)
}

func (s *residents) sayFacts() {
	n := len(s.shown)
	key := "residents.all"
	switch {
	case s.day != 0 && s.choice.Open:
		key = "residents.on_day"
	case s.choice == app.Chips{Open: true} && s.text == "":
		key = "residents.open"
	}
	s.screen.SetTitle(kit.T("nav.residents"), kit.T(key, "n", n, "day", s.on()))
}

func (s *residents) onChanged() {
	s.left = nil
	s.read()
}

func (s *residents) onType(text string) {
	s.text, s.enter = text, false
	s.read()
}

func (s *residents) onChips(on map[string]bool) {
	s.choice = app.Chips{Open: on["open"]}
	for _, st := range stay.Statuses {
		if on[string(st)] {
			s.choice.Status = st
		}
	}
	for _, g := range app.ChipGroups {
		if on[string(g)] {
			s.choice.Group = g
		}
	}
	s.read()
}

func (s *residents) onSort(column string, down bool) {
	s.sort, s.down = column, down
	s.read()
}

func (s *residents) onDown() {
	if len(s.shown) > 0 {
		s.grid.Focus()
	}
}

func (s *residents) onPick(i int) {
	s.footer()
	if i < 0 || i >= len(s.shown) {
		return
	}
	s.picked = s.shown[i].Resident
	s.preview.show(&s.shown[i])
}

// footer appears while several people are chosen, and counts those of another day.
func (s *residents) footer() {
	was := s.grid.Footer != nil
	s.grid.Footer = nil
	switch {
	case len(s.grid.Chosen()) > 1:
		s.grid.Footer = func(n int) string { return kit.T("residents.chosen", "n", n, "total", len(s.shown)) }
	case s.day != 0 && s.wrong == "":
		s.grid.Footer = func(int) string { return s.countText(nil) }
	}
	if was || s.grid.Footer != nil {
		s.grid.Refresh()
	}
}

// onEnter opens the person under the cursor; while the answer to the last letter is under way it waits for it, so that
// nobody of an older list is opened.
func (s *residents) onEnter() {
	if s.answer != s.turn.Load() {
		s.enter = true
		return
	}
	s.onOpen(s.grid.Cursor())
}

func (s *residents) onOpen(i int) {
	if i >= 0 && i < len(s.shown) {
		s.d.Go(Route{Screen: "resident", ID: s.shown[i].Resident})
	}
}

// onMove opens the movement of everybody chosen.
func (s *residents) onMove() {
	if stays := s.stays(s.grid.Chosen(), true); len(stays) > 0 {
		s.d.OpenMove(stays)
	}
}

// stays are those of the rows; open leaves out those that ended.
func (s *residents) stays(rows []int, open bool) (out []int64) {
	for _, i := range rows {
		if h := &s.shown[i]; h.Stay != 0 && (h.State.Open() || !open) {
			out = append(out, h.Stay)
		}
	}
	return out
}

func (s *residents) onMenu(rows []int) []kit.Act {
	move := kit.Act{Word: kit.T("residents.move"), Icon: "add", Key: "Ctrl+B", Do: s.onMove}
	chosen := make([]app.Hit, len(rows))
	for i, at := range rows {
		chosen[i] = s.shown[at]
	}
	if len(rows) > 1 {
		move.Word = kit.T("residents.move_many", "n", len(rows))
		acts := append([]kit.Act{s.d.act(move, app.RightMove)}, s.d.manyActs(s.stays(rows, false))...)
		acts = append(acts, kit.Act{Word: kit.T("residents.print_chosen"), Icon: "sheet", Do: func() { s.d.PrintTable(s.tableOf(rows)) }})
		return append(acts, s.d.mergeActs(chosen...)...)
	}
	if h := s.shown[rows[0]]; !h.State.Open() {
		move.Why = kit.T("residents.not_open")
	}
	acts := append([]kit.Act{{Word: kit.T("residents.open_record"), Icon: "file", Key: "Enter", Do: func() { s.onOpen(rows[0]) }}, s.d.act(move, app.RightMove)},
		s.d.manyActs(s.stays(rows, false))...)
	return append(acts, s.d.mergeActs(chosen...)...)
}

// onEscape first takes back what was typed, then goes back.
func (s *residents) onEscape() {
	if s.text == "" {
		s.d.Back()
		return
	}
	s.search.SetText("")
}

func (s *residents) onPrefs(p kit.GridPrefs) {
	if s.d.Outer.Prefs == nil {
		return
	}
	if b, err := json.Marshal(p); err == nil {
		s.d.Outer.Prefs.Set("residents.columns", string(b))
	}
}

func (s *residents) loadPrefs() {
	var p kit.GridPrefs
	if s.d.Outer.Prefs != nil {
		if kept := s.d.Outer.Prefs.Get("residents.columns"); kept != "" && json.Unmarshal([]byte(kept), &p) != nil {
			p = kit.GridPrefs{}
		}
	}
	if p.Sort != "" && s.d.kept["residents"] == nil { // as the clerk last had it; at first the Vietnamese order of names
		s.sort, s.down = p.Sort, p.Down
	}
	p.Sort, p.Down = s.sort, s.down
	s.grid.Load(p)
}
