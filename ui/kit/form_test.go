package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"hoanhap/ui/kit/kittest"
)

func admission() *Form {
	f := NewForm()
	f.Section("Người").
		Add(&Field{Key: "name", Label: "Họ và tên", Kind: KindName, Required: true},
			&Field{Key: "sex", Label: "Giới tính", Kind: KindChoice, Width: 92, Options: []Option{{"m", "Nam", "", ""}, {"f", "Nữ", "", ""}}}).
		Add(&Field{Key: "birth", Label: "Ngày sinh", Kind: KindDate, Width: 104, Required: true, Parse: func(s string) (string, string, any) {
			if s == "5/1/88" {
				return "05/01/1988", "Thứ Ba, 38 tuổi", nil
			}
			if s == "05/01/1988" {
				return s, "Thứ Ba, 38 tuổi", nil
			}
			return "", "", "Ngày ghi như 05/01/1988."
		}}, &Field{Key: "home", Label: "Xã, phường", Kind: KindSearch, Find: func(s string) []Option {
			var out []Option
			for _, o := range []Option{{"1", "Xã Mường Bi", "Phú Thọ", ""}, {"2", "Xã Mường Hoa", "Phú Thọ", ""}, {"3", "Xã Lạc Sơn", "Phú Thọ", ""}} {
				if strings.Contains(o.Text, s) {
					out = append(out, o)
				}
			}
			return out
		}}).
		Add(&Field{Key: "status", Label: "Diện", Kind: KindSegment, Options: []Option{{"b", "Bắt buộc", "", MarkObliged}, {"t", "Tự nguyện", "", MarkWilling}}},
			&Field{Key: "in", Label: "Ngày, giờ vào", Kind: KindText, Width: 100, With: &Field{Key: "hour", Kind: KindTime, Width: 58}}).
		Add(&Field{Key: "money", Label: "Tiền gửi", Kind: KindMoney, Width: 110}, &Field{Key: "ok", Label: "", Place: "đã đọc", Kind: KindCheck}).
		Wide(&Field{Key: "things", Label: "Tư trang", Kind: KindLines, Usual: []string{"Điện thoại", "Đồng hồ"}})
	return f
}

func press(w fyne.Window, n fyne.KeyName) {
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
}

func typed(w fyne.Window, s string) {
	for _, r := range s {
		w.Canvas().Focused().TypedRune(r)
	}
}

// Usual things are added from the list that the down arrow opens, one after the other; what is typed counts before them.
func TestUsualThingsByKeyboard(t *testing.T) {
	f := NewForm()
	f.Add(&Field{Key: "things", Label: "Tư trang", Kind: KindLines, Usual: []string{"Điện thoại", "Đồng hồ", "Ví"}})
	w, _ := window(t, f)
	f.FocusFirst()
	press(w, fyne.KeyDown)
	press(w, fyne.KeyDown)
	press(w, fyne.KeyReturn) // the second
	press(w, fyne.KeyReturn) // of those left the first
	typed(w, "dép tổ ong")
	press(w, fyne.KeyReturn)
	press(w, fyne.KeyDown)
	press(w, fyne.KeyEscape)
	if v := f.Value("things"); v != "Đồng hồ\nĐiện thoại\ndép tổ ong" {
		t.Errorf("%q", v)
	}
	press(w, fyne.KeyUp) // the last line is mended
	if v := w.Canvas().Focused().(*entry).Text; v != "dép tổ ong" {
		t.Errorf("%q is in the entry", v)
	}
}

