package ui

import (
	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/ui/kit"
)

// cashTab is the cash box of a day: vouchers at the left, opening + in – out = closing and the count at the right.
type cashTab struct {
	s    *supportScreen
	d    *Desk
	cash app.CashDay
	list []app.Voucher // newest first
	grid *kit.Grid
	side *fyne.Container
}

func (t *cashTab) build() (fyne.CanvasObject, []fyne.CanvasObject) {
	col := func(k string, w float32) kit.Column {
		return kit.Column{Key: k, Title: kit.T("support.col." + k), Width: w, Still: true}
	}
	text, amount := col("text", 150), col("amount", 110)
	text.Grow, amount.Draw, amount.Fact = true, kit.DrawNumber, true
	t.grid = kit.NewGrid([]kit.Column{col("day", 84), col("number", 110), col("party", 170), text, amount}, func() int { return len(t.list) }, t.row)
	t.grid.OnOpen = func(i int) { t.printOne(i) }
	t.grid.OnMenu = func(rows []int) []kit.Act {
		i := rows[0]
		back := kit.Act{Word: kit.T("voucher.reverse"), Icon: "undo", Do: func() { t.onReverse(i) }}
		if t.reversed(i) {
			back.Why = kit.T("support.reversed")
		}
		return []kit.Act{{Word: kit.T("voucher.print"), Icon: "print", Key: "Enter", Do: func() { t.printOne(i) }}, t.d.act(back, app.RightReckon)}
	}
	t.grid.Empty = kit.Empty{Title: kit.T("voucher.empty"), Text: kit.T("voucher.empty.text")}
	t.side = kit.Down(4)
	return kit.WithPanel(t.grid, kit.Panel(kit.Scrolled(kit.Inset(16, 12, 16, 12, t.side))), 360, 600), []fyne.CanvasObject{
		kit.NewButton("Excel", "sheet", "", func() { t.d.SheetTable(app.VoucherTable(t.list, t.d.Office.Words)) }),
		kit.NewButton(kit.T("cash.print"), "print", "", t.printDay), t.d.bar(kit.NewButton(kit.T("cash.count"), "ok", "", t.onCount), app.RightReckon),
		kit.NewButton(kit.T("voucher.print"), "print", "Ctrl+P", t.print), t.d.bar(kit.NewPrimary(kit.T("voucher.new"), "add", "Ctrl+B", t.onNew), app.RightReckon)}
}

func (t *cashTab) write() {
	if t.d.may(app.RightReckon) {
		t.onNew()
	}
}

func (t *cashTab) read() {
	o := t.d.Office
	c, err := o.Cash(t.s.day)
	if err == nil {
		t.list, err = o.Vouchers(app.VoucherQuery{To: t.s.day})
	}
	if err != nil {
		t.d.Fail(err)
		return
	}
	t.cash = c
	for i, j := 0, len(t.list)-1; i < j; i, j = i+1, j-1 {
		t.list[i], t.list[j] = t.list[j], t.list[i]
	}
	t.s.say(kit.Period(t.d.DayText(t.s.day), t.s.step)...)
	t.grid.Reload()
	t.show()
}

func (t *cashTab) show() {
	c := &t.cash
	line := func(word string, amount string, st kit.Style) fyne.CanvasObject {
		return kit.AcrossMid(8, kit.Grow(kit.NewText(kit.T(word), st)), kit.NewFigure(amount, func() kit.Figure { return t.figure(word, amount) }, st).Right())
	}
	rows := []fyne.CanvasObject{kit.BlockHead(kit.T("cash.title"), c.Day.Text()), line("cash.opening", c.Opening.Text(), kit.Body),
		line("cash.deposit_in", app.Signed(int(c.DepositIn)), kit.Body), line("cash.receipts", app.Signed(int(c.Receipts)), kit.Body),
		line("cash.deposit_out", app.Signed(int(-c.DepositOut)), kit.Body), line("cash.payments", app.Signed(int(-c.Payments)), kit.Body), kit.HLine(),
		line("cash.closing", c.Closing.Text(), kit.Strong), kit.Gap(0, 8)}
	switch {
	case c.Count == nil:
		rows = append(rows, kit.NewPara(kit.T("cash.uncounted"), kit.Quiet, 328))
	case c.Count.Counted == c.Closing:
		rows = append(rows, kit.CheckLine(true, kit.T("cash.counted", "amount", c.Count.Counted.Text()), ""))
	default:
		rows = append(rows, kit.CheckLine(false, kit.T("cash.counted", "amount", c.Count.Counted.Text()), kit.T("cash.differs", "amount", app.Signed(int(c.Count.Counted-c.Closing)))),
			kit.NewPara(c.Count.Note, kit.Body, 328))
	}
	if c.Count != nil && c.Count.Book != c.Closing {
		rows = append(rows, kit.NewPara(kit.T("cash.went_on", "was", c.Count.Book.Text(), "is", c.Closing.Text()), kit.Caption, 328))
	}
	t.side.Objects = rows
	t.side.Refresh()
}

