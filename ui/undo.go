package ui

import (
	"slices"

	"hoanhap/app"
	"hoanhap/app/say"
	"hoanhap/ui/kit"
)

// undoList is how many of the last operations can be chosen from.
const undoList = 15

// undoing is the list of the last operations by name: one is chosen and taken back with its reason. What was written stays
// in the journal, with the entries that compensate it.
type undoing struct {
	d    *Desk
	last []app.LastAct

	grid   *kit.Grid
	says   *kit.Para // what undoing the one under the cursor does, or why it is not undone
	form   *kit.Form
	dialog *kit.Dialog
}

// undo opens the list of the last operations, the last that can be undone chosen (Ctrl+Z).
func (d *Desk) undo() {
	last, err := d.Office.LastActs(undoList)
	if err != nil {
		d.Fail(err)
		return
	}
	if len(last) == 0 {
		kit.Tell(d.Window, kit.T("undo.none"), kit.T("undo.none.text"))
		return
	}
	s := &undoing{d: d, last: last}
	s.grid = kit.NewGrid([]kit.Column{{Key: "at", Title: kit.T("undo.col.at"), Width: 108, Quiet: true, Still: true},
		{Key: "act", Title: kit.T("undo.col.act"), Width: 200, Grow: true, Still: true}, {Key: "who", Title: kit.T("undo.col.who"), Width: 130, Quiet: true, Still: true}},
		func() int { return len(s.last) }, func(i int) []kit.Cell {
			l := &s.last[i]
			tone := kit.Normal
			if l.Not.Key != "" {
				tone = kit.Grey
			}
			return []kit.Cell{{Text: when(l.At)}, {Text: actOf(l), Tone: tone}, {Text: l.Who}}
		})
	s.grid.OnPick = s.onPick
	s.grid.Margin = 8
	s.grid.OnOpen = func(int) { s.onUndo() }
	s.form = kit.NewForm().OneColumn(60)
	s.form.Add(&kit.Field{Key: "why", Label: kit.T("undo.why"), Place: kit.T("undo.why.place")})
	s.form.OnLast = s.onUndo
	rows := min(len(last), 8)
	s.says = kit.NewPara("", kit.Quiet, 608)
	s.dialog = &kit.Dialog{Title: kit.T("undo.list"), Wide: 640, First: s.grid.Focusable(), Content: kit.Down(8,
		kit.NewPara(kit.T("undo.text"), kit.Quiet, 608), kit.Fixed(0, float32(24+22*rows+6), s.grid), kit.Fixed(0, 40, s.says), s.form),
		Buttons: []*kit.Button{kit.NewButton(kit.T("undo.no"), "", "Esc", func() { s.dialog.Close() }), kit.NewPrimary(kit.T("undo.yes"), "undo", "Enter", s.onUndo)}, Default: 1}
	s.dialog.Open(d.Window)
	s.form.About = ofRows("undo", 0)
	d.keepDialog(s.dialog.Title, s.form, s.dialog)
	s.grid.Pick(max(0, slices.IndexFunc(last, func(l app.LastAct) bool { return l.Not.Key == "" }))) // the one the status line names
}

// actOf names an operation: "Cho ra cơ sở Nguyễn Văn An".
func actOf(l *app.LastAct) string {
	if l.What.Key != "" {
		return kit.T("undo.act", "act", l.What, "label", l.Label)
	}
	return kit.T("undo.act", "act", say.Of(l.Name), "label", l.Label)
}

// onPick says what undoing the operation under the cursor does.
func (s *undoing) onPick(i int) {
	if i < 0 || i >= len(s.last) {
		return
	}
	switch l := &s.last[i]; {
	case l.Not.Key != "":
		s.says.Set(kit.T("undo.not", "why", l.Not))
	case l.How.Key != "":
		s.says.Set(kit.Say(l.How))
	default:
		s.says.Set(kit.T("undo.how.plain"))
	}
}

func (s *undoing) onUndo() {
	i := s.grid.Cursor()
	if i < 0 || i >= len(s.last) {
		return
	}
	if not := s.last[i].Not; not.Key != "" {
		kit.Tell(s.d.Window, kit.T("undo.not.title"), kit.T("undo.not", "why", not))
		return
	}
	act, why := s.last[i].Act, s.form.Value("why")
	s.d.Grave(func() error { return s.d.Office.Undo(act, why) }, func(err error) {
		if err != nil {
			s.d.beside(s.form, err)
			return
		}
		s.dialog.Close()
		s.d.Done()
	})
}
