package due

import (
	"slices"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/app/stay"
)

// Rules is the deadlines of a law pack made ready: every key as the spans of days in which one row holds. It is never
// changed once made.
type Rules struct {
	law   *law.Pack
	lines map[line][]span
}

// line is one row of the table of rules.md §3.3 for a term regime: that of the decision matters only where the office
// keeps the old procedure for those who began under the old law (transition_procedure).
type line struct {
	code Code
	term string // code of the term regime
	also bool   // notice: with the addressees of a compulsory stay
}

// span is a stretch of days on which one row says when an item is due.
type span struct {
	from, to   date.Date
	regime     *law.Regime // procedure regime
	has        bool        // false: not due under this law
	row        law.Row
	n          int
	addressees []string // notice: addressees
}

// keysOf are the rows that rule a code, the first that is in force counts.
var keysOf = map[Code][]string{Notice: {law.DueNotice}, Stage5: {law.DueStage5}, Certificate: {law.DueCertificate},
	AftercareDecision: {law.DueAftercareDecision}, Ack: {law.AckDays}, CommuneTold: {law.DueCommuneTold, law.DueCommuneToldPrivate},
	QuitPossible: {law.DueQuitPossible}, EscapeTold: {law.DueEscapeTold}, DeathTold: {law.DueDeathTold}, Burial: {law.DueBurial}, Plan: {law.DuePlan}, Turns18: {law.Turns18MonthsLeft},
	SocialDossier: {law.DueSocialDossier}, Return: {law.DueReturn}, Answer: {law.DueAnswer}, Decision: {law.DueDecision},
	Contract: {law.DueContract}}

// CentrePrivate is the kind of centre that tells the commune itself.
const CentrePrivate = "private"

// New reads the deadlines out of a pack.
func New(p *law.Pack) *Rules {
	r := &Rules{law: p, lines: map[line][]span{}}
	regimes := p.Regimes()
	for i := range regimes {
		term := p.RegimeAt(regimes[i].From)
		for _, c := range Codes {
			r.lines[line{c, term.Code, false}] = r.spans(c, term, false)
		}
		r.lines[line{Notice, term.Code, true}] = r.spans(Notice, term, true)
	}
	return r
}

