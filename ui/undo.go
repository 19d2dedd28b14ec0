package ui

import (
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
	last []app.Entry

	grid   *kit.Grid
	form   *kit.Form
	dialog *kit.Dialog
}

// undo opens the list of the last operations, the last one chosen (Ctrl+Z).
func (d *Desk) undo() {
	last, err := d.Office.Undoable(undoList)
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
			e := &s.last[i]
			return []kit.Cell{{Text: when(e.At)}, {Text: actOf(e)}, {Text: e.Who}}
		})
	s.grid.Margin = 8
	s.grid.OnOpen = func(int) { s.onUndo() }
	s.form = kit.NewForm().OneColumn(60)
	s.form.Add(&kit.Field{Key: "why", Label: kit.T("undo.why"), Place: kit.T("undo.why.place")})
	s.form.OnLast = s.onUndo
	rows := min(len(last), 8)
	s.dialog = &kit.Dialog{Title: kit.T("undo.list"), Wide: 640, First: s.grid.Focusable(), Content: kit.Down(8,
		kit.NewPara(kit.T("undo.text"), kit.Quiet, 608), kit.Fixed(0, float32(24+22*rows+6), s.grid), s.form),
		Buttons: []*kit.Button{kit.NewButton(kit.T("undo.no"), "", "Esc", func() { s.dialog.Close() }), kit.NewPrimary(kit.T("undo.yes"), "undo", "Enter", s.onUndo)}, Default: 1}
	s.dialog.Open(d.Window)
	s.grid.Pick(0)
}

// actOf names an operation: "Cho ra cơ sở Nguyễn Văn An".
func actOf(e *app.Entry) string { return kit.T("undo.act", "act", say.Of(e.Name), "label", e.Label) }

func (s *undoing) onUndo() {
	i := s.grid.Cursor()
	if i < 0 || i >= len(s.last) {
		return
	}
	s.d.Grave(func() error { return s.d.Office.Undo(s.last[i].Act, s.form.Value("why")) }, func(err error) {
		if err != nil {
			s.d.beside(s.form, err)
			return
		}
		s.dialog.Close()
		s.d.Done()
	})
}
