package ui

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/money"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/app/support"
	"hoanhap/ui/kit"
)

// monthTab is a month of support: one row a person with the difference to the month before; at the right every line with how it
// was reckoned, why it differs, what is missing.
type monthTab struct {
	s       *supportScreen
	d       *Desk
	run     *app.SupportRun
	rows    []monthRow
	changes map[int64]*app.SupportChange
	grid    *kit.Grid
	side    *fyne.Container
	check   *fyne.Container
	approve *kit.Button
	pay     *kit.Button
}

// monthRow is one person of the month.
type monthRow struct {
	*app.SupportPerson
	days       int
	paid, owed money.Dong
	missing    bool
	corrected  bool
}

func moneyText(n int64) string { return money.Dong(n).Text() }

func (m *monthTab) build() (fyne.CanvasObject, []fyne.CanvasObject) {
	col := func(k string, w float32) kit.Column {
		return kit.Column{Key: k, Title: kit.T("support.col." + k), Width: w, Still: true}
	}
	num := func(k string, w float32) kit.Column {
		c := col(k, w)
		c.Draw = kit.DrawNumber
		return c
	}
	stayCol, name := col("stay", 76), col("name", 160)
	stayCol.Quiet = true
	name.Draw, name.Grow = kit.DrawName, true
	m.grid = kit.NewGrid([]kit.Column{stayCol, name, col("team", 64), m.reckoned(num("days", 52)), m.reckoned(num("amount", 88)), m.reckoned(num("owed", 80)), m.reckoned(num("diff", 88)), col("note", 92)},
		func() int { return len(m.rows) }, m.row)
	m.grid.OnPick = m.onPick
	m.grid.OnOpen = func(i int) { m.d.Go(Route{Screen: "resident", ID: m.rows[i].Resident}) }
	m.grid.Empty = kit.Empty{Title: kit.T("support.empty"), Text: kit.T("support.empty.text")}
	m.side, m.check = kit.Down(0), kit.Down(0)
	left := kit.Down(0, kit.Grow(m.grid), kit.HLine(), kit.Fixed(0, 33, kit.Inset(16, 6, 8, 6, m.check)))
	m.approve = kit.NewPrimary(kit.T("support.approve"), "ok", "", m.onApprove)
	m.pay = m.d.bar(kit.NewButton(kit.T("support.pay"), "money", "", m.onPay), app.RightReckon)
	var more *kit.Button
	more = kit.NewButton("", "menu", "", func() { kit.Menu(more, m.more()...) })
	return kit.WithPanel(left, kit.Panel(kit.Scrolled(kit.Inset(16, 12, 16, 12, m.side))), 400, 700), []fyne.CanvasObject{
		m.typing(), m.d.bar(kit.NewButton(kit.T("support.discharge"), "out", "", m.onDischarge), app.RightReckon), more,
		kit.NewButton("Excel", "sheet", "", m.onExcel), kit.NewButton(kit.T("support.print"), "print", "Ctrl+P", m.print), m.pay, m.approve}
}

// typing is open to who keeps the books, and to the health desk for its list of sick diets.
func (m *monthTab) typing() *kit.Button {
	b := kit.NewButton(kit.T("support.type"), "add", "Ctrl+B", m.onType)
	if !m.d.Office.Allowed(app.RightTreat) {
		m.d.bar(b, app.RightReckon)
	}
	return b
}

func (m *monthTab) write() {
	if m.d.Office.Allowed(app.RightTreat) || m.d.may(app.RightReckon) {
		m.onType()
	}
}

// read asks for the month and the comparison with the one before.
func (m *monthTab) read() {
	o, y, mon := m.d.Office, m.s.year, m.s.mon
	var run *app.SupportRun
	var changes []app.SupportChange
	m.d.Frame.Look(kit.T("support.reading"), func(*kit.Job) (err error) {
		if run, err = o.Support(y, mon); err == nil {
			changes, err = o.ReviewSupport(y, mon)
		}
		return err
	}, func(err error) {
		switch {
		case y != m.s.year || mon != m.s.mon || m.s.now != supportTab(m):
			return
		case err != nil:
			m.d.Fail(err)
			return
		}
		m.run = run
		m.changes = make(map[int64]*app.SupportChange, len(changes))
		for i := range changes {
			m.changes[changes[i].Person.Stay] = &changes[i]
		}
		m.show()
	})
}

