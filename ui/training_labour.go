package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/ui/kit"
)

// labourTab is labour therapy by month: who worked how long, and which limits of the law were passed.
type labourTab struct {
	s      *trainingScreen
	d      *Desk
	sheet  app.LabourSheet
	groups []app.LabourGroup
	grid   *kit.Grid
	limits *fyne.Container
	who    *kit.Text
	days   *kit.Grid // the work of the one in hand, day by day
	teams  *kit.Grid
}

func (t *labourTab) build() (fyne.CanvasObject, []fyne.CanvasObject) {
	person := trainCol("name", 150, kit.DrawName)
	person.Grow = true
	t.grid = kit.NewGrid([]kit.Column{trainCol("code", 70, kit.DrawText), person, t.sum("days", 60), t.sum("hours", 70), t.sum("output", 90), t.sum("pay", 110)}, func() int { return len(t.sheet.Lines) }, func(i int) []kit.Cell {
		l := &t.sheet.Lines[i]
		return []kit.Cell{{Text: l.Code, Tone: kit.Grey}, {Text: l.Name}, {Text: strconv.Itoa(l.Days)}, {Text: app.HoursText(l.Minutes)}, {Text: amountOrNone(int64(l.Output))}, {Text: amountOrNone(l.Pay)}}
	})
	t.grid.OnOpen = func(i int) { t.d.Go(Route{Screen: "resident", ID: t.sheet.Lines[i].Resident, Arg: "train"}) }
	t.grid.OnPick = func(int) { t.open() }
	t.grid.OnMenu = func(rows []int) []kit.Act { return t.menu(&t.sheet.Lines[rows[0]]) }
	t.grid.Empty = kit.Empty{Title: kit.T("labour.none"), Text: kit.T("labour.none.text")}
	return kit.WithPanel(t.grid, kit.Panel(t.side()), 400, 700), []fyne.CanvasObject{
		t.d.bar(kit.NewButton(kit.T("labour.group"), "people", "", func() { t.askGroup(app.LabourGroup{}) }), app.RightTrain),
		t.d.bar(kit.NewButton(kit.T("labour.pay"), "money", "", t.onPay), app.RightReckon), kit.NewTool("sheet", "Excel", func() { t.d.SheetTable(t.table()) }),
		kit.NewButton(kit.T("train.print"), "print", "Ctrl+P", t.print), t.d.bar(kit.NewPrimary(kit.T("labour.add"), "add", "Ctrl+B", t.onWork), app.RightTrain)}
}

// side is the limits that were passed, the days of the one in hand, and the groups.
func (t *labourTab) side() fyne.CanvasObject {
	group := trainCol("group", 110, kit.DrawText)
	group.Grow = true
	t.days = kit.NewGrid([]kit.Column{trainCol("day", 76, kit.DrawText), group, written(trainCol("hours", 48, kit.DrawNumber)), written(trainCol("output", 64, kit.DrawNumber)), written(trainCol("pay", 76, kit.DrawNumber))},
		func() int {
			if l := t.line(); l != nil {
				return len(l.Entries)
			}
			return 0
		}, t.day)
	t.days.OnOpen = func(i int) {
		if l := t.line(); l != nil && t.d.Office.Allowed(app.RightTrain) {
			t.askEntry(l.Name, l.Entries[i])
		}
	}
	t.days.OnMenu = func(rows []int) []kit.Act { return t.entryMenu(rows[0]) }
	t.days.Empty = kit.Empty{Text: kit.T("labour.days.none")}
	name := trainCol("group", 110, kit.DrawText)
	name.Grow = true
	t.teams = kit.NewGrid([]kit.Column{name, trainCol("work", 140, kit.DrawText), trainCol("unit", 70, kit.DrawText)}, func() int { return len(t.groups) }, func(i int) []kit.Cell {
		g := &t.groups[i]
		return []kit.Cell{{Text: g.Name}, {Text: strings.Trim(g.Work+", "+g.Place, ", "), Tone: kit.Grey}, {Text: g.Unit, Tone: kit.Grey}}
	})
	t.teams.OnOpen = func(i int) {
		if t.d.Office.Allowed(app.RightTrain) {
			t.askGroup(t.groups[i])
		}
	}
	t.teams.OnMenu = func(rows []int) []kit.Act {
		g := t.groups[rows[0]]
		return t.d.mend(func() { t.askGroup(g) }, "labour.group.void", g.Name, func(why string) error { return t.d.Office.VoidLabourGroup(g.ID, why) })
	}
	t.teams.Empty = kit.Empty{Text: kit.T("labour.no_group")}
	t.limits, t.who = kit.Down(4), kit.NewText("", kit.Block)
	return kit.Down(0, kit.Inset(16, 8, 12, 4, kit.Down(2, kit.BlockHead(kit.T("labour.limits"), ""), kit.Fixed(0, 112, kit.Scrolled(t.limits)))),
		kit.Inset(16, 4, 12, 2, t.who), kit.Grow(t.days), kit.Inset(16, 4, 12, 2, kit.BlockHead(kit.T("labour.groups"), "")), kit.Fixed(0, 24+22*6, t.teams))
}

