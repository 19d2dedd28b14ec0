package app_test

import (
	"errors"
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
)

// A certificate of completion leaves the house 24 hours before the end of the term and not earlier, whoever ticks it; nothing
// of the act is kept, the notices of the same act neither.
func TestNoCertificateBeforeItsTime(t *testing.T) {
	o := office(t)
	id := soon(t, o, "HV1", "Đinh Công Hải", day("2026-11-23"))
	cert := app.PaperRequest{Stay: id, Kind: app.PaperCertCompulsory, Day: o.Today()}
	_, err := o.Issue(app.PaperRequest{Stay: id, Kind: app.PaperNotice, Day: o.Today(), Addressee: app.ToPolice}, cert)
	refused(t, err, "err.paper.early")
	var r *say.Refused
	if errors.As(err, &r); !strings.Contains(r.Source, "Điều 97, 123") || !app.TooEarly(err) {
		t.Error("the article is not named:", r.Source)
	}
	if list, err := o.PapersOf(id); err != nil || len(list) != 0 {
		t.Fatal("something was kept", len(list), err)
	}
	drafts, err := o.Prepare(cert)
	if err != nil || !app.TooEarly(drafts[0].Refusal) || !drafts[0].Paper.Draft {
		t.Fatal("the draft does not say why", err)
	}
	cert.Why = "Quyết định số 5/2026/QĐ-TA ngày 20/11/2026 của Tòa án nhân dân khu vực 1"
	if _, err := o.Issue(cert); err != nil {
		t.Fatal(err)
	}
	last, err := o.History(app.EntryQuery{Tbl: "paper"}, 1)
	if err != nil || len(last) != 1 || last[0].Entry.Why != cert.Why {
		t.Error("the document that ends the term is not in the journal", last, err)
	}
	tomorrow := soon(t, o, "HV2", "Lê Văn Cường", day("2026-11-22"))
	if _, err := o.Issue(app.PaperRequest{Stay: tomorrow, Kind: app.PaperCertCompulsory, Day: o.Today()}); err != nil {
		t.Error("24 hours before the end:", err)
	}
}

// The end of a stay decides too: a completion recorded early does not shorten the term, another end is no completion, and who
// leaves a voluntary programme gets the certificate of his stages.
func TestCertificateByTheEnd(t *testing.T) {
	o := office(t)
	n := 0
	admit := func(s stay.Status, end date.Date) int64 {
		n++
		return soon(t, o, "HV"+string(rune('0'+n)), "Đinh Công Hải", end, func(a *app.Admission) {
			a.Entry.Status = s
			if s == stay.PreCourt {
				a.Decision = nil
			}
		})
	}
	issue := func(id int64, kind, on string) error {
		_, err := o.Issue(app.PaperRequest{Stay: id, Kind: kind, Day: day(on)})
		return err
	}
	early := admit(stay.Compulsory, day("2026-12-20"))
	datatest.Move(t, o, early, stay.Complete, day("2026-11-20"))
	refused(t, issue(early, app.PaperCertCompulsory, "2026-11-21"), "err.paper.early")
	moved := admit(stay.Compulsory, day("2026-11-21"))
	datatest.Move(t, o, moved, stay.TransferOut, day("2026-11-20"))
	refused(t, issue(moved, app.PaperCertCompulsory, "2026-11-21"), "err.paper.not_completed")
	gone := admit(stay.Compulsory, day("2026-11-21"))
	datatest.Move(t, o, gone, stay.Escape, day("2026-11-10"))
	refused(t, issue(gone, app.PaperCertCompulsory, "2026-11-21"), "err.paper.end_open")
	refused(t, issue(admit(stay.PreCourt, day("2026-11-21")), app.PaperCertVoluntary, "2026-11-21"), "err.paper.no_term")
	quit := admit(stay.Voluntary, day("2026-12-20"))
	refused(t, issue(quit, app.PaperCertVoluntary, "2026-11-21"), "err.paper.early")
	datatest.Move(t, o, quit, stay.Quit, day("2026-11-20"))
	if err := issue(quit, app.PaperCertVoluntary, "2026-11-21"); err != nil {
		t.Error("the stages gone through:", err)
	}
	done := admit(stay.Compulsory, day("2026-11-20"))
	datatest.Move(t, o, done, stay.Complete, day("2026-11-20"))
	if err := issue(done, app.PaperCertCompulsory, "2026-11-20"); err != nil {
		t.Error(err)
	}
}
