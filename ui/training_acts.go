package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/ui/kit"
)

func trainField(key string, edits ...func(*kit.Field)) *kit.Field {
	f := &kit.Field{Key: key, Label: kit.T("train.f." + key)}
	for _, e := range edits {
		e(f)
	}
	return f
}

func trainChoice(key, words string, codes []string, edits ...func(*kit.Field)) *kit.Field {
	f := trainField(key, edits...)
	f.Kind, f.Width = kit.KindChoice, 260
	for _, c := range codes {
		f.Options = append(f.Options, kit.Option{Value: c, Text: kit.T(words + c)})
	}
	return f
}

func trainMoney(key string) *kit.Field {
	f := moneyField("amount")
	f.Key, f.Label = key, kit.T("train.f."+key)
	return f
}

// partnerField chooses one of the partners; "" is the centre itself.
func (d *Desk) partnerField(own string, edits ...func(*kit.Field)) *kit.Field {
	f := trainField("partner", edits...)
	f.Kind, f.Width = kit.KindChoice, 300
	if own != "" {
		f.Options = append(f.Options, kit.Option{Value: "", Text: kit.T(own)})
	}
	list, err := d.Office.Partners()
	if err != nil {
		d.Fail(err)
	}
	for _, p := range list {
		f.Options = append(f.Options, kit.Option{Value: strconv.FormatInt(p.ID, 10), Text: p.Name})
	}
	return f
}

// ask types a class in, or changes one.
func (t *classesTab) ask(old *app.TrainingClass) {
	d := t.d
	f := kit.NewForm().OneColumn(130)
	f.Add(trainField("name", required), trainChoice("level", "training.level.", app.Levels, required), trainField("occupation"), d.partnerField("train.own"), trainField("teacher"),
		d.dayField("first", "train.f.first", required), d.dayField("last", "train.f.last", required), countField("hours", "train.f.hours", 0, 5000, ""),
		trainField("timetable", func(x *kit.Field) { x.Place = kit.T("train.timetable.place") }), countField("places", "train.f.places", 0, 500, ""), trainMoney("ceiling"), trainField("note"))
	c := app.TrainingClass{Level: app.LevelShort}
	title := kit.T("train.add")
	if old != nil {
		c, title = *old, old.Name
		f.About = ofRows("course", old.ID)
	}
	count := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	f.SetValues(map[string]string{"name": c.Name, "level": c.Level, "occupation": c.Occupation, "partner": idText(c.PartnerID), "teacher": c.Teacher, "first": dayText(c.First),
		"last": dayText(c.Last), "hours": count(c.Hours), "timetable": c.Timetable, "places": count(c.Places), "note": c.Note})
	if c.Ceiling > 0 {
		f.Set("ceiling", moneyText(c.Ceiling))
	}
	d.askForm(title, kit.T("train.save"), f, func() error {
		c.Name, c.Level, c.Occupation, c.PartnerID, c.Teacher = f.Value("name"), f.Value("level"), f.Value("occupation"), idIn(f, "partner"), f.Value("teacher")
		c.First, c.Last, c.Hours, c.Timetable = d.dayOf(f, "first"), d.dayOf(f, "last"), countOf(f, "hours"), f.Value("timetable")
		c.Places, c.Ceiling, c.Note = countOf(f, "places"), int64(moneyIn(f, "ceiling")), f.Value("note")
		id, err := d.Office.SaveClass(c)
		if err == nil {
			t.s.class = id
		}
		return err
	})
}

func idText(id int64) string {
	if id == 0 {
		return ""
	}
	return strconv.FormatInt(id, 10)
}

func (t *classesTab) onNumber(m *app.Member) {
	f := kit.NewForm().OneColumn(110)
	f.About = ofRows("enrolment", m.ID)
	f.Add(trainField("number", required))
	t.d.todayField(f, "day", "train.f.day")
	t.d.fill(kit.T("train.number"), m.Name, f, kit.T("train.save"), func() error {
		return t.d.Office.Certify(t.d.dayOf(f, "day"), map[int64]string{m.ID: f.Value("number")})
	})
}

func (t *classesTab) onDrop(ids []int64) {
	f := kit.NewForm().OneColumn(110)
	f.About = ofRows("enrolment", ids...)
	t.d.todayField(f, "day", "train.f.dropped")
	f.Add(trainField("why", required))
	t.d.fill(kit.T("train.drop"), kit.T("train.people", "n", len(ids)), f, kit.T("train.drop"), func() error { return t.d.Office.DropOut(t.d.dayOf(f, "day"), f.Value("why"), ids...) })
}

