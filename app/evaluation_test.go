package app_test

import (
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/data/datatest"
)

// The evaluation says the grades that were given, the courses and the labour of the book up to its day, and nothing of illness.
func TestEvaluation(t *testing.T) {
	o := teaching(t)
	who := datatest.Stay(t, o)
	class := sewing(t, o)
	if err := o.Enrol(class, day("2026-09-07"), nil, who); err != nil {
		t.Fatal(err)
	}
	m := classOf(t, o, class).Members[0]
	if err := o.JudgeCourse(app.Mark{Enrolment: m.ID, Result: app.Passed}); err != nil {
		t.Fatal(err)
	}
	cert, err := o.IssueCertificates(day("2026-11-02"), m.ID)
	if err != nil {
		t.Fatal(err)
	}
	g, err := o.SaveLabourGroup(app.LabourGroup{Name: "Tổ may"})
	if err != nil {
		t.Fatal(err)
	}
	for _, on := range []string{"2026-11-03", "2026-11-04", "2026-11-20"} {
		if _, err := o.RecordLabour(app.LabourEntry{GroupID: g, Day: day(on), Minutes: 270}, who); err != nil {
			t.Fatal(err)
		}
	}
	e := app.Evaluation{Stay: who, Day: day("2026-11-10"), Overall: "pass", Note: "đề nghị giới thiệu việc làm", Maker: "Trần Thị Mẫu",
		Grades: map[string]string{"medical": "pass", "recovery": "good", "education": "good", "labour": "pass", "home": "pass"}, Notes: map[string]string{"labour": "may được"}}
	bad := e
	bad.Grades = map[string]string{"medical": "pass", "recovery": "rất tốt", "education": "good", "labour": "fail", "home": "pass"}
	if _, err := o.Evaluate(bad); !problem(err, "recovery") {
		t.Error(err)
	}
	bad = e
	bad.Notes = map[string]string{"medical": "đang uống thuốc"}
	if _, err := o.Evaluate(bad); !problem(err, "medical") {
		t.Error(err)
	}
	bad = e
	bad.Day = o.Today() + 1
	if _, err := o.Evaluate(bad); !problem(err, "day") {
		t.Error(err)
	}
	p, err := o.Evaluate(e)
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := p.AsIssued()
	text := strings.Join(sheet.Lines(), "\n")
	for _, want := range []string{"Hỗ trợ phục hồi | Tốt", "Lao động trị liệu, học nghề | Đạt | may được", "May công nghiệp K1 (dưới 03 tháng): đạt, giấy chứng nhận số " + cert[0].Number,
		"2 ngày, 9 giờ", "đề nghị giới thiệu việc làm"} {
		if err != nil || !strings.Contains(text, want) {
			t.Errorf("%q does not stand there: %v\n%s", want, err, text)
		}
	}
	drafts, err := o.Prepare(app.PaperRequest{Stay: who, Kind: app.PaperEvaluation, Day: day("2026-09-20")})
	if err != nil || !strings.Contains(strings.Join(drafts[0].Paper.Lines(), "\n"), "May công nghiệp K1 (dưới 03 tháng): đạt") {
		t.Error(err, drafts)
	}
}

// Who may evaluate, and who may hand a certificate back: the clerk and the trainer; nobody else.
func TestWhoEvaluates(t *testing.T) {
	o, _ := datatest.Guarded(t)
	for _, r := range app.Roles {
		datatest.As(t, o, r.Name)
		may := r.Name == "clerk" || r.Name == "training"
		if _, err := o.Evaluate(app.Evaluation{Stay: 1, Day: o.Today(), Overall: "pass", Grades: map[string]string{"medical": "pass", "recovery": "good", "education": "good", "labour": "pass", "home": "pass"}}); refusedAs(err, "err.no_right") == may {
			t.Errorf("%s evaluates: %v", r.Name, err)
		}
		if err := o.ReturnCertificates(o.Today(), 1); refusedAs(err, "err.no_right") == may {
			t.Errorf("%s hands back: %v", r.Name, err)
		}
	}
}
