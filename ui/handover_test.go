package ui

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/due"
	"hoanhap/app/handover"
	"hoanhap/app/law"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit"
)

// leavers are n people of a few communes whose term ends within this month, on one day.
func leavers(j *journey, n int) (ids []int64, communes []string) {
	j.Helper()
	for _, p := range j.Office.Places.Provinces()[:1] {
		for _, c := range j.Office.Places.Communes(p.Code)[:5] {
			communes = append(communes, c.Code)
		}
	}
	for i := range n {
		end := on("2026-11-03")
		ids = append(ids, datatest.Stay(j.T, j.Office, func(a *app.Admission) {
			a.Resident.Code, a.Stay.Code = fmt.Sprintf("HV9%02d", i), fmt.Sprintf("D9%02d", i)
			a.Resident.Name = []string{"Lê Văn Cường", "Hà Minh Đức", "Trần Thị Hạnh", "Vì Văn Ơn"}[i%4]
			a.Resident.Commune, a.Resident.CommuneList = communes[i%5], app.Catalogue
			a.Entry.Day = end.AddMonths(-24)
		}))
	}
	return ids, communes
}

// Twenty people complete this month: from Hôm nay notices and certificates are issued in batch, they are let go, three
// communes answer, one sends back, and the book shows the rest as late; reminders go out in one run.
func TestTwentyComeHome(t *testing.T) {
	j := newJourney(t)
	j.opened(t)
	ids, _ := leavers(j, 20)
	j.Go(Route{Screen: "today"})
	j.tap("In cả 20") // notices: the first group, late
	j.tap("Ban hành và in")
	if got := rows[app.PaperHead](j, "kind", app.PaperNotice); len(got) != 60 {
		t.Fatalf("%d notices", len(got))
	}
	if len(j.printed.papers) != 60 || len(j.printed.names) != 1 {
		t.Fatalf("%d papers in %d files", len(j.printed.papers), len(j.printed.names))
	}
	j.tap("In cả 20") // plans of reintegration
	j.tap("Ban hành và in")
	if got := rows[app.PaperHead](j, "kind", app.PaperReintegration); len(got) != 20 {
		t.Fatalf("%d plans", len(got))
	}
	j.tap("In cả 20") // certificates with the minutes that hand over
	j.tap("Ban hành và in")
	if got := rows[app.PaperHead](j, "kind", app.PaperCertCompulsory); len(got) != 20 {
		t.Fatalf("%d certificates", len(got))
	}
	if got := rows[app.PaperHead](j, "kind", app.PaperHandPerson); len(got) != 20 {
		t.Fatalf("%d minutes", len(got))
	}
	if err := j.Office.RecordMany(app.Move{Movement: stay.Movement{Kind: stay.Complete, Day: on("2026-11-06")}}, ids); err != nil {
		t.Fatal(err)
	}
	j.Done()
	j.Go(Route{Screen: "handover"})
	j.sees("Bàn giao", "20 người", "Quá hạn", "quá 8 ngày", "chưa có quyết định quản lý sau cai")
	s := j.kept["handover"].(*handovers)
	answer := func(i int, kind string) {
		t.Helper()
		s.grid.Pick(i)
		j.tap("Ghi xã trả lời")
		f := j.form()
		f.Set("kind", kind)
		f.Set("day", "20/11/2026")
		f.Set("paper", "12/CAX")
		if kind == string(handover.Returned) {
			f.Set("reason", "not_resident")
		}
		j.tap("Ghi trả lời")
	}
	for range 3 {
		answer(indexOfState(s, handover.Released), string(handover.Acknowledged))
	}
	answer(indexOfState(s, handover.Released), string(handover.Returned))
	count := map[handover.State]int{}
	late := 0
	for _, l := range s.book {
		count[l.State]++
		if l.Late > 0 {
			late++
		}
	}
	if count[handover.Acked] != 3 || count[handover.SentBack] != 1 || count[handover.Released] != 16 || late != 17 {
		t.Fatalf("%v, %d late", count, late)
	}
	lines, err := j.Office.Due(j.Office.Today(), 0)
	if err != nil {
		t.Fatal(err)
	}
	acks := 0
	for _, l := range lines {
		if l.Code == due.Ack {
			acks++
		}
	}
	if acks != 17 { // the work list and the book say the same
		t.Fatalf("%d on the work list", acks)
	}
	j.look("ban-giao")
	s.views.Choose(1)
	s.view = 1
	s.show()
	j.sees("Chờ trả lời", "Đã xác nhận")
	j.look("ban-giao-xa")
	s.view = 0
	s.show()
	j.printed.names = nil
	j.ctrl(fyne.KeyR) // Nhắc xã quá hạn, without the mouse
	j.tap("Ban hành và in")
	if n := len(rows[app.PaperHead](j, "kind", app.PaperReminder)); n < 4 || n > 5 || len(j.printed.names) != 1 || len(j.printed.papers) != n {
		t.Fatalf("%d letters, printed %v", n, j.printed.names)
	}
	if n := len(rows[app.HandoverStep](j, "kind", string(handover.Reminded))); n != 17 {
		t.Fatalf("%d people reminded of", n)
	}
	j.ctrl(fyne.KeyP)
	if len(j.printed.names) != 2 || j.printed.names[1] != "Sổ bàn giao" {
		t.Fatalf("%v", j.printed.names)
	}
}

