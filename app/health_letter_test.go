package app_test

import (
	"errors"
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/health"
	"hoanhap/app/paper"
	"hoanhap/app/say"
)

// Mẫu 35 is issued only of somebody who is treated, kept sealed in its entry, and never among the papers of the stay.
func TestLetterOfTreatment(t *testing.T) {
	o, st, who := clinic(t)
	today := o.Today()
	var refused *say.Refused
	if _, err := o.IssueLetter(who, health.Letter{Number: "1/GXN"}, "Lê Thị Y"); !errors.As(err, &refused) || refused.Key != "err.health.no_treatment" {
		t.Fatal(err)
	}
	record(t, o, who, opioid())
	inside := record(t, o, who, methadoneRelease(today-20, func(r *health.Referral) { r.Occasion = health.Inside }))
	no(t, o.StepReferral(inside, health.Step{State: health.Consent, Day: today - 20}))
	course := record(t, o, who, app.HealthText{Day: today - 10, Kind: app.HealthTreatment, Treatment: &health.Treatment{From: today - 10, Ordered: 600}})
	p, err := o.IssueLetter(who, health.Letter{Number: "1/GXN", Purpose: "nộp Công an xã"}, "Lê Thị Y")
	no(t, err)
	if s := strings.Join(p.Lines(), "\n"); p.Draft || p.Form != "Mẫu số 35" || !strings.Contains(s, "Methadone") || !strings.Contains(s, (today-10).Text()) || strings.Contains(s, "mg") {
		t.Error(s)
	}
	h, err := o.HealthOf(who)
	no(t, err)
	list := h.Live(app.HealthLetter)
	if len(list) != 1 || list[0].Letter.Received || list[0].Letter.Since != today-10 {
		t.Fatal(list)
	}
	again, err := o.LetterPaper(list[0].Note.ID)
	no(t, err)
	if strings.Join(again.Lines(), "|") != strings.Join(p.Lines(), "|") {
		t.Error("not as it went out")
	}
	if _, err := o.LetterPaper(course); err == nil {
		t.Error("a paper of an entry that has none")
	}
	changed := list[0].HealthText
	changed.Corrected = "sai số"
	if err := o.CorrectHealth(list[0].Note.ID, changed); !errors.As(err, &refused) {
		t.Error("a letter that went out was written anew", err)
	}
	if _, err := o.Issue(app.PaperRequest{Stay: st, Kind: app.PaperHealthLetter, Day: today}); !errors.As(err, &refused) {
		t.Error("a letter among the papers", err)
	}
	papers, err := o.PapersOf(st)
	no(t, err)
	for _, x := range papers {
		if x.Kind == app.PaperHealthLetter {
			t.Error("its name stands in clear")
		}
	}
	if _, err := o.RecordHealth(who, app.HealthText{Day: today, Kind: app.HealthLetter, Letter: &health.Letter{Received: true}}); err == nil {
		t.Error("received from nobody")
	}
	record(t, o, who, app.HealthText{Day: today, Kind: app.HealthLetter, Letter: &health.Letter{Received: true, Issuer: "Phòng khám Hạ Long", Since: today - 400}})
}

// Mẫu 17 tells the legal state, the nationality and rehabilitation before: earlier stays here by themselves, others as told.
func TestSheetTellsThePast(t *testing.T) {
	o, st, who := clinic(t)
	today := o.Today()
	exam := opioid()
	exam.Exam.Legal = "Một tiền sự năm 2023"
	record(t, o, who, exam)
	record(t, o, who, app.HealthText{Day: today, Kind: app.HealthPast, Past: &health.Past{From: date.Partial{Y: 2021}, To: date.Partial{Y: 2022}, Where: "hospital", Method: "naltrexone", Result: "tái nghiện"}})
	for _, bad := range []health.Past{{}, {Where: "hospital"}, {Where: "x", Method: "none"}} {
		if _, err := o.RecordHealth(who, app.HealthText{Day: today, Kind: app.HealthPast, Past: &bad}); err == nil {
			t.Errorf("%+v was taken", bad)
		}
	}
	p, err := o.PrepareHealth(app.HealthPaper{Stay: st, Kind: app.PaperHealthSheet, Day: today})
	no(t, err)
	s := strings.Join(p.Lines(), "\n")
	for _, want := range []string{"Một tiền sự năm 2023", "giấy tờ tùy thân", "Bệnh viện", "Naltrexone", "tái nghiện", "Quốc tịch: Việt Nam"} {
		if !strings.Contains(s, want) {
			t.Errorf("%q is not on the sheet:\n%s", want, s)
		}
	}
	plan, err := o.PrepareHealth(app.HealthPaper{Stay: st, Kind: app.PaperHealthPlan, Day: today,
		Plan: [4]paper.PlanPart{{Result: "Tốt"}, {Result: "Đạt"}, {Result: "Không đạt"}, {Result: "Tốt"}}, Result: []string{"nơi nhận việc", "đã cùng lập"}})
	no(t, err)
	s = strings.Join(plan.Lines(), "\n")
	for _, want := range []string{"II. Hỗ trợ phục hồi: Đạt", "III. Giáo dục, tư vấn: Không đạt", "nơi nhận việc", "đã cùng lập"} {
		if !strings.Contains(s, want) {
			t.Errorf("%q is not in the plan:\n%s", want, s)
		}
	}
}

