package app_test

import (
	"bytes"
	"image"
	"image/png"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/health"
	"hoanhap/app/law"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
)

// healthDaysSeen are the days of the lines without a cause, as everybody reads them.
func healthDaysSeen(t *testing.T, o *app.Office) (days []date.Date) {
	t.Helper()
	lines, err := o.Due(o.Today(), app.AnyDay)
	no(t, err)
	for i := range lines {
		if lines[i].Code == app.HealthDue {
			days = append(days, lines[i].Day)
		}
	}
	return days
}

func methadoneRelease(day date.Date, edits ...func(*health.Referral)) app.HealthText {
	r := &health.Referral{Kind: health.Methadone, Occasion: health.Release, Made: day}
	for _, e := range edits {
		e(r)
	}
	return app.HealthText{Day: day, Kind: app.HealthReferral, Referral: r}
}

// somewhere is a clinic that treats with Methadone, as the place a referral goes to.
func somewhere(t *testing.T, o *app.Office) func(*health.Referral) {
	t.Helper()
	place, err := o.SavePlace(app.ReceivingPlace{Name: "Phòng khám Hạ Long", Kind: app.PlaceTreats, Care: "methadone", Province: "22"})
	no(t, err)
	return func(r *health.Referral) { r.Place = place }
}

// The day in clear follows the end of the term: a clerk without any key records an escape, and the day everybody sees moves with it.
func TestClearDayFollowsTheTerm(t *testing.T) {
	o, st, who := clinic(t)
	today := o.Today()
	record(t, o, who, methadoneRelease(today-20))
	clock := func() date.Date {
		t.Helper()
		e, err := o.Open(who)
		no(t, err)
		return e.Stays[0].Clock.End
	}
	before := clock()
	want := func(end date.Date) date.Date { d, _ := o.Law.AddWorkingDays(end, -10); return d }
	if d := healthDaysSeen(t, o); len(d) != 1 || d[0] != want(before) {
		t.Fatal(d, want(before))
	}
	datatest.As(t, o, "clerk")
	datatest.Move(t, o, st, stay.Escape, today-15)
	datatest.Move(t, o, st, stay.ReturnEscape, today-5)
	after := clock()
	if after != before+10 {
		t.Fatalf("the term ends %v, was %v", after, before)
	}
	if d := healthDaysSeen(t, o); len(d) != 1 || d[0] != want(after) {
		t.Errorf("seen %v, want %v", d, want(after))
	}
	tasks, err := o.HealthTasks(date.Max)
	no(t, err)
	if len(tasks) != 1 || tasks[0].Due != want(after) {
		t.Error(tasks)
	}
	datatest.Move(t, o, st, stay.Exempt, today, func(m *app.Move) {
		m.Decision = &stay.Decision{Number: "5/QĐ-TA", Day: today - 1, Issuer: "Tòa án nhân dân khu vực 1"}
	})
	if d := healthDaysSeen(t, o); len(d) != 1 || d[0] != want(today) {
		t.Errorf("gone today: %v, want %v", d, want(today))
	}
}

// A day of leaving that was typed stands, and the health desk is told when the term says another one; who goes earlier takes it along.
func TestTypedDayOfLeaving(t *testing.T) {
	o, st, who := clinic(t)
	today := o.Today()
	record(t, o, who, methadoneRelease(today-20, func(r *health.Referral) { r.Leaves = today + 60 }))
	want, _ := o.Law.AddWorkingDays(today+60, -10)
	if d := healthDaysSeen(t, o); len(d) != 1 || d[0] != want {
		t.Fatal(d, want)
	}
	h, err := o.HealthOf(who)
	no(t, err)
	if v := h.Referrals[0]; v.Moved == 0 || v.Moved == v.Leaves {
		t.Errorf("the term ends another day and nobody is told: %+v", v)
	}
	datatest.As(t, o, "clerk")
	datatest.Move(t, o, st, stay.Exempt, today, func(m *app.Move) {
		m.Decision = &stay.Decision{Number: "5/QĐ-TA", Day: today - 1, Issuer: "Tòa án nhân dân khu vực 1"}
	})
	if d := healthDaysSeen(t, o); len(d) != 1 || d[0] != min(want, today) {
		t.Errorf("%v, want %v", d, min(want, today))
	}
}

