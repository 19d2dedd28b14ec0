package app_test

import (
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
)

func text(t *testing.T, o *app.Office, r app.PaperRequest) string {
	t.Helper()
	d, err := o.Prepare(r)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(d[0].Paper.Lines(), "\n")
}

// offered are the papers the window offers for a stay, by kind and what is handed.
func offered(t *testing.T, o *app.Office, id int64) map[string]app.PaperRequest {
	t.Helper()
	list, err := o.StayPapers(id, o.Today())
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]app.PaperRequest{}
	for _, x := range list {
		out[x.Kind+"/"+x.Handed] = x.PaperRequest
	}
	return out
}

// Somebody given to an investigating body and taken back has minutes for both days on Mẫu 42, each with who gives and who takes; the
// decision is quoted once it is issued. A leave for mourning has the application before it and the minutes of the return.
func TestPapersAroundAMovement(t *testing.T) {
	o := office(t)
	id := soon(t, o, "HV1", "Đinh Công Hải", day("2027-05-01"))
	datatest.Move(t, o, id, stay.Procedure, day("2026-11-02"), func(m *app.Move) {
		m.Place, m.Paper, m.PaperDay, m.Due = "Cơ quan Cảnh sát điều tra", "88/CSĐT", day("2026-11-01"), day("2026-11-12")
	})
	if x := offered(t, o, id); x["procedure_minutes/out"].Day != day("2026-11-02") || x["procedure_minutes/back"].Kind != "" {
		t.Fatal(x)
	}
	datatest.Move(t, o, id, stay.Back, day("2026-11-10"))
	x := offered(t, o, id)
	if x["procedure_minutes/back"].Day != day("2026-11-10") {
		t.Fatal("no minutes of the return")
	}
	if s := text(t, o, x["procedure_minutes/out"]); strings.Contains(s, "Căn cứ Quyết định tạm thời") || !strings.Contains(s, "ra khỏi cơ sở") {
		t.Error(s)
	}
	made, err := o.Issue(x["procedure_decision/"])
	if err != nil {
		t.Fatal(err)
	}
	s := text(t, o, x["procedure_minutes/back"])
	give, take, _ := strings.Cut(s, "b) Đại diện bên nhận")
	if !strings.Contains(s, made[0].Number) || !strings.Contains(s, "trở lại cơ sở") || !strings.Contains(give, "Cơ quan: Cơ quan Cảnh sát điều tra") || strings.Contains(take, "Cơ quan: Cơ quan Cảnh sát điều tra") {
		t.Error(s)
	}
	datatest.Move(t, o, id, stay.Mourning, day("2026-11-15"), func(m *app.Move) { m.Due, m.Note = day("2026-11-19"), "bố đẻ" })
	datatest.Move(t, o, id, stay.Back, day("2026-11-19"))
	x = offered(t, o, id)
	if s := text(t, o, x["mourning_application/"]); !strings.Contains(s, "về chịu tang: bố đẻ") || !strings.Contains(s, "từ ngày 15 tháng 11 năm 2026 đến ngày 19 tháng 11") {
		t.Error(s)
	}
	if r := x["handover_minutes_paper/mourning_back"]; r.Day != day("2026-11-19") || !strings.Contains(text(t, o, r), "trở lại cơ sở sau thời gian về chịu tang") {
		t.Error(r)
	}
}

// What was left at the gate is a list of its own, and a voluntary resident's application can be given out filled.
func TestPapersOfTheGate(t *testing.T) {
	o := office(t)
	id := datatest.Stay(t, o, func(a *app.Admission) {
		a.Entry.Status, a.Stay.Taker = stay.Voluntary, "Lê Thị Nhận"
		a.Things = []app.Thing{{List: "belongings", N: 1, Text: "Ba lô", Count: "01 cái", State: "đã cũ"}, {List: "papers", N: 1, Text: "Đơn"}}
	})
	x := offered(t, o, id)
	if s := text(t, o, x["belongings_list/"]); !strings.Contains(s, "| 1 | Ba lô | 01 cái | đã cũ |") || strings.Contains(s, "Đơn |") || !strings.Contains(s, "Lê Thị Nhận") {
		t.Error(s)
	}
	if s := text(t, o, x["voluntary_application/"]); !strings.Contains(s, "bản thân") || !strings.Contains(s, "Kính gửi: Công an") {
		t.Error(s)
	}
}

