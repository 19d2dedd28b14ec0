package support

import (
	"cmp"
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/money"
)

// Kinds of a line of a month run besides the month's own.
const (
	Reversal   = "reversal"   // takes back what an approved month had (bút toán đảo)
	Correction = "correction" // what it should have been (bút toán bổ sung)
)

// Run is one line of a month run: of the month itself, or a correction of an approved month.
type Run struct {
	Stay int64 `json:"stay"`
	Line
	For  date.Date `json:"for,omitempty"`  // first day of the approved month that it corrects; 0 its own
	Kind string    `json:"kind,omitempty"` // "", Reversal, Correction
}

// key names what a line is about.
type key struct {
	stay int64
	item string
}

// net is what approved lines come to for one stay and item.
type net struct {
	days   int
	amount money.Dong
}

// Net adds the approved lines about one month, corrections with them: what stands.
func Net(approved []Run) map[int64]map[string]Line {
	out := map[int64]map[string]Line{}
	for i := range approved {
		r := &approved[i]
		if out[r.Stay] == nil {
			out[r.Stay] = map[string]Line{}
		}
		l := out[r.Stay][r.Item]
		l.Item = r.Item
		l.Days += r.Days
		l.Amount += r.Amount
		out[r.Stay][r.Item] = l
	}
	return out
}

// Corrections compares what was approved about a month with what it comes to now: for each difference the line that takes
// back the old and the line of the new. Afterwards what stands is exactly what was computed.
func Corrections(month date.Date, approved, now []Run) []Run {
	was := map[key]net{}
	for i := range approved {
		r := &approved[i]
		k := key{r.Stay, r.Item}
		was[k] = net{was[k].days + r.Days, was[k].amount + r.Amount}
	}
	is := map[key]*Run{}
	keys := make([]key, 0, len(was))
	for k := range was {
		keys = append(keys, k)
	}
	for i := range now {
		k := key{now[i].Stay, now[i].Item}
		is[k] = &now[i]
		if _, known := was[k]; !known {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(cmp.Compare(a.stay, b.stay), cmp.Compare(slices.Index(Items, a.item), slices.Index(Items, b.item)))
	})
	var out []Run
	for _, k := range keys {
		old, fresh := was[k], is[k]
		if fresh == nil && old == (net{}) || fresh != nil && old == (net{fresh.Days, fresh.Amount}) {
			continue
		}
		if old != (net{}) {
			out = append(out, Run{Stay: k.stay, Line: Line{Item: k.item, Days: -old.days, Amount: -old.amount}, For: month, Kind: Reversal})
		}
		if fresh != nil {
			l := *fresh
			l.For, l.Kind = month, Correction
			out = append(out, l)
		}
	}
	return out
}
