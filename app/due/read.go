package due

import (
	"cmp"
	"sort"
	"strconv"

	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/app/stay"
)

// Items is what is due of one stay as it stood at the end of day on, settled items too, sorted by day.
func Items(t *stay.Timeline, f Facts, on date.Date, p *law.Pack) []Item {
	return New(p).Items(t, &f, on)
}

// reading is one stay being read on one day.
type reading struct {
	*Rules
	t     *stay.Timeline
	steps []stay.Step // up to the day
	f     *Facts
	on    date.Date
	clock stay.Clock
	key   string // of the stay
	out   []Item
}

// Items is what is due of one stay as it stood at the end of day on, settled items too, sorted by day. Papers and marks
// later than that day do not count.
func (r *Rules) Items(t *stay.Timeline, f *Facts, on date.Date) []Item {
	x, ok := r.read(t, f, on)
	if !ok {
		return nil
	}
	x.entry()
	for i := range x.steps {
		x.step(i)
	}
	if x.clock.HasTerm && x.counts() {
		x.ending()
	}
	if x.clock.Point.State.Open() {
		x.adult()
	}
	for i := range f.Agreed {
		x.agreed(&f.Agreed[i])
	}
	return x.done()
}

// Ahead is Items with what is to be expected once the term has run out: the handover's acknowledgement, as if the stay
// were completed on the last day of its term. It is what the ruler of the record shows.
func (r *Rules) Ahead(t *stay.Timeline, f *Facts, on date.Date) []Item {
	items := r.Items(t, f, on)
	x, ok := r.read(t, f, on)
	if !ok || !x.clock.HasTerm || !x.counts() {
		return items
	}
	x.ack(max(x.clock.End, on), 0, x.clock.Point)
	for i := range x.out {
		x.out[i].Expected = true
		x.terms(&x.out[i])
	}
	return append(items, x.done()...)
}

func (r *Rules) read(t *stay.Timeline, f *Facts, on date.Date) (x reading, ok bool) {
	n := len(t.Steps)
	for n > 0 && t.Steps[n-1].Day > on {
		n--
	}
	if n == 0 {
		return x, false
	}
	if last := &t.Steps[n-1]; last.Now.State == stay.Ended && last.Day < f.From {
		return x, false
	}
	x = reading{Rules: r, t: t, steps: t.Steps[:n], f: f, on: on, key: strconv.FormatInt(t.Stay.ID, 10) + "/",
		out: make([]Item, 0, 8)}
	x.clock, _ = t.Clock(on, r.law)
	return x, true
}

// done settles and sorts.
func (x *reading) done() []Item {
	for i := range x.out {
		x.settle(&x.out[i])
	}
	sort.Stable(byDay(x.out))
	return x.out
}

// byDay sorts items by day, hour, kind and addressee; an item is too large to be copied for every comparison.
type byDay []Item

func (s byDay) Len() int      { return len(s) }
func (s byDay) Swap(i, j int) { s[i], s[j] = s[j], s[i] }
func (s byDay) Less(i, j int) bool {
	a, b := &s[i], &s[j]
	return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Time, b.Time), cmp.Compare(a.Code.rank(), b.Code.rank()),
		cmp.Compare(a.To, b.To), cmp.Compare(a.Key, b.Key)) < 0
}

// counts reports that items counted from the end are raised: on the books, or suspended while the suspension counts
// (rules.md §3.3).
func (x *reading) counts() bool {
	switch s := x.clock.Point.State; {
	case s.OnBooks():
		return true
	case s != stay.Suspended:
		return false
	}
	i := len(x.steps) - 1
	for i > 0 && x.steps[i].Was.State == stay.Suspended {
		i--
	}
	return !x.law.SuspensionOffClock(x.clock.Regime, x.steps[i].Day)
}

// termOn is the regime of the decision in force after a step; without one that of the day of entry (rules.md §3.1).
func (x *reading) termOn(p stay.Point) *law.Regime {
	if d := x.t.Decision(p.Decision); p.Decision != 0 && d != nil {
		return x.law.RegimeAt(d.Day)
	}
	return x.law.RegimeAt(x.steps[0].Day)
}

func (x *reading) spansOf(c Code, p stay.Point) []span {
	return x.lines[line{c, x.termOn(p).Code, false}]
}

// entry raises what the entry asks for.
func (x *reading) entry() {
	e := &x.steps[0]
	if h, ok := fall(x.spansOf(Plan, e.Now), x.after(e.Day, e.Time), e.Day, 0); ok {
		it := x.item(Plan, h, "", "", e.Day)
		it.Movement, it.Act = e.ID, Act{Issue, []string{"information_sheet", "rehabilitation_plan"}}
		counted(&it, &h, "entry")
		x.out = append(x.out, it)
	}
	if e.Now.Status == stay.Voluntary {
		x.told(e, "entry")
	}
}

