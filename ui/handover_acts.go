package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/handover"
	"hoanhap/app/text"
	"hoanhap/ui/kit"
)

// fill asks with a form in a dialog: Enter in the last field and the button write, errors stand beside their fields.
func (d *Desk) fill(title, text string, form *kit.Form, yes string, act func() error, more ...*kit.Button) *kit.Dialog {
	dialog := &kit.Dialog{Title: title, Wide: 480, First: form.First(), Content: form}
	if text != "" {
		dialog.Content = kit.Down(8, kit.NewPara(text, kit.Quiet, 448), form)
	}
	do := func() {
		if !form.Ready() {
			return
		}
		if err := act(); err != nil {
			d.beside(form, err)
			return
		}
		dialog.Close()
		d.Done()
	}
	dialog.Buttons = append(append([]*kit.Button{kit.NewButton(kit.T("kit.cancel"), "", "Esc", dialog.Close)}, more...), kit.NewPrimary(yes, "", "Enter", do))
	dialog.Default = len(dialog.Buttons) - 1
	dialog.Keys = []kit.Shortcut{{Key: fyne.KeyS, Ctrl: true, Do: do}}
	form.OnLast = dialog.Enter
	dialog.Open(d.Window)
	d.keepDialog(title, form, dialog)
	return dialog
}

func (d *Desk) todayField(form *kit.Form, key, label string) {
	form.Add(d.dayField(key, label, required))
	form.Set(key, d.Office.Today().Text())
}

func wayField() *kit.Field {
	var options []kit.Option
	for _, w := range []string{"post", "hand", "mail", "phone"} {
		options = append(options, kit.Option{Value: w, Text: kit.T("handover.way." + w)})
	}
	return &kit.Field{Key: "way", Label: kit.T("handover.way"), Kind: kit.KindChoice, Width: 150, Options: options}
}

// staysIn are the stays of some handovers.
func staysIn(lines []app.HandoverLine) []int64 {
	out := make([]int64, len(lines))
	for i := range lines {
		out[i] = lines[i].Stay
	}
	return out
}

// whom names the one, or counts the many.
func whom(lines []app.HandoverLine) string {
	if len(lines) == 1 {
		return lines[0].Name
	}
	return kit.T("handover.people", "n", len(lines))
}

// onAnswer writes the same answer of communes for everybody chosen who waits for one.
func (s *handovers) onAnswer() {
	var lines []app.HandoverLine
	for _, l := range s.chosen() {
		if l.State.Open() {
			lines = append(lines, l)
		}
	}
	s.d.answer(lines)
}

func (d *Desk) answer(lines []app.HandoverLine) {
	if len(lines) == 0 {
		kit.Tell(d.Window, kit.T("handover.answer"), kit.T("handover.answer.nobody"))
		return
	}
	form := kit.NewForm().OneColumn(110)
	form.About = ofRows("stay", staysIn(lines)...)
	form.Add(&kit.Field{Key: "kind", Label: kit.T("handover.answer.kind"), Kind: kit.KindSegment, Options: []kit.Option{
		{Value: string(handover.Acknowledged), Text: kit.Say(handover.Acknowledged)}, {Value: string(handover.Returned), Text: kit.Say(handover.Returned)}}})
	form.Set("kind", string(handover.Acknowledged))
	d.todayField(form, "day", "handover.answer.day")
	form.Add(&kit.Field{Key: "paper", Label: kit.T("handover.answer.paper"), Width: 150}).Add(wayField())
	form.Add(&kit.Field{Key: "reason", Label: kit.T("handover.answer.reason"), Kind: kit.KindChoice, Width: 200, Options: []kit.Option{
		{Value: "not_resident", Text: kit.T("handover.reason.not_resident")}, {Value: "not_arrived", Text: kit.T("handover.reason.not_arrived")}, {Value: "other", Text: kit.T("handover.reason.other")}}}).
		Add(&kit.Field{Key: "note", Label: kit.T("handover.note")})
	d.fill(kit.T("handover.answer.title", "who", whom(lines)), "", form, kit.T("handover.answer.yes"), func() error {
		step := app.HandoverStep{Kind: handover.Kind(form.Value("kind")), Day: d.dayOf(form, "day"), Addressee: app.ToPolice, Paper: form.Value("paper"), Way: form.Value("way"), Note: form.Value("note")}
		if step.Kind == handover.Returned {
			step.Reason = form.Value("reason")
		}
		return d.Office.AddStep(step, handedStays(lines)...)
	})
}

