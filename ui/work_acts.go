package ui

import (
	"strings"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/due"
	"hoanhap/app/handover"
	"hoanhap/app/stay"
	"hoanhap/ui/kit"
)

// batch reports kinds whose papers are issued for all rows at once.
func (k *work) batch(c due.Code) bool {
	return c == due.Notice || c == due.Stage5 || c == due.EscapeTold || c == due.DeathTold || c == due.Certificate
}

// do is the act of one line: issue its papers, record the movement, or write down what came.
func (k *work) do(r *app.DueRow) {
	l := r.First()
	switch {
	case l.Act.Verb == due.Record:
		k.move([]app.DueRow{*r})
	case l.Code == due.Certificate: // one person leaves by the page that asks about everything
		k.d.Go(Route{Screen: "discharge", ID: l.Stay})
	case l.Code == app.HealthDue:
		k.d.Go(Route{Screen: "health", ID: l.Resident})
	case l.Code == app.JobAsk:
		k.job(l)
	case k.batch(l.Code):
		k.issue([]app.DueRow{*r})
	case l.Code == due.Ack:
		k.answer([]app.DueRow{*r})
	case l.Code == due.AftercareDecision:
		k.decision(l.Stay)
	default:
		k.settle([]app.DueRow{*r})
	}
}

// requests are the papers that settle a row: with a certificate go the minutes that hand it and the person over.
func (k *work) requests(r *app.DueRow) ([]app.PaperRequest, error) {
	var out []app.PaperRequest
	for i := range r.Lines {
		l := &r.Lines[i]
		req := app.PaperRequest{Stay: l.Stay, Kind: app.PaperNotice, Day: k.d.Office.Today(), Addressee: l.To}
		switch l.Code {
		case due.Certificate:
			more, err := k.d.Office.Leaving(l.Stay)
			if err != nil {
				return nil, err
			}
			out = append(out, more...)
			continue
		case due.Stage5:
			req.Kind, req.Addressee = app.PaperReintegration, ""
		case due.EscapeTold:
			req.Kind, req.Addressee = app.PaperSearch, ""
		case due.DeathTold:
			req.Kind, req.Addressee = app.PaperDeath, ""
		}
		out = append(out, req)
	}
	return out, nil
}

// issue asks once, gives the papers their numbers and prints them as one file in the order of the list.
func (k *work) issue(rows []app.DueRow) {
	var reqs []app.PaperRequest
	for i := range rows {
		more, err := k.requests(&rows[i])
		if err != nil {
			k.d.Fail(err)
			return
		}
		reqs = append(reqs, more...)
	}
	title := kit.T("work.issue", "n", len(reqs), "what", rows[0].First().Code)
	text := kit.T("work.issue.one", "name", rows[0].First().Name)
	if len(rows) > 1 {
		text = kit.T("work.issue.many", "n", len(rows))
	}
	kit.Ask(k.d.Window, kit.Question{Title: title, Text: text, Yes: kit.T("work.issue.yes"), No: kit.T("work.issue.no"), Do: func() { k.d.IssueAndPrint(title, reqs) }})
}

// IssueAndPrint issues papers in one act and sends them to the printer as one file.
func (d *Desk) IssueAndPrint(title string, reqs []app.PaperRequest) {
	var pdf []byte
	d.Frame.Run(title, func(j *kit.Job) error {
		issued, err := d.Office.IssueEach(app.Stopped(j.Context(), j.Progress), reqs...)
		if err == nil {
			pdf, err = d.asIssued(issued)
		}
		return err
	}, func(err error) {
		if err == nil {
			d.Done()
			d.handOut(title, pdf)
			return
		}
		d.told(err, "", "")
	})
}

// together is the one act for all rows of a group, with its icon: their papers in one file, one movement for everybody, or one entry of what
// came. It is nil where each row is a matter of its own.
func (k *work) together(rows []app.DueRow) (icon string, do func()) {
	first := rows[0].First()
	for i := range rows {
		l := rows[i].First()
		if l.Act.Verb != first.Act.Verb || l.Act.Verb == due.Record && l.Act.What[0] != first.Act.What[0] {
			return "", nil
		}
	}
	switch {
	case first.Code == app.HealthDue || first.Code == app.JobAsk:
		return "", nil
	case k.batch(first.Code):
		return "print", func() { k.issue(rows) }
	case first.Act.Verb == due.Record:
		return "swap", func() { k.move(rows) }
	case first.Code == due.Ack:
		return "hand", func() { k.answer(rows) }
	}
	return "edit", func() { k.settle(rows) }
}

