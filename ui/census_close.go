package ui

import (
	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/exchange"
	"hoanhap/app/paper"
	"hoanhap/app/stay"
	"hoanhap/ui/kit"
)

// onClose asks before the period is frozen: figures and lists stay as they are now, what comes later is listed apart.
func (s *census) onClose() {
	if s.c == nil || s.close.Disabled() {
		return
	}
	month := monthYear(s.year, s.month)
	kit.Ask(s.d.Window, kit.Question{Title: kit.T("census.close.title", "month", month),
		Text: kit.T("census.close.text", "from", s.c.Period.First, "to", s.c.Period.Last, "closing", s.c.Cell(stay.Closing, stay.Total)),
		Yes:  kit.T("census.close"), No: kit.T("census.close.no"), Do: func() {
			if _, err := s.d.Office.Close(s.year, s.month); err != nil {
				s.d.Fail(err)
				return
			}
			s.d.Done()
		}})
}

// onCloseKey is onClose by the key, which is there also where the button is not: a period that cannot be frozen says why.
func (s *census) onCloseKey() {
	switch {
	case s.c == nil:
	case s.frozen != nil:
		s.onState()
	case s.c.Period.Running():
		kit.Tell(s.d.Window, kit.T("census.close"), kit.T("err.period_running", "last", s.c.Period.Whole))
	case !s.balance:
		kit.Tell(s.d.Window, kit.T("census.close"), kit.T("census.not_printed"))
	default:
		s.onClose()
	}
}

// onState opens at the right how the period was frozen and what was entered since.
func (s *census) onState() {
	if len(s.old) == 0 {
		return
	}
	rows := []fyne.CanvasObject{}
	para := func(text string, st kit.Style) { rows = append(rows, kit.NewPara(text, st, 470)) }
	for i := range s.old {
		p := &s.old[i]
		para(kit.T("census.edition", "n", p.Edition, "at", p.When(), "who", p.Who), kit.Strong)
		para(kit.T("census.hash", "hash", p.ShortHash()), kit.Quiet)
		if !p.Intact() {
			n := kit.Notice{Ground: kit.RedGround, Title: kit.T("census.tampered"), Lines: []string{kit.T("census.tampered.text")}}
			rows = append(rows, n.Build(470))
		}
		if !p.InForce() {
			para(kit.T("census.reopened_why", "why", p.Reopened), kit.Body)
		}
	}
	if s.frozen != nil {
		rows = append(rows, kit.Gap(0, 6))
		rows = append(rows, s.lateRows()...)
	}
	title := kit.T("census.state.title", "month", monthYear(s.year, s.month))
	acts := []fyne.CanvasObject{kit.NewText(title, kit.Block), kit.Space()}
	if s.frozen != nil && s.d.Office.Allowed(app.RightReopen) {
		acts = append(acts, kit.NewQuiet(kit.T("census.reopen"), "undo", s.onReopen))
	}
	acts = append(acts, kit.NewQuiet("", "close", func() { s.openCell() }))
	s.side.Objects = []fyne.CanvasObject{kit.Fixed(0, 40, kit.Inset(16, 8, 8, 4, kit.AcrossMid(8, acts...))),
		kit.Grow(kit.Scrolled(kit.Inset(16, 4, 16, 12, kit.Down(3, rows...)))), kit.HLine(), s.chartBlock()}
	s.side.Refresh()
}

// lateRows lists the late entries by person, each with its exact effect, and the effect of all.
func (s *census) lateRows() []fyne.CanvasObject {
	if len(s.late.People) == 0 {
		return []fyne.CanvasObject{kit.NewPara(kit.T("census.late.none"), kit.Body, 470)}
	}
	rows := []fyne.CanvasObject{kit.BlockHead(kit.T("census.late"), kit.T("census.late_n", "n", s.lateActs()))}
	rows = append(rows, kit.NewPara(kit.T("census.late.rule"), kit.Caption, 470))
	if !s.late.Explained() {
		n := kit.Notice{Ground: kit.RedGround, Title: kit.T("census.unexplained")}
		rows = append(rows, n.Build(470))
	}
	rows = append(rows, kit.NewText(kit.T("census.late.all"), kit.Strong))
	rows = append(rows, s.effectRows(s.late.Effect)...)
	for i := range s.late.People {
		who := &s.late.People[i]
		rows = append(rows, kit.Gap(0, 4), kit.AcrossMid(6, kit.NewText(who.Code, kit.Quiet), kit.NewName(who.Name, kit.Body), kit.Space(),
			kit.NewQuiet(kit.T("census.late.open"), "", func() { s.d.Go(Route{Screen: "resident", ID: who.Resident}) })))
		for _, e := range who.Entries {
			rows = append(rows, kit.NewPara(lateText(&e), kit.Body, 470))
		}
		rows = append(rows, s.effectRows(who.Effect)...)
	}
	return rows
}