// The place that was asked answers within working days that are settings: five on release, two on transfer.
func TestAnswerDay(t *testing.T) {
	o, _, who := clinic(t)
	today := o.Today()
	record(t, o, who, opioid())
	there := somewhere(t, o)
	for _, c := range []struct {
		occasion health.Occasion
		n        int
	}{{health.Release, 5}, {health.Transfer, 2}} {
		id := record(t, o, who, methadoneRelease(today-20, there, func(r *health.Referral) { r.Occasion, r.Leaves = c.occasion, today+20 }))
		no(t, o.StepReferral(id, health.Step{State: health.Consent, Day: today - 20}))
		_, err := o.SendReferral(id, health.Step{Day: today - 3}, "Lê Thị Y")
		no(t, err)
		want, _ := o.Law.AddWorkingDays(today-3, c.n)
		h, err := o.HealthOf(who)
		no(t, err)
		if v := h.Referrals[len(h.Referrals)-1]; v.AnswerBy != want || v.Due != want {
			t.Errorf("%s: answer by %v, due %v, want %v", c.occasion, v.AnswerBy, v.Due, want)
		}
	}
	for _, key := range []string{law.MethadoneAnswerRelease, law.MethadoneAnswerTransfer, law.MethadoneAskRelease, law.MethadoneAskTransfer, law.MethadoneGap} {
		if row, ok := o.Law.Row(key, today); !ok || row.Mark != "ours" || row.Source == "" {
			t.Errorf("%s is not shown as a default of the program: %+v", key, row)
		}
	}
}

// Who is given Methadone here and leaves without a referral is told in time; after leaving the dose of the next day is missing.
func TestNobodyLeavesWithoutTheNextDose(t *testing.T) {
	o, st, who := clinic(t)
	today := o.Today()
	record(t, o, who, opioid())
	inside := record(t, o, who, methadoneRelease(today-20, func(r *health.Referral) { r.Occasion = health.Inside }))
	no(t, o.StepReferral(inside, health.Step{State: health.Consent, Day: today - 20}))
	course := record(t, o, who, app.HealthText{Day: today - 10, Kind: app.HealthTreatment, Treatment: &health.Treatment{From: today - 10, Ordered: 600}})
	for d := today - 10; d < today; d++ {
		no(t, o.Dispense(course, health.Dose{Day: d, Amount: 600, Time: "08:00"}))
	}
	e, err := o.Open(who)
	no(t, err)
	end := e.Stays[0].Clock.End
	item := func() (found app.HealthItem) {
		t.Helper()
		desk, err := o.HealthDesk(date.Max)
		no(t, err)
		for _, l := range desk {
			for _, it := range l.Items {
				if it.Note == course && it.What.Key == "health.item.treatment" {
					found = it
				}
			}
		}
		return found
	}
	if want, _ := o.Law.AddWorkingDays(end, -10); item().Day != want {
		t.Errorf("%v, want %v", item().Day, want)
	}
	ref := record(t, o, who, methadoneRelease(today-9, somewhere(t, o)))
	if it := item(); it.Note != 0 {
		t.Error("a referral is made and still asked for", it)
	}
	for _, s := range []health.State{health.Consent, health.Sent, health.Accepted} {
		no(t, o.StepReferral(ref, health.Step{State: s, Day: today - 8}))
	}
	h, err := o.HealthOf(who)
	no(t, err)
	if v := h.Referrals[len(h.Referrals)-1]; v.Due != end {
		t.Errorf("doses are given here: the first one there is due on leaving, %v, not %v", end, v.Due)
	}
	datatest.As(t, o, "clerk")
	datatest.Move(t, o, st, stay.Exempt, today, func(m *app.Move) {
		m.Decision = &stay.Decision{Number: "5/QĐ-TA", Day: today - 1, Issuer: "Tòa án nhân dân khu vực 1"}
	})
	datatest.As(t, o, "health")
	list, err := o.Dispensing(today)
	no(t, err)
	if len(list) != 0 {
		t.Error("on the sheet after leaving", list)
	}
	if _, err := o.HealthDesk(date.Max); err != nil {
		t.Fatal(err)
	}
	if h, err = o.HealthOf(who); err != nil {
		t.Fatal(err)
	}
	if v := h.Referrals[len(h.Referrals)-1]; v.Due > today { // the last dose was yesterday
		t.Errorf("next dose due %v", v.Due)
	}
	no(t, o.StepReferral(ref, health.Step{State: health.Started, Day: today + 0}))
	if h, err = o.HealthOf(who); err != nil || h.Referrals[len(h.Referrals)-1].Gap.Bad() {
		t.Error("no gap between yesterday's dose here and today's there", h.Referrals[len(h.Referrals)-1].Gap, err)
	}
}

// Somebody admitted now and not examined: others read "việc y tế" and a day, the health desk what it is. Where no health desk was
// set up nothing is asked of it.
func TestMissingEntryExamination(t *testing.T) {
	o, _, _ := clinic(t)
	if d := healthDaysSeen(t, o); len(d) != 0 {
		t.Fatal("asked of somebody who came before the book was opened", d)
	}
	datatest.As(t, o, "clerk")
	today := o.Today()
	id := datatest.Stay(t, o, datatest.Named("Trần Văn Bình", today))
	r, err := o.ResidentOf(id)
	no(t, err)
	if d := healthDaysSeen(t, o); len(d) != 1 || d[0] != today+2 {
		t.Fatal(d)
	}
	datatest.As(t, o, "health")
	desk, err := o.HealthDesk(today + 30)
	no(t, err)
	found := false
	for _, l := range desk {
		found = found || l.Resident == r.ID && len(l.Items) == 1 && l.Items[0].What.Key == "health.item.entry" && l.Items[0].Day == today+2
	}
	if !found {
		t.Errorf("%+v", desk)
	}
	record(t, o, r.ID, app.HealthText{Day: today, Kind: app.HealthVital, Vital: &health.Vital{Weight: 500}})
	if d := healthDaysSeen(t, o); len(d) != 1 {
		t.Error("weighed is not examined", d)
	}
	exam := record(t, o, r.ID, app.HealthText{Day: today, Kind: app.HealthExam, Exam: &health.Exam{Entry: true}})
	if d := healthDaysSeen(t, o); len(d) != 1 || d[0] != today.AddMonths(12) {
		t.Error("the next regular check", d)
	}
	no(t, o.WithdrawHealth(exam, "nhầm người"))
	if d := healthDaysSeen(t, o); len(d) != 1 || d[0] != today+2 {
		t.Error("withdrawn, and not asked for again", d)
	}
}

