package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/stay"
	"hoanhap/ui/kit"
)

func rowKey(table string, id int64) string { return table + "/" + strconv.FormatInt(id, 10) }

// papersTab lists what was issued for the stay, voided papers too; each opens and prints exactly as it left the house.
func (s *record) papersTab() fyne.CanvasObject {
	col := func(k string, w float32) kit.Column {
		return kit.Column{Key: k, Title: kit.T("record.paper." + k), Width: w, Still: true}
	}
	name := col("name", 120)
	name.Grow = true
	g := kit.NewGrid([]kit.Column{col("number", 120), name, col("day", 84), col("to", 150), col("signer", 150)},
		func() int { return len(s.papers) }, func(i int) []kit.Cell {
			p := &s.papers[i]
			tone := kit.Normal
			if !p.Live() {
				tone = kit.Voided
			}
			return []kit.Cell{{Text: p.Number, Tone: tone}, {Text: paperName(p), Tone: tone}, {Text: p.Day.Text(), Tone: tone}, {Text: addresseeWord(p.Addressee), Tone: tone}, {Text: p.SignerName, Tone: tone}}
		})
	g.RowHeight = 24
	g.Empty = kit.Empty{Title: kit.T("record.paper.none"), Text: kit.T("record.paper.none.text"), Acts: []*kit.Button{kit.NewButton(kit.T("record.papers"), "print", "Ctrl+P", s.onPapers)}}
	g.OnOpen = func(i int) { s.onPaper(i, false) }
	g.OnMenu = func(rows []int) []kit.Act {
		i := rows[0]
		void := kit.Act{Word: kit.T("record.paper.void"), Icon: "void", Do: func() { s.onVoidPaper(i) }}
		if !s.papers[i].Live() {
			void.Why = kit.T("err.voided_already")
		}
		return []kit.Act{{Word: kit.T("record.paper.see"), Icon: "file", Key: "Enter", Do: func() { s.onPaper(i, false) }},
			{Word: kit.T("record.paper.again"), Icon: "print", Do: func() { s.onPaper(i, true) }}, s.d.act(void, app.RightVoid)}
	}
	return g
}

func paperName(p *app.IssuedPaper) string {
	if k := "paper." + p.Kind; kit.Has(k) {
		return kit.T(k)
	}
	return p.Kind
}

// addresseeWord names to whom a paper went, or what was handed over.
func addresseeWord(code string) string {
	for _, k := range []string{"due.to." + code, "paper." + code} {
		if code != "" && kit.Has(k) {
			return kit.T(k)
		}
	}
	return code
}

// onPaper shows or prints a paper exactly as it was issued.
func (s *record) onPaper(i int, onto bool) {
	p := s.papers[i]
	if p.Sealed() { // it is opened where it belongs, by who may
		s.d.Go(Route{Screen: "health", ID: p.ResidentID, Arg: "papers"})
		return
	}
	name := strings.ReplaceAll(strings.TrimSpace(paperName(&p)+" "+p.Number), "/", "-")
	print := s.d.Outer.Print
	s.d.out(kit.T("work.print"), func() ([]byte, error) {
		as, err := p.AsIssued()
		if err != nil {
			return nil, err
		}
		return print.PDF(as)
	}, func(pdf []byte) error {
		if onto {
			return print.Print(name, pdf)
		}
		return print.Open(name+".pdf", pdf)
	}, func(err error) {
		if err != nil || onto {
			s.d.told(err, "work.printed", name)
		}
	})
}

func (s *record) onVoidPaper(i int) {
	p := s.papers[i]
	s.d.askWhy(kit.T("record.paper.void.title"), kit.T("record.paper.void.text", "paper", paperName(&p), "number", p.Number, "day", p.Day, "name", s.life.Resident.Name),
		kit.T("record.paper.void"), func(why string) error { return s.d.Office.VoidPaper(p.ID, why) })
}

// familyTab lists the relatives; the contact person and the representative carry their word.
func (s *record) familyTab() fyne.CanvasObject {
	col := func(k string, w float32) kit.Column {
		return kit.Column{Key: k, Title: kit.T("record.family." + k), Width: w, Still: true}
	}
	address := col("address", 120)
	address.Grow = true
	name := col("name", 180)
	name.Draw = kit.DrawName
	g := kit.NewGrid([]kit.Column{name, col("relation", 100), col("age", 40), col("phone", 110), address, col("work", 150), col("role", 150)},
		func() int { return len(s.life.Relatives) }, func(i int) []kit.Cell {
			f := &s.life.Relatives[i]
			var role []string
			if f.Contact {
				role = append(role, kit.T("record.family.contact"))
			}
			if f.Guardian {
				role = append(role, kit.T("record.family.guardian"))
			}
			return []kit.Cell{{Text: f.Name}, {Text: f.Relation}, {Text: positive(f.Age)}, {Text: f.Phone}, {Text: f.Address}, {Text: f.Work}, {Text: strings.Join(role, ", "), Tone: kit.Bold}}
		})
	g.RowHeight = 24
	g.OnOpen = func(int) { s.onEdit() }
	g.Empty = kit.Empty{Title: kit.T("record.family.none"), Text: kit.T("record.family.none.text"), Acts: []*kit.Button{s.d.bar(kit.NewButton(kit.T("record.edit"), "edit", "", s.onEdit), app.RightAdmit)}}
	return g
}

