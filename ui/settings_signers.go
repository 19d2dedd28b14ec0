package ui

import (
	"errors"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/say"
	"hoanhap/ui/kit"
)

// signers is the section Người ký: who signs, in his own right or for another (KT., TL., TUQ.), from when to when.
func (s *settings) signers() section {
	list, err := s.d.Office.Signers(0)
	if err != nil {
		s.d.Fail(err)
	}
	at := app.Signer{From: s.d.Office.Today(), Standard: len(list) == 0}
	form := s.signerForm()
	side := kit.Down(8)
	void := s.d.bar(kit.NewButton(kit.T("settings.signer.void"), "void", "", func() { s.voidSigner(at) }), app.RightSettings)
	title := kit.NewText("", kit.Block)
	grid := kit.NewGrid([]kit.Column{{Key: "name", Title: kit.T("settings.signer.name"), Width: 180, Still: true}, {Key: "title", Title: kit.T("settings.signer.title"), Width: 150, Grow: true, Still: true},
		{Key: "for", Title: kit.T("settings.signer.for"), Width: 150, Still: true, Quiet: true}, {Key: "days", Title: kit.T("settings.days"), Width: 170, Still: true, Quiet: true},
		{Key: "standard", Title: kit.T("settings.signer.standard"), Width: 78, Still: true}},
		func() int { return len(list) }, func(i int) []kit.Cell { return signerCells(&list[i]) })
	grid.Empty = kit.Empty{Title: kit.T("settings.signer.empty"), Text: kit.T("settings.signer.empty.text", "head", orText(s.d.Office.Centre(s.d.Office.Today()).Head, "…"))}
	fill := func(x app.Signer) {
		at = x
		form.SetValues(signerValues(&x))
		form.SetClean()
		form.About = idText(x.ID)
		show(void, x.ID != 0)
		title.Set(kit.T("settings.signer.new"))
		if x.ID != 0 {
			title.Set(x.Name)
		}
		side.Refresh()
		if s.now.form == form { // not while the section is being built
			s.keepForm()
		}
	}
	grid.OnPick = func(i int) { fill(list[i]) }
	save := func() { s.saveSigner(form, at) }
	side.Objects = []fyne.CanvasObject{title, form, kit.AcrossMid(8, s.d.bar(kit.NewPrimary(kit.T("settings.save"), "save", "Ctrl+S", save), app.RightSettings), void, kit.Space())}
	for i := range list {
		if s.arg != "" && idText(list[i].ID) == s.arg { // half typed when the program ended
			at = list[i]
		}
	}
	fill(at)
	blank := app.Signer{From: s.d.Office.Today()}
	add := s.d.bar(kit.NewButton(kit.T("settings.signer.add"), "add", "", func() { grid.Clear(); fill(blank); form.FocusFirst() }), app.RightSettings)
	main := kit.Down(0, kit.Fixed(0, 44, kit.Inset(16, 8, 16, 8, kit.AcrossMid(8, kit.Grow(kit.NewText(kit.T("settings.signer.note"), kit.Quiet).Narrow(100)), add))), kit.Grow(grid))
	return section{content: besidePanel(main, side), form: form, save: save}
}

func signerCells(x *app.Signer) []kit.Cell {
	standard := ""
	if x.Standard {
		standard = kit.T("settings.bool.yes")
	}
	whose := x.Prefix
	if x.For != "" {
		whose += " " + x.For
	}
	return []kit.Cell{{Text: x.Name}, {Text: x.Title}, {Text: whose}, {Text: inForce(x.From, x.To)}, {Text: standard}}
}

func (s *settings) signerForm() *kit.Form {
	f := kit.NewForm().OneColumn(110)
	prefix := &kit.Field{Key: "prefix", Label: kit.T("settings.signer.prefix"), Kind: kit.KindChoice, Options: []kit.Option{
		{Value: "", Text: kit.T("settings.signer.own")}, {Value: "KT.", Text: kit.T("settings.signer.kt")}, {Value: "TL.", Text: kit.T("settings.signer.tl")}, {Value: "TUQ.", Text: kit.T("settings.signer.tuq")}}}
	f.Add(word("name", "settings.signer.name", required), word("title", "settings.signer.title", required), prefix, word("for", "settings.signer.whose"),
		word("paper", "settings.signer.paper"), s.d.dayField("from", "settings.from_day", required),
		&kit.Field{Key: "to", Label: kit.T("settings.to_day"), Kind: kit.KindDate, Width: 104, Parse: s.d.parseDay(true), Hint: kit.T("settings.to_day.hint")},
		&kit.Field{Key: "standard", Kind: kit.KindCheck, Place: kit.T("settings.signer.first")})
	return f
}

func signerValues(x *app.Signer) map[string]string {
	standard := ""
	if x.Standard {
		standard = "1"
	}
	return map[string]string{"name": x.Name, "title": x.Title, "prefix": x.Prefix, "for": x.For, "paper": x.Paper, "from": dayText(x.From), "to": dayText(x.To), "standard": standard}
}

func (s *settings) saveSigner(form *kit.Form, was app.Signer) {
	if !form.Ready() {
		return
	}
	x := was
	x.Name, x.Title, x.Prefix, x.For, x.Paper = form.Value("name"), form.Value("title"), form.Value("prefix"), form.Value("for"), form.Value("paper")
	x.From, x.To, x.Standard = s.d.dayOf(form, "from"), s.d.dayOf(form, "to"), form.Value("standard") != ""
	if x.To != 0 && x.To < x.From {
		form.Problems([]kit.Wrong{{Field: "to", Say: say.Of("err.law.to_before_from", "from", x.From, "to", x.To)}})
		return
	}
	err := s.d.Office.PutSigner(x, "")
	var ps say.Problems
	if errors.As(err, &ps) {
		s.d.beside(form, err)
		return
	}
	if err != nil {
		s.d.Fail(err)
		return
	}
	form.SetClean()
	s.d.Done()
}

func (s *settings) voidSigner(x app.Signer) {
	s.d.askWhy(kit.T("settings.signer.void.title", "name", x.Name), kit.T("settings.signer.void.text"), kit.T("settings.signer.void"),
		func(why string) error { return s.d.Office.VoidSigner(x.ID, why) })
}
