package app_test

import (
	"slices"
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
)

// The hours of work by age: over the limit is written down and said with the article, never refused.
func TestLabourLimits(t *testing.T) {
	o := teaching(t)
	grown := datatest.Stay(t, o)
	young := datatest.Stay(t, o, func(a *app.Admission) {
		a.Resident.Name, a.Resident.Birth = "Vì Văn Trẻ", date.Partial{Y: 2010, M: 2, D: 1}
	})
	child := datatest.Stay(t, o, func(a *app.Admission) {
		a.Resident.Name, a.Resident.Birth = "Lò Văn Nhỏ", date.Partial{Y: 2013, M: 2, D: 1}
	})
	g, err := o.SaveLabourGroup(app.LabourGroup{Name: "Tổ may", Work: "may gia công", Unit: "sản phẩm"})
	if err != nil {
		t.Fatal(err)
	}
	warn, err := o.RecordLabour(app.LabourEntry{GroupID: g, Day: day("2026-11-16"), Minutes: 6 * 60, Output: 12, Pay: 50000}, grown, young, child)
	if err != nil || len(warn) != 1 {
		t.Fatal(warn, err)
	}
	if s := o.Words.Say(warn[0]); s != "Lò Văn Nhỏ, ngày 16/11/2026: 6 giờ, quá 4 giờ một ngày (NĐ 163/2026/NĐ-CP, Điều 118 (số điều chưa đối chiếu))." {
		t.Error(s)
	}
	for d := day("2026-11-17"); d <= day("2026-11-20"); d++ {
		if warn, err = o.RecordLabour(app.LabourEntry{GroupID: g, Day: d, Minutes: 6 * 60}, young); err != nil || len(warn) != 0 {
			t.Fatal(warn, err)
		}
	}
	warn, err = o.RecordLabour(app.LabourEntry{GroupID: g, Day: day("2026-11-21"), Minutes: 30}, young)
	if err != nil || len(warn) != 1 || warn[0].Key != "warn.labour.week" {
		t.Fatal(warn, err)
	}
	sheet, err := o.Labour(g, day("2026-11-01"), day("2026-11-30"))
	if err != nil || len(sheet.Lines) != 3 || len(sheet.Warnings) != 2 {
		t.Fatalf("%+v %v", sheet, err)
	}
	i := slices.IndexFunc(sheet.Lines, func(l app.LabourSum) bool { return l.Stay == young })
	if l := sheet.Lines[i]; l.Days != 6 || l.Minutes != 30*60+30 || l.Output != 12 || l.Pay != 50000 {
		t.Errorf("%+v", l)
	}
	if shares, err := o.ShareLabour(day("2026-11-21"), 1000000, sheet.Work(), "tháng 11"); err != nil || len(shares) != 3 {
		t.Error(shares, err) // the hours feed the residents' share of the surplus as they are
	}
	if _, err := o.RecordLabour(app.LabourEntry{GroupID: g, Day: day("2026-08-01"), Minutes: 60}, grown); !refusedAs(err, "err.labour.not_here") {
		t.Error(err)
	}
}

