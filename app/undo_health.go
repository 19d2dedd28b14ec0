package app

import (
	"encoding/json"

	"hoanhap/app/say"
	"hoanhap/app/seal"
)

// sealedChange opens what an entry of the health desk wrote: the text before (zero when it is new) and after.
func sealedChange(tx Tx, ring *seal.Ring, e *Entry) (was, now HealthText, err error) {
	old, new, err := noteChange(tx, e)
	if err != nil {
		return was, now, err
	}
	if old != nil {
		if err := openSealed(ring, old, &was); err != nil {
			return was, now, err
		}
	}
	return was, now, openSealed(ring, new, &now)
}

// noteChange is the row of an entry before (nil when it is new) and after.
func noteChange(tx Tx, e *Entry) (old, new *HealthNote, err error) {
	raw, err := tx.EntryContent(e.ID)
	if err != nil {
		return nil, nil, err
	}
	var c struct{ Old, New *HealthNote }
	err = json.Unmarshal(raw, &c)
	if err == nil && c.New == nil {
		err = ErrNotFound
	}
	return c.Old, c.New, err
}

// health takes back what an act wrote on the health desk: a new entry is withdrawn, a changed one reads again as it did before,
// both with the reason, which is sealed with them. Days that only followed from it follow again by themselves.
func (u *undoing) health(e *Entry) error {
	old, new, err := noteChange(u, e)
	if err != nil {
		return err
	}
	if old != nil && old.Version == new.Version {
		return nil // its day in clear moved with another entry
	}
	now, err := Load[HealthNote](u, e.Row)
	if err != nil {
		return err
	}
	if now.Version != new.Version {
		return u.laterNote(e)
	}
	ring, err := u.office.desk.keys()
	if err != nil {
		return err
	}
	p := HealthPage{Note: now}
	if old == nil {
		if err := openSealed(ring, &now, &p.HealthText); err != nil {
			return err
		}
		p.VoidWhy = u.sealed
	} else {
		if err := openSealed(ring, old, &p.HealthText); err != nil {
			return err
		}
		p.Corrected = u.sealed
	}
	return u.putHealth(ring, &p)
}

// laterNote names the act that wrote an entry anew.
func (u *undoing) laterNote(e *Entry) error {
	later, err := u.Entries(EntryQuery{Tbl: e.Tbl, Row: e.Row, AfterID: e.ID})
	if err != nil {
		return err
	}
	for i := range later {
		old, new, err := noteChange(u, &later[i])
		if err != nil {
			return err
		}
		if old != nil && old.Version != new.Version {
			return laterErr(&later[i])
		}
	}
	return &say.Refused{Msg: say.Of("err.undo_not", "act", say.Of(e.Name))}
}
