package app

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"hoanhap/app/handover"
	"hoanhap/app/say"
)

// AddStep writes the same step of several handovers, all or none (ghi bước bàn giao).
func (o *Office) AddStep(s HandoverStep, stays ...int64) error {
	if p := o.checkStep(&s); len(p) > 0 {
		return p
	}
	return o.handoverAct("act.handover."+string(s.Kind), s.Note, stays, func(a *Act) error {
		for _, id := range stays {
			one := s
			one.ID, one.StayID = 0, id
			if err := a.addStep(&one); err != nil {
				return err
			}
		}
		return nil
	})
}

// SendPapers notes that issued papers were sent: one step for each, in one act.
func (o *Office) SendPapers(s HandoverStep, papers ...int64) error {
	return o.SendEach(s, nil, papers...)
}

// SendEach is SendPapers with the number of the receipt of each paper (số biên nhận); one without its own has that of the step.
func (o *Office) SendEach(s HandoverStep, receipts map[int64]string, papers ...int64) error {
	if err := o.first(RightDue); err != nil {
		return err
	}
	s.Kind = handover.Sent
	if p := o.checkStep(&s); len(p) > 0 {
		return p
	}
	var heads []PaperHead
	var stays []int64
	err := o.Store.Read(func(tx Tx) error {
		var err error
		if heads, err = All[PaperHead](tx, "id", papers); err != nil {
			return err
		}
		if len(heads) != len(papers) {
			return ErrNotFound
		}
		for _, p := range heads {
			if !p.Live() {
				return &say.Refused{Msg: say.Of("err.voided_already")}
			}
			if !slices.Contains(stays, p.StayID) {
				stays = append(stays, p.StayID)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return o.handoverAct("act.handover.sent", s.Note, stays, func(a *Act) error {
		for _, p := range heads {
			one := s
			one.ID, one.StayID, one.PaperID, one.Addressee = 0, p.StayID, p.ID, p.Addressee
			one.Receipt = or(receipts[p.ID], s.Receipt)
			if one.Day < p.Day {
				return say.Problems{{Field: "day", Msg: say.Of("err.handover.before_paper", "day", p.Day)}}
			}
			if err := a.addStep(&one); err != nil {
				return err
			}
		}
		return nil
	})
}

// handoverAct runs one act about some stays; the label is the name of the one, or their number.
func (o *Office) handoverAct(name, why string, stays []int64, f func(*Act) error) error {
	if len(stays) == 0 {
		return say.Problems{{Field: "day", Msg: say.Of("err.nobody")}}
	}
	label := strconv.Itoa(len(stays)) + " người"
	if len(stays) == 1 {
		var err error
		if label, err = o.nameOf(stays[0]); err != nil {
			return err
		}
	}
	return o.do(RightDue, name, label, why, f)
}

// checkStep judges what was typed, without the history.
func (o *Office) checkStep(s *HandoverStep) (p say.Problems) {
	switch {
	case s.Day == 0:
		p.Add("day", "err.needed")
	case s.Day > o.Today():
		p.Add("day", "err.future", "today", o.Today())
	}
	if !s.Kind.Known() {
		p.Add("kind", "err.handover.kind")
	}
	if (s.Kind == handover.Returned || s.Kind == handover.Waived) && strings.TrimSpace(s.Reason) == "" {
		p.Add("reason", "err.why_needed")
	}
	if s.Kind == handover.Redirected || s.Kind == handover.Registered {
		s.CommuneList = o.CatalogueNow()
		if c, _ := o.placeNames(place(s.CommuneList, s.Commune), o.Today()); c == "" {
			p.Add("commune", "err.handover.commune")
		}
	}
	if s.Kind == handover.Fitted && s.Device == "" {
		p.Add("device", "err.needed")
	}
	return p
}

// addStep judges a step against the handover as it stands in this act.
func (a *Act) addStep(s *HandoverStep) error {
	h, _, err := a.office.handoverOf(a, s.StayID)
	if err != nil {
		return err
	}
	if err := handover.Check(&h.Facts, s.step()); err != nil {
		var r *say.Refused
		if errors.As(err, &r) { // of many, whose
			r.Msg = say.Of("err.handover.of", "name", h.Name, "why", r.Msg)
		}
		return err
	}
	return a.Add(s)
}

// VoidStep withdraws a step with a reason; a step that later ones rest on is refused.
func (o *Office) VoidStep(id int64, why string) error {
	if err := o.first(RightDue); err != nil {
		return err
	}
	var s HandoverStep
	if err := o.Store.Read(func(tx Tx) (err error) { s, err = Load[HandoverStep](tx, id); return err }); err != nil {
		return err
	}
	return o.handoverAct("act.handover.void", why, []int64{s.StayID}, func(a *Act) error {
		before, _, err := o.handoverOf(a, s.StayID)
		if err != nil {
			return err
		}
		if err := a.Withdraw(&s, why); err != nil {
			return err
		}
		after, _, err := o.handoverOf(a, s.StayID)
		if err == nil && len(after.Stray) > len(before.Stray) {
			return &say.Refused{Msg: say.Of("err.handover.rests")}
		}
		return err
	})
}

// Unsent are the issued notices whose sending was not noted.
func (h *Handover) Unsent() (out []int64) {
	for _, p := range h.Facts.Notices {
		if !slices.ContainsFunc(h.Facts.Steps, func(s handover.Step) bool { return s.Kind == handover.Sent && s.PaperID == p.ID }) {
			out = append(out, p.ID)
		}
	}
	return out
}

// Unnoticed are the addressees of notices that were not issued yet.
func (h *Handover) Unnoticed() (out []string) {
	for _, to := range h.Facts.NoticeTo {
		if !slices.ContainsFunc(h.Facts.Notices, func(p handover.Paper) bool { return p.To == to }) {
			out = append(out, to)
		}
	}
	return out
}
