package ui

import (
	"errors"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/ui/kit"
)

// census is the screen Thống kê: the count of a period, at the right the people behind the number in hand, twelve periods
// below them. The check line is always in view; a census that does not balance is shown and not printed.
type census struct {
	d *Desk
	censusAsk

	censusFound
	parts []stay.Part // of the breakdown

	people []app.Person // behind the number in hand

	table        *kit.Table
	period       *kit.Form
	head         *kit.Facts
	state, close *kit.Button
	chooser      *kit.Button
	excel, print *kit.Button
	memos        *fyne.Container
	check        *fyne.Container
	wide         float32 // what the table wants
	side         *fyne.Container
	list         *kit.Grid
	screen       *kit.Screen
	sized        []*fyne.Container // laid out anew when their parts change in size
}

// censusFound is what the office answers for a period.
type censusFound struct {
	c       *app.Census
	balance bool
	months  []app.Month
	old     []app.ClosedPeriod // every frozen edition
	frozen  *app.ClosedPeriod  // the one in force
	late    app.Late
}

// censusAsk is what is looked at: kept while the clerk is away in a record.
type censusAsk struct {
	year, month int
	by          stay.By // breakdown in view, "" for the movements
	row         int     // of the table in view
	col         stay.Column
	memo        stay.Row // opened from the memo line instead of the table
}

// labelWide is the width of the first column: large text leaves less room for it.
func labelWide() float32 {
	if large() {
		return 200
	}
	return 248
}

// large reports a text size at which 1366 are no longer wide enough for everything on one line.
func large() bool { return kit.Unit(1) > 1.1 }

func newCensus(d *Desk, r Route) *View {
	s := &census{d: d, censusAsk: censusAsk{row: indexOfRow(stay.InTotal), col: stay.Total}}
	s.year, s.month, _ = d.Office.Today().YMD()
	if kept, ok := d.kept["census"].(*census); ok {
		s.censusAsk = kept.censusAsk
	}
	if y, m, ok := strings.Cut(r.Arg, "-"); ok {
		s.year, _ = strconv.Atoi(y)
		s.month, _ = strconv.Atoi(m)
	}
	if d.kept == nil {
		d.kept = map[string]any{}
	}
	d.kept["census"] = s
	s.buildHead()
	s.table = kit.NewTable(labelWide(), nil, nil)
	s.table.OnCell, s.table.OnWhy = s.onCell, s.whyCell
	s.buildPeople()
	s.chooser = kit.NewQuiet("", "down", s.onChoose)
	s.memos, s.check, s.side = kit.Down(0), kit.Down(0), kit.Down(0)
	top := kit.AcrossMid(0, s.chooser, kit.Space())
	sheet := kit.Down(0, kit.Over(s.table, kit.Down(0, kit.Fixed(0, 24, kit.Inset(8, 0, 0, 0, top)), kit.Space())), s.memos)
	middle := s.middle()
	s.wide = labelWide() + 428
	left := kit.Down(0, kit.Grow(kit.Scrolled(sheet)), kit.HLine(), kit.Fixed(0, 33, kit.Inset(16, 6, 8, 6, s.check)))
	body := kit.Beside(left, kit.Panel(kit.Scrolled(s.side)), func() float32 { return s.wide }, 280)
	s.sized = []*fyne.Container{middle, top, sheet, body}
	s.screen = &kit.Screen{Title: kit.T("census.screen"), Middle: middle, Acts: []fyne.CanvasObject{s.close, s.more(), s.excel, s.print}, Body: body}
	if large() { // large text: month and state on a line of their own
		s.screen.Middle, s.screen.Body = nil, kit.Down(0, kit.Fixed(0, 36, kit.Inset(16, 0, 16, 4, middle)), kit.Grow(body))
	}
	return &View{Content: s.screen.Build(), Show: s.read, Changed: s.read, Focus: s.table, Figures: s.figures, Keys: []key{
		{Key: fyne.KeyP, Ctrl: true, Word: "key.print", Do: s.onPrint},
		{Key: fyne.KeyK, Ctrl: true, Word: "census.close", Do: s.onCloseKey},
		{Key: fyne.KeyPageUp, Word: "census.key.before", Do: func() { s.step(-1) }},
		{Key: fyne.KeyPageDown, Word: "census.key.after", Do: func() { s.step(1) }},
	}}
}

