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
