package ui

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/health"
	"hoanhap/ui/chart"
	"hoanhap/ui/kit"
)

// kindsOf are the entries a tab of the record shows.
var kindsOf = map[string][]string{"exam": {app.HealthExam, app.HealthVital}, "illness": {app.HealthIllness, app.HealthDetox, app.HealthLetter, app.HealthPast, app.HealthOther},
	"medicine": {app.HealthMedicine}}

// showRecord shows the record of one resident.
func (s *healthScreen) showRecord() {
	s.all.SetTitle(kit.T("nav.health"), s.h.Resident.Name+" · "+s.h.Resident.Code)
	first := func(kind string) fyne.CanvasObject {
		return kit.NewPrimary(kit.T("health.add."+kind), "add", "", func() { s.onAdd(kind) })
	}
	add := func(kind string) fyne.CanvasObject {
		return kit.NewButton(kit.T("health.add."+kind), "add", "", func() { s.onAdd(kind) })
	}
	switch s.at {
	case "referral":
		s.showReferrals()
		return
	case "papers":
		s.showPapers()
		return
	case "methadone":
		s.showMethadone()
		return
	case "illness":
		var more *kit.Button
		more = kit.NewButton(kit.T("health.more"), "down", "", func() {
			var acts []kit.Act
			for _, k := range []string{app.HealthDetox, app.HealthPast, app.HealthLetter, app.HealthOther} {
				acts = append(acts, kit.Act{Word: kit.T("health.add." + k), Icon: "add", Do: func() { s.onAdd(k) }})
			}
			kit.Menu(more, acts...)
		})
		s.acts.Objects = []fyne.CanvasObject{more, first(app.HealthIllness)}
	case "medicine":
		s.acts.Objects = []fyne.CanvasObject{kit.NewButton(kit.T("health.diet"), "add", "", s.onDiet), s.medicineButton(), first(app.HealthMedicine)}
	default:
		s.acts.Objects = []fyne.CanvasObject{add(app.HealthVital), first(app.HealthExam)}
	}
	var pages []app.HealthPage
	for _, k := range kindsOf[s.at] {
		for _, p := range s.h.Pages {
			if p.Kind == k {
				pages = append(pages, p)
			}
		}
	}
	slices.SortStableFunc(pages, func(a, b app.HealthPage) int { return int(b.Day) - int(a.Day) })
	s.listed = pages
	var rows [][]kit.Cell
	for i := range pages {
		p := &pages[i]
		tone := kit.Normal
		text := entryText(p)
		if p.VoidWhy != "" {
			tone, text = kit.Voided, also(text, kit.T("health.withdrawn", "why", p.VoidWhy))
		}
		rows = append(rows, []kit.Cell{{Text: p.Day.Text(), Tone: tone}, {Text: kit.T("health.type." + p.Kind), Tone: tone}, {Text: text, Tone: tone}})
	}
	s.acts.Objects = append([]fyne.CanvasObject{s.correctButton(pages)}, s.acts.Objects...)
	s.table([]kit.Column{healthCol("day", 96, false), healthCol("type", 170, false), healthCol("text", 300, true)}, rows, "health.none."+s.at, s.side(pages))
	s.menu = func(i int) []kit.Act { return s.entryActs(&pages[i]) }
	s.open = func(i int) { s.onCorrect(&pages[i]) }
}

// correctButton opens the entry in hand to be written anew; the rest of what can be done with it is in the menu of the line.
func (s *healthScreen) correctButton(pages []app.HealthPage) *kit.Button {
	b := kit.NewButton(kit.T("health.correct"), "edit", "", func() {
		if i := s.grid.Cursor(); i >= 0 && i < len(pages) {
			s.onCorrect(&pages[i])
		}
	})
	if len(pages) == 0 {
		b.Disable(kit.T("health.correct.none"))
	}
	return b
}

