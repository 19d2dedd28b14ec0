package app_test

import (
	"slices"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
)

// gone is somebody who went home on a day.
func gone(t testing.TB, o *app.Office, on string) int64 {
	t.Helper()
	id := datatest.Stay(t, o, func(a *app.Admission) { a.Entry.Day = day(on).AddMonths(-12); a.Decision.Term = 12 })
	datatest.Move(t, o, id, stay.Complete, day(on))
	return id
}

func aftercare(t testing.TB, o *app.Office, id int64) (c app.Aftercare) {
	t.Helper()
	for _, x := range readRows[app.Aftercare](t, o, "stay_id", id) {
		if x.Live() {
			c = x
		}
	}
	return c
}

// What is told of the work is typed once: a report stands in the after-care record, the work of that record is the report of
// the mark that was reached; withdrawn, both go back.
func TestWorkIsTypedOnce(t *testing.T) {
	o := teaching(t)
	id := gone(t, o, "2026-08-10")
	if err := o.SaveAftercare(app.Aftercare{StayID: id, Helper: "Lò Văn Giúp", Job: "phụ hồ", JobDay: day("2026-10-01")}); err != nil {
		t.Fatal(err)
	}
	j, err := o.JobsOf(id)
	if err != nil || len(j.Reports) != 1 || j.Reports[0].Month != 3 || j.Reports[0].Job != "phụ hồ" || !j.Reports[0].Working {
		t.Fatalf("%+v %v", j.Reports, err)
	}
	if due, err := o.JobsDue(); err != nil || len(due) != 0 {
		t.Errorf("asked again: %+v %v", due, err)
	}
	// Another thing of the after-care changes: no second report, no change of the first.
	c := aftercare(t, o, id)
	c.Team = "Tổ 4"
	if err := o.SaveAftercare(c); err != nil {
		t.Fatal(err)
	}
	if n := len(readRows[app.JobReport](t, o)); n != 1 {
		t.Errorf("%d reports", n)
	}
	if err := o.ReportJob(app.JobReport{StayID: id, Month: 3, Day: day("2026-11-15"), Working: true, Job: "thợ xây", Employer: "đội ông Tâm", Source: "helper"}); err != nil {
		t.Fatal(err)
	}
	if c = aftercare(t, o, id); c.Job != "thợ xây, đội ông Tâm" || c.JobDay != day("2026-11-15") || c.Helper != "Lò Văn Giúp" || c.Team != "Tổ 4" {
		t.Errorf("%+v", c)
	}
	if err := o.SaveAftercare(c); err != nil { // saved as it stands: the report keeps work and employer apart
		t.Fatal(err)
	}
	if r := readRows[app.JobReport](t, o)[0]; r.Job != "thợ xây" || r.Employer != "đội ông Tâm" || r.Source != "helper" {
		t.Errorf("%+v", r)
	}
	if err := o.ReportJob(app.JobReport{StayID: id, Month: 3, Day: day("2026-11-16"), Note: app.JobUnknown, Source: "commune"}); err != nil {
		t.Fatal(err)
	}
	if c = aftercare(t, o, id); c.Job != "" { // nothing else is told any more
		t.Errorf("%+v", c)
	}
	c.Job = "nuôi gà"
	if err := o.SaveAftercare(c); err != nil {
		t.Fatal(err)
	}
	if r := readRows[app.JobReport](t, o); len(r) != 1 || r[0].Unknown() || r[0].Job != "nuôi gà" {
		t.Errorf("%+v", r)
	}
	if err := o.VoidJobReport(readRows[app.JobReport](t, o)[0].ID, "báo nhầm"); err != nil {
		t.Fatal(err)
	}
	if c = aftercare(t, o, id); c.Job != "" || c.Helper != "Lò Văn Giúp" {
		t.Errorf("%+v", c)
	}
	// The first report of who has no after-care record makes one; who has no work does not.
	a, b := gone(t, o, "2026-08-11"), gone(t, o, "2026-08-12")
	for who, working := range map[int64]bool{a: true, b: false} {
		r := app.JobReport{StayID: who, Month: 3, Day: day("2026-11-20"), Working: working, Source: "commune"}
		if working {
			r.Job = "thợ may"
		}
		if err := o.ReportJob(r); err != nil {
			t.Fatal(err)
		}
	}
	if aftercare(t, o, a).Job != "thợ may" || aftercare(t, o, b).ID != 0 {
		t.Errorf("%+v %+v", aftercare(t, o, a), aftercare(t, o, b))
	}
}

