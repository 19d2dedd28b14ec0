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
