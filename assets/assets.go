// Package assets holds what is not code. Every directory is one file system, its root the directory itself.
package assets

import (
	"embed"
	"io/fs"
)

//go:embed law/*.csv
var law embed.FS

// Law is the law pack: dated rows of the law and of the program's defaults (read by app/law).
func Law() fs.FS { return sub(law, "law") }

func sub(f embed.FS, dir string) fs.FS {
	s, err := fs.Sub(f, dir)
	if err != nil {
		panic(err) // only for a path that is not valid, and ours are constants
	}
	return s
}
