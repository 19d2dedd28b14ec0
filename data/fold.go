package data

import (
	"database/sql"
	"reflect"
	"strings"

	"hoanhap/app"
	"hoanhap/app/text"
)

// derivedEdition changes when the computation of a derived column does (folding, or the alphabet's order in a newer
// golang.org/x/text): Open then computes them anew.
const derivedEdition = "1"

// searchable is text as the search compares it: words in folded letters, i for y, each after a space, so that a word
// that begins with what was typed is found by looking for a space and the typed letters.
func searchable(parts ...string) string {
	w := text.Words(text.Near(strings.Join(parts, " ")))
	if len(w) == 0 {
		return ""
	}
	return " " + strings.Join(w, " ")
}

// derive computes the columns of the file that are not in the record. Only what the row itself says goes in: names of
// communes and older identity numbers are added when the search is read, so that a corrected catalogue is used at once.
func (s *Store) derive(row reflect.Value) []any {
	r, ok := row.Addr().Interface().(*app.Resident)
	if !ok {
		return nil
	}
	return deriveResident(r)
}

func deriveResident(r *app.Resident) []any {
	name := r.Name
	if strings.Count(r.SortName, "|") == 2 {
		name = r.SortName
	}
	return []any{searchable(r.Name, r.OtherNames, r.Code, r.OldCodes, r.IDNumber), text.SortKey(name)}
}

// rederive brings the derived columns to this edition.
func (s *Store) rederive() error {
	if v, err := meta(s.writers, "derived"); err != nil || v == derivedEdition {
		return err
	}
	return s.Write(func(a app.Tx) error {
		t := a.(*tx)
		var all []app.Resident
		if err := each(t.q, "", nil, func(r *app.Resident) { all = append(all, *r) }); err != nil {
			return err
		}
		for i := range all {
			args := append(deriveResident(&all[i]), all[i].ID)
			if _, err := t.q.ExecContext(ever, `UPDATE "resident" SET "fold" = ?, "sort_key" = ? WHERE "id" = ?`, args...); err != nil {
				return err
			}
		}
		t.seen.all = true
		return setMeta(t.q, "derived", derivedEdition)
	})
}

// touched is the people whose line in the search a transaction may have changed.
type touched struct {
	people map[int64]bool
	stays  map[int64]bool // whose resident is still to be looked up
	all    bool
	gen    int64 // the change counter after the commit
}

// many changed lines are not followed one by one: the search is read anew.
const many = 5000

// lineOf are the tables, beside resident, whose rows are part of a person's line.
var lineOf = map[string]bool{"stay": true, "identity_paper": true}

func (c *touched) row(t *table, row reflect.Value) {
	switch {
	case t == residents:
		c.person(row.FieldByName("ID").Int())
	case lineOf[t.name]:
		c.person(row.FieldByName("ResidentID").Int())
	}
}

func (c *touched) person(id int64) {
	if c.people == nil {
		c.people = map[int64]bool{}
	}
	c.people[id] = true
	c.bound()
}

func (c *touched) stay(id int64) {
	if c.stays == nil {
		c.stays = map[int64]bool{}
	}
	c.stays[id] = true
	c.bound()
}

func (c *touched) bound() {
	if c.all || len(c.people)+len(c.stays) > many {
		c.people, c.stays, c.all = nil, nil, true
	}
}

func (c *touched) any() bool { return c.all || len(c.people)+len(c.stays) > 0 }

// resolve finds the residents of the stays.
func (c *touched) resolve(q querier) error {
	if len(c.stays) == 0 {
		return nil
	}
	list, err := idList(keys(c.stays))
	if err != nil {
		return err
	}
	c.stays = nil
	return rowsOf(q, `SELECT DISTINCT "resident_id" FROM "stay" WHERE "id" IN (SELECT value FROM json_each(?))`, []any{list},
		func(r *sql.Rows) error {
			var id int64
			err := r.Scan(&id)
			c.person(id)
			return err
		})
}

func keys(m map[int64]bool) []int64 {
	out := make([]int64, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	return out
}
