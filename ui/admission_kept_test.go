package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/stay"
	"hoanhap/ui/kit"
)

// Who was put off keeps what was typed of him when others are typed after him; each is offered by name, and dropped only after a question.
func TestHalfTypedAdmissionsAreKeptEach(t *testing.T) {
	j := newJourney(t)
	j.Go(Route{Screen: "admission"})
	j.fill("name", "Lò Văn Dũng", "birth", "5/1/1988")
	j.beat()
	j.restart()
	j.press(fyne.KeyEscape) // later
	j.Go(Route{Screen: "admission"})
	j.fill("name", "Vũ Đức Ân")
	j.beat()
	j.Go(Route{Screen: "today"})
	j.Go(Route{Screen: "admission"})
	j.sees("LÒ VĂN DŨNG", "VŨ ĐỨC ÂN")
	j.fill("name", "Trần Văn Đạt")
	j.restart()

	j.sees("Tiếp nhận: LÒ VĂN DŨNG, giữ lúc")
	j.press(fyne.KeyEscape)
	j.sees("Tiếp nhận: VŨ ĐỨC ÂN, giữ lúc")
	j.tap("Bỏ")
	j.sees("Bỏ bản nhập dở?", "VŨ ĐỨC ÂN", "không lấy lại được")
	j.press(fyne.KeyReturn) // the safe answer: asked again
	j.sees("Tiếp nhận: VŨ ĐỨC ÂN, giữ lúc")
	j.look("kept-start")
	j.tap("Bỏ")
	j.tap("Bỏ bản nhập dở")
	if x := j.w.Canvas().Overlays().Top(); x != nil {
		t.Fatal("there is nothing else to ask about", j.screenText())
	}
	names := func() (out []string) {
		for _, x := range rows[app.Draft](j) {
			v, _, _, err := j.Office.DraftOf(x.Screen, x.About)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, v["name"])
		}
		return out
	}
	if got := names(); len(got) != 1 || got[0] != "LÒ VĂN DŨNG" {
		t.Fatal(got)
	}
	j.Go(Route{Screen: "admission"})
	j.fill("name", "Trần Văn Đạt")
	j.beat()
	j.Go(Route{Screen: "today"})
	j.Go(Route{Screen: "admission"})
	j.look("kept-side")
	j.tap("Nhập tiếp")
	j.holds("name", "LÒ VĂN DŨNG", "birth", "05/01/1988")
	j.form().FocusOn("address")
	j.keys("xóm Kè")
	j.beat()
	if got := names(); len(got) != 2 {
		t.Fatal("going on with one must leave the other", got)
	}
	j.press(fyne.KeyEscape)
	j.tap("Bỏ, không tiếp nhận")
	if got := names(); len(got) != 1 || got[0] != "TRẦN VĂN ĐẠT" {
		t.Fatal(got)
	}
	j.sees("TRẦN VĂN ĐẠT")
	if j.form().Dirty() {
		t.Error("the form is not empty")
	}
	j.tap("Bỏ") // from the list at the right
	j.sees("Bỏ bản nhập dở?")
	j.tap("Bỏ bản nhập dở")
	j.noDrafts()
}

// A form that is taken up again has the keyboard where the typing stopped.
func TestTheKeyboardIsWhereTheTypingStopped(t *testing.T) {
	j := newJourney(t)
	j.Go(Route{Screen: "admission"})
	j.fill("name", "Lò Văn Dũng", "birth", "5/1/1988")
	j.form().FocusOn("address")
	j.write("xóm K")
	j.beat()
	j.restart()
	j.press(fyne.KeyReturn)
	if at, _ := j.form().At(); at != "address" {
		t.Errorf("the keyboard is in %q", at)
	}
	j.write("è")
	if v := j.form().Value("address"); v != "xóm Kè" {
		t.Errorf("typing on makes %q", v)
	}
	j.beat()
	j.Go(Route{Screen: "today"})
	j.Go(Route{Screen: "admission"})
	j.tap("Nhập tiếp")
	if at, _ := j.form().At(); at != "address" {
		t.Errorf("from the list: the keyboard is in %q", at)
	}
	v := j.form().Values()
	delete(v, draftAt) // as one kept by an older program
	if err := j.Office.KeepDraft(admissionDraft, "", v); err != nil {
		t.Fatal(err)
	}
	j.restart()
	j.press(fyne.KeyReturn)
	at, _ := j.form().At()
	var x *kit.Field
	for _, f := range j.form().Fields() {
		if f.Key == at {
			x = f
		}
	}
	if x == nil || !x.Required || j.form().Value(at) != "" {
		t.Errorf("the keyboard is in %q, not in the first that is missing", at)
	}
	if n := len(rows[stay.Stay](j)); n != 0 {
		t.Error(n)
	}
}
