package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app/paper"
	"hoanhap/ui/kit"
)

// formEditor is the screen of one form, of a part shared by several forms (signature blocks among them), or of a layout: its wording
// at the left, at the right the page it makes of an invented person, and the wordings there were. What is saved holds from a day on;
// papers issued before keep theirs.
type formEditor struct {
	d      *Desk
	name   string
	form   *kit.Form
	side   *fyne.Container
	screen *kit.Screen
	draft  *keeper
	last   fyne.CanvasObject // the last page that could be made, shown while a fault is being typed
}

func newFormEditor(d *Desk, r Route) *View {
	s := &formEditor{d: d, name: r.Arg, side: kit.Down(4)}
	s.form = s.fields()
	s.screen = &kit.Screen{Title: kit.T("forms.title"), Facts: s.title(), FactsWide: 420, Acts: []fyne.CanvasObject{
		kit.NewButton(kit.T("forms.reset"), "undo", "", s.onReset), kit.NewButton(kit.T("forms.view"), "file", "Ctrl+P", s.onView), kit.NewPrimary(kit.T("forms.save"), "", "Ctrl+S", s.onSave)},
		Body: kit.WithPanel(kit.Scrolled(kit.Inset(16, 4, 8, 8, s.form)), kit.Panel(kit.Scrolled(kit.Inset(16, 10, 16, 10, s.side))), 470, 600)}
	s.draft = &keeper{d: d, screen: "form", about: s.name, values: func() map[string]string {
		if !s.form.Dirty() {
			return nil
		}
		return s.form.Values()
	}}
	s.read()
	return &View{Content: s.screen.Build(), Place: "settings", Focus: s.form.First(), Show: s.show, Leave: s.leave, Keys: []key{
		{Key: fyne.KeyS, Ctrl: true, Word: "key.save", Do: s.onSave}, {Key: fyne.KeyP, Ctrl: true, Word: "forms.view", Do: s.onView}, {Key: fyne.KeyEscape, Word: "key.back", Do: d.Back}}}
}

// show makes the page, and offers the wording that was half typed when the program ended.
func (s *formEditor) show() {
	s.preview()
	if s.title() == "" {
		return
	}
	s.draft.resume(s.form, s.title(), func(v map[string]string) { s.form.SetValues(v); s.preview() })
}

func (s *formEditor) layout() bool { return strings.HasPrefix(s.name, paper.LayoutPrefix) }

func (s *formEditor) part() bool { return strings.HasPrefix(s.name, "_") }

// fields are the text, or the measures of a layout; what serves every form is previewed with one that is chosen.
func (s *formEditor) fields() *kit.Form {
	if s.layout() {
		return s.measures()
	}
	f := kit.NewForm().OneColumn(0)
	if s.part() {
		f = kit.NewForm().LabelsAbove()
		f.Add(s.onField())
	}
	return f.Add(&kit.Field{Key: "text", Name: kit.T("forms.text"), Kind: kit.KindLong, Rows: 24, OnChange: func(string) { s.preview() }})
}

// onField chooses the form of the preview.
func (s *formEditor) onField() *kit.Field {
	var options []kit.Option
	for _, e := range s.d.formList() {
		if e.Kind != "" {
			options = append(options, kit.Option{Value: e.Name, Text: join(e.Form, e.Title)})
		}
	}
	return &kit.Field{Key: "on", Label: kit.T("forms.part"), Kind: kit.KindChoice, Options: options, Width: 420, OnChange: func(string) { s.preview() }}
}

// title names the form with its number.
func (s *formEditor) title() string {
	if s.d.Office.Forms == nil {
		return ""
	}
	if e, ok := s.d.Office.ShippedForm(s.name); ok {
		return join(e.Form, e.Title)
	}
	if _, shipped := s.d.Office.FormText(s.name, s.d.Office.Today()); shipped != "" {
		return kit.T("forms.name." + s.name)
	}
	return ""
}

func (s *formEditor) read() {
	if s.title() == "" {
		return
	}
	now, _ := s.d.Office.FormText(s.name, s.d.Office.FormDay(s.name))
	s.put(now)
	if s.layout() || s.part() {
		s.form.Set("on", previewForm(s.name))
	}
	s.form.SetClean()
}

// put shows a wording in the fields.
func (s *formEditor) put(text string) {
	if s.layout() {
		s.putMeasures(text)
		return
	}
	s.form.Set("text", text)
}

// previewForm is the form a shared part is seen with first.
func previewForm(name string) string {
	if name == "_health" {
		return "health_sheet.r3"
	}
	return "certificate_compulsory.r3"
}

// text is what is typed; the kit trims nothing of a form.
func (s *formEditor) text() string {
	if s.layout() {
		return s.measured()
	}
	return s.form.Value("text")
}

// try makes the page of what is typed.
func (s *formEditor) try() (paper.Paper, map[string]paper.Layout, error) {
	if s.layout() || s.part() {
		return s.d.Office.TryPart(s.name, s.text(), s.form.Value("on"))
	}
	p, err := s.d.Office.TryForm(s.name, s.text())
	return p, nil, err
}

func (s *formEditor) onView() {
	p, layouts, err := s.try()
	if err != nil {
		s.fail(err)
		return
	}
	s.d.showPages(s.title(), 0, layouts, p)
}

// fail puts what is wrong beside the text, or beside the measure.
func (s *formEditor) fail(err error) {
	if s.layout() {
		if !s.wrongMeasures() {
			s.d.Fail(err)
		}
		return
	}
	s.form.Problems([]kit.Wrong{{Field: "text", Say: wrongOf(err)}})
}

// onSave asks from which day the wording holds; what cannot be read is told at once.
func (s *formEditor) onSave() {
	if _, _, err := s.try(); err != nil {
		s.fail(err)
		return
	}
	s.keep(s.text(), kit.T("forms.save.title"))
}

// onReset puts the shipped wording back, from a day on.
func (s *formEditor) onReset() { s.keep("", kit.T("forms.reset.title")) }

func (s *formEditor) keep(text, title string) {
	d := s.d
	form := kit.NewForm().OneColumn(100)
	form.About = s.name
	form.Add(d.dayField("from", "forms.from_day", required))
	form.Set("from", d.Office.FormDay(s.name).Text())
	form.Add(&kit.Field{Key: "note", Label: kit.T("forms.note")})
	d.fill(title, kit.T("forms.save.text"), form, kit.T("forms.save"), func() error {
		from := d.dayOf(form, "from")
		if err := d.Office.ReviseForm(s.name, text, from, form.Value("note")); err != nil {
			return err
		}
		s.read()
		s.draft.saved()
		s.preview()
		return nil
	})
}

func (s *formEditor) leave(then func()) {
	if s.title() == "" || !s.form.Dirty() {
		s.draft.end()
		then()
		return
	}
	kit.Ask(s.d.Window, kit.Question{Title: kit.T("forms.leave"), Text: kit.T("forms.leave.text"), Yes: kit.T("forms.leave.yes"), No: kit.T("forms.leave.no"), Danger: true, Do: func() {
		s.form.SetClean()
		s.draft.end()
		s.draft.saved()
		then()
	}})
}
