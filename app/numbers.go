package app

import (
	"slices"
	"strconv"
	"strings"

	"hoanhap/app/say"
)

// books are number books (sổ công văn) in use in one act: one for each symbol and year, as NĐ 30/2020 counts by the sort of
// paper. Two forms with one symbol (QĐ, GXN) share their book, else 01/QĐ-CSCN would be given twice.
type books map[string]*bookInUse

type bookInUse struct {
	last  int
	taken map[int]*PaperHead
}

// open reads a book once.
func (b books) open(tx Tx, symbol string, year int) (*bookInUse, error) {
	key := symbol + "/" + strconv.Itoa(year)
	if x := b[key]; x != nil {
		return x, nil
	}
	heads, err := All[PaperHead](tx, "year", year)
	if err != nil {
		return nil, err
	}
	x := &bookInUse{taken: map[int]*PaperHead{}}
	for i := range heads {
		if h := &heads[i]; h.Serial > 0 && h.Symbol() == symbol {
			x.taken[h.Serial] = h
			x.last = max(x.last, h.Serial)
		}
	}
	b[key] = x
	return x, nil
}

// give takes the number asked for, unless it is taken, else the next.
func (b books) give(tx Tx, symbol string, year, want int) (int, error) {
	x, err := b.open(tx, symbol, year)
	if err != nil {
		return 0, err
	}
	if h := x.taken[want]; h != nil && want != 0 {
		return 0, &say.Refused{Msg: say.Of("err.paper.number_taken", "number", h.Number, "day", h.Day)}
	}
	if want == 0 {
		want = x.last + 1
	}
	x.taken[want] = &PaperHead{Serial: want, Number: strconv.Itoa(want) + "/" + symbol}
	x.last = max(x.last, want)
	return want, nil
}

// Symbol is the part of the number after the slash: "TB-CSCN".
func (h *PaperHead) Symbol() string {
	_, s, _ := strings.Cut(h.Number, "/")
	return s
}

// NumberBook is the book of one symbol in one year (sổ công văn).
type NumberBook struct {
	Symbol  string
	Year    int
	Next    int   // offered next
	Gaps    []int // numbers below the last that nobody has
	Doubles []int // numbers that two papers have: taken over from elsewhere, or two symbols made one
	Entries []NumberEntry
}

// NumberEntry is one paper of the book; a voided one keeps its number.
type NumberEntry struct {
	PaperHead
	Resident int64
	Name     string // "" for a paper about several people
}

// NumberBooks is every book of a year, by symbol; papers without a number (minutes) stand in no book.
func (o *Office) NumberBooks(year int) (out []NumberBook, err error) {
	err = o.Store.Read(func(tx Tx) error {
		heads, err := All[PaperHead](tx, "year", year)
		if err != nil {
			return err
		}
		names, err := headNames(tx, heads)
		if err != nil {
			return err
		}
		at := map[string]int{}
		for _, h := range heads {
			if h.Serial == 0 {
				continue
			}
			n, ok := at[h.Symbol()]
			if !ok {
				n = len(out)
				at[h.Symbol()] = n
				out = append(out, NumberBook{Symbol: h.Symbol(), Year: year})
			}
			out[n].Entries = append(out[n].Entries, NumberEntry{h, h.ResidentID, names[h.ResidentID]})
		}
		return nil
	})
	for i := range out {
		out[i].judge()
	}
	slices.SortFunc(out, func(a, b NumberBook) int { return compare(a.Symbol, b.Symbol) })
	return out, err
}

// judge finds what is next, missing and double.
func (b *NumberBook) judge() {
	slices.SortStableFunc(b.Entries, func(x, y NumberEntry) int { return x.Serial - y.Serial })
	last := 0
	for i := range b.Entries {
		n := b.Entries[i].Serial
		for g := last + 1; g < n; g++ {
			b.Gaps = append(b.Gaps, g)
		}
		if n == last && !slices.Contains(b.Doubles, n) {
			b.Doubles = append(b.Doubles, n)
		}
		last = n
	}
	b.Next = last + 1
}

func headNames(tx Tx, heads []PaperHead) (map[int64]string, error) {
	var ids []int64
	out := map[int64]string{}
	for _, h := range heads {
		if _, ok := out[h.ResidentID]; !ok && h.ResidentID != 0 {
			out[h.ResidentID] = ""
			ids = append(ids, h.ResidentID)
		}
	}
	if len(ids) == 0 {
		return out, nil
	}
	people, err := All[Resident](tx, "id", ids)
	for i := range people {
		out[people[i].ID] = people[i].Name
	}
	return out, err
}