// onResults types the results of the class: one line a person.
func (t *classesTab) onResults() {
	f := kit.NewForm().OneColumn(200)
	f.About = ofRows("course", t.s.class)
	values := map[string]string{}
	var whose []app.Member
	for _, m := range t.view.Members {
		if m.Stop != "" {
			continue
		}
		whose = append(whose, m)
		key := strconv.FormatInt(m.ID, 10)
		x := &kit.Field{Key: key, Label: m.Name, Kind: kit.KindChoice, Width: 120, Options: []kit.Option{{Value: "", Text: kit.T("train.result.none")},
			{Value: app.Passed, Text: kit.T("train.result.passed")}, {Value: app.Failed, Text: kit.T("train.result.failed")}}}
		x.With = &kit.Field{Key: "mark" + key, Name: kit.T("train.f.mark"), Place: strings.ToLower(kit.T("train.f.mark")), Width: 58, Parse: func(typed string) (string, string, any) {
			if _, ok := app.ReadMark(typed); !ok {
				return typed, "", say.Of("err.training.mark")
			}
			return typed, "", nil
		}}
		f.Add(x)
		values[key] = m.Result
		if m.Enrolment.Mark > 0 {
			values["mark"+key] = app.MarkText(m.Enrolment.Mark)
		}
	}
	if len(whose) == 0 {
		kit.Tell(t.d.Window, kit.T("train.results"), kit.T("train.results.nobody"))
		return
	}
	f.SetValues(values)
	all := kit.NewButton(kit.T("train.results.all"), "", "", func() {
		for i := range whose {
			f.Set(strconv.FormatInt(whose[i].ID, 10), app.Passed)
		}
	})
	t.d.fill(kit.T("train.results.title", "class", t.view.Name), "", f, kit.T("train.save"), func() error {
		marks := make([]app.Mark, len(whose))
		for i := range whose {
			key := strconv.FormatInt(whose[i].ID, 10)
			n, _ := app.ReadMark(f.Value("mark" + key)) // a field in error is not let through
			marks[i] = app.Mark{Enrolment: whose[i].ID, Result: f.Value(key), Tenths: n}
		}
		return t.d.Office.JudgeCourse(marks...)
	}, all)
}

// onCertify gives the certificates of everybody who passed, and prints them.
func (t *classesTab) onCertify() {
	var ids []int64
	for i := range t.view.Members {
		if m := &t.view.Members[i]; m.Result == app.Passed && m.CertNumber == "" {
			ids = append(ids, m.ID)
		}
	}
	if len(ids) == 0 {
		kit.Tell(t.d.Window, kit.T("train.certify"), kit.T("train.certify.nobody"))
		return
	}
	f := kit.NewForm().OneColumn(110)
	f.About = ofRows("course", t.s.class)
	t.d.todayField(f, "day", "train.f.day")
	title := kit.T("train.certify.title", "class", t.view.Name)
	t.d.fill(title, kit.T("train.certify.text", "n", len(ids)), f, kit.T("train.certify.yes"), func() error {
		issued, err := t.d.Office.IssueCertificates(t.d.dayOf(f, "day"), ids...)
		if err != nil {
			return err
		}
		return t.d.printIssued(title, issued)
	})
}

// printIssued prints papers as they were issued, as one file.
func (d *Desk) printIssued(name string, issued []app.IssuedPaper) error {
	list := make([]paper.Paper, len(issued))
	for i := range issued {
		var err error
		if list[i], err = issued[i].AsIssued(); err != nil {
			return err
		}
	}
	d.printPapers(name, list)
	return nil
}

// onAttend opens the attendance of a day of lessons.
func (t *classesTab) onAttend() {
	if t.s.class == 0 {
		return
	}
	t.sheet = t.d.openAttend(t.s.class)
}

// openAttend opens the attendance of the last lesson of a class; nil where there was none.
func (d *Desk) openAttend(class int64) *attendSheet {
	v, err := d.Office.ClassOf(class)
	if err != nil {
		d.Fail(err)
		return nil
	}
	lessons, err := d.Office.Lessons(&v.TrainingClass)
	if err != nil || len(lessons) == 0 {
		kit.Tell(d.Window, kit.T("train.attend"), kit.T("train.attend.none"))
		return nil
	}
	s := &attendSheet{d: d, class: class, day: lessons[len(lessons)-1]}
	s.open(v.Name)
	return s
}

// attendSheet is who was at a lesson: Enter goes from present to missed to excused.
type attendSheet struct {
	d     *Desk
	class int64
	day   date.Date
	lines []app.SheetLine
	had   map[int64]bool // marked before
	form  *kit.Form
	grid  *kit.Grid
}

var attendStates = []string{"", app.AtLesson, app.Missed, app.Excused}

