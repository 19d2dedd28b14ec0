package ui

import (
	"context"
	"path/filepath"

	"hoanhap/app"
	"hoanhap/ui/kit"
)

// Restore makes a copy ready beside the window's thread, telling at what it is; the context ends it and leaves everything as it was. The swap
// it gives puts the copy in the place of the book and opens it, in the window's thread.
type Restore = func(ctx context.Context, path, secret string, tell func(stage string, done, total int)) (swap func() error, err error)

// restoring goes back to a copy: from the settings of the open book, or on a computer without one from its first page.
type restoring struct {
	d     *Desk // window, frame and dialogs
	ready Restore
	fail  func(error) // nil error: it was done, or stopped
}

// from goes back to a copy; a sealed one asks for the password that opens it.
func (r *restoring) from(path string) {
	var swap func() error
	make := func(secret string, j *kit.Job) (err error) {
		swap, err = r.ready(j.Context(), path, secret, told(j))
		return err
	}
	if r.d.Outer.Sealed == nil || !r.d.Outer.Sealed(path) {
		r.d.Frame.Run(kit.T("restore.stage.copy"), func(j *kit.Job) error { return make("", j) }, func(err error) {
			if err == nil {
				err = swap()
			}
			r.fail(err)
		})
		return
	}
	form := kit.NewForm().OneColumn(150)
	form.Add(secret("secret", "restore.secret"))
	r.d.asked(kit.T("restore.title"), kit.T("restore.text"), kit.T("settings.files.restore.do"), form,
		func(v map[string]string, j *kit.Job) error { return make(v["secret"], j) }, func() { r.fail(swap()) })
}

// told names the stage in the status line with its count.
func told(j *kit.Job) func(stage string, done, total int) {
	return func(stage string, done, total int) {
		j.Stage(kit.T("restore.stage." + stage))
		j.Progress(done, total)
	}
}

// restoreFrom goes back to a copy from an open book: who may is asked first.
func (d *Desk) restoreFrom(path string) {
	r := &restoring{d: d, ready: d.Outer.Restore, fail: func(err error) {
		if err != nil {
			d.Fail(err)
		}
	}}
	d.Grave(func() error { return d.Office.AskGrave(app.RightRestore, "act.restore") }, func(err error) {
		if err != nil {
			d.Fail(err)
			return
		}
		r.from(path)
	})
}

// onRestore goes back to a copy on a computer that has no book, in one step: which copy, its password where it is sealed, where the book
// is to stand.
func (s *start) onRestore(copied string) {
	if s.Restore == nil {
		return
	}
	path := func(key, label string) *kit.Field {
		return &kit.Field{Key: key, Label: kit.T(label), Required: true, Under: true}
	}
	form := kit.NewForm().OneColumn(130)
	form.Add(path("copy", "start.restore.copy"))
	password := secret("secret", "restore.secret")
	password.Required, password.Hint, password.Under = false, kit.T("start.restore.secret"), true
	form.Add(path("to", "start.restore.to"))
	form.Add(password) // last: it is only there once the copy is known
	sealed := func() { form.Reveal("secret", s.Sealed != nil && s.Sealed(form.Value("copy"))) }
	form.Set("copy", copied)
	form.Set("to", s.DefaultPath)
	form.OnChange = sealed
	sealed()
	choose := kit.NewButton(kit.T("start.choose"), "file", "", func() {
		pickFile(s.w, filepath.Dir(orText(form.Value("copy"), s.DefaultPath)), []string{".db", ".age"}, func(p string) { form.Set("copy", p); sealed() }, s.fail)
	})
	var swap func() error
	s.desk.asked(kit.T("start.restore"), kit.T("start.restore.text"), kit.T("start.restore.do"), form, func(v map[string]string, j *kit.Job) (err error) {
		swap, err = s.Restore(j.Context(), v["copy"], v["secret"], v["to"], told(j))
		return err
	}, func() { s.fail(swap()) }, choose)
}
