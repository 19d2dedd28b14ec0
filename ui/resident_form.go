package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/text"
	"hoanhap/ui/kit"
)

// residentForm is the page on which the data of a person are corrected and completed, in the order of the paper form.
type residentForm struct {
	d     *Desk
	life  app.Life
	form  *kit.Form
	place *fyne.Container
	foot  *fyne.Container
	photo photo
	keep  *keeper
	rows  map[string]int // lines of each list: those that are, and one empty
}

func newResidentForm(d *Desk, r Route) *View {
	s := &residentForm{d: d, place: kit.Down(0), foot: kit.Down(0)}
	life, err := d.Office.Open(r.ID)
	if err != nil {
		d.Fail(err)
		return blank("nav.residents")
	}
	s.life = life
	s.photo = photo{d: d, taken: s.onPhoto}
	s.keep = &keeper{d: d, screen: "resident", about: strconv.FormatInt(r.ID, 10), values: s.draft, form: func() *kit.Form { return s.form }}
	s.rows = map[string]int{"identity": len(life.Identity) + 1, "relative": len(life.Relatives) + 1, "substance": len(life.Substances) + 1}
	s.build(s.values())
	s.form.SetClean()
	save := kit.NewPrimary(kit.T("person.save"), "save", "Ctrl+S", s.onSave)
	screen := &kit.Screen{Title: kit.T("person.title"), Facts: life.Resident.Name + " · " + life.Resident.Code, Body: s.place,
		Foot: kit.FootBar(kit.Grow(s.foot), kit.NewButton(kit.T("person.drop"), "", "Esc", d.Back), save)}
	return &View{Content: screen.Build(), Place: "residents", Focus: s.form.First(), Show: s.offerDraft, Leave: s.onLeave, Keys: []key{
		{Key: fyne.KeyS, Ctrl: true, Word: "key.save", Do: s.onSave},
	}}
}

// build makes the form anew, as when a line is added, with what was typed.
func (s *residentForm) build(v map[string]string) {
	f := kit.NewForm()
	s.person(f)
	s.lists(f)
	f.Section(kit.T("f.photo"))
	f.Wide(&kit.Field{Key: "photo", Label: kit.T("f.photo"), Place: kit.T("f.photo.place"), Width: 430, Parse: parsePhoto})
	f.Object(kit.AcrossMid(12, s.photo.slot(60, s.onPhotoFile), s.photo.buttons(s.onPhotoFile)))
	f.Section(kit.T("person.reason_part"))
	f.Wide(&kit.Field{Key: "why", Label: kit.T("record.reason"), Place: kit.T("person.reason.place")})
	f.SetValues(v)
	f.OnChange, f.OnLast = func() { s.photo.follow(s.form.Value("photo")) }, s.onSave
	s.form = f
	s.place.Objects = []fyne.CanvasObject{kit.Grow(kit.Inset(16, 0, 16, 0, f.Scrolled()))}
	s.foot.Objects = []fyne.CanvasObject{kit.Grow(f.Foot())}
	s.place.Refresh()
	s.foot.Refresh()
}

func (s *residentForm) word(key string, edits ...func(*kit.Field)) *kit.Field {
	f := &kit.Field{Key: key, Label: kit.T("person." + key)}
	for _, e := range edits {
		e(f)
	}
	return f
}

// listed is a field that offers the code list and takes any other word.
func (s *residentForm) listed(key string) *kit.Field {
	return s.word(key, func(f *kit.Field) {
		f.Kind, f.Free, f.Find = kit.KindSearch, true, listOptions(s.codeLists(key)...)
	})
}

func (s *residentForm) person(f *kit.Form) {
	sexes := []kit.Option{{Value: app.Male, Text: kit.T("part.sex.male")}, {Value: app.Female, Text: kit.T("part.sex.female")}}
	choice := func(options []kit.Option) func(*kit.Field) {
		return func(x *kit.Field) { x.Kind, x.Options, x.Width = kit.KindChoice, options, 150 }
	}
	f.Section(kit.T("person.who"))
	f.Add(s.word("name", func(x *kit.Field) { x.Required = true }), s.word("other_names"))
	f.Add(s.d.birthField(), s.word("birth_place"))
	f.Add(s.word("sex", func(x *kit.Field) { x.Kind, x.Options, x.Required = kit.KindSegment, sexes, true }), s.word("place_sex", choice(sexes)))
	f.Add(s.d.idField(func() text.Holder { return text.Holder{} }), s.word("given", func(x *kit.Field) { x.Width, x.Hint = 120, kit.T("person.given.hint") }))
	f.Add(s.listed("ethnic"), s.listed("religion"))
	f.Add(s.word("nationality"), s.word("policy"))
	f.Section(kit.T("person.home"))
	f.Add(s.word("address"), s.communeField("commune"))
	f.Add(s.word("temp_address"), s.communeField("temp_commune"))
	f.Add(s.word("home_town"), s.word("no_residence_box", func(x *kit.Field) { x.Kind, x.Place = kit.KindCheck, kit.T("person.no_residence") }))
	f.Section(kit.T("person.life"))
	f.Add(s.listed("education"), s.listed("occupation"))
	f.Add(s.word("work"), s.word("marital"))
	f.Section(kit.T("person.body"))
	f.Add(countField("height", "person.height", 30, 250, "cm"), countField("weight", "person.weight", 2, 300, "kg"))
	f.Add(s.word("marks"), s.word("note"))
	f.Add(s.word("unable_box", func(x *kit.Field) { x.Kind, x.Place = kit.KindCheck, kit.T("person.unable") }))
	f.Section(kit.T("person.groups"))
	f.Add(s.word("household", choice(groupOptions(app.HouseholdGroups))), s.groupBox(app.GroupDisabled))
	f.Add(s.groupBox(app.GroupMerit), s.groupBox(app.GroupLand))
}

