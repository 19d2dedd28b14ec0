package ui

import (
	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/due"
	"hoanhap/app/say"
	"hoanhap/app/why"
	"hoanhap/ui/kit"
)

// dueFigures are the day of an item, and how many days are left to it or it is late.
func (d *Desk) dueFigures(it *due.Item) []kit.Figure {
	return []kit.Figure{d.dueDay(it), d.dueLeft(it)}
}

func (d *Desk) dueDay(it *due.Item) kit.Figure {
	return d.figure(kit.T("why.fig.due", "what", it.Code), it.Day.Text(), it.Sum)
}

func (d *Desk) dueLeft(it *due.Item) kit.Figure {
	today := d.Office.Today()
	key, n := "why.fig.due_left", it.Left(today)
	if n < 0 {
		key, n = "why.fig.due_late", -n
	}
	return d.figure(kit.T(key, "what", it.Code), kit.T("why.days", "n", n), func() why.Sum { return it.WhyLeft(today) })
}

// lineFigures are those of a line of the work, with whom it is about.
func (d *Desk) lineFigures(l *app.DueLine) []kit.Figure {
	day := l.Sum
	return []kit.Figure{d.figure(kit.T("why.fig.due", "what", l.Code), l.Day.Text(), func() why.Sum {
		s := day()
		if len(s.Terms) > 0 {
			s.Terms[0].Resident, s.Terms[0].Detail = l.Resident, say.Of("why.person", "name", l.Name, "code", l.StayCode)
		}
		return s
	}), d.dueLeft(&l.Item)}
}

// whyDay and whyLeft explain a line of the tab Việc đến hạn.
func (x *todo) whyDay(i int) kit.Figure { return x.s.d.dueDay(&x.items[i]) }

func (x *todo) whyLeft(i int) kit.Figure {
	if it := &x.items[i]; it.State == due.Open && !it.Expected {
		return x.s.d.dueLeft(it)
	}
	return kit.Figure{}
}

// whyAnswers explains the number beside Bàn giao.
func (d *Desk) whyAnswers() kit.Why {
	book, err := d.Office.Book()
	s := d.orFail(app.WhyAnswers(book), err)
	return d.whySum(&s)
}

// figures of Hôm nay besides the board and the line in hand: the counts above the work, and those of the week.
func (t *today) figures() []kit.Figure {
	if !t.known() {
		return nil
	}
	k, on := t.work, t.d.Office.Today()
	rows, b := app.DueRows(k.lines), app.BoardOf(k.lines, on)
	count := func(label say.Msg, n int, keep func(*app.DueRow) bool) kit.Figure {
		return t.d.figure(kit.Say(label), kit.Group(int64(n)), func() why.Sum { return app.WhyRows(label, rows, keep) })
	}
	out := []kit.Figure{
		count(say.Of("why.fig.late"), b.Late, func(r *app.DueRow) bool { return r.Late }),
		count(say.Of("why.fig.today"), b.Today, func(r *app.DueRow) bool { return !r.Late && r.Left == 0 }),
		count(say.Of("why.work_now"), b.Late+b.Today, func(r *app.DueRow) bool { return r.Late || r.Left == 0 }),
		count(say.Of("why.fig.week"), b.Week, func(r *app.DueRow) bool { return r.Late || r.Left <= len(b.Days) }),
		count(say.Of("why.fig.month", "n", workSpans[2]), len(rows), func(*app.DueRow) bool { return true })}
	for i, n := range b.Days {
		out = append(out, count(say.Of("why.fig.day", "day", on+date.Date(i+1)), n, func(r *app.DueRow) bool { return !r.Late && r.Left == i+1 }))
	}
	return out
}
