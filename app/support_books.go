package app

import (
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/money"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/app/support"
)

// accountOf is the key of the account under which the accountant books an item (mã tài khoản), followed by the item.
const accountOf = "account_"

// Postings is a month as an accountant's program reads it: one row an item, status and posting, with its account as set on the last
// day of the month and its source of funds. Items whose account was not entered are named.
func (r *SupportRun) Postings(rules *law.Pack, vi say.Book) paper.Table {
	t := paper.Table{Title: vi.T("support.accountant"), Subtitle: r.Subtitle(vi), Columns: []paper.Column{textColumn(vi, "day", 22), textColumn(vi, "item", 34),
		textColumn(vi, "account", 22), textColumn(vi, "text", 56), textColumn(vi, "status", 26), textColumn(vi, "fund", 34), numberColumn(vi, "amount", 28)}}
	sums, keys := r.postings()
	total := map[string]money.Dong{}
	var lacking []string
	for _, k := range keys {
		text := vi.T("support.item." + k.item)
		account := rules.Text(accountOf+k.item, r.Whole)
		if account == "" && !slices.Contains(lacking, text) {
			lacking = append(lacking, text)
		}
		if k.kind != "" {
			text += ", " + vi.T("support.kind."+k.kind, "month", k.month.Text()[3:])
		}
		total[FundOf(k.item)] += sums[k]
		t.Rows = append(t.Rows, paper.Row{Cells: []paper.Cell{paper.Day(r.Last), paper.Txt(k.item), paper.Txt(account), paper.Txt(text),
			paper.Txt(vi.T("status." + string(k.status))), paper.Txt(vi.T("support.fund." + FundOf(k.item))), paper.Num(int64(sums[k]))}})
	}
	for _, fund := range []string{FundState, FundResident} { // what is paid and what is owed are never one sum
		if amount, ok := total[fund]; ok {
			t.Totals = append(t.Totals, paper.Row{Bold: true, Cells: []paper.Cell{{}, paper.Txt(vi.T("support.sum")), {}, {}, {},
				paper.Txt(vi.T("support.fund." + fund)), paper.Num(int64(amount))}})
		}
	}
	if len(lacking) > 0 {
		t.Notes = append(t.Notes, vi.T("support.no_account", "items", joined(lacking)))
	}
	return t
}

// posting is what one row of the accountant's sheet is about.
type posting struct {
	item   string
	status stay.Status
	kind   string
	month  date.Date
}

func (r *SupportRun) postings() (sums map[posting]money.Dong, keys []posting) {
	sums = map[posting]money.Dong{}
	for i := range r.Lines {
		l := &r.Lines[i]
		k := posting{l.Item, r.Person(l.Stay).Status, l.Kind, l.For}
		if _, ok := sums[k]; !ok {
			keys = append(keys, k)
		}
		sums[k] += l.Amount
	}
	slices.SortStableFunc(keys, func(a, b posting) int {
		if a.item != b.item {
			return slices.Index(support.Items, a.item) - slices.Index(support.Items, b.item)
		}
		return int(a.month - b.month)
	})
	return sums, keys
}

// TeamStatement adds months by team, item and source of funds (tổng hợp theo tổ, đội): one row a team and item, a sum for each team and
// fund, and the sums of the centre. The team is the one of the stay when the month was reckoned.
func TeamStatement(runs []*SupportRun, vi say.Book) paper.Table {
	t := paper.Table{Title: vi.T("support.by_team"), Columns: []paper.Column{textColumn(vi, "team", 40), textColumn(vi, "item", 60), textColumn(vi, "fund", 50),
		numberColumn(vi, "people", 20), numberColumn(vi, "days", 22), numberColumn(vi, "amount", 40)}}
	sums, teams := byTeam(runs)
	whole := map[string]money.Dong{}
	for _, team := range teams {
		for _, fund := range []string{FundState, FundResident} {
			var total money.Dong
			n := len(t.Rows)
			for _, item := range support.Items {
				c := sums[teamItem{team, item}]
				if c == nil || FundOf(item) != fund {
					continue
				}
				total += c.amount
				t.Rows = append(t.Rows, teamRow(vi, teamWord(team, vi), vi.T("support.item."+item), fund, paper.Num(int64(len(c.stays))), paper.Num(int64(c.days)), c.amount, false))
			}
			if len(t.Rows) > n {
				whole[fund] += total
				t.Rows = append(t.Rows, teamRow(vi, teamWord(team, vi), vi.T("support.total"), fund, paper.Cell{}, paper.Cell{}, total, true))
			}
		}
	}
	for _, fund := range []string{FundState, FundResident} {
		if amount, ok := whole[fund]; ok {
			t.Totals = append(t.Totals, teamRow(vi, vi.T("support.list_all"), vi.T("support.sum"), fund, paper.Cell{}, paper.Cell{}, amount, true))
		}
	}
	return t
}

type teamItem struct{ team, item string }

type teamSum struct {
	days   int
	amount money.Dong
	stays  map[int64]bool
}

func byTeam(runs []*SupportRun) (sums map[teamItem]*teamSum, teams []string) {
	sums = map[teamItem]*teamSum{}
	for _, r := range runs {
		for i := range r.Lines {
			l := &r.Lines[i]
			k := teamItem{r.Person(l.Stay).Team, l.Item}
			if sums[k] == nil {
				sums[k] = &teamSum{stays: map[int64]bool{}}
			}
			sums[k].days += l.Days
			sums[k].amount += l.Amount
			sums[k].stays[l.Stay] = true
			if !slices.Contains(teams, k.team) {
				teams = append(teams, k.team)
			}
		}
	}
	slices.SortFunc(teams, compare)
	return sums, teams
}

func teamWord(team string, vi say.Book) string {
	if team == "" {
		return vi.T("support.no_team")
	}
	return team
}

func teamRow(vi say.Book, team, item, fund string, people, days paper.Cell, amount money.Dong, bold bool) paper.Row {
	return paper.Row{Bold: bold, Cells: []paper.Cell{paper.Txt(team), paper.Txt(item), paper.Txt(vi.T("support.fund." + fund)), people, days, paper.Num(int64(amount))}}
}
