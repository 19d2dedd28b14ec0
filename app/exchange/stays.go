package exchange

import (
	"hoanhap/app/law"
	"hoanhap/app/stay"
)

// stayRow is a row of the sheet of stays while the movements are read.
type stayRow struct {
	line
	status stay.Status
	own    bool // the row itself has a decision: the first of the stay
	bad    bool // a fault stands in the row or in one of its movements: the sequence is not judged
	moves  []int
}

func (p *parser) stay(l line, people bool) {
	r := &stayRow{line: l}
	s := Stay{Ref: l.ref(hStay), Code: l.text(hStay), Person: -1}
	before := len(p.faults)
	first, twice := p.stays[s.Code]
	switch {
	case s.Code == "":
		p.fault(s.Ref, "err.exchange.empty", "column", hStay)
	case twice:
		p.fault(s.Ref, "err.exchange.code_twice", "code", s.Code, "other", p.plan.Stays[first].Ref)
	default:
		p.stays[s.Code] = len(p.plan.Stays)
	}
	who := l.text(hPerson)
	i, known := p.people[who]
	switch {
	case who == "":
		p.fault(l.ref(hPerson), "err.exchange.empty", "column", hPerson)
	case !known && people:
		p.fault(l.ref(hPerson), "err.exchange.no_person", "code", clip(who))
	case known:
		s.Person = i
	}
	r.status = p.status(l, hStatus)
	if d, ok := p.decision(l, r.status, 1); ok {
		s.Decisions, r.own = append(s.Decisions, d), true
	}
	r.bad = len(p.faults) > before
	p.plan.Stays = append(p.plan.Stays, s)
	p.read = append(p.read, r)
}

func (p *parser) status(l line, header string) stay.Status {
	t := l.text(header)
	s, ok := statuses[key(t)]
	switch {
	case t == "":
		p.fault(l.ref(header), "err.exchange.empty", "column", header)
	case !ok:
		p.fault(l.ref(header), "err.exchange.status", "value", clip(t))
	}
	return s
}

// decision reads the columns of a decision; ok is false when the row has none.
func (p *parser) decision(l line, status stay.Status, id int64) (stay.Decision, bool) {
	d := stay.Decision{ID: id, Number: l.text(hNumber), Issuer: l.text(hIssuer)}
	var ok [7]bool
	d.Day, ok[0] = p.date(l, hDecided)
	d.Term, _, ok[1] = p.whole(l, hTerm, 1)
	d.Start, ok[2] = p.date(l, hStart)
	d.Occurrence, _, ok[3] = p.whole(l, hOccurrence, 1)
	d.Credit, _, ok[4] = p.whole(l, hCredit, 0)
	d.NotCounted, _, ok[5] = p.whole(l, hNotCounted, 0)
	d.Reduced, _, ok[6] = p.whole(l, hReduced, 0)
	if d.Day > p.today {
		p.fault(l.ref(hDecided), "err.exchange.future", "column", hDecided, "value", d.Day, "today", p.today)
	}
	switch {
	case !status.Known():
	case status == stay.PreCourt:
		p.untermed(l)
	default:
		if d.Day == 0 && ok[0] {
			p.fault(l.ref(hDecided), "err.exchange.decision_day", "column", hDecided, "status", status)
		}
		if d.Term == 0 && ok[1] {
			p.fault(l.ref(hTerm), "err.exchange.term", "column", hTerm, "status", status)
		}
		if d.Reduced >= d.Term && d.Reduced > 0 && d.Term > 0 {
			p.fault(l.ref(hReduced), "err.exchange.reduced_away", "months", d.Reduced, "term", d.Term)
		}
	}
	return d, d != (stay.Decision{ID: id})
}

// untermed refuses what belongs to a decision where there is none (rules.md §3.2).
func (p *parser) untermed(l line) {
	for _, h := range []string{hTerm, hStart, hCredit, hNotCounted, hReduced} {
		if c := l.cell(h); !c.Blank() && clean(c.Text) != "0" {
			p.fault(l.ref(h), "err.exchange.no_decision", "column", h, "value", c.shown())
		}
	}
}

// termRange warns of a term that the law of the decision's day does not give.
func (p *parser) termRange(l line, q *Person, status stay.Status, d *stay.Decision) {
	who := ""
	switch status {
	case stay.Compulsory:
		who = law.TermCompulsory
		if a := q.Birth.Age(d.Day); a >= 0 && a < p.law.Int(law.AdultAge, d.Day) {
			who = law.TermMinor
		}
	case stay.Voluntary:
		who = law.TermVoluntary
	default:
		return
	}
	t, ok := p.law.TermOf(who, d.Occurrence < 2, d.Day)
	switch {
	case !ok || !t.Outside(d.Term):
	case t.Min == t.Max:
		p.warn(l.ref(hTerm), "warn.exchange.term_one", "term", d.Term, "right", t.Max, "source", t.Row.Source)
	default:
		p.warn(l.ref(hTerm), "warn.exchange.term", "term", d.Term, "least", t.Min, "most", t.Max, "source", t.Row.Source)
	}
}

func (p *parser) movement(l line, stays bool) {
	before := len(p.faults)
	n := int64(len(p.plan.Movements) + 1)
	m := Movement{Ref: l.ref(hKind), Stay: -1, Movement: stay.Movement{ID: n, Rank: n, Paper: l.text(hPaper), Note: l.note()}}
	code := l.text(hStay)
	i, known := p.stays[code]
	switch {
	case code == "":
		p.fault(l.ref(hStay), "err.exchange.empty", "column", hStay)
	case !known && stays:
		p.fault(l.ref(hStay), "err.exchange.no_stay", "code", clip(code))
	}
	p.moment(l, &m)
	p.kind(l, &m)
	var r *stayRow
	if known {
		m.Stay, r = i, p.read[i]
	}
	switch {
	case m.Kind == stay.ChangeStatus:
		p.change(l, &m)
	case m.Kind != "":
		p.foreign(l, &m)
	}
	if r != nil {
		r.bad = r.bad || len(p.faults) > before
		if m.Kind.Entry() {
			p.entry(r, &m)
		}
		r.moves = append(r.moves, len(p.plan.Movements))
	}
	p.plan.Movements = append(p.plan.Movements, m)
}

