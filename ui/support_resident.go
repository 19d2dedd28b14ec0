package ui

import (
	"strconv"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/ui/kit"
)

// moneyTab is the deposit book of the person and, above it, what is left; the way to the whole book and to the support of the month.
func (s *record) moneyTab() fyne.CanvasObject {
	b, err := s.d.Office.Deposit(s.id)
	if err != nil {
		s.d.Fail(err)
		return kit.Down(0)
	}
	t := &depositTab{d: s.d, book: b, who: s.id}
	col := func(k string, w float32, draw kit.Draw) kit.Column {
		return kit.Column{Key: k, Title: kit.T("support.col." + k), Width: w, Draw: draw, Still: true}
	}
	text := col("text", 200, kit.DrawText)
	text.Grow = true
	g := kit.NewGrid([]kit.Column{col("day", 84, kit.DrawText), text, written(col("amount", 100, kit.DrawNumber)), reckoned(col("balance", 100, kit.DrawNumber), t.whyLine)},
		func() int { return len(b.Lines) }, t.line)
	g.Empty = kit.Empty{Title: kit.T("deposit.empty"), Text: kit.T("deposit.empty.text")}
	y, m, _ := s.d.Office.Today().AddMonths(-1).YMD()
	head := kit.AcrossMid(8, kit.NewFigure(kit.T("deposit.left", "balance", b.Balance.Text(), "things", len(b.Kept)), t.figure, kit.Strong), kit.Space(), s.homeSheet(),
		kit.NewQuiet(kit.T("support.tab.deposit"), "money", func() { s.d.Go(Route{Screen: "support", Arg: "deposit/" + strconv.FormatInt(s.id, 10)}) }),
		kit.NewQuiet(kit.T("support.month_of", "month", monthYear(y, m)), "stats", func() { s.d.Go(Route{Screen: "support", Arg: "month/" + date.Of(y, m, 1).String()[:7]}) }))
	return kit.Down(0, kit.Fixed(0, 32, kit.Inset(16, 4, 16, 0, head)), kit.Grow(g))
}

// homeSheet prints the sheet of the money at discharge once more; nothing where none was given.
func (s *record) homeSheet() fyne.CanvasObject {
	if s.e == nil {
		return kit.Space()
	}
	p, err := s.d.Office.DischargePaper(s.e.Stay.ID)
	if err != nil {
		return kit.Space()
	}
	return kit.NewQuiet(kit.T("deposit.home_sheet"), "print", func() { s.d.printPaper(p, nil) })
}

// depositOpen is the line of a discharge about money and things that are still kept for somebody.
func (d *Desk) depositOpen(resident int64) []string {
	b, err := d.Office.Deposit(resident)
	if err != nil {
		d.Fail(err)
	}
	if b.Balance == 0 && len(b.Kept) == 0 {
		return nil
	}
	return []string{kit.T("deposit.open", "balance", b.Balance.Text(), "things", len(b.Kept))}
}

// depositButton leads to the book of somebody for whom something is kept; nothing where nothing is.
func (d *Desk) depositButton(resident int64) []fyne.CanvasObject {
	if len(d.depositOpen(resident)) == 0 {
		return nil
	}
	to := Route{Screen: "support", Arg: "deposit/" + strconv.FormatInt(resident, 10)}
	return []fyne.CanvasObject{kit.AcrossMid(0, d.bar(kit.NewQuiet(kit.T("deposit.return"), "money", func() { d.Go(to) }), app.RightReckon), kit.Space())}
}

// homeFields are the money at discharge, given in the same act as the completion of one person.
func (s *movement) homeFields(f *kit.Form) {
	if s.old != nil || len(s.stays) != 1 || !s.d.Office.Allowed(app.RightReckon) {
		return
	}
	f.Add(countField("road", "support.f.travel", 0, 30, kit.T("support.f.travel.hint")), moneyField("fare"), moneyField("clothes"), plainField("route"))
	if r, err := s.d.Office.ResidentOf(s.stays[0]); err == nil {
		for _, kept := range s.d.depositOpen(r.ID) {
			f.Note("route", kept, kit.Bold)
		}
	}
}

// homeMoney is what was typed of it, nil when nothing was.
func (s *movement) homeMoney() *app.DischargeMoney {
	m := app.DischargeMoney{Travel: countOf(s.form, "road"), Fare: moneyIn(s.form, "fare"), Clothes: moneyIn(s.form, "clothes"), Route: s.form.Value("route")}
	if m.Travel == 0 && m.Fare == 0 && m.Clothes == 0 {
		return nil
	}
	return &m
}
