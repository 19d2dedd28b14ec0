package paper

import "testing"

// Every letter of Vietnamese in both cases, and the signs papers use.
const alphabet = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz" +
	"àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ" +
	"AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXYFJWZ" +
	"ÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ" +
	"0123456789–“”…₫×·−□.,;:!?()[]/\\'\"%+-=*_@#&<>°"

// A PDF with missing glyphs prints boxes while its text still extracts perfectly: so the glyphs are asked for
// by the typeface itself, in every cut.
func TestEveryLetterHasAGlyph(t *testing.T) {
	for s, f := range faces() {
		for _, r := range alphabet {
			g, err := f.fnt.GlyphIndex(&f.buf, r)
			if err != nil || g == 0 {
				t.Errorf("style %d lacks %q", s, r)
			}
			if a, ok := f.advance(r); !ok || a <= 0 {
				t.Errorf("style %d: %q has no width", s, r)
			}
		}
	}
}

func TestPrintable(t *testing.T) {
	for in, want := range map[string]string{"Nguyễn": "Nguyễn", "a\x00b": "ab", "tên😀": "tên□", "漢": "□", "\ufeffx": "x"} {
		if got := printable(in, bold); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
