package ui

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit/kittest"
)

// again starts the program anew after a power cut and takes up what was half typed: once for the program, once for the form.
func (j *journey) again(screen string) {
	j.Helper()
	j.beat()
	j.restart()
	j.sees(screen + ", giữ lúc 14:02 21/11/2026.")
	j.press(fyne.KeyReturn)
	j.sees("có bản nhập dở lúc 14:02", "Nhập tiếp từ bản đó?")
	j.press(fyne.KeyReturn)
}

func (j *journey) noDrafts() {
	j.Helper()
	if ds, err := j.Office.Drafts(); err != nil || len(ds) != 0 {
		j.Error(ds, err)
	}
}

func TestHalfTypedDecisionIsOfferedAgain(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, datatest.Named("Lò Văn Dũng", on("2026-09-10")))
	j.OpenDecision(rows[stay.Decision](j, "stay_id", id)[0].ID)
	j.fill("term", "12", "judge", "Nguyễn Thị Thẩm")
	j.again("Sửa quyết định")
	j.holds("term", "12", "judge", "Nguyễn Thị Thẩm")
	j.sees("Hết hạn chuyển từ 10/09/2028 sang 10/09/2027")
	j.fill("why", "Tòa án đính chính") // the last field: Enter saves
	if d := rows[stay.Decision](j)[0]; d.Term != 12 {
		t.Fatalf("%+v", d)
	}
	j.noDrafts()
}

func TestHalfTypedCorrectionIsOfferedAgain(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, datatest.Named("Lò Văn Dũng", on("2026-09-10")))
	datatest.Move(t, j.Office, id, stay.Hospital, on("2026-10-01"))
	m := rows[stay.Movement](j, "kind", "hospital")[0]
	j.OpenCorrect(m.ID)
	j.fill("day", "3/10/2026")
	j.again("Sửa biến động")
	j.holds("day", "03/10/2026")
	j.fill("place", "Bệnh viện 09", "why", "ghi nhầm ngày")
	for _, x := range rows[stay.Movement](j, "kind", "hospital") {
		if x.Live() && x.Day != on("2026-10-03") {
			t.Errorf("%+v %s", x, j.screenText())
		}
	}
	j.noDrafts()
}

func TestHalfFilledPapersAreOfferedAgain(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, datatest.Named("Lò Văn Dũng", on("2026-09-10")))
	j.OpenPapers(id)
	j.fill("day", "15/11/2026")
	f := j.form()
	tick, number := "", ""
	for k, v := range f.Values() {
		if len(k) > 6 && k[:6] == "number" && v != "" {
			tick, number = "tick"+k[6:], k
		}
	}
	if tick == "" {
		t.Fatal("no paper has a number", f.Values())
	}
	f.Set(tick, "1")
	f.Set(number, "77")
	j.again("Giấy tờ")
	j.holds("day", "15/11/2026", tick, "1", number, "77")
	j.Back()
	if ds, err := j.Office.Drafts(); err != nil || len(ds) != 1 {
		t.Error("leaving the page drops what was filled in", ds, err)
	}
}