// onSend notes the sending of every notice of those chosen that was issued and not sent yet.
func (s *handovers) onSend() { s.d.send(s.chosen()) }

func (d *Desk) send(lines []app.HandoverLine) {
	var papers []int64
	to := map[int64]string{}
	for i := range lines {
		h, ok, err := d.Office.HandoverOf(lines[i].Stay)
		if err != nil {
			d.Fail(err)
			return
		}
		if ok {
			papers = append(papers, h.Unsent()...)
			for _, p := range h.Facts.Notices {
				to[p.ID] = p.To
			}
		}
	}
	if len(papers) == 0 {
		kit.Tell(d.Window, kit.T("handover.send"), kit.T("handover.send.nothing"))
		return
	}
	form := kit.NewForm().OneColumn(150)
	form.About = ofRows("stay", staysIn(lines)...)
	d.todayField(form, "day", "handover.send.day")
	form.Add(wayField())
	own := len(lines) == 1 && len(papers) > 1 // each addressee has a receipt of its own
	if !own {
		form.Add(&kit.Field{Key: "receipt", Label: kit.T("handover.send.receipt"), Width: 150})
	}
	key := func(id int64) string { return "receipt" + strconv.FormatInt(id, 10) }
	for _, id := range papers {
		if own {
			form.Add(&kit.Field{Key: key(id), Label: kit.T("handover.send.receipt_of", "to", addresseeWord(to[id])), Width: 150})
		}
	}
	form.Set("way", "post")
	d.fill(kit.T("handover.send.title", "n", len(papers), "who", whom(lines)), "", form, kit.T("handover.send.yes"), func() error {
		step, receipts := app.HandoverStep{Day: d.dayOf(form, "day"), Way: form.Value("way")}, map[int64]string{}
		if !own {
			step.Receipt = form.Value("receipt")
		}
		for _, id := range papers {
			if own {
				receipts[id] = form.Value(key(id))
			}
		}
		return d.Office.SendEach(step, receipts, papers...)
	})
}

// next does the act the handover waits for.
func (x *handoverSide) next() {
	d, h := x.d, &x.h
	switch h.Next {
	case handover.NextNotice:
		reqs := []app.PaperRequest{}
		for _, to := range h.Unnoticed() {
			reqs = append(reqs, app.PaperRequest{Stay: h.Stay, Kind: app.PaperNotice, Day: d.Office.Today(), Addressee: to})
		}
		title := kit.T("handover.next.notice")
		kit.Ask(d.Window, kit.Question{Title: title, Text: kit.T("work.issue.one", "name", h.Name), Yes: kit.T("work.issue.yes"), No: kit.T("work.issue.no"), Do: func() { d.IssueAndPrint(title, reqs) }})
	case handover.NextSend:
		d.send([]app.HandoverLine{h.HandoverLine})
	case handover.NextDecision:
		x.onDecision()
	case handover.NextPapers:
		d.OpenPapers(h.Stay)
	case handover.NextRelease:
		d.Go(Route{Screen: "discharge", ID: h.Stay})
	case handover.NextAck:
		d.answer([]app.HandoverLine{h.HandoverLine})
	case handover.NextRedirect:
		x.onPlace(handover.Redirected)
	}
}

// onDecision writes the after-care decision down, or that none will come.
func (x *handoverSide) onDecision() {
	offer := x.d.Office.OfferAftercare(&x.h)
	x.receive(kit.T("handover.decision.title", "who", x.h.Name), offer, func(form *kit.Form) error {
		return x.d.Office.AddStep(app.HandoverStep{Kind: handover.Waived, Day: x.d.dayOf(form, "received"), Reason: form.Value("note")}, x.h.Stay)
	})
}

func (x *handoverSide) onMonitoring() {
	offer := app.ReceivedPaper{StayID: x.h.Stay, Kind: app.ReceivedMonitoring, From: x.h.End}
	if x.h.Commune != "" {
		offer.Issuer = "Trưởng Công an " + x.h.Commune
	}
	x.receive(kit.T("handover.monitoring.title", "who", x.h.Name), offer, nil)
}

