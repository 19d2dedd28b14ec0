package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/ui/kit"
)

// accounts is the section Tài khoản: who works with the book, what they may, and the keys of what is sealed.
type accounts struct {
	s    *settings
	d    *Desk
	list []app.Account
	grid *kit.Grid
}

func (s *settings) accounts() section {
	a := &accounts{s: s, d: s.d}
	switch {
	case !s.d.Office.Guarded():
		return a.without()
	case !s.d.Office.Allowed(app.RightAccounts):
		return section{content: kit.Inset(16, 24, 16, 0, kit.EmptyPage(kit.Empty{Title: kit.T("access.barred"), Text: kit.T("access.barred.text",
			"right", kit.T("right."+string(app.RightAccounts)), "roles", s.d.rolesWith(app.RightAccounts)),
			Acts: []*kit.Button{kit.NewPrimary(kit.T("access.password"), "", "", s.d.onPassword)}}))}
	}
	var err error
	if a.list, err = s.d.Office.Accounts(); err != nil {
		s.d.Fail(err)
	}
	return a.with()
}

// with is the list of accounts and what can be done to the one in view.
func (a *accounts) with() section {
	a.grid = kit.NewGrid([]kit.Column{{Key: "full", Title: kit.T("account.full_name"), Width: 190, Still: true}, {Key: "name", Title: kit.T("login.name"), Width: 120, Still: true},
		{Key: "roles", Title: kit.T("account.roles"), Width: 200, Grow: true, Still: true, Quiet: true}, {Key: "since", Title: kit.T("account.since"), Width: 130, Still: true, Quiet: true},
		{Key: "state", Title: kit.T("account.state"), Width: 150, Still: true}}, func() int { return len(a.list) }, a.cells)
	side := kit.Down(8)
	title, roles := kit.NewText("", kit.Block), kit.NewPara("", kit.Quiet, 368)
	buttons := []*kit.Button{kit.NewButton(kit.T("account.change"), "edit", "", func() { a.onChange(a.at()) }),
		kit.NewButton(kit.T("account.reset"), "lock", "", func() { a.onReset(a.at()) }), kit.NewButton(kit.T("account.close"), "void", "", func() { a.onClose(a.at()) })}
	row := kit.AcrossMid(8, buttons[0], buttons[1], buttons[2], kit.Space())
	a.grid.OnPick = func(i int) {
		a.s.who = a.list[i].ID
		title.Set(a.list[i].FullName)
		roles.Set(a.may(&a.list[i]))
		show(row, a.list[i].Live())
		side.Refresh()
	}
	part := func(key string, b ...fyne.CanvasObject) fyne.CanvasObject {
		return kit.Down(6, kit.Gap(0, 6), kit.BlockHead(kit.T(key), ""), kit.NewPara(kit.T(key+".text"), kit.Caption, 368), kit.AcrossMid(8, append(b, kit.Space())...))
	}
	side.Objects = []fyne.CanvasObject{title, roles, row,
		part("account.code", kit.NewButton(kit.T("account.code.do"), "print", "", a.onCode)),
		part("account.key", kit.NewButton(kit.T("account.key.do"), "", "", a.onKey)),
		part("account.off", kit.NewButton(kit.T("account.off.do"), "", "", a.onOff))}
	add := kit.NewPrimary(kit.T("account.add"), "add", "Ctrl+S", a.onAdd)
	main := kit.Down(0, kit.Fixed(0, 44, kit.Inset(16, 8, 16, 8, kit.AcrossMid(8, kit.Grow(kit.NewText(kit.T("account.note"), kit.Quiet).Narrow(100)), add))), kit.Grow(a.grid))
	if len(a.list) > 0 {
		a.grid.Pick(max(0, slices.IndexFunc(a.list, func(x app.Account) bool { return x.ID == a.s.who })))
	}
	sec := section{content: besidePanel(main, side), save: a.onAdd, list: a.grid}
	if a.s.made {
		a.s.made, sec.focus = false, a.grid.Focus
	}
	return sec
}

