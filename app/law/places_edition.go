package law

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"hoanhap/app/date"
	"hoanhap/app/say"
)

// PlacesShipped is the name of the catalogue in force since 2025-07-01 (QĐ 19/2025/QĐ-TTg).
const PlacesShipped = "2025"

// Name is the catalogue's name, stored beside every code of it: "2025", or the first day of one that was loaded.
func (p *Places) Name() string { return p.name }

// Before is the catalogue this one follows; nil for the shipped one.
func (p *Places) Before() *Places { return p.before }

// Len is the number of communes.
func (p *Places) Len() int { return len(p.communes) }

// In is the catalogue of a name, this one or one before it; nil when none is.
func (p *Places) In(name string) *Places {
	for ; p != nil; p = p.before {
		if p.name == name {
			return p
		}
	}
	return nil
}

// Of finds a commune by catalogue and code: a code alone means nothing.
func (p *Places) Of(list, code string) (Commune, bool) {
	if in := p.In(list); in != nil {
		return in.Commune(code)
	}
	return Commune{}, false
}

// Moved is where a commune of an earlier catalogue went, up to this one; of a commune that stayed it is the commune itself.
func (p *Places) Moved(list, code string) (OldMatch, bool, error) {
	switch {
	case p == nil || p.name == list:
		return OldMatch{}, false, nil
	case p.before == nil:
		return p.OldByCode(code)
	case p.before.name == list:
		c, ok := p.before.Commune(code)
		if !ok {
			return OldMatch{}, false, nil
		}
		return p.moved(OldMatch{Old: oldOf(c), Targets: []Target{{Commune: c, Default: true}}}), true, nil
	}
	m, ok, err := p.before.Moved(list, code)
	if err != nil || !ok {
		return OldMatch{}, false, err
	}
	return p.moved(m), true, nil
}

func oldOf(c Commune) OldCommune {
	return OldCommune{Code: c.Code, Name: c.Name, Kind: c.Kind, Province: c.Province.Name}
}

// moved carries the targets of a match from the catalogue before into this one.
func (p *Places) moved(m OldMatch) OldMatch {
	out := OldMatch{Old: m.Old, Guess: m.Guess}
	for _, t := range m.Targets {
		into := p.into[t.Commune.Code]
		if len(into) == 0 {
			if c, ok := p.Commune(t.Commune.Code); ok {
				into = []Target{{Commune: c, Default: true}}
			}
		}
		for _, n := range into {
			note := n.Note
			if note == "" {
				note = t.Note
			}
			if i := slices.IndexFunc(out.Targets, func(x Target) bool { return x.Commune.Code == n.Commune.Code }); i >= 0 {
				out.Targets[i].Default = out.Targets[i].Default || t.Default && n.Default
				continue
			}
			out.Targets = append(out.Targets, Target{n.Commune, t.Default && n.Default, note})
		}
	}
	return out
}

// Revise reads a newer catalogue, that follows this one: its communes (code, name, kind, province_code) and what became of the
// communes of this one (old_code, new_code, default_target, official_note). Nothing is taken over from a file with a fault;
// the faults name their lines, under "communes" and "moves".
func (p *Places) Revise(name, communes, moves string) (*Places, error) {
	n := &Places{name: name, before: p, byCode: map[string]*Commune{}, provinces: p.provinces, province: p.province, into: map[string][]Target{}}
	var wrong say.Problems
	n.readCommunes(communes, &wrong)
	if len(wrong) == 0 {
		n.index()
		n.readMoves(moves, &wrong)
	}
	if len(wrong) > 0 {
		return nil, wrong
	}
	n.old = sync.OnceValues(n.oldThrough)
	return n, nil
}

// mostFaults are the faults told of one file: more do not help to mend it.
const mostFaults = 20

// sheet is a file with named columns; one that is missing and not needed reads as "".
type sheet struct {
	rd    *csv.Reader
	at    map[string]int
	cells []string
	field string
	wrong *say.Problems
}

func openSheet(body, field string, wrong *say.Problems, needed ...string) *sheet {
	s := &sheet{rd: csv.NewReader(strings.NewReader(norm.NFC.String(strings.TrimPrefix(body, "\ufeff")))), at: map[string]int{}, field: field, wrong: wrong}
	head, err := s.rd.Read()
	if err != nil {
		wrong.Add(field, "err.places.empty")
		return nil
	}
	for i, h := range head {
		s.at[strings.TrimSpace(h)] = i
	}
	for _, c := range needed {
		if _, ok := s.at[c]; !ok {
			wrong.Add(field, "err.places.column", "column", c)
			return nil
		}
	}
	return s
}

