package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/health"
	"hoanhap/app/say"
	"hoanhap/ui/chart"
	"hoanhap/ui/kit"
)

// doseRow is a line of the tab Methadone: a treatment, or one of its orders.
type doseRow struct {
	page  *app.HealthPage
	order int // of page.Treatment.Orders, -1 the treatment itself
}

// doseRows lists each treatment with its orders under it, the last ones first.
func (s *healthScreen) doseRows() (out []doseRow) {
	var pages []*app.HealthPage
	for i := range s.h.Pages {
		if p := &s.h.Pages[i]; p.Treatment != nil {
			pages = append(pages, p)
		}
	}
	slices.SortStableFunc(pages, func(a, b *app.HealthPage) int { return int(b.Treatment.From) - int(a.Treatment.From) })
	for _, p := range pages {
		out = append(out, doseRow{p, -1})
		var orders []doseRow
		for i := range p.Treatment.Orders {
			orders = append(orders, doseRow{p, i})
		}
		slices.SortStableFunc(orders, func(a, b doseRow) int { return int(b.it().From) - int(a.it().From) })
		out = append(out, orders...)
	}
	return out
}

func (r doseRow) it() *health.Order { return &r.page.Treatment.Orders[r.order] }

// showMethadone shows the treatments in the house and the doses ordered in each.
func (s *healthScreen) showMethadone() {
	list := s.doseRows()
	var rows [][]kit.Cell
	for _, r := range list {
		day, kind, text, void := r.page.Treatment.From, kit.T("health.type.treatment"), entryText(r.page), r.page.VoidWhy
		if r.order >= 0 {
			day, kind, text = r.it().From, kit.T("health.order.type"), doseOrderText(r)
			void = or2(void, r.it().Void)
		}
		tone := kit.Normal
		if void != "" {
			tone, text = kit.Voided, also(text, kit.T("health.withdrawn", "why", void))
		}
		rows = append(rows, []kit.Cell{{Text: day.Text(), Tone: tone}, {Text: kind, Tone: tone}, {Text: text, Tone: tone}})
	}
	fix := kit.NewButton(kit.T("health.correct"), "edit", "", func() {
		if i := s.grid.Cursor(); i >= 0 && i < len(list) {
			s.onDoseRow(list[i])
		}
	})
	if len(list) == 0 {
		fix.Disable(kit.T("health.correct.none"))
	}
	s.acts.Objects = append([]fyne.CanvasObject{fix}, s.treatmentButtons()...)
	s.table([]kit.Column{healthCol("day", 96, false), healthCol("type", 170, false), healthCol("text", 300, true)}, rows, "health.none.methadone",
		s.sideOf(len(rows), func(i int) (kind, day, text string) { return rows[i][1].Text, rows[i][0].Text, rows[i][2].Text }))
	s.open = func(i int) { s.onDoseRow(list[i]) }
	s.menu = func(i int) []kit.Act {
		if list[i].order < 0 {
			return s.entryActs(list[i].page)
		}
		return s.orderActs(list[i])
	}
}

// treatmentButtons offer what comes next: a beginning, or another dose.
func (s *healthScreen) treatmentButtons() []fyne.CanvasObject {
	begin := kit.NewButton(kit.T("health.add.treatment"), "add", "", func() { s.onAdd(app.HealthTreatment) })
	stop := kit.NewButton(kit.T("health.stop"), "void", "", s.onStop)
	if s.treatment() == nil {
		stop.Disable(kit.T("health.none.methadone"))
		order := kit.NewButton(kit.T("health.order"), "edit", "", s.onOrder)
		order.Disable(kit.T("health.order.none"))
		begin = kit.NewPrimary(kit.T("health.add.treatment"), "add", "", func() { s.onAdd(app.HealthTreatment) })
		return []fyne.CanvasObject{stop, order, begin}
	}
	begin.Disable(kit.T("health.treatment.runs"))
	return []fyne.CanvasObject{begin, stop, kit.NewPrimary(kit.T("health.order"), "edit", "", s.onOrder)}
}

