package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/due"
	"hoanhap/app/say"
	"hoanhap/ui/kit"
)

// todo is the tab Việc đến hạn of a record: every item of the stay, open, done and waived, each with its day, its article and the act that
// settles it; days that the office itself sets for an answer, a decision or the end of a contract are typed in here.
type todo struct {
	s     *record
	items []due.Item
	grid  *kit.Grid
	side  *fyne.Container
}

const todoWide = 360

func (s *record) todoTab() fyne.CanvasObject {
	if s.e == nil {
		return kit.Inset(16, 24, 16, 0, kit.EmptyPage(kit.Empty{Title: kit.T("record.no_stay"), Text: kit.T("record.no_stay.text")}))
	}
	items, err := s.d.Office.DueOf(s.e.Stay.ID, s.d.Office.Today())
	if err != nil {
		s.d.Fail(err)
	}
	x := &todo{s: s, items: items, side: kit.Down(0)}
	slices.SortStableFunc(x.items, func(a, b due.Item) int { return orderOf(&a) - orderOf(&b) })
	col := func(k string, w float32) kit.Column {
		return kit.Column{Key: k, Title: kit.T("todo.col." + k), Width: w, Still: true}
	}
	day, what, state := col("day", 96), col("what", 220), col("state", 190)
	what.Grow, state.Draw = true, kit.DrawMark
	day.Why, state.Why = x.whyDay, x.whyLeft
	x.grid = kit.NewGrid([]kit.Column{day, what, state}, func() int { return len(x.items) }, x.row)
	x.grid.OnPick = func(int) { x.show() }
	x.grid.OnOpen = func(i int) { x.do(&x.items[i]) }
	x.grid.OnMenu = func([]int) []kit.Act { return x.menu() }
	x.grid.Empty = kit.Empty{Title: kit.T("todo.none"), Text: kit.T("todo.none.text")}
	set := s.d.bar(kit.NewButton(kit.T("todo.set"), "add", "", func() { x.onSet(app.DueSet{StayID: s.e.Stay.ID, Code: due.Answer}) }), app.RightDue)
	main := kit.Down(0, kit.Fixed(0, 36, kit.Inset(16, 4, 16, 4, kit.AcrossMid(8, set, kit.Grow(kit.NewText(kit.T("todo.set.hint"), kit.Quiet).Narrow(60))))), kit.Grow(x.grid))
	if len(x.items) > 0 {
		x.grid.Pick(0)
		x.show()
	}
	return kit.WithPanel(main, kit.Panel(kit.Scrolled(kit.Inset(16, 10, 16, 12, x.side))), todoWide, 400)
}

// orderOf puts first what is open, then what is to be expected, then what is settled.
func orderOf(it *due.Item) int {
	switch {
	case it.State != due.Open:
		return 2
	case it.Expected:
		return 1
	}
	return 0
}

func (x *todo) picked() *due.Item {
	if i := x.grid.Cursor(); i >= 0 && i < len(x.items) {
		return &x.items[i]
	}
	return nil
}

// name is the kind of an item, with its form and to whom it goes.
func (x *todo) name(it *due.Item) string {
	text := kit.Say(it.Code)
	if it.Form != "" {
		text = kit.T("record.due.form", "what", text, "form", it.Form)
	}
	for _, more := range []string{it.To, it.About, string(it.Away)} {
		switch {
		case more == "":
		case more == it.To:
			text += ", " + addresseeWord(more)
		case more == string(it.Away):
			text += ", " + kit.Say(it.Away)
		default:
			text += ", " + more
		}
	}
	return text
}

func (x *todo) row(i int) []kit.Cell {
	it := &x.items[i]
	day := kit.Cell{Text: it.Day.Text()}
	if it.Time != "" {
		day.Text = it.Time + " " + it.Day.Short()
	}
	state := kit.Cell{Text: x.state(it), Tone: kit.Grey}
	left := it.Left(x.s.d.Office.Today())
	switch {
	case it.State == due.Done:
		state.Mark = "ok"
	case it.State == due.Waived:
		state.Mark = "void"
	case it.Expected:
	case left < 0:
		state.Mark, state.Tone = "warn", kit.Alarm
	default:
		state.Mark, state.Tone = "due", kit.Normal
	}
	return []kit.Cell{day, {Text: x.name(it)}, state}
}

// state is where an item stands: how late it is, with which paper and when it was done, or why it was waived.
func (x *todo) state(it *due.Item) string {
	switch it.State {
	case due.Done:
		return join(kit.T("todo.done", "day", it.Settled.Day), it.Settled.Paper)
	case due.Waived:
		return join(kit.T("todo.waived", "day", it.Settled.Day), it.Settled.Note)
	}
	switch left := it.Left(x.s.d.Office.Today()); {
	case it.Expected:
		return kit.T("todo.expected")
	case left < 0:
		return kit.T("work.over", "n", -left)
	case left == 0:
		return kit.T("work.today")
	default:
		return kit.T("todo.left", "n", left)
	}
}

