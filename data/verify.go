package data

import (
	"context"
	"database/sql"
	"fmt"

	"hoanhap/app"
	"hoanhap/app/say"
	"hoanhap/app/stay"
)

// Fault is one thing that is not as it was written.
type Fault struct {
	Table  string
	Row    int64
	Person int64 // whom it concerns, 0 unknown
	Code   string
	Name   string
	say.Msg
}

// maxFaults bounds a list nobody would read to its end.
const maxFaults = 500

// check is one verification under way.
type check struct {
	ctx      context.Context
	q        *sql.Tx
	t        *tx
	law      stay.Law // nil: timelines are not folded again
	faults   []Fault
	progress func(done, total int)
	done     int
	total    int
	last     map[rowKey]*written
}

// Verify reads everything and names whatever is not as it was written: the file itself, the schema, the chain of the
// journal up to its tip, every row against the last entry that wrote it, derived columns, the projection against the
// timelines folded anew, stays that overlap. It changes nothing. progress may be nil. An error means that it could
// not be carried through; faults are no error.
func (s *Store) Verify(ctx context.Context, law stay.Law, progress func(done, total int)) ([]Fault, error) {
	c := &check{ctx: ctx, law: law, progress: progress}
	err := s.Read(func(a app.Tx) error {
		c.t = a.(*tx)
		c.q = c.t.q
		return c.run()
	})
	return c.faults, err
}

func (c *check) run() error {
	steps := []struct {
		table string
		do    func() error
	}{
		{"", c.integrity}, {"", c.foreignKeys}, {"", c.schema}, {"journal", c.journal}, {"", c.records}, {"stay_interval", c.timelines},
	}
	if err := c.size(); err != nil && !c.broken("", err) {
		return err
	}
	for _, s := range steps {
		if err := c.ctx.Err(); err != nil {
			return err
		}
		if err := s.do(); err != nil && !c.broken(s.table, err) {
			return err
		}
	}
	c.name()
	return c.ctx.Err()
}

// broken turns an error that means a damaged file, or a value its column cannot hold, into a fault.
func (c *check) broken(table string, err error) bool {
	if c.ctx.Err() != nil || !damage(err) {
		return false
	}
	c.fault(table, 0, "fault.unreadable", "cause", err.Error())
	return true
}

func (c *check) fault(table string, row int64, key string, args ...any) {
	if len(c.faults) >= maxFaults {
		return
	}
	if table != "" {
		args = append([]any{"table", say.Of("table." + table), "row", row}, args...)
	}
	c.faults = append(c.faults, Fault{Table: table, Row: row, Msg: say.Of(key, args...)})
}

// size counts the rows to be read, for the progress.
func (c *check) size() error {
	names := []string{"journal", "journal"} // hashed, and looked up
	for _, r := range records {
		names = append(names, r.TableName())
	}
	for _, n := range names {
		var k int
		if err := c.q.QueryRowContext(ever, "SELECT count(*) FROM "+quote(n)).Scan(&k); err != nil {
			return err
		}
		c.total += k
	}
	return nil
}

func (c *check) step(n int) error {
	c.done += n
	if c.progress != nil && c.done%2000 < n {
		c.progress(min(c.done, c.total), c.total)
	}
	if c.done%256 < n {
		return c.ctx.Err()
	}
	return nil
}

// integrity asks SQLite for the pages, indexes and constraints.
func (c *check) integrity() error {
	return rowsOf(c.q, "PRAGMA integrity_check(100)", nil, func(r *sql.Rows) error {
		var s string
		err := r.Scan(&s)
		if err == nil && s != "ok" {
			c.fault("", 0, "fault.integrity", "cause", s)
		}
		return err
	})
}

func (c *check) foreignKeys() error {
	return rowsOf(c.q, "PRAGMA foreign_key_check", nil, func(r *sql.Rows) error {
		var table, parent string
		var row sql.NullInt64
		var n int
		err := r.Scan(&table, &row, &parent, &n)
		if err == nil {
			c.fault(table, row.Int64, "fault.foreign_key", "parent", parent)
		}
		return err
	})
}

