package ui

import (
	"slices"
	"strings"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/stay"
	"hoanhap/ui/kit"
)

// moment is a line of Diễn biến with what stands behind it.
type moment struct {
	kit.Moment
	day  date.Date
	move *stay.Movement // nil for today, what is due, and the end
}

func kitMoments(list []moment) []kit.Moment {
	out := make([]kit.Moment, len(list))
	for i := range list {
		out[i] = list[i].Moment
	}
	return out
}

// momentsOf is the time line of the stay in view: every movement, voided ones struck through in their place, today, what
// is due and the end.
func (s *record) momentsOf() []moment {
	if s.e == nil {
		return nil
	}
	var out []moment
	notes := momentNotes(s.e)
	moves := slices.Clone(s.e.Movements)
	slices.SortStableFunc(moves, func(a, b stay.Movement) int {
		if a.Before(&b) {
			return -1
		}
		return 1
	})
	for i := range moves {
		m := &moves[i]
		x := moment{day: m.Day, move: m, Moment: kit.Moment{Date: m.Day.Text(), Time: m.Time, Icon: kindMark(m.Kind), Label: kit.Say(m.Kind),
			Detail: s.momentDetail(m), Note: notes[m.ID], Alarm: m.Kind == stay.Escape}}
		if m.Kind == stay.ChangeStatus {
			x.Label = kit.T("record.changed_to", "kind", m.Kind, "status", small(kit.Say(m.Status)))
		}
		if !m.Live() {
			x.Voided, x.Alarm, x.Icon, x.Note = true, false, "void", ""
			x.Detail = kit.T("record.voided", "at", when(m.VoidAt), "who", m.VoidBy, "why", m.VoidWhy)
		}
		out = append(out, x)
	}
	return s.addComing(out)
}

// addComing puts today, what is due and the end of the term among the movements, by day.
func (s *record) addComing(out []moment) []moment {
	today := s.d.Office.Today()
	for _, c := range s.due {
		x := moment{day: c.day, Moment: kit.Moment{Date: c.day.Text(), Icon: c.icon(), Label: c.text, Coming: true, Note: kit.T("record.falls_due")}}
		switch {
		case c.left < 0:
			x.Coming, x.Alarm, x.Late, x.Note = false, true, true, kit.T("record.late", "n", -c.left)
		case c.left == 0:
			x.Note = kit.T("record.due_today")
		case c.expected:
			x.Note = kit.T("record.expected")
		}
		out = append(out, x)
	}
	if s.e.Timeline.End() == nil {
		out = append(out, moment{day: today, Moment: kit.Moment{Date: today.Text(), Icon: "now", Label: kit.T("record.today"), Now: true}})
		if c := &s.e.Clock; c.HasTerm && !c.Running {
			head, _ := clockHead(s.e.Timeline, c, kit.Body)
			out = append(out, moment{day: c.End, Moment: kit.Moment{Date: c.End.Text(), Icon: "checked", Label: kit.T("clock.end"),
				Detail: kit.T("record.not_completed"), Note: small(head), Alarm: c.Remaining < 0, Late: c.Remaining < 0}})
		}
	}
	slices.SortStableFunc(out, func(a, b moment) int { return int(a.day - b.day) })
	return out
}

// momentNotes says at the right of a movement what it did to the clock, by the movement's id.
func momentNotes(e *app.Episode) map[int64]string {
	out := map[int64]string{}
	c, t := &e.Clock, e.Timeline
	off := map[int64]int{}
	for i := range c.Off {
		off[c.Off[i].Cause.ID] += c.Off[i].Days
		if c.Off[i].Open {
			out[c.Off[i].Cause.ID] = kit.T("record.note.off", "n", c.Off[i].Days)
		}
	}
	for i := range t.Steps {
		st := &t.Steps[i]
		switch {
		case c.HasTerm && st.Now.Decision == c.Decision.ID && st.Was.Decision != c.Decision.ID:
			out[st.ID] = kit.T("record.note.start")
			if c.Start != st.Day {
				out[st.ID] = kit.T("record.note.start_on", "day", c.Start)
			}
		case st.Kind == stay.Reduce:
			out[st.ID] = kit.T("record.note.reduced", "n", st.Months)
		case st.Was.State != st.Now.State && st.Was.State != stay.None && st.Now.State == stay.Present:
			out[st.ID] = returnNote(t, i, off)
		}
	}
	if c.CreditPre > 0 {
		out[c.Spell.Cause.ID] = kit.T("record.note.on", "n", c.CreditPre)
	}
	return out
}

// returnNote is what the absence that a return ended did: "không tính 23", "tính 5 ngày".
func returnNote(t *stay.Timeline, i int, off map[int64]int) string {
	j := i - 1
	for j > 0 && t.Steps[j].Now.State == t.Steps[j].Was.State && t.Steps[j].Now.Away == t.Steps[j].Was.Away {
		j--
	}
	if n, ok := off[t.Steps[j].ID]; ok {
		return kit.T("record.note.off", "n", n)
	}
	return kit.T("record.note.on", "n", int(t.Steps[i].Day-t.Steps[j].Day))
}

