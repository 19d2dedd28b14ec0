package main

import (
	"os"
	"path/filepath"
	"testing"
)

// A second window takes away what a power cut left, but nothing of the first window, which still shows it.
func TestSecondWindowLeavesTheFirstItsFiles(t *testing.T) {
	all := filepath.Join(t.TempDir(), "mot-lan")
	lay := func(window string) string {
		dir := filepath.Join(all, window)
		path := filepath.Join(dir, "thư.pdf")
		if err := os.MkdirAll(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("%PDF"), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	there := func(path string) bool { _, err := os.Stat(path); return err == nil }
	left, before := lay("99"), lay("a-folder-of-before")
	endFirst, err := holdOnce(filepath.Join(all, "1"))
	if err != nil {
		t.Fatal(err)
	}
	if there(left) || there(before) {
		t.Error("what a power cut left is still there")
	}
	shown := lay("1")
	endSecond, err := holdOnce(filepath.Join(all, "2"))
	if err != nil {
		t.Fatal(err)
	}
	if !there(shown) {
		t.Error("the second window emptied the folder of the first")
	}
	endSecond()
	if !there(shown) {
		t.Error("the second window emptied it at its end")
	}
	endFirst()
	if list, err := os.ReadDir(all); err != nil || len(list) > 0 {
		t.Errorf("left %v %v", list, err)
	}
}