// The whole form by the keyboard alone: Enter goes on, dates are put right on leaving, letters jump in a list.
func TestFormByKeyboard(t *testing.T) {
	f := admission()
	done := false
	f.OnLast = func() { done = true }
	w, root := window(t, f)
	f.SetClean()
	f.FocusFirst()
	typed(w, "lò  văn dũng ")
	if f.Value("name") != "lò  văn dũng " {
		t.Error("nothing is rewritten while typing")
	}
	press(w, fyne.KeyReturn)
	typed(w, "n") // Nam
	typed(w, "n") // the same letter again: Nữ
	if f.Value("sex") != "f" {
		t.Errorf("sex %q", f.Value("sex"))
	}
	press(w, fyne.KeyUp)
	press(w, fyne.KeyReturn)
	typed(w, "5/1/88")
	press(w, fyne.KeyReturn)
	if s := strings.Join(kittest.Texts(root), "|"); !strings.Contains(s, "05/01/1988") || !strings.Contains(s, "Thứ Ba, 38 tuổi") {
		t.Error("what was understood stands in the slot: ", s)
	}
	typed(w, "Mường")
	press(w, fyne.KeyDown)
	press(w, fyne.KeyReturn)
	press(w, fyne.KeyRight)
	press(w, fyne.KeyRight)
	press(w, fyne.KeyReturn)
	typed(w, "20/11/2026")
	press(w, fyne.KeyReturn)
	typed(w, "8h5")
	press(w, fyne.KeyReturn)
	typed(w, "1500000")
	press(w, fyne.KeyReturn)
	press(w, fyne.KeySpace)
	press(w, fyne.KeyReturn)
	typed(w, "ví da")
	press(w, fyne.KeyReturn)
	press(w, fyne.KeyReturn)
	if !done {
		t.Error("Enter in the last field is told")
	}
	want := map[string]string{"name": "LÒ VĂN DŨNG", "sex": "m", "birth": "05/01/1988", "home": "2", "status": "t", "in": "20/11/2026",
		"hour": "08:05", "money": "1500000", "ok": "1", "things": "ví da"}
	for k, v := range want {
		if got := f.Value(k); got != v {
			t.Errorf("%s: %q, want %q", k, got, v)
		}
	}
	if s := strings.Join(kittest.Texts(root), "|"); !strings.Contains(s, "1.500.000") {
		t.Error("money is shown in groups")
	}
	if !f.Dirty() || !f.Ready() {
		t.Error("changed, and nothing is wrong", f.Faulty(), f.Missing())
	}
	g := admission()
	g.SetValues(f.Values())
	for k, v := range f.Values() {
		if g.Value(k) != v {
			t.Errorf("a draft gives back %s: %q, was %q", k, g.Value(k), v)
		}
	}
}

func TestFormSaysWhatIsMissing(t *testing.T) {
	f := admission()
	w, root := window(t, Down(0, f, f.Foot()))
	see := func(s string) bool { return strings.Contains(strings.Join(kittest.Texts(root), "|"), s) }
	f.FocusOn("name")
	if f.Ready() || !see("Ô “Họ và tên” còn trống") || !see("Ô “Ngày sinh” còn trống") {
		t.Error("every empty field that is needed says so")
	}
	name := f.byKey["name"].ctl.(*textField)
	if w.Canvas().Focused() != name.focus() || !name.box.box.in || !name.box.box.wrong {
		t.Error("the first has the keyboard and shows it")
	}
	typed(w, "Lò Văn Dũng")
	press(w, fyne.KeyReturn)
	if see("Ô “Họ và tên” còn trống") || name.box.box.wrong || !see("Ô “Ngày sinh” còn trống") {
		t.Error("what was filled in says nothing any more")
	}
	f.Note("name", "xem lại theo thẻ", Alarm)
	f.FocusOn("name")
	press(w, fyne.KeyReturn)
	if !see("xem lại theo thẻ") {
		t.Error("what was not changed is still to be looked at")
	}
	f.FocusOn("name")
	typed(w, "Lò Văn Dũng B")
	press(w, fyne.KeyReturn)
	if see("xem lại theo thẻ") {
		t.Error("what was changed is not to be looked at any more")
	}
	f.SetValues(map[string]string{"name": "", "birth": ""})
	if see("Ô “Họ và tên” còn trống") || see("Ô “Ngày sinh” còn trống") {
		t.Error("an emptied form asks for nothing yet")
	}
}

