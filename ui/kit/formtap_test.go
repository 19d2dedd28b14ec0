package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// A form that is made ready for the next person while a dialog says what came of printing keeps its first field.
func TestKeyboardMovedBehindADialogStays(t *testing.T) {
	f := NewForm().OneColumn(80)
	f.Add(&Field{Key: "first", Label: "Đầu"}, &Field{Key: "last", Label: "Cuối"})
	w, _ := window(t, f)
	for _, to := range []string{"first", "last"} {
		f.FocusOn("last")
		d := Tell(w, "Chưa in được", "Tệp vẫn còn đó.")
		f.FocusOn(to)
		w.Canvas().Focus(d.Buttons[0])
		press(w, fyne.KeyReturn)
		if k, _ := f.At(); k != to {
			t.Errorf("the keyboard is in %q, not in %q", k, to)
		}
	}
}

// A line of a list that was typed but not ended belongs to the form it was typed in, never to the next one; the up arrow takes the
// last line back.
func TestLineBeingTypedBelongsToItsForm(t *testing.T) {
	f := admission()
	w, _ := window(t, f)
	f.SetClean()
	f.FocusOn("things")
	typed(w, "ví da")
	press(w, fyne.KeyReturn)
	typed(w, " 500.000 đồng ")
	if f.Value("things") != "ví da\n500.000 đồng" || !f.Dirty() {
		t.Errorf("%q", f.Value("things"))
	}
	f.SetValues(map[string]string{"things": ""})
	f.FocusOn("name")
	if f.Value("things") != "" {
		t.Errorf("of the next person: %q", f.Value("things"))
	}
	f.FocusOn("things")
	typed(w, "ví")
	press(w, fyne.KeyReturn)
	press(w, fyne.KeyUp)
	typed(w, " da")
	press(w, fyne.KeyReturn)
	if f.Value("things") != "ví da" {
		t.Errorf("taken back: %q", f.Value("things"))
	}
}

// A click beside the fields does not take the keyboard away: beside a field or on its label it goes there, else back, and a letter
// typed while nothing has the keyboard is not lost.
func TestClickBesideFields(t *testing.T) {
	f := NewForm().OneColumn(80)
	f.Section("Người").Add(&Field{Key: "first", Label: "Đầu", Width: 100}, &Field{Key: "last", Label: "Cuối", Width: 100})
	w, _ := window(t, Down(0, f, NewText("chữ", Body)))
	NewKeys(w.Canvas())
	f.FocusOn("last")
	typed(w, "ab")
	click := func(x, y float32) {
		w.Canvas().Unfocus() // as the toolkit does at a click on what takes no keyboard
		f.back.Tapped(&fyne.PointEvent{Position: fyne.NewPos(x, y)})
	}
	click(5, 5)
	typed(w, "c")
	if f.Value("last") != "abc" {
		t.Errorf("back where it was: %q", f.Value("last"))
	}
	for _, x := range []float32{10, 400} {
		f.FocusOn("last")
		click(x, f.byKey["first"].ctl.object().Position().Y+9)
		if k, _ := f.At(); k != "first" {
			t.Errorf("beside %q", k)
		}
	}
	f.FocusOn("last")
	w.Canvas().Unfocus()
	w.Canvas().OnTypedRune()('d')
	if f.Value("last") != "abcd" {
		t.Errorf("a letter is lost: %q", f.Value("last"))
	}
}

// What no paper can print, and a page pasted into one line, are said in one sentence; what is doubtful is taken and said in full.
func TestUnfitAndDoubtful(t *testing.T) {
	f := NewForm().OneColumn(80)
	f.Add(&Field{Key: "name", Label: "Tên", Kind: KindName}, &Field{Key: "note", Label: "Ghi chú", Kind: KindLong},
		&Field{Key: "number", Label: "Số", Doubt: func(s string) string {
			if s == "12AB" {
				return "không phải số định danh"
			}
			return ""
		}})
	window(t, f)
	for typed, want := range map[string]string{"  lò văn dũng ": "", "Lò 😀": "Bỏ hình 😀", strings.Repeat("Lò Văn ", 800): "Dài 5.599 chữ, nhiều nhất 300"} {
		in := f.byKey["name"]
		in.ctl.(*textField).quiet(typed)
		in.ctl.(*textField).out()
		if (want == "") != (in.wrong == "") || !strings.HasPrefix(in.wrong, want) {
			t.Errorf("%.20q: %q", typed, in.wrong)
		}
	}
	if w := f.Judge("note", strings.Repeat("37 °C, © ✓ ", 500)); w != "" {
		t.Error(w)
	}
	for _, v := range []string{"12AB", "12"} {
		if w := f.Judge("number", v); w != "" || f.byKey["number"].loud() != (v == "12AB") {
			t.Error(v, w, f.byKey["number"].note)
		}
	}
	f.SetValues(map[string]string{"name": "Lò 😀"})
	if f.byKey["name"].wrong != "" || f.Ready() || f.byKey["name"].wrong == "" {
		t.Error("what a draft brings back is judged before it is written")
	}
	f.Set("name", "Lò Văn Dũng")
	f.Set("number", "12AB")
	if !f.byKey["number"].loud() {
		t.Error("what is filled in is doubted too")
	}
}

func TestKeysAreNamedAsOnTheKeyboard(t *testing.T) {
	for want, s := range map[string]Shortcut{"PageUp": {Key: fyne.KeyPageUp}, "PageDown": {Key: fyne.KeyPageDown}, "Esc": {Key: fyne.KeyEscape}, "Ctrl+Enter": {Key: fyne.KeyReturn, Ctrl: true},
		"Ctrl+S": {Key: fyne.KeyS, Ctrl: true}, "F6": {Key: fyne.KeyF6}} {
		if got := s.Cap(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// One ring is in view, where the keys go: the field behind a dialog shows none until the dialog is answered.
func TestOneRing(t *testing.T) {
	f := NewForm().OneColumn(80)
	f.Add(&Field{Key: "a", Label: "A"})
	b := NewButton("Mở", "", "", nil)
	w, _ := window(t, Down(0, f, b))
	box := f.byKey["a"].ctl.(*textField).box.box
	f.FocusOn("a")
	d := Tell(w, "Đã in", "Hai bản.")
	if box.in {
		t.Error("the field behind the dialog shows a ring")
	}
	d.Close()
	if !box.in {
		t.Error("the field has no ring again")
	}
	w.Canvas().Focus(b)
	d = Tell(w, "Đã in", "Hai bản.")
	if b.pen.focus {
		t.Error("the button behind the dialog shows a ring")
	}
	d.Close()
	if !b.pen.focus || box.in {
		t.Error("the button has no ring again")
	}
}
