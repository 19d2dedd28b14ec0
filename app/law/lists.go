package law

import (
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"hoanhap/app/text"
)

// Entry is one line of a code list.
type Entry struct {
	Code   string
	Name   string
	Scheme string // the list the code belongs to; a code means nothing without it
	Group  string
	Other  []string // other names it is found by
}

// List is a code list in its official order.
type List struct {
	entries []Entry
	codes   map[string]int
	names   map[string]int
}

const ambiguous = -1

// newList indexes entries: by code when codes are clear, by name, and by other names where only one entry has them.
func newList(entries []Entry, byCode bool) *List {
	l := &List{entries, map[string]int{}, map[string]int{}}
	for i, e := range entries {
		if _, ok := l.names[listKey(e.Name)]; !ok {
			l.names[listKey(e.Name)] = i
		}
		if byCode {
			l.codes[strings.ToUpper(e.Code)] = i
		}
	}
	other := map[string]int{}
	for i, e := range entries {
		for _, o := range e.Other {
			k := listKey(o)
			if j, ok := other[k]; ok && j != i {
				other[k] = ambiguous
			} else {
				other[k] = i
			}
		}
	}
	for k, i := range other {
		if _, ok := l.names[k]; !ok && i != ambiguous && k != "" {
			l.names[k] = i
		}
	}
	return l
}

// listKey is letters and digits only, without accents: "Khơ-me", "Khơ me" and "khome" are one.
func listKey(s string) string { return strings.Join(text.Words(text.Near(s)), "") }

// Entries is the list in its order; the slice is the caller's own.
func (l *List) Entries() []Entry { return slices.Clone(l.entries) }

// Find finds an entry by code or name, without regard to accents, case and punctuation.
func (l *List) Find(typed string) (Entry, bool) {
	if i, ok := l.codes[strings.ToUpper(strings.TrimSpace(typed))]; ok {
		return l.entries[i], true
	}
	if i, ok := l.names[listKey(typed)]; ok {
		return l.entries[i], true
	}
	return Entry{}, false
}

// Lookup is Find for those who want code and name.
func (l *List) Lookup(typed string) (code, name string, ok bool) {
	e, ok := l.Find(typed)
	return e.Code, e.Name, ok
}

// Search gives the entries whose name or other names hold every word typed, best first; everything when nothing is typed.
func (l *List) Search(typed string) []Entry {
	q := text.NewQuery(typed)
	if q.IsZero() {
		return l.Entries()
	}
	type hit struct {
		e     Entry
		score int
	}
	var hits []hit
	for _, e := range l.entries {
		if s, ok := q.Match(text.Fold(e.Name)); ok {
			hits = append(hits, hit{e, 1000 + s})
		} else if s, ok := q.Match(text.Fold(e.Code + " " + strings.Join(e.Other, " "))); ok {
			hits = append(hits, hit{e, s})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return b.score - a.score })
	out := make([]Entry, len(hits))
	for i, h := range hits {
		out[i] = h.e
	}
	return out
}

// Drug is a narcotic substance of the list.
type Drug struct {
	Entry
	Substance string
	Class     string // opioid, ATS, cannabinoid, …
	Block     string // ICD-10
	Strip     string // urine test
}

// Lists are the code lists of a record.
type Lists struct {
	Ethnic, Religion, Education, Grade, Occupation, Relation *List
	Drugs                                                    *List
	drugs                                                    map[string]Drug
	birth                                                    map[string]string
}

// LoadLists reads the code lists from a directory of CSV files.
func LoadLists(fsys fs.FS) (*Lists, error) {
	r := listReader{fsys: fsys}
	l := &Lists{
		Ethnic:     newList(r.ethnic(), false), // two official orders exist: a bare number means nothing
		Religion:   newList(r.plain("religions.csv", "danh mục tôn giáo", ""), true),
		Education:  newList(r.plain("education_levels.csv", "trình độ học vấn (chương trình)", "group"), true),
		Grade:      newList(r.plain("education_grades.csv", "lớp đã học (chương trình)", ""), true),
		Occupation: newList(r.occupations(), true),
		Relation:   newList(r.plain("relations.csv", "quan hệ (chương trình)", "group"), true),
		drugs:      map[string]Drug{}, birth: map[string]string{}}
	var entries []Entry
	for _, c := range r.rows("drug_types.csv", "code", "name", "street_names", "substance", "class", "icd10_block", "urine_test_strip") {
		e := Entry{Code: c[0], Name: c[1], Scheme: "chất ma túy (chương trình)", Group: c[4], Other: append(splitTrim(c[2], ";"), c[3])}
		if before, inside, ok := strings.Cut(c[1], "("); ok {
			e.Other = append(e.Other, before, strings.TrimSuffix(inside, ")"))
		}
		entries = append(entries, e)
		l.drugs[c[0]] = Drug{e, c[3], c[4], c[5], c[6]}
	}
	l.Drugs = newList(entries, true)
	for _, c := range r.rows("cccd_provinces.csv", "code3", "province_at_issue") {
		l.birth[c[0]] = c[1]
	}
	return l, r.err
}

