package ui

import (
	"strings"
	"unicode"

	"hoanhap/app/date"
	"hoanhap/app/stay"
	"hoanhap/ui/kit"
)

// clockSpans lays the days of a term side by side: what a document or the pre-court stay gave, what was counted, what was
// not, what is left. The sum of its parts is the sum of the clock.
func clockSpans(c *stay.Clock) []kit.Span {
	if !c.HasTerm {
		return nil
	}
	var out []kit.Span
	add := func(days int, k kit.SpanKind) {
		if days > 0 {
			out = append(out, kit.Span{Days: days, Kind: k})
		}
	}
	add(c.Credit, kit.Counted)
	at := c.Start
	add(c.Decision.NotCounted, kit.Skipped) // at the centre before: where in the term is not known
	at += date.Date(c.Decision.NotCounted)
	for _, o := range c.Off {
		add(int(o.From-at), kit.Counted)
		add(o.Days, kit.Skipped)
		at = max(at, o.From+date.Date(o.Days))
	}
	add(int(c.On-at), kit.Counted)
	add(max(0, c.Remaining), kit.Left)
	return out
}

// clockNotes are the captions under the ruler of the record.
func clockNotes(c *stay.Clock) []kit.RulerNote {
	first := kit.RulerNote{Day: c.Credit, Tick: c.Credit > 0}
	switch {
	case c.CreditPre > 0:
		first.Text = kit.T("clock.from_pre_court", "day", c.Spell.From, "n", c.CreditPre)
	case c.Credit > 0:
		first.Text = kit.T("clock.from_credit", "day", c.Start, "n", c.Credit)
	default:
		first.Text = kit.T("clock.from", "day", c.Start)
	}
	out := []kit.RulerNote{first}
	day := c.Credit + c.Decision.NotCounted
	at := c.Start + date.Date(c.Decision.NotCounted)
	for _, o := range c.Off {
		day += max(0, int(o.From-at))
		text := kit.T("clock.off", "what", small(kit.Say(o.Cause.Kind)), "from", o.From.Text()[:5], "to", o.To)
		if o.Open {
			text = kit.T("clock.off_open", "what", small(kit.Say(o.Cause.Kind)), "from", o.From)
		}
		if o.Days > 0 {
			out = append(out, kit.RulerNote{Day: day, Text: text})
		}
		day += o.Days
		at = max(at, o.From+date.Date(o.Days))
	}
	day += max(0, int(c.On-at))
	if c.Point.State.Open() {
		out = append(out, kit.RulerNote{Day: day, Text: kit.T("clock.now", "day", c.On), Now: true})
	}
	return out
}

// clockHead is the one figure of a record: how many days are left, in its own style.
func clockHead(t *stay.Timeline, c *stay.Clock, size kit.Style) (string, kit.Style) {
	size = size.B()
	switch {
	case !c.Point.State.Open():
		return kit.T("clock.ended", "day", t.End().Day), size
	case !c.HasTerm:
		return kit.T("clock.no_term.head"), plainItalic(size)
	case c.Running:
		return kit.T("clock.running.head"), plainItalic(size)
	case c.Remaining < 0:
		return kit.T("clock.over", "n", -c.Remaining), size.In(kit.Red)
	case c.Remaining == 0:
		return kit.T("clock.today"), size
	}
	return kit.T("clock.left", "n", c.Remaining), size
}

func plainItalic(s kit.Style) kit.Style {
	s.Bold = false
	return s.I()
}

// clockEnd is the sentence beside the figure: "Hết hạn Thứ Sáu 25/12/2026".
func (d *Desk) clockEnd(t *stay.Timeline, c *stay.Clock) (before, day string) {
	switch {
	case !c.Point.State.Open():
		return kit.Say(t.End().Kind), ""
	case !c.HasTerm:
		return kit.T("clock.no_term.why"), ""
	case c.Running:
		return kit.T("clock.if_back"), d.DayText(c.End)
	case c.Unverified:
		return kit.T("clock.unverified"), d.DayText(c.End)
	}
	return kit.T("clock.end"), d.DayText(c.End)
}

// small puts a word from the head of a line into the middle of one.
func small(s string) string {
	r := []rune(s)
	if len(r) == 0 || len(r) > 1 && unicode.IsUpper(r[1]) { // QĐ stays QĐ
		return s
	}
	return strings.ToLower(string(r[0])) + string(r[1:])
}
