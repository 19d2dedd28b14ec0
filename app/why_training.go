package app

import (
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/money"
	"hoanhap/app/say"
	"hoanhap/app/why"
)

// Why explains a figure of the labour of a month: its days, hours, output or pay, entry by entry.
func (l *LabourSum) Why(what string) why.Sum {
	s := why.Sum{}
	days := map[date.Date]bool{}
	for i := range l.Entries {
		e := &l.Entries[i]
		t := why.Of("+", say.Of("why.day", "day", e.Day), 0, why.Count)
		switch what {
		case "days":
			if days[e.Day] {
				continue
			}
			days[e.Day] = true
			t.N, t.Unit = 1, why.Days
		case "hours":
			t.N, t.Unit = int64(e.Minutes), why.Minutes
		case "output":
			t.N = int64(e.Output)
		default:
			t.N, t.Unit = e.Pay, why.Dong
		}
		s.Add(t)
	}
	total, _ := s.Total()
	s.Result = why.Of("=", say.Of("train.col."+what), total, why.Count)
	if len(s.Terms) > 0 {
		s.Result.Unit = s.Terms[0].Unit
	}
	if n := len(s.Terms) - whyLines; n > 0 {
		old := why.Sum{Terms: s.Terms[:n]}
		before, _ := old.Total()
		s.Terms = append([]why.Term{why.Of("+", say.Of("why.lines_before", "n", n), before, s.Result.Unit)}, s.Terms[n:]...)
	}
	if len(s.Terms) == 0 {
		s.Note("why.no_line")
	}
	return first(s)
}

// whyMembers explains a count of a class by its people.
func whyMembers(label say.Msg, members []Member, is func(*Member) bool, detail func(*Member) say.Msg) why.Sum {
	s := why.Sum{}
	for i := range members {
		if m := &members[i]; is(m) {
			t := why.Of("+", say.Of("why.person", "name", m.Name, "code", m.StayCode), 1, why.Count)
			t.Resident, t.Detail = m.Resident, detail(m)
			s.Add(t)
		}
	}
	s.Result = why.Of("=", label, int64(len(s.Terms)), why.Count)
	if len(s.Terms) == 0 {
		s.Note("why.nobody")
	}
	return first(s)
}

// WhyMembers explains a figure of a class by those whom it counts.
func (v *ClassView) WhyMembers(label say.Msg, is func(*Member) bool) why.Sum {
	return whyMembers(label, v.Members, is, func(m *Member) say.Msg { return say.Of("train.span", "from", m.Span.From, "to", m.Span.To-1) })
}

// WhyClasses explains a figure of all classes of a year by the classes.
func WhyClasses(label say.Msg, list []ClassLine, n func(*ClassLine) int) why.Sum {
	s := why.Sum{}
	for i := range list {
		s.Add(why.Of("+", say.Of("why.text", "text", list[i].Name), int64(n(&list[i])), why.Count))
	}
	total, _ := s.Total()
	s.Result = why.Of("=", label, total, why.Count)
	if len(s.Terms) == 0 {
		s.Note("why.nobody")
	}
	return first(s)
}

// WhyLessons explains the lessons of a member: those attended of those held up to today.
func (m *Member) WhyLessons() why.Sum {
	s := why.Sum{Result: why.Of("=", say.Of("why.lessons_held"), int64(m.Present+m.Excused+m.Missed+m.Away), why.Count)}
	s.Add(why.Of("+", say.Of("why.lessons_present"), int64(m.Present), why.Count))
	s.Add(why.Of("+", say.Of("why.lessons_excused"), int64(m.Excused), why.Count))
	s.Add(why.Of("+", say.Of("why.lessons_missed"), int64(m.Missed), why.Count))
	s.Add(why.Of("+", say.Of("why.lessons_away"), int64(m.Away), why.Count))
	return first(s)
}

// WhyLearned explains how long somebody learns: from the enrolment to the last day of the class, or to the day he left.
func (m *Member) WhyLearned() why.Sum {
	s := why.Sum{Result: why.Of("=", say.Of("why.learned"), int64(m.Span.To-m.Span.From), why.Days)}
	last := say.Of("why.class_last")
	if m.Stop != "" {
		last = say.Of("why.class_left", "why", say.Of("train.stop."+string(m.Stop), "day", m.Span.To))
	}
	s.Add(why.On("", last, m.Span.To-1))
	s.Add(why.On("–", say.Of("why.learns_from"), m.Span.From))
	s.Add(why.Of("+", say.Of("why.both_days"), 1, why.Days))
	return s
}

// WhyMostToSpend explains the most that may be spent on a class: the ceilings of those the state pays for.
func (v *ClassView) WhyMostToSpend() why.Sum {
	s := why.Sum{}
	v.eachPaid(func(m *Member, most int64) {
		t := dongTerm(money.Dong(most), say.Of("why.person", "name", m.Name, "code", m.StayCode))
		t.Resident, t.Detail = m.Resident, m.Ceiling.Why
		s.Add(t)
	})
	n, _ := v.MostToSpend()
	s.Result = why.Of("=", say.Of("why.most_to_spend"), n, why.Dong)
	return first(s)
}

// Why explains a share of the year: who is counted, of whom, and the share as it is rounded.
func (y *TrainingYear) Why(f *Figure) why.Sum {
	s := why.Sum{Result: why.Of("=", say.Of("why.counted_people"), int64(f.N), why.Count)}
	if f.N <= whyNamed {
		for i := range y.People {
			if p := &y.People[i]; f.Is(p) {
				t := why.Of("+", say.Of("why.person", "name", p.Name, "code", p.Code), 1, why.Count)
				t.Resident, t.Detail = p.Resident, say.Of("why.text", "text", strings.Join(p.Classes, ", "))
				s.Add(t)
			}
		}
	} else {
		s.Add(why.Of("", say.Of("why.of_people"), int64(f.Of), why.Count))
		s.Add(why.Of("–", say.Of("why.not_counted_people"), int64(f.Of-f.N), why.Count))
	}
	if f.N == 0 {
		s.Note("why.nobody")
	}
	if f.Key != "people" {
		s.Note("why.share", "n", f.N, "of", f.Of, "share", ShareText(Share(f.N, f.Of)))
	}
	if f.Key == "trained" {
		s.Note("why.target", "target", y.Target, "source", y.Source)
	}
	return first(s)
}

// Why explains how many places of an offer are taken: the letters of introduction, less those that were not accepted.
func (l *VacancyLine) Why() why.Sum {
	s := why.Sum{Result: why.Of("=", say.Of("why.taken"), int64(l.Taken), why.Count)}
	s.Add(why.Of("", say.Of("why.introduced"), int64(l.Introduced), why.Count))
	s.Add(why.Of("–", say.Of("why.not_accepted"), int64(l.Introduced-l.Taken), why.Count))
	if len(s.Terms) == 0 {
		s.Note("why.no_letter")
	}
	return s
}
