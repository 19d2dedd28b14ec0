package ui

import (
	"strconv"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/text"
	"hoanhap/ui/kit"
)

// One paper, one group for all who are chosen: a table says for each person what will be done, or why not, before anything
// is written.

// manyColumns is the table of both dialogs.
func manyColumns() []kit.Column {
	return []kit.Column{{Key: "code", Title: kit.T("many.col.code"), Width: 66, Quiet: true, Still: true},
		{Key: "name", Title: kit.T("many.col.name"), Width: 190, Draw: kit.DrawName, Still: true},
		{Key: "result", Title: kit.T("many.col.result"), Width: 120, Grow: true, Still: true}}
}

// manyPapers issues one kind of paper for several people.
type manyPapers struct {
	d     *Desk
	stays []int64
	day   date.Date
	list  []app.ManyPapers
	kinds []string

	form   *kit.Form
	grid   *kit.Grid
	facts  *kit.Text
	dialog *kit.Dialog
}

// OpenManyPapers asks which paper, shows who gets it and who does not, then issues all in one act and prints one file.
func (d *Desk) OpenManyPapers(stays []int64) {
	if len(stays) == 0 {
		return
	}
	s := &manyPapers{d: d, stays: stays, day: d.Office.Today()}
	s.read(s.open)
}

func (s *manyPapers) read(then func()) {
	var list []app.ManyPapers
	s.d.Frame.Look(kit.T("many.papers.reading"), func(*kit.Job) (err error) {
		list, err = s.d.Office.PapersFor(s.day, s.stays...)
		return err
	}, func(err error) {
		if err != nil {
			s.d.Fail(err)
			return
		}
		s.list, s.kinds = list, nil
		seen := map[string]bool{}
		for i := range list {
			for k := range list[i].Papers {
				if kind := list[i].Papers[k].Kind; !seen[kind] {
					seen[kind] = true
					s.kinds = append(s.kinds, kind)
				}
			}
		}
		then()
	})
}

func (s *manyPapers) options() []kit.Option {
	out := make([]kit.Option, len(s.kinds))
	for i, k := range s.kinds {
		out[i] = kit.Option{Value: k, Text: kit.T("papers.kind." + k)}
	}
	return out
}

func (s *manyPapers) open() {
	if len(s.kinds) == 0 {
		kit.Tell(s.d.Window, kit.T("many.papers.title", "n", len(s.stays)), kit.T("many.papers.none", "day", s.day))
		return
	}
	s.form = kit.NewForm().OneColumn(80)
	s.form.Add(&kit.Field{Key: "kind", Label: kit.T("many.kind"), Kind: kit.KindChoice, Options: s.options(), Required: true, OnChange: func(string) { s.show() }},
		s.d.dayField("day", "many.day", required, func(x *kit.Field) { x.OnChange = func(string) { s.onDay() } }))
	s.form.SetValues(map[string]string{"kind": s.first(), "day": s.day.Text()})
	s.form.OnLast = s.onIssue
	s.facts = kit.NewText("", kit.Quiet)
	s.grid = kit.NewGrid(manyColumns(), func() int { return len(s.list) }, s.row)
	s.grid.Margin = 8
	s.grid.OnOpen = func(int) { s.onIssue() }
	s.dialog = &kit.Dialog{Title: kit.T("many.papers.title", "n", len(s.stays)), Wide: 640, First: s.form.First(),
		Content: kit.Down(8, s.form, s.facts, kit.Fixed(0, float32(24+22*min(12, len(s.list))+6), s.grid)),
		Buttons: []*kit.Button{kit.NewButton(kit.T("kit.cancel"), "", "Esc", func() { s.dialog.Close() }), kit.NewPrimary(kit.T("many.papers.yes"), "print", "Enter", s.onIssue)}, Default: 1}
	s.show()
	s.form.About = ofRows("papers", s.stays...)
	s.dialog.Open(s.d.Window)
	s.d.keepDialog(s.dialog.Title, s.form, s.dialog)
}

// first is the kind most people can get.
func (s *manyPapers) first() string {
	best, most := "", -1
	for _, k := range s.kinds {
		n := 0
		for i := range s.list {
			n += len(s.unissued(&s.list[i], k))
		}
		if n > most {
			best, most = k, n
		}
	}
	return best
}

