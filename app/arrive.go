package app

import (
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/app/text"
)

// Arrival is what the window asks of an admission beyond what the engine needs, and what it warns of.

// AskAdmission adds to CheckAdmission what an import may leave out and the window must not: number and issuer of the
// decision, the document of what is typed beside it, and a stay of this person that is still open.
func (o *Office) AskAdmission(a *Admission) say.Problems {
	p := append(o.CheckAdmission(a), askOrder(a.Entry.Status, a.Decision)...)
	if a.Entry.Kind == stay.TransferIn && a.Entry.Status != stay.PreCourt && a.Entry.Place == "" {
		p.Add("place", "err.needed")
	}
	if a.Resident.ID != 0 && a.Entry.Day != 0 {
		if r := o.overlapOf(a.Resident.ID, a.Entry.Day); r != nil {
			p = append(p, say.Problem{Field: "day", Msg: r.Msg})
		}
	}
	return p
}

// overlapOf is why a person cannot be admitted on a day: an earlier stay that was not over.
func (o *Office) overlapOf(resident int64, day date.Date) (r *say.Refused) {
	_ = o.Store.Read(func(tx Tx) error { // an error of the disk meets the act that follows, and is told there
		spans, err := tx.Spans([]int64{resident})
		for _, s := range spans {
			switch {
			case s.To == date.Max:
				r = &say.Refused{Msg: say.Of("err.stay.still_open", "stay", s.Code, "from", s.From, "day", day)}
			case day < s.To:
				r = &say.Refused{Msg: say.Of("err.stay.overlap", "stay", s.Code, "from", s.From, "to", s.To, "day", day)}
			}
		}
		return err
	})
	return r
}

// AdmissionWarnings says what is odd about an admission that is legal.
func (o *Office) AdmissionWarnings(a *Admission) []say.Msg {
	w := o.DecisionWarnings(a.Entry.Status, a.Decision, a.Resident.Birth, a.Entry.Day)
	day := a.Entry.Day
	if day == 0 {
		day = o.Today()
	}
	if age := a.Resident.Birth.Age(day); age >= 0 && age < o.Law.Int(law.YoungestAge, day) {
		w = append(w, say.Of("warn.too_young", "age", age, "least", o.Law.Int(law.YoungestAge, day)))
	}
	if a.Entry.Kind == stay.TransferIn && a.Decision != nil && a.Decision.Start == 0 {
		w = append(w, say.Of("warn.transfer_start"))
	}
	return w
}

// NoticeFrom is the day from which the notice of completion of a term that ends on a day is due; 0 where none is.
func (o *Office) NoticeFrom(end date.Date) date.Date {
	if n := o.Law.Int(law.DueNotice, end); n > 0 {
		return end - date.Date(n)
	}
	return 0
}

// HasForm reports whether a paper of a kind can be printed for an act of a day.
func (o *Office) HasForm(kind string, day date.Date) bool {
	return o.Forms != nil && o.hasForm(kind, day)
}

// Continue lays what was typed at the gate over an earlier record: the person keeps code and what was not asked, papers and
// relatives already known are not written twice.
func (l *Life) Continue(a *Admission) {
	old := l.Resident
	r := &a.Resident
	fill := func(now *string, was string) {
		if *now == "" {
			*now = was
		}
	}
	r.ID, r.Code, r.SortName, r.Void = old.ID, old.Code, old.SortName, old.Void
	if text.Fold(r.Name) == text.Fold(old.Name) {
		r.Name = old.Name // capitals of a form are no other name
	}
	if r.Birth.IsZero() || r.Birth.D == 0 && compareBirths(r.Birth, old.Birth) == Near {
		r.Birth = old.Birth
	}
	if r.Commune == "" && r.Address == "" {
		r.Commune, r.CommuneList, r.Address = old.Commune, old.CommuneList, old.Address
	}
	for _, f := range []struct {
		now *string
		was string
	}{{&r.OtherNames, old.OtherNames}, {&r.BirthPlace, old.BirthPlace}, {&r.Sex, old.Sex}, {&r.PlaceSex, old.PlaceSex}, {&r.IDNumber, old.IDNumber},
		{&r.Ethnic, old.Ethnic}, {&r.Religion, old.Religion}, {&r.Nationality, old.Nationality}, {&r.TempCommune, old.TempCommune},
		{&r.TempList, old.TempList}, {&r.TempAddress, old.TempAddress}, {&r.HomeTown, old.HomeTown}, {&r.Education, old.Education},
		{&r.Occupation, old.Occupation}, {&r.Work, old.Work}, {&r.Marital, old.Marital}, {&r.Policy, old.Policy}, {&r.Groups, old.Groups}, {&r.Marks, old.Marks}, {&r.Note, old.Note}} {
		fill(f.now, f.was)
	}
	if r.HeightCM == 0 {
		r.HeightCM = old.HeightCM
	}
	if r.WeightKG == 0 {
		r.WeightKG = old.WeightKG
	}
	l.continueLists(a)
}

func (l *Life) continueLists(a *Admission) {
	for i := range a.Identity {
		p := &a.Identity[i]
		for _, x := range l.Identity {
			if text.CleanNumber(x.Number) == text.CleanNumber(p.Number) {
				p.ID = x.ID
				if p.Issued == 0 {
					p.Issued = x.Issued
				}
				if p.IssuedBy == "" {
					p.IssuedBy = x.IssuedBy
				}
			}
		}
	}
	if len(a.Relatives) > 0 {
		n := &a.Relatives[0]
		for _, x := range l.Relatives {
			switch {
			case text.Fold(x.Name) == text.Fold(n.Name):
				x.Relation, x.Phone, x.Address, x.Contact = or(n.Relation, x.Relation), or(n.Phone, x.Phone), or(n.Address, x.Address), true
				*n = x
			case x.Contact: // one person is told: the one named now
				x.Contact = false
				a.Relatives = append(a.Relatives, x)
				n = &a.Relatives[0]
			}
		}
	}
	if len(a.Substances) > 0 {
		n := &a.Substances[0]
		for _, x := range l.Substances {
			switch {
			case text.Fold(x.Name) == text.Fold(n.Name):
				x.Main = true
				*n = x
			case x.Main:
				x.Main = false
				a.Substances = append(a.Substances, x)
				n = &a.Substances[0]
			}
		}
	}
}

// ResidentOf is the person of a stay.
func (o *Office) ResidentOf(stayID int64) (r Resident, err error) {
	err = o.Store.Read(func(tx Tx) error {
		s, err := Load[stay.Stay](tx, stayID)
		if err != nil {
			return err
		}
		r, err = Load[Resident](tx, s.ResidentID)
		return err
	})
	return r, err
}
