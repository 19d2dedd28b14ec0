package app

import (
	"hoanhap/app/date"
	"hoanhap/app/health"
	"hoanhap/app/say"
	"hoanhap/app/seal"
)

// HealthNote is one thing of the health desk about a resident. In clear stand only whom it concerns and the day something is
// due: everybody else sees "việc y tế" and nothing more.
type HealthNote struct {
	ID         int64     `gorm:"primaryKey"`
	ResidentID int64     // học viên
	Due        date.Date `gorm:"column:due" json:",omitempty"`   // when something is to be done, 0 nothing
	Anchor     string    `gorm:"column:basis" json:",omitempty"` // what the day hangs on: onDay …
	StayID     int64     `json:",omitempty"`                     // the stay it was written in
	Sealed
}

// TableName is the table.
func (HealthNote) TableName() string { return "health_note" }

// HealthText is what is sealed of a note. Why a note was withdrawn may name an illness too, so it stands here.
type HealthText struct {
	Day     date.Date
	Kind    string `json:",omitempty"`
	Text    string
	VoidWhy string `json:",omitempty"`

	// One of these, by Kind.
	Exam      *health.Exam      `json:",omitempty"`
	Vital     *health.Vital     `json:",omitempty"`
	Illness   *health.Illness   `json:",omitempty"`
	Detox     *health.Detox     `json:",omitempty"`
	Medicine  *health.Medicine  `json:",omitempty"`
	Referral  *health.Referral  `json:",omitempty"`
	Treatment *health.Treatment `json:",omitempty"`
	Past      *health.Past      `json:",omitempty"`
	Letter    *health.Letter    `json:",omitempty"`
	Slip      string            `json:",omitempty"` // of a referral or letter: the paper as it went out
	Corrected string            `json:",omitempty"` // why the entry was written anew, the last time
}

// HealthPage is a note as the health desk reads it.
type HealthPage struct {
	Note HealthNote
	HealthText
}

// HealthTask is what everybody sees: something of the health desk is due.
type HealthTask struct {
	Note, Resident int64
	Due            date.Date
}

// AddHealthNote writes a note of text alone. Neither the journal's label nor its reason says what it is about.
func (o *Office) AddHealthNote(resident int64, due date.Date, body HealthText) (int64, error) {
	n := HealthNote{ResidentID: resident, Due: due}
	if err := body.check(); err != nil {
		return 0, err
	}
	err := o.do(RightTreat, "act.health_note", "", "", func(a *Act) error { return a.PutSealed(&n, body) })
	return n.ID, err
}

// ChangeHealthNote writes a note anew; due 0 says that nothing is left to be done.
func (o *Office) ChangeHealthNote(id int64, due date.Date, body HealthText) error {
	if err := body.check(); err != nil {
		return err
	}
	return o.do(RightTreat, "act.health_note", "", "", func(a *Act) error {
		n, err := Load[HealthNote](a, id)
		if err != nil {
			return err
		}
		ring, err := o.desk.keys()
		if err != nil {
			return err
		}
		var old HealthText
		if err := openSealed(ring, &n, &old); err != nil {
			return err
		}
		if old.structured() { // what has rules of its own is corrected by CorrectHealth
			return &say.Refused{Msg: say.Of("err.health.kind")}
		}
		n.Due = due
		return a.PutSealed(&n, body)
	})
}

func (b *HealthText) check() error {
	if b.structured() {
		return &say.Refused{Msg: say.Of("err.health.kind")}
	}
	if b.Text == "" && b.VoidWhy == "" {
		return say.Problems{{Field: "text", Msg: say.Of("err.health.text")}}
	}
	return nil
}

// HealthNotes opens the notes about a resident, oldest first. Reading leaves a line in the journal; where that cannot be
// written, nothing is shown.
func (o *Office) HealthNotes(resident int64) (pages []HealthPage, err error) {
	err = o.readHealth(resident, func(tx Tx, ring *seal.Ring) error {
		pages, err = openNotes(tx, ring, "resident_id", resident)
		return err
	})
	return pages, err
}

// readHealth reads sealed things of one resident, or of many (0), and journals it.
func (o *Office) readHealth(resident int64, f func(Tx, *seal.Ring) error) error {
	if err := o.Ask(RightHealth); err != nil {
		return err
	}
	ring, err := o.desk.keys()
	if err != nil {
		return err
	}
	var who Resident
	err = o.Store.Read(func(tx Tx) (err error) {
		if resident != 0 {
			if who, err = Load[Resident](tx, resident); err != nil {
				return err
			}
		}
		return f(tx, ring)
	})
	if err != nil {
		return err
	}
	return o.tellJournal("act.see_health", who.Name, resident, o.Who)
}

// openNotes opens the notes of a query, oldest first.
func openNotes(tx Tx, ring *seal.Ring, where ...any) (pages []HealthPage, err error) {
	notes, err := All[HealthNote](tx, where...)
	if err != nil {
		return nil, err
	}
	for i := range notes {
		p := HealthPage{Note: notes[i]}
		if err := openSealed(ring, &notes[i], &p.HealthText); err != nil {
			return nil, err
		}
		pages = append(pages, p)
	}
	return pages, nil
}

// HealthTasks is what the health desk has to do up to a day, without saying what.
func (o *Office) HealthTasks(until date.Date) (out []HealthTask, err error) {
	err = o.Store.Read(func(tx Tx) error {
		notes, stays, err := o.duties(tx)
		for i := range notes {
			n := &notes[i]
			if day := o.noteDayNow(n, stays[n.ResidentID].of(n)); day <= until {
				out = append(out, HealthTask{n.ID, n.ResidentID, day})
			}
		}
		return err
	})
	return out, err
}

// duties are the entries that ask for something, and the stays of those whom they concern.
func (o *Office) duties(tx Tx) (notes []HealthNote, stays map[int64]*lives, err error) {
	all, err := All[HealthNote](tx)
	if err != nil {
		return nil, nil, err
	}
	var ids []int64
	seen := map[int64]bool{}
	for i := range all {
		n := &all[i]
		if n.Due == 0 {
			continue
		}
		notes = append(notes, *n)
		if !seen[n.ResidentID] {
			seen[n.ResidentID], ids = true, append(ids, n.ResidentID)
		}
	}
	if len(ids) == 0 {
		return nil, nil, nil
	}
	rows, err := tx.Timelines(StayQuery{Resident: ids})
	if err != nil {
		return nil, nil, err
	}
	stays, err = livesOf(o, rows)
	return notes, stays, err
}
