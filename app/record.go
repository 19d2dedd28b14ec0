package app

import (
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/stay"
)

// Life is a person with every stay, as the record (hồ sơ) shows it.
type Life struct {
	Resident   Resident
	Identity   []IdentityPaper
	Relatives  []Relative
	Substances []Substance
	Photo      []byte
	Stays      []Episode // oldest first
}

// Episode is one stay of a life, folded, with its clock.
type Episode struct {
	StayRows
	Timeline *stay.Timeline
	Clock    stay.Clock
	Why      stay.Why
	Things   []Thing
}

// Current is the stay to show first: the open one, else the last.
func (l *Life) Current() *Episode {
	for i := range l.Stays {
		if l.Stays[i].Timeline.End() == nil {
			return &l.Stays[i]
		}
	}
	if n := len(l.Stays); n > 0 {
		return &l.Stays[n-1]
	}
	return nil
}

// Open reads the whole record of a person, the clock as of today; of a record that was made part of another, that one.
func (o *Office) Open(resident int64) (l Life, err error) {
	err = o.Store.Read(func(tx Tx) error {
		if l.Resident, err = standing(tx, resident); err != nil {
			return err
		}
		resident = l.Resident.ID
		if l.Identity, err = All[IdentityPaper](tx, "resident_id", resident); err != nil {
			return err
		}
		if l.Relatives, err = All[Relative](tx, "resident_id", resident); err != nil {
			return err
		}
		if l.Substances, err = All[Substance](tx, "resident_id", resident); err != nil {
			return err
		}
		photos, err := All[Photo](tx, "resident_id", resident)
		if err != nil {
			return err
		}
		var taken date.Date
		for _, p := range photos { // the latest: rows of a merged record may be older
			if p.Live() && p.Taken >= taken {
				l.Photo, taken = p.JPEG, p.Taken
			}
		}
		rows, err := tx.Timelines(StayQuery{Resident: []int64{resident}})
		if err != nil {
			return err
		}
		for i := range rows {
			if !rows[i].Stay.Live() {
				continue
			}
			e, err := o.episode(tx, rows[i])
			if err != nil {
				return err
			}
			l.Stays = append(l.Stays, e)
		}
		return nil
	})
	l.Identity = live(l.Identity, func(x IdentityPaper) bool { return x.Live() })
	l.Relatives = live(l.Relatives, func(x Relative) bool { return x.Live() })
	l.Substances = live(l.Substances, func(x Substance) bool { return x.Live() })
	slices.SortStableFunc(l.Stays, func(a, b Episode) int { return int(a.Timeline.Entry().Day - b.Timeline.Entry().Day) })
	return l, err
}

func (o *Office) episode(tx Tx, r StayRows) (e Episode, err error) {
	e.StayRows = r
	if e.Timeline, err = r.Fold(o); err != nil {
		return e, err
	}
	on := o.Today()
	if end := e.Timeline.End(); end != nil {
		on = end.Day
	}
	e.Clock, _ = e.Timeline.Clock(on, o.Law)
	e.Why = e.Clock.WhyEnd(e.Timeline, o.Law)
	e.Things, err = All[Thing](tx, "stay_id", r.Stay.ID)
	e.Things = live(e.Things, func(x Thing) bool { return x.Live() })
	return e, err
}

func live[T any](s []T, ok func(T) bool) []T {
	return slices.DeleteFunc(s, func(x T) bool { return !ok(x) })
}

// ClockLine is the clock of one open stay: a line of the command clock and of the list.
type ClockLine struct {
	Stay     stay.Stay
	Resident Resident
	Clock    stay.Clock
}

// Clocks is the clock of every stay open at the end of a day, sorted by the stay's code.
func (o *Office) Clocks(day date.Date) (out []ClockLine, err error) {
	err = o.Store.Read(func(tx Tx) error {
		out, err = o.clocks(tx, StayQuery{From: day, To: day}, day)
		return err
	})
	slices.SortFunc(out, func(a, b ClockLine) int { return compare(a.Stay.Code, b.Stay.Code) })
	return out, err
}

// clocks is the clock of each of the stays asked for that is open at the end of a day.
func (o *Office) clocks(tx Tx, q StayQuery, day date.Date) (out []ClockLine, err error) {
	rows, err := tx.Timelines(q)
	if err != nil {
		return nil, err
	}
	err = o.eachLive(rows, func(r *StayRows, t *stay.Timeline) {
		if c, ok := t.Clock(day, o.Law); ok && c.Point.State.Open() {
			out = append(out, ClockLine{r.Stay, r.Resident, c})
		}
	})
	return out, err
}

func compare(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
