package stay

import (
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/say"
)

// Point is where a stay stands at a moment.
type Point struct {
	State    State
	Away     Kind   // the leave, while Absent: hospital, mourning or procedure
	Status   Status // diện
	Decision int64  // the decision in force; 0 without a term
}

// Step is a live movement with where the stay stood before and after it.
type Step struct {
	Movement
	Was, Now Point
}

// Interval is a stretch between two movements. It holds at the end of every day d with From ≤ d < To;
// From == To is a stretch inside one day. To is date.Max while it is open.
type Interval struct {
	StayID   int64     `gorm:"primaryKey;autoIncrement:false"`
	N        int       `gorm:"primaryKey;autoIncrement:false"` // 0, 1, … in order
	From     date.Date `gorm:"column:from_day"`
	To       date.Date `gorm:"column:to_day"`
	State    State
	Away     Kind
	Status   Status
	Decision int64 `gorm:"column:decision_id"`
}

func (Interval) TableName() string { return "stay_interval" }

// Timeline is a stay folded once: the one reader of its movements. Clock, census, due and support read only this.
type Timeline struct {
	Stay      Stay
	Steps     []Step
	Intervals []Interval
	decisions map[int64]*Decision
}

// Fold reads the movements of a stay in queue order and refuses the first that is not legal (rules.md §2),
// naming the movement in the way and its date. Voided rows are passed over. today bounds what may be entered.
func Fold(s Stay, decisions []Decision, movements []Movement, law Law, today date.Date) (*Timeline, error) {
	t := &Timeline{Stay: s, decisions: make(map[int64]*Decision, len(decisions))}
	for i := range decisions {
		if d := &decisions[i]; d.Live() {
			t.decisions[d.ID] = d
		}
	}
	live := make([]Movement, 0, len(movements))
	for _, m := range movements {
		if m.Live() {
			live = append(live, m)
		}
	}
	Queue(live)
	t.Steps = make([]Step, 0, len(live))
	t.Intervals = make([]Interval, 0, len(live))
	var at Point
	for i := range live {
		m := &live[i]
		next, err := t.move(at, m, law, today)
		if err != nil {
			return nil, err
		}
		t.Steps = append(t.Steps, Step{*m, at, next})
		t.extend(m, next)
		at = next
	}
	if len(live) == 0 {
		return nil, refuse("err.stay.no_entry", "stay", s.Code)
	}
	return t, nil
}

func (t *Timeline) extend(m *Movement, now Point) {
	if n := len(t.Intervals); n > 0 {
		t.Intervals[n-1].To = m.Day
	}
	if now.State == Ended {
		return
	}
	t.Intervals = append(t.Intervals, Interval{t.Stay.ID, len(t.Intervals), m.Day, date.Max,
		now.State, now.Away, now.Status, now.Decision})
}

func refuse(key string, args ...any) error { return &say.Refused{Msg: say.Of(key, args...)} }

// move judges one movement after the point reached so far.
func (t *Timeline) move(at Point, m *Movement, law Law, today date.Date) (Point, error) {
	r, known := rules[m.Kind]
	switch {
	case !known:
		return at, refuse("err.movement.unknown", "kind", string(m.Kind), "day", m.Day)
	case m.Day == 0:
		return at, refuse("err.movement.no_day", "movement", m.Kind)
	case m.Day > today:
		return at, refuse("err.movement.future", "movement", m.Kind, "day", m.Day, "today", today)
	case !slices.Contains(r.from, at.State):
		return at, t.inTheWay(at, m)
	}
	if err := t.basis(at, m, law); err != nil {
		return at, err
	}
	now := at
	if r.to != None {
		now.State, now.Away = r.to, ""
	}
	if m.Kind.Leave() {
		now.Away = m.Kind
	}
	if m.Kind.Entry() || m.Kind == ChangeStatus {
		now.Status, now.Decision = m.Status, 0
		if m.Status != PreCourt {
			now.Decision = m.DecisionID
		}
	}
	return now, nil
}

// inTheWay names the movement that made this one illegal.
func (t *Timeline) inTheWay(at Point, m *Movement) error {
	if len(t.Steps) == 0 {
		return refuse("err.movement.before_entry", "movement", m.Kind, "day", m.Day)
	}
	// The movement in the way is the last one that set the state.
	last := t.Steps[len(t.Steps)-1].Movement
	for i := len(t.Steps) - 1; i >= 0; i-- {
		if s := t.Steps[i]; s.Was.State != s.Now.State || s.Was.Away != s.Now.Away {
			last = s.Movement
			break
		}
	}
	return refuse("err.movement.in_the_way", "movement", m.Kind, "day", m.Day, "state", stateOf(at), "other", last.Kind, "other_day", last.Day)
}

// stateOf words an absence by its leave, every other state by itself.
func stateOf(p Point) interface{ Word() (string, []any) } {
	if p.State == Absent {
		return say.Of("away." + string(p.Away))
	}
	return p.State
}