// Hôm nay asks at 3, 6 and 12 months: from the day on as of today, never late; ahead within the span; not after it was told, not
// of who is in again, and not of who went before the book was opened.
func TestWorkIsAskedForOnToday(t *testing.T) {
	o := teaching(t)
	if err := o.SetLaw([]app.LawRow{{Key: law.DueFrom, From: day("2020-01-01"), Value: "2025-06-01", Source: "thử"}}, "thử"); err != nil {
		t.Fatal(err)
	}
	if err := o.LoadLaw(); err != nil {
		t.Fatal(err)
	}
	three, six, year := gone(t, o, "2026-08-01"), gone(t, o, "2026-05-10"), gone(t, o, "2025-11-21")
	ahead := gone(t, o, "2026-09-10") // three months on 10 December
	gone(t, o, "2026-11-01")          // far from any mark
	gone(t, o, "2025-05-25")          // before the book
	asked := func(within int) map[int64]app.DueLine {
		t.Helper()
		lines, err := o.Due(o.Today(), within)
		if err != nil {
			t.Fatal(err)
		}
		out := map[int64]app.DueLine{}
		for _, l := range lines {
			if l.Code == app.JobAsk {
				if l.Late || l.Left < 0 {
					t.Errorf("%+v is late", l)
				}
				out[l.Stay] = l
			}
		}
		return out
	}
	now := asked(0)
	if len(now) != 3 || now[three].Act.What[0] != "3" || now[six].Act.What[0] != "6" || now[year].Act.What[0] != "12" {
		t.Fatalf("%+v", now)
	}
	if l := now[six]; l.Day != day("2026-11-10") || l.Anchor != day("2026-05-10") {
		t.Errorf("%s %s", l.Day, l.Anchor)
	}
	if month := asked(30); len(month) != 4 || month[ahead].Left != 19 {
		t.Errorf("%+v", month)
	}
	lines, err := o.Due(o.Today(), 30)
	if err != nil {
		t.Fatal(err)
	}
	groups := app.DueGroups(lines)
	if g := groups[len(groups)-1]; g.Code != app.JobAsk || len(g.Rows) != 4 || o.Words.Say(g.Verb) != "Ghi việc làm" {
		t.Errorf("%+v", g)
	}
	if r := groups[len(groups)-1].Rows[0]; o.Words.Say(r.Detail) != "đủ 3 tháng" || o.Words.Say(r.Right) != "ra 01/08" {
		t.Errorf("%q %q", o.Words.Say(r.Detail), o.Words.Say(r.Right))
	}
	if err := o.ReportJob(app.JobReport{StayID: three, Month: 3, Day: day("2026-11-20"), Note: app.JobUnknown, Source: "commune"}); err != nil {
		t.Fatal(err)
	}
	who := readRows[stay.Stay](t, o, "id", six)[0].ResidentID
	again := datatest.Admission(func(a *app.Admission) { a.Resident = app.Resident{ID: who}; a.Entry.Day = date.Of(2026, 11, 15) })
	var back app.Resident
	if err := o.Store.Read(func(tx app.Tx) (err error) { back, err = app.Load[app.Resident](tx, who); return err }); err != nil {
		t.Fatal(err)
	}
	again.Resident = back
	again.Stay.Code, again.Decision.Day = "D-lai", day("2026-11-14")
	if _, err := o.Admit(again); err != nil {
		t.Fatal(err)
	}
	if now = asked(0); len(now) != 1 || now[year].Stay != year {
		t.Errorf("%+v", now)
	}
	if all, err := o.JobsDue(); err != nil || slices.ContainsFunc(all, func(d app.JobDue) bool { return d.Stay == six || d.Stay == three }) {
		t.Errorf("%+v %v", all, err)
	}
	if n, err := o.WaiveBefore(o.Today(), "trước ngày mở sổ"); err != nil {
		t.Error(n, err)
	}
}
