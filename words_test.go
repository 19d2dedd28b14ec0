package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"hoanhap/app/exchange"
	"hoanhap/app/say"
	"hoanhap/assets"
)

// TestWorkbookWords: the words of the workbook are those of the window.
func TestWorkbookWords(t *testing.T) {
	vi, err := say.Load(assets.Lang(), "vi")
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range exchange.Labels() {
		if vi[key] != want {
			t.Errorf("%s: window %q, workbook %q", key, vi[key], want)
		}
	}
}

// TestEveryKeyHasWords: every sentence these packages can say stands in both languages.
func TestEveryKeyHasWords(t *testing.T) {
	key := regexp.MustCompile(`"((?:err|warn|fault|command)\.[a-z_]+(?:\.[a-z_]+)*)"`)
	var files []string
	for _, dir := range []string{".", "app", "app/exchange", "app/stay", "app/text", "data", "data/book"} {
		list, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, list...)
	}
	for _, lang := range []string{"vi", "en"} {
		words, err := say.Load(assets.Lang(), lang)
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
				if words[m[1]] == "" {
					t.Errorf("%s: %s has no words in %s", f, m[1], lang)
				}
			}
		}
	}
}
