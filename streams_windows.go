package main

import (
	"io"
	"os"
	"strings"

	"golang.org/x/sys/windows"
)

// Windows starts a program with a window without a console, so that a double click opens none. Standard output and error then
// lead nowhere unless they were sent to a file or a pipe: the program writes to the console it was called from, and what a
// clerk who double-clicked must know comes in a box.

var attachConsole = windows.NewLazySystemDLL("kernel32.dll").NewProc("AttachConsole")

const parentProcess = ^uintptr(0) // ATTACH_PARENT_PROCESS, -1

// streams gives standard output and error.
func streams() (out, errs io.Writer) {
	out, errs = io.Discard, box{}
	if !leads(os.Stdout) || !leads(os.Stderr) {
		if r, _, _ := attachConsole.Call(parentProcess); r != 0 {
			if f, err := os.OpenFile("CONOUT$", os.O_RDWR, 0); err == nil {
				out, errs = f, f
			}
		}
	}
	if leads(os.Stdout) {
		out = os.Stdout
	}
	if leads(os.Stderr) {
		errs = os.Stderr
	}
	return out, errs
}

// alert says in a box that the window cannot open: who looks for a window looks at no console.
func alert(errs io.Writer, text string) {
	if _, boxed := errs.(box); !boxed {
		show(text)
	}
}

// leads tells whether a standard handle leads anywhere.
func leads(f *os.File) bool {
	kind, err := windows.GetFileType(windows.Handle(f.Fd()))
	return err == nil && kind != windows.FILE_TYPE_UNKNOWN
}

// box shows what is written to it; progress and warnings are small and rare where nobody sees a console.
type box struct{}

func (box) Write(b []byte) (int, error) {
	if text := strings.TrimSpace(string(b)); text != "" {
		show(text)
	}
	return len(b), nil
}

// show puts up the system's box and waits until it is read.
func show(text string) {
	t, err := windows.UTF16PtrFromString(strings.ReplaceAll(text, "\x00", ""))
	if err != nil {
		return
	}
	title, err := windows.UTF16PtrFromString(appName)
	if err != nil {
		return
	}
	// Nothing more can be done when even this fails.
	_, _ = windows.MessageBox(0, t, title, windows.MB_OK|windows.MB_ICONWARNING|windows.MB_SETFOREGROUND)
}