// treatment is the one under way, nil when none is.
func (s *healthScreen) treatment() *app.HealthPage { return s.h.Treatment(s.d.Office.Today()) }

// doseOrderText is one order in a line: what the dose was before, why it changed, who ordered it.
func doseOrderText(r doseRow) string {
	o := r.it()
	x := health.Change{Order: *o}
	if o.Live() {
		for _, c := range r.page.Treatment.Changes(o.From) {
			x = c
		}
	}
	text := kit.Say(app.OrderText(&x))
	if o.Corrected != "" {
		text = also(text, kit.T("health.p.corrected", "v", o.Corrected))
	}
	return text
}

func (s *healthScreen) onDoseRow(r doseRow) {
	if r.order < 0 {
		s.onCorrect(r.page)
		return
	}
	if r.it().Live() && r.page.VoidWhy == "" {
		s.onReorder(r)
	}
}

func (s *healthScreen) orderActs(r doseRow) []kit.Act {
	fix := kit.Act{Word: kit.T("health.order.correct"), Icon: "edit", Key: "Enter", Do: func() { s.onReorder(r) }}
	void := kit.Act{Word: kit.T("health.order.void"), Icon: "void", Do: func() {
		s.d.askWhy(kit.T("health.order.void"), doseOrderText(r), kit.T("health.order.void"), func(why string) error { return s.d.Office.VoidOrder(r.page.Note.ID, r.order, why) })
	}}
	if why := or2(r.page.VoidWhy, r.it().Void); why != "" {
		fix.Why = kit.T("health.withdrawn", "why", why)
		void.Why = fix.Why
	}
	return []kit.Act{fix, void}
}

// orderForm asks for a dose from a day on.
func (s *healthScreen) orderForm() *kit.Form {
	f := kit.NewForm().OneColumn(180)
	f.Add(s.d.dayField("day", "health.f.order_from", required, func(x *kit.Field) { x.Hint = kit.T("health.order.hint") }), tenthsField("dose", required),
		healthChoice("reason", "health.reason.", health.OrderReasons), healthWord("text"), healthWord("doctor", required))
	return f
}

func (s *healthScreen) orderOf(f *kit.Form) health.Order {
	return health.Order{From: s.d.dayOf(f, "day"), Dose: tenthsIn(f, "dose"), Reason: f.Value("reason"), Text: f.Value("text"), By: f.Value("doctor")}
}

// onOrder writes another dose from a day on: the first one the sheet has no line for.
func (s *healthScreen) onOrder() {
	p := s.treatment()
	if p == nil {
		s.d.Fail(&say.Refused{Msg: say.Of("health.order.none")})
		return
	}
	c := p.HealthText.Treatment
	day := max(s.d.Office.Today(), c.From+1)
	if n := len(c.Doses); n > 0 {
		day = max(day, c.Doses[n-1].Day+1)
	}
	f := s.orderForm()
	f.About = ofRows("note", p.Note.ID)
	f.SetValues(map[string]string{"day": day.Text(), "doctor": or2(c.InForce(date.Max).By, s.d.Office.Who)})
	s.d.askForm(kit.T("health.order.of", "name", s.h.Resident.Name), kit.T("support.save"), f, func() error { return s.d.Office.OrderDose(p.Note.ID, s.orderOf(f)) })
}

// onReorder writes an order anew, with the reason.
func (s *healthScreen) onReorder(r doseRow) {
	o := r.it()
	f := s.orderForm()
	f.About = ofRows("note", r.page.Note.ID, int64(r.order))
	f.Add(healthWord("why_correct", required))
	f.SetValues(map[string]string{"day": o.From.Text(), "dose": o.Dose.Text(), "reason": o.Reason, "text": o.Text, "doctor": o.By})
	s.d.askForm(kit.T("health.order.correct"), kit.T("support.save"), f, func() error {
		x := s.orderOf(f)
		x.Corrected = f.Value("why_correct")
		return s.d.Office.CorrectOrder(r.page.Note.ID, r.order, x)
	})
}

