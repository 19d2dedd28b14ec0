package app

import (
	"slices"
	"strconv"

	"hoanhap/app/date"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/app/stay"
)

// Proposals (Mẫu 46; NĐ 116/2021 Mẫu 43 with the list Mẫu 44) ask a court, or for voluntary residents the head of the provincial
// police, to suspend, to exempt or under the old law to reduce: one paper for everybody who is asked for at one addressee.

// Proposed says for one stay whether it can stand in a proposal, and to whom that goes.
type Proposed struct {
	Stay     int64
	Resident string // code
	Name     string
	To       string // as printed
	Reason   string // his own; "" prints the common one
	code     string
	line     proposalLine
	Refusal  error // nil: it can
}

// proposalLine is a row of the list.
type proposalLine struct {
	birth, order string
	term         int
	served, left string
}

// ProposalKinds are the measures that may be proposed on a day: a reduction only under the law that knew it.
func (o *Office) ProposalKinds(day date.Date) []stay.Kind {
	if r := o.Law.RegimeAt(day); r != nil && r.ReductionAllowed {
		return []stay.Kind{stay.Suspend, stay.Exempt, stay.Reduce}
	}
	return []stay.Kind{stay.Suspend, stay.Exempt}
}

// TryProposal judges a proposal for several stays without writing: who has a term, is there to be proposed, and to whom it goes.
func (o *Office) TryProposal(kind stay.Kind, day date.Date, stays ...int64) (out []Proposed, err error) {
	err = o.Store.Read(func(tx Tx) error {
		rows, err := tx.Timelines(StayQuery{IDs: stays})
		if err != nil {
			return err
		}
		at := map[int64]*StayRows{}
		for i := range rows {
			at[rows[i].Stay.ID] = &rows[i]
		}
		for _, id := range stays {
			if r := at[id]; r != nil {
				x, err := o.proposed(r, kind, day)
				if err != nil {
					return err
				}
				out = append(out, x)
			}
		}
		return nil
	})
	return out, err
}

func (o *Office) proposed(r *StayRows, kind stay.Kind, day date.Date) (Proposed, error) {
	x := Proposed{Stay: r.Stay.ID, Resident: r.Resident.Code, Name: r.Resident.Name}
	if x.Refusal = o.tryKind(r, kind, day, ""); x.Refusal != nil {
		return x, nil
	}
	t, err := r.Fold(o)
	if err != nil {
		return x, err
	}
	c, ok := t.Clock(day, o.Law)
	if !ok || !c.HasTerm {
		x.Refusal = &say.Refused{Msg: say.Of("err.proposal.no_term")}
		return x, nil
	}
	x.code = ToCourt
	if c.Point.Status == stay.Voluntary {
		x.code = ToProvince
	}
	d := paper.Dossier{Day: day, Decision: order(c.Decision, o.Law)}
	x.To = o.addressee(&d, "", x.code)
	x.line = proposalLine{birth: r.Resident.Birth.Text(), order: c.Decision.Number + ", " + c.Decision.Day.Text(), term: c.Decision.Term,
		served: strconv.Itoa(c.Served) + " ngày", left: strconv.Itoa(max(0, c.Remaining)) + " ngày"}
	return x, nil
}

// ProposalAsk is what the window types of a proposal.
type ProposalAsk struct {
	Kind   stay.Kind
	Day    date.Date
	Reason string // common: for whoever has none of his own
	Months int    // of a reduction
	Signer int64  // 0: the standard signer
}

// Proposal makes the requests of a proposal for those who can stand in it: one for each addressee, in the order of the list. Somebody
// alone gets a paper of his own record; a list belongs to no one record.
func (o *Office) Proposal(ask ProposalAsk, people []Proposed) []PaperRequest {
	var keys []string
	lists := map[string][]Proposed{}
	for _, x := range people {
		if x.Refusal != nil {
			continue
		}
		if lists[x.To] == nil {
			keys = append(keys, x.To)
		}
		lists[x.To] = append(lists[x.To], x)
	}
	var out []PaperRequest
	old := len(o.ProposalKinds(ask.Day)) > 2
	for _, k := range keys {
		list := lists[k]
		table := proposalTable(list, &ask, old)
		what := map[stay.Kind]string{stay.Suspend: "tạm đình chỉ", stay.Exempt: "miễn", stay.Reduce: "giảm thời hạn"}[ask.Kind]
		out = append(out, PaperRequest{Stay: list[0].Stay, Kind: PaperProposal, Day: ask.Day, Addressee: list[0].code, Signer: ask.Signer, Several: len(list) > 1, About: staysOf(list),
			Edit: func(d *paper.Dossier) {
				d.List, d.Request = table, paper.Request{Kind: what, Reason: or(list[0].Reason, ask.Reason)}
				d.Addressee = k
			}})
	}
	return out
}

// staysOf are those whom a list names; nobody when it is a paper of one record.
func staysOf(list []Proposed) (out []int64) {
	if len(list) < 2 {
		return nil
	}
	for _, x := range list {
		out = append(out, x.Stay)
	}
	return out
}

// proposalsOf are the lists that name a stay. They belong to no one record: the stored paper says whom it is about.
func proposalsOf(tx Tx, stayID int64) (out []IssuedPaper, err error) {
	all, err := All[IssuedPaper](tx, "kind", PaperProposal)
	for i := range all {
		if all[i].StayID != 0 || all[i].Sealed() {
			continue
		}
		p, err := all[i].AsIssued()
		if err != nil {
			return nil, err
		}
		if slices.Contains(p.About, stayID) {
			out = append(out, all[i])
		}
	}
	return out, err
}

// ratedByHand is the blank of "Xếp loại 03 tháng": no record of the program holds the monthly ratings of the old law, so it is filled in by hand.
const ratedByHand = "………"

// proposalTable is the list: its columns are not in the copy of the decree and follow what the articles ask for (docs/forms.md B2).
func proposalTable(list []Proposed, ask *ProposalAsk, old bool) paper.Table {
	t := paper.Table{Columns: []paper.Column{{Title: "STT", Width: 11, Align: paper.Center}, {Title: "Họ và tên", Width: 34}, {Title: "Ngày, năm sinh", Width: 20}, {Title: "Số, ngày quyết định", Width: 27},
		{Title: "Thời hạn (tháng)", Width: 15, Align: paper.Center}, {Title: "Đã chấp hành", Width: 17}, {Title: "Còn lại", Width: 15}}}
	if old {
		t.Columns = append(t.Columns, paper.Column{Title: "Xếp loại 03 tháng", Width: 15})
	}
	t.Columns = append(t.Columns, paper.Column{Title: "Lý do", Width: 26})
	if old {
		t.Columns = append(t.Columns, paper.Column{Title: "Mức đề nghị (tháng)", Width: 15, Align: paper.Center})
	}
	for i, x := range list {
		row := paper.Row{Cells: []paper.Cell{paper.Txt(strconv.Itoa(i + 1)), paper.Txt(x.Name), paper.Txt(x.line.birth), paper.Txt(x.line.order),
			paper.Txt(strconv.Itoa(x.line.term)), paper.Txt(x.line.served), paper.Txt(x.line.left)}}
		if old {
			row.Cells = append(row.Cells, paper.Txt(ratedByHand))
		}
		row.Cells = append(row.Cells, paper.Txt(or(x.Reason, ask.Reason)))
		if old {
			months := ""
			if ask.Kind == stay.Reduce && ask.Months > 0 {
				months = strconv.Itoa(ask.Months)
			}
			row.Cells = append(row.Cells, paper.Txt(months))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
