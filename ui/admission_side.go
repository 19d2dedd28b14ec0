package ui

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/stay"
	"hoanhap/ui/kit"
)

type fyneObject = fyne.CanvasObject

// sideWide is the room inside the panel.
const sideWide = 320

// received are the papers that come with a person, by diện (law.md §2.2), ticked as their numbers are typed.
type receivedPaper struct{ key, word, note string }

func (s *admission) received() []receivedPaper {
	v := s.form.Value
	p := func(key, note string) receivedPaper { return receivedPaper{key, kit.T("admit.paper." + key), note} }
	var out []receivedPaper
	if v("transfer") != "" {
		out = append(out, p("transfer", v("before_paper")))
	}
	switch s.status {
	case stay.Voluntary:
		return append(out, p("voluntary", v("number")), p("application", ""), p("result", ""))
	case stay.PreCourt:
		return append(out, p("custody", v("number")), p("result", ""))
	}
	return append(out, p("court", v("number")), p("assigned", v("assigned")), p("summary", ""), p("result", ""))
}

// entryForm is the paper that ends the admission: Mẫu 42, or Mẫu 31 for voluntary and pre-court.
func (s *admission) entryForm() (kind string, ok bool) {
	kind = app.PaperEntryVoluntary
	if s.status == stay.Compulsory {
		kind = app.PaperEntryCompulsory
	}
	return kind, s.d.Office.HasForm(kind, s.entryDay())
}

// sideIs is what the panel is built from, in one word.
func (s *admission) sideIs() string {
	ids := make([]int64, len(s.likely))
	for i := range s.likely {
		ids[i] = s.likely[i].Resident
	}
	return fmt.Sprint(s.form.Values(), ids, s.same, s.others, s.had, s.refused, len(s.kept), s.done)
}

// showSide builds the panel anew: who it may be, why the term ends then, papers received, papers to print, keys.
func (s *admission) showSide() {
	s.sideWas = s.sideIs()
	var parts []fyneObject
	if !s.form.Dirty() {
		if s.done != "" {
			parts = append(parts, s.doneNotice())
		}
		parts = append(parts, s.keptNotices()...)
	}
	if len(s.refused) > 0 {
		parts = append(parts, (&kit.Notice{Ground: kit.OchreGround, Title: kit.T("fail.refused"), Lines: s.refused}).Build(sideWide))
	}
	parts = append(parts, s.likelyNotices()...)
	parts = append(parts, s.warnings()...)
	list := []fyneObject{kit.NewText(kit.T("admit.received"), kit.Section)}
	for _, p := range s.received() {
		note := p.note
		t := s.tick(p.key, note != "")
		list = append(list, kit.NewCheck(p.word, note, t.on, s.onTick(t)))
	}
	s.ticked, _ = list[min(1, len(list)-1)].(*kit.Check)
	parts = append(parts, kit.Down(0, list...), kit.HLine(), kit.NewText(kit.T("admit.print"), kit.Section))
	parts = append(parts, s.toPrint(), kit.HLine(), kit.AcrossMid(12, s.photo.slot(60, s.onPhotoFile), kit.Grow(kit.NewPara(kit.T("f.photo.hint"), kit.Caption, 240))), kit.HLine(), kit.NewText(kit.T("admit.keys"), kit.Section),
		kit.Across(10, kit.Grow(kit.NewKeyList([]kit.Shortcut{{Key: fyne.KeyReturn, Word: "kit.key.next"}, {Key: fyne.KeyF4, Word: "kit.key.list"},
			{Key: fyne.KeyZ, Ctrl: true, Word: "kit.key.undo"}})), kit.Grow(kit.NewKeyList([]kit.Shortcut{{Key: fyne.KeyD, Ctrl: true, Word: "admit.key.today"},
			{Key: fyne.KeyK, Ctrl: true, Word: "admit.key.received"}, {Key: fyne.KeySlash, Ctrl: true, Word: "kit.key.keys"}}))))
	s.side.Objects = parts
	s.side.Refresh()
}

// tick finds the tick of a line; until the clerk decides, it follows what is known.
func (s *admission) tick(key string, known bool) *tick {
	t := s.ticks[key]
	if t == nil {
		t = &tick{}
		s.ticks[key] = t
	}
	if !t.touched {
		t.on = known
	}
	return t
}

