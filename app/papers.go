package app

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/paper"
	"hoanhap/app/say"
)

// Kinds of papers, named by their purpose (assets/papers).
const (
	PaperEntryCompulsory = "entry_minutes_compulsory" // Mẫu 42
	PaperEntryVoluntary  = "entry_minutes_voluntary"  // Mẫu 31, also pre-court
	PaperNotice          = "completion_notice"        // Mẫu 51
	PaperCertCompulsory  = "certificate_compulsory"   // Mẫu 50, R2 46
	PaperCertVoluntary   = "certificate_voluntary"    // Mẫu 30, R2 26b
	PaperReintegration   = "reintegration_plan"       // Mẫu 19
	PaperHandPaper       = "handover_minutes_paper"   // Mẫu 23
	PaperHandPerson      = "handover_minutes_person"  // C8, local
)

// Addressees of a paper, by code (rules.md §3.3).
const (
	ToPolice  = "police"
	ToFamily  = "family"
	ToCourt   = "court"
	ToCommune = "people_committee"
)

// PaperRequest asks for one paper of a stay.
type PaperRequest struct {
	Stay      int64
	Kind      string
	Day       date.Date
	Addressee string               // code; "" when the form has none
	Handed    string               // of Mẫu 23: kind of the paper handed over
	Signer    int64                // 0: the standard signer
	Serial    int                  // number to give; 0: the next one
	About     []int64              // stays that a list of several names: it is shown in the record of each
	Several   bool                 // a letter about several people: it belongs to no one record
	Why       string               // the document that lets a certificate leave before its time; kept with the act
	Edit      func(*paper.Dossier) `json:"-"` // what the screen typed besides

	refusal error // why it may not be issued, found with its dossier
}

// PaperDraft is a paper as it would be, before it is issued.
type PaperDraft struct {
	PaperRequest
	Paper  paper.Paper
	Symbol string       // "TB-CSCN2"; "" for a paper without a number
	Issued *IssuedPaper // the live issue of the same request, nil when there is none

	Refusal error // why it may not be issued on its day; the draft stands all the same
	Unready bool  // minutes of handing over a decision that is not in the house yet: made when asked for, never by themselves
}

// Prepare fills papers without issuing them.
func (o *Office) Prepare(reqs ...PaperRequest) ([]PaperDraft, error) {
	var out []PaperDraft
	err := o.Store.Read(func(tx Tx) error {
		read := dossiers{}
		for _, r := range reqs {
			d, err := o.prepare(tx, r, read)
			if err != nil {
				return err
			}
			out = append(out, d)
		}
		return nil
	})
	return out, err
}

func (o *Office) prepare(tx Tx, r PaperRequest, read dossiers) (PaperDraft, error) {
	d, e, err := o.dossier(tx, &r, read)
	if err != nil {
		return PaperDraft{}, err
	}
	p, err := paper.Fill(o.Forms, d, r.Kind, o.formDay(d.Regime, r.Day))
	if err != nil {
		return PaperDraft{}, err
	}
	draft := PaperDraft{PaperRequest: r, Paper: p, Symbol: o.symbol(r.Kind, &e, r.Day), Refusal: r.refusal,
		Unready: r.Kind == PaperHandPaper && r.Handed == HandedAftercare && d.Aftercare == paper.Order{}}
	issued, err := All[IssuedPaper](tx, "stay_id", r.Stay, "kind", r.Kind)
	for i := range issued {
		if x := &issued[i]; x.Live() && x.Addressee == r.key() && (!perMovement[r.Kind] || x.Day >= r.Day) {
			draft.Issued = x
		}
	}
	return draft, err
}

// key tells apart the papers of one kind and stay: the addressee, or what is handed over.
func (r *PaperRequest) key() string { return r.Addressee + r.Handed }

// symbol is the part of the number after the slash: kind of paper and centre (NĐ 30/2020: TB-CSCN).
func (o *Office) symbol(kind string, e *paper.Edition, day date.Date) string {
	if e.Symbol == "" {
		return ""
	}
	return e.Symbol + "-" + or(o.Law.Text(law.CentreSymbol, day), "CSCN")
}

// Issue gives papers their numbers and keeps them as they are (ban hành): one act, all or none. The lines are stored, so
// that each reprints as issued.
func (o *Office) Issue(reqs ...PaperRequest) ([]IssuedPaper, error) { return o.IssueEach(nil, reqs...) }

