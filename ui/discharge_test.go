package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/law"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit/kittest"
)

// nearEnd admits somebody whose old term ends on the day of the tests: the papers follow the law of today (rules.md §3.1).
func nearEnd(j *journey) int64 {
	return datatest.Stay(j.T, j.Office, func(a *app.Admission) {
		a.Resident.Name, a.Entry.Day = "Lò Văn Dũng", on("2025-11-21")
		a.Decision.Term = 12
	})
}

func TestDischargePacketByOneKey(t *testing.T) {
	j := newJourney(t)
	id := nearEnd(j)
	datatest.Stay(t, j.Office, datatest.Named("Bùi Văn Bình"))
	j.Go(Route{Screen: "discharge"})
	j.sees("Hết hạn hôm nay, 21/11/2026.", "Thông báo sắp hoàn thành", "Còn phải làm")
	g := j.grid()
	if g.Row(0)[1].Text != "Lò Văn Dũng" || g.Row(0)[5].Text != "0" {
		t.Fatal("who ends first stands on top", g.Row(0))
	}
	j.look("discharge")
	j.ctrl(fyne.KeyP)
	j.sees("Thông báo chuẩn bị hoàn thành (Mẫu số 51) – Công an cấp xã", "Thông báo chuẩn bị hoàn thành (Mẫu số 51) – Tòa án",
		"Giấy xác nhận chấp hành xong (Mẫu số 50)", "Biên bản giao nhận giấy tờ (Mẫu số 23) – quyết định quản lý sau cai", "Biên bản bàn giao người về nơi cư trú")
	if n := len(rows[app.IssuedPaper](j)); n != 0 {
		t.Fatal("looking issues nothing", n)
	}
	j.look("papers")
	j.set("number2", "7") // biên bản vào và kế hoạch đứng trước thông báo đầu tiên
	j.ctrl(fyne.KeyP)
	issued := rows[app.IssuedPaper](j)
	var kinds []string
	for _, p := range issued {
		kinds = append(kinds, p.Kind+":"+p.Number)
	}
	want := "completion_notice:07/TB-CSCN completion_notice:02/TB-CSCN completion_notice:03/TB-CSCN certificate_compulsory:01/GXN-CSCN handover_minutes_paper: handover_minutes_person:"
	if got := strings.Join(kinds, " "); got != want {
		t.Fatalf("%s\n%s", got, want)
	}
	if p := j.printed; len(p.names) != 1 || len(p.papers) != 8 || p.papers[5].Kind != p.papers[4].Kind || p.papers[3].Draft {
		t.Fatal("one file in order, minutes once for each side, not a draft", p.names, len(p.papers))
	}
	last := strings.Join(j.printed.papers[7].Lines(), "\n")
	if !strings.Contains(last, "01/GXN-CSCN") {
		t.Error("the minutes quote the certificate issued with them:", last)
	}
	j.sees("đã ban hành 07/TB-CSCN, 21/11/2026")
	j.ctrl(fyne.KeyP)
	j.sees("Chưa chọn giấy tờ nào.")
	j.press(fyne.KeyReturn)
	if n := len(rows[app.IssuedPaper](j)); n != 6 {
		t.Fatal("issued twice", n)
	}
	j.reprints(issued[3])
	j.Back()
	j.sees("Còn phải làm", "Kế hoạch tái hòa nhập (Mẫu 19)", "Hoàn thành")
	if strings.Contains(j.screenText(), "Thông báo sắp hoàn thành") {
		t.Error("what is issued is no longer open")
	}
	j.ctrl(fyne.KeyB)
	j.keys("", "")
	j.ctrl(fyne.KeyS)
	j.tap("Ghi")
	if e := j.stayOf(id); e.Timeline.End() == nil || e.Timeline.End().Kind != stay.Complete {
		t.Fatal(j.screenText())
	}
}

// reprints looks up an issued paper in the list at the right and prints it again by Enter.
func (j *journey) reprints(p app.IssuedPaper) {
	j.Helper()
	r := rows[app.Resident](j)[0]
	r.Name = "Tên đã sửa"
	if err := j.Office.ChangeResident(app.Admission{Resident: r}, "thử"); err != nil {
		j.Fatal(err)
	}
	g := j.grid()
	g.Focus()
	for g.Cursor() < 3 {
		j.press(fyne.KeyDown)
	}
	j.press(fyne.KeyReturn)
	asIssued, err := p.AsIssued()
	if err != nil {
		j.Fatal(err)
	}
	if got := j.printed.papers; len(got) != 1 || strings.Join(got[0].Lines(), "\n") != strings.Join(asIssued.Lines(), "\n") {
		j.Error("a reprint is the paper as issued")
	}
}

// Who has long to go gets no certificate by one key: nothing is ticked before its time; the notice comes 30 days before.
func TestNothingIsTickedBeforeItsTime(t *testing.T) {
	j := newJourney(t)
	j.OpenPapers(datatest.Stay(t, j.Office))
	j.sees("Giấy xác nhận chấp hành xong (Mẫu số 50)")
	j.ctrl(fyne.KeyP)
	j.sees("Chưa chọn giấy tờ nào.")
	if n := len(rows[app.IssuedPaper](j)); n != 0 {
		t.Fatal("issued before the time", n)
	}
	j.press(fyne.KeyReturn)
	near := datatest.Stay(t, j.Office, func(a *app.Admission) { a.Entry.Day, a.Decision.Term = on("2025-12-01"), 12 })
	j.OpenPapers(near)
	j.ctrl(fyne.KeyP)
	for _, p := range rows[app.IssuedPaper](j) {
		if p.Kind != app.PaperNotice {
			t.Error("ten days before the end only the notice:", p.Kind)
		}
	}
	if n := len(rows[app.IssuedPaper](j)); n != 3 {
		t.Error("notices", n)
	}
}