// Every act of the panel is reached from the list without the mouse: the steps, the monitoring decision, what follows the release.
func TestHandoverByKeyAlone(t *testing.T) {
	j := newJourney(t)
	j.opened(t)
	ids, _ := leavers(j, 1)
	if err := j.Office.RecordMany(app.Move{Movement: stay.Movement{Kind: stay.Complete, Day: on("2026-11-06")}}, ids); err != nil {
		t.Fatal(err)
	}
	j.Done()
	j.Go(Route{Screen: "handover", ID: ids[0]})
	j.ctrl(fyne.KeyG)
	j.sees(kit.T("handover.next.ack"), kit.T("handover.next.decision"), kit.T("handover.monitoring"), kit.T("handover.device"), kit.T("handover.register"),
		kit.T("handover.after.write"), kit.T("handover.after.reported"), kit.T("handover.papers"))
	j.press(fyne.KeyDown)
	j.press(fyne.KeyReturn)
	if j.w.Canvas().Overlays().Top() == nil {
		t.Error("Enter on the menu opens nothing")
	}
}

// opened says since when the book is kept, so that work before today is raised.
func (j *journey) opened(t *testing.T) {
	t.Helper()
	if err := j.Office.SetLaw([]app.LawRow{{Key: law.DueFrom, From: on("2026-01-01"), Value: "2026-01-01", Source: "ngày mở sổ"}}, ""); err != nil {
		t.Fatal(err)
	}
}

func indexOfState(s *handovers, st handover.State) int {
	for i := range s.shown {
		if s.shown[i].State == st {
			return i
		}
	}
	return -1
}

// What came is typed in at the side: the decision, its waiver, the place of one without residence, the after-care.
func TestHandoverSide(t *testing.T) {
	j := newJourney(t)
	j.opened(t)
	ids, _ := leavers(j, 1)
	j.Go(Route{Screen: "handover", ID: ids[0]})
	s := j.kept["handover"].(*handovers)
	j.sees("Đang chuẩn bị", "Hết thời hạn 03/11/2026", "chưa in đủ thông báo")
	s.side.onDecision()
	f := j.form()
	if f.Value("months") != "24" || f.Value("from") != "03/11/2026" || !strings.HasPrefix(f.Value("issuer"), "Chủ tịch UBND") {
		t.Fatalf("%v", f.Values())
	}
	f.Set("number", "15/QĐ-UBND")
	j.tap("Ghi đã nhận")
	j.sees("Có quyết định sau cai, 21/11/2026", "Quyết định quản lý sau cai", "15/QĐ-UBND")
	s.side.onMonitoring()
	j.form().Set("number", "04/QĐ-CAX")
	j.tap("Ghi đã nhận")
	j.sees("Giám sát điện tử: 04/QĐ-CAX", "chưa ghi lắp thiết bị giám sát")
	s.side.onDevice()
	j.form().Set("device", "GS-12")
	j.form().Set("position", "cổ chân trái")
	j.tap("Ghi")
	j.sees("Lắp thiết bị giám sát, GS-12, cổ chân")
	papers, err := j.Office.StayPapers(ids[0], j.Office.Today())
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, p := range papers {
		if p.Kind == app.PaperMonitoring {
			found = strings.Contains(strings.Join(p.Print.Lines(), "\n"), "GS-12")
		}
	}
	if !found {
		t.Error("no minutes of the monitoring")
	}
	minutes, err := j.Office.Prepare(app.PaperRequest{Stay: ids[0], Kind: app.PaperHandPaper, Day: j.Office.Today(), Handed: app.HandedAftercare})
	if err != nil || !strings.Contains(strings.Join(minutes[0].Paper.Lines(), "\n"), "số 15/QĐ-UBND") {
		t.Errorf("the decision is not quoted: %v %v", minutes, err)
	}
	datatest.Move(t, j.Office, ids[0], stay.Complete, on("2026-11-03"))
	j.Done()
	j.sees("Sau khi về", "chưa có người giúp đỡ", "chưa có kế hoạch giúp đỡ")
	s.side.onAfter()
	j.form().Set("helper", "Hà Thị Mây")
	j.form().Set("loan", "50.000.000")
	j.tap("Ghi")
	j.sees("Hà Thị Mây", "50.000.000")
	s.side.onReport()
	j.form().Set("number", "11")
	j.tap("Ghi")
	j.sees("tháng 11/2026")
	j.look("ban-giao-mot")
}

