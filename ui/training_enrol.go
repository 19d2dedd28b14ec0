package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/paper"
	"hoanhap/ui/kit"
)

// enrolDialog enrols people in a class: from the class everybody on the books is listed and chosen by Enter; from Học viên those
// chosen there. Who cannot be enrolled is told why, and who pays is said before anything is written.
type enrolDialog struct {
	d      *Desk
	stays  []int64 // nil: everybody on the books
	list   []app.Eligibility
	on     map[int64]bool
	form   *kit.Form
	grid   *kit.Grid
	count  *kit.Text
	why    *kit.Para // who pays for the one in hand, and by which rule
	dialog *kit.Dialog
	reads  int // turn of the last reading
}

// enrolAct enrols everybody chosen in a list; off for who may not.
func (d *Desk) enrolAct(stays []int64) kit.Act {
	act := kit.Act{Word: kit.T("many.enrol"), Icon: "train", Do: func() { d.OpenEnrol(0, stays) }}
	if !d.Office.Allowed(app.RightTrain) {
		act.Why = kit.T("access.barred.text", "right", kit.T("right."+string(app.RightTrain)), "roles", d.rolesWith(app.RightTrain))
	}
	return act
}

// OpenEnrol asks for class and day, shows who can be enrolled, and enrols those chosen in one act.
func (d *Desk) OpenEnrol(class int64, stays []int64) {
	var list []app.ClassLine
	d.fetch(&d.opening, func() (err error) { list, err = d.Office.Classes(0); return err }, func() { d.openEnrol(class, stays, list) })
}

func (d *Desk) openEnrol(class int64, stays []int64, list []app.ClassLine) {
	var options []kit.Option
	known := false
	for _, c := range list {
		options = append(options, kit.Option{Value: idText(c.ID), Text: c.Name, Note: c.First.Text()})
		known = known || c.ID == class
	}
	if len(options) == 0 {
		kit.Tell(d.Window, kit.T("train.enrol"), kit.T("train.none.text"))
		return
	}
	if !known {
		class = list[0].ID
	}
	s := &enrolDialog{d: d, stays: stays, on: map[int64]bool{}}
	s.form = kit.NewForm().OneColumn(150)
	s.form.Add(&kit.Field{Key: "class", Label: kit.T("train.f.class"), Kind: kit.KindChoice, Width: 320, Required: true, Options: options, OnChange: func(string) { s.onClass(list) }},
		d.dayField("day", "train.f.from", required, func(x *kit.Field) { x.OnChange = func(string) { s.read() } }), trainField("own_cost"))
	s.form.Set("class", idText(class))
	s.form.About = ofRows("enrol", stays...)
	if stays == nil {
		s.form.About = ofRows("class", class)
	}
	for _, id := range stays {
		s.on[id] = true
	}
	person := trainCol("name", 170, kit.DrawName)
	person.Grow = true
	s.grid = kit.NewGrid([]kit.Column{{Key: "pick", Width: 30, Draw: kit.DrawMark, Still: true}, trainCol("code", 64, kit.DrawText), person, trainCol("can", 290, kit.DrawText)}, func() int { return len(s.list) }, s.row)
	s.grid.Margin = 8
	s.grid.OnOpen = s.turn
	s.grid.Empty = kit.Empty{Title: kit.T("train.enrol.nobody")}
	s.count, s.why = kit.NewText("", kit.Quiet), kit.NewPara("", kit.Quiet, 600)
	s.grid.OnPick = func(int) { s.explain() }
	s.onClass(list)
	s.dialog = &kit.Dialog{Title: kit.T("train.enrol"), Wide: 640, First: s.form.First(),
		Content: kit.Down(8, s.form, s.count, kit.Fixed(0, float32(24+22*s.lines()+6), s.grid), kit.Fixed(0, 58, kit.Down(0, s.why))),
		Buttons: []*kit.Button{kit.NewButton(kit.T("kit.cancel"), "", "Esc", func() { s.dialog.Close() }), kit.NewButton(kit.T("train.enrol.all"), "", "", s.everybody),
			kit.NewPrimary(kit.T("train.enrol.yes"), "", "Ctrl+S", s.save)}, Default: 2,
		Keys: []kit.Shortcut{{Key: fyne.KeyS, Ctrl: true, Word: "train.enrol.yes", Do: s.save}}}
	s.dialog.Open(d.Window)
	d.keepMore(s.dialog.Title, s.form, s.dialog, more{s.ticks, s.tick})
}

// lines is how many people stand in view; all there is room for while they are still read.
func (s *enrolDialog) lines() int {
	const most = 9
	if s.list == nil {
		return most
	}
	return max(3, min(most, len(s.list)))
}

// ticks are those chosen, by stay; tick puts them back.
func (s *enrolDialog) ticks() map[string]string {
	out := map[string]string{}
	for id, on := range s.on {
		if on {
			out[idText(id)] = "1"
		}
	}
	return out
}

func (s *enrolDialog) tick(v map[string]string) {
	s.on = map[int64]bool{}
	for id := range v {
		n, _ := strconv.ParseInt(id, 10, 64) // written by ticks
		s.on[n] = true
	}
	s.read()
}

