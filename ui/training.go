package ui

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/ui/kit"
)

// trainingScreen is the screen Học nghề: classes with their people, labour therapy, work after release, the results of a year.
type trainingScreen struct {
	d     *Desk
	all   *kit.Leaves
	now   trainingTab
	class int64 // in hand
	year  int
	mon   int
	turn  int // of the last reading
}

// trainingTab is one tab.
type trainingTab interface {
	build() (content fyne.CanvasObject, acts []fyne.CanvasObject)
	read()
	print()
}

var trainingTabs = []string{"classes", "labour", "jobs", "result"}

// newTraining opens the screen; ID is a class, Arg a tab.
func newTraining(d *Desk, r Route) *View {
	s := &trainingScreen{d: d, class: r.ID}
	s.year, s.mon, _ = d.Office.Today().YMD()
	at := r.Arg
	if kept, ok := d.kept["training"].(*trainingScreen); ok && r.ID == 0 && at == "" { // as it was left
		s.class, s.year, s.mon, at = kept.class, kept.year, kept.mon, kept.all.At()
	}
	if d.kept == nil {
		d.kept = map[string]any{}
	}
	d.kept["training"] = s
	list := make([]kit.Tab, len(trainingTabs))
	for i, k := range trainingTabs {
		list[i] = kit.Tab{Key: k, Word: kit.T("train.tab." + k)}
	}
	s.all = kit.NewLeaves(kit.T("nav.training"), at, list)
	s.all.Open, s.all.Read = s.open, func() { s.now.read() }
	return &View{Content: s.all.Build(), Focus: s.all.Tabs(), Show: func() { s.now.read() }, Changed: func() { s.now.read() }, Figures: func() []kit.Figure { return figuresOf(s.now) }, Part: s.all.At, Ask: s.ask, Keys: []key{
		{Key: fyne.KeyP, Ctrl: true, Word: "key.print", Do: func() { s.now.print() }},
		{Key: fyne.KeyB, Ctrl: true, Word: "train.key.first", Do: func() { s.first() }},
		{Key: fyne.KeyG, Ctrl: true, Word: "train.enrol", Do: s.ofClass(func(t *classesTab) { d.OpenEnrol(s.class, nil) })},
		{Key: fyne.KeyD, Ctrl: true, Word: "train.attend", Do: s.ofClass((*classesTab).onAttend)},
		{Key: fyne.KeyK, Ctrl: true, Word: "train.results", Do: s.ofClass((*classesTab).onResults)},
		{Key: fyne.KeyH, Ctrl: true, Word: "train.certify", Do: s.ofClass((*classesTab).onCertify)},
		{Key: fyne.KeyPageUp, Word: "census.key.before", Do: func() { s.step(-1) }},
		{Key: fyne.KeyPageDown, Word: "census.key.after", Do: func() { s.step(1) }},
	}}
}

// first is what the tab in view begins with: a class, the work of a day, a letter.
func (s *trainingScreen) first() {
	if !s.d.Office.Allowed(app.RightTrain) {
		return
	}
	switch t := s.now.(type) {
	case *classesTab:
		t.ask(nil)
	case *labourTab:
		t.onWork()
	case *jobsTab:
		s.d.askIntroduction(0, nil)
	}
}

// ask opens the dialog of the tab in view that has this title and is about no line.
func (s *trainingScreen) ask(title string) bool {
	switch t := s.now.(type) {
	case *classesTab:
		return askAgain(title, again{"train.add": func() { t.ask(nil) }})
	case *labourTab:
		return askAgain(title, again{"labour.add": t.onWork})
	case *jobsTab:
		return askAgain(title, again{"jobs.introduce": func() { s.d.askIntroduction(0, nil) }, "jobs.plan": func() { s.d.askPlan(0) },
			"jobs.partner.add": func() { t.askPartner(nil) }, "jobs.vacancy.add": func() { t.askVacancy(nil) }})
	}
	return false
}

// ofClass is an act on the class in hand, for who trains; it is none on the other tabs.
func (s *trainingScreen) ofClass(do func(*classesTab)) func() {
	return func() {
		if t, ok := s.now.(*classesTab); ok && s.d.Office.Allowed(app.RightTrain) {
			do(t)
		}
	}
}

// open builds a tab.
func (s *trainingScreen) open(key string) (content fyne.CanvasObject, acts []fyne.CanvasObject) {
	switch key {
	case "labour":
		s.now = &labourTab{s: s, d: s.d}
	case "jobs":
		s.now = &jobsTab{s: s, d: s.d}
	case "result":
		s.now = &trainingResult{s: s, d: s.d}
	default:
		s.now = &classesTab{s: s, d: s.d}
	}
	return s.now.build()
}

// say writes quiet facts in the head.
func (s *trainingScreen) say(pieces ...kit.Piece) { s.all.Say(pieces...) }

