package ui

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/app/text"
	"hoanhap/ui/kit"
)

// journal is the screen Nhật ký: every act, newest first; at the right what it changed, field by field.
type journal struct {
	d      *Desk
	all    []app.HistoryLine
	shown  []app.HistoryLine
	grid   *kit.Grid
	search *kit.SearchBox
	from   *kit.Form
	side   *fyne.Container
	screen *kit.Screen
}

const journalActs = 5000 // acts read at once; older ones through the day filter

func newJournal(d *Desk, r Route) *View {
	j := &journal{d: d}
	j.grid = kit.NewGrid([]kit.Column{
		{Key: "at", Title: kit.T("journal.at"), Width: 118, Still: true}, {Key: "act", Title: kit.T("journal.act"), Width: 190, Still: true},
		{Key: "whom", Title: kit.T("journal.whom"), Width: 190, Still: true}, {Key: "who", Title: kit.T("journal.who"), Width: 120, Still: true, Quiet: true},
		{Key: "why", Title: kit.T("journal.why"), Width: 100, Grow: true, Still: true},
	}, func() int { return len(j.shown) }, j.row)
	j.grid.OnPick = j.onPick
	j.grid.OnOpen = j.onOpen
	j.grid.OnType = func(r rune) { j.search.Type(r) }
	j.grid.Empty = kit.Empty{Title: kit.T("journal.empty"), Text: kit.T("journal.empty.text")}
	j.search = kit.NewSearchBox(kit.T("journal.search"), func(string) { j.filter() })
	j.search.OnDown = j.grid.Focus
	j.from = kit.NewForm().OneColumn(60)
	j.from.Add(&kit.Field{Key: "from", Label: kit.T("journal.from"), Kind: kit.KindDate, Width: 104, Parse: d.parseDay(true)})
	j.from.OnChange = j.read
	j.side = kit.Down(0)
	j.screen = &kit.Screen{Title: kit.T("nav.journal"), Middle: kit.AcrossMid(12, kit.Fixed(300, 28, j.search), kit.Fixed(330, 28, j.from)),
		Acts: []fyne.CanvasObject{kit.NewButton("Excel", "sheet", "", func() { d.SheetTable(j.table()) }),
			kit.NewButton(kit.T("journal.print"), "print", "Ctrl+P", func() { d.PrintTable(j.table()) })},
		Body: kit.WithPanel(j.grid, kit.Panel(kit.Scrolled(kit.Inset(16, 12, 16, 12, j.side))), 400, 700)}
	return &View{Content: j.screen.Build(), Focus: j.search.Focusable(), Show: j.read, Changed: j.read,
		Keys: []key{{Key: fyne.KeyP, Ctrl: true, Word: "key.print", Do: func() { d.PrintTable(j.table()) }}}}
}

// read asks the journal for the acts written from the day in the filter on.
func (j *journal) read() {
	q := app.EntryQuery{}
	if day, err := date.Understand(j.from.Value("from"), j.d.Office.Today()); err == nil {
		q.From = day
	}
	j.d.Frame.Look(kit.T("journal.reading"), func(*kit.Job) (err error) {
		j.all, err = j.d.Office.History(q, journalActs)
		return err
	}, func(err error) {
		if err != nil {
			j.d.Fail(err)
			return
		}
		j.filter()
	})
}

// filter keeps the acts in which every typed word occurs: name, act, who, reason.
func (j *journal) filter() {
	words := strings.Fields(text.Fold(j.search.Text()))
	j.shown = j.shown[:0:0]
	for _, l := range j.all {
		all := text.Fold(kit.Say(l.Summary()) + " " + l.Entry.Who + " " + l.Entry.Why + " " + when(l.Entry.At))
		ok := true
		for _, w := range words {
			ok = ok && strings.Contains(all, w)
		}
		if ok {
			j.shown = append(j.shown, l)
		}
	}
	j.screen.SetTitle(kit.T("nav.journal"), kit.T("journal.count", "n", len(j.shown)))
	j.grid.Reload()
	if len(j.shown) > 0 {
		j.grid.Pick(0)
	} else {
		j.side.Objects = nil
		j.side.Refresh()
	}
}