func (m *monthTab) show() {
	m.fill()
	r := m.run
	pieces := append(kit.Period(kit.T("census.month", "month", r.Label()), m.s.step), kit.Piece{Text: m.stateWord(), Style: kit.Quiet, Gap: 8})
	if r.Running() {
		pieces = append(pieces, kit.Piece{Text: kit.T("census.running", "until", r.Last.Text()[:5]), Style: kit.Strong, Gap: 8})
	}
	show(m.approve, r.Approved == nil)
	show(m.pay, r.Approved != nil)
	if r.Running() {
		m.approve.Disable(kit.Say(say.Of("err.period_running", "last", r.Whole)))
	} else {
		m.approve.Enable()
		m.d.bar(m.approve, app.RightMoney)
	}
	m.s.say(pieces...)
	paid, owed := r.Total()
	m.check.Objects = []fyne.CanvasObject{kit.CheckLine(true, kit.T("support.sum_line", "people", len(r.People), "lines", len(r.Lines), "paid", paid.Text(), "owed", owed.Text()), "")}
	m.check.Refresh()
	m.hide()
	m.grid.Reload()
	if len(m.rows) > 0 {
		m.grid.Pick(max(0, min(m.grid.Cursor(), len(m.rows)-1)))
		m.onPick(m.grid.Cursor())
		return
	}
	m.side.Objects = m.notices()
	m.side.Refresh()
}

// stateWord is approved or not, for the head; when, by whom and the check code stand at the right.
func (m *monthTab) stateWord() string {
	if m.run.Approved == nil {
		return kit.T("support.state.open")
	}
	return kit.T("support.state.approved", "day", dayOf(m.run.Approved.At))
}

// hide takes away columns with nothing in them this month: what is left is for the names. What the clerk hid stays hidden.
func (m *monthTab) hide() {
	team, owed, note := false, false, false
	for i := range m.rows {
		x := &m.rows[i]
		team, owed, note = team || x.Team != "", owed || x.owed != 0, note || x.missing || x.corrected
	}
	m.grid.SetBare("team", !team)
	m.grid.SetBare("owed", !owed)
	m.grid.SetBare("note", !note)
}

// window words sentences in the language of the window.
type window struct{}

func (window) T(key string, args ...any) string { return kit.T(key, args...) }

// words are those of papers and sheets.
func (m *monthTab) words() say.Book { return m.d.Office.Words }

func (m *monthTab) fill() {
	m.rows = m.rows[:0:0]
	at := map[int64]int{}
	for i := range m.run.People {
		p := &m.run.People[i]
		at[p.Stay] = i
		m.rows = append(m.rows, monthRow{SupportPerson: p})
	}
	for i := range m.run.Lines {
		l := &m.run.Lines[i]
		x := &m.rows[at[l.Stay]]
		x.corrected = x.corrected || l.Kind != ""
		if support.Owed(l.Item) {
			x.owed += l.Amount
			continue
		}
		x.paid += l.Amount
		if l.Item == support.Food || l.Item == support.FoodSick {
			x.days += l.Days
		}
	}
	for i := range m.run.Missing {
		m.rows[at[m.run.Missing[i].Stay]].missing = true
	}
}

func (m *monthTab) row(i int) []kit.Cell {
	x := &m.rows[i]
	diff, note, tone := "", "", kit.Normal
	if c := m.changes[x.Stay]; c != nil && c.Is != c.Was {
		diff = app.Signed(int(c.Is - c.Was))
	}
	switch {
	case x.missing:
		note, tone = kit.T("support.note.missing"), kit.Alarm
	case x.corrected:
		note, tone = kit.T("support.note.corrected"), kit.Bold
	}
	owed := ""
	if x.owed != 0 {
		owed = x.owed.Text()
	}
	return []kit.Cell{{Text: x.StayCode}, {Text: x.Name}, {Text: x.Team}, {Text: strconv.Itoa(x.days)}, {Text: x.paid.Text()}, {Text: owed}, {Text: diff, Tone: kit.Grey}, {Text: note, Tone: tone}}
}

const supportSide = 366