func (s *attendSheet) open(name string) {
	s.form = kit.NewForm().OneColumn(90)
	s.form.About = ofRows("attend", s.class)
	s.form.Add(s.d.dayField("day", "train.f.lesson", required, func(x *kit.Field) { x.OnChange = func(string) { s.day = s.d.dayOf(s.form, "day"); s.read() } }))
	s.form.Set("day", s.day.Text())
	person := trainCol("name", 180, kit.DrawName)
	person.Grow = true
	s.grid = kit.NewGrid([]kit.Column{trainCol("code", 70, kit.DrawText), person, trainCol("state", 190, kit.DrawMark)}, func() int { return len(s.lines) }, s.row)
	s.grid.Margin = 8
	s.grid.OnOpen = s.turn
	s.read()
	var dialog *kit.Dialog
	save := func() {
		if !s.form.Ready() {
			return
		}
		states := map[int64]string{}
		for _, l := range s.lines {
			if l.State != "" || s.had[l.Enrolment] { // an empty one takes the mark back
				states[l.Enrolment] = l.State
			}
		}
		if err := s.d.Office.Attend(s.class, s.day, states); err != nil {
			s.d.beside(s.form, err)
			return
		}
		dialog.Close()
		s.d.Done()
	}
	dialog = &kit.Dialog{Title: kit.T("train.attend.title", "class", name), Wide: 640, First: s.form.First(),
		Content: kit.Down(8, s.form, kit.NewText(kit.T("train.attend.hint"), kit.Caption), kit.Fixed(0, float32(24+22*max(3, min(15, len(s.lines)))+6), s.grid)),
		Buttons: []*kit.Button{kit.NewButton(kit.T("kit.cancel"), "", "Esc", func() { dialog.Close() }), kit.NewButton(kit.T("train.attend.all"), "ok", "", s.everybody),
			kit.NewPrimary(kit.T("train.save"), "", "Ctrl+S", save)}, Default: 2,
		Keys: []kit.Shortcut{{Key: fyne.KeyS, Ctrl: true, Word: "train.save", Do: save}}}
	dialog.Open(s.d.Window)
	s.d.keepMore(dialog.Title, s.form, dialog, more{s.marks, s.mark})
}

// marks are the states as they stand, by enrolment.
func (s *attendSheet) marks() map[string]string {
	out := map[string]string{}
	for i := range s.lines {
		if l := &s.lines[i]; l.State != "" {
			out[idText(l.Enrolment)] = l.State
		}
	}
	return out
}

// mark puts back the states of a sheet that was half done, for the day in its form.
func (s *attendSheet) mark(states map[string]string) {
	s.day = s.d.dayOf(s.form, "day")
	s.read()
	for i := range s.lines {
		s.lines[i].State = states[idText(s.lines[i].Enrolment)]
	}
	s.grid.Reload()
}

func (s *attendSheet) read() {
	lines, err := s.d.Office.Sheet(s.class, s.day)
	if err != nil {
		s.d.Fail(err)
		return
	}
	s.lines, s.had = lines, map[int64]bool{}
	for _, l := range lines {
		s.had[l.Enrolment] = l.State != ""
	}
	s.grid.Reload()
}

func (s *attendSheet) row(i int) []kit.Cell {
	l := &s.lines[i]
	state := kit.Cell{Text: kit.T("train.state." + l.State), Tone: kit.Grey}
	switch l.State {
	case app.AtLesson:
		state = kit.Cell{Text: kit.T("train.state." + l.State), Mark: "ok"}
	case app.Missed:
		state = kit.Cell{Text: kit.T("train.state." + l.State), Tone: kit.Alarm}
	case app.Excused:
		state.Tone = kit.Normal
	}
	if l.Away != "" && l.State == "" {
		state = kit.Cell{Text: kit.Say(l.Away), Tone: kit.Grey}
	}
	return []kit.Cell{{Text: l.Code, Tone: kit.Grey}, {Text: l.Name}, state}
}

// turn goes to the next state of one person; who is away cannot be present.
func (s *attendSheet) turn(i int) {
	l := &s.lines[i]
	for k, st := range attendStates {
		if st == l.State {
			l.State = attendStates[(k+1)%len(attendStates)]
			break
		}
	}
	if l.Away != "" && l.State == app.AtLesson {
		l.State = app.Missed
	}
	s.grid.Reload()
}

// everybody marks present who is not marked and is here.
func (s *attendSheet) everybody() {
	for i := range s.lines {
		if l := &s.lines[i]; l.State == "" && l.Away == "" {
			l.State = app.AtLesson
		}
	}
	s.grid.Reload()
}
