package app

import (
	"maps"
	"slices"
	"sync"

	"hoanhap/app/date"
	"hoanhap/app/due"
	"hoanhap/app/law"
	"hoanhap/app/stay"
)

// The work list is asked for after every write. It is read whole once a day; afterwards only the stays that the journal names since are read
// again. A stay that ended and has nothing open any more is forgotten until the journal names it: the book grows, the work does not.

// dueRead is one stay as the work list read it last.
type dueRead struct {
	stay  stay.Stay
	who   Resident
	t     *stay.Timeline
	f     *due.Facts
	items []due.Item
	told  []int // months after the release of which the work was told
}

// workBook is the stays the work list is made of, as they stood after one journal entry. What it hands out is read, never changed.
type workBook struct {
	law   *law.Pack
	rules *due.Rules
	on    date.Date
	from  date.Date // due_from
	last  journalMark
	stays map[int64]*dueRead    // all that can raise a line
	notes []HealthNote          // with a day, or of an examination at entry; by id, without what is sealed
	left  map[int64]*healthStay // last stay of residents who left, of whom an entry of the health desk has a day
}

// keptWork is the work book of today, kept between two readings.
type keptWork struct {
	sync.Mutex
	book *workBook
}

// manyEntries is from how many new journal entries on everything is read anew: an import, a month approved.
const manyEntries = 2000

// journalMark is the entry up to which the journal was taken in. Another copy of the file set in its place has another hash there.
type journalMark struct {
	id   int64
	hash [32]byte
}

// entriesAfter reads what was journaled after a mark, newest first; ok is false when the mark is not of this journal or too much came.
func entriesAfter(tx Tx, m journalMark) (news []Entry, now journalMark, ok bool, err error) {
	news, err = tx.Entries(EntryQuery{AfterID: m.id - 1, Limit: manyEntries})
	if err != nil || len(news) == 0 {
		return nil, now, false, err
	}
	now = journalMark{news[0].ID, news[0].Hash}
	end := len(news) - 1
	return news[:end], now, m.id > 0 && news[end].ID == m.id && news[end].Hash == m.hash, nil
}

// since moves a mark to the end of the journal and tells the stays it names on the way; ok is false as in entriesAfter.
func (m *journalMark) since(tx Tx) (stays map[int64]bool, ok bool, err error) {
	news, now, ok, err := entriesAfter(tx, *m)
	if err != nil || !ok {
		return nil, false, err
	}
	*m = now
	stays, _, err = touched(tx, news)
	return stays, true, err
}

// journalEnd marks the end of the journal.
func journalEnd(tx Tx) (m journalMark, err error) {
	last, err := tx.Entries(EntryQuery{Limit: 1})
	if len(last) > 0 {
		m = journalMark{last[0].ID, last[0].Hash}
	}
	return m, err
}

// touched is the live and withdrawn stays a part of the journal speaks of, and the people it speaks of.
func touched(tx Tx, news []Entry) (stays, people map[int64]bool, err error) {
	stays, people = map[int64]bool{}, map[int64]bool{}
	var alone []int64
	for i := range news {
		e := &news[i]
		switch {
		case e.Stay != 0:
			stays[e.Stay] = true
		case e.Resident != 0 && !people[e.Resident]:
			alone = append(alone, e.Resident)
		}
		if e.Resident != 0 {
			people[e.Resident] = true
		}
	}
	if len(alone) == 0 {
		return stays, people, nil
	}
	rows, err := All[stay.Stay](tx, "resident_id", alone)
	for i := range rows {
		stays[rows[i].ID] = true
	}
	return stays, people, err
}

// workBook is the stays as they stand on a day: those kept, brought up to what was written since, or read anew.
func (o *Office) workBook(tx Tx, on date.Date) (*workBook, error) {
	if on != o.Today() {
		return o.readWork(tx, on)
	}
	b := o.work.book
	o.work.book = nil // a reading that breaks off leaves nothing half done behind
	if b == nil || b.law != o.Law || on < b.on {
		return o.keepWork(o.readWork(tx, on))
	}
	from, err := o.dueFrom(tx, on)
	if err != nil {
		return nil, err
	}
	news, now, ok, err := entriesAfter(tx, b.last)
	if err != nil {
		return nil, err
	}
	if !ok || from != b.from {
		return o.keepWork(o.readWork(tx, on))
	}
	err = b.update(o, tx, on, news)
	b.last = now
	return o.keepWork(b, err)
}

func (o *Office) keepWork(b *workBook, err error) (*workBook, error) {
	if err == nil {
		o.work.book = b
	}
	return b, err
}

