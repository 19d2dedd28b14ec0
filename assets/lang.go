package assets

import (
	"embed"
	"io/fs"
)

//go:embed lang/*.json
var lang embed.FS

// Lang is the words of the program: *.vi.json and *.en.json, flat maps key → sentence.
func Lang() fs.FS { return sub(lang, "lang") }

// Forms is the forms and layouts of Papers, its root the directory itself.
func Forms() fs.FS { return sub(Papers, "papers") }
