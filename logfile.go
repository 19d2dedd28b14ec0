package main

import (
	"errors"
	"io"
	"log"
	"os"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"strings"
	"time"

	"gopkg.in/natefinch/lumberjack.v2"
)

// The log of the window: a program of Windows has no standard error. It is for who helps the clerk, and tells nothing of
// anybody in the book.
const (
	logFile    = "hoanhap.log"
	hardFile   = "su-co-nen.txt" // where the runtime writes when a crash passes every handler
	logMB      = 1               // of one file
	logBackups = 2               // older ones kept
)

// keepLog turns the log of the process into a file in the folder; close gives back what was before. stopped is where the last
// crash that no handler answered was written down, "" when there was none.
func keepLog(folder string, errs io.Writer, now func() time.Time) (path, stopped string, end func(), err error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", "", nil, err
	}
	path = filepath.Join(folder, logFile)
	file := &lumberjack.Logger{Filename: path, MaxSize: logMB, MaxBackups: logBackups, LocalTime: true}
	was, flags := log.Writer(), log.Flags()
	log.SetFlags(0)
	log.SetOutput(&discreet{io.MultiWriter(file, errs), now})
	stopped, err = lastCrash(folder)
	hard, err2 := os.OpenFile(filepath.Join(folder, hardFile), os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err2 == nil {
		err2 = debug.SetCrashOutput(hard, debug.CrashOptions{})
		err2 = errors.Join(err2, hard.Close()) // the runtime keeps its own handle
	}
	return path, stopped, func() {
		log.SetOutput(was)
		log.SetFlags(flags)
		_ = debug.SetCrashOutput(nil, debug.CrashOptions{}) // only fails for a file
		_ = file.Close()
	}, errors.Join(err, err2)
}

// keepLog keeps the log of the window in the user's data folder. A log that cannot be kept keeps nobody from the work.
func (s *shell) keepLog() (stopped string, end func()) {
	folder, err := dataFolder()
	if err == nil {
		s.log, stopped, end, err = keepLog(folder, s.p.errs, s.p.now)
	}
	if err != nil {
		log.Print(err)
	}
	if end == nil {
		end = func() {}
	}
	return stopped, end
}

// lastCrash looks whether the runtime wrote of a crash since the last start. What it wrote goes into the file of crashes without
// the value of the crash, which may hold what somebody typed.
func lastCrash(folder string) (string, error) {
	raw, err := os.ReadFile(filepath.Join(folder, hardFile))
	if errors.Is(err, os.ErrNotExist) || err == nil && len(raw) == 0 {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	path := filepath.Join(folder, crashFile)
	return path, errors.Join(os.WriteFile(path, []byte(stackOnly(string(raw))), 0o600), os.Remove(filepath.Join(folder, hardFile)))
}

// stackOnly keeps the stacks of a crash and of its value only what the runtime itself found wrong.
func stackOnly(raw string) string {
	head, stacks, ok := strings.Cut(raw, "\n\ngoroutine ")
	if !ok {
		head, stacks = raw, ""
	}
	first, _, _ := strings.Cut(head, "\n")
	if !strings.HasPrefix(first, "panic: runtime error: ") && !strings.HasPrefix(first, "fatal error: ") && !strings.HasPrefix(first, "SIG") {
		first = "panic"
	}
	return version + "\n" + first + "\n\ngoroutine " + stacks
}

// discreet writes lines with their moment and leaves out what may be somebody's: paths, what stands in quotes, words with
// Vietnamese letters, long numbers.
type discreet struct {
	w   io.Writer
	now func() time.Time
}

// Write never fails: a log that cannot be written keeps nobody from the work.
func (d *discreet) Write(line []byte) (int, error) {
	_, _ = d.w.Write([]byte(d.now().Format(time.RFC3339) + " " + tell(string(line))))
	return len(line), nil
}

var (
	quoted    = regexp.MustCompile("\"[^\"]*\"|'[^']*'|`[^`]*`|“[^”]*”|«[^»]*»")
	paths     = regexp.MustCompile(`(?:[A-Za-z]:)?[\\/][^\n:;]*`)
	accented  = regexp.MustCompile(`[^\s:;,(){}\[\]]*[^\x00-\x7f][^\s:;,(){}\[\]]*`)
	longDigit = regexp.MustCompile(`\d{8,}`)
)

// tell is a line as it may be kept.
func tell(line string) string {
	line = quoted.ReplaceAllString(line, "…")
	line = paths.ReplaceAllString(line, "…")
	line = accented.ReplaceAllString(line, "…")
	return longDigit.ReplaceAllString(line, "#")
}
