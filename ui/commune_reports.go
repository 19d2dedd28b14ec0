package ui

import (
	"fmt"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/paper"
	"hoanhap/ui/kit"
)

// handoverViews are the views of Bàn giao, as a route names them.
var handoverViews = []string{"people", "places", "home"}

// communeReports is rehabilitation at home and in the community as communes report it, by month, with the sum of the province by
// month, quarter and year.
type communeReports struct {
	d           *Desk
	year, month int
	span        int // months: 1, 3, 12
	lines       []app.RehabLine
	sum         app.CommuneReport
	grid        *kit.Grid
	head        *kit.Text
	object      fyne.CanvasObject
}

func newCommuneReports(d *Desk) *communeReports {
	s := &communeReports{d: d, span: 1}
	s.year, s.month, _ = d.Office.Today().AddMonths(-1).YMD()
	col := func(k string) kit.Column {
		return kit.Column{Key: k, Title: kit.T("rehab." + k), Width: 100, Still: true, Draw: kit.DrawNumber, Why: s.why(k)}
	}
	name := kit.Column{Key: "commune", Title: kit.T("handover.col.commune"), Width: 200, Grow: true, Still: true}
	s.grid = kit.NewGrid([]kit.Column{name, col("people"), col("new"), col("done"), col("teams"), col("contacts")}, func() int {
		if len(s.lines) == 0 {
			return 0
		}
		return len(s.lines) + 1
	}, s.row)
	s.grid.OnOpen = func(i int) {
		if i < len(s.lines) && s.span == 1 {
			s.ask(&s.lines[i].CommuneReport)
		}
	}
	s.grid.Empty = kit.Empty{Title: kit.T("rehab.none"), Text: kit.T("rehab.none.text"), Acts: []*kit.Button{d.bar(kit.NewButton(kit.T("rehab.add"), "add", "", func() { s.ask(nil) }), app.RightDue)}}
	s.head = kit.NewText("", kit.Strong)
	spans := kit.NewSegment([]kit.Option{{Value: "month", Text: kit.T("handover.report.month")}, {Value: "quarter", Text: kit.T("handover.report.quarter")},
		{Value: "year", Text: kit.T("handover.report.year")}}, 0, func(i int) { s.span = []int{1, 3, 12}[i]; s.read() })
	s.object = kit.Down(0, kit.Fixed(0, 36, kit.Inset(16, 2, 16, 6, kit.AcrossMid(6, kit.Steps(kit.Fixed(130, 20, s.head.Middle()), s.step), kit.Gap(8, 0), spans, kit.Space(), d.bar(kit.NewButton(kit.T("rehab.add"), "add", "", func() { s.ask(nil) }), app.RightDue)))), kit.Grow(s.grid))
	return s
}

func (s *communeReports) step(n int) {
	first, _ := s.months()
	day := date.Of(s.year, first, 1).AddMonths(n * s.span)
	if day > s.d.Office.Today() {
		return
	}
	s.year, s.month, _ = day.YMD()
	s.read()
}

func (s *communeReports) read() {
	var err error
	first, last := s.months()
	if s.lines, s.sum, err = s.d.Office.RehabOver(s.year, first, last); err != nil {
		s.d.Fail(err)
		return
	}
	s.head.Set(s.period())
	s.grid.Reload()
}

// months are the first and the last of the period in view.
func (s *communeReports) months() (first, last int) {
	first = (s.month-1)/s.span*s.span + 1
	return first, first + s.span - 1
}

// period names what is in view.
func (s *communeReports) period() string {
	first, _ := s.months()
	switch s.span {
	case 3:
		return kit.T("handover.span.quarter", "n", first/3+1, "year", fmt.Sprint(s.year))
	case 12:
		return kit.T("handover.span.year", "year", fmt.Sprint(s.year))
	}
	return kit.T("census.month", "month", monthYear(s.year, s.month))
}

// named is a commune, with the number of months it reported where the period has more.
func (s *communeReports) named(l *app.RehabLine) string {
	name := joinPlace(l.Name, l.Province)
	if s.span > 1 {
		name += " (" + kit.T("rehab.months", "n", l.Months) + ")"
	}
	return name
}

func (s *communeReports) row(i int) []kit.Cell {
	r, name, tone := &s.sum, kit.T("rehab.sum"), kit.Bold
	if i < len(s.lines) {
		r, name, tone = &s.lines[i].CommuneReport, s.named(&s.lines[i]), kit.Normal
	}
	out := []kit.Cell{{Text: name, Tone: tone}}
	for _, n := range []int{r.People, r.New, r.Done, r.Teams, r.Contacts} {
		out = append(out, kit.Cell{Text: kit.Group(int64(n)), Tone: tone})
	}
	return out
}

// ask types the report of one commune; a second one of the same month takes the place of the first.
func (s *communeReports) ask(old *app.CommuneReport) {
	d := s.d
	form := kit.NewForm().OneColumn(150)
	form.Add(&kit.Field{Key: "commune", Label: kit.T("handover.col.commune"), Kind: kit.KindSearch, Find: d.communeOptions, Required: true, Place: kit.T("handover.place.type")})
	for _, k := range []string{"people", "new", "done", "teams", "contacts"} {
		form.Add(countField(k, "rehab."+k, 0, 0, ""))
	}
	d.todayField(form, "day", "handover.decision.received")
	if old != nil {
		form.SetValues(map[string]string{"commune": old.Commune, "people": fmt.Sprint(old.People), "new": fmt.Sprint(old.New), "done": fmt.Sprint(old.Done),
			"teams": fmt.Sprint(old.Teams), "contacts": fmt.Sprint(old.Contacts), "day": old.Day.Text()})
	}
	d.fill(kit.T("rehab.title", "month", monthYear(s.year, s.month)), "", form, kit.T("handover.save"), func() error {
		return d.Office.PutRehab(app.CommuneReport{Commune: form.Value("commune"), Year: s.year, Month: s.month, People: countOf(form, "people"), New: countOf(form, "new"),
			Done: countOf(form, "done"), Teams: countOf(form, "teams"), Contacts: countOf(form, "contacts"), Day: d.dayOf(form, "day")})
	})
}

func (s *communeReports) table() paper.Table {
	t := paper.Table{Title: kit.T("rehab.book"), Subtitle: s.period(), Columns: []paper.Column{{Title: kit.T("handover.col.commune"), Width: 60}}}
	for _, k := range []string{"people", "new", "done", "teams", "contacts"} {
		t.Columns = append(t.Columns, paper.Column{Title: kit.T("rehab." + k), Width: 20})
	}
	for i := range s.grid.Len() {
		r, row := &s.sum, paper.Row{Bold: true, Cells: []paper.Cell{paper.Txt(kit.T("rehab.sum"))}}
		if i < len(s.lines) {
			r, row = &s.lines[i].CommuneReport, paper.Row{Cells: []paper.Cell{paper.Txt(s.named(&s.lines[i]))}}
		}
		for _, n := range []int{r.People, r.New, r.Done, r.Teams, r.Contacts} {
			row.Cells = append(row.Cells, paper.Num(int64(n)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
