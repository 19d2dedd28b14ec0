package ui

import (
	"errors"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/stay"
	"hoanhap/ui/kit"
)

// record is the screen Hồ sơ: who it is, the clock as a ruler, and tabs; "vì sao?" opens beside.
type record struct {
	d    *Desk
	id   int64
	life app.Life
	e    *app.Episode // the stay in view, nil when there never was one
	n    int          // its number, from 1
	due  []coming
	stay int64  // chosen; 0 is the current one
	tab  string // key of the tab in view
	why  bool   // the explanation is to be opened

	root              *fyne.Container
	head, clock, body *fyne.Container
	tabs              *kit.Tabs
	line              *kit.Timeline
	moments           []moment
	papers            []app.IssuedPaper
	history           []app.HistoryLine
	hand              *handoverSide // of the tab Bàn giao, nil before it was shown
	behind            string        // "movement/12": the history shows what happened to this row alone
}

// newResident opens a record. Arg, comma separated: a tab, "why", "stay12"; "edit" is the form of the person.
func newResident(d *Desk, r Route) *View {
	if r.Arg == "edit" {
		return newResidentForm(d, r)
	}
	s := &record{d: d, id: r.ID, tab: "line", head: kit.Down(0), clock: kit.Down(0), body: kit.Down(0)}
	for _, a := range strings.Split(r.Arg, ",") {
		id, isStay := strings.CutPrefix(a, "stay")
		switch {
		case a == "why":
			s.why = true
		case isStay:
			s.stay, _ = strconv.ParseInt(id, 10, 64) // a bad link shows the current stay
		case a != "":
			s.tab = a
		}
	}
	s.line = kit.NewTimeline(nil)
	s.line.OnMenu = s.onMenu
	s.tabs = kit.NewTabs(s.tabList(), s.onTab)
	s.tabs.Choose(s.tab)
	s.tab = s.tabs.Chosen()
	s.root = kit.Down(0, s.head, s.clock, kit.Gap(0, 4), s.tabs, kit.Grow(s.body))
	return &View{Content: s.root, Place: "residents", Part: func() string { return s.tab }, Show: s.onShow, Changed: s.read, Figures: s.figures, Beside: s.body, Keys: []key{
		{Key: fyne.KeyB, Ctrl: true, Word: "key.move", Do: s.onMove},
		{Key: fyne.KeyP, Ctrl: true, Word: "key.print", Do: s.onPapers},
		{Key: fyne.KeyF2, Word: "key.edit", Do: s.onEdit},
	}}
}

// onShow shows the record and gives the keyboard to its time line.
func (s *record) onShow() {
	s.read()
	if s.tab == "line" && s.e != nil {
		s.d.Window.Canvas().Focus(s.line)
	}
	if s.why {
		s.d.onWhy()
	}
}

// read opens the record anew and shows it.
func (s *record) read() {
	life, err := s.d.Office.Open(s.id)
	switch {
	case errors.Is(err, app.ErrNotFound): // a link to a record that was withdrawn
		s.body.Objects = []fyne.CanvasObject{kit.Inset(16, 24, 16, 0, kit.EmptyPage(kit.Empty{Title: kit.T("record.none"),
			Acts: []*kit.Button{kit.NewPrimary(kit.T("nav.residents"), "people", "", func() { s.d.Go(Route{Screen: "residents"}) })}}))}
		s.body.Refresh()
		return
	case err != nil:
		s.d.Fail(err)
		return
	}
	s.life = life
	s.e, s.n = episodeOf(&s.life, s.stay)
	s.due, s.papers = nil, nil
	if s.e != nil {
		s.due = s.d.comingOf(s.e)
		if s.papers, err = s.d.Office.PapersOf(s.e.Stay.ID); err != nil {
			s.d.Fail(err)
			return
		}
	}
	if err = s.readHistory(); err != nil {
		s.d.Fail(err)
		return
	}
	s.show()
}

// readHistory reads what was changed; it is not shown to who may not read the journal.
func (s *record) readHistory() (err error) {
	if s.history = nil; !s.d.Office.Allowed(app.RightJournal) {
		return nil
	}
	s.history, err = s.d.Office.History(app.EntryQuery{Resident: s.life.Resident.ID}, journalActs)
	return err
}

func (s *record) show() {
	s.showHead()
	s.showClock()
	s.tabs.SetCount("papers", countWord(len(s.papers)))
	s.tabs.SetCount("family", countWord(len(s.life.Relatives)))
	s.showBody()
	s.root.Refresh() // the card may have grown or shrunk
}

func countWord(n int) string {
	if n == 0 {
		return ""
	}
	return kit.Group(int64(n))
}

// recordTabs are the tabs of a record in their order.
var recordTabs = []string{"line", "due", "papers", "money", "train", "handover", "family", "info", "history"}

func (s *record) tabList() []kit.Tab {
	var out []kit.Tab
	for _, k := range recordTabs {
		if k == "history" && !s.d.Office.Allowed(app.RightJournal) {
			continue
		}
		out = append(out, kit.Tab{Key: k, Word: kit.T("record.tab." + k)})
	}
	return out
}

func (s *record) onTab(key string) {
	s.tab, s.behind = key, ""
	s.showBody()
}

