package data

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"hoanhap/app"
	"hoanhap/app/date"
)

// tip is the last entry of the journal. It is kept in meta too, so that a tail that was cut off is found.
type tip struct {
	id   int64
	hash [32]byte
}

func (p tip) String() string {
	return strconv.FormatInt(p.id, 10) + " " + hex.EncodeToString(p.hash[:])
}

// pinnedTip is the tip as meta remembers it.
func pinnedTip(q querier) (p tip, err error) {
	v, err := meta(q, metaTip)
	if err != nil || v == "" {
		return p, err
	}
	n, h, _ := strings.Cut(v, " ")
	if p.id, err = strconv.ParseInt(n, 10, 64); err != nil {
		return p, err
	}
	b, err := hex.DecodeString(h)
	if err != nil || len(b) != 32 {
		return p, fmt.Errorf("tip of the journal %q", v)
	}
	copy(p.hash[:], b)
	return p, nil
}

// lastEntry is the tip as the journal itself ends.
func lastEntry(q querier) (p tip, err error) {
	var h []byte
	err = q.QueryRowContext(ever, `SELECT "id", "hash" FROM "journal" ORDER BY "id" DESC LIMIT 1`).Scan(&p.id, &h)
	if errors.Is(err, sql.ErrNoRows) {
		return tip{}, nil
	}
	copy(p.hash[:], h)
	return p, err
}

// Journal appends an entry: it gives it the next number and links it to the one before. Where the journal does not
// end as it was left, nothing is written on top: that would bury the evidence.
func (t *tx) Journal(e *app.Entry, content []byte) error {
	if t.tip == nil {
		pinned, err := pinnedTip(t.q)
		if err != nil {
			return err
		}
		last, err := lastEntry(t.q)
		if err != nil {
			return err
		}
		if pinned != last {
			return refuse("err.data.journal_cut", "path", t.s.path, "entries", last.id, "expected", pinned.id)
		}
		t.tip = &last
	}
	for _, s := range []string{e.At, e.Who, string(e.Right), e.Name, e.Label, e.Tbl, e.Why} {
		if !storable(s) {
			return refuse("err.data.not_text", "table", "journal", "column", "text")
		}
	}
	e.ID = t.tip.id + 1
	if e.Act == 0 {
		e.Act = e.ID
	}
	e.Content, e.Prev = sha256.Sum256(content), t.tip.hash
	e.Hash = e.Sum()
	err := t.exec(`INSERT INTO "journal" ("id", "act", "at", "who", "right", "name", "label", "tbl", "row",
		"resident", "stay", "effective", "why", "undoes", "content", "prev", "hash") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		e.ID, e.Act, e.At, e.Who, string(e.Right), e.Name, e.Label, e.Tbl, e.Row, e.Resident, e.Stay, orNull(e.Effective.String()),
		e.Why, e.Undoes, e.Content[:], e.Prev[:], e.Hash[:])
	if err != nil {
		return err
	}
	if err := t.exec(`INSERT INTO "journal_content" ("id", "content") VALUES (?, ?)`, e.ID, content); err != nil {
		return err
	}
	t.tip.id, t.tip.hash, t.moved = e.ID, e.Hash, true
	return nil
}

// entryRow is an entry with its hashes, as GORM reads it.
type entryRow struct {
	app.Entry   `gorm:"embedded"`
	ContentHash []byte `gorm:"column:content"`
	PrevHash    []byte `gorm:"column:prev"`
	OwnHash     []byte `gorm:"column:hash"`
}

func (r *entryRow) entry() app.Entry {
	copy(r.Content[:], r.ContentHash)
	copy(r.Prev[:], r.PrevHash)
	copy(r.Hash[:], r.OwnHash)
	return r.Entry
}

const entryColumns = `"id", "act", "at", "who", "right", "name", "label", "tbl", "row", "resident", "stay", "effective", "why", "undoes",
	"content", "prev", "hash"`

// Entries is the journal, newest first.
func (t *tx) Entries(q app.EntryQuery) ([]app.Entry, error) {
	g := t.db.Table("journal").Select(entryColumns).Order(`"id" DESC`)
	for _, c := range []struct {
		where string
		value int64
	}{{`"stay" = ?`, q.Stay}, {`"act" = ?`, q.Act}, {`"row" = ?`, q.Row}, {`"id" > ?`, q.AfterID}, {`"id" < ?`, q.BeforeID}} {
		if c.value != 0 {
			g = g.Where(c.where, c.value)
		}
	}
	if q.Resident != 0 { // and the records that were made part of this one
		g = g.Where(`"resident" IN (WITH RECURSIVE "same"("id") AS (SELECT ? UNION SELECT r."id" FROM "resident" r JOIN "same" s ON r."merged_id" = s."id")
			SELECT "id" FROM "same")`, q.Resident)
	}
	if q.Who != "" {
		g = g.Where(`"who" = ?`, q.Who)
	}
	if q.Tbl != "" {
		g = g.Where(`"tbl" = ?`, q.Tbl)
	}
	if q.From != 0 {
		g = g.Where(`"at" >= ?`, q.From.String())
	}
	if q.To != 0 && q.To < date.Max {
		g = g.Where(`"at" < ?`, (q.To + 1).String())
	}
	if q.Effective != 0 {
		g = g.Where(`"effective" <= ?`, q.Effective.String())
	}
	if q.Limit > 0 {
		g = g.Limit(q.Limit)
	}
	if q.Skip > 0 {
		g = g.Offset(q.Skip)
	}
	var rows []entryRow
	if err := g.Find(&rows).Error; err != nil {
		return nil, err
	}
	out := make([]app.Entry, len(rows))
	for i := range rows {
		out[i] = rows[i].entry()
	}
	return out, nil
}

// EntryContent is the row before and after, as JSON.
func (t *tx) EntryContent(id int64) (b []byte, err error) {
	err = t.q.QueryRowContext(ever, `SELECT "content" FROM "journal_content" WHERE "id" = ?`, id).Scan(&b)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("journal %d: %w", id, app.ErrNotFound)
	}
	return b, err
}
