package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hoanhap/app/say"
	"hoanhap/assets"
	"hoanhap/data/datatest"
)

// What nobody foresaw ends the program with one sentence and a reference; the cause stands in a file and tells nothing that
// was typed.
func TestLastResort(t *testing.T) {
	words, err := say.Load(assets.Lang(), "vi")
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "mới")
	var errs bytes.Buffer
	r := &resort{errs: &errs, words: words, now: datatest.Clock, folder: func() (string, error) { return dir, nil }}
	if code := r.protect(func() int { return exitUsage }); code != exitUsage || errs.Len() > 0 {
		t.Fatal(code, errs.String())
	}
	for _, x := range []struct {
		crash func() int
		why   string
	}{{func() int { noMap()["a"]++; return exitDone }, "nil map"},
		{func() int { panic(errors.New("GIANGMAI")) }, "*errors.errorString"}} {
		errs.Reset()
		if code := r.protect(x.crash); code != exitFault {
			t.Errorf("exit %d", code)
		}
		ref := datatest.Now.Format("20060102-150405")
		said := errs.String()
		if strings.Count(said, "\n") != 1 || !strings.Contains(said, ref) || !strings.Contains(said, dir) || strings.Contains(said, "goroutine") {
			t.Errorf("said %q", said)
		}
		b, err := os.ReadFile(filepath.Join(dir, crashFile))
		if err != nil {
			t.Fatal(err)
		}
		if text := string(b); !strings.HasPrefix(text, ref) || !strings.Contains(text, x.why) || !strings.Contains(text, "TestLastResort") || strings.Contains(text, "GIANGMAI") {
			t.Errorf("wrote %s", text)
		}
	}
	// Where nothing can be written the sentence stands all the same.
	errs.Reset()
	r.folder = func() (string, error) { return "", errors.New("no folder") }
	if code := r.protect(func() int { panic("GIANGMAI") }); code != exitFault || strings.Count(errs.String(), "\n") != 1 || strings.Contains(errs.String(), "GIANGMAI") {
		t.Errorf("%d %q", code, errs.String())
	}
}

// noMap is a map that was never made: writing to it crashes.
func noMap() map[string]int { return nil }
