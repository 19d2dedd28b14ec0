package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"golang.org/x/text/unicode/norm"

	"hoanhap/app"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit/kittest"
)

// Whichever way a clerk types, the list and the one box follow each letter and end with the person meant, and the name of
// an admission is stored in its normal form.
func TestTypingFindsAndStores(t *testing.T) {
	j := newJourney(t)
	names := []string{"Nguyễn Thị Đượm", "Đặng Ỷ Thoại", "Lý Quỳnh Ưng"}
	for _, n := range append([]string{"Nguyễn Thị Dung", "Đặng Yên"}, names...) {
		datatest.Stay(t, j.Office, datatest.Named(n))
	}
	for _, m := range kittest.Methods {
		for _, name := range names {
			j.Go(Route{Screen: "today"})
			j.Go(Route{Screen: "residents"})
			j.press(fyne.KeyEscape)
			j.Go(Route{Screen: "residents"})
			kittest.Play(j.w.Canvas(), m.Send(name))
			if n := j.grid().Len(); n != 1 {
				t.Errorf("%s: %d people for %q", m.Name, n, name)
			}
			j.press(fyne.KeyReturn)
			j.sees(name)
			j.ctrl(fyne.KeyF)
			kittest.Play(j.w.Canvas(), m.Send(name))
			j.press(fyne.KeyReturn)
			if j.now.Screen != "resident" {
				t.Errorf("%s: the one box opened %+v for %q", m.Name, j.now, name)
			}
		}
	}
	for _, m := range kittest.Methods {
		j.Go(Route{Screen: "admission"})
		j.form().FocusOn("name")
		kittest.Play(j.w.Canvas(), m.Send("Trương Hữu Nghĩa"))
		j.press(fyne.KeyReturn)
		if got := j.form().Value("name"); got != norm.NFC.String("TRƯƠNG HỮU NGHĨA") {
			t.Errorf("%s: %q", m.Name, got)
		}
		j.form().FocusOn("address")
		kittest.Play(j.w.Canvas(), m.Send("Thôn Đồng Ngữ, ngõ 5"))
		j.press(fyne.KeyReturn)
		if got := j.form().Value("address"); got != "Thôn Đồng Ngữ, ngõ 5" {
			t.Errorf("%s: %q", m.Name, got)
		}
		j.form().FocusOn("day")
		kittest.Play(j.w.Canvas(), m.Send("hôm nay"))
		j.press(fyne.KeyReturn)
		if got := j.form().Value("day"); got != j.Office.Today().Text() {
			t.Errorf("%s: %q for today", m.Name, got)
		}
		j.form().SetClean()
		j.view.Leave = nil // the half-typed form is dropped: the next way of typing begins anew
	}
	if n := len(rows[app.Resident](j)); n != 5 {
		t.Errorf("%d people", n)
	}
}