// Drug finds a substance by its code, else by any of its names.
func (l *Lists) Drug(code, name string) (Drug, bool) {
	if d, ok := l.drugs[code]; ok {
		return d, true
	}
	e, ok := l.Drugs.Find(name)
	return l.drugs[e.Code], ok
}

// BirthPlace is the province where a birth was registered, by the first three digits of an identity number.
func (l *Lists) BirthPlace(prefix string) (string, bool) {
	name, ok := l.birth[prefix]
	return name, ok
}

type listReader struct {
	fsys fs.FS
	err  error
}

func (r *listReader) rows(file string, columns ...string) [][]string {
	if r.err != nil {
		return nil
	}
	rows, err := placeTable(r.fsys, file, columns...)
	r.err = err
	return rows
}

func (r *listReader) plain(file, scheme, group string) (out []Entry) {
	columns := []string{"code", "name"}
	if group != "" {
		columns = append(columns, group)
	}
	for _, c := range r.rows(file, columns...) {
		e := Entry{Code: c[0], Name: c[1], Scheme: scheme}
		if group != "" {
			e.Group = c[2]
		}
		if before, _, ok := strings.Cut(c[1], " ("); ok {
			e.Other = append(e.Other, before)
		}
		for _, part := range splitTrim(c[1], " / ") {
			if part != c[1] {
				e.Other = append(e.Other, part)
			}
		}
		out = append(out, e)
	}
	return out
}

func (r *listReader) occupations() (out []Entry) {
	for _, c := range r.rows("occupation_groups.csv", "code", "name", "scheme") {
		out = append(out, Entry{Code: c[0], Name: c[1], Scheme: c[2], Other: splitTrim(c[1], " / ")})
	}
	return out
}

func (r *listReader) ethnic() (out []Entry) {
	for _, c := range r.rows("ethnic_groups.csv", "code_1979", "name", "other_names", "name_census") {
		out = append(out, Entry{Code: c[0], Name: c[1], Scheme: "QĐ 121-TCTK/PPCĐ 1979", Other: append(splitTrim(c[2], ","), c[3])})
	}
	return out
}

func splitTrim(s, sep string) (out []string) {
	for _, p := range strings.Split(s, sep) {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// NamePart is a part of an invented name.
type NamePart struct {
	Name   string
	Sex    string  // male, female, "" = both
	Group  string  // of a family name: the people it is common among
	Weight float64 // how often it should be drawn among its group; 1 where the list has none
}

// NameParts are the parts invented people are named from (demo centre): họ, tên đệm, tên.
type NameParts struct{ Family, Middle, Given []NamePart }

// LoadNames reads the parts of invented names.
func LoadNames(fsys fs.FS) (NameParts, error) {
	r := listReader{fsys: fsys}
	part := func(file string, columns ...string) (out []NamePart) {
		for _, c := range r.rows(file, columns...) {
			n := NamePart{Name: c[0], Weight: 1}
			if c[1] != "" {
				w, err := strconv.ParseFloat(c[1], 64)
				if err != nil && r.err == nil {
					r.err = err
				}
				n.Weight = w
			}
			switch text.Fold(c[2]) {
			case "nam":
				n.Sex = "male"
			case "nu":
				n.Sex = "female"
			case "ca hai":
			default:
				n.Group = c[2]
			}
			out = append(out, n)
		}
		return out
	}
	n := NameParts{part("names_family.csv", "name", "percent", "group"), part("names_middle.csv", "name", "weight", "gender"), part("names_given.csv", "name", "weight", "gender")}
	return n, r.err
}
