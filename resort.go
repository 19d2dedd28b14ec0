package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"time"

	"hoanhap/app/say"
)

// crashFile stands in the data folder of the user and tells of the last crash.
const crashFile = "su-co.txt"

// resort is the handler of last resort (OWASP ASVS 5.0, 16.5.4): what nobody foresaw ends the program with one sentence and a
// reference, never with half an act. What was under way is taken back by its transaction; the screen goes with the program.
type resort struct {
	errs   io.Writer
	words  say.Book
	now    func() time.Time
	folder func() (string, error) // where the crash is written down
}

// protect runs the program and answers a crash.
func (r *resort) protect(run func() int) (code int) {
	defer func() {
		if why := recover(); why != nil {
			code = r.crashed(why, debug.Stack())
		}
	}()
	return run()
}

func (r *resort) crashed(why any, stack []byte) int {
	ref := r.now().Format("20060102-150405")
	text := r.words.T("err.window.crash", "ref", ref)
	if path, err := r.write(ref, why, stack); err == nil {
		text += " " + r.words.T("err.window.crash_file", "path", path)
	}
	_, _ = fmt.Fprintln(r.errs, text)
	alert(r.errs, text)
	return exitFault
}

// write keeps the crash. A value that is no fault of the language may hold what somebody typed: only its kind is written.
func (r *resort) write(ref string, why any, stack []byte) (string, error) {
	folder, err := r.folder()
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	what := fmt.Sprintf("%T", why)
	if e, ok := why.(runtime.Error); ok {
		what = e.Error()
	}
	path := filepath.Join(folder, crashFile)
	return path, os.WriteFile(path, fmt.Appendf(nil, "%s %s %s/%s\n%s\n\n%s", ref, version, runtime.GOOS, runtime.GOARCH, what, stack), 0o600)
}
