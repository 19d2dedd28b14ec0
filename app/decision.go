package app

import (
	"errors"
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/stay"
)

// Ordered is a decision with what it orders: what the page that corrects it starts from.
type Ordered struct {
	Decision stay.Decision
	Status   stay.Status // the diện it brings
	Brought  date.Date   // the day of the movement that brought it
	Stands   Verdict     // the stay as it is
}

// DecisionOf opens a decision of a stay for correction; ErrNotFound when there is none in force.
func (o *Office) DecisionOf(id int64) (x Ordered, err error) {
	err = o.Store.Read(func(tx Tx) error {
		d, err := Load[stay.Decision](tx, id)
		if err != nil {
			return err
		}
		rows, err := tx.Timelines(StayQuery{IDs: []int64{d.StayID}})
		if err != nil || len(rows) == 0 {
			return errors.Join(err, ErrNotFound)
		}
		m := broughtBy(rows[0].Movements, id)
		if m == nil || !d.Live() {
			return ErrNotFound
		}
		x = Ordered{Decision: d, Status: m.Status, Brought: m.Day, Stands: o.verdict(&rows[0])}
		return nil
	})
	return x, err
}

// broughtBy is the movement in force that brought a decision.
func broughtBy(ms []stay.Movement, decision int64) *stay.Movement {
	i := slices.IndexFunc(ms, func(m stay.Movement) bool { return m.Live() && m.DecisionID == decision })
	if i < 0 {
		return nil
	}
	return &ms[i]
}

// TryDecision judges a decision as corrected, without writing: the clock before and after.
func (o *Office) TryDecision(d stay.Decision) (v Verdict, err error) {
	err = o.Store.Read(func(tx Tx) error {
		rows, err := tx.Timelines(StayQuery{IDs: []int64{d.StayID}})
		if err != nil || len(rows) == 0 {
			return errors.Join(err, ErrNotFound)
		}
		r := &rows[0]
		v = o.verdict(r)
		i := slices.IndexFunc(r.Decisions, func(x stay.Decision) bool { return x.ID == d.ID })
		if i < 0 {
			return ErrNotFound
		}
		r.Decisions = slices.Clone(r.Decisions)
		r.Decisions[i] = d
		var t *stay.Timeline
		if t, v.Refusal = r.Fold(o); v.Refusal == nil {
			v.Clock, _ = t.Clock(o.Today(), o.Law)
		}
		return nil
	})
	return v, err
}

// askOrder is what the window asks of a decision beyond what the engine needs: the papers without which its figures cannot
// be checked later.
func askOrder(s stay.Status, d *stay.Decision) (p say.Problems) {
	if d == nil {
		return nil
	}
	needs := func(field string, missing bool) {
		if missing {
			p.Add(field, "err.needed")
		}
	}
	needs("number", d.Number == "")
	needs("issuer", d.Issuer == "")
	needs("decision_day", d.Day == 0 && s == stay.PreCourt)
	needs("credit_paper", d.Credit > 0 && d.CreditPaper == "")
	needs("before_paper", (d.NotCounted > 0 || d.Reduced > 0) && d.BeforePaper == "")
	return p
}

// AskDecision says what is wrong with a decision as corrected, field by field: what the engine refuses of it, and what the
// window asks for.
func (o *Office) AskDecision(x *Ordered, d *stay.Decision) say.Problems {
	p := append(o.CheckDecision(x.Status, d), askOrder(x.Status, d)...)
	if len(p) > 0 {
		return p
	}
	v, err := o.TryDecision(*d)
	if err == nil && v.Refusal != nil {
		p, _ = Beside(v.Refusal)
	}
	return p
}

// ChangeDecision corrects the data of a decision (số, ngày, thời hạn …) with a reason; the clock follows. What was
// issued under the old data stays as issued.
func (o *Office) ChangeDecision(d stay.Decision, why string) error {
	if err := o.first(RightVoid); err != nil {
		return err
	}
	if why == "" {
		return say.Problems{{Field: "why", Msg: say.Of("err.why_needed")}}
	}
	x, err := o.DecisionOf(d.ID)
	if err != nil {
		return err
	}
	if p := o.CheckDecision(x.Status, &d); len(p) > 0 {
		return p
	}
	d.StayID, d.Void = x.Decision.StayID, x.Decision.Void
	return o.do(RightVoid, "act.change_decision", x.Stands.Name, why, func(a *Act) error { return a.Change(&d) })
}
