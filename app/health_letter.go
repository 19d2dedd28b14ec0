package app

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/health"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/app/seal"
	"hoanhap/app/stay"
	"hoanhap/app/text"
)

// PaperHealthLetter is Mẫu 35: that somebody is in substitution treatment. It is kept sealed in its entry: its name alone would tell.
const PaperHealthLetter = "health_letter"

// sealedInEntry reports papers that stand in an entry of the health desk and never among the papers of a stay.
func sealedInEntry(kind string) bool { return kind == PaperHealthReferral || kind == PaperHealthLetter }

// IssueLetter confirms that a resident is in substitution treatment (NĐ 163/2026, Mẫu 35): with Methadone here, or at a place to
// which the person was referred and where it began. Entry and paper are written together, both sealed.
func (o *Office) IssueLetter(resident int64, l health.Letter, doctor string) (p paper.Paper, err error) {
	day := o.Today()
	err = o.do(RightTreat, "act.health_note", "", "", func(a *Act) error {
		ring, err := o.desk.keys()
		if err != nil {
			return err
		}
		h, err := o.healthOf(a, ring, resident)
		if err != nil {
			return err
		}
		if l.Since = treatedSince(h.Pages, day); l.Since == 0 || h.Stay == 0 {
			return &say.Refused{Msg: say.Of("err.health.no_treatment")}
		}
		l.Received, l.Issuer, l.Drug = false, "", or(l.Drug, o.Words.T("health.kind."+string(health.Methadone)))
		d, _, err := o.medicalDossier(a, ring, &HealthPaper{Stay: h.Stay, Kind: PaperHealthLetter, Day: day, Doctor: doctor})
		if err != nil {
			return err
		}
		d.Issued = true
		d.Medical.Letter = paper.Letter{Number: l.Number, Drug: l.Drug, Purpose: l.Purpose, Since: l.Since}
		if p, err = paper.Fill(o.Forms, d, PaperHealthLetter, o.formDay(d.Regime, day)); err != nil {
			return err
		}
		b, err := json.Marshal(p)
		if err != nil {
			return err
		}
		page := HealthPage{Note: HealthNote{ResidentID: resident}, HealthText: HealthText{Day: day, Kind: HealthLetter, Letter: &l, Slip: string(b)}}
		return a.putHealth(ring, &page)
	})
	return p, err
}

// treatedSince is the day since which somebody is in substitution treatment, 0 when nobody treats.
func treatedSince(pages []HealthPage, on date.Date) (since date.Date) {
	if c := running(pages, on); c != nil {
		return c.From
	}
	for i := range pages {
		r := pages[i].Referral
		if r == nil || pages[i].VoidWhy != "" || r.Kind != health.Methadone || r.State() != health.Started {
			continue
		}
		since = r.At(health.Started).Day
	}
	return since
}

// LetterPaper is a letter as it went out.
func (o *Office) LetterPaper(note int64) (p paper.Paper, err error) {
	var n HealthNote
	if err := o.Store.Read(func(tx Tx) (err error) { n, err = Load[HealthNote](tx, note); return err }); err != nil {
		return p, err
	}
	err = o.readHealth(n.ResidentID, func(_ Tx, ring *seal.Ring) error {
		var b HealthText
		if err := openSealed(ring, &n, &b); err != nil {
			return err
		}
		if b.Slip == "" {
			return ErrNotFound
		}
		return json.Unmarshal([]byte(b.Slip), &p)
	})
	return p, err
}

// fillPast lists rehabilitation before this stay: earlier stays in this centre, and what was told (Mẫu 17 IV.2).
func (o *Office) fillPast(d *paper.Dossier, h *HealthRecord, stayID int64) {
	w := o.Words
	entry := h.stays.by[stayID].Entry().Day
	for _, t := range h.stays.sorted() {
		if e := t.End(); e != nil && t.Entry().Day < entry {
			d.Medical.Past = append(d.Medical.Past, paper.Past{When: t.Entry().Day.Text() + " – " + e.Day.Text(), Where: d.Centre.Name,
				Method: w.T("health.method.centre"), Result: w.Say(e.Kind)})
		}
	}
	for _, p := range h.Live(HealthPast) {
		x := p.Past
		when := strings.Trim(x.From.Text()+" – "+x.To.Text(), " –")
		d.Medical.Past = append(d.Medical.Past, paper.Past{When: when, Where: w.T("health.where." + x.Where), Method: w.T("health.method." + x.Method), Result: x.Result})
	}
}

// sorted are the stays, the oldest first.
func (l *lives) sorted() []*stay.Timeline {
	out := slices.Collect(maps.Values(l.by))
	slices.SortFunc(out, func(a, b *stay.Timeline) int { return int(a.Entry().Day) - int(b.Entry().Day) })
	return out
}

// legalText is item 12 of Mẫu 17: what the examination says of earlier convictions, and whether the person has an identity paper.
func legalText(o *Office, d *paper.Dossier, h *HealthRecord) string {
	legal := ""
	for _, p := range h.Live(HealthExam) {
		legal = or(p.Exam.Legal, legal)
	}
	papers := "health.papers.none"
	if d.Person.IDNumber != "" {
		papers = "health.papers.has"
	}
	return text.Clean(strings.TrimPrefix(legal+"; "+o.Words.T(papers), "; "))
}
