package kit

import (
	"context"
	"errors"
	"fmt"
	"image"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"hoanhap/ui/kit/kittest"
)

func says(root fyne.CanvasObject, words ...string) error {
	got := strings.Join(kittest.Texts(root), "|")
	for _, w := range words {
		if !strings.Contains(got, w) {
			return fmt.Errorf("no %q in %s", w, got)
		}
	}
	return nil
}

func TestDangerousQuestion(t *testing.T) {
	b := NewButton("x", "", "", nil)
	w, _ := window(t, b)
	w.Canvas().Focus(b)
	done := 0
	ask := func() *Dialog {
		return Ask(w, Question{Title: "Cho ra?", Text: "Cho Bùi Văn Bình ra ngày 25/12/2026?", Yes: "Cho ra", No: "Giữ nguyên", Danger: true, Do: func() { done++ }})
	}
	d := ask()
	if err := says(d.sheet, "Cho ra?", "Bùi Văn Bình", "Giữ nguyên"); err != nil {
		t.Error(err)
	}
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if done != 0 || d.Shown() {
		t.Error("Enter takes the safe answer")
	}
	if w.Canvas().Focused() != fyne.Focusable(b) {
		t.Error("the keyboard returns to where it was")
	}
	d = ask()
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if done != 0 || d.Shown() {
		t.Error("Esc closes")
	}
	d = ask()
	kittest.TapText(d.sheet, "Cho ra")
	if done != 1 || d.Shown() {
		t.Error("a click on the act does it")
	}
}

func TestPlainQuestionAndTell(t *testing.T) {
	w, _ := window(t, Gap(1, 1))
	done := false
	Ask(w, Question{Title: "Lưu?", Text: "Lưu bản nháp?", Do: func() { done = true }})
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !done {
		t.Error("Enter confirms")
	}
	d := Failed(w, "Không ghi được vào đĩa.", "140233")
	if err := says(d.sheet, "Không ghi được vào đĩa.", "140233"); err != nil {
		t.Error(err)
	}
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	k := NewKeys(w.Canvas())
	k.Window(Shortcut{Key: fyne.KeyF, Ctrl: true, Word: "kit.key.search"}, Shortcut{Key: fyne.KeyEscape, Word: "kit.key.back"})
	d = ShowKeys(w, k)
	if err := says(d.sheet, "Ctrl+F", "tìm", "Esc"); err != nil {
		t.Error(err)
	}
	if !k.Do(fyne.KeyEscape, false) || d.Shown() {
		t.Error("Esc closes the list of keys")
	}
}

func TestWorkList(t *testing.T) {
	var did []string
	line := func(name string, late bool) WorkLine {
		return WorkLine{Late: late, When: "quá 2 ngày", Name: name, Detail: "Còn thiếu", Due: "hết hạn 20/12", Act: "In thông báo",
			Do: func() { did = append(did, name) }, Open: func() { did = append(did, "mở "+name) }}
	}
	l := NewWorkList([]WorkGroup{{Title: "Thông báo", Note: "Mẫu 51", Act: "In cả 2", Do: func() { did = append(did, "cả") }, Lines: []WorkLine{line("A", true), line("B", false)}},
		{Title: "Bàn giao", Lines: []WorkLine{line("C", false)}}})
	w, root := window(t, Scrolled(l))
	if err := says(root, "Thông báo", "Mẫu 51", "In thông báo", "Enter"); err != nil {
		t.Error(err)
	}
	if n := strings.Count(strings.Join(kittest.Texts(root), "|"), "In thông báo"); n != 1 {
		t.Errorf("%d acts are shown, only the picked line has one", n)
	}
	w.Canvas().Focus(l)
	press(w, fyne.KeyDown)
	press(w, fyne.KeyDown)
	press(w, fyne.KeyReturn)
	kittest.TapText(root, "In cả 2")
	kittest.TapText(root, "B")
	kittest.TapText(root, "B")
	if got := strings.Join(did, ","); got != "C,cả,mở B" {
		t.Error(got)
	}
	l.Set(nil)
	if l.Picked() != nil {
		t.Error("an empty list has nothing picked")
	}
	press(w, fyne.KeyReturn)
}