// onPick explains every line of a person.
func (m *monthTab) onPick(i int) {
	if i < 0 || i >= len(m.rows) {
		return
	}
	x := &m.rows[i]
	out := []fyne.CanvasObject{kit.NewPara(x.Name, kit.Block, supportSide), kit.NewPara(x.StayCode+" · "+x.Code, kit.Caption, supportSide)}
	for k := range m.run.Lines {
		l := &m.run.Lines[k]
		if l.Stay != x.Stay {
			continue
		}
		head := kit.T("support.item." + l.Item)
		if p := app.Posting(l, window{}); p != "" {
			head += ", " + p
		}
		out = append(out, kit.Gap(0, 4), kit.AcrossMid(8, kit.Grow(kit.NewText(head, kit.Strong)), kit.NewText(l.Amount.Text(), kit.Strong).Right()))
		for _, why := range app.ExplainLine(&l.Line, window{}) {
			out = append(out, kit.NewPara(why, kit.Caption, supportSide))
		}
	}
	out = append(append(out, m.typedRows(x)...), m.whyRows(x)...)
	m.side.Objects = append(out, m.notices()...)
	m.side.Refresh()
}

// whyRows tell why the month differs from the one before, and why approved months are corrected.
func (m *monthTab) whyRows(x *monthRow) (out []fyne.CanvasObject) {
	if c := m.changes[x.Stay]; c != nil {
		out = append(out, kit.Gap(0, 8), kit.BlockHead(kit.T("support.compare"), kit.T("support.compare.amounts", "was", c.Was.Text(), "is", c.Is.Text())))
		for _, r := range c.Reasons {
			out = append(out, kit.NewPara(kit.Say(r), kit.Body, supportSide))
		}
	}
	for k := range m.run.Missing {
		if miss := &m.run.Missing[k]; miss.Stay == x.Stay {
			key := miss.Key
			n := kit.Notice{Ground: kit.OchreGround, Title: kit.T("support.note.missing"), Lines: []string{app.MissingText(&miss.Missing, window{})}, Acts: []*kit.Button{kit.NewButton(kit.T("support.rules"), "settings", "", func() { m.lacking(key) })}}
			out = append(out, kit.Gap(0, 8), n.Build(supportSide))
		}
	}
	if !x.corrected {
		return out
	}
	var months []date.Date
	for k := range m.run.Lines {
		if l := &m.run.Lines[k]; l.Stay == x.Stay && l.Kind != "" && !slices.Contains(months, l.For) {
			months = append(months, l.For)
			for _, c := range m.run.CausesOf(x.Stay, l.For) {
				out = append(out, kit.NewPara(app.CauseText(m.run, &c, window{}), kit.Body, supportSide))
			}
		}
	}
	return out
}

// notices say what is missing over all, and by which settings the month is reckoned.
func (m *monthTab) notices() (out []fyne.CanvasObject) {
	if m.run.Approved != nil {
		out = append(out, kit.Gap(0, 12), kit.NewPara(m.run.State(window{}), kit.Caption, supportSide))
	}
	if twice := m.run.TwiceNotes(window{}); len(twice) > 0 {
		n := kit.Notice{Ground: kit.OchreGround, Title: kit.T("support.twice.title"), Lines: twice}
		out = append(out, kit.Gap(0, 12), n.Build(supportSide))
	}
	lines := m.run.MissingNotes(window{})
	if len(lines) == 0 {
		return append(out, m.reckoning()...)
	}
	key := m.run.Missing[0].Key
	n := kit.Notice{Ground: kit.OchreGround, Title: kit.T("support.missing.title"), Lines: lines,
		Acts: []*kit.Button{kit.NewButton(kit.T("support.rules"), "settings", "", func() { m.lacking(key) })}}
	return append(append(out, kit.Gap(0, 12), n.Build(supportSide)), m.reckoning()...)
}

// rules opens the time line of a rate; lacking opens it to lay down one that this month misses.
func (m *monthTab) rules(key string)   { m.d.Go(Route{Screen: "settings", Arg: "rules/" + key}) }
func (m *monthTab) lacking(key string) { m.rules(key + "@" + m.run.First.String()) }

