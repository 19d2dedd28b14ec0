package app

import (
	"hoanhap/app/date"
	"hoanhap/app/stay"
)

// Traits of a stay in the closing count.
func (c *Census) Traits(stayID int64) stay.Traits { return c.traits[stayID] }

// readTraits gathers what the breakdowns ask for, for the stays of the closing count.
func (o *Office) readTraits(tx Tx, c *Census) error {
	c.traits = map[int64]stay.Traits{}
	var who []int64
	for _, l := range c.Lines {
		if l.Row == stay.Closing {
			who = append(who, l.Resident)
		}
	}
	if len(who) == 0 {
		return nil
	}
	substances, err := All[Substance](tx, "resident_id", who)
	if err != nil {
		return err
	}
	class := map[int64]string{}
	for _, s := range substances {
		if _, known := class[s.ResidentID]; s.Live() && (!known || s.Main) {
			class[s.ResidentID] = o.substanceClass(&s)
		}
	}
	spans, err := tx.Spans(who)
	if err != nil {
		return err
	}
	first := map[int64]date.Date{}
	for _, s := range spans {
		if d, ok := first[s.Resident]; !ok || s.From < d {
			first[s.Resident] = s.From
		}
	}
	for _, l := range c.Lines {
		if l.Row == stay.Closing {
			c.traits[l.Stay] = o.traitsOf(c, l.Stay, class, first)
		}
	}
	return nil
}

func (o *Office) traitsOf(c *Census, stayID int64, class map[int64]string, first map[int64]date.Date) stay.Traits {
	r, t := &c.people[stayID].Resident, c.lines[stayID]
	v := stay.Traits{Sex: r.Sex, Birth: r.Birth, Substance: class[r.ID], Education: r.Education, Occupation: r.Occupation, Ethnic: r.Ethnic,
		Repeat: "first", Residence: "stable"}
	if r.NoResidence {
		v.Residence = "none"
	}
	if p, ok := o.Places.Of(r.CommuneList, r.Commune); ok {
		v.Province = p.Province.Named(c.Period.Last)
		v.Commune = p.Named(c.Period.Last) + ", " + p.Province.Name
	}
	occurrence := 0
	if k, ok := t.Clock(c.Period.Last, o.Law); ok {
		v.Regime = k.Regime.Name // as the clerk knows it: by its days
		if k.HasTerm {
			occurrence = k.Decision.Occurrence
		}
	}
	if occurrence > 1 || occurrence == 0 && first[r.ID] < t.Entry().Day {
		v.Repeat = "repeat"
	}
	return v
}

// substanceClass is the class of a drug by the list: opioid, stimulant …; "" when it is not in the list.
func (o *Office) substanceClass(s *Substance) string {
	if o.Lists == nil {
		return ""
	}
	if d, ok := o.Lists.Drug(s.Code, s.Name); ok {
		return d.Class
	}
	return ""
}