// show explains the line in hand: how its day came about, on which article, on what it is unsure, and what can be done.
func (x *todo) show() {
	it := x.picked()
	x.side.Objects = nil
	if it == nil {
		x.side.Refresh()
		return
	}
	const wide = todoWide - 34
	rows := []fyne.CanvasObject{kit.NewPara(x.name(it), kit.Block, wide), kit.NewPara(x.state(it), kit.Strong, wide), kit.Gap(0, 4)}
	say := func(list []say.Msg, st kit.Style) {
		for _, m := range list {
			rows = append(rows, kit.NewPara(kit.Say(m), st, wide))
		}
	}
	say(it.Why, kit.Body)
	rows = append(rows, kit.NewPara(it.Article, kit.Quiet, wide))
	say(it.Unsure, kit.Body.In(kit.Ochre))
	for _, k := range it.Missing {
		if len(it.Act.What) == 1 {
			break // the act names it
		}
		rows = append(rows, kit.NewPara("– "+kit.T("todo.missing", "what", kit.T("due.paper."+k)), kit.Body.In(kit.Ochre), wide))
	}
	if it.State != due.Open && it.Settled.Note != "" {
		rows = append(rows, kit.NewPara(it.Settled.Note, kit.Body, wide))
	}
	rows = append(rows, kit.Gap(0, 8))
	for _, a := range x.menu() {
		rows = append(rows, kit.Across(0, x.s.d.bar(kit.NewButton(a.Word, a.Icon, "", a.Do), app.RightDue), kit.Space()), kit.Gap(0, 2))
	}
	x.side.Objects = []fyne.CanvasObject{kit.Down(2, rows...)}
	x.side.Refresh()
}

// menu is what can be done about the line in hand.
func (x *todo) menu() (out []kit.Act) {
	it := x.picked()
	if it == nil || it.Expected {
		return nil
	}
	d := x.s.d
	if it.State == due.Open {
		out = append(out, kit.Act{Word: kit.T("due.act." + string(it.Code)), Icon: "ok", Key: "Enter", Do: func() { x.do(it) }})
		if it.Act.Verb == due.Issue {
			out = append(out, d.act(kit.Act{Word: kit.T("todo.by_hand"), Icon: "edit", Do: func() { x.work(it).settle(x.rows(it)) }}, app.RightDue))
		}
		out = append(out, d.act(kit.Act{Word: kit.T("todo.waive"), Icon: "void", Do: func() {
			d.askWhy(kit.T("todo.waive"), x.name(it), kit.T("todo.waive.yes"), func(why string) error { return d.Office.Waive(why, it.Key) })
		}}, app.RightDue))
	} else if s := it.Settled; s.Mark != 0 || s.Step != 0 || s.Received != 0 {
		out = append(out, d.act(kit.Act{Word: kit.T("todo.reopen"), Icon: "undo", Do: func() {
			d.askWhy(kit.T("todo.reopen"), join(x.name(it), x.state(it)), kit.T("todo.reopen.yes"), func(why string) error { return d.Office.ReopenItem(s, why) })
		}}, app.RightDue))
	}
	if id := it.Set(); id != 0 {
		out = append(out, d.act(kit.Act{Word: kit.T("todo.move_day"), Icon: "due", Do: func() {
			x.onSet(app.DueSet{ID: id, StayID: it.Stay, Code: it.Code, Day: it.Day, Time: it.Time, About: it.About})
		}}, app.RightDue), d.act(kit.Act{Word: kit.T("todo.unset"), Icon: "close", Do: func() {
			d.askWhy(kit.T("todo.unset"), x.name(it), kit.T("todo.unset.yes"), func(why string) error { return d.Office.UnsetDue(id, why) })
		}}, app.RightDue))
	}
	return out
}

// work and rows lend the line to the acts of Hôm nay.
func (x *todo) work(*due.Item) *work { return &work{d: x.s.d} }

func (x *todo) rows(it *due.Item) []app.DueRow {
	e := x.s.e
	return app.DueRows([]app.DueLine{{Item: *it, Name: x.s.life.Resident.Name, ResidentCode: x.s.life.Resident.Code, StayCode: e.Stay.Code,
		Left: it.Left(x.s.d.Office.Today())}})
}

// do is the act that settles an open line.
func (x *todo) do(it *due.Item) {
	if it.State == due.Open && !it.Expected {
		x.work(it).do(&x.rows(it)[0])
	}
}

// setCodes are what a day can be set for.
var setCodes = []due.Code{due.Answer, due.Decision, due.Contract}

// onSet types in for what, and until when, something is waited for: the court's or the police's answer, a decision, the end of a contract.
func (x *todo) onSet(set app.DueSet) {
	d := x.s.d
	form := kit.NewForm().OneColumn(110)
	if set.ID != 0 {
		form.About = ofRows("set", set.ID)
	}
	options := make([]kit.Option, len(setCodes))
	for i, c := range setCodes {
		options[i] = kit.Option{Value: string(c), Text: kit.Say(c)}
	}
	form.Add(&kit.Field{Key: "code", Label: kit.T("todo.set.code"), Kind: kit.KindSegment, Options: options},
		word("about", "todo.set.about", func(f *kit.Field) { f.Place = kit.T("todo.set.about.place") }),
		d.dayField("day", "todo.set.day", required, func(f *kit.Field) { f.With = timeField("time") }))
	form.SetValues(map[string]string{"code": string(set.Code), "about": set.About, "day": dayText(set.Day), "time": set.Time})
	title := "todo.set"
	if set.ID != 0 {
		title = "todo.move_day"
		form.Add(word("why", "move.why", required))
	}
	d.fill(kit.T(title), "", form, kit.T("todo.set.yes"), func() error {
		set.Code, set.About, set.Day, set.Time = due.Code(form.Value("code")), form.Value("about"), d.dayOf(form, "day"), form.Value("time")
		why := ""
		if set.ID != 0 {
			why = form.Value("why")
		}
		_, err := d.Office.SetDue(set, why)
		return err
	})
}
