package ui

import (
	"strconv"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/paper"
	"hoanhap/app/stay"
	"hoanhap/ui/chart"
	"hoanhap/ui/kit"
)

// buildPeople makes the list behind a number.
func (s *census) buildPeople() {
	s.list = kit.NewGrid([]kit.Column{{Key: "code", Title: kit.T("census.col.code"), Width: 60, Still: true, Quiet: true},
		{Key: "name", Title: kit.T("census.col.name"), Width: 152, Still: true, Draw: kit.DrawName}, {Key: "birth", Title: kit.T("census.col.birth"), Width: 38, Spare: true, Still: true},
		{Key: "home", Title: kit.T("census.col.home"), Width: 90, Grow: true, Spare: true, Still: true}, {Key: "day", Title: kit.T("census.col.day"), Width: 62, Still: true, Align: fyne.TextAlignTrailing}},
		func() int { return len(s.people) }, s.personRow)
	s.list.NoTint = true
	s.list.OnOpen = func(i int) { s.d.Go(Route{Screen: "resident", ID: s.people[i].Resident.ID}) }
	s.list.Empty = kit.Empty{Text: kit.T("census.nobody")}
}

// onCell opens the people of a number of the table.
func (s *census) onCell(row, column int) {
	s.row, s.col, s.memo = row, s.c.Columns()[column], ""
	s.openCell()
	if len(s.people) > 0 {
		s.list.Focus()
	}
}

// onMemo opens the people of a number of the memo line.
func (s *census) onMemo(r stay.Row) {
	s.memo, s.col = r, stay.Total
	s.openCell()
}

// openCell shows who stands behind the number in hand.
func (s *census) openCell() {
	var title string
	switch {
	case s.memo != "":
		s.people, title = s.c.People(s.memo, stay.Total), kit.T("census."+string(s.memo))
		s.table.Pick(-1, -1)
	case s.row < 0:
		s.side.Objects = []fyne.CanvasObject{kit.Inset(16, 12, 16, 0, kit.NewPara(kit.T("census.pick"), kit.Quiet, 460)), kit.Space(), s.chartBlock()}
		s.side.Refresh()
		s.table.Pick(-1, -1)
		return
	default:
		title = s.openTable()
	}
	stays, persons := len(s.people), map[int64]bool{}
	for i := range s.people {
		persons[s.people[i].Resident.ID] = true
	}
	s.list.Columns[4].Title = kit.T("census.col.day")
	if s.onADay() {
		s.list.Columns[4].Title = kit.T("census.col.entry")
	}
	s.list.Clear()
	s.list.Reload()
	head := kit.AcrossMid(8, kit.Grow(kit.NewFacts(kit.Piece{Text: title, Style: kit.Block},
		kit.Piece{Text: kit.T("census.behind", "stays", stays, "persons", len(persons)), Style: kit.Quiet, Gap: 8}).Narrow(40)),
		kit.NewQuiet(kit.T("census.print_list"), "print", func() { s.d.PrintTable(s.peopleTable(title)) }), kit.NewQuiet("", "close", s.onShut))
	s.side.Objects = []fyne.CanvasObject{kit.Fixed(0, 40, kit.Inset(16, 8, 8, 4, head)), kit.Grow(s.list), kit.HLine(), s.chartBlock()}
	s.side.Refresh()
}

// openTable reads the people of the cell in hand of the table and names it.
func (s *census) openTable() string {
	cols := s.c.Columns()
	at := 0
	for i, col := range cols {
		if col == s.col {
			at = i
		}
	}
	s.col = cols[at]
	label := ""
	if s.by == "" {
		s.row = min(s.row, len(censusRows)-1)
		s.people, label = s.c.People(censusRows[s.row], s.col), kit.T("census."+string(censusRows[s.row]))
	} else if s.row < len(s.parts) {
		s.people, label = s.c.PeopleIn(s.parts[s.row], s.col), s.partName(s.parts[s.row].Value)
	} else {
		s.row = len(s.parts)
		s.people, label = s.c.People(stay.Closing, s.col), kit.T("census.closing")
	}
	s.table.Pick(s.row, at)
	if s.col == stay.Total {
		return label
	}
	return kit.T("census.cell", "row", label, "column", lowerFirst(kit.T(app.ColumnKey(s.col))))
}

