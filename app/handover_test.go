package app_test

import (
	"fmt"
	"slices"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/due"
	"hoanhap/app/handover"
	"hoanhap/app/law"
	"hoanhap/app/stay"
	"hoanhap/assets"
	"hoanhap/data/datatest"
)

// placed is an office that knows the communes.
func placed(t testing.TB) *app.Office {
	t.Helper()
	o := datatest.Office(t)
	var err error
	if o.Places, err = law.LoadPlaces(assets.Places()); err != nil {
		t.Fatal(err)
	}
	err = o.SetLaw([]app.LawRow{{Key: law.DueFrom, From: day("2026-01-01"), Value: "2026-01-01", Source: "ngày mở sổ"}}, "")
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// living gives the person a commune of today.
func living(commune string) func(*app.Admission) {
	return func(a *app.Admission) { a.Resident.Commune, a.Resident.CommuneList = commune, app.Catalogue }
}

// communes are codes of the catalogue, told apart.
func communes(t testing.TB, o *app.Office, n int) (out []string) {
	t.Helper()
	for _, p := range o.Places.Provinces() {
		for _, c := range o.Places.Communes(p.Code) {
			if out = append(out, c.Code); len(out) == n {
				return out
			}
		}
	}
	t.Fatal("too few communes")
	return nil
}

func handed(t testing.TB, o *app.Office, id int64) app.Handover {
	t.Helper()
	h, ok, err := o.HandoverOf(id)
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	return h
}

// Sent back and sent on: the answer of the second commune is waited for from that day, in the book and on the work list,
// and one entry settles both.
func TestHandoverToTheSecondCommune(t *testing.T) {
	o := placed(t)
	c := communes(t, o, 2)
	id := soon(t, o, "HV1", "Đinh Công Hải", day("2026-11-09"), living(c[0]))
	datatest.Move(t, o, id, stay.Complete, day("2026-11-09"))
	if h := handed(t, o, id); h.State != handover.Released || h.Due != day("2026-11-16") || h.Late != 5 || h.Commune == "" {
		t.Fatalf("%+v", h.HandoverLine)
	}
	refused(t, o.AddStep(app.HandoverStep{Kind: handover.Redirected, Day: day("2026-11-18"), Commune: c[1]}, id), "err.handover.of")
	step := func(s app.HandoverStep) {
		t.Helper()
		if err := o.AddStep(s, id); err != nil {
			t.Fatal(err)
		}
	}
	step(app.HandoverStep{Kind: handover.Returned, Day: day("2026-11-17"), Reason: "not_resident", Paper: "12/CAX"})
	if err := o.AddStep(app.HandoverStep{Kind: handover.Redirected, Day: day("2026-11-18"), Commune: "khong"}, id); !problem(err, "commune") {
		t.Errorf("a place of no catalogue: %v", err)
	}
	step(app.HandoverStep{Kind: handover.Redirected, Day: day("2026-11-18"), Commune: c[1]})
	h := handed(t, o, id)
	if h.State != handover.SentOn || h.Due != day("2026-11-26") || h.Late != 0 { // the 24th is a holiday
		t.Fatalf("%+v", h.HandoverLine)
	}
	lines := dues(t, o, app.AnyDay)
	i := slices.IndexFunc(lines, func(l app.DueLine) bool { return l.Code == due.Ack })
	if lines[i].Day != h.Due || len(keys(lines, due.Ack)) != 1 {
		t.Fatalf("the work list has another day: %+v", lines[i])
	}
	if err := o.Settle("09/CAX", o.Today(), "", keys(lines, due.Ack)...); err != nil {
		t.Fatal(err)
	}
	h = handed(t, o, id)
	if h.State != handover.Acked || len(keys(dues(t, o, app.AnyDay), due.Ack)) != 0 {
		t.Fatalf("%+v", h.HandoverLine)
	}
	refused(t, o.AddStep(app.HandoverStep{Kind: handover.Acknowledged, Day: o.Today()}, id), "err.handover.of")
	refused(t, o.VoidStep(h.Steps[0].ID, "nhầm"), "err.handover.rests")
	if err := o.VoidStep(h.Answer, "nhầm người"); err != nil {
		t.Fatal(err)
	}
	if len(keys(dues(t, o, app.AnyDay), due.Ack)) != 1 || handed(t, o, id).State != handover.SentOn {
		t.Error("withdrawn, but not due again")
	}
	acts, err := o.Undoable(1)
	if err != nil || o.Undo(acts[0].Act, "") != nil || handed(t, o, id).State != handover.Acked {
		t.Errorf("not undone: %v %v", acts, err)
	}
}

// An after-care decision is typed in once: it settles its item, ends a waiver, and is what later papers quote.
func TestReceivedDecision(t *testing.T) {
	o := placed(t)
	id := soon(t, o, "HV1", "Bạch Công Lợi", day("2026-12-01"), living(communes(t, o, 1)[0]))
	k := keys(dues(t, o, app.AnyDay), due.AftercareDecision)
	if err := o.Waive("xã báo không ra quyết định", k...); err != nil {
		t.Fatal(err)
	}
	if v := handed(t, o, id); v.State != handover.Decided {
		t.Fatalf("%+v", v.HandoverLine)
	}
	h := handed(t, o, id)
	p := o.OfferAftercare(&h)
	if p.Months != 24 || p.From != day("2026-12-01") || p.To != day("2028-12-01") {
		t.Errorf("%+v", p)
	}
	p.Number, p.Day = "15/QĐ-UBND", day("2026-11-18")
	if _, err := o.Receive(p); err != nil {
		t.Fatal(err)
	}
	h = handed(t, o, id)
	if h.Decision() == nil || h.AftercareEnd() != day("2028-12-01") || len(h.Stray) != 0 || h.Steps[0].Live() {
		t.Fatalf("%+v", h)
	}
	p.ID = 0
	_, err := o.Receive(p)
	refused(t, err, "err.handover.decision_here")
	if len(keys(dues(t, o, app.AnyDay), due.AftercareDecision)) != 0 {
		t.Error("still due")
	}
	if err := o.VoidReceived(h.Decision().ID, "quyết định của người khác"); err != nil {
		t.Fatal(err)
	}
	if len(keys(dues(t, o, app.AnyDay), due.AftercareDecision)) != 1 {
		t.Error("not due again")
	}
}

// After the release nothing is required; what the commune has not told is listed, and a helper with many people is warned of.
func TestAftercare(t *testing.T) {
	o := placed(t)
	id := soon(t, o, "HV1", "Vì Văn Ơn", day("2026-11-09"), living(communes(t, o, 1)[0]))
	datatest.Move(t, o, id, stay.Complete, day("2026-11-09"))
	h := handed(t, o, id)
	if n := len(h.AftercareLacks()); n != 5 {
		t.Fatalf("%v", h.AftercareLacks())
	}
	if err := o.SaveAftercare(app.Aftercare{StayID: id, Helper: "Hà Thị Mây", Job: "phụ hồ", JobDay: day("2026-12-01")}); !problem(err, "job_day") {
		t.Errorf("%v", err)
	}
	for _, team := range []string{"Tổ 1", "Tổ 2"} { // told twice is one row
		if err := o.SaveAftercare(app.Aftercare{StayID: id, Helper: "Hà Thị Mây", Team: team, Job: "phụ hồ", Loan: 50_000_000}); err != nil {
			t.Fatal(err)
		}
	}
	if err := o.AddReport(app.AftercareReport{StayID: id, Kind: app.HelperPlan, Span: "quarter", Year: 2026, Number: 5, Day: o.Today()}); !problem(err, "number") {
		t.Errorf("%v", err)
	}
	if err := o.AddReport(app.AftercareReport{StayID: id, Kind: app.HelperPlan, Span: "quarter", Year: 2026, Number: 4, Day: o.Today()}); err != nil {
		t.Fatal(err)
	}
	h = handed(t, o, id)
	if h.Aftercare.Team != "Tổ 2" || len(h.AftercareLacks()) != 1 || len(h.Reports) != 1 {
		t.Fatalf("%+v %v", h.Aftercare, h.AftercareLacks())
	}
	n, limit, err := o.HelperLoad("Hà Thị Mây", 0)
	if err != nil || n != 1 || limit != 5 {
		t.Errorf("%d of %d, %v", n, limit, err)
	}
	if n, _, _ := o.HelperLoad("Hà Thị Mây", id); n != 0 {
		t.Errorf("counts the person himself: %d", n)
	}
}

// An old address maps to the commune of today; a split one is asked with its official note; a bare code is not stored.
func TestHomeOfAnOldAddress(t *testing.T) {
	o := placed(t)
	id := soon(t, o, "HV1", "Bùi Văn Ình", day("2026-12-01"), func(a *app.Admission) {
		a.Resident.Address = "Số 5, Phường Cống Vị, Quận Ba Đình, Hà Nội"
	})
	e := open(t, o, id)
	h, err := o.Home(&e.Resident)
	if err != nil || len(h.Matches) != 1 {
		t.Fatalf("%+v %v", h, err)
	}
	if !slices.Contains(handed(t, o, id).Missing, handover.LackHome) {
		t.Error("an old address counts as a commune")
	}
	if h.Decided != nil || len(h.Matches[0].Targets) < 2 {
		t.Fatalf("a split commune is not asked: %+v", h)
	}
	for _, x := range h.Matches[0].Targets {
		if x.Note == "" {
			t.Error("a part without its official note")
		}
	}
	if whole, err := o.Home(&app.Resident{Address: "Xã Kiên Thành, Huyện Trấn Yên, Yên Bái"}); err != nil || whole.Decided == nil || whole.Decided.Name != "Quy Mông" {
		t.Errorf("%+v %v", whole, err)
	}
	if err := o.SetHome(e.Resident.ID, "99999999"); !problem(err, "commune") {
		t.Errorf("%v", err)
	}
	if err := o.SetHome(e.Resident.ID, h.Matches[0].Targets[0].Commune.Code); err != nil {
		t.Fatal(err)
	}
	if x := handed(t, o, id); x.Commune == "" || slices.Contains(x.Missing, handover.LackHome) {
		t.Errorf("%+v", x.HandoverLine)
	}
	if e = open(t, o, id); e.Resident.CommuneList != app.Catalogue || e.Resident.Address == "" {
		t.Errorf("%+v", e.Resident)
	}
}

// The book holds who leaves soon and who left, adds up by commune, and gives the number beside the menu.
func TestBook(t *testing.T) {
	o := placed(t)
	c := communes(t, o, 3)
	var out []int64
	for i := range 6 {
		id := soon(t, o, fmt.Sprintf("HV%d", i), "Lò Văn Ơn", day("2026-11-09")+date.Date(i), living(c[i%3]))
		datatest.Move(t, o, id, stay.Complete, day("2026-11-09")+date.Date(i))
		out = append(out, id)
	}
	soon(t, o, "HV7", "Sắp Về", day("2026-12-20"), living(c[0]))
	soon(t, o, "HV8", "Còn Lâu", day("2027-12-20"))
	if err := o.AddStep(app.HandoverStep{Kind: handover.Acknowledged, Day: o.Today(), Paper: "1/CA"}, out[0], out[3]); err != nil {
		t.Fatal(err)
	}
	if err := o.AddStep(app.HandoverStep{Kind: handover.Acknowledged, Day: o.Today()}, out[1], out[0]); err == nil {
		t.Fatal("one of them has its answer already")
	}
	if h := handed(t, o, out[1]); h.State != handover.Released {
		t.Error("all or none")
	}
	book, err := o.Book()
	if err != nil || len(book) != 7 {
		t.Fatal(len(book), err)
	}
	for i := range book { // waiting ones first, then who leaves, then what is over
		if want := []bool{true, true, true, true, false, false, false}[i]; book[i].State.Open() != want || (i == 4) == book[i].Released {
			t.Errorf("%d: %s", i, book[i].State)
		}
	}
	openN, late := app.HandoverCounts(book)
	if openN != 4 || late != 4 {
		t.Errorf("%d open, %d late", openN, late)
	}
	sums := app.SumByCommune(book)
	total := 0
	for _, s := range sums {
		n := 0
		for _, k := range handover.States {
			n += s.By[k]
		}
		if n != s.Total {
			t.Errorf("%s: %d of %d", s.Commune, n, s.Total)
		}
		total += s.Total
	}
	if total != len(book) || len(sums) != 3 {
		t.Errorf("%d in %d communes", total, len(sums))
	}
	e := open(t, o, out[0])
	if h, err := o.EarlierHandover(e.Resident.ID); err != nil || h == nil || h.State != handover.Acked {
		t.Errorf("%+v %v", h, err)
	}
}

// Sending is noted for issued papers, not before their day.
func TestSending(t *testing.T) {
	o := office(t)
	id := soon(t, o, "HV1", "Quách Thị Hảo", day("2026-12-10"))
	var reqs []app.PaperRequest
	for _, to := range []string{app.ToPolice, app.ToFamily, app.ToCourt} {
		reqs = append(reqs, app.PaperRequest{Stay: id, Kind: app.PaperNotice, Day: o.Today(), Addressee: to})
	}
	made, err := o.Issue(reqs...)
	if err != nil {
		t.Fatal(err)
	}
	ids := []int64{made[0].ID, made[1].ID, made[2].ID}
	if err := o.SendPapers(app.HandoverStep{Day: day("2026-11-20"), Way: "post"}, ids...); !problem(err, "day") {
		t.Errorf("sent before it was written: %v", err)
	}
	if h := handed(t, o, id); h.State != handover.Preparing || h.Next != handover.NextSend {
		t.Fatalf("%+v", h.HandoverLine)
	}
	if err := o.SendPapers(app.HandoverStep{Day: o.Today(), Way: "post", Receipt: "RB123"}, ids...); err != nil {
		t.Fatal(err)
	}
	if h := handed(t, o, id); h.State != handover.Noticed || len(h.Steps) != 3 || h.Steps[1].Addressee != app.ToFamily {
		t.Fatalf("%+v", h)
	}
	if err := o.VoidPaper(made[0].ID, "gửi nhầm nơi"); err != nil {
		t.Fatal(err)
	}
	if h := handed(t, o, id); h.State != handover.Preparing || h.Next != handover.NextNotice {
		t.Errorf("%+v", h.HandoverLine)
	}
}