func (s *census) buildHead() {
	s.period = kit.NewForm().OneColumn(0)
	s.period.Add(&kit.Field{Key: "month", Width: 126, Parse: s.parseMonth, OnChange: s.onMonth})
	s.head = kit.NewFacts()
	s.state = kit.NewQuiet("", "lock", s.onState)
	s.close = kit.NewButton(kit.T("census.close"), "lock", "Ctrl+K", s.onClose)
	s.excel = kit.NewButton("Excel", "sheet", "", s.onExcel)
	s.print = kit.NewPrimary(kit.T("census.print"), "print", "Ctrl+P", s.onPrint)
}

func (s *census) middle() *fyne.Container {
	return kit.AcrossMid(4, kit.Steps(kit.Fixed(126, 28, s.period), s.step), kit.Gap(4, 0), s.head, s.state)
}

// step goes some months on or back.
func (s *census) step(n int) {
	s.year, s.month, _ = date.Of(s.year, s.month, 1).AddMonths(n).YMD()
	s.read()
}

// monthOf reads a month as it is typed: 10/2026, 102026, 10, tháng 10, a day in it.
func monthOf(typed string, year int, today date.Date) (y, m int, ok bool) {
	plain := strings.TrimSpace(strings.TrimPrefix(strings.ToLower(typed), strings.ToLower(kit.T("census.month.word"))))
	if n, err := strconv.Atoi(plain); err == nil && n >= 1 && n <= 12 {
		return year, n, true
	}
	p, err := date.UnderstandPartial(plain, today)
	if err != nil || p.Y == 0 || p.M == 0 {
		return 0, 0, false
	}
	return int(p.Y), int(p.M), true
}

func (s *census) parseMonth(typed string) (string, string, any) {
	y, m, ok := monthOf(typed, s.year, s.d.Office.Today())
	if !ok {
		s.sayWrong(kit.T("census.month.wrong"))
		return typed, "", kit.T("census.month.wrong")
	}
	if p := s.d.Office.PeriodOf(y, m, 0); p.First > s.d.Office.Today() {
		wrong := say.Of("err.period_future", "first", p.First, "today", s.d.Office.Today())
		s.sayWrong(kit.Say(wrong))
		return typed, "", wrong
	}
	return s.monthText(y, m), "", nil
}

func (s *census) monthText(y, m int) string { return kit.T("census.month", "month", monthYear(y, m)) }

func monthYear(y, m int) string { return date.Of(y, m, 1).Text()[3:] }

// onMonth opens the month that was typed.
func (s *census) onMonth(typed string) {
	if y, m, ok := monthOf(typed, s.year, s.d.Office.Today()); ok && (y != s.year || m != s.month) {
		s.year, s.month = y, m
		s.read()
	}
}

func (s *census) sayWrong(text string) {
	s.head.Set(kit.Piece{Icon: "warn", Text: text, Style: kit.Caption.In(kit.Red)})
	s.state.Hide()
	s.relay()
}

// read counts the period, what was frozen of it and the twelve periods up to it.
func (s *census) read() {
	s.period.Set("month", s.monthText(s.year, s.month))
	o, y, m := s.d.Office, s.year, s.month
	var found censusFound
	s.d.Frame.Look(kit.T("census.reading"), func(*kit.Job) (err error) { found, err = findCensus(o, y, m); return err }, func(err error) {
		if y != s.year || m != s.month {
			return // the clerk went on meanwhile
		}
		if err != nil {
			var refused *say.Refused
			if errors.As(err, &refused) {
				s.sayWrong(kit.Say(refused.Msg))
				return
			}
			s.d.Fail(err)
			return
		}
		s.censusFound = found
		s.show()
	})
}

