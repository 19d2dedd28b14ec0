package app

import (
	"slices"

	"hoanhap/app/due"
	"hoanhap/app/handover"
	"hoanhap/app/say"
	"hoanhap/app/why"
)

// WhyRows explains a count of the work list by the kinds of work it holds; a row is one person, one kind, one day.
func WhyRows(label say.Msg, rows []DueRow, keep func(*DueRow) bool) why.Sum {
	by := map[due.Code]int64{}
	var codes []due.Code
	n := int64(0)
	for i := range rows {
		r := &rows[i]
		if !keep(r) {
			continue
		}
		c := r.First().Code
		if by[c] == 0 {
			codes = append(codes, c)
		}
		by[c]++
		n++
	}
	slices.SortStableFunc(codes, func(a, b due.Code) int { return groupRank(a) - groupRank(b) })
	s := why.Sum{Result: why.Of("=", label, n, why.Count)}
	for _, c := range codes {
		s.Add(why.Of("+", say.Of("due."+string(c)), by[c], why.Count))
	}
	s.Note("why.rows")
	return first(s)
}

// WhyAnswers explains how many handovers wait for a commune's answer, by where they stand.
func WhyAnswers(book []HandoverLine) why.Sum {
	s := WhyBook(book, say.Of("why.answers"), func(l *HandoverLine) bool { return l.State.Open() })
	_, late := HandoverCounts(book)
	s.Note("why.answers_late", "n", late)
	return s
}

// WhyBook explains a count of the book of handovers by the states of the lines it counts, or by their names where they are few.
func WhyBook(book []HandoverLine, label say.Msg, keep func(*HandoverLine) bool) why.Sum {
	s := why.Sum{}
	by, n := map[handover.State]int64{}, int64(0)
	var few []*HandoverLine
	for i := range book {
		if l := &book[i]; keep(l) {
			by[l.State]++
			n++
			few = append(few, l)
		}
	}
	s.Result = why.Of("=", label, n, why.Count)
	if n == 0 {
		s.Note("why.nobody")
	}
	if n > whyNamed {
		for _, st := range handover.States {
			s.Add(why.Of("+", say.Of("handover.state."+string(st)), by[st], why.Count))
		}
		return first(s)
	}
	for _, l := range few {
		t := why.Of("+", say.Of("why.person", "name", l.Name, "code", l.StayCode), 1, why.Count)
		t.Resident = l.Resident
		t.Detail = say.Of("handover.state." + string(l.State))
		s.Add(t)
	}
	return first(s)
}

// Why explains one number of a commune: the lines of the book it counts.
func (s *HandoverSum) Why(book []HandoverLine, what string) why.Sum {
	return WhyBook(book, say.Of("handover.col."+what), func(l *HandoverLine) bool {
		if l.Place != s.Place {
			return false
		}
		switch what {
		case "inside":
			return !l.Released
		case "open":
			return l.State.Open()
		case "late":
			return l.Late > 0
		case "acked":
			return l.State == handover.Acked
		}
		return true
	})
}

// WhyAftercareEnd explains the last day of the after-care: as the decision says, or its months from the release on.
func (h *Handover) WhyAftercareEnd() why.Sum {
	s := why.Sum{Result: why.On("=", say.Of("handover.after.end"), h.AftercareEnd())}
	p := h.Decision()
	if p == nil || s.Result.Day == 0 {
		return s
	}
	paper := say.Of("why.paper", "number", p.Number, "day", p.Day, "issuer", p.Issuer)
	if p.To != 0 {
		t := why.On("", say.Of("why.to_of_paper"), p.To)
		t.Detail = paper
		s.Add(t)
		return s
	}
	from := why.On("", say.Of("why.released"), h.End)
	if p.From > h.End {
		from = why.On("", say.Of("why.from_of_paper"), p.From)
	}
	s.Add(from)
	t := why.Of("+", say.Of("why.months_of_paper", "n", p.Months), int64(p.Months), why.Months)
	t.Day, t.Detail = s.Result.Day, paper
	s.Add(t)
	return s
}

// Why explains the number beside Hôm nay: what is late, and what falls due today.
func (w *Work) Why() why.Sum {
	return WhyRows(say.Of("why.work_now"), DueRows(w.Lines), func(r *DueRow) bool { return r.Late || r.Left == 0 })
}
