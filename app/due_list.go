package app

import (
	"cmp"
	"slices"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/due"
	"hoanhap/app/say"
	"hoanhap/app/stay"
)

// DueLine is one open item with the person and what the work list says of it.
type DueLine struct {
	due.Item
	Name         string
	ResidentCode string
	StayCode     string
	Left         int  // days; negative is late
	Late         bool // past its day, or past its hour
	Addressee    any  // notice, ack, after-care decision: its name (text) or its word (say.Msg); nil when nobody
	Partly       bool // of the addressees of a notice some have theirs already
}

// AnyDay as within: however far ahead.
const AnyDay = -1

// Due is every open item that falls due on or before the day on+within, late ones too, by day; within AnyDay is all.
func (o *Office) Due(on date.Date, within int) ([]DueLine, error) {
	w, err := o.Work(on, within)
	return w.Lines, err
}

// Work is what is due, with the handovers that wait for an answer: the numbers beside Hôm nay and Bàn giao come of one reading.
type Work struct {
	Lines       []DueLine // as Due has them
	Answers     int       // released people no commune has acknowledged yet
	LateAnswers int       // of them past their day
}

// Work reads what is due up to the day on+within, and who waits for a commune's answer as HandoverCounts has it of the whole book.
func (o *Office) Work(on date.Date, within int) (w Work, err error) {
	last := on + date.Date(within)
	if within < 0 {
		last = date.Max
	}
	o.work.Lock()
	defer o.work.Unlock()
	err = o.Store.Read(func(tx Tx) error {
		b, err := o.workBook(tx, on)
		if err == nil {
			w, err = o.workOf(tx, b, last)
		}
		return err
	})
	slices.SortStableFunc(w.Lines, func(a, b DueLine) int { return a.compare(&b) })
	return w, err
}

// workOf makes the list of the stays that can raise a line.
func (o *Office) workOf(tx Tx, b *workBook, last date.Date) (w Work, err error) {
	on := b.on
	var here []healthStay
	var gone []*dueRead
	for _, s := range b.inOrder() {
		w.Lines = o.dueLines(w.Lines, s, on, last)
		if s.t.OpenOn(on) {
			here = append(here, healthStay{s.stay, s.who, s.t})
		} else if homeward(s.t, s.f.From, on) {
			gone = append(gone, s)
		}
		if !unanswered(s.t, s.f, on) {
			continue
		}
		w.Answers++
		w.LateAnswers += truth(slices.ContainsFunc(s.items, func(it due.Item) bool {
			return it.Code == due.Ack && it.State == due.Open && it.Day < on
		}))
	}
	if w.Lines, err = o.healthLines(tx, b, w.Lines, here, last); err != nil {
		return w, err
	}
	w.Lines = o.jobLines(w.Lines, gone, here, on, last)
	return w, nil
}

// unanswered reports who was released, by completion or exemption, and whom no commune has acknowledged since; the office has not
// given up waiting either. An exemption has no day by which the commune must answer, and is waited for all the same.
func unanswered(t *stay.Timeline, f *due.Facts, on date.Date) bool {
	e := t.End()
	if e == nil || e.Kind != stay.Complete && e.Kind != stay.Exempt || e.Day < f.From || e.Day > on {
		return false
	}
	asked := e.Day
	for i := range f.Come {
		switch c := &f.Come[i]; {
		case c.Code != due.Ack || c.Day < e.Day || c.Day > on:
		case c.Again:
			asked = max(asked, c.Day)
		default:
			return false
		}
	}
	return !slices.ContainsFunc(f.Marks, func(m due.Mark) bool {
		return m.Day >= asked && m.Day <= on && strings.HasPrefix(m.Key[strings.IndexByte(m.Key, '/'):], "/"+string(due.Ack)+"/")
	})
}

// compare orders lines by day and hour, then stay, kind and addressee by their codes.
func (l *DueLine) compare(o *DueLine) int {
	return cmp.Or(cmp.Compare(l.Day, o.Day), cmp.Compare(l.Time, o.Time), cmp.Compare(l.StayCode, o.StayCode),
		cmp.Compare(l.Code, o.Code), cmp.Compare(l.To, o.To), cmp.Compare(l.Key, o.Key))
}

// dueLines adds the open items of one stay up to a day.
func (o *Office) dueLines(out []DueLine, s *dueRead, on, last date.Date) []DueLine {
	told := slices.ContainsFunc(s.items, func(it due.Item) bool { return it.Code == due.Notice && it.State == due.Done })
	for i := range s.items {
		it := &s.items[i]
		if it.State != due.Open || it.Day > last {
			continue
		}
		out = append(out, DueLine{Item: *it, Name: s.who.Name, ResidentCode: s.who.Code, StayCode: s.stay.Code, Left: it.Left(on),
			Late: o.late(it, on), Addressee: o.dueAddressee(s, it), Partly: told && it.Code == due.Notice})
	}
	return out
}

// late reports an item past its day, or today past its hour.
func (o *Office) late(it *due.Item, on date.Date) bool {
	if it.Day != on {
		return it.Day < on
	}
	return it.Time != "" && on == o.Today() && it.Time < o.Now().In(date.Zone()).Format("15:04")
}

// dueAddressee names to whom a notice goes, or from whom a paper is waited for.
func (o *Office) dueAddressee(s *dueRead, it *due.Item) any {
	to := it.To
	switch it.Code {
	case due.Notice:
	case due.Ack, due.CommuneTold, due.EscapeTold:
		to = ToPolice
	case due.AftercareDecision:
		to = ToCommune
	default:
		return nil
	}
	switch to {
	case ToPolice, ToCommune:
		commune := o.CommuneName(&s.who, it.Day)
		if s.f.Place != "" && it.Code != due.CommuneTold && it.Code != due.EscapeTold { // those are told where the file was made
			commune, _ = o.placeNames(s.f.Place, it.Day)
		}
		if commune != "" {
			return say.Of("due.named."+to, "place", commune)
		}
	case ToCourt:
		if c, ok := s.t.Clock(max(s.t.Entry().Day, it.Day), o.Law); ok && c.HasTerm && c.Decision.Issuer != "" {
			return c.Decision.Issuer
		}
	}
	return say.Of("due.to." + to)
}
