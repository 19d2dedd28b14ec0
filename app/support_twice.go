package app

import (
	"cmp"
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/support"
)

// SupportTwice warns of days on which one resident stands in two stays: they are paid for Other, the stay entered first, and not for
// Stay a second time.
type SupportTwice struct {
	Stay  int64     `json:"stay"`
	Other int64     `json:"other"`
	From  date.Date `json:"from"`
	To    date.Date `json:"to"`
	Days  int       `json:"days"`
}

// takenDays is for the days of a stay the other stay that is paid for them.
type takenDays map[date.Date]int64

func (d takenDays) days() map[date.Date]bool {
	if len(d) == 0 {
		return nil
	}
	out := make(map[date.Date]bool, len(d))
	for day := range d {
		out[day] = true
	}
	return out
}

// sharedMonth is what the other stays of a resident mean for one of them in a month.
type sharedMonth struct {
	taken takenDays
	month int // days of the month that the resident is paid for over all stays
}

// shared finds for every resident with several stays the days first to last that two of them claim, and how many days are paid
// over all of them.
func (b *supportBook) shared(c *support.Calc, first, last date.Date) map[int64]sharedMonth {
	of := map[int64][]int{}
	for i := range b.rows {
		if e := b.timelines[i].Entry(); e != nil {
			of[b.rows[i].Resident.ID] = append(of[b.rows[i].Resident.ID], i)
		}
	}
	out := map[int64]sharedMonth{}
	for _, stays := range of {
		if len(stays) < 2 {
			continue
		}
		slices.SortFunc(stays, func(x, y int) int {
			return cmp.Or(cmp.Compare(b.timelines[x].Entry().Day, b.timelines[y].Entry().Day), cmp.Compare(b.rows[x].Stay.ID, b.rows[y].Stay.ID))
		})
		paid := takenDays{}
		for _, i := range stays {
			id, taken := b.rows[i].Stay.ID, takenDays{}
			for _, d := range c.Days(b.timelines[i], first, last) {
				if other, twice := paid[d]; twice {
					taken[d] = other
				} else {
					paid[d] = id
				}
			}
			out[id] = sharedMonth{taken: taken}
		}
		for _, i := range stays {
			id := b.rows[i].Stay.ID
			out[id] = sharedMonth{out[id].taken, len(paid)}
		}
	}
	return out
}

// twice words for the review which days are paid once for two stays.
func (b *supportBook) twice(c *support.Calc, first, last date.Date) (out []SupportTwice) {
	for id, s := range b.shared(c, first, last) {
		at := map[int64]*SupportTwice{}
		for d, other := range s.taken {
			x := at[other]
			if x == nil {
				x = &SupportTwice{Stay: id, Other: other, From: d, To: d}
				at[other] = x
			}
			x.From, x.To, x.Days = min(x.From, d), max(x.To, d), x.Days+1
		}
		for _, x := range at {
			out = append(out, *x)
		}
	}
	slices.SortFunc(out, func(x, y SupportTwice) int { return cmp.Or(cmp.Compare(x.Stay, y.Stay), cmp.Compare(x.Other, y.Other)) })
	return out
}

// TwiceNotes word the days that were paid once where two stays of one resident claim them.
func (r *SupportRun) TwiceNotes(vi Wording) (out []string) {
	for _, x := range r.Twice {
		p, other := r.Person(x.Stay), r.Person(x.Other)
		out = append(out, vi.T("support.twice", "name", p.Name, "stay", p.StayCode, "other", other.StayCode, "days", x.Days, "from", x.From, "to", x.To))
	}
	return out
}
