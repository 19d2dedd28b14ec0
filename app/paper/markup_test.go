package paper

import (
	"encoding/json"
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
	b, err := json.Marshal(bs)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Join([]string{
		`{"head":{"parent":"A","centre":"B","number":"Số: 1","nation":"` + nation + `","motto":"` + motto + `","place":"C"}}`,
		`{"title":{"text":"T","subject":"S"}}`,
		`{"para":{"spans":[{"t":"Một "},{"t":"hai","b":true},{"t":" "},{"t":"ba","i":true},{"t":"."}]}}`,
		`{"fields":{"parts":[{"label":"Họ tên","value":[{"t":"X","b":true}]},{"label":"Tuổi"}]}}`,
		`{"fields":{"parts":[{"label":"Rỗng"}]}}`,
		`{"grid":{"columns":[{"w":2},{"w":1,"align":"right"}],"head":[[{"spans":[{"t":"a","b":true}]},{"spans":[{"t":"b","b":true}]}]],` +
			`"rows":[{"cells":[{"spans":[{"t":"x | y"}]},{"spans":[{"t":"1"}]}]},` +
			`{"cells":[{"spans":[{"t":"Cộng","b":true}]},{"spans":[{"t":"2","b":true}]}],"bold":true}],"small":true}}`,
		`{"check":{"text":"không khớp","ok":false}}`,
		`{"sign":{"columns":[{"authority":"KT. Q","position":"P","hint":"(Ký)"},{"position":"R"}],"recipients":["Như trên"]}}`,
		`{"space":3}`, `{"page":true}`, `{"para":{"label":"1.","spans":[{"t":"việc"}]}}`,
	}, ",")
	if string(b) != "["+want+"]" {
		t.Errorf("got %s", b)
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

// A legal basis is set in italics, and what a letter is about belongs to its head.
func TestBasisAndAbout(t *testing.T) {
	bs, err := Parse("@centre CƠ SỞ\n@number Số: 01/CV-CSCN\n@about V/v xác nhận\n@basis Căn cứ Luật *Phòng*, chống ma túy;")
	if err != nil || len(bs) != 2 {
		t.Fatal(bs, err)
	}
	if bs[0].Head.About != "V/v xác nhận" {
		t.Errorf("%+v", bs[0].Head)
	}
	for _, s := range bs[1].Para.Spans {
		if !s.Italic || s.Bold != (s.Text == "Phòng") {
			t.Errorf("%+v", s)
		}
	}
}
