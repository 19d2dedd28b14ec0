package ui

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/ui/kit"
)

// proposal asks a court or the provincial police for a measure for several people at once: a table says for each to whom it goes, or
// why not, before anything is written.
type proposal struct {
	d     *Desk
	stays []int64
	list  []app.Proposed
	own   map[int64]string // reasons of their own, by stay

	form   *kit.Form
	grid   *kit.Grid
	facts  *kit.Text
	dialog *kit.Dialog
}

// OpenProposal asks which measure and why, and issues one paper for each addressee.
func (d *Desk) OpenProposal(stays []int64) {
	if len(stays) == 0 {
		return
	}
	s := &proposal{d: d, stays: stays, own: map[int64]string{}}
	s.form = kit.NewForm().OneColumn(110)
	today := d.Office.Today()
	s.form.Add(&kit.Field{Key: "kind", Label: kit.T("proposal.kind"), Kind: kit.KindChoice, Options: s.kinds(today), Required: true, OnChange: func(string) { s.judge() }},
		d.dayField("day", "many.day", required, func(x *kit.Field) { x.OnChange = func(string) { s.judge() } }),
		&kit.Field{Key: "reason", Label: kit.T("proposal.reason"), Required: len(stays) == 1, OnChange: func(string) { s.reload() }, Place: kit.T("proposal.reason.place")},
		countField("months", "proposal.months", 1, 60, kit.T("f.months")))
	s.form.SetValues(map[string]string{"kind": string(stay.Suspend), "day": today.Text()})
	s.form.Reveal("months", false)
	s.form.OnLast = s.onIssue
	s.facts = kit.NewText("", kit.Quiet)
	hint := kit.NewText("", kit.Caption)
	if len(stays) > 1 {
		hint.Set(kit.T("proposal.own.hint"))
	}
	s.grid = kit.NewGrid(append(manyColumns(), kit.Column{Key: "reason", Title: kit.T("proposal.reason"), Width: 170, Still: true}),
		func() int { return len(s.list) }, s.row)
	s.grid.Margin = 8
	s.grid.OnOpen = s.onReason
	s.dialog = &kit.Dialog{Title: kit.T("proposal.title", "n", len(stays)), Wide: 760, First: s.form.First(),
		Content: kit.Down(8, s.form, s.facts, hint, kit.Fixed(0, float32(24+22*min(10, len(stays))+6), s.grid)),
		Buttons: []*kit.Button{kit.NewButton(kit.T("kit.cancel"), "", "Esc", func() { s.dialog.Close() }), kit.NewButton(kit.T("papers.view"), "file", "Ctrl+P", s.onView),
			kit.NewPrimary(kit.T("many.papers.yes"), "print", "Enter", s.onIssue)}, Default: 2,
		Keys: []kit.Shortcut{{Key: fyne.KeyP, Ctrl: true, Word: "papers.view", Do: s.onView}}}
	s.judge()
	s.form.About = ofRows("proposal", stays...)
	s.dialog.Open(d.Window)
	d.keepMore(s.dialog.Title, s.form, s.dialog, more{s.reasons, s.takeReasons})
}

func (s *proposal) kinds(day date.Date) (out []kit.Option) {
	for _, k := range s.d.Office.ProposalKinds(day) {
		out = append(out, kit.Option{Value: string(k), Text: kit.T("proposal.kind." + string(k))})
	}
	return out
}

// judge asks the office about everybody again.
func (s *proposal) judge() {
	day := s.d.dayOf(s.form, "day")
	if day == 0 {
		return
	}
	s.form.SetOptions("kind", s.kinds(day))
	s.form.Reveal("months", s.form.Value("kind") == string(stay.Reduce))
	list, err := s.d.Office.TryProposal(stay.Kind(s.form.Value("kind")), day, s.stays...)
	if err != nil {
		s.d.Fail(err)
		return
	}
	s.list = list
	for i := range list {
		list[i].Reason = s.own[list[i].Stay]
	}
	can, papers := 0, map[string]bool{}
	for i := range list {
		if list[i].Refusal == nil {
			can++
			papers[list[i].To] = true
		}
	}
	s.facts.Set(kit.T("proposal.facts", "can", can, "papers", len(papers), "no", len(list)-can))
	s.grid.Reload()
}

func (s *proposal) row(i int) []kit.Cell {
	x := &s.list[i]
	c := kit.Cell{Text: x.To}
	if x.Refusal != nil {
		c = kit.Cell{Text: refusalText(x.Refusal), Tone: kit.Alarm}
	}
	reason := kit.Cell{Text: or(x.Reason, s.form.Value("reason"))}
	if x.Reason == "" {
		reason.Tone = kit.Grey
	}
	if x.Refusal != nil {
		reason.Text = ""
	}
	return []kit.Cell{{Text: x.Resident}, {Text: x.Name}, c, reason}
}

