//go:build !windows

package paper

import (
	"bytes"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
)

// run starts a program and gives its complaint with the error.
func run(name string, args ...string) error {
	var out bytes.Buffer
	c := exec.Command(name, args...) //nolint:gosec // the names are this package's, the argument is a file we wrote
	c.Stderr = &out
	if err := c.Run(); err != nil {
		if out.Len() > 0 {
			return fmt.Errorf("%w: %s", err, bytes.TrimSpace(out.Bytes()))
		}
		return err
	}
	return nil
}

func (d Desk) open(path string) error {
	abs, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	return d.Run("xdg-open", abs)
}

// print tries lp of CUPS, then lpr.
func (d Desk) print(path string) error {
	abs, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	if err = d.Run("lp", "--", abs); errors.Is(err, exec.ErrNotFound) {
		return d.Run("lpr", "--", abs)
	}
	return err
}
