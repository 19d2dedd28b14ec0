package app_test

import (
	"errors"
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/health"
	"hoanhap/app/law"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/assets"
	"hoanhap/data/datatest"
)

// clinic is a centre with accounts, forms and words; somebody is in the house. Cán bộ y tế is at the desk.
func clinic(t *testing.T, edits ...func(*app.Admission)) (o *app.Office, stayID, who int64) {
	t.Helper()
	o = datatest.Office(t)
	var err error
	o.Forms, err = paper.Load(assets.Forms())
	no(t, err)
	o.Words, err = say.Load(assets.Lang(), "vi")
	no(t, err)
	stayID = datatest.Stay(t, o, edits...)
	r, err := o.ResidentOf(stayID)
	no(t, err)
	datatest.Accounts(t, o)
	datatest.As(t, o, "health")
	return o, stayID, r.ID
}

func record(t *testing.T, o *app.Office, who int64, b app.HealthText) int64 {
	t.Helper()
	if b.Day == 0 {
		b.Day = date.Of(2026, 9, 2)
	}
	id, err := o.RecordHealth(who, b)
	no(t, err)
	return id
}

func opioid() app.HealthText {
	return app.HealthText{Kind: app.HealthExam, Exam: &health.Exam{Entry: true, Opioid: true, Paper: "12/XĐTTN", Doctor: "Lê Thị Y"}}
}

