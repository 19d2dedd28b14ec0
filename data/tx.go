package data

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strconv"

	"gorm.io/gorm"

	"hoanhap/app"
	"hoanhap/app/stay"
)

// tx is one transaction (app.Tx).
type tx struct {
	s     *Store
	db    *gorm.DB
	q     *sql.Tx
	write bool
	tip   *tip             // of the journal, once asked for
	moved bool             // the tip is to be written
	next  map[string]int64 // ids given out here
	often map[string]*repeated
	seen  touched
}

// Read runs f on a consistent view of the file; any number may run at once. Writing is refused by SQLite itself.
func (s *Store) Read(f func(app.Tx) error) error {
	return s.run(s.read, false, f)
}

// Write runs f as one transaction: all of it or none. One runs at a time; a Write inside a Write would wait for
// itself, so an act calls it once.
func (s *Store) Write(f func(app.Tx) error) error {
	if s.write == nil {
		return refuse("err.data.read_only", "path", s.path)
	}
	return s.run(s.write, true, f)
}

// Aside is Write for what belongs to signing in: it writes also when the file was opened to be read beside the window,
// through a connection of its own that is closed at once. SQLite lets one program write at a time.
func (s *Store) Aside(f func(app.Tx) error) (err error) {
	if s.write != nil {
		return s.Write(f)
	}
	db, err := pool(s.path, writing)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	g, err := leash(db)
	if err != nil {
		return inWords(err, s.path)
	}
	return s.run(g, true, f)
}

func (s *Store) run(db *gorm.DB, write bool, f func(app.Tx) error) (err error) {
	g := db.Begin()
	if g.Error != nil {
		return inWords(g.Error, s.path)
	}
	t := &tx{s: s, db: g, write: write, q: g.Statement.ConnPool.(*sql.Tx)}
	done := false
	defer func() {
		if !done { // an error, or a panic on its way up
			_ = t.q.Rollback() // after a failed commit the driver has rolled back already
		}
	}()
	if err := f(t); err != nil {
		return inWords(err, s.path)
	}
	if !write {
		return nil // nothing to keep: the deferred rollback ends the view
	}
	if err := t.seal(); err != nil {
		return inWords(err, s.path)
	}
	s.people.logged(&t.seen) // before the commit: a reader that sees it must know what it changed
	if err := t.q.Commit(); err != nil {
		s.people.forget(&t.seen)
		return inWords(err, s.path)
	}
	done = true
	return nil
}

// seal writes what the transaction leaves behind for the next one: the tip of the journal and the change counter.
func (t *tx) seal() error {
	if t.moved {
		if err := setMeta(t.q, metaTip, t.tip.String()); err != nil {
			return err
		}
	}
	if !t.seen.any() {
		return nil
	}
	if err := t.seen.resolve(t.q); err != nil {
		return err
	}
	n, err := metaInt(t.q, metaChanges)
	if err != nil {
		return err
	}
	t.seen.gen = n + 1
	return setMeta(t.q, metaChanges, strconv.FormatInt(t.seen.gen, 10))
}

// repeated is a statement that one transaction runs again and again.
type repeated struct {
	runs int
	stmt *sql.Stmt
}

// manyRuns is when preparing a statement pays: an import runs the same few thousands of times, an act at the desk hardly ever.
const manyRuns = 8

// exec runs a statement that writes a row. database/sql closes what is prepared here with the transaction.
func (t *tx) exec(query string, args ...any) (err error) {
	r := t.often[query]
	if r == nil {
		if t.often == nil {
			t.often = map[string]*repeated{}
		}
		r = &repeated{}
		t.often[query] = r
	}
	if r.runs++; r.runs == manyRuns {
		if r.stmt, err = t.q.PrepareContext(ever, query); err != nil {
			return err
		}
	}
	if r.stmt != nil {
		_, err = r.stmt.ExecContext(ever, args...)
		return err
	}
	_, err = t.q.ExecContext(ever, query, args...)
	return err
}

func recordTable(v any) (*table, reflect.Value, error) {
	row := reflect.ValueOf(v)
	if row.Kind() == reflect.Pointer {
		row = row.Elem()
	}
	t := tableOf[row.Type()]
	if t == nil || t == intervals || t == heads {
		return nil, row, fmt.Errorf("%T is no record", v)
	}
	return t, row, nil
}

// Get reads a row by its id.
func (t *tx) Get(dst app.Record, id int64) error {
	tab, row, err := recordTable(dst)
	if err != nil {
		return err
	}
	if !row.CanSet() {
		return fmt.Errorf("%T: Get needs a pointer", dst)
	}
	row.SetZero()
	r := t.db.Table(tab.name).Select(tab.list).Where(`"id" = ?`, id).Limit(1).Find(dst)
	if r.Error == nil && r.RowsAffected == 0 {
		return fmt.Errorf("%s %d: %w", tab.name, id, app.ErrNotFound)
	}
	return r.Error
}

// List reads the rows whose columns have the given values, ordered by id.
func (t *tx) List(dst any, where ...any) error {
	p := reflect.ValueOf(dst)
	if p.Kind() != reflect.Pointer || p.Elem().Kind() != reflect.Slice {
		return fmt.Errorf("%T: List needs a pointer to a slice", dst)
	}
	tab := tableOf[p.Elem().Type().Elem()]
	if tab == nil || len(where)%2 != 0 {
		return fmt.Errorf("%T: no such list", dst)
	}
	order := `"id"`
	if tab == intervals {
		order = `"stay_id", "n"`
	}
	g := t.db.Table(tab.name).Select(tab.list).Order(order)
	for i := 0; i < len(where); i += 2 {
		name, ok := where[i].(string)
		if !ok || !tab.has(name) {
			return fmt.Errorf("%s has no column %v", tab.name, where[i])
		}
		if v := reflect.ValueOf(where[i+1]); v.Kind() == reflect.Slice {
			list, err := json.Marshal(where[i+1])
			if err != nil {
				return err
			}
			g = g.Where(quote(name)+" IN (SELECT value FROM json_each(?))", string(list))
			continue
		}
		g = g.Where(quote(name)+" IS ?", where[i+1])
	}
	return g.Find(dst).Error
}

