package ui

import (
	"bytes"
	"image"
	_ "image/jpeg" // portraits are kept as JPEG
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/stay"
	"hoanhap/ui/kit"
)

// preview is the panel at the right of Học viên: the person under the cursor.
type preview struct {
	s      *residents
	object fyne.CanvasObject
	body   *fyne.Container
	foot   *fyne.Container
	move   *kit.Button
}

const previewInner = 320 - 1 - 32

func newPreview(s *residents) *preview {
	p := &preview{s: s, body: kit.Down(4)}
	p.move = kit.NewButton(kit.T("residents.movement"), "add", "", s.onMove)
	p.foot = kit.AcrossMid(8, kit.Grow(kit.NewPrimary(kit.T("residents.open_record"), "", "Enter", func() { s.onOpen(s.grid.Cursor()) })), p.move)
	p.object = kit.Down(0, kit.Grow(kit.Scrolled(kit.Inset(16, 14, 16, 8, p.body))), kit.Inset(16, 0, 16, 12, p.foot))
	return p
}

// show reads a person and shows them; nil clears the panel.
func (p *preview) show(h *app.Hit) {
	p.body.Objects = nil
	p.foot.Hide()
	if h != nil {
		life, err := p.s.d.Office.Open(h.Resident)
		if err != nil {
			p.s.d.Fail(err)
			return
		}
		p.body.Objects = p.s.d.previewOf(&life, h, p.s.on())
		p.foot.Show()
		if h.State.Open() {
			p.move.Enable()
		} else {
			p.move.Disable(kit.T("residents.not_open"))
		}
		p.s.d.bar(p.move, app.RightMove)
	}
	p.body.Refresh()
}

func (d *Desk) previewOf(life *app.Life, h *app.Hit, on date.Date) []fyne.CanvasObject {
	r := &life.Resident
	who := []fyne.CanvasObject{kit.NewText(r.Name, kit.Person).Narrow(100)}
	e, n := episodeOf(life, h.Stay)
	if e == nil || h.Stay == 0 { // never admitted, or not yet on that day
		who = append(who, kit.NewText(r.Code, kit.Quiet))
		return append([]fyne.CanvasObject{d.previewHead(life, who)}, d.previewFacts(life, nil)...)
	}
	who = append(who, kit.NewText(kit.T("residents.stay", "code", r.Code, "n", n), kit.Quiet).Narrow(60),
		kit.NewFacts(kit.Piece{Icon: statusMark(h.Status), Style: kit.Quiet}, kit.Piece{Text: standing(h.Status, h.State, h.Away), Style: stateStyle(h.State), Gap: 6}).Narrow(60),
		kit.NewText(e.Stay.Room, kit.Quiet).Narrow(60))
	out := []fyne.CanvasObject{d.previewHead(life, who), kit.Gap(0, 6)}
	out = append(out, d.previewClock(e, h, on)...)
	if due := soon(d.comingOf(e)); len(due) > 0 && on == d.Office.Today() {
		out = append(out, kit.Gap(0, 4), kit.HLine(), kit.Gap(0, 2), kit.NewText(kit.T("residents.due"), kit.Strong), dueLines(due[:min(4, len(due))]))
	}
	out = append(out, kit.Gap(0, 4), kit.HLine(), kit.Gap(0, 2))
	return append(out, d.previewFacts(life, e)...)
}

// dueLines is mark, day and what is due; what is late says by how much instead of its day.
func dueLines(list []coming) fyne.CanvasObject {
	const high = 22
	return kit.NewDrawing(200, float32(len(list))*high, func(p kit.Pen, w, h float32) {
		for i, c := range list {
			y := float32(i) * high
			day, st := c.day.Text()[:5], kit.Strong
			if c.left < 0 {
				day, st = kit.T("clock.over.short", "n", -c.left), kit.Strong.In(kit.Red)
			}
			p.Icon(c.icon(), 0, y+3, 16, c.style().Color)
			x := p.Text(24, y, high, day, st)
			p.TextFit(max(82, x+8), y, high, w-max(82, x+8), c.text, kit.Body)
		}
	})
}

func (d *Desk) previewHead(life *app.Life, who []fyne.CanvasObject) fyne.CanvasObject {
	return kit.Across(12, portrait(life.Photo, 60, nil), kit.Grow(kit.Down(0, who...)))
}

// portrait is the photo slot; a picture that cannot be read shows the outline.
func portrait(jpeg []byte, wide float32, pick func()) fyne.CanvasObject {
	f := kit.NewPhoto(wide, pick)
	if len(jpeg) > 0 {
		if m, _, err := image.Decode(bytes.NewReader(jpeg)); err == nil {
			f.Set(m)
		}
	}
	return f
}

