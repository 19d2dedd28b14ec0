package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"hoanhap/assets"
	"hoanhap/ui/kit"
)

// The window may speak English; what is printed stays Vietnamese to the last letter.
func TestPapersStayVietnamese(t *testing.T) {
	j := newJourney(t)
	id := nearEnd(j)
	j.OpenPapers(id)
	j.ctrl(fyne.KeyP)
	var want []string
	for _, p := range j.printed.papers {
		want = append(want, strings.Join(p.Lines(), "\n"))
	}
	if err := kit.LoadWords(assets.Lang(), "en"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := kit.LoadWords(assets.Lang(), "vi"); err != nil {
			t.Error(err)
		}
	})
	e := &journey{T: t, w: j.w, printed: &tray{}}
	e.Desk = NewDesk(j.w, j.Office, Outer{Print: e.printed})
	e.OpenPapers(id)
	list, err := e.Office.StayPapers(id, e.Office.Today())
	if err != nil || len(list) == 0 {
		t.Fatal(err)
	}
	for _, x := range list {
		s := strings.Join(x.Print.Lines(), "\n")
		for _, w := range []string{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"} {
			if !strings.Contains(s, w) {
				t.Errorf("%s: %q is missing", x.Kind, w)
			}
		}
		for _, w := range []string{" the ", "Male", "Female", "Date", "Signed", "DRAFT", "day(s)", " of "} {
			if strings.Contains(s, w) {
				t.Errorf("%s holds English: %q", x.Kind, w)
			}
		}
	}
	issued := ""
	for _, x := range list {
		issued += strings.Join(x.Print.Lines(), "\n") + "\n"
	}
	for i := range want {
		if !strings.Contains(issued, want[i]) {
			t.Error("a reprint changed with the language of the window")
		}
	}
}
