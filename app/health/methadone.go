package health

import (
	"strconv"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/say"
)

// Tenths is a dose in tenths of a milligram: 625 is 62,5 mg.
type Tenths int

// Text writes it as a clerk does: "62,5".
func (t Tenths) Text() string {
	s := strconv.Itoa(int(t) / 10)
	if r := int(t) % 10; r != 0 {
		s += "," + strconv.Itoa(r)
	}
	return s
}

// ParseTenths reads "60", "62,5" or "62.5".
func ParseTenths(s string) (Tenths, bool) {
	whole, rest, _ := strings.Cut(strings.ReplaceAll(strings.TrimSpace(s), ".", ","), ",")
	n, err := strconv.Atoi(whole)
	if err != nil || n < 0 || n > 9999 || len(rest) > 1 {
		return 0, false
	}
	tenth := 0
	if rest != "" {
		if tenth, err = strconv.Atoi(rest); err != nil || tenth < 0 {
			return 0, false
		}
	}
	return Tenths(n*10 + tenth), true
}

// Rules are the numbers of eligibility with their source, as the law pack has them on the day.
type Rules struct {
	Youngest int // from which age
	Grown    int // from which age no representative is asked
	Source   string
}

// Case is what is known of somebody who asks for Methadone.
type Case struct {
	On         date.Date
	Age        int       // -1: not known
	Opioid     bool      // the dependence recorded is one on opioids
	Dependence date.Date // day of the paper that says so
	Paper      string    // its number
	Consent    date.Date // the person agreed and undertook to adhere
	Guardian   date.Date // the representative agreed in writing
}

// Ground is one condition: whether it is met, and the sentence that explains it.
type Ground struct {
	Key    string // opioid, paper, consent, age, guardian
	OK     bool
	Msg    say.Msg
	Source string
}

// Eligible checks every condition of treatment with Methadone and explains each.
func (c *Case) Eligible(r Rules) []Ground {
	out := []Ground{
		{"opioid", c.Opioid, say.Of("health.ground.opioid"), r.Source},
		{"paper", c.Dependence != 0 && c.Paper != "", say.Of("health.ground.paper"), r.Source},
		{"consent", c.Consent != 0, say.Of("health.ground.consent"), r.Source},
		{"age", c.Age >= r.Youngest, say.Of("health.ground.age", "n", r.Youngest), r.Source},
	}
	if c.Dependence > c.On {
		out[1].OK = false
	}
	if c.Age < r.Grown { // an unknown age, too: somebody has to look
		out = append(out, Ground{"guardian", c.Guardian != 0, say.Of("health.ground.guardian", "n", r.Grown), r.Source})
	}
	return out
}

// Missing are the conditions not met.
func Missing(all []Ground) (out []Ground) {
	for _, g := range all {
		if !g.OK {
			out = append(out, g)
		}
	}
	return out
}

// Gap is the time without a dose between the last one here and the first one there.
type Gap struct {
	Days     int  // whole days without dose
	Open     bool // the first dose there is not recorded yet
	Reassess bool // so long that a new assessment is needed
}

// Bad reports a gap to be told.
func (g Gap) Bad() bool { return g.Days > 0 }

// Between reckons the gap: last is the last dose here, along the doses taken home, first the first dose there (0: not yet, as of on).
// A first dose on the day after the last covered one leaves no gap.
func Between(last date.Date, along int, first, on date.Date, reassess int) (g Gap) {
	if last == 0 {
		return g
	}
	if first == 0 {
		first, g.Open = on, true
		// The day under way is not lost before it is over.
	}
	g.Days = max(0, int(first)-int(last)-along-1)
	g.Reassess = reassess > 0 && g.Days >= reassess
	return g
}