func positive(n int) string {
	if n <= 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// historyTab is the journal of this person in plain words, newest first: act, who, when, why, and what changed.
func (s *record) historyTab() fyne.CanvasObject {
	var rows []fyne.CanvasObject
	if s.behind != "" {
		rows = append(rows, kit.AcrossMid(8, kit.NewText(kit.T("record.history.one"), kit.Strong), kit.NewQuiet(kit.T("record.history.all"), "close", func() { s.behind = ""; s.showBody() })))
	}
	const wide = 660
	for i := range s.history {
		l := &s.history[i]
		changed := l.Rows
		if s.behind != "" {
			if changed = s.behindOf(l); len(changed) == 0 {
				continue
			}
		}
		st := kit.Strong
		if l.Undone {
			st = kit.Quiet.S()
		}
		act := kit.T(l.Entry.Name)
		if l.Entry.Undoes != 0 {
			act = kit.T("journal.undo", "act", act)
		}
		rows = append(rows, kit.AcrossMid(10, kit.NewText(act, st), kit.NewText(when(l.Entry.At)+" · "+l.Entry.Who, kit.Caption)))
		if l.Entry.Why != "" {
			rows = append(rows, kit.NewPara(kit.T("journal.reason", "why", l.Entry.Why), kit.Body, wide))
		}
		var words []string
		for _, c := range changed {
			words = append(words, changeText(c))
		}
		if len(words) > 0 {
			rows = append(rows, kit.NewPara(strings.Join(words, " · "), kit.Caption, wide))
		}
		rows = append(rows, kit.HLine())
	}
	return kit.Scrolled(kit.Inset(16, 10, 16, 10, kit.Down(4, rows...)))
}

// behindOf is what an act did to the one row in question.
func (s *record) behindOf(l *app.HistoryLine) []app.Change {
	var out []app.Change
	for _, c := range l.Rows {
		if rowKey(c.Table, c.Row) == s.behind {
			out = append(out, c)
		}
	}
	return out
}

// infoTab is everything known of the person and of the stay's entry, as a page to read.
func (s *record) infoTab() fyne.CanvasObject {
	left, right := factSheet(s.infoPerson()), factSheet(s.infoStay())
	if s.e != nil {
		if x := decisionOf(s.e); x != nil {
			right = kit.Down(8, right, kit.Across(0, s.d.bar(kit.NewButton(kit.T("record.decision"), "edit", "", func() { s.d.OpenDecision(x.ID) }), app.RightVoid), kit.Space()))
		}
	}
	return kit.Scrolled(kit.Inset(16, 8, 16, 12, kit.Down(14, kit.Across(32, kit.Grow(left), kit.Grow(right)), kit.HLine(), s.mergePart())))
}

// fact is a line of a page to read; a line without a label is the title of a part.
type fact struct{ label, value string }

// factSheet draws facts with labels at the left; long values break into lines.
func factSheet(list []fact) fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, f := range list {
		if f.label == "" {
			out = append(out, kit.BlockHead(f.value, ""))
			continue
		}
		out = append(out, kit.Across(0, kit.Down(0, kit.Fixed(130, 20, kit.NewText(f.label, kit.Quiet).Narrow(100))), kit.Grow(kit.NewPara(f.value, kit.Body, 340))))
	}
	return kit.Down(3, out...)
}

// filled keeps what has a value; the titles of parts stay when something stands under them.
func filled(list []fact) []fact {
	var out []fact
	for i, f := range list {
		if f.label == "" {
			more := false
			for _, x := range list[i+1:] {
				if x.label == "" {
					break
				}
				more = more || x.value != ""
			}
			if !more {
				continue
			}
		} else if strings.TrimSpace(f.value) == "" {
			continue
		}
		out = append(out, f)
	}
	return out
}

