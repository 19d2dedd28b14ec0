package due

import (
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/why"
)

// Sum explains the day of an item: the day it is counted from, what the rule adds or takes away, and the days off between.
func (i *Item) Sum() why.Sum {
	s := why.Sum{Result: why.On("=", say.Of("why.due_on"), i.Day), Open: i.Unsure}
	if i.Anchor == 0 {
		s.Add(why.On("", say.Of("why.anchor"), i.Day))
		return s
	}
	way, unit, n := i.counted()
	from := why.On("", say.Of("why.anchor"), i.Anchor)
	if way != "" {
		from.Label = say.Of("why.anchor." + way)
	}
	from.Movement, from.Resident = i.Movement, i.Resident
	s.Add(from)
	if unit != "" {
		s.Terms = append(s.Terms, i.step(way, unit, n)) // also where the hours end within the day
	}
	total, _ := s.Total() // a term in months is the day it leads to
	rest := int64(i.Day) - total
	t := why.Of("+", i.beyond(unit), rest, why.Days)
	if unit == "" {
		t.Source = i.Article
	}
	if rest < 0 {
		t.Sign, t.N = "–", -rest
	}
	s.Add(t)
	if len(s.Terms) == 1 {
		s.Terms[0].Source = i.Article
	}
	return s
}

// counted is from what and by how much the rule counts, as it is told in Why; unit "" where the day was set or follows from a birth.
func (i *Item) counted() (way, unit string, n int) {
	for _, m := range i.Why {
		key, ok := strings.CutPrefix(m.Key, "due.why.")
		if !ok {
			continue
		}
		switch before, after, two := strings.Cut(key, "."); {
		case two:
			return before, after, number(m)
		case key == "set" || key == "birthday":
			return key, "", 0
		}
	}
	return "", "", 0
}

// step is the term of the rule: "– 30 ngày, gửi trước".
func (i *Item) step(way, unit string, n int) why.Term {
	t := why.Of("+", say.Of("why.by_rule."+unit, "n", n), int64(n), why.Days)
	if way == "end" {
		t.Sign = "–"
	}
	t.Source = i.Article
	if i.Form != "" {
		t.Detail = say.Of("due.one", "what", i.Form)
	}
	switch unit {
	case "hours":
		t.N = int64(days(n))
		if !i.moved() && way != "end" { // the hour may be known: then the day is that of the hour
			t.N = int64(i.Day - i.Anchor)
		}
	case "months":
		t.Unit, t.Day = why.Months, i.Anchor.AddMonths(n)
		if t.Sign == "–" {
			t.Day = i.Anchor.AddMonths(-n)
		}
	}
	return t
}

// number is the count a sentence of Why names.
func number(m say.Msg) int {
	for k := 0; k+1 < len(m.Args); k += 2 {
		if n, ok := m.Args[k+1].(int); ok && m.Args[k] == "n" {
			return n
		}
	}
	return 0
}

func (i *Item) moved() bool {
	for _, m := range i.Why {
		if m.Key == "due.why.entry" || m.Key == "due.why.overtaken" {
			return true
		}
	}
	return false
}

// beyond names what moves the day besides the rule: the days off between working days, the entry, or the new law.
func (i *Item) beyond(unit string) say.Msg {
	for _, m := range i.Why {
		if m.Key == "due.why.entry" || m.Key == "due.why.overtaken" {
			return m
		}
	}
	if unit == "working_days" {
		return say.Of("why.days_off")
	}
	return say.Of("why.by_record")
}

// WhyLeft explains how many days are left on a day, or how many the item is late.
func (i *Item) WhyLeft(on date.Date) why.Sum {
	left := i.Left(on)
	if left < 0 {
		s := why.Sum{Result: why.Of("=", say.Of("why.late"), int64(-left), why.Days)}
		s.Add(why.On("", say.Of("why.asked"), on))
		s.Add(why.On("–", say.Of("why.due_on"), i.Day))
		return s
	}
	s := why.Sum{Result: why.Of("=", say.Of("why.left"), int64(left), why.Days)}
	s.Add(why.On("", say.Of("why.due_on"), i.Day))
	s.Add(why.On("–", say.Of("why.asked"), on))
	return s
}
