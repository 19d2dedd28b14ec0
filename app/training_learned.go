package app

import (
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/stay"
)

// Learned is one course of a person, for the record and the discharge.
type Learned struct {
	Member
	Class TrainingClass
}

// LearnedBy is every course of a person in order of beginning, with who pays.
func (o *Office) LearnedBy(resident int64) (out []Learned, err error) {
	err = o.Store.Read(func(tx Tx) error { out, err = o.learned(tx, resident); return err })
	return out, err
}

func (o *Office) learned(tx Tx, resident int64) (out []Learned, err error) {
	b, err := o.school(tx, resident)
	if err != nil {
		return nil, err
	}
	for class, list := range b.members {
		for i := range list {
			if m := list[i]; m.Resident == resident {
				m.Unpaid = o.unpaid(b, b.class[class], m.StayID, m.Span.From, m.OwnCost, m.ID)
				out = append(out, Learned{m, *b.class[class]})
			}
		}
	}
	slices.SortFunc(out, func(a, c Learned) int {
		if a.Span.From != c.Span.From {
			return int(a.Span.From - c.Span.From)
		}
		return int(a.ID - c.ID)
	})
	return out, nil
}

// CertificatesKept are the certificates of a stay not yet handed to the person: open before the discharge.
func (o *Office) CertificatesKept(stayID int64) (out []Learned, err error) {
	err = o.Store.Read(func(tx Tx) error { out, err = o.kept(tx, stayID, 0); return err })
	return out, err
}

// kept are the certificates of a stay not handed over before a day; day 0: not at all.
func (o *Office) kept(tx Tx, stayID int64, day date.Date) (out []Learned, err error) {
	s, err := Load[stay.Stay](tx, stayID)
	if err != nil {
		return nil, err
	}
	all, err := o.learned(tx, s.ResidentID)
	return keptOf(all, stayID, day), err
}

func keptOf(all []Learned, stayID int64, day date.Date) (out []Learned) {
	for _, l := range all {
		if l.StayID == stayID && l.CertNumber != "" && (l.Returned == 0 || l.Returned == day) {
			out = append(out, l)
		}
	}
	return out
}
