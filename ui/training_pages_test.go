package ui

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"hoanhap/app"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit"
)

// trained fills Học nghề with the longest names and long lists. It gives the stay and the resident of one who learns, and the
// stay of one who went home.
func trained(t *testing.T, j *journey) (learner, who, home int64) {
	t.Helper()
	j.opened(t)
	long := strings.Repeat("Sửa chữa máy nông nghiệp và cơ khí dân dụng ", 2)
	ok := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	ids := learners(j, 15)
	for i := range 3 {
		ids = append(ids, datatest.Stay(t, j.Office, func(a *app.Admission) {
			a.Resident.Code, a.Stay.Code = "HV99"+strconv.Itoa(i), "D99"+strconv.Itoa(i)
			a.Resident.Name = "Công Tằng Tôn Nữ Hoàng Thị Nguyễn Phạm Diễm Quỳnh Trang Thiên Hương"
		}))
	}
	partner, err := j.Office.SavePartner(app.Partner{Name: "Trường Cao đẳng " + long, Kind: app.PartnerSchool, Contract: "128/HĐĐT-CSCN-2026", ContractEnd: on("2026-10-01")})
	ok(err)
	class, err := j.Office.SaveClass(app.TrainingClass{Name: long, Occupation: long, Level: app.LevelElementary, PartnerID: partner, Teacher: "Nguyễn Thị Hoàng Diễm Quỳnh", First: on("2026-09-07"),
		Last: on("2026-10-30"), Hours: 480, Timetable: "T2, T3, T4, T5, T6 7h30-11h; T2, T4 13h30-16h30", Places: 200, Ceiling: 9_000_000})
	ok(err)
	ok(j.Office.Enrol(class, on("2026-09-07"), map[int64]string{ids[16]: "đã học nghề ở cơ sở khác " + long}, ids...))
	v, err := j.Office.ClassOf(class)
	ok(err)
	var marks []app.Mark
	for i := range v.Members {
		marks = append(marks, app.Mark{Enrolment: v.Members[i].ID, Result: app.Passed, Tenths: 85})
	}
	ok(j.Office.JudgeCourse(marks...))
	_, err = j.Office.IssueCertificates(on("2026-11-02"), v.Members[16].ID)
	ok(err)
	g, err := j.Office.SaveLabourGroup(app.LabourGroup{Name: "Tổ " + long, Work: long, Unit: "sản phẩm"})
	ok(err)
	for d := on("2026-11-02"); d <= on("2026-11-20"); d++ {
		_, err = j.Office.RecordLabour(app.LabourEntry{GroupID: g, Day: d, Minutes: 600, Output: 123456, Pay: 1234567}, ids[12:]...)
		ok(err)
	}
	_, err = j.Office.SaveVacancy(app.Vacancy{PartnerID: partner, Occupation: long, Places: 120, Wage: 12_500_000, Day: on("2026-11-01"), Until: on("2027-01-31")})
	ok(err)
	_, err = j.Office.Introduce(app.Introduction{StayID: ids[16], PartnerID: partner, Kind: app.IntroduceJob, Occupation: long, Day: on("2026-11-03")})
	ok(err)
	ok(j.Office.SaveJobPlan(app.JobPlan{StayID: ids[16], Job: long, Learn: long, Own: long, Help: long, LoanFor: "production", Loan: 50_000_000}))
	home = datatest.Stay(t, j.Office, func(a *app.Admission) {
		a.Resident.Code, a.Resident.Name, a.Entry.Day, a.Decision.Term = "HV998", "Công Tằng Tôn Nữ Hoàng Thị Nguyễn Phạm Diễm Quỳnh Trang", on("2025-08-10"), 12
	})
	datatest.Move(t, j.Office, home, stay.Complete, on("2026-08-10"))
	ok(j.Office.ReportJob(app.JobReport{StayID: home, Month: 0, Day: on("2026-08-20"), Working: true, Job: long, Employer: long, Source: "commune"}))
	return ids[16], rows[stay.Stay](j, "id", ids[16])[0].ResidentID, home
}

func trainingRoutes(who int64) (out []Route) {
	for _, k := range trainingTabs {
		out = append(out, Route{Screen: "training", Arg: k})
	}
	if who != 0 {
		out = append(out, Route{Screen: "resident", ID: who, Arg: "train"})
	}
	return out
}