func TestFormErrors(t *testing.T) {
	f := admission()
	w, root := window(t, Down(0, f, f.Foot()))
	see := func(s string) bool { return strings.Contains(strings.Join(kittest.Texts(root), "|"), s) }
	if !see("Còn thiếu: họ và tên, ngày sinh") {
		t.Error("the foot says what is missing")
	}
	f.FocusOn("birth")
	typed(w, "3x")
	if see("Ngày ghi như") {
		t.Error("never judged while typing")
	}
	press(w, fyne.KeyReturn)
	if !see("Ngày ghi như 05/01/1988.") || !see("1 ô cần sửa: ngày sinh") {
		t.Error("error beside the field and in the foot")
	}
	f.Set("name", "A B")
	if f.Ready() || w.Canvas().Focused() != f.byKey["birth"].ctl.focus() {
		t.Error("Ctrl+S goes to the wrong field")
	}
	rest := f.Problems([]Wrong{{"money", "Dưới 0 đồng."}, {"other", "x"}})
	if len(rest) != 1 || !see("Dưới 0 đồng.") || w.Canvas().Focused() != f.byKey["money"].ctl.focus() {
		t.Error("problems stand beside their fields", rest)
	}
	f.Set("money", "")
	f.FocusOn("home")
	typed(w, "Xã Không Có")
	press(w, fyne.KeyEscape)
	f.FocusOn("name")
	if !strings.Contains(strings.Join(f.Faulty(), "|"), "xã, phường") || f.Value("home") != "" {
		t.Error("a commune in no list is refused", f.Faulty())
	}
}

// In a scroller an error that comes makes the form longer, and the field with the keyboard stays in view.
func TestFormInScroller(t *testing.T) {
	f := NewForm()
	for i := range 40 {
		f.Add(&Field{Key: "k" + Group(int64(i)), Label: "Ô", Width: 100, Parse: func(s string) (string, string, any) { return "", "", "sai" }})
	}
	w, root := window(t, Inset(0, 0, 0, 300, f.Scrolled()))
	f.FocusOn("k35")
	typed(w, "x")
	press(w, fyne.KeyReturn)
	if got := strings.Join(kittest.Texts(root), "|"); !strings.Contains(got, "sai") {
		t.Error("the error is shown")
	}
	if f.scroll.Offset.Y < 500 {
		t.Errorf("scrolled to %v", f.scroll.Offset.Y)
	}
}

// Unikey sends a letter, backspaces, and the letter with its accent: the text must come out as it was meant, in NFC.
func TestUnikey(t *testing.T) {
	f := NewForm()
	f.Add(&Field{Key: "a", Label: "Tên"}).Add(&Field{Key: "b", Label: "B"})
	w, _ := window(t, f)
	f.FocusFirst()
	for _, step := range []string{"D", "<", "Đ", "i", "n", "h", " ", "C", "o", "<", "ô", "n", "g"} {
		if step == "<" {
			press(w, fyne.KeyBackspace)
			continue
		}
		typed(w, step)
	}
	typed(w, " a\u0302\u0301") // decomposed, as some tools send it
	press(w, fyne.KeyReturn)
	if got := f.Value("a"); got != "Đinh Công \u1ea5" {
		t.Errorf("%q", got)
	}
}

func TestShortcutsReachTheWindowFromAField(t *testing.T) {
	f := admission()
	w, _ := window(t, f)
	saved, esc := 0, 0
	k := NewKeys(w.Canvas())
	k.Window(Shortcut{Key: fyne.KeyS, Ctrl: true, Word: "kit.key.save", Do: func() { saved++ }},
		Shortcut{Key: fyne.KeyEscape, Word: "kit.key.back", Do: func() { esc++ }})
	f.FocusFirst()
	e := w.Canvas().Focused().(*entry)
	e.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierControl})
	press(w, fyne.KeyEscape)
	if saved != 1 || esc != 1 {
		t.Errorf("Ctrl+S %d, Esc %d", saved, esc)
	}
	f.FocusOn("home")
	press(w, fyne.KeyF4)
	if !f.byKey["home"].ctl.(*textField).list.open() {
		t.Error("F4 opens the list")
	}
	press(w, fyne.KeyEscape)
	if esc != 1 || f.byKey["home"].ctl.(*textField).list.open() {
		t.Error("Esc closes the list first")
	}
}

