package ui

import (
	"strconv"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/money"
	"hoanhap/ui/kit"
)

// Putting right what was written in training, labour and jobs: a dialog to change it, or the reason for which it is withdrawn.

// trainers switches acts off for who may not train, and says who may.
func (d *Desk) trainers(acts ...kit.Act) []kit.Act {
	if !d.Office.Allowed(app.RightTrain) {
		for i := range acts {
			acts[i].Why = kit.T("access.barred.text", "right", kit.T("right."+string(app.RightTrain)), "roles", d.rolesWith(app.RightTrain))
		}
	}
	return acts
}

// mend is "Sửa" and "Hủy …" of one line.
func (d *Desk) mend(change func(), void, what string, withdraw func(why string) error) []kit.Act {
	return d.trainers(kit.Act{Word: kit.T("train.mend"), Icon: "edit", Do: change},
		kit.Act{Word: kit.T(void), Icon: "void", Do: func() { d.askWhy(kit.T(void), what, kit.T(void), withdraw) }})
}

// onMendClass changes the class in hand.
func (t *classesTab) onMendClass() {
	if t.s.class != 0 {
		t.ask(&t.view.TrainingClass)
	}
}

// onVoidClass withdraws the class in hand.
func (t *classesTab) onVoidClass() {
	if t.s.class != 0 {
		id := t.s.class
		t.d.askWhy(kit.T("train.void_class"), t.view.Name, kit.T("train.void_class"), func(why string) error { return t.withdraw(id, why) })
	}
}

// withdraw withdraws a class; another one comes in hand.
func (t *classesTab) withdraw(id int64, why string) error {
	err := t.d.Office.VoidClass(id, why)
	if err == nil && t.s.class == id {
		t.s.class = 0
	}
	return err
}

// onMendMember puts the enrolment in hand right.
func (t *classesTab) onMendMember() {
	if i := t.members.Cursor(); i >= 0 && i < len(t.view.Members) {
		t.askEnrolment(&t.view.Members[i])
	}
}

// askEnrolment changes days, cost and certificate of one enrolment; results are changed under Kết quả.
func (t *classesTab) askEnrolment(m *app.Member) {
	d, x := t.d, m.Enrolment.Mend()
	f := kit.NewForm().OneColumn(150)
	f.About = ofRows("enrolment", m.ID)
	f.Add(d.dayField("from", "train.f.from", required), trainField("own_cost"), d.dayField("dropped", "train.f.dropped"), trainField("why"))
	values := map[string]string{"from": dayText(x.From), "own_cost": x.OwnCost, "dropped": dayText(x.Dropped), "why": x.DropWhy}
	own := m.PaperID == 0 && m.CertNumber != ""
	if own {
		f.Add(trainField("number", required), d.dayField("cert_day", "train.f.cert_day", required))
		values["number"], values["cert_day"] = x.CertNumber, dayText(x.CertDay)
	}
	if m.CertNumber != "" {
		f.Add(d.dayField("returned", "train.f.returned"))
		values["returned"] = dayText(x.Returned)
	}
	f.SetValues(values)
	d.askForm(kit.T("train.mend.title", "name", m.Name), kit.T("train.save"), f, func() error {
		x.From, x.OwnCost, x.Dropped, x.DropWhy = d.dayOf(f, "from"), f.Value("own_cost"), d.dayOf(f, "dropped"), f.Value("why")
		if own {
			x.CertNumber, x.CertDay = f.Value("number"), d.dayOf(f, "cert_day")
		}
		if m.CertNumber != "" {
			x.Returned = d.dayOf(f, "returned")
		}
		return d.Office.MendEnrolment(x)
	})
}

