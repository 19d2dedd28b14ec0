package app

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/app/stay"
)

// Close freezes the census of a period (chốt kỳ): its figures and the people behind each, with their hash. A period
// that still runs, that does not balance or that is frozen already is refused.
func (o *Office) Close(year, month int) (*ClosedPeriod, error) {
	var before int64
	if err := o.Store.Read(func(tx Tx) (err error) { before, err = lastEntry(tx); return err }); err != nil {
		return nil, err
	}
	c, err := o.CensusOf(year, month, 0)
	if err != nil {
		return nil, err
	}
	if c.Period.Running() {
		return nil, &say.Refused{Msg: say.Of("err.period_running", "last", c.Period.Whole)}
	}
	old, err := o.Closed(year, month)
	if err != nil {
		return nil, err
	}
	p := &ClosedPeriod{Year: year, Month: month, First: c.Period.First, Last: c.Period.Last, Edition: len(old) + 1, LastAct: before}
	if n := len(old); n > 0 && old[n-1].InForce() {
		return nil, &say.Refused{Msg: say.Of("err.period_closed", "at", momentText(old[n-1].At))}
	}
	if err := p.freeze(c); err != nil {
		return nil, err
	}
	err = o.do(RightClose, "act.close_period", p.Label(), "", func(a *Act) error {
		// Writes stand in line: what was written since the count would be neither in it nor a late entry.
		if now, err := lastEntry(a); err != nil || now != before {
			return orRefused(err, "err.period_moved")
		}
		p.At, p.Who = a.entry.At, a.entry.Who
		return a.Add(p)
	})
	return p, err
}

func orRefused(err error, key string) error {
	if err != nil {
		return err
	}
	return &say.Refused{Msg: say.Of(key)}
}

func lastEntry(tx Tx) (int64, error) {
	last, err := tx.Entries(EntryQuery{Limit: 1})
	if err != nil || len(last) == 0 {
		return 0, err
	}
	return last[0].ID, nil
}

// Label is the month of a period: 10/2026.
func (p *ClosedPeriod) Label() string { return date.Of(p.Year, p.Month, 1).Text()[3:] }

// InForce reports a frozen edition that was not reopened.
func (p *ClosedPeriod) InForce() bool { return p.Reopened == "" }

// ShortHash is what is printed of the hash: enough to tell two papers apart, short enough to be read aloud.
func (p *ClosedPeriod) ShortHash() string {
	if len(p.Hash) < 16 {
		return p.Hash
	}
	return p.Hash[0:4] + "-" + p.Hash[4:8] + "-" + p.Hash[8:12] + "-" + p.Hash[12:16]
}

// When is the moment of the freeze in words: 08:05 02/11/2026.
func (p *ClosedPeriod) When() string { return momentText(p.At) }

func momentText(at string) string {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return at
	}
	return t.In(date.Zone()).Format("15:04 02/01/2006")
}

// frozenLine is one line of the list behind the figures: who, by code and name as they were.
type frozenLine struct {
	stay.Line
	Code, Name string
}

func (p *ClosedPeriod) freeze(c *Census) error {
	cells := map[stay.Row][stay.Cols]int{}
	for _, r := range stay.Rows {
		cells[r] = c.row(r)
	}
	lines := make([]frozenLine, len(c.Lines))
	for i, l := range c.Lines {
		r := c.people[l.Stay]
		lines[i] = frozenLine{l, r.Stay.Code, r.Resident.Name}
	}
	f, err := json.Marshal(cells)
	if err != nil {
		return err
	}
	l, err := json.Marshal(lines)
	if err != nil {
		return err
	}
	p.Figures, p.Lines = string(f), string(l)
	p.Hash = p.sum()
	return nil
}

func (c *Census) row(r stay.Row) (v [stay.Cols]int) {
	for col := range v {
		v[col] = c.Cell(r, stay.Column(col))
	}
	return v
}

// sum is the hash over which period it is, its figures and its lines.
func (p *ClosedPeriod) sum() string {
	head := fmt.Sprintf("%04d-%02d/%d %s %s", p.Year, p.Month, p.Edition, p.First, p.Last)
	h := sha256.Sum256([]byte(head + "\n" + p.Figures + "\n" + p.Lines))
	return hex.EncodeToString(h[:])
}

// Intact reports whether figures and lines still have the hash they were frozen with.
func (p *ClosedPeriod) Intact() bool { return p.sum() == p.Hash }

// Cells reads the frozen figures.
func (p *ClosedPeriod) Cells() (map[stay.Row][stay.Cols]int, error) {
	var v map[stay.Row][stay.Cols]int
	err := json.Unmarshal([]byte(p.Figures), &v)
	return v, err
}

// Closed is every frozen edition of a period, oldest first; the last one is in force unless it was reopened.
func (o *Office) Closed(year, month int) (out []ClosedPeriod, err error) {
	err = o.Store.Read(func(tx Tx) error { out, err = All[ClosedPeriod](tx, "year", year, "month", month); return err })
	return out, err
}

// Frozen is the edition of a period that is in force, nil when it is not frozen.
func (o *Office) Frozen(year, month int) (*ClosedPeriod, error) {
	all, err := o.Closed(year, month)
	if n := len(all); err == nil && n > 0 && all[n-1].InForce() {
		return &all[n-1], nil
	}
	return nil, err
}

// Reopen lets a frozen period be closed again; the earlier edition is kept.
func (o *Office) Reopen(year, month int, why string) error {
	if why == "" {
		return say.Problems{{Field: "why", Msg: say.Of("err.why_needed")}}
	}
	p, err := o.Frozen(year, month)
	if err != nil {
		return err
	}
	if p == nil {
		return &say.Refused{Msg: say.Of("err.period_not_closed")}
	}
	p.Reopened = why
	return o.do(RightReopen, "act.reopen_period", p.Label(), why, func(a *Act) error { return a.Change(p) })
}

// keepFrozen refuses rows of the start day that would move the days of a frozen period: its figures would no longer be
// those of the period that bears its name, and closing would not be the next opening.
func (a *Act) keepFrozen() error {
	rows, err := All[LawRow](a)
	if err != nil {
		return err
	}
	pack, err := a.office.shipped().With(asLaw(rows))
	if err != nil {
		return err
	}
	closed, err := All[ClosedPeriod](a, "reopened", "")
	if err != nil {
		return err
	}
	start := func(d date.Date) int { return max(1, pack.Int(law.PeriodStartDay, d)) }
	for i := range closed {
		p := &closed[i]
		first := date.Of(p.Year, p.Month, 1)
		if now := stay.PeriodOf(p.Year, p.Month, start(first.AddMonths(-1)), start(first), p.Last); now.First != p.First || now.Whole != p.Last {
			return &say.Refused{Msg: say.Of("err.period_start_closed", "period", p.Label(), "from", p.First, "to", p.Last)}
		}
	}
	return nil
}
