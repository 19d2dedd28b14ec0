package ui

import (
	"strconv"
	"strings"

	"hoanhap/app"
	"hoanhap/app/paper"
	"hoanhap/app/stay"
	"hoanhap/ui/kit"
)

func (s *residents) buildGrid() {
	t := func(k string) string { return kit.T("residents.col." + k) }
	s.grid = kit.NewGrid([]kit.Column{
		{Key: "code", Title: t("code"), Width: 66, Quiet: true},
		{Key: "name", Title: t("name"), Width: 164, Min: 150, Grow: true, Draw: kit.DrawName},
		{Key: "birth", Title: t("birth"), Width: 42},
		{Key: "status", Title: t("status"), Width: 128, Draw: kit.DrawMark},
		{Key: "state", Title: t("state"), Width: 150, Draw: kit.DrawMark},
		{Key: "days", Title: t("days"), Width: 116, Draw: kit.DrawDays, Why: s.whyDays},
		{Key: "commune", Title: t("commune"), Width: 108, Grow: true},
	}, func() int { return len(s.shown) }, func(i int) []kit.Cell { return s.row(&s.shown[i]) })
	s.grid.Many = true
	s.grid.OnPick, s.grid.OnOpen, s.grid.OnSort, s.grid.OnMenu, s.grid.OnPrefs = s.onPick, s.onOpen, s.onSort, s.onMenu, s.onPrefs
	s.grid.OnType = func(r rune) { s.search.Type(r) }
	s.loadPrefs()
}

func (s *residents) row(h *app.Hit) []kit.Cell {
	return []kit.Cell{{Text: h.Code}, {Text: h.Name}, {Text: yearOf(h), Tone: kit.Grey}, statusCell(h.Status), stateCell(h.State, h.Away),
		leftCell(h), {Text: s.d.Office.CommuneOf(h, s.on())}}
}

func yearOf(h *app.Hit) string {
	if h.Birth.Y == 0 {
		return ""
	}
	return strconv.Itoa(int(h.Birth.Y))
}

// nearDays is from when the days of a list are bold (look.md §6).
const nearDays = 60

// daysCell is the ruler of a list and the number at its right.
func daysCell(l *app.Left) kit.Cell {
	switch {
	case !l.Known:
		return kit.Cell{}
	case !l.HasTerm:
		return kit.Cell{Text: kit.T("clock.no_term"), Tone: kit.Unknown}
	case l.Running:
		return kit.Cell{Text: kit.T("clock.running"), Tone: kit.Unknown}
	case l.Remaining < 0:
		return kit.Cell{Text: kit.T("clock.over.short", "n", -l.Remaining), Tone: kit.Alarm, Part: 1}
	}
	c := kit.Cell{Text: kit.Group(int64(l.Remaining)), Part: float32(l.Counted) / float32(max(1, l.Counted+l.Remaining))}
	if l.Remaining <= nearDays {
		c.Tone = kit.Bold
	}
	return c
}

// leftCell is what is left of the term; of an ended stay, the day it ended.
func leftCell(h *app.Hit) kit.Cell {
	if h.Ended != 0 {
		return kit.Cell{Text: kit.T("residents.ended", "day", h.Ended), Tone: kit.Grey}
	}
	return daysCell(&h.Left)
}

// chipList is the chips with what each would show.
func (s *residents) chipList() []kit.Chip {
	n := func(v int) string { return kit.Group(int64(v)) }
	out := []kit.Chip{{Key: "open", Word: kit.T("residents.chip.open"), Count: n(s.counts.Open), On: s.choice.Open, Why: s.whyChip("open", "residents.chip.open")}}
	for _, st := range stay.Statuses {
		if st == stay.Aftercare && s.counts.Status[st] == 0 && s.choice.Status != st {
			continue // archive only: the chip is there when such people are
		}
		out = append(out, kit.Chip{Key: string(st), Word: kit.Say(st), Count: n(s.counts.Status[st]), Mark: statusMark(st), Group: 1, On: s.choice.Status == st, Why: s.whyChip(string(st), "status."+string(st))})
	}
	for _, g := range app.ChipGroups {
		c := kit.Chip{Key: string(g), Word: kit.T("residents.chip." + string(g)), Count: n(s.counts.Group[g]), Group: 2, On: s.choice.Group == g, Why: s.whyChip(string(g), "residents.chip."+string(g))}
		if g == app.GroupEscaped {
			c.Mark, c.Alarm = kit.MarkEscaped, s.counts.Group[g] > 0
		}
		out = append(out, c)
	}
	return out
}

