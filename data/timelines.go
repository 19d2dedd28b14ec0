package data

import (
	"database/sql"
	"slices"
	"unicode/utf8"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/stay"
)

// Timelines reads stays with their rows: one query a table, sorted into place here. Ordered by id.
func (t *tx) Timelines(q app.StayQuery) ([]app.StayRows, error) {
	ids, all, err := t.chosen(q)
	if err != nil || !all && len(ids) == 0 {
		return nil, err
	}
	tail, args := " ORDER BY \"id\"", []any(nil)
	if !all {
		list, err := idList(ids)
		if err != nil {
			return nil, err
		}
		tail, args = ` WHERE "id" IN (SELECT value FROM json_each(?)) ORDER BY "id"`, []any{list}
	}
	out := make([]app.StayRows, 0, len(ids))
	if err := each(t.q, tail, args, func(s *stay.Stay) { out = append(out, app.StayRows{Stay: *s}) }); err != nil {
		return nil, err
	}
	return out, t.fillRows(out, all)
}

// fillRows adds to stays what belongs to them.
func (t *tx) fillRows(out []app.StayRows, all bool) error {
	place := make(map[int64]int32, len(out))
	ids := make([]int64, len(out))
	who := make([]int64, 0, len(out))
	for i := range out {
		place[out[i].Stay.ID] = int32(i)
		ids[i] = out[i].Stay.ID
		who = append(who, out[i].Stay.ResidentID)
	}
	slices.Sort(who)
	who = slices.Compact(who)
	rest, err := children(t.q, place, ids, all, "", func(d *stay.Decision) int64 { return d.StayID })
	if err != nil {
		return err
	}
	moves, err := children(t.q, place, ids, all, "", func(m *stay.Movement) int64 { return m.StayID })
	if err != nil {
		return err
	}
	spans, err := children(t.q, place, ids, all, "n", func(v *stay.Interval) int64 { return v.StayID })
	if err != nil {
		return err
	}
	people, err := t.residents(who, all)
	if err != nil {
		return err
	}
	for i := range out {
		out[i].Decisions, out[i].Movements, out[i].Intervals = rest[i], moves[i], spans[i]
		out[i].Resident = *people[out[i].Stay.ResidentID]
	}
	return nil
}

func (t *tx) residents(ids []int64, all bool) (map[int64]*app.Resident, error) {
	tail, args := "", []any(nil)
	if !all {
		list, err := idList(ids)
		if err != nil {
			return nil, err
		}
		tail, args = ` WHERE "id" IN (SELECT value FROM json_each(?))`, []any{list}
	}
	flat := make([]app.Resident, 0, len(ids))
	err := each(t.q, tail, args, func(r *app.Resident) {
		if !all || holds(ids, r.ID) {
			flat = append(flat, *r)
		}
	})
	out := make(map[int64]*app.Resident, len(flat))
	for i := range flat {
		out[flat[i].ID] = &flat[i]
	}
	for _, id := range ids { // a file with a hole in it is read all the same; Verify names the hole
		if out[id] == nil {
			out[id] = &app.Resident{ID: id}
		}
	}
	return out, err
}

func holds(sorted []int64, id int64) bool { _, ok := slices.BinarySearch(sorted, id); return ok }

// children reads the rows of a table that belong to stays, each stay's in order of id (or of another column).
func children[T any](q querier, place map[int64]int32, ids []int64, all bool, order string, parent func(*T) int64) ([][]T, error) {
	tail, args := "", []any(nil)
	if !all {
		list, err := idList(ids)
		if err != nil {
			return nil, err
		}
		tail, args = ` WHERE "stay_id" IN (SELECT value FROM json_each(?))`, []any{list}
	}
	if order == "" {
		order = "id"
	}
	if all && order == "id" {
		tail += ` ORDER BY "id"`
	} else {
		tail += ` ORDER BY "stay_id", ` + quote(order)
	}
	var flat []T
	var where []int32
	count := make([]int32, len(ids)+1)
	err := each(q, tail, args, func(v *T) {
		p, ok := place[parent(v)]
		if !ok {
			return
		}
		flat, where = append(flat, *v), append(where, p)
		count[p+1]++
	})
	if err != nil {
		return nil, err
	}
	for i := range ids {
		count[i+1] += count[i]
	}
	sorted := flat
	if !slices.IsSorted(where) {
		sorted = make([]T, len(flat))
		at := slices.Clone(count)
		for i, p := range where {
			sorted[at[p]] = flat[i]
			at[p]++
		}
	}
	out := make([][]T, len(ids))
	for i := range ids {
		if a, b := count[i], count[i+1]; a < b {
			out[i] = sorted[a:b:b]
		}
	}
	return out, nil
}

