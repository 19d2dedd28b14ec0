package data

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/stay"
)

func noon() time.Time { return time.Date(2026, 11, 21, 14, 2, 0, 0, date.Zone()) }

// fresh is a new store on a real file.
func fresh(t testing.TB) *Store {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "test.db"), Options{})
}

func openAt(t testing.TB, path string, opt Options) *Store {
	t.Helper()
	opt.Now = noon
	s, err := Open(path, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func write(t testing.TB, s *Store, f func(*tx) error) {
	t.Helper()
	if err := s.Write(func(a app.Tx) error { return f(a.(*tx)) }); err != nil {
		t.Fatal(err)
	}
}

func read(t testing.TB, s *Store, f func(*tx) error) {
	t.Helper()
	if err := s.Read(func(a app.Tx) error { return f(a.(*tx)) }); err != nil {
		t.Fatal(err)
	}
}

// parents gives every foreign key something to point to.
func parents(x *tx) error {
	none := app.Sealed{Body: []byte{}}
	return errors.Join(
		x.Insert([]app.Resident{{ID: 1, Code: "P1", Name: "Nguyễn Văn An"}, {ID: 2, Code: "P2", Name: "Trần Thị Bình"}}),
		x.Insert([]stay.Stay{{ID: 1, Code: "S1", ResidentID: 1}, {ID: 2, Code: "S2", ResidentID: 2}}),
		x.Insert([]stay.Decision{{ID: 1, StayID: 1}, {ID: 2, StayID: 2}}),
		x.Insert(&app.SealKey{ID: 1, Print: "x"}),
		x.Insert([]app.HealthNote{{ID: 1, ResidentID: 1, StayID: 1, Sealed: none}, {ID: 2, ResidentID: 2, StayID: 2, Sealed: none}}),
		x.Insert([]app.Partner{{ID: 1, Name: "A", Kind: "school"}, {ID: 2, Name: "B", Kind: "enterprise"}}),
		x.Insert([]app.TrainingClass{{ID: 1, Name: "A", Level: "short", First: 1, Last: 2}, {ID: 2, Name: "B", Level: "general", First: 1, Last: 2}}),
		x.Insert([]app.Enrolment{{ID: 1, ClassID: 1, StayID: 1, From: 1}, {ID: 2, ClassID: 2, StayID: 2, From: 1}}),
		x.Insert([]app.LabourGroup{{ID: 1, Name: "A"}, {ID: 2, Name: "B"}}),
		x.Insert([]app.Vacancy{{ID: 1, PartnerID: 1, Occupation: "A", Day: 1}, {ID: 2, PartnerID: 2, Occupation: "B", Day: 1}}))
}

var enums = map[string][]string{
	"receiving_place.kind": {"treats", "dispenses"}, "health_note.basis": {"", "ask", "end", "leave", "seen"},
	"sex": {"", "male", "female"}, "place_sex": {"", "male", "female"}, "identity_paper.kind": {"cccd", "cmnd", "passport", "birth", "other"},
	"list": {"papers", "belongings"}, "movement.kind": kindCodes(), "status": {"", "compulsory", "voluntary", "pre_court", "aftercare"},
	"at": {"2026-11-21T14:02:00+07:00", "2025-01-01T00:00:00+07:00"}, "voucher.kind": {"pay", "receive"}, "time": {"", "00:00", "23:59", "09:05"}, "due_time": {"", "12:30"},
}

func kindCodes() (out []string) {
	for _, k := range stay.Kinds {
		out = append(out, string(k))
	}
	return out
}

// draw fills every column of a record with something the schema allows.
func draw(t *rapid.T, tab *table, row reflect.Value) {
	voided := rapid.Bool().Draw(t, "voided")
	for _, c := range tab.columns {
		f := row.FieldByIndex(c.index)
		label := tab.name + "." + c.name
		switch {
		case c.name == "id":
		case strings.HasPrefix(c.name, "void_"):
			if voided {
				f.SetString(rapid.StringMatching(`[a-zđ ]{1,5}`).Draw(t, label))
			}
		case label == "handover_step.paper_id", noParent[c.name]: // no row is there to point to
		case strings.HasSuffix(c.name, "_id"):
			f.SetInt(rapid.Int64Range(1, 2).Draw(t, label))
			if tab.name == "paper" || label == "movement.decision_id" {
				f.SetInt(rapid.Int64Range(0, 2).Draw(t, label))
			}
		case f.Type() == reflect.TypeFor[date.Date]():
			d := rapid.Int64Range(1, int64(date.Max)).Draw(t, label)
			if !mustHaveDay[label] && rapid.Bool().Draw(t, label+" known") {
				d = 0
			}
			f.SetInt(d)
		case f.Type() == reflect.TypeFor[date.Partial]():
			p := date.Whole(date.Date(rapid.Int64Range(1, int64(date.Max)).Draw(t, label)))
			switch rapid.IntRange(0, 3).Draw(t, label+" known") {
			case 0:
				p = date.Partial{}
			case 1:
				p.M, p.D = 0, 0
			case 2:
				p.D = 0
			}
			f.Set(reflect.ValueOf(p))
		case label == "voucher.amount", label == "voucher.serial":
			f.SetInt(rapid.Int64Range(1, 1<<40).Draw(t, label))
		case label == "period.month", label == "support_month.month":
			f.SetInt(rapid.Int64Range(1, 12).Draw(t, label))
		case f.Kind() == reflect.String:
			f.SetString(drawText(t, label, c.name))
		case f.Kind() == reflect.Bool:
			f.SetBool(rapid.Bool().Draw(t, label))
		case f.CanInt():
			f.SetInt(rapid.Int64Range(0, 1<<40).Draw(t, label))
		case f.Kind() == reflect.Slice:
			f.SetBytes(rapid.SliceOfN(rapid.Byte(), 0, 20).Draw(t, label))
		default:
			t.Fatalf("no generator for %s", label)
		}
	}
}

// Columns whose table has no rows here.
var noParent = map[string]bool{"voucher_id": true, "month_id": true, "reverses_id": true, "object_id": true,
	"paper_id": true}

// Records of money are corrected by reversal: the file refuses to change them.
var fixed = map[string]bool{"support_month": true, "voucher": true, "deposit_entry": true, "stock_entry": true}

var mustHaveDay = map[string]bool{"support_month.first": true, "support_month.last": true, "support_entry.day": true, "voucher.day": true,
	"deposit_entry.day": true, "cash_count.day": true, "stock_entry.day": true, "movement.day": true, "paper.day": true, "period.first_day": true, "period.last_day": true, "law_row.from_day": true,
	"due_mark.day": true, "due_set.day": true, "handover_step.day": true, "received_paper.received": true, "aftercare_report.day": true,
	"commune_report.day": true, "form_edition.from_day": true, "commune_catalogue.from_day": true,
	"training_class.first_day": true, "training_class.last_day": true, "enrolment.from_day": true, "attendance.day": true, "labour_entry.day": true,
	"vacancy.day": true, "introduction.day": true, "job_report.day": true}

func drawText(t *rapid.T, label, column string) string {
	for _, k := range []string{label, column} {
		if e := enums[k]; e != nil && !(column == "at" && label == "draft.at") {
			return rapid.SampledFrom(e).Draw(t, label)
		}
	}
	s := rapid.StringOf(rapid.RuneFrom([]rune("aăâđêôơưỹỆ'\"<>&\u2028\n|%_?🙂 0"))).Draw(t, label)
	switch label {
	case "support_entry.item", "voucher.number", "deposit_entry.kind", "deposit_entry.object", "stock_entry.kind", "stock_entry.things", "resident.code", "resident.name", "stay.code", "law_row.key", "paper.kind", "handover_step.kind", "received_paper.kind", "aftercare_report.kind",
		"aftercare_report.span", "commune_report.commune", "commune_report.commune_list", "form_edition.name", "commune_catalogue.communes", "commune_catalogue.moves",
		"receiving_place.name", "receiving_place.care", "account.name", "account.full_name", "key_slot.owner", "seal_key.print", "partner.name", "partner.kind", "training_class.name",
		"training_class.level", "attendance.state", "labour_group.name", "vacancy.occupation", "introduction.kind":
		return "x" + s
	}
	return s
}

// Every field of every record comes back as it was saved, after an insert and after an update.
func TestSaveLoad(t *testing.T) {
	s := fresh(t)
	write(t, s, parents)
	errBack := errors.New("take it back")
	for _, r := range records {
		tab := tableOf[reflect.TypeOf(r)]
		t.Run(tab.name, rapid.MakeCheck(func(rt *rapid.T) {
			row, second := reflect.New(tab.typ), reflect.New(tab.typ)
			draw(rt, tab, row.Elem())
			draw(rt, tab, second.Elem())
			err := s.Write(func(a app.Tx) error {
				if err := a.Insert(row.Interface()); err != nil {
					return err
				}
				second.Elem().FieldByIndex(tab.id).Set(row.Elem().FieldByIndex(tab.id))
				for range 2 {
					for _, back := range []reflect.Value{load(rt, a, tab, row), list(rt, a, tab, row)} {
						if !reflect.DeepEqual(back.Interface(), row.Interface()) {
							rt.Fatalf("saved  %+v\nloaded %+v", row.Elem(), back.Elem())
						}
					}
					err := a.Update(second.Interface().(app.Record))
					if fixed[tab.name] {
						if err == nil && !reflect.DeepEqual(row.Interface(), second.Interface()) {
							rt.Fatal("a record of money was changed")
						}
						return errBack
					}
					if err != nil {
						return err
					}
					row = second
				}
				return errBack
			})
			if !errors.Is(err, errBack) {
				rt.Fatal(err)
			}
		}))
	}
}

func load(t *rapid.T, a app.Tx, tab *table, row reflect.Value) reflect.Value {
	back := reflect.New(tab.typ)
	if err := a.Get(back.Interface().(app.Record), row.Elem().FieldByIndex(tab.id).Int()); err != nil {
		t.Fatal(err)
	}
	return back
}

func list(t *rapid.T, a app.Tx, tab *table, row reflect.Value) reflect.Value {
	out := reflect.New(reflect.SliceOf(tab.typ))
	if err := a.List(out.Interface(), "id", []int64{row.Elem().FieldByIndex(tab.id).Int()}); err != nil {
		t.Fatal(err)
	}
	if out.Elem().Len() != 1 {
		t.Fatalf("%d rows", out.Elem().Len())
	}
	return out.Elem().Index(0).Addr()
}

// The schema is the one that was reviewed. A change of it is a new migration, and this file with it.
func TestGoldenSchema(t *testing.T) {
	s := fresh(t)
	var b strings.Builder
	err := rowsOf(s.readers, `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name`, nil, func(r *sql.Rows) error {
		var q string
		err := r.Scan(&q)
		b.WriteString(q + ";\n\n")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	const golden = "testdata/schema.golden"
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := errors.Join(os.MkdirAll("testdata", 0o755), os.WriteFile(golden, []byte(b.String()), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Error("the schema differs from testdata/schema.golden; UPDATE_GOLDEN=1 writes it anew")
	}
}

// Every table holds exactly the columns of its record, and is STRICT.
func TestColumns(t *testing.T) {
	s := fresh(t)
	for name, tab := range tables {
		want := map[string]bool{}
		for _, c := range tab.columns {
			want[c.name] = true
		}
		for _, d := range tab.derived {
			want[d] = true
		}
		err := rowsOf(s.readers, `SELECT name FROM pragma_table_info(?)`, []any{name}, func(r *sql.Rows) error {
			var c string
			err := r.Scan(&c)
			if !want[c] {
				t.Errorf("%s.%s belongs to no field", name, c)
			}
			delete(want, c)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if len(want) > 0 {
			t.Errorf("%s lacks %v", name, want)
		}
	}
	var loose int
	if err := s.readers.QueryRow(`SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict
		AND name NOT LIKE 'sqlite_%'`).Scan(&loose); err != nil || loose != 0 {
		t.Errorf("%d tables are not STRICT, %v", loose, err)
	}
}

func TestPragmas(t *testing.T) {
	s := fresh(t)
	for db, query := range map[*sql.DB]int{s.readers: 1, s.writers: 0} {
		for pragma, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "trusted_schema": "0",
			"cell_size_check": "1", "busy_timeout": "5000", "query_only": fmt.Sprint(query), "application_id": fmt.Sprint(applicationID)} {
			var got string
			if err := db.QueryRow("PRAGMA " + pragma).Scan(&got); err != nil || got != want {
				t.Errorf("%s = %s, want %s (%v)", pragma, got, want, err)
			}
		}
	}
}

func TestReadersCannotWrite(t *testing.T) {
	s := fresh(t)
	err := s.Read(func(a app.Tx) error { return a.Insert(&app.Resident{Code: "A", Name: "B"}) })
	if r := (*say.Refused)(nil); !errors.As(err, &r) || r.Key != "err.data.write_protected" {
		t.Fatalf("got %v", err)
	}
	read(t, s, func(x *tx) error {
		if all, err := app.All[app.Resident](x); err != nil || len(all) != 0 {
			t.Errorf("%v %v", all, err)
		}
		return nil
	})
}

func TestNothingIsDeleted(t *testing.T) {
	s := fresh(t)
	write(t, s, func(x *tx) error {
		if err := parents(x); err != nil {
			return err
		}
		return x.Journal(&app.Entry{At: "2026-11-21T14:02:00+07:00", Tbl: "resident", Row: 1}, []byte("{}"))
	})
	for _, q := range []string{`DELETE FROM resident`, `DELETE FROM stay WHERE id = 2`, `UPDATE stay SET id = 9 WHERE id = 2`, `DELETE FROM journal`,
		`UPDATE journal SET who = 'x'`, `UPDATE journal_content SET content = x'00'`, `DELETE FROM journal_content`, `DELETE FROM decision`,
		`INSERT INTO journal SELECT 7, 1, at, who, "right", name, label, tbl, row, resident, stay, effective, why, undoes, content, prev, hash FROM journal`} {
		if _, err := s.writers.Exec(q); err == nil {
			t.Errorf("allowed: %s", q)
		}
	}
}

func TestConflictAndNotFound(t *testing.T) {
	s := fresh(t)
	write(t, s, parents)
	again := app.Resident{Code: "P1", Name: "Lê Văn Chung"}
	if err := s.Write(func(a app.Tx) error { return a.Insert(&again) }); !errors.Is(err, app.ErrConflict) || again.ID != 0 {
		t.Errorf("got %v, id %d", err, again.ID)
	}
	for _, f := range []func(app.Tx) error{
		func(a app.Tx) error { _, err := app.Load[app.Resident](a, 99); return err },
		func(a app.Tx) error { return a.Update(&app.Resident{ID: 99, Code: "X", Name: "Y"}) },
		func(a app.Tx) error { _, err := a.EntryContent(3); return err },
	} {
		if err := s.Write(f); !errors.Is(err, app.ErrNotFound) {
			t.Errorf("got %v", err)
		}
	}
	for _, bad := range []string{"a\x00b", "\xff"} {
		if err := s.Write(func(a app.Tx) error { return a.Insert(&app.Resident{Code: "N", Name: bad}) }); err == nil {
			t.Errorf("%q was stored", bad)
		}
	}
}

func TestNextIDAndMaxCode(t *testing.T) {
	s := fresh(t)
	write(t, s, func(x *tx) error {
		for want := int64(1); want <= 2; want++ {
			if id, err := x.NextID("resident"); err != nil || id != want {
				t.Errorf("id %d, %v", id, err)
			}
		}
		r := app.Resident{Code: "HV-0009", Name: "A"}
		if err := x.Insert(&r); err != nil || r.ID != 3 {
			t.Errorf("id %d, %v", r.ID, err)
		}
		return x.Insert([]*app.Resident{{ID: 40, Code: "HV-9999", Name: "A"}, {Code: "HV-10000", Name: "A"}, {Code: "HV-9x99999", Name: "A"},
			{Code: "HV-99999z", Name: "A"}, {Code: "Đ5", Name: "A"}, {Code: "HVX123456", Name: "A"}})
	})
	read(t, s, func(x *tx) error {
		for prefix, want := range map[string]string{"HV-": "HV-10000", "Đ": "Đ5", "HV": "", "none": "", "HV-1": "HV-10000"} {
			if got, err := x.MaxCode("resident", prefix); err != nil || got != want {
				t.Errorf("MaxCode(%q) = %q, %v; want %q", prefix, got, err, want)
			}
		}
		_, err := x.MaxCode("photo", "x")
		if err == nil {
			t.Error("photo has no code")
		}
		if all, err := app.All[app.Resident](x, "code", []string{"Đ5", "HV-9999"}); err != nil || len(all) != 2 || all[0].ID != 40 || all[1].ID != 44 {
			t.Errorf("%v %v", all, err)
		}
		return nil
	})
}
