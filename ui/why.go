package ui

import (
	"slices"
	"strconv"
	"strings"

	"hoanhap/app"
	"hoanhap/app/money"
	"hoanhap/app/why"
	"hoanhap/ui/kit"
)

// amountText is the amount of a term as the screens write it.
func amountText(t *why.Term) string {
	if t.Day != 0 {
		return t.Day.Text()
	}
	switch t.Unit {
	case why.Dong:
		return strings.Replace(money.Dong(t.N).Text(), "-", "–", 1)
	case why.Days:
		return kit.T("why.days", "n", t.N)
	case why.Hours:
		return kit.T("why.hours", "n", t.N)
	case why.Minutes:
		return app.HoursText(int(t.N))
	case why.Months:
		return kit.T("why.months", "n", t.N)
	case why.Year:
		return strconv.FormatInt(t.N, 10)
	case why.Years:
		return kit.T("why.years", "n", t.N)
	case why.Milli:
		return app.Goods{Milli: t.N}.Count()
	case why.Tenths:
		return strings.TrimSuffix(strconv.FormatInt(t.N/10, 10)+","+strconv.FormatInt(t.N%10, 10), ",0")
	}
	return kit.Group(t.N)
}

// onSum sees every sum that is shown: the tests prove it.
var onSum func(*why.Sum)

// whySum is the explanation of a figure, term by term with paper, article and the record behind it.
func (d *Desk) whySum(s *why.Sum) kit.Why {
	if onSum != nil {
		onSum(s)
	}
	y := kit.Why{}
	line := func(t *why.Term) kit.WhyLine {
		source := kit.Say(t.Detail)
		if t.Source != "" {
			source = strings.TrimPrefix(source+"; "+t.Source, "; ")
		}
		l := kit.WhyLine{Sign: t.Sign, Term: kit.Say(t.Label), Amount: amountText(t), Source: source}
		if who := t.Resident; who != 0 {
			l.Do = func() { d.Go(Route{Screen: "resident", ID: who}) }
		}
		return l
	}
	for i := range s.Terms {
		y.Lines = append(y.Lines, line(&s.Terms[i]))
	}
	if s.Result.Day != 0 || !s.Result.Label.IsZero() {
		y.Result = line(&s.Result)
		y.Result.Sign = "="
	}
	for _, m := range s.Same {
		y.Notes = append(y.Notes, kit.Say(m))
	}
	for _, m := range s.Open {
		y.Open = append(y.Open, kit.Say(m))
	}
	return y
}

// figures are those in view, each once: in hand, of the screen as a whole, of its parts, of the frame around it.
func (d *Desk) figures() []kit.Figure {
	if d.view == nil {
		return nil
	}
	hand, rest := kit.FiguresIn(d.view.Content, d.Window.Canvas().Focused())
	var own []kit.Figure
	if d.view.Figures != nil {
		own = d.view.Figures()
	}
	type figure struct{ name, text string }
	seen := map[figure]bool{}
	var out []kit.Figure
	for _, f := range slices.Concat(hand, own, rest, d.Frame.Figures()) {
		if k := (figure{f.Name, f.Text}); !seen[k] {
			seen[k] = true
			out = append(out, f)
		}
	}
	return out
}

// onWhy opens the explanation of the figures in view, or shuts it.
func (d *Desk) onWhy() {
	if d.Frame.Root.Explaining() {
		d.Frame.Root.CloseFloat()
		return
	}
	d.Frame.Root.Explain(nil)
}

// figure is a figure of a screen with its sum, reckoned when it is asked for.
func (d *Desk) figure(name, text string, sum func() why.Sum) kit.Figure {
	return kit.Figure{Name: name, Text: text, Why: func() kit.Why {
		s := sum()
		return d.whySum(&s)
	}}
}

// reckoned marks a column of a list as computed: the figure of each row explains itself.
func reckoned(c kit.Column, of func(i int) kit.Figure) kit.Column {
	c.Why = of
	return c
}

// written marks a column of figures that stand there as they were written down.
func written(c kit.Column) kit.Column {
	c.Fact = true
	return c
}

// orFail gives the sum of a figure that is read from the book; a failure is told.
func (d *Desk) orFail(s why.Sum, err error) why.Sum {
	if err != nil {
		d.Fail(err)
	}
	return s
}

// part is a tab that has figures besides those of its lists.
type part interface{ figures() []kit.Figure }

// figuresOf are the figures of a tab.
func figuresOf(tab any) []kit.Figure {
	if p, ok := tab.(part); ok {
		return p.figures()
	}
	return nil
}
