package app_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/app/health"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/app/support"
	"hoanhap/data/datatest"
)

// undoLast takes back the newest act, which must be the one named and must be offered.
func undoLast(t *testing.T, o *app.Office, name, why string) {
	t.Helper()
	list, err := o.LastActs(3)
	no(t, err)
	if len(list) == 0 || list[0].Name != name || list[0].Not.Key != "" || list[0].Label == "" {
		t.Fatalf("of %s the list says %+v", name, list)
	}
	offered, err := o.Undoable(1)
	no(t, err)
	if len(offered) != 1 || offered[0].Act != list[0].Act {
		t.Fatalf("the status line names %+v", offered)
	}
	no(t, o.Undo(list[0].Act, why))
	again := twice[name]
	if again == "" {
		again = "err.undo_done"
	}
	refused(t, o.Undo(list[0].Act, why), again)
	if after, err := o.LastActs(1); err != nil || len(after) > 0 && after[0].Act == list[0].Act {
		t.Errorf("%s is offered again: %+v %v", name, after, err)
	}
}

// twice is what is said of an act that was taken back already, where it is not the later act.
var twice = map[string]string{"act.voucher_pay": "err.voucher.reversed", "act.deposit_gift": "err.deposit.reversed", "act.stock_came": "err.deposit.reversed"}

// A paper taken back is withdrawn with the reason, and its number goes to no other.
func TestUndoPaper(t *testing.T) {
	o := teaching(t)
	id := datatest.Stay(t, o, datatest.Named("Xa Văn Thuận", day("2026-08-01")))
	datatest.Move(t, o, id, stay.Escape, day("2026-11-20"))
	issue := func() app.IssuedPaper {
		t.Helper()
		p, err := o.Issue(app.PaperRequest{Stay: id, Kind: app.PaperSearch, Day: o.Today()})
		no(t, err)
		return p[0]
	}
	p := issue()
	list, err := o.LastActs(1)
	no(t, err)
	if !strings.HasPrefix(list[0].Label, p.Number) || list[0].How.Key != "undo.how.paper" {
		t.Errorf("%+v", list[0])
	}
	undoLast(t, o, "act.issue_paper", "sai ngày ký")
	all, err := o.PapersOf(id)
	no(t, err)
	if len(all) != 1 || all[0].VoidWhy != "sai ngày ký" {
		t.Fatalf("%+v", all)
	}
	if next := issue(); next.Serial != p.Serial+1 {
		t.Errorf("number %d after %d, which was withdrawn", next.Serial, p.Serial)
	}
}

// Money is never crossed out: voucher, deposit and store get the line that reverses.
func TestUndoMoney(t *testing.T) {
	o := office(t)
	id := datatest.Stay(t, o)
	who := residentOf(t, o, id)
	v, err := o.Pay(app.Voucher{Kind: app.VoucherPay, Day: day("2026-11-20"), Party: "Lò Văn Ơn", About: app.AboutOther, Amount: 200_000})
	no(t, err)
	list, err := o.LastActs(1)
	no(t, err)
	if !strings.HasPrefix(list[0].Label, v.Number) {
		t.Errorf("%+v", list[0])
	}
	undoLast(t, o, "act.voucher_pay", "chi nhầm người")
	vs, err := o.Vouchers(app.VoucherQuery{})
	no(t, err)
	if len(vs) != 2 || vs[1].ReversesID != v.ID || vs[1].Amount != -200_000 || vs[1].Number == v.Number || vs[1].Text != "chi nhầm người" {
		t.Errorf("%+v", vs)
	}

	keep(t, o, who, app.DepositGift, "2026-11-20", 300_000)
	undoLast(t, o, "act.deposit_gift", "nhầm phòng")
	b, err := o.Deposit(who)
	no(t, err)
	if b.Balance != 0 || len(b.Lines) != 2 || b.Lines[1].Note != "nhầm phòng" {
		t.Errorf("%+v", b)
	}

	no(t, o.StockIn(app.StockEntry{Day: o.Today(), Kind: app.StockCame, Things: "5 chăn", Party: "Kho tỉnh"}))
	undoLast(t, o, "act.stock_came", "đếm nhầm")
	s, err := o.Stock(o.Today())
	no(t, err)
	for _, l := range s {
		if l.Left.Milli != 0 {
			t.Errorf("%+v", l)
		}
	}

	no(t, o.TypeSupport(app.SupportEntry{Item: support.OrdinaryDrugs, Day: o.Today(), Amount: 50_000}, id))
	undoLast(t, o, "act.support_typed", "")
	typed, err := o.TypedSupport(id)
	no(t, err)
	if len(typed) != 1 || typed[0].Live() {
		t.Errorf("%+v", typed)
	}
	keep(t, o, who, app.DepositGift, "2026-11-20", 300_000)
	keep(t, o, who, app.DepositCanteen, "2026-11-21", 250_000)
	list, err = o.LastActs(2)
	no(t, err)
	refused(t, o.Undo(list[1].Act, ""), "err.deposit.short") // what was spent cannot be taken away
}

// An enrolment is withdrawn; a class somebody sits in is not.
func TestUndoEnrolment(t *testing.T) {
	o := teaching(t)
	id := datatest.Stay(t, o)
	class := sewing(t, o)
	no(t, o.Enrol(class, day("2026-09-14"), nil, id))
	list, err := o.LastActs(2)
	no(t, err)
	refused(t, o.Undo(list[1].Act, ""), "err.training.has_members")
	undoLast(t, o, "act.training.enrol", "nhầm lớp")
	if v := classOf(t, o, class); len(v.Members) != 0 {
		t.Errorf("%+v", v.Members)
	}
	undoLast(t, o, "act.training.class", "")
	if _, err := o.ClassOf(class); err == nil {
		classes, err := o.Classes(0)
		no(t, err)
		for _, c := range classes {
			if c.ID == class {
				t.Errorf("%+v", c)
			}
		}
	}
}