// entryActs are what can be done with an entry: nothing with one that was withdrawn.
func (s *healthScreen) entryActs(p *app.HealthPage) []kit.Act {
	fix := kit.Act{Word: kit.T("health.correct"), Icon: "edit", Key: "Enter", Do: func() { s.onCorrect(p) }}
	scans := kit.Act{Word: kit.T("health.scans"), Icon: "file", Do: func() { s.onScans(p.Note.ID) }}
	void := kit.Act{Word: kit.T("health.withdraw"), Icon: "void", Do: func() {
		s.d.askWhy(kit.T("health.withdraw"), also(p.Day.Text(), kit.T("health.type."+p.Kind)), kit.T("health.withdraw"), func(why string) error { return s.d.Office.WithdrawHealth(p.Note.ID, why) })
	}}
	if p.VoidWhy != "" {
		fix.Why = kit.T("health.withdrawn", "why", p.VoidWhy)
		void.Why = fix.Why
	}
	return []kit.Act{fix, scans, void}
}

// page is an entry of the record in hand, nil when there is none.
func (s *healthScreen) page(note int64) *app.HealthPage {
	for i := range s.h.Pages {
		if s.h.Pages[i].Note.ID == note {
			return &s.h.Pages[i]
		}
	}
	return nil
}

// vitalParts tells what was measured.
func vitalParts(v *health.Vital, part func(key, v string)) {
	if v.Weight > 0 {
		part("weight", v.Weight.Text())
	}
	if v.High > 0 {
		part("pressure", strconv.Itoa(v.High)+"/"+strconv.Itoa(v.Low))
	}
	if v.Pulse > 0 {
		part("pulse", strconv.Itoa(v.Pulse))
	}
	if v.Warm > 0 {
		part("warm", v.Warm.Text())
	}
}

// entryText is one entry in a line.
func entryText(p *app.HealthPage) string {
	text := ""
	part := func(key, v string) {
		if v != "" {
			text = also(text, kit.T("health.p."+key, "v", v))
		}
	}
	switch {
	case p.Exam != nil:
		x := p.Exam
		part("physical", x.Physical)
		part("mental", x.Mental)
		part("chronic", x.Chronic)
		part("paper", x.Paper)
		if x.Opioid {
			text = also(text, kit.T("health.p.opioid"))
		}
		part("doctor", x.Doctor)
	case p.Vital != nil:
		vitalParts(p.Vital, part)
	case p.Illness != nil:
		text = kit.T("health.illness." + p.Illness.What)
		if p.Illness.None {
			text = kit.T("health.p.none", "v", text)
		}
		part("treated", p.Illness.Treated)
		part("result", p.Illness.Result)
	case p.Detox != nil:
		text = p.Detox.Protocol
		part("course", p.Detox.Course)
	case p.Medicine != nil:
		text = medicineText(p.Medicine)
	case p.Treatment != nil:
		text = kit.T("health.p.begins", "v", p.Treatment.Ordered.Text())
		part("doctor", p.Treatment.By)
		if d := p.Treatment.Last(); d != nil {
			part("last", d.Amount.Text()+" mg, "+d.Day.Text()+" "+d.Time)
		}
		if p.Treatment.To != 0 {
			part("until", p.Treatment.To.Text())
		}
	case p.Letter != nil:
		text = letterText(p.Letter)
	case p.Past != nil:
		text = also(p.Past.From.Text()+" – "+p.Past.To.Text(), also(kit.T("health.where."+p.Past.Where), kit.T("health.method."+p.Past.Method)))
		part("result", p.Past.Result)
	}
	text = also(text, p.Text)
	if p.Corrected != "" {
		text = also(text, kit.T("health.p.corrected", "v", p.Corrected))
	}
	return text
}

func medicineText(m *health.Medicine) string {
	text := m.Name
	if m.Dose != "" {
		text = also(text, kit.T("health.p.dose", "v", m.Dose))
	}
	if m.For != "" {
		text = also(text, kit.T("health.for."+string(m.For)))
	}
	if m.From != 0 {
		text = also(text, kit.T("health.p.from", "v", m.From))
	}
	if m.To != 0 {
		text = also(text, kit.T("health.p.until", "v", m.To))
	}
	return also(text, m.By)
}

