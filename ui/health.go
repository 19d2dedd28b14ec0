package ui

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/health"
	"hoanhap/app/say"
	"hoanhap/ui/kit"
)

// healthScreen is Y tế: who has something due, the doses of the day, the kitchen's list, the receiving places; and the record of one.
type healthScreen struct {
	d      *Desk
	who    int64 // 0: the lists
	at     string
	tabs   *kit.Tabs
	body   *fyne.Container
	acts   *fyne.Container
	all    *kit.Screen
	grid   *kit.Grid
	rows   [][]kit.Cell
	open   func(i int)
	menu   func(i int) []kit.Act
	onPick func(i int) // of the next table: shows the line in hand at the right
	people []app.HealthLine
	doses  []app.DispenseLine
	diets  []app.DietLine
	places []app.ReceivingPlace
	h      *app.HealthRecord
	listed []app.HealthPage // of the record, as listed
	day    date.Date        // of the dispensing sheet
	reads  int              // turn of the last reading
}

var healthLists = []string{"people", "doses", "diets", "places", "counts"}
var healthTabs = []string{"exam", "illness", "medicine", "methadone", "referral", "papers"}

func newHealth(d *Desk, r Route) *View {
	s := &healthScreen{d: d, who: r.ID, day: d.Office.Today(), body: kit.Down(0), acts: kit.AcrossMid(8)}
	keys := healthLists
	if s.who != 0 {
		keys = healthTabs
	}
	list := make([]kit.Tab, len(keys))
	for i, k := range keys {
		list[i] = kit.Tab{Key: k, Word: kit.T("health.tab." + k)}
	}
	s.tabs = kit.NewTabs(list, nil)
	if r.Arg != "" {
		s.tabs.Choose(r.Arg)
	}
	s.tabs.OnChange = func(string) { s.read() }
	s.all = &kit.Screen{Title: kit.T("nav.health"), Acts: []fyne.CanvasObject{s.acts}, Body: kit.Down(0, kit.Fixed(0, 32, s.tabs), kit.Grow(s.body))}
	return &View{Content: s.all.Build(), Place: "health", Focus: s.tabs, Show: s.read, Changed: s.read, Resume: s.resume, Part: s.tabs.Chosen, Ask: s.ask,
		Keys: []key{{Key: fyne.KeyP, Ctrl: true, Word: "key.print", Do: s.print}, {Key: fyne.KeyPageUp, Ctrl: true, Word: "health.key.before", Do: func() { s.step(-1) }},
			{Key: fyne.KeyPageDown, Ctrl: true, Word: "health.key.after", Do: func() { s.step(1) }}}}
}

// read asks the office anew for what is in view; a desk that is locked says how it is opened.
func (s *healthScreen) read() {
	held, row := s.held(), 0
	if s.grid != nil && s.at == s.tabs.Chosen() {
		row = s.grid.Cursor()
	}
	s.at = s.tabs.Chosen()
	now, at := *s, s.at
	var locked *say.Refused
	s.d.fetch(&s.reads, func() error {
		err := now.load(at)
		if errors.As(err, &locked) && locked.Key == "err.key.locked" {
			return nil
		}
		locked = nil
		return err
	}, func() {
		if locked != nil {
			s.locked()
			return
		}
		s.h, s.doses, s.diets, s.places, s.people = now.h, now.doses, now.diets, now.places, now.people
		s.show(held, row)
	})
}

// show puts in view what was read; the keyboard goes back to the list it was on.
func (s *healthScreen) show(held bool, row int) {
	if s.who != 0 {
		s.showRecord()
	} else {
		s.showList()
	}
	s.body.Refresh()
	s.acts.Refresh()
	if row > 0 && row < len(s.rows) {
		s.grid.Pick(row)
	}
	if held { // what had the keyboard is gone
		s.d.Window.Canvas().Focus(s.grid.Focusable())
	}
}

// ask opens the dialog with this title that is about no line.
func (s *healthScreen) ask(title string) bool {
	return askAgain(title, again{"health.diet": s.onDiet, "health.place.add": func() { s.onPlace(app.ReceivingPlace{}) }})
}

// held reports that the keyboard is on a line or a button, which are made anew.
func (s *healthScreen) held() bool {
	at := s.d.Window.Canvas().Focused()
	if at == nil {
		return false
	}
	if s.grid != nil && at == s.grid.Focusable() {
		return true
	}
	return slices.ContainsFunc(s.acts.Objects, func(o fyne.CanvasObject) bool { f, ok := o.(fyne.Focusable); return ok && f == at })
}

func (s *healthScreen) load(at string) (err error) {
	o := s.d.Office
	today := o.Today()
	switch {
	case s.who != 0:
		s.h, err = o.HealthOf(s.who)
	case at == "doses":
		s.doses, err = o.Dispensing(s.day)
	case at == "diets":
		s.diets, err = o.Diets(today)
	case at == "places":
		s.places, err = o.PlacesFor("", 0)
	case at == "people":
		s.people, err = o.HealthDesk(today + 30)
	}
	return err
}