// showBody puts the tab in view into its place, with the explanation beside it while it is open.
func (s *record) showBody() {
	var main fyne.CanvasObject
	switch s.tab {
	case "papers":
		main = s.papersTab()
	case "due":
		main = s.todoTab()
	case "handover":
		main = s.handoverTab()
	case "money":
		main = s.moneyTab()
	case "train":
		main = s.trainTab()
	case "family":
		main = s.familyTab()
	case "info":
		main = s.infoTab()
	case "history":
		main = s.historyTab()
	default:
		s.moments = s.momentsOf()
		s.line.Set(kitMoments(s.moments))
		main = kit.Scrolled(s.line)
		if s.e == nil {
			main = kit.Inset(16, 24, 16, 0, kit.EmptyPage(kit.Empty{Title: kit.T("record.no_stay"), Text: kit.T("record.no_stay.text")}))
		}
	}
	s.body.Objects = []fyne.CanvasObject{kit.Grow(main)}
	s.body.Refresh()
}

func (s *record) onMove() {
	if s.e != nil && s.e.Timeline.End() == nil {
		s.d.OpenMove([]int64{s.e.Stay.ID})
	}
}

func (s *record) onPapers() {
	if s.e != nil {
		s.d.OpenPapers(s.e.Stay.ID)
	}
}

func (s *record) onEdit() { s.d.Go(Route{Screen: "resident", ID: s.id, Arg: "edit"}) }

func (s *record) onStay(i int) {
	s.stay = s.life.Stays[i].Stay.ID
	s.read()
}

// showHead is the photo, the name and the lines a clerk reads to a caller.
func (s *record) showHead() {
	r := &s.life.Resident
	who := kit.Down(1, kit.Either(s.headLine(r, false), s.headLine(r, true)), kit.NewFacts(s.personFacts()...).Narrow(100), kit.NewFacts(s.stayFacts()...).Narrow(100))
	s.head.Objects = []fyne.CanvasObject{kit.Inset(12, 9, 16, 9, kit.Across(10, kit.Down(0, kit.NewTool("left", kit.T("key.back"), s.d.Back)),
		kit.Down(0, kit.Fixed(58, 74, portrait(s.life.Photo, 58, s.onPhoto))), kit.Grow(who)))}
	s.head.Refresh()
}

// onPhoto takes a new portrait from a file, the clipboard or the camera; the old one stays in the journal.
func (s *record) onPhoto() {
	if !s.d.Office.Allowed(app.RightAdmit) {
		return
	}
	p := &photo{d: s.d}
	p.taken = func() { s.putPhoto(p.raw, nil) }
	kit.Menu(s.head, p.ways(s.setPhoto)...)
}

func (s *record) setPhoto(path string) { s.putPhoto(photoOf(path)) }

func (s *record) putPhoto(raw []byte, err error) {
	if err == nil {
		err = s.d.Office.ChangeResident(app.Admission{Resident: s.life.Resident, Photo: raw}, "")
	}
	if err != nil {
		s.d.Fail(err)
		return
	}
	s.d.Done()
}

// point is where the stay in view stands; of an ended one, under which status it ended.
func (s *record) point() stay.Point {
	p := s.e.Timeline.Last().Now
	if end := s.e.Timeline.End(); end != nil {
		p.Status = end.Was.Status
	}
	return p
}

// statePiece is mark and word of the state in the head: present has a dot here, and only here.
func statePiece(p stay.Point) kit.Piece {
	c := stateCell(p.State, p.Away)
	out := kit.Piece{Icon: c.Mark, Ink: kit.Ink, Text: c.Text, Style: kit.Body}
	switch {
	case p.State == stay.Present:
		out.Icon, out.Ink = kit.MarkPresent, kit.Green
	case c.Tone == kit.Alarm:
		out.Ink, out.Style = kit.Red, kit.Strong.In(kit.Red)
	}
	return out
}

// pieces joins label and value pairs by dots; an empty value is left out.
func pieces(pairs ...string) []kit.Piece {
	var out []kit.Piece
	for i := 0; i+1 < len(pairs); i += 2 {
		if strings.TrimSpace(pairs[i+1]) == "" {
			continue
		}
		if len(out) > 0 {
			out = append(out, kit.Piece{Text: "·", Style: kit.Quiet, Gap: 6})
		}
		if pairs[i] != "" {
			out = append(out, kit.Piece{Text: kit.T(pairs[i]), Style: kit.Quiet, Gap: 6})
		}
		out = append(out, kit.Piece{Text: pairs[i+1], Style: kit.Body})
	}
	return out
}

func (s *record) personFacts() []kit.Piece {
	r := &s.life.Resident
	born := r.Birth.Text()
	if age := r.Birth.Age(s.d.Office.Today()); age >= 0 {
		born = kit.T("record.born", "birth", born, "age", age)
	}
	if r.Sex != "" {
		born = strings.TrimPrefix(born+", "+small(kit.T("part.sex."+r.Sex)), ", ")
	}
	return pieces("residents.fact.birth", born, "residents.fact.id_number", r.IDNumber, "residents.fact.home", s.d.shortHome(r))
}

// shortHome is commune and province; the whole address stands under Thông tin.
func (d *Desk) shortHome(r *app.Resident) string {
	if home := d.Office.Residence(&app.Resident{Commune: r.Commune, CommuneList: r.CommuneList}, d.Office.Today()); home != "" {
		return home
	}
	return r.Address
}

func (s *record) stayFacts() []kit.Piece {
	if s.e == nil {
		return nil
	}
	order, turn := "", ""
	if dec := decisionOf(s.e); dec != nil {
		order = dec.Number
		if dec.Day != 0 {
			order = strings.TrimPrefix(order+" "+kit.T("record.of_day", "day", dec.Day), " ")
		}
		if dec.Issuer != "" {
			order += ", " + dec.Issuer
		}
		switch {
		case dec.Occurrence == 1:
			turn = kit.T("record.first_time")
		case dec.Occurrence > 1:
			turn = kit.T("record.nth_time", "n", dec.Occurrence)
		}
	}
	return pieces("residents.fact.decision", order, "", turn, "", s.e.Stay.Room)
}
