package demo

import (
	"fmt"
	"math"

	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/stay"
)

// course is one stay in the making. It is folded after every movement, so what the law refuses never gets in.
type course struct {
	decisions []stay.Decision
	moves     []stay.Movement
	line      *stay.Timeline
	now       stay.Point
	minor     bool
	repeat    bool
	commune   *Commune
}

func (c *course) end() date.Date {
	if e := c.line.End(); e != nil {
		return e.Day
	}
	return 0
}

// mayReturn: who died or went to another institution is not met again.
func (c *course) mayReturn() bool {
	switch c.moves[len(c.moves)-1].Kind {
	case stay.Die, stay.TransferOut, stay.TransferOther:
		return false
	}
	return true
}

// add appends a movement if the sequence stays legal; else the course is as it was.
func (b *builder) add(c *course, m stay.Movement) error {
	m.ID = int64(len(c.moves) + 1)
	m.Rank = m.ID
	moves := append(c.moves[:len(c.moves):len(c.moves)], m)
	t, err := stay.Fold(stay.Stay{}, c.decisions, moves, b.law, b.Today)
	if err != nil {
		return err
	}
	c.moves, c.line, c.now = moves, t, t.Last().Now
	return nil
}

// course admits a person and lets time pass until the end of the stay or the last day.
func (b *builder) course(p *person, day date.Date) (*course, error) {
	c := &course{repeat: len(p.stays) > 0, commune: p.commune}
	age := p.Birth.Age(day)
	c.minor = age >= 0 && age < b.law.Int(law.AdultAge, day)
	m := stay.Movement{Kind: stay.Admit, Day: day, Status: b.status(), Time: b.clock(day, 0.7)}
	if b.r.Float64() < 0.03 && m.Status == stay.Compulsory {
		m.Kind = stay.TransferIn
	}
	if m.Status != stay.PreCourt {
		d := b.decision(c, m.Status, day-date.Date(b.r.IntN(6)))
		if m.Kind == stay.TransferIn { // from the papers of the sending centre
			d.Day -= 130
			d.Start = d.Day + 3
			d.Occurrence = max(1, d.Occurrence)
			d.BeforePaper = "Giấy bàn giao của cơ sở chuyển"
			d.NotCounted = b.r.IntN(2) * b.r.IntN(12)
		} else if b.r.Float64() < 0.08 && m.Status == stay.Compulsory {
			d.Credit = 3 + b.r.IntN(40)
			d.CreditPaper = "Quyết định tạm giữ"
		}
		m.DecisionID = c.put(d)
	}
	if err := b.add(c, m); err != nil {
		return nil, fmt.Errorf("admission on %v: %w", day, err)
	}
	return c, b.pass(c, day)
}

func (c *course) put(d stay.Decision) int64 {
	d.ID = int64(len(c.decisions) + 1)
	c.decisions = append(c.decisions, d)
	return d.ID
}

func (b *builder) status() stay.Status {
	switch x := b.r.Float64(); {
	case x < 0.42:
		return stay.PreCourt
	case x < 0.68:
		return stay.Compulsory
	}
	return stay.Voluntary
}

// decision is the paper of its day: term in the range of the law, issuer by the regime.
func (b *builder) decision(c *course, s stay.Status, day date.Date) stay.Decision {
	d := stay.Decision{Day: day, Occurrence: 1}
	if c.repeat {
		d.Occurrence = 2
	}
	who := law.TermVoluntary
	switch {
	case s == stay.Compulsory && c.minor:
		who = law.TermMinor
	case s == stay.Compulsory:
		who = law.TermCompulsory
	}
	t, ok := b.law.TermOf(who, d.Occurrence == 1, day)
	if !ok {
		t.Min, t.Max = 12, 24
	}
	d.Term = t.Min
	if n := (t.Max - t.Min) / 3; n > 0 {
		d.Term += 3 * b.r.IntN(n+1)
	}
	n := 1 + b.r.IntN(400)
	switch {
	case s == stay.Compulsory:
		d.Number, d.Issuer = fmt.Sprintf("%d/%d/QĐ-TA", n, day.Year()), fmt.Sprintf("Tòa án nhân dân khu vực %d - %s", 1+n%9, c.commune.Province.Name)
	case b.law.RegimeAt(day).CustodyOffClock:
		d.Number, d.Issuer = fmt.Sprintf("%d/QĐ-CAX", n), "Công an "+c.commune.Kind+" "+c.commune.Name
	default:
		d.Number, d.Issuer = fmt.Sprintf("%d/HĐ-CNTN", n), "Cơ sở cai nghiện ma túy số 1 tỉnh "+b.province.Name
	}
	return d
}

func (b *builder) clock(day date.Date, share float64) string {
	if b.r.Float64() > share || day == b.Today { // the last day may be young: nothing happened at an hour still to come
		return ""
	}
	return fmt.Sprintf("%02d:%02d", 7+b.r.IntN(10), 5*b.r.IntN(12))
}

// hazard is how often something befalls somebody present, times a year.
type hazard struct {
	kind  stay.Kind
	rate  float64
	only  []stay.Status // nil: all
	after int           // days since the entry
}