// locked says how the sealed data are opened.
func (s *healthScreen) locked() {
	d := s.d
	act := kit.NewPrimary(kit.T("health.locked.set"), "lock", "", func() { d.Go(Route{Screen: "settings", Arg: "accounts"}) })
	if made, _, err := d.Office.HealthDoor(); err == nil && made && !d.Office.Guarded() {
		act = kit.NewPrimary(kit.T("health.locked.open"), "lock", "", d.onUnlockHealth)
	}
	s.acts.Objects = nil
	s.acts.Refresh()
	s.body.Objects = []fyne.CanvasObject{kit.Inset(16, 24, 16, 0, kit.EmptyPage(kit.Empty{Title: kit.T("health.locked"), Text: kit.T("health.locked.text"), Acts: []*kit.Button{act}}))}
	s.body.Refresh()
}

// table puts a grid into the body; panel may be nil.
func (s *healthScreen) table(columns []kit.Column, rows [][]kit.Cell, empty string, panel fyne.CanvasObject) {
	s.rows, s.open, s.menu = rows, nil, nil
	s.grid = kit.NewGrid(columns, func() int { return len(s.rows) }, func(i int) []kit.Cell { return s.rows[i] })
	first := "health.empty.text" // what is to be done first
	if kit.Has(empty + ".text") {
		first = empty + ".text"
	}
	s.grid.Empty = kit.Empty{Title: kit.T(empty), Text: kit.T(first)}
	s.grid.OnOpen = func(i int) {
		if s.open != nil {
			s.open(i)
		}
	}
	s.grid.OnMenu = func(at []int) []kit.Act {
		if s.menu == nil || len(at) == 0 {
			return nil
		}
		return s.menu(at[0])
	}
	s.body.Objects = []fyne.CanvasObject{kit.Grow(s.grid)}
	if panel != nil {
		s.body.Objects = []fyne.CanvasObject{kit.Grow(kit.WithPanel(s.grid, kit.Panel(kit.Scrolled(kit.Inset(16, 12, 16, 12, panel))), 400, 560))}
	}
	pick := s.onPick
	s.onPick = nil
	if pick != nil {
		s.grid.OnPick = pick
	}
	if len(rows) > 0 {
		s.grid.Pick(0)
		if pick != nil {
			pick(0)
		}
	}
}

func healthCol(key string, wide float32, grow bool) kit.Column {
	return kit.Column{Key: key, Title: kit.T("health.c." + key), Width: wide, Grow: grow, Still: true}
}

func (s *healthScreen) showList() {
	o := s.d.Office
	day := o.Today()
	if s.at == "doses" {
		day = s.day
	}
	s.all.SetTitle(kit.T("nav.health"), s.d.DayText(day))
	switch s.at {
	case "doses":
		s.showDoses()
	case "diets":
		var rows [][]kit.Cell
		for _, l := range s.diets {
			rows = append(rows, []kit.Cell{{Text: l.Code, Tone: kit.Grey}, {Text: l.Name}, {Text: l.Diet}})
		}
		s.acts.Objects = []fyne.CanvasObject{kit.NewButton(kit.T("health.print.diet"), "print", "Ctrl+P", s.print), kit.NewPrimary(kit.T("health.diet"), "add", "", s.onDiet)}
		s.table([]kit.Column{healthCol("code", 90, false), healthCol("name", 220, true), healthCol("diet", 220, false)}, rows, "health.none.diets", nil)
	case "places":
		var rows [][]kit.Cell
		for _, p := range s.places {
			rows = append(rows, []kit.Cell{{Text: p.Name}, {Text: kit.T("health.place." + p.Kind)}, {Text: careText(p.Care)}, {Text: o.PlaceAddress(&p, o.Today())}, {Text: p.Phone}})
		}
		s.acts.Objects = []fyne.CanvasObject{kit.NewButton(kit.T("health.print.places"), "print", "Ctrl+P", s.print), kit.NewPrimary(kit.T("health.place.add"), "add", "", func() { s.onPlace(app.ReceivingPlace{}) })}
		s.table([]kit.Column{healthCol("place", 220, true), healthCol("kind", 132, false), healthCol("care", 110, false), healthCol("address", 190, false), healthCol("phone", 96, false)}, rows, "health.none.places", nil)
		s.open = func(i int) { s.onPlace(s.places[i]) }
		s.menu = func(i int) []kit.Act {
			id := s.places[i].ID
			return []kit.Act{{Word: kit.T("health.place.close"), Icon: "void", Do: func() {
				s.d.askWhy(kit.T("health.place.close"), s.places[i].Name, kit.T("health.place.close"), func(why string) error { return o.ClosePlace(id, why) })
			}}}
		}
	case "counts":
		s.showCounts()
	default:
		s.showPeople()
	}
}

