package app

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/stay"
)

// Close freezes the census of a period (chốt kỳ): its figures and the people behind each, with their hash. A period
// that still runs, that does not balance or that is frozen already is refused.
func (o *Office) Close(year, month int) (*ClosedPeriod, error) {
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
	p := &ClosedPeriod{Year: year, Month: month, First: c.Period.First, Last: c.Period.Last, Edition: len(old) + 1}
	if n := len(old); n > 0 && old[n-1].Reopened == "" {
		return nil, &say.Refused{Msg: say.Of("err.period_closed", "at", old[n-1].At)}
	}
	if err := p.freeze(c); err != nil {
		return nil, err
	}
	err = o.do(RightClose, "act.close_period", p.label(), "", func(a *Act) error {
		last, err := a.Entries(EntryQuery{Limit: 1})
		if err != nil {
			return err
		}
		if len(last) > 0 {
			p.LastAct = last[0].ID
		}
		p.At, p.Who = a.entry.At, a.entry.Who
		return a.Add(p)
	})
	return p, err
}

func (p *ClosedPeriod) label() string { return date.Of(p.Year, p.Month, 1).Text()[3:] }

// frozenLine is one line of the list behind the figures: who, by code and name as they were.
type frozenLine struct {
	stay.Line
	Code, Name string
}

func (p *ClosedPeriod) freeze(c *Census) error {
	cells := map[stay.Row][stay.Cols]int{}
	for _, r := range stay.Rows {
		var v [stay.Cols]int
		for col := range v {
			v[col] = c.Cell(r, stay.Column(col))
		}
		cells[r] = v
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
	sum := sha256.Sum256([]byte(p.Figures + "\n" + p.Lines))
	p.Hash = hex.EncodeToString(sum[:])
	return nil
}

// Intact reports whether figures and lines still have the hash they were frozen with.
func (p *ClosedPeriod) Intact() bool {
	sum := sha256.Sum256([]byte(p.Figures + "\n" + p.Lines))
	return hex.EncodeToString(sum[:]) == p.Hash
}

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

// Reopen lets a frozen period be closed again; the earlier edition is kept.
func (o *Office) Reopen(year, month int, why string) error {
	if why == "" {
		return say.Problems{{Field: "why", Msg: say.Of("err.why_needed")}}
	}
	old, err := o.Closed(year, month)
	if err != nil {
		return err
	}
	if len(old) == 0 || old[len(old)-1].Reopened != "" {
		return &say.Refused{Msg: say.Of("err.period_not_closed")}
	}
	p := old[len(old)-1]
	p.Reopened = why
	return o.do(RightReopen, "act.reopen_period", p.label(), why, func(a *Act) error { return a.Change(&p) })
}

// Late is what was entered after a period was frozen and touches a fact effective on or before its last day
// (bổ sung sau khi chốt), and its exact effect on the figures.
type Late struct {
	Entries []Entry
	Effect  map[stay.Row][stay.Cols]int // live − frozen, only rows that differ
}

// LateEntries compares a frozen period with the figures of now.
func (o *Office) LateEntries(p *ClosedPeriod) (Late, error) {
	l := Late{Effect: map[stay.Row][stay.Cols]int{}}
	c, err := o.CensusOf(p.Year, p.Month, 0)
	if err != nil {
		return l, err
	}
	frozen, err := p.Cells()
	if err != nil {
		return l, err
	}
	for _, r := range stay.Rows {
		var d [stay.Cols]int
		for col := range d {
			d[col] = c.Cell(r, stay.Column(col)) - frozen[r][col]
		}
		if d != [stay.Cols]int{} {
			l.Effect[r] = d
		}
	}
	concerned, err := p.residents(c)
	if err != nil {
		return l, err
	}
	err = o.Store.Read(func(tx Tx) error {
		es, err := tx.Entries(EntryQuery{AfterID: p.LastAct})
		for _, e := range es {
			if late(&e, p.Last, concerned) {
				l.Entries = append(l.Entries, e)
			}
		}
		return err
	})
	slices.Reverse(l.Entries)
	return l, err
}

// late reports an entry that touches a fact of the period: a movement by its day, every other row of a person by the
// person being in the frozen or the live list.
func late(e *Entry, last date.Date, concerned map[int64]bool) bool {
	switch e.Tbl {
	case "movement":
		return e.Effective <= last
	case "resident", "stay", "decision", "substance":
		return concerned[e.Resident]
	}
	return false
}

// residents is everybody in the frozen list or in the live one.
func (p *ClosedPeriod) residents(c *Census) (map[int64]bool, error) {
	var lines []frozenLine
	if err := json.Unmarshal([]byte(p.Lines), &lines); err != nil {
		return nil, err
	}
	who := map[int64]bool{}
	for i := range lines {
		who[lines[i].Resident] = true
	}
	for i := range c.Lines {
		who[c.Lines[i].Resident] = true
	}
	return who, nil
}
