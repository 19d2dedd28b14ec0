package ui

import (
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/say"
	"hoanhap/ui/kit"
)

// files is the section Sao lưu: a copy now, going back to a copy, the Excel book out and in.
type files struct {
	s       *settings
	faults  *fyne.Container // of a book that was not taken
	checked *fyne.Container // what the check of the book says
}

func (s *settings) files() section {
	f := &files{s: s, faults: kit.Down(3), checked: kit.Down(3)}
	path := func(key, label, hint string) *kit.Field {
		return &kit.Field{Key: key, Label: kit.T(label), Hint: kit.T(hint), Under: true}
	}
	block := func(title, text string, form *kit.Form, acts ...fyne.CanvasObject) fyne.CanvasObject {
		return kit.Down(6, kit.BlockHead(kit.T(title), ""), kit.NewPara(kit.T(text), kit.Quiet, 756), form, kit.AcrossMid(8, append(acts, kit.Space())...))
	}
	folder := kit.NewForm().OneColumn(120)
	folder.Add(path("folder", "settings.files.folder", "settings.files.folder.hint"))
	folder.Add(f.sealField())
	folder.Set("folder", f.pref("folder.backup"))
	folder.Set("seal", f.usual())
	from := kit.NewForm().OneColumn(120)
	from.Add(path("file", "settings.files.copy", "settings.files.path.hint"))
	out := kit.NewForm().OneColumn(120)
	out.Add(path("folder", "settings.files.folder", "settings.files.folder.hint"))
	out.Add(f.sealField())
	out.Set("folder", f.pref("folder.export"))
	out.Set("seal", app.SealNot)
	in := kit.NewForm().OneColumn(120)
	in.Add(path("file", "settings.files.book", "settings.files.path.hint"))
	choose := func(form *kit.Form, key string, endings ...string) *kit.Button {
		return kit.NewButton(kit.T("settings.files.choose"), "file", "", func() { f.choose(form, key, endings) })
	}
	body := kit.Down(16,
		block("settings.files.backup", "settings.files.backup.text", folder, choose(folder, "folder"), f.s.d.bar(kit.NewPrimary(kit.T("settings.files.backup.do"), "save", "Ctrl+S", func() { f.backup(folder) }), app.RightBackup)),
		block("settings.files.restore", "settings.files.restore.text", from, choose(from, "file", ".db", ".age"), f.s.d.bar(kit.NewButton(kit.T("settings.files.restore.do"), "undo", "", func() { f.restore(from) }), app.RightRestore)), f.copies(from),
		block("settings.care.check", "settings.care.check.text", kit.NewForm().OneColumn(120), kit.NewButton(kit.T("settings.care.check.do"), "checked", "", f.check)), f.checked, f.logPart(),
		block("settings.files.export", "settings.files.export.text", out, choose(out, "folder"), f.s.d.bar(kit.NewButton(kit.T("settings.files.export.do"), "sheet", "", func() { f.export(out) }), app.RightExport)),
		block("settings.files.import", "settings.files.import.text", in, choose(in, "file", ".xlsx", ".age"), f.s.d.bar(kit.NewButton(kit.T("settings.files.import.do"), "sheet", "", func() { f.take(in) }), app.RightImport)), f.faults)
	return section{content: kit.Scrolled(kit.Inset(16, 12, 16, 16, kit.Across(0, kit.Fixed(760, 0, body), kit.Space()))), save: func() { f.backup(folder) }}
}

// logPart says where the program writes down what went wrong, for who helps.
func (f *files) logPart() fyne.CanvasObject {
	if f.s.d.Outer.Log == "" {
		return kit.Gap(0, 0)
	}
	return kit.Down(6, kit.BlockHead(kit.T("settings.log"), ""), kit.NewPara(kit.T("settings.log.text", "path", f.s.d.Outer.Log), kit.Quiet, 756))
}

func (f *files) pref(key string) string {
	if f.s.d.Outer.Prefs == nil {
		return ""
	}
	return f.s.d.Outer.Prefs.Get(key)
}

func (f *files) keep(key, value string) {
	if f.s.d.Outer.Prefs != nil {
		f.s.d.Outer.Prefs.Set(key, value)
	}
}

// choose opens the system of folders: for a folder, or for a file with one of the endings.
func (f *files) choose(form *kit.Form, key string, endings []string) {
	set := func(path string) { form.Set(key, path) }
	if len(endings) == 0 {
		pickFolder(f.s.d.Window, form.Value(key), set, f.s.d.Fail)
		return
	}
	pickFile(f.s.d.Window, filepath.Dir(form.Value(key)), endings, set, f.s.d.Fail)
}