// onClass offers today, or the first day of a class yet to begin.
func (s *enrolDialog) onClass(list []app.ClassLine) {
	for i := range list {
		if list[i].ID == idIn(s.form, "class") {
			day := max(list[i].First, min(s.d.Office.Today(), list[i].Last))
			if list[i].Last < s.d.Office.Today() || list[i].Enrolled == 0 { // a class entered late: from its beginning
				day = list[i].First
			}
			s.form.Set("day", day.Text())
		}
	}
	s.read()
}

func (s *enrolDialog) day() date.Date { return s.d.dayOf(s.form, "day") }

func (s *enrolDialog) read() {
	list, o, class, day := s.list, s.d.Office, idIn(s.form, "class"), s.day()
	s.d.fetch(&s.reads, func() (err error) {
		if s.stays == nil {
			list, err = o.Candidates(class, day)
		} else {
			list, err = o.Eligible(class, day, s.stays...)
		}
		return err
	}, func() { s.list = list; s.show() })
}

func (s *enrolDialog) show() {
	s.count.Set(kit.T("train.enrol.count", "n", len(s.picked()), "of", len(s.list)))
	pickAgain(s.grid, len(s.list))
	s.explain()
}

// explain says of the one in hand whether he can be enrolled, and by which rule who pays.
func (s *enrolDialog) explain() {
	i := s.grid.Cursor()
	if i < 0 || i >= len(s.list) {
		s.why.Set("")
		return
	}
	e := &s.list[i]
	why := e.Refusal
	if why.Key == "" {
		why = e.Why
	}
	said := e.Name + ": " + kit.Say(why)
	if e.Ceiling.Key != "" {
		said += " " + ceilingText(e.Ceiling)
	}
	s.why.Set(said)
}

func (s *enrolDialog) picked() (out []int64) {
	for _, e := range s.list {
		if s.on[e.Stay] && e.Refusal.Key == "" {
			out = append(out, e.Stay)
		}
	}
	return out
}

func (s *enrolDialog) row(i int) []kit.Cell {
	e := &s.list[i]
	why := kit.Cell{Text: kit.T("train.can"), Tone: kit.Grey}
	switch {
	case e.Refusal.Key != "":
		why = kit.Cell{Text: kit.Say(e.Refusal), Tone: kit.Alarm}
	case e.Unpaid.Key != "":
		why = kit.Cell{Text: kit.Say(e.Unpaid)}
	case e.AskedBefore:
		why = kit.Cell{Text: kit.T("train.can.ask")}
	}
	pick := kit.Cell{}
	if s.on[e.Stay] && e.Refusal.Key == "" {
		pick.Mark = "ok"
	}
	return []kit.Cell{pick, {Text: e.Code, Tone: kit.Grey}, {Text: e.Name}, why}
}

func (s *enrolDialog) turn(i int) {
	s.on[s.list[i].Stay] = !s.on[s.list[i].Stay]
	s.show()
}

func (s *enrolDialog) everybody() {
	for _, e := range s.list {
		s.on[e.Stay] = true
	}
	s.show()
}

func (s *enrolDialog) save() {
	if !s.form.Ready() {
		return
	}
	own := map[int64]string{}
	for _, id := range s.picked() {
		own[id] = strings.TrimSpace(s.form.Value("own_cost"))
	}
	// A class is a few dozen people, written within a frame or two: the next key finds the page with them on it.
	if err := s.d.Office.Enrol(idIn(s.form, "class"), s.day(), own, s.picked()...); err != nil {
		s.d.beside(s.form, err)
		return
	}
	s.dialog.Close()
	s.d.Done()
}

// print prints the class in hand as a list with marks and certificates.
func (t *classesTab) print() {
	if t.s.class != 0 {
		t.d.PrintTable(t.table())
	}
}

// onSheet writes the class in hand as an Excel sheet.
func (t *classesTab) onSheet() {
	if t.s.class != 0 {
		t.d.SheetTable(t.table())
	}
}

func (t *classesTab) table() paper.Table {
	x := paper.Table{Title: kit.T("train.list", "class", t.view.Name), Subtitle: classFacts(&t.view.ClassLine)}
	for _, c := range []struct {
		key  string
		wide float64
	}{{"no", 10}, {"code", 22}, {"name", 52}, {"from", 22}, {"to", 22}, {"lessons", 20}, {"result", 26}, {"certificate", 34}, {"sign", 30}} {
		x.Columns = append(x.Columns, paper.Column{Title: kit.T("train.col." + c.key), Width: c.wide})
	}
	for i := range t.view.Members {
		m := &t.view.Members[i]
		cells := t.member(i)
		x.Rows = append(x.Rows, paper.Row{Cells: []paper.Cell{paper.Num(int64(i + 1)), paper.Txt(m.Code), paper.Txt(m.Name), paper.Day(m.Span.From), paper.Day(m.Span.To - 1),
			paper.Txt(cells[3].Text), paper.Txt(cells[4].Text), paper.Txt(m.CertNumber), paper.Txt("")}})
		if m.Unpaid.Key != "" {
			x.Notes = append(x.Notes, m.Name+": "+kit.Say(m.Unpaid))
		}
	}
	for _, w := range t.view.Warnings {
		x.Notes = append(x.Notes, kit.Say(w))
	}
	return x
}
