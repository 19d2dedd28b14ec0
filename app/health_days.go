package app

import (
	"hoanhap/app/date"
	"hoanhap/app/health"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/app/seal"
	"hoanhap/app/stay"
)

// What the day of an entry hangs on. It stands in clear beside the day, so that the day follows when the term or a movement
// moves and nobody is there to unlock what it is about.
const (
	onDay   = ""      // the day stands
	onAsk   = "ask"   // so many working days before the end of the stay
	onEnd   = "end"   // the end of the stay
	onLeave = "leave" // the day stands; when the stay ended before, its end
	onSeen  = "seen"  // the day stands; the examination at entry of this stay was made
)

// noteDay is the day of an entry and what it hangs on.
type noteDay struct {
	day   date.Date
	basis string
	from  counted
}

// lives are the live stays of one resident by id.
type lives struct {
	by   map[int64]*stay.Timeline
	last int64 // the one that began last, 0 none
}

func livesOf(o *Office, rows []StayRows) (map[int64]*lives, error) {
	out := map[int64]*lives{}
	if err := o.eachLive(rows, func(r *StayRows, t *stay.Timeline) {
		l := out[r.Resident.ID]
		if l == nil {
			l = &lives{by: map[int64]*stay.Timeline{}}
			out[r.Resident.ID] = l
		}
		l.add(r.Stay.ID, t)
	}); err != nil {
		return nil, err
	}
	return out, nil
}

func (l *lives) add(id int64, t *stay.Timeline) {
	l.by[id] = t
	if old := l.by[l.last]; old == nil || old.Entry().Day < t.Entry().Day || old.Entry().Day == t.Entry().Day && l.last < id {
		l.last = id
	}
}

// of is the stay an entry belongs to: the one it was written in, else the last.
func (l *lives) of(n *HealthNote) *stay.Timeline {
	if l == nil {
		return nil
	}
	if t := l.by[n.StayID]; t != nil {
		return t
	}
	return l.by[l.last]
}

// at is the stay of a day: the latest that had begun by then, else the last.
func (l *lives) at(day date.Date) (found int64) {
	if l == nil {
		return 0
	}
	for id, t := range l.by {
		if t.Entry().Day <= day && (found == 0 || l.by[found].Entry().Day < t.Entry().Day || l.by[found].Entry().Day == t.Entry().Day && found < id) {
			found = id
		}
	}
	if found == 0 {
		return l.last
	}
	return found
}

// leavesOn is the day somebody goes: the day the stay ended, else the end of the term.
func (o *Office) leavesOn(t *stay.Timeline) (date.Date, bool) {
	if t == nil {
		return 0, false
	}
	if e := t.End(); e != nil {
		return e.Day, true
	}
	c, ok := t.Clock(o.Today(), o.Law)
	return c.End, ok && c.HasTerm
}

// noteDayNow is the day of an entry as the stay stands today. It needs no key.
func (o *Office) noteDayNow(n *HealthNote, t *stay.Timeline) date.Date {
	if n.Due == 0 || n.Anchor == onDay || n.Anchor == onSeen {
		return n.Due
	}
	leaves, ok := o.leavesOn(t)
	switch {
	case !ok:
		return n.Due
	case n.Anchor == onAsk:
		return o.askBefore(law.MethadoneAskRelease, leaves)
	case n.Anchor == onEnd:
		return leaves
	case t.End() != nil:
		return min(n.Due, leaves)
	}
	return n.Due
}

// askBefore counts working days back.
func (o *Office) askBefore(key string, leaves date.Date) date.Date {
	day, _ := o.Law.AddWorkingDays(leaves, -o.Law.Int(key, leaves))
	return day
}

// leavesFor is the day a referral counts back from, and whether it was typed. A stay that ended leaves no choice.
func (o *Office) leavesFor(r *health.Referral, t *stay.Timeline) (day date.Date, typed bool) {
	if t != nil && t.End() != nil && (r.Occasion == health.Release || r.Occasion == health.Transfer) {
		return t.End().Day, r.Leaves != 0
	}
	if r.Leaves != 0 {
		return r.Leaves, true
	}
	if r.Occasion == health.Release {
		day, _ = o.leavesOn(t)
	}
	return day, false
}

