package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/ui/kit"
)

// judge asks the engine for everybody here.
func (s *movement) judge(m app.Move) ([]app.Verdict, error) {
	if s.old != nil {
		v, err := s.d.Office.TryCorrect(s.old.ID, m)
		return []app.Verdict{v}, err
	}
	return s.d.Office.Try(m, s.stays)
}

// preview shows what the movement would do: the clock before and after, what is odd, who is refused and why.
func (s *movement) preview() {
	m := s.move()
	var parts []fyne.CanvasObject
	found, err := s.judge(m)
	if err != nil {
		s.d.Fail(err)
		return
	}
	s.found = found
	can := 0
	for i := range found {
		if found[i].Refusal == nil {
			can++
		}
	}
	switch {
	case m.Day == 0 || len(s.d.Office.CheckMove(&m)) > 0:
		parts = append(parts, kit.NewPara(kit.T("move.preview.wait"), kit.Caption, 320))
	case len(found) > 1:
		parts = append(parts, kit.NewText(kit.T("move.many", "can", can, "all", len(found)), kit.Strong))
	case len(found) == 1 && found[0].Refusal != nil:
		parts = append(parts, (&kit.Notice{Ground: kit.OchreGround, Title: kit.T("move.refused"), Lines: []string{refusalText(found[0].Refusal)}}).Build(320))
	case len(found) == 1:
		parts = append(parts, clockBlock(&found[0])...)
	}
	for _, w := range s.warnings(&m) {
		parts = append(parts, (&kit.Notice{Ground: kit.OchreGround, Title: kit.T("move.warning"), Lines: []string{kit.Say(w)}}).Build(320))
	}
	if len(s.stays) == 1 {
		parts = append(parts, s.recorded()...)
	}
	s.side.Objects = parts
	s.side.Refresh()
	s.people.Reload()
}

// warnings of the first who gets the movement stand for all: they come from the law and the day.
func (s *movement) warnings(m *app.Move) []say.Msg {
	if m.Day == 0 {
		return nil
	}
	for i := range s.found {
		if s.found[i].Refusal == nil {
			return s.d.Office.Warnings(m, &s.found[i])
		}
	}
	return nil
}

// clockBlock says what the movement does to the end of the term.
func clockBlock(v *app.Verdict) []fyne.CanvasObject {
	parts := []fyne.CanvasObject{kit.NewText(kit.T("move.after"), kit.Section)}
	if e := clockChange(&v.Was, &v.Clock); e != "" {
		parts = append(parts, kit.NewPara(e, kit.Strong, 320))
	} else if v.Clock.HasTerm && !v.Clock.Running {
		parts = append(parts, kit.NewPara(kit.T("move.same_end", "end", v.Clock.End), kit.Body, 320))
	} else if !v.Clock.HasTerm {
		parts = append(parts, kit.NewPara(kit.T("move.no_term"), kit.Caption, 320))
	}
	if v.Clock.Running {
		parts = append(parts, kit.NewPara(kit.T("why.running"), kit.Body, 320))
	}
	return parts
}

// clockChange is "Hết hạn chuyển từ 25/12/2026 sang 17/01/2027", "" when the end stays where it is.
func clockChange(was, now *stay.Clock) string {
	switch {
	case now.HasTerm && was.HasTerm && now.End != was.End:
		return kit.T("move.end_moves", "was", was.End, "now", now.End)
	case now.HasTerm && !was.HasTerm:
		return kit.T("move.end_new", "now", now.End)
	case was.HasTerm && !now.HasTerm && now.Point.State.Open():
		return kit.T("move.end_gone", "was", was.End)
	}
	return ""
}

// recorded lists what stands on the record, so that a wrong day is corrected where it is seen.
func (s *movement) recorded() []fyne.CanvasObject {
	rows, err := s.d.Office.MovementsOf(s.stays[0])
	if err != nil {
		s.d.Fail(err)
		return nil
	}
	grid := kit.NewGrid([]kit.Column{{Key: "day", Width: 78, Still: true}, {Key: "kind", Width: 100, Grow: true, Still: true, Draw: kit.DrawMark}},
		func() int { return len(rows) }, func(i int) []kit.Cell {
			tone := kit.Normal
			if !rows[i].Live() {
				tone = kit.Voided
			}
			return []kit.Cell{{Text: rows[i].Day.Text(), Tone: tone}, {Text: kit.Say(rows[i].Kind), Mark: kindMark(rows[i].Kind), Tone: tone}}
		})
	grid.NoHead, grid.Margin = true, 1
	grid.OnOpen = func(i int) {
		if rows[i].Live() {
			s.d.OpenCorrect(rows[i].ID)
		}
	}
	grid.OnMenu = func(list []int) []kit.Act {
		if len(list) != 1 || !rows[list[0]].Live() {
			return nil
		}
		m := rows[list[0]]
		return []kit.Act{s.d.act(kit.Act{Word: kit.T("move.act.correct"), Icon: "edit", Key: "Enter", Do: func() { s.d.OpenCorrect(m.ID) }}, app.RightVoid),
			s.d.act(kit.Act{Word: kit.T("move.act.void"), Icon: "void", Do: func() { s.d.OpenVoid(m.ID) }}, app.RightVoid)}
	}
	return []fyne.CanvasObject{kit.BlockHead(kit.T("move.recorded"), kit.T("move.recorded.hint")), kit.Fixed(0, float32(len(rows))*22+30, grid)}
}