// From admission to the first dose at the clinic at home: nothing goes out before consent and paper, the slip is sealed, the gap is told.
func TestReferralToClinicAtHome(t *testing.T) {
	o, st, who := clinic(t)
	today := o.Today()
	place, err := o.SavePlace(app.ReceivingPlace{Name: "Phòng khám Hạ Long", Kind: app.PlaceTreats, Care: "methadone arv", Province: "22", Phone: "0900 000 020"})
	no(t, err)
	ref := record(t, o, who, app.HealthText{Day: today - 20, Kind: app.HealthReferral, Referral: &health.Referral{Kind: health.Methadone, Occasion: health.Release,
		Made: today - 20, Leaves: today + 10, Place: place, Dose: 600, LastDay: today - 2, LastTime: "08:15"}})
	step := func(s health.State, day date.Date) error {
		return o.StepReferral(ref, health.Step{State: s, Day: day, Text: "x"})
	}
	var refused *say.Refused
	nowhere := record(t, o, who, app.HealthText{Day: today - 20, Kind: app.HealthReferral, Referral: &health.Referral{Kind: health.TB, Occasion: health.Release, Made: today - 20}})
	no(t, o.StepReferral(nowhere, health.Step{State: health.Consent, Day: today - 20}))
	if err := o.StepReferral(nowhere, health.Step{State: health.Sent, Day: today - 20}); err == nil || !strings.Contains(err.Error(), "err.health.no_place") {
		t.Fatal("sent to nobody:", err)
	}
	lost := record(t, o, who, app.HealthText{Day: today - 20, Kind: app.HealthReferral, Referral: &health.Referral{Kind: health.Methadone, Occasion: health.Transfer, Made: today - 20}})
	no(t, o.StepReferral(lost, health.Step{State: health.Consent, Day: today - 20}))
	if err := o.StepReferral(lost, health.Step{State: health.Sent, Day: today - 20}); !errors.As(err, &refused) ||
		!strings.Contains(o.Words.Say(refused), o.Words.T("health.ground.opioid")) || !strings.Contains(o.Words.Say(refused), o.Words.T("health.ground.place")) {
		t.Fatal("place and conditions are not named together:", err)
	}
	no(t, o.StepReferral(lost, health.Step{State: health.Revoked, Day: today - 20, Text: "x"}))
	no(t, o.StepReferral(nowhere, health.Step{State: health.Revoked, Day: today - 20, Text: "x"}))
	if err := step(health.Sent, today-19); !errors.As(err, &refused) {
		t.Fatalf("sent without consent: %v", err)
	}
	no(t, step(health.Consent, today-19))
	if _, err := o.SendReferral(ref, health.Step{Day: today - 18}, "Lê Thị Y"); !errors.As(err, &refused) || refused.Key != "err.health.not_eligible" || !strings.Contains(refused.Source, "141/2024") {
		t.Fatalf("sent without a recorded dependence: %v", err)
	}
	if why := o.Words.Say(refused); !strings.Contains(why, o.Words.T("health.ground.opioid")+"; "+o.Words.T("health.ground.paper")) || strings.Count(refused.Source, "141/2024") != 1 {
		t.Errorf("not every condition that is missing is named: %s (%s)", why, refused.Source)
	}
	record(t, o, who, opioid())
	h, err := o.HealthOf(who)
	no(t, err)
	v := h.Referrals[0]
	if want, _ := o.Law.AddWorkingDays(today+10, -10); v.AskBy != want || v.Due != want {
		t.Errorf("ask by %v, due %v, want %v", v.AskBy, v.Due, want)
	}
	if len(health.Missing(v.Grounds)) != 0 || v.Place != "Phòng khám Hạ Long" {
		t.Errorf("%+v", v)
	}
	if v.Gap.Days != 1 || !v.Gap.Open {
		t.Errorf("gap %+v", v.Gap)
	}
	slip, err := o.SendReferral(ref, health.Step{Day: today - 18}, "Lê Thị Y")
	no(t, err)
	if s := strings.Join(slip.Lines(), "\n"); slip.Draft || !strings.Contains(s, "60 mg/ngày") || !strings.Contains(s, "PHÚC ĐÁP") || !strings.Contains(s, "12/XĐTTN") {
		t.Error(s)
	}
	no(t, step(health.Accepted, today-10))
	lines, err := o.Due(today, 30)
	no(t, err)
	n := 0
	for i := range lines {
		if lines[i].Code == app.HealthDue {
			n++
			if lines[i].About != "" || lines[i].Resident != who || lines[i].Day != today-1 {
				t.Errorf("%+v", lines[i].Item)
			}
		}
	}
	if n != 1 {
		t.Errorf("%d lines of the health desk", n)
	}
	no(t, step(health.Started, today))
	desk, err := o.HealthDesk(today + 30)
	no(t, err)
	for _, l := range desk {
		for _, it := range l.Items {
			if it.Note == ref {
				t.Error("still due", it)
			}
		}
	}
	again, err := o.ReferralSlip(ref, "ai khác")
	no(t, err)
	if strings.Join(again.Lines(), "|") != strings.Join(slip.Lines(), "|") {
		t.Error("the slip is not as it was sent")
	}
	for _, kind := range []string{app.PaperHealthSheet, app.PaperHealthPlan} {
		p, err := o.IssueHealth(app.HealthPaper{Stay: st, Kind: kind, Day: today, Doctor: "Lê Thị Y"})
		no(t, err)
		if p.Draft || len(p.Lines()) < 10 {
			t.Error(kind, p.Lines())
		}
	}
	list, err := o.HealthPapersOf(st)
	no(t, err)
	if len(list) != 2 || !list[0].Sealed() {
		t.Fatal(list)
	}
	open, err := o.OpenPaper(list[0])
	no(t, err)
	if p, err := open.AsIssued(); err != nil || p.Kind != app.PaperHealthSheet {
		t.Error(p.Kind, err)
	}
	if lines, err = o.Due(today, app.AnyDay); err != nil {
		t.Fatal(err)
	}
	for i := range lines {
		if lines[i].Code == "plan" {
			t.Error("sheet and plan are there and still due")
		}
	}
	if _, err := o.Issue(app.PaperRequest{Stay: st, Kind: app.PaperHealthReferral, Day: today}); !errors.As(err, &refused) {
		t.Error("a slip among the papers", err)
	}
}

