package app

import (
	"crypto/sha256"
	"encoding/binary"

	"hoanhap/app/date"
)

// Entry is one line of the journal (nhật ký): one row of one table as one act changed it. The chain runs over the hash
// of the content and the hash before; the content stands beside it and may be sealed without breaking the chain.
type Entry struct {
	ID        int64     `gorm:"primaryKey"` // 1, 2, 3 … without a gap
	Act       int64     // entries of one act share it: the ID of its first entry
	At        string    // RFC 3339 with offset
	Who       string    // name of the account; the local user until accounts exist
	Right     Right     // the verb asked of the door
	Name      string    // the act's key, "act.admit"
	Label     string    // what it is about, for the list: name of the person, period …
	Tbl       string    // table of the row
	Row       int64     // its id
	Resident  int64     // whom it concerns, 0 none
	Stay      int64     // which stay, 0 none
	Effective date.Date // the day the fact takes effect; 0 when it has none
	Why       string    // reason, when the act asks for one
	Undoes    int64     // the act this one takes back, 0 none
	Content   [32]byte  `gorm:"-"` // SHA-256 of the content (old and new row as JSON)
	Prev      [32]byte  `gorm:"-"` // Hash of the entry before; zero for the first
	Hash      [32]byte  `gorm:"-"` // Sum()
}

// Content of an entry, stored as JSON: the row before (nil when it is new) and after.
type Content struct {
	Old any `json:"old,omitempty"`
	New any `json:"new,omitempty"`
}

// Sum is the hash of the entry: over every field above, each with its length, then Content and Prev.
func (e *Entry) Sum() [32]byte {
	h := sha256.New()
	num := func(v int64) {
		var b [8]byte
		binary.BigEndian.PutUint64(b[:], uint64(v))
		h.Write(b[:])
	}
	str := func(s string) { num(int64(len(s))); h.Write([]byte(s)) }
	num(e.ID)
	num(e.Act)
	str(e.At)
	str(e.Who)
	str(string(e.Right))
	str(e.Name)
	str(e.Label)
	str(e.Tbl)
	num(e.Row)
	num(e.Resident)
	num(e.Stay)
	num(int64(e.Effective))
	str(e.Why)
	num(e.Undoes)
	h.Write(e.Content[:])
	h.Write(e.Prev[:])
	return [32]byte(h.Sum(nil))
}

// EntryQuery filters the journal. Zero fields do not filter.
type EntryQuery struct {
	Resident, Stay, Act int64
	Who                 string
	From, To            date.Date // days on which it was written
	Effective           date.Date // effective on or before this day
	AfterID             int64     // written after this entry
	BeforeID            int64     // written before this entry; 0: up to the last
	Tbl                 string
	Row                 int64
	Limit, Skip         int
}