func TestTable(t *testing.T) {
	tb := NewTable(200, []TableColumn{{Title: "Bắt buộc"}, {Title: "Tổng", Bold: true, Line: true}}, []TableRow{
		{Label: "Đầu kỳ", Kind: RowState, Figures: []int64{1452, 1631}}, {Label: "Chết", Figures: []int64{0, Blank}}, {Label: "Ra", Kind: RowSum, Figures: []int64{24, 39}}})
	var cells []string
	tb.OnCell = func(r, c int) { cells = append(cells, fmt.Sprint(r, c)) }
	w, root := window(t, tb)
	if err := says(root, "1.452", "·", "Đầu kỳ"); err != nil {
		t.Error(err)
	}
	w.Canvas().Focus(tb)
	press(w, fyne.KeyDown)
	press(w, fyne.KeyDown)
	press(w, fyne.KeyDown)
	press(w, fyne.KeyRight)
	press(w, fyne.KeyReturn)
	kittest.TapText(root, "1.452")
	if fmt.Sprint(cells) != "[2 1 0 0]" {
		t.Error(cells)
	}
	_, root = window(t, CheckLine(false, "1 + 1 = 3", "cột Tổng"))
	if err := says(root, "Lệch", "cột Tổng"); err != nil {
		t.Error(err)
	}
}

func TestTimelineAndWhy(t *testing.T) {
	opened := -1
	tl := NewTimeline([]Moment{{Date: "02/12/2024", Icon: "in", Label: "Tiếp nhận mới", Note: "tính 28 ngày"}, {Date: "08/06/2026", Icon: "void", Label: "Trở lại", Detail: "hủy: ghi nhầm", Voided: true}})
	tl.OnOpen = func(i int) { opened = i }
	y := Why{Title: "Vì sao 25/12/2026?", Lines: []WhyLine{{Sign: "+", Term: "Thời hạn 24 tháng", Amount: "30/12/2026", Source: "QĐ 61/2024"}}, Result: WhyLine{Sign: "=", Term: "Hết hạn", Amount: "25/12/2026"},
		Notes: []string{"Không đổi: chịu tang"}, Open: []string{"chưa có hướng dẫn"}}
	w, root := window(t, WithPanel(Scrolled(tl), Panel(y.Build(420)), 452, 600))
	if err := says(root, "Tiếp nhận mới", "tính 28 ngày", "Vì sao 25/12/2026?", "QĐ 61/2024", "Hết hạn", "chưa có hướng dẫn"); err != nil {
		t.Error(err)
	}
	w.Canvas().Focus(tl)
	press(w, fyne.KeyDown)
	press(w, fyne.KeyReturn)
	if opened != 1 {
		t.Error("Enter opens", opened)
	}
}

func TestChipsTabsSegment(t *testing.T) {
	var chosen map[string]bool
	c := NewChips([]Chip{{Key: "open", Word: "Đang mở", Count: "648", On: true}, {Key: "b", Word: "Bắt buộc"}, {Key: "away", Word: "Vắng", Group: 1}}, func(m map[string]bool) { chosen = m })
	tab := ""
	tabs := NewTabs([]Tab{{Key: "t", Word: "Diễn biến"}, {Key: "p", Word: "Giấy tờ", Count: "14"}}, func(k string) { tab = k })
	at := -1
	seg := NewSegment([]Option{{Text: "Đến hôm nay"}, {Text: "Tất cả"}}, 0, func(i int) { at = i })
	w, root := window(t, Down(4, c, tabs, seg))
	kittest.TapText(root, "Vắng")
	kittest.TapText(root, "Bắt buộc")
	if fmt.Sprint(chosen) != "map[away:true b:true]" {
		t.Error("one of a group, groups combine", chosen)
	}
	kittest.TapText(root, "Bắt buộc")
	if fmt.Sprint(chosen) != "map[away:true]" {
		t.Error("a second click lets go", chosen)
	}
	kittest.TapText(root, "Giấy tờ 14")
	w.Canvas().Focus(seg)
	press(w, fyne.KeyRight)
	if tab != "p" || at != 1 {
		t.Error(tab, at)
	}
}

func TestButtonSaysWhyItIsOff(t *testing.T) {
	n := 0
	b := NewPrimary("Lưu", "print", "Ctrl+S", func() { n++ })
	w, root := window(t, Inset(0, 0, 1200, 660, b))
	b.Disable("Còn thiếu ngày sinh")
	test.Tap(b)
	test.MoveMouse(w.Canvas(), fyne.NewPos(20, 10))
	if n != 0 || root.TipShown() != "Còn thiếu ngày sinh" {
		t.Error(n, root.TipShown())
	}
	b.Enable()
	w.Canvas().Focus(b)
	press(w, fyne.KeySpace)
	if n != 1 {
		t.Error("Space presses")
	}
}