// lateText is "14:02 21/11/2026 Tiếp nhận 20/10/2026 · lý do: bỏ sót · Trần Thị Hường".
func lateText(e *app.Entry) string {
	act := kit.T(e.Name)
	if e.Undoes != 0 {
		act = kit.T("journal.undo", "act", act)
	}
	if e.Effective != 0 {
		act = kit.T("census.late.on", "act", act, "day", e.Effective)
	}
	return kit.T("census.late.entry", "at", when(e.At), "act", act, "why", e.Why, "who", e.Who)
}

// effectRows words an effect row by row, "Cuối kỳ: Bắt buộc +1, Tổng +1".
func (s *census) effectRows(effect map[stay.Row][stay.Cols]int) []fyne.CanvasObject {
	if len(effect) == 0 {
		return []fyne.CanvasObject{kit.NewPara(kit.T("census.late.no_effect"), kit.Caption, 470)}
	}
	var out []fyne.CanvasObject
	for _, r := range stay.Rows {
		v, ok := effect[r]
		if !ok {
			continue
		}
		text := ""
		for col := stay.Column(0); col < stay.Cols; col++ {
			if v[col] != 0 {
				text = comma(text, kit.T(app.ColumnKey(col))+" "+app.Signed(v[col]))
			}
		}
		out = append(out, kit.NewPara(kit.T("census.effect", "row", kit.T("census."+string(r)), "cells", text), kit.Caption, 470))
	}
	return out
}

// onReopen asks for the reason; the frozen edition is kept.
func (s *census) onReopen() {
	s.d.askWhy(kit.T("census.reopen.title", "month", monthYear(s.year, s.month)), kit.T("census.reopen.text"), kit.T("census.reopen"),
		func(why string) error { return s.d.Office.Reopen(s.year, s.month, why) })
}

// onPrint prints the report; with a breakdown in view, all breakdowns with it.
func (s *census) onPrint() {
	if s.c == nil || s.print.Disabled() {
		return
	}
	p, err := s.d.Office.CensusPaper(s.c, s.by != "")
	if err != nil {
		s.d.Fail(err)
		return
	}
	name, print := s.fileName(), s.d.Outer.Print
	s.d.out(kit.T("work.print"), func() ([]byte, error) { return print.PDF(p) }, func(pdf []byte) error { return print.Print(name, pdf) },
		func(err error) { s.d.told(err, "work.printed", name) })
}

func (s *census) fileName() string {
	return kit.T("census.file", "month", sortableMonth(s.year, s.month))
}

func sortableMonth(y, m int) string { return monthYear(y, m)[3:] + "-" + monthYear(y, m)[:2] }

// onExcel gives the table in view as a sheet.
func (s *census) onExcel() {
	if s.c == nil || s.excel.Disabled() {
		return
	}
	words := s.d.Office.Words
	var t paper.Table
	if s.by == "" {
		t = s.c.Table(words)
		t.Notes = append(t.Notes, s.c.CheckLine(words).Text)
	} else {
		t = s.c.BreakTable(s.by, words)
	}
	t.Title = s.fileName()
	s.d.SheetTable(t)
}

// more holds what is seldom wanted.
func (s *census) more() *kit.Button {
	var b *kit.Button
	b = kit.NewButton("", "menu", "", func() {
		kit.Menu(b, append([]kit.Act{{Word: kit.T("census.csv"), Icon: "file", Do: s.onCSV}}, s.healthActs()...)...)
	})
	return b
}

// onCSV writes every row and column, also the hidden ones, as the command line does.
func (s *census) onCSV() {
	if s.c == nil {
		return
	}
	path, err := s.d.Outer.Print.Save(s.d.exportFolder(), s.fileName()+".csv", exchange.CensusCSV(s.c.Census))
	s.d.told(err, "census.saved", path)
}

// exportFolder is where files go that the clerk asked for: the folder chosen last, "" for that of the program.
func (d *Desk) exportFolder() string {
	if d.Outer.Prefs == nil {
		return ""
	}
	return d.Outer.Prefs.Get("folder.export")
}

// comma joins what there is by commas.
func comma(a, b string) string {
	if a == "" {
		return b
	}
	return a + ", " + b
}
