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

//go:embed places/*.csv
var places embed.FS

// Places is the catalogue of provinces and communes and the units before 2025-07-01 (read by law.LoadPlaces).
func Places() fs.FS { return sub(places, "places") }

//go:embed lists/*.csv
var lists embed.FS

// Lists is the code lists of a record and the parts of invented names (read by law.LoadLists, law.LoadNames).
func Lists() fs.FS { return sub(lists, "lists") }

func sub(f embed.FS, dir string) fs.FS {
	s, err := fs.Sub(f, dir)
	if err != nil {
		panic(err) // only for a path that is not valid, and ours are constants
	}
	return s
}