// Methadone in the centre: every day has its line, six days without ask for a new assessment before the next dose.
func TestDispensing(t *testing.T) {
	o, _, who := clinic(t)
	today := o.Today()
	body := app.HealthText{Day: today - 20, Kind: app.HealthTreatment, Treatment: &health.Treatment{From: today - 20, Ordered: 625}}
	if _, err := o.RecordHealth(who, body); err == nil {
		t.Fatal("treated without consent and paper")
	}
	record(t, o, who, opioid())
	ref := record(t, o, who, app.HealthText{Day: today - 21, Kind: app.HealthReferral, Referral: &health.Referral{Kind: health.Methadone, Occasion: health.Inside, Made: today - 21}})
	no(t, o.StepReferral(ref, health.Step{State: health.Consent, Day: today - 21}))
	id := record(t, o, who, body)
	for d := today - 20; d < today-7; d++ {
		no(t, o.Dispense(id, health.Dose{Day: d, Amount: 625, Time: "08:00"}))
	}
	list, err := o.Dispensing(today)
	no(t, err)
	if len(list) != 1 || list[0].Without != 7 || !list[0].Reassess || list[0].Ordered.Text() != "62,5" {
		t.Fatalf("%+v", list)
	}
	var refused *say.Refused
	if err := o.Dispense(id, health.Dose{Day: today, Amount: 625}); !errors.As(err, &refused) || refused.Key != "err.health.reassess" || refused.Source == "" {
		t.Fatal(err)
	}
	no(t, o.Dispense(id, health.Dose{Day: today - 1, Why: "không đến"}))
	record(t, o, who, app.HealthText{Day: today, Kind: app.HealthExam, Exam: &health.Exam{Doctor: "Lê Thị Y"}})
	if list, err = o.Dispensing(today); err != nil || list[0].Reassess || !list[0].Stale {
		t.Errorf("assessed anew, and the order is older: %+v %v", list, err)
	}
	if err := o.Dispense(id, health.Dose{Day: today, Amount: 300, Home: 1}); err == nil {
		t.Error("another dose than was ordered, and no reason")
	}
	no(t, o.OrderDose(id, health.Order{From: today, Dose: 300, By: "Lê Thị Y", Reason: health.OrderMissed}))
	no(t, o.Dispense(id, health.Dose{Day: today, Amount: 300, Home: 1}))
	if s := o.DispensingTable(today, list); len(s.Rows) != 1 || len(s.Rows[0].Cells) != len(s.Columns) {
		t.Error(s)
	}
	no(t, o.EndTreatment(id, today))
	if list, err = o.Dispensing(today + 1); err != nil || len(list) != 0 {
		t.Error(list, err)
	}
}