// schema compares with what the migrations make of an empty file: a trigger that was dropped is found.
func (c *check) schema() error {
	want, err := goldenSchema()
	if err != nil {
		return err
	}
	got, err := schemaOf(c.q)
	if err != nil {
		return err
	}
	for name, sql := range want {
		switch now, ok := got[name]; {
		case !ok:
			c.fault("", 0, "fault.schema_missing", "object", name)
		case now != sql:
			c.fault("", 0, "fault.schema_changed", "object", name)
		}
		delete(got, name)
	}
	for name := range got {
		c.fault("", 0, "fault.schema_extra", "object", name)
	}
	v, err := look(c.q)
	if err == nil && (v.version != len(migrations) || v.application != applicationID) {
		c.fault("", 0, "fault.schema_changed", "object", fmt.Sprintf("user_version %d, application_id %d", v.version, v.application))
	}
	return err
}

func schemaOf(q querier) (map[string]string, error) {
	out := map[string]string{}
	err := rowsOf(q, `SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'`, nil, func(r *sql.Rows) error {
		var name, text string
		err := r.Scan(&name, &text)
		out[name] = text
		return err
	})
	return out, err
}

func goldenSchema() (_ map[string]string, err error) {
	db, err := memory()
	if err != nil {
		return nil, err
	}
	defer func() { _ = db.Close() }() // of memory only
	for _, m := range migrations {
		if _, err := db.ExecContext(ever, m.sql); err != nil {
			return nil, err
		}
	}
	return schemaOf(db)
}

// name fills in whom each fault concerns. The journal is believed before the row: the row is what is in doubt.
func (c *check) name() {
	for i := range c.faults {
		f := &c.faults[i]
		if f.Row == 0 || f.Table == "" {
			continue
		}
		// What cannot be read here is named without a person; the fault itself stands.
		if f.Person == 0 {
			f.Person = c.personOf(f.Table, f.Row)
		}
		if f.Person != 0 {
			_ = c.q.QueryRowContext(ever, `SELECT CAST("code" AS TEXT), CAST("name" AS TEXT) FROM "resident" WHERE "id" = ?`, f.Person).Scan(&f.Code, &f.Name)
			if f.Name == "" || f.Table == "resident" {
				c.nameFromJournal(f)
			}
		}
		if f.Code != "" || f.Name != "" {
			f.Args = append(f.Args[:len(f.Args):len(f.Args)], "code", f.Code, "name", f.Name)
			f.Key += ".of"
		}
	}
}

func (c *check) personOf(table string, row int64) (who int64) {
	if table == "resident" {
		return row
	}
	queries := []string{`SELECT "resident" FROM "journal" WHERE "tbl" = ? AND "row" = ? AND "resident" <> 0 ORDER BY "id" DESC LIMIT 1`}
	args := [][]any{{table, row}}
	switch table {
	case "journal":
		queries, args = []string{`SELECT "resident" FROM "journal" WHERE "id" = ?`}, [][]any{{row}}
	case "stay_interval":
		args[0][0] = "stay"
		queries, args = append(queries, `SELECT "resident_id" FROM "stay" WHERE "id" = ?`), append(args, []any{row})
	}
	if t := tables[table]; t != nil && table != "stay_interval" {
		if t.has("resident_id") {
			queries, args = append(queries, `SELECT coalesce("resident_id", 0) FROM `+quote(table)+` WHERE "id" = ?`), append(args, []any{row})
		} else if t.has("stay_id") {
			queries = append(queries, `SELECT s."resident_id" FROM `+quote(table)+` t JOIN "stay" s ON s."id" = t."stay_id" WHERE t."id" = ?`)
			args = append(args, []any{row})
		}
	}
	for i, q := range queries {
		if err := c.q.QueryRowContext(ever, q, args[i]...).Scan(&who); err == nil && who != 0 {
			return who
		}
	}
	return 0
}

// nameFromJournal takes name and code from the last entry of the person: the row itself is what is in doubt.
func (c *check) nameFromJournal(f *Fault) {
	var b []byte
	err := c.q.QueryRowContext(ever, `SELECT c."content" FROM "journal" j JOIN "journal_content" c ON c."id" = j."id"
		WHERE j."tbl" = 'resident' AND j."row" = ? ORDER BY j."id" DESC LIMIT 1`, f.Person).Scan(&b)
	if err != nil {
		return
	}
	var r struct{ New struct{ Code, Name string } }
	if decode(b, &r) == nil && r.New.Name != "" {
		f.Code, f.Name = r.New.Code, r.New.Name
	}
}
