package ui

import (
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit"
	"hoanhap/ui/kit/kittest"
)

// record opens the record of a stay's person.
func (j *journey) record(stayID int64, arg string) {
	j.Helper()
	for _, s := range rows[stay.Stay](j, "id", stayID) {
		j.Go(Route{Screen: "resident", ID: s.ResidentID, Arg: arg})
		return
	}
	j.Fatalf("no stay %d", stayID)
}

// line is the time line in view; menu does one act of a line of it.
func (j *journey) menu(moment, act string) {
	j.Helper()
	line := found[*kit.Timeline](j)
	for i := range 40 {
		acts := line.OnMenu(i)
		if acts == nil {
			break
		}
		if !strings.Contains(j.momentAt(i), moment) {
			continue
		}
		for _, a := range acts {
			if a.Word == act {
				a.Do()
				return
			}
		}
	}
	j.Fatalf("no %q at %q:\n%s", act, moment, j.screenText())
}

// momentAt is the words of a line: what stands between the day of the line and that of the next.
func (j *journey) momentAt(i int) string {
	r := kittest.Texts(found[*kit.Timeline](j))
	n := -1
	for k, s := range r {
		if _, err := date.Understand(s, j.Office.Today()+36500); err == nil && len(s) == len("01/01/2026") {
			if n++; n == i {
				return strings.Join(r[k:min(len(r), k+5)], "|")
			}
		}
	}
	return ""
}

func TestRecordTellsTheClockAndWhy(t *testing.T) {
	j, stays := register(t)
	j.record(stays["Lê Hoàng Đạt"], "")
	j.sees("Lê Hoàng Đạt", "HV00001", "Còn 467 ngày", "Thứ Năm 02/03/2028", "Đã tính|264", "Tiếp nhận mới", "bắt đầu tính", "Hôm nay")
	if j.w.Canvas().Focused() != fyne.Focusable(found[*kit.Timeline](j)) {
		t.Errorf("the keyboard is with %T", j.w.Canvas().Focused())
	}
	if strings.Contains(j.screenText(), "Thời hạn 24 tháng") {
		t.Fatal("the explanation is open before it is asked for")
	}
	j.ctrl(fyne.KeyE)
	j.sees("Ngày hết thời hạn: 02/03/2028", "Thời hạn 24 tháng", "đã tính 264 ngày, còn 467 ngày")
	j.ctrl(fyne.KeyE)
	if strings.Contains(j.screenText(), "Thời hạn 24 tháng") {
		t.Error("the explanation stays open")
	}
}

func TestRecordWithoutATermAndWhileEscaped(t *testing.T) {
	j, stays := register(t)
	j.record(stays["Hoàng Hòa"], "why")
	j.sees("Chưa có thời hạn", "Đang lập hồ sơ", "Chưa có quyết định ấn định thời hạn")
	j.record(stays["Vũ Đức Ân"], "why")
	j.sees("Chưa xác định", "Nếu trở lại hôm nay thì hết hạn", "Bỏ trốn", "bỏ trốn từ 01/05/2026", "không tính 204")
	j.record(stays["Đặng Quỳnh Ánh"], "")
	j.sees("Đã ra 05/07/2026", "Hoàn thành")
	j.record(stays["Trần Thị Bình"], "")
	j.sees("Còn 74 ngày")
}

func TestSecondRulerInTheLastSixtyDays(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, datatest.Named("Trần Thị Bình", date.Of(2026, 6, 11)), func(a *app.Admission) {
		a.Entry.Status, a.Decision.Term = stay.Voluntary, 6
	})
	j.record(id, "")
	j.sees("Còn 20 ngày", "Việc đến hạn", "11/12")
}

