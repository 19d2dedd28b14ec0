package app

import (
	"maps"
	"slices"
	"sync"

	"hoanhap/app/date"
	"hoanhap/app/law"
)

// keptLefts is the clocks of a day in brief as they were read last: only what the journal names since is read again.
type keptLefts struct {
	sync.Mutex
	law   *law.Pack
	day   date.Date
	last  journalMark
	lefts map[int64]Left // by stay; nil: nothing is kept. What was handed out is never changed.
}

// Lefts is the clock in brief of every stay open at the end of a day, by the id of the stay. It is read, not changed.
func (o *Office) Lefts(day date.Date) (out map[int64]Left, err error) {
	k := &o.lefts
	k.Lock()
	defer k.Unlock()
	err = o.Store.Read(func(tx Tx) error {
		before := k.lefts
		k.lefts = nil // a reading that breaks off leaves nothing half done behind
		if before == nil || k.law != o.Law || k.day != day {
			out, err = o.wholeLefts(tx, k, day)
		} else {
			out, err = o.leftsNow(tx, k, before)
		}
		if err == nil {
			k.lefts = out
		}
		return err
	})
	return out, err
}

// wholeLefts reads the clock of everybody.
func (o *Office) wholeLefts(tx Tx, k *keptLefts, day date.Date) (map[int64]Left, error) {
	k.law, k.day = o.Law, day
	var err error
	if k.last, err = journalEnd(tx); err != nil {
		return nil, err
	}
	return o.leftsOf(tx, StayQuery{From: day, To: day}, map[int64]Left{}, day)
}

// leftsNow brings the clocks that are kept up to what was written since.
func (o *Office) leftsNow(tx Tx, k *keptLefts, before map[int64]Left) (map[int64]Left, error) {
	stays, ok, err := k.last.since(tx)
	switch {
	case err != nil:
		return nil, err
	case !ok:
		return o.wholeLefts(tx, k, k.day)
	case len(stays) == 0:
		return before, nil
	}
	lefts := maps.Clone(before)
	for id := range stays {
		delete(lefts, id)
	}
	return o.leftsOf(tx, StayQuery{IDs: slices.Collect(maps.Keys(stays))}, lefts, k.day)
}

func (o *Office) leftsOf(tx Tx, q StayQuery, into map[int64]Left, day date.Date) (map[int64]Left, error) {
	lines, err := o.clocks(tx, q, day)
	for i := range lines {
		into[lines[i].Stay.ID] = LeftOf(&lines[i].Clock)
	}
	return into, err
}