func (a *accounts) cells(i int) []kit.Cell {
	x := &a.list[i]
	state, tone := kit.T("account.open"), kit.Normal
	if !x.Live() {
		state, tone = kit.T("account.closed", "why", x.VoidWhy), kit.Grey
	}
	return []kit.Cell{{Text: x.FullName, Tone: tone}, {Text: x.Name, Tone: tone}, {Text: roleText(x.RoleNames())}, {Text: when(x.Since)}, {Text: state, Tone: tone}}
}

// may lists the verbs of an account.
func (a *accounts) may(x *app.Account) string {
	text, has := "", x.May()
	for _, r := range app.Rights {
		if has[r] {
			text = comma(text, kit.T("right."+string(r)))
		}
	}
	return kit.T("account.may", "rights", text)
}

func (a *accounts) at() *app.Account {
	if i := a.grid.Cursor(); i >= 0 && i < len(a.list) {
		return &a.list[i]
	}
	return &app.Account{}
}

// accountForm asks for an account; a check for each role.
func accountForm(fresh bool) *kit.Form {
	f := kit.NewForm().OneColumn(150)
	f.Add(word("full_name", "account.full_name", required))
	if fresh {
		f.Add(word("name", "login.name", required), secret("password", "login.new"), secret("again", "login.again"))
	}
	for i, r := range app.Roles {
		label := ""
		if i == 0 {
			label = kit.T("account.roles")
		}
		f.Add(&kit.Field{Key: r.Name, Label: label, Kind: kit.KindCheck, Place: kit.T("role." + r.Name)})
	}
	return f
}

func accountOf(v map[string]string) app.NewAccount {
	n := app.NewAccount{Name: v["name"], FullName: v["full_name"], Password: v["password"]}
	for _, r := range app.Roles {
		if v[r.Name] != "" {
			n.Roles = append(n.Roles, r.Name)
		}
	}
	return n
}

// anew builds the window anew for other rights, and comes back to this page.
func (d *Desk) anew() {
	if d.Outer.Appear == nil || d.Outer.Prefs == nil {
		d.Done()
		return
	}
	d.endWatch()
	d.Outer.Prefs.Set(prefOpen, "settings accounts")
	d.Outer.Appear()
}

// inDialog shows a form whose act is a grave one: what is wrong in it stands beside its fields.
func (a *accounts) inDialog(title, text, yes string, form *kit.Form, act func(v map[string]string) error) {
	a.dialog(title, text, yes, form, act, a.d.Done)
}

func (a *accounts) dialog(title, text, yes string, form *kit.Form, act func(v map[string]string) error, then func()) {
	dialog := &kit.Dialog{Title: title, Content: kit.Down(10, kit.NewPara(text, kit.Body, 448), form), First: form.First(), Default: 1}
	do := func() {
		if !form.Ready() {
			return
		}
		v := form.Values()
		a.d.Grave(func() error { return act(v) }, func(err error) {
			if err != nil {
				a.d.beside(form, err)
				return
			}
			dialog.Close()
			then()
		})
	}
	dialog.Buttons = []*kit.Button{kit.NewButton(kit.T("kit.cancel"), "", "Esc", dialog.Close), kit.NewPrimary(yes, "", "Ctrl+S", do)}
	dialog.Keys = []kit.Shortcut{{Key: fyne.KeyS, Ctrl: true, Word: "key.save", Do: do}}
	form.OnLast = do
	dialog.Open(a.d.Window)
	a.d.keepDialog(title, form, dialog)
}

func (a *accounts) onAdd() {
	form := accountForm(true)
	a.inDialog(kit.T("account.add"), kit.T("login.rules"), kit.T("account.add"), form, func(v map[string]string) error {
		if err := same(v); err != nil {
			return err
		}
		id, err := a.d.Office.AddAccount(accountOf(v))
		if err == nil {
			a.s.who, a.s.made = id, true // the list comes back with the new one in view
		}
		return err
	})
}

