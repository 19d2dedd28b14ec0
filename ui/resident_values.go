package ui

import (
	"fmt"
	"strconv"
	"strings"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/text"
	"hoanhap/ui/kit"
)

// residentTexts are the fields that are words, by their key in the form.
var residentTexts = []struct {
	key string
	of  func(*app.Resident) *string
}{
	{"name", func(r *app.Resident) *string { return &r.Name }},
	{"other_names", func(r *app.Resident) *string { return &r.OtherNames }},
	{"birth_place", func(r *app.Resident) *string { return &r.BirthPlace }},
	{"sex", func(r *app.Resident) *string { return &r.Sex }},
	{"place_sex", func(r *app.Resident) *string { return &r.PlaceSex }},
	{"id_number", func(r *app.Resident) *string { return &r.IDNumber }},
	{"ethnic", func(r *app.Resident) *string { return &r.Ethnic }},
	{"religion", func(r *app.Resident) *string { return &r.Religion }},
	{"nationality", func(r *app.Resident) *string { return &r.Nationality }},
	{"policy", func(r *app.Resident) *string { return &r.Policy }},
	{"address", func(r *app.Resident) *string { return &r.Address }},
	{"temp_address", func(r *app.Resident) *string { return &r.TempAddress }},
	{"home_town", func(r *app.Resident) *string { return &r.HomeTown }},
	{"education", func(r *app.Resident) *string { return &r.Education }},
	{"occupation", func(r *app.Resident) *string { return &r.Occupation }},
	{"work", func(r *app.Resident) *string { return &r.Work }},
	{"marital", func(r *app.Resident) *string { return &r.Marital }},
	{"marks", func(r *app.Resident) *string { return &r.Marks }},
	{"note", func(r *app.Resident) *string { return &r.Note }},
}

func ticked(on bool) string {
	if on {
		return "1"
	}
	return ""
}

// values is the record as the form holds it.
func (s *residentForm) values() map[string]string {
	r := &s.life.Resident
	v := map[string]string{"birth": r.Birth.Text(), "given": given(r), "height": positive(r.HeightCM), "weight": positive(r.WeightKG),
		"no_residence_box": ticked(r.NoResidence), "unable_box": ticked(r.UnableToWork)}
	for _, f := range residentTexts {
		v[f.key] = *f.of(r)
	}
	for i, g := range app.ResidentGroups {
		switch {
		case i >= len(app.HouseholdGroups):
			v["group_"+g] = ticked(r.In(g))
		case r.In(g):
			v["household"] = g
		}
	}
	if r.CommuneList == s.d.Office.CatalogueNow() {
		v["commune"] = r.Commune
	}
	if r.TempList == s.d.Office.CatalogueNow() {
		v["temp_commune"] = r.TempCommune
	}
	put := func(list string, i int, pairs ...string) {
		for k := 0; k+1 < len(pairs); k += 2 {
			v[fmt.Sprintf("%s.%d.%s", list, i, pairs[k])] = pairs[k+1]
		}
	}
	for i, p := range s.life.Identity {
		put("identity", i, "kind", p.Kind, "number", p.Number, "issued", p.Issued.Text(), "issued_by", p.IssuedBy)
	}
	for i, f := range s.life.Relatives {
		put("relative", i, "name", f.Name, "relation", f.Relation, "age", positive(f.Age), "phone", f.Phone, "address", f.Address, "work", f.Work,
			"id_number", f.IDNumber, "contact", ticked(f.Contact), "guardian", ticked(f.Guardian))
	}
	for i, x := range s.life.Substances {
		put("substance", i, "name", x.Name, "route", x.Route, "first_use", x.FirstUse.Text(), "main", ticked(x.Main))
	}
	return v
}

// admission is the record as the form would have it.
func (s *residentForm) admission() app.Admission {
	a := app.Admission{Resident: s.life.Resident}
	r, f := &a.Resident, s.form
	for _, t := range residentTexts {
		*t.of(r) = f.Value(t.key)
	}
	r.Groups = app.JoinGroups(func(g string) bool { return f.Value("household") == g || f.Value("group_"+g) != "" })
	r.Birth = s.d.birthOf(f)
	r.SortName = sortName(r.Name, f.Value("given"))
	r.IDNumber = text.CleanNumber(r.IDNumber)
	r.HeightCM, r.WeightKG = countOf(f, "height"), countOf(f, "weight")
	r.NoResidence, r.UnableToWork = f.Value("no_residence_box") != "", f.Value("unable_box") != ""
	commune(s.d.Office.CatalogueNow(), f.Value("commune"), &r.Commune, &r.CommuneList)
	commune(s.d.Office.CatalogueNow(), f.Value("temp_commune"), &r.TempCommune, &r.TempList)
	why := f.Value("why")
	if why == "" {
		why = kit.T("person.removed")
	}
	s.readIdentity(&a, why)
	s.readRelatives(&a, why)
	s.readSubstances(&a, why)
	return a
}