// A dose taken back leaves the sheet empty for the day; reason and content stay sealed, and the next dose may be written.
func TestUndoDose(t *testing.T) {
	o, _, who := clinic(t)
	today := o.Today()
	id := treated(t, o, who, today-3)
	given := func(n int) {
		t.Helper()
		list, err := o.Dispensing(today)
		no(t, err)
		if len(list) != 1 || (list[0].Dose != nil) != (n > 0) {
			t.Fatalf("%+v", list)
		}
	}
	no(t, o.Dispense(id, health.Dose{Day: today, Amount: 300, Time: "08:00"}))
	given(1)
	list, err := o.LastActs(1)
	no(t, err)
	if l := list[0]; l.What.Key != "undo.dose" || l.How.Key != "undo.how.health" {
		t.Errorf("%+v", l)
	}
	undoLast2 := func(why string) {
		t.Helper()
		list, err := o.LastActs(1)
		no(t, err)
		no(t, o.Undo(list[0].Act, why))
	}
	undoLast2("NHAMLIEU vì bệnh nhân sốt")
	given(0)
	no(t, o.Store.Read(func(tx app.Tx) error {
		es, err := tx.Entries(app.EntryQuery{Limit: 20})
		for _, e := range es {
			content, err2 := tx.EntryContent(e.ID)
			err = errors.Join(err, err2)
			if raw, err2 := json.Marshal(e); err2 != nil || strings.Contains(string(raw)+string(content), "NHAMLIEU") {
				t.Errorf("the reason stands in clear: %s %v", raw, err2)
			}
		}
		return err
	}))
	pages, err := o.HealthNotes(who)
	no(t, err)
	if p := pages[len(pages)-1]; p.Corrected != "NHAMLIEU vì bệnh nhân sốt" || len(p.Treatment.Doses) != 0 {
		t.Errorf("%+v", p)
	}
	no(t, o.Dispense(id, health.Dose{Day: today, Amount: 300, Time: "08:10"}))
	given(1)
	note := record(t, o, who, app.HealthText{Kind: app.HealthOther, Day: today, Text: "ghi nhầm người"})
	undoLast2("nhầm người")
	pages, err = o.HealthNotes(who)
	no(t, err)
	for _, p := range pages {
		if p.Note.ID == note && p.VoidWhy != "nhầm người" {
			t.Errorf("%+v", p)
		}
	}
	given(1)
	datatest.As(t, o, "clerk")
	if list, err := o.LastActs(20); err != nil || len(list) == 0 {
		t.Error(list, err)
	} else {
		for _, l := range list {
			if l.Right == app.RightTreat {
				t.Errorf("the clerk is shown %+v", l)
			}
		}
	}
}

// What is not undone here says why and what is done instead, and the status line passes it by.
func TestUndoSaysWhyNot(t *testing.T) {
	o := office(t)
	id := datatest.Stay(t, o, datatest.Named("Xa Văn Thuận", day("2026-08-01")))
	no(t, o.SetLaw([]app.LawRow{{Key: law.Utilities, From: day("2026-11-01"), Value: "100000", Source: "NQ"}}, ""))
	_, err := o.Close(2026, 9)
	no(t, err)
	_, err = o.ApproveSupport(2026, 8)
	no(t, err)
	v, err := o.Pay(app.Voucher{Kind: app.VoucherPay, Day: o.Today(), Party: "Lò Văn Ơn", About: app.AboutOther, Amount: 200_000})
	no(t, err)
	_, err = o.ReverseVoucher(v.ID, "nhầm")
	no(t, err)
	list, err := o.LastActs(10)
	no(t, err)
	want := map[string]string{"act.set_law": "undo.not.settings", "act.close_period": "undo.not.closed", "act.approve_support": "undo.not.approved", "act.voucher_reverse": "undo.not.reversed", "act.admit": ""}
	seen := 0
	for _, l := range list {
		not, known := want[l.Name]
		if !known {
			continue
		}
		seen++
		if l.Not.Key != not {
			t.Errorf("%s: %+v", l.Name, l.Not)
		}
		if not != "" {
			refused(t, o.Undo(l.Act, ""), not)
		}
	}
	if seen != len(want) {
		t.Errorf("%d of %d acts are in the list: %+v", seen, len(want), list)
	}
	if last, err := o.Undoable(1); err != nil || len(last) != 1 || last[0].Name == "act.voucher_reverse" {
		t.Errorf("%+v %v", last, err)
	}
	if e := open(t, o, id); e.Timeline.On(o.Today()).State != stay.Present {
		t.Error("something was undone")
	}
}

// Who may issue papers and not withdraw them is told whom to ask.
func TestUndoPaperAsksForTheRight(t *testing.T) {
	o := teaching(t)
	id := datatest.Stay(t, o, func(a *app.Admission) { a.Decision.Term = 3 })
	_, err := o.Issue(app.PaperRequest{Stay: id, Kind: app.PaperReintegration, Day: o.Today()})
	no(t, err)
	o.May = func(r app.Right) bool { return r != app.RightVoid }
	list, err := o.LastActs(1)
	no(t, err)
	if list[0].Not.Key != "undo.not.right" {
		t.Errorf("%+v", list[0])
	}
	var r *say.Refused
	if err := o.Undo(list[0].Act, ""); !errors.As(err, &r) || r.Key != "undo.not.right" {
		t.Error(err)
	}
}