// told raises the telling of the commune about a voluntary resident: admission, quitting, completion.
func (x *reading) told(s *stay.Step, what string) {
	at := s.Now
	if s.Now.State == stay.Ended {
		at = s.Was
	}
	h, ok := fall(x.spansOf(CommuneTold, at), x.after(s.Day, s.Time), x.steps[0].Day, 0)
	if !ok {
		return
	}
	it := x.item(CommuneTold, h, "", what, s.Day)
	it.Movement, it.Status, it.Act = s.ID, at.Status, Act{Verb: Enter}
	counted(&it, &h, what)
	x.out = append(x.out, it)
}

// step raises what a movement asks for.
func (x *reading) step(i int) {
	s := &x.steps[i]
	switch s.Kind {
	case stay.Escape:
		x.escape(i)
	case stay.Complete:
		x.ack(s.Day, s.ID, s.Was)
		if s.Was.Status == stay.Voluntary {
			x.told(s, "complete")
		}
	case stay.Quit:
		x.told(s, "quit")
	case stay.Die:
		x.death(s)
	}
	if s.Due != 0 {
		x.appointed(i)
	}
}

func (x *reading) escape(i int) {
	s := &x.steps[i]
	hang := "m" + strconv.FormatInt(s.ID, 10)
	c, act := EscapeTold, Act{Issue, []string{"search_decision"}}
	if s.Was.Status == stay.Voluntary {
		c, act = QuitPossible, Act{Record, []string{string(stay.Quit)}}
	} else if s.Was.Status != stay.Compulsory && s.Was.Status != stay.PreCourt {
		return
	}
	h, ok := fall(x.spansOf(c, s.Was), x.after(s.Day, s.Time), x.steps[0].Day, 0)
	if !ok {
		return
	}
	it := x.item(c, h, "", hang, s.Day)
	it.Movement, it.Status, it.Act = s.ID, s.Was.Status, act
	counted(&it, &h, "escape")
	if c == QuitPossible {
		x.left(&it, i)
	}
	x.out = append(x.out, it)
}

// death raises what a death inside asks for: who is told at once, with the minutes of its cause, and the burial where the family does not
// come (NĐ 116/2021, Điều 61; NĐ 163/2026, Điều 122). Who had left the books did not die in the centre's charge.
func (x *reading) death(s *stay.Step) {
	if !s.Was.State.OnBooks() {
		return
	}
	for _, one := range []struct {
		code Code
		act  Act
	}{{DeathTold, Act{Issue, []string{"death_minutes"}}}, {Burial, Act{Verb: Enter}}} {
		h, ok := fall(x.spansOf(one.code, s.Was), x.after(s.Day, s.Time), x.steps[0].Day, 0)
		if !ok {
			continue
		}
		it := x.item(one.code, h, "", "m"+strconv.FormatInt(s.ID, 10), s.Day)
		it.Movement, it.Status, it.Act = s.ID, s.Was.Status, one.act
		counted(&it, &h, "death")
		x.out = append(x.out, it)
	}
}

// ack raises the commune's acknowledgement of the handover; p is where the stay stood before it was completed. A person
// who was sent on to another commune is answered for from that day.
func (x *reading) ack(day date.Date, movement int64, p stay.Point) {
	way := "complete"
	for i := range x.f.Come {
		if c := &x.f.Come[i]; c.Again && c.Day >= day && c.Day <= x.on {
			day, way = c.Day, "redirect"
		}
	}
	h, ok := fall(x.spansOf(Ack, p), x.after(day, ""), x.steps[0].Day, 0)
	if !ok {
		return
	}
	it := x.item(Ack, h, "", "", day)
	it.Movement, it.Status, it.Act = movement, p.Status, Act{Verb: Enter}
	counted(&it, &h, way)
	x.out = append(x.out, it)
}

// appointed raises the day agreed with a movement: the return from a leave or a suspension, the decision a pre-court stay
// waits for, the end of the contract of a voluntary one.
func (x *reading) appointed(i int) {
	s := &x.steps[i]
	var c Code
	var act Act
	switch {
	case s.Kind.Leave():
		c, act = Return, Act{Record, []string{string(stay.Back)}}
	case s.Kind == stay.Suspend:
		c, act = Return, Act{Record, []string{string(stay.ReturnSuspend)}}
	case s.Now.Status == stay.PreCourt && (s.Kind.Entry() || s.Kind == stay.ChangeStatus):
		c, act = Decision, Act{Record, []string{string(stay.ChangeStatus), string(stay.Release)}}
	case s.Now.Status == stay.Voluntary && (s.Kind.Entry() || s.Kind == stay.ChangeStatus):
		c, act = Contract, Act{Record, []string{string(stay.ChangeStatus), string(stay.Complete), string(stay.Quit)}}
	default:
		return
	}
	h, ok := fall(x.spansOf(c, s.Now), on(s.Due, s.DueTime), x.steps[0].Day, 0)
	if !ok {
		return
	}
	it := x.item(c, h, "", "m"+strconv.FormatInt(s.ID, 10), s.Due)
	it.Movement, it.Status, it.Act = s.ID, s.Now.Status, act
	it.Why = append(it.Why, say.Of("due.why.set", "day", s.Due))
	if c == Return {
		it.Away, it.Article = s.Kind, away(h.regime, s.Kind)
	}
	x.left(&it, i)
	x.out = append(x.out, it)
}

