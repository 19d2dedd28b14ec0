package stay

import (
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/say"
)

// Why explains a computed figure: the terms of its sum, each with the movement, the paper and the article behind it.
type Why struct {
	Terms  []Term
	Result Term
	Same   []say.Msg // what happened and did not change the figure
	Open   []say.Msg // readings without guidance yet ("chưa có hướng dẫn")
}

// Term is one line of a sum. Exactly one of Day, Days and Months is meant: Unit says which.
type Term struct {
	Sign     string // "", "+", "–", "="
	Label    say.Msg
	Day      date.Date
	Days     int
	Detail   say.Msg // paper
	Source   string  // article
	Movement int64
}

// WhyEnd explains term_end (ngày hết hạn).
func (c *Clock) WhyEnd(t *Timeline, pack Law) Why {
	var w Why
	if !c.HasTerm {
		w.Open = append(w.Open, say.Of("why.no_term"))
		return w
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
	w.Terms = append(w.Terms, Term{Sign: "+", Label: say.Of("why.term", "months", d.Term), Day: c.Start.AddMonths(d.Term), Detail: paper,
		Source: r.ArticleMonths})
	w.months(c, t)
	if c.CreditPre > 0 {
		w.Terms = append(w.Terms, Term{Sign: "–", Label: say.Of("why.pre_court", "from", c.Spell.From, "to", c.Spell.To-1), Days: c.CreditPre,
			Source: r.ArticlePreCourt, Movement: c.Spell.Cause.ID})
	}
	if d.Credit > 0 {
		w.Terms = append(w.Terms, Term{Sign: "–", Label: say.Of("why.credit"), Days: d.Credit, Detail: say.Of("why.by_paper", "paper", d.CreditPaper),
			Source: r.ArticleCredit})
	}
	if d.NotCounted > 0 {
		w.Terms = append(w.Terms, Term{Sign: "+", Label: say.Of("why.not_counted_before"), Days: d.NotCounted, Detail: say.Of("why.by_paper", "paper", d.BeforePaper)})
	}
	for i := range c.Off {
		w.Terms = append(w.Terms, c.offTerm(&c.Off[i]))
	}
	w.Result = Term{Sign: "=", Label: say.Of("why.end"), Day: c.End, Detail: say.Of("why.served_remaining", "served", c.Served, "remaining", c.Remaining)}
	w.same(c, t)
	w.open(c, t, pack)
	return w
}

func (w *Why) months(c *Clock, t *Timeline) {
	left := c.Decision.Term
	if n := c.Decision.Reduced; n > 0 {
		left -= n
		w.Terms = append(w.Terms, Term{Sign: "–", Label: say.Of("why.reduced_before", "months", n), Day: c.Start.AddMonths(left),
			Detail: say.Of("why.by_paper", "paper", c.Decision.BeforePaper), Source: c.Regime.ArticleReduction})
	}
	for i := range t.Steps {
		s := &t.Steps[i]
		if s.Kind == Reduce && s.Day <= c.On && s.Now.Decision == c.Decision.ID {
			left -= s.Months
			w.Terms = append(w.Terms, Term{Sign: "–", Label: say.Of("why.reduced", "months", s.Months, "day", s.Day), Day: c.Start.AddMonths(left),
				Detail: say.Of("why.by_paper", "paper", s.Paper), Source: c.Regime.ArticleReduction, Movement: s.ID})
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
	return Term{Sign: "+", Label: say.Of(key, "movement", o.Cause.Kind, "from", o.From, "to", o.To), Days: o.Days, Source: article, Movement: o.Cause.ID}
}

// same lists the absences that leave the end where it is, with their articles.
func (w *Why) same(c *Clock, t *Timeline) {
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

func (w *Why) open(c *Clock, t *Timeline, pack Law) {
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