// chosen resolves a query to ids; all means no restriction.
func (t *tx) chosen(q app.StayQuery) (ids []int64, all bool, err error) {
	query, args := `SELECT "id" FROM "stay" WHERE 1`, []any(nil)
	for _, c := range []struct {
		column string
		ids    []int64
	}{{"id", q.IDs}, {"resident_id", q.Resident}} {
		if c.ids == nil {
			continue
		}
		list, err := idList(c.ids)
		if err != nil {
			return nil, false, err
		}
		query += " AND " + quote(c.column) + " IN (SELECT value FROM json_each(?))"
		args = append(args, list)
	}
	if q.Code != "" {
		query += ` AND "code" = ?`
		args = append(args, q.Code)
	}
	if q.From != 0 || q.To != 0 {
		to := q.To
		if to == 0 {
			to = date.Max
		}
		// A stay that ended on the first day touches it: its last interval ends there.
		query += ` AND "id" IN (SELECT "stay_id" FROM "stay_interval" WHERE "to_day" >= ? AND "from_day" <= ?)`
		args = append(args, max(q.From, 1).String(), to.String())
	}
	if args == nil {
		return nil, true, nil
	}
	err = rowsOf(t.q, query+` ORDER BY "id"`, args, func(r *sql.Rows) error {
		var id int64
		err := r.Scan(&id)
		ids = append(ids, id)
		return err
	})
	return ids, false, err
}

// Spans is first and last day of the live stays of people.
func (t *tx) Spans(people []int64) (out []app.Span, err error) {
	list, err := idList(people)
	if err != nil {
		return nil, err
	}
	err = rowsOf(t.q, `SELECT s."resident_id", s."id", s."code", min(i."from_day") AS first, max(i."to_day") AS last
		FROM "stay" s JOIN "stay_interval" i ON i."stay_id" = s."id"
		WHERE s."resident_id" IN (SELECT value FROM json_each(?)) AND s."void_why" = ''
		GROUP BY s."id" ORDER BY s."resident_id", first, last, s."id"`, []any{list}, func(r *sql.Rows) error {
		var s app.Span
		err := r.Scan(&s.Resident, &s.Stay, &s.Code, &s.From, &s.To)
		out = append(out, s)
		return err
	})
	return out, err
}

// Counts is the number of stays at each point at the end of a day.
func (t *tx) Counts(day date.Date) (map[stay.Point]int, error) {
	out := map[stay.Point]int{}
	err := rowsOf(t.q, `SELECT "state", "away", "status", count(*) FROM "stay_interval"
		WHERE "to_day" > ? AND "from_day" <= ? GROUP BY 1, 2, 3`, []any{day.String(), day.String()}, func(r *sql.Rows) error {
		var p stay.Point
		var n int
		err := r.Scan(&p.State, &p.Away, &p.Status, &n)
		out[p] = n
		return err
	})
	return out, err
}

// maxDigits is the longest number a code may end in.
const maxDigits = 18

// MaxCode is the highest code that is the prefix followed by digits only, compared as numbers; "" when there is none.
func (t *tx) MaxCode(name, prefix string) (string, error) {
	tab := tables[name]
	if tab == nil || !tab.code {
		return "", errNoCode(name)
	}
	n := utf8.RuneCountInString(prefix)
	for k := maxDigits; k >= 1; k-- {
		code, err := t.highest(name, prefix, n+k)
		if code != "" || err != nil {
			return code, err
		}
	}
	return "", nil
}

// highest looks among codes of one length: an index over length and code makes each probe a jump.
func (t *tx) highest(name, prefix string, length int) (found string, err error) {
	stop := errFound
	err = rowsOf(t.q, `SELECT "code" FROM `+quote(name)+` WHERE length("code") = ? AND "code" >= ? AND "code" < ? ORDER BY "code" DESC`,
		[]any{length, prefix + "0", prefix + ":"}, func(r *sql.Rows) error { // ':' follows '9'
			var code string
			if err := r.Scan(&code); err != nil {
				return err
			}
			if allDigits(code[len(prefix):]) {
				found = code
				return stop
			}
			return nil
		})
	if found != "" {
		err = nil
	}
	return found, err
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
