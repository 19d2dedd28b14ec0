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
	if a, b := halves(long); a+" "+b != long || !twoLines(long) {
		t.Errorf("%q and %q", a, b)
	}
	if a, b := halves("Y"); a != "Y" || b != "" || twoLines("Nguyễn Văn An") {
		t.Errorf("%q and %q", a, b)
	}
	c, ok := headName(long, false).(*fyne.Container)
	if !ok || len(c.Objects) != 2 {
		t.Fatalf("drawn in %v", c)
	}
	c.Resize(c.MinSize())
	if texts := strings.Join(kittest.Texts(c), " "); texts != long {
		t.Errorf("drawn %q", texts)
	}
}
