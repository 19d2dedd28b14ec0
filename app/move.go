package app

import (
	"errors"
	"strconv"

	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/stay"
)

// Move is one movement to record, with the decision it brings when it changes the status.
type Move struct {
	stay.Movement
	Decision  *stay.Decision
	Why       string          // needed when it touches a frozen period
	Discharge *DischargeMoney // money at discharge given in the same act; stay and day are those of the movement
}

// right is the verb a movement asks for.
func (m *Move) right() Right {
	switch {
	case m.Kind.Ends():
		return RightEnd
	case m.Kind.Entry():
		return RightAdmit
	}
	return RightMove
}

// Record writes a movement of one stay (ghi biến động).
func (o *Office) Record(m Move) (int64, error) {
	if p := o.CheckMove(&m); len(p) > 0 {
		return 0, p
	}
	label, err := o.nameOf(m.StayID)
	if err != nil {
		return 0, err
	}
	if err := o.checkGiven(&m); err != nil {
		return 0, err
	}
	err = o.do(m.right(), "act.movement."+string(m.Kind), label, m.Why, func(a *Act) error {
		if err := a.addMovement(&m.Movement, m.Decision); err != nil || m.Discharge == nil {
			return err
		}
		_, err := a.discharge(m.Discharge)
		return err
	})
	return m.ID, err
}

// Verdict says for one stay whether a movement is legal there.
type Verdict struct {
	Stay     int64
	Code     string
	Name     string
	Resident string // code
	Birth    date.Partial
	Refusal  error          // nil: it can be recorded
	Was      stay.Clock     // as it is
	Clock    stay.Clock     // as it would be after the movement
	Timeline *stay.Timeline // of the stay with the movement; nil while it is refused
	Now      stay.Point     // where the stay stands today

	Transferred bool // the stay began by a transfer from another centre
}

// verdict names the stay and says how it stands.
func (o *Office) verdict(r *StayRows) Verdict {
	v := Verdict{Stay: r.Stay.ID, Code: r.Stay.Code, Name: r.Resident.Name, Resident: r.Resident.Code, Birth: r.Resident.Birth}
	if t, err := r.Fold(o); err == nil {
		v.Was, _ = t.Clock(o.Today(), o.Law)
		v.Now, v.Transferred = v.Was.Point, t.Entry().Kind == stay.TransferIn
	}
	return v
}

// Try judges a movement for several stays without writing anything: the preview of doing to many.
func (o *Office) Try(m Move, stays []int64) ([]Verdict, error) {
	var out []Verdict
	if len(stays) == 0 {
		return nil, nil // no ids would be everybody
	}
	err := o.Store.Read(func(tx Tx) error {
		rows, err := tx.Timelines(StayQuery{IDs: stays})
		if err != nil {
			return err
		}
		for i := range rows {
			out = append(out, o.try(&rows[i], m))
		}
		return nil
	})
	return out, err
}

const unsaved = int64(1) << 62 // the id of rows that are only tried

func (o *Office) try(r *StayRows, m Move) Verdict {
	v := o.verdict(r)
	m.ID, m.StayID = unsaved, r.Stay.ID
	ds := r.Decisions
	if m.Decision != nil {
		d := *m.Decision
		d.ID, m.DecisionID = unsaved, unsaved
		ds = append(ds[:len(ds):len(ds)], d)
	}
	t, err := stay.Fold(r.Stay, ds, append(r.Movements[:len(r.Movements):len(r.Movements)], m.Movement), o.Law, o.Today())
	if err != nil {
		v.Refusal = err
		return v
	}
	v.Clock, _ = t.Clock(o.Today(), o.Law)
	v.Timeline = t
	return v
}

// RecordMany writes the same movement for several stays, all or none (một biến động cho nhiều người).
func (o *Office) RecordMany(m Move, stays []int64) error {
	if p := o.CheckMove(&m); len(p) > 0 {
		return p
	}
	if len(stays) == 0 {
		return say.Problems{{Field: "day", Msg: say.Of("err.nobody")}}
	}
	label := strconv.Itoa(len(stays)) + " người" // as the journal shows it, whatever the window speaks
	return o.do(m.right(), "act.movement."+string(m.Kind), label, m.Why, func(a *Act) error {
		for _, id := range stays {
			one := m.Movement
			one.ID, one.StayID = 0, id
			var d *stay.Decision
			if m.Decision != nil {
				c := *m.Decision
				d = &c
			}
			if err := a.addMovement(&one, d); err != nil {
				return err
			}
		}
		return nil
	})
}

// VoidMovement withdraws a movement with a reason (hủy). Voiding the entry withdraws the stay's beginning and is
// refused while other movements stand; the whole stay is voided by VoidStay.
func (o *Office) VoidMovement(id int64, why string) error {
	return o.onMovement(RightVoid, "act.void_movement", id, why, func(a *Act, m *stay.Movement) error {
		if err := a.Withdraw(m, why); err != nil {
			return err
		}
		return a.withdrawDecision(m, why)
	})
}