// Who takes ARV is counted by the medicine, too; a medicine that does not go with Methadone is told on the sheet of the day.
func TestARVAndInteractions(t *testing.T) {
	o, _, who := clinic(t)
	today := o.Today()
	record(t, o, who, opioid())
	inside := record(t, o, who, methadoneRelease(today-20, func(r *health.Referral) { r.Occasion = health.Inside }))
	no(t, o.StepReferral(inside, health.Step{State: health.Consent, Day: today - 20}))
	record(t, o, who, app.HealthText{Day: today - 10, Kind: app.HealthTreatment, Treatment: &health.Treatment{From: today - 10, Ordered: 600}})
	arv := func() int {
		t.Helper()
		list, err := o.HealthCounts(today)
		no(t, err)
		for _, c := range list {
			if c.What == "arv" {
				return c.N
			}
		}
		return -1
	}
	if n := arv(); n != 0 {
		t.Fatal(n)
	}
	med := record(t, o, who, app.HealthText{Day: today, Kind: app.HealthMedicine, Medicine: &health.Medicine{Name: "Efavirenz 600", For: health.ARV, From: today - 5}})
	if n := arv(); n != 1 {
		t.Error(n)
	}
	list, err := o.Dispensing(today)
	no(t, err)
	if len(list) != 1 || len(list[0].Wait) != 1 {
		t.Fatalf("%+v", list)
	}
	if s := o.DispensingTable(today, list); !strings.Contains(s.Rows[0].Cells[7].Text, "Efavirenz") {
		t.Error(s.Rows[0])
	}
	no(t, o.CorrectHealth(med, app.HealthText{Day: today, Kind: app.HealthMedicine, Corrected: "đã ngừng", Medicine: &health.Medicine{Name: "Efavirenz 600", For: health.ARV, From: today - 5, To: today - 1}}))
	if n := arv(); n != 0 {
		t.Error("ended and still counted", n)
	}
}

// However the office is asked, in whatever order: nobody stands as started who did not agree before, and to this kind of care.
func TestNoWayRoundConsent(t *testing.T) {
	o, _, who := clinic(t)
	today := o.Today()
	record(t, o, who, opioid())
	steps := []health.Step{{State: health.Started, Day: today - 5}}
	id := record(t, o, who, app.HealthText{Day: today - 20, Kind: app.HealthReferral, Slip: "x", Corrected: "x", VoidWhy: "",
		Referral: &health.Referral{Kind: health.ARV, Occasion: health.Release, Made: today - 20, Steps: steps}})
	state := func() health.State {
		t.Helper()
		h, err := o.HealthOf(who)
		no(t, err)
		return h.Referrals[0].R.State()
	}
	if s := state(); s != health.Draft {
		t.Fatal("written as", s)
	}
	correct := func(k health.Kind, made date.Date) error {
		return o.CorrectHealth(id, app.HealthText{Day: made, Kind: app.HealthReferral, Corrected: "x", Referral: &health.Referral{Kind: k, Occasion: health.Release, Made: made, Steps: steps}})
	}
	no(t, correct(health.ARV, today-20))
	if s := state(); s != health.Draft {
		t.Fatal("corrected to", s)
	}
	no(t, o.StepReferral(id, health.Step{State: health.Consent, Day: today - 10}))
	var refused *say.Refused
	if err := correct(health.Methadone, today-20); !errors.As(err, &refused) {
		t.Error("agreed to ARV, corrected to Methadone", err)
	}
	if err := correct(health.ARV, today-9); err == nil {
		t.Error("made after the consent")
	}
	no(t, correct(health.ARV, today-12))
	if s := state(); s != health.Consent {
		t.Error(s)
	}
	body := app.HealthText{Text: "x", Referral: &health.Referral{Kind: health.Methadone, Steps: steps}}
	if _, err := o.AddHealthNote(who, 0, body); !errors.As(err, &refused) {
		t.Error("by the door of notes", err)
	}
	if err := o.ChangeHealthNote(id, 0, app.HealthText{Text: "x"}); !errors.As(err, &refused) {
		t.Error("a referral written over by a note", err)
	}
	course := app.HealthText{Day: today, Kind: app.HealthTreatment, Treatment: &health.Treatment{From: today, Ordered: 600, Doses: []health.Dose{{Day: today, Amount: 600}}}}
	if _, err := o.RecordHealth(who, course); !errors.As(err, &refused) {
		t.Error("treated on the consent to another care", err)
	}
}
