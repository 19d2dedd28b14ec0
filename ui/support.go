package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/ui/kit"
)

// supportScreen is the screen Chế độ: the month with its approval, the deposit book, the cash box, things in kind.
type supportScreen struct {
	d    *Desk
	all  *kit.Leaves
	now  supportTab
	year int
	mon  int
	day  date.Date
	kind date.Date // first day of the month whose things in kind are shown
	who  int64     // resident whose deposit is asked for
	turn int       // of the last reading of a tab
}

// supportTab is one tab: it reads beside the window and then shows.
type supportTab interface {
	build() (content fyne.CanvasObject, acts []fyne.CanvasObject)
	read()
	print()
	write() // what is written here most often (Ctrl+B)
}

var supportTabs = []string{"month", "deposit", "cash", "stock"}

func newSupport(d *Desk, r Route) *View {
	s := &supportScreen{d: d, day: d.Office.Today(), kind: d.Office.Today().MonthStart()}
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
	s.all = kit.NewLeaves(kit.T("nav.support"), at, list)
	s.all.Open, s.all.Read = s.open, s.read
	return &View{Content: s.all.Build(), Focus: s.all.Tabs(), Show: s.read, Changed: s.read, Figures: func() []kit.Figure { return figuresOf(s.now) }, Part: s.all.At, Ask: s.ask, Keys: []key{
		{Key: fyne.KeyP, Ctrl: true, Word: "key.print", Do: func() { s.now.print() }},
		{Key: fyne.KeyB, Ctrl: true, Word: "key.write", Do: func() { s.now.write() }},
		{Key: fyne.KeyPageUp, Word: "census.key.before", Do: func() { s.step(-1) }},
		{Key: fyne.KeyPageDown, Word: "census.key.after", Do: func() { s.step(1) }},
	}}
}

func (s *supportScreen) read() {
	s.turn++ // what another tab still reads is not shown any more
	s.now.read()
}

// ask opens the dialog of the tab in view that has this title and is about no line.
func (s *supportScreen) ask(title string) bool {
	switch t := s.now.(type) {
	case *monthTab:
		return askAgain(title, again{"support.type": t.onType, "support.discharge": t.onDischarge})
	case *depositTab:
		return askAgain(title, again{"deposit.keep": t.onKeep})
	case *cashTab:
		return askAgain(title, again{"voucher.new": t.onNew})
	case *stockTab:
		return askAgain(title, again{"stock.came": t.onCame, "stock.issue": t.onIssue})
	}
	return false
}

// open builds a tab.
func (s *supportScreen) open(key string) (content fyne.CanvasObject, acts []fyne.CanvasObject) {
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
	return s.now.build()
}

// say writes quiet facts in the head.
func (s *supportScreen) say(pieces ...kit.Piece) { s.all.Say(pieces...) }

// step goes a month or a day on or back.
func (s *supportScreen) step(n int) {
	switch s.all.At() {
	case "cash":
		s.day = min(s.day+date.Date(n), s.d.Office.Today())
	case "stock":
		s.kind = min(s.kind.AddMonths(n), s.d.Office.Today().MonthStart())
	default:
		s.year, s.mon, _ = date.Of(s.year, s.mon, 1).AddMonths(n).YMD()
	}
	s.now.read()
}

// askForm is a dialog with a form: Enter in the last field, Ctrl+S and the button do the act; what is wrong stands beside the fields.
func (d *Desk) askForm(title, yes string, f *kit.Form, do func() error) *kit.Dialog {
	dlg := d.plainForm(title, yes, f, do)
	d.keepDialog(title, f, dlg)
	return dlg
}

// plainForm is askForm that keeps nothing of what is typed.
func (d *Desk) plainForm(title, yes string, f *kit.Form, do func() error) *kit.Dialog {
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
	dlg.Buttons = []*kit.Button{kit.NewButton(kit.T("kit.cancel"), "", "Esc", dlg.Close), kit.NewPrimary(yes, "", "Enter", act)}
	dlg.Default = 1
	dlg.Keys = []kit.Shortcut{{Key: fyne.KeyS, Ctrl: true, Word: "key.save", Do: act}}
	dlg.Open(d.Window)
	return dlg
}

// personField finds somebody by name or code; its value is the id that of gives.
func (d *Desk) personField(of func(*app.Hit) int64) *kit.Field {
	return &kit.Field{Key: "stay", Label: kit.T("support.f.person"), Kind: kit.KindSearch, Required: true, Find: func(typed string) []kit.Option {
		found, err := d.Office.FindPerson(typed, 8)
		if err != nil {
			return nil
		}
		var out []kit.Option
		for i := range found {
			if h := &found[i]; of(h) != 0 {
				out = append(out, kit.Option{Value: strconv.FormatInt(of(h), 10), Text: h.Name, Note: d.personNote(h)})
			}
		}
		return out
	}}
}

// personNote tells people of one name apart: the stay, the year of birth, and where they are when that is not here.
func (d *Desk) personNote(h *app.Hit) string {
	note := h.StayCode
	if h.Birth.Y != 0 {
		note += " · " + strconv.Itoa(int(h.Birth.Y))
	}
	if h.State != stay.Present {
		note += " · " + kit.Say(h.State)
	}
	return note
}

func stayOf(h *app.Hit) int64     { return h.Stay }
func residentOf(h *app.Hit) int64 { return h.Resident }

func idIn(f *kit.Form, key string) int64 {
	n, _ := strconv.ParseInt(f.Value(key), 10, 64)
	return n
}

func moneyField(key string, edits ...func(*kit.Field)) *kit.Field {
	f := &kit.Field{Key: key, Kind: kit.KindMoney, Width: 130, Parse: func(typed string) (string, string, any) {
		n, ok := kit.Ungroup(typed)
		if !ok || n < 0 {
			return typed, "", say.Of("err.money_form")
		}
		return moneyText(n), "", nil
	}}
	for _, e := range edits {
		e(f)
	}
	if f.Label == "" { // fields of other screens bring their own word
		f.Label = kit.T("support.f." + key)
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
