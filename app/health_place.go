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
	"hoanhap/app/stay"
	"hoanhap/app/text"
)

// What a receiving place does.
const (
	PlaceTreats    = "treats"    // cơ sở điều trị
	PlaceDispenses = "dispenses" // cơ sở cấp phát thuốc
)

// PlaceKinds in the order of the list.
var PlaceKinds = []string{PlaceTreats, PlaceDispenses}

// ReceivingPlace is a place to which people are referred (nơi tiếp nhận). It stands in clear: it says nothing about anybody.
type ReceivingPlace struct {
	ID          int64 `gorm:"primaryKey"`
	Name        string
	Kind        string // treats, dispenses
	Care        string // health.Kind, apart by spaces
	Province    string // code
	Commune     string `json:",omitempty"`
	CommuneList string `json:",omitempty"`
	Address     string `json:",omitempty"`
	Phone       string `json:",omitempty"`
	Note        string `json:",omitempty"`
	stay.Void
}

// TableName is the table.
func (ReceivingPlace) TableName() string { return "receiving_place" }

// Gives reports a kind of care of the place.
func (p *ReceivingPlace) Gives(k health.Kind) bool {
	return slices.Contains(strings.Fields(p.Care), string(k))
}

// SavePlace adds a place to the catalogue or changes it.
func (o *Office) SavePlace(p ReceivingPlace) (int64, error) {
	var wrong say.Problems
	p.Name = text.Clean(p.Name)
	if p.Name == "" {
		wrong.Add("name", "err.needed")
	}
	if !slices.Contains(PlaceKinds, p.Kind) {
		wrong.Add("kind", "err.needed")
	}
	if p.Care == "" {
		wrong.Add("care", "err.health.no_care")
	}
	if o.Places != nil && p.Commune != "" {
		c, ok := o.Places.Commune(p.Commune)
		if !ok {
			wrong.Add("commune", "err.needed")
		} else {
			p.Province, p.CommuneList = c.Province.Code, o.CatalogueNow()
		}
	}
	if len(wrong) > 0 {
		return 0, wrong
	}
	err := o.do(RightTreat, "act.receiving_place", p.Name, "", func(a *Act) error {
		if p.ID == 0 {
			return a.Add(&p)
		}
		return a.Change(&p)
	})
	return p.ID, err
}

// ClosePlace takes a place out of the catalogue, with the reason.
func (o *Office) ClosePlace(id int64, why string) error {
	return o.do(RightTreat, "act.receiving_place", "", why, func(a *Act) error {
		p, err := Load[ReceivingPlace](a, id)
		if err != nil {
			return err
		}
		return a.Withdraw(&p, why)
	})
}

