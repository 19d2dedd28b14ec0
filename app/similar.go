package app

import (
	"cmp"
	"slices"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/stay"
	"hoanhap/app/text"
)

// Sameness is how one trait of two people compares. What is unknown on either side is not different.
type Sameness int

const (
	Unknown Sameness = iota
	Same
	Near   // differs as papers of one person do: accents, i and y, a missing middle name, day and month swapped, year alone
	Differ // known on both sides and different
)

// Likeness is a person on the record who may be the one at the gate.
type Likeness struct {
	Hit
	NameIs, BirthIs, NumberIs Sameness
	NameBy, BirthBy           string    // of a near name or birth: in what it differs (ByTone …)
	Stays                     []Episode // oldest first; of the likeliest few
	score                     int
}

// Strong reports that name, birth and number together leave little doubt: the record is to be continued, not begun anew.
func (l *Likeness) Strong() bool {
	return l.NumberIs == Same || l.NameIs <= Near && l.NameIs != Unknown && (l.BirthIs == Same || l.BirthIs == Near)
}

// Open is the stay of that person that has not ended, nil when all have: then nobody can be admitted anew.
func (l *Likeness) Open() *Episode {
	for i := range l.Stays {
		if l.Stays[i].Timeline.End() == nil {
			return &l.Stays[i]
		}
	}
	return nil
}

const (
	similarMax   = 5  // people shown
	similarStays = 3  // of them with their stays
	similarNames = 60 // of one name whose older numbers are read: the nearest by birth
)

// Similar finds earlier records of the person typed in so far: same number, same or near name, same birth date; best
// first, at most five. It is asked while the form is being filled, so it reads the search lines in memory and indexes only.
func (o *Office) Similar(name string, birth date.Partial, number string) (out []Likeness, err error) {
	name, number = text.Clean(name), text.CleanNumber(number)
	err = o.Store.Read(func(tx Tx) error {
		found := map[int64]Hit{}
		if err := o.sameName(tx, name, birth, found); err != nil {
			return err
		}
		if err := sameNumber(tx, number, found); err != nil {
			return err
		}
		numbers, err := numbersOf(tx, found)
		if err != nil {
			return err
		}
		for _, h := range found {
			if l, ok := liken(h, name, birth, number, numbers[h.Resident]); ok {
				out = append(out, l)
			}
		}
		slices.SortFunc(out, func(a, b Likeness) int { return cmp.Or(b.score-a.score, cmp.Compare(a.Code, b.Code)) })
		out = out[:min(len(out), similarMax)]
		return o.withStays(tx, out)
	})
	return out, err
}

// sameName looks the name up in the search lines: whole, and by family and given name alone for a middle name that one of
// the papers leaves out. Of a name that hundreds have those nearest by birth are kept.
func (o *Office) sameName(tx Tx, name string, birth date.Partial, found map[int64]Hit) error {
	words := text.Words(text.Near(name))
	if len(words) < 2 {
		return nil
	}
	asked := []string{name}
	if len(words) > 2 {
		asked = append(asked, words[0]+" "+words[len(words)-1])
	}
	var near []Likeness
	for _, a := range asked {
		f, err := tx.Find(Search{Text: a, Day: o.Today()})
		if err != nil {
			return err
		}
		for _, h := range f.Hits {
			if l, ok := liken(h, name, birth, "", nil); ok {
				near = append(near, l)
			}
		}
	}
	slices.SortStableFunc(near, func(a, b Likeness) int { return b.score - a.score })
	for _, l := range near[:min(len(near), 2*similarNames)] { // whole name and name without its middle may give one person twice
		found[l.Resident] = l.Hit
	}
	return nil
}

// sameNumber finds who has this identity number now or had it on an older paper.
func sameNumber(tx Tx, number string, found map[int64]Hit) error {
	if number == "" {
		return nil
	}
	people, err := All[Resident](tx, "id_number", number)
	if err != nil {
		return err
	}
	papers, err := All[IdentityPaper](tx, "number", number)
	if err != nil {
		return err
	}
	for _, p := range papers {
		if !p.Live() {
			continue
		}
		r, err := Load[Resident](tx, p.ResidentID)
		if err != nil {
			return err
		}
		people = append(people, r)
	}
	for i := range people {
		if r := &people[i]; r.Live() {
			found[r.ID] = Hit{Resident: r.ID, Code: r.Code, Name: r.Name, Birth: r.Birth, Sex: r.Sex, IDNumber: r.IDNumber,
				Commune: r.Commune, List: r.CommuneList, Address: r.Address}
		}
	}
	return nil
}

