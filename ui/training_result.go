package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/ui/kit"
)

// trainingResult is the results of a year: the classes, the shares, and who stands behind each.
type trainingResult struct {
	s    *trainingScreen
	d    *Desk
	y    app.TrainingYear
	figs []app.Figure
	at   int // figure in hand
	who  []trainedName
	list *kit.Grid
	side *kit.Grid

	table *kit.Table // the classes of the year; each figure opens its names
	below *fyne.Container
	title *kit.Text
	open  *kit.Button // the class of the figure in hand
}

// classFigures are the figures of a class, and who stands behind each.
var classFigures = []struct {
	key string
	n   func(*app.ClassLine) int
	is  func(*app.Member, date.Date) bool
}{
	{"enrolled", func(c *app.ClassLine) int { return c.Enrolled }, func(*app.Member, date.Date) bool { return true }},
	{"stopped", func(c *app.ClassLine) int { return c.Stopped }, func(m *app.Member, today date.Date) bool { return m.Stop != "" && m.Span.To <= today }},
	{"passed", func(c *app.ClassLine) int { return c.Passed }, func(m *app.Member, _ date.Date) bool { return m.Result == app.Passed }},
	{"certified", func(c *app.ClassLine) int { return c.Certified }, func(m *app.Member, _ date.Date) bool { return m.CertNumber != "" }},
}

func resultColumns() (out []kit.TableColumn) {
	for i, f := range classFigures {
		out = append(out, kit.TableColumn{Title: kit.T("training.col." + f.key), Bold: i == 0})
	}
	return out
}

// classRows is a line a class, and the sum of them.
func (t *trainingResult) classRows() (out []kit.TableRow) {
	sum := kit.TableRow{Label: kit.T("train.year.sum"), Kind: kit.RowState, Figures: make([]int64, len(classFigures))}
	for i := range t.y.Classes {
		c := &t.y.Classes[i]
		row := kit.TableRow{Label: c.Name + ", " + strings.ToLower(kit.T("training.level."+c.Level))}
		for k, f := range classFigures {
			row.Figures = append(row.Figures, int64(f.n(c)))
			sum.Figures[k] += int64(f.n(c))
		}
		out = append(out, row)
	}
	if len(out) == 0 {
		return nil
	}
	return append(out, sum)
}

// trainedName is one person behind a number, and what he is counted for.
type trainedName struct {
	resident         int64
	code, name, text string
}

func (t *trainingResult) build() (fyne.CanvasObject, []fyne.CanvasObject) {
	t.table = kit.NewTable(400, resultColumns(), nil)
	t.table.OnCell, t.table.OnWhy = t.onCell, t.whyCell
	t.open = kit.NewQuiet(kit.T("train.year.open"), "train", t.onOpen)
	figure := trainCol("figure", 300, kit.DrawText)
	figure.Grow, figure.Why = true, t.whyFigure
	t.list = kit.NewGrid([]kit.Column{figure}, func() int { return len(t.figs) }, func(i int) []kit.Cell {
		tone := kit.Normal
		if t.figs[i].Key == "trained" && !t.y.OnTarget() && len(t.y.People) > 0 {
			tone = kit.Alarm
		}
		return []kit.Cell{{Text: kit.Say(t.figs[i].Say), Tone: tone}}
	})
	t.list.OnPick = func(i int) { t.at = i; t.people() }
	person := trainCol("name", 150, kit.DrawName)
	person.Grow = true
	t.side = kit.NewGrid([]kit.Column{trainCol("code", 70, kit.DrawText), person, growing(trainCol("counts", 150, kit.DrawText))}, func() int { return len(t.who) }, func(i int) []kit.Cell {
		return []kit.Cell{{Text: t.who[i].code, Tone: kit.Grey}, {Text: t.who[i].name}, {Text: t.who[i].text}}
	})
	t.side.OnOpen = func(i int) { t.d.Go(Route{Screen: "resident", ID: t.who[i].resident, Arg: "train"}) }
	t.title = kit.NewText("", kit.Block)
	t.side.Empty = kit.Empty{Title: kit.T("train.figure.nobody")}
	t.below = kit.Down(0)
	left := kit.Down(0, kit.Fixed(0, 24+22*7+8, t.list), kit.HLine(), kit.Grow(kit.Scrolled(t.below)))
	return kit.WithPanel(left, kit.Panel(kit.Down(0, kit.Inset(16, 8, 12, 4, kit.AcrossMid(8, kit.Grow(t.title), t.open)), kit.Grow(t.side))), 420, 700), []fyne.CanvasObject{kit.NewButton("Excel", "sheet", "", func() { t.d.SheetTable(t.y.Table(t.d.Office.Words)) }),
		kit.NewButton(kit.T("train.print"), "print", "Ctrl+P", t.print)}
}

