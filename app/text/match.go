package text

import "unicode/utf8"

// Query is a search as typed, made ready once for many comparisons. The zero Query matches everything.
type Query struct {
	whole string
	words []string
}

// NewQuery folds what was typed.
func NewQuery(typed string) Query {
	f := Fold(typed)
	return Query{f, Words(f)}
}

// IsZero reports whether nothing was typed.
func (q Query) IsZero() bool { return len(q.words) == 0 }

// Several reports whether more than one word was typed.
func (q Query) Several() bool { return len(q.words) > 1 }

// How well one word was found.
const (
	noMatch    = 0
	nearPrefix = 1 // with i for y
	nearWord   = 2
	prefix     = 4
	wholeWord  = 6
)

// Match reports whether every word of the query begins a word of the folded text, in any order, and how well: higher is
// better. Whole words beat beginnings, words in the order typed beat others, a hit on the last word (the given name) beats
// one on the first, and i for y counts least. It does not allocate.
func (q Query) Match(folded string) (score int, ok bool) {
	if q.IsZero() {
		return 0, true
	}
	last, inOrder := -1, true
	for _, w := range q.words {
		best, at, end := findWord(folded, w)
		if best == noMatch {
			return 0, false
		}
		score += best * 10
		if end == len(folded) {
			score += 3
		}
		inOrder = inOrder && at > last
		last = at
	}
	if inOrder {
		score += 5
	}
	if folded == q.whole {
		score += 1000
	}
	return score, true
}

// Match is a single comparison; see Query.Match.
func Match(folded, typed string) (score int, ok bool) { return NewQuery(typed).Match(folded) }

// findWord finds where w begins a word of s best; at is its place and end where that word ends.
func findWord(s, w string) (best, at, end int) {
	for i := 0; i < len(s); {
		if !wordByte(s, i) {
			i++
			continue
		}
		j := i
		for j < len(s) && wordByte(s, j) {
			j++
		}
		if k := compareWord(s[i:j], w); k > best || k == best && k != noMatch {
			best, at, end = k, i, j
		}
		i = j
	}
	return best, at, end
}

// wordByte treats every byte of a rune above ASCII as part of a word.
func wordByte(s string, i int) bool {
	c := s[i]
	return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= utf8.RuneSelf
}

func compareWord(word, w string) int {
	if len(w) > len(word) {
		return noMatch
	}
	near := false
	for i := 0; i < len(w); i++ {
		a, b := word[i], w[i]
		if a == b {
			continue
		}
		if a == 'y' && b == 'i' || a == 'i' && b == 'y' {
			near = true
			continue
		}
		return noMatch
	}
	switch {
	case near && len(w) == len(word):
		return nearWord
	case near:
		return nearPrefix
	case len(w) == len(word):
		return wholeWord
	}
	return prefix
}
