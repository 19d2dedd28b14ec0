package data

import (
	"bytes"
	"cmp"
	"slices"

	"hoanhap/app"
	"hoanhap/app/text"
)

// order is the places of who sorted by something that does not change with the day; nil is the order of names.
func (r *register) order(by string, commune func(list, code string) string) []int32 {
	n, ok := orders[by]
	if !ok {
		return nil
	}
	o := &r.sorts[n]
	o.once.Do(func() {
		keys := make([][]byte, len(r.who))
		for i, p := range r.who {
			keys[i] = orderKey(&p.hit, by, commune)
		}
		o.order = make([]int32, len(r.who))
		for i := range o.order {
			o.order[i] = int32(i)
		}
		slices.SortStableFunc(o.order, func(a, b int32) int { return bytes.Compare(keys[a], keys[b]) })
	})
	return o.order
}

// orderKey: what is not known stands last.
func orderKey(h *app.Hit, by string, commune func(list, code string) string) []byte {
	switch by {
	case "code":
		return []byte(h.Code)
	case "birth":
		if !h.Birth.IsZero() {
			return []byte(h.Birth.String())
		}
	case "commune":
		if name := cmp.Or(commune(h.List, h.Commune), h.Commune); name != "" {
			return text.WordKey(name)
		}
	}
	return []byte{0xff}
}
