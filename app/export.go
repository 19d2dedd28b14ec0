package app

import (
	"cmp"
	"slices"

	"hoanhap/app/exchange"
	"hoanhap/app/stay"
)

// Export writes the live people, stays and movements into a workbook: import of it gives the same, column by column. What
// the workbook has no column for (photos, papers, families, lists of belongings) stays at home.
func (o *Office) Export() (exchange.Book, error) {
	if err := o.Ask(RightExport); err != nil {
		return exchange.Book{}, err
	}
	var plan exchange.Plan
	err := o.Store.Read(func(tx Tx) error {
		at, err := o.exportPeople(tx, &plan)
		if err != nil {
			return err
		}
		return exportStays(tx, &plan, at)
	})
	return exchange.Format(&plan), err
}

// exportPeople gives the people by their codes, and where each stands.
func (o *Office) exportPeople(tx Tx, p *exchange.Plan) (map[int64]int, error) {
	people, err := All[Resident](tx)
	if err != nil {
		return nil, err
	}
	substances, err := All[Substance](tx)
	if err != nil {
		return nil, err
	}
	of := map[int64][]exchange.Substance{}
	for _, s := range substances {
		x := exchange.Substance{Code: s.Code, Name: s.Name}
		switch {
		case !s.Live():
		case s.Main: // first in the cell is the main one
			of[s.ResidentID] = slices.Insert(of[s.ResidentID], 0, x)
		default:
			of[s.ResidentID] = append(of[s.ResidentID], x)
		}
	}
	slices.SortStableFunc(people, func(a, b Resident) int { return cmp.Compare(a.Code, b.Code) })
	at := make(map[int64]int, len(people))
	for _, r := range people {
		if !r.Live() {
			continue
		}
		at[r.ID] = len(p.People)
		q := exchange.Person{Code: r.Code, Name: r.Name, Birth: r.Birth, Sex: r.Sex, IDNumber: r.IDNumber, Ethnic: r.Ethnic,
			Religion: r.Religion, Education: r.Education, Occupation: r.Occupation, Commune: r.Commune, Address: r.Address,
			Substances: of[r.ID], Note: r.Note}
		if r.CommuneList != o.CatalogueNow() {
			if q.Commune, err = o.communeNow(&r); err != nil {
				return nil, err
			}
		}
		p.People = append(p.People, q)
	}
	return at, nil
}

func exportStays(tx Tx, p *exchange.Plan, people map[int64]int) error {
	rows, err := tx.Timelines(StayQuery{})
	if err != nil {
		return err
	}
	slices.SortStableFunc(rows, func(a, b StayRows) int { return cmp.Compare(a.Stay.Code, b.Stay.Code) })
	for i := range rows {
		r := &rows[i]
		who, live := people[r.Stay.ResidentID]
		if !r.Stay.Live() || !live {
			continue
		}
		n := len(p.Stays)
		p.Stays = append(p.Stays, exchange.Stay{Code: r.Stay.Code, Person: who, Decisions: liveDecisions(r.Decisions)})
		for _, m := range queued(r.Movements) {
			p.Movements = append(p.Movements, exchange.Movement{Stay: n, Movement: m})
		}
	}
	return nil
}

func liveDecisions(all []stay.Decision) (out []stay.Decision) {
	for _, d := range all {
		if d.Live() {
			out = append(out, d)
		}
	}
	return out
}

// queued are the live movements in queue order: untimed ones of one day must stand in the sheet as they are ranked.
func queued(all []stay.Movement) (out []stay.Movement) {
	for _, m := range all {
		if m.Live() {
			out = append(out, m)
		}
	}
	stay.Queue(out)
	return out
}
