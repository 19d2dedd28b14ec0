package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"golang.org/x/image/font/sfnt"

	"hoanhap/app/say"
	"hoanhap/assets"
	"hoanhap/ui/kit"
)

// Every letter and sign of every sentence is in the font of the window, in each of its styles: what is missing there would
// be drawn from another font, and the space after it as a box.
func TestFontHasEverySign(t *testing.T) {
	th := kit.NewTheme(false, 1)
	for _, style := range []fyne.TextStyle{{}, {Bold: true}, {Italic: true}, {Bold: true, Italic: true}} {
		font, err := sfnt.Parse(th.Font(style).Content())
		if err != nil {
			t.Fatal(err)
		}
		var buf sfnt.Buffer
		for _, lang := range []string{"vi", "en"} {
			words, err := say.Load(assets.Lang(), lang)
			if err != nil {
				t.Fatal(err)
			}
			for key, sentence := range words {
				for _, r := range sentence {
					if i, err := font.GlyphIndex(&buf, r); r != '\n' && (err != nil || i == 0) {
						t.Errorf("%s %s: %+v lacks %q", lang, key, style, r)
					}
				}
			}
		}
	}
}
