package ui

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/health"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit"
	"hoanhap/ui/kit/kittest"
)

// treated fills the health desk about one resident with the longest name: an entry of every kind, a place, a plan half typed.
func treated(t *testing.T, j *journey) (st, who int64) {
	t.Helper()
	o := j.Office
	st = datatest.Stay(t, o, longest)
	who = rows[stay.Stay](j, "id", st)[0].ResidentID
	datatest.Accounts(t, o)
	datatest.As(t, o, "health")
	today := o.Today()
	ok := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	add := func(b app.HealthText) int64 {
		t.Helper()
		if b.Day == 0 {
			b.Day = today - 20
		}
		id, err := o.RecordHealth(who, b)
		ok(err)
		return id
	}
	place, err := o.SavePlace(app.ReceivingPlace{Name: "Phòng khám điều trị nghiện bằng thuốc thay thế Trung tâm Y tế khu vực Hạ Long – Bãi Cháy", Kind: app.PlaceTreats, Care: "methadone arv tb hepatitis psychiatric other",
		Commune: o.Places.Communes("22")[0].Code, Address: "Số 128/45/7 đường Nguyễn Thượng Nghiêm, khu phố Đông Thượng", Phone: "0203 3888 777"})
	ok(err)
	add(app.HealthText{Kind: app.HealthExam, Exam: &health.Exam{Entry: true, Height: 168, Physical: "gầy, da xanh, sẹo tiêm chích hai cánh tay", Mental: "tỉnh táo", Chronic: "không",
		Opioid: true, Paper: "12/XĐTTN", Doctor: "Bác sĩ Lê Thị Y", Legal: "một tiền sự năm 2023"}})
	for i, kg := range []health.Tenths{525, 531, 548, 560} {
		add(app.HealthText{Day: today - date.Date(60-15*i), Kind: app.HealthVital, Vital: &health.Vital{Weight: kg, High: 120, Low: 80, Pulse: 76, Warm: 368}})
	}
	add(app.HealthText{Kind: app.HealthIllness, Illness: &health.Illness{What: "tb", Found: today - 200, Treated: "06 tháng", Result: "AFB âm tính"}})
	add(app.HealthText{Kind: app.HealthDetox, Detox: &health.Detox{Protocol: "Phác đồ an thần kinh theo hướng dẫn của Bộ Y tế", From: today - 20, To: today - 10, Course: "ổn định"}})
	add(app.HealthText{Kind: app.HealthPast, Past: &health.Past{From: date.Partial{Y: 2021}, To: date.Partial{Y: 2022}, Where: "home", Method: "none", Result: "tái nghiện"}})
	add(app.HealthText{Kind: app.HealthMedicine, Medicine: &health.Medicine{Name: "Rifampicin 150 mg", Dose: "ngày 2 viên", For: health.TB, From: today - 19}})
	add(app.HealthText{Kind: app.HealthLetter, Letter: &health.Letter{Received: true, Number: "05/GXN", Issuer: "Trung tâm Y tế khu vực Hạ Long", Since: today - 400}})
	inside := add(app.HealthText{Kind: app.HealthReferral, Referral: &health.Referral{Kind: health.Methadone, Occasion: health.Inside, Made: today - 20}})
	ok(o.StepReferral(inside, health.Step{State: health.Consent, Day: today - 20}))
	course := add(app.HealthText{Day: today - 9, Kind: app.HealthTreatment, Treatment: &health.Treatment{From: today - 9, Ordered: 300, By: "Bác sĩ Lê Thị Y"}})
	for d, mg := range map[date.Date]health.Tenths{today - 6: 450, today - 3: 625, today + 4: 700} {
		ok(o.OrderDose(course, health.Order{From: d, Dose: mg, By: "Bác sĩ Lê Thị Y", Reason: health.OrderTitrate, Text: "còn dấu hiệu thiếu thuốc buổi tối"}))
	}
	for d, mg := range []health.Tenths{300, 300, 300, 450, 450, 450, 625} {
		ok(o.Dispense(course, health.Dose{Day: today - 9 + date.Date(d), Amount: mg, Time: "08:00"}))
	}
	ref := add(app.HealthText{Day: today - 8, Kind: app.HealthReferral, Referral: &health.Referral{Kind: health.Methadone, Occasion: health.Release, Made: today - 8, Place: place, Leaves: today + 12, Patient: "QN-0017"}})
	ok(o.StepReferral(ref, health.Step{State: health.Consent, Day: today - 8, Text: "đồng ý"}))
	_, err = o.SendReferral(ref, health.Step{Day: today - 7}, "Bác sĩ Lê Thị Y")
	ok(err)
	_, err = o.IssueLetter(who, health.Letter{Number: "01/GXN", Purpose: "nộp Công an phường"}, "Bác sĩ Lê Thị Y")
	ok(err)
	_, err = o.IssueHealth(app.HealthPaper{Stay: st, Kind: app.PaperHealthSheet, Day: today, Doctor: "Bác sĩ Lê Thị Y"})
	ok(err)
	ok(o.SickDiet(st, today, today+5, "Cháo"))
	return st, who
}

