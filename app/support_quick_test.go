package app_test

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/money"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/app/support"
	"hoanhap/data/datatest"
)

// past is a centre whose life a test draws: people come and go, months are approved in turn, and what was approved is changed behind.
type past struct {
	t     *testing.T
	rt    *rapid.T
	o     *app.Office
	stays []int64
	next  date.Date // the month to approve
}

// acts of a past by name, so that a failing draw can be read.
var pastActs = map[string]func(*past) error{
	"admit": func(p *past) error {
		id, err := p.o.Admit(datatest.Admission(datatest.Named("", p.day()), func(a *app.Admission) {
			a.Resident.Name = fmt.Sprintf("Lò Văn Ơn %d", len(p.stays))
			if rapid.Bool().Draw(p.rt, "voluntary") {
				a.Entry.Status = stay.Voluntary
			}
		}))
		if err == nil {
			p.stays = append(p.stays, id)
		}
		return err
	},
	"again": func(p *past) error { // one more stay of somebody known
		who := residentOf(p.t, p.o, p.some())
		id, err := p.o.Admit(datatest.Admission(datatest.Named("", p.day()), func(a *app.Admission) {
			a.Resident.ID, a.Resident.Code = who, fmt.Sprintf("HV%05d", who)
		}))
		if err == nil {
			p.stays = append(p.stays, id)
		}
		return err
	},
	"move": func(p *past) error {
		kinds := []stay.Kind{stay.Hospital, stay.Mourning, stay.Back, stay.Escape, stay.ReturnEscape, stay.TransferOut, stay.Die}
		_, err := p.o.Record(app.Move{Movement: stay.Movement{StayID: p.some(), Kind: rapid.SampledFrom(kinds).Draw(p.rt, "kind"), Day: p.day()}})
		return err
	},
	"void movement": func(p *past) error {
		m := p.movements()
		return p.o.VoidMovement(m[len(m)-1].ID, "nhầm")
	},
	"another day": func(p *past) error {
		m := rapid.SampledFrom(p.movements()).Draw(p.rt, "movement")
		m.Day = p.day()
		return p.o.Correct(m.ID, app.Move{Movement: m}, "nhầm ngày")
	},
	"void stay": func(p *past) error { return p.o.VoidStay(p.some(), "nhầm người") },
	"typed": func(p *past) error {
		items := []string{support.FoodSick, support.CostShare, support.OrdinaryDrugs, support.Clothing}
		e := app.SupportEntry{Item: rapid.SampledFrom(items).Draw(p.rt, "item"), Day: p.day(), Amount: 5000}
		return p.o.TypeSupport(e, p.some())
	},
	"untyped": func(p *past) error {
		typed, err := p.o.TypedSupport(p.some())
		if err != nil || len(typed) == 0 {
			return err
		}
		return p.o.UntypeSupport(rapid.SampledFrom(typed).Draw(p.rt, "typed").ID, "nhầm")
	},
	"person": func(p *past) error {
		l, err := p.o.Open(residentOf(p.t, p.o, p.some()))
		if err != nil {
			return err
		}
		l.Resident.Sex = rapid.SampledFrom([]string{app.Male, app.Female}).Draw(p.rt, "sex")
		l.Resident.Nationality = rapid.SampledFrom([]string{"", "Lào"}).Draw(p.rt, "nationality")
		return p.o.ChangeResident(app.Admission{Resident: l.Resident, Identity: l.Identity, Relatives: l.Relatives, Substances: l.Substances}, "sửa")
	},
	"merge": func(p *past) error {
		a, b := residentOf(p.t, p.o, p.some()), residentOf(p.t, p.o, p.some())
		return p.o.Merge(app.Merge{Kept: a, Other: b, Why: "trùng hồ sơ"})
	},
	"undo": func(p *past) error {
		es, err := p.o.Undoable(5)
		if err != nil || len(es) == 0 {
			return err
		}
		return p.o.Undo(rapid.SampledFrom(es).Draw(p.rt, "act").Act, "nhầm")
	},
	"rate": func(p *past) error {
		if rapid.IntRange(0, 3).Draw(p.rt, "seldom") > 0 {
			return nil
		}
		return p.o.SetLaw([]app.LawRow{{Key: law.Utilities, From: p.day(), Value: fmt.Sprint(rapid.IntRange(90_000, 200_000).Draw(p.rt, "rate")), Source: "NQ thử"}}, "")
	},
	"approve": func(p *past) error {
		y, m, _ := p.next.YMD()
		_, err := p.o.ApproveSupport(y, m)
		if err == nil {
			p.next = p.next.AddMonths(1)
		}
		return err
	},
}

func (p *past) day() date.Date {
	return day("2026-04-01") + date.Date(rapid.IntRange(0, 190).Draw(p.rt, "day"))
}

func (p *past) some() int64 { return rapid.SampledFrom(p.stays).Draw(p.rt, "stay") }

// movements are the live ones of some stay, in order.
func (p *past) movements() (out []stay.Movement) {
	id := p.some()
	err := p.o.Store.Read(func(tx app.Tx) (err error) { out, err = app.All[stay.Movement](tx, "stay_id", id); return err })
	if err != nil {
		p.rt.Fatal(err)
	}
	var live []stay.Movement
	for _, m := range out {
		if m.Live() {
			live = append(live, m)
		}
	}
	if len(live) == 0 {
		return out
	}
	return live
}

