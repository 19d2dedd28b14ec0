package ui

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/due"
	"hoanhap/app/paper"
	"hoanhap/ui/chart"
	"hoanhap/ui/kit"
)

// work is the list of what is due on Hôm nay, with its spans, the returns that are waited for and the week to come.
type work struct {
	d       *Desk
	lines   []app.DueLine // to 30 days ahead
	span    int           // days ahead that are shown
	head    *kit.Facts
	spans   *kit.Segment
	list    *kit.WorkList
	body    *fyne.Container
	object  fyne.CanvasObject
	waiting *fyne.Container
	week    *fyne.Container
	reads   int // turn of the last reading of the names of the health desk
}

var workSpans = []int{0, 7, 30}

func newWork(d *Desk) *work {
	k := &work{d: d, head: kit.NewFacts(), list: kit.NewWorkList(nil), body: kit.Down(0), waiting: kit.Down(0), week: kit.Down(0)}
	k.spans = kit.NewSegment([]kit.Option{{Value: "0"}, {Value: "7"}, {Value: "30"}}, 0, func(i int) { k.span = workSpans[i]; k.show() })
	title := kit.NewText(kit.T("work.title"), kit.Block)
	k.head.Narrow(60)
	k.object = kit.Down(2, kit.Fixed(0, 30, kit.AcrossMid(8, title, kit.Grow(k.head), k.spans)), kit.Grow(k.body))
	if large() {
		k.object = kit.Down(2, kit.Fixed(0, 30, kit.AcrossMid(8, title, kit.Grow(k.head))), kit.Fixed(0, 30, kit.AcrossMid(8, k.spans)), kit.Grow(k.body))
	}
	return k
}

func (k *work) focus() fyne.Focusable { return k.list }

// read takes what is due in the next thirty days as it was read; the spans are cut from it.
func (k *work) read() {
	k.lines, k.d.healthNamed = slices.Clone(k.d.work.Lines), false
	if !k.d.namesHealth(k.lines) {
		k.show()
		return
	}
	var people []app.HealthLine
	last, named := k.d.Office.Today()+date.Date(workSpans[len(workSpans)-1]), false
	k.d.fetch(&k.reads, func() error {
		list, err := k.d.Office.HealthDesk(last)
		if err == nil { // locked: the line says no more than to anybody
			people = list
		}
		return nil
	}, func() {
		if named = true; people != nil {
			k.d.nameHealth(k.lines, people)
		}
		k.show()
	})
	if !named {
		k.show()
	}
}

func (k *work) within(days int) []app.DueLine {
	return slices.DeleteFunc(slices.Clone(k.lines), func(l app.DueLine) bool { return l.Left > days })
}

func (k *work) show() {
	on := k.d.Office.Today()
	b := app.BoardOf(k.lines, on)
	parts := []kit.Piece{}
	if b.Late > 0 {
		parts = append(parts, kit.Piece{Icon: "warn", Text: kit.T("work.late", "n", b.Late), Style: kit.Strong.In(kit.Red)})
	}
	if b.Today > 0 {
		parts = append(parts, kit.Piece{Text: kit.T("work.due_today", "n", b.Today), Style: kit.Quiet, Gap: 12})
	}
	k.head.Set(parts...)
	k.spans.SetOptions([]kit.Option{{Value: "0", Text: kit.T("work.span.today", "n", b.Late+b.Today)}, {Value: "7", Text: kit.T("work.span.week", "n", b.Week)},
		{Value: "30", Text: kit.T("work.span.all", "n", len(app.DueRows(k.lines)))}})
	groups := k.groups(app.DueGroups(k.within(k.span)))
	k.list.Set(groups)
	if len(groups) == 0 {
		k.body.Objects = []fyne.CanvasObject{kit.Inset(0, 24, 0, 0, kit.EmptyPage(kit.Empty{Title: kit.T("work.none"), Text: kit.T("work.none.text")}))}
	} else {
		k.body.Objects = []fyne.CanvasObject{kit.Grow(kit.Scrolled(k.list))}
		if k.old() > manyOld {
			hint := kit.AcrossMid(8, kit.Grow(kit.NewText(kit.T("work.old.hint"), kit.Quiet).Narrow(60)), k.d.bar(kit.NewQuiet(kit.T("work.old"), "void", k.onOld), app.RightDue))
			k.body.Objects = slices.Insert(k.body.Objects, 0, fyne.CanvasObject(kit.Fixed(0, 28, hint)))
		}
	}
	k.body.Refresh()
	k.showWaiting()
	k.showWeek(b)
}

