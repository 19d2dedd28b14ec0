package ui

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
)

const card = "017088003127|113456789|Lò Văn Dũng|05011988|Nam|Xóm Kè, Phú Vinh, Tân Lạc, Hòa Bình|12082021"

// fill goes to a field and types into it.
func (j *journey) fill(pairs ...string) {
	j.Helper()
	for i := 0; i < len(pairs); i += 2 {
		j.form().FocusOn(pairs[i])
		j.keys(pairs[i+1])
	}
}

func (j *journey) holds(pairs ...string) {
	j.Helper()
	for i := 0; i < len(pairs); i += 2 {
		if got := j.form().Value(pairs[i]); got != pairs[i+1] {
			j.Errorf("%s: %q, want %q", pairs[i], got, pairs[i+1])
		}
	}
}

// The whole gate by the keyboard, from an empty store to the printed minutes: the card first, Enter from field to field.
func TestAdmitCompulsoryByKeyboard(t *testing.T) {
	j := newJourney(t)
	j.ctrl(fyne.KeyN)
	j.look("admit-empty")
	j.keys(card)
	j.sees("Đã đọc thẻ, điền", "LÒ VĂN DŨNG", "Thứ Ba, 38 tuổi", "Cục Cảnh sát QLHC về TTXH")
	if !strings.Contains(j.screenText(), "nay là") && !strings.Contains(j.screenText(), "xã này đã chia") {
		t.Error("the commune of the card is gone: what took it is said")
	}
	j.keys("", "", "", "", "", "") // tên, giới tính, ngày sinh, số, ngày cấp, nơi cấp
	if j.form().Value("commune") == "" {
		j.fill("commune", "muong hoa phu tho")
	}
	j.fill("address", "xóm Kè", "ethnic", "Mường", "education", "Trung học cơ sở", "occupation", "Thợ xây", "substance", "Heroin")
	j.form().FocusOn("status")
	j.keys("") // bắt buộc
	j.keys("20/11", "1350", "Công an xã Mường Hoa", "Thiếu tá Bùi Văn Hưng", "112/2026/QĐ-TA", "16/11", "TAND khu vực 12 – Phú Thọ", "1")
	j.holds("term", "24", "day", "20/11/2026", "decision_day", "16/11/2026")
	j.keys("", "") // thời hạn, bắt đầu tính
	j.sees("Thứ Hai 20/11/2028", "731 ngày", "thông báo từ 21/10/2028", "tháng · mức của lần thứ 1")
	j.keys("Hà Thị Hường", "Vợ", "0982 114 70")
	j.sees("Thiếu 1 chữ số: số di động có 10 chữ số.", "1 ô cần sửa: điện thoại")
	j.look("admit-full")
	j.ctrl(fyne.KeyP)
	if n := len(rows[stay.Stay](j)); n != 0 {
		t.Fatal("saved with a wrong field")
	}
	j.fill("phone", "0982114703", "health", "tỉnh táo, đi lại bình thường")
	j.fill("things", "điện thoại Nokia cũ")
	j.ctrl(fyne.KeyP)
	s := rows[stay.Stay](j)
	if len(s) != 1 {
		t.Fatal(j.screenText())
	}
	e := j.stayOf(s[0].ID)
	if e.Clock.End != on("2028-11-20") || e.Resident.Name != "Lò Văn Dũng" || e.Resident.Commune == "" || e.Timeline.Entry().Time != "13:50" {
		t.Errorf("%+v %+v", e.Resident, e.Clock)
	}
	if ids := rows[app.IdentityPaper](j); len(ids) != 2 || ids[0].Issued != on("2021-08-12") || ids[1].Number != "113456789" {
		t.Errorf("%+v", ids)
	}
	if d := rows[stay.Decision](j)[0]; d.Number != "112/2026/QĐ-TA" || d.Term != 24 || d.Occurrence != 1 || d.Issuer != "TAND khu vực 12 – Phú Thọ" {
		t.Errorf("%+v", d)
	}
	if th := rows[app.Thing](j); len(th) != 2 || th[0].State != "112/2026/QĐ-TA" || th[1].Text != "điện thoại Nokia cũ" {
		t.Errorf("%+v", th)
	}
	if x := rows[app.Substance](j); len(x) != 1 || x[0].Code != "HER" || !x[0].Main {
		t.Errorf("%+v", x)
	}
	if p := j.printed; len(p.names) != 1 || len(p.papers) != entryCopies || !strings.Contains(strings.Join(p.papers[0].Lines(), "\n"), "LÒ VĂN DŨNG") {
		t.Error("the minutes are printed for both sides", p.names, len(p.papers))
	}
	if p := rows[app.IssuedPaper](j); len(p) != 1 || p[0].Kind != app.PaperEntryCompulsory {
		t.Errorf("%+v", p)
	}
	j.sees("Đã tiếp nhận")
	if k, _ := j.form().At(); k != "card" {
		t.Error("ready for the next person, at", k)
	}
	j.holds("name", "", "number", "", "day", "21/11/2026")
	if ds, err := j.Office.Drafts(); err != nil || len(ds) != 0 {
		t.Error("the draft is gone with the saving", ds, err)
	}
}

