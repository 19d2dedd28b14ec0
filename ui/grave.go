package ui

import (
	"context"
	"errors"
	"strings"

	"hoanhap/app"
	"hoanhap/ui/kit"
)

// Grave does an act that the office may want the password for again, or a second person: it asks for them and does the act
// once more. It works beside the window, so what the act needs of a form is taken before. then gets what came of it; it is not called when
// the clerk turns back. A second press while it is under way does nothing twice.
func (d *Desk) Grave(act func() error, then func(error)) {
	if d.writing {
		return
	}
	d.writing = true
	d.Frame.Run(kit.T("desk.writing"), func(*kit.Job) error { return act() }, func(err error) {
		d.writing = false
		switch {
		case errors.Is(err, app.ErrPasswordAgain):
			d.askPassword(func() { d.Grave(act, then) })
		case errors.Is(err, app.ErrSecondPerson):
			d.askSecond(func() { d.Grave(act, then) })
		default:
			then(err)
		}
	})
}

// askPassword asks the one at the desk for the password again.
func (d *Desk) askPassword(then func()) {
	form := kit.NewForm().OneColumn(110)
	form.Add(secret("password", "login.password"))
	d.asked(kit.T("grave.title"), kit.T("grave.text", "name", d.Office.Who), kit.T("grave.yes"), form,
		func(v map[string]string, _ *kit.Job) error { return d.Office.Confirm(v["password"]) }, then)
}

// askSecond asks somebody else to agree with name and password of their own.
func (d *Desk) askSecond(then func()) {
	form := kit.NewForm().OneColumn(110)
	form.Add(word("name", "login.name", required), secret("password", "login.password"))
	d.asked(kit.T("grave.second"), kit.T("grave.second.text"), kit.T("grave.second.yes"), form,
		func(v map[string]string, _ *kit.Job) error { return d.Office.Vouch(v["name"], v["password"]) }, then)
}

// asked shows a form over the window; a refused answer stands beside the last field and the dialog stays. do gets what was typed and works
// beside the window: a password costs a moment to check. Esc stops it where it can be stopped, and closes the dialog otherwise.
func (d *Desk) asked(title, text, yes string, form *kit.Form, do func(v map[string]string, j *kit.Job) error, then func(), tools ...*kit.Button) {
	said := kit.NewPara("", kit.Body.In(kit.Red), 448)
	dialog := &kit.Dialog{Title: title, Content: kit.Down(10, kit.NewPara(text, kit.Body, 448), form, said), First: form.First()}
	working := false
	answered := func(err error) {
		working = false
		switch _, beside := app.Beside(err); {
		case err == nil:
			dialog.Close()
			then()
		case errors.Is(err, context.Canceled):
			said.Set(kit.T("work.stopped"))
		case beside:
			d.beside(form, err)
		default:
			said.Set(strings.Join(errorLines(err), " "))
			form.ClearUnseen()
			form.FocusFirst()
		}
	}
	ok := func() {
		if working || !form.Ready() {
			return
		}
		working = true
		said.Set("")
		v := form.Values()
		d.Frame.Run(kit.T("login.work"), func(j *kit.Job) error { return do(v, j) }, answered)
	}
	dialog.OnEsc = func() {
		if !working {
			dialog.Close()
		} else {
			d.Frame.Stop()
		}
	}
	dialog.Buttons = append(tools, kit.NewButton(kit.T("kit.cancel"), "", "Esc", dialog.OnEsc), kit.NewPrimary(yes, "", "Enter", ok))
	dialog.Default = len(dialog.Buttons) - 1
	form.OnLast = ok
	dialog.Open(d.Window)
}

// secret is a password field.
func secret(key, label string) *kit.Field {
	return &kit.Field{Key: key, Label: kit.T(label), Kind: kit.KindPassword, Required: true}
}
