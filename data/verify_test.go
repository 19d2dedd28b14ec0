package data_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	_ "github.com/mattn/go-sqlite3"
	"pgregory.net/rapid"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/stay"
	"hoanhap/data"
	"hoanhap/data/datatest"
)

// book is the bytes of a small centre's file, closed: people with two stays, movements of many kinds, voided rows, lists.
func book(t testing.TB) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "book.db")
	s := datatest.Open(t, path, data.Options{})
	o := datatest.OfficeOn(t, s)
	for i := range 8 {
		id := datatest.Stay(t, o, func(a *app.Admission) {
			a.Entry.Day = date.Of(2026, 7, 1+i)
			a.Resident.Note = strings.Repeat("ghi chú ", i)
			a.Substances = []app.Substance{{Name: "Heroin", Main: true, FirstUse: date.Partial{Y: 2015}}}
			a.Relatives = []app.Relative{{Name: "Trần Thị Mẹ", Relation: "mẹ", Contact: true}}
			a.Things = []app.Thing{{List: "belongings", Text: "Áo khoác", Count: "1 cái"}}
		})
		datatest.Move(t, o, id, stay.Hospital, date.Of(2026, 8, 1+i))
		datatest.Move(t, o, id, stay.Back, date.Of(2026, 8, 10+i))
		wrong := datatest.Move(t, o, id, stay.Mourning, date.Of(2026, 9, 1+i), func(m *app.Move) { m.Travel, m.Place = 1, "Bắc Kạn" })
		if i%2 == 0 {
			if err := o.VoidMovement(wrong, "nhập nhầm"); err != nil {
				t.Fatal(err)
			}
			datatest.Move(t, o, id, stay.Escape, date.Of(2026, 10, 1+i), func(m *app.Move) { m.Time = "21:30" })
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// verify looks at bytes as a file; opened is false when they are refused as no database at all.
func verify(t fataler, path string, law stay.Law) (faults []data.Fault, opened bool) {
	s, err := data.Open(path, data.Options{ReadOnly: true, Now: datatest.Clock})
	if err != nil {
		return nil, false
	}
	faults, err = s.Verify(context.Background(), law, nil)
	if closing := s.Close(); err == nil && closing != nil {
		err = closing
	}
	if err != nil {
		t.Fatalf("Verify: %v", err)
	}
	return faults, true
}

type fataler interface{ Fatalf(string, ...any) }

func TestVerifyClean(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	put(t, path, book(t))
	if faults, ok := verify(t, path, datatest.Law(t)); !ok || len(faults) > 0 {
		t.Fatalf("%v %v", ok, faults)
	}
}

func put(t testing.TB, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

// loose opens a file without the program's manners.
func loose(t testing.TB, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite3", path+"?_ignore_check_constraints=1&_foreign_keys=off")
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	return db
}

type cell struct {
	table, column string
	id            int64
}

func cells(t testing.TB, db *sql.DB) (out []cell) {
	t.Helper()
	for _, table := range []string{"resident", "stay", "movement"} {
		columns := strs(t, db, `SELECT name FROM pragma_table_info(?)`, table)
		ids := ints(t, db, `SELECT id FROM `+table)
		for _, c := range columns {
			for _, id := range ids {
				out = append(out, cell{table, c, id})
			}
		}
	}
	return out
}

func strs(t testing.TB, db *sql.DB, q string, args ...any) (out []string) {
	t.Helper()
	rows, err := db.Query(q, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

func ints(t testing.TB, db *sql.DB, q string) (out []int64) {
	t.Helper()
	for _, s := range strs(t, db, q) {
		var n int64
		if _, err := fmt.Sscan(s, &n); err != nil {
			t.Fatal(err)
		}
		out = append(out, n)
	}
	return out
}

// Any single byte changed in a row of a person, stay or movement is named: table, row, person.
func TestVerifyNamesEveryChangedByte(t *testing.T) {
	whole := book(t)
	path := filepath.Join(t.TempDir(), "x.db")
	put(t, path, whole)
	db := loose(t, path)
	all := cells(t, db)
	people := map[string]string{}
	for _, r := range strs(t, db, `SELECT id || ' ' || code FROM resident`) {
		id, code, _ := strings.Cut(r, " ")
		people[id] = code
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	law := datatest.Law(t)
	rapid.Check(t, func(rt *rapid.T) {
		put(t, path, whole)
		db := loose(t, path)
		c := rapid.SampledFrom(all).Draw(rt, "cell")
		changed, owner := tamper(rt, t, db, c)
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		if !changed {
			return
		}
		faults, ok := verify(rt, path, law)
		if !ok {
			rt.Fatalf("%v: not opened", c)
		}
		if !slices.ContainsFunc(faults, func(f data.Fault) bool {
			return f.Table == c.table && f.Row == c.id && f.Code == people[owner] && f.Name != ""
		}) {
			rt.Fatalf("%v of %s was changed; faults %v", c, people[owner], faults)
		}
	})
}

// tamper changes one byte of a cell by plain SQL.
func tamper(rt *rapid.T, t testing.TB, db *sql.DB, c cell) (changed bool, owner string) {
	who := map[string]string{"resident": "id", "stay": "resident_id", "movement": "(SELECT resident_id FROM stay WHERE stay.id = movement.stay_id)"}[c.table]
	owner = strs(t, db, fmt.Sprintf(`SELECT %s FROM %s WHERE id = ?`, who, c.table), c.id)[0]
	var v any
	if err := db.QueryRow(fmt.Sprintf(`SELECT "%s" FROM %s WHERE id = ?`, c.column, c.table), c.id).Scan(&v); err != nil {
		t.Fatal(err)
	}
	bit := byte(1) << rapid.IntRange(0, 7).Draw(rt, "bit")
	flip := func(b []byte) []byte {
		b = slices.Clone(b)
		if len(b) == 0 {
			return []byte{bit}
		}
		b[rapid.IntRange(0, len(b)-1).Draw(rt, "byte")] ^= bit
		return b
	}
	value := "?"
	switch x := v.(type) {
	case nil: // a day or id that is not known
		v, value = string(flip(nil)), "CAST(? AS TEXT)"
		if strings.HasSuffix(c.column, "_id") {
			v, value = int64(bit), "?"
		}
	case int64:
		v = x ^ int64(bit)
	case string:
		v, value = flip([]byte(x)), "CAST(? AS TEXT)"
	case []byte:
		v = flip(x)
	}
	if c.column == "id" {
		if _, err := db.Exec(`DROP TRIGGER ` + c.table + `_same_id`); err != nil {
			t.Fatal(err)
		}
	}
	_, err := db.Exec(fmt.Sprintf(`UPDATE %s SET "%s" = %s WHERE id = ?`, c.table, c.column, value), v, c.id)
	return err == nil, owner // refused where it breaks a unique index
}

// A byte changed anywhere in the pages of these tables: refused, named, or it was a byte that holds nothing.
func TestVerifyNamesDamagedPages(t *testing.T) {
	whole := book(t)
	path := filepath.Join(t.TempDir(), "x.db")
	put(t, path, whole)
	db := loose(t, path)
	if _, err := db.Exec(`PRAGMA journal_mode=DELETE`); err != nil {
		t.Fatal(err)
	}
	before := dump(t, db)
	var size int
	if err := db.QueryRow(`PRAGMA page_size`).Scan(&size); err != nil {
		t.Fatal(err)
	}
	roots := ints(t, db, `SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name IN ('resident', 'stay', 'movement')`)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	pages := leaves(whole, size, roots)
	law := datatest.Law(t)
	silent := 0
	rapid.Check(t, func(rt *rapid.T) {
		b := slices.Clone(whole)
		page := rapid.SampledFrom(pages).Draw(rt, "page")
		at := (page-1)*size + rapid.IntRange(0, size-1).Draw(rt, "byte")
		b[at] ^= 1 << rapid.IntRange(0, 7).Draw(rt, "bit")
		put(t, path, b)
		faults, opened := verify(rt, path, law)
		if !opened || len(faults) > 0 {
			return
		}
		silent++
		db := loose(t, path)
		after := dump(t, db)
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(before, after) {
			rt.Fatalf("page %d: content changed and nothing was said", page)
		}
	})
	t.Logf("%d changes were in bytes that hold nothing", silent)
}

// leaves walks table b-trees: pages that hold rows or lead to them.
func leaves(file []byte, size int, roots []int64) (out []int) {
	var walk func(page int)
	walk = func(page int) {
		out = append(out, page)
		p := file[(page-1)*size : page*size]
		if p[0] != 5 { // an interior page of a table
			return
		}
		n := int(p[3])<<8 | int(p[4])
		child := func(at int) int { return int(p[at])<<24 | int(p[at+1])<<16 | int(p[at+2])<<8 | int(p[at+3]) }
		for i := range n {
			walk(child(int(p[12+2*i])<<8 | int(p[13+2*i])))
		}
		walk(child(8))
	}
	for _, r := range roots {
		walk(int(r))
	}
	return out
}

// dump is every value of every table, with its type.
func dump(t testing.TB, db *sql.DB) (out []string) {
	t.Helper()
	for _, table := range strs(t, db, `SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`) {
		columns := strs(t, db, `SELECT name FROM pragma_table_info(?)`, table)
		var parts []string
		for _, c := range columns {
			parts = append(parts, `typeof("`+c+`") || quote("`+c+`")`)
		}
		out = append(out, strs(t, db, `SELECT '`+table+` ' || `+strings.Join(parts, " || ' ' || ")+` FROM "`+table+`" ORDER BY 1`)...)
	}
	return out
}

// Each way of going behind the program's back has its fault.
func TestVerifyFaults(t *testing.T) {
	whole := book(t)
	law := datatest.Law(t)
	for _, c := range []struct{ name, sql, want string }{
		{"tail cut", `DROP TRIGGER journal_no_delete; DROP TRIGGER journal_content_no_delete; DELETE FROM journal_content WHERE id = (SELECT max(id) FROM journal);
			DELETE FROM journal WHERE id = (SELECT max(id) FROM journal)`, "fault.journal_tip"},
		{"line taken out", `DROP TRIGGER journal_no_delete; DROP TRIGGER journal_content_no_delete; DELETE FROM journal_content WHERE id = 5; DELETE FROM journal WHERE id = 5`, "fault.journal_gap"},
		{"line rewritten", `DROP TRIGGER journal_no_update; UPDATE journal SET who = 'ai đó' WHERE id = 5`, "fault.journal_hash"},
		{"content rewritten", `DROP TRIGGER journal_content_no_update; UPDATE journal_content SET content = CAST('{}' AS BLOB) WHERE id = 5`, "fault.journal_content"},
		{"trigger dropped", `DROP TRIGGER stay_no_delete`, "fault.schema_missing"},
		{"table added", `CREATE TABLE other (x)`, "fault.schema_extra"},
		{"row deleted", `DROP TRIGGER movement_no_delete; DELETE FROM movement WHERE id = 3`, "fault.row_missing"},
		{"row slipped in", `INSERT INTO stay (code, resident_id) VALUES ('GIẢ', 1)`, "fault.row_without_entry"},
		{"projection", `UPDATE stay_interval SET to_day = '2026-08-02' WHERE stay_id = 1 AND n = 0`, "fault.projection"},
		{"derived", `UPDATE resident SET fold = ' x' WHERE id = 1`, "fault.derived"},
		{"foreign key", `UPDATE substance SET resident_id = 99 WHERE id = 1`, "fault.foreign_key"},
		{"bad day", `UPDATE movement SET day = '2026-02-31' WHERE id = 1`, "fault.value"},
		{"overlap", `UPDATE stay SET resident_id = 1 WHERE id = 2`, "fault.overlap"},
		{"illegal sequence", `UPDATE movement SET kind = 'back' WHERE id = 2`, "fault.timeline"},
		{"constraint", `UPDATE movement SET months = -1 WHERE id = 1`, "fault.integrity"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x.db")
			put(t, path, whole)
			db := loose(t, path)
			if _, err := db.Exec(c.sql); err != nil {
				t.Fatal(err)
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			faults, _ := verify(t, path, law)
			if !slices.ContainsFunc(faults, func(f data.Fault) bool { return strings.TrimSuffix(f.Key, ".of") == c.want }) {
				t.Errorf("want %s, got %v", c.want, faults)
			}
		})
	}
}

func TestVerifyStopsWhenCancelled(t *testing.T) {
	o := datatest.Office(t)
	datatest.Stay(t, o)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := o.Store.(*data.Store).Verify(ctx, o.Law, nil); err == nil {
		t.Error("went on")
	}
}
