package ui

import (
	"hoanhap/app"
	"hoanhap/app/money"
	"hoanhap/app/paper"
	"hoanhap/ui/kit"
)

// onType writes down a sick diet, an issue, a bill or membership of a group.
func (m *monthTab) onType() {
	f := kit.NewForm().OneColumn(110)
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
	f := kit.NewForm().OneColumn(110)
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
	f := kit.NewForm().OneColumn(110)
	f.Add(team, plainField("party", required), m.d.dayField("day", "support.f.day", required))
	f.SetValues(map[string]string{"team": app.EveryTeam, "day": m.d.Office.Today().Text()})
	m.d.askForm(kit.T("support.pay"), kit.T("support.pay"), f, func() error {
		name := f.Value("team")
		if name != app.EveryTeam {
			name = name[1:]
		}
		v, err := m.d.Office.PayList(m.run.Year, m.run.Month, name, f.Value("party"), m.d.dayOf(f, "day"))
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

// onArrears lists what voluntary residents owe and have paid.
func (m *monthTab) onArrears() {
	list, err := m.d.Office.Contributions()
	if err != nil {
		m.d.Fail(err)
		return
	}
	m.d.SheetTable(app.ArrearsTable(list, m.words()))
}