// receive types a received paper in; none, when given, writes down that it will not come.
func (x *handoverSide) receive(title string, p app.ReceivedPaper, none func(*kit.Form) error) {
	d := x.d
	form := kit.NewForm().OneColumn(110)
	form.About = ofRows("stay", x.h.Stay)
	form.Add(&kit.Field{Key: "number", Label: kit.T("handover.decision.number"), Width: 150})
	form.Add(d.dayField("day", "handover.decision.day")).Add(&kit.Field{Key: "issuer", Label: kit.T("handover.decision.issuer")})
	d.todayField(form, "received", "handover.decision.received")
	form.Add(countField("months", "handover.decision.months", 1, 60, "")).Add(d.dayField("from", "handover.decision.from")).Add(d.dayField("to", "handover.decision.to"))
	form.Add(&kit.Field{Key: "person", Label: kit.T("handover.decision.person")}).Add(&kit.Field{Key: "note", Label: kit.T("handover.note")})
	for k, v := range map[string]string{"issuer": p.Issuer, "from": dayText(p.From), "to": dayText(p.To)} {
		form.Set(k, v)
	}
	if p.Months > 0 {
		form.Set("months", strconv.Itoa(p.Months))
	}
	var box *kit.Dialog
	var more []*kit.Button
	if none != nil {
		more = append(more, kit.NewButton(kit.T("handover.decision.none"), "", "", func() {
			if err := none(form); err != nil {
				d.beside(form, err)
				return
			}
			box.Close()
			d.Done()
		}))
	}
	box = d.fill(title, "", form, kit.T("handover.decision.yes"), func() error {
		p.Number, p.Day, p.Issuer, p.Received = form.Value("number"), d.dayOf(form, "day"), form.Value("issuer"), d.dayOf(form, "received")
		p.From, p.To, p.Months, p.Person, p.Note = d.dayOf(form, "from"), d.dayOf(form, "to"), countOf(form, "months"), form.Value("person"), form.Value("note")
		_, err := d.Office.Receive(p)
		return err
	}, more...)
}

func (x *handoverSide) onDevice() {
	d := x.d
	form := kit.NewForm().OneColumn(110)
	form.About = ofRows("stay", x.h.Stay)
	d.todayField(form, "day", "handover.device.day")
	form.Add(&kit.Field{Key: "device", Label: kit.T("handover.device.number"), Width: 150, Required: true}).Add(&kit.Field{Key: "position", Label: kit.T("handover.device.position")}).
		Add(&kit.Field{Key: "note", Label: kit.T("handover.device.state")})
	d.fill(kit.T("handover.device.title", "who", x.h.Name), "", form, kit.T("handover.save"), func() error {
		return d.Office.AddStep(app.HandoverStep{Kind: handover.Fitted, Day: d.dayOf(form, "day"), Device: form.Value("device"), Position: form.Value("position"), Note: form.Value("note")}, x.h.Stay)
	})
}

func (x *handoverSide) onGiven() {
	d := x.d
	form := kit.NewForm().OneColumn(110)
	form.About = ofRows("stay", x.h.Stay)
	d.todayField(form, "day", "handover.given.day")
	form.Add(&kit.Field{Key: "note", Label: kit.T("handover.note")})
	d.fill(kit.T("handover.given.title", "who", x.h.Name), "", form, kit.T("handover.save"), func() error {
		return d.Office.AddStep(app.HandoverStep{Kind: handover.Given, Day: d.dayOf(form, "day"), Note: form.Value("note")}, x.h.Stay)
	})
}

// onSendOther notes that something else was sent: a copy of the certificate to the court, the People's Committee, the police, the family.
func (x *handoverSide) onSendOther() {
	d := x.d
	form := kit.NewForm().OneColumn(110)
	form.About = ofRows("stay", x.h.Stay)
	var to []kit.Option
	for _, code := range []string{app.ToPolice, app.ToCommune, app.ToFamily, app.ToCourt} {
		to = append(to, kit.Option{Value: code, Text: addresseeWord(code)})
	}
	form.Add(&kit.Field{Key: "to", Label: kit.T("handover.send.to"), Kind: kit.KindChoice, Width: 200, Options: to, Required: true}).
		Add(&kit.Field{Key: "paper", Label: kit.T("handover.send.paper"), Required: true})
	d.todayField(form, "day", "handover.send.day")
	form.Add(wayField()).Add(&kit.Field{Key: "receipt", Label: kit.T("handover.send.receipt"), Width: 150}).Add(&kit.Field{Key: "note", Label: kit.T("handover.note")})
	form.SetValues(map[string]string{"to": app.ToCommune, "way": "post", "day": d.Office.Today().Text(), "paper": certificateOf(&x.h)})
	d.fill(kit.T("handover.send.other.title", "who", x.h.Name), "", form, kit.T("handover.send.yes"), func() error {
		return d.Office.AddStep(app.HandoverStep{Kind: handover.Sent, Day: d.dayOf(form, "day"), Addressee: form.Value("to"), Paper: form.Value("paper"), Way: form.Value("way"),
			Receipt: form.Value("receipt"), Note: form.Value("note")}, x.h.Stay)
	})
}

