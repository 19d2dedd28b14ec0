package kit

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"hoanhap/ui/kit/kittest"
)

func bigGrid(n int) *Grid {
	g := NewGrid([]Column{{Key: "code", Title: "Mã", Width: 66, Quiet: true}, {Key: "name", Title: "Tên", Width: 164, Draw: DrawName},
		{Key: "days", Title: "Còn lại", Width: 116, Draw: DrawDays}, {Key: "home", Title: "Nơi cư trú", Width: 60, Grow: true}},
		func() int { return n }, func(i int) []Cell {
			return []Cell{{Text: fmt.Sprintf("HV%05d", i)}, {Text: "Bùi Văn Bình"}, {Text: fmt.Sprint(i), Part: 0.5}, {Text: "Xã Mường Bi"}}
		})
	g.Many = true
	return g
}

func TestGridKeys(t *testing.T) {
	g := bigGrid(100000)
	var opened, picked int
	var typed []rune
	g.OnOpen = func(i int) { opened = i }
	g.OnPick = func(i int) { picked = i }
	g.OnType = func(r rune) { typed = append(typed, r) }
	g.Footer = func(n int) string { return T("kit.list.chosen", "n", g.Len(), "chosen", n) }
	w, root := window(t, g)
	g.Focus()
	if w.Canvas().Focused() != g.Focusable() || g.Cursor() != 0 {
		t.Fatal("the list has the keyboard and its cursor on the first row")
	}
	key := func(n fyne.KeyName) { g.list.TypedKey(&fyne.KeyEvent{Name: n}) }
	key(fyne.KeyDown)
	key(fyne.KeyDown)
	key(fyne.KeyReturn)
	if opened != 2 || picked != 2 {
		t.Errorf("opened %d, picked %d", opened, picked)
	}
	key(fyne.KeyEnd)
	if g.Cursor() != 99999 {
		t.Errorf("End: %d", g.Cursor())
	}
	if s := strings.Join(kittest.Texts(root), "|"); !strings.Contains(s, "HV99999") || strings.Contains(s, "HV00000|") {
		t.Error("the last row must be in view after End")
	}
	key(fyne.KeyHome)
	key(fyne.KeyPageDown)
	if c := g.Cursor(); c < 25 || c > 31 {
		t.Errorf("a page is %d rows", c)
	}
	key(fyne.KeyHome)
	g.list.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	key(fyne.KeyDown)
	key(fyne.KeyDown)
	g.list.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	if fmt.Sprint(g.Chosen()) != "[0 1 2]" {
		t.Errorf("Shift chose %v", g.Chosen())
	}
	if s := strings.Join(kittest.Texts(root), "|"); !strings.Contains(s, "100.000 dòng, đang chọn 3") {
		t.Error("the footer counts the choice")
	}
	g.list.TypedShortcut(&fyne.ShortcutSelectAll{})
	if len(g.Chosen()) != 100000 {
		t.Error("Ctrl+A chooses all")
	}
	g.list.TypedRune('b')
	if string(typed) != "b" {
		t.Errorf("typed %q", string(typed))
	}
}

func TestGridPointer(t *testing.T) {
	g := bigGrid(40)
	var menu []int
	opened := -1
	g.OnOpen = func(i int) { opened = i }
	g.OnMenu = func(rows []int) []Act {
		menu = rows
		return []Act{{Word: "Mở hồ sơ", Do: func() { opened = 100 }}}
	}
	w, root := window(t, g)
	c := w.Canvas()
	test.TapCanvas(c, fyne.NewPos(100, 24+22*3+5))
	if g.Cursor() != 3 || opened != -1 {
		t.Fatalf("tap: cursor %d, opened %d", g.Cursor(), opened)
	}
	test.TapCanvas(c, fyne.NewPos(100, 24+22*3+5))
	if opened != 3 {
		t.Error("the second tap opens")
	}
	row := kittest.Find[*gridRow](root, func(r *gridRow) bool { return r.id == 5 })
	row.MouseDown(&desktop.MouseEvent{Modifier: fyne.KeyModifierControl, Button: desktop.MouseButtonPrimary})
	test.Tap(row)
	if fmt.Sprint(g.Chosen()) != "[3 5]" {
		t.Errorf("Ctrl+click: %v", g.Chosen())
	}
	row.MouseDown(&desktop.MouseEvent{Modifier: fyne.KeyModifierShift})
	test.Tap(kittest.Find[*gridRow](root, func(r *gridRow) bool { return r.id == 5 }))
	test.TapSecondary(kittest.Find[*gridRow](root, func(r *gridRow) bool { return r.id == 8 }))
	if fmt.Sprint(menu) != "[8]" {
		t.Errorf("menu of %v", menu)
	}
	m := kittest.Find[*menuBox](root, func(*menuBox) bool { return true })
	if m == nil || c.Focused() != fyne.Focusable(m) {
		t.Fatal("the menu is open and has the keyboard")
	}
	m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if opened != 100 || kittest.Find[*menuBox](root, func(*menuBox) bool { return true }) != nil {
		t.Error("Enter does the act and closes the menu")
	}
	if c.Focused() != g.Focusable() {
		t.Error("the list has the keyboard again")
	}
}