func TestAdmitTransferTypesWhatThePapersSay(t *testing.T) {
	j := newJourney(t)
	j.Go(Route{Screen: "admission"})
	j.fill("name", "bùi thị hoa", "sex", "nữ", "birth", "1990")
	j.form().FocusOn("status")
	j.keys("")
	j.fill("day", "1/10/2026", "number", "9/QĐ-TA", "decision_day", "1/3/2026", "issuer", "TAND khu vực 3", "term", "18", "start", "10/3/2026")
	j.form().FocusOn("transfer")
	j.press(fyne.KeySpace)
	j.ctrl(fyne.KeyS)
	if len(rows[stay.Stay](j)) != 0 {
		t.Fatal("saved without the sending centre")
	}
	j.fill("place", "Cơ sở cai nghiện số 2", "not_counted", "12", "reduced", "1")
	j.ctrl(fyne.KeyS)
	if len(rows[stay.Stay](j)) != 0 || j.form().Faulty()[0] != "theo giấy" {
		t.Fatal("saved without the document of what was not counted", j.form().Faulty())
	}
	j.fill("before_paper", "GXN 4/CSCN2")
	j.ctrl(fyne.KeyS)
	s := rows[stay.Stay](j)
	if len(s) != 1 {
		t.Fatal(j.screenText())
	}
	e := j.stayOf(s[0].ID)
	if e.Timeline.Entry().Kind != stay.TransferIn || e.Timeline.Entry().Place != "Cơ sở cai nghiện số 2" || e.Clock.End != on("2027-08-22") ||
		e.Clock.NotCounted != 12 || e.Clock.Reduced != 1 || e.Clock.Unverified {
		t.Errorf("%+v", e.Clock)
	}
	if e.Resident.Name != "Bùi Thị Hoa" || e.Resident.Birth != (date.Partial{Y: 1990}) || e.Resident.Sex != app.Female {
		t.Errorf("%+v", e.Resident)
	}
	if len(j.printed.names) != 0 {
		t.Error("Lưu alone prints nothing")
	}
}

func TestAdmitPreCourtHasNoTerm(t *testing.T) {
	j := newJourney(t)
	j.Go(Route{Screen: "admission"})
	j.fill("name", "Vàng A Chu", "sex", "nam", "birth", "1/2/1999")
	j.form().FocusOn("status")
	j.press(fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	j.sees("Chưa có thời hạn", "Biên bản giao, nhận (Mẫu 31)", "Quyết định giao quản lý (Mẫu 32)", "Số (Mẫu 32)")
	j.fill("number", "31/QĐ-CAX", "issuer", "Công an xã Mường Bi")
	j.ctrl(fyne.KeyP)
	if len(rows[stay.Stay](j)) != 0 || len(j.form().Faulty()) != 1 {
		t.Fatal("a custody paper has a day", j.form().Faulty())
	}
	j.fill("decision_day", "20/11/2026")
	j.ctrl(fyne.KeyP)
	s := rows[stay.Stay](j)
	if len(s) != 1 {
		t.Fatal(j.screenText())
	}
	if e := j.stayOf(s[0].ID); e.Clock.HasTerm || len(e.Decisions) != 1 || e.Decisions[0].Number != "31/QĐ-CAX" {
		t.Errorf("%+v", e.Decisions)
	}
	if p := rows[app.IssuedPaper](j); len(p) != 1 || p[0].Kind != app.PaperEntryVoluntary {
		t.Errorf("%+v", p)
	}
}

func TestAdmitTheSamePersonAgain(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, func(a *app.Admission) {
		a.Resident.Name, a.Resident.Birth, a.Resident.IDNumber = "Lò Văn Dũng", date.Partial{Y: 1988, M: 1, D: 5}, "017088003127"
		a.Resident.HomeTown, a.Entry.Day = "Phú Vinh", on("2026-07-05")
		a.Relatives = []app.Relative{{Name: "Hà Thị Hường", Relation: "Vợ", Phone: "0982114703", Contact: true}}
		a.Identity = []app.IdentityPaper{{Kind: "cccd", Number: "017088003127", Issued: on("2021-08-12")}}
	})
	datatest.Move(t, j.Office, id, stay.Complete, on("2026-10-05"))
	j.Go(Route{Screen: "admission"})
	j.keys(card)
	j.sees("Người này đã có hồ sơ", "Lò Văn Dũng, sinh 05/01/1988, HV00001.", "trùng số định danh · trùng họ tên · trùng ngày sinh")
	j.look("admit-known")
	j.tap("Thêm đợt 2")
	j.holds("contact", "Hà Thị Hường", "home_town", "Phú Vinh", "occurrence", "2")
	j.fill("day", "1/10/2026", "number", "12/QĐ-TA", "decision_day", "20/9/2026", "issuer", "TAND khu vực 3", "phone", "0982114799")
	j.holds("term", "36")
	j.ctrl(fyne.KeyS)
	j.sees("nằm trong đợt D00001-1")
	if f := j.form().Faulty(); len(f) != 1 || f[0] != "ngày, giờ vào" || len(rows[stay.Stay](j)) != 1 {
		t.Fatal("an overlap stands beside the day", f)
	}
	j.fill("day", "6/10/2026")
	j.ctrl(fyne.KeyS)
	stays := rows[stay.Stay](j)
	if len(stays) != 2 || stays[1].ResidentID != stays[0].ResidentID || stays[1].Code != "D00001-2" {
		t.Fatalf("%+v", stays)
	}
	if n := len(rows[app.Resident](j)); n != 1 {
		t.Error("one person, one record", n)
	}
	r := rows[app.Relative](j)
	if len(r) != 1 || r[0].Phone != "0982114799" {
		t.Errorf("%+v", r)
	}
	if ids := rows[app.IdentityPaper](j); len(ids) != 2 {
		t.Errorf("the number is not written twice: %+v", ids)
	}
}