// same compares the month reckoned for those about whom something was written with the month reckoned for everybody, and sees that what
// stands of the approved months, with the corrections of this one, is what each comes to now.
func (p *past) same() {
	y, m, _ := p.next.YMD()
	quick, err1 := p.o.Support(y, m)
	whole, err2 := app.SupportOfEverybody(p.o, y, m)
	if err1 != nil || err2 != nil {
		p.rt.Fatal(err1, err2)
	}
	whole.Basis = quick.Basis
	if !reflect.DeepEqual(quick.Lines, whole.Lines) || !reflect.DeepEqual(quick.Causes, whole.Causes) || !reflect.DeepEqual(quick.People, whole.People) ||
		!reflect.DeepEqual(quick.Missing, whole.Missing) || !reflect.DeepEqual(quick.Twice, whole.Twice) {
		p.rt.Fatalf("quick:\n%+v\n%+v\nwhole:\n%+v\n%+v", quick.Lines, quick.Causes, whole.Lines, whole.Causes)
	}
	months, err := p.o.SupportMonths()
	if err != nil {
		p.rt.Fatal(err)
	}
	stands := map[date.Date]money.Dong{}
	add := func(r *app.SupportRun, own bool) {
		for i := range r.Lines {
			switch l := &r.Lines[i]; {
			case l.Kind != "":
				stands[l.For] += l.Amount
			case own:
				stands[r.First] += l.Amount
			}
		}
	}
	for i := range months {
		r, err := months[i].Run()
		if err != nil {
			p.rt.Fatal(err)
		}
		add(r, true)
	}
	add(quick, false)
	for i := range months {
		y, m, _ := months[i].First.YMD()
		now, err := p.o.SupportNow(y, m)
		if err != nil {
			p.rt.Fatal(err)
		}
		paid, owed := now.Total()
		if stands[months[i].First] != paid+owed {
			p.rt.Fatalf("%s stands at %d, comes to %d", months[i].Label(), stands[months[i].First], paid+owed)
		}
	}
}

// Whatever happens after a month was approved, reckoning only those about whom something was written gives the same lines, causes and
// names as reckoning everybody; and with the corrections every approved month stands at what it comes to.
func TestQuickIsWhole(t *testing.T) {
	names := make([]string, 0, len(pastActs))
	for name := range pastActs {
		names = append(names, name)
	}
	slices.Sort(names)
	rapid.Check(t, func(rt *rapid.T) {
		p := &past{t: t, rt: rt, o: office(t), next: day("2026-05-01")}
		for range 2 {
			if err := pastActs["admit"](p); err != nil {
				rt.Fatal(err)
			}
		}
		for range rapid.IntRange(3, 12).Draw(rt, "acts") {
			err := pastActs[rapid.SampledFrom(names).Draw(rt, "act")](p)
			var no *say.Refused
			var wrong say.Problems
			if err != nil && !errors.As(err, &no) && !errors.As(err, &wrong) {
				rt.Fatal(err)
			}
		}
		p.same()
	})
}

// After an approval with nothing written since, nobody is reckoned again; a movement names one; a rate or a setting names everybody.
func TestWhoIsReckonedAgain(t *testing.T) {
	o := office(t)
	a := datatest.Stay(t, o, datatest.Named("Lò Văn Ơn", day("2026-08-01")))
	datatest.Stay(t, o, datatest.Named("Bùi Thị Ỷ", day("2026-08-01")))
	approve(t, o, "2026-08")
	again := func(want int, all bool) {
		t.Helper()
		n, everybody, err := app.SupportQuick(o, 2026, 9)
		if err != nil || n != want || everybody != all {
			t.Errorf("%d, %v, %v; want %d, %v", n, everybody, err, want, all)
		}
	}
	again(0, false)
	keep(t, o, residentOf(t, o, a), app.DepositGift, "2026-09-01", 5) // not of the support
	again(0, false)
	datatest.Move(t, o, a, stay.Mourning, day("2026-08-03"))
	again(1, false)
	if err := o.SetLaw([]app.LawRow{{Key: law.HospitalDaysPaid, From: day("2026-01-01"), Value: "no", Source: "thử"}}, ""); err != nil {
		t.Fatal(err)
	}
	again(1, true)
	approve(t, o, "2026-09")
	again(0, false)
}

// Another law pack than at the approval corrects everybody, and says so where nothing written explains it.
func TestNewEditionIsACause(t *testing.T) {
	o := office(t)
	datatest.Stay(t, o, datatest.Named("Lò Văn Ơn", day("2026-08-01")))
	approve(t, o, "2026-08")
	pack, err := o.Law.With([]law.Row{{Key: law.Utilities, From: day("2026-08-01"), Value: "110000", Unit: "dong", Source: "TT mới", Mark: law.Verified, Scope: law.Nation}})
	if err != nil {
		t.Fatal(err)
	}
	o.Law = pack
	r, err := o.Support(2026, 9)
	if err != nil {
		t.Fatal(err)
	}
	c := r.CausesOf(r.People[0].Stay, day("2026-08-01"))
	if len(c) != 1 || !strings.Contains(app.CauseText(r, &c[0], o.Words), "bộ quy định kèm theo đã khác lúc duyệt") {
		t.Errorf("%+v", r.Causes)
	}
	if got := lines(t, o, "2026-09"); !slices.Contains(got, "Lò Văn Ơn utilities 31 110000 ghi bổ sung tháng 08/2026") {
		t.Errorf("%q", got)
	}
}