func careText(care string) string {
	text := ""
	for _, k := range strings.Fields(care) {
		text = also(text, kit.T("health.kind."+k))
	}
	return text
}

func (s *healthScreen) showPeople() {
	var rows [][]kit.Cell
	for i := range s.people {
		l := &s.people[i]
		day, what, tone := "", "", kit.Normal
		if len(l.Items) > 0 {
			day = l.Items[0].Day.Text()
			if l.Items[0].Day <= s.d.Office.Today() {
				tone = kit.Bold
			}
		}
		for _, it := range l.Items {
			what = also(what, kit.Say(it.What))
		}
		if l.Gap.Bad() {
			what = also(what, kit.T("health.gap", "n", l.Gap.Days))
		}
		rows = append(rows, []kit.Cell{{Text: l.Code, Tone: kit.Grey}, {Text: l.Name}, {Text: kit.Say(l.State)}, {Text: day, Tone: tone}, {Text: what, Tone: tone}})
	}
	s.acts.Objects = nil
	s.table([]kit.Column{healthCol("code", 76, false), healthCol("name", 180, false), healthCol("state", 96, false), reckoned(healthCol("due", 88, false), s.whyNext), healthCol("what", 300, true)}, rows, "health.none.people", nil)
	s.open = func(i int) { s.d.Go(Route{Screen: "health", ID: s.people[i].Resident}) }
}

func (s *healthScreen) showCounts() {
	list, err := s.d.Office.HealthCounts(s.d.Office.Today())
	if err != nil {
		s.d.Fail(err)
		return
	}
	var rows [][]kit.Cell
	for _, c := range list {
		rows = append(rows, []kit.Cell{{Text: kit.T("health.count." + c.What)}, {Text: strconv.Itoa(c.N)}})
	}
	sheet := func(outside bool) func() {
		return func() { s.d.PrintTable(s.d.Office.CountTable(s.d.Office.Today(), list, outside)) }
	}
	s.acts.Objects = []fyne.CanvasObject{kit.NewButton(kit.T("health.print.inside"), "print", "", sheet(false)), kit.NewPrimary(kit.T("health.print.outside"), "print", "Ctrl+P", sheet(true))}
	s.table([]kit.Column{healthCol("figure", 320, true), reckoned(healthCol("people", 120, false), func(i int) kit.Figure { return s.d.healthFigure(&list[i], s.d.Office.Today()) })}, rows, "health.none.people", nil)
}

// print prints the list in view.
func (s *healthScreen) print() {
	o := s.d.Office
	switch {
	case s.who != 0:
		s.onSlip()
	case s.at == "doses":
		s.d.printTable(o.DispensingTable(s.day, s.doses), s.quietName(), s.d.Outer.Print.PrintOnce)
	case s.at == "diets":
		s.d.PrintTable(o.DietTable(o.Today(), s.diets))
	case s.at == "places":
		s.d.PrintTable(o.PlaceTable(o.Today(), s.places))
	case s.at == "counts":
		list, err := o.HealthCounts(o.Today())
		if err != nil {
			s.d.Fail(err)
			return
		}
		s.d.PrintTable(o.CountTable(o.Today(), list, true))
	}
}

// namesHealth reports lines of the health desk that the one at the desk may see by their names.
func (d *Desk) namesHealth(lines []app.DueLine) bool {
	return d.Office.Allowed(app.RightHealth) && slices.ContainsFunc(lines, func(l app.DueLine) bool { return l.Code == app.HealthDue })
}

// nameHealth says in lines of the health desk what is due, as its list has it.
func (d *Desk) nameHealth(lines []app.DueLine, people []app.HealthLine) {
	what := map[int64]string{}
	for i := range people {
		for _, it := range people[i].Items {
			what[people[i].Resident] = also(what[people[i].Resident], kit.Say(it.What))
		}
	}
	for i := range lines {
		if lines[i].Code == app.HealthDue {
			lines[i].About, d.healthNamed = what[lines[i].Resident], true
		}
	}
}

// onSlip prints the slip of the referral in hand.
func (s *healthScreen) onSlip() {
	v := s.referral()
	if v == nil {
		return
	}
	p, err := s.d.Office.ReferralSlip(v.Note, s.d.Office.Who)
	if err != nil {
		s.d.Fail(err)
		return
	}
	s.printSealed(p)
}

// referral is the one in hand, nil outside the tab.
func (s *healthScreen) referral() *app.ReferralView {
	if s.who == 0 || s.at != "referral" || s.h == nil || s.grid == nil {
		return nil
	}
	if i := s.grid.Cursor(); i >= 0 && i < len(s.h.Referrals) {
		return &s.h.Referrals[i]
	}
	return nil
}

func stateText(v *app.ReferralView) string {
	text := kit.Say(v.R.State())
	if n := len(v.R.Steps); n > 0 {
		text += " " + v.R.Steps[n-1].Day.Text()
		if v.R.State() == health.Refused {
			text = also(text, v.R.Steps[n-1].Text)
		}
	}
	return text
}
