package ui

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/due"
	"hoanhap/app/handover"
	"hoanhap/ui/kit"
)

const handWide = 392

// handoverSide is one handover: where it stands, what is missing, the next act, its steps, and what the commune told after
// the release.
type handoverSide struct {
	d      *Desk
	object *fyne.Container
	more   *kit.Button // opens every act of the one in hand
	keyed  bool        // it has its key: beside the book, not in the record
	h      app.Handover
}

func newHandoverSide(s *handovers) *handoverSide {
	return &handoverSide{d: s.d, keyed: true, object: kit.Inset(16, 10, 16, 12, kit.Down(0))}
}

// handoverTab is the handover of the stay in the record.
func (s *record) handoverTab() fyne.CanvasObject {
	x := &handoverSide{d: s.d, object: kit.Inset(16, 10, 16, 12, kit.Down(0))}
	s.hand = x
	if s.e != nil {
		x.show(s.e.Stay.ID)
	}
	if x.h.Stay == 0 {
		return kit.Inset(16, 24, 16, 0, kit.EmptyPage(kit.Empty{Title: kit.T("handover.none_yet"), Text: kit.T("handover.none.text")}))
	}
	return kit.Scrolled(kit.Across(0, kit.Fixed(handWide, 0, x.object), kit.Space()))
}

// earlierHandover says how the last handover of a person went, for an admission of somebody who was here before; "" when
// there was none.
func (d *Desk) earlierHandover(resident int64) string {
	h, err := d.Office.EarlierHandover(resident)
	if err != nil || h == nil {
		return ""
	}
	text := kit.T("handover.earlier", "state", h.State, "day", h.End, "place", or(joinPlace(h.Commune, h.Province), kit.T("handover.no_place")))
	if end := h.AftercareEnd(); end != 0 {
		text += "; " + kit.T("handover.earlier.until", "day", end)
	}
	return text
}

func (x *handoverSide) clear() { x.set() }

func (x *handoverSide) set(rows ...fyne.CanvasObject) {
	x.object.Objects = []fyne.CanvasObject{kit.Down(2, rows...)}
	x.object.Refresh()
}

// show reads one handover.
func (x *handoverSide) show(stay int64) {
	h, ok, err := x.d.Office.HandoverOf(stay)
	if err != nil {
		x.d.Fail(err)
		return
	}
	if !ok {
		x.clear()
		return
	}
	x.h = h
	x.set(x.rows()...)
}

const textWide = handWide - 34

func (x *handoverSide) rows() []fyne.CanvasObject {
	h := &x.h
	rows := []fyne.CanvasObject{kit.AcrossMid(8, kit.NewText(h.Name, kit.Block), kit.NewText(h.Code, kit.Quiet)),
		kit.NewPara(x.standing(), kit.Strong, textWide), kit.NewPara(x.place(), kit.Quiet, textWide)}
	for _, m := range x.paths() {
		rows = append(rows, kit.NewPara(m, kit.Quiet, textWide))
	}
	if len(h.Stray) > 0 {
		rows = append(rows, kit.NewPara(kit.T("handover.stray", "n", len(h.Stray)), kit.Strong.In(kit.Ochre), textWide))
	}
	for _, l := range h.Missing {
		rows = append(rows, kit.NewPara("– "+kit.Say(l), kit.Body.In(kit.Ochre), textWide))
	}
	word := kit.T("handover.more")
	if x.keyed {
		word += " (Ctrl+G)"
	}
	x.more = x.d.bar(kit.NewQuiet(word, "add", x.menu), app.RightDue)
	rows = append(rows, kit.Gap(0, 4), x.acts(), kit.Gap(0, 6), kit.BlockHead(kit.T("handover.steps"), "", x.more))
	steps := x.steps()
	if len(steps) == 0 {
		rows = append(rows, kit.NewPara(kit.T("handover.steps.none"), kit.Quiet, textWide))
	}
	rows = append(rows, steps...)
	if h.Released && !h.Social {
		rows = append(rows, x.after()...)
	}
	return rows
}

// standing is the state with its day, and how late an answer is.
func (x *handoverSide) standing() string {
	h := &x.h
	t := kit.Say(h.State)
	if h.Since != 0 {
		t += ", " + h.Since.Text()
	}
	if h.Reason != "" && h.State == handover.SentBack {
		t += ": " + reasonWord(h.Reason)
	}
	if h.Late > 0 {
		t += " · " + kit.T("work.over", "n", h.Late)
	}
	return t
}

func reasonWord(code string) string {
	if k := "handover.reason." + code; kit.Has(k) {
		return kit.T(k)
	}
	return code
}

func (x *handoverSide) place() string {
	h := &x.h
	key := "handover.until"
	if h.Released {
		key = "handover.since"
	}
	where := joinPlace(h.Commune, h.Province)
	if where == "" {
		where = kit.T("handover.no_place")
	}
	return kit.T(key, "day", h.End) + " · " + where
}

