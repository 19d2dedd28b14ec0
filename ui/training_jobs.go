package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/paper"
	"hoanhap/ui/kit"
)

// jobsTab is work after the release: of whom to ask, the vacancies, the partners.
type jobsTab struct {
	s         *trainingScreen
	d         *Desk
	due       []app.JobDue
	vacancies []app.VacancyLine
	partners  []app.Partner
	grid      *kit.Grid
	offers    *kit.Grid
	houses    *kit.Grid
}

func (t *jobsTab) build() (fyne.CanvasObject, []fyne.CanvasObject) {
	person := trainCol("name", 150, kit.DrawName)
	person.Grow = true
	t.grid = kit.NewGrid([]kit.Column{trainCol("code", 70, kit.DrawText), person, trainCol("released", 90, kit.DrawText), trainCol("month", 120, kit.DrawText), trainCol("before", 130, kit.DrawText)},
		func() int { return len(t.due) }, func(i int) []kit.Cell {
			l := &t.due[i]
			last := ""
			if l.Last.ID != 0 {
				last = jobWord(&l.Last)
			}
			return []kit.Cell{{Text: l.Code, Tone: kit.Grey}, {Text: l.Name}, {Text: l.Released.Text()}, {Text: kit.T("jobs.month." + strconv.Itoa(l.Month))}, {Text: last, Tone: kit.Grey}}
		})
	t.grid.OnOpen = func(i int) { t.d.askJob(t.due[i].Stay, t.due[i].Name, t.due[i].Month) }
	t.grid.Empty = kit.Empty{Title: kit.T("jobs.due.none"), Text: kit.T("jobs.due.none.text")}
	job := trainCol("occupation", 120, kit.DrawText)
	job.Grow = true
	t.offers = kit.NewGrid([]kit.Column{job, growing(trainCol("partner", 150, kit.DrawText)), reckoned(trainCol("places", 60, kit.DrawText), func(i int) kit.Figure {
		return kit.Figure{Text: strconv.Itoa(t.vacancies[i].Taken), Why: t.d.sumOf(t.vacancies[i].Why)}
	}), trainCol("until", 84, kit.DrawText)}, func() int { return len(t.vacancies) },
		func(i int) []kit.Cell {
			v := &t.vacancies[i]
			tone := kit.Normal
			if !v.Open {
				tone = kit.Grey
			}
			return []kit.Cell{{Text: v.Occupation, Tone: tone}, {Text: v.Partner, Tone: tone}, {Text: strconv.Itoa(v.Taken) + "/" + dash(v.Places), Tone: tone}, {Text: dayText(v.Until), Tone: tone}}
		})
	t.offers.OnOpen = func(i int) { t.d.askIntroduction(0, &t.vacancies[i]) }
	t.offers.OnMenu = func(rows []int) []kit.Act {
		v := t.vacancies[rows[0]]
		return append(t.d.trainers(kit.Act{Word: kit.T("jobs.introduce"), Icon: "file", Do: func() { t.d.askIntroduction(0, &v) }}),
			t.d.mend(func() { t.askVacancy(&v.Vacancy) }, "jobs.vacancy.void", comma(v.Occupation, v.Partner), func(why string) error { return t.d.Office.VoidVacancy(v.ID, why) })...)
	}
	t.offers.Empty = kit.Empty{Title: kit.T("jobs.vacancy.none"), Text: kit.T("jobs.vacancy.none.text")}
	house := trainCol("partner", 150, kit.DrawText)
	house.Grow = true
	t.houses = kit.NewGrid([]kit.Column{house, trainCol("kind", 110, kit.DrawText), trainCol("contract", 120, kit.DrawText)}, func() int { return len(t.partners) }, func(i int) []kit.Cell {
		p := &t.partners[i]
		return []kit.Cell{{Text: p.Name}, {Text: kit.T("jobs.partner." + p.Kind)}, {Text: p.Contract}}
	})
	t.houses.OnOpen = func(i int) { t.askPartner(&t.partners[i]) }
	t.houses.OnMenu = func(rows []int) []kit.Act {
		p := t.partners[rows[0]]
		return t.d.mend(func() { t.askPartner(&p) }, "jobs.partner.void", p.Name, func(why string) error { return t.d.Office.VoidPartner(p.ID, why) })
	}
	t.houses.Empty = kit.Empty{Title: kit.T("jobs.partner.none"), Text: kit.T("jobs.partner.none.text")}
	side := kit.Down(0, kit.Inset(16, 8, 12, 0, kit.BlockHead(kit.T("jobs.vacancies"), "", t.d.bar(kit.NewQuiet(kit.T("jobs.vacancy.add"), "add", func() { t.askVacancy(nil) }), app.RightTrain))), kit.Grow(t.offers),
		kit.Inset(16, 8, 12, 0, kit.BlockHead(kit.T("jobs.partners"), "", t.d.bar(kit.NewQuiet(kit.T("jobs.partner.add"), "add", func() { t.askPartner(nil) }), app.RightTrain))), kit.Grow(t.houses))
	return kit.WithPanel(t.grid, kit.Panel(side), 480, 680), []fyne.CanvasObject{
		t.d.bar(kit.NewButton(kit.T("jobs.plan"), "edit", "", func() { t.d.askPlan(0) }), app.RightTrain), t.d.bar(kit.NewButton(kit.T("jobs.report"), "ok", "", t.onReport), app.RightTrain),
		kit.NewTool("sheet", "Excel", func() { t.d.SheetTable(t.table()) }), kit.NewTool("print", kit.T("train.print"), t.print), t.d.bar(kit.NewPrimary(kit.T("jobs.introduce"), "file", "Ctrl+B", func() { t.d.askIntroduction(0, nil) }), app.RightTrain)}
}