func TestAdmitAsksBeforeASecondRecord(t *testing.T) {
	j := newJourney(t)
	datatest.Stay(t, j.Office, func(a *app.Admission) {
		a.Resident.Name, a.Resident.Birth, a.Resident.IDNumber = "Lò Văn Dũng", date.Partial{Y: 1988, M: 1, D: 5}, ""
	})
	j.Go(Route{Screen: "admission"})
	j.fill("name", "lo van dung", "sex", "nam", "birth", "1988")
	j.sees("Người này đang ở cơ sở", "họ tên gần giống (khác dấu)", "F3")
	j.form().FocusOn("status")
	j.keys("")
	j.fill("number", "12/QĐ-TA", "decision_day", "20/9/2026", "issuer", "TAND khu vực 3")
	j.ctrl(fyne.KeyS)
	if len(rows[stay.Stay](j)) != 1 {
		t.Fatal("saved without a word on who it is")
	}
	j.press(fyne.KeyEscape) // Người khác
	j.ctrl(fyne.KeyS)
	if n := len(rows[app.Resident](j)); n != 2 {
		t.Fatal(n, j.screenText())
	}
}

// Every refusal of the engine, beside its own field.
func TestAdmissionRefusalsStandBesideTheirFields(t *testing.T) {
	j := newJourney(t)
	j.Go(Route{Screen: "admission"})
	j.fill("name", "Lê Văn Tư", "sex", "nam", "birth", "5/1/1988")
	j.form().FocusOn("status")
	j.keys("")
	j.fill("number", "1", "decision_day", "20/9/2026", "issuer", "TAND", "term", "24")
	for _, c := range []struct{ field, wrong, right, name string }{
		{"birth", "5/1/2027", "5/1/1988", "ngày sinh"},
		{"birth", "31/2/1988", "5/1/1988", "ngày sinh"},
		{"day", "22/11/2026", "20/11/2026", "ngày, giờ vào"},
		{"day", "1/1/1980", "20/11/2026", "ngày, giờ vào"},
		{"decision_day", "22/11/2026", "20/9/2026", "ngày"},
		{"term", "0", "24", "thời hạn"},
		{"term", "99", "24", "thời hạn"},
		{"term", "", "24", "thời hạn"},
		{"not_counted", "5", "", "không tính"},
		{"credit", "-3", "", "ngày được trừ"},
		{"time", "25h", "", "giờ"},
	} {
		j.set(c.field, c.wrong)
		j.ctrl(fyne.KeyS)
		if len(rows[stay.Stay](j)) != 0 {
			t.Fatalf("%+v was saved", c)
		}
		bad := append(j.form().Faulty(), j.form().Missing()...)
		if !slices.Contains(bad, c.name) || len(bad) > 2 {
			t.Errorf("%+v: %v", c, bad)
		}
		j.set(c.field, c.right)
	}
	j.ctrl(fyne.KeyS)
	if len(rows[stay.Stay](j)) != 1 {
		t.Fatal(j.form().Faulty(), j.screenText())
	}
}

// set types over what a field holds, or empties it.
func (j *journey) set(field, v string) {
	j.Helper()
	j.form().FocusOn(field)
	if v == "" {
		j.press(fyne.KeyBackspace, fyne.KeyReturn)
		return
	}
	j.keys(v)
}