// onSave records what the engine accepts. What ends a stay, and an escape, is asked once more by name and date.
func (s *movement) onSave() {
	if s.form == nil || !s.form.Ready() {
		return
	}
	m := s.move()
	if p := s.d.Office.AskMove(&m); len(p) > 0 {
		s.d.beside(s.form, p)
		return
	}
	found, err := s.judge(m)
	if err != nil {
		s.d.Fail(err)
		return
	}
	var can []int64
	var refusal error
	for i := range found {
		if found[i].Refusal == nil {
			can = append(can, found[i].Stay)
		} else if refusal == nil {
			refusal = found[i].Refusal
		}
	}
	if len(can) == 0 {
		s.d.beside(s.form, refusal)
		return
	}
	if s.old == nil && (m.Kind.Ends() || m.Kind == stay.Escape) || len(can) < len(s.stays) {
		s.ask(m, can, found)
		return
	}
	s.record(m, can)
}

func (s *movement) ask(m app.Move, can []int64, found []app.Verdict) {
	whom := kit.T("n_people", "n", len(can))
	if len(found) == 1 {
		whom = found[0].Name
	}
	text := kit.T("move.ask.text", "day", m.Day, "whom", whom)
	if n := len(s.stays) - len(can); n > 0 {
		text += "\n" + kit.T("move.ask.refused", "n", n, "who", refusedNames(found))
	}
	kit.Ask(s.d.Window, kit.Question{Title: kit.T("move.ask", "kind", m.Kind, "whom", whom), Text: text, Yes: kit.T("move.ask.yes"),
		No: kit.T("move.ask.no"), Danger: true, Do: func() { s.record(m, can) }})
}

// refusedNamed is how many of those refused a question names; the page behind it names all.
const refusedNamed = 4

// refusedNames are those who do not get a movement, each with what is in the way.
func refusedNames(found []app.Verdict) string {
	var out []string
	n := 0
	for i := range found {
		if found[i].Refusal == nil {
			continue
		}
		if n++; n <= refusedNamed {
			out = append(out, found[i].Name+" ("+refusalShort(found[i].Refusal)+")")
		}
	}
	if n > refusedNamed {
		out = append(out, kit.T("move.ask.more", "n", n-refusedNamed))
	}
	return strings.Join(out, ", ")
}

func (s *movement) record(m app.Move, can []int64) {
	switch {
	case s.old != nil:
		s.written(m, can, s.d.Office.Correct(s.old.ID, m, s.form.Value("why")))
	case len(can) == 1:
		m.StayID = can[0]
		_, err := s.d.Office.Record(m)
		s.written(m, can, err)
	case !s.writing: // hundreds of people take a second: the window stays awake, and a second press writes nothing twice
		s.writing = true
		s.d.Frame.Run(kit.T("move.working", "n", len(can)), func(*kit.Job) error { return s.d.Office.RecordMany(m, can) }, func(err error) {
			s.writing = false
			s.written(m, can, err)
		})
	}
}

// written leaves the page once the movement is written, or says beside the fields why it was not.
func (s *movement) written(m app.Move, can []int64, err error) {
	if err != nil {
		s.d.beside(s.form, err)
		return
	}
	s.form.SetClean()
	s.changed = false
	s.drop()
	s.d.Back()
	s.d.Done()
	if m.Discharge != nil { // the money went with him: its sheet is signed at once
		s.d.printPaper(s.d.Office.DischargePaper(can[0]))
	}
	if s.old == nil && len(can) == 1 {
		s.d.offerPaper(can[0], m)
	}
}

// offerPaper offers the decision or minutes of the movement just recorded (quyết định của biến động).
func (d *Desk) offerPaper(stayID int64, m app.Move) {
	r, ok, err := d.Office.PaperOfMovement(stayID, m.Kind, m.Day)
	if err != nil {
		d.Fail(err)
		return
	}
	if !ok {
		return
	}
	title := kit.T("move.paper.title", "what", kit.T("paper."+r.Kind))
	kit.Ask(d.Window, kit.Question{Title: title, Text: kit.T("move.paper.text"), Yes: kit.T("work.issue.yes"), No: kit.T("work.issue.no"),
		Do: func() { d.IssueAndPrint(kit.T("paper."+r.Kind), []app.PaperRequest{r}) }})
}

// OpenVoid asks for the reason and withdraws a movement (hủy): it stays visible, struck through, with who, when and why.
func (d *Desk) OpenVoid(movementID int64) {
	m, _, err := d.Office.MovementOf(movementID)
	if err != nil {
		d.Fail(err)
		return
	}
	v, err := d.Office.TryCorrect(movementID, app.Move{})
	if err != nil {
		d.Fail(err)
		return
	}
	f := kit.NewForm().OneColumn(70)
	f.About = ofRows("movement", movementID)
	f.Add(word("why", "move.why", required))
	text := kit.T("move.void.text", "kind", m.Kind, "day", m.Day, "whom", v.Name)
	if v.Refusal != nil {
		kit.Tell(d.Window, kit.T("move.void.refused"), refusalText(v.Refusal))
		return
	}
	if e := clockChange(&v.Was, &v.Clock); e != "" {
		text += "\n" + e
	}
	dlg := &kit.Dialog{Title: kit.T("move.void"), Content: kit.Down(10, kit.NewPara(text, kit.Body, 448), f), First: f.First()}
	do := func() {
		if !f.Ready() {
			return
		}
		if err := d.Office.VoidMovement(movementID, f.Value("why")); err != nil {
			d.beside(f, err)
			return
		}
		dlg.Close()
		d.Done()
	}
	f.OnLast = do
	dlg.Buttons = []*kit.Button{kit.NewButton(kit.T("record.keep"), "", "Esc", dlg.Close), kit.NewButton(kit.T("move.void.yes"), "void", "Enter", do)}
	dlg.Default = 1
	dlg.Open(d.Window)
	d.keepDialog(dlg.Title, f, dlg)
}