// step goes a year on or back, a month in the labour of a month.
func (s *trainingScreen) step(n int) {
	if _, ok := s.now.(*labourTab); ok {
		s.year, s.mon, _ = date.Of(s.year, s.mon, 1).AddMonths(n).YMD()
	} else {
		s.year += n
	}
	s.now.read()
}

// classesTab is the classes of a year; at the right the people of the one in hand.
type classesTab struct {
	s       *trainingScreen
	d       *Desk
	list    []app.ClassLine
	view    app.ClassView
	grid    *kit.Grid
	members *kit.Grid
	title   *kit.Text
	facts   *kit.Text
	warn    *fyne.Container
	side    *fyne.Container // of the class in hand: what is said of it, its people
	edits   *fyne.Container // of the class in hand
	sheet   *attendSheet    // the attendance last opened
}

func (t *classesTab) build() (fyne.CanvasObject, []fyne.CanvasObject) {
	col := trainCol
	name := col("class", 150, kit.DrawText)
	name.Grow = true
	t.grid = kit.NewGrid([]kit.Column{name, col("last", 80, kit.DrawText), reckoned(col("enrolled", 64, kit.DrawNumber), t.whyEnrolled)}, func() int { return len(t.list) }, func(i int) []kit.Cell {
		c := &t.list[i]
		tone := kit.Normal
		if c.Last < t.d.Office.Today() {
			tone = kit.Grey
		}
		n := strconv.Itoa(c.Enrolled)
		if c.Places > 0 {
			n += "/" + strconv.Itoa(c.Places)
		}
		return []kit.Cell{{Text: c.Name, Tone: tone}, {Text: c.Last.Text(), Tone: tone}, {Text: n, Tone: tone}}
	})
	t.grid.OnPick = func(i int) { t.s.class = t.list[i].ID; t.open() }
	t.grid.OnOpen = func(i int) { t.ask(&t.list[i].TrainingClass) }
	t.grid.OnMenu = func(rows []int) []kit.Act {
		c := &t.list[rows[0]].TrainingClass
		return t.d.mend(func() { t.ask(c) }, "train.void_class", c.Name, func(why string) error { return t.withdraw(c.ID, why) })
	}
	t.grid.Empty = kit.Empty{Title: kit.T("train.none"), Text: kit.T("train.none.text")}
	person := col("name", 150, kit.DrawName)
	person.Grow = true
	t.members = kit.NewGrid([]kit.Column{col("code", 64, kit.DrawText), person, reckoned(col("span", 196, kit.DrawText), t.whySpan), reckoned(col("lessons", 84, kit.DrawText), t.whyLessons), col("result", 86, kit.DrawText),
		col("certificate", 110, kit.DrawText)}, func() int { return len(t.view.Members) }, t.member)
	t.members.Many = true
	t.members.OnOpen = func(i int) { t.d.Go(Route{Screen: "resident", ID: t.view.Members[i].Resident, Arg: "train"}) }
	t.members.OnMenu = t.memberMenu
	t.members.Empty = kit.Empty{Title: kit.T("train.members.none"), Text: kit.T("train.members.none.text")}
	t.title, t.facts, t.warn = kit.NewText("", kit.Block), kit.NewText("", kit.Quiet), kit.Down(2)
	quiet := func(word, icon string, do func()) *kit.Button {
		return t.d.bar(kit.NewQuiet(kit.T(word), icon, do), app.RightTrain)
	}
	t.edits = kit.AcrossMid(4, quiet("train.mend_member", "edit", t.onMendMember), quiet("train.mend_class", "edit", t.onMendClass), quiet("train.void_class", "void", t.onVoidClass))
	t.side = kit.Down(0, kit.Inset(16, 8, 12, 4, kit.Down(2, kit.AcrossMid(8, kit.Grow(t.title), t.edits), t.facts, t.warn)), kit.Grow(t.members))
	bar := func(word, icon string, do func()) *kit.Button {
		return t.d.bar(kit.NewButton(kit.T(word), icon, "", do), app.RightTrain)
	}
	return kit.WithPanel(t.grid, kit.Panel(t.side), 800, 380), []fyne.CanvasObject{
		bar("train.enrol", "add", func() { t.d.OpenEnrol(t.s.class, nil) }), bar("train.attend", "ok", t.onAttend), bar("train.results", "edit", t.onResults), bar("train.certify", "file", t.onCertify),
		kit.NewTool("sheet", "Excel", t.onSheet), kit.NewTool("print", kit.T("train.print"), t.print), t.d.bar(kit.NewPrimary(kit.T("train.add"), "train", "Ctrl+B", func() { t.ask(nil) }), app.RightTrain)}
}

