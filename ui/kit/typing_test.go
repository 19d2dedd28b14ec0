package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"golang.org/x/text/unicode/norm"

	"hoanhap/ui/kit/kittest"
)

// hard are names with everything that goes wrong: đ, two marks on a letter, ư and ơ together, capitals, tone placement.
var hard = []string{"Nguyễn Thị Đượm", "Đặng Ỷ Thoại", "Lý Quỳnh Ưng", "Hoà Huyền", "Bùi Ngoạn Ẩn"}

// Every way of typing leaves the right name in every kind of field, in its normal form, however fast it comes.
func TestTypingIntoEveryField(t *testing.T) {
	for _, m := range kittest.Methods {
		for _, name := range hard {
			t.Run(m.Name+"/"+name, func(t *testing.T) {
				f := NewForm()
				f.Add(&Field{Key: "text", Label: "Chữ"}, &Field{Key: "name", Label: "Tên", Kind: KindName})
				f.Add(&Field{Key: "search", Label: "Tìm", Kind: KindSearch, Free: true, Find: func(s string) []Option {
					if !norm.NFC.IsNormalString(s) {
						t.Errorf("the options are asked for %q, which is not normal", s)
					}
					return nil
				}}, &Field{Key: "day", Label: "Ngày", Kind: KindDate, Parse: func(s string) (string, string, any) { return s, "", nil }})
				f.Wide(&Field{Key: "long", Label: "Ghi chú", Kind: KindLong, Rows: 2})
				f.Wide(&Field{Key: "lines", Label: "Dòng", Kind: KindLines})
				w, _ := window(t, f)
				f.FocusFirst()
				for range 4 {
					kittest.Play(w.Canvas(), m.Send(name))
					press(w, fyne.KeyReturn)
				}
				f.FocusOn("long")
				kittest.Play(w.Canvas(), m.Send(name))
				f.FocusOn("lines")
				kittest.Play(w.Canvas(), m.Send(name))
				press(w, fyne.KeyReturn)
				want := norm.NFC.String(name)
				for _, k := range []string{"text", "search", "day", "long", "lines"} {
					if got := f.Value(k); got != want {
						t.Errorf("%s: %q (% x)", k, got, got)
					}
				}
				if got := f.Value("name"); got != strings.ToUpper(want) {
					t.Errorf("name: %q", got)
				}
			})
		}
	}
}

// The search box tells each state it goes through, in normal form, and the last is what was meant.
func TestTypingIntoTheSearchBox(t *testing.T) {
	for _, m := range kittest.Methods {
		for _, name := range hard {
			last := ""
			s := NewSearchBox("", func(v string) {
				if !norm.NFC.IsNormalString(v) {
					t.Errorf("%s: told %q", m.Name, v)
				}
				last = v
			})
			w, _ := window(t, s)
			w.Canvas().Focus(s.Focusable())
			kittest.Play(w.Canvas(), m.Send(name))
			if last != norm.NFC.String(name) {
				t.Errorf("%s: %q, want %q", m.Name, last, name)
			}
		}
	}
}

// Letters jump in a list whichever way they come: with backspaces in between, without accents, with marks apart.
func TestTypingIntoAChoice(t *testing.T) {
	options := []Option{{Value: "1", Text: "Đi viện"}, {Value: "2", Text: "Đề nghị"}, {Value: "3", Text: "Kinh"}, {Value: "4", Text: "Kế hoạch"}, {Value: "5", Text: "Ê đê"}}
	for _, required := range []bool{false, true} {
		for _, m := range kittest.Methods {
			for typed, want := range map[string]string{"Kế": "4", "Ki": "3", "đề": "2", "Đ": "1", "ê": "5", "ke": "4", "de": "2"} {
				f := NewForm()
				f.Add(&Field{Key: "kind", Label: "Loại", Kind: KindChoice, Options: options, Required: required})
				w, _ := window(t, f)
				f.FocusFirst()
				kittest.Play(w.Canvas(), m.Send(typed))
				if got := f.Value("kind"); got != want {
					t.Errorf("%s, required %v: %q chose %q, want %q", m.Name, required, typed, got, want)
				}
			}
		}
	}
}

// In a list without a search box the letters lead to the row, whichever typing program sends them, also with a letter taken
// back and put on again with its accent; one with a search box hands each letter to it.
func TestTypingIntoAList(t *testing.T) {
	rows := append([]string{"Nguyễn Thị Dung", "Đặng Yên", "Lý Quỳnh Uyên", "Bùi Ngọc Ân"}, hard...)
	for _, m := range kittest.Methods {
		for i, name := range hard {
			g := NewGrid([]Column{{Key: "code", Title: "Mã", Width: 66}, {Key: "name", Title: "Tên", Width: 164}},
				func() int { return len(rows) }, func(i int) []Cell { return []Cell{{Text: "HV"}, {Text: rows[i]}} })
			w, _ := window(t, g)
			g.Focus()
			kittest.Play(w.Canvas(), m.Send(name))
			if g.Cursor() != 4+i {
				t.Errorf("%s: %q leads to %q", m.Name, name, rows[g.Cursor()])
			}
			box := NewSearchBox("", nil)
			w, _ = window(t, Down(4, box, Fixed(0, 200, g)))
			g.OnType = box.Type
			g.Focus()
			kittest.Play(w.Canvas(), m.Send(name))
			if box.Text() != norm.NFC.String(name) {
				t.Errorf("%s: the search box has %q for %q", m.Name, box.Text(), name)
			}
		}
	}
}

// A word of the list typed without accents is that word when no other reads the same; one typed with accents stays as typed.
func TestNamedWithoutAccents(t *testing.T) {
	list := []Option{{Text: "Thái"}, {Text: "Vợ"}, {Text: "Hòa"}, {Text: "Hoa"}, {Text: "Hóa"}, {Text: "Dao"}, {Text: "Đạo"}}
	for typed, want := range map[string]string{"thai": "Thái", "THAI": "Thái", "thái": "Thái", "vo": "Vợ", "vỡ": "", "hoa": "Hoa", "dao": "Dao", "thá": "", "": ""} {
		if got := named(list, typed).Text; got != want {
			t.Errorf("%q names %q, not %q", typed, got, want)
		}
	}
	if got := named(list[2:3:3], "hoa").Text; got != "Hòa" {
		t.Error(got)
	}
	if got := named([]Option{{Text: "Đạo"}, {Text: "Dạo"}}, "dao").Text; got != "" {
		t.Error("two read the same, and one was taken: ", got)
	}
}

// The place of the next letter is seen in whatever field has the keyboard, and in no other.
func TestCaretIsSeen(t *testing.T) {
	f := NewForm()
	f.Add(&Field{Key: "text", Label: "Chữ"}, &Field{Key: "day", Label: "Ngày", Kind: KindDate, Parse: func(s string) (string, string, any) { return s, "", nil }})
	f.Wide(&Field{Key: "long", Label: "Ghi chú", Kind: KindLong, Rows: 2})
	w, _ := window(t, f)
	for _, key := range []string{"text", "day", "long"} {
		f.FocusOn(key)
		for _, typed := range []rune{'Đ', 'n'} {
			kittest.Play(w.Canvas(), []kittest.Stroke{{Letter: typed}})
			seen := 0
			kittest.Walk(w.Canvas().Focused().(fyne.CanvasObject), func(o fyne.CanvasObject) {
				if r, ok := o.(*canvas.Rectangle); ok && r.Size().Width == caret && r.Size().Height > 12 {
					seen++
				}
			})
			if seen != 1 {
				t.Errorf("%s after %q: %d carets", key, typed, seen)
			}
		}
	}
}
