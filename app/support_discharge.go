package app

import (
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/money"
	"hoanhap/app/say"
	"hoanhap/app/support"
)

// DischargeMoney is what somebody gets on the way home (C10; TT 62/2022 art 5.11a, NĐ 163/2026 arts 97.3, 123.3).
type DischargeMoney struct {
	Stay    int64
	Day     date.Date
	Travel  int        // days on the road, meal money for each
	Fare    money.Dong // by the tariff of ordinary public transport, as typed
	Clothes money.Dong // price of one suit; 0: given in kind, or they have some
	Route   string
}

// GiveDischarge writes down and pays the money at discharge in one act: meals, fare, clothes, and the voucher.
func (o *Office) GiveDischarge(m DischargeMoney) (v Voucher, err error) {
	if p := o.checkDischarge(&m); len(p) > 0 {
		return v, p
	}
	label, err := o.nameOf(m.Stay)
	if err != nil {
		return v, err
	}
	err = o.do(RightReckon, "act.discharge_money", label, "", func(a *Act) (err error) {
		v, err = a.discharge(&m)
		return err
	})
	return v, err
}

func (o *Office) checkDischarge(m *DischargeMoney) (p say.Problems) {
	o.checkDay(&p, "day", m.Day)
	if row, ok := o.Law.Row(law.DischargeMealDays, m.Day); ok && m.Travel > o.Law.Int(law.DischargeMealDays, m.Day) {
		p.Add("travel", "err.support.travel", "max", o.Law.Int(law.DischargeMealDays, m.Day), "source", row.Source)
	}
	if m.Travel < 0 {
		p.Add("travel", "err.money.negative")
	}
	if m.Fare < 0 {
		p.Add("fare", "err.money.negative")
	}
	if m.Clothes < 0 {
		p.Add("clothes", "err.money.negative")
	}
	if m.Travel == 0 && m.Fare == 0 && m.Clothes == 0 {
		p.Add("fare", "err.needed")
	}
	return p
}

// checkGiven judges the money that is given with a movement: only with one that ends the stay, by who keeps the books.
func (o *Office) checkGiven(m *Move) error {
	if m.Discharge == nil {
		return nil
	}
	if !m.Kind.Ends() {
		return &say.Refused{Msg: say.Of("err.support.not_end")}
	}
	if err := o.Ask(RightReckon); err != nil {
		return err
	}
	m.Discharge.Stay, m.Discharge.Day = m.StayID, m.Day
	if p := o.checkDischarge(m.Discharge); len(p) > 0 {
		return p
	}
	return nil
}

// discharge writes the lines and the voucher. It is given once a stay.
func (a *Act) discharge(m *DischargeMoney) (v Voucher, err error) {
	o := a.office
	if given, err := a.given(m.Stay, support.DischargeMeal, support.DischargeFare, support.DischargeClothes); err != nil || given {
		return v, orRefused(err, "err.support.discharged")
	}
	rows, err := a.Timelines(StayQuery{IDs: []int64{m.Stay}})
	if err != nil || len(rows) == 0 {
		return v, orNotFound(err)
	}
	lines, missing, err := o.dischargeLines(&rows[0], m)
	if err != nil {
		return v, err
	}
	if len(missing) > 0 {
		return v, &say.Refused{Msg: say.Of("err.support.missing", "item", say.Of("support.item."+missing[0].Item), "day", m.Day)}
	}
	for i := range lines {
		v.Amount += lines[i].Amount
	}
	if v.Day, err = a.openDay(m.Day); err != nil { // the release may be written days after it
		return v, err
	}
	v.Kind, v.StayID, v.ResidentID, v.Party = VoucherPay, m.Stay, rows[0].Resident.ID, rows[0].Resident.Name
	v.Address, v.About, v.Text = o.Residence(&rows[0].Resident, m.Day), AboutDischarge, m.Route
	if err := a.voucher(&v); err != nil {
		return v, err
	}
	for _, e := range m.entries() {
		e.StayID, e.Day, e.Text, e.Paper, e.VoucherID = m.Stay, m.Day, m.Route, v.Number, v.ID
		if err := a.Add(&e); err != nil {
			return v, err
		}
	}
	return v, nil
}

func orNotFound(err error) error {
	if err != nil {
		return err
	}
	return ErrNotFound
}

func (m *DischargeMoney) entries() (out []SupportEntry) {
	if m.Travel > 0 {
		out = append(out, SupportEntry{Item: support.DischargeMeal, Travel: m.Travel})
	}
	if m.Fare > 0 {
		out = append(out, SupportEntry{Item: support.DischargeFare, Amount: m.Fare})
	}
	if m.Clothes > 0 {
		out = append(out, SupportEntry{Item: support.DischargeClothes, Amount: m.Clothes})
	}
	return out
}

// dischargeLines is what the money comes to.
func (o *Office) dischargeLines(r *StayRows, m *DischargeMoney) ([]support.Line, []support.Missing, error) {
	t, err := r.Fold(o)
	if err != nil {
		return nil, nil, err
	}
	f := support.Facts{}
	for _, e := range m.entries() {
		f.Entries = append(f.Entries, support.Entry{Item: e.Item, Day: m.Day, Days: e.Travel, Amount: e.Amount})
	}
	c := support.New(o.Law)
	lines, missing := c.Lines(t, &f, m.Day, m.Day)
	home := func(item string) bool {
		return item == support.DischargeMeal || item == support.DischargeFare || item == support.DischargeClothes
	}
	lines = slices.DeleteFunc(lines, func(l support.Line) bool { return !home(l.Item) })
	missing = slices.DeleteFunc(missing, func(l support.Missing) bool { return !home(l.Item) })
	return lines, missing, nil
}

// PreviewDischarge is what the money at discharge would come to, with its rates, before it is given.
func (o *Office) PreviewDischarge(m DischargeMoney) (lines []support.Line, missing []support.Missing, err error) {
	err = o.Store.Read(func(tx Tx) error {
		rows, err := tx.Timelines(StayQuery{IDs: []int64{m.Stay}})
		if err != nil || len(rows) == 0 {
			return orNotFound(err)
		}
		lines, missing, err = o.dischargeLines(&rows[0], &m)
		return err
	})
	return lines, missing, err
}