// What communes report of rehabilitation at home is added up for the province.
func TestCommuneReports(t *testing.T) {
	j := newJourney(t)
	_, communes := leavers(j, 1)
	j.Go(Route{Screen: "handover"})
	s := j.kept["handover"].(*handovers)
	s.view = 2
	s.show()
	j.sees("Kỳ này chưa có xã nào báo cáo")
	for i, n := range []string{"4", "7"} {
		s.home.ask(nil)
		f := j.form()
		f.Set("commune", communes[i])
		f.Set("people", n)
		f.Set("contacts", "10")
		j.tap("Ghi")
	}
	j.sees("Cộng", "11", "20")
	s.home.ask(&s.home.lines[0].CommuneReport)
	j.form().Set("people", "5")
	j.tap("Ghi")
	if s.home.sum.People != 12 && s.home.sum.People != 9 {
		t.Errorf("%+v", s.home.sum)
	}
	if len(s.home.lines) != 2 {
		t.Errorf("%d lines", len(s.home.lines))
	}
	// A quarter: people as last reported, what happened added up, and how many months came.
	october := s.home.sum
	s.home.step(1)
	s.home.ask(nil)
	for k, v := range map[string]string{"commune": communes[0], "people": "3", "contacts": "5"} {
		j.form().Set(k, v)
	}
	j.tap("Ghi")
	j.tap("Quý")
	j.sees("quý 4/2026", "2 tháng báo cáo", "1 tháng báo cáo")
	was := 0
	for _, r := range rows[app.CommuneReport](j, "commune", communes[0], "month", 10) {
		if r.Live() {
			was = r.People
		}
	}
	if got := s.home.sum; got.Contacts != october.Contacts+5 || got.People != october.People-was+3 {
		t.Errorf("the quarter %+v after October %+v", got, october)
	}
	j.look("ban-giao-cong-dong")
}

// A movement with a decision offers it at once; the record shows the handover, and an admission tells the earlier one.
func TestMovementOffersItsPaper(t *testing.T) {
	j := newJourney(t)
	j.opened(t)
	ids, _ := leavers(j, 1)
	j.offerPaper(ids[0], app.Move{Movement: stay.Movement{StayID: ids[0], Kind: stay.Hospital, Day: on("2026-11-01")}})
	if j.w.Canvas().Overlays().Top() != nil {
		t.Fatal("a paper for a hospital")
	}
	datatest.Move(t, j.Office, ids[0], stay.Mourning, on("2026-10-20"), func(m *app.Move) { m.Due = on("2026-10-25") })
	j.offerPaper(ids[0], app.Move{Movement: stay.Movement{StayID: ids[0], Kind: stay.Mourning, Day: on("2026-10-20")}})
	j.sees("Quyết định cho phép về chịu tang")
	j.tap("Ban hành và in")
	if got := rows[app.PaperHead](j, "kind", app.PaperMourning); len(got) != 1 || got[0].Number != "01/QĐ-CSCN" || len(j.printed.names) != 1 {
		t.Fatalf("%+v", got)
	}
	j.offerPaper(ids[0], app.Move{Movement: stay.Movement{StayID: ids[0], Kind: stay.Mourning, Day: on("2026-10-20")}})
	if j.w.Canvas().Overlays().Top() != nil {
		t.Fatal("offered again")
	}
	datatest.Move(t, j.Office, ids[0], stay.Back, on("2026-10-25"))
	datatest.Move(t, j.Office, ids[0], stay.Complete, on("2026-11-03"))
	who := j.stayOf(ids[0]).Resident.ID
	if text := j.earlierHandover(who); !strings.Contains(text, "Chờ xã xác nhận, ra 03/11/2026, xã") {
		t.Errorf("%q", text)
	}
	j.Go(Route{Screen: "resident", ID: who})
	j.tap("Bàn giao") // the sidebar has the word too: the book opens
	j.sees("Chờ xã xác nhận")
}

// An old address is mapped; a commune that was split is asked with the official note of each part.
func TestHomeIsAsked(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, datatest.Named("Bùi Văn Ình", on("2024-12-01")), func(a *app.Admission) {
		a.Resident.Address = "Số 5, Phường Cống Vị, Quận Ba Đình, Hà Nội"
	})
	j.Go(Route{Screen: "handover", ID: id})
	j.sees("chưa rõ xã nơi cư trú hiện nay")
	j.tap("Chọn xã hiện nay")
	j.sees("Ghi trong hồ sơ: Số 5, Phường Cống Vị", "nay là phường Giảng Võ, thành phố Hà Nội: Nhập một")
	j.look("ban-giao-xa-cu")
	f := j.form()
	if f.Value("commune") != "" {
		t.Fatal("a split commune was decided")
	}
	f.Set("commune", "00008")
	j.tap("Ghi")
	j.sees("phường Ngọc Hà")
	if r := rows[app.Resident](j, "name", "Bùi Văn Ình")[0]; r.Commune != "00008" || r.CommuneList != app.Catalogue || !strings.Contains(r.Address, "Cống Vị") {
		t.Errorf("%+v", r)
	}
}
