package ui

import (
	"io/fs"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/say"
	"hoanhap/ui/kit"
)

// LoginChoices is what the page needs of main.
type LoginChoices struct {
	File   string  // name of the book
	Print  Printer // for a new recovery code
	Manual fs.FS   // the pages F1 opens
	Enter  func()  // somebody is signed in
	Other  func()  // another book
}

// login is the page before the desk: name and password, or the recovery code.
type login struct {
	LoginChoices
	w     fyne.Window
	o     *app.Office
	form  *kit.Form
	said  *fyne.Container
	page  *fyne.Container
	frame *kit.Frame
	desk  *Desk  // carries dialogs
	not   string // what failed, over the reasons
}

// Login shows the page in the window.
func Login(w fyne.Window, o *app.Office, c LoginChoices) {
	l := newLogin(w, o, c)
	l.desk.pageKeys("tai-khoan", "login.enter", l.onEnter)
	l.form.Add(word("name", "login.name", required), secret("password", "login.password"))
	acts := kit.AcrossMid(8, kit.NewPrimary(kit.T("login.enter"), "", "Enter", l.onEnter), kit.NewButton(kit.T("login.recover"), "", "", l.onRecover), kit.Space(),
		kit.NewQuiet(kit.T("login.other"), "file", func() { call(c.Other) }))
	l.put(kit.T("login.title", "file", c.File), kit.T("login.text"), acts)
	w.SetTitle(c.File + " – Hòa Nhập")
}

func newLogin(w fyne.Window, o *app.Office, c LoginChoices) *login {
	frame := kit.NewFrame("Hòa Nhập", nil)
	return &login{LoginChoices: c, not: "login.failed", w: w, o: o, form: kit.NewForm().OneColumn(120), said: kit.Down(0), frame: frame,
		desk: &Desk{Office: o, Window: w, Frame: frame, Outer: Outer{File: c.File, Print: c.Print, Manual: c.Manual}}}
}

// pageKeys are the keys of a page before the desk: its act by Enter, wherever the keyboard is, and by Ctrl+S; the manual; the keys.
func (d *Desk) pageKeys(page, word string, act func(), more ...key) {
	d.Keys = kit.NewKeys(d.Window.Canvas())
	d.Keys.Window(append([]key{{Key: fyne.KeyReturn, Word: word, Do: act}, {Key: fyne.KeyS, Ctrl: true, Word: word, Do: act}}, more...)...)
	d.Keys.Window(key{Key: fyne.KeyF1, Word: "key.help", Do: func() { d.HelpOn(page) }},
		key{Key: fyne.KeySlash, Ctrl: true, Word: "key.keys", Do: func() { kit.ShowKeys(d.Window, d.Keys) }})
}

func call(f func()) {
	if f != nil {
		f()
	}
}

// put lays the page out: one block in the middle, nothing of the book behind it.
func (l *login) put(title, text string, acts fyne.CanvasObject) {
	name := kit.Body
	name.Size, name.Bold = 30, true
	block := kit.Down(12, kit.AcrossMid(12, kit.NewIcon("mark", kit.Accent), kit.NewText("Hòa Nhập", name)), kit.NewText(title, kit.Title),
		kit.NewPara(text, kit.Quiet, 520), l.said, l.form, acts)
	l.page = kit.Down(0, kit.Gap(0, 84), kit.Across(0, kit.Space(), kit.Fixed(520, 0, block), kit.Space()), kit.Space())
	l.w.SetPadded(false)
	l.w.SetContent(kit.NewRoot(kit.Down(0, kit.Grow(l.page), l.frame.Status())))
	l.form.OnLast = l.onEnter
	l.w.Canvas().Focus(l.form.First())
}

// fail says what was wrong above the fields.
func (l *login) fail(err error) {
	l.said.Objects = nil
	if err != nil {
		n := kit.Notice{Ground: kit.RedGround, Title: kit.T(l.not), Lines: errorLines(err)}
		l.said.Objects = []fyne.CanvasObject{n.Build(520)}
	}
	l.page.Refresh()
}