func healthRoutes(who int64) (out []Route) {
	for _, k := range healthLists {
		out = append(out, Route{Screen: "health", Arg: k})
	}
	if who != 0 {
		for _, k := range healthTabs {
			out = append(out, Route{Screen: "health", ID: who, Arg: k})
		}
	}
	return out
}

// Every page of Y tế, unlocked, is whole at every size with the longest names, and with nothing.
func TestHealthPagesAtEverySize(t *testing.T) {
	j := newJourney(t)
	_, who := treated(t, j)
	empty := newJourney(t)
	datatest.Accounts(t, empty.Office)
	datatest.As(t, empty.Office, "health")
	for _, at := range sizings() {
		sizedScreens(t, j.Office, at, healthRoutes(who), "health")
		sizedScreens(t, empty.Office, at, healthRoutes(0), "health-empty")
	}
}

// Every dialog of Y tế fits the smallest window, light and dark, and at the largest text.
func TestHealthDialogsFit(t *testing.T) {
	j := newJourney(t)
	_, who := treated(t, j)
	for _, at := range []struct {
		dark bool
		text float32
	}{{false, 1}, {true, 1}, {false, 1.25}, {false, 1.5}} {
		a := test.NewTempApp(t)
		a.Settings().SetTheme(kit.NewTheme(at.dark, at.text))
		w := test.NewTempWindow(t, nil)
		d := NewDesk(w, j.Office, Outer{File: "thu.db", Print: &tray{}, Prefs: mapPrefs{}})
		w.Resize(fyne.NewSize(1366, 696))
		n, name := 0, "dark"+strconv.FormatBool(at.dark)+strconv.Itoa(int(at.text*100))
		open := func(arg string, f func(s *healthScreen)) {
			t.Helper()
			d.Go(Route{Screen: "health", ID: who, Arg: arg})
			s := healthOn(t, d, who, arg)
			f(s)
			top := w.Canvas().Overlays().Top()
			if top == nil {
				t.Fatalf("%s %s: no dialog", name, arg)
			}
			if m := top.MinSize(); m.Width > 1366 || m.Height > 696 {
				t.Errorf("%s %s needs %v", name, arg, m)
			}
			if dir := os.Getenv("LOOK"); dir != "" {
				n++
				draw(t, w, filepath.Join(dir, "dialog-"+name+"-"+strconv.Itoa(n)+"-"+arg+".png"))
			}
			w.Canvas().Overlays().Remove(top)
		}
		for _, k := range []string{app.HealthExam, app.HealthVital} {
			open("exam", func(s *healthScreen) { s.onAdd(k) })
		}
		for _, k := range []string{app.HealthIllness, app.HealthDetox, app.HealthPast, app.HealthLetter, app.HealthOther} {
			open("illness", func(s *healthScreen) { s.onAdd(k) })
		}
		open("medicine", func(s *healthScreen) { s.onAdd(app.HealthMedicine) })
		open("medicine", func(s *healthScreen) { s.onMedicine(&s.h.Live(app.HealthMedicine)[0]) })
		open("methadone", func(s *healthScreen) { s.onAdd(app.HealthTreatment) })
		open("methadone", (*healthScreen).onOrder)
		open("methadone", func(s *healthScreen) { s.onReorder(s.doseRows()[1]) })
		open("referral", func(s *healthScreen) { s.onAdd(app.HealthReferral) })
		open("papers", (*healthScreen).onPlan)
		open("papers", (*healthScreen).onLetter)
		open("referral", func(s *healthScreen) { s.onScans(s.h.Referrals[0].Note) })
		open("referral", func(s *healthScreen) { s.onScan(s.h.Referrals[0].Note) })
	}
}

// healthOn is the record of a resident on a tab, read.
func healthOn(t *testing.T, d *Desk, who int64, tab string) *healthScreen {
	t.Helper()
	s := &healthScreen{d: d, who: who}
	var err error
	if s.h, err = d.Office.HealthOf(who); err != nil {
		t.Fatal(err)
	}
	s.at = tab
	return s
}