// jobWord is what was told of somebody's work.
func jobWord(r *app.JobReport) string {
	if r.Unknown() {
		return kit.T("jobs.working.unknown")
	}
	if !r.Working {
		return kit.T("jobs.none")
	}
	return comma(r.Job, r.Employer)
}

func (t *jobsTab) read() {
	o, now := t.d.Office, *t
	t.d.fetch(&t.s.turn, func() (err error) {
		if now.due, err = o.JobsDue(); err == nil {
			if now.vacancies, err = o.Vacancies(); err == nil {
				now.partners, err = o.Partners()
			}
		}
		return err
	}, func() {
		t.due, t.vacancies, t.partners = now.due, now.vacancies, now.partners
		t.s.say(kit.Piece{Text: kit.T("jobs.due.facts", "n", len(t.due)), Style: kit.Quiet})
		pickAgain(t.grid, len(t.due))
		t.offers.Reload()
		t.houses.Reload()
	})
}

func (t *jobsTab) askPartner(old *app.Partner) {
	d := t.d
	p := app.Partner{Kind: app.PartnerEnterprise}
	if old != nil {
		p = *old
	}
	f := kit.NewForm().OneColumn(130)
	f.Add(trainField("name", required), trainChoice("kind", "jobs.partner.", []string{app.PartnerEnterprise, app.PartnerSchool}, required), trainField("address"), trainField("phone"), trainField("person"),
		trainField("contract"), d.dayField("contract_day", "train.f.contract_day"), d.dayField("contract_end", "train.f.contract_end"), trainField("note"))
	f.SetValues(map[string]string{"name": p.Name, "kind": p.Kind, "address": p.Address, "phone": p.Phone, "person": p.Person, "contract": p.Contract, "contract_day": dayText(p.ContractDay),
		"contract_end": dayText(p.ContractEnd), "note": p.Note})
	title := kit.T("jobs.partner.add")
	if old != nil {
		title = old.Name
		f.About = ofRows("partner", old.ID)
	}
	d.askForm(title, kit.T("train.save"), f, func() error {
		p.Name, p.Kind, p.Address, p.Phone, p.Person = f.Value("name"), f.Value("kind"), f.Value("address"), f.Value("phone"), f.Value("person")
		p.Contract, p.ContractDay, p.ContractEnd, p.Note = f.Value("contract"), d.dayOf(f, "contract_day"), d.dayOf(f, "contract_end"), f.Value("note")
		_, err := d.Office.SavePartner(p)
		return err
	})
}

