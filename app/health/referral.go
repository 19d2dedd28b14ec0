// Package health is the work of the health desk as pure rules: referrals and their states, who may enter treatment with
// Methadone, the days between the last dose here and the first one there. No number of the law stands here: it is given.
package health

import (
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/say"
)

// Kind is what somebody is referred for (chuyển gửi).
type Kind string

const (
	Methadone   Kind = "methadone" // điều trị nghiện bằng thuốc thay thế
	ARV         Kind = "arv"
	TB          Kind = "tb"
	Hepatitis   Kind = "hepatitis"
	Psychiatric Kind = "psychiatric"
	OtherKind   Kind = "other"
)

// Kinds in the order of the list.
var Kinds = []Kind{Methadone, ARV, TB, Hepatitis, Psychiatric, OtherKind}

// Word is the key of the kind's name.
func (k Kind) Word() (string, []any) { return "health.kind." + string(k), nil }

// Occasion is when a referral is made.
type Occasion string

const (
	Inside   Occasion = "inside"   // treated in the centre
	Clinic   Occasion = "clinic"   // at an outside place during the stay
	Release  Occasion = "release"  // on going home
	Transfer Occasion = "transfer" // on going to another centre
)

// Occasions in the order of the list.
var Occasions = []Occasion{Release, Inside, Clinic, Transfer}

// State of a referral.
type State string

const (
	Draft    State = "draft"
	Consent  State = "consent"  // the person agreed
	Sent     State = "sent"     // slip on its way
	Accepted State = "accepted" // the place takes the person
	Refused  State = "refused"  // it does not, with the reason
	Started  State = "started"  // first dose, first visit
	Ended    State = "ended"
	Revoked  State = "revoked" // taken back by the person or the doctor
)

// States in their usual order.
var States = []State{Draft, Consent, Sent, Accepted, Refused, Started, Ended, Revoked}

// Word is the key of the state's name.
func (s State) Word() (string, []any) { return "health.state." + string(s), nil }

// next is the whole machine: what may follow a state. What is not here is refused.
var next = map[State][]State{
	Draft:    {Consent, Revoked},
	Consent:  {Sent, Revoked},
	Sent:     {Accepted, Refused, Revoked},
	Accepted: {Started, Refused, Revoked},
	Started:  {Ended, Revoked},
}

// Next are the states that may follow.
func (s State) Next() []State { return slices.Clone(next[s]) }

// Over reports a state that nothing follows.
func (s State) Over() bool { return len(next[s]) == 0 }

// Step is one thing that happened to a referral.
type Step struct {
	State State
	Day   date.Date
	Time  string `json:",omitempty"` // "15:04", of a first dose
	Text  string `json:",omitempty"` // who agreed, number of the paper, reason
}

// Referral is a chuyển gửi with everything that happened to it. Made on a day it is a draft; the rest are steps.
type Referral struct {
	Kind     Kind
	Occasion Occasion
	Made     date.Date
	Leaves   date.Date `json:",omitempty"` // day of release or transfer
	Place    int64     `json:",omitempty"` // of the catalogue
	Reason   string    `json:",omitempty"`
	Patient  string    `json:",omitempty"` // mã bệnh nhân
	Steps    []Step    `json:",omitempty"`

	// Of Methadone.
	Dose     Tenths    `json:",omitempty"` // mg a day
	LastDay  date.Date `json:",omitempty"` // last dose here
	LastTime string    `json:",omitempty"`
	TakeHome int       `json:",omitempty"` // days of doses taken along
	Guardian date.Date `json:",omitempty"` // written consent of the representative of a minor
}

// State is where it stands.
func (r *Referral) State() State {
	if n := len(r.Steps); n > 0 {
		return r.Steps[n-1].State
	}
	return Draft
}

// On is where it stood on a day.
func (r *Referral) On(day date.Date) State {
	s := Draft
	for i := range r.Steps {
		if r.Steps[i].Day <= day {
			s = r.Steps[i].State
		}
	}
	return s
}

// At is the step into a state, nil when it was never there.
func (r *Referral) At(s State) *Step {
	for i := range r.Steps {
		if r.Steps[i].State == s {
			return &r.Steps[i]
		}
	}
	return nil
}

// Apply adds a step, or says why it cannot follow.
func (r *Referral) Apply(s Step) error {
	var p say.Problems
	last := r.Made
	if n := len(r.Steps); n > 0 {
		last = r.Steps[n-1].Day
	}
	switch {
	case s.Day == 0:
		p.Add("day", "err.needed")
	case s.Day < last:
		p.Add("day", "err.health.step_before", "day", last)
	}
	if (s.State == Refused || s.State == Revoked) && s.Text == "" {
		p.Add("text", "err.why_needed")
	}
	if s.Time != "" && !validTime(s.Time) {
		p.Add("time", "err.health.time")
	}
	if len(p) > 0 {
		return p
	}
	if !slices.Contains(next[r.State()], s.State) {
		return &say.Refused{Msg: say.Of("err.health.step", "from", r.State(), "to", s.State)}
	}
	r.Steps = append(r.Steps, s)
	return nil
}

// Check names what is wrong with a referral as typed.
func (r *Referral) Check() (p say.Problems) {
	if !slices.Contains(Kinds, r.Kind) {
		p.Add("kind", "err.needed")
	}
	if !slices.Contains(Occasions, r.Occasion) {
		p.Add("occasion", "err.needed")
	}
	if r.Made == 0 {
		p.Add("day", "err.needed")
	}
	if r.Dose < 0 {
		p.Add("dose", "err.health.dose")
	}
	if r.LastTime != "" && !validTime(r.LastTime) {
		p.Add("last_time", "err.health.time")
	}
	if r.TakeHome < 0 {
		p.Add("take_home", "err.health.take_home")
	}
	return p
}

func validTime(s string) bool {
	if len(s) != 5 || s[2] != ':' {
		return false
	}
	for _, i := range []int{0, 1, 3, 4} {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s[:2] < "24" && s[3:] < "60"
}
