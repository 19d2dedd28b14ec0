package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/ui/kit"
)

// supportScreen is the screen Chế độ: the month with its approval, the deposit book, the cash box, things in kind.
type supportScreen struct {
	d    *Desk
	tabs *kit.Tabs
	body *fyne.Container
	acts *fyne.Container // of the tab in view
	head *kit.Facts
	all  *kit.Screen
	now  supportTab
	at   string // key of the tab in view
	year int
	mon  int
	day  date.Date
	who  int64 // resident whose deposit is asked for
}

// supportTab is one tab: it reads beside the window and then shows.
type supportTab interface {
	build() (content fyne.CanvasObject, acts []fyne.CanvasObject)
	read()
	print()
}

var supportTabs = []string{"month", "deposit", "cash", "stock"}

func newSupport(d *Desk, r Route) *View {
	s := &supportScreen{d: d, body: kit.Down(0), acts: kit.AcrossMid(8), head: kit.NewFacts(), day: d.Office.Today()}
	at, arg, _ := strings.Cut(r.Arg, "/")
	s.year, s.mon, _ = s.day.AddMonths(-1).YMD() // the month that is over is the one to approve
	if at == "deposit" {
		s.who, _ = strconv.ParseInt(arg, 10, 64)
	} else if y, m, ok := strings.Cut(arg, "-"); ok {
		s.year, _ = strconv.Atoi(y)
		s.mon, _ = strconv.Atoi(m)
	}
	list := make([]kit.Tab, len(supportTabs))
	for i, k := range supportTabs {
		list[i] = kit.Tab{Key: k, Word: kit.T("support.tab." + k)}
	}
	s.tabs = kit.NewTabs(list, nil)
	if at != "" {
		s.tabs.Choose(at)
	}
	s.tabs.OnChange = s.onTab
	s.all = &kit.Screen{Title: kit.T("nav.support"), Middle: s.head, Acts: []fyne.CanvasObject{s.acts},
		Body: kit.Down(0, kit.Fixed(0, 32, s.tabs), kit.Grow(s.body))}
	content := s.all.Build()
	s.open(s.tabs.Chosen())
	return &View{Content: content, Focus: s.tabs, Show: s.read, Changed: s.read, Keys: []key{
		{Key: fyne.KeyP, Ctrl: true, Word: "key.print", Do: func() { s.now.print() }},
		{Key: fyne.KeyPageUp, Word: "census.key.before", Do: func() { s.step(-1) }},
		{Key: fyne.KeyPageDown, Word: "census.key.after", Do: func() { s.step(1) }},
	}}
}

func (s *supportScreen) read() { s.now.read() }

func (s *supportScreen) onTab(key string) {
	s.open(key)
	s.now.read()
}

// open puts a tab in view.
func (s *supportScreen) open(key string) {
	s.at = key
	switch key {
	case "deposit":
		s.now = &depositTab{s: s, d: s.d, who: s.who}
	case "cash":
		s.now = &cashTab{s: s, d: s.d}
	case "stock":
		s.now = &stockTab{s: s, d: s.d}
	default:
		s.now = &monthTab{s: s, d: s.d}
	}
	content, acts := s.now.build()
	s.body.Objects = []fyne.CanvasObject{kit.Grow(content)}
	s.acts.Objects = acts
	s.body.Refresh()
	s.say()
}

// say writes quiet facts in the head; it is laid out anew.
func (s *supportScreen) say(pieces ...kit.Piece) {
	s.head.Set(pieces...)
	s.acts.Refresh()
	s.all.SetTitle(kit.T("nav.support"), "")
}

// step goes a month or a day on or back.
func (s *supportScreen) step(n int) {
	if s.at == "cash" {
		s.day = min(s.day+date.Date(n), s.d.Office.Today())
	} else {
		s.year, s.mon, _ = date.Of(s.year, s.mon, 1).AddMonths(n).YMD()
	}
	s.now.read()
}

// askForm is a dialog with a form: Enter in the last field and the button do the act; what is wrong stands beside the fields.
func (d *Desk) askForm(title, yes string, f *kit.Form, do func() error) *kit.Dialog {
	dlg := &kit.Dialog{Title: title, Content: f, First: f.First(), Wide: 640}
	act := func() {
		if !f.Ready() {
			return
		}
		if err := do(); err != nil {
			d.beside(f, err)
			return
		}
		dlg.Close()
		d.Done()
	}
	f.OnLast = act
	dlg.Buttons = []*kit.Button{kit.NewButton(kit.T("support.not"), "", "Esc", dlg.Close), kit.NewPrimary(yes, "", "Enter", act)}
	dlg.Default = 1
	dlg.Open(d.Window)
	return dlg
}

// personField finds somebody by name or code; its value is the id that of gives.
func (d *Desk) personField(of func(*app.Hit) int64) *kit.Field {
	return &kit.Field{Key: "stay", Label: kit.T("support.f.person"), Kind: kit.KindSearch, Required: true, Find: func(typed string) []kit.Option {
		found, err := d.Office.Find(app.Search{Text: typed, Limit: 8})
		if err != nil {
			return nil
		}
		var out []kit.Option
		for i := range found.Hits {
			h := &found.Hits[i]
			if of(h) != 0 {
				out = append(out, kit.Option{Value: strconv.FormatInt(of(h), 10), Text: h.Name, Note: h.StayCode})
			}
		}
		return out
	}}
}

func stayOf(h *app.Hit) int64     { return h.Stay }
func residentOf(h *app.Hit) int64 { return h.Resident }

func idIn(f *kit.Form, key string) int64 {
	n, _ := strconv.ParseInt(f.Value(key), 10, 64)
	return n
}

func moneyField(key string, edits ...func(*kit.Field)) *kit.Field {
	f := &kit.Field{Key: key, Label: kit.T("support.f." + key), Kind: kit.KindMoney, Width: 130, Parse: func(typed string) (string, string, any) {
		n, ok := kit.Ungroup(typed)
		if !ok {
			return typed, "", kit.T("kit.field.notnumber")
		}
		return moneyText(n), "", nil
	}}
	for _, e := range edits {
		e(f)
	}
	return f
}

func plainField(key string, edits ...func(*kit.Field)) *kit.Field {
	f := &kit.Field{Key: key, Label: kit.T("support.f." + key)}
	for _, e := range edits {
		e(f)
	}
	return f
}

func choiceField(key, words string, codes []string) *kit.Field {
	f := &kit.Field{Key: key, Label: kit.T("support.f." + key), Kind: kit.KindChoice, Required: true, Width: 260}
	for _, c := range codes {
		f.Options = append(f.Options, kit.Option{Value: c, Text: kit.T(words + c)})
	}
	return f
}
