package app_test

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/due"
	"hoanhap/app/handover"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
)

// whole is another program on the same file, which has read nothing yet.
func whole(o *app.Office) *app.Office {
	return &app.Office{Store: o.Store, Law: o.Law, Shipped: o.Shipped, Places: o.Places, Lists: o.Lists, Forms: o.Forms, Words: o.Words, Now: o.Now, Who: o.Who}
}

// sameWork sees that the list and the book that were kept and brought up to date are those read anew, and returns the list.
func sameWork(t interface{ Fatalf(string, ...any) }, o *app.Office) app.Work {
	quick, err1 := o.Work(o.Today(), app.AnyDay)
	full, err2 := whole(o).Work(o.Today(), app.AnyDay)
	if err1 != nil || err2 != nil {
		t.Fatalf("%v %v", err1, err2)
	}
	if !reflect.DeepEqual(quick, full) {
		t.Fatalf("kept %d answers %d late, anew %d, %d\n%v\n%v", quick.Answers, quick.LateAnswers, full.Answers, full.LateAnswers, lineKeys(quick.Lines), lineKeys(full.Lines))
	}
	book, err1 := o.Book()
	anew, err2 := whole(o).Book()
	if err1 != nil || err2 != nil {
		t.Fatalf("%v %v", err1, err2)
	}
	if len(book)+len(anew) > 0 && !reflect.DeepEqual(book, anew) {
		t.Fatalf("book kept\n%+v\nanew\n%+v", book, anew)
	}
	lefts, err1 := o.Lefts(o.Today())
	all, err2 := whole(o).Lefts(o.Today())
	if err1 != nil || err2 != nil || !maps.Equal(lefts, all) {
		t.Fatalf("clocks kept\n%+v %v\nanew\n%+v %v", lefts, err1, all, err2)
	}
	return quick
}

func lineKeys(lines []app.DueLine) (out []string) {
	for i := range lines {
		out = append(out, fmt.Sprintf("%s %v", lines[i].Key, lines[i].Day))
	}
	return out
}

// dueActs are what a clerk does about the work list, besides the acts of a past.
var dueActs = map[string]func(*past) error{
	"home": func(p *past) error {
		id := p.some()
		_, err := p.o.Record(app.Move{Movement: stay.Movement{StayID: id, Kind: rapid.SampledFrom([]stay.Kind{stay.Complete, stay.Exempt, stay.Quit}).Draw(p.rt, "way"),
			Day: p.day()}})
		return err
	},
	"settle": func(p *past) error { return p.o.Settle("12/XN", p.o.Today(), "", p.open()...) },
	"waive":  func(p *past) error { return p.o.Waive("không cần", p.open()...) },
	"waive all": func(p *past) error {
		_, err := p.o.WaiveBefore(p.o.Today(), "sổ cũ")
		return err
	},
	"reopen": func(p *past) error {
		items, err := p.o.DueOf(p.some(), p.o.Today())
		if err != nil {
			return err
		}
		for i := range items {
			if s := items[i].Settled; items[i].State != due.Open && s.Mark+s.Step+s.Received != 0 {
				return p.o.ReopenItem(s, "nhầm")
			}
		}
		return nil
	},
	"step": func(p *past) error {
		s := app.HandoverStep{Kind: rapid.SampledFrom([]handover.Kind{handover.Acknowledged, handover.Returned, handover.Redirected, handover.Registered, handover.Reminded}).Draw(p.rt, "step"),
			Day: p.o.Today() - date.Date(rapid.IntRange(0, 40).Draw(p.rt, "ago")), Reason: "not_arrived", Commune: "00004", CommuneList: app.Catalogue}
		return p.o.AddStep(s, p.some())
	},
	"receive": func(p *past) error {
		_, err := p.o.Receive(app.ReceivedPaper{StayID: p.some(), Kind: app.ReceivedAftercare, Number: "1/QĐ", Day: p.o.Today() - 1, Received: p.o.Today()})
		return err
	},
	"job": func(p *past) error {
		return p.o.ReportJob(app.JobReport{StayID: p.some(), Month: rapid.SampledFrom(app.JobMonths).Draw(p.rt, "month"), Day: p.o.Today(), Working: true, Job: "thợ may"})
	},
	"appointed": func(p *past) error {
		_, err := p.o.SetDue(app.DueSet{StayID: p.some(), Code: due.Answer, Day: p.day(), About: "công văn"}, "")
		return err
	},
	"tomorrow": func(p *past) error {
		now := p.o.Now().AddDate(0, 0, rapid.SampledFrom([]int{1, 40, 200}).Draw(p.rt, "days"))
		p.o.Now = func() time.Time { return now }
		return nil
	},
	"law": func(p *past) error {
		rows := []app.LawRow{{Key: law.AckDays, Value: fmt.Sprint(rapid.IntRange(1, 20).Draw(p.rt, "ack"))}, {Key: law.DueFrom, Value: p.day().String()},
			{Key: law.TransitionProcedure, Value: "old"}, {Key: law.NoticeTo, Value: "police"}}
		r := rapid.SampledFrom(rows).Draw(p.rt, "row")
		r.From, r.Source = p.day(), "thử"
		return p.o.SetLaw([]app.LawRow{r}, "")
	},
}