func letterText(l *health.Letter) string {
	text := kit.T("health.p.issued", "v", or2(l.Number, "–"))
	if l.Received {
		text = kit.T("health.p.received", "v", or2(l.Number, "–"), "from", l.Issuer)
	}
	if l.Since != 0 {
		text = also(text, kit.T("health.p.since", "v", l.Since))
	}
	return text
}

// side is what stands at the right of a tab: the entry in hand in full, the weight, hospital days, medicines to look at.
func (s *healthScreen) side(pages []app.HealthPage) fyne.CanvasObject {
	return s.sideOf(len(pages), func(i int) (kind, day, text string) {
		p := &pages[i]
		return kit.T("health.type." + p.Kind), p.Day.Text(), entryText(p)
	})
}

func (s *healthScreen) sideOf(n int, line func(i int) (kind, day, text string)) fyne.CanvasObject {
	rest := s.panel()
	box := kit.Down(6, rest...)
	s.onPick = func(i int) {
		box.Objects = rest
		if i >= 0 && i < n {
			kind, day, text := line(i)
			box.Objects = append([]fyne.CanvasObject{kit.BlockHead(kind, day), kit.NewPara(text, kit.Body, 368)}, rest...)
		}
		box.Refresh()
	}
	return box
}

func (s *healthScreen) panel() []fyne.CanvasObject {
	rows := []fyne.CanvasObject{}
	if s.at == "methadone" {
		rows = append(rows, s.dosePanel()...)
	}
	if s.at == "exam" {
		rows = append(rows, s.series("weight", "kg", func(v *health.Vital) (int, string) { return int(v.Weight), v.Weight.Text() })...)
		rows = append(rows, s.series("pressure", "mmHg", func(v *health.Vital) (int, string) { return v.High, strconv.Itoa(v.High) + "/" + strconv.Itoa(v.Low) })...)
		rows = append(rows, s.series("pulse", "", func(v *health.Vital) (int, string) { return v.Pulse, strconv.Itoa(v.Pulse) })...)
	}
	rows = append(rows, kit.BlockHead(kit.T("health.hospital"), ""))
	for _, x := range s.h.Hospital {
		to := kit.T("health.hospital.now")
		if x.To != 0 {
			to = x.To.Text()
		}
		rows = append(rows, kit.NewPara(also(x.From.Text()+" – "+to, x.Place), kit.Body, 368))
	}
	if len(s.h.Hospital) == 0 {
		rows = append(rows, kit.NewPara(kit.T("health.hospital.none"), kit.Quiet, 368))
	}
	if len(s.h.Wait) > 0 {
		rows = append(rows, kit.BlockHead(kit.T("health.wait"), ""))
		for _, m := range s.h.Wait {
			rows = append(rows, kit.NewPara(m, kit.Strong.In(kit.Red), 368))
		}
	}
	return rows
}

// seriesMost are the readings a small chart has room for: the last ones.
const seriesMost = 7

// series is one value over time as a small chart; where nothing was measured only weight says so.
func (s *healthScreen) series(key, unit string, of func(*health.Vital) (int, string)) []fyne.CanvasObject {
	var points []chart.Point
	for _, p := range s.h.Live(app.HealthVital) {
		if n, text := of(p.Vital); n > 0 {
			points = append(points, chart.Point{At: int(p.Day), Value: n, Word: p.Day.Short(), Text: text})
		}
	}
	head := kit.BlockHead(kit.T("health."+key), unit)
	switch {
	case len(points) > 0:
		return []fyne.CanvasObject{head, kit.Fixed(0, 96, chart.Series(points[max(0, len(points)-seriesMost):]))}
	case key == "weight":
		return []fyne.CanvasObject{head, kit.NewPara(kit.T("health.weight.none"), kit.Quiet, 368)}
	}
	return nil
}

