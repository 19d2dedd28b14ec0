package app

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/say"
)

// HistoryLine is one act of the journal in plain words: what was done, to whom, and field by field what changed.
type HistoryLine struct {
	Entry   Entry    // the first of the act
	Rows    []Change // what changed, in the order written
	Undone  bool     // a later act took it back
	Records int      // rows the act wrote
}

// Change is one field of one row: what it was and what it became. Old "" is a new row.
type Change struct {
	Table, Field string
	Row          int64
	Old, New     string
	Fresh        bool // the whole row is new
	Voided       bool
}

// Word is the key of the field's name.
func (c Change) Word() (string, []any) { return "field." + c.Table + "." + c.Field, nil }

// History reads the journal by act, newest first. limit bounds the acts.
func (o *Office) History(q EntryQuery, limit int) ([]HistoryLine, error) {
	var out []HistoryLine
	if err := o.Ask(RightJournal); err != nil {
		return nil, err
	}
	err := o.Store.Read(func(tx Tx) error {
		h := historyRead{tx: tx, limit: limit, undone: map[int64]bool{}, at: map[int64]int{}}
		err := h.read(q)
		out = h.out
		return err
	})
	return out, err
}

// read takes in the journal page by page until there are acts enough.
func (h *historyRead) read(q EntryQuery) error {
	all := q == EntryQuery{From: q.From}
	for q.Limit = historyPage; ; {
		es, err := h.tx.Entries(q)
		if err != nil {
			return err
		}
		for i := range es {
			if over, err := h.take(&es[i]); err != nil || over {
				return err
			}
		}
		if len(es) < q.Limit {
			return nil
		}
		q.BeforeID = es[len(es)-1].ID
		if all {
			if q.BeforeID, err = h.skip(&es[len(es)-1]); err != nil {
				return err
			}
		}
	}
}

// skip passes over the rest of a long act, as an import is: its entries stand together, from the one whose number it bears.
func (h *historyRead) skip(e *Entry) (before int64, err error) {
	l := &h.out[h.at[e.Act]]
	if l.Records <= told || e.ID == e.Act {
		return e.ID, nil
	}
	first, err := h.tx.Entries(EntryQuery{AfterID: e.Act - 1, BeforeID: e.Act + 1})
	if err == nil && len(first) == 1 {
		l.Entry, l.Records = first[0], l.Records+int(e.ID-e.Act)
	}
	return e.Act, err
}

// told is how many rows of an act are told one by one.
const told = 40

// historyPage is how many entries are read at once: a journal of ten years has a million, and the newest acts are asked for.
const historyPage = 10_000

// historyRead gathers acts from their entries, which come newest first.
type historyRead struct {
	tx     Tx
	limit  int
	out    []HistoryLine
	undone map[int64]bool // acts that a later one took back
	at     map[int64]int  // place of an act in out
}

// take adds an entry; over is true when there are acts enough and another begins: the entries of one act stand together.
func (h *historyRead) take(e *Entry) (over bool, err error) {
	if e.Undoes != 0 {
		h.undone[e.Undoes] = true
	}
	k, ok := h.at[e.Act]
	if !ok {
		if len(h.out) == h.limit {
			return true, nil
		}
		k = len(h.out)
		h.at[e.Act] = k
		h.out = append(h.out, HistoryLine{Undone: h.undone[e.Act]})
	}
	l := &h.out[k]
	l.Entry = *e // the last one seen is the first of the act
	l.Records++
	if l.Records > told { // an import is told by its count
		return false, nil
	}
	c, err := changes(h.tx, e)
	l.Rows = append(c, l.Rows...)
	return false, err
}

// quiet fields are bookkeeping, or shown another way.
var quiet = map[string]bool{"ID": true, "StayID": true, "ResidentID": true, "DecisionID": true, "Rank": true, "VoidBy": true, "VoidAt": true,
	"N": true, "JPEG": true, "Lines": true, "Figures": true, "LastAct": true, "Edition": true, "CommuneList": true, "TempList": true, "SortName": true,
	"Body": true, "Version": true, "Public": true, "Since": true, "Print": true, "Recovery": true, "Passphrase": true, "MergedID": true, "Anchor": true, "NoteID": true}

func changes(tx Tx, e *Entry) ([]Change, error) {
	raw, err := tx.EntryContent(e.ID)
	if err != nil {
		return nil, err
	}
	var c struct{ Old, New map[string]any }
	if err := json.Unmarshal(raw, &c); err != nil {
		return nil, err
	}
	keys := make([]string, 0, len(c.New))
	for k := range c.New {
		keys = append(keys, k)
	}
	for k := range c.Old {
		if _, ok := c.New[k]; !ok {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	var out []Change
	for _, k := range keys {
		old, new := plain(c.Old[k]), plain(c.New[k])
		if quiet[k] || old == new {
			continue
		}
		out = append(out, Change{Table: e.Tbl, Field: k, Row: e.Row, Old: old, New: new, Fresh: c.Old == nil, Voided: k == "VoidWhy" && new != ""})
	}
	return out, nil
}

// plain words a JSON value: days as dd/mm/yyyy, codes as they are.
func plain(v any) string {
	switch x := v.(type) {
	case nil:
		return ""
	case string:
		if d, err := date.Parse(x); err == nil && d != 0 {
			return d.Text()
		}
		return x
	case float64:
		return strconv.FormatFloat(x, 'f', -1, 64)
	case bool:
		if x {
			return "có"
		}
		return "không"
	}
	b, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return string(b)
}

// CodeWord is the key under which a code of a field is worded (kind.escape, status.voluntary), "" for plain text.
func (c Change) CodeWord(v string) string {
	switch c.Field {
	case "Kind":
		if c.Table == "movement" {
			return "kind." + v
		}
		if c.Table == "handover_step" {
			return "handover.step." + v
		}
		if c.Table == "received_paper" {
			return "received." + v
		}
	case "Way":
		return "handover.way." + v
	case "Addressee":
		return "due.to." + v
	case "Reason":
		return "handover.reason." + v
	case "Code":
		if c.Table == "due_mark" || c.Table == "due_set" {
			return "due." + v
		}
	case "Status":
		return "status." + v
	case "Sex", "PlaceSex":
		return "part.sex." + v
	}
	return ""
}

// Summary is the act in one sentence: its name, whom it concerns, and the reason.
func (l *HistoryLine) Summary() say.Msg {
	if l.Entry.Undoes != 0 {
		return say.Of("history.undo", "act", say.Of(l.Entry.Name), "label", l.Entry.Label)
	}
	return say.Of("history.act", "act", say.Of(l.Entry.Name), "label", strings.TrimSpace(l.Entry.Label))
}

// QuietField reports a field that the journal's screen passes over.
func QuietField(name string) bool { return quiet[name] }
