package app

import (
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/money"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/app/support"
)

// FuneralMoney is what is paid for the funeral of somebody who died during the stay (chi phí mai táng; NĐ 116/2021 art 61.2, NĐ 163/2026
// art 122).
type FuneralMoney struct {
	Stay    int64
	Day     date.Date
	Amount  money.Dong // as the papers of the funeral say; 0: the amount of the law
	Party   string     // thân nhân hoặc người tổ chức mai táng
	Address string
	Paper   string // số chứng từ
}

// GiveFuneral writes down and pays the money for a funeral in one act. It is given once a stay, of somebody who died.
func (o *Office) GiveFuneral(m FuneralMoney) (v Voucher, err error) {
	var p say.Problems
	o.checkDay(&p, "day", m.Day)
	if m.Amount < 0 {
		p.Add("amount", "err.money.negative")
	}
	if strings.TrimSpace(m.Party) == "" {
		p.Add("party", "err.needed")
	}
	if m.Stay == 0 {
		p.Add("stay", "err.needed")
	}
	if len(p) > 0 {
		return v, p
	}
	label, err := o.nameOf(m.Stay)
	if err != nil {
		return v, err
	}
	err = o.do(RightReckon, "act.funeral_money", label, "", func(a *Act) (err error) {
		v, err = a.funeral(&m)
		return err
	})
	return v, err
}

func (a *Act) funeral(m *FuneralMoney) (v Voucher, err error) {
	o := a.office
	if given, err := a.given(m.Stay, support.Funeral); err != nil || given {
		return v, orRefused(err, "err.support.buried")
	}
	rows, err := a.Timelines(StayQuery{IDs: []int64{m.Stay}})
	if err != nil || len(rows) == 0 {
		return v, orNotFound(err)
	}
	t, err := rows[0].Fold(o)
	if err != nil {
		return v, err
	}
	died := diedOn(t)
	switch {
	case died == 0:
		return v, &say.Refused{Msg: say.Of("err.support.alive", "name", rows[0].Resident.Name)}
	case m.Day < died:
		return v, say.Problems{{Field: "day", Msg: say.Of("err.support.before_death", "day", died)}}
	}
	f := support.Facts{Entries: []support.Entry{{Item: support.Funeral, Day: m.Day, Amount: m.Amount}}}
	lines, missing := support.New(o.Law).Lines(t, &f, m.Day, m.Day)
	for i := range missing {
		if missing[i].Item == support.Funeral {
			return v, say.Problems{{Field: "amount", Msg: say.Of("err.support.funeral_amount", "day", m.Day)}}
		}
	}
	for i := range lines {
		if lines[i].Item == support.Funeral {
			v.Amount += lines[i].Amount
		}
	}
	v.Kind, v.Day, v.StayID, v.ResidentID, v.Party = VoucherPay, m.Day, m.Stay, rows[0].Resident.ID, m.Party
	v.Address, v.About, v.Text = m.Address, AboutFuneral, rows[0].Resident.Name
	if m.Paper != "" {
		v.Text += ", " + m.Paper
	}
	if err := a.voucher(&v); err != nil {
		return v, err
	}
	return v, a.Add(&SupportEntry{StayID: m.Stay, Item: support.Funeral, Day: m.Day, Amount: m.Amount, Text: m.Paper, Paper: v.Number, VoucherID: v.ID})
}

// given reports a stay that got one of these items already.
func (a *Act) given(stayID int64, items ...string) (bool, error) {
	old, err := All[SupportEntry](a, "stay_id", stayID, "item", items)
	for i := range old {
		if old[i].Live() {
			return true, err
		}
	}
	return false, err
}

// diedOn is the day of death that ended a stay, 0 where there is none.
func diedOn(t *stay.Timeline) date.Date {
	for i := range t.Steps {
		if t.Steps[i].Kind == stay.Die {
			return t.Steps[i].Day
		}
	}
	return 0
}