func (s *sheet) next() bool {
	if len(*s.wrong) >= mostFaults {
		return false
	}
	var err error
	if s.cells, err = s.rd.Read(); errors.Is(err, io.EOF) {
		return false
	} else if err != nil {
		s.wrong.Add(s.field, "err.places.csv", "reason", err.Error())
		return false
	}
	return true
}

func (s *sheet) cell(column string) string {
	if i, ok := s.at[column]; ok {
		return strings.TrimSpace(s.cells[i])
	}
	return ""
}

func (s *sheet) fault(key string, args ...any) {
	line, _ := s.rd.FieldPos(0)
	s.wrong.Add(s.field, key, append([]any{"line", line}, args...)...)
}

// communeKinds are the units at commune level since 2025-07-01 (Luật Tổ chức chính quyền địa phương 2025, Điều 1).
var communeKinds = []string{"xã", "phường", "đặc khu"}

func (p *Places) readCommunes(body string, wrong *say.Problems) {
	s := openSheet(body, "communes", wrong, "code", "name", "kind", "province_code")
	if s == nil {
		return
	}
	seen := map[string]bool{}
	for s.next() {
		code, kind := s.cell("code"), strings.ToLower(s.cell("kind"))
		in := p.province[s.cell("province_code")]
		changed, err := date.Parse(s.cell("kind_changed_on"))
		switch {
		case !fiveDigits(code):
			s.fault("err.places.code", "code", code)
		case seen[code]:
			s.fault("err.places.double", "code", code)
		case s.cell("name") == "":
			s.fault("err.places.name", "code", code)
		case !slices.Contains(communeKinds, kind):
			s.fault("err.places.kind", "code", code, "kind", kind)
		case in == nil:
			s.fault("err.places.province", "code", code, "province", s.cell("province_code"))
		case err != nil:
			s.fault("err.places.day", "code", code, "day", s.cell("kind_changed_on"))
		}
		seen[code] = true
		was := s.cell("kind_at_2025_07_01")
		if was == "" {
			was = kind
		}
		p.communes = append(p.communes, Commune{unit{code, s.cell("name"), kind, was, changed}, s.cell("name_alt_spelling"), s.cell("code_alt"), in})
	}
	if len(p.communes) == 0 && len(*wrong) == 0 {
		wrong.Add("communes", "err.places.empty")
	}
}

func fiveDigits(s string) bool {
	return len(s) == 5 && strings.Trim(s, "0123456789") == ""
}

// readMoves reads what became of each commune. One that is neither in the new catalogue nor moved would be lost: refused.
func (p *Places) readMoves(body string, wrong *say.Problems) {
	s := openSheet(body, "moves", wrong, "old_code", "new_code", "default_target")
	if s == nil {
		return
	}
	for s.next() {
		from, to, whole := s.cell("old_code"), s.cell("new_code"), s.cell("default_target") == "yes"
		c, known := p.Commune(to)
		_, was := p.before.Commune(from)
		switch {
		case !was:
			s.fault("err.places.old", "code", from)
			continue
		case !known:
			s.fault("err.places.new", "code", to)
			continue
		case slices.ContainsFunc(p.into[from], func(t Target) bool { return t.Commune.Code == to || whole && t.Default }):
			s.fault("err.places.double", "code", from)
			continue
		}
		p.into[from] = append(p.into[from], Target{c, whole, s.cell("official_note")})
	}
	for i := range p.before.communes {
		c := &p.before.communes[i]
		if _, stays := p.byCode[c.Code]; !stays && len(p.into[c.Code]) == 0 && len(*wrong) < mostFaults {
			wrong.Add("moves", "err.places.lost", "code", c.Code, "name", c.Kind+" "+c.Name)
		}
	}
}

// oldThrough is the units of every earlier day with their way into this catalogue.
func (p *Places) oldThrough() (*oldPlaces, error) {
	was, err := p.before.old()
	if err != nil {
		return nil, err
	}
	o := &oldPlaces{byCode: map[string]*OldMatch{}, byName: map[string][]*OldMatch{}}
	done := map[*OldMatch]*OldMatch{}
	carry := func(m *OldMatch) *OldMatch {
		if done[m] == nil {
			n := p.moved(*m)
			done[m] = &n
		}
		return done[m]
	}
	for code, m := range was.byCode {
		o.byCode[code] = carry(m)
	}
	for i := range was.all {
		o.add(carry(was.all[i].m))
	}
	for i := range p.before.communes {
		c := p.before.communes[i]
		if len(p.into[c.Code]) == 0 {
			continue // stands in this catalogue as it was
		}
		m := p.moved(OldMatch{Old: oldOf(c), Targets: []Target{{Commune: c, Default: true}}})
		o.add(&m)
	}
	return o, nil
}
