package app_test

import (
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/data/datatest"
)

// Who signs for another says so on the paper; an authorisation (TUQ.) has a document and an end; outside his days nobody signs.
func TestSigners(t *testing.T) {
	o := office(t)
	id := soon(t, o, "HV1", "Đinh Công Hải", day("2026-12-10"))
	put := func(s app.Signer) error { return o.PutSigner(s, "") }
	for _, s := range []app.Signer{{Name: "Đỗ Quốc Khánh", Title: "Phó Trưởng cơ sở", Prefix: "KT.", For: "Trưởng cơ sở", From: day("2026-01-01"), Standard: true},
		{Name: "Lê Thị Lệnh", Title: "Trưởng phòng Hành chính", Prefix: "TL.", For: "Trưởng cơ sở", From: day("2026-01-01")},
		{Name: "Hà Văn Quyền", Title: "Đội trưởng", Prefix: "TUQ.", For: "Trưởng cơ sở", Paper: "05/UQ ngày 01/11/2026", From: day("2026-11-01"), To: day("2026-11-15")}} {
		if err := put(s); err != nil {
			t.Fatal(err)
		}
	}
	if err := put(app.Signer{Name: "Hà Văn Quyền", Title: "Đội trưởng", Prefix: "TUQ.", For: "Trưởng cơ sở", From: day("2026-11-01"), To: day("2026-11-30")}); !problem(err, "paper") {
		t.Error("an authorisation without its document", err)
	}
	if err := put(app.Signer{Name: "Hà Văn Quyền", Title: "Đội trưởng", Prefix: "TUQ.", For: "Trưởng cơ sở", Paper: "05/UQ", From: day("2026-11-01")}); !problem(err, "to") {
		t.Error("an authorisation without end", err)
	}
	if err := put(app.Signer{Name: "X", Title: "Y", Prefix: "TL.", From: day("2026-11-01")}); !problem(err, "for") {
		t.Error("for nobody", err)
	}
	signers, err := o.Signers(0)
	if err != nil || len(signers) != 3 {
		t.Fatal(signers, err)
	}
	by := map[string]int64{}
	for _, s := range signers {
		by[s.Prefix] = s.ID
	}
	ask := func(signer int64, on string) app.PaperRequest {
		return app.PaperRequest{Stay: id, Kind: app.PaperNotice, Day: day(on), Addressee: app.ToPolice, Signer: signer}
	}
	for prefix, want := range map[string]string{"KT.": "[KT. TRƯỞNG CƠ SỞ / PHÓ TRƯỞNG CƠ SỞ /", "TL.": "[TL. TRƯỞNG CƠ SỞ / TRƯỞNG PHÒNG HÀNH CHÍNH /"} {
		if s := text(t, o, ask(by[prefix], "2026-11-20")); !strings.Contains(s, want) {
			t.Errorf("%s: %s", prefix, s)
		}
	}
	if s := text(t, o, ask(0, "2026-11-20")); !strings.Contains(s, "Đỗ Quốc Khánh") {
		t.Error("the standard signer does not sign", s)
	}
	if s := text(t, o, ask(by["TUQ."], "2026-11-12")); !strings.Contains(s, "[TUQ. TRƯỞNG CƠ SỞ / ĐỘI TRƯỞNG /") {
		t.Error(s)
	}
	_, err = o.Issue(ask(by["TUQ."], "2026-11-20"))
	refused(t, err, "err.paper.signer_days")
	if err := o.VoidSigner(by["TL."], "nghỉ"); err != nil {
		t.Fatal(err)
	}
	_, err = o.Issue(ask(by["TL."], "2026-11-20"))
	refused(t, err, "err.paper.no_signer")
}

// What others sent is typed once and stands in every paper that quotes it.
func TestReceivedPapersAreTypedOnce(t *testing.T) {
	o := office(t)
	id := soon(t, o, "HV1", "Đinh Công Hải", day("2026-11-21"), func(a *app.Admission) {
		a.Decision.Number, a.Decision.Issuer = "77/QĐ-TA", "Tòa án nhân dân khu vực 3"
	})
	for _, p := range []app.ReceivedPaper{{StayID: id, Kind: app.ReceivedAftercare, Number: "15/QĐ-UBND", Day: day("2026-11-18"), Issuer: "Chủ tịch UBND xã Ba Chẽ", Received: day("2026-11-19"), Months: 24},
		{StayID: id, Kind: app.ReceivedMonitoring, Number: "04/QĐ-CAX", Day: day("2026-11-17"), Issuer: "Trưởng Công an xã Ba Chẽ", Received: day("2026-11-19"), Months: 6}} {
		if _, err := o.Receive(p); err != nil {
			t.Fatal(err)
		}
	}
	list, err := o.StayPapers(id, o.Today())
	if err != nil {
		t.Fatal(err)
	}
	quotes := map[string]string{"completion_notice/": "77/QĐ-TA", "certificate_compulsory/": "77/QĐ-TA", "handover_minutes_paper/aftercare_decision": "15/QĐ-UBND", "handover_minutes_person/": "15/QĐ-UBND",
		"monitoring_minutes/": "04/QĐ-CAX"}
	for _, x := range list {
		want := quotes[x.Kind+"/"+x.Handed]
		if want != "" && !strings.Contains(strings.Join(x.Print.Lines(), "\n"), want) {
			t.Errorf("%s does not quote %s", x.Kind, want)
		}
		delete(quotes, x.Kind+"/"+x.Handed)
	}
	if len(quotes) != 0 {
		t.Error("not offered:", quotes)
	}
	v := datatest.Stay(t, o, datatest.Named("Trần Thị Bích"), func(a *app.Admission) {
		a.Entry.Status, a.Decision.Number, a.Decision.Issuer = "voluntary", "12/QĐ-CAX", "Trưởng Công an xã Ba Chẽ" // Mẫu 22
		a.Stay.Assigned, a.Stay.AssignedOn, a.Stay.AssignedBy = "31/QĐ-CNMTTN", day("2026-08-30"), "Giám đốc Công an tỉnh"
	})
	x := offered(t, o, v)
	if s := text(t, o, x["entry_minutes_voluntary/"]); !strings.Contains(s, "31/QĐ-CNMTTN") {
		t.Error(s)
	}
	if s := text(t, o, x["certificate_voluntary/"]); !strings.Contains(s, "12/QĐ-CAX") {
		t.Error(s)
	}
}
