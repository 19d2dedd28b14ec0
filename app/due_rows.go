package app

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/due"
	"hoanhap/app/say"
)

// DueRow is what one person is due of one kind on one day: a line of the work list. The addressees of a notice stand
// in one row.
type DueRow struct {
	Lines  []DueLine
	Late   bool
	Left   int
	Detail say.Msg // what exactly: addressees, what is missing; may be empty
	Right  say.Msg // the day it hangs on: end of the term, entry, release
}

// First is the line that names the person and the day.
func (r *DueRow) First() *DueLine { return &r.Lines[0] }

// Doubt says that the day of the row was counted through a year whose public holidays are not announced yet; empty when it stands.
func (r *DueRow) Doubt() say.Msg {
	for _, m := range r.First().Unsure {
		if m.Key == "due.unsure.holiday" {
			return say.Of("due.doubt.holiday", m.Args...)
		}
	}
	return say.Msg{}
}

// Keys are the items of the row.
func (r *DueRow) Keys() []string {
	out := make([]string, len(r.Lines))
	for i := range r.Lines {
		out[i] = r.Lines[i].Key
	}
	return out
}

// DueGroup is the rows that one act settles: a group of the work list.
type DueGroup struct {
	Code due.Code
	Form string  // "Mẫu 51"; the row of the pack names it
	Rule say.Msg // "gửi trước 30 ngày"
	Act  due.Act
	Verb say.Msg // what the button of a line says
	All  say.Msg // what the button of the group says
	Rows []DueRow
	Late int
}

// DueRows puts lines of one person, kind and day together, keeping their order.
func DueRows(lines []DueLine) []DueRow {
	type who struct {
		stay int64
		code due.Code
		day  date.Date
		time string
		away int64
	}
	at := map[who]int{}
	var out []DueRow
	for i := range lines {
		l := &lines[i]
		k := who{l.Stay, l.Code, l.Day, l.Time, 0}
		if l.Code != due.Notice {
			k.away = int64(i) + 1 // only notices are one act for several addressees
		}
		n, ok := at[k]
		if !ok {
			n = len(out)
			at[k] = n
			out = append(out, DueRow{Left: l.Left})
		}
		out[n].Lines = append(out[n].Lines, *l)
		out[n].Late = out[n].Late || l.Late
	}
	for i := range out {
		out[i].Detail, out[i].Right = out[i].detail(), out[i].right()
	}
	return out
}

// DueGroups makes the work list: grouped by kind, groups with late work first, then in the order of rules.md §3.3; late
// rows first within a group.
func DueGroups(lines []DueLine) []DueGroup {
	at := map[due.Code]int{}
	var out []DueGroup
	for _, r := range DueRows(lines) {
		l := r.First()
		n, ok := at[l.Code]
		if !ok {
			n = len(out)
			at[l.Code] = n
			out = append(out, DueGroup{Code: l.Code, Form: l.Form, Rule: rule(l), Act: l.Act, Verb: say.Of("due.act." + string(l.Code))})
		}
		g := &out[n]
		switch {
		case g.Form == l.Form || l.Code == due.Certificate && strings.Contains(g.Form+",", strings.TrimPrefix(l.Form, "Mẫu ")+","):
		case l.Code == due.Certificate && g.Form != "" && l.Form != "": // each row names its own, the head all of them
			g.Form += ", " + strings.TrimPrefix(l.Form, "Mẫu ")
		default: // rows of two laws
			g.Form = ""
		}
		if g.Rule.String() != rule(l).String() { // rows of two laws
			g.Rule = say.Msg{}
		}
		g.Rows = append(g.Rows, r)
		if r.Late {
			g.Late++
		}
	}
	for i := range out {
		g := &out[i]
		slices.SortStableFunc(g.Rows, func(a, b DueRow) int { return -cmp.Compare(truth(a.Late), truth(b.Late)) })
		g.All = g.Verb
		if len(g.Rows) > 1 {
			verb := g.Act.Verb
			if g.Code == due.Plan { // sheet and plan are filled in by hand: assets/papers has no template of them
				verb = due.Enter
			}
			g.All = say.Of("due.all_"+string(verb), "n", len(g.Rows))
		}
	}
	slices.SortStableFunc(out, func(a, b DueGroup) int {
		return cmp.Or(-cmp.Compare(truth(a.Late > 0), truth(b.Late > 0)), cmp.Compare(groupRank(a.Code), groupRank(b.Code)))
	})
	return out
}