// momentDetail is what the paper behind a movement says. Nothing of the health desk stands here.
func (s *record) momentDetail(m *stay.Movement) string {
	var parts []string
	add := func(v string) {
		if v = strings.TrimSpace(v); v != "" {
			parts = append(parts, v)
		}
	}
	if m.Kind.Entry() {
		add(small(kit.Say(m.Status)))
	}
	if i := slices.IndexFunc(s.e.Decisions, func(x stay.Decision) bool { return x.ID == m.DecisionID }); i >= 0 && m.DecisionID != 0 {
		add(orderText(&s.e.Decisions[i]))
	}
	if m.Kind == stay.Mourning && m.Travel > 0 {
		add(kit.T("record.travel", "n", m.Travel))
	}
	add(m.Place)
	add(m.Paper)
	if m.Due != 0 {
		add(kit.T("record.back_by", "day", m.Due.Text()+" "+m.DueTime))
	}
	add(m.Note)
	return strings.Join(parts, "; ")
}

// onMenu offers what may be done with a line: give it another day, void it, see what the journal says.
func (s *record) onMenu(i int) []kit.Act {
	if i < 0 || i >= len(s.moments) {
		return nil
	}
	m := s.moments[i].move
	if m == nil {
		return []kit.Act{{Word: kit.T("record.papers"), Icon: "print", Key: "Ctrl+P", Do: s.onPapers}}
	}
	journal := kit.Act{Word: kit.T("record.menu.journal"), Icon: "book", Do: func() { s.onBehind(m.ID) }}
	journal = s.d.act(journal, app.RightJournal)
	if !m.Live() || !s.d.Office.Allowed(app.RightVoid) {
		return []kit.Act{journal}
	}
	void := kit.Act{Word: kit.T("record.menu.void"), Icon: "void", Do: func() { s.onVoid(m) }}
	if m.Kind.Entry() {
		void = kit.Act{Word: kit.T("record.menu.void_stay"), Icon: "void", Do: s.onVoidStay}
	}
	acts := []kit.Act{{Word: kit.T("record.menu.correct"), Icon: "edit", Do: func() { s.d.OpenCorrect(m.ID) }}}
	if m.DecisionID != 0 {
		acts = append(acts, kit.Act{Word: kit.T("record.menu.decision"), Icon: "edit", Do: func() { s.d.OpenDecision(m.DecisionID) }})
	}
	return append(acts, void, journal)
}

// onBehind shows in the history what happened to one movement.
func (s *record) onBehind(id int64) {
	s.tabs.Choose("history")
	s.behind = rowKey("movement", id)
	s.showBody()
}

// onVoid asks before a movement is withdrawn; the question repeats name, act and day (look.md §7).
func (s *record) onVoid(m *stay.Movement) {
	s.d.askWhy(kit.T("record.void.title", "kind", m.Kind), kit.T("record.void.text", "kind", m.Kind, "day", m.Day, "name", s.life.Resident.Name, "code", s.life.Resident.Code),
		kit.T("record.void.yes"), func(why string) error { return s.d.Office.VoidMovement(m.ID, why) })
}

func (s *record) onVoidStay() {
	s.d.askWhy(kit.T("record.void_stay.title"), kit.T("record.void_stay.text", "n", s.n, "day", s.e.Timeline.Entry().Day, "name", s.life.Resident.Name, "code", s.life.Resident.Code),
		kit.T("record.void_stay.yes"), func(why string) error { return s.d.Office.VoidStay(s.e.Stay.ID, why) })
}

// askWhy asks for the reason of a dangerous act. The safe answer stands first, and Enter in the reason goes to it; an
// answer the office refuses leaves the dialog as it was.
func (d *Desk) askWhy(title, text, yes string, act func(why string) error) {
	form := kit.NewForm().OneColumn(60)
	form.Add(&kit.Field{Key: "why", Label: kit.T("record.reason"), Required: true})
	dialog := &kit.Dialog{Title: title, Content: kit.Down(10, kit.NewPara(text, kit.Body, 448), form), First: form.First(), Default: 0}
	do := func() {
		if !form.Ready() {
			form.Problems([]kit.Wrong{{Field: "why", Say: kit.T("err.why_needed")}})
			return
		}
		why := form.Value("why")
		d.Grave(func() error { return act(why) }, func(err error) {
			dialog.Close()
			if err != nil {
				d.Fail(err)
				return
			}
			d.Done()
		})
	}
	dialog.Buttons = []*kit.Button{kit.NewButton(kit.T("record.keep"), "", "Esc", dialog.Close), kit.NewButton(yes, "", "", do)}
	form.About = text // says which row
	dialog.Open(d.Window)
	d.keepDialog(title, form, dialog)
}