// findCensus asks the office. It runs beside the window and touches nothing of it.
func findCensus(o *app.Office, y, m int) (f censusFound, err error) {
	f.c, err = o.CensusOf(y, m, 0)
	var bad *app.ErrUnbalanced
	if err != nil && !errors.As(err, &bad) {
		return f, err
	}
	f.balance = bad == nil
	if f.months, err = o.Months(y, m, 12); err != nil {
		return f, err
	}
	if f.old, err = o.Closed(y, m); err != nil {
		return f, err
	}
	if n := len(f.old); n > 0 && f.old[n-1].InForce() {
		f.frozen = &f.old[n-1]
		if f.balance {
			f.late, err = o.LateEntries(f.frozen)
		}
	}
	return f, err
}

// show puts the count that was read in view; the cell in hand stays in hand.
func (s *census) show() {
	s.showHead()
	s.showTable()
	s.showMemo()
	s.check.Objects = []fyne.CanvasObject{s.checkLine()}
	s.check.Refresh()
	s.openCell()
	s.relay()
}

func (s *census) relay() {
	for _, c := range s.sized {
		c.Refresh()
	}
	s.screen.SetTitle(kit.T("census.screen"), "")
}

// showHead says which days the period has and how it stands: it still runs, it can be frozen, it was frozen.
func (s *census) showHead() {
	p := s.c.Period
	text := kit.T("census.days", "from", p.First.Text()[:5], "to", p.Whole)
	if p.First.Year() != p.Whole.Year() {
		text = kit.T("census.days", "from", p.First, "to", p.Whole)
	}
	pieces := []kit.Piece{{Text: text, Style: kit.Quiet}}
	if p.Running() {
		pieces = append(pieces, kit.Piece{Text: kit.T("census.running", "until", p.Last.Text()[:5]), Style: kit.Strong, Gap: 8})
	}
	s.head.Set(pieces...)
	show(s.close, s.frozen == nil && !p.Running())
	show(s.state, s.frozen != nil || len(s.old) > 0)
	switch {
	case s.frozen == nil && len(s.old) > 0:
		s.state.SetWord(kit.T("census.reopened"))
	case s.frozen != nil:
		word := kit.T("census.frozen_on", "day", dayOf(s.frozen.At))
		if n := s.lateActs(); n > 0 {
			word += ", " + kit.T("census.late_n", "n", n)
		} else {
			word += ", " + kit.T("census.late_none")
		}
		s.state.SetWord(word)
	}
	why := ""
	if !s.balance {
		why = kit.T("census.not_printed")
	}
	for _, b := range []*kit.Button{s.print, s.excel, s.close} {
		if why != "" {
			b.Disable(why)
		} else {
			b.Enable()
		}
	}
	s.d.bar(s.close, app.RightClose)
}

// lateActs counts the acts, not the rows they wrote.
func (s *census) lateActs() int {
	acts := map[int64]bool{}
	for _, e := range s.late.Entries {
		acts[e.Act] = true
	}
	return len(acts)
}

func show(o fyne.CanvasObject, yes bool) {
	if yes {
		o.Show()
	} else {
		o.Hide()
	}
}

// dayOf is the day of a stored time: 02/11/2026.
func dayOf(at string) string {
	w := when(at)
	if i := strings.IndexByte(w, ' '); i >= 0 {
		return w[i+1:]
	}
	return w
}

// startDay words the setting under the table.
func (s *census) startDay() string {
	return kit.T("census.start", "n", s.d.Office.PeriodStart(date.Of(s.year, s.month, 1)))
}

const startKey = law.PeriodStartDay
