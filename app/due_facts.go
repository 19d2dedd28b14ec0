package app

import (
	"hoanhap/app/date"
	"hoanhap/app/due"
	"hoanhap/app/handover"
)

// duePapers are the papers that settle something.
var duePapers = []string{PaperNotice, PaperCertCompulsory, PaperCertVoluntary, PaperHandPaper, "reintegration_plan", "search_decision", PaperDeath,
	"information_sheet", "rehabilitation_plan", PaperHealthSheet, PaperHealthPlan}

// dueFacts gathers what the due engine needs besides the timelines, by stay.
func (o *Office) dueFacts(tx Tx, rows []StayRows, from date.Date) (map[int64]*due.Facts, error) {
	out := make(map[int64]*due.Facts, len(rows))
	ids := make([]int64, len(rows))
	for i := range rows {
		r := &rows[i]
		ids[i] = r.Stay.ID
		out[ids[i]] = &due.Facts{Birth: r.Resident.Birth, NoResidence: r.Resident.NoResidence, UnableToWork: r.Resident.UnableToWork, From: from}
	}
	papers, err := All[PaperHead](tx, "stay_id", ids, "kind", duePapers)
	if err != nil {
		return nil, err
	}
	for _, p := range papers {
		if f := out[p.StayID]; p.Live() && f != nil {
			f.Papers = append(f.Papers, due.Paper{ID: p.ID, Kind: settles(p.Kind), To: p.Addressee, Day: p.Day, Number: p.Number})
		}
	}
	marks, err := All[DueMark](tx, "stay_id", ids)
	if err != nil {
		return nil, err
	}
	for i := range marks {
		m := &marks[i]
		if f := out[m.StayID]; m.Live() && f != nil {
			f.Marks = append(f.Marks, due.Mark{ID: m.ID, Key: m.Key(), Waived: m.Waived, Day: m.Day, Paper: m.Paper, Note: m.Note})
		}
	}
	if err := dueCome(tx, ids, out); err != nil {
		return nil, err
	}
	sets, err := All[DueSet](tx, "stay_id", ids)
	for _, s := range sets {
		if f := out[s.StayID]; s.Live() && f != nil {
			f.Agreed = append(f.Agreed, due.Agreed{ID: s.ID, Code: s.Code, Day: s.Day, Time: s.Time, About: s.About})
		}
	}
	return out, err
}

// dueCome gathers what the handovers brought: answers of communes, people sent on, after-care decisions.
func dueCome(tx Tx, ids []int64, out map[int64]*due.Facts) error {
	steps, err := All[HandoverStep](tx, "stay_id", ids, "kind", []string{string(handover.Registered), string(handover.Acknowledged),
		string(handover.Redirected), string(handover.Waived)})
	if err != nil {
		return err
	}
	since := map[int64]date.Date{} // the place of a stay is known
	for i := range steps {
		s := &steps[i]
		f := out[s.StayID]
		if !s.Live() || f == nil {
			continue
		}
		if to := place(s.CommuneList, s.Commune); to != "" && s.Day >= since[s.StayID] {
			f.Place, since[s.StayID] = to, s.Day
		}
		if s.Kind == handover.Registered {
			continue
		}
		c := due.Come{Code: due.Ack, Day: s.Day, Step: s.ID, Paper: s.Paper, Note: or(s.Note, s.Reason), Again: s.Kind == handover.Redirected}
		if s.Kind == handover.Waived {
			c.Code, c.Waived = due.AftercareDecision, true
		}
		f.Come = append(f.Come, c)
	}
	received, err := All[ReceivedPaper](tx, "stay_id", ids, "kind", ReceivedAftercare)
	for i := range received {
		if p, f := &received[i], out[received[i].StayID]; p.Live() && f != nil {
			f.Come = append(f.Come, due.Come{Code: due.AftercareDecision, Day: p.Received, Received: p.ID, Paper: p.Number, Note: p.Note})
		}
	}
	return err
}
