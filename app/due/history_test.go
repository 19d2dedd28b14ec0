package due_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hoanhap/app/date"
	"hoanhap/app/due"
	"hoanhap/app/law"
	"hoanhap/app/stay"

	"pgregory.net/rapid"
)

// life is a random legal stay with the facts beside it.
type life struct {
	stay      stay.Stay
	decisions []stay.Decision
	movements []stay.Movement
	facts     due.Facts
}

func (l *life) fold(t *rapid.T, p *law.Pack) *stay.Timeline {
	tl, err := stay.Fold(l.stay, l.decisions, l.movements, p, today)
	if err != nil {
		t.Fatal(err)
	}
	return tl
}

func drawLife(t *rapid.T) life {
	l := life{stay: stay.Stay{ID: 7, Code: "D00007-1", ResidentID: 3}}
	day := date.Must("2021-06-01") + date.Date(rapid.IntRange(0, 1950).Draw(t, "first"))
	for i := range rapid.IntRange(1, 10).Draw(t, "moves") {
		if day > today {
			break
		}
		l.propose(t, int64(i+1), day)
		day += date.Date(rapid.IntRange(0, 70).Draw(t, "wait"))
	}
	l.facts.Birth = date.Whole(date.Must("1985-01-01") + date.Date(rapid.IntRange(0, 10000).Draw(t, "birth")))
	l.facts.NoResidence, l.facts.UnableToWork = rapid.Bool().Draw(t, "homeless"), rapid.Bool().Draw(t, "unable")
	for i := range rapid.IntRange(0, 3).Draw(t, "agreed") {
		l.facts.Agreed = append(l.facts.Agreed, due.Agreed{ID: int64(i + 1), Day: l.movements[0].Day + date.Date(rapid.IntRange(-5, 400).Draw(t, "set")),
			Code: rapid.SampledFrom([]due.Code{due.Answer, due.Decision, due.Contract}).Draw(t, "what")})
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "came") {
		c := due.Come{Step: int64(i + 1), Day: l.movements[0].Day + date.Date(rapid.IntRange(0, 800).Draw(t, "came on")),
			Code: rapid.SampledFrom([]due.Code{due.Ack, due.AftercareDecision}).Draw(t, "came what")}
		if c.Code == due.Ack {
			c.Again = rapid.Bool().Draw(t, "sent on")
		} else {
			c.Waived = rapid.Bool().Draw(t, "none will come")
		}
		l.facts.Come = append(l.facts.Come, c)
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "papers") {
		l.facts.Papers = append(l.facts.Papers, due.Paper{ID: int64(i + 1), Day: l.movements[0].Day + date.Date(rapid.IntRange(0, 400).Draw(t, "issued")),
			Kind: rapid.SampledFrom([]string{"completion_notice", "certificate_compulsory", "search_decision", "information_sheet"}).Draw(t, "kind"),
			To:   rapid.SampledFrom([]string{"", "police", "family"}).Draw(t, "to")})
	}
	return l
}

// propose adds a movement when it is legal; the first always is.
func (l *life) propose(t *rapid.T, id int64, day date.Date) {
	m := stay.Movement{ID: id, StayID: 7, Day: day, Months: 1, Travel: rapid.IntRange(0, 2).Draw(t, "travel"),
		Kind: rapid.SampledFrom(stay.Kinds).Draw(t, "kind")}
	if len(l.movements) == 0 {
		m.Kind = rapid.SampledFrom([]stay.Kind{stay.Admit, stay.TransferIn}).Draw(t, "entry")
	}
	if rapid.Bool().Draw(t, "timed") {
		m.Time = fmt.Sprintf("%02d:%02d", rapid.IntRange(0, 23).Draw(t, "h"), rapid.IntRange(0, 59).Draw(t, "m"))
	}
	if rapid.Bool().Draw(t, "due") {
		m.Due, m.DueTime = day+date.Date(rapid.IntRange(0, 30).Draw(t, "agreed")), "17:00"
	}
	before := len(l.decisions)
	if m.Kind.Entry() || m.Kind == stay.ChangeStatus {
		m.Status = rapid.SampledFrom(stay.Statuses).Draw(t, "status")
		if m.Status != stay.PreCourt {
			l.decisions = append(l.decisions, stay.Decision{ID: id, StayID: 7, Day: day - date.Date(rapid.IntRange(0, 20).Draw(t, "ago")),
				Term: rapid.IntRange(1, 36).Draw(t, "term")})
			m.DecisionID = id
		}
	}
	l.movements = append(l.movements, m)
	if _, err := stay.Fold(l.stay, l.decisions, l.movements, pack(), today); err != nil {
		l.movements, l.decisions = l.movements[:len(l.movements)-1], l.decisions[:before]
	}
}