// Gap of a referral as of a day.
func (r *Referral) Gap(on date.Date, reassess int) Gap {
	if r.Kind != Methadone || r.State() == Revoked && r.At(Started) == nil {
		return Gap{}
	}
	first := date.Date(0)
	if s := r.At(Started); s != nil {
		first = s.Day
	}
	return Between(r.LastDay, r.TakeHome, first, on, reassess)
}

// Dose is one day of a dispensing sheet (sổ cấp phát).
type Dose struct {
	Day    date.Date
	Amount Tenths `json:",omitempty"` // mg given; 0 not given
	Time   string `json:",omitempty"`
	Home   int    `json:",omitempty"` // further days taken along
	Why    string `json:",omitempty"` // why not given, or not what was ordered

	Ordered Tenths `json:",omitempty"` // what was ordered for the day when the line was written
}

// Treatment is Methadone given in the centre: the doses ordered and what was given day by day.
type Treatment struct {
	From    date.Date
	To      date.Date `json:",omitempty"` // last day, 0 still going on
	Ordered Tenths    // mg a day, at the beginning
	By      string    `json:",omitempty"` // who ordered that
	Orders  []Order   `json:",omitempty"` // the doses that came after, as they were written
	Doses   []Dose    `json:",omitempty"` // by day
}

// On is the line of a day, nil when nothing was written.
func (t *Treatment) On(day date.Date) *Dose {
	for i := range t.Doses {
		if t.Doses[i].Day == day {
			return &t.Doses[i]
		}
	}
	return nil
}

// Runs reports a treatment under way on a day.
func (t *Treatment) Runs(day date.Date) bool { return t.From <= day && (t.To == 0 || day <= t.To) }

// Write puts the line of a day over the one before.
func (t *Treatment) Write(d Dose) error {
	var p say.Problems
	switch {
	case !t.Runs(d.Day):
		p.Add("day", "err.health.not_running", "from", t.From)
	case d.Amount < 0:
		p.Add("dose", "err.health.dose")
	case d.Amount == 0 && d.Why == "":
		p.Add("why", "err.why_needed")
	case d.Amount != t.InForce(d.Day).Dose && d.Why == "":
		p.Add("why", "err.health.other_dose", "mg", t.InForce(d.Day).Dose.Text())
	}
	if d.Time != "" && !validTime(d.Time) {
		p.Add("time", "err.health.time")
	}
	if d.Home < 0 {
		p.Add("home", "err.health.take_home")
	}
	if len(p) > 0 {
		return p
	}
	d.Ordered = t.InForce(d.Day).Dose
	if old := t.On(d.Day); old != nil {
		*old = d
		return nil
	}
	i := len(t.Doses)
	for i > 0 && t.Doses[i-1].Day > d.Day {
		i--
	}
	t.Doses = append(t.Doses[:i], append([]Dose{d}, t.Doses[i:]...)...)
	return nil
}

// covered reports a day with a dose: given, or taken along before.
func (t *Treatment) covered(day date.Date) bool {
	for i := range t.Doses {
		if d := &t.Doses[i]; d.Amount > 0 && d.Day <= day && day <= d.Day+date.Date(d.Home) {
			return true
		}
	}
	return false
}

// Missed are the days up to and including until without a dose.
func (t *Treatment) Missed(until date.Date) (out []date.Date) {
	if t.To != 0 {
		until = min(until, t.To)
	}
	for d := t.From; d <= until; d++ {
		if !t.covered(d) {
			out = append(out, d)
		}
	}
	return out
}

// Without is how many days on end had no dose before a day, and whether that asks for a new assessment.
func (t *Treatment) Without(day date.Date, reassess int) (n int, again bool) {
	for d := day - 1; d >= t.From && !t.covered(d); d-- {
		n++
	}
	return n, reassess > 0 && n >= reassess
}

// Last is the last dose given, nil when none was.
func (t *Treatment) Last() *Dose {
	for i := len(t.Doses) - 1; i >= 0; i-- {
		if t.Doses[i].Amount > 0 {
			return &t.Doses[i]
		}
	}
	return nil
}
