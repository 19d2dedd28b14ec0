package ui

import (
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/health"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit/kittest"
)

// enter types values into the dialog in view and takes its button.
func (j *journey) enter(yes string, values map[string]string) {
	j.Helper()
	f := j.form()
	for k, v := range values {
		f.Set(k, v)
	}
	j.tap(yes)
	if top := j.w.Canvas().Overlays().Top(); top != nil {
		j.Fatalf("%q was not taken:\n%s", yes, j.screenText())
	}
}

// A heroin-dependent resident from admission to the Methadone clinic at home: examined, agreed, asked, accepted, first dose without a gap.
func TestFromAdmissionToMethadoneAtHome(t *testing.T) {
	j := newJourney(t)
	home := j.Office.Places.Communes("22")[0]
	id := datatest.Stay(t, j.Office, datatest.Named("Lê Văn Cường", date.Of(2026, 9, 1)), func(a *app.Admission) {
		a.Resident.Commune, a.Resident.CommuneList = home.Code, app.Catalogue
		a.Substances = append(a.Substances, app.Substance{Name: "Heroin", Main: true, Route: "hút"})
	})
	who := rows[stay.Stay](j, "id", id)[0].ResidentID
	datatest.Accounts(t, j.Office)
	datatest.As(t, j.Office, "health")
	j.Go(Route{Screen: "health", Arg: "places"})
	j.sees("Chưa có nơi tiếp nhận")
	j.tap("Nơi tiếp nhận điều trị")
	j.enter("Lưu", map[string]string{"place_name": "Phòng khám Hạ Long", "care_methadone": "1", "commune": home.Code, "phone": "0900 000 020"})
	j.sees("Phòng khám Hạ Long", "Methadone")
	place := rows[app.ReceivingPlace](j)
	if len(place) != 1 || place[0].Province != "22" {
		t.Fatal(place)
	}
	j.Go(Route{Screen: "health"})
	j.sees("Cường", "Khám khi vào cơ sở")
	j.look("health-list")
	j.Go(Route{Screen: "health", ID: who})
	j.tap("Ghi khám")
	j.enter("Lưu", map[string]string{"opioid": "1", "paper": "12/XĐTTN", "physical": "gầy", "day": "02/09/2026"})
	j.sees("nghiện chất dạng thuốc phiện")
	for _, w := range []map[string]string{{"weight": "52,5", "day": "02/09/2026"}, {"weight": "56", "day": "20/11/2026"}} {
		j.tap("Cân nặng, sinh hiệu")
		j.enter("Lưu", w)
	}
	j.sees("52,5 kg", "56 kg")
	j.look("health-record")
	j.Go(Route{Screen: "health", ID: who, Arg: "medicine"})
	j.tap("Ghi thuốc")
	j.enter("Lưu", map[string]string{"name": "Rifampicin 150 mg"})
	j.sees("Rifampicin 150 mg", "Bác sĩ xem khi dùng cùng Methadone")
	j.tap("Suất ăn bệnh lý")
	j.enter("Lưu", map[string]string{"diet": "Cháo", "last": "25/11/2026"})
	j.Go(Route{Screen: "health", ID: who, Arg: "referral"})
	j.tap("Lập chuyển gửi")
	j.enter("Lưu", map[string]string{"leaves": "27/11/2026", "place": strconv.FormatInt(place[0].ID, 10), "dose": "60", "last_day": "20/11/2026", "last_time": "08:15", "day": "05/11/2026"})
	j.sees("Methadone", "Phòng khám Hạ Long", "tự nguyện và cam kết", "NĐ 141/2024/NĐ-CP")
	step := func(state health.State, day string) {
		t.Helper()
		j.tap("Bước tiếp theo")
		j.enter("Lưu", map[string]string{"step": string(state), "day": day, "text": "đồng ý"})
	}
	step(health.Consent, "05/11/2026")
	step(health.Sent, "06/11/2026")
	if p := j.printed.papers; len(p) != 1 || !strings.Contains(strings.Join(p[0].Lines(), "\n"), "60 mg/ngày") || !strings.Contains(strings.Join(p[0].Lines(), "\n"), "PHIẾU PHÚC ĐÁP") {
		t.Fatalf("%+v", j.printed)
	}
	step(health.Accepted, "10/11/2026")
	j.look("health-referral")
	j.Go(Route{Screen: "today"})
	j.sees("Việc y tế", "liều đầu")
	j.Go(Route{Screen: "health", ID: who, Arg: "referral"})
	step(health.Started, "21/11/2026")
	j.sees("Đã bắt đầu điều trị 21/11/2026")
	h, err := j.Office.HealthOf(who)
	if err != nil || len(h.Referrals) != 1 || h.Referrals[0].R.State() != health.Started || h.Referrals[0].Gap.Bad() {
		t.Fatal(h, err)
	}
	j.Go(Route{Screen: "health", ID: who, Arg: "papers"})
	j.tap("Phiếu thông tin")
	if p := j.printed.papers; len(p) != 1 || p[0].Kind != app.PaperHealthSheet {
		t.Fatalf("%+v", j.printed)
	}
	j.tap("Kế hoạch")
	j.enter("Lập và in", map[string]string{"treat_review": "lệ thuộc heroin", "treat_steps": "cắt cơn; theo dõi"})
	j.sees("Kế hoạch cai nghiện")
	j.Go(Route{Screen: "health", Arg: "diets"})
	j.sees("Cường", "Cháo")
	j.tap("In cho nhà bếp")
	j.Go(Route{Screen: "health", Arg: "counts"})
	j.sees("Đã khám", "Số người")
}

