package ui

import (
	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/ui/kit"
)

// barAny switches a button off for who has none of the rights.
func (d *Desk) barAny(b *kit.Button, rights ...app.Right) *kit.Button {
	for _, r := range rights {
		if d.Office.Allowed(r) {
			return b
		}
	}
	return d.bar(b, rights[0])
}

// askEvaluation judges how somebody came out of the rehabilitation, and prints it (C12).
func (d *Desk) askEvaluation(stay int64, name string) {
	f := kit.NewForm().OneColumn(200)
	f.About = ofRows("stay", stay)
	d.todayField(f, "day", "train.f.day")
	grade := func(key string) *kit.Field {
		x := &kit.Field{Key: key, Label: kit.T("evaluation.f." + key), Kind: kit.KindChoice, Width: 130, Required: true}
		for _, g := range app.Grades {
			x.Options = append(x.Options, kit.Option{Value: g, Text: kit.T("evaluation." + g)})
		}
		return x
	}
	values := map[string]string{}
	for _, part := range app.EvaluationParts {
		x := grade(part)
		if part != "medical" { // the paper says no more of it than the grade
			x.With = &kit.Field{Key: "note_" + part, Name: kit.T("evaluation.f.note"), Width: 210, Place: kit.T("evaluation.f.note")}
		}
		f.Add(x)
		values[part] = "pass"
	}
	values["overall"] = "pass"
	f.Add(grade("overall"), trainField("evaluation_note"), trainField("opinion"), trainField("maker"))
	f.SetValues(values)
	if d.Office.Who != "" {
		f.Set("maker", d.Office.Who)
	}
	d.askForm(kit.T("evaluation.title", "name", name), kit.T("jobs.introduce.yes"), f, func() error {
		e := app.Evaluation{Stay: stay, Day: d.dayOf(f, "day"), Grades: map[string]string{}, Notes: map[string]string{}, Overall: f.Value("overall"),
			Note: f.Value("evaluation_note"), Opinion: f.Value("opinion"), Maker: f.Value("maker")}
		for _, part := range app.EvaluationParts {
			e.Grades[part] = f.Value(part)
			if part != "medical" {
				e.Notes[part] = f.Value("note_" + part)
			}
		}
		p, err := d.Office.Evaluate(e)
		if err != nil {
			return err
		}
		return d.printIssued(kit.T("evaluation.title", "name", name), []app.IssuedPaper{*p})
	})
}

// leaveButtons are what the training desk gives along at a discharge: the evaluation, and the certificates that are kept.
func (d *Desk) leaveButtons(stay int64, name string) []fyne.CanvasObject {
	line := func(b *kit.Button) fyne.CanvasObject { return kit.AcrossMid(0, b, kit.Space()) }
	out := []fyne.CanvasObject{line(d.barAny(kit.NewQuiet(kit.T("evaluation"), "file", func() { d.askEvaluation(stay, name) }), app.RightPaper, app.RightTrain))}
	kept, err := d.Office.CertificatesKept(stay)
	if err != nil {
		d.Fail(err)
	}
	if len(kept) > 0 {
		ids := make([]int64, len(kept))
		for i := range kept {
			ids[i] = kept[i].Enrolment.ID
		}
		out = append(out, line(d.barAny(kit.NewQuiet(kit.T("train.return"), "hand", func() { d.askReturn(ids) }), app.RightTrain, app.RightEnd)))
	}
	return out
}

// askReturn notes on which day certificates were handed to the people.
func (d *Desk) askReturn(ids []int64) {
	f := kit.NewForm().OneColumn(110)
	f.About = ofRows("enrolment", ids...)
	d.todayField(f, "day", "train.f.day")
	d.fill(kit.T("train.return"), kit.T("train.people", "n", len(ids)), f, kit.T("train.save"), func() error { return d.Office.ReturnCertificates(d.dayOf(f, "day"), ids...) })
}
