package app

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/health"
	"hoanhap/app/law"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/app/seal"
	"hoanhap/app/stay"
)

// DispenseLine is one patient on the dispensing sheet of a day.
type DispenseLine struct {
	Note, Resident int64
	Name, Code     string
	State          stay.State    // on the day: in the house, in hospital, at large …
	Ordered        health.Tenths // by the order of the day
	Order          health.Order  // in force on the day
	Dose           *health.Dose  // of the day; nil nothing written yet
	Without        int           // days on end without a dose before
	Reassess       bool          // they ask for a new assessment, and none was made
	Stale          bool          // assessed anew, but the order is older than those days
	Home           bool          // covered by a dose taken along
	Wait           []string      // medicines running that a doctor looks at beside Methadone
}

// Dispensing is the daily sheet of Methadone given in the centre: everybody on the books whose treatment runs on the day.
func (o *Office) Dispensing(day date.Date) (out []DispenseLine, err error) {
	err = o.readHealth(0, func(tx Tx, ring *seal.Ring) error {
		pages, err := openNotes(tx, ring)
		if err != nil {
			return err
		}
		rows, err := tx.Timelines(StayQuery{From: day, To: day})
		if err != nil {
			return err
		}
		here := map[int64]*StayRows{}
		states := map[int64]stay.State{}
		if err := o.eachLive(rows, func(r *StayRows, t *stay.Timeline) {
			if t.OpenOn(day) {
				here[r.Resident.ID], states[r.Resident.ID] = r, t.On(day).State
			}
		}); err != nil {
			return err
		}
		meds := medicinesOf(pages)
		for i := range pages {
			p := &pages[i]
			r := here[p.Note.ResidentID]
			if p.VoidWhy != "" || r == nil || p.Treatment == nil || !p.Treatment.Runs(day) {
				continue
			}
			l := DispenseLine{Note: p.Note.ID, Resident: r.Resident.ID, Name: r.Resident.Name, Code: r.Resident.Code, State: states[r.Resident.ID],
				Ordered: p.Treatment.OrderedOn(day), Order: p.Treatment.InForce(day), Dose: p.Treatment.On(day)}
			l.Without, l.Reassess = p.Treatment.Without(day, o.Law.Int(law.MethadoneGap, day))
			if l.Reassess && assessed(of(pages, p.Note.ResidentID), day-date.Date(l.Without), day) {
				l.Reassess, l.Stale = false, o.staleOrder(p.Treatment, day)
			}
			l.Home = l.Dose == nil && !slices.Contains(p.Treatment.Missed(day), day)
			l.Wait = health.Interacting(meds[r.Resident.ID], day, o.Law.List(law.MethadoneInteractions, day))
			out = append(out, l)
		}
		return nil
	})
	slices.SortStableFunc(out, func(a, b DispenseLine) int { return cmp.Compare(a.Code, b.Code) })
	return out, err
}

// medicinesOf are the medicines on the record by resident.
func medicinesOf(pages []HealthPage) map[int64][]health.Medicine {
	out := map[int64][]health.Medicine{}
	for i := range pages {
		if p := &pages[i]; p.VoidWhy == "" && p.Medicine != nil {
			out[p.Note.ResidentID] = append(out[p.Note.ResidentID], *p.Medicine)
		}
	}
	return out
}

// Dispense writes the dose of a day. After so many days without one that a new assessment is needed, nothing is given before it.
func (o *Office) Dispense(note int64, d health.Dose) error {
	if d.Day > o.Today() {
		return say.Problems{{Field: "day", Msg: say.Of("err.future", "today", o.Today())}}
	}
	return o.editHealth(note, func(a *Act, ring *seal.Ring, p *HealthPage) error {
		if p.Treatment == nil {
			return ErrNotFound
		}
		row, _ := o.Law.Row(law.MethadoneGap, d.Day)
		if n, again := p.Treatment.Without(d.Day, o.Law.Int(law.MethadoneGap, d.Day)); again && d.Amount > 0 {
			pages, err := openNotes(a, ring, "resident_id", p.Note.ResidentID)
			if err != nil {
				return err
			}
			if !assessed(pages, d.Day-date.Date(n), d.Day) {
				return &say.Refused{Msg: say.Of("err.health.reassess", "n", n), Source: row.Source}
			}
		}
		return p.Treatment.Write(d)
	})
}