var hazards = []hazard{
	{stay.Hospital, 0.75, nil, 1},
	{stay.Mourning, 0.05, nil, 20},
	{stay.Procedure, 0.09, nil, 5},
	{stay.Escape, 0.025, nil, 3},
	{stay.Suspend, 0.03, []stay.Status{stay.Compulsory}, 60},
	{stay.ToCustody, 0.02, nil, 10},
	{stay.Reduce, 0.16, []stay.Status{stay.Compulsory}, 200},
	{stay.Exempt, 0.008, []stay.Status{stay.Compulsory}, 120},
	{stay.TransferOut, 0.015, []stay.Status{stay.Compulsory, stay.Voluntary}, 30},
	{stay.TransferOther, 0.002, []stay.Status{stay.Compulsory}, 60},
	{stay.Quit, 0.45, []stay.Status{stay.Voluntary}, 7},
	{stay.Die, 0.004, nil, 3},
}

// pass lets things happen in their order until the stay ends or the last day is reached.
func (b *builder) pass(c *course, day date.Date) error {
	entry := day
	court := entry + date.Date(18+b.r.IntN(28)) // when the court decides, while the status is pre_court
	for range 400 {
		if !c.now.State.Open() {
			return nil
		}
		kind, at := b.next(c, day, entry)
		if c.now.Status == stay.PreCourt && c.now.State == stay.Present {
			if at >= max(court, day+1) {
				kind, at = stay.ChangeStatus, max(court, day+1)
			}
		}
		if end, ok := b.due(c, day); ok && at >= end {
			kind, at = stay.Complete, end
		}
		if kind == "" || at > b.Today {
			return nil
		}
		b.happen(c, kind, at)
		day = at
	}
	return fmt.Errorf("a stay of %v does not end", entry)
}

// due is the day on which the stay is completed: the end of the term, a few days late now and then. Only who is present
// or absent is let go.
func (b *builder) due(c *course, day date.Date) (date.Date, bool) {
	if !c.now.State.OnBooks() {
		return 0, false
	}
	k, ok := c.line.Clock(day, b.law)
	if !ok || !k.HasTerm {
		return 0, false
	}
	end := k.End
	if late := int(k.Decision.Day) % 23; late < 2 { // some are overdue; the same stay every time it is asked
		end += date.Date(late + 1)
	}
	return max(end, day+1), true
}

// next draws what happens next and when.
func (b *builder) next(c *course, day, entry date.Date) (stay.Kind, date.Date) {
	wait := func(mean float64) date.Date { return day + 1 + date.Date(b.r.ExpFloat64()*mean) }
	switch c.now.State {
	case stay.Absent:
		switch c.now.Away {
		case stay.Mourning:
			return stay.Back, day + 3 + date.Date(b.r.IntN(5))
		case stay.Procedure:
			return stay.Back, wait(5)
		}
		return stay.Back, wait(7)
	case stay.Escaped:
		if b.r.Float64() < 0.12 {
			return "", 0 // not found again: stays open
		}
		return stay.ReturnEscape, wait(45)
	case stay.Suspended:
		return stay.ReturnSuspend, wait(70)
	case stay.Custody:
		if c.now.Decision != 0 && b.r.Float64() < 0.4 {
			return stay.Exempt, wait(120)
		}
		return stay.ReturnCustody, wait(150)
	}
	var kind stay.Kind
	at := date.Max
	for _, h := range hazards {
		if h.only != nil && !contains(h.only, c.now.Status) {
			continue
		}
		d := max(day+1, entry+date.Date(h.after)) + date.Date(math.Min(b.r.ExpFloat64()*365/h.rate, 40000))
		if d < at {
			kind, at = h.kind, d
		}
	}
	return kind, at
}

func contains(list []stay.Status, s stay.Status) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// happen records a movement; one that the law refuses (a reduction under R3) does not happen.
func (b *builder) happen(c *course, kind stay.Kind, at date.Date) {
	m := stay.Movement{Kind: kind, Day: at, Time: b.clock(at, 0.35)}
	switch kind {
	case stay.ChangeStatus:
		b.decided(c, m)
		return
	case stay.Mourning:
		m.Travel = b.r.IntN(3)
	case stay.Hospital:
		m.Place = b.pick("Trung tâm Y tế khu vực", "Bệnh viện đa khoa tỉnh", "Bệnh viện Phổi tỉnh")
	case stay.Reduce:
		m.Months, m.Paper = 1+b.r.IntN(3), fmt.Sprintf("%d/%d/QĐ-TA", 1+b.r.IntN(99), at.Year())
	case stay.Exempt, stay.Suspend:
		m.Paper = fmt.Sprintf("%d/%d/QĐ-TA", 1+b.r.IntN(99), at.Year())
	case stay.TransferOut, stay.TransferOther, stay.ToCustody:
		m.Paper = fmt.Sprintf("%d/BB", 1+b.r.IntN(300))
	}
	_ = b.add(c, m) // refused: nothing happens that day
}

// decided ends the pre-court spell: the court orders, or does not; now and then the person stays of free will.
func (b *builder) decided(c *course, m stay.Movement) {
	x := b.r.Float64()
	switch {
	case x < 0.05:
		m.Kind = stay.Release
		_ = b.add(c, m)
		return
	case x < 0.09:
		m.Status = stay.Voluntary
	default:
		m.Status = stay.Compulsory
	}
	back := b.r.IntN(4)
	if b.r.Float64() < 0.05 {
		back = 6 + b.r.IntN(10) // the paper came late
	}
	before := len(c.decisions)
	m.DecisionID = c.put(b.decision(c, m.Status, max(m.Day-date.Date(back), c.moves[0].Day)))
	if b.add(c, m) != nil {
		c.decisions = c.decisions[:before]
	}
}

func (b *builder) pick(s ...string) string { return s[b.r.IntN(len(s))] }