func stateStyle(s stay.State) kit.Style {
	if s == stay.Escaped {
		return kit.Strong.In(kit.Red)
	}
	return kit.Body
}

// standing is "Bắt buộc, có mặt".
func standing(status stay.Status, state stay.State, away stay.Kind) string {
	return kit.Say(status) + ", " + small(stateCell(state, away).Text)
}

func (d *Desk) previewClock(e *app.Episode, h *app.Hit, on date.Date) []fyne.CanvasObject {
	c := &e.Clock
	if on != d.Office.Today() && h.State.Open() { // as of an earlier day
		if then, ok := e.Timeline.Clock(on, d.Office.Law); ok {
			c = &then
		}
	}
	head, st := clockHead(e.Timeline, c, kit.Block)
	line := []fyne.CanvasObject{kit.NewText(head, st)}
	out := []fyne.CanvasObject{kit.AcrossMid(6, line...)}
	if c.HasTerm && c.Point.State.Open() {
		before, _ := d.clockEnd(e.Timeline, c)
		end := kit.NewFacts(kit.Piece{Text: small(before), Style: kit.Body}, kit.Piece{Text: c.End.Text(), Style: kit.Strong})
		if c.Running { // not fixed: a sentence of its own
			out = append(out, end)
		} else {
			out[0] = kit.AcrossMid(6, append(line, kit.Space(), end)...)
		}
	}
	if !c.HasTerm {
		return append(out, kit.NewPara(kit.T("clock.no_term.why"), kit.Caption, previewInner))
	}
	return append(out, kit.NewRuler(12, clockSpans(c)), kit.AcrossMid(0,
		kit.NewText(kit.T("clock.counted", "n", c.Served), kit.Caption), kit.Space(), kit.NewText(kit.T("clock.skipped", "n", c.NotCounted), kit.Caption),
		kit.Space(), kit.NewText(kit.T("clock.remaining", "n", max(0, c.Remaining)), kit.Caption)))
}

// previewFacts are the labelled lines at the foot.
func (d *Desk) previewFacts(life *app.Life, e *app.Episode) []fyne.CanvasObject {
	r := &life.Resident
	var out []fyne.CanvasObject
	add := func(key, v string) {
		if strings.TrimSpace(v) != "" {
			out = append(out, kit.Across(0, kit.Down(0, kit.Fixed(98, 20, kit.NewText(kit.T("residents.fact."+key), kit.Quiet))), kit.Grow(kit.NewPara(v, kit.Body, previewInner-98))))
		}
	}
	add("birth", d.bornText(r))
	add("id_number", r.IDNumber)
	add("home", d.Office.Residence(r, d.Office.Today()))
	if e != nil {
		last := e.Timeline.Last()
		if dec := decisionOf(e); dec != nil {
			add("decision", orderText(dec))
		}
		add("entry", e.Timeline.Entry().Day.Text())
		add("last", last.Day.Text()+" "+small(kit.Say(last.Kind)))
	}
	for i := range life.Relatives {
		if f := &life.Relatives[i]; f.Contact || len(life.Relatives) == 1 {
			add("family", relativeText(f))
			break
		}
	}
	return out
}

// bornText is "14/03/1990 (36 tuổi)".
func (d *Desk) bornText(r *app.Resident) string {
	if age := r.Birth.Age(d.Office.Today()); age >= 0 {
		return kit.T("residents.born", "birth", r.Birth, "age", age)
	}
	return r.Birth.Text()
}

// decisionOf is the decision in force, of an ended stay the one it ended under.
func decisionOf(e *app.Episode) *stay.Decision {
	last := e.Timeline.Last()
	if d := e.Timeline.Decision(last.Now.Decision); d != nil {
		return d
	}
	return e.Timeline.Decision(last.Was.Decision)
}

// orderText is "61/2024/QĐ-TA, 24 tháng".
func orderText(dec *stay.Decision) string {
	if dec.Term == 0 {
		return dec.Number
	}
	return strings.TrimPrefix(dec.Number+", "+kit.T("residents.months", "n", dec.Term), ", ")
}

func relativeText(f *app.Relative) string {
	s := f.Name
	if f.Relation != "" {
		s += " (" + f.Relation + ")"
	}
	if f.Phone != "" {
		s += ", " + f.Phone
	}
	return s
}

// episodeOf finds a stay in a life and its number, from 1; without an id the one to show first.
func episodeOf(l *app.Life, stayID int64) (*app.Episode, int) {
	for i := range l.Stays {
		if l.Stays[i].Stay.ID == stayID {
			return &l.Stays[i], i + 1
		}
	}
	if e := l.Current(); e != nil && stayID == 0 {
		for i := range l.Stays {
			if &l.Stays[i] == e {
				return e, i + 1
			}
		}
	}
	return nil, 0
}