// certificateOf is the certificate that was issued, with its number: what is sent most often.
func certificateOf(h *app.Handover) string {
	for _, p := range h.Papers {
		if p.Kind == app.PaperCertCompulsory || p.Kind == app.PaperCertVoluntary {
			return strings.TrimSpace(kit.T("handover.send.copy") + " " + p.Number)
		}
	}
	return ""
}

// onPlace hands to another commune, or notes the residence that was registered.
func (x *handoverSide) onPlace(k handover.Kind) {
	d := x.d
	form := kit.NewForm().OneColumn(110)
	form.About = ofRows("stay", x.h.Stay)
	d.todayField(form, "day", "handover.place.day")
	form.Add(&kit.Field{Key: "commune", Label: kit.T("handover.col.commune"), Kind: kit.KindSearch, Find: d.communeOptions, Required: true, Place: kit.T("handover.place.type")}).
		Add(&kit.Field{Key: "paper", Label: kit.T("handover.answer.paper"), Width: 150}).Add(&kit.Field{Key: "note", Label: kit.T("handover.note")})
	d.fill(kit.T("handover.place."+string(k), "who", x.h.Name), "", form, kit.T("handover.save"), func() error {
		return d.Office.AddStep(app.HandoverStep{Kind: k, Day: d.dayOf(form, "day"), Commune: form.Value("commune"), Paper: form.Value("paper"), Note: form.Value("note")}, x.h.Stay)
	})
}

// onHome asks for the commune of today: what the table of old units says stands above, with the official note of each part.
func (x *handoverSide) onHome() {
	d := x.d
	r, err := d.Office.ResidentOf(x.h.Stay)
	if err != nil {
		d.Fail(err)
		return
	}
	home, err := d.Office.Home(&r)
	if err != nil {
		d.Fail(err)
		return
	}
	form := kit.NewForm().OneColumn(110)
	form.About = ofRows("stay", x.h.Stay)
	var said []string
	var options []kit.Option
	for _, m := range home.Matches {
		for _, t := range m.Targets {
			name := t.Commune.Full(d.Office.Today())
			options = append(options, kit.Option{Value: t.Commune.Code, Text: name, Note: t.Note})
			said = append(said, kit.T("handover.home.part", "old", m.Old.Kind+" "+m.Old.Name, "new", name, "note", t.Note))
		}
	}
	find := func(typed string) []kit.Option {
		if strings.TrimSpace(typed) == "" {
			return options
		}
		var out []kit.Option
		for _, o := range options {
			if text.NewQuery(typed).IsZero() || strings.Contains(text.Fold(o.Text), text.Fold(typed)) {
				out = append(out, o)
			}
		}
		return append(out, d.communeOptions(typed)...)
	}
	form.Add(&kit.Field{Key: "commune", Label: kit.T("handover.home.today"), Kind: kit.KindSearch, Find: find, Required: true, Place: kit.T("handover.place.type")})
	if home.Decided != nil {
		form.Set("commune", home.Decided.Code)
	}
	if len(said) == 0 {
		said = []string{kit.T("handover.home.unknown")}
	}
	d.fill(kit.T("handover.home.title", "who", x.h.Name), kit.T("handover.home.written", "address", or(r.Address, "–"))+"\n"+strings.Join(said, "\n"), form, kit.T("handover.save"), func() error {
		return d.Office.SetHome(r.ID, form.Value("commune"))
	})
}