func (s *record) infoPerson() []fact {
	r := &s.life.Resident
	t := func(k string) string { return kit.T("person." + k) }
	sexWord := func(v string) string {
		if v == "" {
			return ""
		}
		return kit.T("part.sex." + v)
	}
	stable := ""
	if r.NoResidence {
		stable = t("no_residence")
	}
	list := []fact{{"", t("who")}, {t("name"), r.Name}, {t("other_names"), r.OtherNames}, {t("birth"), s.d.bornText(r)}, {t("birth_place"), r.BirthPlace},
		{t("sex"), sexWord(r.Sex)}, {t("place_sex"), sexWord(r.PlaceSex)}, {t("nationality"), r.Nationality}, {t("ethnic"), r.Ethnic}, {t("religion"), r.Religion},
		{"", t("home")}, {t("permanent"), s.d.Office.Residence(r, s.d.Office.Today())}, {t("temporary"), s.tempHome(r)}, {t("home_town"), r.HomeTown}, {t("residence"), stable},
		{"", t("life")}, {t("education"), r.Education}, {t("occupation"), r.Occupation}, {t("work"), r.Work}, {t("marital"), r.Marital}, {t("policy"), r.Policy}, {t("groups"), groupWords(r.Groups)},
		{"", t("body")}, {t("height"), unitOf(r.HeightCM, "cm")}, {t("weight"), unitOf(r.WeightKG, "kg")}, {t("marks"), r.Marks}, {t("note"), r.Note}}
	return filled(list)
}

func unitOf(n int, unit string) string {
	if n <= 0 {
		return ""
	}
	return strconv.Itoa(n) + " " + unit
}

func (s *record) tempHome(r *app.Resident) string {
	return s.d.Office.Residence(&app.Resident{Commune: r.TempCommune, CommuneList: r.TempList, Address: r.TempAddress}, s.d.Office.Today())
}

func (s *record) infoStay() []fact {
	t := func(k string) string { return kit.T("person." + k) }
	var out []fact
	out = append(out, fact{"", t("identity")})
	for i := range s.life.Identity {
		p := &s.life.Identity[i]
		v := p.Number
		if p.Issued != 0 {
			v += ", " + kit.T("person.issued_on", "day", p.Issued)
		}
		if p.IssuedBy != "" {
			v += ", " + p.IssuedBy
		}
		out = append(out, fact{kit.T("person.id." + p.Kind), v})
	}
	out = append(out, fact{"", t("substances")})
	for i := range s.life.Substances {
		x := &s.life.Substances[i]
		label := t("substance")
		if x.Main {
			label = t("main_substance")
		}
		v := x.Name
		for _, more := range []string{x.Route, x.FirstUse.Text()} {
			if more != "" {
				v += ", " + more
			}
		}
		out = append(out, fact{label, v})
	}
	if s.e != nil {
		out = append(out, stayFactsOf(&s.e.Stay)...)
		out = append(out, decisionFacts(decisionOf(s.e))...)
		for _, list := range []string{"papers", "belongings"} {
			out = append(out, fact{"", t(list)})
			for i := range s.e.Things {
				if x := &s.e.Things[i]; x.List == list {
					out = append(out, fact{strconv.Itoa(x.N), strings.TrimRight(strings.Join([]string{x.Text, x.Count, x.State}, ", "), ", ")})
				}
			}
		}
	}
	return filled(out)
}

func stayFactsOf(x *stay.Stay) []fact {
	t := func(k string) string { return kit.T("person." + k) }
	return []fact{{"", kit.T("person.stay", "code", x.Code)}, {t("room"), x.Room}, {t("giver"), x.Giver}, {t("giver_name"), strings.TrimPrefix(x.GiverTitle+" "+x.GiverName, " ")},
		{t("taker"), strings.TrimPrefix(x.TakerTitle+" "+x.Taker, " ")}, {t("state_on_entry"), x.Health}, {t("assigned"), strings.TrimSpace(x.Assigned + " " + x.AssignedOn.Text() + " " + x.AssignedBy)}, {t("note"), x.Note}}
}

func decisionFacts(x *stay.Decision) []fact {
	if x == nil {
		return nil
	}
	t := func(k string) string { return kit.T("person." + k) }
	days := func(n int, paper string) string {
		if n == 0 {
			return ""
		}
		return strings.TrimSuffix(kit.T("clock.days", "n", n)+", "+paper, ", ")
	}
	term := ""
	if x.Term > 0 {
		term = kit.T("residents.months", "n", x.Term)
	}
	return []fact{{"", t("decision")}, {t("number"), x.Number}, {t("decided"), x.Day.Text()}, {t("issuer"), x.Issuer}, {t("term"), term}, {t("start"), x.Start.Text()},
		{t("occurrence"), positive(x.Occurrence)}, {t("credit"), days(x.Credit, x.CreditPaper)}, {t("not_counted"), days(x.NotCounted, x.BeforePaper)},
		{t("judge"), x.Judge}, {t("grounds"), x.Grounds}, {t("effective"), x.Effective.Text()}}
}
