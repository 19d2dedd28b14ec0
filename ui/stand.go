package ui

import (
	"context"
	"errors"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/ui/kit"
)

// stand is how the book stands, as every screen shows it: the counts at the gate, what is due, what can be undone.
type stand struct {
	day    date.Date
	board  *app.Board
	work   app.Work // up to the last of workSpans
	undo   []app.Entry
	nobody bool // the book holds no resident at all
}

// readStand asks the office. It runs beside the window and touches nothing of it.
func readStand(o *app.Office, day date.Date) (s *stand, err error) {
	s = &stand{day: day}
	if s.board, err = o.Board(day); err != nil {
		return nil, err
	}
	if s.work, err = o.Work(day, workSpans[len(workSpans)-1]); err != nil {
		return nil, err
	}
	if s.undo, err = o.Undoable(1); err != nil {
		return nil, err
	}
	if b := s.board; b.OnBooks+b.Opening+b.In+b.Out+b.Escaped+b.Suspended+b.Custody == 0 {
		var f app.Found
		f, err = o.Find(app.Search{Day: day, Limit: 1})
		s.nobody = len(f.Hits) == 0
	}
	return s, err
}

// Refresh reads how the book stands and shows it in the frame: on every screen, after every write, from this one reading. Of several
// readings the last is shown.
func (d *Desk) Refresh() {
	d.standTurn++
	turn, o, day := d.standTurn, d.Office, d.Office.Today()
	d.day = day
	d.showSaved()
	d.showPerson()
	var s *stand
	d.Frame.Reread(kit.T("work.reading"), func(*kit.Job) (err error) { s, err = readStand(o, day); return err }, func(err error) {
		if turn != d.standTurn {
			return // another was asked for meanwhile: it answers
		}
		d.standTurn = 0
		switch {
		case errors.Is(err, context.Canceled): // the clerk does not wait for it: what was read before stays
		case err != nil:
			d.Fail(err)
		default:
			d.stand, d.work = s, s.work
			d.showStand()
		}
		then := d.awaiting
		d.awaiting = nil
		for _, f := range then {
			f()
		}
	})
}

// await calls a screen once the book was read as it is now: at once where that was just done, after the reading under way, or after one
// of its own. What was read is d.stand; nil when it could not be.
func (d *Desk) await(then func()) {
	switch {
	case d.standTurn != 0:
		d.awaiting = append(d.awaiting, then)
	case d.justRead:
		then()
	default:
		d.awaiting = append(d.awaiting, then)
		d.Refresh()
	}
}

// withStand runs what would ask for the standing again, right after Refresh.
func (d *Desk) withStand(f func()) {
	d.justRead = true
	defer func() { d.justRead = false }()
	f()
}

// showStand writes the counts at the gate into the status line, those of the work beside the places, and what can be undone.
func (d *Desk) showStand() {
	b, w := d.stand.board, app.BoardOf(d.work.Lines, d.stand.day)
	counts := []kit.Count{{Word: kit.T("status.on_books"), Value: kit.Group(int64(b.OnBooks)), Why: d.boardWhy(b, stay.Closing, stay.Total)},
		{Word: kit.T("status.present"), Value: kit.Group(int64(b.Present)), Why: d.boardWhy(b, stay.PresentRow, stay.Total)},
		{Word: kit.T("status.absent"), Value: kit.Group(int64(b.Absent)), Why: d.boardAbsent(b, stay.Total)},
		{Word: kit.T("status.escaped"), Value: kit.Group(int64(b.Escaped)), Why: d.boardWhy(b, stay.MemoEscaped, stay.Total)}}
	if b.Capacity > 0 {
		counts = append(counts, kit.Count{Word: kit.T("status.capacity"), Value: kit.Group(int64(b.Capacity))})
	}
	d.Frame.SetCounts(counts...)
	d.Frame.SetCount("residents", kit.Group(int64(b.OnBooks)), false, d.boardWhy(b, stay.Closing, stay.Total))
	d.Frame.SetCount("today", badge(w.Late+w.Today), w.Late > 0, d.sumOf(d.work.Why))
	d.Frame.SetCount("handover", badge(d.work.Answers), d.work.LateAnswers > 0, d.whyAnswers)
	undo := ""
	if last := d.stand.undo; len(last) > 0 && d.Office.Allowed(last[0].Right) {
		undo = kit.T("status.undo", "act", say.Of(last[0].Name), "label", last[0].Label)
	}
	d.Frame.SetUndo(undo)
}

// showSaved tells the last save and the day.
func (d *Desk) showSaved() { d.Frame.SetSaved(d.saved, d.statusDay(d.day)) }

// fetch reads for a screen beside the window's thread, then shows it: at once where that takes no longer than a moment, so that the next key
// finds the page as it is. What another reading of the same screen overtook is dropped; what cannot be read is told.
func (d *Desk) fetch(turn *int, read func() error, show func()) {
	*turn++
	asked := *turn
	d.Frame.Reread(kit.T("desk.reading"), func(*kit.Job) error { return read() }, func(err error) {
		switch {
		case asked != *turn:
		case err != nil:
			d.Fail(err)
		default:
			show()
		}
	})
}