// readWork reads everything that may raise a line on a day.
func (o *Office) readWork(tx Tx, on date.Date) (*workBook, error) {
	b := &workBook{law: o.Law, rules: due.New(o.Law), on: on, stays: map[int64]*dueRead{}, left: map[int64]*healthStay{}}
	var err error
	if b.last, err = journalEnd(tx); err != nil {
		return nil, err
	}
	if b.from, err = o.dueFrom(tx, on); err != nil {
		return nil, err
	}
	if err := b.read(o, tx, StayQuery{}); err != nil {
		return nil, err
	}
	notes, err := All[HealthNote](tx)
	b.take(notes)
	return b, err
}

// update reads again what the journal names, and on a new day all that is open.
func (b *workBook) update(o *Office, tx Tx, on date.Date, news []Entry) error {
	stays, people, err := touched(tx, news)
	if err != nil {
		return err
	}
	if on != b.on {
		b.on = on
		for id := range b.stays {
			stays[id] = true
		}
		clear(b.left)
	}
	for id := range people {
		delete(b.left, id)
	}
	var notes []int64
	for i := range news {
		if news[i].Tbl == (HealthNote{}).TableName() {
			notes = append(notes, news[i].Row)
		}
	}
	if len(notes) > 0 {
		b.notes = slices.DeleteFunc(b.notes, func(n HealthNote) bool { return slices.Contains(notes, n.ID) })
		rows, err := All[HealthNote](tx, "id", notes)
		if err != nil {
			return err
		}
		b.take(rows)
	}
	if len(stays) == 0 {
		return nil
	}
	for id := range stays {
		delete(b.stays, id)
	}
	return b.read(o, tx, StayQuery{IDs: slices.Collect(maps.Keys(stays))})
}

// take keeps of entries of the health desk what stands in clear, where a day or the examination at entry hangs on it.
func (b *workBook) take(notes []HealthNote) {
	for i := range notes {
		n := &notes[i]
		if n.Due != 0 || n.Anchor == onSeen {
			b.notes = append(b.notes, HealthNote{ID: n.ID, ResidentID: n.ResidentID, Due: n.Due, Anchor: n.Anchor, StayID: n.StayID})
		}
	}
	slices.SortFunc(b.notes, func(x, y HealthNote) int { return int(x.ID - y.ID) })
}

// read takes in stays; those with nothing open are passed over.
func (b *workBook) read(o *Office, tx Tx, q StayQuery) error {
	var gone []int64
	err := o.eachDue(tx, q, b.on, b.rules, (*due.Rules).Items, func(r *StayRows, t *stay.Timeline, f *due.Facts, items []due.Item) {
		s := &dueRead{stay: r.Stay, who: r.Resident, t: t, f: f, items: items}
		if s.quiet(b.on) {
			return
		}
		b.stays[r.Stay.ID] = s
		if homeward(t, b.from, b.on) {
			gone = append(gone, r.Stay.ID)
		}
	})
	if err != nil || len(gone) == 0 {
		return err
	}
	reports, err := All[JobReport](tx, "stay_id", gone)
	for i := range reports {
		if r := &reports[i]; r.Live() {
			b.stays[r.StayID].told = append(b.stays[r.StayID].told, r.Month)
		}
	}
	return err
}

// quiet reports a stay that raises no line on a day and will raise none on a later one unless somebody writes about it: it ended, every item
// is settled, a commune answered, nobody asks for the work any more, and nothing is dated ahead.
func (s *dueRead) quiet(on date.Date) bool {
	e := s.t.End()
	if e == nil || s.t.Steps[len(s.t.Steps)-1].Day > on || unanswered(s.t, s.f, on) {
		return false
	}
	if homeward(s.t, s.f.From, on) && e.Day.AddMonths(jobMonthsLast) > on {
		return false
	}
	return !slices.ContainsFunc(s.items, func(it due.Item) bool { return it.State == due.Open }) &&
		!slices.ContainsFunc(s.f.Papers, func(p due.Paper) bool { return p.Day > on }) &&
		!slices.ContainsFunc(s.f.Marks, func(m due.Mark) bool { return m.Day > on }) &&
		!slices.ContainsFunc(s.f.Come, func(c due.Come) bool { return c.Day > on })
}

// inOrder is the stays by id.
func (b *workBook) inOrder() []*dueRead {
	out := make([]*dueRead, 0, len(b.stays))
	for _, id := range slices.Sorted(maps.Keys(b.stays)) {
		out = append(out, b.stays[id])
	}
	return out
}
