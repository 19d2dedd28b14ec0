package law

import (
	"cmp"
	"io/fs"
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/say"
)

// Marks say how sure a row is.
const (
	Verified   = "V"      // read in the text of the law itself
	Secondary  = "S"      // read in a secondary page
	Memory     = "M"      // general knowledge, not verified
	Unsettled  = "?"      // looked for and not found: "chưa có hướng dẫn"
	Ours       = "ours"   // a rule of this program
	FromOffice = "office" // typed by the office
)

// Scopes besides the two-digit codes of provinces.
const (
	Nation = ""
	Centre = "centre"
)

// Row is one dated, sourced fact of the law or of the centre; a setting is a row like a rate.
type Row struct {
	Key    string
	From   date.Date
	To     date.Date // last day in force, 0 = still open
	Value  string    // as written; see Unit
	Unit   string
	Source string // document and article
	Mark   string
	Scope  string // Nation, a province code, or Centre
	Note   string
}

// Unsure reports whether a figure that rests on the row must say that no guidance exists.
func (r Row) Unsure() bool { return r.Mark == Unsettled }

// KeyInfo declares a key: what the settings screen lists and explains.
type KeyInfo struct {
	Key       string
	Units     []string // the first is the usual one
	Group     string   // term, due, clock, setting, words, centre, rate, labour, stage, visit, holiday
	Per       string   // of a rate: person/month, person/year, …
	Optional  bool     // the value may be empty
	Title     string   // Vietnamese
	TitleEn   string
	Explain   string // Vietnamese: what it does and where it comes from
	ExplainEn string
}

// Pack answers what the law and the office's settings say on a day.
type Pack struct {
	keys     []KeyInfo
	index    map[string]*series
	regimes  []Regime
	calendar *calendar
	shipped  []Row // in the order of the files
	office   []Row
	tables   holidayTables
}

type series struct {
	info KeyInfo
	rows []Row // history
	segs []segment
}

// segment is a span of days on which one row is in force, with its value already read.
type segment struct {
	from, to date.Date
	n        int
	dec      Decimal
	yes      bool
	row      *Row
}

// Load reads the pack from a directory of CSV files. It refuses a pack with any fault and lists all of them as
// say.Problems, Field being file:line.
func Load(fsys fs.FS) (*Pack, error) {
	r := reader{fsys: fsys}
	p := &Pack{keys: r.keys()}
	p.regimes = r.regimes()
	p.tables = r.holidays()
	p.shipped = r.rows(p.keys)
	if len(r.faults) > 0 {
		return nil, r.faults
	}
	p.build()
	return p, nil
}

// With is a new pack with the office's rows on top; rows given before by With are replaced. The original stays
// as it was. Faulty rows are refused, Field being the key of the row.
func (p *Pack) With(rows []Row) (*Pack, error) {
	var faults say.Problems
	kept := make([]Row, 0, len(rows))
	type id struct {
		key, scope string
		from       date.Date
	}
	seen := map[id]bool{}
	for _, row := range rows {
		if row.Mark == "" {
			row.Mark = FromOffice
		}
		s := p.index[row.Key]
		if s == nil {
			faults.Add(row.Key, "err.law.unknown_key", "key", row.Key)
			continue
		}
		for _, m := range checkRow(&row, s.info) {
			faults = append(faults, say.Problem{Field: row.Key, Msg: m})
		}
		k := id{row.Key, row.Scope, row.From}
		if seen[k] {
			faults.Add(row.Key, "err.law.twice", "key", row.Key, "day", row.From)
		}
		seen[k] = true
		kept = append(kept, row)
	}
	if len(faults) > 0 {
		return nil, faults
	}
	q := &Pack{keys: p.keys, regimes: p.regimes, tables: p.tables, shipped: p.shipped, office: kept}
	q.build()
	return q, nil
}

// Check says what is wrong with one row the office is about to add; nil when nothing is.
func (p *Pack) Check(row Row) []say.Msg {
	if row.Mark == "" {
		row.Mark = FromOffice
	}
	s := p.index[row.Key]
	if s == nil {
		return []say.Msg{say.Of("err.law.unknown_key", "key", row.Key)}
	}
	return checkRow(&row, s.info)
}

func (p *Pack) build() {
	p.index = make(map[string]*series, len(p.keys))
	for _, k := range p.keys {
		p.index[k.Key] = &series{info: k}
	}
	layers := make([]Row, 0, len(p.shipped)+len(p.office))
	layers = append(append(layers, p.shipped...), p.office...) // later wins a tie: office over shipped
	for _, row := range layers {
		s := p.index[row.Key]
		s.rows = append(s.rows, row)
	}
	var provinces []segment
	if s := p.index[CentreProvince]; s != nil {
		s.rows = history(s.rows)
		s.segs = flatten(s.rows, nil)
		provinces = s.segs
	}
	for key, s := range p.index {
		if key != CentreProvince {
			s.rows = history(s.rows)
			s.segs = flatten(s.rows, provinces)
		}
	}
	p.calendar = newCalendar(p)
}