// unissued are the papers of a kind not yet issued for one person.
func (s *manyPapers) unissued(m *app.ManyPapers, kind string) (out []app.PaperRequest) {
	for i := range m.Papers {
		if p := &m.Papers[i]; p.Kind == kind && p.Issued == nil && p.Refusal == nil {
			out = append(out, p.PaperRequest)
		}
	}
	return out
}

func (s *manyPapers) row(i int) []kit.Cell {
	m, kind := &s.list[i], s.form.Value("kind")
	return []kit.Cell{{Text: m.Resident}, {Text: m.Name}, s.verdict(m, kind)}
}

func (s *manyPapers) verdict(m *app.ManyPapers, kind string) kit.Cell {
	switch n := len(s.unissued(m, kind)); {
	case n > 1:
		return kit.Cell{Text: kit.T("many.papers.will_n", "n", n)}
	case n == 1:
		return kit.Cell{Text: kit.T("many.papers.will")}
	}
	for k := range m.Papers {
		if x := &m.Papers[k]; x.Kind == kind && x.Issued == nil && x.Refusal != nil {
			return kit.Cell{Text: refusalText(x.Refusal), Tone: kit.Alarm}
		}
		if p := m.Papers[k].Issued; p != nil && m.Papers[k].Kind == kind {
			if p.Number == "" {
				return kit.Cell{Text: kit.T("many.papers.issued_plain", "day", p.Day), Tone: kit.Grey}
			}
			return kit.Cell{Text: kit.T("many.papers.issued", "number", p.Number, "day", p.Day), Tone: kit.Grey}
		}
	}
	return kit.Cell{Text: kit.T("many.papers.not"), Tone: kit.Alarm}
}

func (s *manyPapers) requests() (out []app.PaperRequest, people int) {
	for i := range s.list {
		list := s.unissued(&s.list[i], s.form.Value("kind"))
		if len(list) > 0 {
			people++
		}
		out = append(out, list...)
	}
	return out, people
}

func (s *manyPapers) show() {
	_, n := s.requests()
	s.facts.Set(kit.T("many.papers.facts", "can", n, "no", len(s.list)-n))
	s.grid.Reload()
}

// onDay judges everybody for another day.
func (s *manyPapers) onDay() {
	day := s.d.dayOf(s.form, "day")
	if day == 0 || day == s.day {
		return
	}
	s.day = day
	s.read(func() {
		s.form.SetOptions("kind", s.options())
		s.show()
	})
}

func (s *manyPapers) onIssue() {
	if !s.form.Ready() {
		return
	}
	reqs, _ := s.requests()
	if len(reqs) == 0 {
		s.form.Problems([]kit.Wrong{{Field: "kind", Say: kit.T("many.papers.nobody")}})
		return
	}
	if s.day > s.d.Office.Today() {
		s.form.Problems([]kit.Wrong{{Field: "day", Say: say.Of("err.future", "today", s.d.Office.Today())}})
		return
	}
	s.dialog.Close()
	s.d.IssueAndPrint(kit.T("many.file", "kind", kit.T("papers.kind."+reqs[0].Kind), "day", s.day.String()), reqs)
}

// manyRoom puts several people into one group.
type manyRoom struct {
	d      *Desk
	list   []app.RoomVerdict
	form   *kit.Form
	grid   *kit.Grid
	facts  *kit.Text
	dialog *kit.Dialog
}

// OpenRoom asks for the group (tổ, phòng) of the stays and shows what it changes.
func (d *Desk) OpenRoom(stays []int64) {
	var list []app.RoomVerdict
	var rooms []string
	d.fetch(&d.opening, func() (err error) {
		if list, err = d.Office.TryRoom(stays...); err == nil {
			rooms, err = d.Office.Rooms()
		}
		return err
	}, func() {
		if len(list) > 0 {
			d.openRoom(stays, list, rooms)
		}
	})
}

