package app

import (
	"slices"
	"strconv"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/due"
	"hoanhap/app/handover"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/app/stay"
)

// RightDue lets somebody write down that a due item is done, or waive it.
const RightDue Right = "due"

// DueMark is what the office wrote about one due item: done with paper and day, or waived with the reason. Code, Addressee
// and Anchor together with the stay name the item, whatever its day becomes.
type DueMark struct {
	ID        int64 `gorm:"primaryKey"`
	StayID    int64
	Code      due.Code
	Addressee string    `json:",omitempty"`
	Anchor    string    `json:",omitempty"` // what the item hangs on, as due.Item.Key has it
	Waived    bool      `json:",omitempty"`
	Day       date.Date // done on, waived on
	Paper     string    `json:",omitempty"` // số văn bản
	Note      string    `json:",omitempty"` // of a waiver: the reason
	stay.Void
}

func (DueMark) TableName() string { return "due_mark" }

// Key is the key of the item.
func (m *DueMark) Key() string {
	return strconv.FormatInt(m.StayID, 10) + "/" + string(m.Code) + "/" + m.Addressee + "/" + m.Anchor
}

// DueSet is a day set on the record of a stay for something that is waited for: the answer to a referral, a decision, the
// end of a contract.
type DueSet struct {
	ID     int64 `gorm:"primaryKey"`
	StayID int64
	Code   due.Code
	Day    date.Date
	Time   string `json:",omitempty"` // "15:04"
	About  string `json:",omitempty"`
	stay.Void
}

func (DueSet) TableName() string { return "due_set" }

// PaperHead is an issued paper without its lines, for lists.
type PaperHead struct {
	ID         int64 `gorm:"primaryKey"`
	ResidentID int64
	StayID     int64
	Kind       string
	Number     string
	Serial     int
	Year       int
	Day        date.Date
	Addressee  string
	SignerName string
	stay.Void
}

func (PaperHead) TableName() string { return "paper" }

// dueFrom is the day before which an ended stay raises nothing: the setting, else the day on which the book was opened or
// filled, which the first line of the journal tells (rules.md §3.3).
func (o *Office) dueFrom(tx Tx, on date.Date) (date.Date, error) {
	if r, ok := o.Law.Row(law.DueFrom, on); ok && r.Value != "" {
		return date.Parse(r.Value)
	}
	if rows := o.Law.Rows(law.DueFrom); len(rows) > 0 && rows[0].Value != "" {
		return date.Parse(rows[0].Value)
	}
	first, err := tx.Entries(EntryQuery{Act: 1, Limit: 1})
	if err != nil || len(first) == 0 {
		return 0, err
	}
	return date.Parse(first[0].At[:len("2006-01-02")])
}

// DueOf is every item of one stay as of a day, settled ones too, and what is to be expected when the term has run out:
// what the ruler of the record shows.
func (o *Office) DueOf(stayID int64, on date.Date) (out []due.Item, err error) {
	err = o.Store.Read(func(tx Tx) error { out, err = o.dueOf(tx, stayID, on); return err })
	return out, err
}

func (o *Office) dueOf(tx Tx, stayID int64, on date.Date) (out []due.Item, err error) {
	found := false
	err = o.eachDue(tx, StayQuery{IDs: []int64{stayID}}, on, due.New(o.Law), (*due.Rules).Ahead, func(_ *StayRows, _ *stay.Timeline, _ *due.Facts, items []due.Item) {
		out, found = items, true
	})
	if err == nil && !found {
		err = ErrNotFound
	}
	return out, err
}

// eachDue reads the items of the live stays of a query. Without ids it is every stay that may raise something on the
// day: those open then, and those that ended since due_from.
func (o *Office) eachDue(tx Tx, q StayQuery, on date.Date, rules *due.Rules, read func(*due.Rules, *stay.Timeline, *due.Facts, date.Date) []due.Item,
	f func(*StayRows, *stay.Timeline, *due.Facts, []due.Item)) error {
	from, err := o.dueFrom(tx, on)
	if err != nil {
		return err
	}
	if q.IDs == nil {
		q.From, q.To = max(1, min(from, on)), on
	}
	rows, err := tx.Timelines(q)
	if err != nil {
		return err
	}
	facts, err := o.dueFacts(tx, rows, from)
	if err != nil {
		return err
	}
	return o.eachLive(rows, func(r *StayRows, t *stay.Timeline) {
		f(r, t, facts[r.Stay.ID], read(rules, t, facts[r.Stay.ID], on))
	})
}

// Settle writes down that items are done, with the paper and the day: what comes from outside, or was made on paper. An
// item that a movement settles is refused: recording the movement settles it.
func (o *Office) Settle(paper string, day date.Date, note string, keys ...string) error {
	if err := o.first(RightDue); err != nil {
		return err
	}
	var p say.Problems
	switch {
	case day == 0:
		p.Add("day", "err.needed")
	case day > o.Today():
		p.Add("day", "err.future", "today", o.Today())
	}
	if len(p) > 0 {
		return p
	}
	return o.mark("act.due_done", note, keys, func(it *due.Item) (Record, error) {
		switch {
		case it.Act.Verb == due.Record:
			return nil, &say.Refused{Msg: say.Of("err.due.by_act"), Source: it.Article}
		case it.Code == due.Ack: // the handover has it, and with it the item
			return &HandoverStep{StayID: it.Stay, Kind: handover.Acknowledged, Day: day, Addressee: ToPolice, Paper: paper, Note: note}, nil
		case it.Code == due.AftercareDecision:
			return &ReceivedPaper{StayID: it.Stay, Kind: ReceivedAftercare, Number: paper, Received: day, Note: note}, nil
		}
		return &DueMark{Day: day, Paper: paper, Note: note}, nil
	})
}