// needed is what a path field holds; without one the field says so.
func needed(form *kit.Form, key string) (string, bool) {
	v := form.Value(key)
	if v == "" {
		form.Problems([]kit.Wrong{{Field: key, Say: kit.T("settings.files.needed")}})
		return "", false
	}
	return v, true
}

// backup writes a copy of the file as it is now, with the day and hour in its name.
func (f *files) backup(form *kit.Form) {
	d := f.s.d
	folder, ok := needed(form, "folder")
	if !ok || d.Outer.Backup == nil {
		return
	}
	path := filepath.Join(folder, "hoanhap-"+d.Office.Now().Format("20060102-1504")+".db")
	f.sealing(form.Value("seal"), func(how app.Sealing) {
		d.Frame.Run(kit.T("settings.files.backup.work"), func(j *kit.Job) error { return d.Outer.Backup(path, how, step(j)) }, func(err error) {
			if err == nil {
				f.keep("folder.backup", folder)
			}
			d.told(err, "settings.files.backup.done", path)
		})
	})
}

// restore asks first: what was entered since the copy is put aside.
func (f *files) restore(form *kit.Form) {
	d := f.s.d
	path, ok := needed(form, "file")
	if !ok || d.Outer.Restore == nil {
		return
	}
	kit.Ask(d.Window, kit.Question{Title: kit.T("settings.files.restore.title"), Text: kit.T("settings.files.restore.ask", "path", path), Yes: kit.T("settings.files.restore.do"),
		No: kit.T("settings.files.restore.no"), Danger: true, Do: func() { d.restoreFrom(path) }})
}

// export writes the exchange book.
func (f *files) export(form *kit.Form) {
	d := f.s.d
	folder, ok := needed(form, "folder")
	if !ok || d.Outer.Export == nil {
		return
	}
	path := filepath.Join(folder, kit.T("settings.files.export.name", "day", d.Office.Today().String())+".xlsx")
	f.sealing(form.Value("seal"), func(how app.Sealing) {
		if how.How != app.SealNot {
			path += ".age"
		}
		d.Frame.Run(kit.T("settings.files.export.work"), func(j *kit.Job) error { return d.Outer.Export(path, how, step(j)) }, func(err error) {
			if err == nil {
				f.keep("folder.export", folder)
			}
			d.told(err, "settings.files.export.done", path)
		})
	})
}

// take reads an exchange book: all rows or none. Every fault is listed with its cell.
func (f *files) take(form *kit.Form) {
	d := f.s.d
	path, ok := needed(form, "file")
	if !ok || d.Outer.Import == nil {
		return
	}
	f.faults.Objects = nil
	f.faults.Refresh()
	if d.Outer.Sealed == nil || !d.Outer.Sealed(path) {
		f.takeWith(func(progress Step) (say.Msg, error) { return d.Outer.Import(path, progress) })
		return
	}
	form = kit.NewForm().OneColumn(150)
	form.Add(secret("secret", "restore.secret"))
	d.asked(kit.T("import.sealed"), kit.T("import.sealed.text"), kit.T("settings.files.import.do"), form, func(map[string]string, *kit.Job) error { return nil }, func() {
		f.takeWith(func(progress Step) (say.Msg, error) {
			return d.Outer.ImportSealed(path, form.Value("secret"), progress)
		})
	})
}

// takeWith reads a book the way it is told, and says what came of it.
func (f *files) takeWith(read func(progress Step) (say.Msg, error)) {
	d := f.s.d
	var done say.Msg
	d.Frame.Run(kit.T("settings.files.import.work"), func(j *kit.Job) (err error) {
		done, err = read(step(j))
		return err
	}, func(err error) {
		var ps say.Problems
		if errors.As(err, &ps) {
			f.show(ps)
			return
		}
		if err != nil {
			d.Fail(err)
			return
		}
		d.Done()
		kit.Tell(d.Window, kit.T("settings.files.import.done"), kit.Say(done))
	})
}

// show lists what is wrong with a book, cell by cell; nothing was written.
func (f *files) show(ps say.Problems) {
	const most = 200
	n := kit.Notice{Ground: kit.RedGround, Title: kit.T("settings.files.import.faults", "n", len(ps)), Lines: []string{kit.T("settings.files.import.none")}}
	rows := []fyne.CanvasObject{n.Build(740)}
	for i, p := range ps {
		if i == most {
			rows = append(rows, kit.NewPara(kit.T("settings.files.import.more", "n", len(ps)-most), kit.Caption, 740))
			break
		}
		rows = append(rows, kit.NewPara(p.Field+": "+kit.Say(p.Msg), kit.Body, 740))
	}
	f.faults.Objects = rows
	f.faults.Refresh()
	f.s.body.Refresh()
}
