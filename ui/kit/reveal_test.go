package kit

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"hoanhap/ui/kit/kittest"
)

// stoodIn tells whether an object stands whole in a scroller.
func stoodIn(s *container.Scroll, o fyne.CanvasObject) bool {
	d := fyne.CurrentApp().Driver()
	y, top := d.AbsolutePositionForObject(o).Y, d.AbsolutePositionForObject(s).Y
	return y >= top && y+o.Size().Height <= top+s.Size().Height
}

// Whatever gets the keyboard in a page that scrolls is brought into view: a field, a choice, a box to tick, a button, a list; also
// where the form is one of several things on the page.
func TestFocusIsScrolledIntoView(t *testing.T) {
	f := NewForm().OneColumn(80)
	for i := range 12 {
		f.Add(&Field{Key: fmt.Sprint("text", i), Label: "Ô"}, &Field{Key: fmt.Sprint("day", i), Label: "Ngày", Kind: KindDate},
			&Field{Key: fmt.Sprint("pick", i), Label: "Chọn", Kind: KindChoice, Options: []Option{{Value: "a", Text: "A"}}}, &Field{Key: fmt.Sprint("tick", i), Kind: KindCheck, Place: "có"})
	}
	g := NewGrid([]Column{{Key: "a", Title: "A", Width: 80}}, func() int { return 3 }, func(int) []Cell { return []Cell{{Text: "x"}} })
	last := NewButton("Lưu", "", "", func() {})
	s := Scrolled(Inset(16, 8, 16, 8, Down(8, NewText("đầu", Body), f, Fixed(0, 100, g), AcrossMid(8, last, Space()))))
	w, _ := window(t, s)
	c := w.Canvas()
	tried := 0
	for _, in := range f.inputs {
		f.goTo(in)
		if !stoodIn(s, in.ctl.object()) {
			t.Errorf("%s has the keyboard out of sight", in.f.Key)
		}
		tried++
	}
	if tried != 48 {
		t.Errorf("%d fields", tried)
	}
	g.Focus()
	if !stoodIn(s, g.list) {
		t.Error("the list has the keyboard out of sight")
	}
	c.Focus(last)
	if !stoodIn(s, last) {
		t.Error("the button has the keyboard out of sight")
	}
	f.FocusFirst()
	if !stoodIn(s, f.inputs[0].ctl.object()) {
		t.Error("going back leads out of sight")
	}
}

// A line added to a list of lines at the foot of the view is seen.
func TestAddedLineIsScrolledIntoView(t *testing.T) {
	f := NewForm().OneColumn(80)
	for i := range 30 {
		f.Add(&Field{Key: fmt.Sprint("text", i), Label: "Ô"})
	}
	f.Wide(&Field{Key: "things", Label: "Tư trang", Kind: KindLines, Usual: []string{"ví"}})
	f.Add(&Field{Key: "after", Label: "Ô"})
	s := f.Scrolled().(*container.Scroll)
	w, _ := window(t, Over(s))
	things := f.inputs[30]
	f.goTo(things)
	for range 4 {
		typed(w, "ví")
		press(w, fyne.KeyReturn)
		if !stoodIn(s, things.ctl.object()) {
			t.Fatalf("of %q the last is out of sight", f.Value("things"))
		}
	}
}

