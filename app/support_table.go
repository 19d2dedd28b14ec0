package app

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"

	"hoanhap/app/law"
	"hoanhap/app/money"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/app/support"
)

// SupportCSV is a month for other programs: one line a stay and item, corrections added in, in whole đồng, by stay code and item. What
// residents owe is not in it: it is no support.
func SupportCSV(r *SupportRun) []byte {
	type cell struct {
		days   int
		amount money.Dong
	}
	type key struct {
		stay int64
		item string
	}
	sums := map[key]cell{}
	var keys []key
	for i := range r.Lines {
		l := &r.Lines[i]
		if support.Owed(l.Item) {
			continue
		}
		k := key{l.Stay, l.Item}
		if _, ok := sums[k]; !ok {
			keys = append(keys, k)
		}
		c := sums[k]
		sums[k] = cell{c.days + l.Days, c.amount + l.Amount}
	}
	slices.SortFunc(keys, func(a, b key) int {
		if c := compare(r.Person(a.stay).StayCode, r.Person(b.stay).StayCode); c != 0 {
			return c
		}
		return compare(a.item, b.item)
	})
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.Write([]string{"resident", "stay", "item", "days", "amount"}) // a bytes.Buffer does not fail
	for _, k := range keys {
		p, c := r.Person(k.stay), sums[k]
		_ = w.Write([]string{p.Code, p.StayCode, k.item, strconv.Itoa(c.days), strconv.FormatInt(int64(c.amount), 10)})
	}
	w.Flush()
	return b.Bytes()
}

// Wording words a sentence: the Vietnamese of papers (say.Book), or the language of the window.
type Wording interface {
	T(key string, args ...any) string
}

// FundOf is the source of funds of an item.
func FundOf(item string) string {
	if support.Owed(item) {
		return FundResident
	}
	return FundState
}

// State words whether a month is approved, when and by whom.
func (r *SupportRun) State(vi Wording) string {
	if r.Approved == nil {
		return vi.T("support.draft")
	}
	return vi.T("support.frozen", "at", r.Approved.When(), "who", r.Approved.Who, "hash", r.Approved.ShortHash())
}

// Subtitle words the month, and that it still runs.
func (r *SupportRun) Subtitle(vi say.Book) string {
	if r.Running() {
		return vi.T("support.running", "month", r.Label(), "until", r.Last)
	}
	return vi.T("support.subtitle", "month", r.Label())
}

// Posting words what a line is besides the month's own.
func Posting(l *support.Run, vi Wording) string {
	if l.Kind == "" {
		return ""
	}
	return vi.T("support.kind."+l.Kind, "month", l.For.Text()[3:])
}

// ExplainLine words how a line was reckoned: days, rate, amount, source, and what is unsettled.
func ExplainLine(l *support.Line, vi Wording) (out []string) {
	parts := alike(l.Parts, vi)
	for i := range parts {
		p := &parts[i]
		var sum money.Sum
		amount := func(days int64) string {
			sum = money.Sum{}
			sum.AddTimes(days, p.Num, p.Den)
			return sum.Round().Text()
		}
		source, unsure := partSource(p, vi)
		switch {
		case p.Days > 0:
			out = append(out, vi.T("support.part", "days", p.Days, "rate", amount(1), "amount", amount(int64(p.Days)), "source", source))
		case len(p.Rates) > 0:
			out = append(out, vi.T("support.part_once", "amount", amount(1), "source", source))
		default:
			out = append(out, vi.T("support.part_typed", "amount", amount(1)))
		}
		if unsure {
			out = append(out, vi.T("support.unsure"))
		}
	}
	if l.Less != 0 {
		out = append(out, vi.T("support.less", "amount", l.Less.Text()))
	}
	return out
}

// alike puts days together that read the same: two holidays with the same multiple are two days of one rate to the reader.
func alike(parts []support.Part, vi Wording) (out []support.Part) {
	for i := range parts {
		p := parts[i]
		if n := len(out); n > 0 && p.Days > 0 && out[n-1].Days > 0 && p.Num == out[n-1].Num && p.Den == out[n-1].Den {
			was, _ := partSource(&out[n-1], vi)
			if is, _ := partSource(&p, vi); is == was {
				out[n-1].Days += p.Days
				continue
			}
		}
		out = append(out, p)
	}
	return out
}