// line is the work of the one in hand, nil when there is nobody.
func (t *labourTab) line() *app.LabourSum {
	if i := t.grid.Cursor(); i >= 0 && i < len(t.sheet.Lines) {
		return &t.sheet.Lines[i]
	}
	return nil
}

func (t *labourTab) day(i int) []kit.Cell {
	e, group := &t.line().Entries[i], ""
	for k := range t.groups {
		if t.groups[k].ID == e.GroupID {
			group = t.groups[k].Name
		}
	}
	return []kit.Cell{{Text: e.Day.Text()}, {Text: group, Tone: kit.Grey}, {Text: app.HoursText(e.Minutes)}, {Text: amountOrNone(int64(e.Output))}, {Text: amountOrNone(e.Pay)}}
}

// open shows the days of the one in hand.
func (t *labourTab) open() {
	if l := t.line(); l != nil {
		t.who.Set(kit.T("labour.days", "name", l.Name))
	} else {
		t.who.Set("")
	}
	t.days.Reload()
}

func amountOrNone(n int64) string {
	if n == 0 {
		return ""
	}
	return kit.Group(n)
}

func (t *labourTab) read() {
	first, o, now := date.Of(t.s.year, t.s.mon, 1), t.d.Office, *t
	t.d.fetch(&t.s.turn, func() (err error) {
		if now.groups, err = o.LabourGroups(); err == nil {
			now.sheet, err = o.Labour(0, first, first.MonthEnd())
		}
		return err
	}, func() { t.groups, t.sheet = now.groups, now.sheet; t.show() })
}

func (t *labourTab) show() {
	t.s.say(append(kit.Period(kit.T("census.month", "month", monthYear(t.s.year, t.s.mon)), t.s.step),
		kit.Piece{Text: kit.T("n_people", "n", len(t.sheet.Lines)), Style: kit.Quiet, Gap: 8})...)
	t.limits.Objects = nil
	if len(t.sheet.Warnings) == 0 {
		t.limits.Objects = append(t.limits.Objects, kit.NewPara(kit.T("labour.limits.none"), kit.Quiet, 364))
	}
	for _, w := range t.sheet.Warnings {
		t.limits.Objects = append(t.limits.Objects, kit.NewPara(kit.Say(w), kit.Body.In(kit.Ochre), 364))
	}
	t.limits.Refresh()
	t.teams.Reload()
	pickAgain(t.grid, len(t.sheet.Lines))
	t.open()
}

// menu changes or withdraws an entry of the person's month.
func (t *labourTab) menu(l *app.LabourSum) (out []kit.Act) {
	for _, e := range l.Entries {
		what := e.Day.Text() + ", " + kit.T("train.hours", "n", app.HoursText(e.Minutes))
		out = append(out, kit.Act{Word: kit.T("labour.mend", "what", what), Icon: "edit", Do: func() { t.askEntry(l.Name, e) }},
			kit.Act{Word: kit.T("labour.void", "what", what), Icon: "void", Do: func() {
				t.d.askWhy(kit.T("labour.void.title"), l.Name+", "+what, kit.T("labour.void.title"), func(why string) error { return t.d.Office.VoidLabour(e.ID, why) })
			}})
	}
	return t.d.trainers(out...)
}

