package app

import (
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/money"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/app/support"
)

// Contribution is what a voluntary resident owes and has paid (đóng góp, R1 and R2): from approved months and receipts.
type Contribution struct {
	Person        SupportPerson
	Months        []ContributionMonth
	Owed, Paid    money.Dong
	Receipts      []Voucher
	MissingTariff bool // a day lacks the tariff: more may be owed than is known
}

// ContributionMonth is what an approved month made of it, corrections with it.
type ContributionMonth struct {
	First  date.Date
	Amount money.Dong
}

// Arrears is what is still to be paid; below zero, what was paid too much (nợ đóng góp).
func (c *Contribution) Arrears() money.Dong { return c.Owed - c.Paid }

// Contributions is everybody who owes or paid something, by stay code.
func (o *Office) Contributions() (out []Contribution, err error) {
	err = o.Store.Read(func(tx Tx) error {
		months, err := supportMonths(tx)
		if err != nil {
			return err
		}
		byStay := map[int64]*Contribution{}
		of := func(p *SupportPerson) *Contribution {
			if byStay[p.Stay] == nil {
				byStay[p.Stay] = &Contribution{Person: *p}
			}
			return byStay[p.Stay]
		}
		for i := range months {
			r, err := months[i].Run()
			if err != nil {
				return err
			}
			for _, l := range r.Lines {
				if support.Owed(l.Item) {
					of(r.Person(l.Stay)).owe(r.First, l.Amount)
				}
			}
			for _, m := range r.Missing {
				if support.Owed(m.Item) {
					of(r.Person(m.Stay)).MissingTariff = true
				}
			}
		}
		receipts, err := vouchers(tx, VoucherQuery{About: AboutContribution})
		if err != nil {
			return err
		}
		for _, v := range receipts {
			c := byStay[v.StayID]
			if c == nil {
				p, err := personOf(tx, v.StayID)
				if err != nil {
					return err
				}
				c = of(p)
			}
			amount := v.Amount
			if v.Kind == VoucherPay { // given back
				amount = -amount
			}
			c.Paid += amount
			c.Receipts = append(c.Receipts, v)
		}
		for _, c := range byStay {
			out = append(out, *c)
		}
		return nil
	})
	slices.SortFunc(out, func(a, b Contribution) int { return compare(a.Person.StayCode, b.Person.StayCode) })
	return out, err
}

func (c *Contribution) owe(first date.Date, amount money.Dong) {
	c.Owed += amount
	for i := range c.Months {
		if c.Months[i].First == first {
			c.Months[i].Amount += amount
			return
		}
	}
	c.Months = append(c.Months, ContributionMonth{first, amount})
}

func personOf(tx Tx, stayID int64) (*SupportPerson, error) {
	rows, err := tx.Timelines(StayQuery{IDs: []int64{stayID}})
	if err != nil || len(rows) == 0 {
		return nil, orNotFound(err)
	}
	x := &rows[0]
	return &SupportPerson{Stay: stayID, Resident: x.Resident.ID, StayCode: x.Stay.Code, Code: x.Resident.Code, Name: x.Resident.Name, Team: x.Stay.Room}, nil
}

// ArrearsTable is what everybody owes by the approved months, has paid and still owes on the day. What was paid too much is below zero and
// counts against nobody else's debt: a note says both sums. The column of what lacks a tariff stands only where somebody does.
func ArrearsTable(list []Contribution, day date.Date, vi say.Book) paper.Table {
	t := paper.Table{Title: vi.T("support.arrears_title"), Subtitle: vi.T("support.arrears_until", "day", day), Columns: []paper.Column{numberColumn(vi, "no", 12),
		textColumn(vi, "stay", 24), textColumn(vi, "name", 50), numberColumn(vi, "owed", 27), numberColumn(vi, "contributed", 27), numberColumn(vi, "arrears", 27)}}
	lacking := slices.ContainsFunc(list, func(c Contribution) bool { return c.MissingTariff })
	if lacking {
		t.Columns = append(t.Columns, textColumn(vi, "note", 22))
	}
	row := func(cells ...paper.Cell) paper.Row { return paper.Row{Cells: cells[:len(t.Columns)]} }
	var owed, paid money.Dong
	for i := range list {
		c := &list[i]
		note := ""
		if c.MissingTariff {
			note = vi.T("support.note.missing")
		}
		owed, paid = owed+c.Owed, paid+c.Paid
		t.Rows = append(t.Rows, row(paper.Num(int64(i+1)), paper.Txt(c.Person.StayCode), paper.Txt(c.Person.Name), paper.Num(int64(c.Owed)), paper.Num(int64(c.Paid)),
			paper.Num(int64(c.Arrears())), paper.Txt(note)))
	}
	sum := row(paper.Cell{}, paper.Cell{}, paper.Txt(vi.T("support.sum")), paper.Num(int64(owed)), paper.Num(int64(paid)), paper.Num(int64(owed-paid)), paper.Cell{})
	sum.Bold = true
	t.Totals = []paper.Row{sum}
	if len(list) == 0 {
		t.Notes = append(t.Notes, vi.T("support.nothing_owed"))
	}
	if over := overpaid(list); over != 0 {
		t.Notes = append(t.Notes, vi.T("support.arrears_over", "owed", (owed-paid+over).Text(), "over", over.Text()))
	}
	if lacking {
		t.Notes = append(t.Notes, vi.T("support.arrears_missing"))
	}
	return t
}

// overpaid is what is to be given back: what was paid too much, of everybody who did.
func overpaid(list []Contribution) (sum money.Dong) {
	for i := range list {
		sum += max(0, -list[i].Arrears())
	}
	return sum
}

// ArrearsPaper is the list of contributions for printing, with what is still to be paid in words and room for the signatures.
func (o *Office) ArrearsPaper() (p paper.Paper, err error) {
	list, err := o.Contributions()
	if err != nil {
		return p, err
	}
	day := o.Today()
	m := paper.Money{}
	for i := range list {
		m.Amount += int64(max(0, list[i].Arrears()))
	}
	m.Words = money.Words(money.Dong(m.Amount), o.MoneyStyle(day))
	return o.listPaper("arrears_list", ArrearsTable(list, day, o.Words), m, day)
}

// listPaper is a list on a paper with the head of the centre: its title and what it is of stand above it.
func (o *Office) listPaper(kind string, t paper.Table, m paper.Money, day date.Date) (p paper.Paper, err error) {
	err = o.Store.Read(func(tx Tx) error {
		d, err := o.moneyDossier(tx, day)
		if err != nil {
			return err
		}
		m.Kind, d.Period = t.Title, paper.Period{Name: t.Subtitle}
		t.Title, t.Subtitle = "", ""
		d.Tables, d.Money = []paper.Table{t}, m
		p, err = paper.Fill(o.Forms, d, kind, day)
		return err
	})
	return p, err
}