func TestFrame(t *testing.T) {
	f := NewFrame("Hòa Nhập", []Place{{Route: "today", Icon: "today", Word: "Hôm nay"}, {Route: "people", Icon: "people", Word: "Học viên"}, {Route: "set", Icon: "settings", Word: "Cài đặt", Foot: true}})
	went, undone := "", false
	f.OnGo = func(r string) { went = r }
	f.OnUndo = func() { undone = true }
	window(t, f.Root)
	f.SetCount("today", "11", true, nil)
	f.SetPerson("Trần Thị Hường", "Cán bộ văn thư")
	f.SetCounts(Count{Word: "Có mặt", Value: "622"})
	f.SetUndo("Hoàn tác: chuyển diện Xa Văn Thuận")
	f.SetSaved("Đã lưu 14:02", "Thứ Sáu 20/11/2026")
	f.Show("today", NewText("nội dung", Body))
	if err := says(f.Root, "11", "Trần Thị Hường", "622", "Đã lưu 14:02", "nội dung", "Ctrl+F"); err != nil {
		t.Error(err)
	}
	kittest.TapText(f.Root, "Học viên")
	kittest.TapText(f.Root, "Hoàn tác: chuyển diện Xa Văn Thuận")
	if went != "people" || !undone || f.Route() != "today" {
		t.Error(went, undone, f.Route())
	}
}

func TestRun(t *testing.T) {
	f := NewFrame("x", nil)
	window(t, f.Root)
	InPlace = true
	defer func() { InPlace = false }()
	failed := errors.New("đĩa đầy")
	var got error
	f.Run("Đang in", func(j *Job) error { j.Progress(1, 2); return failed }, func(err error) { got = err })
	if !errors.Is(got, failed) {
		t.Error(got)
	}
	ctx, stop := context.WithCancel(context.Background())
	p := &progress{status: f.status, what: "Đang in", stop: stop, done: 300, total: 1200}
	p.show()
	if kittest.TapText(f.Root, "Dừng") {
		t.Error("work that heeds no stop is offered one")
	}
	j := &Job{ctx: ctx, heeds: func() { p.heeds.Store(true) }}
	j.Context()
	p.show()
	if f.Busy() != "Đang in 300/1.200" {
		t.Error(f.Busy())
	}
	kittest.TapText(f.Root, "Dừng")
	if ctx.Err() == nil {
		t.Error("Dừng stops the work")
	}
	p.hide()
	p.show()
	if f.Busy() != "" {
		t.Error("a late word of progress brings nothing back")
	}
}

func TestBoardEmptyPhotoRuler(t *testing.T) {
	tapped := false
	b := NewBoard([]BoardCell{{Label: "Đầu ngày", Value: "639", Tap: func() { tapped = true }}, {Sign: "+", Label: "Vào", Value: "3"}, {Big: true, Label: "Có mặt", Value: "622"}}, []string{"Trong sổ"}, []BoardRow{{Mark: MarkObliged, Word: "Bắt buộc", Figures: []string{"463"}}})
	ph := NewPhoto(60, func() {})
	ph.Set(image.NewNRGBA(image.Rect(0, 0, 3, 4)))
	n := Notice{Ground: OchreGround, Title: "Người này đã có hồ sơ", Lines: []string{"HV00087"}, Acts: []*Button{NewButton("Thêm đợt 2", "", "", nil)}}
	_, root := window(t, Down(4, b, ph, NewRuler(16, []Span{{Days: 695}, {Days: 23, Kind: Skipped}, {Days: 35, Kind: Left}}, RulerNote{Day: 718, Text: "hôm nay", Now: true}),
		NewDueRuler("Việc đến hạn", DueMark{At: .1, Date: "25/11", Text: "Thông báo"}), n.Build(320), NewName("Bùi Văn Bình", Body)))
	kittest.TapText(root, "639")
	if !tapped {
		t.Error("a figure opens its people")
	}
	if err := says(root, "622", "463", "hôm nay", "Thông báo", "Người này đã có hồ sơ", "Bùi Văn", "Bình"); err != nil {
		t.Error(err)
	}
}

func TestSearchBox(t *testing.T) {
	found, down := "", false
	s := NewSearchBox("Tên, mã", func(x string) { found = x })
	s.OnDown = func() { down = true }
	w, _ := window(t, s)
	s.Type('b')
	typed(w, "inh")
	press(w, fyne.KeyDown)
	if found != "binh" || !down {
		t.Error(found, down)
	}
	press(w, fyne.KeyEscape)
	if s.Text() != "" {
		t.Error("Esc empties the search first")
	}
}

// Larger text must not push the acts out of the window: the facts give way.
func TestHeadKeepsItsActs(t *testing.T) {
	act := NewPrimary("Tiếp nhận", "in", "Ctrl+N", nil)
	s := &Screen{Title: "Học viên", Facts: "648 hồ sơ đang mở", Middle: Fixed(330, 28, NewSearchBox("Tên", nil)), Acts: []fyne.CanvasObject{act}, Body: Gap(1, 1)}
	w, root := window(t, s.Build())
	for _, wide := range []float32{1200, 700, 520} {
		w.Resize(fyne.NewSize(wide, 600))
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(act)
		if end := at.X + act.Size().Width; end > wide {
			t.Errorf("at %v the act ends at %v", wide, end)
		}
	}
	if err := says(root, "Học viên", "Tiếp nhận"); err != nil {
		t.Error(err)
	}
}
