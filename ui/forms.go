package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app/paper"
	"hoanhap/ui/kit"
)

// formEditor is the screen of one form: its wording at the left, at the right the paper it makes of an invented person, and the
// wordings there were. What is saved holds from a day on; papers issued before keep theirs.
type formEditor struct {
	d      *Desk
	name   string
	form   *kit.Form
	lines  *fyne.Container
	screen *kit.Screen
}

func newFormEditor(d *Desk, r Route) *View {
	s := &formEditor{d: d, name: r.Arg, lines: kit.Down(2)}
	s.form = kit.NewForm().OneColumn(0)
	s.form.Add(&kit.Field{Key: "text", Name: kit.T("forms.text"), Kind: kit.KindLong, Rows: 24, OnChange: func(string) { s.preview() }})
	s.screen = &kit.Screen{Title: kit.T("forms.title"), Facts: s.title(), FactsWide: 420, Acts: []fyne.CanvasObject{
		kit.NewButton(kit.T("forms.reset"), "undo", "", s.onReset), kit.NewButton(kit.T("forms.view"), "file", "Ctrl+P", s.onView), kit.NewPrimary(kit.T("forms.save"), "", "Ctrl+S", s.onSave)},
		Body: kit.WithPanel(kit.Scrolled(kit.Inset(16, 4, 8, 8, s.form)), kit.Panel(kit.Scrolled(kit.Inset(16, 10, 16, 10, s.lines))), 470, 600)}
	s.read()
	return &View{Content: s.screen.Build(), Place: "settings", Focus: s.form.First(), Show: s.preview, Leave: s.leave, Keys: []key{
		{Key: fyne.KeyS, Ctrl: true, Word: "key.save", Do: s.onSave}, {Key: fyne.KeyP, Ctrl: true, Word: "forms.view", Do: s.onView}, {Key: fyne.KeyEscape, Word: "key.back", Do: d.Back}}}
}

// title names the form with its number.
func (s *formEditor) title() string {
	if s.d.Office.Forms == nil {
		return ""
	}
	for _, e := range s.d.Office.Forms.Editions() {
		if e.Name == s.name {
			return join(e.Form, e.Title)
		}
	}
	return ""
}

func (s *formEditor) read() {
	if s.title() == "" {
		return
	}
	now, _ := s.d.Office.FormText(s.name, s.d.Office.Today())
	s.form.Set("text", now)
	s.form.SetClean()
}

// text is what is typed; the kit trims nothing of a form.
func (s *formEditor) text() string { return s.form.Value("text") }

// preview shows the lines the wording makes, or the fault of it.
func (s *formEditor) preview() {
	rows := []fyne.CanvasObject{kit.BlockHead(kit.T("forms.preview"), "")}
	if s.title() == "" {
		rows = append(rows, kit.NewPara(kit.T("forms.none"), kit.Quiet, 430))
	} else if p, err := s.d.Office.TryForm(s.name, s.text()); err != nil {
		rows = append(rows, kit.NewPara(kit.Say(wrongOf(err)), kit.Strong.In(kit.Red), 430))
	} else {
		for _, l := range p.Lines() {
			rows = append(rows, kit.NewPara(l, kit.Body, 430))
		}
	}
	s.lines.Objects = append(rows, s.revisions()...)
	s.lines.Refresh()
}

// revisions are the wordings the office gave the form, withdrawn ones struck through.
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
			s.form.Set("text", r.Text)
			s.preview()
		})))
	}
	return rows
}

func (s *formEditor) onView() {
	p, err := s.d.Office.TryForm(s.name, s.text())
	if err != nil {
		s.d.beside(s.form, err)
		return
	}
	s.d.viewPapers(s.title(), []paper.Paper{p})
}

// onSave asks from which day the wording holds.
func (s *formEditor) onSave() { s.keep(s.text(), kit.T("forms.save.title")) }

// onReset puts the shipped wording back, from a day on.
func (s *formEditor) onReset() { s.keep("", kit.T("forms.reset.title")) }

func (s *formEditor) keep(text, title string) {
	d := s.d
	form := kit.NewForm().OneColumn(100)
	d.todayField(form, "from", "forms.from_day")
	form.Add(&kit.Field{Key: "note", Label: kit.T("forms.note")})
	d.fill(title, kit.T("forms.save.text"), form, kit.T("forms.save"), func() error {
		from := d.dayOf(form, "from")
		if err := d.Office.ReviseForm(s.name, text, from, form.Value("note")); err != nil {
			return err
		}
		s.read()
		s.preview()
		return nil
	})
}

func (s *formEditor) leave(then func()) {
	if s.title() == "" || !s.form.Dirty() {
		then()
		return
	}
	kit.Ask(s.d.Window, kit.Question{Title: kit.T("forms.leave"), Text: kit.T("forms.leave.text"), Yes: kit.T("forms.leave.yes"), No: kit.T("forms.leave.no"), Danger: true, Do: func() {
		s.form.SetClean()
		then()
	}})
}
