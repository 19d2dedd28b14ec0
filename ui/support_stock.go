package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/ui/kit"
)

// stockTab is things in kind: what is in the store, and issue sheets for everybody who has not got theirs.
type stockTab struct {
	s    *supportScreen
	d    *Desk
	list []app.StockLine
	grid *kit.Grid
	side *fyne.Container
}

func (t *stockTab) build() (fyne.CanvasObject, []fyne.CanvasObject) {
	col := func(k string, w float32) kit.Column {
		return kit.Column{Key: k, Title: kit.T("support.col." + k), Width: w, Draw: kit.DrawNumber, Still: true}
	}
	thing := kit.Column{Key: "thing", Title: kit.T("support.col.thing"), Width: 200, Grow: true, Still: true}
	t.grid = kit.NewGrid([]kit.Column{thing, col("came", 90), col("gone", 90), col("left", 90)}, func() int { return len(t.list) }, func(i int) []kit.Cell {
		x := &t.list[i]
		return []kit.Cell{{Text: x.Thing}, {Text: x.Came.Count()}, {Text: x.Gone.Count()}, {Text: x.Left.Count(), Tone: kit.Bold}}
	})
	t.grid.Empty = kit.Empty{Title: kit.T("stock.empty"), Text: kit.T("stock.empty.text")}
	t.side = kit.Down(4)
	return kit.WithPanel(t.grid, kit.Panel(kit.Scrolled(kit.Inset(16, 12, 16, 12, t.side))), 400, 600), []fyne.CanvasObject{
		t.d.bar(kit.NewButton(kit.T("stock.came"), "in", "", t.onCame), app.RightReckon),
		kit.NewButton("Excel", "sheet", "", func() { t.d.SheetTable(app.StockTable(t.list, t.d.Office.Today(), t.d.Office.Words)) }),
		kit.NewButton(kit.T("stock.print"), "print", "", func() { t.d.PrintTable(app.StockTable(t.list, t.d.Office.Today(), t.d.Office.Words)) }), kit.NewButton(kit.T("stock.sheet"), "print", "Ctrl+P", t.print),
		t.d.bar(kit.NewPrimary(kit.T("stock.issue"), "out", "", t.onIssue), app.RightReckon)}
}

func (t *stockTab) read() {
	list, err := t.d.Office.Stock(t.d.Office.Today())
	if err != nil {
		t.d.Fail(err)
		return
	}
	t.list = list
	t.grid.Reload()
	rows := []fyne.CanvasObject{}
	for _, kind := range []string{app.StockOnEntry, app.StockYearly} {
		due, err := t.d.Office.IssueDue(kind, t.d.Office.Today())
		if err != nil {
			t.d.Fail(err)
			return
		}
		rows = append(rows, kit.BlockHead(kit.T("stock.kind."+kind), kit.T("stock.due", "n", len(due))))
		for _, x := range t.d.Office.IssueList(kind, t.d.Office.Today()) {
			rows = append(rows, kit.NewPara(x, kit.Body, 368))
		}
		rows = append(rows, kit.Gap(0, 8))
	}
	t.side.Objects = rows
	t.side.Refresh()
}

func lines(typed string) (out []string) {
	for _, l := range strings.Split(typed, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}

func longField(key string) *kit.Field {
	return plainField(key, required, func(x *kit.Field) {
		x.Kind, x.Rows, x.Hint, x.Under = kit.KindLong, 9, kit.T("stock.things.hint"), true
	})
}

// onCame writes what came into the store.
func (t *stockTab) onCame() {
	f := kit.NewForm().OneColumn(110)
	f.Add(choiceField("kind", "stock.kind.", []string{app.StockCame, app.StockLost}), t.d.dayField("day", "support.f.day", required), longField("things"), plainField("party"), plainField("paper"), plainField("note"))
	f.SetValues(map[string]string{"day": t.d.Office.Today().Text(), "kind": app.StockCame})
	t.d.askForm(kit.T("stock.came"), kit.T("support.save"), f, func() error {
		return t.d.Office.StockIn(app.StockEntry{Kind: f.Value("kind"), Day: t.d.dayOf(f, "day"), Things: strings.Join(lines(f.Value("things")), "|"),
			Party: f.Value("party"), Paper: f.Value("paper"), Note: f.Value("note")})
	})
}

// onIssue gives the list of the law to one person, or to everybody who has not got theirs.
func (t *stockTab) onIssue() {
	o := t.d.Office
	f := kit.NewForm().OneColumn(110)
	who := t.d.personField(stayOf)
	who.Required, who.Hint, who.Under = false, kit.T("stock.person.hint"), true
	kind := choiceField("kind", "stock.kind.", []string{app.StockOnEntry, app.StockYearly, app.StockHygiene})
	kind.OnChange = func(k string) { f.Set("things", strings.Join(o.IssueList(k, o.Today()), "\n")) }
	f.Add(kind, who, t.d.dayField("day", "support.f.day", required), longField("things"), plainField("note"))
	f.SetValues(map[string]string{"day": o.Today().Text(), "kind": app.StockOnEntry, "things": strings.Join(o.IssueList(app.StockOnEntry, o.Today()), "\n")})
	t.d.askForm(kit.T("stock.issue"), kit.T("support.save"), f, func() error {
		day := t.d.dayOf(f, "day")
		stays := []int64{idIn(f, "stay")}
		if stays[0] == 0 {
			due, err := o.IssueDue(f.Value("kind"), day)
			if err != nil {
				return err
			}
			stays = stays[:0]
			for i := range due {
				stays = append(stays, due[i].Stay)
			}
		}
		return o.IssueGoods(f.Value("kind"), day, lines(f.Value("things")), stays, f.Value("note"))
	})
}

// print prints the sheet of what was issued this month, with room for signatures.
func (t *stockTab) print() {
	today := t.d.Office.Today()
	sheet, err := t.d.Office.IssueSheet(date.Of(t.s.year, t.s.mon, 1), today, t.d.Office.Words)
	if err != nil {
		t.d.Fail(err)
		return
	}
	t.d.PrintTable(sheet)
}
