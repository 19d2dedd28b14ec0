package law

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"io/fs"
	"slices"
	"sync"

	"hoanhap/app/date"
	"hoanhap/app/text"
)

// unit is what a province and a commune have in common: a name, and a kind that a resolution can change.
type unit struct {
	Code     string
	Name     string
	Kind     string // today: xã, phường, đặc khu; tỉnh, thành phố
	was      string // kind before kindFrom
	kindFrom date.Date
}

// KindOn is the kind on a day: ten communes of Đồng Nai became phường on 2026-04-30.
func (u unit) KindOn(day date.Date) string {
	if u.kindFrom != 0 && day < u.kindFrom {
		return u.was
	}
	return u.Kind
}

// Named is the name with its kind on a day: xã Mường Hoa, tỉnh Phú Thọ.
func (u unit) Named(day date.Date) string { return u.KindOn(day) + " " + u.Name }

// ProvinceUnit is one of the 34 provinces and cities since 2025-07-01.
type ProvinceUnit struct {
	unit
	FormedFrom []string // names of the provinces it was formed from
}

// Commune is one of the communes since 2025-07-01, catalogue "2025". A code means nothing without its catalogue: most were
// codes of other communes before.
type Commune struct {
	unit
	AltName  string // other spelling in use
	AltCode  string // code in another transcription of the decision (Ba Chẽ)
	Province *ProvinceUnit
}

// Full is commune and province with their kinds on a day: xã Mường Hoa, tỉnh Phú Thọ.
func (c Commune) Full(day date.Date) string { return c.Named(day) + ", " + c.Province.Named(day) }

// Places knows the catalogue of communes and, read only when first asked, the old units before 2025-07-01.
type Places struct {
	name      string              // of the catalogue
	before    *Places             // the catalogue it follows; nil: the shipped one
	into      map[string][]Target // of a code of before
	provinces []ProvinceUnit
	communes  []Commune
	byCode    map[string]*Commune
	province  map[string]*ProvinceUnit
	folded    []placeWords // beside communes
	old       func() (*oldPlaces, error)
}

// placeWords are the words by which a unit is found.
type placeWords struct {
	name     string // folded, of a province with its kind
	all      string // and of what it lies in; of a province, of those it was formed from
	initials string // "hbt"; of a province, also of those it was formed from
	in       *placeWords
}

// LoadPlaces reads the catalogue from a directory of CSV files.
func LoadPlaces(fsys fs.FS) (*Places, error) {
	p := &Places{name: PlacesShipped, byCode: map[string]*Commune{}, province: map[string]*ProvinceUnit{}}
	provinces, err := placeTable(fsys, "provinces_2025.csv", "code", "name", "kind", "kind_at_2025_07_01", "kind_changed_on", "formed_from_old_names")
	if err != nil {
		return nil, err
	}
	for _, r := range provinces {
		u, err := unitOf(r)
		if err != nil {
			return nil, err
		}
		p.provinces = append(p.provinces, ProvinceUnit{u, splitBar(r[5])})
	}
	for i := range p.provinces {
		p.province[p.provinces[i].Code] = &p.provinces[i]
	}
	communes, err := placeTable(fsys, "communes_2025.csv", "code", "name", "kind", "kind_at_2025_07_01", "kind_changed_on", "province_code", "name_alt_spelling", "code_alt")
	if err != nil {
		return nil, err
	}
	p.communes = make([]Commune, 0, len(communes))
	for _, r := range communes {
		u, err := unitOf(r)
		in := p.province[r[5]]
		if err != nil || in == nil {
			return nil, fmt.Errorf("communes_2025.csv: %s: %w", r[0], cmp.Or(err, errNoProvince))
		}
		p.communes = append(p.communes, Commune{u, r[6], r[7], in})
	}
	p.index()
	p.old = sync.OnceValues(func() (*oldPlaces, error) { return loadOld(fsys, p) })
	return p, nil
}

var errNoProvince = fmt.Errorf("unknown province")

func (p *Places) index() {
	p.folded = make([]placeWords, len(p.communes))
	province := map[*ProvinceUnit]*placeWords{}
	for i := range p.provinces {
		province[&p.provinces[i]] = p.provinces[i].words()
	}
	for i := range p.communes {
		c := &p.communes[i]
		p.byCode[c.Code] = c
		name := text.Fold(c.Name)
		in := province[c.Province]
		p.folded[i] = placeWords{name, text.Fold(c.Kind) + " " + name + " " + in.name, initialsOf(name), in}
	}
	for i := range p.communes {
		if c := &p.communes[i]; c.AltCode != "" && p.byCode[c.AltCode] == nil {
			p.byCode[c.AltCode] = c
		}
	}
}

// unitOf reads code, name, kind, kind on 2025-07-01 and the day it changed from the first five cells.
func unitOf(r []string) (unit, error) {
	d, err := date.Parse(r[4])
	if err != nil || r[0] == "" || r[1] == "" || r[2] == "" {
		return unit{}, fmt.Errorf("place %q: %w", r[0], date.ErrNotDate)
	}
	return unit{r[0], r[1], r[2], r[3], d}, nil
}

// placeTable reads the named columns of a CSV, each row in the order asked for.
func placeTable(fsys fs.FS, file string, columns ...string) ([][]string, error) {
	f, err := fsys.Open(file)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	rd := csv.NewReader(f)
	head, err := rd.Read()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	head = slices.Clone(head)
	at := make([]int, len(columns))
	for i, c := range columns {
		if at[i] = slices.Index(head, c); at[i] < 0 {
			return nil, fmt.Errorf("%s: column %s is missing", file, c)
		}
	}
	rd.ReuseRecord = true
	var out [][]string
	for {
		cells, err := rd.Read()
		if cells == nil {
			if len(out) == 0 {
				return nil, fmt.Errorf("%s is empty", file)
			}
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		row := make([]string, len(at))
		for i, k := range at {
			row[i] = cells[k]
		}
		out = append(out, row)
	}
}

// Commune finds a commune by its code in this catalogue.
func (p *Places) Commune(code string) (Commune, bool) {
	if c := p.byCode[code]; c != nil {
		return *c, true
	}
	return Commune{}, false
}

// Province finds a province by its code of two digits.
func (p *Places) Province(code string) (*ProvinceUnit, bool) {
	u := p.province[code]
	return u, u != nil
}

// Provinces is all provinces in the order of the alphabet.
func (p *Places) Provinces() []ProvinceUnit {
	out := slices.Clone(p.provinces)
	text.SortByText(out, func(u ProvinceUnit) string { return u.Name })
	return out
}

// Communes is all communes of a province in the order of the alphabet.
func (p *Places) Communes(province string) (out []Commune) {
	for i := range p.communes {
		if p.communes[i].Province.Code == province {
			out = append(out, p.communes[i])
		}
	}
	text.SortByText(out, func(c Commune) string { return c.Name })
	return out
}