// history sorts by first day and closes a row where a later one of its scope takes over for good; a later row that
// ends sooner only interrupts it.
func history(rows []Row) []Row {
	out := slices.Clone(rows)
	slices.SortStableFunc(out, func(a, b Row) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(rank(a.Scope), rank(b.Scope)), cmp.Compare(a.Scope, b.Scope))
	})
	whole := slices.Clone(out)
	for i := range out {
		r := &out[i]
		for _, later := range whole[i+1:] {
			outlasts := later.To == 0 || r.To != 0 && later.To >= r.To
			if later.Scope == r.Scope && later.From > r.From && outlasts && (r.To == 0 || r.To >= later.From) {
				r.To = later.From - 1
				break
			}
		}
	}
	return out
}

func (p *Pack) at(key string, day date.Date) *segment {
	s := p.index[key]
	if s == nil {
		return nil
	}
	lo, hi := 0, len(s.segs)
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		if s.segs[m].to < day {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo < len(s.segs) && s.segs[lo].from <= day {
		return &s.segs[lo]
	}
	return nil
}

// Row is the row in force on a day. Not ok means the law says nothing then (the item does not exist in that regime)
// or that the key is not declared.
func (p *Pack) Row(key string, day date.Date) (Row, bool) {
	if s := p.at(key, day); s != nil {
		return *s.row, true
	}
	return Row{}, false
}

// Has reports whether a row is in force on a day.
func (p *Pack) Has(key string, day date.Date) bool { return p.at(key, day) != nil }

// Int is the whole number of a row (days, months, hours, đồng, …), 0 where there is none. A date counts as its day number.
func (p *Pack) Int(key string, day date.Date) int {
	if s := p.at(key, day); s != nil {
		return s.n
	}
	return 0
}

// Bool is a yes of a row; false where there is none.
func (p *Pack) Bool(key string, day date.Date) bool {
	s := p.at(key, day)
	return s != nil && s.yes
}

// Text is the value of a row as written, "" where there is none.
func (p *Pack) Text(key string, day date.Date) string {
	if s := p.at(key, day); s != nil {
		return s.row.Value
	}
	return ""
}

// List is the parts of a list row, nil where there is none.
func (p *Pack) List(key string, day date.Date) []string { return splitBar(p.Text(key, day)) }

// Decimal is a multiple or factor, exact; 0/1 where there is none.
func (p *Pack) Decimal(key string, day date.Date) Decimal {
	if s := p.at(key, day); s != nil {
		return s.dec
	}
	return Decimal{0, 1}
}

// Amount is a rate in đồng as an exact fraction: a plain amount, or a factor of the base salary (lương cơ sở) or
// of the social-assistance standard (mức chuẩn trợ giúp xã hội) in force on that same day. The row is that of the
// rate, base that of what it multiplies (its Key is "" for a plain amount). Not ok where no rate is in force or
// the base is missing.
func (p *Pack) Amount(key string, day date.Date) (amount Decimal, row, base Row, ok bool) {
	s := p.at(key, day)
	if s == nil {
		return Decimal{0, 1}, Row{}, Row{}, false
	}
	by := ""
	switch s.row.Unit {
	case "dong":
		return s.dec, *s.row, Row{}, true
	case "factor_lcs":
		by = BaseSalary
	case "factor_aid":
		by = AidStandard
	default:
		return Decimal{0, 1}, *s.row, Row{}, false
	}
	b := p.at(by, day)
	if b == nil {
		return Decimal{0, 1}, *s.row, Row{}, false
	}
	return Decimal{s.dec.Num * b.dec.Num, s.dec.Den * b.dec.Den}, *s.row, *b.row, true
}

// Rows is the history of a key in order of the first day, open rows closed where the next of their scope begins.
// The slice is the caller's own.
func (p *Pack) Rows(key string) []Row {
	if s := p.index[key]; s != nil {
		return slices.Clone(s.rows)
	}
	return nil
}

// Keys is every declared key in the order of keys.csv.
func (p *Pack) Keys() []KeyInfo { return slices.Clone(p.keys) }

// Key is the declaration of one key.
func (p *Pack) Key(key string) (KeyInfo, bool) {
	if s := p.index[key]; s != nil {
		return s.info, true
	}
	return KeyInfo{}, false
}

// Office is the rows given to With.
func (p *Pack) Office() []Row { return slices.Clone(p.office) }
