package ui

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
)

// learners are n people who came in on 1 September.
func learners(j *journey, n int) (ids []int64) {
	j.Helper()
	for i := range n {
		ids = append(ids, datatest.Stay(j.T, j.Office, func(a *app.Admission) {
			a.Resident.Code, a.Stay.Code = fmt.Sprintf("HV7%02d", i), fmt.Sprintf("D7%02d", i)
			a.Resident.Name = []string{"Lê Văn Cường", "Hà Minh Đức", "Trần Thị Hạnh", "Vì Văn Ơn", "Đặng Quỳnh Ánh"}[i%5]
		}))
	}
	return ids
}

// A class of fifteen from enrolment to certificates: opened, fifteen enrolled at once, attended, one escapes and his learning
// ends by itself, results, certificates in one file, one handed back; the discharge names the ones still kept.
func TestClassOfFifteen(t *testing.T) {
	j := newJourney(t)
	ids := learners(j, 15)
	j.Go(Route{Screen: "training"})
	j.sees("Chưa có lớp nào")
	j.tap("Lớp mới")
	f := j.form()
	f.SetValues(map[string]string{"name": "May công nghiệp K1", "level": app.LevelShort, "occupation": "May công nghiệp", "teacher": "Lê Thị Dạy", "first": "07/09/2026", "last": "30/10/2026",
		"hours": "120", "timetable": "T2, T4 8h-11h", "places": "15"})
	j.tap("Ghi")
	j.sees("May công nghiệp K1", "Dưới 03 tháng", "T2 08:00-11:00; T4 08:00-11:00", "120 giờ", "Chưa có người học")
	j.tap("Ghi danh")
	j.sees("Chọn 0/15 người", "ghi danh được")
	j.tap("Chọn tất cả")
	j.sees("Chọn 15/15 người")
	j.ctrl(fyne.KeyS)
	if n := len(rows[app.Enrolment](j)); n != 15 {
		t.Fatalf("%d enrolled", n)
	}
	j.sees("15/15", "07/09")
	for _, day := range []string{"07/09/2026", "28/10/2026"} {
		if day == "28/10/2026" {
			datatest.Move(t, j.Office, ids[14], stay.Escape, date.Of(2026, 10, 1))
			j.Done()
			j.sees("thôi từ 01/10/2026 (rời cơ sở)")
		}
		tab := j.kept["training"].(*trainingScreen).now.(*classesTab)
		j.tap("Điểm danh")
		tab.sheet.day, _ = date.Understand(day, j.Office.Today())
		tab.sheet.form.Set("day", day)
		tab.sheet.read()
		tab.sheet.grid.Pick(0)
		tab.sheet.turn(0)
		tab.sheet.turn(0) // absent
		j.tap("Cả lớp có mặt")
		j.look("hoc-nghe-diem-danh")
		j.tap("Ghi")
	}
	marks := rows[app.Attendance](j)
	if len(marks) != 15+14 {
		t.Fatalf("%d marks of attendance", len(marks))
	}
	j.sees("0/2 buổi", "2/2 buổi") // the one who was absent, everybody else
	j.tap("Kết quả")
	f = j.form()
	j.tap("Tất cả đạt")
	enrolled := rows[app.Enrolment](j)
	f.Set(idText(enrolled[13].ID), app.Failed)
	f.Set("mark"+idText(enrolled[0].ID), "8,5")
	if f.Value(idText(enrolled[14].ID)) != "" {
		t.Error("who escaped is offered a result")
	}
	j.ctrl(fyne.KeyS)
	j.sees("Đạt, 8,5", "Không đạt")
	j.look("hoc-nghe-lop")
	j.tap("Chứng nhận")
	j.sees("13 người đạt")
	j.tap("Cấp và in")
	if len(j.printed.papers) != 13 || len(j.printed.names) != 1 {
		t.Fatalf("%d certificates in %d files", len(j.printed.papers), len(j.printed.names))
	}
	heads := rows[app.PaperHead](j, "kind", app.PaperTrained)
	if len(heads) != 13 || !strings.HasPrefix(heads[12].Number, "13/GCN-") {
		t.Fatalf("%+v", heads)
	}
	j.askReturn([]int64{enrolled[0].ID})
	j.tap("Ghi")
	for i, want := range []int{0, 1} {
		if kept, err := j.Office.CertificatesKept(ids[i]); err != nil || len(kept) != want {
			t.Errorf("%d certificates of %d are kept: %v", len(kept), i, err)
		}
	}
	j.Go(Route{Screen: "discharge", ID: ids[1]})
	j.sees("Chứng nhận, chứng chỉ chưa trả: " + heads[1].Number)
	resident := rows[stay.Stay](j, "id", ids[0])[0].ResidentID
	j.Go(Route{Screen: "resident", ID: resident, Arg: "train"})
	j.sees("May công nghiệp K1", "từ 07/09/2026 đến 30/10/2026", "chứng nhận số 01/GCN-")
	j.Go(Route{Screen: "training", Arg: "result"})
	j.sees("Được học nghề: 15/15 người (100,0 %); chỉ tiêu 50 %", "Được cấp chứng nhận, chứng chỉ: 13/15 người (86,7 %)")
	j.look("hoc-nghe-ket-qua")
	res := j.kept["training"].(*trainingScreen).now.(*trainingResult)
	for i, f := range res.figs { // each number opens its names
		res.list.Pick(i)
		if len(res.who) != f.N {
			t.Errorf("%s: %d names of %d", f.Key, len(res.who), f.N)
		}
	}
	cells := res.classRows()
	if len(cells) != 2 || len(classFigures) != 4 { // the class and the sum
		t.Fatalf("%+v", cells)
	}
	for r, row := range cells {
		for c, n := range row.Figures {
			res.table.Pick(r, c)
			res.table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			if int64(len(res.who)) != n {
				t.Errorf("%s, %s: %d names of %d", row.Label, classFigures[c].key, len(res.who), n)
			}
			for _, x := range res.who {
				if (classFigures[c].key == "certified") && !strings.Contains(x.text, "/GCN-") {
					t.Errorf("%+v is counted as certified", x)
				}
			}
		}
	}
	res.table.Pick(0, 0)
	res.table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	j.sees("01/GCN-", "thôi từ 01/10/2026", "Không đạt")
	j.tap("In danh sách")
	if n := j.printed.names; len(n) != 2 || n[1] != "Kết quả học nghề, việc làm" {
		t.Fatalf("%v", n)
	}
}

