package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"hoanhap/data/datatest"
)

// The log has its moment and its cause, and nothing that was planted: no name, no number, no path, no word in quotes.
func TestLogTellsNothingOfAnybody(t *testing.T) {
	dir := t.TempDir()
	var errs bytes.Buffer
	path, stopped, end, err := keepLog(dir, &errs, datatest.Clock)
	if err != nil || stopped != "" {
		t.Fatal(stopped, err)
	}
	log.Printf("error %s: %v", "140200", &fs.PathError{Op: "open", Path: "/home/lan/Nguyen Van An.pdf", Err: os.ErrPermission})
	log.Printf(`copy: C:\Users\lan\Lo Van On.db: the disk is full`)
	log.Printf("resident.name = Nguyễn Văn An: cannot be stored; id 001090123456, %q", "GIANGMAI")
	end()
	log.Print("afterwards")
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{string(b), errs.String()} {
		for _, w := range []string{"Nguyen", "Nguyễn", "Văn", "lan", "Lo Van", "GIANGMAI", "001090123456", "afterwards"} {
			if strings.Contains(text, w) {
				t.Errorf("%q stands in the log:\n%s", w, text)
			}
		}
		for _, w := range []string{"2026-11-21T14:02:00+07:00 error 140200: open …: permission denied", "the disk is full", "cannot be stored"} {
			if !strings.Contains(text, w) {
				t.Errorf("%q does not stand in the log:\n%s", w, text)
			}
		}
	}
}

// The log keeps to its size.
func TestLogIsBounded(t *testing.T) {
	dir := t.TempDir()
	_, _, end, err := keepLog(dir, &bytes.Buffer{}, datatest.Clock)
	if err != nil {
		t.Fatal(err)
	}
	line := strings.Repeat("x", 4000)
	for range 1500 { // 6 MB
		log.Print(line)
	}
	end()
	var size int64
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		i, err := f.Info()
		if err == nil {
			size += i.Size()
		}
	}
	if most := int64(logMB) << 20 * (logBackups + 2); size > most || size < 1<<20 { // one more while the oldest is taken away
		t.Errorf("%d bytes in %d files", size, len(files))
	}
}

// crashChild crashes in a goroutine of its own, as a driver might: no handler of ours is asked.
const crashChild = "HOANHAP_TEST_CRASH"

// A crash that passes every handler is written down by the runtime; the next start finds it, keeps the stack and not the value,
// and says so once.
func TestHardCrashIsToldAtTheNextStart(t *testing.T) {
	if dir := os.Getenv(crashChild); dir != "" {
		if _, _, _, err := keepLog(dir, os.Stderr, datatest.Clock); err != nil {
			fmt.Println(err)
			return
		}
		done := make(chan struct{})
		go func() { defer close(done); panic("GIANGMAI") }()
		<-done
		select {}
	}
	dir := t.TempDir()
	child := exec.Command(os.Args[0], "-test.run=TestHardCrashIsToldAtTheNextStart")
	child.Env = append(os.Environ(), crashChild+"="+dir)
	if err := child.Run(); err == nil {
		t.Fatal("the child did not crash")
	}
	for start := range 2 {
		_, stopped, end, err := keepLog(dir, &bytes.Buffer{}, datatest.Clock)
		if err != nil {
			t.Fatal(err)
		}
		end()
		if start == 1 {
			if stopped != "" {
				t.Error("told twice")
			}
			continue
		}
		b, err := os.ReadFile(filepath.Join(dir, crashFile))
		if err != nil || stopped != filepath.Join(dir, crashFile) {
			t.Fatal(stopped, err)
		}
		if s := string(b); !strings.Contains(s, "TestHardCrashIsToldAtTheNextStart") || strings.Contains(s, "GIANGMAI") {
			t.Errorf("kept %s", s)
		}
	}
}