// Waive says that items need not be done, and why (miễn).
func (o *Office) Waive(why string, keys ...string) error {
	if err := o.first(RightDue); err != nil {
		return err
	}
	if strings.TrimSpace(why) == "" {
		return say.Problems{{Field: "why", Msg: say.Of("err.why_needed")}}
	}
	return o.mark("act.due_waive", why, keys, func(it *due.Item) (Record, error) {
		if it.Code == due.AftercareDecision {
			return &HandoverStep{StayID: it.Stay, Kind: handover.Waived, Day: o.Today(), Reason: why}, nil
		}
		return &DueMark{Waived: true, Day: o.Today(), Note: why}, nil
	})
}

// WaiveBefore waives in one act all that fell due before a day: a book that was filled from older records has no papers for
// what was done long ago. It says how many items it waived.
func (o *Office) WaiveBefore(day date.Date, why string) (int, error) {
	if err := o.first(RightDue); err != nil {
		return 0, err
	}
	if day > o.Today() {
		return 0, say.Problems{{Field: "day", Msg: say.Of("err.future", "today", o.Today())}}
	}
	lines, err := o.Due(o.Today(), 0)
	if err != nil {
		return 0, err
	}
	var keys []string
	for i := range lines {
		if c := lines[i].Code; lines[i].Day < day && c != HealthDue && c != JobAsk { // these are settled at their own desks
			keys = append(keys, lines[i].Key)
		}
	}
	if len(keys) == 0 {
		return 0, nil
	}
	return len(keys), o.Waive(why, keys...)
}

// mark writes one mark for each item, all or none; an item that is not open is refused.
func (o *Office) mark(act, why string, keys []string, f func(*due.Item) (Record, error)) error {
	var ids []int64
	for _, key := range keys {
		id, err := strconv.ParseInt(key[:max(0, strings.IndexByte(key, '/'))], 10, 64)
		if err != nil {
			return &say.Refused{Msg: say.Of("err.due.none")}
		}
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	label := strconv.Itoa(len(keys)) + " việc"
	if len(ids) == 1 {
		var err error
		if label, err = o.nameOf(ids[0]); err != nil {
			return err
		}
	}
	return o.do(RightDue, act, label, why, func(a *Act) error {
		open, err := o.openItems(a, ids)
		if err != nil {
			return err
		}
		for _, key := range keys {
			it := open[key]
			if it == nil {
				return &say.Refused{Msg: say.Of("err.due.none")}
			}
			m, err := f(it)
			if err != nil {
				return err
			}
			if err := a.settle(it, m); err != nil {
				return err
			}
			delete(open, key)
		}
		return nil
	})
}

// settle writes what settles an item: a mark, or the row of the handover it belongs to.
func (a *Act) settle(it *due.Item, row Record) error {
	switch r := row.(type) {
	case *HandoverStep:
		return a.addStep(r)
	case *ReceivedPaper:
		return a.receive(r)
	case *DueMark:
		r.StayID, r.Code, r.Addressee, r.Anchor = it.Stay, it.Code, it.To, it.Key[strings.LastIndexByte(it.Key, '/')+1:]
	}
	return a.Add(row)
}

// openItems is what is open of some stays today, by key.
func (o *Office) openItems(tx Tx, stays []int64) (map[string]*due.Item, error) {
	out := map[string]*due.Item{}
	err := o.eachDue(tx, StayQuery{IDs: stays}, o.Today(), due.New(o.Law), (*due.Rules).Items, func(_ *StayRows, _ *stay.Timeline, _ *due.Facts, items []due.Item) {
		for i := range items {
			if items[i].State == due.Open {
				out[items[i].Key] = &items[i]
			}
		}
	})
	return out, err
}

// ReopenItem withdraws what settled an item by hand, with a reason: the item is due again. What a paper or a movement settled is
// reopened by withdrawing those.
func (o *Office) ReopenItem(s due.Settlement, why string) error {
	if err := o.first(RightDue); err != nil {
		return err
	}
	switch {
	case s.Step != 0:
		return o.VoidStep(s.Step, why)
	case s.Received != 0:
		return o.VoidReceived(s.Received, why)
	}
	var m DueMark
	if err := o.Store.Read(func(tx Tx) (err error) { m, err = Load[DueMark](tx, s.Mark); return err }); err != nil {
		return err
	}
	label, err := o.nameOf(m.StayID)
	if err != nil {
		return err
	}
	return o.do(RightDue, "act.due_reopen", label, why, func(a *Act) error { return a.Withdraw(&m, why) })
}

// SetDue sets or moves a day for something that is waited for (hẹn ngày). Its id is returned.
func (o *Office) SetDue(s DueSet, why string) (int64, error) {
	var p say.Problems
	if s.Day == 0 {
		p.Add("day", "err.needed")
	}
	if s.Code != due.Answer && s.Code != due.Decision && s.Code != due.Contract {
		p.Add("code", "err.due.code")
	}
	if len(p) > 0 {
		return 0, p
	}
	label, err := o.nameOf(s.StayID)
	if err != nil {
		return 0, err
	}
	err = o.do(RightDue, "act.due_set", label, why, func(a *Act) error { return a.put(&s, s.ID) })
	return s.ID, err
}

// UnsetDue withdraws a day that was set, with a reason.
func (o *Office) UnsetDue(id int64, why string) error {
	if err := o.first(RightDue); err != nil {
		return err
	}
	var s DueSet
	if err := o.Store.Read(func(tx Tx) (err error) { s, err = Load[DueSet](tx, id); return err }); err != nil {
		return err
	}
	label, err := o.nameOf(s.StayID)
	if err != nil {
		return err
	}
	return o.do(RightDue, "act.due_unset", label, why, func(a *Act) error { return a.Withdraw(&s, why) })
}
