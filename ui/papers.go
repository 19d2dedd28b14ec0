package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/ui/kit"
)

// papersDesk is the screen of the papers of a stay: what can be made on a day, ticked and numbered, issued in one act and
// printed as one file in order; what was issued reprints as it left the house.
type papersDesk struct {
	d      *Desk
	stayID int64
	day    date.Date
	list   []app.PacketPaper
	// the stay as it is on the day of the papers
	timeline *stay.Timeline
	issued   []app.IssuedPaper

	form   *kit.Form
	main   *fyne.Container
	side   *fyne.Container
	foot   *fyne.Container
	screen *kit.Screen
	keep   *keeper
	whose  string
	shown  int // the paper whose facts are at the right
}

// OpenPapers opens the papers of a stay.
func (d *Desk) OpenPapers(stayID int64) { d.Go(Route{Screen: "papers", ID: stayID}) }

func newPapers(d *Desk, r Route) *View {
	s := &papersDesk{d: d, stayID: r.ID, shown: -1}
	s.keep = &keeper{d: d, screen: "papers", about: strconv.FormatInt(r.ID, 10), values: s.values, form: func() *kit.Form { return s.form }}
	s.main, s.side, s.foot = kit.Down(0), kit.Down(8), kit.Down(0)
	s.screen = &kit.Screen{Title: kit.T("papers.title"), FactsWide: 760,
		Body: kit.WithPanel(kit.Scrolled(kit.Inset(16, 4, 16, 8, s.main)), kit.Panel(kit.Scrolled(kit.Inset(16, 10, 16, 10, s.side))), 352, 664), Foot: s.foot}
	v := &View{Content: s.screen.Build(), Place: "discharge", Show: s.onShow, Changed: s.read, Leave: s.onLeave, Keys: []key{
		{Key: fyne.KeyP, Ctrl: true, Word: "key.issue_print", Do: s.onIssue}, {Key: fyne.KeyEscape, Word: "key.back", Do: d.Back}}}
	if r.ID != 0 {
		s.open()
	}
	if s.form != nil {
		v.Focus = s.form.First()
	}
	return v
}

func (s *papersDesk) open() {
	t, err := s.d.Office.TimelineOf(s.stayID)
	if err != nil {
		s.d.Fail(err)
		return
	}
	r, err := s.d.Office.ResidentOf(s.stayID)
	if err != nil {
		s.d.Fail(err)
		return
	}
	s.whose = r.Name
	s.screen.SetTitle(kit.T("papers.title"), r.Name+" · "+r.Code+" · "+t.Stay.Code)
	s.day = s.d.Office.PacketDay(t)
	s.read()
}

// values is what the draft keeps: the day, the signer, ticks and numbers where they are not as offered.
func (s *papersDesk) values() map[string]string {
	if s.form == nil || !s.form.Dirty() {
		return nil
	}
	return s.form.Values()
}

// onShow offers what was half filled in when the program ended: on the day it was filled in for.
func (s *papersDesk) onShow() {
	if s.form == nil {
		return
	}
	s.keep.resume(s.form, s.whose, func(v map[string]string) {
		if day, err := date.Understand(v["day"], s.d.Office.Today()); err == nil && day != 0 && day != s.day {
			s.day = day
			s.read()
		}
		s.form.SetValues(v)
	})
}

// onLeave keeps what was filled in: it is offered again, so there is nothing to ask.
func (s *papersDesk) onLeave(then func()) {
	s.keep.look()
	s.keep.end()
	then()
}

// read makes the papers of the day anew.
func (s *papersDesk) read() {
	if s.stayID == 0 {
		return
	}
	var err error
	if s.timeline, err = s.d.Office.TimelineOf(s.stayID); err != nil {
		s.d.Fail(err)
		return
	}
	if s.list, err = s.d.Office.StayPapers(s.stayID, s.day); err != nil {
		s.d.Fail(err)
		return
	}
	if s.issued, err = s.d.Office.PapersOf(s.stayID); err != nil {
		s.d.Fail(err)
		return
	}
	s.build()
}