func (a *accounts) onChange(x *app.Account) {
	form := accountForm(false)
	form.Set("full_name", x.FullName)
	for _, r := range x.RoleNames() {
		form.Set(r, "1")
	}
	then := a.d.Done
	if me := a.d.Office.Me(); me != nil && me.ID == x.ID {
		then = a.d.anew
	}
	a.dialog(kit.T("account.change.title", "name", x.Name), kit.T("account.change.text"), kit.T("settings.save"), form, func(v map[string]string) error {
		n := accountOf(v)
		return a.d.Office.ChangeAccount(x.ID, n.FullName, n.Roles)
	}, then)
}

func (a *accounts) onReset(x *app.Account) {
	form := kit.NewForm().OneColumn(150)
	form.Add(secret("password", "login.new"), secret("again", "login.again"))
	a.inDialog(kit.T("account.reset.title", "name", x.FullName), kit.T("account.reset.text"), kit.T("account.reset"), form, func(v map[string]string) error {
		if err := same(v); err != nil {
			return err
		}
		return a.d.Office.ResetPassword(x.ID, v["password"])
	})
}

func (a *accounts) onClose(x *app.Account) {
	form := kit.NewForm().OneColumn(60)
	form.Add(word("why", "record.reason", required))
	a.inDialog(kit.T("account.close.title", "name", x.FullName), kit.T("account.close.text"), kit.T("account.close"), form,
		func(v map[string]string) error { return a.d.Office.CloseAccount(x.ID, v["why"]) })
}

func (a *accounts) onCode() {
	code := ""
	a.d.Grave(func() (err error) { code, err = a.d.Office.NewRecoveryCode(); return err }, func(err error) {
		if err != nil {
			a.d.Fail(err)
			return
		}
		a.d.showCode(code, a.d.Done)
	})
}

func (a *accounts) onKey() {
	form := kit.NewForm().OneColumn(60)
	form.Add(word("why", "record.reason", required))
	a.inDialog(kit.T("account.key"), kit.T("account.key.text"), kit.T("account.key.do"), form, func(v map[string]string) error { return a.d.Office.NewDataKey(v["why"]) })
}

func (a *accounts) onOff() {
	form := kit.NewForm().OneColumn(150)
	form.Add(word("why", "record.reason", required), secret("passphrase", "account.passphrase"))
	a.dialog(kit.T("account.off"), kit.T("account.off.text"), kit.T("account.off.do"), form,
		func(v map[string]string) error { return a.d.Office.StopAccounts(v["passphrase"], v["why"]) }, a.d.anew)
}

// without is the section of a centre without accounts: how to begin with them, and the passphrase of the health desk.
func (a *accounts) without() section {
	d := a.d
	form := accountForm(true)
	form.Set("administrator", "1")
	begin := func() {
		if !form.Ready() {
			return
		}
		d.firstAdministrator(form, func(code string) { form.SetClean(); d.showCode(code, d.anew) })
	}
	made, open, err := d.Office.HealthDoor()
	if err != nil {
		d.Fail(err)
	}
	left := kit.Down(10, kit.BlockHead(kit.T("account.none"), ""), kit.NewPara(kit.T("account.none.text"), kit.Quiet, 460), form,
		kit.AcrossMid(8, kit.NewPrimary(kit.T("account.begin"), "", "Ctrl+S", begin), kit.Space()))
	return section{content: besidePanel(kit.Scrolled(kit.Inset(16, 12, 16, 16, kit.Across(0, kit.Fixed(600, 0, left), kit.Space()))), a.healthSide(made, open)), form: form, save: begin}
}

// firstAdministrator makes the first account of what was typed, beside the window: its keys cost a moment.
func (d *Desk) firstAdministrator(form *kit.Form, then func(code string)) {
	v, code := form.Values(), ""
	d.Grave(func() (err error) {
		if err = same(v); err == nil {
			code, err = d.Office.FirstAdministrator(accountOf(v))
		}
		return err
	}, func(err error) {
		if err != nil {
			d.beside(form, err)
			return
		}
		then(code)
	})
}

