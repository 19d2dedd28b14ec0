package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit"
)

// choose does the act of a menu by its word.
func choose(t *testing.T, acts []kit.Act, word string) {
	t.Helper()
	for _, a := range acts {
		if a.Word == word {
			a.Do()
			return
		}
	}
	t.Fatalf("%q is not offered: %+v", word, acts)
}

// because types the reason of a withdrawal.
func because(j *journey, yes string) {
	j.Helper()
	j.form().Set("why", "ghi nhầm")
	j.tap(yes)
}

// A class and its people are put right and withdrawn from the window, each withdrawal with its reason; nothing is deleted.
func TestMendClassScreen(t *testing.T) {
	j := newJourney(t)
	ids := learners(j, 2)
	class, err := j.Office.SaveClass(app.TrainingClass{Name: "Mộc K1", Occupation: "Mộc", Level: app.LevelShort, First: on("2026-09-07"), Last: on("2026-10-30"), Timetable: "T2 8-11"})
	if err != nil {
		t.Fatal(err)
	}
	if err := j.Office.Enrol(class, on("2026-09-07"), nil, ids...); err != nil {
		t.Fatal(err)
	}
	j.Go(Route{Screen: "training", ID: class})
	j.tap("Sửa lớp")
	j.form().SetValues(map[string]string{"name": "Mộc dân dụng K1", "places": "10", "ceiling": "7.000.000"})
	j.tap("Ghi")
	j.sees("Mộc dân dụng K1", "2/10", "Mức chi cao hơn mức tối đa 6.000.000 đồng/người")
	tab := j.kept["training"].(*trainingScreen).now.(*classesTab)
	j.tap("Sửa ghi danh")
	j.form().SetValues(map[string]string{"from": "14/09/2026", "own_cost": "gia đình trả"})
	j.tap("Ghi")
	j.sees("14/09–30/10/2026", "gia đình trả")
	// Attendance is written, then taken back.
	for _, state := range []string{app.AtLesson, ""} {
		j.tap("Điểm danh")
		tab.sheet.grid.Pick(0)
		for tab.sheet.lines[0].State != state {
			tab.sheet.turn(0)
		}
		j.tap("Ghi")
	}
	if m := rows[app.Attendance](j); len(m) != 1 || m[0].Live() {
		t.Errorf("%+v", m)
	}
	if err := j.Office.JudgeCourse(app.Mark{Enrolment: tab.view.Members[0].ID, Result: app.Passed}); err != nil {
		t.Fatal(err)
	}
	if _, err := j.Office.IssueCertificates(on("2026-11-02"), tab.view.Members[0].ID); err != nil {
		t.Fatal(err)
	}
	j.Done()
	j.sees("01/GCN-")
	choose(t, tab.memberMenu([]int{0}), "Hủy chứng nhận")
	because(j, "Hủy chứng nhận")
	if p := rows[app.PaperHead](j, "kind", app.PaperTrained); len(p) != 1 || p[0].Live() {
		t.Errorf("%+v", p)
	}
	j.tap("Hủy lớp")
	because(j, "Hủy lớp")
	j.sees("Lớp đã có người học")
	j.tap("Đóng")
	for range ids {
		choose(t, tab.memberMenu([]int{0}), "Hủy ghi danh")
		because(j, "Hủy ghi danh")
	}
	j.tap("Hủy lớp")
	because(j, "Hủy lớp")
	j.sees("Chưa có lớp nào")
	if c := rows[app.TrainingClass](j); len(c) != 1 || c[0].VoidWhy != "ghi nhầm" {
		t.Errorf("%+v", c)
	}
}