func (m *monthTab) onApprove() {
	if m.run == nil || m.approve.Disabled() {
		return
	}
	paid, owed := m.run.Total()
	kit.Ask(m.d.Window, kit.Question{Title: kit.T("support.approve.title", "month", m.run.Label()),
		Text: kit.T("support.approve.text", "people", len(m.run.People), "paid", paid.Text(), "owed", owed.Text(), "missing", len(m.run.Missing)),
		Yes:  kit.T("support.approve"), No: kit.T("support.not"), Do: func() {
			y, month := m.run.Year, m.run.Month
			m.d.write(kit.T("support.approving", "month", m.run.Label()), func() error { _, err := m.d.Office.ApproveSupport(y, month); return err }, m.d.Fail, m.d.Done)
		}})
}

// print prints the list of the whole centre; the menu has the teams.
func (m *monthTab) print() { m.printTeam(app.EveryTeam) }

func (m *monthTab) printTeam(team string) {
	if m.run == nil {
		return
	}
	o, y, mon, print := m.d.Office, m.run.Year, m.run.Month, m.d.Outer.Print
	name := kit.T("support.file", "month", sortableMonth(y, mon))
	m.d.out(kit.T("papers.making"), func() ([]byte, error) {
		p, err := o.SupportList(y, mon, team)
		if err != nil {
			return nil, err
		}
		return print.PDF(copiesOf([]paper.Paper{p})...)
	}, func(pdf []byte) error { return print.Print(name, pdf) }, func(err error) {
		if err != nil {
			m.d.Fail(err)
		}
	})
}

func (m *monthTab) onExcel() {
	if m.run != nil {
		m.d.SheetTable(m.run.Table(m.words()))
	}
}

// more holds the statements, the lists of teams and what is seldom wanted.
func (m *monthTab) more() []kit.Act {
	if m.run == nil {
		return nil
	}
	acts := []kit.Act{
		{Word: kit.T("support.statement_act"), Icon: "sheet", Do: func() { m.d.SheetTable(app.Statement([]*app.SupportRun{m.run}, m.words())) }},
		{Word: kit.T("support.team_statement_act"), Icon: "sheet", Do: func() { m.d.SheetTable(app.TeamStatement([]*app.SupportRun{m.run}, m.words())) }},
		{Word: kit.T("support.year_act", "year", m.run.Year), Icon: "sheet", Do: func() { m.onYear(m.d.Office.YearStatement) }},
		{Word: kit.T("support.year_team_act", "year", m.run.Year), Icon: "sheet", Do: func() { m.onYear(m.d.Office.YearTeamStatement) }},
		{Word: kit.T("support.postings_act"), Icon: "sheet", Do: func() { m.d.SheetTable(m.run.Postings(m.d.Office.Law, m.words())) }},
		{Word: kit.T("support.csv_act"), Icon: "file", Do: m.onCSV},
		{Word: kit.T("support.lines_act"), Icon: "print", Do: func() { m.d.PrintTable(m.run.Table(m.words())) }},
		{Word: kit.T("support.arrears_print"), Icon: "print", Do: func() { m.d.printPaper(m.d.Office.ArrearsPaper()) }},
		{Word: kit.T("support.arrears_act"), Icon: "sheet", Do: m.onArrears},
		m.d.act(kit.Act{Word: kit.T("support.funeral"), Icon: "money", Do: m.onFuneral}, app.RightReckon),
		{Word: kit.T("support.rules_act"), Icon: "settings", Do: func() { m.rules("food") }},
	}
	for _, team := range m.run.Teams() {
		if team != "" {
			acts = append(acts, kit.Act{Word: kit.T("support.team_act", "team", team), Icon: "print", Do: func() { m.printTeam(team) }})
		}
	}
	return acts
}

func (m *monthTab) onYear(of func(year int) (paper.Table, error)) {
	t, err := of(m.run.Year)
	if err != nil {
		m.d.Fail(err)
		return
	}
	m.d.SheetTable(t)
}

func (m *monthTab) onCSV() {
	path, err := m.d.Outer.Print.Save(m.d.exportFolder(), kit.T("support.file", "month", sortableMonth(m.run.Year, m.run.Month))+".csv", app.SupportCSV(m.run))
	m.d.told(err, "census.saved", path)
}
