package text

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// SplitName takes a full name apart: họ, tên đệm, tên. A single word is the given name. It is wrong for names whose family
// name stands last (Y Bhăm Niê): those carry their parts in the record.
func SplitName(full string) (family, middle, given string) {
	w := strings.Fields(full)
	switch n := len(w); n {
	case 0:
		return "", "", ""
	case 1:
		return "", "", w[0]
	default:
		return w[0], strings.Join(w[1:n-1], " "), w[n-1]
	}
}

// TitleName is the display of a name written in capitals: "LÒ VĂN DŨNG" is "Lò Văn Dũng", "H'HEN NIÊ" is "H'Hen Niê".
// Only for display and for new names: what an identity paper says is stored as it stands.
func TitleName(s string) string {
	start := true
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) || unicode.IsDigit(r):
			if start {
				r = unicode.ToUpper(r)
			} else {
				r = unicode.ToLower(r)
			}
			start = false
		default:
			start = true
		}
		return r
	}, Clean(s))
}

// IsCapitals reports whether a name is written in capitals only.
func IsCapitals(s string) bool {
	letters := false
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		letters = letters || unicode.IsLetter(r)
	}
	return letters
}

type sorter struct {
	c   *collate.Collator
	buf collate.Buffer
}

var sorters = sync.Pool{New: func() any { return &sorter{c: collate.New(language.Vietnamese)} }}

// collationKey orders by the Vietnamese alphabet: a ă â b c d đ …, then by tone.
func (s *sorter) key(out []byte, text string) []byte {
	s.buf.Reset()
	return append(append(out, s.c.KeyFromString(&s.buf, strings.ToLower(text))...), 0, 0)
}

// SortKey orders people as Vietnamese lists do: by tên, then họ, then tên đệm. Keys compare with bytes.Compare and may be
// stored. A name given as "given|family|middle" (see SplitName) keeps those parts. Safe for concurrent use.
func SortKey(full string) []byte {
	var family, middle, given string
	if p := strings.Split(full, "|"); len(p) == 3 {
		given, family, middle = p[0], p[1], p[2]
	} else {
		family, middle, given = SplitName(Clean(full))
	}
	s := sorters.Get().(*sorter)
	defer sorters.Put(s)
	return s.key(s.key(s.key(make([]byte, 0, 96), given), family), middle)
}

// WordKey orders any text by the Vietnamese alphabet, from its first letter on (places, nghề).
func WordKey(s string) []byte {
	c := sorters.Get().(*sorter)
	defer sorters.Put(c)
	return c.key(make([]byte, 0, 64), Clean(s))
}

// SortByName orders items by the names of people; equal names keep their order.
func SortByName[T any](items []T, name func(T) string) { sortBy(items, name, SortKey) }

// SortByText orders items by the alphabet; equal texts keep their order.
func SortByText[T any](items []T, of func(T) string) { sortBy(items, of, WordKey) }

func sortBy[T any](items []T, of func(T) string, key func(string) []byte) {
	type keyed struct {
		key  []byte
		item T
	}
	k := make([]keyed, len(items))
	for i, it := range items {
		k[i] = keyed{key(of(it)), it}
	}
	slices.SortStableFunc(k, func(a, b keyed) int { return bytes.Compare(a.key, b.key) })
	for i := range k {
		items[i] = k[i].item
	}
}

// Less reports whether one person stands before the other in a list. For many names make their keys once.
func Less(a, b string) bool { return bytes.Compare(SortKey(a), SortKey(b)) < 0 }
