package ui

import (
	"strings"

	"hoanhap/app"
	"hoanhap/app/health"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/ui/kit"
)

func healthWord(key string, edits ...func(*kit.Field)) *kit.Field {
	return word(key, "health.f."+key, edits...)
}

func healthChoice(key, words string, codes []string, edits ...func(*kit.Field)) *kit.Field {
	f := &kit.Field{Key: key, Label: kit.T("health.f." + key), Kind: kit.KindChoice, Required: true, Width: 300}
	for _, c := range codes {
		f.Options = append(f.Options, kit.Option{Value: c, Text: kit.T(words + c)})
	}
	for _, e := range edits {
		e(f)
	}
	return f
}

func healthCheck(key string) *kit.Field {
	return &kit.Field{Key: key, Kind: kit.KindCheck, Place: kit.T("health.f." + key)}
}

// tenthsField is a dose, a weight, a temperature: 62,5.
func tenthsField(key string, edits ...func(*kit.Field)) *kit.Field {
	f := &kit.Field{Key: key, Label: kit.T("health.f." + key), Width: 110, Parse: func(typed string) (string, string, any) {
		n, ok := health.ParseTenths(typed)
		if !ok {
			return typed, "", say.Of("err.tenths_form")
		}
		return n.Text(), "", nil
	}}
	for _, e := range edits {
		e(f)
	}
	return f
}

func tenthsIn(f *kit.Form, key string) health.Tenths {
	n, _ := health.ParseTenths(f.Value(key))
	return n
}

func codesOf[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = string(x)
	}
	return out
}

// onStep writes what happened to the referral in hand; a slip that is sent is printed.
func (s *healthScreen) onStep() {
	v := s.referral()
	if v == nil {
		return
	}
	next := v.R.State().Next()
	if len(next) == 0 {
		s.d.Fail(&say.Refused{Msg: say.Of("health.over", "state", v.R.State())})
		return
	}
	f := kit.NewForm().OneColumn(180)
	f.About = ofRows("note", v.Note)
	f.Add(healthChoice("step", "health.state.", codesOf(next)), s.d.dayField("day", "health.f.day", required), healthWord("time"), healthWord("text"))
	f.SetValues(map[string]string{"step": string(next[0]), "day": s.d.Office.Today().Text()})
	s.d.askForm(kit.T("health.step"), kit.T("support.save"), f, func() error {
		step := health.Step{State: health.State(f.Value("step")), Day: s.d.dayOf(f, "day"), Time: f.Value("time"), Text: f.Value("text")}
		if step.State != health.Sent {
			return s.d.Office.StepReferral(v.Note, step)
		}
		p, err := s.d.Office.SendReferral(v.Note, step, s.d.Office.Who)
		if err == nil {
			s.printSealed(p)
		}
		return err
	})
}

// onDiet tells the kitchen a diet: of the resident in hand, or of one found by name.
func (s *healthScreen) onDiet() {
	o := s.d.Office
	f := kit.NewForm().OneColumn(180)
	if s.who == 0 {
		f.Add(s.d.personField(stayOf))
	}
	diet := &kit.Field{Key: "diet", Label: kit.T("health.f.diet"), Kind: kit.KindChoice, Required: true, Width: 260}
	for _, x := range o.Law.List(law.SickDiets, o.Today()) {
		diet.Options = append(diet.Options, kit.Option{Value: x, Text: x})
	}
	f.Add(diet, s.d.dayField("day", "health.f.from", required), s.d.dayField("last", "health.f.to"))
	f.Set("day", o.Today().Text())
	s.d.askForm(kit.T("health.diet"), kit.T("support.save"), f, func() error {
		id := idIn(f, "stay")
		if s.who != 0 {
			id = s.h.Stay
		}
		return o.SickDiet(id, s.d.dayOf(f, "day"), s.d.dayOf(f, "last"), f.Value("diet"))
	})
}

// onPlace adds a receiving place or changes one.
func (s *healthScreen) onPlace(p app.ReceivingPlace) {
	f := kit.NewForm().OneColumn(180)
	if p.ID != 0 {
		f.About = ofRows("place", p.ID)
	}
	f.Add(healthWord("place_name", required), healthChoice("place_kind", "health.place.", app.PlaceKinds))
	for i, k := range health.Kinds {
		x := &kit.Field{Key: "care_" + string(k), Kind: kit.KindCheck, Place: kit.T("health.kind." + string(k))}
		if i == 0 {
			x.Label = kit.T("health.col.care")
		}
		f.Add(x)
	}
	f.Add(&kit.Field{Key: "commune", Label: kit.T("health.f.commune"), Kind: kit.KindSearch, Find: s.d.communeOptions}, healthWord("address"), healthWord("phone"))
	values := map[string]string{"place_name": p.Name, "place_kind": or2(p.Kind, app.PlaceTreats), "commune": p.Commune, "address": p.Address, "phone": p.Phone}
	for _, k := range strings.Fields(p.Care) {
		values["care_"+k] = "1"
	}
	f.SetValues(values)
	s.d.askForm(or(p.Name, kit.T("health.place.add")), kit.T("support.save"), f, func() error {
		var care []string
		for _, k := range health.Kinds {
			if f.Value("care_"+string(k)) != "" {
				care = append(care, string(k))
			}
		}
		p.Name, p.Kind, p.Care, p.Commune, p.Address, p.Phone = f.Value("place_name"), f.Value("place_kind"), strings.Join(care, " "), f.Value("commune"), f.Value("address"), f.Value("phone")
		_, err := s.d.Office.SavePlace(p)
		return err
	})
}

func or2(a, b string) string {
	if a == "" {
		return b
	}
	return a
}
