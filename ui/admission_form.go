package ui

import (
	"strconv"
	"strings"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/stay"
	"hoanhap/app/text"
	"hoanhap/ui/kit"
)

// The fields of Tiếp nhận, in the order of the papers in the clerk's hand (look.md picture 4); what is asked less often
// follows below, in the same page.

func (s *admission) buildForm() {
	d, f := s.d, kit.NewForm()
	s.form = f
	f.Wide(&kit.Field{Key: "card", Label: kit.T("admit.card"), Icon: "qr", Width: 430, Place: kit.T("admit.card.place"), Parse: parseCard, OnChange: s.onCard})
	f.Section(kit.T("admit.person")).
		Add(word("name", "f.name", required, func(x *kit.Field) { x.Kind = kit.KindName }),
			&kit.Field{Key: "sex", Label: kit.T("f.sex"), Kind: kit.KindChoice, Width: 92, Required: true,
				Options: []kit.Option{{Value: app.Male, Text: kit.T("sex.male")}, {Value: app.Female, Text: kit.T("sex.female")}}}).
		Add(d.birthField(), d.idField(s.holder)).
		Add(d.dayField("issued", "f.issued", d.notToCome), s.listField("issued_by", "f.issued_by", kit.T("admit.issuer.ministry"), kit.T("admit.issuer.police"))).
		Add(&kit.Field{Key: "commune", Label: kit.T("f.commune"), Kind: kit.KindSearch, Find: d.communeOptions, Under: true},
			word("address", "f.address")).
		Add(s.codeField("ethnic", "f.ethnic", func(l *law.Lists) *law.List { return l.Ethnic }),
			s.codeField("education", "f.education", func(l *law.Lists) *law.List { return l.Education }, func(x *kit.Field) {
				if l := d.Office.Lists; l != nil {
					x.Find = listOptions(educations(l)...)
				}
			})).
		Add(word("occupation", "f.occupation"), s.codeField("substance", "f.substance", func(l *law.Lists) *law.List { return l.Drugs }))
	f.Section(kit.T("admit.stay")).
		Add(&kit.Field{Key: "status", Label: kit.T("f.status"), Kind: kit.KindSegment, Required: true, OnChange: s.onStatus,
			Options: statusOptions(stay.Compulsory, stay.Voluntary, stay.PreCourt)},
			d.dayField("day", "f.entry_day", required, func(x *kit.Field) { x.With = timeField("time") })).
		Wide(lateField()).
		Add(word("giver", "f.giver"), word("giver_name", "f.giver_name"))
	f.Section(kit.T("admit.decision")).
		Add(word("number", "f.number", required), d.dayField("decision_day", "f.decision_day", required, d.notToCome, s.offersTerm)).
		Add(word("issuer", "f.issuer", required), countField("occurrence", "f.occurrence", 1, 30, "")).
		Add(countField("term", "f.term", 1, 60, kit.T("f.months")), d.dayField("start", "f.start", func(x *kit.Field) { x.Hint = kit.T("admit.start.hint") })).
		Object(s.strip)
	f.Section(kit.T("admit.contact")).
		Add(word("contact", "f.name", func(x *kit.Field) { x.Name = kit.T("f.contact") }),
			s.codeField("relation", "f.relation", func(l *law.Lists) *law.List { return l.Relation }, func(x *kit.Field) { x.Width = 150 })).
		Add(phoneField("phone", "f.phone"))
	s.moreFields()
	f.OnChange = s.onChange
	f.OnLast = func() { s.onSave(true) }
}

