package app

import (
	"context"
	"slices"
	"strconv"

	"hoanhap/app/handover"
	"hoanhap/app/paper"
	"hoanhap/app/say"
)

// Remind writes one letter to each commune whose answer is late, with everybody it has not answered for, and notes the
// reminder at each person: numbers, letters and steps in one act. The letters come in the order of the book. progress may
// be nil; an error of it ends the act without a trace.
func (o *Office) Remind(progress func(done, total int) error, stays ...int64) ([]IssuedPaper, error) {
	if err := o.first(RightPaper); err != nil {
		return nil, err
	}
	book, err := o.Book()
	if err != nil {
		return nil, err
	}
	letters := lateLetters(book, stays)
	if len(letters) == 0 {
		return nil, &say.Refused{Msg: say.Of("err.handover.nothing_late")}
	}
	var out []IssuedPaper
	err = o.do(RightPaper, "act.handover.remind", strconv.Itoa(len(letters))+" xã", "", func(a *Act) error {
		run := newRun()
		for i, l := range letters {
			p, err := a.remind(l, run)
			if err != nil {
				return err
			}
			out = append(out, *p)
			if progress == nil {
				continue
			}
			if err := progress(i+1, len(letters)); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

// lateLetters puts the late lines of the book together by commune. A person whose commune is not known cannot be asked for.
func lateLetters(book []HandoverLine, stays []int64) (out [][]HandoverLine) {
	at := map[string]int{}
	for _, l := range book {
		if l.Late == 0 || l.Commune == "" || len(stays) > 0 && !slices.Contains(stays, l.Stay) {
			continue
		}
		n, ok := at[l.Place]
		if !ok {
			n = len(out)
			at[l.Place] = n
			out = append(out, nil)
		}
		out[n] = append(out[n], l)
	}
	return out
}

func (a *Act) remind(lines []HandoverLine, run issueRun) (*IssuedPaper, error) {
	o := a.office
	t := paper.Table{Columns: []paper.Column{{Title: "STT", Width: 8}, {Title: "Họ và tên", Width: 48}, {Title: "Ngày sinh", Width: 24}, {Title: "Quyết định", Width: 44},
		{Title: "Ngày ra cơ sở", Width: 28}}}
	ids := make([]int64, len(lines))
	for i := range lines {
		ids[i] = lines[i].Stay
	}
	rows, err := a.Timelines(StayQuery{IDs: ids})
	if err != nil {
		return nil, err
	}
	for i := range lines {
		l := &lines[i]
		r := &rows[slices.IndexFunc(rows, func(r StayRows) bool { return r.Stay.ID == l.Stay })]
		tl, err := r.Fold(o)
		if err != nil {
			return nil, err
		}
		number := ""
		if e := tl.End(); e != nil {
			if d := tl.Decision(e.Was.Decision); d != nil {
				number = d.Number
			}
		}
		t.Rows = append(t.Rows, paper.Row{Cells: []paper.Cell{paper.Num(int64(i + 1)), paper.Txt(l.Name), paper.Txt(r.Resident.Birth.Text()), paper.Txt(number), paper.Day(l.End)}})
	}
	p, err := o.issue(a, PaperRequest{Stay: lines[0].Stay, Kind: PaperReminder, Day: o.Today(), Addressee: ToPolice, Several: len(lines) > 1,
		Edit: func(d *paper.Dossier) { d.List = t }}, run)
	if err != nil {
		return nil, err
	}
	for i := range lines {
		s := HandoverStep{StayID: lines[i].Stay, Kind: handover.Reminded, Day: o.Today(), Addressee: ToPolice, PaperID: p.ID, Paper: p.Number}
		if err := a.addStep(&s); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// Stopped makes a progress that ends an act when the clerk stops it; tell may be nil.
func Stopped(ctx context.Context, tell func(done, total int)) func(int, int) error {
	return func(done, total int) error {
		if tell != nil {
			tell(done, total)
		}
		return ctx.Err()
	}
}