// groupBox is one group (diện) besides that of the household: the course of a trade may cost by it (QĐ 46/2015/QĐ-TTg Điều 4).
func (s *residentForm) groupBox(group string) *kit.Field {
	return &kit.Field{Key: "group_" + group, Label: kit.T("person.group." + group), Kind: kit.KindCheck, Place: kit.T("person.group." + group + ".yes")}
}

func groupOptions(groups []string) (out []kit.Option) {
	for _, g := range groups {
		out = append(out, kit.Option{Value: g, Text: kit.T("group." + g)})
	}
	return out
}

// communeField finds a commune by name; a code in an older catalogue stays as it is until another is chosen.
func (s *residentForm) communeField(key string) *kit.Field {
	return s.word(key, func(f *kit.Field) {
		f.Kind = kit.KindSearch
		f.Find = func(typed string) []kit.Option {
			if p := s.d.Office.Places; p != nil {
				if c, ok := p.Commune(typed); ok {
					return []kit.Option{{Value: c.Code, Text: upperFirst(c.Named(s.d.Office.Today())) + ", " + c.Province.Name}}
				}
			}
			return s.d.communeOptions(typed)
		}
	})
}

// lists are the identity papers, relatives and substances: a line each, and one empty line to add.
func (s *residentForm) lists(f *kit.Form) {
	kinds := []kit.Option{}
	for _, k := range identityKinds {
		kinds = append(kinds, kit.Option{Value: k, Text: kit.T("person.id." + k)})
	}
	f.Section(kit.T("person.identity"))
	for i := range s.rows["identity"] {
		at := func(k string) string { return fmt.Sprintf("identity.%d.%s", i, k) }
		day := s.d.dayField(at("issued"), "person.issued", s.d.notToCome)
		day.With = &kit.Field{Key: at("issued_by"), Place: kit.T("person.issued_by")}
		f.Add(&kit.Field{Key: at("kind"), Label: kit.T("person.paper", "n", i+1), Kind: kit.KindChoice, Options: kinds, Width: 130,
			With: &kit.Field{Key: at("number"), Place: kit.T("person.number")}}, day)
	}
	s.more(f, "identity")
	f.Section(kit.T("person.family"))
	for i := range s.rows["relative"] {
		s.relative(f, i)
	}
	s.more(f, "relative")
	f.Section(kit.T("person.substances"))
	var routes []kit.Option
	for _, r := range []string{"uống", "hít", "hút", "tiêm"} { // as written on the form, stored as they are
		routes = append(routes, kit.Option{Value: r, Text: r})
	}
	for i := range s.rows["substance"] {
		at := func(k string) string { return fmt.Sprintf("substance.%d.%s", i, k) }
		name := &kit.Field{Key: at("name"), Label: kit.T("person.substance_n", "n", i+1), Kind: kit.KindSearch, Free: true, Width: 200, Find: listOptions(s.codeLists("substance")...),
			With: &kit.Field{Key: at("route"), Kind: kit.KindChoice, Options: routes, Width: 80, Place: kit.T("person.route")}}
		first := s.d.birthField()
		first.Key, first.Label, first.Required = at("first_use"), kit.T("person.first_use"), false
		first.Parse = s.parseFirstUse
		first.With = &kit.Field{Key: at("main"), Kind: kit.KindCheck, Place: kit.T("person.main_substance")}
		f.Add(name, first)
	}
	s.more(f, "substance")
}

// identityKinds are the kinds of identity papers in the order they are used.
var identityKinds = []string{"cccd", "cmnd", "passport", "birth", "other"}

