package data

import (
	"reflect"
	"slices"
	"testing"

	"hoanhap/app"
	"hoanhap/app/say"
	"hoanhap/assets"
)

// Registry, migrations and words agree for every record: each has its table with exactly its columns, a name for faults and
// journal, and a name for every field the journal can show, in both languages.
func TestEveryRecordHasItsTableAndItsWords(t *testing.T) {
	s := fresh(t)
	books := map[string]say.Book{}
	for _, lang := range []string{"vi", "en"} {
		b, err := say.Load(assets.Lang(), lang)
		if err != nil {
			t.Fatal(err)
		}
		books[lang] = b
	}
	for _, r := range records {
		x := tables[r.TableName()]
		want := slices.Clone(x.derived)
		for _, c := range x.columns {
			want = append(want, c.name)
		}
		slices.Sort(want)
		if got := columnsOf(t, s, x.name); !slices.Equal(got, want) {
			t.Errorf("%s has the columns %v, its record %v", x.name, got, want)
		}
		for lang, b := range books {
			if b["table."+x.name] == "" {
				t.Errorf("%s: no name of the table %s", lang, x.name)
			}
			if x.chained {
				fieldsNamed(t, lang, b, r)
			}
		}
	}
}

// fieldsNamed asks a word for every field of a record that the journal does not pass over.
func fieldsNamed(t *testing.T, lang string, b say.Book, r app.Record) {
	t.Helper()
	for _, f := range reflect.VisibleFields(reflect.TypeOf(r)) {
		if key := "field." + r.TableName() + "." + f.Name; !f.Anonymous && !app.QuietField(f.Name) && b[key] == "" {
			t.Errorf("%s: no name of the field %s", lang, key)
		}
	}
}

// Every table of the file belongs to a record, or is one that the store keeps for itself.
func TestEveryTableBelongsToARecord(t *testing.T) {
	s := fresh(t)
	own := []string{"journal", "journal_content", "meta", "stay_interval"}
	for _, name := range queryText(t, s, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`) {
		if tables[name] == nil && !slices.Contains(own, name) {
			t.Errorf("the table %s has no record", name)
		}
	}
}

func columnsOf(t *testing.T, s *Store, table string) []string {
	t.Helper()
	return queryText(t, s, `SELECT name FROM pragma_table_xinfo(?) ORDER BY name`, table)
}

func queryText(t *testing.T, s *Store, query string, args ...any) (out []string) {
	t.Helper()
	rows, err := s.readers.Query(query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		out = append(out, name)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}
