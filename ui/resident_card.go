package ui

import (
	"fyne.io/fyne/v2"

	"hoanhap/app/date"
	"hoanhap/app/stay"
	"hoanhap/ui/kit"
)

// showClock is the card of the clock: the figure, its end, the ruler, and from 60 days before the end the second ruler that
// stretches the coming weeks.
func (s *record) showClock() {
	s.clock.Objects = nil
	if s.e != nil {
		s.clock.Objects = []fyne.CanvasObject{kit.Inset(16, 0, 16, 0, kit.Framed(kit.Tint, kit.Rule, 6, kit.Inset(16, 8, 16, 8, kit.Down(0, s.clockParts()...))))}
	}
	s.clock.Refresh()
}

func (s *record) clockParts() []fyne.CanvasObject {
	c, t := &s.e.Clock, s.e.Timeline
	head, st := clockHead(t, c, kit.Person)
	before, day := s.d.clockEnd(t, c)
	why := kit.NewFacts(kit.Piece{Icon: "why", Text: kit.T("record.why"), Style: kit.Strong.In(kit.Accent), Tap: s.d.onWhy})
	line := []fyne.CanvasObject{kit.NewText(head, st), kit.Gap(6, 1), kit.NewText(before, kit.Body), kit.NewText(day, kit.Strong), why, kit.Space()}
	if !c.HasTerm {
		return []fyne.CanvasObject{kit.Fixed(0, 28, kit.AcrossMid(10, line...))}
	}
	out := []fyne.CanvasObject{}
	if large() {
		out = append(out, kit.Fixed(0, 28, kit.AcrossMid(10, line...)), kit.Fixed(0, 24, kit.AcrossMid(0, legend(c))))
	} else {
		out = append(out, kit.Fixed(0, 28, kit.AcrossMid(10, append(line, legend(c))...)))
	}
	out = append(out, kit.Gap(0, 6), kit.NewRuler(16, clockSpans(c), clockNotes(c)...))
	if r := s.dueRuler(); r != nil {
		out = append(out, kit.Gap(0, 4), kit.HLine(), kit.Gap(0, 6), r)
	}
	return out
}

// legend is counted, not counted and left, each with its days.
func legend(c *stay.Clock) fyne.CanvasObject {
	words := []string{kit.T("record.counted"), kit.T("record.skipped"), kit.T("record.left")}
	days := []string{kit.Group(int64(c.Served)), kit.Group(int64(c.NotCounted)), kit.Group(int64(max(0, c.Remaining)))}
	n := 3
	if !c.Point.State.Open() || c.Running {
		n = 2
	}
	wide := float32(0)
	for i := range n {
		wide += 24 + kit.Width(words[i], kit.Body) + kit.Width(days[i], kit.Strong) + 24
	}
	return kit.NewDrawing(wide-24, 22, func(p kit.Pen, w, h float32) {
		x := float32(0)
		for i := range n {
			switch i {
			case 0:
				p.Fill(x, 5, 12, 12, kit.Bar)
			case 1:
				p.Hatch(x, 5, 12, 12, kit.Second)
				p.Edge(x, 5, 12, 12, kit.Edge)
			default:
				p.Edge(x, 5, 12, 12, kit.Edge)
			}
			x = p.Text(x+18, 0, 22, words[i], kit.Body) + 6
			x = p.Text(x, 0, 22, days[i], kit.Strong) + 24
		}
	})
}

// rulerDays is from when the second ruler shows (look.md §14).
const rulerDays = 60

// dueRuler stretches today to a little after the last thing due; nil while the end is far or there is nothing to show.
func (s *record) dueRuler() fyne.CanvasObject {
	c := &s.e.Clock
	if s.e.Timeline.End() != nil || c.Running || c.Remaining > rulerDays {
		return nil
	}
	today := s.d.Office.Today()
	type mark struct {
		day  date.Date
		text string
		end  bool
	}
	var marks []mark
	add := func(day date.Date, text string, end bool) {
		if n := len(marks); n > 0 && marks[n-1].day == day && !marks[n-1].end && !end {
			marks[n-1].text += " · " + small(text)
			return
		}
		marks = append(marks, mark{day, text, end})
	}
	ended := c.End < today
	for _, x := range s.due {
		if x.day < today {
			continue // late ones stand in the time line
		}
		if !ended && x.day > c.End {
			add(c.End, kit.T("clock.end"), true)
			ended = true
		}
		add(x.day, x.short, false)
	}
	if !ended {
		add(c.End, kit.T("clock.end"), true)
	}
	if len(marks) == 0 {
		return nil
	}
	span := float32(max(7, marks[len(marks)-1].day-today)) * 1.04
	var out []kit.DueMark
	for _, m := range marks {
		out = append(out, kit.DueMark{At: float32(m.day-today) / span, Date: m.day.Text()[:5], Text: m.text, End: m.end, Tap: func() { s.tabs.Choose("line") }})
	}
	return kit.NewDueRuler(kit.T("record.due"), out...)
}
