package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/ui/kit"
)

// formWide is the width of the preview beside a form.
const formWide = 430

// preview shows the page the wording makes; a fault of it stands above the last page that could be made.
func (s *formEditor) preview() {
	rows := []fyne.CanvasObject{kit.BlockHead(kit.T("forms.preview"), "")}
	switch p, layouts, err := s.try(); {
	case s.title() == "":
		rows = append(rows, kit.NewPara(kit.T("forms.none"), kit.Quiet, formWide))
	case err != nil:
		rows = append(rows, (&kit.Notice{Ground: kit.OchreGround, Title: kit.T("forms.fault"), Lines: []string{kit.Say(wrongOf(err))}}).Build(formWide))
	default:
		s.last = s.d.sheetOf(s.title(), formWide, layouts, p)
	}
	if s.last != nil {
		rows = append(rows, s.last)
	}
	s.side.Objects = append(rows, s.revisions()...)
	s.side.Refresh()
}

// revisions are the wordings the office gave the form, withdrawn ones struck through; each can be taken up again.
func (s *formEditor) revisions() []fyne.CanvasObject {
	list, err := s.d.Office.FormRevisions(s.name)
	if err != nil || len(list) == 0 {
		return nil
	}
	rows := []fyne.CanvasObject{kit.Gap(0, 8), kit.BlockHead(kit.T("forms.revisions"), "")}
	for _, r := range list {
		text := kit.T("forms.from", "day", r.From)
		if strings.TrimSpace(r.Text) == "" {
			text = kit.T("forms.from_shipped", "day", r.From)
		}
		st := kit.Body
		if !r.Live() {
			st = kit.Quiet.S()
		}
		rows = append(rows, kit.AcrossMid(8, kit.Grow(kit.NewText(strings.TrimSuffix(text+": "+r.Note, ": "), st).Narrow(120)), kit.NewQuiet(kit.T("forms.take"), "", func() {
			if s.put(r.Text); strings.TrimSpace(r.Text) == "" {
				_, shipped := s.d.Office.FormText(s.name, r.From)
				s.put(shipped)
			}
			s.preview()
		})))
	}
	return rows
}
