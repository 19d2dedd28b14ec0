package app

import (
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/due"
	"hoanhap/app/stay"
	"hoanhap/app/text"
)

// Leavers is every open stay, the one that ends first on top; who has no term stands last, by name of the stay.
func (o *Office) Leavers() ([]ClockLine, error) {
	lines, err := o.Clocks(o.Today())
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(lines, func(a, b ClockLine) int {
		if a.Clock.HasTerm != b.Clock.HasTerm {
			return truth(b.Clock.HasTerm) - truth(a.Clock.HasTerm)
		}
		if !a.Clock.HasTerm {
			return 0
		}
		return a.Clock.Remaining - b.Clock.Remaining
	})
	return lines, nil
}

// beforeLeaving are the codes of what must be done before somebody goes.
var beforeLeaving = map[due.Code]bool{due.Notice: true, due.Stage5: true, due.Certificate: true, due.AftercareDecision: true, due.SocialDossier: true}

// OpenBefore is what is still open before a discharge, on a day: the due items that belong to it and are not settled.
func (o *Office) OpenBefore(stayID int64, day date.Date) ([]due.Item, error) {
	all, err := o.DueOf(stayID, day)
	var out []due.Item
	for _, it := range all {
		if beforeLeaving[it.Code] && it.State == due.Open {
			out = append(out, it)
		}
	}
	return out, err
}

// EndKinds are the ends in the order they are offered (rules.md §2).
var EndKinds = []stay.Kind{stay.Complete, stay.Exempt, stay.TransferOut, stay.TransferOther, stay.Quit, stay.Release, stay.Die}

// NameMatches reports whether every word typed begins a word of the name, the codes or the number, without accents.
func NameMatches(r *Resident, stayCode, typed string) bool {
	_, ok := text.Match(text.Fold(r.Name+" "+r.OtherNames+" "+r.Code+" "+stayCode+" "+r.IDNumber), typed)
	return ok
}
