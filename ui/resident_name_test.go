package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"hoanhap/ui/kit/kittest"
)

// The longest name stands whole in the head of the record, on two lines; a usual one on one.
func TestLongestNameOnTwoLines(t *testing.T) {
	newJourney(t)
	const long = "Nguyễn Hoàng Thiên Phượng Uyển Nghi Công Tằng Tôn Nữ Quỳnh"
	if a, b := halves(long); a+" "+b != long {
		t.Errorf("%q and %q", a, b)
	}
	if a, b := halves("Y"); a != "Y" || b != "" {
		t.Errorf("%q and %q", a, b)
	}
	c, ok := headName(long, nameRoom).(*fyne.Container)
	if !ok || len(c.Objects) != 2 {
		t.Fatalf("drawn in %v", c)
	}
	c.Resize(c.MinSize())
	if texts := strings.Join(kittest.Texts(c), " "); texts != long {
		t.Errorf("drawn %q", texts)
	}
}

// The head of a record is whole in both windows, with the longest name, two stays and the state; after the window was widened or
// narrowed it is laid out for what it has now.
func TestRecordHeadFollowsTheWindow(t *testing.T) {
	j := newJourney(t)
	_, who := lived(t, j.Office)
	j.Go(Route{Screen: "resident", ID: who})
	for _, wide := range []float32{1366, 1093, 1920, 910, 1366} {
		j.w.Resize(fyne.NewSize(wide, 696))
		settle(j.w.Content())
		if m := j.view.Content.MinSize(); m.Width > wide-172 {
			t.Errorf("at %.0f the record needs %.0f", wide, m.Width)
		}
		texts := strings.Join(kittest.Texts(j.view.Content), "|")
		for _, want := range []string{"Nguyễn Phước Công Tằng Tôn Nữ", "Huyền Trân Thục Quyên Khuynh", "đợt 2", "Bắt buộc", "Có mặt"} {
			if !strings.Contains(texts, want+"|") {
				t.Errorf("at %.0f %q is not whole in %s", wide, want, texts[:min(300, len(texts))])
			}
		}
	}
}
