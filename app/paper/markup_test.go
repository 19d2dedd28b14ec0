package paper

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestParse(t *testing.T) {
	bs, err := Parse("@parent A\n@centre B\n@number Số: 1\n\n@place C\n@title T\n@subject S\nMột *hai* _ba_.\n" +
		"@f Họ tên: *X* | Tuổi: \\.\n@f Rỗng: *\\.*\n@cols small 2 1:right\n@th a | b\n@tr x \\| y | 1\n@tt Cộng | 2\n@check bad không khớp\n" +
		"@sign P\n@for KT. Q\n@hint (Ký)\n@name \\.\n@sign R\n@to Như trên\n@space 3\n@page\n@i 1. việc\n")
	if err != nil {
		t.Fatal(err)
	}
	if len(bs) != 11 {
		t.Fatalf("%d blocks", len(bs))
	}
	if h := bs[0].Head; h.Parent != "A" || h.Centre != "B" || h.Number != "Số: 1" || h.Place != "C" || h.Nation != nation || h.Motto != motto {
		t.Errorf("%+v", h)
	}
	if bs[1].Title.Text != "T" || bs[1].Title.Subject != "S" {
		t.Errorf("%+v", bs[1].Title)
	}
	want := []Span{{Text: "Một "}, {Text: "hai", Bold: true}, {Text: " "}, {Text: "ba", Italic: true}, {Text: "."}}
	if !reflect.DeepEqual(bs[2].Para.Spans, want) {
		t.Errorf("%+v", bs[2].Para.Spans)
	}
	if f := bs[3].Fields.Parts; len(f) != 2 || f[0].Label != "Họ tên" || !f[0].Value[0].Bold || f[1].Value != nil {
		t.Errorf("%+v", f)
	}
	if f := bs[4].Fields.Parts; f[0].Value != nil {
		t.Errorf("a bold blank is a blank: %+v", f)
	}
	g := bs[5].Grid
	if !g.Small || len(g.Columns) != 2 || g.Columns[1].Align != Right || len(g.Head) != 1 || len(g.Rows) != 2 || !g.Rows[1].Bold {
		t.Errorf("%+v", g)
	}
	if Plain(g.Rows[0].Cells[0].Spans) != "x | y" {
		t.Errorf("%+v", g.Rows[0])
	}
	if bs[6].Check.OK || bs[6].Check.Text != "không khớp" {
		t.Errorf("%+v", bs[6].Check)
	}
	s := bs[7].Sign
	if len(s.Columns) != 2 || s.Columns[0].Authority != "KT. Q" || s.Columns[0].Name != "" || len(s.Recipients) != 1 {
		t.Errorf("%+v", s)
	}
	if bs[8].Space != 3 || !bs[9].PageBreak || bs[10].Para.Label != "1." {
		t.Errorf("%+v", bs[8:])
	}
}

func TestParseRefuses(t *testing.T) {
	for _, text := range []string{"@nothing", "@tr a", "@subject x", "@cols", "@cols a", "@cols 0", "@cols 1:middle", "@cols 1\n@tr a | b",
		"@name x", "@space 0", "@space -1", "@space x", "@check maybe x", "@sign a\n@sign b\n@sign c\n@sign d"} {
		if bs, err := Parse("x\n" + text); err == nil {
			t.Errorf("%q gave %v", text, bs)
		}
	}
}

// Whatever stands in the book, it comes out of a form as that text, in one place, and never as markup.
func TestEscapeIsText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringMatching(`[*_|@#\\.:\n a]{0,20}`)).Draw(t, "s")
		want := strings.Join(strings.Fields(s), " ")
		bs, err := Parse("@f Nhãn: " + Escape(s) + " | Sau: x\n" + Escape(s) + "\n@cols 1 1\n@tr " + Escape(s) + " | z\n")
		if err != nil {
			t.Fatal(err)
		}
		if len(bs) != 3 || len(bs[0].Fields.Parts) != 2 || len(bs[2].Grid.Rows[0].Cells) != 2 {
			t.Fatalf("%q became markup: %+v", s, bs)
		}
		if got := Plain(bs[0].Fields.Parts[0].Value); got != want {
			t.Fatalf("%q as %q", want, got)
		}
		if want == "" {
			want = blank
		}
		if got := Plain(bs[1].Para.Spans); got != want {
			t.Fatalf("%q as %q", want, got)
		}
		for _, x := range bs[1].Para.Spans {
			if x.Bold || x.Italic {
				t.Fatalf("%q has a style", s)
			}
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add("@f a: b | c: d\n@cols 1 2:right\n@tr x | y\n*đậm* _nghiêng_ \\. \\")
	f.Add("@sign X\n@for KT.\n@to y\n@check ok z")
	f.Fuzz(func(t *testing.T, text string) {
		bs, err := Parse(text)
		if err != nil || !utf8.ValidString(text) {
			return
		}
		b, err := json.Marshal(bs)
		if err != nil {
			t.Fatal(err)
		}
		var back []Block
		if err := json.Unmarshal(b, &back); err != nil {
			t.Fatal(err)
		}
		for _, x := range bs {
			x.lines()
		}
	})
}
