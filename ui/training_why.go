package ui

import (
	"strings"

	"hoanhap/app"
	"hoanhap/app/say"
	"hoanhap/app/why"
	"hoanhap/ui/kit"
)

// whyEnrolled explains how many a class has.
func (t *classesTab) whyEnrolled(i int) kit.Figure {
	id := t.list[i].ID
	return kit.Figure{Why: t.d.sumOf(func() why.Sum {
		v, err := t.d.Office.ClassOf(id)
		return t.d.orFail(v.WhyMembers(say.Of("train.col.enrolled"), func(*app.Member) bool { return true }), err)
	})}
}

func (t *classesTab) whySpan(i int) kit.Figure {
	m := &t.view.Members[i]
	return kit.Figure{Name: kit.T("why.learned"), Text: kit.Group(int64(m.Span.To - m.Span.From)), Why: t.d.sumOf(m.WhyLearned)}
}

func (t *classesTab) whyLessons(i int) kit.Figure {
	return kit.Figure{Why: t.d.sumOf(t.view.Members[i].WhyLessons)}
}

// figures of the classes besides the lists: the most that may be spent on the one in hand.
func (t *classesTab) figures() []kit.Figure {
	sum, n := t.view.MostToSpend()
	if n == 0 {
		return nil
	}
	return []kit.Figure{t.d.figure(kit.T("why.most_to_spend"), kit.Group(sum), t.view.WhyMostToSpend)}
}

// sum is a column of the labour of a month.
func (t *labourTab) sum(key string, wide float32) kit.Column {
	return reckoned(trainCol(key, wide, kit.DrawNumber), func(i int) kit.Figure {
		l := &t.sheet.Lines[i]
		return kit.Figure{Why: t.d.sumOf(func() why.Sum { return l.Why(key) })}
	})
}

// whyFigure explains a share of the year.
func (t *trainingResult) whyFigure(i int) kit.Figure {
	f := &t.figs[i]
	return kit.Figure{Text: kit.Group(int64(f.N)), Name: kit.T("why.fig.share."+strings.TrimRight(f.Key, "0123456789"), "n", strings.TrimLeft(f.Key, "abcdefghijklmnopqrstuvwxyz")), Why: t.d.sumOf(func() why.Sum { return t.y.Why(f) })}
}

// whyCell explains a figure of a class of the year, or of all of them.
func (t *trainingResult) whyCell(row, column int) kit.Figure {
	f := classFigures[column]
	label := say.Of("training.col." + f.key)
	if row >= len(t.y.Classes) {
		n := 0
		for i := range t.y.Classes {
			n += f.n(&t.y.Classes[i])
		}
		return t.d.figure(kit.T("train.year.sum")+", "+lowerFirst(kit.Say(label)), kit.Group(int64(n)), func() why.Sum { return app.WhyClasses(label, t.y.Classes, f.n) })
	}
	c := &t.y.Classes[row]
	return t.d.figure(c.Name+", "+lowerFirst(kit.Say(label)), kit.Group(int64(f.n(c))), func() why.Sum {
		v, err := t.d.Office.ClassOf(c.ID)
		return t.d.orFail(v.WhyMembers(label, func(m *app.Member) bool { return f.is(m, t.d.Office.Today()) }), err)
	})
}
