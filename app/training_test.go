package app_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hoanhap/app"
	"hoanhap/app/date"
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
	if e[1].Unpaid.Key != "" || !e[1].AskedBefore {
		t.Errorf("%+v", e[1])
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

// Whatever is enrolled, moved and taken back, in any order: nobody sits in two classes at one hour, and every day of learning
// lies inside the stay.
func TestNobodyInTwoClasses(t *testing.T) {
	o := teaching(t)
	who := datatest.Stay(t, o)
	hours := []string{"T2 8h-11h", "T2, T4 10h-12h", "T4 8h-11h", "T6 14h-16h", "T2 T6 15h-17h"}
	var classes []int64
	for i, h := range hours {
		classes = append(classes, sewing(t, o, func(c *app.TrainingClass) {
			c.Name, c.Timetable = fmt.Sprintf("Lớp %d", i), h
			c.First = day("2026-09-01") + date.Date(5*i)
		}))
	}
	rapid.Check(t, func(rt *rapid.T) {
		at := day("2026-09-01") + date.Date(rapid.IntRange(0, 75).Draw(rt, "day"))
		var err error
		switch rapid.SampledFrom([]string{"enrol", "enrol", "drop", "unenrol", "escape", "back", "void", "hours"}).Draw(rt, "act") {
		case "enrol":
			err = o.Enrol(rapid.SampledFrom(classes).Draw(rt, "class"), at, nil, who)
		case "drop", "unenrol":
			all := learnedOf(rt, o, who)
			if len(all) == 0 {
				return
			}
			x := rapid.SampledFrom(all).Draw(rt, "which")
			if err = o.DropOut(at, "thử", x.ID); rapid.Bool().Draw(rt, "mistake") {
				err = o.Unenrol(x.ID, "thử")
			}
		case "escape":
			_, err = o.Record(app.Move{Movement: stay.Movement{StayID: who, Kind: stay.Escape, Day: at}})
		case "back":
			_, err = o.Record(app.Move{Movement: stay.Movement{StayID: who, Kind: stay.ReturnEscape, Day: at}})
		case "void":
			err = voidLast(o, who)
		case "hours":
			var v app.ClassView
			if v, err = o.ClassOf(rapid.SampledFrom(classes).Draw(rt, "class")); err == nil {
				v.Timetable = rapid.SampledFrom(hours).Draw(rt, "hours")
				_, err = o.SaveClass(v.TrainingClass)
			}
		}
		var r *say.Refused
		var p say.Problems
		if err != nil && !errors.As(err, &r) && !errors.As(err, &p) {
			rt.Fatal(err)
		}
		tl, err := o.TimelineOf(who)
		if err != nil {
			rt.Fatal(err)
		}
		seats := map[string]string{}
		for _, l := range learnedOf(rt, o, who) {
			lessons, err := o.Lessons(&l.Class)
			if err != nil {
				rt.Fatal(err)
			}
			for _, d := range lessons {
				if !l.Span.Has(d) {
					continue
				}
				if !tl.On(d).State.OnBooks() {
					rt.Fatalf("%s learns on %s and is not on the books", l.Class.Name, d)
				}
				for m := range 24 * 4 {
					if sits(&l.Class, d, m*15) {
						key := fmt.Sprintf("%s %d", d, m)
						if other := seats[key]; other != "" {
							rt.Fatalf("%s: %s and %s", key, other, l.Class.Name)
						}
						seats[key] = l.Class.Name
					}
				}
			}
		}
	})
}

// sits reads a stored timetable anew, by its text.
func sits(c *app.TrainingClass, d date.Date, minute int) bool {
	name := "CN"
	if w := int(d.Weekday()); w > 0 {
		name = fmt.Sprintf("T%d", w+1)
	}
	for _, part := range strings.Split(c.Timetable, "; ") {
		var h1, m1, h2, m2 int
		rest, ok := strings.CutPrefix(part, name+" ")
		if !ok {
			continue
		}
		if _, err := fmt.Sscanf(rest, "%d:%d-%d:%d", &h1, &m1, &h2, &m2); err == nil && h1*60+m1 <= minute && minute < h2*60+m2 {
			return true
		}
	}
	return false
}

func learnedOf(t interface{ Fatal(...any) }, o *app.Office, stayID int64) []app.Learned {
	var who int64
	err := o.Store.Read(func(tx app.Tx) error {
		s, err := app.Load[stay.Stay](tx, stayID)
		who = s.ResidentID
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	out, err := o.LearnedBy(who)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func voidLast(o *app.Office, stayID int64) error {
	var last int64
	err := o.Store.Read(func(tx app.Tx) error {
		all, err := app.All[stay.Movement](tx, "stay_id", stayID)
		for _, m := range all {
			if m.Live() && m.Kind != stay.Admit {
				last = m.ID
			}
		}
		return err
	})
	if err != nil || last == 0 {
		return err
	}
	return o.VoidMovement(last, "thử")
}

// Certificates: only who passed the whole class gets one; numbered in order, printed with the course, kept until handed over,
// named on the minutes of the discharge; a voided paper is no certificate.
func TestCertificates(t *testing.T) {
	o := teaching(t)
	a, b := datatest.Stay(t, o), datatest.Stay(t, o)
	class := sewing(t, o)
	if err := o.Enrol(class, day("2026-09-07"), nil, a, b); err != nil {
		t.Fatal(err)
	}
	m := classOf(t, o, class).Members
	if _, err := o.IssueCertificates(day("2026-10-30"), m[0].ID); !refusedAs(err, "err.training.not_passed") {
		t.Error(err)
	}
	if err := o.JudgeCourse(app.Mark{m[0].ID, app.Passed, 85}, app.Mark{m[1].ID, app.Failed, 40}); err != nil {
		t.Fatal(err)
	}
	if _, err := o.IssueCertificates(day("2026-10-29"), m[0].ID); !refusedAs(err, "err.training.not_over") {
		t.Error(err)
	}
	issued, err := o.IssueCertificates(day("2026-11-02"), m[0].ID)
	if err != nil || len(issued) != 1 || !strings.HasPrefix(issued[0].Number, "01/GCN-") {
		t.Fatal(issued, err)
	}
	p, err := issued[0].AsIssued()
	text := strings.Join(p.Lines(), "\n")
	for _, want := range []string{"May công nghiệp", "120 giờ", "07/09/2026", "30/10/2026", "Đạt, điểm 8,5", "Dưới 03 tháng"} {
		if err != nil || !strings.Contains(text, want) {
			t.Errorf("%q is not on the certificate: %v\n%s", want, err, text)
		}
	}
	kept, err := o.CertificatesKept(a)
	if err != nil || len(kept) != 1 || kept[0].CertNumber != issued[0].Number {
		t.Fatal(kept, err)
	}
	drafts, err := o.Prepare(app.PaperRequest{Stay: a, Kind: app.PaperHandPerson, Day: o.Today()})
	if err != nil || !strings.Contains(strings.Join(drafts[0].Paper.Lines(), "\n"), issued[0].Number+" (May công nghiệp)") {
		t.Error("the minutes do not name the certificate", err)
	}
	if err := o.ReturnCertificates(day("2026-11-01"), m[0].ID); !problem(err, "day") {
		t.Error(err)
	}
	if err := o.ReturnCertificates(day("2026-11-20"), m[0].ID); err != nil {
		t.Fatal(err)
	}
	if kept, err = o.CertificatesKept(a); err != nil || len(kept) != 0 {
		t.Error(kept, err)
	}
	if err := o.VoidPaper(issued[0].ID, "in sai"); err != nil {
		t.Fatal(err)
	}
	if v := classOf(t, o, class); v.Certified != 0 {
		t.Error("a voided certificate counts")
	}
	if err := o.Certify(day("2026-11-03"), map[int64]string{m[0].ID: "SC 00123"}); err != nil { // the school's own
		t.Fatal(err)
	}
	if v := classOf(t, o, class); v.Members[0].CertNumber != "SC 00123" || v.Members[0].PaperID != 0 {
		t.Errorf("%+v", v.Members[0].Enrolment)
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
