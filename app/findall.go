package app

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"hoanhap/app/date"
	"hoanhap/app/text"
)

// NumberOf is what a number of the one box belongs to.
type NumberOf string

// A stay by its code (mã đợt), a decision and an issued paper by their number (số, ký hiệu).
const (
	NumberStay     NumberOf = "stay"
	NumberDecision NumberOf = "decision"
	NumberPaper    NumberOf = "paper"
)

// NumberQuery asks for codes and numbers by what was typed. Limit is for each of the three.
type NumberQuery struct {
	Text   string // as typed: codes of stays
	Number string // as numbers of papers are written: "45 qd tand"
	Limit  int
}

// Numbered is a stay, decision or paper with the person it belongs to.
type Numbered struct {
	Of       NumberOf
	ID       int64  // of the stay, decision or paper
	Number   string // the code, or the number as it stands on the paper
	Day      date.Date
	Kind     string // of an issued paper
	Issuer   string // of a decision
	Stay     int64
	Resident int64
	Code     string // of the person
	Name     string
}

// Answers is what the one box found: people best first, then stays, decisions and papers by number.
type Answers struct {
	People    []Hit
	Total     int // people, before the limit
	Stays     []Numbered
	Decisions []Numbered
	Papers    []Numbered
}

// Count is how many lines are there.
func (a *Answers) Count() int {
	return len(a.People) + len(a.Stays) + len(a.Decisions) + len(a.Papers)
}

// peopleJudged is how many of the people found are weighed: more than a window shows, so that the best is among them.
const peopleJudged = 400

// FindAll answers the one box (Ctrl+F): people by name, code, identity number and commune, stays by their code, decisions
// and issued papers by number; of each at most limit, the best first. Nothing typed finds nothing.
func (o *Office) FindAll(typed string, limit int) (a Answers, err error) {
	typed = text.Clean(typed)
	if typed == "" {
		return a, nil
	}
	number := o.numberTyped(typed)
	err = o.Store.Read(func(tx Tx) error {
		f, err := tx.Find(Search{Text: typed, Day: o.Today(), Limit: peopleJudged})
		if err != nil {
			return err
		}
		a.Total, a.People = f.Total, best(f.Hits, typed, limit)
		if err := o.addClocks(tx, a.People, o.Today()); err != nil || !HasNumber(typed) {
			return err
		}
		list, err := tx.Numbers(NumberQuery{Text: typed, Number: number, Limit: max(limit*4, 20)})
		for _, n := range list {
			switch n.Of {
			case NumberStay:
				a.Stays = append(a.Stays, n)
			case NumberDecision:
				a.Decisions = append(a.Decisions, n)
			case NumberPaper:
				a.Papers = append(a.Papers, n)
			}
		}
		for _, g := range []*[]Numbered{&a.Stays, &a.Decisions, &a.Papers} {
			*g = bestNumbers(*g, typed, number, limit)
		}
		return err
	})
	return a, err
}

// HasNumber reports whether a figure was typed: codes and numbers have one, and names have none.
func HasNumber(typed string) bool { return strings.ContainsFunc(typed, unicode.IsDigit) }

// best weighs people: the name before code, number and commune; those who are here before those who left; then the order
// of names, in which the hits come.
func best(hits []Hit, typed string, limit int) []Hit {
	q := text.NewQuery(typed)
	score := make(map[int64]int, len(hits))
	for i := range hits {
		h := &hits[i]
		s, ok := q.Match(text.Fold(h.Name))
		if ok {
			s += 100
		}
		for _, exact := range []string{h.Code, h.IDNumber, h.StayCode} {
			if strings.EqualFold(exact, typed) {
				s += 2000
			}
		}
		if h.State.Open() {
			s += 50
		}
		score[h.Resident] = s
	}
	slices.SortStableFunc(hits, func(a, b Hit) int { return score[b.Resident] - score[a.Resident] })
	return hits[:min(limit, len(hits))]
}

// bestNumbers puts the number typed first, then the one that says it from its beginning, the shorter, the newer.
func bestNumbers(list []Numbered, typed, number string, limit int) []Numbered {
	want, figures := plainNumber(typed), ""
	for _, w := range strings.Fields(number) {
		if figures == "" && w[0] >= '0' && w[0] <= '9' {
			figures = strings.TrimLeft(w, "0")
		}
	}
	rank := func(n *Numbered) int {
		has := plainNumber(n.Number)
		head, _, _ := strings.Cut(has, "/")
		switch {
		case has == want:
			return 0
		case strings.TrimLeft(head, "0") == figures:
			return 1
		case strings.HasPrefix(has, want):
			return 2
		}
		return 3
	}
	slices.SortStableFunc(list, func(a, b Numbered) int {
		return cmp.Or(rank(&a)-rank(&b), len(a.Number)-len(b.Number), int(b.Day-a.Day), cmp.Compare(a.ID, b.ID))
	})
	return list[:min(limit, len(list))]
}

// numberTyped is what was typed as numbers of papers are written: figures and letters apart, kinds of papers by their short
// form (quyết định is qđ), words that stand in no number (số, giấy) left out.
func (o *Office) numberTyped(typed string) string {
	var b strings.Builder
	was := ' '
	for _, r := range text.Fold(typed) {
		if unicode.IsDigit(r) && unicode.IsLetter(was) || unicode.IsLetter(r) && unicode.IsDigit(was) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		was = r
	}
	out := " " + strings.Join(text.Words(b.String()), " ") + " "
	for _, pair := range strings.Split(o.Words["find.short_forms"], ";") {
		if long, short, ok := strings.Cut(pair, "="); ok {
			short = strings.TrimSpace(text.Fold(short))
			out = strings.ReplaceAll(out, " "+strings.TrimSpace(text.Fold(long))+" ", " "+short+" ")
		}
	}
	return strings.Join(strings.Fields(out), " ")
}

// plainNumber is a number without accents, capitals and spaces: "45 / QĐ-TAND" is "45/qd-tand".
func plainNumber(s string) string {
	fold := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text.Clean(s))
	var b strings.Builder
	for i, part := range strings.Split(fold, "/") {
		if i > 0 {
			b.WriteByte('/')
		}
		b.WriteString(strings.ReplaceAll(text.Fold(part), " ", "-"))
	}
	return b.String()
}