// From Học viên those chosen are enrolled in the class that is named; who cannot be is told why and left out.
func TestEnrolFromResidents(t *testing.T) {
	j := newJourney(t)
	ids := learners(j, 3)
	if _, err := j.Office.SaveClass(app.TrainingClass{Name: "Mộc K1", Occupation: "Mộc", Level: app.LevelElementary, First: on("2026-11-02"), Last: on("2027-02-26"), Timetable: "T3 8-11", Places: 1}); err != nil {
		t.Fatal(err)
	}
	j.OpenEnrol(0, ids[:2])
	j.sees("Mộc K1", "Chọn 1/2 người", "Lớp đủ 1 chỗ.")
	j.tap("Ghi danh người đã chọn")
	if e := rows[app.Enrolment](j); len(e) != 1 || e[0].StayID != ids[0] || e[0].From != on("2026-11-02") {
		t.Fatalf("%+v", e)
	}
}

// Work of a day by codes; hours over the limit of the age are said with the article and stay in the list of the month.
func TestLabourScreen(t *testing.T) {
	j := newJourney(t)
	datatest.Stay(t, j.Office, func(a *app.Admission) {
		a.Resident.Code, a.Resident.Name, a.Resident.Birth = "HV801", "Vì Văn Trẻ", date.Partial{Y: 2010, M: 2, D: 1}
	})
	j.Go(Route{Screen: "training", Arg: "labour"})
	j.tap("Tổ mới")
	j.form().Set("name", "Tổ may")
	j.tap("Ghi")
	j.tap("Ghi công")
	f := j.form()
	f.SetValues(map[string]string{"day": "20/11/2026", "hours_day": "7,5", "output": "20", "pay": "60.000", "people": "HV801"})
	j.tap("Ghi")
	j.sees("Vì Văn Trẻ, ngày 20/11/2026: 7,5 giờ, quá 6 giờ một ngày", "163/2026/NĐ-CP, Điều 118 (số điều chưa đối chiếu)).")
	e := rows[app.LabourEntry](j)
	if len(e) != 1 || e[0].Minutes != 450 || e[0].Output != 20 || e[0].Pay != 60000 {
		t.Fatalf("%+v", e)
	}
	j.look("hoc-nghe-lao-dong")
}

// Work after release: a partner, a vacancy, a letter printed with the plan, and the report of the commune.
func TestJobsScreen(t *testing.T) {
	j := newJourney(t)
	j.opened(t)
	id := datatest.Stay(t, j.Office, func(a *app.Admission) {
		a.Resident.Code, a.Resident.Name, a.Entry.Day, a.Decision.Term = "HV802", "Hà Minh Đức", on("2025-08-10"), 12
	})
	j.Go(Route{Screen: "training", Arg: "jobs"})
	j.tap("Cơ sở liên kết mới")
	j.form().SetValues(map[string]string{"name": "Công ty May Sao Mai", "address": "xã Ba Chẽ"})
	j.tap("Ghi")
	partner := rows[app.Partner](j)[0].ID
	j.tap("Vị trí mới")
	j.form().SetValues(map[string]string{"partner": idText(partner), "occupation": "công nhân may", "places": "2", "wage": "8.000.000"})
	j.tap("Ghi")
	v := rows[app.Vacancy](j)
	if len(v) != 1 || v[0].Wage != 8000000 || v[0].PartnerID != partner {
		t.Fatalf("%+v", v)
	}
	lines, err := j.Office.Vacancies()
	if err != nil {
		t.Fatal(err)
	}
	j.askPlan(id)
	j.form().SetValues(map[string]string{"job": "thợ may", "loan_for": "production", "loan": "20.000.000"})
	j.tap("Ghi")
	if p := rows[app.JobPlan](j); len(p) != 1 || p[0].Loan != 20000000 || p[0].LoanFor != "production" {
		t.Fatalf("%+v", p)
	}
	j.askIntroduction(id, &lines[0])
	j.tap("Cấp và in")
	if len(j.printed.papers) != 1 || !strings.Contains(strings.Join(j.printed.papers[0].Lines(), "\n"), "Công ty May Sao Mai") {
		t.Fatalf("%+v", j.printed)
	}
	resident := rows[stay.Stay](j, "id", id)[0].ResidentID
	j.Go(Route{Screen: "resident", ID: resident, Arg: "train"})
	j.sees("thợ may", "sản xuất, 20.000.000", "công nhân may")
	j.tap("Ghi trả lời")
	j.tap("Ghi")
	j.sees("đã nhận")
	j.look("hoc-nghe-ho-so")
	datatest.Move(t, j.Office, id, stay.Complete, on("2026-08-10"))
	j.Go(Route{Screen: "training", Arg: "jobs"})
	j.sees("Cần hỏi việc làm: 1 người", "Sau 3 tháng", "10/08/2026")
	j.look("hoc-nghe-viec-lam")
	j.askJob(id, "Hà Minh Đức", 3)
	j.form().Set("job", "công nhân may")
	j.tap("Ghi")
	j.sees("Không có ai cần hỏi việc làm")
}
