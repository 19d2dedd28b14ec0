package app

import (
	"hoanhap/app/date"
	"hoanhap/app/health"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/app/why"
)

// counted is what a day of the health desk is counted from, and by how much; n 0 is the day itself.
type counted struct {
	label  say.Msg
	day    date.Date
	n      int
	unit   string // of the rule: days, months, working_days
	back   bool   // counted backwards
	source string
}

// countedBy is a count by a row of the law pack in force on a day.
func (o *Office) countedBy(label say.Msg, from date.Date, key string, on date.Date) counted {
	row, _ := o.Law.Row(key, on)
	return counted{label: label, day: from, n: o.Law.Int(key, on), unit: row.Unit, source: row.Source}
}

func (c counted) before() counted { c.back = true; return c }

// askedBy and answeredBy are the counts of a referral, as AskBy and AnswerBy reckon them.
func (o *Office) askedBy(r *health.Referral, leaves date.Date) counted {
	if leaves == 0 {
		return counted{label: say.Of("why.anchor.made"), day: r.Made}
	}
	key := law.MethadoneAskRelease
	if r.Occasion == health.Transfer {
		key = law.MethadoneAskTransfer
	}
	return o.countedBy(say.Of("why.anchor.leaves"), leaves, key, leaves).before()
}

func (o *Office) answeredBy(r *health.Referral) counted {
	s := r.At(health.Sent)
	if s == nil {
		return counted{}
	}
	key := law.MethadoneAnswerRelease
	if r.Occasion == health.Transfer {
		key = law.MethadoneAnswerTransfer
	}
	return o.countedBy(say.Of("why.anchor.sent"), s.Day, key, s.Day)
}

func nextDose(last date.Date, home int) counted {
	return counted{label: say.Of("why.anchor.dose", "home", home), day: last, n: home + 1, unit: "days"}
}

func leavingDay(day date.Date) counted { return counted{label: say.Of("why.anchor.leaves"), day: day} }

func typedDay(day date.Date) counted { return counted{label: say.Of("why.anchor.typed"), day: day} }

// sum explains the day: what it is counted from, the rule, and the days off between.
func (d noteDay) sum() why.Sum {
	s := why.Sum{Result: why.On("=", say.Of("why.due_on"), d.day)}
	if d.from.day == 0 {
		s.Add(why.On("", say.Of("why.anchor"), d.day))
		return s
	}
	s.Add(why.On("", d.from.label, d.from.day))
	sign, n := "+", int64(d.from.n)
	if d.from.back {
		sign = "–"
	}
	t := why.Of(sign, say.Of("why.by_rule."+d.from.unit, "n", d.from.n), n, why.Days)
	t.Source = d.from.source
	if d.from.unit == "months" {
		t.Unit, t.Day = why.Months, d.from.day.AddMonths(d.from.n)
	}
	if n != 0 {
		s.Add(t)
	}
	total, _ := s.Total() // a term in months is the day it leads to
	rest := int64(d.day) - total
	if rest < 0 {
		s.Add(why.Of("–", say.Of("why.days_off"), -rest, why.Days))
	} else {
		s.Add(why.Of("+", say.Of("why.days_off"), rest, why.Days))
	}
	return s
}

// Why explains a figure of the health desk: everybody in the house, less those of whom no such entry stands. It names nobody.
func (c *HealthCount) Why(day date.Date) why.Sum {
	s := why.Sum{Result: why.Of("=", say.Of("health.count."+c.What), int64(c.N), why.Count)}
	s.Add(why.Of("", say.Of("why.in_house", "day", day), int64(c.Of), why.Count))
	s.Add(why.Of("–", say.Of("why.no_entry"), int64(c.Of-c.N), why.Count))
	s.Note("why.health_people")
	return s
}

// WhyOrdered explains the dose of the day: the order in force.
func (l *DispenseLine) WhyOrdered() why.Sum {
	s := why.Sum{Result: why.Of("=", say.Of("why.dose"), int64(l.Ordered), why.Tenths)}
	t := why.Of("", say.Of("why.order", "day", l.Order.From, "who", l.Order.By), int64(l.Order.Dose), why.Tenths)
	if l.Order.Reason != "" {
		t.Detail = say.Of("health.reason." + l.Order.Reason)
	}
	s.Add(t)
	if total, _ := s.Total(); total != int64(l.Ordered) { // a line of the sheet keeps what was ordered when it was written
		s.Terms = []why.Term{why.Of("", say.Of("why.order_then"), int64(l.Ordered), why.Tenths)}
	}
	return s
}