// Who the clerk has said it is comes back with the form, and so does a portrait that is in no file.
func TestEarlierPersonAndPortraitAreInTheDraft(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, func(a *app.Admission) {
		a.Resident.Name, a.Resident.Birth, a.Entry.Day = "Lò Văn Dũng", date.Partial{Y: 1988, M: 1, D: 5}, on("2026-07-10")
	})
	datatest.Move(t, j.Office, id, stay.Complete, on("2026-10-05"))
	src := image.NewRGBA(image.Rect(0, 0, 60, 80))
	src.Set(1, 1, color.RGBA{200, 0, 0, 255})
	var b bytes.Buffer
	if err := png.Encode(&b, src); err != nil {
		t.Fatal(err)
	}
	outer := Outer{Print: j.printed, ClipboardPicture: func() ([]byte, error) { return b.Bytes(), nil }}
	j.Outer = outer
	j.Go(Route{Screen: "admission"})
	j.fill("name", "lo van dung", "birth", "5/1/1988")
	j.tap("Thêm đợt 2")
	j.tap("Dán ảnh đã chép")
	j.beat()
	j.restart()
	j.press(fyne.KeyReturn)
	j.sees("Tiếp nhận đợt 2 của HV00001")
	j.form().FocusOn("status")
	j.keys("")
	j.fill("day", "20/11/2026", "number", "12/QĐ-TA", "decision_day", "20/10/2026", "issuer", "TAND khu vực 3")
	j.ctrl(fyne.KeyS)
	if n := len(rows[app.Resident](j)); n != 1 {
		t.Fatal("a second record of one person", n, j.screenText())
	}
	if p := rows[app.Photo](j); len(p) != 1 || len(p[0].JPEG) == 0 {
		t.Error("the portrait is lost", len(p))
	}
	j.noDrafts()
}

// A half-typed entry of the health desk is kept sealed, offered to nobody else, and opened again with what was typed.
func TestHalfTypedHealthEntryIsKeptSealed(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, datatest.Named("Lê Văn Cường"))
	who := rows[stay.Stay](j, "id", id)[0].ResidentID
	datatest.Accounts(t, j.Office)
	datatest.As(t, j.Office, "health")
	j.Go(Route{Screen: "health", ID: who, Arg: "medicine"})
	j.tap("Ghi thuốc")
	j.form().Set("name", "Rifampicin 150 mg")
	j.beat()
	ds := rows[app.Draft](j)
	if len(ds) != 1 || strings.Contains(ds[0].Values, "Rifampicin") {
		t.Fatalf("the draft stands open in the file: %+v", ds)
	}
	j.press(fyne.KeyEscape) // later
	datatest.As(t, j.Office, "clerk")
	j.restart()
	if j.w.Canvas().Overlays().Top() != nil {
		t.Error("somebody else is offered the draft:", j.screenText())
	}
	datatest.As(t, j.Office, "health")
	j.restart()
	j.sees("Y tế, giữ lúc 14:02 21/11/2026.")
	j.press(fyne.KeyReturn)
	j.sees("Ghi thuốc", "điền lại bản dở lúc 14:02")
	j.holds("name", "Rifampicin 150 mg")
	j.tap("Lưu")
	j.sees("Rifampicin 150 mg")
	j.noDrafts()
}

// The wording of a form is many lines: whichever way they are typed, they are kept, and offered again after a power cut.
func TestHalfTypedWordingIsOfferedAgain(t *testing.T) {
	j := newJourney(t)
	for _, m := range kittest.Methods {
		j.Go(Route{Screen: "form", Arg: "completion_notice.r3"})
		before := j.form().Value("text")
		j.form().FocusOn("text")
		kittest.Play(j.w.Canvas(), m.Send("Đượm Nguyễn"))
		j.press(fyne.KeyReturn)
		kittest.Play(j.w.Canvas(), m.Send("dòng hai"))
		typed := j.form().Value("text")
		if !strings.Contains(typed, "Đượm Nguyễn\ndòng hai") || len(typed) <= len(before) {
			t.Errorf("%s: %.80q", m.Name, typed)
		}
		j.beat()
		j.restart()
		j.sees("Sửa biểu mẫu, giữ lúc 14:02 21/11/2026.")
		j.press(fyne.KeyReturn)
		j.sees("có bản nhập dở lúc 14:02")
		j.press(fyne.KeyReturn)
		j.holds("text", typed)
		j.press(fyne.KeyEscape)
		j.sees("chưa lưu")
		j.view.Leave(func() {})
		for c := j.w.Canvas(); c.Overlays().Top() != nil; {
			c.Overlays().Remove(c.Overlays().Top())
		}
		j.keeping.end()
		if err := j.Office.DropDraft("form", "completion_notice.r3"); err != nil {
			t.Fatal(err)
		}
		j.view.Leave = nil
	}
}
