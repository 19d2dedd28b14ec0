package app

import (
	"fmt"
	"slices"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/app/text"
)

// Merge makes one record of two that were written for the same person (gộp hồ sơ): what stands under Other goes to Kept.
type Merge struct {
	Kept, Other int64
	Take        []string // facts that are right on the other record, by MergeFact.Key; of the rest the kept one is right
	Why         string
}

// MergeFact is something the two records say differently.
type MergeFact struct {
	Key         string // name, birth, home …: merge.fact.<key>
	Kept, Other string // as stored; a home as it is written on papers
}

// MergeView is what somebody looks at before two records become one.
type MergeView struct {
	Kept, Other Life
	Facts       []MergeFact // known on both and different: one of the two is chosen
	Filled      []MergeFact // known on the other alone: taken over
	Clash       error       // why the two cannot become one: stays that overlap; nil when they can
}

// mergeFact is a fact of a person as the merge sees it: how it reads, and how it goes from one record to the other.
type mergeFact struct {
	key  string
	read func(*Office, *Resident) string
	take func(to, from *Resident)
}

func textFact(key string, of func(*Resident) *string) mergeFact {
	return mergeFact{key, func(_ *Office, r *Resident) string { return *of(r) }, func(to, from *Resident) { *of(to) = *of(from) }}
}

func numberFact(key string, of func(*Resident) *int) mergeFact {
	return mergeFact{key, func(_ *Office, r *Resident) string {
		if n := *of(r); n != 0 {
			return fmt.Sprint(n)
		}
		return ""
	}, func(to, from *Resident) { *of(to) = *of(from) }}
}

// yesFact is a mark that is set or not: set on the other alone it is a difference, never a gap.
func yesFact(key string, of func(*Resident) *bool) mergeFact {
	return mergeFact{key, func(_ *Office, r *Resident) string {
		if *of(r) {
			return "yes"
		}
		return "no"
	}, func(to, from *Resident) { *of(to) = *of(from) }}
}

// mergeFacts are all facts of a person, in the order of the form.
var mergeFacts = []mergeFact{
	{"name", func(_ *Office, r *Resident) string { return r.Name }, func(to, from *Resident) { to.Name, to.SortName = from.Name, from.SortName }},
	{"birth", func(_ *Office, r *Resident) string { return r.Birth.Text() }, func(to, from *Resident) { to.Birth = from.Birth }},
	textFact("birth_place", func(r *Resident) *string { return &r.BirthPlace }),
	textFact("sex", func(r *Resident) *string { return &r.Sex }),
	textFact("place_sex", func(r *Resident) *string { return &r.PlaceSex }),
	textFact("id_number", func(r *Resident) *string { return &r.IDNumber }),
	textFact("ethnic", func(r *Resident) *string { return &r.Ethnic }),
	textFact("religion", func(r *Resident) *string { return &r.Religion }),
	textFact("nationality", func(r *Resident) *string { return &r.Nationality }),
	{"home", func(o *Office, r *Resident) string {
		return o.homeText(&Resident{Commune: r.Commune, CommuneList: r.CommuneList, Address: r.Address})
	}, func(to, from *Resident) {
		to.Commune, to.CommuneList, to.Address = from.Commune, from.CommuneList, from.Address
	}},
	{"temp", func(o *Office, r *Resident) string {
		return o.homeText(&Resident{Commune: r.TempCommune, CommuneList: r.TempList, Address: r.TempAddress})
	}, func(to, from *Resident) {
		to.TempCommune, to.TempList, to.TempAddress = from.TempCommune, from.TempList, from.TempAddress
	}},
	textFact("home_town", func(r *Resident) *string { return &r.HomeTown }),
	yesFact("no_residence", func(r *Resident) *bool { return &r.NoResidence }),
	yesFact("unable_to_work", func(r *Resident) *bool { return &r.UnableToWork }),
	textFact("education", func(r *Resident) *string { return &r.Education }),
	textFact("occupation", func(r *Resident) *string { return &r.Occupation }),
	textFact("work", func(r *Resident) *string { return &r.Work }),
	textFact("marital", func(r *Resident) *string { return &r.Marital }),
	textFact("policy", func(r *Resident) *string { return &r.Policy }),
	textFact("groups", func(r *Resident) *string { return &r.Groups }),
	numberFact("height", func(r *Resident) *int { return &r.HeightCM }),
	numberFact("weight", func(r *Resident) *int { return &r.WeightKG }),
	textFact("marks", func(r *Resident) *string { return &r.Marks }),
	textFact("note", func(r *Resident) *string { return &r.Note }),
}

// homeText is an address in words; without the catalogue, as it is stored.
func (o *Office) homeText(r *Resident) string {
	if o.Places == nil {
		return strings.TrimSpace(r.Address + " " + r.Commune)
	}
	return o.Residence(r, o.Today())
}