// paths names what is special about this one (law.md §8.2).
func (x *handoverSide) paths() (out []string) {
	h := &x.h
	switch {
	case h.Social:
		out = append(out, kit.T("handover.path.social"))
	case h.NoResidence:
		out = append(out, kit.T("handover.path.residence"))
	}
	if h.Minor && !h.Social { // a centre takes the place of parents who are not there
		out = append(out, kit.T("handover.path.minor"))
	}
	if p := h.Monitoring(); p != nil {
		out = append(out, kit.T("handover.path.monitoring", "number", or(p.Number, "…"), "day", p.Received))
	}
	return out
}

// acts are the next act and, where an address names no commune of today, the question for it.
func (x *handoverSide) acts() fyne.CanvasObject {
	row := []fyne.CanvasObject{}
	if x.h.Next != "" {
		row = append(row, x.d.bar(kit.NewButton(kit.Say(x.h.Next), "", "", func() { x.next() }), app.RightDue))
	}
	switch {
	case x.lacksDossier():
		row = append(row, x.d.bar(kit.NewButton(kit.T("handover.dossier"), "", "", x.onDossier), app.RightDue))
	case slices.Contains(x.h.Missing, handover.LackHome):
		row = append(row, x.d.bar(kit.NewButton(kit.T("handover.home"), "", "", x.onHome), app.RightAdmit))
	case slices.Contains(x.h.Missing, handover.LackResidence):
		row = append(row, x.d.bar(kit.NewButton(kit.T("handover.register"), "", "", func() { x.onPlace(handover.Registered) }), app.RightDue))
	case slices.Contains(x.h.Missing, handover.LackDevice):
		row = append(row, x.d.bar(kit.NewButton(kit.T("handover.device"), "", "", x.onDevice), app.RightDue))
	}
	return kit.AcrossMid(8, append(row, kit.Space())...)
}

// menu offers every act of the one in hand: all that the buttons of the panel do is reached by its key.
func (x *handoverSide) menu() {
	if x.h.Stay != 0 && x.more != nil {
		kit.Menu(x.more, x.every()...)
	}
}

// every is the act that is waited for first, then every step that can be written, then what follows the release.
func (x *handoverSide) every() (out []kit.Act) {
	act := func(key string, do func()) {
		out = append(out, x.d.act(kit.Act{Word: kit.T(key), Do: do}, app.RightDue))
	}
	if x.h.Next != "" {
		out = append(out, x.d.act(kit.Act{Word: kit.Say(x.h.Next), Do: x.next}, app.RightDue))
	}
	if slices.Contains(x.h.Missing, handover.LackHome) {
		out = append(out, x.d.act(kit.Act{Word: kit.T("handover.home"), Do: x.onHome}, app.RightAdmit))
	}
	if x.lacksDossier() {
		act("handover.dossier", x.onDossier)
	}
	one := []app.HandoverLine{x.h.HandoverLine}
	for _, a := range []struct {
		next handover.Next
		word string
		do   func()
	}{{handover.NextDecision, "handover.next.decision", x.onDecision}, {"", "handover.monitoring", x.onMonitoring}, {"", "handover.device", x.onDevice},
		{"", "handover.register", func() { x.onPlace(handover.Registered) }}, {"", "handover.given", x.onGiven},
		{handover.NextSend, "handover.send", func() { x.d.send(one) }}, {"", "handover.send.other", x.onSendOther},
		{handover.NextAck, "handover.answer", func() { x.d.answer(one) }}, {handover.NextRedirect, "handover.next.redirect", func() { x.onPlace(handover.Redirected) }}} {
		if a.next == "" || a.next != x.h.Next {
			act(a.word, a.do)
		}
	}
	if x.h.Released {
		act("handover.after.write", x.onAfter)
		act("handover.after.reported", x.onReport)
	}
	return append(out, kit.Act{Word: kit.T("handover.papers"), Do: func() { x.d.OpenPapers(x.h.Stay) }})
}

// lacksDossier reports that the dossier for the social-protection centre is still to be sent; who has left has nothing due about it.
func (x *handoverSide) lacksDossier() bool {
	return !x.h.Released && slices.Contains(x.h.Missing, handover.LackDossier)
}

// onDossier writes down that the dossier went to the social-protection centre: the item that is due about it, as on Hôm nay.
func (x *handoverSide) onDossier() {
	today := x.d.Office.Today()
	items, err := x.d.Office.DueOf(x.h.Stay, today)
	if err != nil {
		x.d.Fail(err)
		return
	}
	for i := range items {
		if it := &items[i]; it.Code == due.SocialDossier && it.State == due.Open {
			(&work{d: x.d}).settle(app.DueRows([]app.DueLine{{Item: *it, Name: x.h.Name, ResidentCode: x.h.Code, Left: it.Left(today)}}))
			return
		}
	}
}

