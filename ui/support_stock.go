package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/ui/kit"
)

// stockTab is things in kind: what is in the store, what came and was issued in the month, and who has not got theirs.
type stockTab struct {
	s     *supportScreen
	d     *Desk
	list  []app.StockLine
	moved []app.StockEntry // of the month, newest first
	names map[int64]app.SupportPerson
	back  map[int64]bool // lines that were taken back
	grid  *kit.Grid
	rows  *kit.Grid // the lines of the month
	side  *fyne.Container
}

func (t *stockTab) build() (fyne.CanvasObject, []fyne.CanvasObject) {
	col := func(k string, w float32) kit.Column {
		return kit.Column{Key: k, Title: kit.T("support.col." + k), Width: w, Draw: kit.DrawNumber, Still: true}
	}
	thing := kit.Column{Key: "thing", Title: kit.T("support.col.thing"), Width: 200, Grow: true, Still: true}
	t.grid = kit.NewGrid([]kit.Column{thing, reckoned(col("came", 90), t.why("came")), reckoned(col("gone", 90), t.why("gone")), reckoned(col("left", 90), t.why("left"))}, func() int { return len(t.list) }, func(i int) []kit.Cell {
		x := &t.list[i]
		return []kit.Cell{{Text: x.Thing}, {Text: x.Came.Count()}, {Text: x.Gone.Count()}, {Text: x.Left.Count(), Tone: kit.Bold}}
	})
	t.grid.Empty = kit.Empty{Title: kit.T("stock.empty"), Text: kit.T("stock.empty.text")}
	text := kit.Column{Key: "things", Title: kit.T("support.f.things"), Width: 150, Grow: true, Still: true}
	plain := func(k string, w float32) kit.Column {
		return kit.Column{Key: k, Title: kit.T("support.col." + k), Width: w, Still: true}
	}
	t.rows = kit.NewGrid([]kit.Column{plain("day", 84), {Key: "kind", Title: kit.T("support.f.kind"), Width: 150, Still: true}, plain("name", 150), text}, func() int { return len(t.moved) }, t.line)
	t.rows.OnMenu = func(rows []int) []kit.Act {
		e := &t.moved[rows[0]]
		act := kit.Act{Word: kit.T("support.reverse"), Icon: "undo", Do: func() { t.onReverse(e) }}
		if e.ReversesID != 0 || t.back[e.ID] {
			act.Why = kit.T("support.reversed")
		}
		return []kit.Act{t.d.act(act, app.RightReckon)}
	}
	t.rows.Empty = kit.Empty{Title: kit.T("stock.none"), Text: kit.T("stock.none.text")}
	t.side = kit.Down(4)
	left := kit.Down(0, kit.Grow(t.grid), kit.HLine(), kit.Grow(t.rows))
	return kit.WithPanel(left, kit.Panel(kit.Scrolled(kit.Inset(16, 12, 16, 12, t.side))), 400, 600), []fyne.CanvasObject{
		t.d.bar(kit.NewButton(kit.T("stock.came"), "in", "", t.onCame), app.RightReckon),
		kit.NewButton("Excel", "sheet", "", func() { t.d.SheetTable(app.StockTable(t.list, t.until(), t.d.Office.Words)) }),
		kit.NewButton(kit.T("stock.print"), "print", "", func() { t.d.printPaper(t.d.Office.StockPaper(t.until())) }), kit.NewButton(kit.T("stock.sheet"), "print", "Ctrl+P", t.print),
		t.d.bar(kit.NewPrimary(kit.T("stock.issue"), "out", "Ctrl+B", t.onIssue), app.RightReckon)}
}

func (t *stockTab) write() {
	if t.d.may(app.RightReckon) {
		t.onIssue()
	}
}

func (t *stockTab) read() {
	o, until, month, today := t.d.Office, t.until(), t.s.kind, t.d.Office.Today()
	now, due := stockTab{}, map[string]int{}
	t.d.fetch(&t.s.turn, func() (err error) {
		if now.list, err = o.Stock(until); err != nil {
			return err
		}
		if now.moved, now.names, err = o.Issued(month, until); err != nil {
			return err
		}
		for _, kind := range stockKinds {
			list, err := o.IssueDue(kind, today)
			if err != nil {
				return err
			}
			due[kind] = len(list)
		}
		return nil
	}, func() {
		t.list, t.moved, t.names = now.list, now.moved, now.names
		t.show(due)
	})
}

