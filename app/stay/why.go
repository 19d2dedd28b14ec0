package stay

import (
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/app/why"
)

// Why explains a computed day of the clock: the terms of its sum, each with the movement, the paper and the article behind it.
type Why = why.Sum

// Term is one line of such a sum.
type Term = why.Term

// WhyEnd explains term_end (ngày hết hạn).
func (c *Clock) WhyEnd(t *Timeline, pack Law) Why {
	var w terms
	if !c.HasTerm {
		w.Open = append(w.Open, say.Of("why.no_term"))
		return w.Why
	}
	d, r := c.Decision, c.Regime
	paper := say.Of("why.paper", "number", d.Number, "day", d.Day, "issuer", d.Issuer)
	start := Term{Label: say.Of("why.start_entry"), Day: c.Start, Detail: paper, Source: r.ArticleTerm}
	if d.Start != 0 {
		start.Label = say.Of("why.start_typed")
	} else if b := t.brought(d.ID); b != nil {
		start.Movement = b.ID
		start.Label = say.Of("why.start_movement", "movement", b.Kind)
	}
	w.Terms = append(w.Terms, start)
	w.Terms = append(w.Terms, Term{Sign: "+", Label: say.Of("why.term", "months", d.Term), Day: c.Start.AddMonths(d.Term), N: int64(d.Term), Unit: why.Months, Detail: paper,
		Source: r.ArticleMonths})
	w.months(c, t)
	c.credits(&w.Why, "–")
	c.offs(&w.Why, "+")
	w.Result = Term{Sign: "=", Label: say.Of("why.end"), Day: c.End, Detail: say.Of("why.served_remaining", "served", c.Served, "remaining", c.Remaining)}
	w.same(c, t)
	w.open(c, t, pack)
	return w.Why
}

// terms is a sum of the clock under way.
type terms struct{ Why }

func (w *terms) months(c *Clock, t *Timeline) {
	left := c.Decision.Term
	if n := c.Decision.Reduced; n > 0 {
		left -= n
		w.Terms = append(w.Terms, Term{Sign: "–", Label: say.Of("why.reduced_before", "months", n), Day: c.Start.AddMonths(left), N: int64(n), Unit: why.Months,
			Detail: byPaper(c.Decision.BeforePaper), Source: c.Regime.ArticleReduction})
	}
	for i := range t.Steps {
		s := &t.Steps[i]
		if s.Kind == Reduce && s.Day <= c.On && s.Now.Decision == c.Decision.ID {
			left -= s.Months
			w.Terms = append(w.Terms, Term{Sign: "–", Label: say.Of("why.reduced", "months", s.Months, "day", s.Day), Day: c.Start.AddMonths(left), N: int64(s.Months), Unit: why.Months,
				Detail: byPaper(s.Paper), Source: c.Regime.ArticleReduction, Movement: s.ID})
		}
	}
}

func (c *Clock) offTerm(o *Off) Term {
	article := c.Regime.ArticleEscape
	switch o.Cause.Now.State {
	case Suspended:
		article = c.Regime.ArticleSuspension
	case Custody:
		article = c.Regime.ArticleCustody
	case Absent:
		article = c.Regime.ArticleMourning
	}
	key := "why.off"
	if o.Open {
		key = "why.off_open"
	}
	if o.Cause.Kind == Mourning {
		key += "_mourning"
	}
	return Term{Sign: "+", Label: say.Of(key, "movement", o.Cause.Kind, "from", o.From, "to", o.To), N: int64(o.Days), Unit: why.Days, Source: article, Movement: o.Cause.ID}
}

// same lists the absences that leave the end where it is, with their articles.
func (w *terms) same(c *Clock, t *Timeline) {
	r := c.Regime
	n := 0
	for n < len(t.Steps) && t.Steps[n].Day <= c.On {
		n++
	}
	for i := 0; i < n; i++ {
		s := &t.Steps[i]
		if s.Now.State == s.Was.State && s.Now.Away == s.Was.Away || s.Day < c.Start {
			continue
		}
		article := ""
		switch {
		case s.Kind == Hospital:
			article = r.ArticleHospital
		case s.Kind == Mourning:
			article = r.ArticleMourning
		case s.Kind == Procedure:
			article = r.ArticleProcedure
		case s.Kind == Suspend && !c.isOff(s):
			article = r.ArticleSuspension
		case s.Kind == ToCustody && !c.isOff(s):
			article = r.ArticleCustody
		default:
			continue
		}
		to, _ := t.leaves(i, n, c.On)
		w.Same = append(w.Same, say.Of("why.same", "movement", s.Kind, "from", s.Day, "days", int(to-s.Day), "article", article))
	}
}

func (c *Clock) isOff(s *Step) bool {
	for i := range c.Off {
		if c.Off[i].Cause == s {
			return true
		}
	}
	return false
}

func (w *terms) open(c *Clock, t *Timeline, pack Law) {
	if c.Running {
		w.Open = append(w.Open, say.Of("why.running"))
	}
	if c.Unverified {
		w.Open = append(w.Open, say.Of("why.unverified"))
	}
	for i := range t.Steps {
		s := &t.Steps[i]
		if s.Kind == Reduce && s.Day <= c.On && s.Now.Decision == c.Decision.ID && !pack.RegimeAt(s.Day).ReductionAllowed {
			w.Open = append(w.Open, say.Of("why.reduction_after", "day", s.Day, "law", pack.RegimeAt(s.Day).Law))
		}
	}
	if now := pack.RegimeAt(c.On); now.Code != c.Regime.Code && t.End() == nil && pack.RegimeAt(c.End).Code != c.Regime.Code {
		w.Open = append(w.Open, say.Of("why.transition", "decree", pack.RegimeAt(c.End).Decree, "law", c.Regime.Law))
	}
}

// byPaper names the paper behind a term; nothing where none was written down.
func byPaper(paper string) (none say.Msg) {
	if paper == "" {
		return none
	}
	return say.Of("why.by_paper", "paper", paper)
}

// brought is the movement that brought a decision.
func (t *Timeline) brought(id int64) *Step {
	for i := range t.Steps {
		if t.Steps[i].Now.Decision == id {
			return &t.Steps[i]
		}
	}
	return nil
}

var _ Law = (*law.Pack)(nil)