// spans cuts the calendar wherever a row, a regime or a setting that matters changes.
func (r *Rules) spans(c Code, term *law.Regime, compulsory bool) []span {
	cuts := []date.Date{1}
	for _, g := range r.law.Regimes() {
		cuts = append(cuts, max(1, g.From))
	}
	for _, key := range append([]string{law.TransitionProcedure, law.CentreKind, law.CentreProvince, law.NoticeTo, law.NoticeToCompulsory}, keysOf[c]...) {
		for _, row := range r.law.Rows(key) {
			cuts = append(cuts, row.From)
			if row.To != 0 {
				cuts = append(cuts, row.To+1)
			}
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	out := make([]span, len(cuts))
	for i, from := range cuts {
		s := span{from: from, to: date.Max}
		if i+1 < len(cuts) {
			s.to = cuts[i+1] - 1
		}
		r.fill(&s, c, term, compulsory)
		out[i] = s
	}
	return out
}

func (r *Rules) fill(s *span, c Code, term *law.Regime, compulsory bool) {
	regime, asOf := r.procedure(term, s.from)
	s.regime = regime
	if !regime.RaisesDue {
		return
	}
	for _, key := range keysOf[c] {
		if key == law.DueCommuneToldPrivate && r.law.Text(law.CentreKind, s.from) != CentrePrivate {
			continue // Mẫu 51 and the certificate do it (rules.md §3.3)
		}
		if row, ok := r.law.Row(key, asOf); ok {
			s.has, s.row, s.n = true, row, r.law.Int(key, asOf)
			break
		}
	}
	if c != Notice {
		return
	}
	s.addressees = slices.Clone(r.law.List(law.NoticeTo, asOf))
	if compulsory {
		s.addressees = append(s.addressees, r.law.List(law.NoticeToCompulsory, asOf)...)
	}
	s.has = s.has && len(s.addressees) > 0
}

// procedure is the procedure regime of a day (rules.md §3.1) and the day as of which its rows are read: that of the
// day itself, or, where transition_procedure says old, that of the law before for whoever began under it.
func (r *Rules) procedure(term *law.Regime, day date.Date) (regime *law.Regime, asOf date.Date) {
	now := r.law.RegimeAt(day)
	if term.From < now.From && r.law.Text(law.TransitionProcedure, day) == "old" {
		if before := r.law.RegimeAt(now.From - 1); before.RaisesDue {
			return before, before.To
		}
	}
	return now, day
}

// hit is the day on which an item falls due, with the span that made it so.
type hit struct {
	*span
	day       date.Date
	time      string
	sure      bool // every working day passed is confirmed
	overtaken bool // the change of law made it overdue: due on the first day of the new law
	entry     bool // its day lay before the entry
}

// place says on which day (and hour) the row of a span would have an item due.
type place func(s *span) (day date.Date, time string, sure bool)

// fall finds the one day of an item. The column is that of the procedure regime on the day the item falls due, so a row
// counts when the day it gives lies in its own span. An item for which the old row points past the end of the old law
// and the new row before the beginning of the new one is due on the first day of the new law. last, when not 0, is the
// end of the term of a notice: a notice that the change of law made overdue is due on that day too, although the old law
// asked for none (rules.md §3.1).
func fall(spans []span, at place, entry, last date.Date) (h hit, ok bool) {
	unmet, new := false, false
	for i := range spans {
		s := &spans[i]
		if !s.has {
			unmet, new = false, last != 0 && s.regime.RaisesDue
			continue
		}
		day, time, sure := at(s)
		early := day < entry
		if early {
			day, time = entry, ""
		}
		switch {
		case day > s.to:
			unmet, new = true, false
			continue
		case day >= s.from:
			return hit{s, day, time, sure, false, early}, true
		case unmet || new && last >= s.from:
			return hit{s, s.from, "", sure, true, false}, true
		}
		unmet, new = false, false
	}
	return hit{}, false
}

// before counts back from a day without an hour: the end of a term.
func (r *Rules) before(end date.Date) place {
	return func(s *span) (date.Date, string, bool) {
		switch s.row.Unit {
		case "hours":
			return end - days(s.n), "", true
		case "working_days":
			d, sure := r.law.AddWorkingDays(end, -s.n)
			return d, "", sure
		case "months":
			return end.AddMonths(-s.n), "", true
		}
		return end - date.Date(s.n), "", true
	}
}

// after counts from an event. Hours are counted from its hour; where that is not known, in whole days.
func (r *Rules) after(day date.Date, time string) place {
	return func(s *span) (date.Date, string, bool) {
		switch s.row.Unit {
		case "hours":
			if len(time) != len("15:04") {
				return day + days(s.n), "", true
			}
			h := int(time[0]-'0')*10 + int(time[1]-'0') + s.n
			return day + date.Date(h/24), string([]byte{byte('0' + h%24/10), byte('0' + h%24%10)}) + time[2:], true
		case "working_days":
			d, sure := r.law.AddWorkingDays(day, s.n)
			return d, "", sure
		case "months":
			return day.AddMonths(s.n), "", true
		}
		return day + date.Date(s.n), "", true
	}
}

// days is whole days for a number of hours.
func days(hours int) date.Date { return date.Date((hours + 23) / 24) }

// on is a day that the row does not move (a birthday, a day set on the record), with its hour.
func on(day date.Date, time string) place {
	return func(*span) (date.Date, string, bool) { return day, time, true }
}

// article splits the source of a row into the article and the forms it names: "…, Điều 97.1 (Mẫu 51)".
func article(source string) (article, form string) {
	i := strings.LastIndex(source, " (Mẫu ")
	if i < 0 || !strings.HasSuffix(source, ")") {
		return source, ""
	}
	return source[:i], source[i+2 : len(source)-1]
}

// ownForm is the form of one person where a row names that of a compulsory resident and, after a comma, that of everybody else: "Mẫu 50, 30".
func ownForm(forms string, compulsory bool) string {
	one, other, two := strings.Cut(forms, ", ")
	switch {
	case !two || compulsory:
		return one
	case strings.HasPrefix(other, "Mẫu "):
		return other
	}
	return "Mẫu " + other
}

// item writes a hit down.
func (x *reading) item(c Code, h hit, to, hang string, anchor date.Date) Item {
	it := Item{Code: c, Day: h.day, Time: h.time, Stay: x.t.Stay.ID, Resident: x.t.Stay.ResidentID, To: to, Anchor: anchor,
		Key: x.key + string(c) + "/" + to + "/" + hang, Status: x.clock.Point.Status, Regime: h.regime, Rule: &h.row, State: Open}
	it.Article, it.Form = article(h.row.Source)
	if c == Certificate {
		it.Form = ownForm(it.Form, it.Status == stay.Compulsory)
	}
	if h.overtaken {
		it.Why = append(it.Why, say.Of("due.why.overtaken", "day", h.day, "law", h.regime.Law))
	}
	if h.entry {
		it.Why = append(it.Why, say.Of("due.why.entry", "day", h.day))
	}
	if !h.sure {
		it.Unsure = append(it.Unsure, say.Of("due.unsure.holiday", "year", h.day.Year()))
	}
	if h.row.Unsure() {
		it.Unsure = append(it.Unsure, say.Of("due.unsure.row"))
	}
	return it
}

// terms adds what is unsettled about the end of the term and about which law rules the way out of it.
func (x *reading) terms(it *Item) {
	c := &x.clock
	if c.Regime.Code != it.Regime.Code {
		it.Unsure = append(it.Unsure, say.Of("due.unsure.transition", "decree", it.Regime.Decree, "law", c.Regime.Law))
	}
	if c.Running {
		it.Unsure = append(it.Unsure, say.Of("due.unsure.running"))
	}
	if c.Unverified {
		it.Unsure = append(it.Unsure, say.Of("due.unsure.unverified"))
	}
}

// counted explains a day counted from another.
func counted(it *Item, h *hit, way string) {
	it.Why = append([]say.Msg{say.Of("due.why."+way+"."+h.row.Unit, "n", h.n, "day", it.Anchor)}, it.Why...)
}

var _ stay.Law = (*law.Pack)(nil)