// away is the article of a leave.
func away(g *law.Regime, k stay.Kind) string {
	switch k {
	case stay.Hospital:
		return g.ArticleHospital
	case stay.Mourning:
		return g.ArticleMourning
	case stay.Procedure:
		return g.ArticleProcedure
	}
	return g.ArticleSuspension
}

// agreed raises a day that the office set itself.
func (x *reading) agreed(a *Agreed) {
	if !x.clock.Point.State.Open() && a.Code != Answer {
		return // the stay is over: no decision or contract is waited for
	}
	h, ok := fall(x.spansOf(a.Code, x.clock.Point), on(a.Day, a.Time), x.steps[0].Day, 0)
	if !ok {
		return
	}
	it := x.item(a.Code, h, "", "s"+strconv.FormatInt(a.ID, 10), a.Day)
	it.About, it.Act = a.About, Act{Verb: Enter}
	it.Why = append(it.Why, say.Of("due.why.set", "day", a.Day))
	x.out = append(x.out, it)
}

// ending raises what is counted from the end of the term.
func (x *reading) ending() {
	c := &x.clock
	compulsory := c.Point.Status == stay.Compulsory
	cert := "certificate_voluntary"
	if compulsory {
		cert = "certificate_compulsory"
	}
	if h, ok := fall(x.lines[line{Notice, c.Regime.Code, compulsory}], x.before(c.End), x.steps[0].Day, c.End); ok {
		for _, to := range h.addressees {
			x.end(Notice, h, to, Act{Issue, []string{"completion_notice"}})
		}
	}
	x.endOne(Stage5, Act{Issue, []string{"reintegration_plan"}})
	x.endOne(Certificate, Act{Issue, []string{cert}})
	x.endOne(AftercareDecision, Act{Verb: Enter})
	if x.f.NoResidence && (x.f.UnableToWork || x.minor(c.End)) {
		x.endOne(SocialDossier, Act{Verb: Enter})
	}
}

func (x *reading) endOne(c Code, act Act) {
	if h, ok := fall(x.spansOf(c, x.clock.Point), x.before(x.clock.End), x.steps[0].Day, 0); ok {
		x.end(c, h, "", act)
	}
}

func (x *reading) end(c Code, h hit, to string, act Act) {
	it := x.item(c, h, to, "d"+strconv.FormatInt(x.clock.Decision.ID, 10), x.clock.End)
	it.Act = act
	counted(&it, &h, "end")
	x.terms(&it)
	x.out = append(x.out, it)
}

// minor reports who has not come of age on a day; an unknown birth is not a minor's.
func (x *reading) minor(day date.Date) bool {
	age := x.f.Birth.Age(day)
	return age >= 0 && age < x.law.Int(law.AdultAge, day)
}

// adult raises the transfer of who comes of age inside with enough of the term left (Luật 120/2025 art 36.4).
func (x *reading) adult() {
	entry, c := x.steps[0].Day, &x.clock
	day := birthday(x.f.Birth, x.law.Int(law.AdultAge, entry))
	if day <= entry || !c.HasTerm {
		return
	}
	h, ok := fall(x.spansOf(Turns18, c.Point), on(day, ""), entry, 0)
	if !ok || day.AddMonths(h.n) > c.End {
		return
	}
	it := x.item(Turns18, h, "", "", day)
	it.Act = Act{Record, []string{string(stay.TransferOut)}}
	it.Why = append(it.Why, say.Of("due.why.birthday", "day", day, "end", c.End))
	x.terms(&it)
	x.out = append(x.out, it)
}

// birthday is the first day on which somebody is of an age, 0 when the birth is not known.
func birthday(p date.Partial, age int) date.Date {
	b := p.Last()
	if b == 0 {
		return 0
	}
	y, m, d := b.YMD()
	if day := date.Of(y+age, m, d); day != 0 {
		return day
	}
	return date.Of(y+age, 3, 1) // born on 29 February
}

// Answer is the day on which the commune's acknowledgement of a handover is due, asked for on a day: that of the
// release, or of the sending on. It is false where the law of the day asks for none.
func (r *Rules) Answer(t *stay.Timeline, asked date.Date) (date.Date, bool) {
	at := t.Steps[len(t.Steps)-1]
	x := reading{Rules: r, t: t, steps: t.Steps}
	h, ok := fall(x.spansOf(Ack, at.Was), x.after(asked, ""), t.Steps[0].Day, 0)
	return h.day, ok
}
