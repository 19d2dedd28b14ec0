package app

import (
	"errors"

	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/app/stay"
)

// Choice is a kind of movement as it stands for some stays on a day: for how many it is legal, and why not for the rest.
type Choice struct {
	Kind    stay.Kind
	Can     int   // of the stays asked for
	Refusal error // of the first stay where it is refused; nil when none is
}

// Choices judges every movement that a stay already begun may get, on one day, for several stays at once. What a
// movement brings besides its day (months, decision) is judged later, from what is typed.
func (o *Office) Choices(stays []int64, day date.Date, time string) ([]Choice, error) {
	var out []Choice
	if len(stays) == 0 {
		return nil, nil // no ids would be everybody
	}
	err := o.Store.Read(func(tx Tx) error {
		rows, err := tx.Timelines(StayQuery{IDs: stays})
		if err != nil {
			return err
		}
		for _, k := range stay.Kinds {
			if k.Entry() {
				continue
			}
			c := Choice{Kind: k}
			for i := range rows {
				if err := o.tryKind(&rows[i], k, day, time); err == nil {
					c.Can++
				} else if c.Refusal == nil {
					c.Refusal = err
				}
			}
			out = append(out, c)
		}
		return nil
	})
	return out, err
}

// tryKind tries a kind with the least that is legal besides its day.
func (o *Office) tryKind(r *StayRows, k stay.Kind, day date.Date, time string) error {
	m := Move{Movement: stay.Movement{Kind: k, Day: day, Time: time}}
	switch k {
	case stay.Reduce:
		m.Months = 1
	case stay.ChangeStatus:
		m.Status = stay.Compulsory
		m.Decision = &stay.Decision{Day: day, Term: 1}
	}
	return o.try(r, m).Refusal
}

// CheckMove says what is wrong with a movement as typed, field by field, before any stay is asked. Record refuses the same.
func (o *Office) CheckMove(m *Move) say.Problems {
	var p say.Problems
	today := o.Today()
	switch {
	case m.Day == 0:
		p.Add("day", "err.needed")
	case m.Day > today:
		p.Add("day", "err.future", "today", today)
	}
	o.checkHour(&p, m.Day, m.Time)
	if m.Due != 0 && m.Due < m.Day {
		p.Add("due", "err.due_before", "day", m.Day)
	}
	if m.Travel < 0 {
		p.Add("travel", "err.negative")
	}
	if m.Kind == stay.Reduce && m.Months <= 0 {
		p.Add("months", "err.needed")
	}
	if m.PaperDay > today {
		p.Add("paper_day", "err.future", "today", today)
	}
	if m.Kind != stay.ChangeStatus {
		return p
	}
	if !m.Status.Known() {
		p.Add("status", "err.needed")
		return p
	}
	return append(p, o.CheckDecision(m.Status, m.Decision)...)
}

// checkHour refuses an hour of today that is still to come: a movement is what has happened (rules.md §2), to the minute of the
// clock. An hour that is not known is none.
func (o *Office) checkHour(p *say.Problems, day date.Date, hour string) {
	now := o.Now().In(date.Zone()).Format("15:04")
	if hour != "" && day == o.Today() && hour > now {
		p.Add("time", "err.hour_future", "hour", hour, "now", now)
	}
}

// AskMove adds what the window asks for beyond what the engine needs: the papers without which a movement cannot be
// checked later. An import only warns of them (rules.md §2).
func (o *Office) AskMove(m *Move) say.Problems {
	p := o.CheckMove(m)
	needs := func(field, value string) {
		if value == "" {
			p.Add(field, "err.needed")
		}
	}
	switch m.Kind {
	case stay.Reduce, stay.Exempt, stay.Suspend:
		needs("paper", m.Paper)
	case stay.ToCustody, stay.Procedure:
		needs("place", m.Place)
	case stay.Hospital, stay.TransferOut, stay.TransferOther:
		needs("place", m.Place)
	case stay.ChangeStatus:
		p = append(p, askOrder(m.Status, m.Decision)...)
	}
	return p
}

