// Hoanhap keeps the book of a rehabilitation centre. Without a command it opens the window; the commands of exchange.md
// answer on the command line through the same code.
package main

import (
	"io"
	"os"
	"time"
)

func main() {
	out, errs := streams()
	os.Exit(run(os.Args[1:], out, errs, time.Now))
}

// Exit codes (docs/exchange.md).
const (
	exitDone  = 0
	exitFault = 1 // the input or the data is at fault; nothing was changed
	exitUsage = 2
)

// run answers one command line. It touches nothing of the process but what it is given, so tests call it too.
func run(args []string, out, errs io.Writer, now func() time.Time) int {
	p, err := newProgram(args, out, errs, now)
	if err != nil {
		_, _ = io.WriteString(errs, err.Error()+"\n")
		return exitFault
	}
	r := resort{errs: errs, words: p.words, now: now, folder: dataFolder}
	return r.protect(func() int { return p.report(p.answer(args)) })
}