// onAfter writes what the commune told of the after-care.
func (x *handoverSide) onAfter() {
	d, c := x.d, x.h.Aftercare
	form := kit.NewForm().OneColumn(120)
	form.About = ofRows("stay", x.h.Stay)
	helper := &kit.Field{Key: "helper", Label: kit.T("handover.after.helper"), Under: true}
	helper.Parse = func(typed string) (string, string, any) {
		n, limit, err := d.Office.HelperLoad(typed, x.h.Stay)
		if err == nil && limit > 0 && n+1 >= limit {
			return typed, kit.T("handover.after.many", "n", n), nil
		}
		return typed, "", nil
	}
	form.Add(helper).Add(&kit.Field{Key: "phone", Label: kit.T("handover.after.phone"), Width: 130}).Add(&kit.Field{Key: "team", Label: kit.T("handover.after.team")})
	form.Add(&kit.Field{Key: "club", Label: kit.T("handover.after.club")}).Add(&kit.Field{Key: "member", Label: kit.T("handover.after.member")})
	form.Add(&kit.Field{Key: "job", Label: kit.T("handover.after.job")}).Add(d.dayField("job_day", "handover.after.job_day"))
	form.Add(moneyField("loan", func(x *kit.Field) { x.Label = kit.T("handover.after.loan") })).Add(d.dayField("loan_day", "handover.after.loan_day"))
	form.Add(d.dayField("relapse", "handover.after.relapse")).Add(&kit.Field{Key: "note", Label: kit.T("handover.note")})
	values := map[string]string{"helper": c.Helper, "phone": c.HelperPhone, "team": c.Team, "club": c.Club, "member": c.Member, "job": c.Job,
		"job_day": dayText(c.JobDay), "loan_day": dayText(c.LoanDay), "relapse": dayText(c.Relapse), "note": c.Note}
	if c.Loan > 0 {
		values["loan"] = kit.Group(c.Loan)
	}
	form.SetValues(values)
	d.fill(kit.T("handover.after.title", "who", x.h.Name), "", form, kit.T("handover.save"), func() error {
		loan, _ := kit.Ungroup(form.Value("loan"))
		return d.Office.SaveAftercare(app.Aftercare{StayID: x.h.Stay, Helper: strings.TrimSpace(form.Value("helper")), HelperPhone: form.Value("phone"), Team: form.Value("team"), Club: form.Value("club"),
			Member: form.Value("member"), Job: form.Value("job"), JobDay: d.dayOf(form, "job_day"), Loan: loan, LoanDay: d.dayOf(form, "loan_day"),
			Relapse: d.dayOf(form, "relapse"), Note: form.Value("note")})
	})
}

// onReport writes down a plan or report of the helper.
func (x *handoverSide) onReport() {
	d := x.d
	form := kit.NewForm().OneColumn(110)
	form.About = ofRows("stay", x.h.Stay)
	form.Add(&kit.Field{Key: "kind", Label: kit.T("handover.report.kind"), Kind: kit.KindSegment, Options: []kit.Option{{Value: app.HelperPlan, Text: kit.T("handover.after.plan")},
		{Value: app.HelperReport, Text: kit.T("handover.after.report.word")}}})
	form.Add(&kit.Field{Key: "span", Label: kit.T("handover.report.span"), Kind: kit.KindSegment, Options: []kit.Option{{Value: "month", Text: kit.T("handover.report.month")},
		{Value: "quarter", Text: kit.T("handover.report.quarter")}, {Value: "year", Text: kit.T("handover.report.year")}}})
	form.Add(countField("number", "handover.report.number", 1, 12, kit.T("handover.report.number.hint"))).Add(ungrouped(countField("year", "handover.report.of", 2000, 0, "")))
	form.SetValues(map[string]string{"kind": app.HelperReport, "span": "month", "year": strconv.Itoa(d.Office.Today().Year())})
	d.todayField(form, "day", "handover.decision.received")
	form.Add(&kit.Field{Key: "note", Label: kit.T("handover.note")})
	d.fill(kit.T("handover.report.title", "who", x.h.Name), "", form, kit.T("handover.save"), func() error {
		return d.Office.AddReport(app.AftercareReport{StayID: x.h.Stay, Kind: form.Value("kind"), Span: form.Value("span"), Year: countOf(form, "year"), Number: countOf(form, "number"),
			Day: d.dayOf(form, "day"), Note: form.Value("note")})
	})
}
