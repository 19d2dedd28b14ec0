package app

import (
	"errors"
	"time"

	"hoanhap/app/say"
	"hoanhap/app/seal"
)

// How long the next try of a password waits after wrong ones: three are free, then twice as long each time up to ten minutes.
// Nobody is ever locked out for good (OWASP ASVS 5.0, 6.1.1 and 6.3.1).
const (
	freeTries = 3
	longest   = 10 * time.Minute
)

func pause(tries int) time.Duration {
	if tries < freeTries {
		return 0
	}
	return min(longest, 2*time.Second<<min(tries-freeTries, 16))
}

// wait is how long a slot is still closed. A clock that was put back cannot make it longer than the pause itself.
func (s *KeySlot) wait(now time.Time) (left time.Duration, behind bool) {
	p := pause(s.Tries)
	last, err := time.Parse(time.RFC3339, s.Tried)
	if p == 0 || err != nil {
		return 0, false
	}
	if last.After(now) {
		return p, true
	}
	return max(0, last.Add(p).Sub(now)), false
}

// openSlot opens the slot of an owner with a secret: it counts first and asks then, so that killing the program does not make a
// try free. wrong is what a wrong secret is answered with.
func (o *Office) openSlot(owner, secret string, wrong error) (*seal.Identity, error) {
	row, waiting, err := o.countTry(owner)
	switch {
	case err != nil:
		return nil, err
	case row.ID == 0:
		_, _, _ = seal.NewSlot(owner, secret, o.cost()) // a name that does not exist answers as slowly as one that does
		return nil, wrong
	case waiting > 0:
		return nil, &say.Refused{Msg: say.Of("err.login.wait", "seconds", int((waiting+time.Second-1)/time.Second))}
	}
	slot, err := seal.ParseSlot(row.Slot)
	if err != nil || slot.Owner != owner {
		return nil, &say.Refused{Msg: say.Of("err.key.slot")}
	}
	id, err := slot.Open(secret)
	if errors.Is(err, seal.ErrPassword) {
		return nil, wrong
	}
	if err != nil {
		return nil, &say.Refused{Msg: say.Of("err.key.slot")}
	}
	row.Tries, row.Tried = 0, ""
	return id, o.aside(func(tx Tx) error { return tx.Update(&row) })
}

// countTry counts a try of an owner's slot before it is made, or says how long the next one waits.
func (o *Office) countTry(owner string) (row KeySlot, waiting time.Duration, err error) {
	now := o.Now()
	err = o.aside(func(tx Tx) error {
		list, err := All[KeySlot](tx, "owner", owner)
		if err != nil || len(list) == 0 {
			return err
		}
		row = list[0]
		left, behind := row.wait(now)
		waiting = left
		switch {
		case left > 0 && !behind:
			return nil
		case left > 0:
			row.Tried = stampOf(now) // the clock was put back: the wait begins anew, it does not last for years
		default:
			row.Tries++
			row.Tried = stampOf(now)
		}
		return tx.Update(&row)
	})
	return row, waiting, err
}
