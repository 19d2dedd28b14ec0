package app_test

import (
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/data/datatest"
)

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
	for on, want := range map[string]bool{"2026-11-19": false, "2026-11-20": true, "2026-11-21": false} { // the minutes of that day name it, no others
		drafts, err := o.Prepare(app.PaperRequest{Stay: a, Kind: app.PaperHandPerson, Day: day(on)})
		if err != nil || strings.Contains(strings.Join(drafts[0].Paper.Lines(), "\n"), issued[0].Number+" (May công nghiệp)") != want {
			t.Errorf("%s: %v", on, err)
		}
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