func (p *parser) moment(l line, m *Movement) {
	c := l.cell(hDay)
	if c.Blank() {
		p.fault(l.ref(hDay), "err.exchange.empty", "column", hDay)
		return
	}
	var ok bool
	m.Day, m.Time, ok = moment(c)
	switch {
	case !ok:
		m.Day = 0
		p.fault(l.ref(hDay), "err.exchange.moment", "value", c.shown())
	case m.Day > p.today:
		p.fault(l.ref(hDay), "err.exchange.future", "column", hDay, "value", m.Day, "today", p.today)
	}
}

func (p *parser) kind(l line, m *Movement) {
	t := l.text(hKind)
	k, ok := kinds[key(t)]
	switch {
	case t == "":
		p.fault(l.ref(hKind), "err.exchange.empty", "column", hKind)
	case !ok:
		p.fault(l.ref(hKind), "err.exchange.kind", "value", clip(t))
	}
	m.Kind = k
	p.months(l, m, ok)
	travel, typed, whole := p.whole(l, hTravel, 0)
	switch {
	case k == stay.Mourning:
		m.Travel = travel
	case ok && typed && whole && travel != 0:
		p.warn(l.ref(hTravel), "warn.exchange.ignored", "column", hTravel, "movement", k)
	}
	if k == stay.Reduce && m.Day != 0 {
		p.reduce(l, m)
	}
}

// months is the figure that only a reduction has; beside another kind that is known it is passed over with a warning.
func (p *parser) months(l line, m *Movement, known bool) {
	months, typed, whole := p.whole(l, hMonths, 1)
	switch {
	case m.Kind == stay.Reduce && !typed:
		p.fault(l.ref(hMonths), "err.exchange.months", "column", hMonths)
	case m.Kind == stay.Reduce:
		m.Months = months
	case known && typed && whole:
		p.warn(l.ref(hMonths), "warn.exchange.ignored", "column", hMonths, "movement", m.Kind)
	}
}

// reduce: no law gives a reduction since 2026-07-01 and none forbids it; where the office chose to refuse it, the
// timeline does.
func (p *parser) reduce(l line, m *Movement) {
	if !p.law.RegimeAt(m.Day).ReductionAllowed {
		p.warn(l.ref(hKind), "warn.exchange.reduction", "day", m.Day)
	}
	if m.Paper == "" {
		p.warn(l.ref(hPaper), "warn.exchange.reduction_paper", "day", m.Day)
	}
}

// change reads the new status of a change_status and the decision that comes with it.
func (p *parser) change(l line, m *Movement) {
	m.Status = p.status(l, hNewStatus)
	if m.Stay < 0 {
		if i, ok := p.stays[l.text(hStay)]; ok {
			m.Stay = i
		} else {
			return
		}
	}
	s := &p.plan.Stays[m.Stay]
	before := len(p.faults)
	d, ok := p.decision(l, m.Status, int64(len(s.Decisions)+1))
	if ok {
		s.Decisions = append(s.Decisions, d)
		m.DecisionID = d.ID
	}
	if ok && len(p.faults) == before && s.Person >= 0 {
		p.termRange(l, &p.plan.People[s.Person], m.Status, &d)
	}
}

// foreign judges columns that belong to a change of status in a row that is none: what bears on the term is
// refused, the rest is passed over with a warning.
func (p *parser) foreign(l line, m *Movement) {
	p.untermed(l)
	for _, h := range []string{hNewStatus, hNumber, hDecided, hIssuer, hOccurrence} {
		if !l.cell(h).Blank() {
			p.warn(l.ref(h), "warn.exchange.ignored", "column", h, "movement", m.Kind)
		}
	}
}

// entry gives the movement that begins the stay the status and decision of the row of the stay.
func (p *parser) entry(r *stayRow, m *Movement) {
	m.Status = r.status
	s := &p.plan.Stays[m.Stay]
	if !r.own {
		return
	}
	d := &s.Decisions[0]
	m.DecisionID = d.ID
	if r.bad {
		return
	}
	if m.Kind == stay.TransferIn && d.Start == 0 && d.Term > 0 {
		p.warn(r.ref(hStart), "warn.exchange.transfer_start", "stay", s.Code)
	}
	if m.Kind != stay.TransferIn && d.NotCounted != 0 {
		p.notTransfer(r, hNotCounted, d.NotCounted)
	}
	if m.Kind != stay.TransferIn && d.Reduced != 0 {
		p.notTransfer(r, hReduced, d.Reduced)
	}
	if s.Person >= 0 && d.Term > 0 {
		p.termRange(r.line, &p.plan.People[s.Person], r.status, d)
	}
	if d.Day > m.Day && m.Day != 0 && r.status != stay.PreCourt {
		p.warn(r.ref(hDecided), "warn.exchange.decision_later", "decision", d.Day, "day", m.Day)
	}
}

// notTransfer refuses what only the papers of a sending centre can say.
func (p *parser) notTransfer(r *stayRow, header string, n int) {
	p.fault(r.ref(header), "err.exchange.not_transfer", "column", header, "value", n)
	r.bad = true
}
