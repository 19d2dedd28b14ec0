package app

import (
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/health"
	"hoanhap/app/law"
	"hoanhap/app/seal"
	"hoanhap/app/stay"
)

// HealthRecord is everything the health desk knows of a resident.
type HealthRecord struct {
	Resident  Resident
	Stay      int64     // the open stay, else the last; 0 none
	Ends      date.Date // its end as it stands now, 0 not known
	Pages     []HealthPage
	Hospital  []HospitalStay
	Referrals []ReferralView
	Wait      []string // medicines running that a doctor looks at beside Methadone

	stays *lives
}

// HospitalStay is a stay in hospital as the movements have it.
type HospitalStay struct {
	From, To date.Date // To 0: still there
	Place    string
}

// ReferralView is a referral with what follows from it.
type ReferralView struct {
	Note   int64
	Day    date.Date
	R      *health.Referral
	Place  string
	Leaves date.Date
	AskBy  date.Date
	// The last day of the answer to a slip that was sent.
	AnswerBy date.Date
	Due      date.Date
	Moved    date.Date       // the end of the stay where it is no longer the day that was typed
	Grounds  []health.Ground // of Methadone
	Gap      health.Gap
}

// Live are the entries of a kind that were not taken back, oldest first.
func (h *HealthRecord) Live(kind string) (out []HealthPage) {
	for _, p := range h.Pages {
		if p.Kind == kind && p.VoidWhy == "" {
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(a, b HealthPage) int { return int(a.Day) - int(b.Day) })
	return out
}

// Treatment is the Methadone treatment under way in the centre on a day, nil when none is.
func (h *HealthRecord) Treatment(day date.Date) *HealthPage {
	for _, p := range h.Live(HealthTreatment) {
		if p.HealthText.Treatment.Runs(day) {
			return &p
		}
	}
	return nil
}

// HealthOf opens the record of a resident. Reading leaves a line in the journal.
func (o *Office) HealthOf(resident int64) (h *HealthRecord, err error) {
	err = o.readHealth(resident, func(tx Tx, ring *seal.Ring) error { h, err = o.healthOf(tx, ring, resident); return err })
	return h, err
}

func (o *Office) healthOf(tx Tx, ring *seal.Ring, resident int64) (*HealthRecord, error) {
	h := &HealthRecord{}
	var err error
	if h.Resident, err = Load[Resident](tx, resident); err != nil {
		return nil, err
	}
	if h.Pages, err = openNotes(tx, ring, "resident_id", resident); err != nil {
		return nil, err
	}
	if err := o.hospital(tx, h); err != nil {
		return nil, err
	}
	h.Ends, _ = o.leavesOn(h.stays.by[h.Stay])
	places, err := All[ReceivingPlace](tx)
	if err != nil {
		return nil, err
	}
	today := o.Today()
	for _, p := range h.Live(HealthReferral) {
		v := ReferralView{Note: p.Note.ID, Day: p.Day, R: p.Referral}
		if i := slices.IndexFunc(places, func(x ReceivingPlace) bool { return x.ID == p.Referral.Place }); i >= 0 {
			v.Place = places[i].Name
		}
		t := h.stays.of(&p.Note)
		v.Leaves, _ = o.leavesFor(v.R, t)
		v.AskBy, v.AnswerBy, v.Due = o.AskBy(v.R, v.Leaves), o.AnswerBy(v.R), o.referralDay(v.R, t, h.Pages).day
		v.Gap = o.gapOf(v.R, t, h.Pages)
		if end, ok := o.leavesOn(t); ok && v.R.Leaves != 0 && v.R.Occasion == health.Release && end != v.R.Leaves && !v.R.State().Over() {
			v.Moved = end
		}
		if v.R.Kind == health.Methadone {
			v.Grounds = o.methadoneGrounds(&h.Resident, h.Pages, v.R, today)
		}
		h.Referrals = append(h.Referrals, v)
	}
	var meds []health.Medicine
	for _, p := range h.Live(HealthMedicine) {
		meds = append(meds, *p.Medicine)
	}
	h.Wait = health.Interacting(meds, today, o.Law.List(law.MethadoneInteractions, today))
	return h, nil
}

// hospital reads the stays in hospital from the movements.
func (o *Office) hospital(tx Tx, h *HealthRecord) error {
	rows, err := tx.Timelines(StayQuery{Resident: []int64{h.Resident.ID}})
	if err != nil {
		return err
	}
	h.stays = &lives{by: map[int64]*stay.Timeline{}}
	return o.eachLive(rows, func(r *StayRows, t *stay.Timeline) {
		h.stays.add(r.Stay.ID, t)
		if h.Stay == 0 || t.OpenOn(o.Today()) {
			h.Stay = r.Stay.ID
		}
		away := false
		for _, s := range t.Steps {
			if away {
				h.Hospital[len(h.Hospital)-1].To = s.Day
			}
			if away = s.Kind == stay.Hospital; away {
				h.Hospital = append(h.Hospital, HospitalStay{From: s.Day, Place: s.Note})
			}
		}
	})
}
