package ui

import (
	"hoanhap/app"
	"hoanhap/ui/kit"
)

// onSave takes the person in, and with print issues and prints the minutes of the entry. Nothing that the engine refuses is
// written, and each refusal stands beside its field.
func (s *admission) onSave(print bool) {
	if !s.form.Ready() {
		return
	}
	s.look()
	if l := s.doubt(); l != nil {
		s.ask(l, print)
		return
	}
	a := s.admission()
	if s.same != 0 {
		life, err := s.d.Office.Open(s.same)
		if err != nil {
			s.d.Fail(err)
			return
		}
		life.Continue(&a)
	}
	a.Photo = s.photo.raw
	if p := s.d.Office.AskAdmission(&a); len(p) > 0 {
		s.refuse(p)
		return
	}
	id, err := s.d.Office.Admit(a)
	if err != nil {
		s.refuse(err)
		return
	}
	s.admitted(id, print)
}

// refuse shows what was said no to beside its field, and whole at the right: a slot is short.
func (s *admission) refuse(err error) {
	s.d.beside(s.form, err)
	s.refused = nil
	p, _ := app.Beside(err)
	for _, x := range p {
		if len(x.Args) > 0 {
			s.refused = append(s.refused, kit.Say(x.Msg))
		}
	}
	s.showSide()
}

// doubt is the earlier record that must be spoken of before a second one of the same person is begun.
func (s *admission) doubt() *app.Likeness {
	if s.same != 0 || s.others || len(s.likely) == 0 || !s.likely[0].Strong() {
		return nil
	}
	return &s.likely[0]
}

func (s *admission) ask(l *app.Likeness, print bool) {
	text := ""
	for _, line := range s.knownLines(l) {
		text += line + "\n"
	}
	q := kit.Question{Title: kit.T("admit.known"), Text: text + sameText(l), Yes: kit.T("admit.add", "n", len(l.Stays)+1, "code", l.Code), No: kit.T("admit.other"),
		Do: func() { s.onSame(l); s.onSave(print) }, Not: func() { s.onOther() }}
	if l.Open() != nil {
		q.Title, q.Yes = kit.T("admit.inside"), kit.T("admit.open")
		q.Do = func() { s.d.Go(Route{Screen: "resident", ID: l.Resident}) }
	}
	kit.Ask(s.d.Window, q)
}

// admitted prints what is ticked and makes the form ready for the next person.
func (s *admission) admitted(stayID int64, print bool) {
	kind, has := s.entryForm()
	day := s.entryDay()
	t := s.ticks["print"]
	if print && has && t != nil && t.on {
		s.printEntry(app.PaperRequest{Stay: stayID, Kind: kind, Day: day})
	}
	s.done, s.doneID = s.doneText(stayID)
	s.clear()
	s.keep.saved()
	s.next()
	s.screen.SetTitle(kit.T("nav.admission"), s.d.DayText(s.d.Office.Today()))
	s.d.Done()
	s.showSide()
	s.form.FocusFirst()
}

func (s *admission) doneText(stayID int64) (string, int64) {
	r, err := s.d.Office.ResidentOf(stayID)
	if err != nil {
		s.d.Fail(err)
		return "", 0
	}
	return r.Name + ", " + r.Code, r.ID
}

// printEntry issues the minutes, so that they reprint as signed, and prints a copy for each side.
func (s *admission) printEntry(r app.PaperRequest) {
	issued, err := s.d.Office.Issue(r)
	if err != nil {
		s.d.Fail(err)
		return
	}
	left, ok := s.d.reprints(issued)
	if !ok {
		return
	}
	s.d.printPapers(kit.T("admit.form."+r.Kind), left)
}