// PlacesFor are the live places for a kind of care ("" any), those of the home province of a resident first.
func (o *Office) PlacesFor(k health.Kind, resident int64) (out []ReceivingPlace, err error) {
	home := ""
	err = o.Store.Read(func(tx Tx) error {
		if resident != 0 {
			r, err := Load[Resident](tx, resident)
			if err != nil {
				return err
			}
			home = o.homeProvince(&r)
		}
		out, err = All[ReceivingPlace](tx, "void_why", "")
		return err
	})
	out = slices.DeleteFunc(out, func(p ReceivingPlace) bool { return k != "" && !p.Gives(k) })
	far := func(p *ReceivingPlace) int {
		if home != "" && p.Province == home {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(out, func(a, b ReceivingPlace) int {
		return cmp.Or(cmp.Compare(far(&a), far(&b)), cmp.Compare(a.Kind, b.Kind)*-1, cmp.Compare(text.Fold(a.Name), text.Fold(b.Name)))
	})
	return out, err
}

// PlaceTable is the catalogue for printing.
func (o *Office) PlaceTable(day date.Date, list []ReceivingPlace) paper.Table {
	w := o.Words
	t := paper.Table{Title: w.T("health.sheet.places"), Subtitle: o.healthSubtitle(day), Columns: []paper.Column{{Title: w.T("health.col.n"), Width: 12},
		{Title: w.T("health.col.place"), Width: 60}, {Title: w.T("health.col.kind"), Width: 36}, {Title: w.T("health.col.care"), Width: 44},
		{Title: w.T("health.col.address"), Width: 80}, {Title: w.T("health.col.phone"), Width: 30}}}
	for i := range list {
		p := &list[i]
		var care []string
		for _, k := range strings.Fields(p.Care) {
			care = append(care, w.T("health.kind."+k))
		}
		t.Rows = append(t.Rows, paper.Row{Cells: []paper.Cell{paper.Txt(strconv.Itoa(i + 1)), paper.Txt(p.Name), paper.Txt(w.T("health.place." + p.Kind)),
			paper.Txt(strings.Join(care, ", ")), paper.Txt(o.PlaceAddress(p, day)), paper.Txt(p.Phone)}})
	}
	return t
}

// PlaceAddress is where a place is: its address as typed, commune and province.
func (o *Office) PlaceAddress(p *ReceivingPlace, day date.Date) string {
	if c, ok := o.Places.Of(p.CommuneList, p.Commune); ok {
		return strings.TrimPrefix(p.Address+", "+c.Full(day), ", ")
	}
	return p.Address
}

func (o *Office) homeProvince(r *Resident) string {
	if c, ok := o.Places.Of(r.CommuneList, r.Commune); ok {
		return c.Province.Code
	}
	return ""
}

// SickDiet writes down which diet the kitchen gives a stay, from the list of the settings: no illness can be typed here.
func (o *Office) SickDiet(stayID int64, from, last date.Date, diet string) error {
	var p say.Problems
	switch {
	case from == 0:
		p.Add("day", "err.needed")
	case last != 0 && last < from:
		p.Add("last", "err.support.last")
	}
	if !slices.Contains(o.Law.List(law.SickDiets, max(from, o.Today())), diet) {
		p.Add("diet", "err.health.diet")
	}
	if len(p) > 0 {
		return p
	}
	label, err := o.nameOf(stayID)
	if err != nil {
		return err
	}
	return o.do(RightTreat, "act.sick_diet", label, "", func(a *Act) error {
		return a.Add(&SupportEntry{StayID: stayID, Item: law.FoodSick, Day: from, Last: last, Text: diet})
	})
}

// DietLine is one line of the list for the kitchen.
type DietLine struct {
	Stay, Resident int64
	Name, Code     string
	Diet           string
}

// Diets are the sick diets of a day, of those who are in the house: name and diet, nothing else.
func (o *Office) Diets(day date.Date) (out []DietLine, err error) {
	err = o.Store.Read(func(tx Tx) error {
		all, err := All[SupportEntry](tx, "item", law.FoodSick)
		if err != nil {
			return err
		}
		diet := map[int64]string{}
		var ids []int64
		for i := range all {
			if e := &all[i]; e.Live() && e.Day <= day && day <= max(e.Day, e.Last) {
				if _, ok := diet[e.StayID]; !ok {
					ids = append(ids, e.StayID)
				}
				diet[e.StayID] = e.Text // the later one holds
			}
		}
		if len(ids) == 0 {
			return nil
		}
		rows, err := tx.Timelines(StayQuery{IDs: ids})
		for i := range rows {
			r := &rows[i]
			t, err := r.Fold(o)
			if err != nil {
				return err
			}
			if t.On(day).State == stay.Present {
				out = append(out, DietLine{r.Stay.ID, r.Resident.ID, r.Resident.Name, r.Resident.Code, diet[r.Stay.ID]})
			}
		}
		return err
	})
	slices.SortStableFunc(out, func(a, b DietLine) int {
		return cmp.Or(cmp.Compare(a.Diet, b.Diet), cmp.Compare(a.Code, b.Code))
	})
	return out, err
}
