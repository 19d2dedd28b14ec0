package exchange

import (
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/text"
)

// parser is one reading of one workbook.
type parser struct {
	judge
	today  date.Date
	law    Law
	lists  Lists
	plan   Plan
	people map[string]int // code → index
	stays  map[string]int
	read   []*stayRow // beside plan.Stays
}

// Parse judges a workbook. It names every fault at its cell, not only the first; a plan with faults must not be
// written. Warnings are what a clerk should look at and may leave. today bounds what may be entered.
func Parse(b Book, today date.Date, law Law, lists Lists) (Plan, []say.Problem, say.Problems) {
	p := &parser{today: today, law: law, lists: lists, people: map[string]int{}, stays: map[string]int{}}
	people := p.sheet(b, SheetPeople, peopleHeaders)
	stays := p.sheet(b, SheetStays, stayHeaders)
	movements := p.sheet(b, SheetMovements, movementHeaders)
	p.others(b)
	for _, l := range people.lines() {
		p.person(l)
	}
	p.sameNumber()
	for _, l := range stays.lines() {
		p.stay(l, people.rows != nil)
	}
	for _, l := range movements.lines() {
		p.movement(l, stays.rows != nil)
	}
	if movements.rows != nil {
		p.fold()
	}
	inOrder(p.warnings)
	inOrder(p.faults)
	return p.plan, p.warnings, p.faults
}

// whole reads an optional number of at least least.
func (p *parser) whole(l line, header string, least int) (n int, typed, ok bool) {
	c := l.cell(header)
	if c.Blank() {
		return 0, false, true
	}
	n, ok = number(clean(c.Text))
	if c.Date != 0 || !ok || n < least || n > 9999 {
		p.fault(l.ref(header), "err.exchange.number", "column", header, "value", c.shown(), "least", least)
		return 0, true, false
	}
	return n, true, true
}

// date reads an optional whole date.
func (p *parser) date(l line, header string) (date.Date, bool) {
	c := l.cell(header)
	if c.Blank() {
		return 0, true
	}
	d, ok := day(c)
	if !ok {
		p.fault(l.ref(header), "err.exchange.date", "column", header, "value", c.shown())
	}
	return d, ok
}

func (p *parser) person(l line) {
	q := Person{Ref: l.ref(hPerson), Name: l.text(hName), IDNumber: l.text(hID), Address: l.text(hAddress), Note: l.note()}
	q.Code = l.text(hPerson)
	first, twice := p.people[q.Code]
	switch {
	case q.Code == "":
		p.fault(q.Ref, "err.exchange.empty", "column", hPerson)
	case twice:
		p.fault(q.Ref, "err.exchange.code_twice", "code", q.Code, "other", p.plan.People[first].Ref)
	default:
		p.people[q.Code] = len(p.plan.People)
	}
	if q.Name == "" {
		p.fault(l.ref(hName), "err.exchange.empty", "column", hName)
	}
	p.birth(l, &q)
	p.sex(l, &q)
	p.idNumber(l, &q)
	q.Ethnic = p.listed(l, hEthnic, p.lists.Ethnic)
	q.Religion = p.listed(l, hReligion, p.lists.Religion)
	q.Education = p.listed(l, hEducation, p.lists.Education)
	q.Occupation = p.listed(l, hOccupation, p.lists.Occupation)
	p.commune(l, &q)
	p.substances(l, &q)
	p.plan.People = append(p.plan.People, q)
}

func (p *parser) birth(l line, q *Person) {
	c := l.cell(hBirth)
	if c.Blank() {
		p.fault(l.ref(hBirth), "err.exchange.empty", "column", hBirth)
		return
	}
	b, ok := partial(c)
	switch {
	case !ok:
		p.fault(l.ref(hBirth), "err.exchange.birth", "value", c.shown())
	case b.First() > p.today:
		p.fault(l.ref(hBirth), "err.exchange.birth_future", "value", c.shown(), "today", p.today)
	default:
		q.Birth = b
	}
}

func (p *parser) sex(l line, q *Person) {
	t := l.text(hSex)
	s, ok := sexes[key(t)]
	switch {
	case t == "":
		p.fault(l.ref(hSex), "err.exchange.empty", "column", hSex)
	case !ok:
		p.fault(l.ref(hSex), "err.exchange.sex", "value", clip(t))
	}
	q.Sex = s
}

// idNumber only warns: real cards carry corrected years and old numbers.
func (p *parser) idNumber(l line, q *Person) {
	if text.NumberKind(q.IDNumber) == text.NumberPassport {
		p.warn(l.ref(hID), "warn.exchange.id_passport", "value", q.IDNumber)
	}
	for _, m := range text.IDNumber(q.IDNumber, text.Holder{Sex: q.Sex, Birth: q.Birth, Province: p.lists.BirthPlace}) {
		p.warnings = append(p.warnings, say.Problem{Field: l.ref(hID), Msg: m})
	}
}

// sameNumber warns of two people with one number.
func (p *parser) sameNumber() {
	seen := map[string]int{}
	for i := range p.plan.People {
		q := &p.plan.People[i]
		if q.IDNumber == "" {
			continue
		}
		if j, twice := seen[q.IDNumber]; twice {
			p.warn(q.Ref, "warn.exchange.id_twice", "value", clip(q.IDNumber), "other", p.plan.People[j].Ref)
			continue
		}
		seen[q.IDNumber] = i
	}
}

// listed is the catalogue's name of what was typed; what it does not know stays as typed, with a warning.
func (p *parser) listed(l line, header string, find Catalogue) string {
	t := l.text(header)
	if t == "" || find == nil {
		return t
	}
	if _, name, ok := find(t); ok {
		return name
	}
	p.warn(l.ref(header), "warn.exchange.unlisted", "column", header, "value", clip(t))
	return t
}

func (p *parser) commune(l line, q *Person) {
	t := l.text(hCommune)
	if t == "" {
		return
	}
	switch {
	case len(t) != 5 || strings.Trim(t, "0123456789") != "":
		p.fault(l.ref(hCommune), "err.exchange.commune_form", "value", clip(t))
	case p.lists.Commune != nil && !p.lists.Commune(t):
		p.fault(l.ref(hCommune), "err.exchange.commune_unknown", "value", t)
	default:
		q.Commune = t
	}
}

func (p *parser) substances(l line, q *Person) {
	for _, t := range strings.Split(l.text(hSubstance), ";") {
		if t = clean(t); t == "" {
			continue
		}
		s := Substance{Name: t}
		if find := p.lists.Substance; find != nil {
			if code, name, ok := find(t); ok {
				s = Substance{code, name}
			} else {
				p.warn(l.ref(hSubstance), "warn.exchange.unlisted", "column", hSubstance, "value", clip(t))
			}
		}
		q.Substances = append(q.Substances, s)
	}
}
