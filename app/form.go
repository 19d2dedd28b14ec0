package app

import (
	"errors"
	"slices"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/paper"
	"hoanhap/app/paper/papertest"
	"hoanhap/app/say"
)

// LoadForms lays the office's wording over the shipped forms, shared parts and layouts. A wording that no longer fits (a form that a
// newer edition of the program changed) is left out, so that papers can always be made: FormRevisions shows it.
func (o *Office) LoadForms() error {
	if o.blank() == nil {
		return nil
	}
	var rows []FormEdition
	if err := o.Store.Read(func(tx Tx) (err error) { rows, err = All[FormEdition](tx); return err }); err != nil {
		return err
	}
	list := make([]paper.Revision, 0, len(rows))
	for _, r := range rows {
		if x := r.revision(); r.Live() || strings.HasPrefix(r.Name, paper.LayoutPrefix) {
			list = append(list, x)
		}
	}
	o.Forms = laidOver(o.blank(), list)
	return nil
}

// laidOver lays all wordings over the forms at once, or where one of them no longer fits, those that do.
func laidOver(t *paper.Templates, list []paper.Revision) *paper.Templates {
	if all, err := t.Revise(list...); err == nil {
		return all
	}
	for _, r := range list {
		if next, err := t.Revise(r); err == nil {
			t = next
		}
	}
	return t
}

func (r *FormEdition) revision() paper.Revision {
	return paper.Revision{Name: r.Name, Text: r.Text, From: r.From, Key: r.ID, Withdrawn: !r.Live()}
}

func (o *Office) blank() *paper.Templates {
	if o.Blank == nil {
		o.Blank = o.Forms
	}
	return o.Blank
}

// FormText is what the office may word anew (a form without its head, a shared part, a layout) as it holds on a day, and as it was
// shipped.
func (o *Office) FormText(name string, day date.Date) (now, shipped string) {
	shipped, _ = o.blank().Shipped(name)
	rows, err := o.FormRevisions(name)
	now = shipped
	if err != nil {
		return now, shipped
	}
	for _, r := range rows { // newest last
		if r.Live() && r.From <= day {
			if now = r.Text; strings.TrimSpace(now) == "" {
				now = shipped
			}
		}
	}
	return now, shipped
}

// FormRevisions is every wording the office gave a form, by the day from which it holds, withdrawn ones too.
func (o *Office) FormRevisions(name string) (rows []FormEdition, err error) {
	err = o.Store.Read(func(tx Tx) error { rows, err = All[FormEdition](tx, "name", name); return err })
	slices.SortStableFunc(rows, func(a, b FormEdition) int { return int(a.From - b.From) })
	return rows, err
}

// ShippedForm is an edition as the program brought it.
func (o *Office) ShippedForm(name string) (paper.Edition, bool) {
	if o.blank() == nil {
		return paper.Edition{}, false
	}
	list := o.blank().Editions()
	i := slices.IndexFunc(list, func(e paper.Edition) bool { return e.Name == name })
	if i < 0 {
		return paper.Edition{}, false
	}
	return list[i], true
}

// FormDay is the day from which a new wording is offered to hold: today, or for a form of a law that has ended its first day.
func (o *Office) FormDay(name string) date.Date {
	if e, ok := o.ShippedForm(name); ok && e.To != 0 && e.To < o.Today() {
		return e.From
	}
	return o.Today()
}

// TryForm fills a wording with an invented person: the preview. A fault of it names the line.
func (o *Office) TryForm(name, body string) (paper.Paper, error) {
	e, ok := o.ShippedForm(name)
	if !ok {
		return paper.Paper{}, ErrNotFound
	}
	day := within(e, o.Today())
	t, err := o.Forms.Revise(paper.Revision{Name: name, Text: body, From: day})
	if err != nil {
		return paper.Paper{}, err
	}
	return tried(t, e, o.Today())
}

// tried fills a form with a record that knows nothing, which must print too, and gives it filled with an invented person: in the
// wording of a day, or for a form of another law on a day of that law with the shared parts and the layout of the day.
func tried(t *paper.Templates, e paper.Edition, on date.Date) (paper.Paper, error) {
	day := within(e, on)
	if _, err := paper.Fill(t, paper.Dossier{Regime: e.Regime, Day: on}, e.Kind, day); err != nil {
		return paper.Paper{}, err
	}
	d := papertest.Sample()
	d.Regime, d.Issued, d.Day = e.Regime, false, on
	return paper.Fill(t, d, e.Kind, day)
}

// PartForm is the form a part or layout is previewed with when none is chosen.
const PartForm = "certificate_compulsory.r3"

// TryPart tries a wording of a part shared by several forms, or of a layout, on every form, and gives one of them filled with an
// invented person: the preview. key tells the layout of the preview from those in force.
func (o *Office) TryPart(name, body, on string) (paper.Paper, map[string]paper.Layout, error) {
	day := o.Today()
	t, err := o.Forms.Revise(paper.Revision{Name: name, Text: body, From: day, Key: -1})
	if err != nil {
		return paper.Paper{}, nil, err
	}
	var shown paper.Paper
	for _, e := range o.blank().Editions() {
		p, err := tried(t, e, day)
		if err != nil {
			return shown, nil, err
		}
		if e.Name == on {
			shown = p
		}
	}
	return shown, t.Layouts(), nil
}

// within is a day on which an edition may be used, as near to a day as it can be.
func within(e paper.Edition, day date.Date) date.Date {
	if e.To != 0 {
		day = min(day, e.To)
	}
	return max(day, e.From)
}

// ReviseForm words a form, a shared part or a layout anew from a day on; an empty body puts the shipped wording back. Papers issued
// before keep theirs. A fault names its line and nothing is written.
func (o *Office) ReviseForm(name, body string, from date.Date, note string) error {
	if err := o.first(RightSettings); err != nil {
		return err
	}
	if from == 0 {
		return say.Problems{{Field: "from", Msg: say.Of("err.needed")}}
	}
	if err := o.tryRevision(name, body, from); err != nil {
		return err
	}
	err := o.do(RightSettings, "act.form", name, note, func(a *Act) error {
		same, err := All[FormEdition](a, "name", name, "from_day", from.String())
		if err != nil {
			return err
		}
		for i := range same {
			if !same[i].Live() {
				continue
			}
			if err := a.Withdraw(&same[i], or(note, "thay bằng bản sửa sau")); err != nil {
				return err
			}
		}
		return a.Add(&FormEdition{Name: name, From: from, Text: body, Note: note})
	})
	if err != nil {
		return err
	}
	return o.LoadForms()
}

// tryRevision refuses what cannot be read, and a wording that would hold on no day of its form.
func (o *Office) tryRevision(name, body string, from date.Date) error {
	var err error
	if e, ok := o.ShippedForm(name); ok {
		if e.To != 0 && from > e.To {
			return say.Problems{{Field: "from", Msg: say.Of("err.paper.revised_after", "from", e.From, "to", e.To)}}
		}
		_, err = o.TryForm(name, body)
	} else {
		_, _, err = o.TryPart(name, body, "")
	}
	var p say.Problems
	if errors.As(err, &p) {
		return say.Problems{{Field: "text", Msg: p[0].Msg}}
	}
	return err
}
