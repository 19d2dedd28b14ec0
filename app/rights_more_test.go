package app_test

import (
	"bytes"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/demo"
	"hoanhap/app/due"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
)

// more are the acts that correct, withdraw, send and settle, by verb; TestEveryActIsInTheMatrix asks for every act of the office.
var more = map[app.Right]map[string]func(*world) error{
	app.RightMerge: {
		"merge":   func(w *world) error { return w.o.Merge(app.Merge{Kept: w.resident, Other: w.resident, Why: "nhầm"}) },
		"compare": func(w *world) error { _, err := w.o.CompareRecords(w.resident, w.resident); return err },
	},
	app.RightVoid: {
		"decision": func(w *world) error { return w.o.ChangeDecision(stay.Decision{ID: 1, StayID: w.stay}, "nhầm") },
		"correct": func(w *world) error {
			return w.o.Correct(w.movement, app.Move{Movement: stay.Movement{StayID: w.stay, Kind: stay.Hospital, Day: day18}}, "nhầm")
		},
		"redate": func(w *world) error { return w.o.Redate(w.movement, day18, "", "nhầm") },
		"paper":  func(w *world) error { return w.o.VoidPaper(1, "nhầm") },
	},
	app.RightMove: {
		"many": func(w *world) error {
			return w.o.RecordMany(app.Move{Movement: stay.Movement{Kind: stay.Hospital, Day: day18}}, []int64{w.stay})
		},
		"reorder": func(w *world) error { return w.o.Reorder([]int64{w.movement}, "nhầm") },
	},
	app.RightAdmit: {
		"room": func(w *world) error { return w.o.SetRoom("Tổ 9", w.stay) },
	},
	app.RightPaper: {
		"each": func(w *world) error {
			_, err := w.o.IssueEach(nil, app.PaperRequest{Stay: w.stay, Kind: app.PaperNotice, Day: day18, Addressee: "police"})
			return err
		},
		"remind": func(w *world) error { _, err := w.o.Remind(nil, w.stay); return err },
	},
	app.RightSettings: {
		"catalogue":      func(w *world) error { _, err := w.o.AddCatalogue(day18, "", "", ""); return err },
		"catalogue back": func(w *world) error { return w.o.DropCatalogue(1, "nhầm") },
		"form":           func(w *world) error { return w.o.ReviseForm("notice", "", day18, "") },
		"signer": func(w *world) error {
			return w.o.PutSigner(app.Signer{Name: "Lê Thị Chợ", Title: "Giám đốc"}, "")
		},
		"signer void": func(w *world) error { return w.o.VoidSigner(1, "nhầm") },
		"law void":    func(w *world) error { return w.o.VoidLaw(1, "nhầm") },
	},
	app.RightImport: {"fill": func(w *world) error { _, err := w.o.Fill(&demo.Centre{}, nil); return err }},
	app.RightAccounts: {
		"account":       func(w *world) error { return w.o.ChangeAccount(99, "Ai Đó", []string{"clerk"}) },
		"account close": func(w *world) error { return w.o.CloseAccount(99, "nghỉ") },
		"password":      func(w *world) error { return w.o.ResetPassword(99, datatest.Password) },
	},
	app.RightDue: {
		"each sent":     func(w *world) error { return w.o.SendEach(app.HandoverStep{Day: day18}, nil, 1) },
		"papers sent":   func(w *world) error { return w.o.SendPapers(app.HandoverStep{Day: day18}, 1) },
		"step void":     func(w *world) error { return w.o.VoidStep(1, "nhầm") },
		"received void": func(w *world) error { return w.o.VoidReceived(1, "nhầm") },
		"report":        func(w *world) error { return w.o.AddReport(app.AftercareReport{StayID: w.stay, Day: day18}) },
		"report void":   func(w *world) error { return w.o.VoidReport(1, "nhầm") },
		"settle":        func(w *world) error { return w.o.Settle("", day18, "", "x") },
		"item again":    func(w *world) error { return w.o.ReopenItem(due.Settlement{}, "nhầm") },
		"unset":         func(w *world) error { return w.o.UnsetDue(1, "nhầm") },
		"waive":         func(w *world) error { return w.o.Waive("không cần", "x") },
		"waive before":  func(w *world) error { _, err := w.o.WaiveBefore(date.Of(2020, 1, 1), "cũ"); return err },
	},
	app.RightReckon: {
		"labour pay": func(w *world) error { _, err := w.o.CreditLabourPay(2026, 10, day18); return err },
		"untyped":    func(w *world) error { return w.o.UntypeSupport(1, "nhầm") },
		"returned":   func(w *world) error { _, err := w.o.ReturnDeposit(w.resident, day18, ""); return err },
	},
	app.RightTrain: {
		"introduce": func(w *world) error {
			_, err := w.o.Introduce(app.Introduction{StayID: w.stay, PartnerID: 1, Day: day18})
			return err
		},
		"answer":            func(w *world) error { return w.o.AnswerIntroduction(1, "accepted", day18) },
		"certify":           func(w *world) error { return w.o.Certify(day18, map[int64]string{1: "12/CN"}) },
		"certificates":      func(w *world) error { _, err := w.o.IssueCertificates(day18, 1); return err },
		"report void":       func(w *world) error { return w.o.VoidJobReport(1, "nhầm") },
		"plan void":         func(w *world) error { return w.o.VoidJobPlan(1, "nhầm") },
		"introduction void": func(w *world) error { return w.o.VoidIntroduction(1, "nhầm") },
		"certificate void":  func(w *world) error { return w.o.VoidCertificate(1, "nhầm") },
		"enrolment":         func(w *world) error { return w.o.MendEnrolment(app.EnrolmentMend{Enrolment: 1, From: day18}) },
		"labour": func(w *world) error {
			_, err := w.o.ChangeLabour(app.LabourEntry{ID: 1, Day: day18, Minutes: 60})
			return err
		},
		"group void":   func(w *world) error { return w.o.VoidLabourGroup(1, "nhầm") },
		"partner void": func(w *world) error { return w.o.VoidPartner(1, "nhầm") },
		"vacancy void": func(w *world) error { return w.o.VoidVacancy(1, "nhầm") },
	},
	app.RightTreat: {
		"note":           func(w *world) error { return w.o.ChangeHealthNote(1, 0, app.HealthText{Day: day18, Text: "x"}) },
		"scan":           func(w *world) error { _, err := w.o.AttachScan(1, "phim.jpg", bytes.NewReader(nil)); return err },
		"scan withdrawn": func(w *world) error { return w.o.WithdrawScan(1, "nhầm") },
		"settle":         func(w *world) error { return w.o.SettleHealth([]int64{w.resident}) },
	},
}