// The plan goes into Mẫu 19; the letter names the partner and what was learned; work is reported after its months only.
func TestJobs(t *testing.T) {
	o := teaching(t)
	id := datatest.Stay(t, o, func(a *app.Admission) { a.Entry.Day = day("2025-06-10"); a.Decision.Term = 12 })
	if err := o.SaveJobPlan(app.JobPlan{StayID: id, Job: "thợ may tại nhà", LoanFor: "production", Loan: 20000000}); err != nil {
		t.Fatal(err)
	}
	drafts, err := o.Prepare(app.PaperRequest{Stay: id, Kind: app.PaperPlan, Day: day("2026-07-02")})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"thợ may tại nhà", "sản xuất, 20.000.000 đồng"} {
		if text := strings.Join(drafts[0].Paper.Lines(), "\n"); !strings.Contains(text, want) {
			t.Errorf("%q does not stand in the plan:\n%s", want, text)
		}
	}
	partner, err := o.SavePartner(app.Partner{Name: "Công ty May Sao Mai", Kind: app.PartnerEnterprise, Address: "xã Ba Chẽ"})
	if err != nil {
		t.Fatal(err)
	}
	vacancy, err := o.SaveVacancy(app.Vacancy{PartnerID: partner, Occupation: "công nhân may", Places: 1, Day: day("2026-05-01")})
	if err != nil {
		t.Fatal(err)
	}
	letter, err := o.Introduce(app.Introduction{StayID: id, PartnerID: partner, VacancyID: vacancy, Kind: app.IntroduceJob, Day: day("2026-06-01")})
	if err != nil {
		t.Fatal(err)
	}
	p, err := letter.AsIssued()
	if text := strings.Join(p.Lines(), "\n"); err != nil || !strings.Contains(text, "Công ty May Sao Mai") || !strings.Contains(text, "công nhân may") {
		t.Error(err, text)
	}
	j, err := o.JobsOf(id)
	if err != nil || len(j.Letters) != 1 {
		t.Fatal(j, err)
	}
	if err := o.AnswerIntroduction(j.Letters[0].ID, "accepted", day("2026-06-05")); err != nil {
		t.Fatal(err)
	}
	v, err := o.Vacancies()
	if err != nil || v[0].Taken != 1 || v[0].Open {
		t.Errorf("%+v %v", v, err)
	}
	report := app.JobReport{StayID: id, Month: 3, Day: day("2026-09-12"), Working: true, Job: "công nhân may", Source: "commune"}
	if err := o.ReportJob(report); !refusedAs(err, "err.handover.not_released") {
		t.Error(err)
	}
	datatest.Move(t, o, id, stay.Complete, day("2026-06-10"))
	report.Month = 6
	if err := o.ReportJob(report); !problem(err, "day") && !refusedAs(err, "err.jobs.too_early") {
		t.Error(err)
	}
	report.Month = 3
	if err := o.ReportJob(report); err != nil {
		t.Fatal(err)
	}
	y, err := o.TrainingResults(2026)
	if err != nil {
		t.Fatal(err)
	}
	if y.Count(app.Released) != 1 || y.Count(app.Employed) != 1 || y.Count(app.KeptAt(3)) != 1 || y.Count(app.KeptAt(6)) != 0 ||
		y.Count(app.ReachedAt(3)) != 1 || y.Count(app.ReachedAt(6)) != 0 { // released on 10 June: six months are not over
		t.Errorf("%+v", y.People)
	}
}

// Shares of a year: who was here counts once; trained from the days of learning; the table adds the classes up.
func TestTrainingYear(t *testing.T) {
	o := teaching(t)
	var ids []int64
	for range 7 {
		ids = append(ids, datatest.Stay(t, o))
	}
	class := sewing(t, o)
	literacy := sewing(t, o, func(c *app.TrainingClass) {
		c.Name, c.Level, c.Occupation, c.Timetable = "Văn hóa", app.LevelGeneral, "", "T3 8-9"
	})
	if err := o.Enrol(class, day("2026-09-07"), nil, ids[:3]...); err != nil {
		t.Fatal(err)
	}
	if err := o.Enrol(literacy, day("2026-09-07"), nil, ids[4]); err != nil {
		t.Fatal(err)
	}
	m := classOf(t, o, class).Members
	if err := o.JudgeCourse(app.Mark{Enrolment: m[0].ID, Result: app.Passed, Tenths: 70}); err != nil {
		t.Fatal(err)
	}
	if err := o.Certify(day("2026-11-02"), map[int64]string{m[0].ID: "SC 1"}); err != nil {
		t.Fatal(err)
	}
	y, err := o.TrainingResults(2026)
	if err != nil {
		t.Fatal(err)
	}
	if len(y.People) != 7 || y.Count(app.Trained) != 3 || y.Count(app.Certified) != 1 || y.Target != 50 || y.OnTarget() {
		t.Errorf("%d people, %d trained, %d certified, target %d", len(y.People), y.Count(app.Trained), y.Count(app.Certified), y.Target)
	}
	tab := y.Table(o.Words)
	if len(tab.Rows) != 3 || !strings.Contains(strings.Join(tab.Notes, "\n"), "Được học nghề: 3/7 người (42,9 %); chỉ tiêu 50 %") {
		t.Errorf("%+v", tab)
	}
	if y, err = o.TrainingResults(2025); err != nil || len(y.People) != 0 {
		t.Error(len(y.People), err)
	}
	for _, c := range [][3]int{{1, 3, 333}, {2, 3, 667}, {1, 2, 500}, {0, 0, 0}, {7, 7, 1000}, {1, 16, 63}} {
		if got := app.Share(c[0], c[1]); got != c[2] {
			t.Errorf("%v: %d", c, got)
		}
	}
}