// Labour and groups are put right and withdrawn; the pay of the month goes into the deposits, its hours into the sharing.
func TestMendLabourScreen(t *testing.T) {
	j := newJourney(t)
	ids := learners(j, 2)
	g, err := j.Office.SaveLabourGroup(app.LabourGroup{Name: "Tổ may"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := j.Office.RecordLabour(app.LabourEntry{GroupID: g, Day: on("2026-11-16"), Minutes: 240, Output: 5, Pay: 30000}, ids...); err != nil {
		t.Fatal(err)
	}
	j.Go(Route{Screen: "training", Arg: "labour"})
	j.sees("Từng ngày: Lê Văn Cường", "16/11/2026", "Tổ may")
	tab := j.kept["training"].(*trainingScreen).now.(*labourTab)
	tab.days.OnOpen(0)
	j.form().SetValues(map[string]string{"hours_day": "5,5", "pay": "35.000"})
	j.tap("Ghi")
	j.sees("5,5", "35.000")
	tab.teams.OnOpen(0)
	j.form().SetValues(map[string]string{"work": "may bao tay", "unit": "đôi"})
	j.tap("Ghi")
	j.sees("may bao tay", "đôi")
	j.tap("Tiền công")
	j.sees("Theo bảng công: 65.000 đồng. Chưa ghi vào sổ lưu ký: 65.000 đồng của 2")
	j.tap("Ghi vào sổ lưu ký")
	if l := rows[app.DepositEntry](j, "kind", app.DepositLabourPay); len(l) != 2 || l[0].Amount+l[1].Amount != 65000 {
		t.Errorf("%+v", l)
	}
	j.tap("Tiền công")
	j.tap("Chia kết quả lao động")
	if got := j.form().Value("work"); got != "HV700 Lê Văn Cường 330\nHV701 Hà Minh Đức 240" {
		t.Errorf("%q", got)
	}
	j.form().Set("surplus", "1.000.000")
	j.tap("Lưu")
	if l := rows[app.DepositEntry](j, "kind", app.DepositLabourShare); len(l) != 2 || l[0].Amount+l[1].Amount != 200000 {
		t.Errorf("%+v", l)
	}
	for i := 0; len(tab.sheet.Lines) > 0 && i < 3; i++ {
		tab.grid.Pick(0)
		choose(t, tab.entryMenu(0), "Hủy công lao động")
		because(j, "Hủy công lao động")
	}
	j.sees("Tháng này chưa ghi công")
	choose(t, tab.teams.OnMenu([]int{0}), "Hủy tổ lao động")
	because(j, "Hủy tổ lao động")
	if x := rows[app.LabourGroup](j); len(x) != 1 || x[0].Live() {
		t.Errorf("%+v", x)
	}
}

// Vacancy, partner, letter, report and plan are put right and withdrawn from the window.
func TestMendJobsScreen(t *testing.T) {
	j := newJourney(t)
	j.opened(t)
	who := datatest.Stay(t, j.Office, func(a *app.Admission) {
		a.Resident.Code, a.Resident.Name, a.Entry.Day, a.Decision.Term = "HV802", "Hà Minh Đức", on("2025-08-10"), 12
	})
	partner, err := j.Office.SavePartner(app.Partner{Name: "Công ty May Sao Mai", Kind: app.PartnerEnterprise})
	if err != nil {
		t.Fatal(err)
	}
	vacancy, err := j.Office.SaveVacancy(app.Vacancy{PartnerID: partner, Occupation: "thợ may", Day: on("2026-05-01")})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := j.Office.Introduce(app.Introduction{StayID: who, PartnerID: partner, VacancyID: vacancy, Kind: app.IntroduceJob, Day: on("2026-06-01")}); err != nil {
		t.Fatal(err)
	}
	if err := j.Office.SaveJobPlan(app.JobPlan{StayID: who, Job: "thợ may"}); err != nil {
		t.Fatal(err)
	}
	datatest.Move(t, j.Office, who, stay.Complete, on("2026-08-10"))
	j.Go(Route{Screen: "training", Arg: "jobs"})
	tab := j.kept["training"].(*trainingScreen).now.(*jobsTab)
	choose(t, tab.offers.OnMenu([]int{0}), "Sửa")
	j.form().SetValues(map[string]string{"occupation": "công nhân may", "places": "3"})
	j.tap("Ghi")
	j.sees("công nhân may", "0/3")
	choose(t, tab.houses.OnMenu([]int{0}), "Sửa")
	j.form().Set("contract", "12/HĐ-2026")
	j.tap("Ghi")
	j.sees("12/HĐ-2026")
	choose(t, tab.offers.OnMenu([]int{0}), "Hủy vị trí")
	because(j, "Hủy vị trí")
	j.sees("Đã có người được giới thiệu vào vị trí này")
	j.tap("Đóng")
	tab.onReport() // the month nobody knows of is settled, and tells nothing
	j.form().Set("working", jobUnknown)
	j.tap("Ghi")
	j.sees("Không có ai cần hỏi việc làm")
	if r := rows[app.JobReport](j); len(r) != 1 || !r[0].Unknown() || r[0].Job != "" {
		t.Fatalf("%+v", r)
	}
	resident := rows[stay.Stay](j, "id", who)[0].ResidentID
	j.Go(Route{Screen: "resident", ID: resident, Arg: "train"})
	j.sees("Không rõ tin")
	j.askJob(who, "Hà Minh Đức", 3)
	if got := j.form().Value("working"); got != jobUnknown {
		t.Errorf("what was told before stands there: %q", got)
	}
	j.form().SetValues(map[string]string{"working": "yes", "job": "công nhân may", "note": ""})
	j.tap("Ghi")
	j.sees("Sau 3 tháng", "công nhân may")
	v, err := j.Office.JobsOf(who)
	if err != nil {
		t.Fatal(err)
	}
	for _, void := range []func(string) error{func(why string) error { return j.Office.VoidIntroduction(v.Letters[0].ID, why) }, func(why string) error { return j.Office.VoidJobReport(v.Reports[0].ID, why) }} {
		if err := void("ghi nhầm"); err != nil {
			t.Fatal(err)
		}
	}
	j.Go(Route{Screen: "training", Arg: "jobs"})
	tab = j.kept["training"].(*trainingScreen).now.(*jobsTab)
	choose(t, tab.offers.OnMenu([]int{0}), "Hủy vị trí")
	because(j, "Hủy vị trí")
	choose(t, tab.houses.OnMenu([]int{0}), "Hủy cơ sở liên kết")
	because(j, "Hủy cơ sở liên kết")
	j.sees("Chưa có vị trí nào", "Chưa có cơ sở liên kết")
	if p := rows[app.Partner](j); len(p) != 1 || p[0].Live() {
		t.Errorf("%+v", p)
	}
}

// Hôm nay asks for the work of who went home three months ago; written there, it stands in the after-care record of the handover.
func TestWorkAskedOnToday(t *testing.T) {
	j := newJourney(t)
	j.opened(t)
	who := datatest.Stay(t, j.Office, func(a *app.Admission) {
		a.Resident.Code, a.Resident.Name, a.Entry.Day, a.Decision.Term = "HV803", "Vì Văn Ơn", on("2025-08-10"), 12
	})
	datatest.Move(t, j.Office, who, stay.Complete, on("2026-08-10"))
	j.Go(Route{Screen: "today"})
	j.sees("Hỏi việc làm sau khi về", "đủ 3 tháng", "ra 10/08")
	j.pick(app.JobAsk)
	j.press(fyne.KeyReturn)
	j.form().SetValues(map[string]string{"job": "thợ hàn", "employer": "xưởng Minh Long"})
	j.tap("Ghi")
	j.showsNot("Hỏi việc làm sau khi về")
	if c := rows[app.Aftercare](j); len(c) != 1 || c[0].Job != "thợ hàn, xưởng Minh Long" {
		t.Errorf("%+v", c)
	}
	j.Go(Route{Screen: "handover", ID: who})
	j.sees("thợ hàn, xưởng Minh Long")
}

// Before somebody goes: the evaluation is judged and printed from Ra cơ sở, a certificate that is kept is handed back there.
func TestEvaluationScreen(t *testing.T) {
	j := newJourney(t)
	who := learners(j, 1)[0]
	class, err := j.Office.SaveClass(app.TrainingClass{Name: "Mộc K1", Occupation: "Mộc", Level: app.LevelShort, First: on("2026-09-07"), Last: on("2026-10-30")})
	if err != nil {
		t.Fatal(err)
	}
	if err := j.Office.Enrol(class, on("2026-09-07"), nil, who); err != nil {
		t.Fatal(err)
	}
	id := rows[app.Enrolment](j)[0].ID
	if err := j.Office.JudgeCourse(app.Mark{Enrolment: id, Result: app.Passed}); err != nil {
		t.Fatal(err)
	}
	if err := j.Office.Certify(on("2026-11-02"), map[int64]string{id: "SC 12"}); err != nil {
		t.Fatal(err)
	}
	j.Go(Route{Screen: "discharge", ID: who})
	j.sees("Chứng nhận, chứng chỉ chưa trả: SC 12")
	j.tap("Phiếu đánh giá")
	j.form().SetValues(map[string]string{"recovery": "good", "note_labour": "làm mộc tốt", "overall": "good"})
	j.look("danh-gia")
	j.tap("Cấp và in")
	if len(j.printed.papers) != 1 {
		t.Fatalf("%d papers", len(j.printed.papers))
	}
	text := strings.Join(j.printed.papers[0].Lines(), "\n")
	for _, want := range []string{"Hỗ trợ phục hồi | Tốt", "làm mộc tốt", "Mộc K1 (dưới 03 tháng): đạt, giấy chứng nhận số SC 12"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q does not stand there:\n%s", want, text)
		}
	}
	j.tap("Trả chứng nhận cho người học")
	j.tap("Ghi")
	j.showsNot("Chứng nhận, chứng chỉ chưa trả")
	if e := rows[app.Enrolment](j)[0]; e.Returned != j.Office.Today() {
		t.Errorf("%+v", e)
	}
}
