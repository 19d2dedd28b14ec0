package app_test

import (
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
)

func kindsOf(reqs []app.PaperRequest) string {
	var out []string
	for _, r := range reqs {
		out = append(out, r.Kind+"/"+r.Addressee+r.Handed)
	}
	return strings.Join(out, " ")
}

func TestPacketByEndAndLaw(t *testing.T) {
	o := office(t)
	admit := func(s stay.Status, from string) int64 {
		return datatest.Stay(t, o, func(a *app.Admission) {
			a.Entry.Day, a.Entry.Status = day(from), s
			if s == stay.PreCourt {
				a.Decision = nil
			}
		})
	}
	packet := func(id int64) string {
		e := open(t, o, id)
		return kindsOf(o.Packet(e.Timeline, o.PacketDay(e.Timeline)))
	}
	if got := packet(admit(stay.PreCourt, "2026-09-01")); got != "" {
		t.Error("who has no term has no packet:", got)
	}
	if got := packet(admit(stay.Voluntary, "2026-09-01")); got != "completion_notice/police completion_notice/family certificate_voluntary/ handover_minutes_paper/certificate_voluntary handover_minutes_paper/aftercare_decision handover_minutes_person/" {
		t.Error(got)
	}
	quit := admit(stay.Voluntary, "2026-09-01")
	datatest.Move(t, o, quit, stay.Quit, day("2026-10-01"))
	if got := packet(quit); got != "certificate_voluntary/ handover_minutes_paper/certificate_voluntary" {
		t.Error(got)
	}
	moved := admit(stay.Compulsory, "2026-09-01")
	datatest.Move(t, o, moved, stay.TransferOut, day("2026-10-01"))
	if got := packet(moved); got != "" {
		t.Error("a transfer has no form:", got)
	}
	before := admit(stay.Compulsory, "2026-02-01")
	datatest.Move(t, o, before, stay.Complete, day("2026-06-30"))
	if got := packet(before); got != "completion_notice/court completion_notice/people_committee completion_notice/family certificate_compulsory/ handover_minutes_person/" {
		t.Error("the old law for acts of its days:", got)
	}
}

func TestHandOverQuotesTheCertificateAndNothingOfTheGate(t *testing.T) {
	o := office(t)
	id := datatest.Stay(t, o, func(a *app.Admission) {
		a.Entry.Day, a.Stay.Health = day("2024-11-20"), "run tay"
		a.Things = []app.Thing{{List: "papers", Text: "Quyết định của Tòa án"}}
	})
	cert, err := o.Issue(app.PaperRequest{Stay: id, Kind: app.PaperCertCompulsory, Day: day("2026-11-20")})
	if err != nil {
		t.Fatal(err)
	}
	d, err := o.Prepare(app.PaperRequest{Stay: id, Kind: app.PaperHandPerson, Day: day("2026-11-20")})
	if err != nil {
		t.Fatal(err)
	}
	s := strings.Join(d[0].Paper.Lines(), "\n")
	if !strings.Contains(s, cert[0].Number) || strings.Contains(s, "run tay") || strings.Contains(s, "Quyết định của Tòa án") || !strings.Contains(s, "quản lý sau cai") {
		t.Error(s)
	}
	if _, err := o.Issue(app.PaperRequest{Stay: id, Kind: app.PaperHandPerson, Day: day("2026-11-22")}); err == nil {
		t.Error("a paper of a day to come was issued")
	}
}

func TestPacketOfGivesWhatWasIssuedAndDraftsOfTheRest(t *testing.T) {
	o := office(t)
	id := datatest.Stay(t, o, func(a *app.Admission) { a.Entry.Day = day("2026-07-02") })
	if _, err := o.Issue(app.PaperRequest{Stay: id, Kind: app.PaperNotice, Day: day("2026-11-20"), Addressee: app.ToPolice}); err != nil {
		t.Fatal(err)
	}
	list, err := o.PacketOf(id, 0)
	if err != nil || len(list) != 7 {
		t.Fatal(len(list), err)
	}
	if list[0].Print.Draft || !list[1].Print.Draft {
		t.Error("the first is as issued, the next a draft")
	}
	if n, err := o.NextSerial("TB-CSCN", 2026); err != nil || n != 2 {
		t.Error("looking takes no number", n, err)
	}
}