// Checks come at the interval of the law, hospital days are read from the movements, medicines are flagged, what was withdrawn is kept sealed.
func TestHealthRecord(t *testing.T) {
	o, st, who := clinic(t)
	today := o.Today()
	first := record(t, o, who, app.HealthText{Kind: app.HealthExam, Exam: &health.Exam{Entry: true}})
	tasks, err := o.HealthTasks(date.Max)
	no(t, err)
	if len(tasks) != 1 || tasks[0].Due != date.Of(2027, 9, 2) { // NĐ 163/2026 art 114.1: yearly
		t.Error(tasks)
	}
	record(t, o, who, app.HealthText{Day: today, Kind: app.HealthExam, Exam: &health.Exam{}})
	if tasks, err = o.HealthTasks(date.Max); err != nil || len(tasks) != 1 || tasks[0].Note == first || tasks[0].Due != today.AddMonths(12) {
		t.Error(tasks, err)
	}
	vital := record(t, o, who, app.HealthText{Kind: app.HealthVital, Vital: &health.Vital{Weight: 565, High: 120, Low: 80}})
	record(t, o, who, app.HealthText{Kind: app.HealthMedicine, Medicine: &health.Medicine{Name: "Rifampicin 150 mg"}})
	record(t, o, who, app.HealthText{Kind: app.HealthIllness, Illness: &health.Illness{What: "tb", Result: "AFB dương tính"}})
	if err := o.CorrectHealth(vital, app.HealthText{Day: today, Kind: app.HealthVital, Vital: &health.Vital{Weight: 570}}); err == nil {
		t.Error("corrected without a reason")
	}
	no(t, o.CorrectHealth(vital, app.HealthText{Day: today, Kind: app.HealthVital, Vital: &health.Vital{Weight: 570}, Corrected: "cân lại"}))
	if err := o.CorrectHealth(vital, app.HealthText{Day: today, Kind: app.HealthOther, Text: "x"}); err == nil {
		t.Error("an entry changed its kind")
	}
	no(t, o.WithdrawHealth(first, "nhầm người"))
	if err := o.WithdrawHealth(first, "lần nữa"); err == nil {
		t.Error("withdrawn twice")
	}
	if _, err := o.RecordHealth(who, app.HealthText{Day: today + 1, Kind: app.HealthOther, Text: "x"}); err == nil {
		t.Error("tomorrow")
	}
	datatest.As(t, o, "clerk")
	datatest.Move(t, o, st, stay.Hospital, date.Of(2026, 11, 3))
	datatest.Move(t, o, st, stay.Back, date.Of(2026, 11, 5))
	datatest.As(t, o, "health")
	h, err := o.HealthOf(who)
	no(t, err)
	if len(h.Hospital) != 1 || h.Hospital[0].From != date.Of(2026, 11, 3) || h.Hospital[0].To != date.Of(2026, 11, 5) {
		t.Error(h.Hospital)
	}
	if v := h.Live(app.HealthVital); len(v) != 1 || v[0].Vital.Weight != 570 {
		t.Error(v)
	}
	if len(h.Wait) != 1 || len(h.Live(app.HealthExam)) != 1 {
		t.Error(h.Wait, h.Live(app.HealthExam))
	}
	counts, err := o.HealthCounts(today)
	no(t, err)
	got := map[string]int{}
	for _, c := range counts {
		got[c.What] = c.N
	}
	if got["examined"] != 1 || got["tb"] != 1 || got["hiv"] != 0 {
		t.Error(got)
	}
	outside, inside := o.CountTable(today, counts, true), o.CountTable(today, counts, false)
	if outside.Rows[0].Cells[1] == inside.Rows[0].Cells[1] {
		t.Error("a small figure leaves the house", outside.Rows[0])
	}
}

// A sick diet is chosen from the list: the kitchen reads name and diet; who is not in the house does not eat.
func TestSickDiets(t *testing.T) {
	o, st, _ := clinic(t)
	today := o.Today()
	if err := o.SickDiet(st, today, today+3, "Cháo cho người lao phổi"); err == nil {
		t.Error("an illness was typed as a diet")
	}
	no(t, o.SickDiet(st, today-1, today+3, "Cháo"))
	list, err := o.Diets(today)
	no(t, err)
	if len(list) != 1 || list[0].Diet != "Cháo" {
		t.Fatal(list)
	}
	if s := o.DietTable(today, list); len(s.Columns) != 4 || len(s.Rows) != 1 {
		t.Error(s)
	}
	if list, err = o.Diets(today + 4); err != nil || len(list) != 0 {
		t.Error(list, err)
	}
	datatest.As(t, o, "clerk")
	datatest.Move(t, o, st, stay.Escape, today)
	if list, err = o.Diets(today); err != nil || len(list) != 0 {
		t.Error(list, err)
	}
}

// Places of the home province come first.
func TestPlacesOfHomeFirst(t *testing.T) {
	places, err := law.LoadPlaces(assets.Places())
	no(t, err)
	home := places.Communes("22")[0]
	o, _, who := clinic(t, func(a *app.Admission) { a.Resident.Commune, a.Resident.CommuneList = home.Code, app.Catalogue })
	o.Places = places
	for _, p := range []app.ReceivingPlace{{Name: "A xa", Kind: app.PlaceTreats, Care: "methadone", Province: "01"}, {Name: "B phát thuốc", Kind: app.PlaceDispenses, Care: "methadone", Province: "22"},
		{Name: "C gần", Kind: app.PlaceTreats, Care: "methadone", Province: "22"}, {Name: "D lao", Kind: app.PlaceTreats, Care: "tb", Province: "22"}} {
		if _, err := o.SavePlace(p); err != nil {
			t.Fatal(err)
		}
	}
	list, err := o.PlacesFor(health.Methadone, who)
	no(t, err)
	if len(list) != 3 || list[0].Name != "C gần" || list[1].Name != "B phát thuốc" {
		t.Fatal(list)
	}
	no(t, o.ClosePlace(list[0].ID, "đã đóng cửa"))
	if list, err = o.PlacesFor(health.Methadone, 0); err != nil || len(list) != 2 {
		t.Error(list, err)
	}
	if _, err := o.SavePlace(app.ReceivingPlace{}); err == nil {
		t.Error("a place without name and kind")
	}
}

