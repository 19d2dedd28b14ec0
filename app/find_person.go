package app

import (
	"slices"
	"strings"

	"hoanhap/app/text"
)

// FindPerson answers a field that asks for one person, where the first line is taken by Enter: somebody whose name or code holds what was typed
// stands before one whose address or kin does, the given name before the others, and who is here before who has left. most is how
// many are wanted.
func (o *Office) FindPerson(typed string, most int) (out []Hit, err error) {
	words := text.Words(text.Near(typed))
	var ranks map[int64]int
	err = o.Store.Read(func(tx Tx) error {
		here, err := tx.Find(Search{Text: typed, Day: o.Today(), OpenOnly: true})
		if err != nil {
			return err
		}
		out, ranks = here.Hits, ranked(here.Hits, words, map[int64]int{})
		if good(ranks) >= most || len(words) == 0 && len(out) >= most {
			return nil
		}
		all, err := tx.Find(Search{Text: typed, Day: o.Today(), Limit: manyLeft})
		for i := range all.Hits {
			if h := &all.Hits[i]; !h.State.Open() {
				out = append(out, *h)
			}
		}
		ranks = ranked(out, words, ranks)
		return err
	})
	slices.SortStableFunc(out, func(a, b Hit) int { return ranks[a.Resident] - ranks[b.Resident] })
	return out[:min(most, len(out))], err
}

// manyLeft bounds how many of an archive are compared between two key strokes.
const manyLeft = 2000

// byOther is the rank of whom the words do not name.
const byOther = 4

func ranked(hits []Hit, words []string, into map[int64]int) map[int64]int {
	for i := range hits {
		if _, ok := into[hits[i].Resident]; !ok {
			into[hits[i].Resident] = rankOf(&hits[i], words)
		}
	}
	return into
}

func good(ranks map[int64]int) (n int) {
	for _, r := range ranks {
		if r < byOther {
			n++
		}
	}
	return n
}

// rankOf is how well somebody answers to words: less is better.
func rankOf(h *Hit, words []string) (rank int) {
	if !h.State.Open() {
		rank++
	}
	name := text.Words(text.Near(h.Name))
	all := append(name[:len(name):len(name)], text.Words(text.Near(h.Code+" "+h.StayCode))...)
	begins := func(list []string, w string) bool {
		return slices.ContainsFunc(list, func(n string) bool { return strings.HasPrefix(n, w) })
	}
	for _, w := range words {
		if !begins(all, w) {
			return rank + byOther
		}
	}
	if len(name) > 0 && len(words) > 0 && !begins(name[len(name)-1:], words[len(words)-1]) {
		rank += 2
	}
	return rank
}