// askVacancy writes down work a partner offers, or changes it.
func (t *jobsTab) askVacancy(old *app.Vacancy) {
	d, v, title := t.d, app.Vacancy{Day: t.d.Office.Today()}, kit.T("jobs.vacancy.add")
	if old != nil {
		v, title = *old, old.Occupation
	}
	f := kit.NewForm().OneColumn(130)
	if old != nil {
		f.About = ofRows("vacancy", old.ID)
	}
	f.Add(d.partnerField("", required), trainField("occupation", required), countField("places", "train.f.places", 0, 1000, ""), trainMoney("wage"),
		d.dayField("day", "train.f.told", required), d.dayField("until", "train.f.until"), trainField("note"))
	values := map[string]string{"partner": idText(v.PartnerID), "occupation": v.Occupation, "day": dayText(v.Day), "until": dayText(v.Until), "note": v.Note}
	if v.Places > 0 {
		values["places"] = strconv.Itoa(v.Places)
	}
	if v.Wage > 0 {
		values["wage"] = moneyText(v.Wage)
	}
	f.SetValues(values)
	d.askForm(title, kit.T("train.save"), f, func() error {
		v.PartnerID, v.Occupation, v.Places, v.Wage = idIn(f, "partner"), f.Value("occupation"), countOf(f, "places"), int64(moneyIn(f, "wage"))
		v.Day, v.Until, v.Note = d.dayOf(f, "day"), d.dayOf(f, "until"), f.Value("note")
		_, err := d.Office.SaveVacancy(v)
		return err
	})
}

// askIntroduction issues a letter of introduction and prints it.
func (d *Desk) askIntroduction(stay int64, to *app.VacancyLine) {
	f := kit.NewForm().OneColumn(130)
	if stay == 0 {
		f.Add(d.personField(stayOf))
	} else {
		f.About = ofRows("stay", stay)
	}
	f.Add(trainChoice("kind", "jobs.letter.", []string{app.IntroduceJob, app.IntroduceStudy}, required), d.partnerField("", required), trainField("occupation", required))
	d.todayField(f, "day", "train.f.day")
	f.Set("kind", app.IntroduceJob)
	vacancy, title := int64(0), kit.T("jobs.introduce")
	if to != nil {
		vacancy, title = to.ID, title+" – "+to.Occupation
		f.About += ofRows(" vacancy", to.ID)
		f.SetValues(map[string]string{"partner": idText(to.PartnerID), "occupation": to.Occupation})
	}
	d.askForm(title, kit.T("jobs.introduce.yes"), f, func() error {
		x := app.Introduction{StayID: stay, PartnerID: idIn(f, "partner"), VacancyID: vacancy, Kind: f.Value("kind"), Occupation: f.Value("occupation"), Day: d.dayOf(f, "day")}
		if stay == 0 {
			x.StayID = idIn(f, "stay")
		}
		p, err := d.Office.Introduce(x)
		if err != nil {
			return err
		}
		return d.printIssued(kit.T("jobs.introduce")+" "+p.Number, []app.IssuedPaper{*p})
	})
}

// askPlan types what somebody wants to live on (Mẫu 19).
func (d *Desk) askPlan(stay int64) {
	f := kit.NewForm().OneColumn(160)
	if stay == 0 {
		f.Add(d.personField(stayOf))
	} else {
		f.About = ofRows("stay", stay)
	}
	f.Add(trainField("job"), trainField("learn"), trainField("livelihood"), trainField("own"), trainField("help"), trainChoice("loan_for", "jobs.loan.", app.LoanKinds), trainMoney("loan"))
	j := app.JobPlan{StayID: stay}
	if stay != 0 {
		v, err := d.Office.JobsOf(stay)
		if err != nil {
			d.Fail(err)
			return
		}
		if v.Plan.ID != 0 {
			j = v.Plan
		}
	}
	f.SetValues(map[string]string{"job": j.Job, "learn": j.Learn, "livelihood": j.Livelihood, "own": j.Own, "help": j.Help, "loan_for": j.LoanFor})
	if j.Loan > 0 {
		f.Set("loan", moneyText(j.Loan))
	}
	d.askForm(kit.T("jobs.plan"), kit.T("train.save"), f, func() error {
		if stay == 0 {
			j.StayID = idIn(f, "stay")
		}
		j.Job, j.Learn, j.Livelihood, j.Own, j.Help, j.LoanFor, j.Loan = f.Value("job"), f.Value("learn"), f.Value("livelihood"), f.Value("own"), f.Value("help"), f.Value("loan_for"), int64(moneyIn(f, "loan"))
		return d.Office.SaveJobPlan(j)
	})
}