// Warnings says what is odd about a movement that is legal: to be read before it is recorded, never in the way.
func (o *Office) Warnings(m *Move, v *Verdict) (w []say.Msg) {
	warn := func(key string, args ...any) { w = append(w, say.Of(key, args...)) }
	switch m.Kind {
	case stay.Reduce:
		if r := o.Law.RegimeAt(m.Day); !r.ReductionAllowed {
			warn("warn.reduction_after", "law", r.Law)
		} else if lo, hi := o.Law.Int(law.ReductionMin, m.Day), o.Law.Int(law.ReductionMeritMax, m.Day); lo > 0 && hi > 0 && (m.Months < lo || m.Months > hi) {
			warn("warn.reduction_range", "min", lo, "max", hi)
		}
	case stay.Complete:
		if left := v.Was.Remaining; v.Was.HasTerm && left > 0 {
			warn("warn.complete_early", "end", v.Was.End, "left", left)
		}
	case stay.ChangeStatus:
		if m.Status == stay.PreCourt && v.Was.HasTerm {
			warn("warn.term_lapses", "end", v.Was.End)
		}
	}
	if m.Decision != nil {
		w = append(w, o.DecisionWarnings(m.Status, m.Decision, v.Birth, m.Day)...)
	}
	return w
}

// DecisionWarnings says what is odd about a decision: a term other than the law's, a day after the movement it brings.
func (o *Office) DecisionWarnings(s stay.Status, d *stay.Decision, birth date.Partial, brought date.Date) (w []say.Msg) {
	if d == nil || d.Day == 0 {
		return nil
	}
	if t, ok := o.TermOffer(s, birth, d.Day, d.Occurrence); ok && d.Term > 0 && (d.Term < t.Min || d.Term > t.Max) {
		key := "warn.term_range"
		if t.Min == t.Max {
			key = "warn.term_other"
		}
		w = append(w, say.Of(key, "min", t.Min, "max", t.Max, "source", t.Row.Source))
	}
	if brought != 0 && d.Day > brought {
		w = append(w, say.Of("warn.decision_after", "decision", d.Day, "day", brought))
	}
	if d.Start != 0 && d.Start < d.Day {
		w = append(w, say.Of("warn.start_before_decision", "start", d.Start, "decision", d.Day))
	}
	return w
}

// TryCorrect judges a movement in the place of another of the same stay, without writing: the preview of a correction.
// With a movement without kind it judges the stay without the old one: the preview of a withdrawal.
func (o *Office) TryCorrect(id int64, m Move) (v Verdict, err error) {
	err = o.Store.Read(func(tx Tx) error {
		old, err := Load[stay.Movement](tx, id)
		if err != nil {
			return err
		}
		rows, err := tx.Timelines(StayQuery{IDs: []int64{old.StayID}})
		if err != nil || len(rows) == 0 {
			return errors.Join(err, ErrNotFound)
		}
		r := &rows[0]
		stands := o.verdict(r)
		for i := range r.Movements {
			if r.Movements[i].ID == id {
				r.Movements[i].VoidWhy = "?"
			}
		}
		if m.Kind != "" {
			if m.Decision == nil && m.Kind == old.Kind && m.Status == old.Status {
				m.DecisionID = old.DecisionID
			}
			v = o.try(r, m)
		} else {
			v = stands
			var t *stay.Timeline
			if t, v.Refusal = r.Fold(o); v.Refusal == nil {
				v.Clock, _ = t.Clock(o.Today(), o.Law)
			}
		}
		v.Was, v.Now, v.Transferred = stands.Was, stands.Now, stands.Transferred
		return nil
	})
	return v, err
}

// MovementOf is one movement with the decision it brought, nil when it brought none.
func (o *Office) MovementOf(id int64) (m stay.Movement, d *stay.Decision, err error) {
	err = o.Store.Read(func(tx Tx) error {
		if m, err = Load[stay.Movement](tx, id); err != nil || m.DecisionID == 0 {
			return err
		}
		x, err := Load[stay.Decision](tx, m.DecisionID)
		d = &x
		return err
	})
	return m, d, err
}

// MovementsOf is every movement of a stay in queue order, voided ones too.
func (o *Office) MovementsOf(stayID int64) (ms []stay.Movement, err error) {
	err = o.Store.Read(func(tx Tx) error { ms, err = All[stay.Movement](tx, "stay_id", stayID); return err })
	stay.Queue(ms)
	return ms, err
}

// MourningEnds is the last day of a mourning leave as the law allows it: the days of the leave and those of the travel.
func (o *Office) MourningEnds(leave date.Date, travel int) date.Date {
	return leave + date.Date(o.Law.Int(law.MourningDays, leave)+travel)
}
