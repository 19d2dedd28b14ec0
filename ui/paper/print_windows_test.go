package paper

import (
	"errors"
	"path/filepath"
	"testing"

	"golang.org/x/sys/windows"
)

// A viewer that cannot print shows the paper, and the sentence says how to go on.
func TestPrintThere(t *testing.T) {
	path, err := Save(t.TempDir(), "a.pdf", []byte("%PDF"))
	if err != nil {
		t.Fatal(err)
	}
	var asked []string
	d := Desk{Run: func(verb string, args ...string) error {
		asked = append(asked, verb+" "+filepath.Base(args[0]))
		if verb == "print" {
			return windows.ERROR_NO_ASSOCIATION
		}
		return nil
	}}
	var f *Fault
	if err := d.Print(path); !errors.As(err, &f) || f.Key != "err.paper.print_there" {
		t.Errorf("%v", err)
	}
	if len(asked) != 2 || asked[1] != "open a.pdf" {
		t.Error(asked)
	}
}
