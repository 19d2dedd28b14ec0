package paper

import (
	"io/fs"

	"hoanhap/app/paper"
	"hoanhap/app/say"
)

// Layout is how a paper is set; the office may word it anew, so it is kept with the forms.
type Layout = paper.Layout

// Layouts reads the layouts of a folder.
func Layouts(folder fs.FS) (map[string]Layout, error) { return paper.Layouts(folder) }

func badLayout(name, text string) error {
	return say.Problems{{Field: name, Msg: say.Of("err.paper.layout", "layout", name, "text", text)}}
}
