package app

import (
	"hoanhap/app/date"
	"hoanhap/app/health"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/app/seal"
)

// changesPrinted are the last changes of the dose that a slip tells.
const changesPrinted = 5

// OrderDose writes a new dose of Methadone from a day on (y lệnh). What was given before that day stays as it was ordered then.
func (o *Office) OrderDose(note int64, x health.Order) error {
	return o.editTreatment(note, func(c *health.Treatment) error { x.Void, x.Corrected = "", ""; return c.NewDose(x) })
}

// CorrectOrder writes an order anew with a reason (Corrected); what stood there before stays sealed in the journal.
func (o *Office) CorrectOrder(note int64, i int, x health.Order) error {
	return o.editTreatment(note, func(c *health.Treatment) error { return c.Reorder(i, x) })
}

// VoidOrder takes an order back with a reason.
func (o *Office) VoidOrder(note int64, i int, why string) error {
	return o.editTreatment(note, func(c *health.Treatment) error { return c.TakeBack(i, why) })
}

func (o *Office) editTreatment(note int64, edit func(*health.Treatment) error) error {
	return o.editHealth(note, func(_ *Act, _ *seal.Ring, p *HealthPage) error {
		if p.Treatment == nil {
			return ErrNotFound
		}
		return edit(p.Treatment)
	})
}

// ChangeMedicine gives a medicine in another dose from a day on: the entry before ends the day before it, and a new one begins.
func (o *Office) ChangeMedicine(note int64, from date.Date, dose, by, why string) (id int64, err error) {
	var p say.Problems
	if from == 0 {
		p.Add("from", "err.needed")
	}
	if dose == "" {
		p.Add("dosage", "err.needed")
	}
	if by == "" {
		p.Add("doctor", "err.needed")
	}
	if len(p) > 0 {
		return 0, p
	}
	err = o.editHealth(note, func(a *Act, ring *seal.Ring, page *HealthPage) error {
		m := page.Medicine
		switch {
		case m == nil:
			return ErrNotFound
		case from <= m.From || m.To != 0 && from > m.To:
			return say.Problems{{Field: "from", Msg: say.Of("err.health.medicine_outside", "from", m.From)}}
		}
		next := HealthPage{Note: HealthNote{ResidentID: page.Note.ResidentID},
			HealthText: HealthText{Kind: HealthMedicine, Day: min(from, o.Today()), Text: why, Medicine: &health.Medicine{Name: m.Name, Dose: dose, From: from, To: m.To, For: m.For, By: by}}}
		m.To = from - 1
		if err := a.putHealth(ring, &next); err != nil {
			return err
		}
		id = next.Note.ID
		return nil
	})
	return id, err
}

// staleOrder is what a sheet says beside a dose that was ordered before days without one that asked for a new assessment.
func (o *Office) staleOrder(c *health.Treatment, day date.Date) bool {
	return c.Stale(day, o.Law.Int(law.MethadoneGap, day))
}

// treatmentOf is the treatment here that a slip of a day speaks of: the one that began last by then.
func treatmentOf(pages []HealthPage, day date.Date) (found *health.Treatment) {
	for i := range pages {
		c := pages[i].Treatment
		if c != nil && pages[i].VoidWhy == "" && c.From <= day && (found == nil || found.From <= c.From) {
			found = c
		}
	}
	return found
}

// doseNow is the dose a day on the day of a slip: as it is ordered here; where nothing is given here, as the referral says.
func doseNow(r *health.Referral, pages []HealthPage, day date.Date) health.Tenths {
	c := treatmentOf(pages, day)
	switch {
	case c == nil, c.To != 0 && r.LastDay > c.To: // treated elsewhere since
		return r.Dose
	case c.To != 0:
		day = min(day, c.To)
	}
	return c.InForce(day).Dose
}

// doseChanges are the last changes of the dose, as the slip tells them.
func (o *Office) doseChanges(pages []HealthPage, day date.Date) (out []string) {
	c := treatmentOf(pages, day)
	if c == nil {
		return nil
	}
	if c.To != 0 {
		day = min(day, c.To)
	}
	all := c.Changes(day)
	for _, x := range all[max(0, len(all)-changesPrinted):] {
		out = append(out, o.Words.Say(OrderText(&x)))
	}
	return out
}

// OrderText tells one step of the dose in a line.
func OrderText(x *health.Change) say.Msg {
	key := "health.order.first"
	switch {
	case x.Was > x.Dose:
		key = "health.order.down"
	case x.Was != 0 && x.Was < x.Dose:
		key = "health.order.up"
	case x.Was != 0:
		key = "health.order.same"
	}
	return say.Of(key, "day", x.From, "mg", x.Dose, "was", x.Was, "why", say.Of("health.reason."+x.Reason), "text", leading(x.Text), "by", leading(x.By))
}

// leading puts a comma before what may be missing.
func leading(s string) string {
	if s == "" {
		return ""
	}
	return ", " + s
}

// doseText is a last dose with what it was, where the sheet says so.
func doseText(c *health.Treatment, last date.Date) string {
	if c == nil {
		return ""
	}
	if d := c.On(last); d != nil && d.Amount > 0 {
		return d.Amount.Text()
	}
	return ""
}
