package app

import (
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/app/stay"
)

// CommuneCatalogue is a catalogue of communes newer than the shipped one, as its two files gave it. Its name, which stands
// beside every code, is its first day: it sorts after "2025".
type CommuneCatalogue struct {
	ID       int64     `gorm:"primaryKey"`
	From     date.Date `gorm:"column:from_day"` // in force from
	Communes string    // CSV: code, name, kind, province_code …
	Moves    string    // CSV: old_code, new_code, default_target, official_note
	Note     string    `json:",omitempty"` // resolution or decision
	stay.Void
}

func (CommuneCatalogue) TableName() string { return "commune_catalogue" }

// CatalogueLine is a catalogue that was loaded, for the list of the settings.
type CatalogueLine struct {
	ID       int64
	From     date.Date
	Communes int
	Note     string
}

// CatalogueNow is the name of the catalogue in which a code is written today.
func (o *Office) CatalogueNow() string {
	if o.Places == nil {
		return Catalogue
	}
	return o.Places.Name()
}

// catalogues are the live ones by their first day.
func catalogues(tx Tx) ([]CommuneCatalogue, error) {
	all, err := All[CommuneCatalogue](tx, "void_why", "")
	slices.SortFunc(all, func(a, b CommuneCatalogue) int { return int(a.From - b.From) })
	return all, err
}

// shippedPlaces is the catalogue the program brings.
func (o *Office) shippedPlaces() *law.Places {
	p := o.Places
	for p != nil && p.Before() != nil {
		p = p.Before()
	}
	return p
}

// LoadCatalogues sets the catalogues of the office after the shipped one. Codes are written in the newest in force today.
func (o *Office) LoadCatalogues() error {
	p := o.shippedPlaces()
	if p == nil {
		return nil
	}
	var rows []CommuneCatalogue
	if err := o.Store.Read(func(tx Tx) (err error) { rows, err = catalogues(tx); return err }); err != nil {
		return err
	}
	o.newList = 0
	for _, r := range rows {
		if r.From > o.Today() {
			o.newList = r.From
			break
		}
		next, err := p.Revise(r.From.String(), r.Communes, r.Moves)
		if err != nil {
			return err
		}
		p = next
	}
	o.Places = p
	return nil
}

// NewDay puts in force what begins today: a catalogue of communes loaded for a later day. The window asks on every new day, so that nothing waits for
// the next start of the program.
func (o *Office) NewDay() error {
	if o.newList == 0 || o.Today() < o.newList {
		return nil
	}
	return o.LoadCatalogues()
}

// Catalogues are the catalogues that were loaded, by their first day.
func (o *Office) Catalogues() (out []CatalogueLine, err error) {
	_, out, err = o.catalogueChain()
	return out, err
}

// catalogueChain is the newest catalogue, in force or not yet, with a line of each that was loaded.
func (o *Office) catalogueChain() (p *law.Places, out []CatalogueLine, err error) {
	if p = o.shippedPlaces(); p == nil {
		return nil, nil, ErrNotFound
	}
	err = o.Store.Read(func(tx Tx) error {
		rows, err := catalogues(tx)
		for _, r := range rows {
			if p, err = p.Revise(r.From.String(), r.Communes, r.Moves); err != nil {
				return err
			}
			out = append(out, CatalogueLine{r.ID, r.From, p.Len(), r.Note})
		}
		return err
	})
	return p, out, err
}

// AddCatalogue takes a newer catalogue from the text of its two files, in force from a day. Codes in records stay with the
// catalogue they were written in; a fault leaves everything as it was.
func (o *Office) AddCatalogue(from date.Date, communes, moves, note string) (n int, err error) {
	if err := o.first(RightSettings); err != nil {
		return n, err
	}
	last, lines, err := o.catalogueChain()
	if err != nil {
		return 0, err
	}
	switch {
	case from == 0:
		return 0, say.Problems{{Field: "from", Msg: say.Of("err.needed")}}
	case from <= date.Of(2025, 7, 1):
		return 0, say.Problems{{Field: "from", Msg: say.Of("err.places.catalogue_first")}}
	case len(lines) > 0 && from <= lines[len(lines)-1].From:
		return 0, say.Problems{{Field: "from", Msg: say.Of("err.places.catalogue_day", "day", lines[len(lines)-1].From)}}
	}
	p, err := last.Revise(from.String(), communes, moves)
	if err != nil {
		return 0, err
	}
	err = o.do(RightSettings, "act.catalogue", from.Text(), note, func(a *Act) error {
		return a.Add(&CommuneCatalogue{From: from, Communes: communes, Moves: moves, Note: note})
	})
	if err != nil {
		return 0, err
	}
	return p.Len(), o.LoadCatalogues()
}

// DropCatalogue takes back a catalogue that was loaded by mistake, while no record holds a code of it.
func (o *Office) DropCatalogue(id int64, why string) error {
	err := o.do(RightSettings, "act.drop_catalogue", "", why, func(a *Act) error {
		c, err := Load[CommuneCatalogue](a, id)
		if err != nil {
			return err
		}
		all, err := catalogues(a)
		if err != nil {
			return err
		}
		if n := len(all); n > 0 && all[n-1].From > c.From {
			return &say.Refused{Msg: say.Of("err.places.catalogue_later")}
		}
		n, err := codesOf(a, c.From.String())
		if err != nil {
			return err
		}
		if n > 0 {
			return &say.Refused{Msg: say.Of("err.places.catalogue_used", "n", n)}
		}
		return a.Withdraw(&c, why)
	})
	if err != nil {
		return err
	}
	return o.LoadCatalogues()
}

// codesOf counts the records that hold a code of a catalogue.
func codesOf(tx Tx, list string) (n int, err error) {
	count := func(m int, err2 error) {
		if n += m; err == nil {
			err = err2
		}
	}
	count(rowsWith[Resident](tx, "commune_list", list))
	count(rowsWith[Resident](tx, "temp_list", list))
	count(rowsWith[HandoverStep](tx, "commune_list", list))
	count(rowsWith[CommuneReport](tx, "commune_list", list))
	count(rowsWith[ReceivingPlace](tx, "commune_list", list))
	return n, err
}

func rowsWith[T Record](tx Tx, column, value string) (int, error) {
	all, err := All[T](tx, column, value)
	return len(all), err
}

// communeNow is the code in today's catalogue of a home written in an earlier one, as far as the tables decide it: a code of
// another catalogue would name another commune.
func (o *Office) communeNow(r *Resident) (string, error) {
	m, ok, err := o.Places.Moved(r.CommuneList, r.Commune)
	if err != nil || !ok {
		return "", err
	}
	c, _ := m.Decided()
	return c.Code, nil
}