func numbersOf(tx Tx, found map[int64]Hit) (map[int64][]string, error) {
	ids := make([]int64, 0, len(found))
	for id := range found {
		ids = append(ids, id)
	}
	papers, err := All[IdentityPaper](tx, "resident_id", ids)
	out := map[int64][]string{}
	for _, p := range papers {
		if p.Live() && p.Number != "" {
			out[p.ResidentID] = append(out[p.ResidentID], text.CleanNumber(p.Number))
		}
	}
	return out, err
}

// liken compares one record with what was typed; ok is false where nothing but chance agrees.
func liken(h Hit, name string, birth date.Partial, number string, numbers []string) (Likeness, bool) {
	l := Likeness{Hit: h, NameIs: compareNames(name, h.Name), BirthIs: compareBirths(birth, h.Birth), NumberIs: compareNumbers(number, h.IDNumber, numbers)}
	if l.NameIs == Near {
		l.NameBy = nameDiffers(name, h.Name)
	}
	if l.BirthIs == Near {
		l.BirthBy = birthDiffers(birth, h.Birth)
	}
	switch l.NumberIs {
	case Same:
		l.score += 100
	case Differ:
		l.score -= 5
	}
	l.score += map[Sameness]int{Same: 20, Near: 12, Differ: -10}[l.NameIs]
	l.score += map[Sameness]int{Same: 20, Near: 10, Differ: -12}[l.BirthIs]
	return l, l.NumberIs == Same || l.NameIs == Same || l.NameIs == Near
}

func compareNames(a, b string) Sameness {
	x, y := text.Words(text.Near(a)), text.Words(text.Near(b))
	if len(x) == 0 || len(y) == 0 {
		return Unknown
	}
	if strings.EqualFold(text.Clean(a), text.Clean(b)) {
		return Same
	}
	short, long := x, y
	if len(x) > len(y) {
		short, long = y, x
	}
	if len(short) < 2 || short[0] != long[0] || short[len(short)-1] != long[len(long)-1] {
		return Differ
	}
	at := 0
	for _, w := range short {
		for at < len(long) && long[at] != w {
			at++
		}
		if at == len(long) {
			return Differ
		}
		at++
	}
	return Near
}

// compareBirths: a year alone agrees with every day of it; a day and month that change places are a slip of the pen.
func compareBirths(a, b date.Partial) Sameness {
	switch {
	case a.IsZero() || b.IsZero():
		return Unknown
	case a == b:
		return Same
	case a.Y != b.Y:
		return Differ
	case a.M == 0 || b.M == 0, a.M == b.M && (a.D == 0 || b.D == 0):
		return Near
	case a.D == b.M && a.M == b.D:
		return Near
	}
	return Differ
}

// compareNumbers: a CMND beside a number of twelve digits says nothing against, people had one after the other.
func compareNumbers(typed, now string, all []string) Sameness {
	if now = text.CleanNumber(now); now != "" {
		all = append(all, now)
	}
	if typed == "" || len(all) == 0 {
		return Unknown
	}
	is := Unknown
	for _, n := range all {
		if n == typed {
			return Same
		}
		if text.NumberKind(n) == text.NumberKind(typed) {
			is = Differ
		}
	}
	return is
}

// withStays adds the stays of the likeliest, by which the clerk knows the person again.
func (o *Office) withStays(tx Tx, list []Likeness) error {
	for i := range list[:min(len(list), similarStays)] {
		rows, err := tx.Timelines(StayQuery{Resident: []int64{list[i].Resident}})
		if err != nil {
			return err
		}
		for _, r := range rows {
			if !r.Stay.Live() {
				continue
			}
			e, err := o.episode(tx, r)
			if err != nil {
				return err
			}
			list[i].Stays = append(list[i].Stays, e)
		}
		slices.SortStableFunc(list[i].Stays, func(a, b Episode) int { return int(a.Timeline.Entry().Day - b.Timeline.Entry().Day) })
	}
	return nil
}

// LastStay is the stay before, for the sentence that tells a person apart.
func (l *Likeness) LastStay() (e *Episode, end *stay.Step) {
	if n := len(l.Stays); n > 0 {
		e = &l.Stays[n-1]
		return e, e.Timeline.End()
	}
	return nil, nil
}