// partSource names the documents a part rests on; one that was not compared with its text says so.
func partSource(p *support.Part, vi Wording) (source string, unsure bool) {
	var all []string
	for i := range p.Rates {
		r := &p.Rates[i]
		if r.Mark == law.Ours && i > 0 {
			continue
		}
		unsure = unsure || r.Unsure()
		name := r.Source
		if r.Mark == law.Secondary || r.Mark == law.Memory {
			name = vi.T("support.unverified", "source", name)
		}
		if !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return joined(all), unsure
}

func textColumn(vi say.Book, key string, width float64) paper.Column {
	return paper.Column{Title: vi.T("support.col." + key), Width: width}
}

func numberColumn(vi say.Book, key string, width float64) paper.Column {
	return paper.Column{Title: vi.T("support.col." + key), Width: width, Align: paper.Right}
}

// Table is every line of a month with how it was reckoned, and the totals.
func (r *SupportRun) Table(vi say.Book) paper.Table {
	t := paper.Table{Title: vi.T("support.title"), Subtitle: r.Subtitle(vi), Columns: []paper.Column{numberColumn(vi, "no", 10), textColumn(vi, "stay", 22),
		textColumn(vi, "resident", 22), textColumn(vi, "name", 42), textColumn(vi, "item", 38), numberColumn(vi, "days", 14), numberColumn(vi, "amount", 24),
		numberColumn(vi, "owed", 24), textColumn(vi, "kind", 30), textColumn(vi, "rate", 50)}}
	for i := range r.Lines {
		l, p := &r.Lines[i], r.Person(r.Lines[i].Stay)
		cells := []paper.Cell{paper.Num(int64(i + 1)), paper.Txt(p.StayCode), paper.Txt(p.Code), paper.Txt(p.Name), paper.Txt(vi.T("support.item." + l.Item)),
			paper.Num(int64(l.Days)), paper.Num(int64(l.Amount)), {}, paper.Txt(Posting(l, vi)), paper.Txt(joined(ExplainLine(&l.Line, vi)))}
		if support.Owed(l.Item) {
			cells[6], cells[7] = paper.Cell{}, cells[6]
		}
		t.Rows = append(t.Rows, paper.Row{Cells: cells})
	}
	paid, owed := r.Total()
	t.Totals = []paper.Row{{Bold: true, Cells: []paper.Cell{{}, {}, {}, paper.Txt(vi.T("support.sum")), {}, {}, paper.Num(int64(paid)), paper.Num(int64(owed)), {}, {}}}}
	t.Notes = append(append([]string{r.State(vi)}, r.TwiceNotes(vi)...), r.MissingNotes(vi)...)
	return t
}

func joined(parts []string) (s string) {
	for i, p := range parts {
		if i > 0 {
			s += "; "
		}
		s += p
	}
	return s
}

// MissingNotes words what cannot be computed, item by item over all stays.
func (r *SupportRun) MissingNotes(vi Wording) (out []string) {
	type key struct{ item, key, source string }
	sums := map[key]support.Missing{}
	var keys []key
	for _, m := range r.Missing {
		k := key{m.Item, m.Key, m.Source}
		x, ok := sums[k]
		if !ok {
			keys = append(keys, k)
			x = m.Missing
			x.Days = 0
		}
		x.From, x.To, x.Days = min(x.From, m.From), max(x.To, m.To), x.Days+m.Days
		sums[k] = x
	}
	for _, k := range keys {
		x := sums[k]
		out = append(out, MissingText(&x, vi))
	}
	return out
}

// MissingText words an amount that cannot be computed, and the document where it stands when that is known.
func MissingText(m *support.Missing, vi Wording) string {
	key := "support.missing"
	if m.Source != "" {
		key = "support.missing_of"
	}
	return vi.T(key, "item", say.Of("support.item."+m.Item), "days", m.Days, "from", m.From, "to", m.To, "rate", say.Of("support.rate."+m.Key), "source", m.Source)
}

// Check is the sum that proves the table: lines, people, totals.
func (r *SupportRun) Check(vi say.Book) paper.Check {
	paid, owed := r.Total()
	return paper.Check{OK: true, Text: vi.T("support.balanced", "lines", money.Dong(len(r.Lines)).Text(), "people", money.Dong(len(r.People)).Text(), "paid", paid.Text(), "owed", owed.Text())}
}

// Teams are the groups of a month, in order; "" are those without one.
func (r *SupportRun) Teams() (out []string) {
	for i := range r.People {
		if !slices.Contains(out, r.People[i].Team) {
			out = append(out, r.People[i].Team)
		}
	}
	slices.Sort(out)
	return out
}

// EveryTeam asks for the list of the whole centre.
const EveryTeam = "*"

// apart are the items that are paid by a voucher of their own, on the way home or to the family of the dead: a list that pays them once
// more would pay them twice.
var apart = []string{support.DischargeMeal, support.DischargeFare, support.DischargeClothes, support.Funeral}

// List is what each person of a team is paid by list in the month, with room for signature or fingerprint, and the sum. What was paid by
// a voucher of its own is not in it; a note says how much that is.
func (r *SupportRun) List(team string, vi say.Book) (paper.Table, money.Dong) {
	t := paper.Table{Columns: []paper.Column{numberColumn(vi, "no", 13), textColumn(vi, "stay", 24), textColumn(vi, "name", 52), textColumn(vi, "birth", 22),
		numberColumn(vi, "days", 16), numberColumn(vi, "amount", 28), textColumn(vi, "sign", 36)}}
	days, sums := map[int64]int{}, map[int64]money.Dong{}
	var other money.Dong
	for i := range r.Lines {
		l := &r.Lines[i]
		if support.Owed(l.Item) {
			continue
		}
		if slices.Contains(apart, l.Item) {
			if team == EveryTeam || r.Person(l.Stay).Team == team {
				other += l.Amount
			}
			continue
		}
		sums[l.Stay] += l.Amount
		if l.Item == support.Food || l.Item == support.FoodSick {
			days[l.Stay] += l.Days
		}
	}
	var total money.Dong
	var allDays int
	for i := range r.People {
		p := &r.People[i]
		if team != EveryTeam && p.Team != team || sums[p.Stay] == 0 {
			continue
		}
		total += sums[p.Stay]
		allDays += days[p.Stay]
		t.Rows = append(t.Rows, paper.Row{Cells: []paper.Cell{paper.Num(int64(len(t.Rows) + 1)), paper.Txt(p.StayCode), paper.Txt(p.Name), paper.Txt(p.Birth),
			paper.Num(int64(days[p.Stay])), paper.Num(int64(sums[p.Stay])), {}}})
	}
	t.Totals = []paper.Row{{Bold: true, Cells: []paper.Cell{{}, {}, paper.Txt(vi.T("support.total")), {}, paper.Num(int64(allDays)), paper.Num(int64(total)), {}}}}
	if other != 0 {
		t.Notes = append(t.Notes, vi.T("support.apart", "amount", other.Text()))
	}
	return t, total
}

// Statement adds months by item, status and source of funds (quyết toán): one row an item.
func Statement(runs []*SupportRun, vi say.Book) paper.Table {
	t := paper.Table{Title: vi.T("support.statement"), Columns: []paper.Column{textColumn(vi, "item", 40), textColumn(vi, "fund", 26)}}
	statuses := []stay.Status{}
	sums := map[string]map[stay.Status]money.Dong{}
	days := map[string]int{}
	for _, r := range runs {
		for i := range r.Lines {
			l, s := &r.Lines[i], r.Person(r.Lines[i].Stay).Status
			if sums[l.Item] == nil {
				sums[l.Item] = map[stay.Status]money.Dong{}
			}
			sums[l.Item][s] += l.Amount
			days[l.Item] += l.Days
			if !slices.Contains(statuses, s) {
				statuses = append(statuses, s)
			}
		}
	}
	slices.SortFunc(statuses, func(a, b stay.Status) int { return slices.Index(stay.Statuses, a) - slices.Index(stay.Statuses, b) })
	t.Columns = append(t.Columns, numberColumn(vi, "days", 18))
	for _, s := range statuses {
		t.Columns = append(t.Columns, paper.Column{Title: vi.T("status." + string(s)), Width: 30, Align: paper.Right})
	}
	t.Columns = append(t.Columns, numberColumn(vi, "amount", 36))
	for _, fund := range []string{FundState, FundResident} {
		total := map[stay.Status]money.Dong{}
		n := len(t.Rows)
		for _, item := range support.Items {
			if sums[item] == nil || FundOf(item) != fund {
				continue
			}
			t.Rows = append(t.Rows, statementRow(vi.T("support.item."+item), vi.T("support.fund."+fund), days[item], statuses, sums[item], false))
			for s, x := range sums[item] {
				total[s] += x
			}
		}
		if len(t.Rows) > n {
			t.Rows = append(t.Rows, statementRow(vi.T("support.total"), vi.T("support.fund."+fund), 0, statuses, total, true))
		}
	}
	return t
}

func statementRow(item, fund string, days int, statuses []stay.Status, sums map[stay.Status]money.Dong, bold bool) paper.Row {
	row := paper.Row{Bold: bold, Cells: []paper.Cell{paper.Txt(item), paper.Txt(fund), {}}}
	if !bold {
		row.Cells[2] = paper.Num(int64(days))
	}
	var all money.Dong
	for _, s := range statuses {
		row.Cells = append(row.Cells, paper.Num(int64(sums[s])))
		all += sums[s]
	}
	row.Cells = append(row.Cells, paper.Num(int64(all)))
	return row
}

// YearStatement adds the approved months of a year by item, status and source of funds; it names them.
func (o *Office) YearStatement(year int) (paper.Table, error) {
	return o.ofYear(year, "support.year_title", Statement)
}

// YearTeamStatement adds the approved months of a year by team, item and source of funds; it names them.
func (o *Office) YearTeamStatement(year int) (paper.Table, error) {
	return o.ofYear(year, "support.year_team_title", TeamStatement)
}

func (o *Office) ofYear(year int, title string, statement func([]*SupportRun, say.Book) paper.Table) (paper.Table, error) {
	months, err := o.SupportMonths()
	if err != nil {
		return paper.Table{}, err
	}
	var runs []*SupportRun
	var names []string
	for i := range months {
		if months[i].Year != year {
			continue
		}
		r, err := months[i].Run()
		if err != nil {
			return paper.Table{}, err
		}
		runs, names = append(runs, r), append(names, months[i].Label())
	}
	t := statement(runs, o.Words)
	t.Title, t.Subtitle = o.Words.T(title, "year", year), o.Words.T("support.year_months", "months", joined(names))
	if len(names) == 0 {
		t.Subtitle = o.Words.T("support.year_none")
	}
	return t, nil
}