func trainCol(k string, w float32, draw kit.Draw) kit.Column {
	return kit.Column{Key: k, Title: kit.T("train.col." + k), Width: w, Draw: draw, Still: true}
}

// growing lets a column take what the window has left.
func growing(c kit.Column) kit.Column { c.Grow = true; return c }

func (t *classesTab) read() {
	var list []app.ClassLine
	t.d.fetch(&t.s.turn, func() (err error) { list, err = t.d.Office.Classes(0); return err }, func() { t.show(list) })
}

func (t *classesTab) show(list []app.ClassLine) {
	t.list = list
	today, open := t.d.Office.Today(), 0
	at := max(0, slices.IndexFunc(list, func(c app.ClassLine) bool { return c.First <= today })) // classes to come stand above
	for i := range list {
		if list[i].ID == t.s.class {
			at = i
		}
		if list[i].First <= today && list[i].Last >= today {
			open++
		}
	}
	t.s.say(kit.Piece{Text: kit.T("train.facts", "n", len(list), "open", open), Style: kit.Quiet})
	t.grid.Reload()
	if len(list) > 0 {
		t.s.class = list[at].ID
		t.grid.Pick(at)
	}
	t.open()
}

// open reads the class in hand.
func (t *classesTab) open() {
	t.view = app.ClassView{}
	t.edits.Hide()
	t.title.Set("")
	t.facts.Set("")
	t.warn.Objects = nil
	if t.s.class != 0 {
		v, err := t.d.Office.ClassOf(t.s.class)
		if err != nil {
			t.d.Fail(err)
			return
		}
		t.view = v
		t.edits.Show()
		t.title.Set(v.Name)
		t.facts.Set(classFacts(&v.ClassLine))
		t.remark()
	}
	t.side.Refresh() // what is said of a class moves its people
	pickAgain(t.members, len(t.view.Members))
}

// remark says what is odd about the class in hand and who is not paid; more than fits a few lines scrolls.
func (t *classesTab) remark() {
	lines := kit.Down(2)
	for _, w := range t.view.Warnings {
		lines.Add(kit.NewPara(kit.Say(w), kit.Body.In(kit.Ochre), 690))
	}
	for i := range t.view.Members {
		if m := &t.view.Members[i]; m.Unpaid.Key != "" {
			lines.Add(kit.NewPara(m.Name+": "+kit.Say(m.Unpaid), kit.Quiet, 690))
		}
	}
	if line := spendLine(&t.view); line != "" {
		lines.Add(kit.NewPara(line, kit.Quiet, 690))
	}
	if line := ceilingsLine(t.view.Ceilings); line != "" {
		lines.Add(kit.NewPara(line, kit.Caption, 690))
	}
	if high := lines.MinSize().Height / kit.Unit(1); high > 0 {
		t.warn.Objects = []fyne.CanvasObject{kit.Fixed(0, min(high, 100), kit.Scrolled(lines))}
	}
}

// pickAgain reads a list anew and keeps its line in hand, the first when there was none.
func pickAgain(g *kit.Grid, n int) {
	at := max(g.Cursor(), 0)
	g.Reload()
	if n > 0 {
		g.Pick(min(at, n-1))
	}
}

// classFacts is what a class is, on one line.
func classFacts(c *app.ClassLine) string {
	parts := []string{kit.T("training.level." + c.Level), c.First.Text() + "–" + c.Last.Text(), c.Timetable, c.Teacher, c.Partner}
	if c.Hours > 0 {
		parts = append(parts, kit.T("train.hours", "n", c.Hours))
	}
	var out []string
	for _, p := range parts {
		if strings.TrimSpace(p) != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, " · ")
}

func (t *classesTab) member(i int) []kit.Cell {
	m := &t.view.Members[i]
	span, tone := m.Span.From.Short()+"–"+(m.Span.To-1).Text(), kit.Normal
	if m.Stop != "" {
		span, tone = kit.T("train.stop."+string(m.Stop), "day", m.Span.To), kit.Grey
	}
	lessons := ""
	if n := m.Present + m.Excused + m.Missed + m.Away; n > 0 {
		lessons = kit.T("train.lessons", "n", m.Present, "of", n)
	}
	result := ""
	if m.Result != "" {
		if result = kit.T("train.result." + m.Result); m.Enrolment.Mark > 0 {
			result += ", " + app.MarkText(m.Enrolment.Mark)
		}
	}
	cert := kit.Cell{Text: m.CertNumber}
	if m.Returned != 0 {
		cert.Mark = "ok"
	}
	name := kit.Cell{Text: m.Name, Tone: tone}
	if m.Unpaid.Key != "" {
		name.Mark = "money"
	}
	return []kit.Cell{{Text: m.Code, Tone: kit.Grey}, name, {Text: span, Tone: tone}, {Text: lessons}, {Text: result}, cert}
}
