package app

import (
	"hoanhap/app/date"
	"hoanhap/app/health"
	"hoanhap/app/law"
	"hoanhap/app/paper"
	"hoanhap/app/seal"
)

// HealthCount is one figure: how many of those in the house.
type HealthCount struct {
	What string // key under health.count
	N    int
	Of   int // people looked at: everybody on the books that day
}

// Figures of the health desk, in the order of the list.
var healthCounts = []string{"examined", "hiv", "arv", "tb", "hepatitis", "psychiatric", "methadone_inside", "referred", "started"}

// HealthCounts are figures alone, for who may read health data. What is counted is whoever is on the books on the day.
func (o *Office) HealthCounts(day date.Date) (out []HealthCount, err error) {
	err = o.readHealth(0, func(tx Tx, ring *seal.Ring) error {
		rows, err := tx.Timelines(StayQuery{From: day, To: day})
		if err != nil {
			return err
		}
		here := map[int64]bool{}
		for i := range rows {
			t, err := rows[i].Fold(o)
			if err != nil {
				return err
			}
			here[rows[i].Resident.ID] = here[rows[i].Resident.ID] || rows[i].Stay.Live() && t.OpenOn(day)
		}
		all := 0
		for _, is := range here {
			all += truth(is)
		}
		pages, err := openNotes(tx, ring)
		if err != nil {
			return err
		}
		who := map[string]map[int64]bool{}
		for i := range pages {
			p := &pages[i]
			if p.VoidWhy != "" || p.Day > day || !here[p.Note.ResidentID] {
				continue
			}
			for _, k := range p.countsAs(day) {
				if who[k] == nil {
					who[k] = map[int64]bool{}
				}
				who[k][p.Note.ResidentID] = true
			}
		}
		for _, k := range healthCounts {
			out = append(out, HealthCount{k, len(who[k]), all})
		}
		return nil
	})
	return out, err
}

// countsAs are the figures in which an entry counts on a day.
func (p *HealthPage) countsAs(day date.Date) (out []string) {
	switch {
	case p.Exam != nil:
		return []string{"examined"}
	case p.Illness != nil && !p.Illness.None:
		return map[string][]string{"hiv": {"hiv"}, "tb": {"tb"}, "liver": {"hepatitis"}, "psychiatric": {"psychiatric"}}[p.Illness.What]
	case p.Medicine != nil && p.Medicine.For == health.ARV && p.Medicine.Runs(day):
		return []string{"arv"}
	case p.Treatment != nil && p.Treatment.Runs(day):
		return []string{"methadone_inside"}
	case p.Referral != nil:
		s := p.Referral.On(day)
		if s == health.Sent || s == health.Accepted || s == health.Started {
			out = append(out, "referred")
		}
		if s == health.Started {
			out = append(out, "started")
			if p.Referral.Kind == health.ARV {
				out = append(out, "arv")
			}
		}
	}
	return out
}

// CountTable is the figures for printing. In a paper that leaves the house small ones are not printed (small_number).
func (o *Office) CountTable(day date.Date, list []HealthCount, outside bool) paper.Table {
	w, least := o.Words, o.Law.Int(law.SmallNumber, day)
	t := paper.Table{Title: w.T("health.sheet.count"), Subtitle: o.healthSubtitle(day),
		Columns: []paper.Column{{Title: w.T("health.col.what"), Width: 110}, {Title: w.T("health.col.people"), Width: 30}}}
	for _, c := range list {
		n := paper.Num(int64(c.N))
		if outside && c.N > 0 && c.N < least {
			n = paper.Txt(w.T("health.count.few", "n", least))
		}
		t.Rows = append(t.Rows, paper.Row{Cells: []paper.Cell{paper.Txt(w.T("health.count." + c.What)), n}})
	}
	if outside {
		t.Notes = append(t.Notes, w.T("health.count.note", "n", least))
	}
	return t
}