func someDay(t *rapid.T) date.Date {
	return date.Must("2021-12-01") + date.Date(rapid.IntRange(0, 2100).Draw(t, "on"))
}

func open(items []due.Item) (out []due.Item) {
	for _, it := range items {
		if it.State == due.Open {
			out = append(out, it)
		}
	}
	return out
}

// Each item has exactly one day, one article, one settling act and one key of its own; the column is that of its day.
func TestEachItemIsWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawLife(t)
		tl := l.fold(t, pack())
		seen := map[string]bool{}
		for _, it := range due.Items(tl, l.facts, someDay(t), pack()) {
			switch {
			case it.Day <= 0 || it.Article == "" || it.Act.Verb == "" || (it.Act.Verb != due.Enter) != (len(it.Act.What) > 0):
				t.Fatalf("not whole: %+v", it)
			case seen[it.Key]:
				t.Fatalf("raised twice: %s", it.Key)
			case it.Day < tl.Entry().Day:
				t.Fatalf("before the entry: %+v", it)
			case it.Regime != pack().RegimeAt(it.Day) || !it.Regime.RaisesDue:
				t.Fatalf("column %s on %v", it.Regime.Code, it.Day)
			case !slices.Contains(due.Codes, it.Code) || it.Stay != 7 || it.Resident != 3 || !strings.HasPrefix(it.Key, "7/"+string(it.Code)+"/"):
				t.Fatalf("%+v", it)
			case len(it.Why) == 0:
				t.Fatalf("without reason: %+v", it)
			case (it.State == due.Open) != (it.Settled == due.Settlement{}):
				t.Fatalf("%s: %+v", it.State, it.Settled)
			}
			explainedDay(t, &it)
			seen[it.Key] = true
		}
	})
}

// explainedDay: the explanation of an item begins with what it hangs on, names the article and adds up to the day. Only days off between working
// days, the entry and the change of law move it beyond its rule.
func explainedDay(t *rapid.T, it *due.Item) {
	t.Helper()
	s := it.Sum()
	if err := s.Holds(); err != nil || s.Result.Day != it.Day || len(s.Terms) == 0 {
		t.Fatalf("%s: %v in %+v", it.Key, err, s)
	}
	source := ""
	for i := range s.Terms {
		x := &s.Terms[i]
		source += x.Source
		if x.Label.Key == "why.by_record" || x.Label.Key == "why.days_off" && x.Sign != "+" {
			t.Fatalf("%s is moved by nothing told: %+v", it.Key, s.Terms)
		}
	}
	if source == "" {
		t.Fatalf("%s names no article: %+v", it.Key, s.Terms)
	}
	for _, on := range []date.Date{it.Day - 3, it.Day, it.Day + 2} {
		if left := it.WhyLeft(on); left.Holds() != nil || left.Result.N < 0 {
			t.Fatalf("%s on %v: %+v", it.Key, on, left)
		}
	}
}

// Settling all empties the list, by tick or by waiver, and it stays empty of them on every later day.
func TestSettlingAllEmptiesTheList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawLife(t)
		tl := l.fold(t, pack())
		on := someDay(t)
		settled := map[string]bool{}
		for i, it := range open(due.Items(tl, l.facts, on, pack())) {
			settled[it.Key] = true
			l.facts.Marks = append(l.facts.Marks, due.Mark{ID: int64(i + 1), Key: it.Key, Day: on, Waived: rapid.Bool().Draw(t, "waived")})
		}
		if left := open(due.Items(tl, l.facts, on, pack())); len(left) > 0 {
			t.Fatalf("left: %+v", left)
		}
		later := on + date.Date(rapid.IntRange(0, 200).Draw(t, "later"))
		for _, it := range open(due.Items(tl, l.facts, later, pack())) {
			if settled[it.Key] {
				t.Fatalf("settled on %v, open again on %v: %+v", on, later, it)
			}
		}
	})
}

// What is due on a day hangs on nothing that came later.
func TestLaterRowsDoNotCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawLife(t)
		on := someDay(t)
		whole := due.Items(l.fold(t, pack()), l.facts, on, pack())
		cut := life{stay: l.stay, decisions: l.decisions, facts: l.facts}
		cut.movements = slices.DeleteFunc(slices.Clone(l.movements), func(m stay.Movement) bool { return m.Day > on })
		cut.facts.Papers = slices.DeleteFunc(slices.Clone(l.facts.Papers), func(p due.Paper) bool { return p.Day > on })
		if len(cut.movements) == 0 {
			if len(whole) > 0 {
				t.Fatalf("before the entry: %+v", whole)
			}
			return
		}
		if got := due.Items(cut.fold(t, pack()), cut.facts, on, pack()); !same(got, whole) {
			t.Fatalf("\n%+v\n%+v", got, whole)
		}
	})
}