func TestHalfTypedFormIsOfferedAgain(t *testing.T) {
	j := newJourney(t)
	j.Go(Route{Screen: "admission"})
	j.fill("name", "Lò Văn Dũng", "birth", "5/1/1988")
	j.beat()
	j.restart()
	j.sees("Còn bản nhập dở", "Tiếp nhận: LÒ VĂN DŨNG, giữ lúc 14:02 21/11/2026. Mở lại để nhập tiếp?")
	j.press(fyne.KeyEscape) // để sau
	j.Go(Route{Screen: "admission"})
	j.sees("Có bản nhập dở lúc 14:02 21/11/2026", "LÒ VĂN DŨNG")
	j.tap("Nhập tiếp")
	j.holds("name", "LÒ VĂN DŨNG", "birth", "05/01/1988", "status", "compulsory")
	j.fill("address", "xóm Kè")
	j.beat()
	j.restart()
	j.press(fyne.KeyReturn) // nhập tiếp
	j.holds("name", "LÒ VĂN DŨNG", "address", "xóm Kè")
	j.press(fyne.KeyEscape)
	j.tap("Bỏ, không tiếp nhận")
	if ds, err := j.Office.Drafts(); err != nil || len(ds) != 0 {
		t.Fatal(ds, err)
	}
}

// A half-typed movement comes back for the same people, and goes when it is recorded.
func TestHalfTypedMovementIsOfferedAgain(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office)
	j.OpenMove([]int64{id})
	j.toKind(stay.Hospital)
	j.keys("19/11/2026", "", "Bệnh viện đa khoa")
	j.beat()
	j.restart()
	j.sees("Ghi biến động, giữ lúc 14:02 21/11/2026.")
	j.press(fyne.KeyReturn)
	j.holds("day", "19/11/2026", "place", "Bệnh viện đa khoa")
	j.ctrl(fyne.KeyS)
	if m := rows[stay.Movement](j, "kind", "hospital"); len(m) != 1 {
		t.Fatal(j.screenText())
	}
	if ds, err := j.Office.Drafts(); err != nil || len(ds) != 0 {
		t.Fatal(ds, err)
	}
}

// beat is what the timer does every second.
func (j *journey) beat() {
	j.Helper()
	if j.keeping == nil {
		j.Fatal("nothing is being kept")
	}
	j.keeping.look()
}

// restart opens the program anew on the same file, as after a power cut: nothing is left in an orderly way.
func (j *journey) restart() {
	j.Helper()
	j.w.Canvas().Unfocus()
	j.Desk = NewDesk(j.w, j.Office, Outer{Print: j.printed})
}

func TestPortraitFromAFile(t *testing.T) {
	j := newJourney(t)
	file := filepath.Join(t.TempDir(), "ảnh.png")
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 60, 80))); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	j.Go(Route{Screen: "admission"})
	j.fill("name", "Vàng A Chu", "sex", "nam", "birth", "1999")
	j.form().FocusOn("status")
	j.press(fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	j.fill("photo", file+".không có")
	j.ctrl(fyne.KeyS)
	if f := j.form().Faulty(); len(f) != 1 || len(rows[stay.Stay](j)) != 0 {
		t.Fatal("a file that is not there", f)
	}
	j.fill("photo", file)
	j.sees("đã đọc ảnh")
	j.ctrl(fyne.KeyS)
	if p := rows[app.Photo](j); len(p) != 1 || len(p[0].JPEG) == 0 {
		t.Fatal(len(p), j.screenText())
	}
}

// A name or a number typed into the first field, where the card is scanned, goes where it belongs; the next key goes on from there.
func TestTypingStraightAway(t *testing.T) {
	j := newJourney(t)
	j.Go(Route{Screen: "admission"})
	j.keys("lò văn dũng")
	j.holds("card", "", "name", "LÒ VĂN DŨNG")
	if k, _ := j.form().At(); k != "name" || len(j.form().Faulty()) != 0 {
		t.Error(k, j.form().Faulty())
	}
	j.form().FocusOn("card")
	j.keys("017088003127")
	j.holds("card", "", "name", "LÒ VĂN DŨNG", "id_number", "017088003127")
	j.form().FocusOn("card")
	j.keys("017088003127|113456789|Lò")
	if f := j.form().Faulty(); len(f) != 1 {
		t.Error("half a card is taken", f, j.form().Values())
	}
	j.form().SetClean()
	j.view.Leave = nil
}

func TestAdmitNoEndFromAWrongTerm(t *testing.T) {
	j := newJourney(t)
	j.Go(Route{Screen: "admission"})
	j.fill("birth", "1990", "day", "hôm nay", "decision_day", "-1", "term", "99")
	j.sees("Ngày hết hạn hiện ở đây", "Ghi số nguyên từ 1 đến 60.")
	j.fill("issued", "1/1/2030")
	j.sees("Ngày này chưa tới")
}