// What was written is corrected with a reason; the plan is kept as a draft, grows and is issued; Mẫu 35 is issued; a scan is kept.
func TestCorrectDraftLetterScan(t *testing.T) {
	j := newJourney(t)
	_, who := treated(t, j)
	j.Go(Route{Screen: "health", ID: who, Arg: "medicine"})
	j.tap("Sửa")
	if f := j.form(); f.Value("name") != "Rifampicin 150 mg" || f.Value("for") != "tb" {
		t.Error(f.Values())
	}
	j.enter("Lưu", map[string]string{"dosage": "ngày 3 viên", "why_correct": "bác sĩ đổi liều"})
	j.sees("ngày 3 viên", "đã sửa: bác sĩ đổi liều")
	s := healthOn(t, j.Desk, who, "exam")
	for i := range s.h.Pages { // every kind: saved without a change it says the same
		p := &s.h.Pages[i]
		if p.Slip != "" && p.Letter != nil {
			continue
		}
		s.onCorrect(p)
		j.enter("Lưu", map[string]string{"why_correct": "xem lại"})
		want := *p
		want.Corrected = "xem lại"
		for _, q := range healthOn(t, j.Desk, who, "exam").h.Pages {
			if q.Note.ID == p.Note.ID && entryText(&q) != entryText(&want) {
				t.Errorf("%s: was %s, saved without a change it is %s", p.Kind, entryText(&want), entryText(&q))
			}
		}
	}
	j.Go(Route{Screen: "health", ID: who, Arg: "papers"})
	j.tap("Kế hoạch")
	if f := j.form(); !strings.Contains(f.Value("treat_detox"), "Phác đồ") || !strings.Contains(f.Value("treat_other"), "Lao") {
		t.Error("the record is not offered", f.Values())
	}
	j.enter("Lưu nháp", map[string]string{"treat_review": "lệ thuộc heroin"})
	j.tap("Kế hoạch")
	if f := j.form(); f.Value("treat_review") != "lệ thuộc heroin" {
		t.Error("the draft is gone", f.Values())
	}
	j.enter("Lập và in", map[string]string{"teach_result": "fair", "told": "nơi nhận việc"})
	if p := j.printed.papers; len(p) != 1 || !strings.Contains(strings.Join(p[0].Lines(), "\n"), "III. Giáo dục, tư vấn: Đạt") {
		t.Fatalf("%+v", p)
	}
	j.tap("Mẫu 35")
	j.enter("Lập và in", map[string]string{"number": "02/GXN", "purpose": "nộp Công an"})
	if p := j.printed.papers; len(p) != 1 || p[0].Kind != app.PaperHealthLetter {
		t.Fatalf("%+v", p)
	}
	if len(j.printed.once) != 2 || len(j.printed.names) != 0 {
		t.Errorf("papers that name an illness stay as files: %+v", j.printed)
	}
	for _, name := range j.printed.once {
		if strings.Contains(strings.ToLower(name), "thay thế") || strings.Contains(strings.ToLower(name), "methadone") {
			t.Errorf("the queue of the printer reads %q", name)
		}
	}
	j.sees("Giấy xác nhận điều trị thay thế")
	file := filepath.Join(t.TempDir(), "me.png")
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 600, 800))); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	s = healthOn(t, j.Desk, who, "referral")
	note := s.h.Referrals[1].Note
	s.onScan(note)
	j.enter("Lưu", map[string]string{"file": file})
	s.onScans(note)
	j.sees("Văn bản đồng ý của người đại diện")
	j.tap("Mở")
	if len(j.printed.opened)+len(j.printed.once) != 2 {
		t.Errorf("a scan became a file: %+v", j.printed)
	}
	j.sees("Văn bản đồng ý của người đại diện")
	j.press(fyne.KeyEscape, fyne.KeyEscape)
	if err := os.WriteFile(file, []byte("%PDF-1.4 VIEMGANB"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.onScan(note)
	j.enter("Lưu", map[string]string{"file": file, "scan_name": "Bản án"})
	list, err := j.Office.ScansOf(note)
	if err != nil || len(list) != 2 {
		t.Fatal(list, err)
	}
	s.openScan(note, list[1])
	if once := j.printed.once; len(once) != 3 || len(j.printed.opened) != 0 || once[2] != "Giấy tờ y tế.pdf" {
		t.Errorf("%+v", j.printed)
	}
}

// The census shows figures of the health desk to who belongs to it, and to nobody else.
func TestCensusHealthFigures(t *testing.T) {
	j := newJourney(t)
	treated(t, j)
	s := &census{d: j.Desk, censusAsk: censusAsk{year: 2026, month: 11}}
	var err error
	if s.censusFound, err = findCensus(j.Office, 2026, 11); err != nil {
		t.Fatal(err)
	}
	if len(s.healthActs()) != 1 {
		t.Fatal("the health desk is not offered its figures")
	}
	s.onHealth()
	j.sees("Số liệu y tế", "Lao", "In gửi ra ngoài")
	if text := j.screenText(); strings.Contains(text, "Nguyễn Phước Công") && strings.Contains(text, "Khuynh") {
		t.Error("a name beside a figure")
	}
	j.tap("In gửi ra ngoài")
	if p := j.printed.papers; len(p) != 1 || !strings.Contains(strings.Join(p[0].Lines(), "\n"), "dưới 5") {
		t.Errorf("%v", p[0].Lines())
	}
	for _, role := range app.Roles {
		datatest.As(t, j.Office, role.Name)
		if got := len(s.healthActs()); (got == 1) != (role.Name == "health") {
			t.Errorf("%s is offered %d", role.Name, got)
		}
	}
}

// Every button of every page of Y tế, unlocked: where a dialog opens its first field has the keyboard, Enter does something, Esc
// closes it, and nothing of it is cut.
func TestEveryHealthDialogByKeyboard(t *testing.T) {
	for _, text := range []float32{1, 1.5} {
		j := newJourney(t)
		_, who := treated(t, j)
		fyne.CurrentApp().Settings().SetTheme(kit.NewTheme(false, text))
		opened := map[string]bool{}
		for _, r := range healthRoutes(who) {
			j.Go(r)
			for i := range len(buttons(j.w.Content())) {
				j.Go(Route{Screen: "today"})
				j.Go(r)
				all := buttons(j.w.Content())
				if i >= len(all) {
					continue
				}
				word := strings.Join(kittest.Texts(all[i]), " ")
				test.Tap(all[i])
				if j.w.Canvas().Overlays().Top() == nil {
					continue
				}
				opened[r.Arg+" "+word] = true
				closesByEsc(t, j.w, r.Arg+" "+word)
			}
		}
		if len(opened) < 14 {
			t.Errorf("only %d dialogs at %v: %v", len(opened), text, opened)
		}
	}
}

// By keyboard alone: Enter on a line opens it to be corrected, Ctrl+S keeps the plan as a draft, Enter goes from field to field and
// saves at the last one.
func TestHealthByKeyboard(t *testing.T) {
	j := newJourney(t)
	_, who := treated(t, j)
	j.Go(Route{Screen: "health", ID: who, Arg: "medicine"})
	j.w.Canvas().Focus(j.grid().Focusable())
	j.press(fyne.KeyReturn)
	if f := j.form(); f.Value("name") != "Rifampicin 150 mg" {
		t.Fatal(f.Values())
	}
	j.press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn) // day, name, dose, for, from, to, doctor
	j.keys("xem lại liều")
	if top := j.w.Canvas().Overlays().Top(); top != nil {
		t.Fatalf("not saved at the last field:\n%s", j.screenText())
	}
	j.sees("đã sửa: xem lại liều")
	if j.w.Canvas().Focused() != j.grid().Focusable() {
		t.Errorf("the keyboard is on %T", j.w.Canvas().Focused())
	}
	j.Go(Route{Screen: "health", ID: who, Arg: "papers"})
	j.tap("Kế hoạch")
	j.keys("lệ thuộc heroin")
	j.ctrl(fyne.KeyS)
	if top := j.w.Canvas().Overlays().Top(); top != nil {
		t.Fatal("Ctrl+S does not keep the draft")
	}
	values, _, ok, err := j.Office.DraftOf(planDraft, strconv.FormatInt(healthOn(t, j.Desk, who, "papers").h.Stay, 10))
	if err != nil || !ok || values["treat_review"] != "lệ thuộc heroin" {
		t.Error(values, ok, err)
	}
	for _, d := range rows[app.Draft](j) {
		if strings.Contains(d.Values, "heroin") {
			t.Error("the draft lies in clear")
		}
	}
	datatest.As(t, j.Office, "clerk")
	if _, _, _, err := j.Office.DraftOf(planDraft, "1"); err == nil {
		t.Error("the clerk reads the draft")
	}
	j.Desk.offerDrafts()
	if top := j.w.Canvas().Overlays().Top(); top != nil {
		t.Error("the draft of the health desk is offered to the clerk")
	}
	if len(rows[app.Draft](j)) != 1 {
		t.Error("the draft was thrown away at the start")
	}
}
