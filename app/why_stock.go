package app

import (
	"slices"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/app/why"
)

// WhyThing explains what is in the store of one thing up to a day: what came, what went, or what is left.
func (o *Office) WhyThing(thing, what string, until date.Date) (s why.Sum, err error) {
	err = o.Store.Read(func(tx Tx) error {
		rows, err := All[StockEntry](tx)
		if err != nil {
			return err
		}
		slices.SortStableFunc(rows, func(a, b StockEntry) int { return int(a.Day - b.Day) })
		came, gone := int64(0), int64(0)
		var lines []why.Term
		for _, e := range rows {
			if e.Day > until {
				continue
			}
			list, _ := goodsOf(strings.Split(e.Things, "|"))
			for _, g := range list {
				if g.Thing != thing {
					continue
				}
				n := g.Milli
				if e.ReversesID != 0 {
					n = -n
				}
				in := e.Kind == StockCame
				if in {
					came += n
				} else {
					gone += n
				}
				if in == (what == "came") {
					t := why.Of("+", say.Of("why.dated", "day", e.Day, "text", say.Of("stock.kind."+e.Kind)), n, why.Milli)
					if n < 0 {
						t.Sign, t.N = "–", -n
					}
					t.Detail = say.Of("why.text", "text", strings.Trim(e.Party+"; "+e.Paper, "; "))
					lines = append(lines, t)
				}
			}
		}
		switch what {
		case "left":
			s.Result = why.Of("=", say.Of("support.col.left"), came-gone, why.Milli)
			s.Add(why.Of("", say.Of("support.col.came"), came, why.Milli))
			s.Add(why.Of("–", say.Of("support.col.gone"), gone, why.Milli))
		default:
			s = whyThings(lines, say.Of("support.col."+what))
		}
		if len(s.Terms) == 0 {
			s.Note("why.no_line")
		}
		return nil
	})
	return first(s), err
}

// whyThings tells the last lines one by one, the ones before them by day of the month as one term.
func whyThings(lines []why.Term, label say.Msg) why.Sum {
	s := why.Sum{Terms: lines}
	total, _ := s.Total()
	s.Result = why.Of("=", label, total, why.Milli)
	if n := len(lines) - whyLines; n > 0 {
		old := why.Sum{Terms: lines[:n]}
		before, _ := old.Total()
		s.Terms = append([]why.Term{why.Of("+", say.Of("why.lines_before", "n", n), before, why.Milli)}, lines[n:]...)
	}
	return s
}

// WhyIssue explains how many have not got the things of a kind yet: who is on the books that day, less who has them.
func (o *Office) WhyIssue(kind string, day date.Date) (s why.Sum, err error) {
	due, err := o.IssueDue(kind, day)
	if err != nil {
		return s, err
	}
	all := 0
	err = o.Store.Read(func(tx Tx) error {
		rows, err := tx.Timelines(StayQuery{From: day, To: day})
		if err != nil {
			return err
		}
		return o.eachLive(rows, func(r *StayRows, t *stay.Timeline) {
			all += truth(t.On(day).State.OnBooks() && (kind != StockHygiene || r.Resident.Sex == Female))
		})
	})
	label := "why.in_house"
	if kind == StockHygiene {
		label = "why.women_in_house"
	}
	s.Add(why.Of("", say.Of(label, "day", day), int64(all), why.Count))
	s.Add(why.Of("–", say.Of("why.has_got."+kind), int64(all-len(due)), why.Count))
	s.Result = why.Of("=", say.Of("why.issue_due", "kind", say.Of("stock.kind."+kind)), int64(len(due)), why.Count)
	if len(s.Terms) == 0 {
		s.Note("why.nobody")
	}
	return first(s), err
}
