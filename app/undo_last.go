package app

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"hoanhap/app/health"
	"hoanhap/app/say"
	"hoanhap/app/seal"
)

// LastAct is one of the last acts, with what taking it back does, or why it is not taken back here and what is done instead.
type LastAct struct {
	Entry
	What say.Msg // what was written, where the name of the act does not say it
	How  say.Msg // zero: its rows are voided, and nothing beside
	Not  say.Msg // zero: it can be undone
}

// Undoable are the acts that can still be taken back by the one at the desk: the last ones, newest first, that changed records
// and were not undone. Imports, settings and frozen periods are not among them.
func (o *Office) Undoable(limit int) (out []Entry, err error) {
	err = o.Store.Read(func(tx Tx) error {
		all, err := o.lastActs(tx, limit, false)
		for i := range all {
			out = append(out, all[i].Entry)
		}
		return err
	})
	return out, err
}

// LastActs are the last acts of the kind the one at the desk may do, newest first, those that cannot be undone too. Entries of
// the health desk are named while it is unlocked, which leaves a line in the journal.
func (o *Office) LastActs(limit int) (out []LastAct, err error) {
	err = o.Store.Read(func(tx Tx) (err error) { out, err = o.lastActs(tx, limit, true); return err })
	if err != nil || !slices.ContainsFunc(out, func(l LastAct) bool { return l.Right == RightTreat }) || !o.Allowed(RightHealth) {
		return out, err
	}
	if _, locked := o.desk.keys(); locked != nil {
		return out, nil
	}
	return out, o.readHealth(0, func(tx Tx, ring *seal.Ring) error {
		for i := range out {
			if err := o.nameHealth(tx, ring, &out[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

func (o *Office) lastActs(tx Tx, limit int, refused bool) (out []LastAct, err error) {
	es, err := tx.Entries(EntryQuery{Limit: 4 * undoRows})
	if err != nil {
		return nil, err
	}
	seen, undone, rows := map[int64]bool{}, map[int64]bool{}, map[int64]int{}
	for _, e := range es {
		rows[e.Act]++
	}
	for _, e := range es {
		if e.Undoes != 0 {
			undone[e.Undoes] = true
		}
		if seen[e.Act] || undone[e.Act] || e.Undoes != 0 || e.Tbl == "" || !o.Allowed(e.Right) {
			continue
		}
		l := LastAct{Entry: e, Not: o.undoNot(&e, rows[e.Act]), How: undoHow(&e)}
		seen[e.Act] = true
		if l.Not.Key != "" && !refused {
			continue
		}
		if err := o.nameAct(tx, &l); err != nil {
			return nil, err
		}
		if out = append(out, l); len(out) == limit {
			break
		}
	}
	return out, nil
}

// undoRows is the largest act that is offered: what fills a book is taken back by a copy, not by hand.
const undoRows = 500

// undoNot says why an act is not taken back here; zero: it may be tried.
func (o *Office) undoNot(e *Entry, rows int) say.Msg {
	switch e.Right {
	case RightAdmit, RightMove, RightEnd, RightVoid, RightDue, RightMerge, RightReckon, RightTrain, RightTreat:
	case RightPaper:
		if !o.Allowed(RightVoid) {
			return say.Of("undo.not.right")
		}
	case RightMoney:
		return say.Of("undo.not.approved")
	case RightClose, RightReopen:
		return say.Of("undo.not.closed")
	case RightImport:
		return say.Of("undo.not.import")
	case RightSettings:
		return say.Of("undo.not.settings")
	default:
		return say.Of("undo.not.other")
	}
	switch {
	case strings.HasSuffix(e.Name, "_reverse"):
		return say.Of("undo.not.reversed")
	case e.Tbl == (HealthScan{}).TableName():
		return say.Of("undo.not.scan")
	case rows > undoRows:
		return say.Of("undo.not.large", "n", rows)
	}
	return say.Msg{}
}

// undoHow says what is done beside voiding rows.
func undoHow(e *Entry) say.Msg {
	switch e.Tbl {
	case "paper":
		return say.Of("undo.how.paper")
	case "voucher", "support_entry":
		if e.Right == RightReckon && e.Name != "act.support_typed" {
			return say.Of("undo.how.voucher")
		}
	case "deposit_entry":
		return say.Of("undo.how.deposit")
	case "stock_entry":
		return say.Of("undo.how.stock")
	case "health_note":
		return say.Of("undo.how.health")
	}
	return say.Msg{}
}

// nameAct makes the label say what the act was about: numbers of papers and vouchers, and the person where the act named nobody.
func (o *Office) nameAct(tx Tx, l *LastAct) error {
	if l.Label == "" && l.Resident != 0 && l.Right != RightTreat {
		r, err := Load[Resident](tx, l.Resident)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return err
		}
		l.Label = r.Name
	}
	switch l.Tbl {
	case "paper":
		return o.namePapers(tx, l)
	case "voucher":
		v, err := Load[Voucher](tx, l.Row)
		l.Label = strings.TrimSpace(v.Number + " " + l.Label)
		return err
	}
	return nil
}

// namePapers puts the first number of the papers before the name, with how many there are.
func (o *Office) namePapers(tx Tx, l *LastAct) error {
	es, err := tx.Entries(EntryQuery{Act: l.Act})
	if err != nil {
		return err
	}
	slices.SortFunc(es, func(a, b Entry) int { return int(a.ID - b.ID) })
	n, number := 0, ""
	for _, e := range es {
		if e.Tbl != l.Tbl {
			continue
		}
		n++
		if number != "" || n > 3 { // the first that has one
			continue
		}
		heads, err := All[PaperHead](tx, "id", e.Row)
		if err != nil {
			return err
		}
		for i := range heads {
			number = heads[i].Number
		}
	}
	switch {
	case n > 1:
		l.Label = strings.TrimSpace(number + " … (" + strconv.Itoa(n) + " giấy) " + l.Label)
	case number != "":
		l.Label = number + " " + l.Label
	}
	return nil
}

// nameHealth says of an entry of the health desk whom it is about and what was written.
func (o *Office) nameHealth(tx Tx, ring *seal.Ring, l *LastAct) error {
	if l.Right != RightTreat || l.Tbl != (HealthNote{}).TableName() {
		return nil
	}
	r, err := Load[Resident](tx, l.Resident)
	if err != nil {
		return err
	}
	was, now, err := sealedChange(tx, ring, &l.Entry)
	if err != nil {
		return err
	}
	what := say.Of("health.add." + now.Kind)
	if now.Kind == "" {
		what = say.Of("health.add." + HealthOther)
	}
	if d := newDose(was.Treatment, now.Treatment); d != nil {
		what = say.Of("undo.dose", "day", d.Day)
	}
	l.Label = r.Name
	l.What = what
	return nil
}

// newDose is the line of the dispensing sheet that a change wrote, nil when it was something else.
func newDose(was, now *health.Treatment) *health.Dose {
	if was == nil || now == nil {
		return nil
	}
	for i := range now.Doses {
		if d := was.On(now.Doses[i].Day); d == nil || *d != now.Doses[i] {
			return &now.Doses[i]
		}
	}
	return nil
}
