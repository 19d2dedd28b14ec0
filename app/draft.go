package app

import (
	"encoding/json"
	"fmt"
	"time"

	"hoanhap/app/date"
	"hoanhap/app/seal"
)

// Drafts are half-typed forms (bản nháp) that a power cut shall not cost. They are no facts: no journal, no undo, and the
// row goes when the form is saved or thrown away.

// KeepDraft writes what a form holds now over the draft of the same screen and person. An empty form drops it.
func (o *Office) KeepDraft(screen, about string, values map[string]string) error {
	kept := map[string]string{}
	for k, v := range values {
		if v != "" {
			kept[k] = v
		}
	}
	if len(kept) == 0 {
		return o.DropDraft(screen, about)
	}
	if err := o.askDraft(screen, RightTreat); err != nil {
		return err
	}
	raw, err := json.Marshal(kept)
	if err != nil {
		return err
	}
	return o.Store.Write(func(tx Tx) error {
		old, err := draftsOf(tx, screen, about)
		if err != nil {
			return err
		}
		d := Draft{Screen: screen, About: about, Who: o.Who, At: o.Now().In(date.Zone()).Format(time.RFC3339), Values: string(raw)}
		if len(old) > 0 {
			d.ID = old[0].ID
		} else if d.ID, err = tx.NextID(d.TableName()); err != nil {
			return err
		}
		if SealedScreen(screen) {
			if d.Values, err = o.sealText(d.Values, valuesOf(&d)); err != nil {
				return err
			}
		}
		if len(old) == 0 {
			return tx.Insert(&d)
		}
		return tx.Update(&d)
	})
}

// DraftOf gives the draft of a screen and person; ok is false when there is none.
func (o *Office) DraftOf(screen, about string) (values map[string]string, at string, ok bool, err error) {
	if err = o.askDraft(screen, RightHealth); err != nil {
		return nil, "", false, err
	}
	var ds []Draft
	if err = o.Store.Read(func(tx Tx) (err error) { ds, err = draftsOf(tx, screen, about); return err }); err != nil || len(ds) == 0 {
		return nil, "", false, err
	}
	text, err := o.openText(ds[0].Values, valuesOf(&ds[0]))
	if err != nil {
		return nil, "", false, err
	}
	if err = json.Unmarshal([]byte(text), &values); err != nil {
		return nil, "", false, fmt.Errorf("draft %d: %w", ds[0].ID, err)
	}
	if SealedScreen(screen) && ds[0].Who != o.Who { // what one typed oneself is no look at the record
		err = o.tellJournal("act.see_health", ds[0].Who, 0, o.Who)
	}
	return values, ds[0].At, err == nil, err
}

// askDraft asks for the right to a half-typed form of the health desk: who holds the data key only to give it reads none.
func (o *Office) askDraft(screen string, r Right) error {
	if !SealedScreen(screen) {
		return nil
	}
	return o.Ask(r)
}

// DropDraft forgets the draft of a screen and person.
func (o *Office) DropDraft(screen, about string) error {
	if err := o.askDraft(screen, RightTreat); err != nil {
		return err
	}
	var ds []Draft
	if err := o.Store.Read(func(tx Tx) (err error) { ds, err = draftsOf(tx, screen, about); return err }); err != nil || len(ds) == 0 {
		return err
	}
	return o.Store.Write(func(tx Tx) error {
		for _, d := range ds {
			if err := tx.DropDraft(d.ID); err != nil {
				return err
			}
		}
		return nil
	})
}

// Drafts is every half-typed form, to be offered when the program starts.
func (o *Office) Drafts() (ds []Draft, err error) {
	err = o.Store.Read(func(tx Tx) error { ds, err = All[Draft](tx); return err })
	return ds, err
}

func valuesOf(d *Draft) seal.Place {
	return seal.Place{Table: d.TableName(), Row: d.ID, Field: "values", Version: 1}
}

func draftsOf(tx Tx, screen, about string) ([]Draft, error) {
	return All[Draft](tx, "screen", screen, "about", about)
}
