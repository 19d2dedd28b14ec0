package app

import (
	"encoding/json"
	"slices"
	"strconv"

	"hoanhap/app/date"
	"hoanhap/app/health"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/app/seal"
)

// ReferralSlip is the slip of a referral (C11): as it was sent, or as it would be.
func (o *Office) ReferralSlip(note int64, doctor string) (p paper.Paper, err error) {
	var n HealthNote
	if err := o.Store.Read(func(tx Tx) (err error) { n, err = Load[HealthNote](tx, note); return err }); err != nil {
		return p, err
	}
	err = o.readHealth(n.ResidentID, func(tx Tx, ring *seal.Ring) error {
		var b HealthText
		if err := openSealed(ring, &n, &b); err != nil {
			return err
		}
		if b.Slip != "" {
			return json.Unmarshal([]byte(b.Slip), &p)
		}
		p, err = o.slip(tx, ring, &HealthPage{n, b}, doctor, o.Today(), false)
		return err
	})
	return p, err
}

// SendReferral sends a referral: the step and the slip as it went out are written together, both sealed.
func (o *Office) SendReferral(note int64, s health.Step, doctor string) (p paper.Paper, err error) {
	if s.Day > o.Today() {
		return p, say.Problems{{Field: "day", Msg: say.Of("err.future", "today", o.Today())}}
	}
	s.State = health.Sent
	err = o.editHealth(note, func(a *Act, ring *seal.Ring, page *HealthPage) error {
		if err := a.step(ring, page, s); err != nil {
			return err
		}
		if p, err = o.slip(a, ring, page, doctor, s.Day, true); err != nil {
			return err
		}
		b, err := json.Marshal(p)
		page.Slip = string(b)
		return err
	})
	return p, err
}

func (o *Office) slip(tx Tx, ring *seal.Ring, page *HealthPage, doctor string, day date.Date, sent bool) (paper.Paper, error) {
	ref := page.Referral
	if ref == nil {
		return paper.Paper{}, ErrNotFound
	}
	h, err := o.healthOf(tx, ring, page.Note.ResidentID)
	if err != nil {
		return paper.Paper{}, err
	}
	if h.Stay == 0 {
		return paper.Paper{}, ErrNotFound
	}
	d, _, err := o.medicalDossier(tx, ring, &HealthPaper{Stay: h.Stay, Kind: PaperHealthReferral, Day: day, Doctor: doctor})
	if err != nil {
		return paper.Paper{}, err
	}
	d.Issued = sent
	m := &d.Medical
	m.Kind, m.Occasion, m.Reason, m.Patient = o.Words.T("health.kind."+string(ref.Kind)), o.Words.T("health.occasion."+string(ref.Occasion)), ref.Reason, ref.Patient
	if s := ref.At(health.Consent); s != nil {
		m.Consent = s.Day
	}
	m.Guardian, m.Minor = ref.Guardian, ref.Guardian != 0
	if ref.Kind == health.Methadone {
		last := lastDose(ref, h.Pages)
		m.Dose, m.LastDay, m.LastTime, m.TakeHome = doseNow(ref, h.Pages, day).Text(), last.day, last.time, strconv.Itoa(last.home)
		m.LastDose, m.Changes = doseText(treatmentOf(h.Pages, day), last.day), o.doseChanges(h.Pages, day)
		m.Wait, m.Started = h.Wait, treatedSince(h.Pages, day)
	}
	places, err := All[ReceivingPlace](tx)
	if err != nil {
		return paper.Paper{}, err
	}
	if i := slices.IndexFunc(places, func(x ReceivingPlace) bool { return x.ID == ref.Place }); i >= 0 {
		x := places[i]
		m.To = paper.Place{Name: x.Name, Kind: o.Words.T("health.place." + x.Kind), Address: o.PlaceAddress(&x, day), Phone: x.Phone}
	}
	return paper.Fill(o.Forms, d, PaperHealthReferral, o.formDay(d.Regime, day))
}
