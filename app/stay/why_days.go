package stay

import (
	"hoanhap/app/say"
	"hoanhap/app/why"
)

// WhyServed explains the days counted up to the day of the clock: served(D) of rules.md §3.2.
func (c *Clock) WhyServed(t *Timeline) Why {
	var w Why
	w.Result = why.Of("=", say.Of("why.served"), int64(c.Served), why.Days)
	if !c.HasTerm {
		w.Note("why.no_term")
		return w
	}
	if c.On < c.Start {
		w.Note("why.not_begun", "day", c.Start)
		return w
	}
	end := t.ended(c)
	w.Add(why.On("", end, c.On))
	w.Add(why.On("–", say.Of("why.start_entry"), c.Start))
	c.credits(&w, "+")
	c.offs(&w, "–")
	if total, err := w.Total(); err == nil && total < 0 {
		w.Add(why.Of("+", say.Of("why.not_below_zero"), -total, why.Days))
	}
	return w
}

// ended names the day up to which the clock counted.
func (t *Timeline) ended(c *Clock) say.Msg {
	if e := t.End(); e != nil && e.Day <= c.On {
		return say.Of("why.asked_after", "movement", e.Kind, "day", e.Day)
	}
	return say.Of("why.asked")
}

// WhyRemaining explains the days that are left: remaining(D) = term_end − D, and how far it is over where that is negative.
func (c *Clock) WhyRemaining() Why {
	var w Why
	if !c.HasTerm {
		w.Note("why.no_term")
		return w
	}
	if c.Remaining < 0 {
		w.Add(why.On("", say.Of("why.asked"), c.On))
		w.Add(why.On("–", say.Of("why.end"), c.End))
		w.Result = why.Of("=", say.Of("why.over"), int64(-c.Remaining), why.Days)
	} else {
		w.Add(why.On("", say.Of("why.end"), c.End))
		w.Add(why.On("–", say.Of("why.asked"), c.On))
		w.Result = why.Of("=", say.Of("why.remaining"), int64(c.Remaining), why.Days)
	}
	if c.Running {
		w.Open = append(w.Open, say.Of("why.running"))
	}
	return w
}

// WhyNotCounted explains the days off the clock, each stretch with its movement and its article.
func (c *Clock) WhyNotCounted() Why {
	var w Why
	w.Result = why.Of("=", say.Of("why.not_counted"), int64(c.NotCounted), why.Days)
	if c.NotCounted == 0 {
		w.Note("why.none_off")
		return w
	}
	c.offs(&w, "+")
	return w
}

// credits adds what a pre-court spell and a document gave.
func (c *Clock) credits(w *Why, sign string) {
	if c.CreditPre > 0 {
		t := why.Of(sign, say.Of("why.pre_court", "from", c.Spell.From, "to", c.Spell.To-1), int64(c.CreditPre), why.Days)
		t.Source, t.Movement = c.Regime.ArticlePreCourt, c.Spell.Cause.ID
		w.Add(t)
	}
	if d := c.Decision; d.Credit > 0 {
		t := why.Of(sign, say.Of("why.credit"), int64(d.Credit), why.Days)
		t.Detail, t.Source = byPaper(d.CreditPaper), c.Regime.ArticleCredit
		w.Add(t)
	}
}

// offs adds the stretches that do not count.
func (c *Clock) offs(w *Why, sign string) {
	if d := c.Decision; d != nil && d.NotCounted > 0 {
		t := why.Of(sign, say.Of("why.not_counted_before"), int64(d.NotCounted), why.Days)
		t.Detail = byPaper(d.BeforePaper)
		w.Add(t)
	}
	for i := range c.Off {
		t := c.offTerm(&c.Off[i])
		t.Sign = sign
		w.Add(t)
	}
}

// WhyReleased explains the day a stay ended: it is that of its last movement.
func (t *Timeline) WhyReleased() Why {
	var w Why
	e := t.End()
	if e == nil {
		return w
	}
	x := why.On("", say.Of("why.movement", "movement", e.Kind), e.Day)
	x.Movement, x.Detail = e.ID, byPaper(e.Paper)
	w.Add(x)
	w.Result = why.On("=", say.Of("why.released"), e.Day)
	return w
}