// build makes the form: the day, who signs, and a line a paper with its tick and number.
func (s *papersDesk) build() {
	f := kit.NewForm().OneColumn(100)
	f.Add(s.d.dayField("day", "papers.day", required, func(x *kit.Field) { x.OnChange = func(string) { s.onDay() } }),
		&kit.Field{Key: "signer", Label: kit.T("papers.signer"), Kind: kit.KindChoice, Width: 330, Options: s.signers(), Place: kit.T("papers.signer.head")})
	f.Section(kit.T("papers.list"))
	next := map[string]int{}
	values := map[string]string{"day": s.day.Text()}
	for i := range s.list {
		p := &s.list[i]
		n := strconv.Itoa(i)
		come := func() { s.onCome(i) }
		x := &kit.Field{Key: "tick" + n, Place: s.name(p), Kind: kit.KindCheck, Width: 480, OnCome: come}
		switch {
		case p.Issued != nil:
			x.Hint = kit.T("papers.issued", "number", or(p.Issued.Number, kit.T("papers.no_number")), "day", p.Issued.Day)
		case p.Symbol != "":
			x.With = &kit.Field{Key: "number" + n, Name: kit.T("papers.number"), Kind: kit.KindNumber, Plain: true, Width: 50, Hint: "/" + p.Symbol, OnCome: come}
			values["tick"+n], values["number"+n] = s.ticked(p), s.offered(next, p)
		default:
			values["tick"+n] = s.ticked(p)
		}
		f.Wide(x)
	}
	f.SetValues(values)
	f.SetClean()
	f.OnLast = s.onIssue
	s.form = f
	s.main.Objects = []fyne.CanvasObject{f}
	if len(s.list) == 0 {
		s.main.Objects = []fyne.CanvasObject{kit.EmptyPage(kit.Empty{Title: kit.T("papers.none"), Text: kit.T("papers.none.text", "day", s.day)})}
	}
	if len(s.issued) > 0 {
		s.main.Objects = append(s.main.Objects, kit.Gap(0, 12), kit.BlockHead(kit.T("papers.done"), kit.T("papers.done.hint")), kit.Fixed(0, float32(len(s.issued))*22+8, s.issuedGrid()))
	}
	s.main.Refresh()
	s.foot.Objects = []fyne.CanvasObject{kit.FootBar(f.Foot(), kit.NewButton(kit.T("papers.view"), "file", "", s.onView),
		s.d.bar(kit.NewPrimary(kit.T("papers.issue"), "print", "Ctrl+P", s.onIssue), app.RightPaper))}
	s.foot.Refresh()
	if s.shown < 0 || s.shown >= len(s.list) {
		s.shown = s.firstTicked()
	}
	s.show(s.shown)
}

// onCome shows the paper the keyboard is at; a click on its line brings it there too.
func (s *papersDesk) onCome(i int) {
	if s.shown != i {
		s.show(i)
	}
}

// firstTicked is the paper whose facts are shown first.
func (s *papersDesk) firstTicked() int {
	for i := range s.list {
		if s.list[i].Issued == nil && s.ticked(&s.list[i]) != "" {
			return i
		}
	}
	return 0
}

// onRequest are papers that belong to no day of a discharge: they are printed when somebody asks for them.
var onRequest = map[string]bool{app.PaperPlan: true, app.PaperEntryCompulsory: true, app.PaperEntryVoluntary: true, app.PaperVoluntaryAsked: true, app.PaperBelongings: true,
	app.PaperMourningAsked: true}

// ticked: what belongs to the discharge is ticked once its time has come; minutes of the entry, decisions of movements, the
// plan and what is early wait to be asked for.
func (s *papersDesk) ticked(p *app.PacketPaper) string {
	if !s.d.Office.Timely(s.timeline, p.Kind, s.day) || p.Day != s.day || onRequest[p.Kind] || p.Refusal != nil || p.Unready {
		return ""
	}
	return "1"
}

// offered is the number a paper would get, counting on for papers of one book.
func (s *papersDesk) offered(next map[string]int, p *app.PacketPaper) string {
	book := p.Symbol + strconv.Itoa(p.Day.Year())
	if next[book] == 0 {
		n, err := s.d.Office.NextSerial(p.Symbol, p.Day.Year())
		if err != nil {
			s.d.Fail(err)
			return ""
		}
		next[book] = n
	}
	n := next[book]
	next[book]++
	return strconv.Itoa(n)
}

func (s *papersDesk) signers() []kit.Option {
	list, err := s.d.Office.Signers(s.day)
	if err != nil {
		s.d.Fail(err)
		return nil
	}
	var out []kit.Option
	for _, x := range list {
		out = append(out, kit.Option{Value: strconv.FormatInt(x.ID, 10), Text: strings.TrimSpace(x.Prefix + " " + x.Title + " " + x.Name)})
	}
	return out
}

// name is the paper with its form and to whom it goes.
func (s *papersDesk) name(p *app.PacketPaper) string {
	name := kit.T("papers.kind." + p.Kind)
	if p.Paper.Form != "" {
		name += " (" + p.Paper.Form + ")"
	}
	if p.Addressee != "" {
		name += " – " + kit.T("papers.to."+p.Addressee)
	}
	if p.Handed != "" {
		name += " – " + kit.T("papers.handed."+p.Handed)
	}
	return name
}

// onDay makes the papers of another day: another law may ask for other forms.
func (s *papersDesk) onDay() {
	if day := s.d.dayOf(s.form, "day"); day != 0 && day != s.day {
		s.day = day
		s.read()
		s.form.FocusOn("signer")
	}
}