// memberMenu offers what can be done with the people chosen.
func (t *classesTab) memberMenu(rows []int) []kit.Act {
	ids := make([]int64, len(rows))
	for i, r := range rows {
		ids[i] = t.view.Members[r].ID
	}
	m := t.view.Members[rows[0]]
	why := func(key string, do func(int64, string) error) func() {
		return func() {
			t.d.askWhy(kit.T(key), m.Name+", "+t.view.Name, kit.T(key), func(why string) error { return do(m.ID, why) })
		}
	}
	acts := []kit.Act{{Word: kit.T("train.return"), Icon: "hand", Do: func() { t.d.askReturn(ids) }},
		{Word: kit.T("train.number"), Icon: "filing", Do: func() { t.onNumber(&m) }},
		{Word: kit.T("train.mend_member"), Icon: "edit", Do: func() { t.askEnrolment(&m) }},
		{Word: kit.T("train.drop"), Icon: "out", Do: func() { t.onDrop(ids) }}}
	if m.CertNumber != "" {
		acts = append(acts, kit.Act{Word: kit.T("train.void_certificate"), Icon: "void", Do: why("train.void_certificate", t.d.Office.VoidCertificate)})
	}
	return t.d.trainers(append(acts, kit.Act{Word: kit.T("train.unenrol"), Icon: "void", Do: why("train.unenrol", t.d.Office.Unenrol)})...)
}

// askGroup opens a group of labour therapy, or changes one.
func (t *labourTab) askGroup(g app.LabourGroup) {
	f := kit.NewForm().OneColumn(110)
	f.Add(trainField("name", required), trainField("work"), trainField("place"), trainField("unit"), trainField("note"))
	f.SetValues(map[string]string{"name": g.Name, "work": g.Work, "place": g.Place, "unit": g.Unit, "note": g.Note})
	title := kit.T("labour.group")
	if g.ID != 0 {
		title = g.Name
		f.About = ofRows("group", g.ID)
	}
	t.d.fill(title, "", f, kit.T("train.save"), func() error {
		g.Name, g.Work, g.Place, g.Unit, g.Note = f.Value("name"), f.Value("work"), f.Value("place"), f.Value("unit"), f.Value("note")
		_, err := t.d.Office.SaveLabourGroup(g)
		return err
	})
}

// groupField chooses one of the groups.
func (t *labourTab) groupField() *kit.Field {
	f := trainField("group", required)
	f.Kind, f.Width = kit.KindChoice, 260
	for _, g := range t.groups {
		f.Options = append(f.Options, kit.Option{Value: idText(g.ID), Text: g.Name})
	}
	return f
}

// askEntry changes one entry of work.
func (t *labourTab) askEntry(name string, e app.LabourEntry) {
	d, f := t.d, kit.NewForm().OneColumn(110)
	f.About = ofRows("entry", e.ID)
	f.Add(t.groupField(), d.dayField("day", "train.f.day", required), hoursField(), countField("output", "train.f.output", 0, 0, ""), trainMoney("pay"), trainField("note"))
	values := map[string]string{"group": idText(e.GroupID), "day": e.Day.Text(), "hours_day": app.HoursText(e.Minutes), "note": e.Note}
	if e.Output > 0 {
		values["output"] = kit.Group(int64(e.Output))
	}
	if e.Pay > 0 {
		values["pay"] = moneyText(e.Pay)
	}
	f.SetValues(values)
	d.askForm(kit.T("labour.mend.title", "name", name), kit.T("train.save"), f, func() error {
		minutes, ok := readHours(f.Value("hours_day"))
		if !ok {
			return wrongField("hours_day", "err.labour.hours", "")
		}
		e.GroupID, e.Day, e.Minutes, e.Note = idIn(f, "group"), d.dayOf(f, "day"), minutes, f.Value("note")
		e.Output, e.Pay = countOf(f, "output"), int64(moneyIn(f, "pay"))
		_, err := d.Office.ChangeLabour(e)
		if err == nil {
			t.s.year, t.s.mon, _ = e.Day.YMD()
		}
		return err
	})
}

// entryMenu changes or withdraws an entry of the person in hand.
func (t *labourTab) entryMenu(i int) []kit.Act {
	l := t.line()
	if l == nil {
		return nil
	}
	e := l.Entries[i]
	what := l.Name + ", " + e.Day.Text() + ", " + kit.T("train.hours", "n", app.HoursText(e.Minutes))
	return t.d.mend(func() { t.askEntry(l.Name, e) }, "labour.void.title", what, func(why string) error { return t.d.Office.VoidLabour(e.ID, why) })
}

