package ui

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/paper"
	"hoanhap/app/paper/papertest"
	"hoanhap/ui/kit"
)

// look is the section Hiển thị: light or dark, text size, language; each holds for this computer and counts at once.
func (s *settings) look() section {
	choice := func(pref string, options []kit.Option, now string) fyne.CanvasObject {
		at := 0
		for i, o := range options {
			if o.Value == now {
				at = i
			}
		}
		return kit.NewSegment(options, at, func(i int) { s.appear(pref, options[i].Value) })
	}
	sizes := make([]kit.Option, len(kit.Scales))
	for i, v := range kit.Scales {
		sizes[i] = kit.Option{Value: fmt.Sprintf("%g", v), Text: kit.T(fmt.Sprintf("settings.look.size.%g", v*100))}
	}
	line := func(label string, o fyne.CanvasObject) fyne.CanvasObject {
		return kit.Fixed(0, 30, kit.AcrossMid(10, kit.Fixed(150, 0, kit.NewText(kit.T(label), kit.Quiet)), o, kit.Space()))
	}
	size := s.pref("scale")
	if size == "" {
		size = "1"
	}
	scanner := kit.Gap(0, 0)
	if f, ok := s.scannerLine(); ok {
		scanner = kit.Inset(0, 2, 0, 0, f) // centred in its line, as the others
	}
	rows := kit.Down(8,
		line("settings.look.ground", choice("dark", []kit.Option{{Value: "", Text: kit.T("settings.look.light")}, {Value: "yes", Text: kit.T("settings.look.dark")}}, s.pref("dark"))),
		line("settings.look.size", choice("scale", sizes, size)),
		line("settings.look.language", choice("lang", []kit.Option{{Value: "vi", Text: "Tiếng Việt"}, {Value: "en", Text: "English"}}, kit.Language())),
		line("settings.look.lock", choice(prefIdle, idleOptions(), s.pref(prefIdle))), scanner,
		kit.Gap(0, 8), kit.NewPara(kit.T("settings.look.note"), kit.Quiet, 620))
	return section{content: kit.Inset(16, 16, 16, 16, kit.Down(0, rows, kit.Space()))}
}

func (s *settings) pref(key string) string {
	if s.d.Outer.Prefs == nil {
		return ""
	}
	return s.d.Outer.Prefs.Get(key)
}

// appear keeps the choice and puts it on: main builds the window anew, which comes back to this page.
func (s *settings) appear(pref, value string) {
	if s.d.Outer.Prefs != nil {
		s.d.Outer.Prefs.Set(pref, value)
		s.d.Outer.Prefs.Set(prefOpen, "settings look")
	}
	if s.d.Outer.Appear != nil {
		s.d.Outer.Appear()
	}
}

// prefOpen is the page a window that is built anew comes back to.
const prefOpen = "open"

// forms is the section Biểu mẫu: every edition of a form with its number, validity, source and how sure it is; under them what serves
// every form: shared parts, signature blocks, the layout.
func (s *settings) forms() section {
	list := s.d.formList()
	grid := kit.NewGrid([]kit.Column{{Key: "number", Title: kit.T("settings.form.number"), Width: 100, Still: true}, {Key: "title", Title: kit.T("settings.form.title"), Width: 260, Grow: true, Still: true},
		{Key: "days", Title: kit.T("settings.days"), Width: 200, Still: true, Quiet: true}, {Key: "source", Title: kit.T("settings.source"), Width: 300, Still: true, Quiet: true},
		{Key: "mark", Title: kit.T("settings.sure"), Width: 150, Still: true}}, func() int { return len(list) }, func(i int) []kit.Cell { return s.formCells(&list[i]) })
	edit := func(i int) {
		if i >= 0 && i < len(list) {
			s.d.Go(Route{Screen: "form", Arg: list[i].Name})
		}
	}
	grid.OnOpen = edit
	preview := kit.NewButton(kit.T("settings.form.preview"), "print", "", func() {
		if i := grid.Cursor(); i >= 0 {
			s.previewForm(list[i])
		}
	})
	head := kit.Fixed(0, 44, kit.Inset(16, 8, 16, 8, kit.AcrossMid(8, kit.Grow(kit.NewText(kit.T("settings.form.note"), kit.Quiet).Narrow(100)), preview,
		s.d.bar(kit.NewButton(kit.T("settings.form.edit"), "edit", "Enter", func() { edit(grid.Cursor()) }), app.RightSettings))))
	return section{content: kit.Down(0, head, kit.Grow(grid)), focus: func() { grid.Pick(0) }, list: grid}
}

// formList is every edition as shipped, then the shared parts and the layout under their names.
func (d *Desk) formList() (list []paper.Edition) {
	if d.Office.Forms == nil {
		return nil
	}
	list = slices.DeleteFunc(d.Office.Forms.Editions(), func(e paper.Edition) bool { return strings.Contains(e.Name, paper.RevisedAt) })
	for _, n := range append(d.Office.Forms.Parts(), paper.LayoutPrefix+paper.NationalLayout) {
		form := kit.T("forms.kind.part")
		if strings.HasPrefix(n, paper.LayoutPrefix) {
			form = kit.T("forms.kind.layout")
		}
		list = append(list, paper.Edition{Name: n, Form: form, Title: kit.T("forms.name." + n), Source: kit.T("forms.every"), Mark: paper.MarkLocal})
	}
	return list
}

func (s *settings) formCells(e *paper.Edition) []kit.Cell {
	days := kit.T("settings.form.always")
	for _, r := range s.d.Office.Law.Regimes() {
		if r.Code == e.Regime {
			days = r.Name
		}
	}
	if e.From != 0 || e.To != 0 {
		days = inForce(e.From, e.To)
	}
	mark := kit.Cell{Text: kit.T("settings.form.mark." + e.Mark), Tone: kit.Grey}
	if e.Mark != paper.MarkRead {
		mark.Tone = kit.Normal
	}
	number := e.Form
	if number == "" {
		number = "–"
	}
	return []kit.Cell{{Text: number}, {Text: e.Title}, {Text: days}, {Text: e.Source}, mark}
}

// previewForm fills a form with an invented person and shows it as a draft.
func (s *settings) previewForm(e paper.Edition) {
	if e.Kind == "" { // what serves every form is seen where it is worded
		s.d.Go(Route{Screen: "form", Arg: e.Name})
		return
	}
	x := papertest.Sample()
	x.Issued, x.Number = false, ""
	x.Regime = e.Regime
	day := s.d.Office.Today()
	for _, r := range s.d.Office.Law.Regimes() {
		if r.Code == e.Regime && r.To != 0 {
			day = min(day, r.To)
		}
	}
	if e.To != 0 {
		day = min(day, e.To)
	}
	day = max(day, e.From)
	x.Day = day
	p, err := paper.Fill(s.d.Office.Forms, x, e.Kind, day)
	if err != nil {
		s.d.Fail(err)
		return
	}
	print := s.d.Outer.Print
	s.d.out(kit.T("work.print"), func() ([]byte, error) { return print.PDF(p) },
		func(pdf []byte) error { return print.Open(kit.T("settings.form.file", "title", e.Title)+".pdf", pdf) },
		func(err error) { s.d.told(err, "settings.form.opened", e.Title) })
}
