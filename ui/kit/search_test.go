package kit

import (
	"testing"

	"fyne.io/fyne/v2"
)

// Two people of one name: leaving the field takes neither, a line of the list takes the one it stands for.
func TestTwoOfOneName(t *testing.T) {
	f := NewForm().OneColumn(80)
	f.Add(&Field{Key: "who", Label: "Ai", Kind: KindSearch, Required: true, Options: []Option{{"7", "Lê Văn An", "D7", ""}, {"9", "Lê Văn An", "D9", ""}, {"3", "Lê Văn Bình", "D3", ""}}},
		&Field{Key: "next", Label: "Sau"})
	w, _ := window(t, f)
	f.FocusFirst()
	typed(w, "Lê Văn An")
	press(w, fyne.KeyEscape)
	f.FocusOn("next")
	if v := f.Value("who"); v != "" || f.Ready() {
		t.Errorf("%q was taken", v)
	}
	f.FocusOn("who")
	press(w, fyne.KeyF4)
	press(w, fyne.KeyDown)
	press(w, fyne.KeyReturn)
	if v := f.Value("who"); v != "9" || !f.Ready() {
		t.Errorf("%q is chosen", v)
	}
}

// A blank inside the words of a line is typed on; where no line has one it opens the list as ever.
func TestChoiceOfTwoWords(t *testing.T) {
	f := NewForm().OneColumn(80)
	f.Add(&Field{Key: "care", Label: "Bệnh", Kind: KindChoice, Options: []Option{{"m", "Methadone", "", ""}, {"a", "ARV", "", ""}, {"v", "viêm phổi", "", ""}, {"h", "viêm gan", "", ""}}},
		&Field{Key: "next", Label: "Sau"})
	w, _ := window(t, f)
	f.Set("care", "m")
	f.FocusFirst()
	write := func(s string) {
		for _, r := range s {
			if r == ' ' {
				press(w, fyne.KeySpace)
			}
			w.Canvas().Focused().TypedRune(r)
		}
	}
	write("viem gan")
	if v := f.Value("care"); v != "h" {
		t.Errorf("%q", v)
	}
	press(w, fyne.KeyReturn)
	if k, _ := f.At(); k != "next" {
		t.Error("a list stood open, the keyboard in", k)
	}
	f.FocusOn("care")
	write("arv ")
	press(w, fyne.KeyUp)
	press(w, fyne.KeyReturn)
	if v := f.Value("care"); v != "m" {
		t.Errorf("the list opens by the blank: %q", v)
	}
}
