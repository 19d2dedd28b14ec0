package demo

import (
	"encoding/csv"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

// World is what invented people are made of: names with their weights, communes, code lists.
type World struct {
	families map[string][]weighted // by group of people
	middles  [2][]weighted         // 0 men, 1 women
	givens   [2][]weighted
	home     []*Commune          // of the centre's province
	near     []*Commune          // of the provinces around
	births   map[string][]string // province code → first three digits of a citizen's number
	names    map[string]string   // list:code → name
	province *Province
}

// Province is one of today's catalogue.
type Province struct{ Code, Name string }

// Commune is one of today's catalogue, with its province.
type Commune struct {
	Code, Name, Kind string
	Province         *Province
}

type weighted struct {
	text string
	w    float64
}

// The centre stands in Phú Thọ; people of the provinces around come too.
const homeProvince = "25"

var neighbours = map[string]bool{"01": true, "08": true, "14": true, "15": true, "19": true, "38": true}

// Read reads the lists and the catalogue of places as they lie in assets.
func Read(lists, places fs.FS) (*World, error) {
	w := &World{families: map[string][]weighted{}, births: map[string][]string{}, names: map[string]string{}}
	for _, step := range []func() error{
		func() error { return w.readNames(lists) },
		func() error { return w.readCodes(lists) },
		func() error { return w.readPlaces(places) },
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	if len(w.home) == 0 || len(w.near) == 0 || len(w.families[kinh]) == 0 || len(w.births[homeProvince]) == 0 {
		return nil, fmt.Errorf("demo: the lists are not complete")
	}
	return w, nil
}

func (w *World) readNames(fsys fs.FS) error {
	if err := each(fsys, "names_family.csv", func(r map[string]string) {
		w.families[r["group"]] = append(w.families[r["group"]], weigh(r["name"], r["percent"]))
	}); err != nil {
		return err
	}
	for file, to := range map[string]*[2][]weighted{"names_middle.csv": &w.middles, "names_given.csv": &w.givens} {
		if err := each(fsys, file, func(r map[string]string) {
			if r["gender"] != "nữ" {
				to[0] = append(to[0], weigh(r["name"], r["weight"]))
			}
			if r["gender"] != "nam" {
				to[1] = append(to[1], weigh(r["name"], r["weight"]))
			}
		}); err != nil {
			return err
		}
	}
	return nil
}

func weigh(text, w string) weighted {
	f, err := strconv.ParseFloat(w, 64)
	if err != nil || f <= 0 {
		f = 0.2
	}
	return weighted{text, f}
}

func (w *World) readCodes(fsys fs.FS) error {
	for _, l := range []struct{ list, file, code, name string }{
		{"education", "education_levels.csv", "code", "name"}, {"occupation", "occupation_groups.csv", "code", "name"},
		{"religion", "religions.csv", "code", "name"}, {"ethnic", "ethnic_groups.csv", "code_1979", "name"},
		{"drug", "drug_types.csv", "code", "name"}, {"relation", "relations.csv", "code", "name"},
	} {
		if err := each(fsys, l.file, func(r map[string]string) { w.names[l.list+":"+r[l.code]] = r[l.name] }); err != nil {
			return err
		}
	}
	return each(fsys, "cccd_provinces.csv", func(r map[string]string) {
		w.births[r["new_code2"]] = append(w.births[r["new_code2"]], r["code3"])
	})
}

func (w *World) readPlaces(fsys fs.FS) error {
	provinces := map[string]*Province{}
	if err := each(fsys, "provinces_2025.csv", func(r map[string]string) {
		provinces[r["code"]] = &Province{r["code"], r["name"]}
	}); err != nil {
		return err
	}
	w.province = provinces[homeProvince]
	return each(fsys, "communes_2025.csv", func(r map[string]string) {
		c := &Commune{r["code"], r["name"], r["kind"], provinces[r["province_code"]]}
		switch {
		case c.Province == nil:
		case c.Province.Code == homeProvince:
			w.home = append(w.home, c)
		case neighbours[c.Province.Code]:
			w.near = append(w.near, c)
		}
	})
}

// each reads a CSV row by row, its cells by header.
func each(fsys fs.FS, name string, f func(map[string]string)) error {
	file, err := fsys.Open(name)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if len(rows) == 0 {
		return fmt.Errorf("%s is empty", name)
	}
	rows[0][0] = strings.TrimPrefix(rows[0][0], "\uFEFF")
	for _, row := range rows[1:] {
		m := make(map[string]string, len(row))
		for i, h := range rows[0] {
			m[h] = row[i]
		}
		f(m)
	}
	return nil
}