func (s *residentForm) relative(f *kit.Form, i int) {
	at := func(k string) string { return fmt.Sprintf("relative.%d.%s", i, k) }
	relation := &kit.Field{Key: at("relation"), Label: kit.T("record.family.relation"), Kind: kit.KindSearch, Free: true, Width: 130, Find: listOptions(s.codeLists("relation")...)}
	age := countField(at("age"), "record.family.age", 0, 130, "")
	age.With = &kit.Field{Key: at("id_number"), Place: kit.T("residents.fact.id_number")}
	contact := &kit.Field{Key: at("contact"), Kind: kit.KindCheck, Place: kit.T("record.family.contact")}
	contact.With = &kit.Field{Key: at("guardian"), Kind: kit.KindCheck, Place: kit.T("record.family.guardian")}
	f.Add(&kit.Field{Key: at("name"), Label: kit.T("person.relative_n", "n", i+1)}, relation)
	f.Add(age, phoneField(at("phone"), "record.family.phone"))
	f.Add(&kit.Field{Key: at("address"), Label: kit.T("record.family.address")}, &kit.Field{Key: at("work"), Label: kit.T("record.family.work")})
	f.Add(contact)
}

// more is the button under a list that gives it another empty line.
func (s *residentForm) more(f *kit.Form, list string) {
	f.Object(kit.AcrossMid(0, kit.NewQuiet(kit.T("person.more."+list), "add", func() {
		s.rows[list]++
		v, clean := s.form.Values(), s.form.Dirty()
		s.build(v)
		if !clean {
			s.form.SetClean()
		}
		s.form.FocusOn(fmt.Sprintf("%s.%d.%s", list, s.rows[list]-1, map[string]string{"identity": "kind", "relative": "name", "substance": "name"}[list]))
	}), kit.Space()))
}

func (s *residentForm) parseFirstUse(typed string) (string, string, any) {
	today := s.d.Office.Today()
	b, err := date.UnderstandPartial(typed, today)
	switch {
	case err != nil:
		return typed, "", wrongOf(err)
	case b.First() > today:
		return typed, "", kit.T("err.future", "today", today)
	}
	return b.Text(), "", nil
}

// dirty reports that something was typed, or a portrait taken.
func (s *residentForm) dirty() bool { return s.form.Dirty() || len(s.photo.raw) > 0 }

// draft is the half-typed form, for a power cut; nil while nothing was changed.
func (s *residentForm) draft() map[string]string {
	if !s.dirty() {
		return nil
	}
	v := s.form.Values()
	s.photo.kept(v)
	return v
}

// onPhotoFile takes a portrait from a file, onPhoto one that came from the clipboard or the camera.
func (s *residentForm) onPhotoFile(path string) {
	s.form.Set("photo", path)
	s.photo.follow(path)
}

func (s *residentForm) onPhoto() { s.form.Set("photo", "") }

// offerDraft asks whether to go on with what was typed before the power went: its lists may have more lines.
func (s *residentForm) offerDraft() {
	s.keep.resume(s.form, s.life.Resident.Name, func(v map[string]string) {
		s.photo.resume(v)
		for list := range s.rows {
			for k := range v {
				var n int
				if _, err := fmt.Sscanf(k, list+".%d.", &n); err == nil {
					s.rows[list] = max(s.rows[list], n+1)
				}
			}
		}
		s.build(s.values())
		s.form.SetClean()
		s.form.SetValues(v)
	})
}

// onLeave asks before what was typed is thrown away.
func (s *residentForm) onLeave(then func()) {
	if !s.dirty() {
		s.keep.end()
		then()
		return
	}
	kit.Ask(s.d.Window, kit.Question{Title: kit.T("person.leave"), Text: kit.T("person.leave.text", "name", s.life.Resident.Name), Yes: kit.T("person.leave.yes"),
		No: kit.T("person.leave.no"), Danger: true, Do: func() { s.keep.end(); s.keep.saved(); then() }})
}

func (s *residentForm) onSave() {
	if !s.form.Ready() {
		return
	}
	a := s.admission()
	s.photo.follow(s.form.Value("photo"))
	a.Photo = s.photo.raw
	if err := s.d.Office.ChangeResident(a, s.form.Value("why")); err != nil {
		s.d.beside(s.form, err)
		return
	}
	s.photo.set(nil, "")
	s.form.SetClean()
	s.keep.saved()
	s.d.Done()
	s.d.Back()
}

// given is the word a name is sorted by where it is not the last one.
func given(r *app.Resident) string {
	g, _, _ := strings.Cut(r.SortName, "|")
	return g
}

// sortName keeps given name, and the rest in its order; "" when the rule of the last word is right.
func sortName(name, given string) string {
	words := strings.Fields(name)
	i := slices.Index(words, given)
	if given == "" || i < 0 || i == len(words)-1 {
		return ""
	}
	return given + "|" + strings.Join(slices.Delete(slices.Clone(words), i, i+1), " ") + "|"
}