// Every page of Học nghề is whole at every size with the longest names and long lists, and with nothing.
func TestTrainingPagesAtEverySize(t *testing.T) {
	j, empty := newJourney(t), newJourney(t)
	_, who, _ := trained(t, j)
	for _, at := range sizings() {
		sizedScreens(t, j.Office, at, trainingRoutes(who), "training")
		sizedScreens(t, empty.Office, at, trainingRoutes(0), "training-empty")
	}
}

// Every dialog of Học nghề fits the smallest window, light and dark and at the largest text; the keyboard is in it and Esc closes it.
func TestTrainingDialogsFit(t *testing.T) {
	j := newJourney(t)
	learner, who, home := trained(t, j)
	for _, at := range []struct {
		dark bool
		text float32
	}{{false, 1}, {true, 1}, {false, 1.25}, {false, 1.5}} {
		a := test.NewTempApp(t)
		a.Settings().SetTheme(kit.NewTheme(at.dark, at.text))
		w := test.NewTempWindow(t, nil)
		d := NewDesk(w, j.Office, Outer{File: "thu.db", Print: &tray{}, Prefs: mapPrefs{}})
		w.Resize(fyne.NewSize(1366, 696))
		name := "dark" + strconv.FormatBool(at.dark) + strconv.Itoa(int(at.text*100))
		tab := func(arg string) any {
			d.Go(Route{Screen: "training", Arg: arg})
			return d.kept["training"].(*trainingScreen).now
		}
		n := 0
		open := func(what string, f func()) {
			t.Helper()
			f()
			top := w.Canvas().Overlays().Top()
			if top == nil {
				t.Fatalf("%s %s: no dialog", name, what)
			}
			if m := top.MinSize(); m.Width > 1366 || m.Height > 696 {
				t.Errorf("%s %s needs %v", name, what, m)
			}
			if dir := os.Getenv("LOOK"); dir != "" {
				n++
				draw(t, w, filepath.Join(dir, "dialog-training-"+name+"-"+strconv.Itoa(n)+"-"+what+".png"))
			}
			closesByEsc(t, w, name+" "+what)
		}
		c := tab("classes").(*classesTab)
		settle(w.Content())
		said, list := a.Driver().AbsolutePositionForObject(c.warn), a.Driver().AbsolutePositionForObject(c.members)
		if c.warn.Size().Height < 40 || said.Y+c.warn.Size().Height > list.Y {
			t.Errorf("%s: what is said of the class, %v at %v, stands over its people at %v", name, c.warn.Size(), said, list)
		}
		open("class", func() { c.ask(nil) })
		open("mend-class", c.onMendClass)
		open("void-class", c.onVoidClass)
		open("enrol", func() { d.OpenEnrol(c.s.class, nil) })
		open("attend", c.onAttend)
		open("results", c.onResults)
		open("certify", c.onCertify)
		for i := range c.view.Members {
			if c.view.Members[i].CertNumber != "" {
				open("mend-member", func() { c.askEnrolment(&c.view.Members[i]) })
			}
		}
		l := tab("labour").(*labourTab)
		open("work", l.onWork)
		open("group", func() { l.askGroup(l.groups[0]) })
		open("entry", func() { l.askEntry(l.sheet.Lines[0].Name, l.sheet.Lines[0].Entries[0]) })
		open("pay", l.onPay)
		k := tab("jobs").(*jobsTab)
		open("partner", func() { k.askPartner(&k.partners[0]) })
		open("vacancy", func() { k.askVacancy(&k.vacancies[0].Vacancy) })
		open("letter", func() { d.askIntroduction(0, &k.vacancies[0]) })
		open("plan", func() { d.askPlan(learner) })
		open("report", func() { d.askJob(home, "Công Tằng Tôn Nữ", 3) })
		d.Go(Route{Screen: "resident", ID: who, Arg: "train"})
		open("evaluation", func() {
			d.askEvaluation(learner, "Công Tằng Tôn Nữ Hoàng Thị Nguyễn Phạm Diễm Quỳnh Trang Thiên Hương")
		})
		open("return", func() { d.askReturn([]int64{1}) })
	}
}