// healthDays reckons what each entry of a resident asks for next. It is the one place where such a day is made.
func (o *Office) healthDays(pages []HealthPage, l *lives) []noteDay {
	out := make([]noteDay, len(pages))
	exam := -1
	for i := range pages {
		p := &pages[i]
		if p.VoidWhy != "" {
			continue
		}
		t := l.of(&p.Note)
		switch {
		case p.Exam != nil:
			out[i].basis = onSeen
			if exam < 0 || pages[exam].Day <= p.Day {
				exam = i
			}
		case p.Referral != nil:
			out[i] = o.referralDay(p.Referral, t, pages)
		case p.Treatment != nil:
			out[i] = o.treatmentDay(p.Treatment, t, pages)
		case p.Kind == "" || p.Kind == HealthOther:
			out[i].day, out[i].from = p.Note.Due, typedDay(p.Note.Due) // a day somebody typed
		}
	}
	if exam >= 0 { // the next one is counted from the last one
		out[exam].from = o.countedBy(say.Of("why.anchor.exam"), pages[exam].Day, law.HealthCheckMonths, o.Today())
		out[exam].day = pages[exam].Day.AddMonths(out[exam].from.n)
	}
	return out
}

// referralDay is the next thing to do about a referral.
func (o *Office) referralDay(r *health.Referral, t *stay.Timeline, pages []HealthPage) noteDay {
	leaves, typed := o.leavesFor(r, t)
	if r.Occasion == health.Inside && r.Kind == health.Methadone && running(pages, o.Today()) != nil { // it is given: nobody is asked
		return noteDay{}
	}
	basis := onDay
	switch {
	case typed:
		basis = onLeave
	case r.Occasion == health.Release:
		basis = onEnd
	}
	switch r.State() {
	case health.Draft, health.Consent:
		if basis == onEnd {
			basis = onAsk
		}
		return noteDay{o.AskBy(r, leaves), basis, o.askedBy(r, leaves)}
	case health.Sent: // the place has so many working days to answer
		return noteDay{o.AnswerBy(r), onDay, o.answeredBy(r)}
	case health.Accepted:
		return o.acceptedDay(r, t, pages, noteDay{leaves, basis, leavingDay(leaves)})
	}
	return noteDay{}
}

// acceptedDay is the day of the first dose or visit at a place that takes somebody.
func (o *Office) acceptedDay(r *health.Referral, t *stay.Timeline, pages []HealthPage, leaves noteDay) noteDay {
	here := t != nil && t.End() == nil && running(pages, o.Today()) != nil
	if r.Kind == health.Methadone && here && leaves.day != 0 {
		return leaves // doses are still given here
	}
	if last := lastDose(r, pages); last.day != 0 {
		return noteDay{last.next(), onDay, nextDose(last.day, last.home)}
	}
	if leaves.day != 0 {
		return leaves
	}
	return noteDay{r.Steps[len(r.Steps)-1].Day, onDay, counted{label: say.Of("why.anchor.accepted"), day: r.Steps[len(r.Steps)-1].Day}}
}

// treatmentDay asks for a referral in time where Methadone is given here and nobody prepared what comes after; of somebody who
// left without one, for the dose of the next day.
func (o *Office) treatmentDay(c *health.Treatment, t *stay.Timeline, pages []HealthPage) noteDay {
	if c.To != 0 || t == nil || goesOn(pages) {
		return noteDay{}
	}
	leaves, ok := o.leavesOn(t)
	switch d := c.Last(); {
	case !ok:
		return noteDay{}
	case t.End() == nil:
		return noteDay{o.askBefore(law.MethadoneAskRelease, leaves), onAsk, o.countedBy(say.Of("why.anchor.leaves"), leaves, law.MethadoneAskRelease, leaves).before()}
	case d != nil:
		return noteDay{d.Day + date.Date(d.Home) + 1, onDay, nextDose(d.Day, d.Home)}
	}
	return noteDay{leaves, onEnd, leavingDay(leaves)}
}

