package app

import (
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/money"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/app/support"
)

// SupportChange is how one stay differs from the month before, and why.
type SupportChange struct {
	Person        SupportPerson
	Was, Is       money.Dong // paid; corrections of other months left out
	WasDays, Days int        // of food
	Reasons       []say.Msg
}

// ReviewSupport compares a month with the one before, stay by stay: only those that differ, by stay code.
func (o *Office) ReviewSupport(year, month int) (out []SupportChange, err error) {
	first := date.Of(year, month, 1)
	if first == 0 {
		return nil, say.Problems{{Field: "month", Msg: say.Of("err.needed")}}
	}
	eve := first.AddMonths(-1)
	last := min(first.MonthEnd(), max(o.Today(), first-1))
	err = o.Store.Read(func(tx Tx) error {
		b, err := o.readSupport(tx, eve, last)
		if err != nil {
			return err
		}
		c := support.New(o.Law)
		was := make([][]support.Line, len(b.rows))
		b.each(c, eve, eve.MonthEnd(), func(i int, lines []support.Line, _ []support.Missing) { was[i] = lines })
		b.each(c, first, last, func(i int, is []support.Line, _ []support.Missing) {
			if x, differs := b.change(i, was[i], is, eve, last); differs {
				out = append(out, x)
			}
		})
		return nil
	})
	slices.SortFunc(out, func(a, b SupportChange) int { return compare(a.Person.StayCode, b.Person.StayCode) })
	return out, err
}

// change is how two months of one stay differ.
func (b *supportBook) change(i int, was, is []support.Line, eve, last date.Date) (x SupportChange, differs bool) {
	x.Was, _ = support.Total(was)
	x.Is, _ = support.Total(is)
	x.WasDays, x.Days = foodDays(was), foodDays(is)
	if x.Was == x.Is && x.WasDays == x.Days {
		return x, false
	}
	x.Reasons = reasons(b.timelines[i], was, is, eve, last)
	r := &b.rows[i]
	x.Person = SupportPerson{Stay: r.Stay.ID, Resident: r.Resident.ID, StayCode: r.Stay.Code, Code: r.Resident.Code, Name: r.Resident.Name,
		Birth: r.Resident.Birth.Text(), Team: r.Stay.Room, Status: b.timelines[i].On(last).Status}
	return x, true
}

func foodDays(lines []support.Line) (n int) {
	for i := range lines {
		if lines[i].Item == support.Food || lines[i].Item == support.FoodSick {
			n += lines[i].Days
		}
	}
	return n
}

// reasons tells why two months differ: the movements between, items of only one of them, another rate, another number of days.
func reasons(t *stay.Timeline, was, is []support.Line, from, to date.Date) (out []say.Msg) {
	for i := range t.Steps {
		if s := &t.Steps[i]; s.Day >= from && s.Day <= to && s.Kind != stay.Reduce {
			out = append(out, say.Of("support.why.movement", "movement", s.Kind, "day", s.Day))
		}
	}
	for _, item := range support.Items {
		if w := itemReason(item, lineOf(was, item), lineOf(is, item)); !w.IsZero() {
			out = append(out, w)
		}
	}
	if len(out) == 0 {
		out = append(out, say.Of("support.why.days", "was", foodDays(was), "is", foodDays(is)))
	}
	return out
}

// itemReason tells why an item makes two months differ: food by its rate, any other by being in only one of them.
func itemReason(item string, was, is *support.Line) (none say.Msg) {
	name := say.Of("support.item." + item)
	switch {
	case was == nil && is == nil:
	case item == support.Food:
		if was != nil && is != nil && !sameRates(was, is) {
			return say.Of("support.why.rate", "item", name, "source", is.Parts[len(is.Parts)-1].Rates[0].Source)
		}
	case was == nil:
		return say.Of("support.why.new", "item", name)
	case is == nil:
		return say.Of("support.why.gone", "item", name)
	}
	return none
}

func lineOf(lines []support.Line, item string) *support.Line {
	for i := range lines {
		if lines[i].Item == item {
			return &lines[i]
		}
	}
	return nil
}

// sameRates reports that two lines rest on the same rows.
func sameRates(a, b *support.Line) bool {
	return slices.Equal(a.Parts[len(a.Parts)-1].Rates, b.Parts[0].Rates) && slices.Equal(b.Parts[0].Rates, b.Parts[len(b.Parts)-1].Rates)
}
