//go:build !windows

package main

import (
	"io"
	"os"
)

// streams gives standard output and error.
func streams() (out, errs io.Writer) { return os.Stdout, os.Stderr }

// alert: the terminal has said it.
func alert(io.Writer, string) {}
