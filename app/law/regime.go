package law

import (
	"slices"

	"hoanhap/app/date"
)

// Regime is a legal regime (chế độ pháp lý): R1, R2, R3. The term regime of a decision is that of its date, the
// procedure regime of an act that of its day (rules.md 3.1); what a regime does is data of regimes.csv.
type Regime struct {
	Code     string
	From, To date.Date // From 0 = since ever, To 0 = open
	Name     string    // for the clerk
	Law      string
	Decree   string
	Source   string
	Mark     string

	SuspensionOffClock bool // time suspended is not served, unless the office says so: see Pack.SuspensionOffClock
	CustodyOffClock    bool // time in criminal custody is not served and the rest remains to be served
	ReductionAllowed   bool // the term can be reduced (giảm thời hạn)
	RaisesDue          bool // as procedure regime it sets deadlines

	ArticleTerm       string
	ArticleMonths     string // how a term in months ends
	ArticlePreCourt   string
	ArticleCredit     string // detention or another centre before entry
	ArticleEscape     string
	ArticleMourning   string
	ArticleSuspension string
	ArticleCustody    string
	ArticleHospital   string
	ArticleProcedure  string // out for criminal procedure
	ArticleReduction  string
	ArticleExempt     string
}

var regimeColumns = []string{"code", "from", "to", "name", "law", "decree", "source", "mark",
	"suspension_off_clock", "custody_off_clock", "reduction_allowed", "raises_due",
	"article_term", "article_months", "article_pre_court", "article_credit", "article_escape", "article_mourning",
	"article_suspension", "article_custody", "article_hospital", "article_procedure", "article_reduction", "article_exempt"}

func (r *reader) regimes() (out []Regime) {
	for _, c := range r.table(regimesFile, regimeColumns...) {
		g := Regime{Code: c.cell["code"], From: r.day(c, "from"), To: r.day(c, "to"), Name: c.cell["name"], Law: c.cell["law"],
			Decree: c.cell["decree"], Source: c.cell["source"], Mark: c.cell["mark"],
			SuspensionOffClock: r.yes(c, "suspension_off_clock"), CustodyOffClock: r.yes(c, "custody_off_clock"),
			ReductionAllowed: r.yes(c, "reduction_allowed"), RaisesDue: r.yes(c, "raises_due"),
			ArticleTerm: c.cell["article_term"], ArticleMonths: c.cell["article_months"], ArticlePreCourt: c.cell["article_pre_court"],
			ArticleCredit: c.cell["article_credit"], ArticleEscape: c.cell["article_escape"], ArticleMourning: c.cell["article_mourning"],
			ArticleSuspension: c.cell["article_suspension"], ArticleCustody: c.cell["article_custody"],
			ArticleHospital: c.cell["article_hospital"], ArticleProcedure: c.cell["article_procedure"],
			ArticleReduction: c.cell["article_reduction"], ArticleExempt: c.cell["article_exempt"]}
		r.checkRegime(c, g, out)
		out = append(out, g)
	}
	if n := len(out); n == 0 || out[n-1].To != 0 {
		r.faults.Add(regimesFile, "err.law.regime_gap")
	}
	return out
}

// checkRegime refuses a gap or an overlap: every day has exactly one regime.
func (r *reader) checkRegime(c record, g Regime, before []Regime) {
	if g.Code == "" || g.Name == "" || g.Source == "" {
		r.fault(c, "err.law.no_source")
	}
	if !knownMark(g.Mark) {
		r.fault(c, "err.law.mark", "mark", g.Mark)
	}
	if g.To != 0 && g.To < g.From {
		r.fault(c, "err.law.to_before_from", "from", g.From, "to", g.To)
	}
	n := len(before)
	if n == 0 && g.From != 0 || n > 0 && (before[n-1].To == 0 || g.From != before[n-1].To+1) {
		r.fault(c, "err.law.regime_gap")
	}
	for _, b := range before {
		if b.Code == g.Code {
			r.fault(c, "err.law.key_twice", "key", g.Code)
		}
	}
}

// Regime is the regime of a day; no day gives the earliest.
func (p *Pack) Regime(day date.Date) Regime { return *p.RegimeAt(day) }

// RegimeAt is Regime without the copy, for loops over many movements; the value must not be changed.
func (p *Pack) RegimeAt(day date.Date) *Regime {
	for i := len(p.regimes) - 1; i > 0; i-- {
		if p.regimes[i].From <= day {
			return &p.regimes[i]
		}
	}
	return &p.regimes[0]
}

// Regimes is all regimes, earliest first.
func (p *Pack) Regimes() []Regime { return slices.Clone(p.regimes) }

// RegimeByCode finds a regime by R1, R2, R3.
func (p *Pack) RegimeByCode(code string) (Regime, bool) {
	for _, g := range p.regimes {
		if g.Code == code {
			return g, true
		}
	}
	return Regime{}, false
}

// SuspensionOffClock reports whether a suspension (tạm đình chỉ) is left out of the time served under a term regime,
// the setting suspension_counts of the day considered.
func (p *Pack) SuspensionOffClock(g *Regime, day date.Date) bool {
	return g.SuspensionOffClock && !p.Bool(SuspensionCounts, day)
}

// Who a term is for.
const (
	TermCompulsory = "compulsory" // 18 and older
	TermMinor      = "minor"      // compulsory, from 12 to under 18
	TermVoluntary  = "voluntary"
)

// Term is what the law allows as the term of a decision, in months.
type Term struct {
	Min, Max int
	Default  int // offered; 0 when the decision has a choice
	Row      Row // the row of Max, for its source
}

// Outside reports whether a typed term is one to warn about.
func (t Term) Outside(months int) bool { return months < t.Min || months > t.Max }

// TermOf is the range for a decision dated on a day; first = lần thứ nhất. Not ok where the law sets none.
func (p *Pack) TermOf(who string, first bool, decided date.Date) (Term, bool) {
	base := "term_" + who
	if !first {
		base += "_repeat"
	}
	row, ok := p.Row(base+"_max", decided)
	if !ok {
		return Term{}, false
	}
	t := Term{Min: p.Int(base+"_min", decided), Max: p.Int(base+"_max", decided), Row: row}
	if t.Min == t.Max {
		t.Default = t.Max
	}
	return t, true
}
