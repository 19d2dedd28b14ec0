package app

import (
	"fmt"
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/money"
	"hoanhap/app/say"
)

// LabourPay is the pay of one resident for the work of a month, and how much of it stands in his deposit already.
type LabourPay struct {
	Resident   int64
	Code, Name string
	Pay        money.Dong // by the labour sheet
	Credited   money.Dong // in the deposit book for this month
}

// Left is what is still to be credited; below zero when more was credited than the sheet says now.
func (l *LabourPay) Left() money.Dong { return l.Pay - l.Credited }

// labourMonth is how a line of the deposit book names the month it pays.
func labourMonth(year, month int) string { return fmt.Sprintf("BC %02d/%04d", month, year) }

// LabourPays compares the pay on the labour sheet of a month with what was credited to the deposits for it, by code.
func (o *Office) LabourPays(year, month int) (out []LabourPay, err error) {
	err = o.Store.Read(func(tx Tx) error { out, err = o.labourPays(tx, year, month); return err })
	return out, err
}

func (o *Office) labourPays(tx Tx, year, month int) (out []LabourPay, err error) {
	first := date.Of(year, month, 1)
	sheet, err := o.labour(tx, 0, first, first.MonthEnd())
	if err != nil {
		return nil, err
	}
	at := map[int64]int{}
	for i := range sheet.Lines {
		l := &sheet.Lines[i]
		n, ok := at[l.Resident]
		if !ok {
			n = len(out)
			at[l.Resident] = n
			out = append(out, LabourPay{Resident: l.Resident, Code: l.Code, Name: l.Name})
		}
		out[n].Pay += money.Dong(l.Pay)
	}
	credited, err := All[DepositEntry](tx, "kind", DepositLabourPay, "paper", labourMonth(year, month))
	if err != nil {
		return nil, err
	}
	for _, e := range credited { // a line that takes another back has the opposite amount
		n, ok := at[e.ResidentID]
		if !ok {
			r, err := Load[Resident](tx, e.ResidentID)
			if err != nil {
				return nil, err
			}
			n = len(out)
			at[e.ResidentID] = n
			out = append(out, LabourPay{Resident: r.ID, Code: r.Code, Name: r.Name})
		}
		out[n].Credited += e.Amount
	}
	return slices.DeleteFunc(out, func(l LabourPay) bool { return l.Pay == 0 && l.Credited == 0 }), nil
}

// CreditLabourPay puts the pay of a month that is not credited yet into the deposits (tiền công theo kết quả lao động, NĐ
// 116/2021/NĐ-CP Điều 68.2; TT 62/2022/TT-BTC Điều 5.9): one line a resident that names the month. Done twice it credits
// nothing more. It gives what was credited.
func (o *Office) CreditLabourPay(year, month int, day date.Date) (out []LabourPay, err error) {
	var p say.Problems
	if o.checkDay(&p, "day", day); len(p) > 0 {
		return nil, p
	}
	err = o.do(RightReckon, "act.deposit_labour_pay", labourMonth(year, month), "", func(a *Act) error {
		all, err := o.labourPays(a, year, month)
		if err != nil {
			return err
		}
		var lines []DepositEntry
		for i := range all {
			if n := all[i].Left(); n > 0 {
				out = append(out, all[i])
				lines = append(lines, DepositEntry{ResidentID: all[i].Resident, Day: day, Kind: DepositLabourPay, Amount: n, Paper: labourMonth(year, month)})
			}
		}
		if len(lines) == 0 {
			return &say.Refused{Msg: say.Of("err.labour.paid", "month", labourMonth(year, month)[len("BC "):])}
		}
		return a.keep(lines)
	})
	return out, err
}