func (d *Desk) openRoom(stays []int64, list []app.RoomVerdict, rooms []string) {
	s := &manyRoom{d: d, list: list}
	s.form = kit.NewForm().OneColumn(80)
	s.form.Add(&kit.Field{Key: "room", Label: kit.T("many.room"), Kind: kit.KindSearch, Free: true, Place: kit.T("many.room.place"), Hint: kit.T("many.room.hint"), Under: true,
		Find: func(typed string) []kit.Option { s.show(); return roomOptions(rooms, typed) }, OnChange: func(string) { s.show() }})
	s.form.OnLast = s.onSet
	s.facts = kit.NewText("", kit.Quiet)
	s.grid = kit.NewGrid(manyColumns(), func() int { return len(s.list) }, s.row)
	s.grid.Margin = 8
	s.grid.OnOpen = func(int) { s.onSet() }
	s.dialog = &kit.Dialog{Title: kit.T("many.room.title", "n", len(list)), Wide: 640, First: s.form.First(),
		Content: kit.Down(8, s.form, s.facts, kit.Fixed(0, float32(24+22*min(12, len(s.list))+6), s.grid)),
		Buttons: []*kit.Button{kit.NewButton(kit.T("kit.cancel"), "", "Esc", func() { s.dialog.Close() }), kit.NewPrimary(kit.T("many.room.yes"), "", "Enter", s.onSet)}, Default: 1}
	s.show()
	s.form.About = ofRows("room", stays...)
	s.dialog.Open(d.Window)
	d.keepDialog(s.dialog.Title, s.form, s.dialog)
}

func (s *manyRoom) row(i int) []kit.Cell {
	v, now := &s.list[i], s.form.Value("room")
	c := kit.Cell{Text: kit.T("many.room.change", "was", v.Was, "now", now)}
	switch {
	case v.Refusal != nil:
		c = kit.Cell{Text: refusalText(v.Refusal), Tone: kit.Alarm}
	case v.Was == now:
		c = kit.Cell{Text: kit.T("many.room.same"), Tone: kit.Grey}
	case v.Was == "":
		c.Text = kit.T("many.room.first", "now", now)
	case now == "":
		c.Text = kit.T("many.room.out", "was", v.Was)
	}
	return []kit.Cell{{Text: v.Resident}, {Text: v.Name}, c}
}

// show follows what is typed, before the field is left: Enter writes it.
func (s *manyRoom) show() {
	if s.grid == nil {
		return
	}
	n := len(s.can())
	s.facts.Set(kit.T("many.room.facts", "can", n, "no", len(s.list)-n))
	s.grid.Reload()
}

func (s *manyRoom) can() (out []int64) {
	for i := range s.list {
		if s.list[i].Refusal == nil {
			out = append(out, s.list[i].Stay)
		}
	}
	return out
}

func (s *manyRoom) onSet() {
	room, can := s.form.Value("room"), s.can()
	s.d.write(kit.T("many.room.writing", "n", len(can)), func() error { return s.d.Office.SetRoom(room, can...) },
		func(err error) { s.d.beside(s.form, err) }, func() { s.dialog.Close(); s.d.Done() })
}

// write does an act on many outside the window's thread, once: a second press while it is under way writes nothing twice.
func (d *Desk) write(what string, act func() error, fail func(error), then func()) {
	if d.writing {
		return
	}
	d.writing = true
	d.Frame.Run(what, func(*kit.Job) error { return act() }, func(err error) {
		d.writing = false
		if err != nil {
			fail(err)
			return
		}
		then()
	})
}

// manyActs are the acts of a list for everybody chosen, beside the movement.
func (d *Desk) manyActs(stays []int64) []kit.Act {
	if len(stays) == 0 {
		return nil
	}
	papers, room := kit.T("many.act.papers.one"), kit.T("many.act.room.one")
	if n := len(stays); n > 1 {
		papers, room = kit.T("many.act.papers", "n", strconv.Itoa(n)), kit.T("many.act.room", "n", strconv.Itoa(n))
	}
	return []kit.Act{d.act(kit.Act{Word: papers, Icon: "print", Do: func() { d.OpenManyPapers(stays) }}, app.RightPaper),
		d.act(kit.Act{Word: room, Icon: "people", Do: func() { d.OpenRoom(stays) }}, app.RightAdmit), d.enrolAct(stays), d.act(d.proposalAct(stays), app.RightPaper)}
}

// roomOptions are the groups that begin with what was typed; nothing typed offers all.
func roomOptions(rooms []string, typed string) (out []kit.Option) {
	q := text.NewQuery(typed)
	for _, r := range rooms {
		if _, ok := q.Match(text.Fold(r)); ok {
			out = append(out, kit.Option{Value: r, Text: r})
		}
	}
	return out
}
