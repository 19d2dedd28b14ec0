package law

import (
	"encoding/csv"
	"io/fs"

	"hoanhap/app/date"
)

// Places is the catalogue of communes and provinces in force since 2025-07-01.
type Places struct {
	communes  map[string]*Commune
	provinces map[string]*Province
}

// Province is a province or city under central government.
type Province struct {
	Code, Name string
	Unit
}

// Commune is a xã, phường or đặc khu.
type Commune struct {
	Code, Name string
	Province   *Province
	Unit
}

// Unit is the kind of a place and its change of kind, if any.
type Unit struct {
	name, kind, before string
	changed            date.Date
}

// Named is the name with its kind as of a day: "xã Mường Bi", "tỉnh Phú Thọ".
func (u *Unit) Named(day date.Date) string {
	if u.changed != 0 && day < u.changed {
		return u.before + " " + u.name
	}
	return u.kind + " " + u.name
}

// Commune finds a commune by its code in the catalogue of 2025.
func (p *Places) Commune(code string) (*Commune, bool) {
	c, ok := p.communes[code]
	return c, ok
}

// LoadPlaces reads communes_2025.csv and provinces_2025.csv.
func LoadPlaces(fsys fs.FS) (*Places, error) {
	p := &Places{communes: map[string]*Commune{}, provinces: map[string]*Province{}}
	rows, err := placeRows(fsys, "provinces_2025.csv")
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		p.provinces[r["code"]] = &Province{r["code"], r["name"], unit(r)}
	}
	if rows, err = placeRows(fsys, "communes_2025.csv"); err != nil {
		return nil, err
	}
	for _, r := range rows {
		p.communes[r["code"]] = &Commune{r["code"], r["name"], p.provinces[r["province_code"]], unit(r)}
	}
	return p, nil
}

func unit(r map[string]string) Unit {
	d, _ := date.Parse(r["kind_changed_on"])
	return Unit{r["name"], r["kind"], r["kind_at_2025_07_01"], d}
}

func placeRows(fsys fs.FS, name string) ([]map[string]string, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, err
	}
	out := make([]map[string]string, 0, len(all))
	for _, r := range all[1:] {
		m := map[string]string{}
		for i, h := range all[0] {
			m[h] = r[i]
		}
		out = append(out, m)
	}
	return out, nil
}