func (j *journal) row(i int) []kit.Cell {
	l := &j.shown[i]
	tone := kit.Normal
	if l.Undone {
		tone = kit.Voided
	}
	act := kit.T(l.Entry.Name)
	if l.Entry.Undoes != 0 {
		act = kit.T("journal.undo", "act", act)
	}
	return []kit.Cell{{Text: when(l.Entry.At), Tone: kit.Grey}, {Text: act, Tone: tone}, {Text: l.Entry.Label, Tone: tone}, {Text: l.Entry.Who}, {Text: l.Entry.Why, Tone: kit.Grey}}
}

// onPick shows what an act changed.
func (j *journal) onPick(i int) {
	l := &j.shown[i]
	rows := []fyne.CanvasObject{kit.NewPara(kit.Say(l.Summary()), kit.Block, 368), kit.NewPara(when(l.Entry.At)+" · "+l.Entry.Who, kit.Caption, 368)}
	if l.Entry.Why != "" {
		rows = append(rows, kit.NewPara(kit.T("journal.reason", "why", l.Entry.Why), kit.Body, 368))
	}
	if l.Undone {
		rows = append(rows, kit.NewPara(kit.T("journal.undone"), kit.Caption, 368))
	}
	rows = append(rows, kit.Gap(0, 6), kit.HLine())
	table, row := "", int64(0)
	for _, c := range l.Rows {
		if c.Table != table || c.Row != row {
			table, row = c.Table, c.Row
			rows = append(rows, kit.Gap(0, 4), kit.NewText(kit.T("table."+c.Table), kit.Strong))
		}
		rows = append(rows, kit.NewPara(changeText(c), kit.Body, 368))
	}
	if l.Records > 40 {
		rows = append(rows, kit.NewPara(kit.T("journal.more", "n", l.Records), kit.Caption, 368))
	}
	j.side.Objects = rows
	j.side.Refresh()
}

// changeText is one field in plain words: "ngày: từ 12/10/2026 thành 10/10/2026".
func changeText(c app.Change) string {
	name, old, now := kit.Say(c), codeText(c, c.Old), codeText(c, c.New)
	switch {
	case c.Fresh || old == "":
		return kit.T("journal.new", "field", name, "new", now)
	case now == "":
		return kit.T("journal.gone", "field", name, "old", old)
	}
	return kit.T("journal.changed", "field", name, "old", old, "new", now)
}

func codeText(c app.Change, v string) string {
	if k := c.CodeWord(v); v != "" && k != "" && kit.Has(k) {
		return kit.T(k)
	}
	return v
}

// onOpen goes to the record of the person.
func (j *journal) onOpen(i int) {
	if who := j.shown[i].Entry.Resident; who != 0 {
		j.d.Go(Route{Screen: "resident", ID: who})
	}
}

func (j *journal) table() paper.Table {
	t := paper.Table{Title: kit.T("nav.journal"), Subtitle: j.search.Text(), Columns: []paper.Column{{Title: kit.T("journal.at"), Width: 32},
		{Title: kit.T("journal.act"), Width: 48}, {Title: kit.T("journal.whom"), Width: 50}, {Title: kit.T("journal.who"), Width: 34}, {Title: kit.T("journal.why"), Width: 70}}}
	for i := range j.shown {
		var row paper.Row
		for _, c := range j.row(i) {
			row.Cells = append(row.Cells, paper.Txt(c.Text))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// parseDay reads a day as the clerk types it, for the field of a form: what stays in the field, what was understood,
// what is wrong. An empty field is no day when it may be.
func (d *Desk) parseDay(mayBeEmpty bool) func(string) (string, string, any) {
	return func(typed string) (string, string, any) {
		if strings.TrimSpace(typed) == "" && mayBeEmpty {
			return "", "", nil
		}
		day, err := date.Understand(typed, d.Office.Today())
		if err != nil {
			return typed, "", wrongOf(err)
		}
		return day.Text(), kit.T("weekday." + string(rune('0'+int(day.Weekday())))), nil
	}
}

// wrongOf is the sentence of an error beside a field.
func wrongOf(err error) any {
	var p say.Problems
	if errors.As(err, &p) && len(p) > 0 { // the readers of days and hours answer so
		return p[0].Msg
	}
	if m, ok := err.(interface{ Word() (string, []any) }); ok {
		return m
	}
	return err.Error()
}
