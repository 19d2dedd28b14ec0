package app_test

import (
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/app/paper"
)

// A word corrected by the office holds from its day on: acts before it and papers issued before it keep theirs; the shipped
// wording comes back the same way; a form that cannot be read is refused with its line.
func TestReviseForm(t *testing.T) {
	o := office(t)
	id := soon(t, o, "HV1", "Đinh Công Hải", day("2026-12-10"))
	const name = "completion_notice.r3"
	old, shipped := o.FormText(name, o.Today())
	if old == "" || old != shipped {
		t.Fatal("not the shipped wording")
	}
	made, err := o.Issue(app.PaperRequest{Stay: id, Kind: app.PaperNotice, Day: day("2026-11-20"), Addressee: app.ToPolice})
	if err != nil {
		t.Fatal(err)
	}
	mine := strings.Replace(old, "thông báo để biết, thực hiện theo quy định", "trân trọng thông báo", 1)
	if err := o.ReviseForm(name, mine+"\n@nothing x", o.Today(), ""); !problem(err, "text") {
		t.Fatalf("a fault was taken: %v", err)
	}
	if err := o.ReviseForm(name, strings.Replace(mine, "{{.Addressee}}", "{{.Adressee}}", 1), o.Today(), ""); !problem(err, "text") {
		t.Fatalf("an unknown field was taken: %v", err)
	}
	if err := o.ReviseForm(name, mine, day("2026-11-21"), "theo góp ý của Công an tỉnh"); err != nil {
		t.Fatal(err)
	}
	has := func(d string, want bool) {
		t.Helper()
		p, err := o.Prepare(app.PaperRequest{Stay: id, Kind: app.PaperNotice, Day: day(d), Addressee: app.ToFamily})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(strings.Join(p[0].Paper.Lines(), "\n"), "trân trọng thông báo"); got != want {
			t.Errorf("%s: corrected %v", d, got)
		}
	}
	has("2026-11-20", false)
	has("2026-11-21", true)
	if p, err := made[0].AsIssued(); err != nil || strings.Contains(strings.Join(p.Lines(), "\n"), "trân trọng thông báo") {
		t.Error("an issued paper changed", err)
	}
	again := &app.Office{Store: o.Store, Law: o.Law, Now: o.Now, Words: o.Words, Forms: o.Blank, Who: "khác"}
	if err := again.LoadForms(); err != nil {
		t.Fatal(err)
	}
	if now, _ := again.FormText(name, again.Today()); now != mine {
		t.Error("forgotten when opened again")
	}
	if err := o.ReviseForm(name, "", day("2026-11-21"), "dùng lại mẫu gốc"); err != nil {
		t.Fatal(err)
	}
	has("2026-11-21", false)
	rows, err := o.FormRevisions(name)
	if err != nil || len(rows) != 2 || rows[0].Live() {
		t.Errorf("%+v %v", rows, err)
	}
	if p, err := o.TryForm(name, mine); err != nil || !p.Draft || p.Mark != paper.MarkRead {
		t.Errorf("%v %v", p.Mark, err)
	}
}

// The office words a signature block and a layout anew: every form of their day has them, papers issued before print as they were,
// also after the layout was put back; a wording that would hold on no day of its form is refused.
func TestReviseSignatureAndLayout(t *testing.T) {
	o := office(t)
	id := soon(t, o, "HV1", "Đinh Công Hải", day("2026-12-10"))
	issue := func(to string) paper.Paper {
		t.Helper()
		made, err := o.Issue(app.PaperRequest{Stay: id, Kind: app.PaperNotice, Day: o.Today(), Addressee: to})
		if err != nil {
			t.Fatal(err)
		}
		p, err := made[0].AsIssued()
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	before := issue(app.ToPolice)
	sign, _ := o.FormText("_sign", o.Today())
	if err := o.ReviseForm("_sign", strings.Replace(sign, "đóng dấu)", "đóng dấu đỏ)", 1), o.Today(), "theo mẫu dấu mới"); err != nil {
		t.Fatal(err)
	}
	layout, _ := o.FormText("layout/nd30", o.Today())
	if err := o.ReviseForm("layout/nd30", strings.Replace(layout, `"left": 30`, `"left": 34`, 1), o.Today(), ""); err != nil {
		t.Fatal(err)
	}
	after := issue(app.ToFamily)
	if text := strings.Join(after.Lines(), "\n"); !strings.Contains(text, "đóng dấu đỏ)") || o.Forms.Layouts()[after.Layout].Left != 34 {
		t.Error(text, after.Layout)
	}
	if text := strings.Join(before.Lines(), "\n"); strings.Contains(text, "đóng dấu đỏ)") || before.Layout != "" {
		t.Error("an issued paper changed")
	}
	if err := o.ReviseForm("layout/nd30", "", o.Today(), "dùng lại"); err != nil {
		t.Fatal(err)
	}
	if l := o.Forms.Layouts()[after.Layout]; l.Left != 34 {
		t.Error("the layout of an issued paper is gone", l.Left)
	}
	if again := issue(app.ToCourt); o.Forms.Layouts()[again.Layout].Left != 30 {
		t.Error("the shipped layout is not back", again.Layout)
	}
	for name, body := range map[string]string{"_sign": sign + "\n{{.Nothing", "layout/nd30": `{"body": 3}`, "_parts": "{{define \"head\"}}{{end}}"} {
		if err := o.ReviseForm(name, body, o.Today(), ""); !problem(err, "text") {
			t.Errorf("%s: a fault was taken: %v", name, err)
		}
	}
	rows, err := o.FormRevisions("_parts")
	if err != nil || len(rows) != 0 {
		t.Error("something of a fault was kept", rows, err)
	}
	old, _ := o.FormText("certificate_voluntary.r2", o.Today())
	if err := o.ReviseForm("certificate_voluntary.r2", old, o.Today(), ""); !problem(err, "from") {
		t.Errorf("a wording for no day was taken: %v", err)
	}
	if d := o.FormDay("certificate_voluntary.r2"); d != day("2022-01-01") {
		t.Error("the day offered for a form of the old law:", d)
	}
	if err := o.ReviseForm("certificate_voluntary.r2", old+"\n_Bản sao_", o.FormDay("certificate_voluntary.r2"), "theo bản in của nghị định"); err != nil {
		t.Fatal(err)
	}
}