// The daily sheet: given, not given with a reason, printed; nothing of it is seen by the clerk, to whom the screen is barred.
func TestDispensingSheet(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, datatest.Named("Lê Văn Cường", date.Of(2026, 9, 1)))
	who := rows[stay.Stay](j, "id", id)[0].ResidentID
	datatest.Accounts(t, j.Office)
	datatest.As(t, j.Office, "health")
	today := j.Office.Today()
	write := func(b app.HealthText) int64 {
		t.Helper()
		n, err := j.Office.RecordHealth(who, b)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	write(app.HealthText{Day: today - 30, Kind: app.HealthExam, Exam: &health.Exam{Opioid: true, Paper: "12/XĐTTN"}})
	ref := write(app.HealthText{Day: today - 3, Kind: app.HealthReferral, Referral: &health.Referral{Kind: health.Methadone, Occasion: health.Inside, Made: today - 3}})
	if err := j.Office.StepReferral(ref, health.Step{State: health.Consent, Day: today - 3}); err != nil {
		t.Fatal(err)
	}
	j.Go(Route{Screen: "health", ID: who, Arg: "methadone"})
	j.tap("Bắt đầu Methadone")
	j.enter("Lưu", map[string]string{"dose": "62,5", "day": "20/11/2026"})
	j.sees("62,5 mg/ngày")
	j.Go(Route{Screen: "health", Arg: "doses"})
	j.sees("Cường", "1 ngày không uống thuốc")
	j.tap("Cấp liều")
	j.enter("Lưu", map[string]string{"dose": "60", "why": "nôn một phần"})
	j.sees("60", "khác y lệnh: nôn một phần")
	j.tap("In sổ cấp phát")
	list, err := j.Office.Dispensing(today)
	if err != nil || len(list) != 1 || list[0].Dose == nil || list[0].Dose.Amount != 600 {
		t.Fatal(list, err)
	}
	j.Go(Route{Screen: "health", ID: who, Arg: "methadone"})
	j.tap("Đổi liều")
	if day := j.form().Value("day"); day != (today + 1).Text() {
		t.Error("a new dose begins after the sheet that is written", day)
	}
	j.enter("Lưu", map[string]string{"dose": "70", "reason": health.OrderTitrate, "doctor": "Lê Thị Y"})
	j.sees("tăng 62,5 lên 70 mg/ngày (dò liều, Lê Thị Y)", "62,5 mg/ngày, từ 20/11/2026", "70 mg/ngày từ 22/11/2026")
	j.look("health-orders")
	j.Go(Route{Screen: "health", Arg: "doses"})
	j.ctrl(fyne.KeyPageDown)
	j.sees("Chủ Nhật", "70")
	j.ctrl(fyne.KeyPageUp)
	j.ctrl(fyne.KeyPageUp)
	j.sees("20/11/2026", "62,5")
	j.Go(Route{Screen: "health", ID: who, Arg: "methadone"})
	j.w.Canvas().Focus(j.grid().Focusable())
	j.press(fyne.KeyDown, fyne.KeyReturn) // the order under its treatment
	j.enter("Lưu", map[string]string{"dose": "65", "why_correct": "gõ nhầm"})
	j.sees("lên 65 mg/ngày", "đã sửa: gõ nhầm")
	datatest.As(t, j.Office, "clerk")
	j.Go(Route{Screen: "health"})
	if s := j.screenText(); strings.Contains(s, "Cường") || !strings.Contains(s, "Cán bộ y tế") {
		t.Error(s)
	}
	j.Go(Route{Screen: "today"})
	if s := j.screenText(); strings.Contains(strings.ToLower(s), "methadone") {
		t.Error(s)
	}
}