// onReceived goes to the first of the papers that came along, to be ticked with the space bar (Ctrl+K).
func (s *admission) onReceived() {
	if s.ticked != nil {
		s.d.Window.Canvas().Focus(s.ticked)
	}
}

func (s *admission) onTick(t *tick) func(bool) { return func(on bool) { t.on, t.touched = on, true } }

// toPrint is the paper of the entry with its copies; a day whose law has no form says so.
func (s *admission) toPrint() fyneObject {
	kind, ok := s.entryForm()
	if !ok {
		s.print.SetWord(kit.T("admit.save"))
		return kit.NewPara(kit.T("admit.no_form", "day", s.entryDay()), kit.Caption, sideWide)
	}
	t := s.tick("print", true)
	word := kit.T("admit.form." + kind)
	s.printWord(t.on)
	return kit.NewCheck(word, kit.T("admit.copies", "n", entryCopies), t.on, func(on bool) { s.onTick(t)(on); s.printWord(on) })
}

func (s *admission) printWord(on bool) {
	key := "admit.save"
	if on {
		key = "admit.save_print"
	}
	s.print.SetWord(kit.T(key))
}

// entryCopies: each side of the minutes keeps one; the paper says so too.
const entryCopies = 2

// likelyNotices asks about those it may be. One who is likely is shown whole, with what matches and what differs.
func (s *admission) likelyNotices() []fyneObject {
	if s.others || len(s.likely) == 0 {
		return nil
	}
	if s.same != 0 {
		if l := s.likeness(s.same); l != nil {
			return []fyneObject{(&kit.Notice{Ground: kit.GreenGround, Title: kit.T("admit.same", "n", s.had+1, "code", l.Code), Lines: []string{l.Name},
				Acts: []*kit.Button{kit.NewButton(kit.T("admit.other"), "", "", s.onOther)}}).Build(sideWide)}
		}
		return nil
	}
	l := &s.likely[0]
	n := &kit.Notice{Ground: kit.OchreGround, Title: kit.T("admit.known"), Lines: s.knownLines(l), Small: sameText(l)}
	if e := l.Open(); e != nil {
		n.Title = kit.T("admit.inside")
		n.Acts = []*kit.Button{kit.NewButton(kit.T("admit.open"), "", "F3", func() { s.d.Go(Route{Screen: "resident", ID: l.Resident}) }),
			kit.NewButton(kit.T("admit.other"), "", "", s.onOther)}
	} else {
		n.Acts = []*kit.Button{kit.NewButton(kit.T("admit.add", "n", len(l.Stays)+1), "", "F3", func() { s.onSame(l) }),
			kit.NewButton(kit.T("admit.other"), "", "", s.onOther)}
	}
	if !l.Strong() {
		n.Title = kit.T("admit.maybe")
	}
	out := []fyneObject{n.Build(sideWide)}
	if more := len(s.likely) - 1; more > 0 {
		text := ""
		for i := 1; i < len(s.likely); i++ {
			text += s.likely[i].Name + ", " + s.likely[i].Birth.Text() + ", " + s.likely[i].Code + "\n"
		}
		out = append(out, kit.NewPara(kit.T("admit.more_likely")+"\n"+text[:len(text)-1], kit.Caption, sideWide))
		if s.d.Office.Allowed(app.RightMerge) { // two records that are both like the one typed may be one person's
			a, b := s.likely[0].Resident, s.likely[1].Resident
			out = append(out, kit.AcrossMid(0, kit.NewQuiet(kit.T("merge.see"), "people", func() { s.d.OpenMerge(a, b, func(int64) { s.asked = ""; s.look() }) }), kit.Space()))
		}
	}
	return out
}

// knownLines tells the person and the last stay, by which the clerk knows him again.
func (s *admission) knownLines(l *app.Likeness) []string {
	lines := []string{kit.T("admit.who", "name", l.Name, "birth", l.Birth, "code", l.Code)}
	e, end := l.LastStay()
	if e == nil {
		return lines
	}
	text := kit.T("admit.last", "n", len(l.Stays), "status", e.Clock.Point.Status, "day", e.Timeline.Entry().Day)
	if e.Clock.HasTerm {
		text = kit.T("admit.last.term", "n", len(l.Stays), "status", e.Clock.Point.Status, "months", e.Clock.Decision.Term, "day", e.Timeline.Entry().Day)
	}
	if end != nil {
		text += ", " + kit.T("admit.last.end", "kind", end.Kind, "day", end.Day)
	} else {
		text += ", " + kit.T("admit.last.open")
	}
	lines = append(lines, text)
	if before := s.d.earlierHandover(l.Resident); before != "" {
		lines = append(lines, before)
	}
	return lines
}