// A week that lies in two months counts whole in both; a day outside the month is not said again.
func TestLabourWeekAcrossMonths(t *testing.T) {
	o := teaching(t)
	who := datatest.Stay(t, o)
	g, err := o.SaveLabourGroup(app.LabourGroup{Name: "Tổ vườn"})
	if err != nil {
		t.Fatal(err)
	}
	for d := day("2026-09-28"); d <= day("2026-10-04"); d++ { // Monday to Sunday, 7 × 7,5 hours; nine on the Wednesday
		minutes := 450
		if d == day("2026-09-30") {
			minutes = 540
		}
		if _, err := o.RecordLabour(app.LabourEntry{GroupID: g, Day: d, Minutes: minutes}, who); err != nil {
			t.Fatal(err)
		}
	}
	for month, want := range map[int][]string{9: {"warn.labour.day", "warn.labour.week"}, 10: {"warn.labour.week"}} {
		first := date.Of(2026, month, 1)
		s, err := o.Labour(0, first, first.MonthEnd())
		if err != nil {
			t.Fatal(err)
		}
		var keys []string
		for _, w := range s.Warnings {
			keys = append(keys, w.Key)
		}
		if !slices.Equal(keys, want) || !strings.Contains(o.Words.Say(s.Warnings[len(keys)-1]), "54 giờ, quá 48 giờ một tuần (NĐ 163/2026/NĐ-CP, Điều 118 (số điều chưa đối chiếu))") {
			t.Errorf("month %d: %v %v", month, keys, s.Warnings)
		}
	}
}

// The pay of the sheet goes into the deposits once: what is written down later is the difference, what was taken back is due again.
func TestLabourPay(t *testing.T) {
	o := teaching(t)
	a, b := datatest.Stay(t, o), datatest.Stay(t, o)
	g, err := o.SaveLabourGroup(app.LabourGroup{Name: "Tổ may", Unit: "cái"})
	if err != nil {
		t.Fatal(err)
	}
	work := func(on string, pay int64, stays ...int64) {
		t.Helper()
		if _, err := o.RecordLabour(app.LabourEntry{GroupID: g, Day: day(on), Minutes: 240, Output: 3, Pay: pay}, stays...); err != nil {
			t.Fatal(err)
		}
	}
	work("2026-10-12", 40000, a, b)
	work("2026-10-13", 30000, a)
	work("2026-11-02", 10000, a)
	paid, err := o.CreditLabourPay(2026, 10, day("2026-11-03"))
	if err != nil || len(paid) != 2 || paid[0].Left() != 70000 || paid[1].Left() != 40000 {
		t.Fatalf("%+v %v", paid, err)
	}
	if _, err := o.CreditLabourPay(2026, 10, day("2026-11-03")); !refusedAs(err, "err.labour.paid") {
		t.Error(err)
	}
	work("2026-10-20", 5000, b)
	if paid, err = o.CreditLabourPay(2026, 10, day("2026-11-04")); err != nil || len(paid) != 1 || paid[0].Left() != 5000 {
		t.Fatalf("%+v %v", paid, err)
	}
	lines := readRows[app.DepositEntry](t, o, "kind", app.DepositLabourPay)
	if len(lines) != 3 || lines[0].Paper != "BC 10/2026" || lines[0].Amount != 70000 {
		t.Fatalf("%+v", lines)
	}
	if err := o.ReverseDeposit(lines[0].ID, "sai công"); err != nil {
		t.Fatal(err)
	}
	all, err := o.LabourPays(2026, 10)
	if err != nil || len(all) != 2 || all[0].Left() != 70000 || all[1].Left() != 0 || all[1].Pay != 45000 {
		t.Errorf("%+v %v", all, err)
	}
	if all, err = o.LabourPays(2026, 9); err != nil || len(all) != 0 {
		t.Errorf("%+v %v", all, err)
	}
}