// healthSide sets and opens the passphrase of the health desk.
func (a *accounts) healthSide(made, open bool) *fyne.Container {
	d := a.d
	state := "account.health.none"
	switch {
	case open:
		state = "account.health.open"
	case made:
		state = "account.health.locked"
	}
	side := []fyne.CanvasObject{kit.BlockHead(kit.T("account.health"), ""), kit.NewPara(kit.T("account.health.text"), kit.Quiet, 368), kit.NewPara(kit.T(state), kit.Strong, 368)}
	if made && !open {
		side = append(side, kit.AcrossMid(8, kit.NewPrimary(kit.T("account.health.unlock"), "", "", d.onUnlockHealth), kit.NewButton(kit.T("login.recover"), "", "", d.onRecoverHealth), kit.Space()))
	} else {
		side = append(side, kit.AcrossMid(8, kit.NewButton(kit.T("account.health.set"), "", "", d.onSetHealth), kit.Space()))
	}
	return kit.Down(8, side...)
}

func (d *Desk) onUnlockHealth() {
	form := kit.NewForm().OneColumn(150)
	form.Add(secret("passphrase", "account.passphrase"))
	d.asked(kit.T("account.health.unlock"), kit.T("account.health.text"), kit.T("account.health.unlock"), form,
		func(v map[string]string, _ *kit.Job) error { return d.Office.UnlockHealth(v["passphrase"]) }, d.Done)
}

func (d *Desk) onRecoverHealth() {
	form := kit.NewForm().OneColumn(150)
	form.Add(word("code", "login.code", required))
	d.asked(kit.T("login.recover"), kit.T("account.health.recover"), kit.T("account.health.unlock"), form,
		func(v map[string]string, _ *kit.Job) error { return d.Office.RecoverHealth(v["code"]) }, d.onSetHealth)
}

func (d *Desk) onSetHealth() {
	form := kit.NewForm().OneColumn(150)
	form.Add(secret("passphrase", "account.passphrase"), secret("again", "login.again"))
	code := ""
	d.asked(kit.T("account.health.set"), kit.T("login.rules"), kit.T("account.health.set"), form, func(v map[string]string, _ *kit.Job) (err error) {
		if v["passphrase"] != v["again"] {
			return errAgain()
		}
		code, err = d.Office.SetHealthPassphrase(v["passphrase"])
		return err
	}, func() { d.showCode(code, d.Done) })
}

// showCode shows a recovery code, once: it is on paper or nowhere.
func (d *Desk) showCode(code string, then func()) {
	big := kit.Strong
	big.Size = 18
	said := kit.NewPara("", kit.Body, 448)
	dialog := &kit.Dialog{Title: kit.T("code.title"), Content: kit.Down(10, kit.NewPara(kit.T("code.text"), kit.Body, 448), kit.NewText(code, big), said), Default: 0}
	dialog.OnEsc = func() {} // it is shown once: only the answer closes it
	done := func() { dialog.Close(); call(then) }
	print := kit.NewPrimary(kit.T("code.print"), "print", "Ctrl+P", func() { said.Set(d.printCode(code)) })
	dialog.Keys = []kit.Shortcut{{Key: fyne.KeyP, Ctrl: true, Word: "key.print", Do: func() { said.Set(d.printCode(code)) }}}
	dialog.Buttons = []*kit.Button{print, kit.NewButton(kit.T("code.done"), "", "", done)}
	dialog.Open(d.Window)
}

// printCode prints the page and says what came of it.
func (d *Desk) printCode(code string) string {
	today := d.Office.Today()
	pdf, err := d.Outer.Print.PDF(app.RecoveryPaper(d.Office.Centre(today).Name, d.Outer.File, code, today))
	if err == nil {
		err = d.Outer.Print.PrintOnce("ma-khoi-phuc", pdf)
	}
	if err != nil {
		return kit.T("code.by_hand")
	}
	return kit.T("code.printed")
}
