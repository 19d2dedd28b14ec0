package ui

import (
	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/paper"
	"hoanhap/ui/kit"
)

// healthPaper is a line of Giấy tờ: a sheet or a plan, or a letter that stands sealed in its entry.
type healthPaper struct {
	day  string
	word string
	open func() (paper.Paper, error)
}

// showPapers lists the papers of the health desk about the resident in hand.
func (s *healthScreen) showPapers() {
	list, err := s.papersOf()
	if err != nil {
		s.d.Fail(err)
		return
	}
	var rows [][]kit.Cell
	for _, p := range list {
		rows = append(rows, []kit.Cell{{Text: p.day}, {Text: p.word}})
	}
	letter := kit.NewButton(kit.T("health.paper.letter"), "print", "", s.onLetter)
	plan := kit.NewButton(kit.T("health.paper.plan"), "print", "", s.onPlan)
	sheet := kit.NewPrimary(kit.T("health.paper.sheet"), "print", "", s.onSheet)
	if s.h.Stay == 0 {
		for _, b := range []*kit.Button{letter, plan, sheet} {
			b.Disable(kit.T("health.paper.no_stay"))
		}
	}
	s.acts.Objects = []fyne.CanvasObject{letter, plan, sheet}
	s.table([]kit.Column{healthCol("day", 100, false), healthCol("paper", 300, true)}, rows, "health.none.papers", nil)
	s.open = func(i int) { s.again(&list[i]) }
}

func (s *healthScreen) papersOf() (out []healthPaper, err error) {
	var issued []app.IssuedPaper
	if s.h.Stay != 0 {
		if issued, err = s.d.Office.HealthPapersOf(s.h.Stay); err != nil {
			return nil, err
		}
	}
	for _, p := range issued {
		out = append(out, healthPaper{p.Day.Text(), kit.T("paper." + p.Kind), func() (paper.Paper, error) {
			open, err := s.d.Office.OpenPaper(p)
			if err != nil {
				return paper.Paper{}, err
			}
			return open.AsIssued()
		}})
	}
	for _, p := range s.h.Live(app.HealthLetter) {
		if p.Slip != "" {
			out = append(out, healthPaper{p.Day.Text(), kit.T("health.type.letter"), func() (paper.Paper, error) { return s.d.Office.LetterPaper(p.Note.ID) }})
		}
	}
	return out, nil
}

// again prints a paper as it was issued.
func (s *healthScreen) again(x *healthPaper) {
	p, err := x.open()
	if err != nil {
		s.d.Fail(err)
		return
	}
	s.printSealed(p)
}

// onSheet issues Mẫu 17 from the record and prints it.
func (s *healthScreen) onSheet() {
	p, err := s.d.Office.IssueHealth(app.HealthPaper{Stay: s.h.Stay, Kind: app.PaperHealthSheet, Day: s.d.Office.Today(), Doctor: s.d.Office.Who})
	if err != nil {
		s.d.Fail(err)
		return
	}
	s.d.Done()
	s.printSealed(p)
}
