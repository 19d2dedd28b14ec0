package ui

import (
	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/money"
	"hoanhap/app/paper"
	"hoanhap/ui/kit"
)

// onType writes down a sick diet, an issue, a bill or membership of a group.
func (m *monthTab) onType() {
	f := kit.NewForm().OneColumn(130)
	f.Add(m.d.personField(stayOf), choiceField("item", "support.item.", app.TypedItems()), m.d.dayField("day", "support.f.day", required),
		m.d.dayField("last", "support.f.last"), moneyField("amount"), plainField("text"), plainField("paper"))
	f.Set("day", m.d.Office.Today().Text())
	m.d.askForm(kit.T("support.type"), kit.T("support.save"), f, func() error {
		return m.d.Office.TypeSupport(app.SupportEntry{Item: f.Value("item"), Day: m.d.dayOf(f, "day"), Last: m.d.dayOf(f, "last"), Amount: moneyIn(f, "amount"),
			Text: f.Value("text"), Paper: f.Value("paper")}, idIn(f, "stay"))
	})
}

func moneyIn(f *kit.Form, key string) money.Dong {
	n, _ := kit.Ungroup(f.Value(key))
	return money.Dong(n)
}

// onDischarge gives the money at discharge and prints its sheet.
func (m *monthTab) onDischarge() {
	f := kit.NewForm().OneColumn(130)
	f.Add(m.d.personField(stayOf), m.d.dayField("day", "support.f.day", required), countField("travel", "support.f.travel", 0, 30, kit.T("support.f.travel.hint")),
		moneyField("fare"), moneyField("clothes"), plainField("route"))
	f.Set("day", m.d.Office.Today().Text())
	m.d.askForm(kit.T("support.discharge"), kit.T("support.give"), f, func() error {
		id := idIn(f, "stay")
		_, err := m.d.Office.GiveDischarge(app.DischargeMoney{Stay: id, Day: m.d.dayOf(f, "day"), Travel: countOf(f, "travel"), Fare: moneyIn(f, "fare"),
			Clothes: moneyIn(f, "clothes"), Route: f.Value("route")})
		if err != nil {
			return err
		}
		p, err := m.d.Office.DischargePaper(id)
		if err == nil {
			m.d.printPapers(p.Name, []paper.Paper{p})
		}
		return err
	})
}

// onPay pays the list of a team by one voucher.
func (m *monthTab) onPay() {
	if m.run == nil || m.run.Approved == nil {
		return
	}
	team := &kit.Field{Key: "team", Label: kit.T("support.f.team"), Kind: kit.KindChoice, Required: true, Width: 260, Options: []kit.Option{{Value: app.EveryTeam, Text: kit.T("support.list_all")}}}
	for _, t := range m.run.Teams() {
		team.Options = append(team.Options, kit.Option{Value: "t" + t, Text: app.TeamName(t, m.words())})
	}
	f := kit.NewForm().OneColumn(130)
	chosen := func(v string) string {
		if v != app.EveryTeam {
			return v[1:]
		}
		return v
	}
	team.OnChange = func(v string) {
		_, sum := m.run.List(chosen(v), m.words())
		f.Note("team", kit.T("support.pay.sum", "amount", sum.Text()), kit.Normal)
	}
	f.Add(team, plainField("party", required, func(x *kit.Field) { x.Label = kit.T("voucher.party.pay") }), m.d.dayField("day", "support.f.day", required))
	f.SetValues(map[string]string{"team": app.EveryTeam, "day": m.d.Office.Today().Text()})
	team.OnChange(app.EveryTeam)
	m.d.askForm(kit.T("support.pay"), kit.T("support.pay.do"), f, func() error {
		v, err := m.d.Office.PayList(m.run.Year, m.run.Month, chosen(f.Value("team")), f.Value("party"), m.d.dayOf(f, "day"))
		if err != nil {
			return err
		}
		return m.d.printVoucher(v.ID)
	})
}

func (d *Desk) printVoucher(id int64) error {
	p, err := d.Office.VoucherPaper(id)
	if err == nil {
		d.printPapers(p.Name, []paper.Paper{p})
	}
	return err
}

// onArrears lists what voluntary residents owe and have paid, as a sheet.
func (m *monthTab) onArrears() {
	list, err := m.d.Office.Contributions()
	if err != nil {
		m.d.Fail(err)
		return
	}
	m.d.SheetTable(app.ArrearsTable(list, m.d.Office.Today(), m.words()))
}

// onFuneral pays the money for the funeral of somebody who died here, and prints the voucher.
func (m *monthTab) onFuneral() {
	f := kit.NewForm().OneColumn(130)
	f.Add(m.d.personField(stayOf), m.d.dayField("day", "support.f.day", required), plainField("party", required, func(x *kit.Field) {
		x.Label = kit.T("support.f.receiver")
	}), plainField("address"), moneyField("amount", func(x *kit.Field) { x.Hint, x.Under = kit.T("support.funeral.hint"), true }), plainField("paper"))
	f.Set("day", m.d.Office.Today().Text())
	m.d.askForm(kit.T("support.funeral"), kit.T("support.funeral.give"), f, func() error {
		v, err := m.d.Office.GiveFuneral(app.FuneralMoney{Stay: idIn(f, "stay"), Day: m.d.dayOf(f, "day"), Party: f.Value("party"), Address: f.Value("address"),
			Amount: moneyIn(f, "amount"), Paper: f.Value("paper")})
		if err != nil {
			return err
		}
		return m.d.printVoucher(v.ID)
	})
}

// typedRows are what was typed for a stay, newest first, each with the way to take it back.
func (m *monthTab) typedRows(x *monthRow) (out []fyne.CanvasObject) {
	typed, err := m.d.Office.TypedSupport(x.Stay)
	if err != nil {
		m.d.Fail(err)
		return nil
	}
	for i := len(typed) - 1; i >= 0; i-- {
		e := &typed[i]
		if !e.Live() {
			continue
		}
		if len(out) == 0 {
			out = append(out, kit.Gap(0, 8), kit.BlockHead(kit.T("support.typed"), ""))
		}
		text := typedText(e)
		row := []fyne.CanvasObject{kit.Grow(kit.NewPara(text, kit.Body, supportSide-80))}
		if e.VoucherID == 0 && m.d.Office.Allowed(app.RightReckon) {
			row = append(row, kit.NewQuiet(kit.T("support.untype"), "undo", func() { m.onUntype(e.ID, x.Name, text) }))
		}
		out = append(out, kit.AcrossMid(8, row...))
	}
	return out
}

// typedText words what was typed: the item, its days, the amount, the paper.
func typedText(e *app.SupportEntry) string {
	s := kit.T("support.item."+e.Item) + ", " + e.Day.Text()
	if e.Last != 0 && e.Last != e.Day {
		s += " – " + e.Last.Text()
	}
	if e.Amount != 0 {
		s += ", " + kit.T("support.typed.amount", "amount", e.Amount.Text())
	}
	for _, more := range []string{e.Text, e.Paper} {
		if more != "" {
			s += ", " + more
		}
	}
	return s
}

func (m *monthTab) onUntype(id int64, name, text string) {
	m.d.askWhy(kit.T("support.untype.title"), kit.T("support.untype.text", "name", name, "text", text), kit.T("support.untype.do"), func(why string) error {
		return m.d.Office.UntypeSupport(id, why)
	})
}
