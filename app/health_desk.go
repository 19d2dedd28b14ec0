package app

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"hoanhap/app/date"
	"hoanhap/app/health"
	"hoanhap/app/law"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/app/seal"
	"hoanhap/app/stay"
	"hoanhap/app/why"
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
	Sum  why.Sum // how the day came about
}

// HealthDesk is everybody in the house, and who left with something not over yet, with what is to be done until a day. Days in
// clear that are no longer right are written anew on the way, where whoever reads may also write.
func (o *Office) HealthDesk(until date.Date) (out []HealthLine, err error) {
	var stale []int64
	err = o.readHealth(0, func(tx Tx, ring *seal.Ring) error {
		pages, err := openNotes(tx, ring)
		if err != nil {
			return err
		}
		by := map[int64][]HealthPage{}
		for i := range pages {
			id := pages[i].Note.ResidentID
			by[id] = append(by[id], pages[i])
		}
		rows, err := o.deskStays(tx, by)
		if err != nil {
			return err
		}
		out, stale, err = o.healthDesk(rows, by, until)
		return err
	})
	if err == nil && len(stale) > 0 && o.Allowed(RightTreat) {
		err = o.SettleHealth(stale)
	}
	slices.SortStableFunc(out, func(a, b HealthLine) int {
		return cmp.Or(away(&a)-away(&b), cmp.Compare(last0(a.Next()), last0(b.Next())), cmp.Compare(a.Code, b.Code))
	})
	return out, err
}

// away puts who cannot be seen, having escaped or being held elsewhere, after everybody else.
func away(l *HealthLine) int {
	if l.State.Open() && !l.State.OnBooks() {
		return 1
	}
	return 0
}

// deskStays are the stays open today, and every stay of those of whom something is written.
func (o *Office) deskStays(tx Tx, by map[int64][]HealthPage) ([]StayRows, error) {
	rows, err := tx.Timelines(StayQuery{From: o.Today(), To: o.Today()})
	if err != nil {
		return nil, err
	}
	rows = slices.DeleteFunc(rows, func(r StayRows) bool { return by[r.Resident.ID] != nil })
	written := slices.Sorted(maps.Keys(by))
	if len(written) == 0 {
		return rows, nil
	}
	more, err := tx.Timelines(StayQuery{Resident: written})
	return append(rows, more...), err
}

// healthDesk makes a line of each resident who is here or of whom something is left to be done.
func (o *Office) healthDesk(rows []StayRows, by map[int64][]HealthPage, until date.Date) (out []HealthLine, stale []int64, err error) {
	stays, err := livesOf(o, rows)
	if err != nil {
		return nil, nil, err
	}
	done := map[int64]bool{}
	for i := range rows {
		r := &rows[i].Resident
		l := stays[r.ID]
		if l == nil || done[r.ID] {
			continue
		}
		done[r.ID] = true
		pages := by[r.ID]
		id := l.current(o.Today())
		x := HealthLine{Resident: r.ID, Stay: id, Name: r.Name, Code: r.Code, State: l.by[id].On(o.Today()).State}
		o.healthItems(&x, pages, l, until)
		if x.State.Open() || len(x.Items) > 0 || x.Gap.Bad() {
			out = append(out, x)
		}
		if o.stale(pages, l) {
			stale = append(stale, r.ID)
		}
	}
	return out, stale, nil
}

// current is the open stay, else the last.
func (l *lives) current(on date.Date) int64 {
	for id, t := range l.by {
		if t.OpenOn(on) {
			return id
		}
	}
	return l.last
}

// last0 puts no day behind every day.
func last0(d date.Date) date.Date {
	if d == 0 {
		return date.Max
	}
	return d
}

// healthItems reckons what is to be done about one resident.
func (o *Office) healthItems(l *HealthLine, pages []HealthPage, stays *lives, until date.Date) {
	examined := false
	days := o.healthDays(pages, stays)
	for i := range pages {
		p := &pages[i]
		if p.VoidWhy != "" {
			continue
		}
		examined = examined || p.Exam != nil && (p.Note.StayID == l.Stay || p.Note.StayID == 0)
		if d := days[i].day; d != 0 && d <= until && (l.State.Open() || p.Referral != nil || p.Treatment != nil) {
			l.Items = append(l.Items, HealthItem{p.Note.ID, d, healthWord(p), days[i].sum()})
		}
		o.gapItem(l, p, stays, pages)
		o.methadoneItem(l, p)
	}
	if !examined && l.State.Open() {
		entry := stays.by[l.Stay].Entry().Day
		by := noteDay{o.examBy(entry), onSeen, o.countedBy(say.Of("why.anchor.entry"), entry, law.DuePlan, entry)}
		l.Items = append(l.Items, HealthItem{0, by.day, say.Of("health.item.entry"), by.sum()})
	}
	slices.SortStableFunc(l.Items, func(a, b HealthItem) int { return int(a.Day) - int(b.Day) })
}

// gapItem tells of days without a dose that are still going on.
func (o *Office) gapItem(l *HealthLine, p *HealthPage, stays *lives, pages []HealthPage) {
	if p.Referral == nil {
		return
	}
	if g := o.gapOf(p.Referral, stays.of(&p.Note), pages); g.Bad() && g.Open {
		l.Gap = g
	}
}

// gapOf is the time without a dose of a referral as of today; nobody who is still given doses here has one.
func (o *Office) gapOf(r *health.Referral, t *stay.Timeline, pages []HealthPage) health.Gap {
	today := o.Today()
	here := t != nil && t.End() == nil && running(pages, today) != nil
	if here || r.Occasion == health.Inside { // missed doses are told by the sheet of the day
		return health.Gap{}
	}
	x, last := *r, lastDose(r, pages)
	x.LastDay, x.LastTime, x.TakeHome = last.day, last.time, last.home
	return x.Gap(today, o.Law.Int(law.MethadoneGap, today))
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
	l.Items = append(l.Items, HealthItem{p.Note.ID, today, what, noteDay{day: today, from: typedDay(today)}.sum()})
}

// healthWord says what an entry asks for.
func healthWord(p *HealthPage) say.Msg {
	if p.Referral != nil {
		return say.Of("health.item."+string(p.Referral.State()), "what", p.Referral.Kind)
	}
	return say.Of("health.item." + or(p.Kind, HealthOther))
}

// healthSubtitle says whose sheet it is and of which day.
func (o *Office) healthSubtitle(day date.Date) string {
	at := o.Words.T("health.sheet.day", "day", day)
	if name := o.Centre(day).Name; name != "" {
		return name + " – " + at
	}
	return at
}

// DietTable is the list for the kitchen: name and diet, no illness.
func (o *Office) DietTable(day date.Date, list []DietLine) paper.Table {
	w := o.Words
	t := paper.Table{Title: w.T("health.sheet.diet"), Subtitle: o.healthSubtitle(day), Columns: []paper.Column{{Title: w.T("health.col.n"), Width: 10},
		{Title: w.T("health.col.code"), Width: 26}, {Title: w.T("health.col.name"), Width: 70}, {Title: w.T("health.col.diet"), Width: 70}}}
	for i := range list {
		l := &list[i]
		t.Rows = append(t.Rows, paper.Row{Cells: []paper.Cell{paper.Txt(strconv.Itoa(i + 1)), paper.Txt(l.Code), paper.Txt(l.Name), paper.Txt(l.Diet)}})
	}
	return t
}
