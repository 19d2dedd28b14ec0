package kit

import (
	"encoding/json"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"
)

// kitWords are the kit's own files alone: those of the screens have their own tests.
func kitWords(t *testing.T) fs.FS {
	t.Helper()
	m := fstest.MapFS{}
	for _, n := range []string{"kit.vi.json", "kit.en.json"} {
		b, err := os.ReadFile("../../assets/lang/" + n)
		if err != nil {
			t.Fatal(err)
		}
		m[n] = &fstest.MapFile{Data: b}
	}
	return m
}

type sentence struct {
	key  string
	args []any
}

func (s sentence) Word() (string, []any) { return s.key, s.args }

type day string

func (d day) Text() string { return string(d) }

func TestT(t *testing.T) {
	fsys := fstest.MapFS{
		"lang/a.vi.json": {Data: []byte(`{"n":"{n} người","y":"năm {year}","in":"Lỗi: {what}","d":"ngày {day}","inner":"thiếu {n}"}`)},
		"lang/a.en.json": {Data: []byte(`{"n":"{n} people","x":"x"}`)},
		"lang/vi.json":   {Data: []byte(`{"b":"b"}`)},
	}
	if err := LoadWords(fsys, "vi"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ got, want string }{
		{T("n", "n", 12345), "12.345 người"},
		{T("n", "n", int64(-1000)), "–1.000 người"},
		{T("y", "year", 2026), "năm 2026"},
		{T("d", "day", day("20/11/2026")), "ngày 20/11/2026"},
		{T("in", "what", sentence{"inner", []any{"n", 3}}), "Lỗi: thiếu 3"},
		{T("b"), "b"},
		{Say(sentence{"inner", []any{"n", 1}}), "thiếu 1"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
	missed := ""
	OnMissing = func(k string) { missed = k }
	defer func() { OnMissing = func(string) {} }()
	if got := T("no.such"); got != "⟦no.such⟧" || missed != "no.such" {
		t.Errorf("%q, told of %q", got, missed)
	}
	miss, err := MissingKeys(fsys)
	if err != nil || strings.Join(miss, ";") != "en: b;en: d;en: in;en: inner;en: y;vi: x" {
		t.Errorf("%v %v", miss, err)
	}
	if err := LoadWords(fsys, "en"); err != nil || T("n", "n", 12345) != "12,345 people" {
		t.Errorf("english: %v %s", err, T("n", "n", 12345))
	}
}

func TestTwice(t *testing.T) {
	fsys := fstest.MapFS{"a.vi.json": {Data: []byte(`{"k":"1"}`)}, "b.vi.json": {Data: []byte(`{"k":"2"}`)}}
	if miss, err := MissingKeys(fsys); err != nil || !strings.Contains(strings.Join(miss, "|"), "twice: k (b.vi.json)") {
		t.Error("a key worded twice is told", miss, err)
	}
	if err := LoadWords(fsys, "vi"); err != nil || T("k") != "1" {
		t.Error("the program starts all the same", err)
	}
}

func TestKitWords(t *testing.T) {
	miss, err := MissingKeys(kitWords(t))
	if err != nil {
		t.Fatal(err)
	}
	if len(miss) > 0 {
		t.Error(miss)
	}
}

// Fyne has no Vietnamese: every key of its English file must be ours, or it falls back and logs.
func TestFyneSpeaksVietnamese(t *testing.T) {
	test.NewTempApp(t)
	if err := LoadWords(kitWords(t), "vi"); err != nil {
		t.Fatal(err)
	}
	var m map[string]any
	if err := json.Unmarshal(fyneVietnamese, &m); err != nil {
		t.Fatal(err)
	}
	if len(m) != 39 {
		t.Errorf("%d keys, Fyne 2.8.1 has 39", len(m))
	}
	if got := lang.L("Select all"); got != "Chọn hết" {
		t.Errorf("Fyne says %q", got)
	}
}

func TestGroup(t *testing.T) {
	setWords(words, "vi")
	for n, want := range map[int64]string{0: "0", 999: "999", 1000: "1.000", 1234567: "1.234.567", -5: "–5"} {
		if got := Group(n); got != want {
			t.Errorf("%d: %s", n, got)
		}
		if got, ok := Ungroup(want); !ok || got != n {
			t.Errorf("%s: %d", want, got)
		}
	}
	for typed, want := range map[string]int64{"1500000": 1500000, "1,500,000": 1500000, "1 500 000": 1500000, " 24 ": 24, "-1.000": -1000, "0": 0} {
		if got, ok := Ungroup(typed); !ok || got != want {
			t.Errorf("%q: %d, %v", typed, got, ok)
		}
	}
	for _, typed := range []string{"12a", "12,5", "1.50", "1.5000", "1.000,50", "1..000", ".500", "1.000.", "-", "1.-50", "5 năm", "99999999999999999999"} {
		if got, ok := Ungroup(typed); ok {
			t.Errorf("%q is no whole number: %d", typed, got)
		}
	}
}