var stockKinds = []string{app.StockOnEntry, app.StockYearly, app.StockHygiene}

// show puts in view what was read, with how many people are due for each kind.
func (t *stockTab) show(due map[string]int) {
	slices.Reverse(t.moved)
	t.back = map[int64]bool{}
	for i := range t.moved {
		t.back[t.moved[i].ReversesID] = true
	}
	t.s.say(kit.Period(kit.T("census.month", "month", t.s.kind.Text()[3:]), t.s.step)...)
	t.grid.Reload()
	t.rows.Reload()
	rows := []fyne.CanvasObject{}
	for _, kind := range stockKinds {
		rows = append(rows, kit.BlockHead(kit.T("stock.kind."+kind), kit.T("stock.due", "n", due[kind])))
		for _, x := range t.d.Office.IssueList(kind, t.d.Office.Today()) {
			rows = append(rows, kit.NewPara(x, kit.Body, 368))
		}
		if row, ok := t.d.Office.Law.Row(law.Hygiene, t.until()); ok && kind == app.StockHygiene {
			rows = append(rows, kit.NewPara(kit.T("stock.hygiene.note", "amount", valueText(law.Hygiene, row.Value, row.Unit), "source", row.Source), kit.Caption, 368))
		}
		rows = append(rows, kit.Gap(0, 8))
	}
	t.side.Objects = rows
	t.side.Refresh()
}

// until is the last day that is shown: of the month, or today.
func (t *stockTab) until() date.Date { return min(t.s.kind.MonthEnd(), t.d.Office.Today()) }

// readMoved reads what came and was issued in the month.
func (t *stockTab) line(i int) []kit.Cell {
	e := &t.moved[i]
	tone, kind := kit.Normal, kit.T("stock.kind."+e.Kind)
	if e.ReversesID != 0 {
		kind = kit.T("deposit.reversal", "kind", kind)
	}
	if e.ReversesID != 0 || t.back[e.ID] {
		tone = kit.Voided
	}
	who := e.Party
	if e.StayID != 0 {
		who = t.names[e.StayID].Name
	}
	return []kit.Cell{{Text: e.Day.Text(), Tone: tone}, {Text: kind, Tone: tone}, {Text: who, Tone: tone}, {Text: strings.ReplaceAll(e.Things, "|", "; "), Tone: tone}}
}

func (t *stockTab) onReverse(e *app.StockEntry) {
	t.d.askWhy(kit.T("support.reverse"), kit.T("stock.reverse.text", "kind", kit.T("stock.kind."+e.Kind), "day", e.Day, "things", strings.ReplaceAll(e.Things, "|", "; ")),
		kit.T("support.reverse"), func(why string) error { return t.d.Office.ReverseStock(e.ID, why) })
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
	f := kit.NewForm().OneColumn(130)
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
	f := kit.NewForm().OneColumn(130)
	who := t.d.personField(stayOf)
	who.Required, who.Hint, who.Under = false, kit.T("stock.person.hint"), true
	kind := choiceField("kind", "stock.kind.", []string{app.StockOnEntry, app.StockYearly, app.StockHygiene})
	kind.OnChange = func(k string) { f.Set("things", strings.Join(t.proposed(k), "\n")) }
	f.Add(kind, who, t.d.dayField("day", "support.f.day", required), longField("things"), plainField("note"))
	f.SetValues(map[string]string{"day": o.Today().Text(), "kind": app.StockOnEntry, "things": strings.Join(t.proposed(app.StockOnEntry), "\n")})
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

// proposed is the list of the law; where it has none, what was given the last time.
func (t *stockTab) proposed(kind string) []string {
	if list := t.d.Office.IssueList(kind, t.d.Office.Today()); len(list) > 0 {
		return list
	}
	list, err := t.d.Office.LastIssue(kind)
	if err != nil {
		t.d.Fail(err)
	}
	return list
}

// print prints the sheet of what was issued in the month, with room for signatures.
func (t *stockTab) print() {
	t.d.printPaper(t.d.Office.IssuePaper(t.s.kind, t.until()))
}
