package app

import (
	"cmp"
	"slices"
	"strconv"

	"hoanhap/app/date"
	"hoanhap/app/health"
	"hoanhap/app/law"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/app/seal"
	"hoanhap/app/stay"
)

// HealthLine is one resident in the list of the health desk.
type HealthLine struct {
	Resident, Stay int64
	Name, Code     string
	State          stay.State
	Items          []HealthItem // due, by day
	Methadone      bool         // given in the centre today
	Gap            health.Gap   // without a dose between two places
}

// Next is the first day on which something is due, 0 when nothing is.
func (l *HealthLine) Next() date.Date {
	if len(l.Items) == 0 {
		return 0
	}
	return l.Items[0].Day
}

// HealthItem is something the health desk has to do.
type HealthItem struct {
	Note int64
	Day  date.Date
	What say.Msg
}

// HealthDesk is everybody in the house, and who left with a referral not over yet, with what is to be done until a day.
func (o *Office) HealthDesk(until date.Date) (out []HealthLine, err error) {
	err = o.readHealth(0, func(tx Tx, ring *seal.Ring) error {
		pages, err := openNotes(tx, ring)
		if err != nil {
			return err
		}
		by := map[int64][]HealthPage{}
		for i := range pages {
			if pages[i].VoidWhy == "" {
				by[pages[i].Note.ResidentID] = append(by[pages[i].Note.ResidentID], pages[i])
			}
		}
		rows, err := tx.Timelines(StayQuery{})
		if err != nil {
			return err
		}
		at := map[int64]int{}
		for i := range rows {
			r := &rows[i]
			if !r.Stay.Live() {
				continue
			}
			t, err := r.Fold(o)
			if err != nil {
				return err
			}
			l := HealthLine{Resident: r.Resident.ID, Stay: r.Stay.ID, Name: r.Resident.Name, Code: r.Resident.Code, State: t.On(o.Today()).State}
			o.healthItems(&l, by[r.Resident.ID], until)
			if !l.State.Open() && len(l.Items) == 0 && !l.Gap.Bad() {
				continue
			}
			if n, ok := at[l.Resident]; !ok {
				at[l.Resident] = len(out)
				out = append(out, l)
			} else if l.State.Open() {
				out[n] = l
			}
		}
		return nil
	})
	slices.SortStableFunc(out, func(a, b HealthLine) int {
		return cmp.Or(cmp.Compare(last0(a.Next()), last0(b.Next())), cmp.Compare(a.Code, b.Code))
	})
	return out, err
}

// last0 puts no day behind every day.
func last0(d date.Date) date.Date {
	if d == 0 {
		return date.Max
	}
	return d
}

// healthItems reckons what is to be done about one resident.
func (o *Office) healthItems(l *HealthLine, pages []HealthPage, until date.Date) {
	today, examined := o.Today(), false
	for i := range pages {
		p := &pages[i]
		examined = examined || p.Kind == HealthExam
		if d := p.Note.Due; d != 0 && d <= until && (l.State.Open() || p.Referral != nil) {
			l.Items = append(l.Items, HealthItem{p.Note.ID, d, healthWord(p)})
		}
		if p.Referral != nil {
			if g := p.Referral.Gap(today, o.Law.Int(law.MethadoneGap, today)); g.Bad() && g.Open {
				l.Gap = g
			}
		}
		o.methadoneItem(l, p)
	}
	if !examined && l.State.Open() {
		l.Items = append(l.Items, HealthItem{0, today, say.Of("health.item.entry")})
	}
	slices.SortStableFunc(l.Items, func(a, b HealthItem) int { return int(a.Day) - int(b.Day) })
}

// methadoneItem reckons the doses that were missed.
func (o *Office) methadoneItem(l *HealthLine, p *HealthPage) {
	today := o.Today()
	t := p.Treatment
	if t == nil || !t.Runs(today) || !l.State.Open() {
		return
	}
	l.Methadone = true
	n, again := t.Without(today, o.Law.Int(law.MethadoneGap, today))
	if n == 0 {
		return
	}
	what := say.Of("health.item.missed", "n", n)
	if again {
		what = say.Of("health.item.reassess", "n", n)
	}
	l.Items = append(l.Items, HealthItem{p.Note.ID, today, what})
}

// healthWord says what an entry asks for.
func healthWord(p *HealthPage) say.Msg {
	if p.Referral != nil {
		return say.Of("health.item."+string(p.Referral.State()), "what", p.Referral.Kind)
	}
	return say.Of("health.item." + or(p.Kind, HealthOther))
}