func (t *trainingResult) read() {
	year, now := t.s.year, t.y
	t.d.fetch(&t.s.turn, func() (err error) { now, err = t.d.Office.TrainingResults(year); return err }, func() {
		t.y = now
		t.show()
	})
}

func (t *trainingResult) show() {
	t.figs = t.y.Figures()
	t.s.say(append(kit.Period(kit.T("training.result.year", "year", strconv.Itoa(t.s.year)), t.s.step), kit.Piece{Text: t.y.Source, Style: kit.Quiet, Gap: 8})...)
	t.table.Set(t.classRows())
	t.below.Objects = []fyne.CanvasObject{t.table}
	if len(t.y.Classes) == 0 {
		t.below.Objects = []fyne.CanvasObject{kit.Inset(16, 12, 16, 0, kit.NewPara(kit.T("train.year.none"), kit.Quiet, 500))}
	}
	t.below.Refresh()
	t.list.Reload()
	t.people()
}

// people lists who stands behind the figure in hand.
func (t *trainingResult) people() {
	t.who = t.who[:0:0]
	t.title.Set("")
	t.open.Hide()
	if t.at < len(t.figs) {
		t.title.Set(kit.T("n_people", "n", t.figs[t.at].N))
		for i := range t.y.People {
			if p := &t.y.People[i]; t.figs[t.at].Is(p) {
				t.who = append(t.who, trainedName{p.Resident, p.Code, p.Name, strings.Join(p.Classes, ", ")})
			}
		}
	}
	t.side.Reload()
}

// onCell lists who stands behind a figure of a class, each with what he is counted for; of the sum, of all classes.
func (t *trainingResult) onCell(row, column int) {
	classes := t.y.Classes
	title := kit.T("train.year.sum")
	t.open.Hide()
	if row < len(classes) {
		classes = classes[row : row+1]
		title = classes[0].Name
		t.open.Show()
	}
	t.who = t.who[:0:0]
	for i := range classes {
		v, err := t.d.Office.ClassOf(classes[i].ID)
		if err != nil {
			t.d.Fail(err)
			return
		}
		for k := range v.Members {
			if m := &v.Members[k]; classFigures[column].is(m, t.d.Office.Today()) {
				t.who = append(t.who, trainedName{m.Resident, m.Code, m.Name, countedFor(m)})
			}
		}
	}
	t.title.Set(title + " · " + strings.ToLower(kit.T("training.col."+classFigures[column].key)) + ": " + strconv.Itoa(len(t.who)))
	t.side.Reload()
}

// countedFor is what stands beside a name of a class: the certificate, the end, or the result.
func countedFor(m *app.Member) string {
	switch {
	case m.CertNumber != "":
		return m.CertNumber
	case m.Stop != "":
		return kit.T("train.stop."+string(m.Stop), "day", m.Span.To)
	case m.Result != "":
		return kit.T("train.result." + m.Result)
	}
	return ""
}

// onOpen goes to the class of the figure in hand.
func (t *trainingResult) onOpen() {
	if row, _ := t.table.Cell(); row >= 0 && row < len(t.y.Classes) {
		t.d.Go(Route{Screen: "training", ID: t.y.Classes[row].ID})
	}
}

func (t *trainingResult) print() { t.d.PrintTable(t.y.Table(t.d.Office.Words)) }