// moreFields are what is handed over with the person, and what most admissions leave empty.
func (s *admission) moreFields() {
	d, f := s.d, s.form
	f.Section(kit.T("admit.entry")).
		Add(word("giver_title", "f.giver_title"), word("room", "f.room")).
		Add(word("taker", "f.taker"), word("taker_title", "f.taker_title")).
		Wide(word("health", "f.health", long)).
		Wide(&kit.Field{Key: "things", Label: kit.T("f.things"), Kind: kit.KindLines, Place: kit.T("f.things.place"), Usual: strings.Split(kit.T("admit.usual"), "|")}).
		Wide(&kit.Field{Key: "papers", Label: kit.T("f.papers"), Kind: kit.KindLines, Place: kit.T("f.papers.place")})
	f.Section(kit.T("admit.transfer")).
		Add(&kit.Field{Key: "transfer", Label: "", Place: kit.T("admit.transfer.tick"), Kind: kit.KindCheck, OnChange: func(string) { s.relabel() }},
			word("place", "f.from_centre")).
		Add(countField("not_counted", "f.not_counted", 0, 3650, kit.T("f.days")), countField("reduced", "f.reduced", 0, 60, kit.T("f.months"))).
		Add(word("before_paper", "f.before_paper"))
	f.Section(kit.T("admit.credit")).
		Add(countField("credit", "f.credit", 0, 3650, kit.T("f.days")), word("credit_paper", "f.credit_paper")).
		Add(word("judge", "f.judge"), d.dayField("effective", "f.effective")).
		Add(word("assigned", "f.assigned"), d.dayField("assigned_on", "f.assigned_on")).
		Add(word("assigned_by", "f.assigned_by"))
	f.Section(kit.T("admit.more")).
		Add(word("contact_address", "f.contact_address"), word("other_names", "f.other_names")).
		Add(word("old_number", "f.old_number"), word("birth_place", "f.birth_place")).
		Add(word("home_town", "f.home_town")).
		Add(s.codeField("religion", "f.religion", func(l *law.Lists) *law.List { return l.Religion }), word("marks", "f.marks")).
		Add(countField("height", "f.height", 50, 250, "cm"), countField("weight", "f.weight", 10, 250, "kg")).
		Wide(&kit.Field{Key: "photo", Label: kit.T("f.photo"), Place: kit.T("f.photo.place"), Width: 430, Parse: parsePhoto}).
		Object(s.photo.buttons(s.onPhotoFile)).
		Add(&kit.Field{Key: "no_residence", Label: "", Place: kit.T("f.no_residence"), Kind: kit.KindCheck})
}

// listField offers a few words and takes any other.
func (s *admission) listField(key, label string, list ...string) *kit.Field {
	f := &kit.Field{Key: key, Label: kit.T(label), Kind: kit.KindSearch, Free: true}
	for _, w := range list {
		f.Options = append(f.Options, kit.Option{Value: w, Text: w})
	}
	return f
}

// educations are the levels and the grades: the papers take "Trung học cơ sở" and "7/12".
func educations(l *law.Lists) []*law.List { return []*law.List{l.Education, l.Grade} }

// codeField offers a code list and keeps what no list knows as it was typed.
func (s *admission) codeField(key, label string, of func(*law.Lists) *law.List, edits ...func(*kit.Field)) *kit.Field {
	f := &kit.Field{Key: key, Label: kit.T(label), Kind: kit.KindSearch, Free: true}
	if l := s.d.Office.Lists; l != nil {
		f.Find = listOptions(of(l))
	}
	for _, e := range edits {
		e(f)
	}
	return f
}

func parseCard(typed string) (string, string, any) {
	if straightTo(typed) != "" {
		return typed, "", nil // onCard takes it there
	}
	if _, err := text.CardQR(typed); err != nil {
		return typed, "", wrongOf(err)
	}
	return typed, "", nil
}

// holder is what the form says of whom the number belongs to.
func (s *admission) holder() text.Holder {
	h := text.Holder{Sex: s.form.Value("sex"), Birth: s.d.birthOf(s.form)}
	if l := s.d.Office.Lists; l != nil {
		h.Province = func(prefix string) bool { _, ok := l.BirthPlace(prefix); return ok }
	}
	return h
}

func (s *admission) offersTerm(f *kit.Field) { f.OnChange = func(string) { s.offerTerm() } }

// onStatus follows the diện: other papers, other labels, another term.
func (s *admission) onStatus(v string) {
	s.status = stay.Status(v)
	s.relabel()
	s.offerTerm()
}

// relabel names the decision as its paper is called; the custody paper (Mẫu 32) has no term.
func (s *admission) relabel() {
	kind := s.d.orderKind(s.status)
	term := s.status != stay.PreCourt
	s.form.Relabel("number", kit.T("f.number."+kind), term)
	s.form.Relabel("issuer", kit.T("f.issuer."+kind), term)
	s.form.Relabel("decision_day", kit.T("f.decision_day"), term)
	s.form.Relabel("term", kit.T("f.term"), term)
	s.form.Relabel("place", kit.T("f.from_centre"), s.form.Value("transfer") != "")
}