// sameText says what matches and what differs; what is unknown is said to be neither.
func sameText(l *app.Likeness) string {
	out := ""
	for _, x := range []struct {
		word string
		is   app.Sameness
		by   string
	}{{"number", l.NumberIs, ""}, {"name", l.NameIs, l.NameBy}, {"birth", l.BirthIs, l.BirthBy}} {
		if x.is == app.Unknown {
			continue
		}
		if out != "" {
			out += " · "
		}
		out += kit.T("admit.is." + x.word + "." + strconv.Itoa(int(x.is)))
		if x.by != "" {
			out += " (" + kit.T("admit.by."+x.by) + ")"
		}
	}
	return out
}

// onSame continues an earlier record: its data fill what was left empty, and the occurrence follows its stays.
func (s *admission) onSame(l *app.Likeness) {
	life, err := s.d.Office.Open(l.Resident)
	if err != nil {
		s.d.Fail(err)
		return
	}
	s.same, s.had = l.Resident, len(l.Stays)
	r := &life.Resident
	v := map[string]string{"name": r.Name, "sex": r.Sex, "birth": r.Birth.Text(), "id_number": r.IDNumber, "commune": r.Commune, "address": r.Address,
		"ethnic": r.Ethnic, "education": r.Education, "occupation": r.Occupation, "other_names": r.OtherNames, "birth_place": r.BirthPlace,
		"home_town": r.HomeTown, "religion": r.Religion, "marks": r.Marks, "height": countText(r.HeightCM), "weight": countText(r.WeightKG)}
	for _, x := range life.Relatives {
		if x.Contact {
			v["contact"], v["relation"], v["phone"], v["contact_address"] = x.Name, x.Relation, x.Phone, x.Address
		}
	}
	for _, x := range life.Substances {
		if x.Main {
			v["substance"] = x.Name
		}
	}
	for k := range v {
		if s.form.Value(k) != "" || v[k] == "" {
			delete(v, k)
		}
	}
	s.form.SetValues(v)
	s.offerTerm()
	s.showStrip()
	s.showSide()
	s.form.FocusOn("status")
}

// onThis says by one key that it is the likeliest of them: his record is continued; of one who is inside it is opened.
func (s *admission) onThis() {
	s.look()
	if s.same != 0 || s.others || len(s.likely) == 0 {
		return
	}
	l := &s.likely[0]
	if l.Open() != nil {
		s.d.Go(Route{Screen: "resident", ID: l.Resident})
		return
	}
	s.onSame(l)
}

// onOther says that it is none of them.
func (s *admission) onOther() {
	s.same, s.others, s.had = 0, true, 0
	s.showSide()
	s.form.FocusOn("birth")
}

// warnings is what is odd about the admission so far.
func (s *admission) warnings() []fyneObject {
	if !s.form.Dirty() {
		return nil
	}
	a := s.admission()
	var lines []string
	for _, w := range s.d.Office.AdmissionWarnings(&a) {
		lines = append(lines, kit.Say(w))
	}
	if len(lines) == 0 {
		return nil
	}
	return []fyneObject{(&kit.Notice{Ground: kit.OchreGround, Title: kit.T("admit.look_twice"), Lines: lines}).Build(sideWide)}
}

// resumeWho takes up who the clerk had said it is, where that person is still among those it may be.
func (s *admission) resumeWho(who string) {
	id, _ := strconv.ParseInt(who, 10, 64) // no number: none of them, or nothing was said
	if l := s.likeness(id); l != nil && l.Open() == nil {
		s.same, s.had = id, len(l.Stays)
	}
	s.others = who == draftOther && len(s.likely) > 0
	s.showStrip()
	s.showSide()
}

// doneNotice says who was taken in last, with the way to the record.
func (s *admission) doneNotice() fyneObject {
	id := s.doneID
	return (&kit.Notice{Ground: kit.GreenGround, Title: kit.T("admit.done"), Lines: []string{s.done},
		Acts: []*kit.Button{kit.NewButton(kit.T("admit.open"), "", "", func() { s.d.Go(Route{Screen: "resident", ID: id}) })}}).Build(sideWide)
}