// IssueEach is Issue for a long list: progress is told after each paper, and an error of it ends the act without a trace.
func (o *Office) IssueEach(progress func(done, total int) error, reqs ...PaperRequest) ([]IssuedPaper, error) {
	var out []IssuedPaper
	label := ""
	if len(reqs) > 0 {
		var err error
		if label, err = o.nameOf(reqs[0].Stay); err != nil {
			return nil, err
		}
	}
	for _, r := range reqs {
		if r.Day > o.Today() {
			return nil, say.Problems{{Field: "day", Msg: say.Of("err.future", "today", o.Today())}}
		}
	}
	err := o.do(paperRight(reqs), "act.issue_paper", label, whys(reqs), func(a *Act) error {
		run := newRun()
		for i, r := range reqs {
			p, err := o.issue(a, r, run)
			if err != nil {
				return err
			}
			out = append(out, *p)
			if progress == nil {
				continue
			}
			if err := progress(i+1, len(reqs)); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

func (o *Office) issue(a *Act, r PaperRequest, run issueRun) (*IssuedPaper, error) {
	if sealedInEntry(r.Kind) { // kept sealed in its referral: its name alone would tell
		return nil, &say.Refused{Msg: say.Of("err.health.paper")}
	}
	d, e, err := o.dossier(a, &r, run.read)
	if err != nil {
		return nil, err
	}
	if r.refusal != nil {
		return nil, r.refusal
	}
	p := &IssuedPaper{StayID: r.Stay, Kind: r.Kind, Day: r.Day, Year: r.Day.Year(), Addressee: r.key(), Edition: e.Name,
		SignerName: d.Signatory.Name, SignerTitle: strings.TrimSpace(d.Signatory.Prefix + " " + d.Signatory.Position)}
	p.ResidentID = run.read[r.Stay].Resident.ID
	if r.Several {
		p.ResidentID, p.StayID = 0, 0
	}
	if sym := o.symbol(r.Kind, &e, r.Day); sym != "" {
		if p.Serial, err = run.books.give(a, sym, p.Year, r.Serial); err != nil {
			return nil, err
		}
		d.Number, d.Symbol = fmt.Sprintf("%02d", p.Serial), sym
		p.Number = d.Number + "/" + sym
	}
	d.Issued = true
	made, err := paper.Fill(o.Forms, d, r.Kind, o.formDay(d.Regime, r.Day))
	if err != nil {
		return nil, err
	}
	made.About = r.About
	lines, err := json.Marshal(made)
	if err != nil {
		return nil, err
	}
	p.Lines = string(lines)
	if err := o.sealLines(a, p); err != nil {
		return nil, err
	}
	return p, a.Add(p)
}

// NextSerial is the number the book of a symbol (TB-CSCN) would give next in a year.
func (o *Office) NextSerial(symbol string, year int) (n int, err error) {
	err = o.Store.Read(func(tx Tx) error {
		b, err := books{}.open(tx, symbol, year)
		if err == nil {
			n = b.last + 1
		}
		return err
	})
	return n, err
}

// AsIssued is the paper exactly as it left the house.
func (p *IssuedPaper) AsIssued() (paper.Paper, error) {
	var v paper.Paper
	if p.Sealed() {
		return v, errKeyLocked() // OpenPaper first
	}
	err := json.Unmarshal([]byte(p.Lines), &v)
	return v, err
}

// PapersOf is every paper issued for a stay, voided ones too, and the lists that name it, in the order of issue.
func (o *Office) PapersOf(stayID int64) (out []IssuedPaper, err error) {
	err = o.Store.Read(func(tx Tx) error {
		if out, err = All[IssuedPaper](tx, "stay_id", stayID); err != nil {
			return err
		}
		lists, err := proposalsOf(tx, stayID)
		out = append(out, lists...)
		slices.SortFunc(out, func(a, b IssuedPaper) int { return int(a.ID - b.ID) })
		return err
	})
	return out, err
}

// VoidPaper withdraws an issued paper; its number stays used.
func (o *Office) VoidPaper(id int64, why string) error {
	return o.do(RightVoid, "act.void_paper", "", why, func(a *Act) error {
		p, err := Load[IssuedPaper](a, id)
		if err != nil {
			return err
		}
		return a.Withdraw(&p, why)
	})
}

// signer is who signs on a day: the one asked for, the standard one, or the head of the settings.
func (o *Office) signer(tx Tx, id int64, c *Centre, day date.Date) (paper.Signatory, error) {
	all, err := All[Signer](tx)
	if err != nil {
		return paper.Signatory{}, err
	}
	in := func(s *Signer) bool { return s.From <= day && (s.To == 0 || day <= s.To) }
	i := slices.IndexFunc(all, func(s Signer) bool { return s.Live() && (id != 0 && s.ID == id || id == 0 && s.Standard && in(&s)) })
	switch {
	case i < 0 && id != 0:
		return paper.Signatory{}, &say.Refused{Msg: say.Of("err.paper.no_signer")}
	case i >= 0 && !in(&all[i]): // a delegation that has not begun or has ended signs nothing
		return paper.Signatory{}, &say.Refused{Msg: say.Of("err.paper.signer_days", "name", all[i].Name, "day", day)}
	}
	if i < 0 {
		return paper.Signatory{Position: c.HeadTitle, Name: c.Head}, nil
	}
	return paper.Signatory{Prefix: all[i].Prefix, For: all[i].For, Position: all[i].Title, Name: all[i].Name}, nil
}
