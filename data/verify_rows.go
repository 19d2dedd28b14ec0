package data

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/stay"
)

type rowKey struct {
	table *table
	row   int64
}

// written is what the journal last said of a row.
type written struct {
	entry int64
	hash  [16]byte // of the JSON
	seen  bool
}

func decode(b []byte, v any) error { return json.Unmarshal(b, v) }

func shortHash(b []byte) (h [16]byte) {
	s := sha256.Sum256(b)
	copy(h[:], s[:])
	return h
}

// journal recomputes the chain and gathers what each row was last written as.
func (c *check) journal() error {
	c.last = map[rowKey]*written{}
	pinned, err := pinnedTip(c.q)
	if err != nil {
		c.fault("journal", 0, "fault.journal_tip", "entries", 0, "expected", 0)
	}
	prev := tip{}
	err = rowsOf(c.q, `SELECT j."id", j."act", j."at", j."who", j."right", j."name", j."label", j."tbl", j."row", j."resident", j."stay",
		j."effective", j."why", j."undoes", j."content", j."prev", j."hash", c."content"
		FROM "journal" j LEFT JOIN "journal_content" c ON c."id" = j."id" ORDER BY j."id"`, nil, func(r *sql.Rows) error {
		e, content, err := scanEntry(r)
		if err != nil {
			c.fault("journal", prev.id+1, "fault.journal_value", "cause", err.Error())
			prev.id++
			return c.step(2)
		}
		c.entry(&e, content, &prev)
		return c.step(2)
	})
	if err != nil {
		return err
	}
	if pinned.id != prev.id || pinned.hash != prev.hash {
		c.fault("journal", 0, "fault.journal_tip", "entries", prev.id, "expected", pinned.id)
	}
	var orphans int
	if err := c.q.QueryRowContext(ever, `SELECT count(*) FROM "journal_content" WHERE "id" NOT IN (SELECT "id" FROM "journal")`).Scan(&orphans); err != nil {
		return err
	}
	if orphans > 0 {
		c.fault("journal_content", 0, "fault.journal_orphans", "count", orphans)
	}
	return nil
}

// scanEntry reads an entry exactly: a number stored as text would be taken for a number by a lenient scan.
func scanEntry(r *sql.Rows) (e app.Entry, content []byte, err error) {
	raw := make([]any, 18)
	ptr := make([]any, 18)
	for i := range raw {
		ptr[i] = &raw[i]
	}
	if err := r.Scan(ptr...); err != nil {
		return e, nil, err
	}
	num := func(i int) int64 {
		n, ok := raw[i].(int64)
		if !ok {
			err = errType
		}
		return n
	}
	str := func(i int) string {
		s, ok := raw[i].(string)
		if !ok {
			err = errType
		}
		return s
	}
	sum := func(i int) (h [32]byte) {
		b, ok := raw[i].([]byte)
		if !ok || len(b) != 32 {
			err = errType
			return h
		}
		return [32]byte(b)
	}
	e = app.Entry{ID: num(0), Act: num(1), At: str(2), Who: str(3), Right: app.Right(str(4)), Name: str(5), Label: str(6), Tbl: str(7),
		Row: num(8), Resident: num(9), Stay: num(10), Why: str(12), Undoes: num(13), Content: sum(14), Prev: sum(15), Hash: sum(16)}
	if raw[11] != nil {
		d, bad := date.Parse(str(11))
		if bad != nil || d == 0 {
			err = errType
		}
		e.Effective = d
	}
	if raw[17] != nil {
		b, ok := raw[17].([]byte)
		if !ok {
			err = errType
		}
		content = b
	}
	return e, content, err
}

func (c *check) entry(e *app.Entry, content []byte, prev *tip) {
	at := func(key string, args ...any) {
		c.fault("journal", e.ID, key, args...)
	}
	if e.ID != prev.id+1 {
		at("fault.journal_gap", "expected", prev.id+1)
	}
	if e.Prev != prev.hash {
		at("fault.journal_link")
	}
	if e.Hash != e.Sum() {
		at("fault.journal_hash")
	}
	prev.id, prev.hash = e.ID, e.Hash
	if content == nil || sha256.Sum256(content) != e.Content {
		at("fault.journal_content")
	}
	t := tables[e.Tbl]
	if t == nil || !t.chained || e.Row == 0 {
		return
	}
	var v struct {
		New json.RawMessage `json:"new"`
	}
	if err := json.Unmarshal(content, &v); err != nil || v.New == nil {
		if content != nil && sha256.Sum256(content) == e.Content {
			at("fault.journal_content")
		}
		return
	}
	c.last[rowKey{t, e.Row}] = &written{entry: e.ID, hash: shortHash(v.New)}
}

// records compares every row with the last entry that wrote it.
func (c *check) records() error {
	for _, r := range records {
		t := tableOf[reflect.TypeOf(r)]
		if err := c.rows(t); err != nil && !c.broken(t.name, err) {
			return err
		}
	}
	for k, w := range c.last {
		if !w.seen {
			c.fault(k.table.name, k.row, "fault.row_missing")
		}
	}
	slices.SortStableFunc(c.faults, func(a, b Fault) int { return cmp.Or(cmp.Compare(a.Table, b.Table), cmp.Compare(a.Row, b.Row)) })
	return nil
}

func (c *check) rows(t *table) (err error) {
	columns := t.list
	for _, d := range t.derived {
		columns += ", " + quote(d)
	}
	rows, err := c.q.QueryContext(ever, "SELECT "+columns+` FROM `+quote(t.name)+` NOT INDEXED ORDER BY "id"`)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	sc := newScanner(t, len(t.derived))
	row := reflect.New(t.typ)
	for rows.Next() {
		if err := rows.Scan(sc.ptr...); err != nil {
			return err
		}
		row.Elem().SetZero()
		c.row(t, row, sc.raw)
		if err := c.step(1); err != nil {
			return err
		}
	}
	return rows.Err()
}