// reload writes the common reason anew into the lines of those who have none of their own.
func (s *proposal) reload() {
	if s.grid != nil {
		s.grid.Reload()
	}
}

// onReason asks for the reason of one line; an empty one takes the common reason again.
func (s *proposal) onReason(i int) {
	x := s.list[i]
	if x.Refusal != nil {
		return
	}
	f := kit.NewForm().OneColumn(110)
	f.Add(&kit.Field{Key: "reason", Label: kit.T("proposal.reason"), Place: s.form.Value("reason")})
	f.SetValues(map[string]string{"reason": x.Reason})
	dialog := &kit.Dialog{Title: kit.T("proposal.own", "name", x.Name), Wide: 480, First: f.First(), Content: f}
	do := func() {
		s.own[x.Stay] = f.Value("reason")
		s.list[i].Reason = f.Value("reason")
		dialog.Close()
		s.grid.Reload()
	}
	f.OnLast = do
	dialog.Buttons = []*kit.Button{kit.NewButton(kit.T("kit.cancel"), "", "Esc", func() { dialog.Close() }), kit.NewPrimary(kit.T("proposal.own.yes"), "", "Enter", do)}
	dialog.Default = 1
	f.About = ofRows("stay", x.Stay)
	dialog.Open(s.d.Window)
	s.d.keepDialog(dialog.Title, f, dialog)
}

// reasons are those of one's own, by stay; takeReasons puts them back.
func (s *proposal) reasons() map[string]string {
	out := map[string]string{}
	for id, x := range s.own {
		if x != "" {
			out[idText(id)] = x
		}
	}
	return out
}

func (s *proposal) takeReasons(v map[string]string) {
	for i := range s.list {
		id := s.list[i].Stay
		s.own[id] = v[idText(id)]
	}
	s.judge()
}

// unreasoned is the first who can be proposed and has neither a reason of his own nor the common one.
func (s *proposal) unreasoned(common string) bool {
	return common == "" && slices.ContainsFunc(s.list, func(x app.Proposed) bool { return x.Refusal == nil && x.Reason == "" })
}

// requests are the papers as typed; nil when something is missing, which was told.
func (s *proposal) requests() []app.PaperRequest {
	if !s.form.Ready() {
		return nil
	}
	ask := app.ProposalAsk{Kind: stay.Kind(s.form.Value("kind")), Day: s.d.dayOf(s.form, "day"), Reason: s.form.Value("reason"), Months: countOf(s.form, "months")}
	if ask.Day > s.d.Office.Today() {
		s.form.Problems([]kit.Wrong{{Field: "day", Say: say.Of("err.future", "today", s.d.Office.Today())}})
		return nil
	}
	if ask.Kind == stay.Reduce && ask.Months == 0 {
		s.form.Problems([]kit.Wrong{{Field: "months", Say: say.Of("err.needed")}})
		return nil
	}
	if s.unreasoned(ask.Reason) {
		s.form.Problems([]kit.Wrong{{Field: "reason", Say: say.Of("err.needed")}})
		return nil
	}
	reqs := s.d.Office.Proposal(ask, s.list)
	if len(reqs) == 0 {
		s.form.Problems([]kit.Wrong{{Field: "kind", Say: kit.T("many.papers.nobody")}})
	}
	return reqs
}

func (s *proposal) onView() {
	reqs := s.requests()
	if len(reqs) == 0 {
		return
	}
	drafts, err := s.d.Office.Prepare(reqs...)
	if err != nil {
		s.d.beside(s.form, err)
		return
	}
	var list []paper.Paper
	for i := range drafts {
		list = append(list, drafts[i].Paper)
	}
	s.d.showPages(kit.T("papers.view"), 0, nil, list...)
}

func (s *proposal) onIssue() {
	reqs := s.requests()
	if len(reqs) == 0 {
		return
	}
	s.dialog.Close()
	s.d.IssueAndPrint(kit.T("many.file", "kind", kit.T("papers.kind."+app.PaperProposal), "day", reqs[0].Day.String()), reqs)
}

// proposalAct is the act of a list for those chosen.
func (d *Desk) proposalAct(stays []int64) kit.Act {
	word := kit.T("proposal.act.one")
	if n := len(stays); n > 1 {
		word = kit.T("proposal.act", "n", strconv.Itoa(n))
	}
	return kit.Act{Word: word, Icon: "file", Do: func() { d.OpenProposal(stays) }}
}
