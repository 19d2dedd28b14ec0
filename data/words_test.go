package data_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"hoanhap/app/say"
	"hoanhap/assets"
	"hoanhap/data"
	"hoanhap/data/datatest"
)

// Everything this package says has its sentence in both languages, faults of a row with and without a name.
func TestWords(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	key := regexp.MustCompile(`"((?:err\.data|fault)\.[a-z_]+)"(, )?`)
	for _, lang := range []string{"vi", "en"} {
		book, err := say.Load(assets.Lang(), lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if strings.HasSuffix(f, "_test.go") {
				continue
			}
			src, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range key.FindAllStringSubmatch(string(src), -1) {
				if book[m[1]] == "" {
					t.Errorf("%s: no sentence for %s", lang, m[1])
				}
			}
		}
	}
}

// A fault reads as a sentence with nothing left open, and names the person.
func TestFaultsRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	put(t, path, book(t))
	spoil(t, path, `UPDATE resident SET note = 'khác' WHERE id = 2; UPDATE movement SET day = '2026-02-31' WHERE id = 5;
		UPDATE stay_interval SET to_day = '2026-08-02' WHERE stay_id = 1 AND n = 0; INSERT INTO stay (code, resident_id) VALUES ('GIẢ', 1)`)
	faults, _ := verify(t, path, datatest.Law(t))
	for _, lang := range []string{"vi", "en"} {
		words, err := say.Load(assets.Lang(), lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range faults {
			if s := words.Say(f.Msg); strings.ContainsAny(s, "{}[]") || f.Row != 0 && !strings.Contains(s, f.Name) {
				t.Errorf("%s: %s", lang, s)
			}
		}
	}
	named := func(f data.Fault) bool { return f.Table == "resident" && f.Row == 2 && f.Name != "" && f.Code != "" }
	found := false
	for _, f := range faults {
		found = found || named(f)
	}
	if len(faults) < 4 || !found {
		t.Errorf("%v", faults)
	}
}