// commune takes a code of today's catalogue; an empty field keeps a code of an older one.
func commune(today, chosen string, code, list *string) {
	if chosen != "" {
		*code, *list = chosen, today
		return
	}
	if *list == today {
		*code, *list = "", ""
	}
}

// line reads the fields of one line of a list.
func (s *residentForm) line(list string, i int) func(string) string {
	return func(k string) string { return s.form.Value(fmt.Sprintf("%s.%d.%s", list, i, k)) }
}

// readIdentity reads the identity papers; one whose number was emptied is withdrawn with the reason.
func (s *residentForm) readIdentity(a *app.Admission, why string) {
	for i := range s.rows["identity"] {
		at := s.line("identity", i)
		var p app.IdentityPaper
		if i < len(s.life.Identity) {
			p = s.life.Identity[i]
		}
		if at("number") == "" {
			if p.ID != 0 {
				p.VoidWhy = why
				a.Identity = append(a.Identity, p)
			}
			continue
		}
		p.Kind, p.Number, p.IssuedBy = at("kind"), text.CleanNumber(at("number")), at("issued_by")
		if p.Kind == "" {
			p.Kind = "other"
		}
		p.Issued = s.dayAt(at("issued"))
		a.Identity = append(a.Identity, p)
	}
}

func (s *residentForm) dayAt(v string) date.Date {
	day, err := date.Understand(v, s.d.Office.Today())
	if err != nil {
		return 0 // empty: the form does not save what it does not understand
	}
	return day
}

func (s *residentForm) readRelatives(a *app.Admission, why string) {
	for i := range s.rows["relative"] {
		at := s.line("relative", i)
		var x app.Relative
		if i < len(s.life.Relatives) {
			x = s.life.Relatives[i]
		}
		if at("name") == "" {
			if x.ID != 0 {
				x.VoidWhy = why
				a.Relatives = append(a.Relatives, x)
			}
			continue
		}
		x.Name, x.Relation, x.Phone, x.Address, x.Work, x.IDNumber = at("name"), at("relation"), at("phone"), at("address"), at("work"), at("id_number")
		x.Age, _ = strconv.Atoi(at("age")) // a field of figures holds figures or nothing
		x.Contact, x.Guardian = at("contact") != "", at("guardian") != ""
		a.Relatives = append(a.Relatives, x)
	}
}

func (s *residentForm) readSubstances(a *app.Admission, why string) {
	for i := range s.rows["substance"] {
		at := s.line("substance", i)
		var x app.Substance
		if i < len(s.life.Substances) {
			x = s.life.Substances[i]
		}
		name := strings.TrimSpace(at("name"))
		if name == "" {
			if x.ID != 0 {
				x.VoidWhy = why
				a.Substances = append(a.Substances, x)
			}
			continue
		}
		if name != x.Name {
			x.Code = ""
			if l := s.d.Office.Lists; l != nil {
				if e, ok := l.Drugs.Find(name); ok {
					x.Code = e.Code
				}
			}
		}
		x.Name, x.Route, x.Main = name, at("route"), at("main") != ""
		x.FirstUse = date.Partial{}
		if b, err := date.UnderstandPartial(at("first_use"), s.d.Office.Today()); err == nil {
			x.FirstUse = b
		}
		a.Substances = append(a.Substances, x)
	}
}

// codeLists are the lists a field of the form offers.
func (s *residentForm) codeLists(key string) []*law.List {
	l := s.d.Office.Lists
	if l == nil {
		return nil
	}
	switch key {
	case "ethnic":
		return []*law.List{l.Ethnic}
	case "religion":
		return []*law.List{l.Religion}
	case "education":
		return educations(l)
	case "occupation":
		return []*law.List{l.Occupation}
	case "relation":
		return []*law.List{l.Relation}
	case "substance":
		return []*law.List{l.Drugs}
	}
	return nil
}
