package app

import (
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/money"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/app/support"
)

// moneyDossier is what every paper of money begins with: the centre and who signs on the day.
func (o *Office) moneyDossier(tx Tx, day date.Date) (paper.Dossier, error) {
	c := o.Centre(day)
	d := paper.Dossier{Regime: o.Law.RegimeAt(day).Code, Day: day, Issued: true, Maker: o.Who,
		Centre: paper.Centre{Parent: c.Parent, Name: c.Name, Place: c.Place, Province: c.Province, Address: c.Address}}
	var err error
	d.Signatory, err = o.signer(tx, 0, &c, day)
	return d, err
}

// VoucherPaper is a cash voucher for printing, the amount in figures and words.
func (o *Office) VoucherPaper(id int64) (p paper.Paper, err error) {
	err = o.Store.Read(func(tx Tx) error {
		v, err := Load[Voucher](tx, id)
		if err != nil {
			return err
		}
		d, err := o.moneyDossier(tx, v.Day)
		if err != nil {
			return err
		}
		d.Number = v.Number
		d.Money = paper.Money{Kind: "PHIẾU CHI", Party: v.Party, Address: v.Address, About: o.voucherReason(&v), Fund: o.Words.T("support.fund." + v.Fund),
			Amount: int64(v.Amount), Words: money.Words(v.Amount, o.MoneyStyle(v.Day))}
		if v.Kind == VoucherReceive {
			d.Money.Kind = "PHIẾU THU"
		}
		if v.ReversesID != 0 {
			old, err := Load[Voucher](tx, v.ReversesID)
			if err != nil {
				return err
			}
			d.Money.Reversal = old.Number
		}
		p, err = paper.Fill(o.Forms, d, "voucher", v.Day)
		return err
	})
	return p, err
}

// voucherReason words what a voucher is for: the account, the team, the text.
func (o *Office) voucherReason(v *Voucher) string {
	s := o.Words.T("voucher.about." + v.About)
	if v.MonthID != 0 {
		s += ", " + TeamName(v.Team, o.Words)
	}
	if v.Text != "" {
		s += ", " + v.Text
	}
	return s
}

// DischargePaper is the sheet of the money at discharge that was given to a stay (C10).
func (o *Office) DischargePaper(stayID int64) (p paper.Paper, err error) {
	err = o.Store.Read(func(tx Tx) error {
		all, err := All[SupportEntry](tx, "stay_id", stayID)
		if err != nil {
			return err
		}
		m := DischargeMoney{Stay: stayID}
		number := ""
		for i := range all {
			e := &all[i]
			if !e.Live() {
				continue
			}
			switch e.Item {
			case support.DischargeMeal:
				m.Travel = e.Travel
			case support.DischargeFare:
				m.Fare = e.Amount
			case support.DischargeClothes:
				m.Clothes = e.Amount
			default:
				continue
			}
			m.Day, m.Route, number = e.Day, e.Text, e.Paper
		}
		if m.Day == 0 {
			return ErrNotFound
		}
		rows, err := tx.Timelines(StayQuery{IDs: []int64{stayID}})
		if err != nil || len(rows) == 0 {
			return orNotFound(err)
		}
		d, err := o.moneyDossier(tx, m.Day)
		if err != nil {
			return err
		}
		d.Number = number
		if err := o.fillWho(tx, &d, &rows[0].Resident); err != nil {
			return err
		}
		if err := o.dischargeMoney(&d, &rows[0], &m); err != nil {
			return err
		}
		p, err = paper.Fill(o.Forms, d, "discharge_money", m.Day)
		return err
	})
	return p, err
}

func (o *Office) dischargeMoney(d *paper.Dossier, r *StayRows, m *DischargeMoney) error {
	lines, _, err := o.dischargeLines(r, m)
	if err != nil {
		return err
	}
	x := paper.Money{Route: m.Route, Travel: m.Travel, Fare: int64(m.Fare), Suit: int64(m.Clothes), Meal: int64(o.Law.Int(law.DischargeMeal, m.Day))}
	var total money.Dong
	for i := range lines {
		l := &lines[i]
		total += l.Amount
		if l.Item == support.DischargeMeal {
			x.Meals = int64(l.Amount)
		}
		x.Unsure = x.Unsure || l.Unsure()
	}
	row, _ := o.Law.Row(law.DischargeMeal, m.Day)
	x.Source, x.Amount, x.Words = row.Source, int64(total), money.Words(total, o.MoneyStyle(m.Day))
	d.Money = x
	return nil
}

// DepositPaper is the minutes of the return of a deposit (C9), of what was returned on a day; before the return, of what would be.
func (o *Office) DepositPaper(resident int64, day date.Date) (p paper.Paper, err error) {
	err = o.Store.Read(func(tx Tx) error {
		r, err := Load[Resident](tx, resident)
		if err != nil {
			return err
		}
		b, err := depositBook(tx, r)
		if err != nil {
			return err
		}
		d, err := o.moneyDossier(tx, day)
		if err != nil {
			return err
		}
		if err := o.fillWho(tx, &d, &r); err != nil {
			return err
		}
		d.Meeting = paper.Meeting{Day: day, EndDay: day, Place: d.Centre.Name, Copies: 2}
		d.Giver = paper.Party{Name: d.Signatory.Name, Position: d.Signatory.Position, Office: d.Centre.Name}
		back, things := b.returned(day)
		b.sums(&d.Money, day, back)
		if d.Money.Loans, d.Money.Diploma, err = o.homeThings(tx, resident, day); err != nil {
			return err
		}
		d.Belongings = things
		d.Deposit, d.DepositWords = int64(back), money.Words(back, o.MoneyStyle(day))
		p, err = paper.Fill(o.Forms, d, "deposit_return", day)
		return err
	})
	return p, err
}