// DispenseLine is one patient on the dispensing sheet of a day.
type DispenseLine struct {
	Note, Resident int64
	Name, Code     string
	Ordered        health.Tenths
	Dose           *health.Dose // of the day; nil nothing written yet
	Without        int          // days on end without a dose before
	Reassess       bool
	Home           bool // covered by a dose taken along
}

// Dispensing is the daily sheet of Methadone given in the centre: everybody whose treatment runs on the day.
func (o *Office) Dispensing(day date.Date) (out []DispenseLine, err error) {
	err = o.readHealth(0, func(tx Tx, ring *seal.Ring) error {
		pages, err := openNotes(tx, ring)
		if err != nil {
			return err
		}
		for i := range pages {
			p := &pages[i]
			if p.VoidWhy != "" || p.Treatment == nil || !p.Treatment.Runs(day) {
				continue
			}
			r, err := Load[Resident](tx, p.Note.ResidentID)
			if err != nil {
				return err
			}
			l := DispenseLine{Note: p.Note.ID, Resident: r.ID, Name: r.Name, Code: r.Code, Ordered: p.Treatment.Ordered, Dose: p.Treatment.On(day)}
			l.Without, l.Reassess = p.Treatment.Without(day, o.Law.Int(law.MethadoneGap, day))
			missed := p.Treatment.Missed(day)
			l.Home = l.Dose == nil && !slices.Contains(missed, day)
			out = append(out, l)
		}
		return nil
	})
	slices.SortStableFunc(out, func(a, b DispenseLine) int { return cmp.Compare(a.Code, b.Code) })
	return out, err
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
		p.Treatment.To = last
		return nil
	})
}

// DispensingTable is the sheet for printing, with room for signatures. It stays in the health desk.
func (o *Office) DispensingTable(day date.Date, list []DispenseLine) paper.Table {
	w := o.Words
	t := paper.Table{Title: w.T("health.sheet.dispensing"), Subtitle: w.T("health.sheet.day", "day", day), Columns: []paper.Column{{Title: w.T("health.col.n"), Width: 8},
		{Title: w.T("health.col.code"), Width: 22}, {Title: w.T("health.col.name"), Width: 48}, {Title: w.T("health.col.ordered"), Width: 20},
		{Title: w.T("health.col.given"), Width: 20}, {Title: w.T("health.col.time"), Width: 14}, {Title: w.T("health.col.sign"), Width: 30}, {Title: w.T("health.col.note"), Width: 34}}}
	for i := range list {
		l := &list[i]
		given, at, note := "", "", ""
		if l.Dose != nil {
			given, at, note = l.Dose.Amount.Text(), l.Dose.Time, l.Dose.Why
			if l.Dose.Amount == 0 {
				given = "–"
			}
		}
		if l.Reassess {
			note = w.T("health.item.reassess", "n", l.Without)
		} else if l.Without > 0 {
			note = w.T("health.item.missed", "n", l.Without)
		}
		t.Rows = append(t.Rows, paper.Row{Cells: []paper.Cell{paper.Txt(strconv.Itoa(i + 1)), paper.Txt(l.Code), paper.Txt(l.Name), paper.Txt(l.Ordered.Text()),
			paper.Txt(given), paper.Txt(at), paper.Txt(""), paper.Txt(note)}})
	}
	return t
}

// DietTable is the list for the kitchen: name and diet, no illness.
func (o *Office) DietTable(day date.Date, list []DietLine) paper.Table {
	w := o.Words
	t := paper.Table{Title: w.T("health.sheet.diet"), Subtitle: w.T("health.sheet.day", "day", day), Columns: []paper.Column{{Title: w.T("health.col.n"), Width: 10},
		{Title: w.T("health.col.code"), Width: 26}, {Title: w.T("health.col.name"), Width: 70}, {Title: w.T("health.col.diet"), Width: 70}}}
	for i := range list {
		l := &list[i]
		t.Rows = append(t.Rows, paper.Row{Cells: []paper.Cell{paper.Txt(strconv.Itoa(i + 1)), paper.Txt(l.Code), paper.Txt(l.Name), paper.Txt(l.Diet)}})
	}
	return t
}

// HealthCount is one figure: how many of those in the house.
type HealthCount struct {
	What string // key under health.count
	N    int
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
			out = append(out, HealthCount{k, len(who[k])})
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
	case p.Treatment != nil && p.Treatment.Runs(day):
		return []string{"methadone_inside"}
	case p.Referral != nil:
		s := p.Referral.State()
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
	t := paper.Table{Title: w.T("health.sheet.count"), Subtitle: w.T("health.sheet.day", "day", day),
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