// letterButtons are the acts on letters of introduction: what was answered, or withdrawn.
func (d *Desk) letterButtons(v *app.JobView) (out []fyne.CanvasObject) {
	for i := range v.Letters {
		x := &v.Letters[i]
		row := []fyne.CanvasObject{kit.NewText(comma(x.Partner, x.Day.Text()), kit.Quiet)}
		if x.Answer == "" {
			row = append(row, d.bar(kit.NewQuiet(kit.T("jobs.answer"), "edit", func() { d.askAnswer(x) }), app.RightTrain))
		} else {
			row = append(row, d.bar(kit.NewQuiet(kit.T("jobs.answer.mend"), "edit", func() { d.askAnswer(x) }), app.RightTrain))
		}
		row = append(row, d.bar(kit.NewQuiet(kit.T("train.void"), "void", func() {
			d.askWhy(kit.T("jobs.letter.void"), comma(x.Partner, x.Occupation), kit.T("jobs.letter.void"), func(why string) error { return d.Office.VoidIntroduction(x.ID, why) })
		}), app.RightTrain), kit.Space())
		out = append(out, kit.AcrossMid(8, row...))
	}
	return out
}

// onPay puts the pay of the month into the deposits, or hands its hours to the sharing of the surplus.
func (t *labourTab) onPay() {
	d := t.d
	list, err := d.Office.LabourPays(t.s.year, t.s.mon)
	if err != nil {
		d.Fail(err)
		return
	}
	var pay, left money.Dong
	n := 0
	for i := range list {
		pay += list[i].Pay
		if l := list[i].Left(); l > 0 {
			left, n = left+l, n+1
		}
	}
	month := monthYear(t.s.year, t.s.mon)
	f := kit.NewForm().OneColumn(110)
	d.todayField(f, "day", "train.f.day")
	var dialog *kit.Dialog
	share := kit.NewButton(kit.T("labour.share"), "", "", func() {
		dialog.Close()
		d.askShare(workText(&t.sheet), kit.T("labour.share.note", "month", month))
	})
	dialog = d.fill(kit.T("labour.pay.title", "month", month), kit.T("labour.pay.text", "pay", pay.Text(), "left", left.Text(), "n", n), f, kit.T("labour.pay.yes"), func() error {
		_, err := d.Office.CreditLabourPay(t.s.year, t.s.mon, d.dayOf(f, "day"))
		return err
	}, share)
}

// reportButtons are the acts on what was told of somebody's work: put right, or withdrawn.
func (d *Desk) reportButtons(v *app.JobView, name string) (out []fyne.CanvasObject) {
	for i := range v.Reports {
		r := &v.Reports[i]
		when := kit.T("jobs.month." + strconv.Itoa(r.Month))
		out = append(out, kit.AcrossMid(8, kit.NewText(when, kit.Quiet), d.bar(kit.NewQuiet(kit.T("train.mend"), "edit", func() { d.askJob(r.StayID, name, r.Month) }), app.RightTrain),
			d.bar(kit.NewQuiet(kit.T("train.void"), "void", func() {
				d.askWhy(kit.T("jobs.report.void"), name+", "+when, kit.T("jobs.report.void"), func(why string) error { return d.Office.VoidJobReport(r.ID, why) })
			}), app.RightTrain), kit.Space()))
	}
	if p := v.Plan; p.ID != 0 {
		out = append(out, kit.AcrossMid(8, kit.NewText(kit.T("jobs.plan"), kit.Quiet), d.bar(kit.NewQuiet(kit.T("train.void"), "void", func() {
			d.askWhy(kit.T("jobs.plan.void"), name, kit.T("jobs.plan.void"), func(why string) error { return d.Office.VoidJobPlan(p.ID, why) })
		}), app.RightTrain), kit.Space()))
	}
	return out
}

// job asks what is told of somebody's work, from a line of Hôm nay; who may not train sees the record.
func (k *work) job(l *app.DueLine) {
	month, err := strconv.Atoi(l.Act.What[0])
	if err != nil || !k.d.Office.Allowed(app.RightTrain) {
		k.d.Go(Route{Screen: "resident", ID: l.Resident, Arg: "train"})
		return
	}
	k.d.askJob(l.Stay, l.Name, month)
}
