package law

import (
	"io/fs"
	"slices"
	"strings"

	"hoanhap/app/text"
)

// OldCommune is a commune as it was on 2025-06-30, with its district and province.
type OldCommune struct {
	Code, Name, Kind string
	District         string // with its kind: Huyện Tân Lạc
	Province         string
}

// Target is a commune of today that took the old one or a part of it.
type Target struct {
	Commune Commune
	Default bool   // the only one, or the one that took the whole population
	Note    string // official wording: nhập toàn bộ, nhập một phần …
}

// OldMatch is an old commune and where it went.
type OldMatch struct {
	Old     OldCommune
	Targets []Target
	Guess   bool // gone before June 2025: what took it is a suggestion from a secondary source
}

// Decided is the commune of today when the table decides it; a commune that was split is asked of the clerk, by hamlet.
func (m OldMatch) Decided() (Commune, bool) {
	if m.Guess {
		return Commune{}, false
	}
	for _, t := range m.Targets {
		if t.Default {
			return t.Commune, true
		}
	}
	return Commune{}, false
}

type oldPlaces struct {
	byCode map[string]*OldMatch
	byName map[string][]*OldMatch // by the bare name of the commune
	all    []oldWords             // in the order of the table
}

func loadOld(fsys fs.FS, p *Places) (*oldPlaces, error) {
	o := &oldPlaces{byCode: map[string]*OldMatch{}, byName: map[string][]*OldMatch{}}
	rows, err := placeTable(fsys, "communes_old_to_new.csv", "old_code", "old_name", "old_kind", "old_district", "old_province", "new_code", "default_target", "official_note")
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		c := p.byCode[r[5]]
		if r[0] == "" || c == nil {
			continue // islands that had no commune before
		}
		m := o.byCode[r[0]]
		if m == nil {
			m = &OldMatch{Old: OldCommune{r[0], r[1], r[2], r[3], r[4]}}
			o.byCode[r[0]] = m
			o.add(m)
		}
		m.Targets = append(m.Targets, Target{*c, r[6] == "yes", r[7]})
	}
	gone, err := placeTable(fsys, "communes_abolished_2023_2025.csv", "code", "name", "kind", "district", "province", "merged_into_old_code")
	if err != nil {
		return nil, err
	}
	for _, r := range gone {
		if into := o.byCode[r[5]]; into != nil {
			m := &OldMatch{Old: OldCommune{r[0], r[1], r[2], r[3], r[4]}, Targets: into.Targets, Guess: true}
			o.add(m)
		}
	}
	return o, nil
}

func (o *oldPlaces) add(m *OldMatch) {
	key, name := placeKey(m.Old.Name), text.Fold(m.Old.Name)
	o.byName[key] = append(o.byName[key], m)
	o.all = append(o.all, oldWords{m, name, text.Fold(m.Old.Kind) + " " + name + " " + text.Fold(m.Old.District) + " " + text.Fold(m.Old.Province)})
}

// OldByCode finds an old commune by its code before 2025-07-01.
func (p *Places) OldByCode(code string) (OldMatch, bool, error) {
	o, err := p.old()
	if err != nil {
		return OldMatch{}, false, err
	}
	if m := o.byCode[code]; m != nil {
		return *m, true, nil
	}
	return OldMatch{}, false, nil
}

// Old finds the old communes an address with three levels can mean: "Thôn 1, Xã Quy Mỹ, Huyện Tân Lạc, Hòa Bình". Commune and
// province must be there, each behind a comma; the district too where the province had several communes of the name, else
// all are given. The address itself is never changed.
func (p *Places) Old(address string) ([]OldMatch, error) {
	o, err := p.old()
	if err != nil {
		return nil, err
	}
	var parts []string
	for _, s := range strings.Split(address, ",") {
		if k := placeKey(s); k != "" {
			parts = append(parts, k)
		}
	}
	if n := len(parts); n > 0 && (parts[n-1] == "viet nam" || parts[n-1] == "vietnam") {
		parts = parts[:n-1]
	}
	n := len(parts)
	if n < 2 {
		return nil, nil
	}
	if n >= 3 {
		if out := o.find(parts[n-3], parts[n-2], parts[n-1]); len(out) > 0 {
			return out, nil
		}
	}
	return o.find(parts[n-2], "", parts[n-1]), nil
}

func (o *oldPlaces) find(commune, district, province string) (out []OldMatch) {
	province = provinceAlias(province)
	for _, name := range bothWays(commune) {
		for _, m := range o.byName[name] {
			if provinceAlias(placeKey(m.Old.Province)) == province && (district == "" || slices.Contains(bothWays(district), withoutKind(placeKey(m.Old.District)))) {
				out = append(out, *m)
			}
		}
		if len(out) > 0 {
			break
		}
	}
	// The communes in force on the last day stand before those gone earlier.
	slices.SortStableFunc(out, func(a, b OldMatch) int {
		switch {
		case a.Guess == b.Guess:
			return 0
		case a.Guess:
			return 1
		}
		return -1
	})
	return out
}

// kindsOfPlace are the kinds and their short forms as placeKey writes them (huyện is huien), longest first.
var kindsOfPlace = []string{"thanh pho", "thi tran", "thi xa", "phuong", "huien", "quan", "tinh", "xa", "tp", "tt", "tx", "p", "h", "q", "x", "t"}

// placeKey is a name to compare places by: folded with y as i, without punctuation and leading zeros.
func placeKey(s string) string {
	w := text.Words(text.Near(s))
	for i, x := range w {
		if t := strings.TrimLeft(x, "0"); t != "" {
			w[i] = t
		}
	}
	return strings.Join(w, " ")
}

// withoutKind takes the kind off a key: "phuong 4" is "4". A name can begin like a kind (Xa Dung, Quan Hóa), so what was typed
// is looked up both ways.
func withoutKind(key string) string {
	for _, kind := range kindsOfPlace {
		if rest, ok := strings.CutPrefix(key, kind+" "); ok {
			return rest
		}
	}
	return key
}

func bothWays(key string) []string {
	if k := withoutKind(key); k != key {
		return []string{k, key}
	}
	return []string{key}
}

// provinceAlias is the name of a province as the old catalogue has it.
func provinceAlias(key string) string {
	key = withoutKind(key)
	switch key {
	case "hcm", "sai gon":
		return "ho chi minh"
	case "thua thien hue":
		return "hue"
	case "brvt", "vung tau":
		return "ba ria vung tau"
	case "dac lac", "daklak", "dac lak":
		return "dak lak"
	}
	return key
}