// groupRank is the place of a kind on the work list: the asking for jobs, which no law sets a day for, comes last.
func groupRank(c due.Code) int {
	if c == JobAsk {
		return len(due.Codes)
	}
	return slices.Index(due.Codes, c)
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

func rule(l *DueLine) say.Msg {
	unit := l.Rule.Unit
	n, _ := strconv.Atoi(l.Rule.Value)
	if unit == "hours" && n == 0 {
		unit = "today"
	}
	return say.Of("due.rule."+string(l.Code)+"."+unit, "n", n)
}

// noticed names who is to have the notice, near to far as the window lists them.
func (r *DueRow) noticed() say.Msg {
	var names []any
	for _, to := range []string{ToPolice, ToCommune, ToFamily, ToCourt} {
		if i := slices.IndexFunc(r.Lines, func(l DueLine) bool { return l.To == to }); i >= 0 {
			names = append(names, r.Lines[i].Addressee)
		}
	}
	if r.First().Partly {
		return say.Of("due.missing", "what", together(names))
	}
	return together(names)
}

// lacking names the papers that are not there.
func lacking(kinds []string) say.Msg {
	var missing []any
	for _, kind := range kinds {
		missing = append(missing, say.Of("due.paper."+kind))
	}
	return say.Of("due.missing", "what", together(missing))
}

// detail says what exactly is to be done.
func (r *DueRow) detail() say.Msg {
	l := r.First()
	switch l.Code {
	case due.Notice:
		return r.noticed()
	case due.Ack, due.CommuneTold, due.EscapeTold:
		return together([]any{l.Addressee})
	case due.AftercareDecision:
		return say.Of("due.not_sent", "place", l.Addressee)
	case due.Certificate:
		if l.Form != "" {
			return say.Of("due.certificate_of", "what", l.Status, "form", l.Form)
		}
		return say.Of("due.one", "what", l.Status)
	case due.Plan:
		return lacking(l.Missing)
	case due.Stage5:
		return say.Of("due.not_made")
	case due.DeathTold: // the row of the pack names who is told
		if l.Rule.Note != "" {
			return say.Of("due.one", "what", l.Rule.Note)
		}
	case due.Return:
		return say.Of("due.one", "what", l.Away)
	case JobAsk:
		return say.Of("due.job.at", "n", l.Act.What[0])
	case due.Answer, due.Decision, due.Contract, HealthDue:
		if l.About != "" {
			return say.Of("due.one", "what", l.About)
		}
	}
	return say.Msg{}
}

// together is a list in words: a, b, c.
func together(names []any) say.Msg {
	if len(names) == 0 {
		return say.Msg{}
	}
	m := say.Of("due.one", "what", names[0])
	for _, n := range names[1:] {
		m = say.Of("due.two", "a", m, "b", n)
	}
	return m
}

// right names the day the item is counted from.
func (r *DueRow) right() say.Msg {
	l := r.First()
	key := "end"
	switch l.Code {
	case due.Plan:
		key = "entry"
	case JobAsk:
		key = "out"
	case due.Ack, due.CommuneTold:
		key = "out"
		if l.Key[len(l.Key)-len("entry"):] == "entry" {
			key = "entry"
		}
	case due.QuitPossible, due.EscapeTold:
		key = "escape"
	case due.DeathTold, due.Burial:
		key = "death"
	case due.Turns18, due.Return, due.Answer, due.Decision, due.Contract, HealthDue:
		return say.Msg{}
	}
	return say.Of("due.right."+key, "day", l.Anchor.Short())
}
