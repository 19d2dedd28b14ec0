package ui

import (
	"errors"
	"slices"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/ui/kit"
)

// centreKeys are the facts of the centre in the order of its letterhead.
var centreKeys = []string{law.CentreName, law.CentreShort, law.CentreParent, law.CentreKind, law.CentreProvince, law.CentrePlace, law.CentreAddress,
	law.CentrePhone, law.CentreHead, law.CentreHeadTitle, law.CentreSymbol, law.Capacity}

// centreExamples say in the empty field where a fact is printed.
var centreExamples = map[string]string{law.CentreShort: "settings.example.centre_short", law.CentreParent: "settings.example.centre_parent",
	law.CentrePlace: "settings.example.centre_place", law.CentreHeadTitle: "settings.example.centre_head_title", law.CentreSymbol: "settings.example.centre_symbol"}

// centre is the section Cơ sở: what papers and the window say of the house, each fact from a day on.
func (s *settings) centre() section {
	o := s.d.Office
	form := s.d.centreForm(o.Law)
	form.Section(kit.T("settings.centre.since"))
	form.Add(s.d.dayField("from", "settings.from_day", required), &kit.Field{Key: "source", Label: kit.T("settings.source"), Hint: kit.T("settings.source.hint"), Under: true})
	day := o.Today()
	if o.Centre(day).Name == "" { // never told before: it has been so since the book begins
		day = firstDay(o.Law)
	}
	for _, k := range centreKeys {
		info, _ := o.Law.Key(k)
		form.Set(k, fieldValue(info.Units[0], o.Law.Text(k, o.Today())))
	}
	form.Set("from", day.Text())
	form.SetClean()
	sec := section{form: form, focus: nil}
	sec.save = func() { s.saveCentre(form) }
	side := kit.Down(4, s.centreHistory()...)
	main := kit.Down(0, kit.Grow(kit.Scrolled(kit.Inset(16, 12, 16, 12, form))), kit.FootBar(form.Foot(), s.d.bar(kit.NewPrimary(kit.T("settings.save"), "save", "Ctrl+S", sec.save), app.RightSettings)))
	sec.content = besidePanel(main, side)
	return sec
}

// centreForm is the fields of the centre, as the settings and the first start show them.
func (d *Desk) centreForm(pack *law.Pack) *kit.Form {
	form := kit.NewForm().OneColumn(180)
	for _, k := range centreKeys {
		info, ok := pack.Key(k)
		if !ok {
			continue
		}
		f := d.valueField(info, titleOf(info))
		if k == law.CentreName {
			f.Required = true
		}
		if example, ok := centreExamples[k]; ok {
			f.Place = kit.T(example)
		}
		form.Add(f)
	}
	return form
}

// firstDay is the day from which the shipped rows of the centre hold: what is told first has always been so.
func firstDay(pack *law.Pack) date.Date {
	if rows := pack.Rows(law.CentreName); len(rows) > 0 {
		return rows[0].From
	}
	return 1
}

// saveCentre writes a row for each fact that was changed.
func (s *settings) saveCentre(form *kit.Form) {
	if !form.Ready() {
		return
	}
	from := s.d.dayOf(form, "from")
	rows := s.d.centreRows(form, from, orText(form.Value("source"), kit.T("settings.source.own")))
	if len(rows) == 0 {
		s.d.told(nil, "settings.unchanged", "")
		return
	}
	if !s.d.setLaw(form, rows, "") {
		return
	}
	s.d.title()
	s.d.Done()
}

// setLaw writes rows of the office from a form; what is wrong with a value stands beside the field that holds it, or beside
// its own where each key has one.
func (d *Desk) setLaw(form *kit.Form, rows []app.LawRow, field string) bool {
	err := d.Office.SetLaw(rows, "")
	var ps say.Problems
	switch {
	case errors.As(err, &ps):
		form.Problems(lawProblems(ps, field))
		return false
	case err != nil:
		d.Fail(err)
		return false
	}
	form.SetClean()
	return true
}

// centreRows are the facts that differ from what holds on the day.
func (d *Desk) centreRows(form *kit.Form, from date.Date, source string) (rows []app.LawRow) {
	for _, k := range centreKeys {
		info, ok := d.Office.Law.Key(k)
		if !ok {
			continue
		}
		v := d.storedValue(info.Units[0], form.Value(k))
		if v != d.Office.Law.Text(k, from) {
			rows = append(rows, app.LawRow{Key: k, From: from, Value: v, Source: source})
		}
	}
	return rows
}

func orText(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// centreHistory is every row the office wrote of the centre, newest first.
func (s *settings) centreHistory() []fyne.CanvasObject {
	out := []fyne.CanvasObject{kit.BlockHead(kit.T("settings.history"), "")}
	type line struct {
		row   app.LawRow
		title string
		unit  string
	}
	var lines []line
	for _, k := range centreKeys {
		info, _ := s.d.Office.Law.Key(k)
		for _, r := range s.d.officeRows(k) {
			lines = append(lines, line{r, titleOf(info), info.Units[0]})
		}
	}
	slices.SortStableFunc(lines, func(a, b line) int { return int(b.row.ID - a.row.ID) })
	for i := range lines {
		l := &lines[i]
		st := kit.Body
		if !l.row.Live() {
			st = kit.Quiet.S()
		}
		out = append(out, kit.NewPara(l.title+": "+s.d.centreValue(&l.row, l.unit), st, settingsSide-40),
			kit.NewPara(inForce(l.row.From, l.row.To)+" · "+l.row.Source+voidText(&l.row), kit.Caption, settingsSide-40), kit.Gap(0, 4))
	}
	if len(lines) == 0 {
		out = append(out, kit.NewPara(kit.T("settings.history.none"), kit.Quiet, settingsSide-40))
	}
	return out
}

// voidText says who withdrew a row and why.
func voidText(r *app.LawRow) string {
	if r.Live() {
		return ""
	}
	return " · " + kit.T("settings.voided", "why", r.VoidWhy, "who", r.VoidBy)
}

// centreValue is what a row of the centre says; a province by its name.
func (d *Desk) centreValue(row *app.LawRow, unit string) string {
	if row.Key == law.CentreProvince && d.Office.Places != nil {
		for _, p := range d.Office.Places.Provinces() {
			if p.Code == row.Value {
				return p.Name
			}
		}
	}
	return valueText(row.Key, row.Value, unit)
}