func badge(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func (k *work) groups(in []app.DueGroup) []kit.WorkGroup {
	out := make([]kit.WorkGroup, 0, len(in))
	for _, g := range in {
		w := kit.WorkGroup{Title: kit.Say(g.Code), Note: join(g.Form, kit.Say(g.Rule))}
		if len(g.Rows) > 1 {
			if icon, do := k.together(g.Rows); do != nil {
				w.Icon, w.Act, w.Do = icon, kit.Say(g.All), do
			}
		}
		for _, r := range g.Rows {
			l := r.First()
			w.Lines = append(w.Lines, kit.WorkLine{Late: r.Late, When: k.when(&r), Soon: r.Left == 0, Name: l.Name, Code: l.ResidentCode,
				Detail: join(kit.Say(r.Doubt()), kit.Say(r.Detail)), Due: kit.Say(r.Right), Act: kit.Say(g.Verb), Do: func() { k.do(&r) },
				Open: func() { k.d.Go(Route{Screen: "resident", ID: l.Resident}) }, Why: func() []kit.Figure { return k.d.lineFigures(l) }})
		}
		out = append(out, w)
	}
	return out
}

// join puts form and rule on one line: "Mẫu 51 · gửi trước 30 ngày".
func join(a, b string) string {
	if a != "" && b != "" {
		return a + " · " + b
	}
	return a + b
}

func (k *work) when(r *app.DueRow) string {
	l := r.First()
	switch {
	case r.Left < 0:
		return kit.T("work.over", "n", -r.Left)
	case r.Late:
		return kit.T("due.late_hours", "time", l.Time)
	case r.Left == 0:
		return kit.T("work.today")
	}
	return l.Day.Short()
}

// showWaiting lists the returns agreed for today or missed.
func (k *work) showWaiting() {
	rows := []fyne.CanvasObject{}
	for _, l := range k.lines {
		if l.Code != due.Return || l.Left > 0 || len(rows) > 4 {
			continue
		}
		at := l.Time
		switch {
		case l.Left < 0: // missed: the day counts more than the hour
			at = l.Day.Short()
		case at == "":
			at = "–"
		}
		rows = append(rows, kit.Fixed(0, 24, kit.AcrossMid(8, kit.Fixed(42, 20, kit.NewText(at, kit.Quiet)), kit.NewIcon("back", kit.Second),
			kit.Fixed(130, 20, kit.NewText(l.Name, kit.Body)), kit.Grow(kit.NewText(kit.T("work.return", "what", l.Away), kit.Quiet)))))
	}
	k.waiting.Objects = nil
	if len(rows) > 0 {
		k.waiting.Objects = append([]fyne.CanvasObject{kit.BlockHead(kit.T("work.waiting"), "")}, rows...)
	}
	k.waiting.Refresh()
}

func (k *work) showWeek(b app.DueBoard) {
	days := make([]chart.Day, 0, len(b.Days))
	for i, n := range b.Days {
		day := b.On + date.Date(i+1)
		_, _, dd := day.YMD()
		days = append(days, chart.Day{Count: n, Word: kit.T("weekday.short." + strconv.Itoa(int(day.Weekday()))), Day: strconv.Itoa(dd)})
	}
	k.week.Objects = []fyne.CanvasObject{kit.BlockHead(kit.T("work.week"), kit.T("work.week.note")), kit.Fixed(0, 96, chart.Week(days))}
	k.week.Refresh()
}

// reach says up to which day the list goes.
func (k *work) reach() string {
	today := k.d.Office.Today()
	if k.span == 0 {
		return k.d.DayText(today)
	}
	return kit.T("work.reach", "from", today, "to", today+date.Date(k.span))
}

// onPrint prints the work in view as a list: that of today, of the week, of thirty days.
func (k *work) onPrint() {
	t := paper.Table{Title: kit.T("work.print_title"), Subtitle: k.reach(), Columns: []paper.Column{{Title: kit.T("work.col.day"), Width: 22},
		{Title: kit.T("work.col.kind"), Width: 50}, {Title: kit.T("work.col.name"), Width: 46}, {Title: kit.T("work.col.code"), Width: 22},
		{Title: kit.T("work.col.detail"), Width: 80}, {Title: kit.T("work.col.rule"), Width: 44}}}
	for _, g := range app.DueGroups(k.within(k.span)) {
		for _, r := range g.Rows {
			l := r.First()
			detail := kit.Say(r.Detail)
			if l.Code == app.HealthDue { // the paper stays as a file: it says no more than everybody reads
				detail = ""
			}
			t.Rows = append(t.Rows, paper.Row{Bold: r.Late, Cells: []paper.Cell{paper.Day(l.Day), paper.Txt(join(kit.Say(g.Code), g.Form)), paper.Txt(l.Name),
				paper.Txt(l.ResidentCode), paper.Txt(join(kit.Say(r.Doubt()), detail)), paper.Txt(l.Article)}})
		}
	}
	k.d.PrintTable(t)
}