func TestNoHealthDeskNothingAsked(t *testing.T) {
	o := datatest.Office(t)
	datatest.Stay(t, o, datatest.Named("Trần Văn Bình", o.Today()))
	if d := healthDaysSeen(t, o); len(d) != 0 {
		t.Error(d)
	}
}

// A rule that changes leaves days behind in clear: the next look of the health desk writes them anew.
func TestLookingMendsDays(t *testing.T) {
	o, _, who := clinic(t)
	record(t, o, who, opioid())
	datatest.As(t, o, "head")
	no(t, o.SetLaw([]app.LawRow{{Key: law.HealthCheckMonths, From: date.Of(2026, 7, 1), Value: "6", Source: "QĐ 1"}}, ""))
	datatest.As(t, o, "health")
	if d := healthDaysSeen(t, o); len(d) != 1 || d[0] != date.Of(2027, 9, 2) {
		t.Fatal(d)
	}
	if _, err := o.HealthDesk(o.Today()); err != nil {
		t.Fatal(err)
	}
	if d := healthDaysSeen(t, o); len(d) != 1 || d[0] != date.Of(2027, 3, 2) {
		t.Error(d)
	}
	entries := func() (n int) {
		t.Helper()
		no(t, o.Store.Read(func(tx app.Tx) error {
			list, err := tx.Entries(app.EntryQuery{})
			n = len(list)
			return err
		}))
		return n
	}
	before := entries()
	if _, err := o.HealthDesk(o.Today()); err != nil {
		t.Fatal(err)
	}
	if n := entries() - before; n != 1 { // that it was looked at
		t.Errorf("looking again wrote %d lines", n)
	}
}

// The written consent of a representative is kept sealed with its referral: read back, withdrawn with a reason, never in clear.
func TestScanOfConsent(t *testing.T) {
	o, _, who := clinic(t)
	ref := record(t, o, who, methadoneRelease(o.Today()-5))
	var b bytes.Buffer
	no(t, png.Encode(&b, image.NewRGBA(image.Rect(0, 0, 2400, 3400))))
	id, err := o.AttachScan(ref, "Đồng ý của mẹ", &b)
	no(t, err)
	list, err := o.ScansOf(ref)
	no(t, err)
	if len(list) != 1 || list[0].ID != id || list[0].Name != "Đồng ý của mẹ" || list[0].Kind != "jpg" {
		t.Fatal(list)
	}
	s, err := o.OpenScan(ref, id)
	no(t, err)
	c, form, err := image.DecodeConfig(bytes.NewReader(s.Data))
	if err != nil || form != "jpeg" || max(c.Width, c.Height) != 1800 {
		t.Error(c.Width, c.Height, form, err)
	}
	pdf, err := o.AttachScan(ref, "bản PDF", bytes.NewReader([]byte("%PDF-1.4 …")))
	no(t, err)
	if s, err = o.OpenScan(ref, pdf); err != nil || s.Kind != "pdf" {
		t.Error(s, err)
	}
	for _, bad := range []string{"", "không phải ảnh"} {
		if _, err := o.AttachScan(ref, "x", bytes.NewReader([]byte(bad))); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
	if err := o.WithdrawScan(id, ""); err == nil {
		t.Error("withdrawn without a reason")
	}
	no(t, o.WithdrawScan(id, "nhầm giấy"))
	if err := o.WithdrawScan(id, "lần nữa"); err == nil {
		t.Error("withdrawn twice")
	}
	for _, role := range roleNames {
		if role == "health" || role == "" {
			continue
		}
		datatest.As(t, o, role)
		if _, err := o.ScansOf(ref); !barred(err) {
			t.Errorf("%s: %v", role, err)
		}
		if _, err := o.OpenScan(ref, id); !barred(err) {
			t.Errorf("%s: %v", role, err)
		}
		if _, err := o.AttachScan(ref, "x", bytes.NewReader([]byte("%PDF-"))); !barred(err) {
			t.Errorf("%s: %v", role, err)
		}
		if err := o.WithdrawScan(pdf, "x"); !barred(err) {
			t.Errorf("%s: %v", role, err)
		}
	}
}
