package ui

import (
	"errors"
	"strconv"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/stay"
	"hoanhap/ui/kit"
)

// decision is the page on which a decision is put right as its paper says (sửa quyết định), with a reason; at the right what
// that does to the end of the term.
type decision struct {
	d     *Desk
	order app.Ordered
	form  *kit.Form
	side  *fyne.Container
	keep  *keeper
}

// OpenDecision opens a decision to be put right.
func (d *Desk) OpenDecision(id int64) { d.Go(Route{Screen: "decision", ID: id}) }

func newDecision(d *Desk, r Route) *View {
	order, err := d.Office.DecisionOf(r.ID)
	switch {
	case errors.Is(err, app.ErrNotFound): // a link to a decision that was withdrawn
		return &View{Content: kit.Inset(16, 24, 16, 0, kit.EmptyPage(kit.Empty{Title: kit.T("decision.none")})), Place: "residents"}
	case err != nil:
		d.Fail(err)
		return blank("decision.title")
	}
	s := &decision{d: d, order: order, side: kit.Down(8)}
	s.form = s.fields()
	s.form.SetValues(decisionValues(&order.Decision))
	s.form.SetClean()
	s.form.OnChange, s.form.OnLast = s.preview, s.onSave
	s.preview()
	s.keep = &keeper{d: d, screen: "decision", about: strconv.FormatInt(r.ID, 10), values: s.values, form: func() *kit.Form { return s.form }}
	save := kit.NewPrimary(kit.T("decision.save"), "save", "Ctrl+S", s.onSave)
	v := &order.Stands
	screen := &kit.Screen{Title: kit.T("decision.title"), Facts: v.Name + " · " + v.Resident + " · " + kit.Say(order.Status),
		Body: kit.WithPanel(kit.Inset(16, 0, 16, 0, s.form.Scrolled()), kit.Panel(kit.Scrolled(kit.Inset(16, 12, 16, 12, s.side))), 352, 600),
		Foot: kit.FootBar(s.form.Foot(), kit.NewButton(kit.T("move.back"), "", "Esc", d.Back), save)}
	return &View{Content: screen.Build(), Place: "residents", Focus: s.form.First(), Show: s.onShow, Leave: s.onLeave, Keys: []key{
		{Key: fyne.KeyS, Ctrl: true, Word: "key.save", Do: s.onSave}, {Key: fyne.KeyEscape, Word: "key.back", Do: d.Back}}}
}

// fields are those of the paper; the custody paper (Mẫu 32) orders no term, and only a stay that began by a transfer takes
// over what another centre did not count.
func (s *decision) fields() *kit.Form {
	d, f := s.d, kit.NewForm()
	kind := d.orderKind(s.order.Status)
	f.Section(kit.T("decision.paper"))
	f.Add(word("number", "f.number."+kind, required), d.dayField("decision_day", "f.decision_day", required))
	f.Add(word("issuer", "f.issuer."+kind, required), d.dayField("effective", "f.effective"))
	if s.order.Status != stay.PreCourt {
		f.Add(countField("term", "f.term", 1, 60, kit.T("f.months")), countField("occurrence", "f.occurrence", 1, 30, ""))
		f.Add(d.dayField("start", "f.start", func(x *kit.Field) { x.Hint = kit.T("f.start.hint") }), word("judge", "f.judge"))
		f.Wide(word("grounds", "decision.grounds"))
		f.Section(kit.T("decision.credit"))
		f.Add(countField("credit", "f.credit", 0, 3650, kit.T("f.days")), word("credit_paper", "f.credit_paper"))
		if s.order.Stands.Transferred {
			f.Section(kit.T("decision.before"))
			f.Add(countField("not_counted", "f.not_counted", 0, 3650, kit.T("f.days")), countField("reduced", "f.reduced", 0, 60, kit.T("f.months")))
			f.Add(word("before_paper", "f.before_paper"))
		}
	}
	f.Section(kit.T("person.reason_part"))
	f.Wide(word("why", "record.reason", required, func(x *kit.Field) { x.Place = kit.T("decision.why.place") }))
	return f
}

func (s *decision) typed() stay.Decision { return *s.d.decisionOf(s.form, s.order.Decision) }

// preview shows the end of the term before and after, what is odd, and why the engine says no.
func (s *decision) preview() {
	x := s.typed()
	var parts []fyne.CanvasObject
	v, err := s.d.Office.TryDecision(x)
	switch {
	case err != nil:
		s.d.Fail(err)
		return
	case v.Refusal == nil && len(s.d.Office.AskDecision(&s.order, &x)) > 0:
		parts = append(parts, kit.NewPara(kit.T("move.preview.wait"), kit.Caption, sideWide))
	case v.Refusal != nil:
		parts = append(parts, (&kit.Notice{Ground: kit.OchreGround, Title: kit.T("move.refused"), Lines: []string{refusalText(v.Refusal)}}).Build(sideWide))
	default:
		parts = append(parts, clockBlock(&v)...)
	}
	for _, w := range s.d.Office.DecisionWarnings(s.order.Status, &x, v.Birth, s.order.Brought) {
		parts = append(parts, (&kit.Notice{Ground: kit.OchreGround, Title: kit.T("move.warning"), Lines: []string{kit.Say(w)}}).Build(sideWide))
	}
	s.side.Objects = parts
	s.side.Refresh()
}

// values is what the draft keeps; nil while nothing was changed.
func (s *decision) values() map[string]string {
	if !s.form.Dirty() {
		return nil
	}
	return s.form.Values()
}

// onShow offers what was half typed when the program ended.
func (s *decision) onShow() {
	s.keep.resume(s.form, s.order.Stands.Name, func(v map[string]string) { s.form.SetValues(v); s.preview() })
}

// onLeave asks before what was typed is thrown away.
func (s *decision) onLeave(then func()) {
	if !s.form.Dirty() {
		s.keep.end()
		then()
		return
	}
	kit.Ask(s.d.Window, kit.Question{Title: kit.T("move.leave"), Text: kit.T("decision.leave", "name", s.order.Stands.Name), Yes: kit.T("move.leave.yes"),
		No: kit.T("move.leave.no"), Danger: true, Do: func() { s.keep.end(); s.keep.saved(); then() }})
}

func (s *decision) onSave() {
	if !s.form.Ready() {
		return
	}
	x := s.typed()
	if p := s.d.Office.AskDecision(&s.order, &x); len(p) > 0 {
		s.d.beside(s.form, p)
		return
	}
	if err := s.d.Office.ChangeDecision(x, s.form.Value("why")); err != nil {
		s.d.beside(s.form, err)
		return
	}
	s.form.SetClean()
	s.keep.saved()
	s.d.Back()
	s.d.Done()
}