// row judges one row: readable, in the form the program writes, derived columns right, and as the journal has it.
func (c *check) row(t *table, row reflect.Value, raw []any) {
	id, _ := raw[0].(int64)
	if w := c.last[rowKey{t, id}]; w != nil {
		w.seen = true
	}
	if err := t.fill(row.Elem(), raw); err != nil {
		var m *misfit
		if errors.As(err, &m) {
			c.fault(t.name, id, "fault.value", "column", m.column, "value", fmt.Sprint(m.value))
		}
		return
	}
	for i := range t.columns {
		col := &t.columns[i]
		if now := col.get(row.Elem().FieldByIndex(col.index)); !same(now, raw[i]) {
			c.fault(t.name, id, "fault.value", "column", col.name, "value", fmt.Sprint(raw[i]))
			return
		}
	}
	if r, ok := row.Interface().(*app.Resident); ok {
		for i, d := range deriveResident(r) {
			if !same(d, raw[len(t.columns)+i]) {
				c.fault(t.name, id, "fault.derived", "column", t.derived[i])
			}
		}
	}
	if t.chained {
		c.asWritten(t, id, row)
	}
}

func same(a, b any) bool {
	x, ok := a.([]byte)
	if !ok {
		return a == b
	}
	y, ok := b.([]byte)
	return ok && bytes.Equal(x, y)
}

func (c *check) asWritten(t *table, id int64, row reflect.Value) {
	w := c.last[rowKey{t, id}]
	if w == nil {
		c.fault(t.name, id, "fault.row_without_entry")
		return
	}
	b, err := json.Marshal(row.Interface())
	if err == nil && shortHash(b) == w.hash {
		return
	}
	c.fault(t.name, id, "fault.row_changed", "column", c.differs(w.entry, b), "entry", w.entry)
}

// differs names the first field in which a row is not what the journal has.
func (c *check) differs(entry int64, now []byte) string {
	content, err := c.t.EntryContent(entry)
	if err != nil {
		return "?"
	}
	var was struct {
		New map[string]json.RawMessage `json:"new"`
	}
	is := map[string]json.RawMessage{}
	if json.Unmarshal(content, &was) != nil || json.Unmarshal(now, &is) != nil {
		return "?"
	}
	var names []string
	for k, v := range was.New {
		if !bytes.Equal(v, is[k]) {
			names = append(names, k)
		}
		delete(is, k)
	}
	for k := range is {
		names = append(names, k)
	}
	slices.Sort(names)
	if len(names) == 0 {
		return "?"
	}
	return names[0]
}

// chunk of stays folded at a time: all at once would hold a whole archive in memory.
const chunk = 4000

// timelines folds every stay anew and compares the projection, and sees that the stays of one person do not overlap.
func (c *check) timelines() error {
	if c.law == nil {
		return nil
	}
	var ids []int64
	err := rowsOf(c.q, `SELECT "id" FROM "stay" ORDER BY "resident_id", "id"`, nil, func(r *sql.Rows) error {
		var id int64
		err := r.Scan(&id)
		ids = append(ids, id)
		return err
	})
	if err != nil {
		return err
	}
	var spans []app.Span
	for part := range slices.Chunk(ids, chunk) {
		if err := c.ctx.Err(); err != nil {
			return err
		}
		more, err := c.fold(part)
		if err != nil {
			return err
		}
		spans = append(spans, more...)
	}
	c.overlaps(spans)
	return nil
}

// fold folds some stays; where their rows cannot be read together, one by one, to name the one in the way.
func (c *check) fold(ids []int64) (spans []app.Span, err error) {
	rows, err := c.t.Timelines(app.StayQuery{IDs: ids})
	var m *misfit
	if errors.As(err, &m) {
		if len(ids) == 1 {
			return nil, nil // named by records already
		}
		for _, id := range ids {
			one, err := c.fold([]int64{id})
			if err != nil {
				return nil, err
			}
			spans = append(spans, one...)
		}
		return spans, nil
	}
	for i := range rows {
		if s, ok := c.refold(&rows[i]); ok {
			spans = append(spans, s)
		}
	}
	return spans, err
}

func (c *check) refold(r *app.StayRows) (s app.Span, ok bool) {
	var want []stay.Interval
	if r.Stay.Live() {
		t, err := stay.Fold(r.Stay, r.Decisions, r.Movements, c.law, date.Max)
		if err != nil {
			c.fault("stay", r.Stay.ID, "fault.timeline", "cause", causeOf(err))
			return s, false
		}
		want = t.Intervals
		s = app.Span{Resident: r.Stay.ResidentID, Stay: r.Stay.ID, Code: r.Stay.Code, From: t.Entry().Day, To: date.Max}
		if e := t.End(); e != nil {
			s.To = e.Day
		}
	}
	if !slices.Equal(want, r.Intervals) {
		c.fault("stay_interval", r.Stay.ID, "fault.projection")
	}
	return s, r.Stay.Live()
}

func (c *check) overlaps(spans []app.Span) {
	slices.SortFunc(spans, func(a, b app.Span) int {
		return cmp.Or(cmp.Compare(a.Resident, b.Resident), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	for i := 1; i < len(spans); i++ {
		if a, b := spans[i-1], spans[i]; a.Resident == b.Resident && b.From < a.To {
			c.fault("stay", b.Stay, "fault.overlap", "stay", b.Code, "other", a.Code, "day", b.From)
		}
	}
}