// withdrawDecision takes the decision that a movement brought out of force with it: a paper that orders nothing must not
// stand in the record as if it did.
func (a *Act) withdrawDecision(m *stay.Movement, why string) error {
	if m.DecisionID == 0 {
		return nil
	}
	d, err := Load[stay.Decision](a, m.DecisionID)
	if err != nil || !d.Live() {
		return err
	}
	return a.Withdraw(&d, why)
}

// Correct replaces a movement by another in one act: void and new ("sửa ngày" and every other correction).
func (o *Office) Correct(id int64, m Move, why string) error {
	var p say.Problems
	if o.checkHour(&p, m.Day, m.Time); len(p) > 0 {
		return p
	}
	return o.onMovement(RightVoid, "act.correct_movement", id, why, func(a *Act, old *stay.Movement) error {
		brings := m.Kind == old.Kind && m.Status == old.Status
		if err := a.Withdraw(old, why); err != nil {
			return err
		}
		m.ID, m.StayID, m.DecisionID, m.Void = 0, old.StayID, 0, stay.Void{}
		if m.Decision == nil && brings {
			m.DecisionID = old.DecisionID
		} else if err := a.withdrawDecision(old, why); err != nil {
			return err
		}
		return a.addMovement(&m.Movement, m.Decision)
	})
}

// Redate gives a movement another day or hour (sửa ngày).
func (o *Office) Redate(id int64, day date.Date, time, why string) error {
	var m stay.Movement
	if err := o.Store.Read(func(tx Tx) (err error) { m, err = Load[stay.Movement](tx, id); return err }); err != nil {
		return err
	}
	m.Day, m.Time, m.Void = day, time, stay.Void{}
	return o.Correct(id, Move{Movement: m}, why)
}

// Reorder changes the order of untimed movements of one day.
func (o *Office) Reorder(ids []int64, why string) error {
	if len(ids) == 0 {
		return nil
	}
	return o.onMovement(RightMove, "act.reorder", ids[0], why, func(a *Act, first *stay.Movement) error {
		for i, id := range ids {
			m, err := Load[stay.Movement](a, id)
			if err != nil {
				return err
			}
			if m.Day != first.Day || m.StayID != first.StayID || m.Time != "" {
				return errors.New("reorder: movements of one stay and one day, without a time")
			}
			m.Rank = int64(i + 1)
			if err := a.Change(&m); err != nil {
				return err
			}
		}
		return nil
	})
}

func (o *Office) onMovement(r Right, name string, id int64, why string, f func(*Act, *stay.Movement) error) error {
	if why == "" {
		return say.Problems{{Field: "why", Msg: say.Of("err.why_needed")}}
	}
	var m stay.Movement
	if err := o.Store.Read(func(tx Tx) (err error) { m, err = Load[stay.Movement](tx, id); return err }); err != nil {
		return err
	}
	label, err := o.nameOf(m.StayID)
	if err != nil {
		return err
	}
	return o.do(r, name, label, why, func(a *Act) error { return f(a, &m) })
}

// ChangeResident corrects or completes the data of a person.
func (o *Office) ChangeResident(a Admission, why string) error {
	if a.Resident.ID == 0 {
		return ErrNotFound
	}
	return o.do(RightAdmit, "act.change_resident", a.Resident.Name, why, func(t *Act) error {
		if err := t.putResident(&a.Resident); err != nil {
			return err
		}
		a.Things = nil
		return t.addLists(&a, a.Resident.ID)
	})
}

// VoidStay withdraws a whole stay entered by mistake: its movements and decisions with it.
func (o *Office) VoidStay(id int64, why string) error {
	label, err := o.nameOf(id)
	if err != nil {
		return err
	}
	return o.do(RightVoid, "act.void_stay", label, why, func(a *Act) error {
		rows, err := a.Timelines(StayQuery{IDs: []int64{id}})
		if err != nil || len(rows) == 0 {
			return errors.Join(err, ErrNotFound)
		}
		for i := range rows[0].Movements {
			if m := &rows[0].Movements[i]; m.Live() {
				if err := a.Withdraw(m, why); err != nil {
					return err
				}
			}
		}
		for i := range rows[0].Decisions {
			if d := &rows[0].Decisions[i]; d.Live() {
				if err := a.Withdraw(d, why); err != nil {
					return err
				}
			}
		}
		return a.Withdraw(&rows[0].Stay, why)
	})
}

// nameOf is the name of the resident of a stay, for the journal's label.
func (o *Office) nameOf(stayID int64) (name string, err error) {
	err = o.Store.Read(func(tx Tx) error { name, err = o.nameIn(tx, stayID); return err })
	return name, err
}

// nameIn is the name of the resident of a stay, read inside an act.
func (o *Office) nameIn(tx Tx, stayID int64) (string, error) {
	s, err := Load[stay.Stay](tx, stayID)
	if err != nil {
		return "", err
	}
	r, err := Load[Resident](tx, s.ResidentID)
	return r.Name, err
}