// move opens the movement that settles the rows, for everybody in them.
func (k *work) move(rows []app.DueRow) {
	ids := make([]int64, len(rows))
	for i := range rows {
		ids[i] = rows[i].First().Stay
	}
	k.d.OpenMoveAs(ids, stay.Kind(rows[0].First().Act.What[0]))
}

// answer writes what communes answered: that the person is there, or that they send the papers back. Whom a commune sent back already is handed on to another
// in Bàn giao.
func (k *work) answer(rows []app.DueRow) {
	lines, back := make([]app.HandoverLine, 0, len(rows)), int64(0)
	for i := range rows {
		h, _, err := k.d.Office.HandoverOf(rows[i].First().Stay)
		if err != nil {
			k.d.Fail(err)
			return
		}
		if h.State == handover.SentBack { // another commune must be found first
			back = h.Stay
			continue
		}
		lines = append(lines, h.HandoverLine)
	}
	if len(lines) == 0 {
		k.d.Go(Route{Screen: "handover", ID: back})
		return
	}
	k.d.answer(lines)
}

// decision asks for the after-care decision as Bàn giao does: number, day, term, to whom the person is given.
func (k *work) decision(stay int64) {
	if !k.d.may(app.RightDue) {
		return
	}
	x := &handoverSide{d: k.d, object: kit.Down(0)}
	if x.show(stay); x.h.Stay != 0 {
		x.onDecision()
	}
}

// settle writes down that things came or were done on paper, or that they need not be done.
func (k *work) settle(rows []app.DueRow) {
	d, l := k.d, rows[0].First()
	if !d.may(app.RightDue) {
		return
	}
	var keys []string
	for i := range rows {
		keys = append(keys, rows[i].Keys()...)
	}
	whom, detail := l.Name, kit.Say(rows[0].Detail)
	if len(rows) > 1 {
		whom, detail = kit.T("handover.people", "n", len(rows)), kit.T("work.settle.many")
	}
	form := kit.NewForm().OneColumn(110)
	form.Add(d.dayField("day", "work.settle.day"), &kit.Field{Key: "paper", Label: kit.T("work.settle.paper")}, &kit.Field{Key: "note", Label: kit.T("work.settle.note")})
	form.Set("day", d.Office.Today().Text())
	form.About = strings.Join(keys, " ")
	dialog := &kit.Dialog{Title: kit.T("work.settle", "what", l.Code, "name", whom), Wide: 480,
		Content: kit.Down(8, kit.NewPara(detail, kit.Quiet, 448), form), First: form.First()}
	do := func(act func() error) func() {
		return func() {
			err := act()
			if err != nil {
				d.beside(form, err)
				return
			}
			dialog.Close()
			d.Done()
		}
	}
	day := func() date.Date {
		v, err := date.Understand(form.Value("day"), d.Office.Today())
		if err != nil {
			return 0
		}
		return v
	}
	dialog.Buttons = []*kit.Button{kit.NewButton(kit.T("kit.cancel"), "", "Esc", dialog.Close),
		kit.NewButton(kit.T("work.waive"), "", "", do(func() error { return d.Office.Waive(form.Value("note"), keys...) })),
		kit.NewPrimary(kit.T("work.settle.yes"), "", "Enter", do(func() error { return d.Office.Settle(form.Value("paper"), day(), form.Value("note"), keys...) }))}
	dialog.Default = 2
	form.OnLast = dialog.Enter
	dialog.Open(d.Window)
	d.keepDialog(dialog.Title, form, dialog)
}

// manyOld is how many things late by more than a week make one ask whether the book was just filled from older records.
const manyOld = 20

func (k *work) old() (n int) {
	for i := range k.lines {
		if k.lines[i].Left < -7 {
			n++
		}
	}
	return n
}

// onOld waives in one act, with its reason, what fell due before a day: for a book that was filled from older records.
func (k *work) onOld() {
	d := k.d
	form := kit.NewForm().OneColumn(110)
	form.Add(d.dayField("day", "work.old.before", required)) // not offered: up to when paper was kept only the clerk knows
	form.Add(word("why", "record.reason", required))
	d.fill(kit.T("work.old"), kit.T("work.old.text"), form, kit.T("work.old.yes"), func() error {
		_, err := d.Office.WaiveBefore(d.dayOf(form, "day"), form.Value("why"))
		return err
	})
}
