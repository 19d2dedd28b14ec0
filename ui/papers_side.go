package ui

import (
	"errors"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/say"
	"hoanhap/ui/kit"
)

// show puts one paper at the right, as it would be printed.
func (s *papersDesk) show(i int) {
	s.shown = i
	var parts []fyne.CanvasObject
	if i >= 0 && i < len(s.list) {
		p := &s.list[i]
		parts = append(parts, kit.NewPara(s.name(p), kit.Section, sideWide), kit.NewPara(kit.T("paper.mark."+p.Paper.Mark), kit.Caption, sideWide))
		if p.Refusal != nil && p.Issued == nil {
			parts = append(parts, (&kit.Notice{Ground: kit.OchreGround, Title: kit.T("papers.wait"), Lines: []string{withArticle(p.Refusal)}}).Build(sideWide))
		}
		if p.Unready && p.Issued == nil {
			parts = append(parts, (&kit.Notice{Ground: kit.OchreGround, Title: kit.T("papers.unready"), Lines: []string{kit.T("papers.unready.text")}}).Build(sideWide))
		}
		parts = append(parts, s.d.sheetOf(s.name(p), sideWide, nil, p.Print))
	}
	s.side.Objects = []fyne.CanvasObject{kit.Down(3, parts...)}
	s.side.Refresh()
}

// issuedGrid lists what left the house: Enter reprints, the menu also withdraws.
func (s *papersDesk) issuedGrid() *kit.Grid {
	g := kit.NewGrid([]kit.Column{{Key: "number", Width: 96, Still: true}, {Key: "day", Width: 72, Still: true, Quiet: true}, {Key: "kind", Width: 80, Grow: true, Still: true}},
		func() int { return len(s.issued) }, func(i int) []kit.Cell {
			p := &s.issued[i]
			tone := kit.Normal
			if !p.Live() {
				tone = kit.Voided
			}
			return []kit.Cell{{Text: or(p.Number, "–"), Tone: tone}, {Text: p.Day.Text(), Tone: tone}, {Text: kit.T("papers.kind." + p.Kind), Tone: tone}}
		})
	g.NoHead, g.Margin = true, 1
	g.OnOpen = func(i int) { s.reprint(s.issued[i : i+1]) }
	g.OnMenu = func(rows []int) []kit.Act {
		if len(rows) != 1 {
			return nil
		}
		p := s.issued[rows[0]]
		acts := []kit.Act{{Word: kit.T("papers.reprint"), Icon: "print", Key: "Enter", Do: func() { s.reprint([]app.IssuedPaper{p}) }}}
		if p.Live() {
			acts = append(acts, s.d.act(kit.Act{Word: kit.T("papers.void"), Icon: "void", Do: func() { s.onVoid(&p) }}, app.RightVoid))
		}
		return acts
	}
	return g
}

// onVoid withdraws an issued paper with its reason; the number stays used.
func (s *papersDesk) onVoid(p *app.IssuedPaper) {
	f := kit.NewForm().OneColumn(70)
	f.About = ofRows("paper", p.ID)
	f.Add(word("why", "move.why", required))
	dlg := &kit.Dialog{Title: kit.T("papers.void"), First: f.First(), Content: kit.Down(10,
		kit.NewPara(kit.T("papers.void.text", "kind", kit.T("papers.kind."+p.Kind), "number", or(p.Number, kit.T("papers.no_number")), "day", p.Day), kit.Body, 448), f)}
	do := func() {
		if !f.Ready() {
			return
		}
		if err := s.d.Office.VoidPaper(p.ID, f.Value("why")); err != nil {
			s.d.beside(f, err)
			return
		}
		dlg.Close()
		s.d.Done()
	}
	f.OnLast = do
	dlg.Buttons = []*kit.Button{kit.NewButton(kit.T("record.keep"), "", "Esc", dlg.Close), kit.NewButton(kit.T("papers.void"), "void", "Enter", do)}
	dlg.Default = 1
	dlg.Open(s.d.Window)
	s.d.keepDialog(dlg.Title, f, dlg)
}

// withArticle is a refusal with the article it rests on.
func withArticle(err error) string {
	text := refusalText(err)
	var r *say.Refused
	if errors.As(err, &r) && r.Source != "" {
		text += " (" + r.Source + ")"
	}
	return text
}