func TestTimes(t *testing.T) {
	for in, want := range map[string]string{"8": "08:00", "830": "08:30", "0830": "08:30", "8h30": "08:30", "8 giờ": "", "8:5": "08:05", "14.02": "14:02", "24:00": "", "7g15": "07:15"} {
		got, _, wrong := parseTime(in)
		if got != want || (wrong == nil) != (want != "") {
			t.Errorf("%q: %q %v", in, got, wrong)
		}
	}
}

func TestTipShowsWholeText(t *testing.T) {
	long := NewText("Một câu dài hơn chỗ của nó rất nhiều", Body).Narrow(60)
	w, root := window(t, Inset(20, 20, 1200, 600, long))
	shown := kittest.Find(root, func(x *canvas.Text) bool { return strings.HasSuffix(x.Text, "…") })
	if shown == nil {
		t.Fatal("cut with …")
	}
	test.MoveMouse(w.Canvas(), fyne.NewPos(40, 40))
	if root.TipShown() != "Một câu dài hơn chỗ của nó rất nhiều" {
		t.Errorf("tip %q", root.TipShown())
	}
	test.MoveMouse(w.Canvas(), fyne.NewPos(800, 600))
	if root.TipShown() != "" {
		t.Error("the tip goes with the pointer")
	}
}

// In a field that also takes what is in no list, Enter keeps what was typed; only a line moved to is taken.
func TestFreeSearchKeepsWhatWasTyped(t *testing.T) {
	f := NewForm().OneColumn(80)
	f.Add(&Field{Key: "job", Label: "Nghề", Kind: KindSearch, Free: true, Options: []Option{{"Thợ xây", "Thợ xây", "", ""}, {"Thợ mộc", "Thợ mộc", "", ""}, {"Làm ruộng", "Làm ruộng", "", ""}}},
		&Field{Key: "next", Label: "Sau"})
	w, _ := window(t, f)
	f.FocusFirst()
	typed(w, "Thợ")
	press(w, fyne.KeyReturn)
	if f.Value("job") != "Thợ" {
		t.Error(f.Value("job"))
	}
	if k, _ := f.At(); k != "next" {
		t.Error("Enter goes on, at ", k)
	}
	f.FocusOn("job")
	typed(w, "Thợ")
	press(w, fyne.KeyDown)
	press(w, fyne.KeyDown)
	press(w, fyne.KeyReturn)
	if f.Value("job") != "Thợ mộc" {
		t.Error(f.Value("job"))
	}
	f.FocusOn("job")
	typed(w, "làm nương")
	press(w, fyne.KeyReturn)
	if k, _ := f.At(); f.Value("job") != "làm nương" || k != "next" {
		t.Error(f.Value("job"), k)
	}
	for short, want := range map[string]string{"ruong": "ruong", "lam": "Làm ruộng", "tho": "tho", "Lam": "Lam", "lam r": "lam r"} {
		f.FocusOn("job")
		typed(w, short)
		press(w, fyne.KeyReturn)
		if k, _ := f.At(); f.Value("job") != want || k != "next" {
			t.Errorf("%q is %q, the keyboard in %s", short, f.Value("job"), k)
		}
	}
	f.Set("job", "làm nương")
	f.FocusOn("job")
	press(w, fyne.KeyF4)
	press(w, fyne.KeyReturn)
	if f.Value("job") != "Thợ xây" {
		t.Error("F4 on a word of no list opens the list:", f.Value("job"))
	}
}