func TestGridHeader(t *testing.T) {
	g := bigGrid(10)
	sorted := ""
	var kept GridPrefs
	g.OnSort = func(k string, down bool) { sorted = fmt.Sprint(k, down) }
	g.OnPrefs = func(p GridPrefs) { kept = p }
	w, root := window(t, g)
	test.TapCanvas(w.Canvas(), fyne.NewPos(100, 10))
	if sorted != "namefalse" {
		t.Error(sorted)
	}
	test.TapCanvas(w.Canvas(), fyne.NewPos(100, 10))
	if sorted != "nametrue" || kept.Sort != "name" || !kept.Down {
		t.Error(sorted, kept)
	}
	edge := g.places[1].x + g.places[1].w + 5
	test.Drag(w.Canvas(), fyne.NewPos(edge, 10), 0, 0)
	g.head.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(edge+30, 10)}, Dragged: fyne.NewDelta(30, 0)})
	g.head.DragEnd()
	if kept.Widths["name"] != 194 {
		t.Errorf("widened to %v", kept.Widths)
	}
	g.HideColumn("code", true)
	if s := strings.Join(kittest.Texts(root), "|"); strings.Contains(s, "Mã|") || strings.Contains(s, "HV00001") {
		t.Error("a hidden column is not drawn")
	}
	g.Load(GridPrefs{})
	if s := strings.Join(kittest.Texts(root), "|"); !strings.Contains(s, "HV00001") {
		t.Error("loading other prefs shows it again")
	}
}

func TestGridEmpty(t *testing.T) {
	n := 0
	done := false
	g := bigGrid(0)
	g.Len = func() int { return n }
	g.Empty = Empty{Title: "Không tìm thấy", Text: "Đã tìm “Binh” trong học viên tự nguyện.",
		Acts: []*Button{NewButton("Bỏ lọc Tự nguyện", "", "", func() { done = true; n = 1 })}}
	_, root := window(t, g)
	if s := strings.Join(kittest.Texts(root), "|"); !strings.Contains(s, "Không tìm thấy") {
		t.Error(s)
	}
	kittest.TapText(root, "Bỏ lọc Tự nguyện")
	g.Reload()
	if s := strings.Join(kittest.Texts(root), "|"); !done || !strings.Contains(s, "HV00000") || strings.Contains(s, "Không tìm thấy") {
		t.Error(s)
	}
}

// Nothing is created while scrolling: the pens keep their texts.
func TestGridScrollKeepsObjects(t *testing.T) {
	g := bigGrid(1000)
	_, root := window(t, g)
	made := map[*canvas.Text]bool{}
	collect := func() {
		kittest.Walk(root, func(o fyne.CanvasObject) {
			if x, ok := o.(*canvas.Text); ok {
				made[x] = true
			}
		})
	}
	g.list.ScrollToOffset(22 * 50)
	collect()
	before := len(made)
	for i := range 20 {
		g.list.ScrollToOffset(float32(22 * (50 + i)))
		collect()
	}
	if len(made) > before+12 { // one more row may come into the pool
		t.Errorf("%d texts became %d", before, len(made))
	}
}

func BenchmarkGridScroll(b *testing.B) {
	test.NewTempApp(b).Settings().SetTheme(NewTheme(false, 1))
	g := bigGrid(100000)
	w := test.NewTempWindow(b, NewRoot(g))
	w.Resize(fyne.NewSize(1194, 640))
	b.ResetTimer()
	for i := range b.N {
		g.list.ScrollToOffset(float32(66 * (i % 30000)))
	}
}