// basis judges what a movement asks of status, decision and regime.
func (t *Timeline) basis(at Point, m *Movement, law Law) error {
	switch m.Kind {
	case Admit, TransferIn, ChangeStatus:
		return t.newStatus(at, m)
	case Quit:
		if at.Status != Voluntary {
			return refuse("err.movement.only_status", "movement", m.Kind, "day", m.Day, "status", Voluntary, "is", at.Status)
		}
	case Release:
		if at.Status != PreCourt {
			return refuse("err.movement.only_status", "movement", m.Kind, "day", m.Day, "status", PreCourt, "is", at.Status)
		}
	case Complete, Exempt:
		if at.Decision == 0 {
			return refuse("err.movement.no_term", "movement", m.Kind, "day", m.Day)
		}
	case Reduce:
		return t.reduce(at, m, law)
	}
	return nil
}

func (t *Timeline) newStatus(at Point, m *Movement) error {
	if !m.Status.Known() {
		return refuse("err.movement.no_status", "movement", m.Kind, "day", m.Day)
	}
	d := t.decisions[m.DecisionID]
	if m.Status == PreCourt {
		return custodyPaper(at, m, d)
	}
	if d == nil || d.Day == 0 {
		return refuse("err.movement.needs_decision", "movement", m.Kind, "day", m.Day, "status", m.Status)
	}
	return t.order(m, d)
}

// custodyPaper judges a pre-court stay: it has no term, so nothing is typed that would change one.
func custodyPaper(at Point, m *Movement, d *Decision) error {
	switch {
	case m.Kind == ChangeStatus && at.Status == PreCourt:
		return refuse("err.movement.pre_court_again", "day", m.Day)
	case d == nil:
		return nil
	case d.Term != 0:
		return refuse("err.movement.pre_court_term", "movement", m.Kind, "day", m.Day)
	case d.Start != 0 || d.Credit != 0 || d.NotCounted != 0 || d.Reduced != 0:
		return refuse("err.movement.typed_without_decision", "movement", m.Kind, "day", m.Day)
	}
	return nil
}

// order judges a decision with a term: what was before a transfer is taken over only by a stay that began with one.
func (t *Timeline) order(m *Movement, d *Decision) error {
	switch {
	case d.Term <= 0:
		return refuse("err.movement.needs_term", "movement", m.Kind, "day", m.Day, "status", m.Status)
	case d.Credit < 0 || d.NotCounted < 0 || d.Reduced < 0:
		return refuse("err.decision.negative", "number", d.Number)
	case !t.byTransfer(m) && (d.NotCounted != 0 || d.Reduced != 0):
		return refuse("err.decision.not_transfer", "movement", m.Kind, "day", m.Day)
	case d.Reduced >= d.Term && d.Reduced > 0:
		return refuse("err.decision.reduced_away", "number", d.Number, "months", d.Reduced, "term", d.Term)
	}
	return nil
}

// byTransfer reports a stay that begins by a transfer from another centre.
func (t *Timeline) byTransfer(m *Movement) bool {
	if len(t.Steps) > 0 {
		return t.Steps[0].Kind == TransferIn
	}
	return m.Kind == TransferIn
}

func (t *Timeline) reduce(at Point, m *Movement, law Law) error {
	if at.Status != Compulsory {
		return refuse("err.movement.only_status", "movement", m.Kind, "day", m.Day, "status", Compulsory, "is", at.Status)
	}
	d := t.decisions[at.Decision]
	if r := law.RegimeAt(d.Day); !r.ReductionAllowed {
		return &say.Refused{Msg: say.Of("err.movement.no_reduction", "day", m.Day, "decision", d.Day, "law", r.Law), Source: r.Source}
	}
	if r := law.RegimeAt(m.Day); !r.ReductionAllowed && law.Text("reduction_after_2026_07", m.Day) == "refuse" {
		return &say.Refused{Msg: say.Of("err.movement.reduction_after", "day", m.Day, "law", r.Law), Source: r.Source}
	}
	if m.Months <= 0 {
		return refuse("err.movement.months", "day", m.Day)
	}
	sum := d.Reduced + m.Months
	for i := len(t.Steps) - 1; i >= 0; i-- {
		s := &t.Steps[i]
		if s.Now.Decision == at.Decision && s.Was.Decision != at.Decision {
			break
		}
		if s.Kind == Reduce {
			sum += s.Months
		}
	}
	if sum >= d.Term {
		return refuse("err.movement.reduced_away", "movement", m.Kind, "day", m.Day, "months", sum, "term", d.Term)
	}
	return nil
}

// Decision is the decision with that id, nil if there is none.
func (t *Timeline) Decision(id int64) *Decision { return t.decisions[id] }

// Entry is the movement that began the stay.
func (t *Timeline) Entry() *Step { return &t.Steps[0] }

// Last is the last movement.
func (t *Timeline) Last() *Step { return &t.Steps[len(t.Steps)-1] }

// End is the movement that ended the stay, nil while it is open.
func (t *Timeline) End() *Step {
	if l := t.Last(); l.Now.State == Ended {
		return l
	}
	return nil
}

// On is where the stay stands at the end of day d, after all movements of that day and no later one.
func (t *Timeline) On(d date.Date) Point {
	var p Point
	for i := range t.Steps {
		if t.Steps[i].Day > d {
			break
		}
		p = t.Steps[i].Now
	}
	return p
}

// OpenOn reports a stay that is open at the end of day d.
func (t *Timeline) OpenOn(d date.Date) bool { return t.On(d).State.Open() }
