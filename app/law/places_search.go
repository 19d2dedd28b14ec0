package law

import (
	"cmp"
	"slices"
	"strings"

	"hoanhap/app/text"
)

// searchFrom is the fewest letters that are looked up: fewer find half the country.
const searchFrom = 2

// How a commune was found, best first.
const (
	byName     = 3000 // its name has every word
	byInitials = 2000 // "hbt" for Hai Bà Trưng, with or without the province
	byBoth     = 0    // it takes the province's name to have every word
	byOld      = -1000
)

// Search finds communes by what is typed of name and province in any order and without accents ("mường hoa phú thọ"), by the
// initials of either ("hbt hn", "muong hoa pt"), with the name of a province before 2025-07-01, or by the code; best first,
// at most limit. Names that hold every word stand before those that need the province's.
func (p *Places) Search(typed string, limit int) []Commune { return p.SearchNear(typed, limit, "") }

// SearchNear is Search for an office in a province: of communes found in the same way those of its own stand first, since most
// of its people are from there.
func (p *Places) SearchNear(typed string, limit int, province string) (out []Commune) {
	if c := p.byCode[strings.TrimSpace(typed)]; c != nil {
		return []Commune{*c}
	}
	q := text.NewQuery(typed)
	if len(text.Fold(typed)) < searchFrom || limit <= 0 || q.IsZero() {
		return nil
	}
	var words []word
	for _, w := range text.Words(text.Fold(typed)) {
		words = append(words, word{w, text.NewQuery(w)})
	}
	type hit struct{ i, score int }
	var hits []hit
	for i := range p.folded {
		if score, ok := p.folded[i].match(q, words); ok {
			hits = append(hits, hit{i, score})
		}
	}
	away := func(h hit) int {
		if province != "" && p.communes[h.i].Province.Code == province {
			return 0
		}
		return 1
	}
	way := func(h hit) int { return (h.score - byOld) / 1000 }
	slices.SortStableFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(way(b), way(a)), cmp.Compare(away(a), away(b)), cmp.Compare(b.score, a.score))
	})
	for _, h := range hits[:min(limit, len(hits))] {
		out = append(out, p.communes[h.i])
	}
	return out
}

// word is one word that was typed.
type word struct {
	s string
	text.Query
}

func (f *placeWords) match(q text.Query, words []word) (score int, ok bool) {
	if s, ok := q.Match(f.name); ok {
		return byName + s, true
	}
	if s, ok := q.Match(f.all); ok {
		return byBoth + s, true
	}
	named, begun := 0, 0 // words that name the commune, and of these by its initials
	for i := range words {
		w := &words[i]
		_, name := w.Match(f.name)
		_, all := w.Match(f.all)
		switch {
		case name:
			named++
		case w.s == f.initials && len(w.s) > 1:
			named, begun = named+1, begun+1
		case !all && !f.in.has(w):
			return 0, false
		}
	}
	switch {
	case begun > 0:
		return byInitials + 10*begun, true
	case named > 0:
		return byOld + 10*named, true
	}
	return 0, false
}

// has reports a word of the province's old names, or initials of one of them.
func (f *placeWords) has(w *word) bool {
	if _, ok := w.Match(f.all); ok {
		return true
	}
	return len(w.s) > 1 && strings.Contains(f.initials, " "+w.s+" ")
}

// words by which a province is found.
func (u *ProvinceUnit) words() *placeWords {
	kind := text.Fold(u.Kind)
	f := placeWords{name: kind + " " + text.Fold(u.Name)}
	if kind == "thanh pho" {
		f.all = "tp"
	}
	if u.Name == "Hồ Chí Minh" {
		f.all += " sai gon"
	}
	f.initials = " " + initialsOf(text.Fold(u.Name)) + " "
	for _, old := range u.FormedFrom {
		f.all += " " + text.Fold(old)
		f.initials += initialsOf(text.Fold(old)) + " "
	}
	return &f
}

// initialsOf is "hbt" for "hai ba trung".
func initialsOf(folded string) string {
	out := ""
	for _, w := range text.Words(folded) {
		out += w[:1]
	}
	return out
}

// SearchProvinces finds provinces by what is typed of the name, by initials, by the code, or by the name of a province before
// 2025-07-01; those that begin so first, then in the order of the alphabet. Nothing typed finds all.
func (p *Places) SearchProvinces(typed string) (out []ProvinceUnit) {
	q, folded := text.NewQuery(typed), text.Fold(typed)
	rank := map[string]int{}
	for _, u := range p.Provinces() {
		f, name := u.words(), text.Fold(u.Name)
		_, has := q.Match(name)
		_, old := q.Match(f.all)
		switch {
		case q.IsZero() || u.Code == folded || strings.HasPrefix(name, folded):
		case has:
			rank[u.Code] = 1
		case len(folded) > 1 && strings.Contains(f.initials, " "+folded+" "):
			rank[u.Code] = 2
		case old:
			rank[u.Code] = 3
		default:
			continue
		}
		out = append(out, u)
	}
	slices.SortStableFunc(out, func(a, b ProvinceUnit) int { return rank[a.Code] - rank[b.Code] })
	return out
}

// SearchOld finds communes that are no more by what is typed of name, district and province, or by initials of the name; the
// name itself first, at most limit. Those whose name the commune of today kept are left out.
func (p *Places) SearchOld(typed string, limit int) (out []OldMatch, err error) {
	q := text.NewQuery(typed)
	if len(text.Fold(typed)) <= searchFrom || limit <= 0 || q.IsZero() {
		return nil, nil
	}
	o, err := p.old()
	if err != nil {
		return nil, err
	}
	type hit struct {
		m     *OldMatch
		score int
	}
	var hits []hit
	for i := range o.all {
		x := &o.all[i]
		if len(x.m.Targets) == 1 && x.m.Targets[0].Commune.Name == x.m.Old.Name {
			continue
		}
		if s, ok := q.Match(x.name); ok {
			hits = append(hits, hit{x.m, byName + s})
		} else if s, ok := q.Match(x.whole); ok && x.begins(typed) {
			hits = append(hits, hit{x.m, s})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(b.score, a.score) })
	for _, h := range hits[:min(limit, len(hits))] {
		m := *h.m
		m.Targets = slices.Clone(m.Targets)
		out = append(out, m)
	}
	return out, nil
}

// oldWords are the words of an old commune.
type oldWords struct {
	m           *OldMatch
	name, whole string
}

// begins reports that the first word typed is of the commune's own name: a district or province alone finds hundreds.
func (x *oldWords) begins(typed string) bool {
	w := text.Words(text.Fold(typed))
	for len(w) > 1 && slices.Contains(kindsOfPlace, text.Near(w[0])) {
		w = w[1:]
	}
	_, ok := text.Match(x.name, w[0])
	return ok
}