func (s *healthScreen) showReferrals() {
	var rows [][]kit.Cell
	for i := range s.h.Referrals {
		v := &s.h.Referrals[i]
		ask, tone := "", kit.Normal
		if st := v.R.State(); v.Due != 0 && (st == health.Draft || st == health.Consent) {
			ask = v.AskBy.Text()
			if v.AskBy <= s.d.Office.Today() {
				tone = kit.Bold
			}
		}
		rows = append(rows, []kit.Cell{{Text: v.Day.Text()}, {Text: kit.Say(v.R.Kind)}, {Text: v.Place}, {Text: stateText(v)}, {Text: ask, Tone: tone}})
	}
	side := kit.Down(6)
	var more *kit.Button
	more = kit.NewButton("", "menu", "", func() {
		if v := s.referral(); v != nil {
			kit.Menu(more, s.entryActs(s.page(v.Note))...)
		}
	})
	s.acts.Objects = []fyne.CanvasObject{more, kit.NewButton(kit.T("health.slip"), "print", "Ctrl+P", s.onSlip), kit.NewButton(kit.T("health.step"), "right", "", s.onStep),
		kit.NewPrimary(kit.T("health.add.referral"), "add", "", func() { s.onAdd(app.HealthReferral) })}
	s.table([]kit.Column{healthCol("day", 90, false), healthCol("kind", 100, false), healthCol("place", 200, true), healthCol("state", 200, false), healthCol("ask", 96, false)}, rows, "health.none.referral", side)
	pick := func(i int) {
		if i >= 0 && i < len(s.h.Referrals) {
			side.Objects = s.referralSide(&s.h.Referrals[i])
			side.Refresh()
		}
	}
	s.grid.OnPick = pick
	s.open = func(int) { s.onStep() }
	s.menu = func(i int) []kit.Act { return s.entryActs(s.page(s.h.Referrals[i].Note)) }
	pick(0)
}

// referralSide explains a referral: conditions with their sources, the gap, what happened.
func (s *healthScreen) referralSide(v *app.ReferralView) []fyne.CanvasObject {
	out := []fyne.CanvasObject{kit.BlockHead(kit.Say(v.R.Kind), kit.T("health.occasion."+string(v.R.Occasion)))}
	for _, g := range v.Grounds {
		icon, style := "ok", kit.Body
		if !g.OK {
			icon, style = "warn", kit.Strong.In(kit.Red)
		}
		out = append(out, kit.Across(8, kit.NewIcon(icon, kit.Second), kit.Grow(kit.NewPara(kit.Say(g.Msg)+" ("+g.Source+")", style, 330))))
	}
	if v.Gap.Bad() {
		key := "health.gap"
		if v.Gap.Reassess {
			key = "health.gap.reassess"
		}
		out = append(out, kit.NewPara(kit.T(key, "n", v.Gap.Days), kit.Strong.In(kit.Red), 368))
	}
	if v.Leaves != 0 {
		out = append(out, kit.NewPara(kit.T("health.leaves", "day", v.Leaves, "ask", v.AskBy), kit.Quiet, 368))
	}
	if v.Moved != 0 {
		out = append(out, kit.NewPara(kit.T("health.leaves.moved", "day", v.Leaves, "end", v.Moved), kit.Strong.In(kit.Red), 368))
	}
	if v.R.State() == health.Sent {
		out = append(out, kit.NewPara(kit.T("health.answer", "day", v.AnswerBy), kit.Quiet, 368))
	}
	for _, m := range s.h.Wait {
		out = append(out, kit.NewPara(kit.T("health.wait.one", "what", m), kit.Strong.In(kit.Red), 368))
	}
	for _, x := range v.R.Steps {
		out = append(out, kit.NewPara(also(x.Day.Text()+" "+x.Time+" "+kit.Say(x.State), x.Text), kit.Body, 368))
	}
	return out
}

// also joins two pieces of a line; either may be empty.
func also(a, b string) string {
	if b == "" {
		return a
	}
	return comma(a, b)
}
