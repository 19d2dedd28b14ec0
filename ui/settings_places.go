package ui

import (
	"errors"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/say"
	"hoanhap/ui/kit"
)

// catalogues is the section Danh mục xã: the catalogues known, and a newer one from its two files.
type catalogues struct {
	s      *settings
	form   *kit.Form
	faults *fyne.Container
}

func (s *settings) catalogues() section {
	c := &catalogues{s: s, form: kit.NewForm().OneColumn(120), faults: kit.Down(3)}
	file := func(key string) {
		c.form.Add(&kit.Field{Key: key, Label: kit.T("places." + key), Hint: kit.T("places." + key + ".hint"), Required: true, Under: true})
	}
	file("communes")
	file("moves")
	c.form.Add(s.d.dayField("from", "places.from", required), &kit.Field{Key: "note", Label: kit.T("places.note"), Hint: kit.T("places.note.hint"), Under: true})
	choose := func(key string) *kit.Button {
		return kit.NewButton(kit.T("places.choose."+key), "file", "", func() {
			pickFile(s.d.Window, filepath.Dir(c.form.Value(key)), []string{".csv"}, func(path string) { c.form.Set(key, path) }, s.d.Fail)
		})
	}
	rows := []fyne.CanvasObject{kit.BlockHead(kit.T("places.title"), ""), kit.NewPara(kit.T("places.text"), kit.Quiet, 756), c.form,
		kit.AcrossMid(8, choose("communes"), choose("moves"), s.d.bar(kit.NewPrimary(kit.T("places.load"), "save", "Ctrl+S", c.load), app.RightSettings), kit.Space()), c.faults,
		kit.Gap(0, 8), kit.BlockHead(kit.T("places.before"), "")}
	rows = append(rows, c.lines()...)
	return section{content: kit.Scrolled(kit.Inset(16, 12, 16, 16, kit.Across(0, kit.Fixed(760, 0, kit.Down(6, rows...)), kit.Space()))), form: c.form, save: c.load}
}

// lines are the catalogues known, the shipped one first.
func (c *catalogues) lines() []fyne.CanvasObject {
	d := c.s.d
	list, err := d.Office.Catalogues()
	if err != nil {
		d.Fail(err)
		return nil
	}
	rows := []fyne.CanvasObject{kit.NewPara(kit.T("err.places.catalogue_first"), kit.Quiet, 756)}
	for _, x := range list {
		drop := func() {
			d.askWhy(kit.T("places.drop"), kit.T("places.drop.text"), kit.T("places.drop"), func(why string) error { return d.Office.DropCatalogue(x.ID, why) })
		}
		rows = append(rows, kit.AcrossMid(8, kit.Grow(kit.NewText(kit.T("places.line", "day", x.From, "n", x.Communes, "note", x.Note), kit.Body).Narrow(200)),
			d.bar(kit.NewQuiet(kit.T("places.drop"), "", drop), app.RightSettings)))
	}
	return rows
}

// load reads the two files; a fault of them is told with its line, and nothing is written.
func (c *catalogues) load() {
	d := c.s.d
	c.faults.Objects = nil
	c.faults.Refresh()
	if !c.form.Ready() {
		return
	}
	var text [2]string
	for i, key := range []string{"communes", "moves"} {
		b, err := os.ReadFile(c.form.Value(key))
		if err != nil {
			c.form.Problems([]kit.Wrong{{Field: key, Say: kit.T("err.places.csv", "reason", err.Error())}})
			return
		}
		text[i] = string(b)
	}
	from, note, n := d.dayOf(c.form, "from"), c.form.Value("note"), 0
	d.Frame.Run(kit.T("places.load"), func(*kit.Job) (err error) {
		n, err = d.Office.AddCatalogue(from, text[0], text[1], note)
		return err
	}, func(err error) {
		var wrong say.Problems
		if errors.As(err, &wrong) && wrong[0].Field != "from" {
			c.show(wrong)
			return
		}
		if err != nil {
			d.beside(c.form, err)
			return
		}
		c.form.SetClean()
		d.Done()
		kit.Tell(d.Window, kit.T("places.title"), kit.T("places.done", "n", n, "day", from))
	})
}

func (c *catalogues) show(wrong say.Problems) {
	n := kit.Notice{Ground: kit.RedGround, Title: kit.T("places.faults", "n", len(wrong)), Lines: []string{kit.T("places.faults.none")}}
	rows := []fyne.CanvasObject{n.Build(740)}
	for _, p := range wrong {
		rows = append(rows, kit.NewPara(kit.T("places."+p.Field)+": "+kit.Say(p.Msg), kit.Body, 740))
	}
	c.faults.Objects = rows
	c.faults.Refresh()
	c.s.body.Refresh()
}
