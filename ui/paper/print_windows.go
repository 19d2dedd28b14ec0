package paper

import (
	"errors"
	"fmt"
	"path/filepath"

	"golang.org/x/sys/windows"
)

// run asks the shell: name is the verb ("open", "print"), the argument the file. The program that Windows
// has for PDF does the work; where there is none the shell says so.
func run(name string, args ...string) error {
	if len(args) != 1 {
		return fmt.Errorf("one file, not %d", len(args))
	}
	verb, err := windows.UTF16PtrFromString(name)
	if err != nil {
		return err
	}
	file, err := windows.UTF16PtrFromString(args[0])
	if err != nil {
		return err
	}
	return windows.ShellExecute(0, verb, file, nil, nil, windows.SW_SHOWNORMAL)
}

func (d Desk) open(path string) error { return d.shell("open", path) }

// print asks the program that Windows has for PDF. Some, Edge among them, can only show: then the paper is shown, and the
// sentence says how it is printed from there.
func (d Desk) print(path string) error {
	err := d.shell("print", path)
	if errors.Is(err, windows.ERROR_NO_ASSOCIATION) && d.shell("open", path) == nil {
		return fault("err.paper.print_there", path, err)
	}
	return err
}

func (d Desk) shell(verb, path string) error {
	abs, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	return d.Run(verb, abs)
}