// offerTerm writes the term the law gives by regime, age and occurrence while none was typed, and says what it is by.
func (s *admission) offerTerm() {
	if s.form.Value("occurrence") == "" && s.had > 0 {
		s.form.Set("occurrence", strconv.Itoa(s.had+1))
		if l := s.likeness(s.same); l != nil {
			s.form.Note("occurrence", kit.T("admit.had", "code", l.Code), kit.Normal)
		}
	}
	day := s.d.dayOf(s.form, "decision_day")
	if s.status == stay.PreCourt || day == 0 {
		return
	}
	n := max(1, countOf(s.form, "occurrence"))
	t, ok := s.d.Office.TermOffer(s.status, s.d.birthOf(s.form), day, n)
	if !ok {
		return
	}
	if s.form.Value("term") == "" && t.Default > 0 {
		s.form.Set("term", strconv.Itoa(t.Default))
	}
}

// termFields are what the end is computed from.
var termFields = []string{"birth", "day", "decision_day", "occurrence", "term", "start", "not_counted", "reduced", "credit"}

// showStrip shows the computed end right under the decision it comes from, and what is odd about it.
func (s *admission) showStrip() {
	a := s.admission()
	s.termNote(&a)
	pieces := []kit.Piece{}
	c, w, ok := s.d.Office.Preview(&a)
	switch {
	case s.status == stay.PreCourt:
		pieces = append(pieces, kit.Piece{Text: kit.T("admit.strip.pre_court"), Style: kit.Quiet})
	case !ok || a.Entry.Day == 0 || s.form.Wrong(termFields...):
		pieces = append(pieces, kit.Piece{Text: kit.T("admit.strip.wait"), Style: kit.Quiet})
	default:
		pieces = append(pieces, kit.Piece{Text: kit.T("admit.strip.end"), Style: kit.Quiet},
			kit.Piece{Text: s.d.DayText(c.End), Style: kit.Block, Gap: 8}, kit.Piece{Text: s.endFacts(&c), Style: kit.Quiet, Gap: 8})
	}
	line := kit.NewFacts(pieces...).Narrow(300)
	row := []fyneObject{kit.Grow(line)}
	if len(w.Terms) > 0 && s.status != stay.PreCourt && !s.form.Wrong(termFields...) {
		row = append(row, kit.NewQuiet(kit.T("why.title"), "why", s.d.onWhy))
	}
	s.strip.Objects = []fyneObject{kit.Framed(kit.Tint, kit.Rule, 4, kit.Fixed(0, 30, kit.Inset(10, 0, 4, 0, kit.AcrossMid(8, row...))))}
	s.strip.Refresh()
}

// endFacts is how long the term is in days, and from when the notice of its end is due.
func (s *admission) endFacts(c *stay.Clock) string {
	out := kit.T("admit.strip.days", "n", int(c.End-c.Start))
	if n := s.d.Office.NoticeFrom(c.End); n != 0 {
		out += " · " + kit.T("admit.strip.notice", "day", n)
	}
	return out
}

// termNote says beside the term by what it is offered, or that it is not the law's.
func (s *admission) termNote(a *app.Admission) {
	if a.Decision == nil || a.Decision.Day == 0 {
		return
	}
	t, ok := s.d.Office.TermOffer(s.status, a.Resident.Birth, a.Decision.Day, a.Decision.Occurrence)
	switch {
	case !ok || a.Decision.Term == 0:
	case t.Outside(a.Decision.Term):
		s.form.Note("term", kit.T("admit.term.other", "min", t.Min, "max", t.Max), kit.Alarm)
	case t.Default > 0:
		s.form.Note("term", kit.T("admit.term.by", "n", max(1, a.Decision.Occurrence)), kit.Normal)
	default:
		s.form.Note("term", kit.T("admit.term.range", "min", t.Min, "max", t.Max), kit.Normal)
	}
}