// compareFacts tells what two records say differently, and what the other alone knows.
func (o *Office) compareFacts(kept, other *Resident) (differ, filled []MergeFact) {
	for _, f := range mergeFacts {
		x := MergeFact{f.key, f.read(o, kept), f.read(o, other)}
		switch {
		case x.Kept == x.Other || x.Other == "":
		case x.Kept == "":
			filled = append(filled, x)
		default:
			differ = append(differ, x)
		}
	}
	return differ, filled
}

// CompareRecords lays two records side by side before they are merged.
func (o *Office) CompareRecords(kept, other int64) (v MergeView, err error) {
	if err := o.Ask(RightMerge); err != nil {
		return v, o.refused(err, RightMerge, "")
	}
	if v.Kept, err = o.Open(kept); err != nil {
		return v, err
	}
	if v.Other, err = o.Open(other); err != nil {
		return v, err
	}
	if err := mergeable(&v.Kept.Resident, &v.Other.Resident); err != nil {
		return v, err
	}
	v.Facts, v.Filled = o.compareFacts(&v.Kept.Resident, &v.Other.Resident)
	var spans []Span
	for _, l := range []*Life{&v.Kept, &v.Other} {
		for i := range l.Stays {
			t := l.Stays[i].Timeline
			s := Span{Resident: kept, Stay: l.Stays[i].Stay.ID, Code: l.Stays[i].Stay.Code, From: t.Entry().Day, To: date.Max}
			if end := t.End(); end != nil {
				s.To = end.Day
			}
			spans = append(spans, s)
		}
	}
	slices.SortFunc(spans, func(a, b Span) int { return int(a.From - b.From) })
	v.Clash = noOverlap(spans)
	return v, nil
}

// mergeable refuses what is no pair: one record, or one that does not stand any more.
func mergeable(kept, other *Resident) error {
	if kept.ID == other.ID {
		return &say.Refused{Msg: say.Of("err.merge.same", "code", kept.Code)}
	}
	for _, r := range []*Resident{kept, other} {
		if !r.Live() {
			return &say.Refused{Msg: say.Of("err.merge.void", "code", r.Code)}
		}
	}
	return nil
}

// Merge moves everything of the other record to the kept one and voids the other, which points to it from then on. Stays
// that overlap are refused. Sealed rows go unopened: they are bound to their own row, not to the person. It is taken back by
// Undo.
func (o *Office) Merge(m Merge) error {
	m.Why = strings.TrimSpace(m.Why)
	if err := o.Ask(RightMerge); err != nil {
		return o.refused(err, RightMerge, o.residentName(m.Kept))
	}
	if m.Why == "" {
		return say.Problems{{Field: "why", Msg: say.Of("err.why_needed")}}
	}
	return o.do(RightMerge, mergeAct, o.residentName(m.Kept), m.Why, func(a *Act) error {
		kept, err := Load[Resident](a, m.Kept)
		if err != nil {
			return err
		}
		other, err := Load[Resident](a, m.Other)
		if err != nil {
			return err
		}
		if err := mergeable(&kept, &other); err != nil {
			return err
		}
		if err := a.moveAll(&kept, &other); err != nil {
			return err
		}
		return a.joinPeople(kept, other, &m)
	})
}

// mergeAct is the name of a merge in the journal; its undoing carries it too.
const mergeAct = "act.merge"

// mergedWord introduces the kept record in the reason of what is voided by a merge.
const mergedWord = "gộp vào hồ sơ"

// joinPeople writes the facts that were chosen into the kept record and voids the other.
func (a *Act) joinPeople(kept, other Resident, m *Merge) error {
	o := a.office
	differ, filled := o.compareFacts(&kept, &other)
	take := map[string]bool{}
	for _, f := range filled {
		take[f.Key] = true
	}
	for _, f := range differ {
		take[f.Key] = slices.Contains(m.Take, f.Key)
	}
	names, numbers := []string{kept.Name, other.Name}, []string{kept.IDNumber, other.IDNumber}
	for _, f := range mergeFacts {
		if take[f.key] {
			f.take(&kept, &other)
		}
	}
	kept.OtherNames = moreNames(kept.Name, append([]string{kept.OtherNames, other.OtherNames}, names...))
	kept.OldCodes = strings.TrimSpace(strings.Join([]string{kept.OldCodes, other.Code, other.OldCodes}, " "))
	kept.OldCodes = strings.Join(strings.Fields(kept.OldCodes), " ")
	if err := a.Change(&kept); err != nil {
		return err
	}
	for _, n := range numbers {
		if err := a.keepNumber(&kept, n); err != nil {
			return err
		}
	}
	other.MergedID = kept.ID
	return a.Withdraw(&other, mergedWord+" "+kept.Code+" · "+m.Why)
}

