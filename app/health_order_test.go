package app_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/health"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/assets"
	"hoanhap/data/datatest"
)

// treated is somebody given Methadone in the centre since a day: 30 mg.
func treated(t *testing.T, o *app.Office, who int64, since date.Date) int64 {
	t.Helper()
	record(t, o, who, opioid())
	ref := record(t, o, who, app.HealthText{Day: since, Kind: app.HealthReferral, Referral: &health.Referral{Kind: health.Methadone, Occasion: health.Inside, Made: since}})
	no(t, o.StepReferral(ref, health.Step{State: health.Consent, Day: since}))
	return record(t, o, who, app.HealthText{Day: since, Kind: app.HealthTreatment, Treatment: &health.Treatment{From: since, Ordered: 300, By: "Lê Thị Y"}})
}

func titrate(from date.Date, mg health.Tenths) health.Order {
	return health.Order{From: from, Dose: mg, By: "Lê Thị Y", Reason: health.OrderTitrate}
}

// The dose follows its orders day by day, a sheet that was written stays, the slip tells the last dose and the last changes.
func TestDoseByOrders(t *testing.T) {
	o, _, who := clinic(t, func(a *app.Admission) {
		a.Substances = []app.Substance{{Name: "Ma túy đá", Code: "MET"}, {Name: "Heroin", Code: "HER", Main: true, FirstUse: date.Partial{Y: 2015}}}
	})
	var err error
	o.Lists, err = law.LoadLists(assets.Lists())
	no(t, err)
	today := o.Today()
	id := treated(t, o, who, today-10)
	sheet := func(day date.Date) string {
		t.Helper()
		list, err := o.Dispensing(day)
		no(t, err)
		if len(list) != 1 {
			t.Fatal(list)
		}
		return list[0].Ordered.Text()
	}
	for d := today - 10; d <= today-6; d++ {
		no(t, o.Dispense(id, health.Dose{Day: d, Amount: 300, Time: "08:00"}))
	}
	var p say.Problems
	if err := o.OrderDose(id, titrate(today-6, 400)); !errors.As(err, &p) || p[0].Msg.Key != "err.health.order_past" {
		t.Fatal("a day that is written got another dose", err)
	}
	no(t, o.OrderDose(id, titrate(today-5, 400)))
	no(t, o.OrderDose(id, titrate(today+3, 600))) // one to come
	for d := today - 5; d <= today-1; d++ {
		no(t, o.Dispense(id, health.Dose{Day: d, Amount: 400, Time: "08:00"}))
	}
	for d, want := range map[date.Date]string{today - 6: "30", today - 5: "40", today: "40", today + 3: "60"} {
		if got := sheet(d); got != want {
			t.Errorf("the sheet of %v says %s mg, want %s", d, got, want)
		}
	}
	again := titrate(today-5, 450)
	if err := o.CorrectOrder(id, 0, again); err == nil {
		t.Error("an order was corrected without a reason")
	}
	again.Corrected = "gõ nhầm"
	no(t, o.CorrectOrder(id, 0, again))
	if sheet(today-5) != "40" || sheet(today) != "45" {
		t.Error("a correction reaches the days to come alone", sheet(today-5), sheet(today))
	}
	if err := o.VoidOrder(id, 1, ""); err == nil {
		t.Error("taken back without a reason")
	}
	no(t, o.VoidOrder(id, 1, "chưa dùng"))
	if err := o.VoidOrder(id, 1, "lần nữa"); err == nil || sheet(today+3) != "45" {
		t.Error(err, sheet(today+3))
	}
	no(t, o.CorrectHealth(id, app.HealthText{Day: today - 10, Kind: app.HealthTreatment, Corrected: "nhầm",
		Treatment: &health.Treatment{From: today - 10, Ordered: 250, By: "Lê Thị Y"}}))
	if sheet(today-6) != "30" || sheet(today) != "45" {
		t.Error("the beginning written anew changed a sheet", sheet(today-6), sheet(today))
	}

	out := record(t, o, who, methadoneRelease(today, somewhere(t, o), func(r *health.Referral) { r.Dose = 999 })) // typed once, ordered otherwise since
	no(t, o.StepReferral(out, health.Step{State: health.Consent, Day: today}))
	slip, err := o.SendReferral(out, health.Step{Day: today}, "Lê Thị Y")
	no(t, err)
	text := strings.Join(slip.Lines(), "\n")
	for _, want := range []string{"45 mg/ngày", "40 mg, " + (today - 1).Text(), "tăng 25 lên 45 mg/ngày (dò liều, Lê Thị Y)", "liều khởi đầu", "Chất dạng thuốc phiện: Heroin   Dùng từ: 2015"} {
		if !strings.Contains(text, want) {
			t.Errorf("the slip does not say %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "99,9") || strings.Contains(text, "60 mg") {
		t.Error("the slip says what is not ordered")
	}
	if err := o.EndTreatment(id, today-2); err == nil {
		t.Error("ended before its last dose")
	}
	no(t, o.Store.Read(func(tx app.Tx) error {
		notes, err := app.All[app.HealthNote](tx)
		if err != nil {
			return err
		}
		clear, err := json.Marshal(notes)
		for _, w := range []string{"Lê Thị Y", health.OrderTitrate, "gõ nhầm", "chưa dùng"} {
			if strings.Contains(string(clear), w) {
				t.Errorf("%q stands in clear", w)
			}
		}
		return err
	}))
}

// A medicine in another dose ends the one before on the day before; an order of somebody else's kind is refused.
func TestChangeMedicine(t *testing.T) {
	o, st, who := clinic(t)
	today := o.Today()
	id := record(t, o, who, app.HealthText{Kind: app.HealthMedicine, Medicine: &health.Medicine{Name: "TLD", Dose: "1 viên", From: today - 30, For: health.ARV}})
	for _, bad := range []func() error{
		func() error { _, err := o.ChangeMedicine(id, today-30, "2 viên", "Y", ""); return err },
		func() error { _, err := o.ChangeMedicine(id, 0, "2 viên", "Y", ""); return err },
		func() error { _, err := o.ChangeMedicine(id, today, "", "Y", ""); return err },
		func() error { _, err := o.ChangeMedicine(id, today, "2 viên", "", ""); return err },
		func() error { return o.OrderDose(id, titrate(today, 300)) },
	} {
		if bad() == nil {
			t.Error("taken")
		}
	}
	next, err := o.ChangeMedicine(id, today-3, "2 viên", "Lê Thị Y", "tăng cân")
	no(t, err)
	h, err := o.HealthOf(who)
	no(t, err)
	live := h.Live(app.HealthMedicine)
	if len(live) != 2 || live[0].Medicine.To != today-4 || live[1].Note.ID != next || live[1].Medicine.Dose != "2 viên" || live[1].Medicine.For != health.ARV || live[1].Medicine.To != 0 {
		t.Fatalf("%+v %+v", live[0].Medicine, live[1].Medicine)
	}
	p, err := o.PrepareHealth(app.HealthPaper{Stay: st, Kind: app.PaperHealthPlan, Day: today})
	no(t, err)
	if s := strings.Join(p.Lines(), "\n"); !strings.Contains(s, "3.1. Cắt cơn, giải độc (phác đồ)") || !strings.Contains(s, "3.3. Bệnh lý khác") {
		t.Error(s)
	}
	datatest.As(t, o, "clerk")
	datatest.Move(t, o, st, stay.Escape, today)
	if _, err := o.ChangeMedicine(next, today, "3 viên", "Y", ""); err == nil {
		t.Error("a clerk changed a medicine")
	}
}
