package ui

import (
	"cmp"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/paper"
	"hoanhap/ui/kit"
)

// depositTab is the deposit book: who has money or things kept; at the right the book of the one in hand, line by line.
type depositTab struct {
	s     *supportScreen
	d     *Desk
	list  []app.DepositLeft
	book  app.DepositBook
	who   int64 // resident in hand
	grid  *kit.Grid
	rows  *kit.Grid // the book
	side  *fyne.Container
	head  *kit.Text
	left  *kit.Text
	title *fyne.Container // the name, and at the right what is left
}

func (t *depositTab) build() (fyne.CanvasObject, []fyne.CanvasObject) {
	col := func(k string, w float32, draw kit.Draw) kit.Column {
		return kit.Column{Key: k, Title: kit.T("support.col." + k), Width: w, Draw: draw, Still: true}
	}
	name := col("name", 150, kit.DrawName)
	name.Grow = true
	t.grid = kit.NewGrid([]kit.Column{col("resident", 84, kit.DrawText), name, reckoned(col("balance", 100, kit.DrawNumber), t.whyOf), written(col("kept", 70, kit.DrawNumber))},
		func() int { return len(t.list) }, func(i int) []kit.Cell {
			x := &t.list[i]
			return []kit.Cell{{Text: x.Code, Tone: kit.Grey}, {Text: x.Name}, {Text: x.Balance.Text()}, {Text: dash(x.Things)}}
		})
	t.grid.OnPick = func(i int) { t.who = t.list[i].Resident; t.open() }
	t.grid.OnOpen = func(i int) { t.d.Go(Route{Screen: "resident", ID: t.list[i].Resident}) }
	t.grid.Empty = kit.Empty{Title: kit.T("deposit.empty"), Text: kit.T("deposit.empty.text")}
	text := col("text", 150, kit.DrawText)
	text.Grow = true
	t.rows = kit.NewGrid([]kit.Column{col("day", 84, kit.DrawText), text, written(col("amount", 90, kit.DrawNumber)), reckoned(col("balance", 90, kit.DrawNumber), t.whyLine)},
		func() int { return len(t.book.Lines) }, t.line)
	t.rows.OnMenu = func(rows []int) []kit.Act {
		l := &t.book.Lines[rows[0]]
		act := kit.Act{Word: kit.T("support.reverse"), Icon: "undo", Do: func() { t.onReverse(l) }}
		if l.Reversed || l.ReversesID != 0 {
			act.Why = kit.T("support.reversed")
		}
		return []kit.Act{t.d.act(act, app.RightReckon)}
	}
	t.head, t.left = kit.NewText("", kit.Block), kit.NewFigure("", t.figure, kit.Block)
	t.title = kit.AcrossMid(12, kit.Grow(t.head), t.left)
	t.side = kit.Down(0, kit.Fixed(0, 36, kit.Inset(16, 6, 16, 4, t.title)), kit.Grow(t.rows))
	var more *kit.Button
	more = kit.NewButton("", "menu", "", func() { kit.Menu(more, t.more()...) })
	return kit.WithPanel(t.grid, kit.Panel(t.side), 560, 500), []fyne.CanvasObject{
		t.d.bar(kit.NewButton(kit.T("deposit.return"), "out", "", t.onReturn), app.RightReckon), more,
		kit.NewButton("Excel", "sheet", "", func() { t.d.SheetTable(app.DepositTable(t.list, t.d.Office.Words)) }),
		kit.NewButton(kit.T("deposit.book"), "print", "Ctrl+P", t.print),
		t.d.bar(kit.NewPrimary(kit.T("deposit.keep"), "add", "Ctrl+B", t.onKeep), app.RightReckon)}
}

func (t *depositTab) write() {
	if t.d.may(app.RightReckon) {
		t.onKeep()
	}
}

// more holds the list, the minutes and the sharing of the surplus of labour.
func (t *depositTab) more() []kit.Act {
	share := kit.Act{Word: kit.T("deposit.labour"), Icon: "money", Do: t.onLabour}
	if err := t.d.Office.Ask(app.RightReckon); err != nil {
		share.Why = kit.T("support.no_right")
	}
	return []kit.Act{{Word: kit.T("deposit.minutes"), Icon: "print", Do: t.printMinutes},
		{Word: kit.T("deposit.list"), Icon: "print", Do: func() { t.d.PrintTable(app.DepositTable(t.list, t.d.Office.Words)) }}, share}
}