// onADay reports a number that counts who was there on a day; the others count movements.
func (s *census) onADay() bool {
	return len(s.people) > 0 && s.people[0].Movement == 0
}

func (s *census) onShut() {
	s.row, s.memo = -1, ""
	s.openCell()
	s.d.Window.Canvas().Focus(s.table)
}

// dayCell is the day of the movement, or of the entry where a day was counted.
func (s *census) dayOfPerson(p *app.Person) date.Date {
	if p.Movement == 0 {
		return p.Entry
	}
	return p.Day
}

func (s *census) personRow(i int) []kit.Cell {
	p := &s.people[i]
	day := s.dayOfPerson(p)
	text := day.Text()[:5]
	if y := day.Year(); y != s.c.Period.Last.Year() {
		text = day.Text()[3:]
	}
	if p.Row == stay.ResidentDays {
		text = kit.T("census.n_days", "n", p.N)
	}
	return []kit.Cell{{Text: p.Resident.Code}, {Text: p.Resident.Name}, {Text: birthYear(p.Resident.Birth)}, {Text: s.home(p)}, {Text: text}}
}

func birthYear(b date.Partial) string {
	if b.Y == 0 {
		return ""
	}
	return strconv.Itoa(int(b.Y))
}

func (s *census) home(p *app.Person) string {
	return s.d.Office.CommuneOf(&app.Hit{Commune: p.Resident.Commune, List: p.Resident.CommuneList, Address: p.Resident.Address}, s.c.Period.Last)
}

// peopleTable is the list in view as a page.
func (s *census) peopleTable(title string) paper.Table {
	t := paper.Table{Title: title, Subtitle: kit.T("census.month", "month", monthYear(s.year, s.month)) + ", " + s.c.Span(s.d.Office.Words), Columns: []paper.Column{
		{Title: kit.T("census.col.n"), Width: 12, Align: paper.Right}, {Title: kit.T("census.col.code"), Width: 22}, {Title: kit.T("census.col.name"), Width: 52}, {Title: kit.T("census.col.birth"), Width: 16},
		{Title: kit.T("census.col.home"), Width: 46}, {Title: s.list.Columns[4].Title, Width: 24}}}
	for i := range s.people {
		p := &s.people[i]
		t.Rows = append(t.Rows, paper.Row{Cells: []paper.Cell{paper.Num(int64(i + 1)), paper.Txt(p.Resident.Code), paper.Txt(p.Resident.Name),
			paper.Txt(birthYear(p.Resident.Birth)), paper.Txt(s.home(p)), paper.Day(s.dayOfPerson(p))}})
	}
	return t
}

// chartBlock is the twelve periods up to the one in view; a click opens one.
func (s *census) chartBlock() fyne.CanvasObject {
	if len(s.months) == 0 {
		return kit.Space()
	}
	in, out := 0, 0
	bars := make([]chart.Month, len(s.months))
	for i, m := range s.months {
		in, out = in+m.In, out+m.Out
		bars[i] = chart.Month{Label: strconv.Itoa(m.Month), Year: i > 0 && m.Month == 1, In: m.In, Out: m.Out, Closing: m.Closing,
			Tap: func() { s.year, s.month = m.Year, m.Month; s.read() }}
	}
	title := kit.T("census.twelve")
	if len(s.months) != 12 {
		title = kit.T("census.n_months", "n", len(s.months))
	}
	head := kit.AcrossMid(10, kit.Grow(kit.NewFacts(kit.Piece{Text: title, Style: kit.Block},
		kit.Piece{Text: kit.T("census.from_to", "opening", s.months[0].Opening, "closing", s.months[len(s.months)-1].Closing), Style: kit.Quiet, Gap: 16}).Narrow(10)),
		chart.Key(kit.T("kit.chart.in")+" "+kit.Group(int64(in)), kit.T("kit.chart.out")+" "+kit.Group(int64(out))))
	high := float32(272)
	if large() {
		high = 200
	}
	return kit.Inset(16, 8, 12, 12, kit.Down(6, kit.Fixed(0, 22, head), kit.Fixed(0, high, chart.Pairs(bars, chart.Words{Month: kit.T("census.axis.month"), Closing: kit.T("census.axis.closing")}))))
}