// onEnter signs in. A password costs a moment to check, so it is done beside the window's thread.
func (l *login) onEnter() {
	if l.desk.writing || !l.form.Ready() {
		return
	}
	l.desk.writing = true
	name, password := l.form.Value("name"), l.form.Value("password")
	l.frame.Run(kit.T("login.work"), func(*kit.Job) error { return l.o.Login(name, password) }, func(err error) {
		l.desk.writing = false
		l.fail(err)
		if err != nil {
			l.form.ClearUnseen()
			l.form.FocusOn("password")
			return
		}
		call(l.Enter)
	})
}

// onRecover lets an administrator in with the printed code and a new password, and shows the next code.
func (l *login) onRecover() {
	form := kit.NewForm().OneColumn(150)
	form.Add(word("code", "login.code", required), word("name", "login.administrator", required), secret("password", "login.new"), secret("again", "login.again"))
	next := ""
	l.desk.asked(kit.T("login.recover"), kit.T("login.recover.text"), kit.T("login.enter"), form, func(v map[string]string, _ *kit.Job) (err error) {
		if err := same(v); err != nil {
			return err
		}
		next, err = l.o.Recover(v["code"], v["name"], v["password"])
		return err
	}, func() { l.desk.showCode(next, func() { call(l.Enter) }) })
}

// same asks that a new password was typed twice the same.
func same(v map[string]string) error {
	if v["password"] == v["again"] {
		return nil
	}
	return errAgain()
}

func errAgain() error {
	return say.Problems{{Field: "again", Msg: say.Of("err.password.again_differs")}}
}

// lockPage covers a locked desk: only its own password, or signing out, opens the window.
func lockPage(d *Desk) {
	me := d.Office.Me()
	l := newLogin(d.Window, d.Office, LoginChoices{File: d.Outer.File})
	l.not = "lock.failed"
	l.form.Add(secret("password", "login.password"))
	enter := func() {
		if l.desk.writing || !l.form.Ready() {
			return
		}
		l.desk.writing = true
		password := l.form.Value("password")
		l.frame.Run(kit.T("login.work"), func(*kit.Job) error { return d.Office.Unlock(password) }, func(err error) {
			l.desk.writing = false
			if err != nil {
				l.fail(err)
				l.form.ClearUnseen()
				l.form.FocusFirst()
				return
			}
			d.unlocked()
		})
	}
	l.put(kit.T("lock.title", "name", me.FullName), kit.T("lock.text"), kit.AcrossMid(8, kit.NewPrimary(kit.T("lock.open"), "", "Enter", enter),
		kit.NewButton(kit.T("lock.leave"), "", "", func() { d.leaveLocked(l) }), kit.Space()))
	l.form.OnLast = enter
	d.Window.SetTitle(kit.T("lock.window"))
}

// leaveLocked signs out a locked desk: what was half typed is lost, so it asks.
func (d *Desk) leaveLocked(l *login) {
	d.Keys.Hold(false)
	kit.Ask(d.Window, kit.Question{Title: kit.T("lock.leave"), Text: kit.T("lock.leave.text"), Yes: kit.T("lock.leave"), No: kit.T("lock.stay"), Danger: true,
		Not: func() { d.Keys.Hold(true) },
		Do: func() {
			d.shut = nil
			d.Office.Leave()
			d.endWatch()
			call(d.Outer.SignedOut)
		}})
}

// FirstAccount asks, for a new book, who keeps it; or the centre goes without accounts.
func FirstAccount(w fyne.Window, o *app.Office, c LoginChoices) {
	l := newLogin(w, o, c)
	l.form = accountForm(true)
	l.form.Set("administrator", "1")
	l.form.Set("clerk", "1")
	make := func() {
		if !l.form.Ready() {
			return
		}
		l.desk.firstAdministrator(l.form, func(code string) { l.desk.showCode(code, c.Enter) })
	}
	l.desk.pageKeys("tai-khoan", "first.do", make)
	w.SetTitle(kit.T("first.title") + " – " + c.File + " – Hòa Nhập")
	l.put(kit.T("first.title"), kit.T("first.text"), kit.AcrossMid(8, kit.NewPrimary(kit.T("first.do"), "", "Enter", make),
		kit.NewButton(kit.T("first.without"), "", "", func() { call(c.Enter) }), kit.Space()))
	l.form.OnLast = make
}