func (t *table) has(name string) bool {
	for i := range t.columns {
		if t.columns[i].name == name {
			return true
		}
	}
	return false
}

// Insert writes new rows: *T, []T or *[]T. Ids that are 0 are set.
func (t *tx) Insert(rows any) error {
	v := reflect.ValueOf(rows)
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	} else if v.Kind() != reflect.Slice {
		return fmt.Errorf("%T: Insert needs a pointer or a slice", rows)
	}
	if v.Kind() != reflect.Slice {
		return t.add(v)
	}
	for i := range v.Len() {
		row := v.Index(i)
		if row.Kind() == reflect.Pointer {
			row = row.Elem()
		}
		if err := t.add(row); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) add(row reflect.Value) error {
	tab := tableOf[row.Type()]
	if tab == nil || tab == intervals || tab == heads {
		return fmt.Errorf("%s is no record", row.Type())
	}
	id := row.FieldByIndex(tab.id)
	given := id.Int()
	if given == 0 {
		n, err := t.NextID(tab.name)
		if err != nil {
			return err
		}
		id.SetInt(n)
	} else if n, ok := t.next[tab.name]; ok && given > n {
		t.next[tab.name] = given
	}
	args, err := tab.values(row, t.s.derive(row)...)
	if err == nil {
		err = t.exec(tab.insert, args...)
	}
	if err != nil {
		id.SetInt(given)
		return inWords(err, t.s.path)
	}
	t.seen.row(tab, row)
	return nil
}

// Update writes the whole row over the one with its id.
func (t *tx) Update(r app.Record) error {
	tab, row, err := recordTable(r)
	if err != nil {
		return err
	}
	derived := t.s.derive(row)
	args, err := tab.values(row)
	if err != nil {
		return err
	}
	set := make(map[string]any, len(args)+len(derived))
	for i := range tab.columns {
		if tab.columns[i].name != "id" {
			set[tab.columns[i].name] = args[i]
		}
	}
	for i, d := range derived {
		set[tab.derived[i]] = d
	}
	id := row.FieldByIndex(tab.id).Int()
	if err := t.owner(tab, id); err != nil {
		return err
	}
	g := t.db.Table(tab.name).Where(`"id" = ?`, id).UpdateColumns(set)
	if g.Error != nil {
		return inWords(g.Error, t.s.path)
	}
	if g.RowsAffected == 0 {
		return fmt.Errorf("%s %d: %w", tab.name, id, app.ErrNotFound)
	}
	t.seen.row(tab, row)
	return nil
}

// owner marks whom a row belonged to before it changes hands.
func (t *tx) owner(tab *table, id int64) error {
	if !lineOf[tab.name] {
		return nil
	}
	var who int64
	err := t.q.QueryRowContext(ever, `SELECT "resident_id" FROM `+quote(tab.name)+` WHERE "id" = ?`, id).Scan(&who)
	if errors.Is(err, sql.ErrNoRows) {
		return nil // the update will say so
	}
	t.seen.person(who)
	return err
}

// NextID gives the next id of a table, a new one at every call of one transaction.
func (t *tx) NextID(name string) (int64, error) {
	tab := tables[name]
	if tab == nil || tab == intervals || tab == heads {
		return 0, fmt.Errorf("no table %q", name)
	}
	n, ok := t.next[name]
	if !ok {
		err := t.q.QueryRowContext(ever, `SELECT coalesce(max("id"), 0) FROM `+quote(name)).Scan(&n)
		if err != nil {
			return 0, err
		}
		if t.next == nil {
			t.next = map[string]int64{}
		}
	}
	n++
	t.next[name] = n
	return n, nil
}

// PutIntervals replaces the projection of a stay.
func (t *tx) PutIntervals(stayID int64, v []stay.Interval) error {
	if err := t.exec(`DELETE FROM "stay_interval" WHERE "stay_id" = ?`, stayID); err != nil {
		return err
	}
	for i := range v {
		if v[i].StayID != stayID {
			return fmt.Errorf("interval of stay %d among those of %d", v[i].StayID, stayID)
		}
		args, err := intervals.values(reflect.ValueOf(&v[i]).Elem())
		if err != nil {
			return err
		}
		if err := t.exec(intervals.insert, args...); err != nil {
			return err
		}
	}
	t.seen.stay(stayID)
	return nil
}

// DropDraft forgets a half-typed form, once it is saved or thrown away.
func (t *tx) DropDraft(id int64) error {
	return t.db.Exec(`DELETE FROM "draft" WHERE "id" = ?`, id).Error
}

// DropSlot forgets a key slot; secure_delete overwrites its bytes.
func (t *tx) DropSlot(id int64) error {
	return t.db.Exec(`DELETE FROM "key_slot" WHERE "id" = ?`, id).Error
}

// idList is a list of ids as one argument, of any length.
func idList(ids []int64) (string, error) {
	b, err := json.Marshal(ids)
	return string(b), err
}

// rowsOf runs f on every row of a query.
func rowsOf(q querier, query string, args []any, f func(*sql.Rows) error) (err error) {
	rows, err := q.QueryContext(ever, query, args...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		if err := f(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