// likeness is the record of one of those it may be.
func (s *admission) likeness(resident int64) *app.Likeness {
	for i := range s.likely {
		if s.likely[i].Resident == resident {
			return &s.likely[i]
		}
	}
	return nil
}

// admission reads the form.
func (s *admission) admission() app.Admission {
	f, d := s.form, s.d
	v := f.Value
	name := v("name")
	if text.IsCapitals(name) {
		name = text.TitleName(name)
	}
	a := app.Admission{
		Resident: app.Resident{Name: name, Sex: v("sex"), Birth: d.birthOf(f), IDNumber: text.CleanNumber(v("id_number")), Address: v("address"),
			Ethnic: v("ethnic"), Education: v("education"), Occupation: v("occupation"), OtherNames: v("other_names"), BirthPlace: v("birth_place"),
			HomeTown: v("home_town"), Religion: v("religion"), Marks: v("marks"), HeightCM: countOf(f, "height"), WeightKG: countOf(f, "weight"),
			NoResidence: v("no_residence") != ""},
		Stay: stay.Stay{Room: v("room"), Giver: v("giver"), GiverName: v("giver_name"), GiverTitle: v("giver_title"), Taker: v("taker"),
			TakerTitle: v("taker_title"), Health: v("health"), Assigned: v("assigned"), AssignedOn: d.dayOf(f, "assigned_on"), AssignedBy: v("assigned_by")},
		Entry: stay.Movement{Kind: stay.Admit, Day: d.dayOf(f, "day"), Time: v("time"), Status: s.status},
		Why:   v("why"),
	}
	if c := v("commune"); c != "" {
		a.Resident.Commune, a.Resident.CommuneList = c, d.Office.CatalogueNow()
	}
	if v("transfer") != "" {
		a.Entry.Kind, a.Entry.Place = stay.TransferIn, v("place")
	}
	a.Decision = s.decision()
	s.lists(&a)
	return a
}

// decision reads the block of the decision; a pre-court stay has one only when its custody paper was typed.
func (s *admission) decision() *stay.Decision {
	dec := s.d.decisionOf(s.form, stay.Decision{})
	if s.status == stay.PreCourt {
		if dec.Number == "" && dec.Issuer == "" && dec.Day == 0 {
			return nil
		}
	}
	return dec
}

// lists reads identity papers, contact, substance, belongings and the papers that came along.
func (s *admission) lists(a *app.Admission) {
	v := s.form.Value
	if a.Resident.IDNumber != "" {
		a.Identity = append(a.Identity, app.IdentityPaper{Kind: text.NumberKind(a.Resident.IDNumber), Number: a.Resident.IDNumber,
			Issued: s.d.dayOf(s.form, "issued"), IssuedBy: v("issued_by")})
	}
	if n := text.CleanNumber(v("old_number")); n != "" && n != a.Resident.IDNumber {
		a.Identity = append(a.Identity, app.IdentityPaper{Kind: text.NumberKind(n), Number: n})
	}
	if v("contact") != "" {
		a.Relatives = []app.Relative{{Name: v("contact"), Relation: v("relation"), Phone: v("phone"), Address: v("contact_address"), Contact: true}}
	}
	if name := v("substance"); name != "" {
		x := app.Substance{Name: name, Main: true}
		if l := s.d.Office.Lists; l != nil {
			if drug, ok := l.Drug("", name); ok {
				x.Code, x.Name = drug.Code, drug.Name
			}
		}
		a.Substances = []app.Substance{x}
	}
	for _, p := range s.received() {
		if t := s.ticks[p.key]; t != nil && t.on {
			a.Things = append(a.Things, app.Thing{List: "papers", Text: p.word, State: p.note})
		}
	}
	for _, line := range linesOf(v("papers")) {
		a.Things = append(a.Things, app.Thing{List: "papers", Text: line})
	}
	for _, line := range linesOf(v("things")) {
		a.Things = append(a.Things, app.Thing{List: "belongings", Text: line})
	}
}

func linesOf(s string) (out []string) {
	for _, l := range strings.Split(s, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// entryDay is the day of the entry, today before it is typed.
func (s *admission) entryDay() date.Date {
	if day := s.d.dayOf(s.form, "day"); day != 0 {
		return day
	}
	return s.d.Office.Today()
}