// dosePanel tells the dose of today, the one to come, and draws how it went.
func (s *healthScreen) dosePanel() (out []fyne.CanvasObject) {
	p := s.treatment()
	if p == nil {
		return nil
	}
	c, today := p.HealthText.Treatment, s.d.Office.Today()
	now := c.InForce(today)
	out = append(out, kit.BlockHead(kit.T("health.order.now"), ""), kit.NewPara(kit.T("health.order.since", "mg", now.Dose, "day", now.From), kit.Strong, 368))
	var points []chart.Point
	for _, x := range c.Changes(date.Max) {
		if x.From > today {
			out = append(out, kit.NewPara(kit.T("health.order.coming", "mg", x.Dose, "day", x.From), kit.Body, 368))
		}
		points = append(points, chart.Point{At: int(x.From), Value: int(x.Dose), Word: x.From.Short(), Text: x.Dose.Text()})
	}
	if len(points) > 1 {
		out = append(out, kit.Fixed(0, 96, chart.Series(points[max(0, len(points)-seriesMost):])))
	}
	return out
}

// onStop writes the last day of the treatment in the house.
func (s *healthScreen) onStop() {
	p := s.h.Treatment(s.d.Office.Today())
	if p == nil {
		s.d.Fail(&say.Refused{Msg: say.Of("health.none.methadone")})
		return
	}
	f := kit.NewForm().OneColumn(150)
	f.About = ofRows("note", p.Note.ID)
	f.Add(s.d.dayField("day", "health.f.last", required))
	f.Set("day", s.d.Office.Today().Text())
	s.d.askForm(kit.T("health.stop"), kit.T("support.save"), f, func() error { return s.d.Office.EndTreatment(p.Note.ID, s.d.dayOf(f, "day")) })
}

// medicineButton gives the medicine in hand in another dose.
func (s *healthScreen) medicineButton() *kit.Button {
	return kit.NewButton(kit.T("health.medicine.change"), "edit", "", func() {
		if p := s.medicine(); p != nil {
			s.onMedicine(p)
			return
		}
		s.d.Fail(&say.Refused{Msg: say.Of("health.medicine.none")})
	})
}

// medicine is the one in hand that is still given, nil when it is none.
func (s *healthScreen) medicine() *app.HealthPage {
	i := s.grid.Cursor()
	if i < 0 || i >= len(s.listed) {
		return nil
	}
	p := &s.listed[i]
	if p.Medicine == nil || p.VoidWhy != "" || p.Medicine.To != 0 && p.Medicine.To < s.d.Office.Today() {
		return nil
	}
	return p
}

// onMedicine writes another dose of a medicine from a day on.
func (s *healthScreen) onMedicine(p *app.HealthPage) {
	f := kit.NewForm().OneColumn(180)
	f.About = ofRows("note", p.Note.ID)
	f.Add(s.d.dayField("from", "health.f.order_from", required), &kit.Field{Key: "dosage", Label: kit.T("health.f.new_dosage"), Required: true}, healthWord("reason"), healthWord("doctor", required))
	f.SetValues(map[string]string{"from": s.d.Office.Today().Text(), "doctor": or2(p.Medicine.By, s.d.Office.Who)})
	s.d.askForm(kit.T("health.medicine.change.of", "name", strings.TrimSpace(p.Medicine.Name+" "+p.Medicine.Dose)), kit.T("support.save"), f, func() error {
		_, err := s.d.Office.ChangeMedicine(p.Note.ID, s.d.dayOf(f, "from"), f.Value("dosage"), f.Value("doctor"), f.Value("reason"))
		return err
	})
}