func TestNumberTakenStandsBesideItsPaper(t *testing.T) {
	j := newJourney(t)
	id := nearEnd(j)
	if _, err := j.Office.Issue(app.PaperRequest{Stay: id, Kind: app.PaperNotice, Day: on("2026-11-01"), Addressee: app.ToPolice, Serial: 5}); err != nil {
		t.Fatal(err)
	}
	j.OpenPapers(id)
	j.set("number3", "5")
	j.ctrl(fyne.KeyP)
	if f := j.form().Faulty(); len(f) != 1 || f[0] != "số giấy tờ" {
		t.Fatal(f, j.screenText())
	}
	if n := len(rows[app.IssuedPaper](j)); n != 1 {
		t.Fatal("all or none", n)
	}
	j.set("number3", "6")
	j.set("day", "22/11/2026")
	j.ctrl(fyne.KeyP)
	if n := len(rows[app.IssuedPaper](j)); n != 1 || len(j.form().Faulty()) != 1 {
		t.Fatal("issued on a day to come", n, j.form().Faulty())
	}
	j.look("papers-refused")
}

func TestOldPapersForOldDays(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, func(a *app.Admission) { a.Entry.Day, a.Decision.Term = on("2025-03-10"), 15 })
	datatest.Move(t, j.Office, id, stay.Complete, on("2026-06-10"))
	j.OpenPapers(id)
	j.sees("(Mẫu số 46)", "UBND cấp xã", "(Mẫu số 40)")
	if s := j.screenText(); strings.Contains(s, "(Mẫu số 51)") || strings.Contains(s, "(Mẫu số 23)") {
		t.Error("papers of the new law for an act of the old one")
	}
	j.tap("Xem bản nháp")
	if p := j.printed; len(p.opened) != 1 || !p.papers[0].Draft {
		t.Error("a draft opens in the viewer", p.opened)
	}
}

func TestWhoEndsOtherwiseGetsOtherPapers(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, datatest.Named("Lò Văn Dũng"))
	datatest.Move(t, j.Office, id, stay.Mourning, on("2026-10-01"), func(m *app.Move) { m.Due = on("2026-10-07") })
	datatest.Move(t, j.Office, id, stay.Die, on("2026-10-04"), func(m *app.Move) { m.Note = "tai nạn giao thông"; m.Place = "xã Mường Bi" })
	j.OpenPapers(id)
	j.sees("Biên bản xác nhận nguyên nhân chết", "Quyết định cho về chịu tang (Mẫu số 49)")
	if strings.Contains(j.screenText(), "(Mẫu số 50)") {
		t.Error("no certificate for the dead")
	}
	j.ctrl(fyne.KeyP)
	p := rows[app.IssuedPaper](j)
	if len(p) != 1 || p[0].Kind != app.PaperDeath || !strings.Contains(p[0].Lines, "tai nạn giao thông") {
		t.Fatalf("%+v", p)
	}
}

func TestTransitionKeepsTheOldProcedure(t *testing.T) {
	j := newJourney(t)
	id := nearEnd(j)
	if err := j.Office.SetLaw([]app.LawRow{{Key: law.TransitionProcedure, From: on("2026-07-01"), Value: "old", Source: "thử"}}, "thử"); err != nil {
		t.Fatal(err)
	}
	j.OpenPapers(id)
	j.sees("(Mẫu số 46)", "UBND cấp xã")
	if strings.Contains(j.screenText(), "(Mẫu số 51)") {
		t.Error("the old procedure was kept by the setting")
	}
}

func TestEveryEndIsOfferedOrSaysWhyNot(t *testing.T) {
	j := newJourney(t)
	datatest.Stay(t, j.Office, datatest.Named("Lò Văn Dũng"))
	j.Go(Route{Screen: "discharge"})
	for _, k := range app.EndKinds {
		j.sees(j.Office.Words.Say(k))
	}
	j.sees("chỉ tự nguyện")
	j.tap("Chết")
	if !strings.Contains(strings.Join(kittest.Texts(j.w.Canvas().Content()), "|"), "Nguyên nhân") || j.now.Screen != "move" {
		t.Error(j.screenText())
	}
}

// A list without anybody says what to do first; one that is empty by what was asked for says so, and offers to drop it.
func TestEmptyListOfLeaversSaysWhatToDo(t *testing.T) {
	j := newJourney(t)
	j.Go(Route{Screen: "discharge"})
	j.sees("Chưa có ai trong sổ")
	j.look("ra-co-so-trong")
	datatest.Stay(t, j.Office, datatest.Named("Lê Văn Cường"))
	j.Go(Route{Screen: "today"})
	j.Go(Route{Screen: "discharge"})
	j.sees("Cường")
	for _, r := range "zzz" {
		j.w.Canvas().Focused().TypedRune(r)
	}
	j.sees("Không tìm thấy ai", "zzz")
	j.look("ra-co-so-khong-ai")
	j.tap("Bỏ chữ đã gõ")
	j.sees("Cường")
}