// sums are what the minutes of the return add up: what came in to the end of the day, went out, was returned before, and is left.
func (b *DepositBook) sums(m *paper.Money, day date.Date, back money.Dong) {
	for i := range b.Lines {
		l := &b.Lines[i]
		switch {
		case l.Day > day || l.Reversed || l.ReversesID != 0:
		case l.Amount > 0:
			m.In += int64(l.Amount)
		case l.Kind != DepositReturned:
			m.Out -= int64(l.Amount)
		case l.Day < day:
			m.Before -= int64(l.Amount)
		}
	}
	m.Left = m.In - m.Out - m.Before - int64(back)
}

// homeThings are what was lent on entry and what the person learned for, of the stays of a resident up to a day: lists of the minutes.
func (o *Office) homeThings(tx Tx, resident int64, day date.Date) (loans, diplomas []string, err error) {
	rows, err := tx.Timelines(StayQuery{Resident: []int64{resident}})
	if err != nil || len(rows) == 0 {
		return nil, nil, err
	}
	stayID := rows[len(rows)-1].Stay.ID // things were lent for the last stay
	issued, err := All[StockEntry](tx, "stay_id", stayID, "kind", StockOnEntry)
	if err != nil {
		return nil, nil, err
	}
	gone := map[int64]bool{}
	for i := range issued {
		gone[issued[i].ReversesID] = true
	}
	for i := range issued {
		if e := &issued[i]; e.ReversesID == 0 && !gone[e.ID] && e.Day <= day {
			loans = append(loans, strings.Split(e.Things, "|")...)
		}
	}
	learned, err := o.learned(tx, resident) // a certificate whose paper was withdrawn is none
	for i := range learned {
		e := &learned[i].Enrolment
		if e.CertNumber != "" && e.CertDay <= day && (e.Returned == 0 || e.Returned == day) {
			diplomas = append(diplomas, o.Words.T("deposit.diploma", "number", e.CertNumber, "day", e.CertDay))
		}
	}
	return loans, diplomas, err
}

// returned is the money and things handed back on a day; where nothing was, what is still kept.
func (b *DepositBook) returned(day date.Date) (back money.Dong, things []string) {
	things = []string{}
	found := false
	for i := range b.Lines {
		l := &b.Lines[i]
		if l.Kind != DepositReturned || l.Day != day || l.Reversed || l.ReversesID != 0 {
			continue
		}
		found = true
		back -= l.Amount
		if l.Object != "" {
			things = append(things, thingText(&l.DepositEntry))
		}
	}
	if found {
		return back, things
	}
	for i := range b.Kept {
		things = append(things, thingText(&b.Kept[i]))
	}
	return b.Balance, things
}

func thingText(e *DepositEntry) string {
	s := e.Object
	for _, more := range []string{e.Count, e.State} {
		if more != "" {
			s += ", " + more
		}
	}
	return s
}

// SupportList is the list of a team for a month with its signatures (danh sách chi); as approved, or marked as not approved.
func (o *Office) SupportList(year, month int, team string) (p paper.Paper, err error) {
	r, err := o.Support(year, month)
	if err != nil {
		return p, err
	}
	err = o.Store.Read(func(tx Tx) error {
		day := max(o.Today(), r.First)
		d, err := o.moneyDossier(tx, day)
		if err != nil {
			return err
		}
		d.Issued = r.Approved != nil
		t, total := r.List(team, o.Words)
		t.Notes = append(t.Notes, r.MissingNotes(o.Words)...)
		d.Tables = []paper.Table{t}
		if team == EveryTeam {
			d.Tables = append(d.Tables, o.wholeMonth(r))
			d.Checks = []paper.Check{r.Check(o.Words)}
		}
		d.Period = paper.Period{Name: r.Subtitle(o.Words), From: r.First, To: r.Whole}
		d.Money = paper.Money{Team: TeamName(team, o.Words), Amount: int64(total), Words: money.Words(total, o.MoneyStyle(day)), State: r.State(o.Words)}
		p, err = paper.Fill(o.Forms, d, "support_list", day)
		return err
	})
	return p, err
}

// wholeMonth is the month by item, status and source of funds, with the causes of what it corrects: it follows the list of the
// whole centre.
func (o *Office) wholeMonth(r *SupportRun) paper.Table {
	t := Statement([]*SupportRun{r}, o.Words)
	for i := range r.Causes {
		t.Notes = append(t.Notes, CauseText(r, &r.Causes[i], o.Words))
	}
	return t
}

// CauseText words why an approved month is corrected.
func CauseText(r *SupportRun, c *SupportCause, vi Wording) string {
	if c.Act == causeProgram {
		return vi.T(causeProgram, "month", c.For.Text()[3:])
	}
	who := r.Person(c.Stay).Name
	if c.Stay == 0 {
		who = vi.T("support.list_all")
	}
	s := vi.T("support.cause", "month", c.For.Text()[3:], "name", who, "act", say.Of(c.Act), "at", momentText(c.At), "who", c.Who)
	if c.Why != "" {
		s += ": " + c.Why
	}
	return s
}
