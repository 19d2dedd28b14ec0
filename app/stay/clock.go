package stay

import (
	"hoanhap/app/date"
	"hoanhap/app/law"
)

// Law is what the timeline and the clock ask of the law pack.
type Law interface {
	RegimeAt(day date.Date) *law.Regime
	Int(key string, day date.Date) int
	Bool(key string, day date.Date) bool
	Text(key string, day date.Date) string
}

// Clock is the legal clock of a stay on one day (rules.md §3.2). Days are calendar days.
type Clock struct {
	On     date.Date
	Point  Point
	Regime *law.Regime // of the term: by the day of the decision, or of entry where there is none

	HasTerm    bool
	Decision   *Decision
	Start      date.Date // first day of the term
	Reduced    int       // months
	Nominal    date.Date // Start + term − Reduced
	CreditPre  int       // days of the pre-court spell
	Credit     int       // all credited days
	Off        []Off     // what does not count, each stretch
	NotCounted int       // all days not counted up to On
	End        date.Date // term_end
	Served     int
	Remaining  int // negative: overdue

	Running    bool // a stretch off the clock is still open: the end is not fixed ("chưa xác định")
	Unverified bool // a transfer without a typed start ("chưa xác minh")
	Mourning   []Off
	Spell      Off // the pre-court spell behind CreditPre
}

// Off is a stretch of days with the movement that began it.
type Off struct {
	From, To date.Date // To is exclusive
	Days     int
	Cause    *Step
	Open     bool // not ended on the day of the clock
}

// Clock computes the clock at the end of day d. ok is false before the entry.
func (t *Timeline) Clock(d date.Date, law Law) (c Clock, ok bool) {
	n := 0
	for n < len(t.Steps) && t.Steps[n].Day <= d {
		n++
	}
	if n == 0 {
		return Clock{On: d}, false
	}
	p := t.Steps[n-1].Now
	c = Clock{On: d, Point: p}
	if p.Decision == 0 {
		c.Regime = law.RegimeAt(t.Steps[0].Day)
		return c, true
	}
	dec := t.decisions[p.Decision]
	c.HasTerm, c.Decision, c.Regime = true, dec, law.RegimeAt(dec.Day)
	brought := n - 1
	for brought > 0 && t.Steps[brought-1].Now.Decision == p.Decision {
		brought--
	}
	c.Start = dec.Start
	if c.Start == 0 {
		c.Start = t.Steps[brought].Day
		c.Unverified = t.Steps[0].Kind == TransferIn && brought == 0
	}
	c.Reduced = dec.Reduced
	for i := brought; i < n; i++ {
		if t.Steps[i].Kind == Reduce {
			c.Reduced += t.Steps[i].Months
		}
	}
	c.Nominal = c.Start.AddMonths(dec.Term - c.Reduced)
	t.credit(&c, brought)
	t.notCounted(&c, n, law)
	c.End = c.Nominal - date.Date(c.Credit) + date.Date(c.NotCounted)
	if d >= c.Start {
		c.Served = max(0, int(d-c.Start)+c.Credit-c.NotCounted)
	}
	c.Remaining = int(c.End - d)
	return c, true
}

// credit counts the pre-court spell that the decision ended: its days before the start of the term at whose
// end the stay was on the books (NĐ 116/2021 art 44.3; Luật 120/2025 art 37.2), and what was typed.
func (t *Timeline) credit(c *Clock, brought int) {
	c.Credit = c.Decision.Credit
	b := &t.Steps[brought]
	if b.Now.Status != Compulsory || b.Was.Status != PreCourt {
		return
	}
	first := brought
	for first > 0 && t.Steps[first-1].Now.Status == PreCourt {
		first--
	}
	for i := first; i < brought; i++ {
		if !t.Steps[i].Now.State.OnBooks() {
			continue
		}
		from, to := t.Steps[i].Day, min(t.Steps[i+1].Day, c.Start)
		if to > from {
			c.CreditPre += int(to - from)
		}
	}
	c.Spell = Off{From: t.Steps[first].Day, To: min(b.Day, c.Start), Days: c.CreditPre, Cause: &t.Steps[first]}
	c.Credit += c.CreditPre
}

// notCounted adds up the stretches off the clock: escape (all regimes), custody and suspension as the regime of
// the decision says, and a mourning leave beyond its allowance.
func (t *Timeline) notCounted(c *Clock, n int, law Law) {
	c.NotCounted = c.Decision.NotCounted

	for i := 0; i < n; i++ {
		s := &t.Steps[i]
		off := false
		from := s.Day
		switch s.Now.State {
		case Escaped:
			off = true
		case Suspended:
			off = c.Regime.SuspensionOffClock && !law.Bool("suspension_counts", s.Day)
		case Custody:
			off = c.Regime.CustodyOffClock
		case Absent:
			if s.Kind == Mourning {
				off = true
				from += date.Date(law.Int("mourning_days", s.Day) + s.Travel)
			}
		}
		// Only the movement that brought the state opens the stretch; one that leaves it unchanged (change of
		// status, reduction) does not end it.
		if !off || s.Now.State == s.Was.State && s.Now.Away == s.Was.Away {
			continue
		}
		to, open := t.leaves(i, n, c.On)
		from = max(from, c.Start)
		if s.Kind == Mourning {
			c.Mourning = append(c.Mourning, Off{From: s.Day, To: to, Days: max(0, int(to-s.Day)), Cause: s, Open: open})
			if to <= from {
				continue
			}
		}
		o := Off{From: from, To: to, Days: max(0, int(to-from)), Cause: s, Open: open}
		c.Running = c.Running || open
		c.NotCounted += o.Days
		c.Off = append(c.Off, o)
	}
}

// leaves finds the day on which the state set by step i was left, or the day of the clock while it lasts.
func (t *Timeline) leaves(i, n int, on date.Date) (day date.Date, open bool) {
	st := t.Steps[i].Now
	for j := i + 1; j < n; j++ {
		if t.Steps[j].Now.State != st.State || t.Steps[j].Now.Away != st.Away {
			return t.Steps[j].Day, false
		}
	}
	return on, true
}