// onReport writes what is told of the one in hand.
func (t *jobsTab) onReport() {
	if i := t.grid.Cursor(); i >= 0 && i < len(t.due) {
		t.d.askJob(t.due[i].Stay, t.due[i].Name, t.due[i].Month)
	}
}

// jobUnknown is the answer that nobody knows: the month is asked for no more.
const jobUnknown = "unknown"

// askJob writes whether somebody has work, as the commune or the helper tells; what was told of the month before stands there.
func (d *Desk) askJob(stay int64, name string, month int) {
	v, err := d.Office.JobsOf(stay)
	if err != nil {
		d.Fail(err)
		return
	}
	f := kit.NewForm().OneColumn(130)
	f.About = ofRows("stay", stay, int64(month))
	var months []string
	for _, m := range app.JobMonths {
		months = append(months, strconv.Itoa(m))
	}
	f.Add(trainChoice("month", "jobs.month.", months, required), trainChoice("working", "jobs.working.", []string{"yes", "no", jobUnknown}, required), trainField("job"), trainField("employer"),
		trainChoice("source", "jobs.source.", []string{"commune", "helper", "family"}, required))
	d.todayField(f, "day", "train.f.told")
	f.Add(trainField("note"))
	f.SetValues(map[string]string{"month": strconv.Itoa(month), "working": "yes", "source": "commune"})
	for _, r := range v.Reports {
		if r.Month == month {
			working := map[bool]string{true: "yes", false: "no"}[r.Working]
			if r.Unknown() {
				working = jobUnknown
			}
			f.SetValues(map[string]string{"month": strconv.Itoa(month), "working": working, "source": r.Source, "job": r.Job, "employer": r.Employer, "day": r.Day.Text(), "note": r.Note})
		}
	}
	d.askForm(kit.T("jobs.report.title", "name", name), kit.T("train.save"), f, func() error {
		n, _ := strconv.Atoi(f.Value("month")) // one of the options
		r := app.JobReport{StayID: stay, Month: n, Day: d.dayOf(f, "day"), Working: f.Value("working") == "yes", Job: f.Value("job"), Employer: f.Value("employer"),
			Source: f.Value("source"), Note: f.Value("note")}
		if f.Value("working") == jobUnknown {
			r.Job, r.Employer, r.Note = "", "", app.JobUnknown
		}
		return d.Office.ReportJob(r)
	})
}

func (t *jobsTab) print() { t.d.PrintTable(t.table()) }

func (t *jobsTab) table() paper.Table {
	x := paper.Table{Title: kit.T("jobs.title"), Subtitle: t.d.DayText(t.d.Office.Today())}
	for _, c := range []struct {
		key  string
		wide float64
	}{{"code", 24}, {"name", 56}, {"released", 26}, {"month", 34}, {"before", 50}} {
		x.Columns = append(x.Columns, paper.Column{Title: kit.T("train.col." + c.key), Width: c.wide})
	}
	for i := range t.due {
		l := &t.due[i]
		last := ""
		if l.Last.ID != 0 {
			last = jobWord(&l.Last)
		}
		x.Rows = append(x.Rows, paper.Row{Cells: []paper.Cell{paper.Txt(l.Code), paper.Txt(l.Name), paper.Day(l.Released), paper.Txt(kit.T("jobs.month." + strconv.Itoa(l.Month))), paper.Txt(last)}})
	}
	return x
}

