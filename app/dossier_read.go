package app

import (
	"hoanhap/app/paper"
	"hoanhap/app/stay"
)

// dossiers is what the papers of one act read of each stay, once: a packet asks for the same rows with every paper. What an
// act itself writes – papers, numbers – is not kept here. A nil map reads anew each time.
type dossiers map[int64]*stayFile

// stayFile is a stay with the records that its papers quote, void ones too.
type stayFile struct {
	StayRows
	timeline *stay.Timeline
	ids      []IdentityPaper
	family   []Relative
	things   []Thing
	steps    []HandoverStep
	received []ReceivedPaper
}

// open reads a stay, once for each id.
func (ds dossiers) open(o *Office, tx Tx, id int64) (*stayFile, error) {
	if f := ds[id]; f != nil {
		return f, nil
	}
	rows, err := tx.Timelines(StayQuery{IDs: []int64{id}})
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, ErrNotFound
	}
	f := &stayFile{StayRows: rows[0]}
	if f.timeline, err = f.Fold(o); err != nil {
		return nil, err
	}
	for _, read := range []func() error{
		func() (err error) { f.ids, err = All[IdentityPaper](tx, "resident_id", f.Resident.ID); return err },
		func() (err error) { f.family, err = All[Relative](tx, "resident_id", f.Resident.ID); return err },
		func() (err error) { f.things, err = All[Thing](tx, "stay_id", id); return err },
		func() (err error) { f.steps, err = All[HandoverStep](tx, "stay_id", id); return err },
		func() (err error) { f.received, err = All[ReceivedPaper](tx, "stay_id", id); return err },
	} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	if ds != nil {
		ds[id] = f
	}
	return f, nil
}

// issueRun is what the papers issued in one act share: the number books they take from, and what was read of the stays.
type issueRun struct {
	books books
	read  dossiers
}

func newRun() issueRun { return issueRun{books{}, dossiers{}} }

// fillWho fills the person of a paper that belongs to no stay.
func (o *Office) fillWho(tx Tx, d *paper.Dossier, r *Resident) error {
	ids, err := All[IdentityPaper](tx, "resident_id", r.ID)
	if err != nil {
		return err
	}
	family, err := All[Relative](tx, "resident_id", r.ID)
	o.fillPerson(d, r, ids, family)
	return err
}
