package app_test

import (
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/handover"
	"hoanhap/app/health"
	"hoanhap/data/datatest"
)

// desks are the ways in of money, training, handover and the health desk, by verb. They are asked with what any clerk could
// have typed, so that nothing but the right stands between the asker and the act.
var desks = map[app.Right]map[string]func(*world) error{
	app.RightSee: {
		"support":      func(w *world) error { _, err := w.o.Support(2026, 10); return err },
		"typed":        func(w *world) error { _, err := w.o.TypedSupport(w.stay); return err },
		"vouchers":     func(w *world) error { _, err := w.o.Vouchers(app.VoucherQuery{}); return err },
		"cash":         func(w *world) error { _, err := w.o.Cash(day18); return err },
		"deposit":      func(w *world) error { _, err := w.o.Deposit(w.resident); return err },
		"last issue":   func(w *world) error { _, err := w.o.LastIssue(app.StockHygiene); return err },
		"stock":        func(w *world) error { _, err := w.o.Stock(day18); return err },
		"handovers":    func(w *world) error { _, err := w.o.Book(); return err },
		"handover":     func(w *world) error { _, _, err := w.o.HandoverOf(w.stay); return err },
		"rehab":        func(w *world) error { _, _, err := w.o.Rehab(2026, 10); return err },
		"classes":      func(w *world) error { _, err := w.o.Classes(2026); return err },
		"learned":      func(w *world) error { _, err := w.o.LearnedBy(w.resident); return err },
		"jobs":         func(w *world) error { _, err := w.o.JobsOf(w.stay); return err },
		"labour":       func(w *world) error { _, err := w.o.Labour(0, day18, day18); return err },
		"results":      func(w *world) error { _, err := w.o.TrainingResults(2026); return err },
		"health place": func(w *world) error { _, err := w.o.PlacesFor("", w.resident); return err },
	},
	app.RightReckon: {
		"typed": func(w *world) error { return w.o.TypeSupport(app.SupportEntry{Item: "culture", Day: day18}, w.stay) },
		"voucher": func(w *world) error {
			_, err := w.o.Pay(app.Voucher{Kind: app.VoucherPay, Day: day18, Amount: 1000, Party: "Lê Thị Chợ", About: app.AboutOther})
			return err
		},
		"reversed": func(w *world) error { _, err := w.o.ReverseVoucher(1, "nhầm"); return err },
		"list": func(w *world) error {
			_, err := w.o.PayList(2026, 10, app.EveryTeam, "Lê Thị Chợ", day18)
			return err
		},
		"discharge money": func(w *world) error {
			_, err := w.o.GiveDischarge(app.DischargeMoney{Stay: w.stay, Day: day18, Fare: 1000})
			return err
		},
		"funeral": func(w *world) error {
			_, err := w.o.GiveFuneral(app.FuneralMoney{Stay: w.stay, Day: day18, Amount: 1000, Party: "Lê Thị Chợ"})
			return err
		},
		"counted": func(w *world) error { return w.o.CountCash(day18, 0, "đếm lại") },
		"kept": func(w *world) error {
			return w.o.Keep(app.DepositEntry{ResidentID: w.resident, Day: day18, Kind: app.DepositGift, Amount: 1000, Party: "Mẹ"})
		},
		"deposit back": func(w *world) error { return w.o.ReverseDeposit(1, "nhầm") },
		"labour share": func(w *world) error {
			_, err := w.o.ShareLabour(day18, 1000, []app.LabourDay{{Resident: w.resident, Work: 1}}, "tháng 10")
			return err
		},
		"goods": func(w *world) error { return w.o.IssueGoods("first", day18, []string{"1 gối"}, []int64{w.stay}, "") },
		"stock": func(w *world) error {
			return w.o.StockIn(app.StockEntry{Kind: app.StockCame, Day: day18, Things: "1 gối"})
		},
		"stock back": func(w *world) error { return w.o.ReverseStock(1, "nhầm") },
	},
	app.RightMoney: {"approve": func(w *world) error { _, err := w.o.ApproveSupport(2026, 10); return err }},
	app.RightTrain: {
		"class": func(w *world) error {
			_, err := w.o.SaveClass(app.TrainingClass{Name: "Xóa mù chữ", Level: app.LevelGeneral, First: day18, Last: day18})
			return err
		},
		"class void": func(w *world) error { return w.o.VoidClass(1, "nhầm") },
		"enrol":      func(w *world) error { return w.o.Enrol(1, day18, nil, w.stay) },
		"unenrol":    func(w *world) error { return w.o.Unenrol(1, "nhầm") },
		"drop out":   func(w *world) error { return w.o.DropOut(day18, "ốm", 1) },
		"attend":     func(w *world) error { return w.o.Attend(1, day18, nil) },
		"judge":      func(w *world) error { return w.o.JudgeCourse(app.Mark{Enrolment: 1, Result: "passed", Tenths: 80}) },
		"partner": func(w *world) error {
			_, err := w.o.SavePartner(app.Partner{Name: "Trường A", Kind: app.PartnerSchool})
			return err
		},
		"vacancy": func(w *world) error {
			_, err := w.o.SaveVacancy(app.Vacancy{PartnerID: 1, Occupation: "may", Day: day18})
			return err
		},
		"job plan":     func(w *world) error { return w.o.SaveJobPlan(app.JobPlan{StayID: w.stay}) },
		"job report":   func(w *world) error { return w.o.ReportJob(app.JobReport{StayID: w.stay, Month: 3, Day: day18}) },
		"labour group": func(w *world) error { _, err := w.o.SaveLabourGroup(app.LabourGroup{Name: "Tổ may"}); return err },
		"labour": func(w *world) error {
			_, err := w.o.RecordLabour(app.LabourEntry{Day: day18, Minutes: 60}, w.stay)
			return err
		},
		"labour void": func(w *world) error { return w.o.VoidLabour(1, "nhầm") },
	},
	app.RightDue: {
		"handover step": func(w *world) error {
			return w.o.AddStep(app.HandoverStep{Kind: handover.Waived, Day: day18, Reason: "không thuộc diện"}, w.stay)
		},
		"received": func(w *world) error {
			_, err := w.o.Receive(app.ReceivedPaper{StayID: w.stay, Kind: app.ReceivedAftercare, Received: day18})
			return err
		},
		"aftercare": func(w *world) error { return w.o.SaveAftercare(app.Aftercare{StayID: w.stay}) },
		"rehab": func(w *world) error {
			return w.o.PutRehab(app.CommuneReport{Commune: w.commune, Year: 2026, Month: 10, Day: day18})
		},
	},
	app.RightAdmit: {"home": func(w *world) error { return w.o.SetHome(w.resident, w.commune) }},
	app.RightHealth: {
		"desk":       func(w *world) error { _, err := w.o.HealthDesk(date.Max); return err },
		"record":     func(w *world) error { _, err := w.o.HealthOf(w.resident); return err },
		"dispensing": func(w *world) error { _, err := w.o.Dispensing(day18); return err },
		"counts":     func(w *world) error { _, err := w.o.HealthCounts(day18); return err },
		"paper": func(w *world) error {
			_, err := w.o.PrepareHealth(app.HealthPaper{Stay: w.stay, Kind: app.PaperHealthSheet, Day: day18})
			return err
		},
		"papers": func(w *world) error { _, err := w.o.HealthPapersOf(w.stay); return err },
	},
	app.RightTreat: {
		"entry": func(w *world) error {
			_, err := w.o.RecordHealth(w.resident, app.HealthText{Day: day18, Text: "x"})
			return err
		},
		"correct": func(w *world) error {
			return w.o.CorrectHealth(1, app.HealthText{Day: day18, Text: "y", Corrected: "nhầm"})
		},
		"settle": func(w *world) error { return w.o.SettleHealth([]int64{w.resident}) },
		"letter": func(w *world) error { _, err := w.o.IssueLetter(w.resident, health.Letter{}, "Bác sĩ"); return err },
		"scan": func(w *world) error {
			_, err := w.o.AttachScan(1, "giấy", strings.NewReader("%PDF-"))
			return err
		},
		"scan void": func(w *world) error { return w.o.WithdrawScan(1, "nhầm") },
		"withdraw":  func(w *world) error { return w.o.WithdrawHealth(1, "nhầm") },
		"step":      func(w *world) error { return w.o.StepReferral(1, health.Step{Day: day18, State: health.Consent}) },
		"send": func(w *world) error {
			_, err := w.o.SendReferral(1, health.Step{Day: day18}, "Bác sĩ")
			return err
		},
		"dose": func(w *world) error { return w.o.Dispense(1, health.Dose{Day: day18}) },
		"end":  func(w *world) error { return w.o.EndTreatment(1, day18) },
		"order": func(w *world) error {
			return w.o.OrderDose(1, health.Order{From: day18, Dose: 600, By: "Bác sĩ", Reason: health.OrderTitrate})
		},
		"order again": func(w *world) error { return w.o.CorrectOrder(1, 0, health.Order{Corrected: "nhầm"}) },
		"order void":  func(w *world) error { return w.o.VoidOrder(1, 0, "nhầm") },
		"medicine": func(w *world) error {
			_, err := w.o.ChangeMedicine(1, day18, "1 viên", "Bác sĩ", "")
			return err
		},
		"issue": func(w *world) error {
			_, err := w.o.IssueHealth(app.HealthPaper{Stay: w.stay, Kind: app.PaperHealthSheet, Day: day18})
			return err
		},
		"place": func(w *world) error {
			_, err := w.o.SavePlace(app.ReceivingPlace{Name: "Trạm", Kind: app.PlaceKinds[0], Care: "arv"})
			return err
		},
		"place close": func(w *world) error { return w.o.ClosePlace(1, "nhầm") },
		"sick diet": func(w *world) error {
			return w.o.SickDiet(w.stay, day18, 0, w.o.Law.List("sick_diets", w.o.Today())[0])
		},
	},
}

// The sick diet may be typed at the desk of money and by the health desk, and by nobody else.
func TestSickDietIsTypedByTwoDesks(t *testing.T) {
	w := &world{o: datatest.Office(t)}
	w.stay = datatest.Stay(t, w.o)
	datatest.Accounts(t, w.o)
	for _, role := range roleNames {
		w.o.Leave()
		if role != "" {
			datatest.As(t, w.o, role)
		}
		err := w.o.TypeSupport(app.SupportEntry{Item: "food_sick", Day: day18}, w.stay)
		if got, want := !barred(err), role == "accountant" || role == "health"; got != want {
			t.Errorf("%q: let through %v (%v)", role, got, err)
		}
	}
}