func dash(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func (t *depositTab) read() {
	list, err := t.d.Office.Deposits()
	if err != nil {
		t.d.Fail(err)
		return
	}
	t.list = list
	var sum int64
	at := -1
	for i := range list {
		sum += int64(list[i].Balance)
		if list[i].Resident == t.who {
			at = i
		}
	}
	t.s.say(kit.Piece{Text: kit.T("deposit.facts", "people", len(list), "sum", moneyText(sum)), Style: kit.Quiet})
	t.grid.Reload()
	if t.who == 0 && len(list) > 0 {
		t.who, at = list[0].Resident, 0
	}
	if at >= 0 {
		t.grid.Pick(at)
	} else {
		t.grid.Clear() // the one in hand has nothing left: no other line is to look like his
	}
	t.open()
}

// open reads the book of the one in hand.
func (t *depositTab) open() {
	t.book = app.DepositBook{}
	t.head.Set(kit.T("deposit.none"))
	t.left.Set("")
	if t.who != 0 {
		b, err := t.d.Office.Deposit(t.who)
		if err != nil {
			t.d.Fail(err)
			return
		}
		t.book = b
		t.head.Set(b.Resident.Name)
		t.left.Set(kit.T("deposit.of", "balance", b.Balance.Text()))
	}
	t.title.Refresh()
	t.rows.Reload()
}

func (t *depositTab) line(i int) []kit.Cell {
	l := &t.book.Lines[i]
	tone := kit.Normal
	if l.Reversed || l.ReversesID != 0 {
		tone = kit.Voided
	}
	text := app.DepositText(&l.DepositEntry, window{})
	return []kit.Cell{{Text: l.Day.Text(), Tone: tone}, {Text: text, Tone: tone}, {Text: amountOf(int64(l.Amount)), Tone: tone}, {Text: l.Balance.Text()}}
}

func amountOf(n int64) string {
	if n == 0 {
		return ""
	}
	return app.Signed(int(n))
}

func (t *depositTab) onReverse(l *app.DepositLine) {
	t.d.askWhy(kit.T("support.reverse"), kit.T("deposit.reverse.text", "kind", kit.T("deposit.kind."+l.Kind), "day", l.Day, "amount", l.Amount.Text()), kit.T("support.reverse"),
		func(why string) error { return t.d.Office.ReverseDeposit(l.ID, why) })
}

// onKeep writes a line: money in or out, or a thing.
func (t *depositTab) onKeep() {
	f := kit.NewForm().OneColumn(130)
	f.Add(t.d.personField(residentOf), choiceField("kind", "deposit.kind.", app.DepositKinds), t.d.dayField("day", "support.f.day", required), moneyField("amount"),
		plainField("object", func(x *kit.Field) { x.Hint = kit.T("deposit.object.hint"); x.Under = true }), plainField("count"), plainField("state"),
		plainField("party"), plainField("paper"), plainField("note"))
	f.SetValues(map[string]string{"day": t.d.Office.Today().Text(), "kind": app.DepositGift})
	t.d.askForm(kit.T("deposit.keep"), kit.T("support.save"), f, func() error {
		who := idIn(f, "stay")
		err := t.d.Office.Keep(app.DepositEntry{ResidentID: who, Kind: f.Value("kind"), Day: t.d.dayOf(f, "day"), Amount: moneyIn(f, "amount"), Object: f.Value("object"),
			Count: f.Value("count"), State: f.Value("state"), Party: f.Value("party"), Paper: f.Value("paper"), Note: f.Value("note")})
		if err == nil {
			t.who = who
		}
		return err
	})
}

// onReturn pays out and hands back everything, and prints the minutes.
func (t *depositTab) onReturn() {
	if t.who == 0 {
		return
	}
	b, today := t.book, t.d.Office.Today()
	kit.Ask(t.d.Window, kit.Question{Title: kit.T("deposit.return.title", "name", b.Resident.Name),
		Text: kit.T("deposit.return.text", "balance", b.Balance.Text(), "things", len(b.Kept), "day", today), Yes: kit.T("deposit.return"), No: kit.T("support.not"), Do: func() {
			if _, err := t.d.Office.ReturnDeposit(t.who, today, b.Resident.Name); err != nil {
				t.d.Fail(err)
				return
			}
			t.printMinutes()
			t.d.Done()
		}})
}

// print prints the deposit book of the one in hand.
func (t *depositTab) print() {
	t.printPaper(t.d.Office.DepositBookPaper)
}

// printMinutes prints the minutes of the return.
func (t *depositTab) printMinutes() {
	t.printPaper(func(who int64) (paper.Paper, error) { return t.d.Office.DepositPaper(who, t.d.Office.Today()) })
}

func (t *depositTab) printPaper(of func(resident int64) (paper.Paper, error)) {
	if t.who == 0 {
		return
	}
	p, err := of(t.who)
	if err != nil {
		t.d.Fail(err)
		return
	}
	t.d.printPapers(p.Name, []paper.Paper{p})
}

// onLabour shares the surplus of labour by the labour book of the month that is over; the work may be mended, one a line: code, minutes.
func (t *depositTab) onLabour() {
	first := t.d.Office.Today().AddMonths(-1).MonthStart()
	sheet, err := t.d.Office.Labour(0, first, first.MonthEnd())
	if err != nil {
		t.d.Fail(err)
		return
	}
	t.d.askShare(workText(&sheet), kit.T("labour.share.note", "month", first.Text()[3:]))
}

// workText is the minutes of each on a labour sheet, as the sharing of the surplus reads them: a line a resident.
func workText(s *app.LabourSheet) string {
	who := map[int64]string{}
	for i := range s.Lines {
		who[s.Lines[i].Resident] = s.Lines[i].Code + " " + s.Lines[i].Name
	}
	var lines []string
	for _, w := range s.Work() {
		lines = append(lines, who[w.Resident]+" "+strconv.FormatInt(w.Work, 10))
	}
	return strings.Join(lines, "\n")
}

// askShare asks for the surplus and the work of each; both may be known from the labour sheet of a month.
func (d *Desk) askShare(sheet, note string) {
	f := kit.NewForm().OneColumn(130)
	tell := func(string) { // what goes into the deposits, before it is written
		part := d.Office.LabourPart(moneyIn(f, "surplus"), cmp.Or(d.dayOf(f, "day"), d.Office.Today()))
		f.Note("surplus", kit.T("deposit.labour.part", "amount", part.Text()), kit.Normal)
	}
	f.Add(d.dayField("day", "support.f.day", required), moneyField("surplus", required, func(x *kit.Field) { x.OnChange = tell }), plainField("work", required, func(x *kit.Field) {
		x.Kind, x.Rows, x.Hint, x.Under = kit.KindLong, 8, kit.T("deposit.labour.hint"), true
	}), plainField("note"))
	f.SetValues(map[string]string{"day": d.Office.Today().Text(), "work": sheet, "note": note})
	d.askForm(kit.T("deposit.labour"), kit.T("support.save"), f, func() error {
		work, err := d.workOf(f.Value("work"))
		if err != nil {
			return err
		}
		_, err = d.Office.ShareLabour(d.dayOf(f, "day"), moneyIn(f, "surplus"), work, f.Value("note"))
		return err
	})
}

// workOf reads "HV00012 Lê Văn An 160", one a line: the code counts, the name is for the eye.
func (d *Desk) workOf(typed string) (out []app.LabourDay, err error) {
	for _, l := range strings.Split(typed, "\n") {
		f := strings.Fields(l)
		if len(f) == 0 {
			continue
		}
		n, ok := kit.Ungroup(f[len(f)-1])
		if len(f) < 2 || !ok {
			return nil, wrongField("work", "deposit.labour.line", l)
		}
		found, err := d.Office.Find(app.Search{Text: f[0], Limit: 2})
		if err != nil {
			return nil, err
		}
		if len(found.Hits) == 0 || !strings.EqualFold(found.Hits[0].Code, f[0]) {
			return nil, wrongField("work", "deposit.labour.who", f[0])
		}
		out = append(out, app.LabourDay{Resident: found.Hits[0].Resident, Work: n})
	}
	return out, nil
}