// running is the Methadone treatment under way in the centre.
func running(pages []HealthPage, on date.Date) *health.Treatment {
	for i := range pages {
		if p := &pages[i]; p.VoidWhy == "" && p.Treatment != nil && p.Treatment.Runs(on) {
			return p.Treatment
		}
	}
	return nil
}

// goesOn reports a live referral for Methadone elsewhere.
func goesOn(pages []HealthPage) bool {
	for i := range pages {
		r := pages[i].Referral
		if r == nil || pages[i].VoidWhy != "" || r.Kind != health.Methadone || r.Occasion == health.Inside {
			continue
		}
		if s := r.State(); s != health.Refused && s != health.Revoked {
			return true
		}
	}
	return false
}

// dose is the last dose here.
type dose struct {
	day  date.Date
	time string
	home int
}

func (d dose) next() date.Date { return d.day + date.Date(d.home) + 1 }

// lastDose is the last dose here: as the referral says, or the later one of the dispensing sheet.
func lastDose(r *health.Referral, pages []HealthPage) dose {
	last := dose{r.LastDay, r.LastTime, r.TakeHome}
	if r.Kind != health.Methadone {
		return last
	}
	for i := range pages {
		p := &pages[i]
		if p.VoidWhy != "" || p.Treatment == nil {
			continue
		}
		if d := p.Treatment.Last(); d != nil && d.Day >= last.day {
			last = dose{d.Day, d.Time, d.Home}
		}
	}
	return last
}

// putHealth seals an entry and writes the days of all entries of the resident that follow from it.
func (a *Act) putHealth(ring *seal.Ring, p *HealthPage) error {
	o := a.office
	pages, err := openNotes(a, ring, "resident_id", p.Note.ResidentID)
	if err != nil {
		return err
	}
	at := len(pages)
	for i := range pages {
		if pages[i].Note.ID == p.Note.ID {
			at, pages[i] = i, *p
		}
	}
	if at == len(pages) {
		pages = append(pages, *p)
	}
	rows, err := a.Timelines(StayQuery{Resident: []int64{p.Note.ResidentID}})
	if err != nil {
		return err
	}
	all, err := livesOf(o, rows)
	if err != nil {
		return err
	}
	if err := a.settleDays(pages, all[p.Note.ResidentID], at); err != nil {
		return err
	}
	p.Note = pages[at].Note
	return a.PutSealed(&p.Note, p.HealthText)
}

// settleDays writes the days of entries that changed; the one at skip is only reckoned.
func (a *Act) settleDays(pages []HealthPage, l *lives, skip int) error {
	for i := range pages {
		if n := &pages[i].Note; n.StayID == 0 && l != nil {
			n.StayID = l.at(pages[i].Day)
		}
	}
	for i, d := range a.office.healthDays(pages, l) {
		n := &pages[i].Note
		n.Due, n.Anchor = d.day, d.basis
		if i == skip {
			continue
		}
		if err := a.Change(n); err != nil {
			return err
		}
	}
	return nil
}

// stale reports entries whose day in clear is not what it should be: the law changed, or they are of an older edition.
func (o *Office) stale(pages []HealthPage, l *lives) bool {
	for i, d := range o.healthDays(pages, l) {
		n := &pages[i].Note
		if n.Anchor != d.basis || n.StayID == 0 && l != nil || o.noteDayNow(n, l.of(n)) != o.noteDayNow(&HealthNote{Due: d.day, Anchor: d.basis}, l.of(n)) {
			return true
		}
	}
	return false
}

// SettleHealth writes every day of the health desk anew, for those of the residents named.
func (o *Office) SettleHealth(residents []int64) error {
	if len(residents) == 0 {
		return nil
	}
	return o.do(RightTreat, "act.health_note", "", "", func(a *Act) error {
		ring, err := o.desk.keys()
		if err != nil {
			return err
		}
		rows, err := a.Timelines(StayQuery{Resident: residents})
		if err != nil {
			return err
		}
		all, err := livesOf(o, rows)
		if err != nil {
			return err
		}
		for _, id := range residents {
			pages, err := openNotes(a, ring, "resident_id", id)
			if err != nil {
				return err
			}
			if err := a.settleDays(pages, all[id], -1); err != nil {
				return err
			}
		}
		return nil
	})
}
