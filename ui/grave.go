package ui

import (
	"errors"
	"strings"

	"hoanhap/app"
	"hoanhap/ui/kit"
)

// Grave does an act that the office may want the password for again, or a second person: it asks for them and does the act
// once more. then gets what came of it; it is not called when the clerk turns back.
func (d *Desk) Grave(act func() error, then func(error)) {
	err := act()
	switch {
	case errors.Is(err, app.ErrPasswordAgain):
		d.askPassword(func() { d.Grave(act, then) })
	case errors.Is(err, app.ErrSecondPerson):
		d.askSecond(func() { d.Grave(act, then) })
	default:
		then(err)
	}
}

// askPassword asks the one at the desk for the password again.
func (d *Desk) askPassword(then func()) {
	form := kit.NewForm().OneColumn(110)
	form.Add(secret("password", "login.password"))
	d.asked(kit.T("grave.title"), kit.T("grave.text", "name", d.Office.Who), kit.T("grave.yes"), form, func() error { return d.Office.Confirm(form.Value("password")) }, then)
}

// askSecond asks somebody else to agree with name and password of their own.
func (d *Desk) askSecond(then func()) {
	form := kit.NewForm().OneColumn(110)
	form.Add(word("name", "login.name", required), secret("password", "login.password"))
	d.asked(kit.T("grave.second"), kit.T("grave.second.text"), kit.T("grave.second.yes"), form,
		func() error { return d.Office.Vouch(form.Value("name"), form.Value("password")) }, then)
}

// asked shows a form over the window; a refused answer stands beside the last field and the dialog stays.
func (d *Desk) asked(title, text, yes string, form *kit.Form, do func() error, then func()) {
	said := kit.NewPara("", kit.Body.In(kit.Red), 448)
	dialog := &kit.Dialog{Title: title, Content: kit.Down(10, kit.NewPara(text, kit.Body, 448), form, said), First: form.First(), Default: 1}
	ok := func() {
		if !form.Ready() {
			return
		}
		if err := do(); err != nil {
			if _, beside := app.Beside(err); beside {
				d.beside(form, err)
				return
			}
			said.Set(strings.Join(errorLines(err), " "))
			form.ClearUnseen()
			form.FocusFirst()
			return
		}
		dialog.Close()
		then()
	}
	dialog.Buttons = []*kit.Button{kit.NewButton(kit.T("kit.no"), "", "Esc", dialog.Close), kit.NewPrimary(yes, "", "Enter", ok)}
	form.OnLast = ok
	dialog.Open(d.Window)
}

// secret is a password field.
func secret(key, label string) *kit.Field {
	return &kit.Field{Key: key, Label: kit.T(label), Kind: kit.KindPassword, Required: true}
}

// restoreFrom goes back to a copy; a sealed one asks for the password that opens it.
func (d *Desk) restoreFrom(path string) {
	failed := func(err error) {
		if err != nil {
			d.Fail(err)
		}
	}
	if d.Outer.Sealed == nil || !d.Outer.Sealed(path) {
		d.Grave(func() error { return d.Outer.Restore(path) }, failed)
		return
	}
	form := kit.NewForm().OneColumn(150)
	form.Add(secret("secret", "restore.secret"))
	again := false
	d.asked(kit.T("restore.title"), kit.T("restore.text"), kit.T("settings.files.restore.do"), form, func() error {
		err := d.Outer.RestoreSealed(path, form.Value("secret"))
		if again = errors.Is(err, app.ErrPasswordAgain); again {
			return nil
		}
		return err
	}, func() {
		if again {
			d.askPassword(func() { failed(d.Outer.RestoreSealed(path, form.Value("secret"))) })
		}
	})
}