// onWork writes the work of one day: people by code, one a line; limits that are passed stand beside the list.
func (t *labourTab) onWork() {
	if len(t.groups) == 0 {
		kit.Tell(t.d.Window, kit.T("labour.add"), kit.T("labour.no_group"))
		return
	}
	f := kit.NewForm().OneColumn(110)
	f.Add(t.groupField())
	t.d.todayField(f, "day", "train.f.day")
	f.Add(hoursField(), countField("output", "train.f.output", 0, 0, ""), trainMoney("pay"),
		trainField("people", required, func(x *kit.Field) {
			x.Kind, x.Rows, x.Hint, x.Under = kit.KindLong, 5, kit.T("labour.people.hint"), true
		}))
	f.Set("group", idText(t.groups[0].ID))
	t.d.askForm(kit.T("labour.add"), kit.T("train.save"), f, func() error {
		minutes, ok := readHours(f.Value("hours_day"))
		if !ok {
			return wrongField("hours_day", "err.labour.hours", "")
		}
		stays, err := t.d.staysCoded(f.Value("people"))
		if err != nil {
			return err
		}
		day := t.d.dayOf(f, "day")
		_, err = t.d.Office.RecordLabour(app.LabourEntry{GroupID: idIn(f, "group"), Day: day, Minutes: minutes, Output: countOf(f, "output"), Pay: int64(moneyIn(f, "pay"))}, stays...)
		if err == nil {
			t.s.year, t.s.mon, _ = day.YMD() // the limits passed stand beside the month of the work
		}
		return err
	})
}

// hoursField is the work of one day: 7, 7,5 or 7:30.
func hoursField() *kit.Field {
	return trainField("hours_day", required, func(x *kit.Field) {
		x.Parse = func(typed string) (string, string, any) {
			if n, ok := readHours(typed); !ok || n < 1 || n > 24*60 {
				return typed, "", say.Of("err.labour.hours_form")
			}
			return typed, "", nil
		}
	})
}

// readHours reads "7", "7,5" or "7:30" into minutes.
func readHours(s string) (minutes int, ok bool) {
	s = strings.TrimSpace(strings.Replace(s, ".", ",", 1))
	if h, m, clock := strings.Cut(s, ":"); clock {
		a, err := strconv.Atoi(h)
		b, bad := strconv.Atoi(m)
		return a*60 + b, err == nil && bad == nil && a >= 0 && b >= 0 && b < 60
	}
	whole, part, _ := strings.Cut(s, ",")
	a, err := strconv.Atoi(whole)
	if part == "" {
		return a * 60, err == nil && a >= 0
	}
	b, bad := strconv.Atoi(part)
	return a*60 + b*6, err == nil && bad == nil && a >= 0 && len(part) == 1
}

// staysCoded finds the open stays of people by code, one a line.
func (d *Desk) staysCoded(typed string) (out []int64, err error) {
	for _, code := range strings.Fields(typed) {
		found, err := d.Office.Find(app.Search{Text: code, Limit: 2})
		if err != nil {
			return nil, err
		}
		if len(found.Hits) == 0 || !strings.EqualFold(found.Hits[0].Code, code) || found.Hits[0].Stay == 0 {
			return nil, wrongField("people", "deposit.labour.who", code)
		}
		out = append(out, found.Hits[0].Stay)
	}
	return out, nil
}

func (t *labourTab) table() paper.Table {
	x := paper.Table{Title: kit.T("labour.title"), Subtitle: kit.T("census.month", "month", monthYear(t.s.year, t.s.mon))}
	for _, c := range []struct {
		key  string
		wide float64
	}{{"code", 24}, {"name", 60}, {"days", 20}, {"hours", 22}, {"output", 26}, {"pay", 32}} {
		x.Columns = append(x.Columns, paper.Column{Title: kit.T("train.col." + c.key), Width: c.wide})
	}
	for i := range t.sheet.Lines {
		l := &t.sheet.Lines[i]
		x.Rows = append(x.Rows, paper.Row{Cells: []paper.Cell{paper.Txt(l.Code), paper.Txt(l.Name), paper.Num(int64(l.Days)), paper.Txt(app.HoursText(l.Minutes)), paper.Num(int64(l.Output)), paper.Num(l.Pay)}})
	}
	for _, w := range t.sheet.Warnings {
		x.Notes = append(x.Notes, kit.Say(w))
	}
	return x
}

func (t *labourTab) print() { t.d.PrintTable(t.table()) }