func same(a, b []due.Item) bool {
	return slices.EqualFunc(a, b, func(x, y due.Item) bool {
		return x.Key == y.Key && x.Day == y.Day && x.Time == y.Time && x.State == y.State && x.Regime == y.Regime
	})
}

// A row that changes from a day on moves nothing that falls due before that day.
func TestChangeOfLawIsLocal(t *testing.T) {
	numbers := map[string]string{law.DueNotice: "45", law.DueStage5: "10", law.DueCertificate: "72", law.AckDays: "9", law.DueQuitPossible: "4", law.DuePlan: "6"}
	keys := []string{law.DueNotice, law.DueStage5, law.DueCertificate, law.AckDays, law.DueQuitPossible, law.DuePlan}
	rapid.Check(t, func(t *rapid.T) {
		l := drawLife(t)
		key := rapid.SampledFrom(keys).Draw(t, "key")
		from := date.Must("2026-07-01") + date.Date(rapid.IntRange(0, 400).Draw(t, "from"))
		changed, err := pack().With([]law.Row{{Key: key, From: from, Value: numbers[key], Source: "thử", Scope: law.Centre}})
		if err != nil {
			t.Fatal(err)
		}
		tl, on := l.fold(t, pack()), someDay(t)
		before := func(items []due.Item) []due.Item {
			return slices.DeleteFunc(items, func(it due.Item) bool { return it.Day >= from })
		}
		was, is := due.Items(tl, l.facts, on, pack()), due.Items(tl, l.facts, on, changed)
		if len(was) != len(is) {
			t.Fatalf("%s from %v: %d items became %d", key, from, len(was), len(is))
		}
		if a, b := before(slices.Clone(was)), before(slices.Clone(is)); !same(a, b) {
			t.Fatalf("%s from %v:\n%+v\n%+v", key, from, a, b)
		}
	})
}

// transition_procedure moves only what falls due from the new law on, of who began under the old one.
func TestTransitionMovesOnlyThem(t *testing.T) {
	r3 := date.Must("2026-07-01")
	old := with(t, "1990-01-01", law.TransitionProcedure, "old")
	rapid.Check(t, func(t *rapid.T) {
		l := drawLife(t)
		tl, on := l.fold(t, pack()), someDay(t)
		a, b := due.Items(tl, l.facts, on, pack()), due.Items(tl, l.facts, on, old)
		if l.movements[0].Day >= r3 && !slices.ContainsFunc(l.decisions, func(d stay.Decision) bool { return d.Day < r3 }) && !same(a, b) {
			t.Fatalf("all under the new law, but\n%+v\n%+v", a, b)
		}
		early := func(items []due.Item) []string {
			var out []string
			for _, it := range items {
				if it.Day < r3 {
					out = append(out, it.Key+" "+it.When())
				}
			}
			return out
		}
		if x, y := early(a), early(b); !slices.Equal(x, y) {
			t.Fatalf("\n%v\n%v", x, y)
		}
	})
}

// The notice, counted a second way: by the words of rules.md §3.1 and §3.3.
func TestNoticeTheOtherWay(t *testing.T) {
	r2, r3 := date.Must("2022-01-01"), date.Must("2026-07-01")
	rapid.Check(t, func(t *rapid.T) {
		status := rapid.SampledFrom([]stay.Status{stay.Compulsory, stay.Voluntary}).Draw(t, "status")
		entry := date.Must("2025-01-01") + date.Date(rapid.IntRange(0, 600).Draw(t, "entry"))
		l := life{stay: stay.Stay{ID: 7}, decisions: []stay.Decision{{ID: 1, Day: entry, Term: rapid.IntRange(1, 24).Draw(t, "term")}},
			movements: []stay.Movement{{ID: 1, Kind: stay.Admit, Day: entry, Status: status, DecisionID: 1}}}
		tl := l.fold(t, pack())
		c, _ := tl.Clock(entry, pack())
		var day date.Date
		to := "police family"
		switch {
		case status == stay.Compulsory && max(entry, c.End-15) < r3:
			day, to = max(entry, c.End-15, r2), "court people_committee family"
		case status == stay.Compulsory:
			day, to = max(entry, c.End-30, r3), "police family court"
		case c.End >= r3:
			day = max(entry, c.End-30, r3)
		}
		got := map[string]date.Date{}
		for _, it := range due.Items(tl, l.facts, entry, pack()) {
			if it.Code == due.Notice {
				got[it.To] = it.Day
			}
		}
		want := map[string]date.Date{}
		for _, a := range strings.Fields(to) {
			if day != 0 {
				want[a] = day
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("%s, entry %v, end %v: %v, want %v", status, entry, c.End, got, want)
		}
	})
}
