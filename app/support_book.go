package app

import (
	"cmp"
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/stay"
	"hoanhap/app/support"
	"hoanhap/app/text"
)

// supportBook is the stays of a run, folded once for all its months.
type supportBook struct {
	rows      []StayRows
	timelines []*stay.Timeline
	facts     []support.Facts
}

// readSupport reads every stay that may be paid for a day of the span, and those for which something was typed.
func (o *Office) readSupport(tx Tx, from, last date.Date) (*supportBook, error) {
	typed, err := All[SupportEntry](tx)
	if err != nil {
		return nil, err
	}
	rows, err := tx.Timelines(StayQuery{From: from, To: max(last, from)})
	if err != nil {
		return nil, err
	}
	known := make(map[int64]bool, len(rows))
	for i := range rows {
		known[rows[i].Stay.ID] = true
	}
	var more []int64
	for i := range typed {
		if id := typed[i].StayID; typed[i].Live() && !known[id] {
			known[id] = true
			more = append(more, id)
		}
	}
	if len(more) > 0 {
		slices.Sort(more)
		late, err := tx.Timelines(StayQuery{IDs: more})
		if err != nil {
			return nil, err
		}
		rows = append(rows, late...)
	}
	return o.foldSupport(rows, typed)
}

// readSupportOf reads every stay of these residents.
func (o *Office) readSupportOf(tx Tx, residents []int64) (*supportBook, error) {
	rows, err := tx.Timelines(StayQuery{Resident: residents})
	if err != nil {
		return nil, err
	}
	ids := make([]int64, len(rows))
	for i := range rows {
		ids[i] = rows[i].Stay.ID
	}
	typed, err := All[SupportEntry](tx, "stay_id", ids)
	if err != nil {
		return nil, err
	}
	return o.foldSupport(rows, typed)
}

func (o *Office) foldSupport(rows []StayRows, typed []SupportEntry) (*supportBook, error) {
	byStay := map[int64][]support.Entry{}
	for i := range typed {
		if e := &typed[i]; e.Live() {
			byStay[e.StayID] = append(byStay[e.StayID], support.Entry{Item: e.Item, Day: e.Day, To: e.Last, Days: e.Travel, Amount: e.Amount, Paper: e.Paper})
		}
	}
	b := &supportBook{}
	if err := o.eachLive(rows, func(x *StayRows, t *stay.Timeline) {
		b.rows, b.timelines = append(b.rows, *x), append(b.timelines, t)
		b.facts = append(b.facts, support.Facts{Female: x.Resident.Sex == Female, Foreign: foreign(&x.Resident), Entries: byStay[x.Stay.ID]})
	}); err != nil {
		return nil, err
	}
	return b, nil
}

// foreign reports somebody whose nationality is written down and is not Vietnamese.
func foreign(r *Resident) bool {
	switch text.Fold(r.Nationality) {
	case "", "viet nam", "vietnam", "vn", "vnm":
		return false
	}
	return true
}

// each reckons the days first to last of one calendar month for every stay, a day of one resident once.
func (b *supportBook) each(c *support.Calc, first, last date.Date, do func(i int, lines []support.Line, missing []support.Missing)) {
	shared := b.shared(c, first.MonthStart(), first.MonthEnd())
	for i, t := range b.timelines {
		facts := b.facts[i]
		if s, ok := shared[t.Stay.ID]; ok {
			facts.Taken, facts.Month = s.taken.days(), s.month
		}
		lines, missing := c.Lines(t, &facts, first, last)
		do(i, lines, missing)
	}
}

func (b *supportBook) lines(c *support.Calc, first, last date.Date) (out []support.Run, missing []SupportMissing) {
	b.each(c, first, last, func(i int, lines []support.Line, lack []support.Missing) {
		id := b.rows[i].Stay.ID
		for _, l := range lines {
			out = append(out, support.Run{Stay: id, Line: l})
		}
		for _, m := range lack {
			missing = append(missing, SupportMissing{id, m})
		}
	})
	return out, missing
}

// people names everybody with a line, sorted by stay code, and puts the lines in that order.
func (b *supportBook) people(r *SupportRun) {
	need := map[int64]bool{}
	for i := range r.Lines {
		need[r.Lines[i].Stay] = true
	}
	for i := range r.Missing {
		need[r.Missing[i].Stay] = true
	}
	for i := range r.Twice {
		need[r.Twice[i].Stay], need[r.Twice[i].Other] = true, true
	}
	for i := range b.rows {
		x := &b.rows[i]
		if !need[x.Stay.ID] {
			continue
		}
		p := SupportPerson{Stay: x.Stay.ID, Resident: x.Resident.ID, StayCode: x.Stay.Code, Code: x.Resident.Code, Name: x.Resident.Name,
			Birth: x.Resident.Birth.Text(), Team: x.Stay.Room}
		if at := b.timelines[i].On(r.Last); at.State != stay.None {
			p.Status = at.Status
		}
		if steps := b.timelines[i].Steps; p.Status == "" && len(steps) > 0 {
			p.Status = steps[len(steps)-1].Was.Status
		}
		r.People = append(r.People, p)
		delete(need, x.Stay.ID)
	}
	slices.SortFunc(r.People, func(x, y SupportPerson) int { return compare(x.StayCode, y.StayCode) })
	place := make(map[int64]int, len(r.People))
	for i := range r.People {
		place[r.People[i].Stay] = i
	}
	slices.SortStableFunc(r.Lines, func(x, y support.Run) int {
		return cmp.Or(place[x.Stay]-place[y.Stay], int(x.For-y.For))
	})
	slices.SortStableFunc(r.Missing, func(x, y SupportMissing) int { return place[x.Stay] - place[y.Stay] })
}