// empty says what was searched, and offers to drop one chip or the words (look.md §9).
func (s *residents) empty() kit.Empty {
	today := kit.NewButton(kit.T("residents.drop_day"), "close", "", func() { s.dayForm.Set("day", ""); s.onDay("") })
	if s.wrong != "" {
		return kit.Empty{Title: kit.T("residents.day_wrong", "typed", s.wrong), Text: kit.T("residents.day_hint"), Acts: []*kit.Button{today}}
	}
	if s.text == "" && s.choice == (app.Chips{Open: true}) && s.day == 0 {
		return kit.Empty{Title: kit.T("residents.nobody"), Text: kit.T("residents.nobody.text"), Acts: []*kit.Button{
			kit.NewPrimary(kit.T("nav.admission"), "in", "Ctrl+N", func() { s.d.Go(Route{Screen: "admission"}) })}}
	}
	e := kit.Empty{Title: kit.T("residents.none"), Text: s.filterText()}
	for _, c := range s.chipList() {
		if c.On {
			e.Acts = append(e.Acts, kit.NewButton(kit.T("residents.drop", "chip", c.Word), "close", "", func() { s.chips.Choose(c.Key, false) }))
		}
	}
	if s.text != "" {
		e.Acts = append(e.Acts, kit.NewButton(kit.T("residents.drop_text"), "close", "", func() { s.search.SetText("") }))
	}
	if s.day != 0 {
		e.Acts = append(e.Acts, today)
	}
	return e
}

// filterText words what the list was asked for: under the title of a print, and on an empty list.
func (s *residents) filterText() string {
	var parts []string
	if s.text != "" {
		parts = append(parts, kit.T("residents.typed", "text", s.text))
	}
	for _, c := range s.chipList() {
		if c.On {
			parts = append(parts, c.Word)
		}
	}
	if !s.choice.Open {
		parts = append(parts, kit.T("residents.archive"))
	}
	return strings.Join(append(parts, kit.T("residents.as_of", "day", s.on())), " · ")
}

func (s *residents) onPrint() { s.d.PrintTable(s.table()) }

func (s *residents) table() paper.Table { return s.tableOf(nil) }

// tableOf is the list for paper and Excel; nil rows are all.
func (s *residents) tableOf(rows []int) paper.Table {
	c := func(k string, w float64) paper.Column {
		return paper.Column{Title: kit.T("residents.col." + k), Width: w}
	}
	t := paper.Table{Title: kit.T("residents.table"), Subtitle: s.filterText(), Columns: []paper.Column{c("n", 10), c("code", 18), c("full_name", 46),
		c("birth_day", 22), c("status", 26), c("state", 30), c("remaining", 22), c("end", 22), c("commune", 50)}}
	if rows == nil {
		for i := range s.shown {
			rows = append(rows, i)
		}
	}
	for n, i := range rows {
		t.Rows = append(t.Rows, s.tableRow(n+1, &s.shown[i]))
	}
	t.Totals = []paper.Row{{Bold: true, Cells: []paper.Cell{{}, {}, paper.Txt(s.countText(rows))}}}
	return t
}

func (s *residents) tableRow(n int, h *app.Hit) paper.Row {
	days, end := paper.Txt(leftCell(h).Text), paper.Cell{}
	if h.Left.HasTerm && !h.Left.Running {
		days, end = paper.Num(int64(h.Left.Remaining)), paper.Day(h.Left.End)
	}
	return paper.Row{Cells: []paper.Cell{paper.Num(int64(n)), paper.Txt(h.Code), paper.Txt(h.Name), paper.Txt(h.Birth.Text()),
		paper.Txt(statusCell(h.Status).Text), paper.Txt(stateCell(h.State, h.Away).Text), days, end, paper.Txt(s.d.Office.CommuneOf(h, s.on()))}}
}