// requests are the papers ticked, as they shall be issued.
func (s *papersDesk) requests() (out []app.PaperRequest, list []int) {
	signer, _ := strconv.ParseInt(s.form.Value("signer"), 10, 64) // "" is the standard one
	for i := range s.list {
		n := strconv.Itoa(i)
		if s.list[i].Issued != nil || s.form.Value("tick"+n) == "" {
			continue
		}
		r := s.list[i].PaperRequest
		r.Signer = signer
		r.Serial = countOf(s.form, "number"+n)
		out, list = append(out, r), append(list, i)
	}
	return out, list
}

// onIssue gives numbers, keeps the papers as they are and prints them in order: one act, all or none.
func (s *papersDesk) onIssue() {
	if s.form == nil || !s.form.Ready() {
		return
	}
	reqs, at := s.requests()
	if len(reqs) == 0 {
		kit.Tell(s.d.Window, kit.T("papers.issue"), kit.T("papers.nothing"))
		return
	}
	if day := s.d.dayOf(s.form, "day"); day > s.d.Office.Today() {
		s.form.Problems([]kit.Wrong{{Field: "day", Say: say.Of("err.future", "today", s.d.Office.Today())}})
		return
	}
	issued, err := s.d.Office.Issue(reqs...)
	if app.TooEarly(err) {
		s.askEarly(err, reqs)
		return
	}
	if err != nil {
		s.refuse(err, reqs, at)
		return
	}
	s.form.SetClean()
	s.keep.saved()
	s.d.Done()
	s.reprint(issued)
}

// askEarly says why a certificate may not leave yet, with the article, and asks for the decision that lets it: nothing is
// issued without one, and the journal keeps it.
func (s *papersDesk) askEarly(err error, reqs []app.PaperRequest) {
	f := kit.NewForm().OneColumn(110)
	f.Add(word("why", "papers.early.paper", required, func(x *kit.Field) { x.Place = kit.T("papers.early.place") }))
	s.d.fill(kit.T("papers.early"), withArticle(err)+" "+kit.T("papers.early.text"), f, kit.T("papers.early.yes"), func() error {
		for i := range reqs {
			reqs[i].Why = f.Value("why")
		}
		issued, err := s.d.Office.Issue(reqs...)
		if err == nil {
			s.reprint(issued)
		}
		return err
	})
}

// refuse puts a number that is taken beside the paper that wanted it.
func (s *papersDesk) refuse(err error, reqs []app.PaperRequest, at []int) {
	p, ok := app.Beside(err)
	if !ok {
		s.d.Fail(err)
		return
	}
	var list []kit.Wrong
	for _, x := range p {
		field := x.Field
		if field == "number" {
			field = s.wantedBy(x.Msg, reqs, at)
		}
		list = append(list, kit.Wrong{Field: field, Say: x.Msg})
	}
	s.form.Problems(list)
}

// wantedBy finds the field of the number that was refused.
func (s *papersDesk) wantedBy(m say.Msg, reqs []app.PaperRequest, at []int) string {
	taken := ""
	for i := 0; i+1 < len(m.Args); i += 2 {
		if m.Args[i] == "number" {
			taken, _ = m.Args[i+1].(string)
		}
	}
	for k, r := range reqs {
		n, symbol, ok := strings.Cut(taken, "/")
		if v, err := strconv.Atoi(n); ok && err == nil && v == r.Serial && s.list[at[k]].Symbol == symbol {
			return "number" + strconv.Itoa(at[k])
		}
	}
	return "day"
}

// onView shows the ticked papers as drafts, large, in the window; nothing is issued.
func (s *papersDesk) onView() {
	if s.form == nil {
		return
	}
	_, at := s.requests()
	var list []paper.Paper
	for _, i := range at {
		list = append(list, s.list[i].Paper)
	}
	if len(list) == 0 && s.shown >= 0 && s.shown < len(s.list) {
		list = append(list, s.list[s.shown].Print)
	}
	if len(list) > 0 {
		s.d.showPages(kit.T("papers.view"), 0, nil, list...)
	}
}

// reprints are papers as they left the house; ok is false when one cannot be read, which was told.
func (d *Desk) reprints(issued []app.IssuedPaper) (list []paper.Paper, ok bool) {
	for i := range issued {
		p, err := issued[i].AsIssued()
		if err != nil {
			d.Fail(err)
			return nil, false
		}
		list = append(list, p)
	}
	return list, true
}

// reprint prints issued papers exactly as they left the house.
func (s *papersDesk) reprint(issued []app.IssuedPaper) {
	list, ok := s.d.reprints(issued)
	if !ok {
		return
	}
	r, err := s.d.Office.ResidentOf(s.stayID)
	if err != nil {
		s.d.Fail(err)
		return
	}
	s.d.printPapers(kit.T("papers.file", "code", r.Code), list)
}