// of are the entries about one resident.
func of(pages []HealthPage, resident int64) (out []HealthPage) {
	for i := range pages {
		if pages[i].Note.ResidentID == resident {
			out = append(out, pages[i])
		}
	}
	return out
}

// assessed reports an examination between two days.
func assessed(pages []HealthPage, from, to date.Date) bool {
	return slices.ContainsFunc(pages, func(p HealthPage) bool {
		return p.VoidWhy == "" && p.Kind == HealthExam && from <= p.Day && p.Day <= to
	})
}

// EndTreatment writes the last day of Methadone in the centre.
func (o *Office) EndTreatment(note int64, last date.Date) error {
	return o.editHealth(note, func(_ *Act, _ *seal.Ring, p *HealthPage) error {
		if p.Treatment == nil {
			return ErrNotFound
		}
		if last < p.Treatment.From {
			return say.Problems{{Field: "day", Msg: say.Of("err.health.order")}}
		}
		if d := p.Treatment.Last(); d != nil && last < d.Day {
			return say.Problems{{Field: "day", Msg: say.Of("err.health.dose_after", "day", d.Day)}}
		}
		p.Treatment.To = last
		return nil
	})
}

// DispensingTable is the sheet for printing, with room for signatures. It stays in the health desk.
func (o *Office) DispensingTable(day date.Date, list []DispenseLine) paper.Table {
	w := o.Words
	t := paper.Table{Title: w.T("health.sheet.dispensing"), Subtitle: o.healthSubtitle(day), Columns: []paper.Column{{Title: w.T("health.col.n"), Width: 8},
		{Title: w.T("health.col.code"), Width: 22}, {Title: w.T("health.col.name"), Width: 48}, {Title: w.T("health.col.ordered"), Width: 20},
		{Title: w.T("health.col.given"), Width: 20}, {Title: w.T("health.col.time"), Width: 14}, {Title: w.T("health.col.sign"), Width: 30}, {Title: w.T("health.col.note"), Width: 34}}}
	for i := range list {
		l := &list[i]
		given, at := "", ""
		if l.Dose != nil {
			given, at = l.Dose.Amount.Text(), l.Dose.Time
			if l.Dose.Amount == 0 {
				given = "–"
			}
		}
		var notes []string
		for _, m := range l.Notes() {
			notes = append(notes, w.Say(m))
		}
		t.Rows = append(t.Rows, paper.Row{Cells: []paper.Cell{paper.Txt(strconv.Itoa(i + 1)), paper.Txt(l.Code), paper.Txt(l.Name), paper.Txt(l.Ordered.Text()),
			paper.Txt(given), paper.Txt(at), paper.Txt(""), paper.Txt(strings.Join(notes, "; "))}})
	}
	return t
}

// Notes are what has to be seen before a dose is given: why none was, who is away, days without a dose, medicines to look at.
func (l *DispenseLine) Notes() (out []say.Msg) {
	switch {
	case l.Dose != nil && l.Dose.Amount == 0:
		out = append(out, say.Of("health.item.not_given", "why", l.Dose.Why))
	case l.Dose != nil && l.Dose.Home > 0:
		out = append(out, say.Of("health.item.taken", "n", l.Dose.Home))
	case l.Home:
		out = append(out, say.Of("health.item.at_home"))
	}
	if l.Dose != nil && l.Dose.Amount > 0 && l.Dose.Why != "" {
		out = append(out, say.Of("health.item.other_dose", "why", l.Dose.Why))
	}
	if l.State != stay.Present {
		out = append(out, say.Of("health.item.away", "what", l.State))
	}
	switch {
	case l.Reassess:
		out = append(out, say.Of("health.item.reassess", "n", l.Without))
	case l.Without > 0:
		out = append(out, say.Of("health.item.missed", "n", l.Without))
	}
	if l.Stale {
		out = append(out, say.Of("health.item.stale"))
	}
	if len(l.Wait) > 0 {
		out = append(out, say.Of("health.item.wait", "what", strings.Join(l.Wait, ", ")))
	}
	return out
}
