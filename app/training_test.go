package app_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/app/law"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/assets"
	"hoanhap/data/datatest"
)

// teaching is an office that can print.
func teaching(t testing.TB) *app.Office {
	t.Helper()
	o := datatest.Office(t)
	var err error
	if o.Forms, err = paper.Load(assets.Forms()); err != nil {
		t.Fatal(err)
	}
	if o.Words, err = say.Load(assets.Lang(), "vi"); err != nil {
		t.Fatal(err)
	}
	return o
}

// sewing is a short class of a trade from 7 September to 30 October 2026, Mondays and Wednesdays.
func sewing(t testing.TB, o *app.Office, edits ...func(*app.TrainingClass)) int64 {
	t.Helper()
	c := app.TrainingClass{Name: "May công nghiệp K1", Occupation: "May công nghiệp", Level: app.LevelShort, Teacher: "Lê Thị Dạy", First: day("2026-09-07"), Last: day("2026-10-30"),
		Hours: 120, Timetable: "T2, T4 8h-11h", Places: 15}
	for _, e := range edits {
		e(&c)
	}
	id, err := o.SaveClass(c)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func classOf(t testing.TB, o *app.Office, id int64) app.ClassView {
	t.Helper()
	v, err := o.ClassOf(id)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func refusedAs(err error, key string) bool {
	var r *say.Refused
	return errors.As(err, &r) && r.Msg.Key == key
}

// A stay that ends or leaves stops the learning on its day, without anybody typing it; taken back, the learning goes on.
func TestStayStopsEnrolment(t *testing.T) {
	o := teaching(t)
	a, b, c := datatest.Stay(t, o), datatest.Stay(t, o), datatest.Stay(t, o)
	class := sewing(t, o)
	if err := o.Enrol(class, day("2026-09-07"), nil, a, b, c); err != nil {
		t.Fatal(err)
	}
	escape := datatest.Move(t, o, b, stay.Escape, day("2026-09-20"))
	datatest.Move(t, o, c, stay.Hospital, day("2026-09-21"))
	datatest.Move(t, o, c, stay.Back, day("2026-09-24"))
	datatest.Move(t, o, a, stay.Die, day("2026-10-02"))
	v := classOf(t, o, class)
	for i, want := range []struct {
		to   string
		stop string
	}{{"2026-10-02", "ended"}, {"2026-09-20", "left"}, {"2026-10-31", ""}} {
		if m := v.Members[i]; m.Span.To != day(want.to) || string(m.Stop) != want.stop {
			t.Errorf("%d: until %s, %q", i, m.Span.To, m.Stop)
		}
	}
	if err := o.VoidMovement(escape, "ghi nhầm"); err != nil {
		t.Fatal(err)
	}
	if m := classOf(t, o, class).Members[1]; m.Span.To != day("2026-10-31") || m.Stop != "" {
		t.Errorf("%+v", m.Span)
	}
	// The hospital: no lesson attended, and the day counts as away.
	if err := o.Attend(class, day("2026-09-21"), map[int64]string{v.Members[2].ID: app.AtLesson}); !refusedAs(err, "err.training.away") {
		t.Error(err)
	}
	if err := o.Attend(class, day("2026-10-05"), map[int64]string{v.Members[0].ID: app.AtLesson}); !refusedAs(err, "err.training.not_member") {
		t.Error(err)
	}
	if err := o.Attend(class, day("2026-09-08"), map[int64]string{v.Members[1].ID: app.AtLesson}); !problem(err, "day") { // a Tuesday
		t.Error(err)
	}
	if err := o.JudgeCourse(app.Mark{Enrolment: v.Members[0].ID, Result: app.Passed}); !refusedAs(err, "err.training.stopped") {
		t.Error(err)
	}
}

// The rule of the second time: who is in again and finished a trade is not paid; who is in for the first time is, whatever he
// learned; who learned nothing yet is paid and to be asked.
func TestSecondTimeIsNotPaid(t *testing.T) {
	o := teaching(t)
	var resident int64
	first := datatest.Stay(t, o, func(a *app.Admission) { a.Entry.Day = day("2024-01-10"); a.Decision.Term = 12 })
	err := o.Store.Read(func(tx app.Tx) error {
		s, err := app.Load[stay.Stay](tx, first)
		resident = s.ResidentID
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	old := sewing(t, o, func(c *app.TrainingClass) { c.First, c.Last = day("2024-03-04"), day("2024-05-31") })
	if err := o.Enrol(old, day("2024-03-04"), nil, first); err != nil {
		t.Fatal(err)
	}
	if err := o.JudgeCourse(app.Mark{Enrolment: classOf(t, o, old).Members[0].ID, Result: app.Passed, Tenths: 75}); err != nil {
		t.Fatal(err)
	}
	second := sewing(t, o, func(c *app.TrainingClass) { c.Name, c.First, c.Last = "Hàn K1", day("2024-06-03"), day("2024-08-30") })
	e, err := o.Eligible(second, day("2024-06-03"), first)
	if err != nil || e[0].Unpaid.Key != "" || e[0].AskedBefore {
		t.Errorf("the first time is paid: %+v %v", e, err)
	}
	datatest.Move(t, o, first, stay.Complete, day("2025-01-10"))
	var person app.Resident
	if err := o.Store.Read(func(tx app.Tx) (err error) { person, err = app.Load[app.Resident](tx, resident); return err }); err != nil {
		t.Fatal(err)
	}
	again, err := o.Admit(datatest.Admission(func(a *app.Admission) { a.Resident, a.Decision.Occurrence = person, 2 }))
	if err != nil {
		t.Fatal(err)
	}
	other := datatest.Stay(t, o, func(a *app.Admission) { a.Decision.Occurrence = 2 })
	class := sewing(t, o, func(c *app.TrainingClass) { c.Name = "Mộc K2" })
	e, err = o.Eligible(class, day("2026-09-07"), again, other)
	if err != nil {
		t.Fatal(err)
	}
	if e[0].Unpaid.Key != "training.unpaid.second" || e[0].Refusal.Key != "" {
		t.Errorf("%+v", e[0])
	}
	if s := o.Words.Say(e[0].Unpaid); !strings.Contains(s, "May công nghiệp K1 đến ngày 31/05/2024") || !strings.Contains(s, "TT 62/2022/TT-BTC, Điều 5.6") {
		t.Error(s)
	}
	if e[1].Unpaid.Key != "" || !e[1].AskedBefore || e[0].Why.Key != "training.unpaid.second" || e[1].Why.Key != "training.why.never" {
		t.Errorf("%+v %+v", e[0], e[1])
	}
	if err := o.Enrol(class, day("2026-09-07"), map[int64]string{other: "đã học nghề ở cơ sở khác"}, again, other); err != nil {
		t.Fatal(err)
	}
	v := classOf(t, o, class)
	if v.Members[0].Unpaid.Key != "training.unpaid.second" || v.Members[1].Unpaid.Key != "training.unpaid.own" {
		t.Errorf("%+v", v.Members)
	}
	// The law of the day: before it was in force the rule was none.
	if got, err := o.Law.With([]law.Row{{Key: "training_second_unpaid", From: day("2026-01-01"), Value: "no", Source: "thử"}}); err != nil {
		t.Fatal(err)
	} else {
		o.Law = got
	}
	if v := classOf(t, o, class); v.Members[0].Unpaid.Key != "" {
		t.Errorf("%+v", v.Members[0].Unpaid)
	}
}

// A class full, an hour taken, a person not here: each is refused with its reason, and all or none are enrolled.
func TestEligibility(t *testing.T) {
	o := teaching(t)
	a, b, c := datatest.Stay(t, o), datatest.Stay(t, o), datatest.Stay(t, o, func(a *app.Admission) { a.Entry.Day = day("2026-09-20") })
	class := sewing(t, o, func(c *app.TrainingClass) { c.Places = 1 })
	if err := o.Enrol(class, day("2026-09-07"), nil, a, b); !refusedAs(err, "err.training.of") {
		t.Error(err)
	}
	if n := classOf(t, o, class).Enrolled; n != 0 {
		t.Errorf("%d enrolled by a refused act", n)
	}
	if err := o.Enrol(class, day("2026-09-07"), nil, a); err != nil {
		t.Fatal(err)
	}
	literacy := sewing(t, o, func(c *app.TrainingClass) {
		c.Name, c.Occupation, c.Level, c.Places, c.Timetable = "Xóa mù chữ", "", app.LevelGeneral, 0, "T4 10h-12h"
	})
	e, err := o.Eligible(literacy, day("2026-09-07"), a, b, c)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"err.training.clash", "", "err.training.not_here"} {
		if e[i].Refusal.Key != want {
			t.Errorf("%d: %+v", i, e[i].Refusal)
		}
	}
	if e[0].Why.Key != "" || e[1].Why.Key != "training.why.general" {
		t.Errorf("%+v", e)
	}
	for from, want := range map[string]string{"2026-09-07": "training.why.first", "2022-09-05": "training.why.no_rule"} { // the rule is of 19 November 2022
		trade := sewing(t, o, func(c *app.TrainingClass) {
			c.Name, c.Timetable, c.First, c.Last = "Mộc "+from, "T7 8h-9h", day(from), day(from)+60
		})
		who := b
		if from < "2026" {
			who = datatest.Stay(t, o, func(a *app.Admission) { a.Entry.Day = day(from); a.Decision.Day = day(from) - 3 })
		}
		got, err := o.Eligible(trade, day(from), who)
		if err != nil || got[0].Why.Key != want {
			t.Errorf("%s: %+v %v", from, got, err)
		}
	}
	e, err = o.Eligible(class, day("2026-09-10"), a, b)
	if err != nil || e[0].Refusal.Key != "err.training.already" || e[1].Refusal.Key != "err.training.full" {
		t.Errorf("%+v %v", e, err)
	}
	// Other hours of a class, and an end taken back, must not put somebody into two classes.
	if err := o.Enrol(literacy, day("2026-09-07"), nil, b); err != nil {
		t.Fatal(err)
	}
	carpentry := sewing(t, o, func(c *app.TrainingClass) { c.Name, c.Timetable = "Mộc", "T3 8h-11h" })
	if err := o.Enrol(carpentry, day("2026-09-07"), nil, b); err != nil {
		t.Fatal(err)
	}
	v := classOf(t, o, carpentry)
	v.Timetable = "T4 9h-11h"
	if _, err := o.SaveClass(v.TrainingClass); !refusedAs(err, "err.training.two_classes") {
		t.Error(err)
	}
	if err := o.DropOut(day("2026-09-14"), "sức khỏe", classOf(t, o, literacy).Members[0].ID); err != nil {
		t.Fatal(err)
	}
	drawing := sewing(t, o, func(c *app.TrainingClass) { c.Name, c.Timetable = "Vẽ", "T4 10h-12h" })
	if err := o.Enrol(drawing, day("2026-09-14"), nil, b); err != nil {
		t.Error(err)
	}
}

// What is odd about a class is said with its source and not refused: a ceiling over the law's, a contract that runs out before.
func TestClassWarnings(t *testing.T) {
	o := teaching(t)
	partner, err := o.SavePartner(app.Partner{Name: "Trường Trung cấp nghề", Kind: app.PartnerSchool, ContractDay: day("2026-01-05"), ContractEnd: day("2026-10-01")})
	if err != nil {
		t.Fatal(err)
	}
	for ceiling, want := range map[int64]string{2000000: "", 2500000: "warn.training.ceiling_some", 6000001: "warn.training.ceiling"} {
		w := classOf(t, o, sewing(t, o, func(c *app.TrainingClass) { c.Ceiling = ceiling })).Warnings
		if want == "" && len(w) != 0 || want != "" && (len(w) != 1 || w[0].Key != want || !strings.Contains(o.Words.Say(w[0]), "TT 152/2016")) {
			t.Errorf("%d: %+v", ceiling, w)
		}
	}
	var by []int64
	for _, x := range classOf(t, o, sewing(t, o)).Ceilings {
		by = append(by, x.Amount)
		if !strings.Contains(x.Source, "Điều 7.1") {
			t.Errorf("%+v", x)
		}
	}
	if fmt.Sprint(by) != "[6000000 4000000 3000000 2500000 2000000]" {
		t.Error(by)
	}
	if v := classOf(t, o, sewing(t, o, func(c *app.TrainingClass) { c.Level, c.Occupation = app.LevelGeneral, "" })); v.Ceilings != nil {
		t.Error("general education has a ceiling")
	}
	if w := classOf(t, o, sewing(t, o, func(c *app.TrainingClass) { c.PartnerID = partner })).Warnings; len(w) != 1 || w[0].Key != "warn.training.contract" {
		t.Errorf("%+v", w)
	}
}

// Only who trains writes; everybody of the house may look.
func TestWhoTrains(t *testing.T) {
	o, _ := datatest.Guarded(t)
	for _, r := range app.Roles {
		datatest.As(t, o, r.Name)
		_, err := o.SaveClass(app.TrainingClass{Name: "Mộc " + r.Name, Occupation: "Mộc", Level: app.LevelShort, First: day("2026-09-07"), Last: day("2026-10-30")})
		if (err == nil) != (r.Name == "training") {
			t.Errorf("%s: %v", r.Name, err)
		}
		if _, err := o.SaveLabourGroup(app.LabourGroup{Name: "Tổ"}); (err == nil) != (r.Name == "training") {
			t.Errorf("%s: %v", r.Name, err)
		}
		if _, err := o.SavePartner(app.Partner{Name: "Đơn vị", Kind: app.PartnerSchool}); (err == nil) != (r.Name == "training") {
			t.Errorf("%s: %v", r.Name, err)
		}
	}
}