// keepNumber keeps a number that is not in use any more among the person's papers, so that the search still finds it.
func (a *Act) keepNumber(r *Resident, number string) error {
	clean := text.CleanNumber(number)
	if clean == "" || clean == text.CleanNumber(r.IDNumber) {
		return nil
	}
	papers, err := All[IdentityPaper](a, "resident_id", r.ID)
	if err != nil || slices.ContainsFunc(papers, func(p IdentityPaper) bool { return p.Live() && text.CleanNumber(p.Number) == clean }) {
		return err
	}
	return a.Add(&IdentityPaper{ResidentID: r.ID, Kind: kindOfNumber(clean), Number: number})
}

// kindOfNumber is the paper that a number of this form stands on.
func kindOfNumber(number string) string {
	switch text.NumberKind(number) {
	case text.NumberPersonal:
		return "cccd"
	case text.NumberOld:
		return "cmnd"
	case text.NumberPassport:
		return "passport"
	}
	return "other"
}

// moreNames keeps every name somebody was known by, so that the search still finds them: each once, the name in use left out.
func moreNames(now string, names []string) string {
	var out []string
	for _, list := range names {
		for _, n := range strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ';' }) {
			n = text.Clean(n)
			if n != "" && n != now && !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	return strings.Join(out, ", ")
}

// moveAll gives every row of the other record to the kept one, voided rows too. What both have alike is voided once moved.
func (a *Act) moveAll(kept, other *Resident) error {
	for _, move := range []func(*Act, *Resident, *Resident) error{
		moveRows[stay.Stay], moveIdentity, moveRelatives, moveSubstances, moveRows[Photo], moveRows[IssuedPaper], moveRows[HealthNote],
		moveRows[DepositEntry], moveRows[Voucher],
	} {
		if err := move(a, kept, other); err != nil {
			return err
		}
	}
	return a.solvent([]int64{kept.ID})
}

// moveRows gives the rows of one table to the kept record.
func moveRows[T any, P interface {
	*T
	Record
}](a *Act, kept, other *Resident) error {
	rows, err := All[T](a, "resident_id", other.ID)
	if err != nil {
		return err
	}
	for i := range rows {
		row := P(&rows[i])
		setResident(row, kept.ID)
		if err := a.Change(row); err != nil {
			return err
		}
	}
	return nil
}

// moveTwice is moveRows for rows that both records may have: one that twin finds is voided.
func moveTwice[T any, P interface {
	*T
	Record
}](a *Act, kept, other *Resident, twin func(x, mine P) bool, fit func(x P, mine []T)) error {
	mine, err := All[T](a, "resident_id", kept.ID)
	if err != nil {
		return err
	}
	mine = slices.DeleteFunc(mine, func(x T) bool { return voidOf(P(&x)).VoidWhy != "" })
	rows, err := All[T](a, "resident_id", other.ID)
	if err != nil {
		return err
	}
	for i := range rows {
		row := P(&rows[i])
		setResident(row, kept.ID)
		live := voidOf(row).VoidWhy == ""
		if live {
			fit(row, mine)
		}
		if live && slices.ContainsFunc(mine, func(x T) bool { return twin(row, P(&x)) }) {
			err = a.Withdraw(row, mergedWord+" "+kept.Code)
		} else {
			err = a.Change(row)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func moveIdentity(a *Act, kept, other *Resident) error {
	return moveTwice(a, kept, other, func(x, m *IdentityPaper) bool {
		return x.Kind == m.Kind && text.CleanNumber(x.Number) == text.CleanNumber(m.Number)
	}, func(*IdentityPaper, []IdentityPaper) {})
}

func moveRelatives(a *Act, kept, other *Resident) error {
	return moveTwice(a, kept, other, func(x, m *Relative) bool {
		return text.Fold(x.Name) == text.Fold(m.Name) && text.Fold(x.Relation) == text.Fold(m.Relation)
	}, func(*Relative, []Relative) {})
}

// moveSubstances: a person has one main substance (chất chính), that of the kept record where it names one. The first stands
// for it where none is marked, so it is marked before others come beside it.
func moveSubstances(a *Act, kept, other *Resident) error {
	mine, err := All[Substance](a, "resident_id", kept.ID)
	if err != nil {
		return err
	}
	mine = live(mine, func(x Substance) bool { return x.Live() })
	theirs, err := All[Substance](a, "resident_id", other.ID)
	if err != nil {
		return err
	}
	if len(mine) > 0 && len(theirs) > 0 && !slices.ContainsFunc(mine, func(x Substance) bool { return x.Main }) {
		mine[0].Main = true
		if err := a.Change(&mine[0]); err != nil {
			return err
		}
	}
	return moveTwice(a, kept, other, func(x, m *Substance) bool {
		return x.Code == m.Code && text.Fold(x.Name) == text.Fold(m.Name)
	}, func(x *Substance, mine []Substance) { x.Main = x.Main && len(mine) == 0 })
}
