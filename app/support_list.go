package app

import (
	"cmp"
	"slices"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/paper"
	"hoanhap/app/say"
)

// PayList pays the list of a team of an approved month (EveryTeam: of all) by one voucher. A list is paid once, unless its voucher
// was reversed.
func (o *Office) PayList(year, month int, team, party string, day date.Date) (v Voucher, err error) {
	v = Voucher{Kind: VoucherPay, Day: day, Party: party, About: AboutSupport, Team: team, Fund: FundState}
	var p say.Problems
	o.checkDay(&p, "day", day)
	if strings.TrimSpace(party) == "" {
		p.Add("party", "err.needed")
	}
	if len(p) > 0 {
		return v, p
	}
	err = o.do(RightReckon, "act.support_list", party, "", func(a *Act) error {
		months, err := All[SupportMonth](a, "year", year, "month", month)
		if err != nil {
			return err
		}
		if len(months) == 0 {
			return &say.Refused{Msg: say.Of("err.support.not_approved", "month", date.Of(year, month, 1).Text()[3:])}
		}
		run, err := months[0].Run()
		if err != nil {
			return err
		}
		if err := unpaid(a, months[0].ID, team); err != nil {
			return err
		}
		_, v.Amount = run.List(team, o.Words)
		if v.Amount <= 0 {
			return &say.Refused{Msg: say.Of("err.support.nothing")}
		}
		v.MonthID, v.Text = months[0].ID, o.Words.T("support.subtitle", "month", run.Label())
		return a.voucher(&v)
	})
	return v, err
}

// unpaid refuses a list that overlaps one that was paid: the same team, or the whole centre.
func unpaid(tx Tx, monthID int64, team string) error {
	all, err := All[Voucher](tx, "month_id", monthID)
	if err != nil {
		return err
	}
	back := map[int64]bool{}
	for i := range all {
		back[all[i].ReversesID] = true
	}
	for i := range all {
		v := &all[i]
		if v.ReversesID == 0 && !back[v.ID] && (v.Team == team || v.Team == EveryTeam || team == EveryTeam) {
			return &say.Refused{Msg: say.Of("err.support.listed", "number", v.Number)}
		}
	}
	return nil
}

// TeamName words a team.
func TeamName(team string, vi say.Book) string {
	switch team {
	case EveryTeam:
		return vi.T("support.list_all")
	case "":
		return vi.T("support.list_team", "team", say.Of("support.no_team"))
	}
	return vi.T("support.list_team", "team", team)
}

// IssueSheet is what was issued in kind over some days, one row a person, with room for signature or fingerprint; the sum of every thing.
func (o *Office) IssueSheet(from, to date.Date, vi say.Book) (paper.Table, error) {
	rows, people, err := o.Issued(from, to)
	t := paper.Table{Title: vi.T("support.issue_title"), Subtitle: vi.T("support.issue_days", "from", from, "to", to), Columns: []paper.Column{numberColumn(vi, "no", 11),
		textColumn(vi, "day", 23), textColumn(vi, "stay", 20), textColumn(vi, "name", 38), textColumn(vi, "things", 46), textColumn(vi, "why", 22), textColumn(vi, "sign", 28)}}
	var all []string
	given := stillIssued(rows)
	slices.SortStableFunc(given, func(a, b StockEntry) int {
		return cmp.Or(int(a.Day-b.Day), compare(people[a.StayID].StayCode, people[b.StayID].StayCode))
	})
	for _, e := range given {
		if e.StayID == 0 {
			continue
		}
		p := people[e.StayID]
		all = append(all, e.Things)
		t.Rows = append(t.Rows, paper.Row{Cells: []paper.Cell{paper.Num(int64(len(t.Rows) + 1)), paper.Day(e.Day), paper.Txt(p.StayCode), paper.Txt(p.Name),
			paper.Txt(strings.ReplaceAll(e.Things, "|", "; ")), paper.Txt(vi.T("stock.kind." + e.Kind)), {}}})
	}
	if len(all) > 0 {
		t.Totals = []paper.Row{{Bold: true, Cells: []paper.Cell{{}, {}, {}, paper.Txt(vi.T("support.total")), paper.Txt(issuedSum(all)), {}, {}}}}
	} else {
		t.Notes = []string{vi.T("support.nothing_issued")}
	}
	return t, err
}

// IssuePaper is the sheet of what was issued for printing, signed by who drew it up, the storekeeper and the head.
func (o *Office) IssuePaper(from, to date.Date) (p paper.Paper, err error) {
	t, err := o.IssueSheet(from, to, o.Words)
	if err != nil {
		return p, err
	}
	return o.listPaper("issue_list", t, paper.Money{}, to)
}

// StockPaper is what came, was issued and is left of every thing at the end of a day, for printing.
func (o *Office) StockPaper(day date.Date) (p paper.Paper, err error) {
	list, err := o.Stock(day)
	if err != nil {
		return p, err
	}
	return o.listPaper("stock_list", StockTable(list, day, o.Words), paper.Money{}, day)
}