// An open dialog follows its content: a sentence under a wrong field makes it higher at its foot, up to what the window has; then
// the content scrolls and the buttons stay. Put right, it is as before.
func TestDialogFollowsItsContent(t *testing.T) {
	w, _ := window(t, NewText("sau", Body))
	for _, n := range []int{3, 40} {
		f := NewForm().OneColumn(80)
		var wrong []Wrong
		for i := range n {
			f.Add(&Field{Key: fmt.Sprint(i), Label: "Ngày", Width: 104})
			wrong = append(wrong, Wrong{Field: fmt.Sprint(i), Say: "Ngày này không có thật: tháng 2 năm 2026 chỉ có 28 ngày; gõ lại theo ngày, tháng, năm của văn bản."})
		}
		d := &Dialog{Title: "Ghi", Content: Down(8, NewPara("Một câu nói trước.", Quiet, 448), f), First: f.First(), Buttons: []*Button{NewPrimary("Ghi", "", "Enter", func() {})}}
		d.Open(w)
		box := d.sheet.place.Objects[0]
		y, h := box.Position().Y, box.Size().Height
		if box.MinSize().Height > h+0.5 {
			t.Errorf("%d fields: opened %.0f high, needs %.0f", n, h, box.MinSize().Height)
		}
		f.Problems(wrong)
		if n == 3 && (box.Size().Height < h+3*noteHigh || box.Position().Y != y || f.Size().Height < f.MinSize().Height) {
			t.Errorf("%.0f high at %.0f, was %.0f at %.0f; the form has %.0f, needs %.0f", box.Size().Height, box.Position().Y, h, y, f.Size().Height, f.MinSize().Height)
		}
		if low := box.Position().Y + box.Size().Height; low > w.Canvas().Size().Height {
			t.Errorf("%d fields: the box ends at %.0f in a window of %.0f", n, low, w.Canvas().Size().Height)
		}
		if n == 40 {
			f.goTo(f.inputs[39])
			if !stoodIn(d.sheet.scroll, f.inputs[39].ctl.object()) {
				t.Error("the last field of a long dialog is out of sight")
			}
		}
		f.Problems(nil)
		if n == 3 && box.Size().Height != h {
			t.Errorf("put right it is %.0f high, was %.0f", box.Size().Height, h)
		}
		d.Close()
	}
}

// What is wrong with a field is never cut, however long; a label neither.
func TestFaultsAndLabelsAreWhole(t *testing.T) {
	const long = "Số điện thoại này thiếu một chữ số: số di động có mười chữ số, số cố định có mười một chữ số kể cả mã vùng."
	f := NewForm().OneColumn(60)
	f.Add(&Field{Key: "a", Label: "Báo tái nghiện ngày"}, &Field{Key: "b", Label: "Ngày", Width: 104, Under: true})
	window(t, f)
	f.Resize(fyne.NewSize(300, 400))
	for _, key := range []string{"a", "b"} {
		in := f.byKey[key]
		f.Problems([]Wrong{{Field: key, Say: long}})
		lines, words := f.noteLines(in, false, &f.rows[0]), 0
		for _, l := range lines {
			if s, cut := fit(l, Caption, f.noteRoom(in, false, &f.rows[0])); cut {
				t.Errorf("%s: %q", key, s)
			}
			words += len(l) + 1
		}
		if words-1 != len(long) || len(lines) < 3 {
			t.Errorf("%s: %q", key, lines)
		}
	}
	if w := width("Báo tái nghiện ngày", Quiet); f.fieldX(false, &f.rows[0]) < w+6 {
		t.Errorf("the field begins at %.0f, its label is %.0f wide", f.fieldX(false, &f.rows[0]), w)
	}
}

// A column that is not to be cut takes the room of what stands right of it.
func TestWholeColumnIsNotCut(t *testing.T) {
	const long = "Chuyển cơ sở giáo dục bắt buộc / bảo trợ xã hội"
	g := NewGrid([]Column{{Key: "kind", Width: 200, Draw: DrawMark, Whole: true}, {Key: "why", Width: 60, Grow: true}}, func() int { return 2 },
		func(i int) []Cell {
			return [][]Cell{{{Text: long}, {Text: "chỉ tự nguyện"}}, {{Text: "Chết"}, {Text: "được"}}}[i]
		})
	g.NoHead = true
	window(t, g)
	for _, wide := range []float32{364, 470} {
		g.arrange(wide)
		r := newGridRow(g)
		r.show(0)
		r.Resize(fyne.NewSize(wide, 24))
		texts := fmt.Sprint(kittest.Texts(r))
		if !strings.Contains(texts, long) {
			t.Errorf("at %.0f %s", wide, texts)
		}
		if got := strings.Contains(texts, "chỉ tự nguyện"); got != (wide > 400) {
			t.Errorf("at %.0f the reason is drawn: %v", wide, got)
		}
		r.show(1)
		if texts := fmt.Sprint(kittest.Texts(r)); !strings.Contains(texts, "Chết") || !strings.Contains(texts, "được") {
			t.Errorf("at %.0f %s", wide, texts)
		}
	}
}
