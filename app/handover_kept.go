package app

import (
	"maps"
	"slices"
	"sync"

	"hoanhap/app/date"
	"hoanhap/app/law"
)

// keptBook is the book of handovers as it was read last: only what the journal names since is read again.
type keptBook struct {
	sync.Mutex
	law    *law.Pack
	places *law.Places
	on     date.Date
	from   date.Date // due_from
	last   journalMark
	lines  []HandoverLine // in the order of the book; nil: nothing is kept
}

// Book is every handover in hand, what waits for an answer first: who will be released within sixty days, and who was released since the book
// was opened. Nothing is left out because it is done.
func (o *Office) Book() (out []HandoverLine, err error) {
	k := &o.book
	k.Lock()
	defer k.Unlock()
	err = o.Store.Read(func(tx Tx) error {
		lines := k.lines
		k.lines = nil // a reading that breaks off leaves nothing half done behind
		if lines, err = o.bookNow(tx, k, lines); err == nil {
			k.lines, out = lines, slices.Clone(lines)
		}
		return err
	})
	return out, err
}

// bookNow brings the lines that are kept up to what was written since, or reads them all.
func (o *Office) bookNow(tx Tx, k *keptBook, lines []HandoverLine) ([]HandoverLine, error) {
	on := o.Today()
	from, err := o.dueFrom(tx, on)
	if err != nil {
		return nil, err
	}
	if lines == nil || k.law != o.Law || k.places != o.Places || k.on != on || k.from != from {
		return o.wholeBook(tx, k, on, from)
	}
	stays, ok, err := k.last.since(tx)
	switch {
	case err != nil:
		return nil, err
	case !ok:
		return o.wholeBook(tx, k, on, from)
	case len(stays) == 0:
		return lines, nil
	}
	rows, err := tx.Timelines(StayQuery{IDs: slices.Collect(maps.Keys(stays))})
	if err != nil {
		return nil, err
	}
	again, err := o.lines(tx, rows, from)
	if err != nil {
		return nil, err
	}
	lines = slices.DeleteFunc(lines, func(l HandoverLine) bool { return stays[l.Stay] })
	return lay(lines, again), nil
}

// wholeBook reads every handover.
func (o *Office) wholeBook(tx Tx, k *keptBook, on, from date.Date) ([]HandoverLine, error) {
	k.law, k.places, k.on, k.from = o.Law, o.Places, on, from
	var err error
	if k.last, err = journalEnd(tx); err != nil {
		return nil, err
	}
	rows, err := tx.Timelines(StayQuery{From: max(1, min(from, on)), To: on})
	if err != nil {
		return nil, err
	}
	lines, err := o.lines(tx, rows, from)
	return lay(make([]HandoverLine, 0, len(lines)), lines), err
}

// few is up to how many lines are put in their places one by one, and people asked for by name: of more the whole is sorted and read.
const few = 50

// lay puts lines in their places in a book.
func lay(book, more []HandoverLine) []HandoverLine {
	byWait := func(a, b HandoverLine) int { return a.compare(&b) }
	if len(more) > few {
		book = append(book, more...)
		slices.SortStableFunc(book, byWait)
		return book
	}
	for i := range more {
		at, _ := slices.BinarySearchFunc(book, more[i], byWait)
		book = slices.Insert(book, at, more[i])
	}
	return book
}