func (t *cashTab) row(i int) []kit.Cell {
	v := &t.list[i]
	tone := kit.Normal
	if t.reversed(i) {
		tone = kit.Voided
	}
	text := kit.T("voucher.kind."+v.Kind) + ", " + kit.T("voucher.about."+v.About)
	if v.Text != "" {
		text += ", " + v.Text
	}
	return []kit.Cell{{Text: v.Day.Text(), Tone: tone}, {Text: v.Number, Tone: tone}, {Text: v.Party, Tone: tone}, {Text: text, Tone: tone}, {Text: v.Amount.Text(), Tone: tone}}
}

// reversed reports a voucher that was taken back, or takes another back.
func (t *cashTab) reversed(i int) bool {
	if t.list[i].ReversesID != 0 {
		return true
	}
	for k := range t.list {
		if t.list[k].ReversesID == t.list[i].ID {
			return true
		}
	}
	return false
}

func (t *cashTab) onReverse(i int) {
	v := t.list[i]
	t.d.askWhy(kit.T("voucher.reverse"), kit.T("voucher.reverse.text", "number", v.Number, "party", v.Party, "amount", v.Amount.Text()), kit.T("voucher.reverse"), func(why string) error {
		_, err := t.d.Office.ReverseVoucher(v.ID, why)
		return err
	})
}

func (t *cashTab) printOne(i int) {
	if err := t.d.printVoucher(t.list[i].ID); err != nil {
		t.d.Fail(err)
	}
}

// print prints the voucher in hand.
func (t *cashTab) print() {
	if i := t.grid.Cursor(); i >= 0 && i < len(t.list) {
		t.printOne(i)
	}
}

// onNew writes a voucher and prints it.
func (t *cashTab) onNew() {
	f := kit.NewForm().OneColumn(130)
	who := t.d.personField(stayOf)
	who.Required, who.Hint, who.Under = false, kit.T("voucher.person.hint"), true
	who.OnChange = func(string) { t.propose(f) }
	kind := choiceField("kind", "voucher.kind.", []string{app.VoucherPay, app.VoucherReceive})
	kind.OnChange = func(k string) { f.Relabel("party", kit.T("voucher.party."+k), true) }
	about := choiceField("about", "voucher.about.", []string{app.AboutContribution, app.AboutAdvance, app.AboutOther})
	about.OnChange = func(string) { t.propose(f) }
	f.Add(kind, about, who, plainField("party", required), plainField("address"),
		t.d.dayField("day", "support.f.day", required), moneyField("amount", required), choiceField("fund", "support.fund.", []string{app.FundState, app.FundResident, app.FundLabour}), plainField("text"))
	f.SetValues(map[string]string{"day": t.s.day.Text(), "kind": app.VoucherReceive, "about": app.AboutContribution, "fund": app.FundResident})
	f.Relabel("party", kit.T("voucher.party."+app.VoucherReceive), true)
	t.d.askForm(kit.T("voucher.new"), kit.T("support.save_print"), f, func() error {
		v, err := t.d.Office.Pay(app.Voucher{Kind: f.Value("kind"), About: f.Value("about"), StayID: idIn(f, "stay"), Party: f.Value("party"), Address: f.Value("address"),
			Day: t.d.dayOf(f, "day"), Amount: moneyIn(f, "amount"), Fund: f.Value("fund"), Text: f.Value("text")})
		if err != nil {
			return err
		}
		return t.d.printVoucher(v.ID)
	})
}

// propose fills in what follows from what was chosen: the source of funds, and of a contribution who pays and what is still owed.
func (t *cashTab) propose(f *kit.Form) {
	if f.Value("about") != app.AboutContribution {
		f.Set("fund", app.FundState)
		f.Note("stay", "", kit.Normal)
		return
	}
	f.Set("fund", app.FundResident)
	id := idIn(f, "stay")
	if id == 0 {
		return
	}
	list, err := t.d.Office.Contributions()
	if err != nil {
		t.d.Fail(err)
		return
	}
	var owes app.Contribution
	for i := range list {
		if list[i].Person.Stay == id {
			owes = list[i]
		}
	}
	f.Note("stay", kit.T("voucher.owes", "owed", owes.Owed.Text(), "paid", owes.Paid.Text(), "left", owes.Arrears().Text()), kit.Normal)
	if f.Value("party") == "" && owes.Person.Name != "" {
		f.Set("party", owes.Person.Name)
	}
	if f.Value("amount") == "" && owes.Arrears() > 0 {
		f.Set("amount", owes.Arrears().Text())
	}
}

// onCount writes down what lay in the box.
func (t *cashTab) onCount() {
	f := kit.NewForm().OneColumn(130)
	f.Add(moneyField("counted", required), plainField("note"))
	t.d.askForm(kit.T("cash.count.title", "day", t.s.day, "book", t.cash.Closing.Text()), kit.T("support.save"), f, func() error {
		return t.d.Office.CountCash(t.s.day, moneyIn(f, "counted"), f.Value("note"))
	})
}

// printDay prints the cash box of the day with its count.
func (t *cashTab) printDay() {
	p, err := t.d.Office.CashPaper(t.s.day)
	if err != nil {
		t.d.Fail(err)
		return
	}
	t.d.printPapers(p.Name, []paper.Paper{p})
}

// wrongField is what is wrong with one field of a form.
func wrongField(field, key, text string) error {
	return say.Problems{{Field: field, Msg: say.Of(key, "text", text)}}
}
