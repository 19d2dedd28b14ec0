package app_test

import (
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
)

// readRows are all rows of a table, withdrawn ones too.
func readRows[T any](t testing.TB, o *app.Office, where ...any) (out []T) {
	t.Helper()
	if err := o.Store.Read(func(tx app.Tx) (err error) { out, err = app.All[T](tx, where...); return err }); err != nil {
		t.Fatal(err)
	}
	return out
}

// An enrolment is put right within its rules: the day lies in the stay and the class, written attendance stays inside, a
// certificate needs a passed course, one issued here keeps its number, and nobody comes to sit in two classes.
func TestMendEnrolment(t *testing.T) {
	o := teaching(t)
	a, b := datatest.Stay(t, o), datatest.Stay(t, o)
	class := sewing(t, o)
	if err := o.Enrol(class, day("2026-09-07"), nil, a, b); err != nil {
		t.Fatal(err)
	}
	m := classOf(t, o, class).Members
	if err := o.Attend(class, day("2026-09-09"), map[int64]string{m[0].ID: app.AtLesson, m[1].ID: app.Missed}); err != nil {
		t.Fatal(err)
	}
	mend := func(i int, edit func(*app.EnrolmentMend)) error {
		x := classOf(t, o, class).Members[i].Enrolment.Mend()
		edit(&x)
		return o.MendEnrolment(x)
	}
	if err := mend(0, func(x *app.EnrolmentMend) { x.From = day("2026-09-14") }); !refusedAs(err, "err.training.attended") {
		t.Error(err)
	}
	if err := mend(0, func(x *app.EnrolmentMend) { x.Dropped, x.DropWhy = day("2026-09-09"), "xin thôi" }); !refusedAs(err, "err.training.attended") {
		t.Error(err)
	}
	if err := mend(0, func(x *app.EnrolmentMend) { x.From = day("2026-11-30") }); !problem(err, "from") {
		t.Error(err)
	}
	if err := mend(0, func(x *app.EnrolmentMend) { x.Dropped = day("2026-09-20") }); !problem(err, "why") {
		t.Error(err)
	}
	// The attendance is taken back, then the day may be later.
	if err := o.Attend(class, day("2026-09-09"), map[int64]string{m[0].ID: ""}); err != nil {
		t.Fatal(err)
	}
	marks := readRows[app.Attendance](t, o, "enrolment_id", m[0].ID)
	if len(marks) != 1 || marks[0].Live() || marks[0].VoidWhy == "" {
		t.Errorf("%+v: taken back with a reason, not deleted", marks)
	}
	if err := mend(0, func(x *app.EnrolmentMend) { x.From, x.OwnCost = day("2026-09-14"), " gia đình trả " }); err != nil {
		t.Fatal(err)
	}
	if e := classOf(t, o, class).Members[0]; e.Span.From != day("2026-09-14") || e.OwnCost != "gia đình trả" || e.Unpaid.Key == "" {
		t.Errorf("%+v", e)
	}
	// Taken out by mistake: taken back, the learning goes on to the end.
	if err := o.DropOut(day("2026-10-05"), "ghi nhầm", m[0].ID); err != nil {
		t.Fatal(err)
	}
	if err := mend(0, func(x *app.EnrolmentMend) { x.Dropped = 0 }); err != nil {
		t.Fatal(err)
	}
	if e := classOf(t, o, class).Members[0]; e.Stop != "" || e.Span.To != day("2026-10-31") || e.DropWhy != "" {
		t.Errorf("%+v", e)
	}
	// A certificate of a partner needs a pass; one issued here keeps its number until it is withdrawn.
	number := func(x *app.EnrolmentMend) { x.CertNumber, x.CertDay = "SC 7", day("2026-11-02") }
	if err := mend(0, number); !refusedAs(err, "err.training.not_passed") {
		t.Error(err)
	}
	if err := o.JudgeCourse(app.Mark{Enrolment: m[0].ID, Result: app.Passed}, app.Mark{Enrolment: m[1].ID, Result: app.Passed}); err != nil {
		t.Fatal(err)
	}
	if err := mend(0, number); err != nil {
		t.Fatal(err)
	}
	if err := mend(0, func(x *app.EnrolmentMend) { x.CertNumber = "SC 8" }); err != nil {
		t.Fatal(err)
	}
	if err := mend(0, func(x *app.EnrolmentMend) { x.CertNumber = "" }); !problem(err, "number") {
		t.Error(err)
	}
	if err := mend(0, func(x *app.EnrolmentMend) { x.Dropped, x.DropWhy = day("2026-10-20"), "thử" }); !refusedAs(err, "err.training.judged") {
		t.Error(err)
	}
	issued, err := o.IssueCertificates(day("2026-11-02"), m[1].ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := mend(1, func(x *app.EnrolmentMend) { x.CertNumber = "khác" }); !problem(err, "number") {
		t.Error(err)
	}
	if err := mend(1, func(x *app.EnrolmentMend) { x.Returned = day("2026-11-01") }); !problem(err, "returned") {
		t.Error(err)
	}
	if err := mend(1, func(x *app.EnrolmentMend) { x.Returned = day("2026-11-05") }); err != nil {
		t.Fatal(err)
	}
	if err := o.VoidCertificate(m[1].ID, ""); !problem(err, "why") {
		t.Error(err)
	}
	if err := o.VoidCertificate(m[1].ID, "in sai tên"); err != nil {
		t.Fatal(err)
	}
	if p := readRows[app.IssuedPaper](t, o, "id", issued[0].ID); p[0].Live() || p[0].VoidWhy != "in sai tên" {
		t.Error("the paper of a withdrawn certificate stands")
	}
	if e := classOf(t, o, class).Members[1]; e.CertNumber != "" || e.Returned != 0 || e.Result != app.Passed {
		t.Errorf("%+v", e.Enrolment)
	}
	if err := o.VoidCertificate(m[1].ID, "lần nữa"); !refusedAs(err, "err.training.no_certificate_here") {
		t.Error(err)
	}
	if again, err := o.IssueCertificates(day("2026-11-03"), m[1].ID); err != nil || again[0].Number == issued[0].Number {
		t.Errorf("%+v %v", again, err)
	}
}

// A class with people is not withdrawn; without them it is, with its reason, and stays in the file.
func TestVoidClass(t *testing.T) {
	o := teaching(t)
	class, who := sewing(t, o), datatest.Stay(t, o)
	if err := o.Enrol(class, day("2026-09-07"), nil, who); err != nil {
		t.Fatal(err)
	}
	if err := o.VoidClass(class, "mở nhầm"); !refusedAs(err, "err.training.has_members") {
		t.Error(err)
	}
	if err := o.Unenrol(classOf(t, o, class).Members[0].ID, "ghi nhầm"); err != nil {
		t.Fatal(err)
	}
	if err := o.VoidClass(class, ""); !problem(err, "why") {
		t.Error(err)
	}
	if err := o.VoidClass(class, "mở nhầm"); err != nil {
		t.Fatal(err)
	}
	if list, err := o.Classes(0); err != nil || len(list) != 0 {
		t.Errorf("%+v %v", list, err)
	}
	if c := readRows[app.TrainingClass](t, o); len(c) != 1 || c[0].VoidWhy != "mở nhầm" || c[0].VoidBy == "" {
		t.Errorf("%+v", c)
	}
}

// An entry of labour is put right within the rules of a new one, or withdrawn: then it counts in no sum and passes no limit.
func TestChangeAndVoidLabour(t *testing.T) {
	o := teaching(t)
	who := datatest.Stay(t, o, func(a *app.Admission) { a.Resident.Birth = date.Partial{Y: 2010, M: 2, D: 1} })
	datatest.Move(t, o, who, stay.Hospital, day("2026-10-05"))
	datatest.Move(t, o, who, stay.Back, day("2026-10-08"))
	g, err := o.SaveLabourGroup(app.LabourGroup{Name: "Tổ mộc", Unit: "cái"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.RecordLabour(app.LabourEntry{GroupID: g, Day: day("2026-10-12"), Minutes: 300, Output: 4, Pay: 40000}, who); err != nil {
		t.Fatal(err)
	}
	e := readRows[app.LabourEntry](t, o)[0]
	e.Day = day("2026-10-06")
	if _, err := o.ChangeLabour(e); !refusedAs(err, "err.labour.not_here") {
		t.Error(err)
	}
	e.Day, e.Minutes = day("2026-10-13"), 0
	if _, err := o.ChangeLabour(e); !problem(err, "hours") {
		t.Error(err)
	}
	e.Minutes, e.Output = 420, 6
	warn, err := o.ChangeLabour(e)
	if err != nil || len(warn) != 1 || warn[0].Key != "warn.labour.day" {
		t.Fatal(warn, err)
	}
	sheet := func() app.LabourSheet {
		s, err := o.Labour(0, day("2026-10-01"), day("2026-10-31"))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	if s := sheet(); len(s.Lines) != 1 || s.Lines[0].Minutes != 420 || s.Lines[0].Output != 6 || len(s.Warnings) != 1 {
		t.Errorf("%+v", s)
	}
	if err := o.VoidLabourGroup(g, "lập nhầm"); !refusedAs(err, "err.labour.group_used") {
		t.Error(err)
	}
	if err := o.VoidLabour(e.ID, ""); !problem(err, "why") {
		t.Error(err)
	}
	if err := o.VoidLabour(e.ID, "ghi nhầm người"); err != nil {
		t.Fatal(err)
	}
	if s := sheet(); len(s.Lines) != 0 || len(s.Warnings) != 0 {
		t.Errorf("%+v", s)
	}
	if x := readRows[app.LabourEntry](t, o); len(x) != 1 || x[0].VoidWhy != "ghi nhầm người" {
		t.Errorf("%+v", x)
	}
	if _, err := o.ChangeLabour(e); !refusedAs(err, "err.voided_already") {
		t.Error(err)
	}
	if err := o.VoidLabourGroup(g, "lập nhầm"); err != nil {
		t.Error(err)
	}
	if list, err := o.LabourGroups(); err != nil || len(list) != 0 {
		t.Error(list, err)
	}
}

// Partner, vacancy, letter, plan and report are withdrawn with a reason in the order in which they point to each other; the
// paper of a letter goes with it.
func TestVoidJobs(t *testing.T) {
	o := teaching(t)
	who := datatest.Stay(t, o, func(a *app.Admission) { a.Entry.Day = day("2025-06-10"); a.Decision.Term = 12 })
	partner, err := o.SavePartner(app.Partner{Name: "Công ty May Sao Mai", Kind: app.PartnerEnterprise})
	if err != nil {
		t.Fatal(err)
	}
	vacancy, err := o.SaveVacancy(app.Vacancy{PartnerID: partner, Occupation: "công nhân may", Day: day("2026-05-01")})
	if err != nil {
		t.Fatal(err)
	}
	if err := o.SaveJobPlan(app.JobPlan{StayID: who, Job: "thợ may"}); err != nil {
		t.Fatal(err)
	}
	letter, err := o.Introduce(app.Introduction{StayID: who, PartnerID: partner, VacancyID: vacancy, Kind: app.IntroduceJob, Day: day("2026-06-01")})
	if err != nil {
		t.Fatal(err)
	}
	datatest.Move(t, o, who, stay.Complete, day("2026-06-10"))
	if err := o.ReportJob(app.JobReport{StayID: who, Month: 3, Day: day("2026-09-12"), Working: true, Job: "thợ may", Source: "commune"}); err != nil {
		t.Fatal(err)
	}
	j, err := o.JobsOf(who)
	if err != nil {
		t.Fatal(err)
	}
	if err := o.VoidPartner(partner, "trùng"); !refusedAs(err, "err.jobs.partner_used") {
		t.Error(err)
	}
	if err := o.VoidVacancy(vacancy, "trùng"); !refusedAs(err, "err.jobs.vacancy_used") {
		t.Error(err)
	}
	for name, err := range map[string]error{"letter": o.VoidIntroduction(j.Letters[0].ID, ""), "report": o.VoidJobReport(j.Reports[0].ID, ""), "plan": o.VoidJobPlan(j.Plan.ID, "")} {
		if !problem(err, "why") {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, void := range []func() error{func() error { return o.VoidIntroduction(j.Letters[0].ID, "in nhầm") }, func() error { return o.VoidVacancy(vacancy, "trùng") },
		func() error { return o.VoidPartner(partner, "trùng") }, func() error { return o.VoidJobReport(j.Reports[0].ID, "báo nhầm người") }, func() error { return o.VoidJobPlan(j.Plan.ID, "nhầm người") }} {
		if err := void(); err != nil {
			t.Error(err)
		}
	}
	if p := readRows[app.IssuedPaper](t, o, "id", letter.ID); p[0].Live() {
		t.Error("the paper of a withdrawn letter stands")
	}
	if j, err = o.JobsOf(who); err != nil || len(j.Letters)+len(j.Reports) != 0 || j.Plan.ID != 0 {
		t.Errorf("%+v %v", j, err)
	}
	if y, err := o.TrainingResults(2026); err != nil || y.Count(app.Employed) != 0 {
		t.Error("a withdrawn report counts", err)
	}
	if n := len(readRows[app.Partner](t, o)) + len(readRows[app.Vacancy](t, o)) + len(readRows[app.Introduction](t, o)) + len(readRows[app.JobReport](t, o)); n != 4 {
		t.Errorf("%d rows are left of 4: something was deleted", n)
	}
}