// trainTab is what somebody learned and what is known of his work.
func (s *record) trainTab() fyne.CanvasObject {
	list, err := s.d.Office.LearnedBy(s.id)
	if err != nil {
		s.d.Fail(err)
		return kit.Down(0)
	}
	courses := []fact{{"", kit.T("train.tab.classes")}}
	for i := range list {
		l := &list[i]
		text := kit.T("train.span", "from", l.Span.From, "to", l.Span.To-1)
		if l.Stop != "" {
			text = comma(text, kit.T("train.stop."+string(l.Stop), "day", l.Span.To))
		}
		if l.Result != "" {
			text = comma(text, kit.T("train.result."+l.Result))
		}
		if l.CertNumber != "" {
			text = comma(text, kit.T("train.cert", "number", l.CertNumber, "day", l.CertDay))
		}
		if l.Unpaid.Key != "" {
			text = comma(text, kit.Say(l.Unpaid))
		}
		courses = append(courses, fact{l.Class.Name, text})
	}
	if len(list) == 0 {
		courses = append(courses, fact{"–", kit.T("train.record.none")})
	}
	right := []fyne.CanvasObject{}
	if s.e != nil {
		v, err := s.d.Office.JobsOf(s.e.Stay.ID)
		if err != nil {
			s.d.Fail(err)
		}
		id := s.e.Stay.ID
		right = append(right, factSheet(jobFacts(&v)))
		right = append(right, s.d.letterButtons(&v)...)
		right = append(right, s.d.reportButtons(&v, s.life.Resident.Name)...)
		right = append(right, kit.Across(8, s.d.bar(kit.NewButton(kit.T("jobs.plan"), "edit", "", func() { s.d.askPlan(id) }), app.RightTrain),
			s.d.bar(kit.NewButton(kit.T("jobs.introduce"), "file", "", func() { s.d.askIntroduction(id, nil) }), app.RightTrain), kit.Space()))
		right = append(right, s.d.leaveButtons(id, s.life.Resident.Name)...)
	}
	return kit.Scrolled(kit.Inset(16, 8, 16, 12, kit.Across(32, kit.Grow(factSheet(courses)), kit.Grow(kit.Down(8, right...)))))
}

// askAnswer writes what a partner answered to a letter.
func (d *Desk) askAnswer(x *app.IntroductionLine) {
	f := kit.NewForm().OneColumn(110)
	f.About = ofRows("letter", x.ID)
	f.Add(trainChoice("answer", "jobs.answer.", []string{"accepted", "refused"}, required))
	d.todayField(f, "day", "train.f.day")
	f.Set("answer", "accepted")
	if x.Answer != "" {
		f.SetValues(map[string]string{"answer": x.Answer, "day": x.AnswerDay.Text()})
	}
	d.fill(kit.T("jobs.answer.title", "partner", x.Partner), "", f, kit.T("train.save"), func() error {
		return d.Office.AnswerIntroduction(x.ID, f.Value("answer"), d.dayOf(f, "day"))
	})
}

// jobFacts is the plan, the letters and what was told, as lines.
func jobFacts(v *app.JobView) []fact {
	f := func(k string) string { return kit.T("train.f." + k) }
	j := &v.Plan
	loan := ""
	if j.LoanFor != "" {
		loan = kit.T("jobs.loan." + j.LoanFor)
	}
	if j.Loan > 0 {
		loan = comma(loan, moneyText(j.Loan))
	}
	list := []fact{{"", kit.T("jobs.plan")}, {f("job"), j.Job}, {f("learn"), j.Learn}, {f("livelihood"), j.Livelihood}, {f("own"), j.Own}, {f("help"), j.Help}, {f("loan"), loan},
		{"", kit.T("jobs.letters")}}
	for _, x := range v.Letters {
		text := comma(x.Partner, x.Occupation)
		if x.Answer != "" {
			text = comma(text, kit.T("jobs.answer."+x.Answer))
		}
		list = append(list, fact{x.Day.Text(), text})
	}
	list = append(list, fact{"", kit.T("jobs.reports")})
	for i := range v.Reports {
		list = append(list, fact{kit.T("jobs.month." + strconv.Itoa(v.Reports[i].Month)), comma(jobWord(&v.Reports[i]), kit.T("jobs.source."+v.Reports[i].Source))})
	}
	return filled(list)
}

// certificatesOpen is the line of a discharge about certificates that are still kept.
func (d *Desk) certificatesOpen(stay int64) []string {
	list, err := d.Office.CertificatesKept(stay)
	if err != nil {
		d.Fail(err)
	}
	if len(list) == 0 {
		return nil
	}
	names := make([]string, len(list))
	for i := range list {
		names[i] = list[i].CertNumber + " (" + list[i].Class.Name + ")"
	}
	return []string{kit.T("out.open.certificates", "list", strings.Join(names, ", "))}
}
