package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
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
	grid *kit.Grid
	list *kit.Grid
	side *kit.Grid

	title *kit.Text
}

// trainedName is one person behind a number, and what he is counted for.
type trainedName struct {
	resident         int64
	code, name, text string
}

func (t *trainingResult) build() (fyne.CanvasObject, []fyne.CanvasObject) {
	name := kit.Column{Key: "class", Title: kit.T("training.col.class"), Width: 150, Grow: true, Still: true}
	cols := []kit.Column{name, {Key: "level", Title: kit.T("training.col.level"), Width: 110, Still: true}}
	for _, k := range []string{"enrolled", "stopped", "passed", "certified"} {
		cols = append(cols, kit.Column{Key: k, Title: kit.T("training.col." + k), Width: 84, Draw: kit.DrawNumber, Still: true})
	}
	t.grid = kit.NewGrid(cols, func() int { return len(t.y.Classes) }, func(i int) []kit.Cell {
		c := &t.y.Classes[i]
		out := []kit.Cell{{Text: c.Name}, {Text: kit.T("training.level." + c.Level)}}
		for _, n := range []int{c.Enrolled, c.Stopped, c.Passed, c.Certified} {
			out = append(out, kit.Cell{Text: strconv.Itoa(n)})
		}
		return out
	})
	t.grid.OnPick = func(i int) { t.members(&t.y.Classes[i]) }
	t.grid.OnOpen = func(i int) { t.d.Go(Route{Screen: "training", ID: t.y.Classes[i].ID}) }
	t.grid.Empty = kit.Empty{Title: kit.T("train.none")}
	figure := trainCol("figure", 300, kit.DrawText)
	figure.Grow = true
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
	t.side = kit.NewGrid([]kit.Column{trainCol("code", 70, kit.DrawText), person, trainCol("counts", 150, kit.DrawText)}, func() int { return len(t.who) }, func(i int) []kit.Cell {
		return []kit.Cell{{Text: t.who[i].code, Tone: kit.Grey}, {Text: t.who[i].name}, {Text: t.who[i].text}}
	})
	t.side.OnOpen = func(i int) { t.d.Go(Route{Screen: "resident", ID: t.who[i].resident, Arg: "train"}) }
	t.title = kit.NewText("", kit.Block)
	t.side.Empty = kit.Empty{Title: kit.T("train.figure.nobody")}
	left := kit.Down(0, kit.Fixed(0, 24+22*7+8, t.list), kit.HLine(), kit.Grow(t.grid))
	return kit.WithPanel(left, kit.Panel(kit.Down(0, kit.Inset(16, 8, 12, 4, t.title), kit.Grow(t.side))), 420, 700), []fyne.CanvasObject{kit.NewButton("Excel", "sheet", "", func() { t.d.SheetTable(t.y.Table(t.d.Office.Words)) }),
		kit.NewButton(kit.T("train.print"), "print", "Ctrl+P", t.print)}
}

func (t *trainingResult) read() {
	y, err := t.d.Office.TrainingResults(t.s.year)
	if err != nil {
		t.d.Fail(err)
		return
	}
	t.y, t.figs = y, y.Figures()
	t.s.say(kit.Piece{Icon: "left", Tap: func() { t.s.step(-1) }}, kit.Piece{Text: kit.T("training.result.year", "year", strconv.Itoa(t.s.year)), Style: kit.Strong},
		kit.Piece{Icon: "right", Tap: func() { t.s.step(1) }}, kit.Piece{Text: y.Source, Style: kit.Quiet, Gap: 8})
	t.grid.Reload()
	t.list.Reload()
	t.people()
}

// people lists who stands behind the figure in hand.
func (t *trainingResult) people() {
	t.who = t.who[:0:0]
	t.title.Set("")
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

// members lists who stands behind the numbers of a class, each with what he is counted for.
func (t *trainingResult) members(c *app.ClassLine) {
	v, err := t.d.Office.ClassOf(c.ID)
	if err != nil {
		t.d.Fail(err)
		return
	}
	t.who = t.who[:0:0]
	t.title.Set(v.Name)
	for i := range v.Members {
		m := &v.Members[i]
		text := ""
		switch {
		case m.CertNumber != "":
			text = m.CertNumber
		case m.Stop != "":
			text = kit.T("train.stop."+string(m.Stop), "day", m.Span.To)
		case m.Result != "":
			text = kit.T("train.result." + m.Result)
		}
		t.who = append(t.who, trainedName{m.Resident, m.Code, m.Name, text})
	}
	t.side.Reload()
}

func (t *trainingResult) print() { t.d.PrintTable(t.y.Table(t.d.Office.Words)) }