// Without accounts and keys the screen says how it is opened, and shows nothing.
func TestHealthDeskLocked(t *testing.T) {
	j := newJourney(t)
	datatest.Stay(t, j.Office, datatest.Named("Lê Văn Cường", date.Of(2026, 9, 1)))
	j.Go(Route{Screen: "health"})
	j.sees("Thông tin y tế đang khóa", "Tài khoản và khóa")
	if strings.Contains(j.screenText(), "Cường") {
		t.Error("shown while locked")
	}
}

// Every screen with every role: what was planted at the health desk stands on none of them but its own.
func TestNoScreenShowsHealthWords(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, datatest.Named("Lê Văn Cường", date.Of(2026, 9, 1)))
	who := rows[stay.Stay](j, "id", id)[0].ResidentID
	datatest.Accounts(t, j.Office)
	datatest.As(t, j.Office, "health")
	today := j.Office.Today()
	for _, b := range []app.HealthText{
		{Kind: app.HealthExam, Exam: &health.Exam{Physical: "LAOPHOI", Opioid: true, Paper: "GIANGMAI"}},
		{Kind: app.HealthIllness, Illness: &health.Illness{What: "hiv", Result: "GIANGMAI"}},
		{Kind: app.HealthReferral, Referral: &health.Referral{Kind: health.Methadone, Occasion: health.Release, Made: today - 3, Leaves: today + 5, Reason: "MTDLIEU", Dose: 600}},
	} {
		b.Day = today - 3
		if _, err := j.Office.RecordHealth(who, b); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := j.Office.IssueHealth(app.HealthPaper{Stay: id, Kind: app.PaperHealthSheet, Day: today, Doctor: "BSBIMAT"}); err != nil {
		t.Fatal(err)
	}
	walked := 0
	for _, role := range app.Roles {
		datatest.As(t, j.Office, role.Name)
		for _, r := range append(everyRoute(who, id), Route{Screen: "handover", ID: id}, Route{Screen: "health", ID: who}, Route{Screen: "journal", ID: who}) {
			if r.Screen == "health" && role.Name == "health" {
				continue
			}
			j.Go(r)
			walked++
			text := strings.ToUpper(j.screenText())
			for _, w := range []string{"LAOPHOI", "GIANGMAI", "MTDLIEU", "BSBIMAT", "METHADONE", "HIV"} {
				named := w == "METHADONE" && (role.Name == "health" || r.Screen == "settings") // Hôm nay names it to the health desk; settings are of nobody
				if strings.Contains(text, w) && !named {
					t.Errorf("%s sees %s on %s %s", role.Name, w, r.Screen, r.Arg)
				}
			}
			for top := j.w.Canvas().Overlays().Top(); top != nil; top = j.w.Canvas().Overlays().Top() {
				j.w.Canvas().Overlays().Remove(top)
			}
		}
		for _, word := range []string{"LAOPHOI", "methadone"} { // the one box finds people and papers, never these
			j.Go(Route{Screen: "settings"})
			j.Find()
			j.write(word)
			if text := strings.Join(kittest.Texts(j.w.Canvas().Overlays().Top()), "|"); strings.Contains(text, "Cường") && role.Name != "health" {
				t.Errorf("%s finds somebody by %s", role.Name, word)
			}
			j.press(fyne.KeyEscape)
			for top := j.w.Canvas().Overlays().Top(); top != nil; top = j.w.Canvas().Overlays().Top() {
				j.w.Canvas().Overlays().Remove(top)
			}
		}
	}
	if walked < 250 {
		t.Errorf("only %d screens", walked)
	}
}