// Acts that two desks share: by who trains, or by who issues papers and lets people go.
func TestActsOfTwoDesks(t *testing.T) {
	w := &world{o: office(t)}
	w.stay = datatest.Stay(t, w.o)
	datatest.Accounts(t, w.o)
	shared := map[string]func() error{
		"evaluate": func() error { _, err := w.o.Evaluate(app.Evaluation{Stay: w.stay, Day: day18}); return err },
		"returned": func() error { return w.o.ReturnCertificates(day18, 1) },
	}
	for _, role := range roleNames {
		w.o.Leave()
		if role != "" {
			datatest.As(t, w.o, role)
		}
		for act, do := range shared {
			err := do()
			if got, want := !barred(err), role == "clerk" || role == "training"; got != want {
				t.Errorf("%q, %s: let through %v (%v)", role, act, got, err)
			}
		}
	}
}

// Nobody without the right learns from the answer how things stand: the right is asked first.
func TestRightsAreAskedFirst(t *testing.T) {
	w := &world{o: office(t)}
	w.stay = datatest.Stay(t, w.o)
	w.movement = datatest.Move(t, w.o, w.stay, stay.Hospital, day18)
	datatest.Accounts(t, w.o)
	datatest.As(t, w.o, "auditor")
	for right, acts := range more {
		for way, do := range acts {
			if err := do(w); !barred(err) {
				t.Errorf("%s by %s: %v", right, way, err)
			}
		}
	}
}