func TestVoidedMovementStaysStruckThroughWithItsReason(t *testing.T) {
	j, stays := register(t)
	id := stays["Vũ Đức Ân"]
	j.record(id, "")
	j.menu("Bỏ trốn", "Hủy biến động")
	j.sees("Hủy “Bỏ trốn” ngày 01/05/2026 của Vũ Đức Ân (HV00003)", "Giữ nguyên")
	j.tap("Hủy biến động") // without a reason nothing is voided
	if n := len(rows[stay.Movement](j, "stay_id", id, "void_why", "")); n != 2 {
		t.Fatalf("%d live movements", n)
	}
	j.write("ghi nhầm người")
	j.tap("Hủy biến động")
	var voided []stay.Movement
	for _, m := range rows[stay.Movement](j, "stay_id", id) {
		if !m.Live() {
			voided = append(voided, m)
		}
	}
	if len(voided) != 1 || voided[0].Kind != stay.Escape || voided[0].VoidWhy != "ghi nhầm người" {
		t.Fatalf("voided %+v", voided)
	}
	j.sees("Có mặt", "kiểm thử hủy 14:02 21/11/2026")
	j.menu("Bỏ trốn", "Nhật ký của dòng này")
	j.sees("Chỉ dòng đang xem", "Hủy biến động", "Lý do: ghi nhầm người", "Bỏ trốn")
	if strings.Contains(j.screenText(), "|Tiếp nhận|14:02") {
		t.Error("the journal behind one line shows others")
	}
}

func TestWholeStayVoided(t *testing.T) {
	j, stays := register(t)
	j.record(stays["Hoàng Hòa"], "")
	j.menu("Tiếp nhận mới", "Hủy cả đợt vì ghi nhầm")
	j.write("ghi hai lần")
	j.tap("Hủy cả đợt")
	j.sees("Chưa vào cơ sở lần nào")
	if s := rows[stay.Stay](j, "id", stays["Hoàng Hòa"]); s[0].VoidWhy != "ghi hai lần" {
		t.Errorf("%+v", s[0])
	}
}

func TestEarlierStaysCanBeChosen(t *testing.T) {
	j, stays := register(t)
	first := stays["Đặng Quỳnh Ánh"]
	who := rows[stay.Stay](j, "id", first)[0].ResidentID
	r := rows[app.Resident](j, "id", who)[0]
	datatest.Stay(t, j.Office, func(a *app.Admission) { a.Resident, a.Entry.Day = r, date.Of(2026, 10, 1) })
	j.record(first, "")
	j.sees("đợt 1", "đợt 2", "Còn 680 ngày")
	j.tap("đợt 1")
	j.sees("Đã ra 05/07/2026")
}

func TestPapersReprintAsIssued(t *testing.T) {
	j, stays := register(t)
	id := stays["Lê Hoàng Đạt"]
	issued, err := j.Office.Issue(app.PaperRequest{Stay: id, Kind: app.PaperEntryCompulsory, Day: date.Of(2026, 3, 2)})
	if err != nil {
		t.Fatal(err)
	}
	r := rows[app.Resident](j, "code", "HV00001")[0]
	r.Name = "LÊ HOÀNG ĐẠT ĐÃ SỬA"
	if err := j.Office.ChangeResident(app.Admission{Resident: r}, "sửa tên"); err != nil {
		t.Fatal(err)
	}
	j.record(id, "papers")
	j.sees("Biên bản giao, nhận hồ sơ, người (cai nghiện bắt buộc)")
	j.grid().OnOpen(0)
	want, err := issued[0].AsIssued()
	if err != nil {
		t.Fatal(err)
	}
	if len(j.printed.opened) != 1 || len(j.printed.papers) != 1 || !reflect.DeepEqual(j.printed.papers[0], want) {
		t.Errorf("opened %v: not the paper as issued", j.printed.opened)
	}
}