// steps are the dated rows, voided ones struck through.
func (x *handoverSide) steps() []fyne.CanvasObject {
	h := &x.h
	var out []fyne.CanvasObject
	line := func(day, text string, live bool, void func()) {
		st := kit.Body
		if !live {
			st = kit.Quiet.S()
		}
		wide := float32(textWide - 82)
		if live && void != nil {
			wide -= 30
		}
		row := []fyne.CanvasObject{kit.Fixed(76, 0, kit.Down(0, kit.Fixed(76, 18, kit.NewText(day, kit.Quiet)))), kit.Grow(kit.NewPara(text, st, wide))}
		if live && void != nil {
			row = append(row, kit.NewTool("void", kit.T("handover.void"), void))
		}
		out = append(out, kit.Across(4, row...))
	}
	for _, p := range h.Papers {
		text := kit.T("paper." + p.Kind)
		if p.Addressee != "" {
			text += ", " + addresseeWord(p.Addressee)
		}
		if p.Number != "" {
			text += ", " + p.Number
		}
		line(p.Day.Text(), text, true, nil)
	}
	for _, p := range h.Received {
		line(p.Received.Text(), kit.T("received."+p.Kind)+" "+p.Number, p.Live(), func() {
			x.d.askWhy(kit.T("handover.void"), kit.T("received."+p.Kind)+" "+p.Number, kit.T("handover.void"), func(why string) error { return x.d.Office.VoidReceived(p.ID, why) })
		})
	}
	for _, s := range h.Steps {
		line(s.Day.Text(), x.stepText(&s), s.Live(), func() {
			x.d.askWhy(kit.T("handover.void"), s.Day.Text()+" "+x.stepText(&s), kit.T("handover.void"), func(why string) error { return x.d.Office.VoidStep(s.ID, why) })
		})
	}
	return out
}

func (x *handoverSide) stepText(s *app.HandoverStep) string {
	t := kit.Say(s.Kind)
	add := func(v string) {
		if v != "" {
			t += ", " + v
		}
	}
	if s.Kind == handover.Sent {
		add(addresseeWord(s.Addressee))
	}
	if s.Way != "" {
		add(kit.T("handover.way." + s.Way))
	}
	add(s.Receipt)
	add(s.Paper)
	if s.Reason != "" {
		add(reasonWord(s.Reason))
	}
	if c, ok := x.d.Office.Places.Of(s.CommuneList, s.Commune); ok {
		add(c.Named(s.Day))
	}
	add(s.Device)
	add(s.Position)
	add(s.Note)
	return t
}

// after is what the commune told after the release, and what it has not.
func (x *handoverSide) after() []fyne.CanvasObject {
	h, c := &x.h, &x.h.Aftercare
	rows := []fyne.CanvasObject{kit.Gap(0, 6), kit.BlockHead(kit.T("handover.after"), "", x.d.bar(kit.NewQuiet(kit.T("handover.after.report"), "add", x.onReport), app.RightDue),
		x.d.bar(kit.NewQuiet(kit.T("handover.after.edit"), "edit", x.onAfter), app.RightDue))}
	fact := func(key, v string) {
		if v != "" {
			rows = append(rows, kit.Across(4, kit.Fixed(120, 20, kit.NewText(kit.T(key), kit.Quiet)), kit.Grow(kit.NewPara(v, kit.Body, textWide-124))))
		}
	}
	if end := h.AftercareEnd(); end != 0 {
		fact("handover.after.end", end.Text())
	}
	fact("handover.after.helper", c.Helper)
	fact("handover.after.team", c.Team)
	fact("handover.after.club", c.Club)
	fact("handover.after.member", c.Member)
	fact("handover.after.job", c.Job)
	if c.Loan > 0 {
		fact("handover.after.loan", kit.Group(c.Loan))
	}
	if c.Relapse != 0 {
		fact("handover.after.relapse", c.Relapse.Text())
	}
	for _, r := range h.Reports {
		if r.Live() {
			fact("handover.after."+r.Kind, x.reportText(&r))
		}
	}
	for _, m := range h.AftercareLacks() {
		rows = append(rows, kit.NewPara("– "+kit.Say(m), kit.Quiet, textWide))
	}
	return rows
}

func (x *handoverSide) reportText(r *app.AftercareReport) string {
	if r.Number == 0 {
		return kit.T("handover.span.year", "year", fmt.Sprint(r.Year)) + ", " + r.Day.Text()
	}
	return kit.T("handover.span."+r.Span, "n", r.Number, "year", fmt.Sprint(r.Year)) + ", " + r.Day.Text()
}