// open is one or two items that are open.
func (p *past) open() []string {
	lines, err := p.o.Due(p.o.Today(), app.AnyDay)
	if err != nil {
		p.rt.Fatal(err)
	}
	if len(lines) == 0 {
		return nil
	}
	return []string{rapid.SampledFrom(lines).Draw(p.rt, "line").Key}
}

// Whatever is written, withdrawn, undone or merged, on whatever day, under whatever law: the work list and the book of handovers brought up to date
// from the journal are those read whole.
func TestKeptWorkIsWhole(t *testing.T) {
	acts := maps.Clone(dueActs)
	for _, name := range []string{"admit", "again", "move", "void movement", "another day", "void stay", "person", "merge", "undo"} {
		acts[name] = pastActs[name]
	}
	names := slices.Sorted(maps.Keys(acts))
	seen := 0
	rapid.Check(t, func(rt *rapid.T) {
		p := &past{t: t, rt: rt, o: office(t)}
		from := app.LawRow{Key: law.DueFrom, From: day("2026-01-01"), Value: "2026-01-01", Source: "ngày mở sổ"}
		if err := p.o.SetLaw([]app.LawRow{from}, ""); err != nil {
			rt.Fatal(err)
		}
		for range 2 {
			if err := pastActs["admit"](p); err != nil {
				rt.Fatal(err)
			}
		}
		p.stays = append(p.stays, soon(t, p.o, "HVsap", "Đinh Công Hải", p.o.Today()+3))
		for range rapid.IntRange(3, 10).Draw(rt, "acts") {
			err := acts[rapid.SampledFrom(names).Draw(rt, "act")](p)
			var no *say.Refused
			var wrong say.Problems
			if err != nil && !errors.As(err, &no) && !errors.As(err, &wrong) && !errors.Is(err, app.ErrNotFound) {
				rt.Fatal(err)
			}
			seen += len(sameWork(rt, p.o).Lines)
		}
	})
	if seen == 0 {
		t.Error("nothing was due in any history")
	}
}

// Days of the health desk are kept as well, of who is here and of who left.
func TestKeptHealthDays(t *testing.T) {
	o, st, who := clinic(t)
	sameWork(t, o)
	record(t, o, who, methadoneRelease(o.Today()-20))
	if w := sameWork(t, o); len(keys(w.Lines, app.HealthDue)) != 1 {
		t.Fatalf("%v", lineKeys(w.Lines))
	}
	datatest.As(t, o, "clerk")
	datatest.Move(t, o, st, stay.Escape, o.Today()-15)
	datatest.Move(t, o, st, stay.ReturnEscape, o.Today()-5)
	sameWork(t, o)
	id := datatest.Move(t, o, st, stay.Die, o.Today())
	sameWork(t, o)
	sameWork(t, o)
	if err := o.VoidMovement(id, "nhầm người"); err != nil {
		t.Fatal(err)
	}
	sameWork(t, o)
}

// Each person's certificate is named by its own form; the head of the group names those that are in it.
func TestOwnForm(t *testing.T) {
	o := office(t)
	soon(t, o, "HVb", "Đinh Công Hải", o.Today()+1)
	soon(t, o, "HVt", "Lò Văn Ơn", o.Today()+1, func(a *app.Admission) { a.Entry.Status = stay.Voluntary })
	head, own := "", map[string]string{}
	for _, g := range app.DueGroups(dues(t, o, 7)) {
		if g.Code != due.Certificate {
			continue
		}
		head = g.Form
		for _, r := range g.Rows {
			own[r.First().ResidentCode] = o.Words.Say(r.Detail)
		}
	}
	if head != "Mẫu 50, 30" || own["HVb"] != "Bắt buộc · Mẫu 50" || own["HVt"] != "Tự nguyện · Mẫu 30" {
		t.Errorf("%q %v", head, own)
	}
	items, err := o.DueOf(datatest.Stay(t, o, datatest.Named("Bùi Thị Ỷ", day("2023-06-01")), func(a *app.Admission) { a.Entry.Status, a.Decision.Term = stay.Voluntary, 12 }), day("2024-05-31"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range items {
		if items[i].Code == due.Certificate && items[i].Form != "Mẫu 26b" {
			t.Errorf("under the old law %q", items[i].Form)
		}
	}
}