func TestEditOfAPerson(t *testing.T) {
	j, stays := register(t)
	j.record(stays["Lê Hoàng Đạt"], "")
	j.press(fyne.KeyF2)
	f := j.form()
	if got := f.Value("name"); got != "Lê Hoàng Đạt" {
		t.Fatalf("the form begins with %q", got)
	}
	f.FocusOn("occupation")
	j.keys("thợ hồ")
	f.FocusOn("relative.0.name")
	j.keys("Lê Thị Mẹ", "mẹ")
	f.FocusOn("relative.0.phone")
	j.keys("0912345678")
	f.FocusOn("identity.0.number")
	j.keys("001 090 000 999")
	f.Set("household", app.GroupPoor)
	f.Set("group_"+app.GroupMerit, "1")
	j.beat() // a power cut here costs nothing: what was typed is written down
	if v, _, ok, err := j.Office.DraftOf("resident", "1"); err != nil || !ok || v["occupation"] != "thợ hồ" {
		t.Fatalf("draft %v %v %v", v, ok, err)
	}
	f.FocusOn("why")
	j.write("bổ sung theo hồ sơ gốc")
	j.ctrl(fyne.KeyS)
	r := rows[app.Resident](j, "code", "HV00001")[0]
	if r.Groups != "poor merit" || r.Occupation != "thợ hồ" || r.Name != "Lê Hoàng Đạt" || r.Birth != (date.Partial{Y: 1990, M: 3, D: 5}) {
		t.Errorf("saved %+v", r)
	}
	family := rows[app.Relative](j, "resident_id", r.ID)
	if len(family) != 1 || family[0].Name != "Lê Thị Mẹ" || family[0].Relation != "mẹ" || family[0].Phone != "0912345678" {
		t.Errorf("family %+v", family)
	}
	if p := rows[app.IdentityPaper](j, "resident_id", r.ID); len(p) != 1 || p[0].Number != "001090000999" {
		t.Errorf("papers %+v", p)
	}
	if _, _, ok, _ := j.Office.DraftOf("resident", "1"); ok {
		t.Error("the draft is still offered after saving")
	}
	if j.now.Arg == "edit" {
		t.Error("the form is still in view")
	}
	j.record(stays["Lê Hoàng Đạt"], "family")
	j.sees("Lê Thị", "Mẹ", "0912345678")
	j.record(stays["Lê Hoàng Đạt"], "history")
	j.sees("Sửa hồ sơ", "bổ sung theo hồ sơ gốc")
	j.record(stays["Lê Hoàng Đạt"], "info")
	j.sees("thợ hồ", "hộ nghèo, ưu đãi người có công với cách mạng", "001090000999", "Quyết định")
}

func TestRemovedRelativeIsWithdrawnAndHalfTypedChangesAreOffered(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, datatest.Named("Nguyễn Văn An"), func(a *app.Admission) { a.Relatives = []app.Relative{{Name: "Trần Văn Cha", Relation: "cha"}} })
	j.record(id, "")
	j.press(fyne.KeyF2)
	f := j.form()
	f.Set("relative.0.name", "")
	f.FocusOn("note")
	j.keys("ghi chú dở")
	j.Back() // asks first
	j.sees("Bỏ những gì vừa sửa?")
	j.tap("Sửa tiếp")
	if j.now.Arg != "edit" {
		t.Fatal("left without an answer")
	}
	// The power goes; the program offers the form again, at once and when it is opened.
	j.beat()
	j.restart()
	j.sees("Sửa lý lịch: Nguyễn Văn An, giữ lúc 14:02 21/11/2026.")
	j.press(fyne.KeyReturn)
	j.sees("có bản nhập dở lúc 14:02 21/11/2026")
	j.tap("Nhập tiếp")
	f = j.form()
	if f.Value("note") != "ghi chú dở" || f.Value("relative.0.name") != "" {
		t.Fatalf("the draft came back as %q, %q", f.Value("note"), f.Value("relative.0.name"))
	}
	j.ctrl(fyne.KeyS)
	family := rows[app.Relative](j)
	if len(family) != 1 || family[0].Live() {
		t.Errorf("family %+v", family)
	}
}

// The ruler is the sum of the clock: what is drawn solid is what counts, and what is hatched what does not.
func TestRulerIsTheSumOfTheClock(t *testing.T) {
	o := seeded(t, 120)
	lines, err := o.Clocks(o.Today())
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for i := range lines {
		c := &lines[i].Clock
		sum := map[kit.SpanKind]int{}
		for _, s := range clockSpans(c) {
			sum[s.Kind] += s.Days
		}
		if !c.HasTerm {
			if len(sum) > 0 {
				t.Errorf("%s has no term and a ruler", lines[i].Stay.Code)
			}
			continue
		}
		n++
		if sum[kit.Counted] != c.Served || sum[kit.Skipped] != c.NotCounted || sum[kit.Left] != max(0, c.Remaining) {
			t.Errorf("%s: drawn %v, clock %d counted, %d not, %d left", lines[i].Stay.Code, sum, c.Served, c.NotCounted, c.Remaining)
		}
	}
	if n < 50 {
		t.Fatalf("only %d clocks were compared", n)
	}
}
