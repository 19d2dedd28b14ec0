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

// LoadForms lays the office's wording over the shipped forms. A revision that no longer fits (a form that a newer edition of
// the program changed) is left out, so that papers can always be made: FormRevisions shows it.
func (o *Office) LoadForms() error {
	if o.blank() == nil {
		return nil
	}
	var rows []FormEdition
	if err := o.Store.Read(func(tx Tx) (err error) { rows, err = All[FormEdition](tx); return err }); err != nil {
		return err
	}
	all := o.blank()
	for _, r := range rows {
		if !r.Live() {
			continue
		}
		if next, err := o.revised(all, r.Name, r.Text, r.From); err == nil {
			all = next
		}
	}
	o.Forms = all
	return nil
}

func (o *Office) blank() *paper.Templates {
	if o.Blank == nil {
		o.Blank = o.Forms
	}
	return o.Blank
}

// revised lays one text over a set; an empty one is the shipped text again.
func (o *Office) revised(t *paper.Templates, name, body string, from date.Date) (*paper.Templates, error) {
	if strings.TrimSpace(body) == "" {
		_, body, _ = o.blank().Source(name)
	}
	return t.Revise(name, body, from)
}

// FormText is the body of an edition as it is worded on a day, and as it was shipped.
func (o *Office) FormText(name string, day date.Date) (now, shipped string) {
	_, shipped, _ = o.blank().Source(name)
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

// TryForm fills a wording with an invented person: the preview. A fault of it names the line.
func (o *Office) TryForm(name, body string) (paper.Paper, error) {
	i := slices.IndexFunc(o.blank().Editions(), func(e paper.Edition) bool { return e.Name == name })
	if i < 0 {
		return paper.Paper{}, ErrNotFound
	}
	e := o.blank().Editions()[i]
	day := e.From
	if day == 0 {
		day = o.Today()
	}
	t, err := o.revised(o.blank(), name, body, day)
	if err != nil {
		return paper.Paper{}, err
	}
	if _, err := paper.Fill(t, paper.Dossier{Regime: e.Regime}, e.Kind, day); err != nil { // a record that knows nothing must print too
		return paper.Paper{}, err
	}
	d := papertest.Sample()
	d.Regime, d.Issued = e.Regime, false
	return paper.Fill(t, d, e.Kind, day)
}

// ReviseForm words a form anew from a day on; an empty body puts the shipped wording back. Papers issued before keep theirs.
func (o *Office) ReviseForm(name, body string, from date.Date, note string) error {
	if err := o.first(RightSettings); err != nil {
		return err
	}
	if from == 0 {
		return say.Problems{{Field: "from", Msg: say.Of("err.needed")}}
	}
	if _, err := o.TryForm(name, body); err != nil {
		var p say.Problems
		if errors.As(err, &p) {
			return say.Problems{{Field: "text", Msg: p[0].Msg}}
		}
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