// A regular check of somebody who left is nobody's; the first dose at the other place is.
func TestHealthMattersAfterRelease(t *testing.T) {
	o, st, who := clinic(t)
	today := o.Today()
	seen := func() (days []date.Date) {
		t.Helper()
		lines, err := o.Due(today, app.AnyDay)
		no(t, err)
		for i := range lines {
			if lines[i].Code == app.HealthDue {
				days = append(days, lines[i].Day)
			}
		}
		return days
	}
	record(t, o, who, opioid())
	if d := seen(); len(d) != 1 || d[0] != date.Of(2027, 9, 2) {
		t.Fatal(d)
	}
	place, err := o.SavePlace(app.ReceivingPlace{Name: "Phòng khám Hạ Long", Kind: app.PlaceTreats, Care: "methadone", Province: "22"})
	no(t, err)
	ref := record(t, o, who, app.HealthText{Day: today - 20, Kind: app.HealthReferral, Referral: &health.Referral{Kind: health.Methadone, Occasion: health.Release, Made: today - 20, Place: place,
		LastDay: today - 1, Dose: 600}})
	for _, s := range []health.State{health.Consent, health.Sent, health.Accepted} {
		no(t, o.StepReferral(ref, health.Step{State: s, Day: today - 10}))
	}
	datatest.As(t, o, "clerk")
	datatest.Move(t, o, st, stay.Exempt, today-1, func(m *app.Move) {
		m.Decision = &stay.Decision{Number: "5/QĐ-TA", Day: today - 1, Issuer: "Tòa án nhân dân khu vực 1"}
	})
	if d := seen(); len(d) != 1 || d[0] != today {
		t.Error(d)
	}
	datatest.As(t, o, "health")
	no(t, o.StepReferral(ref, health.Step{State: health.Started, Day: today}))
	if d := seen(); len(d) != 0 {
		t.Error("the check of somebody who left", d)
	}
}

// When to ask a clinic is counted in working days from the pack, and the office may set it otherwise.
func TestAskBy(t *testing.T) {
	o, _, _ := clinic(t)
	leaves := date.Of(2026, 12, 31)
	for _, c := range []struct {
		occasion health.Occasion
		n        int
	}{{health.Release, 10}, {health.Transfer, 15}} {
		want, _ := o.Law.AddWorkingDays(leaves, -c.n)
		if got := o.AskBy(&health.Referral{Occasion: c.occasion, Made: leaves - 90}, leaves); got != want {
			t.Errorf("%s: %v, want %v", c.occasion, got, want)
		}
	}
	if got := o.AskBy(&health.Referral{Occasion: health.Inside, Made: leaves}, 0); got != leaves {
		t.Error("nobody leaves: at once", got)
	}
	datatest.As(t, o, "head")
	no(t, o.SetLaw([]app.LawRow{{Key: law.MethadoneAskRelease, From: date.Of(2026, 1, 1), Value: "3", Source: "QĐ 1"}}, ""))
	want, _ := o.Law.AddWorkingDays(leaves, -3)
	if got := o.AskBy(&health.Referral{Occasion: health.Release}, leaves); got != want {
		t.Errorf("%v, want %v", got, want)
	}
}

// A place that treats nothing is asked for what it treats, in words that say so.
func TestPlaceTreatsSomething(t *testing.T) {
	o, _, _ := clinic(t)
	_, err := o.SavePlace(app.ReceivingPlace{Name: "Bệnh viện Phổi", Kind: app.PlaceTreats})
	if err == nil || !strings.Contains(err.Error(), "care: err.health.no_care") {
		t.Error(err)
	}
}