// One proposal for several people at one court; another court and the provincial police get their own; who cannot be proposed is told;
// the reduction went with the old law.
func TestProposalForSeveral(t *testing.T) {
	o := office(t)
	if k := o.ProposalKinds(o.Today()); len(k) != 2 {
		t.Fatal(k)
	}
	if k := o.ProposalKinds(day("2026-06-30")); len(k) != 3 {
		t.Fatal(k)
	}
	a := soon(t, o, "HV1", "Đinh Công Hải", day("2027-05-01"))
	b := soon(t, o, "HV2", "Lê Văn Cường", day("2027-06-01"))
	c := soon(t, o, "HV3", "Bùi Văn Bình", day("2027-06-01"), func(x *app.Admission) { x.Decision.Issuer = "Tòa án nhân dân khu vực 9" })
	v := soon(t, o, "HV4", "Trần Thị Bích", day("2027-06-01"), func(x *app.Admission) { x.Entry.Status = stay.Voluntary })
	gone := soon(t, o, "HV5", "Hà Văn Sáng", day("2027-06-01"))
	datatest.Move(t, o, gone, stay.Die, day("2026-11-01"))
	people, err := o.TryProposal(stay.Suspend, o.Today(), a, b, c, v, gone)
	if err != nil || len(people) != 5 || people[4].Refusal == nil || people[0].Refusal != nil {
		t.Fatalf("%+v %v", people, err)
	}
	people[1].Reason = "ốm nặng" // his own, in his line alone
	reqs := o.Proposal(app.ProposalAsk{Kind: stay.Suspend, Day: o.Today(), Reason: "thai sản"}, people)
	courts := 2
	if people[3].Refusal == nil {
		courts = 3
	}
	if len(reqs) != courts || !reqs[0].Several || reqs[1].Several {
		t.Fatalf("%d %+v", len(reqs), reqs)
	}
	made, err := o.Issue(reqs...)
	if err != nil {
		t.Fatal(err)
	}
	p, err := made[0].AsIssued()
	if err != nil {
		t.Fatal(err)
	}
	s := strings.Join(p.Lines(), "\n")
	if !strings.Contains(s, "| 1 | Đinh Công Hải |") || !strings.Contains(s, "| 2 | Lê Văn Cường |") || strings.Contains(s, "Bùi Văn Bình") || !strings.Contains(s, "Tạm đình chỉ") || !strings.Contains(s, "thai sản") {
		t.Error(s)
	}
	for _, line := range strings.Split(s, "\n") {
		if strings.Contains(line, "Lê Văn Cường") != strings.Contains(line, "ốm nặng") {
			t.Errorf("the reason of one: %s", line)
		}
	}
	for _, who := range []struct {
		stay  int64
		lists int
	}{{a, 1}, {b, 1}, {c, 1}, {gone, 0}} { // the list stands in the record of each whom it names
		list, err := o.PapersOf(who.stay)
		n := 0
		for i := range list {
			if list[i].Kind == app.PaperProposal {
				n++
			}
		}
		if err != nil || n != who.lists {
			t.Errorf("stay %d has %d proposals, %v", who.stay, n, err)
		}
	}
	if made[0].StayID != 0 || made[1].StayID != c || made[0].Number == made[1].Number {
		t.Errorf("%+v", made)
	}
}

// Under the old law the list has the three monthly ratings: nothing in the book holds them, so a dotted blank stands for the hand.
func TestRatingsOfTheOldLawAreABlank(t *testing.T) {
	o := office(t)
	on := day("2026-06-20")
	a := soon(t, o, "HV1", "Đinh Công Hải", day("2027-05-01"))
	people, err := o.TryProposal(stay.Reduce, on, a)
	if err != nil || people[0].Refusal != nil {
		t.Fatalf("%+v %v", people, err)
	}
	r := o.Proposal(app.ProposalAsk{Kind: stay.Reduce, Day: on, Reason: "lập công", Months: 2}, people)[0]
	if s := text(t, o, r); !strings.Contains(s, "| Xếp loại 03 tháng | Lý do | Mức đề nghị (tháng)") || !strings.Contains(s, "| ……… | lập công | 2") {
		t.Error(s)
	}
}
